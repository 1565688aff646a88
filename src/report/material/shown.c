/* SPDX-License-Identifier: MIT */
/*
 * Which states the sections show, and why; which of them are the first to look at, says `first`.
 *
 * Six kinds: today, to compare with; the firmest that is better than today for every party, and a firmer one that is better
 * for some and worse for none, since everybody could agree to these; those of the digest, than which no other that holds is
 * better for all; the few that hold more strictly than any of these, as they are the likeliest to stay once they are
 * there; the first states of names; and the one that was asked for. Among equally firm ones the nearest to today comes first, as in all commands, unless another is better than it for
 * some party and worse for none. What no moves lead to from today is shown for its name alone, unless nothing else holds. O(equilibria * parties)
 * beside the digest, and as much again for each that is better than the one before.
 */
#include "report/material/inside.h"
#include "report/material/titles.h"
#include "space/space.h"
#include "stability/concepts.h"
#include "stability/firmness.h"

ent_shown *ent_shown_find(const ent_material *material, uint64_t state)
{
    size_t k = 0;
    while (k < material->shown_count && material->shown[k].standing.state != state) {
        k++;
    }
    return k < material->shown_count ? &material->shown[k] : NULL;
}

static bool is_shown(const ent_material *m, uint64_t state)
{
    return ent_shown_find(m, state) != NULL;
}

void ent_shown_add(ent_material *material, ent_shown_why why, ent_settlement standing)
{
    material->shown[material->shown_count++] = (ent_shown){.why = why, .standing = standing};
}

ent_status ent_shown_ways(ent_material *material, ent_settlement *standing)
{
    ent_material *m = material;
    ent_journey *moves = NULL, *improvements = NULL;
    standing->moves = standing->improvements = ENT_NOT_REACHED;
    if (m->has_today) {
        ENT_TRY(ent_material_journey(m, false, &moves));
        ENT_TRY(ent_material_journey(m, true, &improvements));
        standing->moves = ent_journey_steps(moves, standing->state);
        standing->improvements = ent_journey_steps(improvements, standing->state);
    }
    return ENT_OK;
}

bool ent_material_improves(const ent_material *material, uint64_t state, uint64_t on)
{
    bool better = false;
    for (size_t p = 0; p < ent_party_count(material->dispute); p++) {
        const uint32_t before = ent_level(material->solution, p, on);
        const uint32_t after = ent_level(material->solution, p, state);
        if (after < before) {
            return false;
        }
        better = better || after > before;
    }
    return better;
}

ent_status ent_material_counts(ent_material *material, ent_holding_counts *out)
{
    ent_material *m = material;
    ent_state_set *set = NULL;
    ent_journey *moves = NULL;
    uint64_t state = 0;
    *out = (ent_holding_counts){.holding = 0};
    if (m->has_today) {
        ENT_TRY(ent_material_journey(m, false, &moves));
    }
    ENT_TRY(ent_equilibria_set(m->context, m->solution, ent_solution_concepts(m->solution), &set));
    for (uint64_t from = 0; ent_state_set_next(set, from, &state); from = state + 1) {
        out->holding++;
        if (m->has_today && ent_material_improves(m, state, m->today)) {
            out->first[out->better <= ENT_MOST_FIRST ? out->better : ENT_MOST_FIRST] = state;
            out->better++;
        }
        out->unreached += m->has_today && ent_journey_steps(moves, state) == ENT_NOT_REACHED;
    }
    ent_state_set_free(set);
    return ENT_OK;
}

/* Whether one of two states that are better than today is to be shown rather than the other: it holds under stricter
 * concepts; or it is as firm, and better than the other for some party and worse for none. */
static bool is_preferable(const ent_material *m, uint64_t one, uint64_t other)
{
    const unsigned a = ent_strength(ent_equilibrium_concepts(m->solution, one));
    const unsigned b = ent_strength(ent_equilibrium_concepts(m->solution, other));
    return a != b ? a > b : ent_material_improves(m, one, other);
}

static bool is_better_for_all(const ent_material *m, uint64_t state)
{
    bool better = true;
    for (size_t p = 0; p < ent_party_count(m->dispute); p++) {
        better = better && ent_level(m->solution, p, state) > ent_level(m->solution, p, m->today);
    }
    return better;
}

/* Of those of a set that are better than today, or better for every party, the first in the order of all commands: the
 * firmest, and of these the nearest to today. Where `than` is not NULL, only of those to be shown rather than it. False
 * where there is none. */
static bool find_first(const ent_material *m, const ent_state_set *set, bool for_all,
                       const uint64_t *than, uint64_t *out)
{
    bool found = false;
    uint64_t state = 0, first = 0;
    for (uint64_t from = 0; ent_state_set_next(set, from, &state); from = state + 1) {
        if ((for_all ? is_better_for_all(m, state) : ent_material_improves(m, state, m->today)) &&
            (than == NULL || is_preferable(m, state, *than)) &&
            (!found || ent_stronger(m->solution, state, first))) {
            first = state;
            found = true;
        }
    }
    *out = found ? first : *out;
    return found;
}

/* The same, unless another is to be shown rather than it; each of these is better than the last for some party and worse for
 * none, so they come to an end. */
static bool find_better(const ent_material *m, const ent_state_set *set, bool for_all,
                        uint64_t *out)
{
    const bool found = find_first(m, set, for_all, NULL, out);
    for (bool more = found; more;) {
        more = find_first(m, set, for_all, out, out);
    }
    return found;
}

