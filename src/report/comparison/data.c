/* SPDX-License-Identifier: MIT */
/* A comparison as JSON and CSV. */
#include "report/data.h"
#include "report/comparison/sheet.h"
#include "report/head.h"
#include "report/words.h"
#include "stability/concepts.h"

#include <string.h>

/* A place from 1, or null. */
static void put_place(ent_writer *w, const char *key, size_t place)
{
    ent_json_key(w, key);
    if (place == ENT_NO_PLACE) {
        ent_json_null(w);
    } else {
        ent_json_count(w, place + 1);
    }
}

static void put_differences(ent_comparison_sheet *s)
{
    ent_writer *w = s->w;
    ent_json_key(w, "differences");
    ent_json_open(w, '[');
    for (size_t i = 0; i < ent_difference_count(s->comparison); i++) {
        const ent_difference d = ent_difference_at(s->comparison, i);
        ent_json_open(w, '{');
        ent_json_field_text(w, "kind", ent_difference_word(d.kind));
        ent_json_field_text(w, "subject", d.subject);
        ent_json_field_text(w, "label", d.label);
        ent_json_field_text(w, "before", d.before);
        ent_json_field_text(w, "after", d.after);
        put_place(w, "before_place", d.before_place);
        put_place(w, "after_place", d.after_place);
        ent_json_close(w, '}');
    }
    ent_json_close(w, ']');
}

static void put_counts(ent_comparison_sheet *s)
{
    ent_concept order[ENT_CONCEPT_COUNT];
    const size_t count = ent_strictest_of(ent_comparison_concepts(s->comparison), order);
    ent_writer *w = s->w;
    ent_json_key(w, "counts");
    ent_json_open(w, '{');
    for (size_t i = 0; i < count; i++) {
        const ent_concept c = order[i];
        const struct {
            const char *key;
            ent_side side;
            ent_outcome outcome;
        } parts[] = {{"kept_before", ENT_SIDE_BEFORE, ENT_OUTCOME_KEPT},
                     {"kept_after", ENT_SIDE_AFTER, ENT_OUTCOME_KEPT},
                     {"lost", ENT_SIDE_BEFORE, ENT_OUTCOME_CHANGED},
                     {"impossible", ENT_SIDE_BEFORE, ENT_OUTCOME_ALONE},
                     {"gained", ENT_SIDE_AFTER, ENT_OUTCOME_CHANGED},
                     {"new", ENT_SIDE_AFTER, ENT_OUTCOME_ALONE}};
        ent_json_key(w, ent_concept_key(c));
        ent_json_open(w, '{');
        ent_json_field_count(w, "before", ent_equilibrium_count(s->solution[0], c));
        ent_json_field_count(w, "after", ent_equilibrium_count(s->solution[1], c));
        for (size_t k = 0; k < sizeof parts / sizeof *parts; k++) {
            ent_json_field_count(
                w, parts[k].key,
                ent_compared_count(s->comparison, parts[k].side, c, parts[k].outcome));
        }
        ent_json_close(w, '}');
    }
    ent_json_close(w, '}');
}

/* Who stays in a state and in the one that corresponds to it, where that differs. */
static void put_parties(ent_comparison_sheet *s, ent_side side, uint64_t state)
{
    ent_json_key(s->w, "parties");
    ent_json_open(s->w, '[');
    for (size_t p = 0; p < ent_party_count(s->dispute[side]); p++) {
        unsigned own = 0, other = 0;
        if (ent_comparison_party_stays(s, side, p, state, &own, &other) && own != other) {
            ent_json_open(s->w, '{');
            ent_json_field_text(s->w, "party", ent_party_id(s->dispute[side], p));
            ent_json_strictest(s->w, "stayed", side == ENT_SIDE_BEFORE ? own : other);
            ent_json_strictest(s->w, "stays", side == ENT_SIDE_BEFORE ? other : own);
            ent_json_close(s->w, '}');
        }
    }
    ent_json_close(s->w, ']');
}

static void put_settlement(ent_comparison_sheet *s, ent_side side, uint64_t state, unsigned under)
{
    uint64_t first = 0;
    const uint64_t matches = ent_compared_match(s->comparison, side, state, &first);
    ent_json_open(s->w, '{');
    ent_json_state(s->w, s->space[side], state);
    ent_json_strictest(s->w, "concepts", under);
    ent_json_field_count(s->w, "corresponding", matches);
    ent_json_key(s->w, "other");
    if (matches > 0) {
        ent_json_count(s->w, first + 1);
    } else {
        ent_json_null(s->w);
    }
    put_parties(s, side, state);
    ent_json_close(s->w, '}');
}

