/* SPDX-License-Identifier: MIT */
/*
 * Changes by rising cost: for each set of toggles that the cost allows, what is left of it is shared out among
 * the parties in all ways, and for each party its classes of that share are taken in turn.
 *
 * What is one's own affair prunes this at once: whoever leaves by the needed rule, whatever the others wish, makes all
 * that would follow useless. Once the least cost is known only wishes are changed further, to see which sets of
 * parties could do it; a set of which a part has done it more cheaply is not gone into.
 */
#include "leverage/search.h"

#include <string.h>

enum { STAYS = 1, LEAVES = 2 };

/* Makes room for the verdicts of all classes so far; new ones are not judged. */
static ent_status widen(ent_lever_search *s, size_t party)
{
    ent_verdicts *v = &s->verdicts[party];
    const size_t count = s->wishes[party].class_count;
    uint32_t *given =
        ent_memory_grow(s->arena->allocator, v->given, &v->given_room, count, sizeof *given);
    if (given == NULL) {
        return ENT_ERROR_MEMORY;
    }
    v->given = given;
    uint32_t *now = ent_memory_grow(s->arena->allocator, v->now, &v->now_room, count, sizeof *now);
    if (now == NULL) {
        return ENT_ERROR_MEMORY;
    }
    v->now = now;
    for (; v->count < count; v->count++) {
        given[v->count] = now[v->count] = 0;
    }
    return ENT_OK;
}

/* Whether a party stays by the needed rule with the class at hand. */
static bool stays(ent_lever_search *s, size_t party)
{
    const bool given = s->chosen_count == 0;
    uint32_t *known = (given ? s->verdicts[party].given : s->verdicts[party].now) + s->class[party];
    const uint32_t base = given ? 0 : 2 * s->opening;
    if (*known != base + STAYS && *known != base + LEAVES) {
        (void)ent_budget_spend(&s->budget);
        *known = base + (ent_judge_stays(&s->judge, s->needed, party, s->views) ? STAYS : LEAVES);
    }
    return *known == base + STAYS;
}

static void take(ent_lever_search *s, size_t party, size_t class)
{
    s->class[party] = class;
    s->views[party] = ent_wishes_view(&s->wishes[party], class);
}

/* Whether all stay by the rule itself. */
static bool holds(ent_lever_search *s)
{
    bool all = true;
    for (size_t p = 0; all && p < s->ground.parties; p++) {
        all = s->own ? stays(s, p) : ent_judge_stays(&s->judge, s->rule, p, s->views);
    }
    return all;
}

static ent_status add_way(ent_lever_search *s, ent_lever_ways *list, uint64_t parties,
                          uint64_t alike)
{
    ent_lever_way *ways = ent_memory_grow(s->arena->allocator, list->ways, &list->room,
                                          list->count + 1, sizeof *ways);
    if (ways == NULL) {
        return ENT_ERROR_MEMORY;
    }
    list->ways = ways;
    uint32_t *kept = ent_arena_new(s->arena, s->ground.parties, sizeof *kept);
    size_t *toggles = ent_arena_new(s->arena, s->chosen_count, sizeof *toggles);
    if (kept == NULL || toggles == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t p = 0; p < s->ground.parties; p++) {
        kept[p] = s->wishes[p].classes[s->class[p]].first;
    }
    memcpy(toggles, s->chosen, s->chosen_count * sizeof *toggles);
    ways[list->count++] = (ent_lever_way){.cost = s->cost,
                                          .alike = alike,
                                          .parties = parties,
                                          .variants = kept,
                                          .toggles = toggles,
                                          .toggle_count = s->chosen_count};
    return ENT_OK;
}

/* Whether a set of parties that has done it is part of another. */
static bool part_has(const ent_lever_search *s, uint64_t parties, uint64_t below)
{
    bool any = false;
    for (size_t k = 0; k < s->sets.count; k++) {
        any = any || (s->sets.ways[k].cost < below && (s->sets.ways[k].parties & ~parties) == 0);
    }
    return any;
}

