/* SPDX-License-Identifier: MIT */
/*
 * The first to look at: which of the states shown get the first letters, and in which order.
 *
 * Of each outcome that the file names and that would hold its first state, the one that all commands take for the name, gets a
 * letter before a second state of any name does; then, up to four in all, states without a name, and then second ones. In any
 * case the state that was asked for has one, and one that is better than today for some party and worse for none. The order:
 * first states of names before others, the state that was asked for last unless it is one of these; then what moves lead to
 * from today; then what leaves no party worse off; then as in all commands, the firmest first. O(names^2 + equilibria *
 * parties).
 */
#include "report/material/inside.h"
#include "stability/concepts.h"
#include "stability/firmness.h"

/* What decides the place of a state before its firmness does. */
typedef struct rank {
    bool named, unasked, reached, unharmed;
} rank;

static bool is_of_name(const ent_material *m, uint64_t state)
{
    bool found = false;
    for (size_t k = 0; k < m->digest->name_count; k++) {
        const ent_name_standing *name = &m->digest->names[k];
        found = found || (name->holding > 0 && name->strongest.state == state);
    }
    return found;
}

/* Whether a state leaves no party worse off than today, also where that is only supposed, as the file is silent (firmness.h asks
 * for a file that says it). */
static bool is_unharmed(const ent_material *m, uint64_t state)
{
    bool good = m->has_today;
    for (size_t p = 0; good && p < ent_party_count(m->dispute); p++) {
        good = ent_level(m->solution, p, state) >= ent_level(m->solution, p, m->today);
    }
    return good;
}

static rank rank_of(const ent_material *m, const ent_settlement *standing, bool asked)
{
    return (rank){.named = is_of_name(m, standing->state),
                  .unasked = !asked,
                  .reached = !m->has_today || standing->moves != ENT_NOT_REACHED,
                  .unharmed = is_unharmed(m, standing->state)};
}

/* By which of these one state stands before another; 0: by none. */
static unsigned before_by(rank one, rank other)
{
    if (one.named != other.named) {
        return one.named ? ENT_ORDER_NAMED : 0;
    }
    if (one.unasked != other.unasked) {
        return one.unasked ? ENT_ORDER_ASKED : 0;
    }
    if (one.reached != other.reached) {
        return one.reached ? ENT_ORDER_REACHED : 0;
    }
    return one.unharmed && !other.unharmed ? ENT_ORDER_UNHARMED : 0;
}

static bool stands_before(const ent_material *m, const ent_settlement *one, bool one_asked,
                          const ent_settlement *other, bool other_asked)
{
    const rank a = rank_of(m, one, one_asked), b = rank_of(m, other, other_asked);
    if (before_by(a, b) != 0 || before_by(b, a) != 0) {
        return before_by(a, b) != 0;
    }
    return ent_stronger(m->solution, one->state, other->state);
}

/* Of the first states of names the next without a letter; NULL: there is none. Today's state needs none. */
static const ent_settlement *next_of_names(ent_material *m)
{
    const ent_settlement *best = NULL;
    for (size_t k = 0; k < m->digest->name_count; k++) {
        const ent_name_standing *name = &m->digest->names[k];
        const ent_shown *shown =
            name->holding > 0 ? ent_shown_find(m, name->strongest.state) : NULL;
        if (name->holding > 0 &&
            (shown == NULL || (!shown->first && shown->why != ENT_SHOWN_TODAY)) &&
            (best == NULL || stands_before(m, &name->strongest, false, best, false))) {
            best = &name->strongest;
        }
    }
    return best;
}

/* Gives a state a letter, and shows it where it is not shown yet. */
static void mark(ent_material *m, ent_shown_why why, const ent_settlement *standing)
{
    if (ent_shown_find(m, standing->state) == NULL) {
        ent_shown_add(m, why, *standing);
    }
    ent_shown_find(m, standing->state)->first = true;
}

static size_t mark_names(ent_material *m, size_t bound)
{
    size_t marked = 0;
    for (const ent_settlement *next = next_of_names(m); next != NULL && marked < bound;
         next = next_of_names(m)) {
        mark(m, ENT_SHOWN_NAMED, next);
        marked++;
    }
    return marked;
}

/* Marks more, up to a bound: those that are better than today, one that holds more strictly than the others, and those of the
 * digest, in their order; of each those without a name, or those with one. */
static size_t mark_others(ent_material *m, bool named, size_t marked, size_t bound)
{
    static const ent_shown_why order[] = {ENT_SHOWN_BETTER, ENT_SHOWN_FIRM, ENT_SHOWN_DIGEST};
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        size_t of_kind = 0;
        for (size_t k = 0; k < m->shown_count && marked < bound; k++) {
            ent_shown *shown = &m->shown[k];
            if (shown->why == order[i] && !shown->first &&
                (order[i] != ENT_SHOWN_FIRM || of_kind == 0) &&
                (ent_material_name(m, shown->standing.state) != ENT_NO_NAME) == named) {
                shown->first = true;
                of_kind++;
                marked++;
            }
        }
    }
    return marked;
}

