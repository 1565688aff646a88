/* SPDX-License-Identifier: MIT */
/*
 * From a variant back to edits. Of the statements that stay, a longest run that is in its old order stays where it is,
 * the earliest by places; the others move. Of a ranking each pair whose order is turned round is one swap.
 */
#include "leverage/edits.h"

/* A list that grows in the arena's room for the most edits that there can be. */
typedef struct sheet {
    const ent_lever_search *search;
    size_t party;
    const uint32_t *list;
    size_t length;
    ent_edit *edits;
    size_t count;
} sheet;

static void put(sheet *s, ent_edit edit)
{
    edit.party = s->party;
    s->edits[s->count++] = edit;
}

static bool is_there(const sheet *s, uint32_t id)
{
    bool there = false;
    for (size_t k = 0; k < s->length; k++) {
        there = there || s->list[k] == id;
    }
    return there;
}

static void put_dropped(sheet *s)
{
    const size_t original = s->search->wishes[s->party].original;
    for (uint32_t id = 0; id < original; id++) {
        if (!is_there(s, id)) {
            put(s, (ent_edit){.kind = ENT_EDIT_DROP, .statement = id});
        }
    }
}

/* The length of a longest ascending run of the file's statements from each place on. */
static void measure_runs(const sheet *s, size_t original, size_t *run)
{
    for (size_t k = s->length; k-- > 0;) {
        run[k] = s->list[k] < original;
        for (size_t j = k + 1; s->list[k] < original && j < s->length; j++) {
            if (s->list[j] < original && s->list[j] > s->list[k] && run[j] + 1 > run[k]) {
                run[k] = run[j] + 1;
            }
        }
    }
}

/* What moves and what is new, by place. */
static void put_placed(sheet *s, const size_t *run)
{
    const ent_wishes *w = &s->search->wishes[s->party];
    size_t left = 0;
    uint32_t last = 0;
    for (size_t k = 0; k < s->length; k++) {
        left = run[k] > left ? run[k] : left;
    }
    for (size_t k = 0; k < s->length; k++) {
        const uint32_t id = s->list[k];
        if (id >= w->original) {
            put(s, (ent_edit){.kind = ENT_EDIT_ADD,
                              .rank = k,
                              .added = w->plan->pool->items[id - w->original].words});
        } else if (left > 0 && run[k] == left && id >= last) {
            last = id + 1;
            left--;
        } else {
            put(s, (ent_edit){.kind = ENT_EDIT_MOVE, .statement = id, .rank = k});
        }
    }
}

static ent_status put_statements(sheet *s)
{
    size_t *run = ent_memory_new(s->search->arena->allocator, s->length, sizeof *run);
    if (run == NULL) {
        return ENT_ERROR_MEMORY;
    }
    put_dropped(s);
    measure_runs(s, s->search->wishes[s->party].original, run);
    put_placed(s, run);
    ent_memory_free(s->search->arena->allocator, run);
    return ENT_OK;
}

/* The lowest-numbered state of a group. */
static uint64_t state_of(const sheet *s, uint32_t group)
{
    const ent_levels *levels = &s->search->ground.graph->movers[s->party].levels;
    uint64_t state = 0;
    while (levels->count - 1 - levels->of[state] != group) {
        state++;
    }
    return state;
}

static void put_swaps(sheet *s)
{
    for (size_t k = 0; k < s->length; k++) {
        for (size_t j = k + 1; j < s->length; j++) {
            if (s->list[k] > s->list[j]) {
                put(s, (ent_edit){.kind = ENT_EDIT_SWAP,
                                  .above = state_of(s, s->list[k]),
                                  .below = state_of(s, s->list[j])});
            }
        }
    }
}

static ent_status put_party(sheet *s, const ent_lever_way *way)
{
    const ent_wishes *w = &s->search->wishes[s->party];
    size_t width = 0;
    s->list = ent_wishes_list(w, way->variants[s->party], &width);
    s->length = 0;
    while (s->length < width && s->list[s->length] != UINT32_MAX) {
        s->length++;
    }
    if (w->order == ENT_ORDER_RANKING) {
        put_swaps(s);
        return ENT_OK;
    }
    return put_statements(s);
}

static void put_toggle(sheet *s, const ent_toggle *toggle)
{
    s->party = s->search->ground.space->dispute->options[toggle->option].party;
    put(s, (ent_edit){.kind = ENT_EDIT_MOVES,
                      .option = toggle->option,
                      .up = toggle->up,
                      .possible = toggle->possible});
}

ent_status ent_lever_write(const ent_lever_search *search, const ent_lever_way *way, ent_lever *out)
{
    sheet s = {.search = search};
    /* No edit costs nothing. */
    s.edits = ent_arena_new(search->arena, (size_t)way->cost, sizeof *s.edits);
    if (s.edits == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (s.party = 0; s.party < search->ground.parties; s.party++) {
        if ((way->parties >> s.party & 1) != 0) {
            ENT_TRY(put_party(&s, way));
        }
    }
    for (size_t k = 0; k < way->toggle_count; k++) {
        put_toggle(&s, &search->ground.toggles[way->toggles[k]]);
    }
    *out = (ent_lever){.cost = way->cost,
                       .parties = way->parties,
                       .alike = way->alike,
                       .edit_count = s.count,
                       .edits = s.edits};
    return ENT_OK;
}