static void put_settlements(ent_comparison_sheet *s)
{
    static const struct {
        const char *key;
        ent_side side;
        ent_outcome outcome;
    } lists[] = {{"lost", ENT_SIDE_BEFORE, ENT_OUTCOME_CHANGED},
                 {"impossible", ENT_SIDE_BEFORE, ENT_OUTCOME_ALONE},
                 {"gained", ENT_SIDE_AFTER, ENT_OUTCOME_CHANGED},
                 {"new", ENT_SIDE_AFTER, ENT_OUTCOME_ALONE},
                 {"kept", ENT_SIDE_AFTER, ENT_OUTCOME_KEPT}};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        ent_json_key(s->w, lists[i].key);
        ent_json_open(s->w, '{');
        ent_json_key(s->w, "list");
        ent_json_open(s->w, '[');
        const uint64_t total =
            ent_comparison_each(s, lists[i].side, lists[i].outcome, put_settlement);
        ent_json_close(s->w, ']');
        ent_json_field_count(s->w, "total", total);
        ent_json_close(s->w, '}');
    }
}

/* In how many pairs of states each party leaves or stays that did not before. */
static void put_stays(ent_comparison_sheet *s)
{
    ent_concept order[ENT_CONCEPT_COUNT];
    const size_t count = ent_strictest_of(ent_comparison_concepts(s->comparison), order);
    ent_json_key(s->w, "stays");
    ent_json_open(s->w, '{');
    for (size_t p = 0; p < ent_party_count(s->dispute[0]); p++) {
        size_t other = 0;
        if (!ent_compared_party(s->comparison, ENT_SIDE_BEFORE, p, &other)) {
            continue;
        }
        ent_json_key(s->w, ent_party_id(s->dispute[0], p));
        ent_json_open(s->w, '{');
        for (size_t i = 0; i < count; i++) {
            ent_json_key(s->w, ent_concept_key(order[i]));
            ent_json_open(s->w, '{');
            ent_json_field_count(s->w, "leaves", ent_compared_leaves(s->comparison, order[i], p));
            ent_json_field_count(s->w, "stays", ent_compared_stays(s->comparison, order[i], p));
            ent_json_close(s->w, '}');
        }
        ent_json_close(s->w, '}');
    }
    ent_json_close(s->w, '}');
}

/* A name of a file: how many states bear it, and how many of these hold. */
static void put_named(ent_comparison_sheet *s, const char *key, ent_side side, size_t name)
{
    ent_concept order[ENT_CONCEPT_COUNT];
    const size_t count = ent_strictest_of(ent_comparison_concepts(s->comparison), order);
    ent_json_key(s->w, key);
    ent_json_open(s->w, '{');
    ent_json_field_count(s->w, "state_count",
                         ent_comparison_named(s, side, name, ENT_CONCEPT_COUNT));
    for (size_t i = 0; i < count; i++) {
        ent_json_field_count(s->w, ent_concept_key(order[i]),
                             ent_comparison_named(s, side, name, order[i]));
    }
    ent_json_close(s->w, '}');
}

/* The names that both files have. */
static void put_names(ent_comparison_sheet *s)
{
    ent_json_key(s->w, "names");
    ent_json_open(s->w, '[');
    for (size_t n = 0; n < ent_name_count(s->dispute[0]); n++) {
        size_t other = 0;
        if (ent_comparison_name(s, n, &other)) {
            ent_json_open(s->w, '{');
            ent_json_field_text(s->w, "name", ent_name_at(s->dispute[0], n));
            put_named(s, "before", ENT_SIDE_BEFORE, n);
            put_named(s, "after", ENT_SIDE_AFTER, other);
            ent_json_close(s->w, '}');
        }
    }
    ent_json_close(s->w, ']');
}