/* Notes the changes that the classes at hand stand for, which do it. */
static ent_status note(ent_lever_search *s, uint64_t parties)
{
    uint64_t alike = 1;
    if (s->brief) {
        s->found_cost = s->cost;
        s->way_count = 1;
        s->stopped = true;
        return ENT_OK;
    }
    for (size_t p = 0; p < s->ground.parties; p++) {
        const uint64_t count = s->wishes[p].classes[s->class[p]].count;
        alike = alike > UINT64_MAX / count ? UINT64_MAX : alike * count;
    }
    if (s->chosen_count == 0 && !part_has(s, parties, UINT64_MAX)) {
        ENT_TRY(add_way(s, &s->sets, parties, alike));
    }
    if (s->settled) {
        return ENT_OK;
    }
    s->found_cost = s->cost;
    s->kinds++;
    s->way_count = s->way_count > UINT64_MAX - alike ? UINT64_MAX : s->way_count + alike;
    return s->ways.count < s->most ? add_way(s, &s->ways, parties, alike) : ENT_OK;
}

static ent_status judge(ent_lever_search *s, uint64_t parties)
{
    if (!ent_budget_spend(&s->budget)) {
        s->stopped = true;
        return ENT_OK;
    }
    return holds(s) != s->breaks ? note(s, parties) : ENT_OK;
}

/* Whether it can be of use that a party changes, beside those that do. */
static bool may_change(ent_lever_search *s, size_t party, uint64_t parties)
{
    if (part_has(s, parties | (uint64_t)1 << party, s->cost)) {
        return false;
    }
    take(s, party, 0);
    if (s->own && !s->breaks) {
        return !stays(s, party);
    }
    return !s->own || (parties == 0 && (s->chosen_count > 0 || (s->fast >> party & 1) == 0));
}

static ent_status choose(ent_lever_search *s, size_t party, uint64_t rest, uint64_t parties);

/* Goes through the classes of a party of one cost. */
static ent_status choose_class(ent_lever_search *s, size_t party, uint64_t cost, uint64_t rest,
                               uint64_t parties)
{
    size_t first = 0, end = 0;
    ent_wishes *w = &s->wishes[party];
    ENT_TRY(ent_context_step(s->ground.context, "trying changes", s->budget.used, s->budget.most));
    ENT_TRY(ent_wishes_reach(w, cost));
    if (w->costs_done <= cost) {
        s->stopped = true;
        return ENT_OK;
    }
    ENT_TRY(widen(s, party));
    ent_wishes_classes(w, cost, &first, &end);
    const uint64_t changed = cost > 0 ? parties | (uint64_t)1 << party : parties;
    for (size_t k = first; k < end && !s->stopped; k++) {
        take(s, party, k);
        if (s->breaks || stays(s, party)) {
            ENT_TRY(choose(s, party + 1, rest - cost, changed));
        } else {
            s->stopped = !ent_budget_spend(&s->budget);
        }
    }
    return ENT_OK;
}

/* Shares out what is left of the cost among the parties from one on. */
static ent_status choose(ent_lever_search *s, size_t party, uint64_t rest, uint64_t parties)
{
    if (party == s->ground.parties) {
        return judge(s, parties);
    }
    const bool last = party + 1 == s->ground.parties;
    if (!last || rest == 0) {
        ENT_TRY(choose_class(s, party, 0, rest, parties));
    }
    if (rest == 0 || s->stopped || !may_change(s, party, parties)) {
        return ENT_OK;
    }
    s->asked[party] = true;
    for (uint64_t cost = last ? rest : 1; cost <= rest && !s->stopped; cost++) {
        ENT_TRY(choose_class(s, party, cost, rest, parties));
    }
    return ENT_OK;
}

/* The next set of so many toggles in order; false when there is none. */
static bool next_set(size_t *chosen, size_t count, size_t all)
{
    size_t k = count;
    while (k > 0 && chosen[k - 1] == all - count + k - 1) {
        k--;
    }
    if (k == 0) {
        return false;
    }
    chosen[k - 1]++;
    for (; k < count; k++) {
        chosen[k] = chosen[k - 1] + 1;
    }
    return true;
}

/* Tries all changes of the cost with so many toggles. */
static ent_status try_toggles(ent_lever_search *s, size_t count)
{
    const uint64_t rest = s->cost - count * (uint64_t)s->plan.costs[ENT_EDIT_MOVES];
    for (size_t k = 0; k < count; k++) {
        s->chosen[k] = k;
    }
    s->chosen_count = count;
    do {
        ENT_TRY(ent_ground_open(&s->ground, s->chosen, count));
        s->opening++;
        ENT_TRY(choose(s, 0, rest, 0));
    } while (!s->stopped && next_set(s->chosen, count, s->ground.toggle_count));
    return ENT_OK;
}

