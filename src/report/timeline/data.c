/* SPDX-License-Identifier: MIT */
/* A timeline for programs: JSON, an object a moment; CSV, a row for each moment and target. */
#include "report/data.h"
#include "report/head.h"
#include "report/timeline/sheet.h"
#include "stability/concepts.h"

/* A number of moves or a cost, or null. */
static void put_known(ent_writer *w, const char *key, bool known, uint64_t number)
{
    ent_json_key(w, key);
    if (known) {
        ent_json_count(w, number);
    } else {
        ent_json_null(w);
    }
}

static void put_counts(ent_timeline_sheet *s, const char *key, const uint64_t *counts)
{
    ent_concept order[ENT_CONCEPT_COUNT];
    const size_t count = ent_strictest_of(ent_timeline_concepts(s->timeline), order);
    ent_json_key(s->w, key);
    ent_json_open(s->w, '{');
    for (size_t k = 0; k < count; k++) {
        ent_json_field_count(s->w, ent_concept_key(order[k]), counts[order[k]]);
    }
    ent_json_close(s->w, '}');
}

static void put_event(ent_timeline_sheet *s, size_t moment)
{
    ent_json_key(s->w, "event");
    if (moment == 0) {
        ent_json_null(s->w);
        return;
    }
    const ent_event_view event = ent_event_at(s->dispute, moment - 1);
    ent_json_open(s->w, '{');
    ent_json_field_text(s->w, "id", event.id);
    ent_json_field_text(s->w, "date", event.date);
    ent_json_field_text(s->w, "label", event.label);
    ent_json_field_text(s->w, "kind", event.kind);
    ent_json_field_text(s->w, "place", event.place);
    ent_json_field_text(s->w, "channel", event.channel);
    ent_json_key(s->w, "participants");
    ent_json_open(s->w, '[');
    for (size_t k = 0; k < event.participant_count; k++) {
        ent_json_text(s->w, event.participants[k]);
    }
    ent_json_close(s->w, ']');
    ent_json_field_text(s->w, "basis", ent_basis_word(event.basis));
    ent_json_field_text(s->w, "source", event.source);
    ent_json_field_text(s->w, "passage", event.passage);
    ent_json_close(s->w, '}');
}

static void put_place(ent_writer *w, const char *key, size_t place)
{
    put_known(w, key, place != ENT_NO_PLACE, place + 1);
}

static void put_differences(ent_timeline_sheet *s, const ent_moment_view *view)
{
    ent_json_key(s->w, "differences");
    ent_json_open(s->w, '[');
    for (size_t k = 0; k < view->difference_count; k++) {
        const ent_difference *d = &view->differences[k];
        ent_json_open(s->w, '{');
        ent_json_field_text(s->w, "kind", ent_difference_word(d->kind));
        ent_json_field_text(s->w, "subject", d->subject);
        ent_json_field_text(s->w, "label", d->label);
        ent_json_field_text(s->w, "before", d->before);
        ent_json_field_text(s->w, "after", d->after);
        put_place(s->w, "before_place", d->before_place);
        put_place(s->w, "after_place", d->after_place);
        ent_json_close(s->w, '}');
    }
    ent_json_close(s->w, ']');
}

static void put_turns(ent_timeline_sheet *s, const ent_moment_view *view)
{
    ent_json_key(s->w, "settlements");
    ent_json_open(s->w, '[');
    for (size_t k = 0; k < view->turn_count; k++) {
        const ent_turn *turn = &view->turns[k];
        ent_json_open(s->w, '{');
        ent_json_field_text(s->w, "change", turn->gained ? "gained" : "lost");
        ent_json_field_count(s->w, "state", turn->state + 1);
        ent_json_field_text(s->w, "text", turn->words);
        ent_json_field_text(s->w, "values", turn->values);
        ent_json_strictest(s->w, "concepts", turn->concepts);
        ent_json_strictest(s->w, "kept", turn->kept);
        ent_json_field_bool(s->w, "possible", turn->possible);
        ent_json_close(s->w, '}');
    }
    ent_json_close(s->w, ']');
}

static void put_targets(ent_timeline_sheet *s, size_t moment)
{
    ent_json_key(s->w, "targets");
    ent_json_open(s->w, '[');
    for (size_t t = 0; t < s->targets; t++) {
        const ent_target_view view = ent_timeline_target(s->timeline, moment, t);
        ent_json_open(s->w, '{');
        ent_json_field_text(s->w, "target", ent_timeline_target_name(s->timeline, t));
        ent_json_field_bool(s->w, "known", view.known);
        ent_json_field_count(s->w, "state_count", view.state_count);
        ent_json_strictest(s->w, "holds", view.holds);
        put_known(s->w, "moves", view.moves != ENT_NOT_REACHED, view.moves);
        put_known(s->w, "improvements", view.improvements != ENT_NOT_REACHED, view.improvements);
        put_known(s->w, "cost", view.cost >= 0, (uint64_t)view.cost);
        ent_json_field_text(s->w, "change", view.change);
        ent_json_field_count(s->w, "searched", view.searched);
        ent_json_close(s->w, '}');
    }
    ent_json_close(s->w, ']');
}