/* Marks one that is better than today, where none of those marked is. */
static void mark_better(ent_material *m)
{
    ent_shown *best = NULL;
    for (size_t k = 0; k < m->shown_count; k++) {
        ent_shown *shown = &m->shown[k];
        if (shown->first && ent_material_improves(m, shown->standing.state, m->today)) {
            return;
        }
        best = best == NULL && shown->why == ENT_SHOWN_BETTER ? shown : best;
    }
    if (best != NULL) {
        best->first = true;
    }
}

static ent_status mark_asked(ent_material *m)
{
    const uint64_t state = m->options->state;
    ent_settlement standing = {.state = state,
                               .concepts = ent_equilibrium_concepts(m->solution, state)};
    const ent_shown *shown = ent_shown_find(m, state);
    if (!m->options->state_given || (shown != NULL && shown->why == ENT_SHOWN_TODAY)) {
        return ENT_OK;
    }
    ENT_TRY(ent_shown_ways(m, &standing));
    mark(m, ENT_SHOWN_ASKED, &standing);
    return ENT_OK;
}

/* Whether one that is shown stands before another. */
static bool comes_before(const ent_material *m, const ent_shown *one, const ent_shown *other)
{
    const bool today = one->why == ENT_SHOWN_TODAY, other_today = other->why == ENT_SHOWN_TODAY;
    if (today != other_today || one->first != other->first) {
        return today != other_today ? today : one->first;
    }
    return one->first && stands_before(m, &one->standing, one->why == ENT_SHOWN_ASKED,
                                       &other->standing, other->why == ENT_SHOWN_ASKED);
}

/* Today, then those with a first letter, then the rest as they were. */
static void put_in_order(ent_material *m)
{
    for (size_t k = 1; k < m->shown_count; k++) {
        const ent_shown moved = m->shown[k];
        size_t at = k;
        for (; at > 0 && comes_before(m, &moved, &m->shown[at - 1]); at--) {
            m->shown[at] = m->shown[at - 1];
        }
        m->shown[at] = moved;
    }
}

ent_status ent_first_mark(ent_material *m)
{
    const uint64_t most = m->options->most;
    const size_t fewer = most > 0 && most < ENT_MOST_FIRST ? (size_t)most : ENT_MOST_FIRST;
    size_t marked = mark_names(m, most > 0 && most < SIZE_MAX ? (size_t)most : SIZE_MAX);
    marked = mark_others(m, false, marked, fewer);
    (void)mark_others(m, true, marked, fewer);
    if (m->has_today) {
        mark_better(m);
    }
    ENT_TRY(mark_asked(m));
    put_in_order(m);
    return ENT_OK;
}

/* By what the first stands before any state that holds more firmly and has no letter. */
static ent_status find_firmer(ent_material *m, const ent_shown *first, unsigned *by)
{
    ent_state_set *set = NULL;
    ent_journey *moves = NULL;
    uint64_t state = 0;
    const unsigned firm = ent_strictness(first->standing.concepts);
    if (m->has_today) {
        ENT_TRY(ent_material_journey(m, false, &moves));
    }
    ENT_TRY(ent_equilibria_set(m->context, m->solution, ent_solution_concepts(m->solution), &set));
    for (uint64_t from = 0; ent_state_set_next(set, from, &state); from = state + 1) {
        const ent_settlement other = {.state = state,
                                      .moves = moves == NULL ? 0 : ent_journey_steps(moves, state)};
        const ent_shown *shown = ent_shown_find(m, state);
        if (ent_strictness(ent_equilibrium_concepts(m->solution, state)) < firm &&
            (shown == NULL || (!shown->first && shown->why != ENT_SHOWN_TODAY))) {
            *by |= before_by(rank_of(m, &first->standing, first->why == ENT_SHOWN_ASKED),
                             rank_of(m, &other, false));
        }
    }
    ent_state_set_free(set);
    return ENT_OK;
}

ent_status ent_material_order(ent_material *material, unsigned *out)
{
    const ent_shown *shown = NULL, *first = NULL;
    size_t count = 0;
    unsigned by = 0;
    bool less_firm = false;
    *out = 0;
    ENT_TRY(ent_material_shown(material, &shown, &count));
    for (size_t k = 0; k < count; k++) {
        first = first == NULL && shown[k].first ? &shown[k] : first;
        if (k == 0 || !shown[k].first || !shown[k - 1].first) {
            continue;
        }
        by |= before_by(
            rank_of(material, &shown[k - 1].standing, shown[k - 1].why == ENT_SHOWN_ASKED),
            rank_of(material, &shown[k].standing, shown[k].why == ENT_SHOWN_ASKED));
        less_firm = less_firm || ent_strictness(shown[k].standing.concepts) <
                                     ent_strictness(shown[k - 1].standing.concepts);
    }
    unsigned beyond = 0;
    if (first != NULL) {
        ENT_TRY(find_firmer(material, first, &beyond));
    }
    *out = less_firm || beyond != 0 ? by | beyond : 0;
    return ENT_OK;
}
