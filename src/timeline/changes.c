/* SPDX-License-Identifier: MIT */
/*
 * What an event changed: equilibria gained and lost, by a comparison of the moments before and after it.
 *
 * A settlement is gained under the concepts under which it is an equilibrium after, and no state that corresponds to
 * it was one before; lost the other way round. The few that are kept are those of the strictest concepts, found in one
 * pass over the states by insertion; where others only hold under more or fewer concepts, one of these is among them.
 */
#include "timeline/timeline.h"

#include "dispute/model.h"
#include "stability/concepts.h"

#include <string.h>

/* One side of a comparison, and the settlements of it that are kept so far. */
typedef struct turning {
    const ent_comparison *comparison;
    const ent_solved *solved;
    ent_side side;
    ent_turn kept[ENT_TIMELINE_TURNS];
    size_t count;
    ent_turn shift; /* the first of those that only hold under more, or fewer, concepts */
} turning;

/* Whether a turn is told before another: those that are new as a whole first, then the strictest. */
static bool comes_before(const ent_turn *a, const ent_turn *b)
{
    if ((a->kept == 0) != (b->kept == 0)) {
        return a->kept == 0;
    }
    return ent_strictness(a->concepts) < ent_strictness(b->concepts);
}

static void keep_turn(turning *t, const ent_turn *turn)
{
    size_t at = t->count;
    while (at > 0 && comes_before(turn, &t->kept[at - 1])) {
        at--;
    }
    if (at == ENT_TIMELINE_TURNS) {
        return;
    }
    t->count += t->count < ENT_TIMELINE_TURNS;
    for (size_t k = t->count - 1; k > at; k--) {
        t->kept[k] = t->kept[k - 1];
    }
    t->kept[at] = *turn;
}

/* What becomes of a state, under each concept. */
static ent_turn turn_of(const turning *t, uint64_t state)
{
    ent_turn turn = {.gained = t->side == ENT_SIDE_AFTER, .state = state};
    uint64_t other = 0;
    turn.possible = ent_compared_match(t->comparison, t->side, state, &other) > 0;
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        if ((ent_comparison_concepts(t->comparison) >> c & 1) != 0) {
            const ent_outcome outcome = ent_compared_outcome(t->comparison, t->side, c, state);
            turn.kept |= (unsigned)(outcome == ENT_OUTCOME_KEPT) << c;
            turn.concepts |=
                (unsigned)(outcome == ENT_OUTCOME_CHANGED || outcome == ENT_OUTCOME_ALONE) << c;
        }
    }
    return turn;
}

/* Finds the settlements of a side that turn; *whole of them are new or gone as a whole, *part under some concepts. */
static void find_turns(turning *t, uint64_t *whole, uint64_t *part)
{
    for (uint64_t s = 0; s < ent_state_count(t->solved->space); s++) {
        const ent_turn turn = turn_of(t, s);
        if (turn.concepts != 0) {
            *whole += turn.kept == 0;
            *part += turn.kept != 0;
            keep_turn(t, &turn);
            if (turn.kept != 0 && (*part == 1 || comes_before(&turn, &t->shift))) {
                t->shift = turn;
            }
        }
    }
    if (*part > 0 && t->count == ENT_TIMELINE_TURNS && t->kept[t->count - 1].kept == 0) {
        t->kept[t->count - 1] = t->shift;
    }
}

/* "s12 (deal, status_quo)"; in graph form the word that lists the state comes first. */
static void add_state(ent_text *text, const ent_space *space, uint64_t state)
{
    const ent_dispute *dispute = ent_space_dispute(space);
    const char *id = ent_state_id(space, state);
    bool named = id != NULL;
    ent_text_format(text, "s%llu", (unsigned long long)(state + 1));
    if (named) {
        ent_text_format(text, " (%s", id);
    }
    for (size_t n = 0; n < ent_name_count(dispute); n++) {
        if (ent_state_has_name(space, state, n)) {
            ent_text_format(text, named ? ", %s" : " (%s", ent_name_at(dispute, n));
            named = true;
        }
    }
    ent_text_add(text, named ? ")" : "");
}

/* The values of options that are others than today's, as an expression; nothing where there is none. */
static void add_values(ent_text *text, const ent_solved *in, uint64_t state)
{
    for (size_t o = 0; in->has_today && o < ent_option_count(in->dispute); o++) {
        const ent_option_view option = ent_option_at(in->dispute, o);
        const size_t value = ent_state_value(in->space, state, o);
        if (value == ent_state_value(in->space, in->today, o) ||
            ent_state_varies(in->space, state, o)) {
            continue;
        }
        ent_text_add(text, text->length > 0 ? " and " : "");
        if (option.graded) {
            ent_text_format(text, "%s = %s", option.id, ent_option_value(in->dispute, o, value));
        } else {
            ent_text_add(text, value == 0 ? "not " : "");
            ent_text_add(text, option.id);
        }
    }
}

