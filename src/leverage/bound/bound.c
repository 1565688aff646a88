/* SPDX-License-Identifier: MIT */
/*
 * A change that does it, cheaply found: whoever leaves drops wishes until it stays.
 *
 * A party without wishes stays, for nothing is better for it than anything else. So each that leaves keeps, from its
 * most important wish on, those with which it still stays, and drops the others. What it no longer wants may be what
 * made an answer pay that kept another one; so all are looked at again, until everybody stays or each has had its turn.
 * The cost is an upper bound of the least: nothing is added, moved or traded between parties. Parties with a ranking
 * have no wishes to drop.
 */
#include "leverage/bound/bound.h"

typedef struct work {
    ent_lever_search *of;
    uint32_t *list; /* room for one list of wishes */
    size_t width;
    bool **dropped; /* per party that had its turn, and wish; else NULL */
} work;

/* Whether a party stays with the wishes that it has not dropped; wishes from `end` on are left out for now. */
static bool stays_with(work *w, size_t party, size_t end)
{
    ent_lever_search *s = w->of;
    ent_wishes *wishes = &s->wishes[party];
    size_t count = 0;
    for (size_t k = 0; k < end; k++) {
        if (!w->dropped[party][k]) {
            w->list[count++] = (uint32_t)k;
        }
    }
    while (count < w->width) {
        w->list[count++] = UINT32_MAX;
    }
    ent_wishes_see(wishes, w->list);
    s->views[party] = (ent_wish_view){.below = wishes->signature,
                                      .better = wishes->signature + wishes->state_words};
    return ent_judge_stays(&s->judge, s->rule, party, s->views);
}

/* Lets a party drop what it must to stay; false: it cannot. */
static ent_status drop(work *w, size_t party, bool *stays)
{
    const ent_wishes *wishes = &w->of->wishes[party];
    *stays = false;
    if (wishes->order == ENT_ORDER_RANKING || w->dropped[party] != NULL) {
        return ENT_OK;
    }
    (void)ent_wishes_list(wishes, 0, &w->width);
    w->list = ent_arena_new(w->of->arena, w->width, sizeof *w->list);
    w->dropped[party] = ent_arena_new(w->of->arena, wishes->original, sizeof(bool));
    if (w->list == NULL || w->dropped[party] == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t k = 0; k < wishes->original; k++) {
        w->dropped[party][k] = false;
        w->dropped[party][k] = !stays_with(w, party, k + 1);
    }
    *stays = stays_with(w, party, wishes->original);
    return ENT_OK;
}

/* The first party that leaves; the number of parties: none. */
static size_t first_leaver(work *w)
{
    ent_lever_search *s = w->of;
    size_t p = 0;
    while (p < s->ground.parties && ent_judge_stays(&s->judge, s->rule, p, s->views)) {
        p++;
    }
    return p;
}

static ent_status tell(const work *w, ent_lever *out)
{
    const ent_lever_search *s = w->of;
    size_t room = 0;
    for (size_t p = 0; p < s->ground.parties; p++) {
        room += w->dropped[p] == NULL ? 0 : s->wishes[p].original;
    }
    ent_edit *edits = ent_arena_new(s->arena, room, sizeof *edits);
    if (edits == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t p = 0; p < s->ground.parties; p++) {
        for (size_t k = 0; w->dropped[p] != NULL && k < s->wishes[p].original; k++) {
            if (w->dropped[p][k]) {
                edits[out->edit_count++] =
                    (ent_edit){.kind = ENT_EDIT_DROP, .party = p, .statement = k};
                out->cost += s->plan.costs[ENT_EDIT_DROP];
                out->parties |= (uint64_t)1 << p;
            }
        }
    }
    out->edits = edits;
    return ENT_OK;
}

ent_status ent_lever_bound(ent_lever_search *s, ent_lever *out)
{
    work w = {.of = s};
    *out = (ent_lever){.alike = 1};
    if (s->breaks || s->plan.costs[ENT_EDIT_DROP] == 0) {
        return ENT_OK;
    }
    w.dropped = ent_arena_new(s->arena, s->ground.parties, sizeof *w.dropped);
    if (w.dropped == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ENT_TRY(ent_ground_open(&s->ground, s->chosen, 0));
    for (size_t p = 0; p < s->ground.parties; p++) {
        w.dropped[p] = NULL;
        s->views[p] = ent_wishes_view(&s->wishes[p], 0);
    }
    bool stays = true;
    size_t leaver = first_leaver(&w);
    while (stays && leaver < s->ground.parties) {
        ENT_TRY(drop(&w, leaver, &stays));
        leaver = stays ? first_leaver(&w) : leaver;
    }
    return stays ? tell(&w, out) : ENT_OK;
}