/* What is better for every party, and what is worse for none where that is firmer. */
static ent_status show_better(ent_material *m, const ent_state_set *set)
{
    uint64_t state = 0;
    for (int for_all = 1; m->has_today && for_all >= 0; for_all--) {
        if (!find_better(m, set, for_all != 0, &state)) {
            continue;
        }
        ent_settlement standing = {.state = state,
                                   .concepts = ent_equilibrium_concepts(m->solution, state)};
        const bool firmer =
            m->shown_count < 2 || is_preferable(m, state, m->shown[1].standing.state);
        if (firmer && !is_shown(m, state)) {
            ENT_TRY(ent_shown_ways(m, &standing));
            ent_shown_add(m, ENT_SHOWN_BETTER, standing);
        }
    }
    return ENT_OK;
}

/* The strongest of a set that holds more strictly than `least` and is not shown yet. */
static bool find_firm(const ent_material *m, const ent_state_set *set, unsigned least,
                      uint64_t *out)
{
    bool found = false;
    uint64_t state = 0;
    for (uint64_t from = 0; ent_state_set_next(set, from, &state); from = state + 1) {
        if (ent_strictness(ent_equilibrium_concepts(m->solution, state)) < least &&
            !is_shown(m, state) && (!found || ent_stronger(m->solution, state, *out))) {
            *out = state;
            found = true;
        }
    }
    return found;
}

/* Those that hold more strictly than any other that is shown, today left out. */
static ent_status show_firm(ent_material *m, const ent_state_set *set)
{
    unsigned strictest = ENT_SEQUENTIAL_COUNT;
    uint64_t state = 0;
    for (size_t k = 0; k < m->shown_count; k++) {
        const unsigned strict = ent_strictness(m->shown[k].standing.concepts);
        strictest = m->shown[k].why != ENT_SHOWN_TODAY && strict < strictest ? strict : strictest;
    }
    for (size_t k = 0; k < ENT_MOST_FIRM && find_firm(m, set, strictest, &state); k++) {
        ent_settlement standing = {.state = state,
                                   .concepts = ent_equilibrium_concepts(m->solution, state)};
        ENT_TRY(ent_shown_ways(m, &standing));
        ent_shown_add(m, ENT_SHOWN_FIRM, standing);
    }
    return ENT_OK;
}

static ent_status choose_among(ent_material *m, const ent_digest *digest, const ent_state_set *set)
{
    if (m->has_today) {
        ent_shown_add(
            m, ENT_SHOWN_TODAY,
            (ent_settlement){.state = m->today,
                             .concepts = ent_equilibrium_concepts(m->solution, m->today)});
    }
    ENT_TRY(show_better(m, set));
    for (size_t k = 0; k < digest->shown_count; k++) {
        if (!is_shown(m, digest->shown[k].state)) {
            ent_shown_add(m, ENT_SHOWN_DIGEST, digest->shown[k]);
        }
    }
    ENT_TRY(show_firm(m, set));
    ENT_TRY(ent_first_mark(m));
    for (size_t k = 0; k < m->shown_count; k++) {
        ENT_TRY(ent_title_of(m, k));
    }
    return ENT_OK;
}

/* Takes out of a set the states to which no moves lead from today, unless that is all of them; returns whether it did. */
static ent_status leave_out_unreached(ent_material *m, ent_state_set *set, bool *out)
{
    ent_journey *moves = NULL;
    uint64_t state = 0, reached = 0;
    *out = false;
    if (!m->has_today) {
        return ENT_OK;
    }
    ENT_TRY(ent_material_journey(m, false, &moves));
    for (uint64_t from = 0; ent_state_set_next(set, from, &state); from = state + 1) {
        reached += ent_journey_steps(moves, state) != ENT_NOT_REACHED;
    }
    *out = reached > 0 && reached < set->count;
    for (uint64_t from = 0; *out && ent_state_set_next(set, from, &state); from = state + 1) {
        if (ent_journey_steps(moves, state) == ENT_NOT_REACHED) {
            ent_bits_remove(set->bits, state);
        }
    }
    set->count = *out ? reached : set->count;
    return ENT_OK;
}

static ent_status choose_of(ent_material *m, const ent_digest *digest, ent_state_set *set)
{
    bool narrower = false;
    ENT_TRY(leave_out_unreached(m, set, &narrower));
    if (narrower) {
        ENT_TRY(ent_digest_new(m->context, m->solution, set, (size_t)m->options->most, &m->near));
        digest = m->near;
    }
    m->shown_count = 0;
    m->shown =
        ent_arena_new(&m->arena, digest->shown_count + ENT_MOST_FIRM + m->digest->name_count + 4,
                      sizeof *m->shown);
    return m->shown == NULL ? ENT_ERROR_MEMORY : choose_among(m, digest, set);
}

static ent_status choose(ent_material *m, const ent_digest *digest)
{
    ent_state_set *set = NULL;
    ENT_TRY(ent_equilibria_set(m->context, m->solution, ent_solution_concepts(m->solution), &set));
    const ent_status status = choose_of(m, digest, set);
    ent_state_set_free(set);
    return status;
}

ent_status ent_material_shown(ent_material *material, const ent_shown **out, size_t *count)
{
    const ent_digest *digest = NULL;
    ENT_TRY(ent_material_digest(material, &digest));
    if (material->shown == NULL) {
        const ent_status status = choose(material, digest);
        if (status != ENT_OK) {
            material->shown = NULL;
            return status;
        }
    }
    *out = material->shown;
    *count = material->shown_count;
    return ENT_OK;
}