static void put_today(ent_timeline_sheet *s, const ent_moment_view *view)
{
    ent_json_key(s->w, "today");
    ent_json_open(s->w, '{');
    ent_json_field_bool(s->w, "possible", view->today_possible);
    ent_json_strictest(s->w, "holds", view->today_holds);
    ent_json_close(s->w, '}');
}

static void put_moment(ent_timeline_sheet *s, size_t moment)
{
    const ent_moment_view view = ent_timeline_moment(s->timeline, moment);
    ent_json_open(s->w, '{');
    ent_json_field_count(s->w, "number", moment);
    put_event(s, moment);
    ent_json_field_bool(s->w, "withdrawn", view.withdrawn);
    ent_json_field_text(s->w, "words", view.words);
    ent_json_field_count(s->w, "state_count", view.state_count);
    put_today(s, &view);
    put_counts(s, "equilibria", view.equilibria);
    put_counts(s, "gained", view.gained);
    put_counts(s, "lost", view.lost);
    ent_json_field_count(s->w, "appeared", view.appeared);
    ent_json_field_count(s->w, "vanished", view.vanished);
    ent_json_field_count(s->w, "firmer", view.firmer);
    ent_json_field_count(s->w, "weaker", view.weaker);
    put_turns(s, &view);
    put_targets(s, moment);
    put_differences(s, &view);
    ent_json_close(s->w, '}');
}

void ent_timeline_json(ent_timeline_sheet *s)
{
    ent_json_head(s->w, s->dispute);
    ent_json_strictest(s->w, "concepts", ent_timeline_concepts(s->timeline));
    ent_json_key(s->w, "targets");
    ent_json_open(s->w, '[');
    for (size_t t = 0; t < s->targets; t++) {
        ent_json_text(s->w, ent_timeline_target_name(s->timeline, t));
    }
    ent_json_close(s->w, ']');
    ent_json_key(s->w, "moments");
    ent_json_open(s->w, '[');
    for (size_t m = 0; m < s->moments; m++) {
        put_moment(s, m);
    }
    ent_json_close(s->w, ']');
    ent_json_close(s->w, '}');
}

/* A field of a number that may not be known. */
static void put_field(ent_timeline_sheet *s, bool known, uint64_t number)
{
    if (known) {
        ent_text_add_count(&s->text, number);
    }
    ent_csv_field(s->w, false, ent_text_get(&s->text));
    ent_text_clear(&s->text);
}

static void put_row(ent_timeline_sheet *s, size_t moment, size_t target)
{
    ent_concept order[ENT_CONCEPT_COUNT];
    const size_t count = ent_strictest_of(ent_timeline_concepts(s->timeline), order);
    const ent_target_view view = ent_timeline_target(s->timeline, moment, target);
    const ent_event_view event =
        moment == 0 ? (ent_event_view){.id = NULL} : ent_event_at(s->dispute, moment - 1);
    ent_put_count(s->w, moment);
    ent_csv_field(s->w, false, moment == 0 ? "start" : event.id);
    ent_csv_field(s->w, false, event.date == NULL ? "" : event.date);
    ent_csv_field(s->w, false, ent_timeline_target_name(s->timeline, target));
    put_field(s, view.known, view.state_count);
    for (size_t k = 0; k < count; k++) {
        put_field(s, view.known, view.holds >> order[k] & 1);
    }
    put_field(s, view.moves != ENT_NOT_REACHED, view.moves);
    put_field(s, view.improvements != ENT_NOT_REACHED, view.improvements);
    put_field(s, view.cost >= 0, (uint64_t)view.cost);
    ent_csv_field(s->w, false, view.change == NULL ? "" : view.change);
    ent_put(s->w, "\n");
}

void ent_timeline_csv(ent_timeline_sheet *s)
{
    ent_concept order[ENT_CONCEPT_COUNT];
    const size_t count = ent_strictest_of(ent_timeline_concepts(s->timeline), order);
    ent_put(s->w, "moment,event,date,target,states");
    for (size_t k = 0; k < count; k++) {
        ent_csv_field(s->w, false, ent_concept_key(order[k]));
    }
    ent_put(s->w, ",moves,improvements,cost,change\n");
    for (size_t m = 0; m < s->moments; m++) {
        for (size_t t = 0; t < s->targets; t++) {
            put_row(s, m, t);
        }
    }
}
