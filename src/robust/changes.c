/* SPDX-License-Identifier: MIT */
/* The single changes that a family tries, in the order of parties and of what stands in their orders. */
#include "robust/readings.h"

static const char *const words[ENT_CHANGE_KIND_COUNT] = {"drop", "swap", "reverse", "assumed"};

const char *ent_change_word(ent_change_kind kind)
{
    return words[kind];
}

static bool is_assumed(const ent_statement *statement)
{
    return statement->grounds.basis == ENT_BASIS_ASSUMED;
}

/* Whether a party has a statement that is assumed. */
static bool assumes(const ent_party *party)
{
    bool any = false;
    for (size_t k = 0; k < party->statement_count; k++) {
        any = any || is_assumed(&party->statements[k]);
    }
    return any;
}

/* A list that is first counted, then filled. */
typedef struct list {
    ent_change *changes; /* NULL: counting */
    uint64_t count;
} list;

static void add(list *to, ent_change change)
{
    if (to->changes != NULL) {
        to->changes[to->count] = change;
    }
    to->count++;
}

/* At each place of an order: leave it out, reverse it, swap it with the next. */
static void list_changes(const ent_order_base *base, size_t party, list *to)
{
    for (size_t k = 0; k < base->count; k++) {
        const size_t which = base->items[k].which;
        ent_change change = {.party = party, .item = which, .other = which};
        if (base->party->order != ENT_ORDER_RANKING) {
            change.kind = ENT_CHANGE_DROP;
            add(to, change);
            change.kind = ENT_CHANGE_REVERSE;
            if (base->party->statements[which].certainty == ENT_UNKNOWN) {
                add(to, change);
            }
        }
        if (k + 1 < base->count) {
            change.kind = ENT_CHANGE_SWAP;
            change.other = base->items[k + 1].which;
            add(to, change);
        }
    }
}

static void list_all(const ent_readings *readings, list *to)
{
    const size_t parties = readings->setting.graph.party_count;
    const bool assumed = readings->asked.over == ENT_VARY_ASSUMED;
    if (assumed && !readings->asked.one_party) {
        add(to, (ent_change){.kind = ENT_CHANGE_ASSUMED, .party = parties});
    }
    for (size_t p = 0; p < parties; p++) {
        const ent_order_base *base = &readings->setting.bases[p];
        if (!ent_readings_vary(&readings->asked, p)) {
            continue;
        }
        if (!assumed) {
            list_changes(base, p, to);
        } else if (assumes(base->party)) {
            add(to, (ent_change){.kind = ENT_CHANGE_ASSUMED, .party = p});
        }
    }
}

ent_status ent_changes_list(ent_readings *readings)
{
    list all = {0};
    list_all(readings, &all);
    all.changes =
        ent_memory_new(&readings->allocator, (size_t)all.count, sizeof *readings->changes);
    if (all.changes == NULL) {
        return ENT_ERROR_MEMORY;
    }
    readings->changes = all.changes;
    all.count = 0;
    list_all(readings, &all);
    readings->count = all.count;
    readings->exact = true;
    return ENT_OK;
}

ent_change ent_change_at(const ent_readings *readings, uint64_t number)
{
    return readings->changes[number];
}

/* Whether a family has something to vary in a party. */
static bool applies_to(const ent_party *party, ent_variation over)
{
    const bool ranking = party->order == ENT_ORDER_RANKING;
    const size_t items = ranking ? party->group_count : party->statement_count;
    bool open = false;
    switch (over) {
    case ENT_VARY_COMPLETIONS:
        for (size_t k = 0; k < party->statement_count; k++) {
            open = open || party->statements[k].certainty != ENT_SURE;
        }
        return open;
    case ENT_VARY_ASSUMED:
        return assumes(party);
    case ENT_VARY_CHANGES:
        return items > (ranking ? 1 : 0);
    default:
        return items > 1;
    }
}

bool ent_readings_apply(const ent_dispute *dispute, const ent_readings_options *options)
{
    bool any = false;
    for (size_t p = 0; p < dispute->party_count; p++) {
        const ent_party *party = &dispute->parties[p];
        if (ent_readings_vary(options, p)) {
            any = any || applies_to(party, options->over);
            if (options->over == ENT_VARY_COMPLETIONS && party->unknown_count > 0) {
                return false;
            }
        }
    }
    return any;
}