static ent_status try_cost(ent_lever_search *s)
{
    const uint64_t each = s->plan.costs[ENT_EDIT_MOVES];
    ENT_TRY(try_toggles(s, 0));
    for (size_t count = 1;
         !s->settled && !s->stopped && count <= s->ground.toggle_count && count * each <= s->cost;
         count++) {
        ENT_TRY(try_toggles(s, count));
    }
    return ENT_OK;
}

/* Who leaves as things stand, and who stays whatever it wishes. */
static ent_status look_at_the_file(ent_lever_search *s)
{
    uint32_t *least =
        ent_memory_zero(s->arena->allocator, 2 * ent_bits_words(s->ground.count), sizeof *least);
    if (least == NULL) {
        return ENT_ERROR_MEMORY;
    }
    least[s->ground.state / 32] |= (uint32_t)1 << (s->ground.state % 32);
    ent_status status = ENT_OK;
    for (size_t p = 0; status == ENT_OK && p < s->ground.parties; p++) {
        status = widen(s, p);
        s->views[p].below = least;
        s->fast |= (uint64_t)ent_judge_stays(&s->judge, s->needed, p, s->views) << p;
        take(s, p, 0);
        s->unstable |= (uint64_t)(status == ENT_OK && !stays(s, p)) << p;
    }
    ent_memory_free(s->arena->allocator, least);
    s->already = status == ENT_OK && holds(s) != s->breaks;
    return status;
}

bool ent_lever_never_alone(const ent_lever_search *search, size_t party)
{
    return search->breaks ? search->own && (search->fast >> party & 1) != 0
                          : (search->unstable & ~((uint64_t)1 << party)) != 0;
}

/* Whether every change by the wishes of parties that may have to change was tried. */
static bool exhausted(const ent_lever_search *s)
{
    uint64_t dearest = 0;
    bool all = true;
    for (size_t p = 0; p < s->ground.parties; p++) {
        all = all && (!s->asked[p] || ent_wishes_exhausted(&s->wishes[p]));
        dearest += s->asked[p] ? s->wishes[p].last : 0;
    }
    if (!s->settled) {
        dearest += s->ground.toggle_count * (uint64_t)s->plan.costs[ENT_EDIT_MOVES];
    }
    return all && s->tried_to >= dearest;
}

/* Whether it is known for each party what it could do alone, and that some can do it. */
static bool is_done(const ent_lever_search *s)
{
    bool done = s->sets.count > 0;
    for (size_t p = 0; p < s->ground.parties; p++) {
        const uint64_t alone = (uint64_t)1 << p;
        done = done && (ent_lever_never_alone(s, p) || part_has(s, alone, UINT64_MAX));
    }
    return done;
}

/* Of sets that did it at the same cost those go that hold another. */
static void thin_sets(ent_lever_search *s)
{
    size_t kept = 0;
    for (size_t k = 0; k < s->sets.count; k++) {
        bool minimal = true;
        for (size_t j = 0; j < s->sets.count; j++) {
            minimal =
                minimal && (j == k || (s->sets.ways[j].parties & ~s->sets.ways[k].parties) != 0 ||
                            s->sets.ways[j].cost > s->sets.ways[k].cost);
        }
        if (minimal) {
            s->sets.ways[kept++] = s->sets.ways[k];
        }
    }
    s->sets.count = kept;
}

ent_status ent_lever_search_run(ent_lever_search *s)
{
    ENT_TRY(look_at_the_file(s));
    s->cost = 0;
    while (!s->already && !s->stopped && !is_done(s) && s->cost < s->most_cost) {
        s->cost++;
        memset(s->asked, 0, s->ground.parties * sizeof *s->asked);
        const ent_status status = try_cost(s);
        if (status == ENT_ERROR_CANCELLED && s->partial) {
            s->stopped = s->cancelled = true;
        } else if (status != ENT_OK) {
            return status;
        }
        s->tried_to = s->stopped ? s->tried_to : s->cost;
        s->settled_whole = s->settled_whole || (s->way_count > 0 && !s->stopped);
        s->settled = s->settled || s->way_count > 0;
        if (!s->stopped && exhausted(s)) {
            s->used_up = true;
            break;
        }
    }
    thin_sets(s);
    return ENT_OK;
}