/* The values of an option that are told by a label, with it; nothing where there are none. */
static void put_value_labels(ent_writer *w, const ent_dispute *dispute, size_t option)
{
    bool any = false;
    for (size_t v = 0; v < ent_option_at(dispute, option).value_count; v++) {
        const char *name = ent_option_value(dispute, option, v);
        const char *label = ent_option_value_label(dispute, option, v);
        if (strcmp(name, label) == 0) {
            continue;
        }
        if (!any) {
            ent_json_key(w, "labels");
            ent_json_open(w, '{');
        }
        ent_json_field_text(w, name, label);
        any = true;
    }
    if (any) {
        ent_json_close(w, '}');
    }
}

/* A file: its title, options with their labels, and today with what it holds under. */
static void put_side(ent_comparison_sheet *s, const char *key, ent_side side)
{
    ent_writer *w = s->w;
    const ent_dispute *dispute = s->dispute[side];
    uint64_t today = 0;
    ent_json_key(w, key);
    ent_json_open(w, '{');
    ent_json_field_text(w, "title", ent_dispute_title(dispute));
    ent_json_moment(w, dispute);
    ent_json_key(w, "options");
    ent_json_open(w, '[');
    for (size_t o = 0; o < ent_option_count(dispute); o++) {
        const ent_option_view option = ent_option_at(dispute, o);
        ent_json_open(w, '{');
        ent_json_field_text(w, "id", option.id);
        ent_json_field_text(w, "label", option.label);
        ent_json_field_text(w, "party", ent_party_id(dispute, option.party));
        put_value_labels(w, dispute, o);
        ent_json_close(w, '}');
    }
    ent_json_close(w, ']');
    ent_json_field_count(w, "state_count", ent_state_count(s->space[side]));
    ent_json_key(w, "today");
    if (ent_state_today(s->space[side], &today) == ENT_OK) {
        const unsigned alone = ent_comparison_under(s, side, today, ENT_OUTCOME_NONE);
        ent_json_open(w, '{');
        ent_json_state(w, s->space[side], today);
        ent_json_strictest(s->w, "concepts", ent_comparison_concepts(s->comparison) & ~alone);
        ent_json_close(w, '}');
    } else {
        ent_json_null(w);
    }
    ent_json_close(w, '}');
}

void ent_comparison_json(ent_comparison_sheet *s)
{
    ent_json_open(s->w, '{');
    ent_json_field_count(s->w, "entente", 1);
    put_side(s, "before", ENT_SIDE_BEFORE);
    put_side(s, "after", ENT_SIDE_AFTER);
    ent_json_strictest(s->w, "concepts", ent_comparison_concepts(s->comparison));
    ent_json_field_count(s->w, "pairs", ent_compared_pairs(s->comparison));
    put_differences(s);
    put_counts(s);
    put_settlements(s);
    put_names(s);
    put_stays(s);
    ent_json_close(s->w, '}');
}

void ent_comparison_csv(ent_comparison_sheet *s)
{
    static const char *const words[2][ENT_OUTCOME_COUNT] = {{"", "kept", "lost", "impossible"},
                                                            {"", "kept", "gained", "new"}};
    ent_concept order[ENT_CONCEPT_COUNT];
    const size_t count = ent_strictest_of(ent_comparison_concepts(s->comparison), order);
    ent_put(s->w, "side,state,other,corresponding");
    for (size_t i = 0; i < count; i++) {
        ent_csv_field(s->w, false, ent_concept_key(order[i]));
    }
    ent_put(s->w, "\n");
    for (int side = 0; side < 2; side++) {
        for (uint64_t state = 0; state < ent_state_count(s->space[side]); state++) {
            uint64_t first = 0;
            const uint64_t matches =
                ent_compared_match(s->comparison, (ent_side)side, state, &first);
            const unsigned none = ent_comparison_under(s, (ent_side)side, state, ENT_OUTCOME_NONE);
            if (none == ent_comparison_concepts(s->comparison)) {
                continue;
            }
            ent_put(s->w, side == 0 ? "before," : "after,");
            ent_put_count(s->w, state + 1);
            ent_put(s->w, ",");
            if (matches > 0) {
                ent_put_count(s->w, first + 1);
            }
            ent_put(s->w, ",");
            ent_put_count(s->w, matches);
            for (size_t i = 0; i < count; i++) {
                ent_csv_field(s->w, false,
                              words[side][ent_compared_outcome(s->comparison, (ent_side)side,
                                                               order[i], state)]);
            }
            ent_put(s->w, "\n");
        }
    }
}