static ent_status word_turn(ent_timeline *timeline, const ent_solved *in, ent_turn *turn)
{
    ent_text text;
    bool failed = false;
    ent_text_init(&text, &timeline->allocator);
    add_state(&text, in->space, turn->state);
    turn->words = ent_timeline_keep(timeline, ent_text_get(&text), &failed);
    ent_text_clear(&text);
    add_values(&text, in, turn->state);
    if (text.length > 0) {
        turn->values = ent_timeline_keep(timeline, ent_text_get(&text), &failed);
    }
    failed = failed || text.failed;
    ent_text_free(&text);
    return failed ? ENT_ERROR_MEMORY : ENT_OK;
}

/* Copies the turns of both sides into the record, those gained first. */
static ent_status keep_turns(ent_timeline *timeline, turning sides[2], ent_moment_view *view)
{
    ent_turn *turns =
        ent_arena_new(&timeline->arena, sides[0].count + sides[1].count, sizeof *turns);
    if (turns == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t side = 2; side-- > 0;) {
        for (size_t k = 0; k < sides[side].count; k++) {
            ent_turn *turn = &turns[view->turn_count++];
            *turn = sides[side].kept[k];
            ENT_TRY(word_turn(timeline, sides[side].solved, turn));
        }
    }
    view->turns = turns;
    return ENT_OK;
}

static ent_status keep_differences(ent_timeline *timeline, const ent_comparison *comparison,
                                   ent_moment_view *view)
{
    const size_t count = ent_difference_count(comparison);
    ent_difference *kept = ent_arena_new(&timeline->arena, count, sizeof *kept);
    bool failed = kept == NULL;
    for (size_t k = 0; !failed && k < count; k++) {
        kept[k] = ent_difference_at(comparison, k);
        kept[k].subject = ent_timeline_keep(timeline, kept[k].subject, &failed);
        kept[k].before = ent_timeline_keep(timeline, kept[k].before, &failed);
        kept[k].after = ent_timeline_keep(timeline, kept[k].after, &failed);
        kept[k].label = ent_timeline_keep(timeline, kept[k].label, &failed);
    }
    view->difference_count = count;
    view->differences = kept;
    return failed ? ENT_ERROR_MEMORY : ENT_OK;
}

static void count_outcomes(const ent_comparison *comparison, ent_moment_view *view)
{
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        if ((ent_comparison_concepts(comparison) >> c & 1) != 0) {
            const ent_outcome outcomes[] = {ENT_OUTCOME_CHANGED, ENT_OUTCOME_ALONE};
            for (size_t k = 0; k < 2; k++) {
                view->gained[c] += ent_compared_count(comparison, ENT_SIDE_AFTER, c, outcomes[k]);
                view->lost[c] += ent_compared_count(comparison, ENT_SIDE_BEFORE, c, outcomes[k]);
            }
        }
    }
}

/* Whether an event rests on a source or a basis that the selection withdraws. */
static bool is_withdrawn(const ent_dispute *dispute, size_t event)
{
    const ent_selection selection = ent_dispute_selection(dispute);
    const ent_event_view view = ent_event_at(dispute, event);
    bool found = (selection.without_bases >> view.basis & 1) != 0;
    for (size_t k = 0; view.source != NULL && k < selection.without_source_count; k++) {
        found = found || strcmp(view.source, selection.without_sources[k]) == 0;
    }
    return found;
}

static ent_status record(ent_timeline *timeline, const ent_comparison *comparison,
                         const ent_solved *solved[2], ent_moment_view *view)
{
    turning sides[2];
    memset(sides, 0, sizeof sides);
    for (size_t side = 0; side < 2; side++) {
        sides[side].comparison = comparison;
        sides[side].solved = solved[side];
        sides[side].side = (ent_side)side;
    }
    find_turns(&sides[ENT_SIDE_AFTER], &view->appeared, &view->firmer);
    find_turns(&sides[ENT_SIDE_BEFORE], &view->vanished, &view->weaker);
    count_outcomes(comparison, view);
    ENT_TRY(keep_turns(timeline, sides, view));
    return keep_differences(timeline, comparison, view);
}

ent_status ent_record_changes(ent_context *context, ent_timeline *timeline, size_t moment,
                              const ent_solved *before, const ent_solved *now)
{
    const ent_solved *solved[2] = {before, now};
    ent_moment_view *view = &timeline->records[moment].view;
    ent_comparison *comparison = NULL;
    view->withdrawn = is_withdrawn(timeline->dispute, moment - 1);
    ENT_TRY(ent_comparison_new(context, before->solution, now->solution, &comparison));
    const ent_status status = record(timeline, comparison, solved, view);
    ent_comparison_free(comparison);
    return status;
}
