/* SPDX-License-Identifier: MIT */
/* Gathering, and the document: parties in the order in which they are met, issues likewise, and stakes issue by issue. */
#include "formats/in/tables/gathering.h"

#include <string.h>

static void init_things(ent_things *things, ent_arena *arena, const char *what)
{
    *things = (ent_things){.list = NULL};
    ent_identifiers_init(&things->ids, arena, what);
    ent_map_init(&things->known, arena->allocator);
}

static void free_things(ent_things *things)
{
    ent_memory_free(things->known.allocator, things->list);
    ent_map_free(&things->known);
    ent_identifiers_free(&things->ids);
}

void ent_gathering_init(ent_gathering *g, ent_builder *builder, size_t skip, char separator)
{
    *g = (ent_gathering){.builder = builder, .arena = &builder->dispute->arena};
    g->csv = (ent_csv){.context = builder->context,
                       .source = builder->source,
                       .kind = ENT_KIND_POSITIONS_FORM,
                       .separator = separator,
                       .at = skip};
    ent_csv_row_init(&g->row, &builder->context->allocator);
    init_things(&g->issues, g->arena, "issue");
    init_things(&g->parties, g->arena, "party");
}

void ent_gathering_free(ent_gathering *g)
{
    ent_memory_free(&g->builder->context->allocator, g->stakes);
    free_things(&g->parties);
    free_things(&g->issues);
    ent_csv_row_free(&g->row);
}

ent_status ent_gathering_name(ent_things *things, const ent_written *name, size_t *out)
{
    const ent_map_entry *known = ent_map_get(&things->known, name->text, name->length);
    if (known != NULL) {
        *out = known->number;
        return ENT_OK;
    }
    ent_thing *list = ent_memory_grow(things->known.allocator, things->list, &things->room,
                                      things->count + 1, sizeof *list);
    if (list == NULL) {
        return ENT_ERROR_MEMORY;
    }
    things->list = list;
    ent_thing *thing = &list[things->count];
    *thing = (ent_thing){.name = *name};
    thing->name.text = ent_arena_text(things->ids.arena, name->text, name->length);
    if (thing->name.text == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ENT_TRY(ent_identifiers_add(&things->ids, name, &thing->id));
    ENT_TRY(ent_map_put(&things->known, thing->name.text, name->length, things->count));
    *out = things->count++;
    return ENT_OK;
}

ent_status ent_gathering_stake(ent_gathering *g, const ent_staked *stake)
{
    ent_staked *stakes = ent_memory_grow(&g->builder->context->allocator, g->stakes, &g->room,
                                         g->count + 1, sizeof *stakes);
    if (stakes == NULL) {
        return ENT_ERROR_MEMORY;
    }
    g->stakes = stakes;
    stakes[g->count++] = *stake;
    g->issues.list[stake->issue].stakes++;
    g->parties.list[stake->party].stakes++;
    return ENT_OK;
}

/* --- parties --- */

/* Puts what a thing is called under a key, unless its identifier says the same. */
static ent_status put_name(ent_gathering *g, const ent_thing *thing, const char *words,
                           const char *key, ent_node *to)
{
    return strcmp(words, thing->id.text) == 0
               ? ENT_OK
               : ent_node_put(g->arena, to, key,
                              ent_node_text(g->arena, words, strlen(words), thing->id.span));
}

static ent_status make_parties(ent_gathering *g, ent_node *root)
{
    const ent_things *parties = &g->parties;
    ent_node *section = ent_node_new(g->arena, ENT_NODE_MAP, parties->count, root->span);
    for (size_t p = 0; section != NULL && p < parties->count; p++) {
        const ent_thing *party = &parties->list[p];
        ent_node *entry = ent_node_new(g->arena, ENT_NODE_MAP, 1, party->id.span);
        if (entry == NULL) {
            return ENT_ERROR_MEMORY;
        }
        ENT_TRY(put_name(g, party, party->words == NULL ? party->name.text : party->words, "name",
                         entry));
        ENT_TRY(ent_node_put_id(g->arena, section, &party->id, entry));
    }
    return ent_node_put(g->arena, root, "parties", section);
}

/* --- positions --- */

static ent_status put_scale(ent_gathering *g, const ent_thing *issue, ent_node *to)
{
    ent_node *low = issue->facts[0], *high = issue->facts[ENT_COLUMN_HIGH - ENT_COLUMN_LOW];
    if (low == NULL && high == NULL) {
        return ENT_OK;
    }
    const ent_span span = low == NULL ? high->span : low->span;
    ent_node *scale = ent_node_new(g->arena, ENT_NODE_LIST, 2, span);
    low = low == NULL ? ent_node_literal(g->arena, "0", 1, span) : low;
    high = high == NULL ? ent_node_literal(g->arena, "100", 3, span) : high;
    if (scale == NULL || low == NULL || high == NULL) {
        return ENT_ERROR_MEMORY;
    }
    scale->flow = true;
    ent_node_add(scale, low);
    ent_node_add(scale, high);
    return ent_node_put(g->arena, to, "scale", scale);
}

/* An issue with an empty list of parties, which has room for its stakes. */
static ent_status make_issue(ent_gathering *g, const ent_thing *issue, ent_node *section,
                             ent_node **stakes)
{
    enum { KEYS = 5 }; /* label, scale, today, outcome, parties */
    static const char *const keys[] = {"today", "outcome"};
    ent_node *entry = ent_node_new(g->arena, ENT_NODE_MAP, KEYS, issue->id.span);
    *stakes = ent_node_new(g->arena, ENT_NODE_MAP, issue->stakes, issue->id.span);
    if (entry == NULL || *stakes == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ENT_TRY(put_name(g, issue, issue->name.text, "label", entry));
    ENT_TRY(put_scale(g, issue, entry));
    for (size_t i = 0; i < 2; i++) {
        ent_node *fact = issue->facts[ENT_COLUMN_TODAY - ENT_COLUMN_LOW + i];
        ENT_TRY(fact == NULL ? ENT_OK : ent_node_put(g->arena, entry, keys[i], fact));
    }
    ENT_TRY(ent_node_put(g->arena, entry, "parties", *stakes));
    return ent_node_put_id(g->arena, section, &issue->id, entry);
}

static ent_status put_stake(ent_gathering *g, const ent_staked *stake, ent_node *to)
{
    static const char *const keys[] = {"position", "salience", "influence"};
    const ent_written id = {.text = g->parties.list[stake->party].id.text,
                            .length = g->parties.list[stake->party].id.length,
                            .span = stake->span};
    ent_node *entry = ent_node_new(g->arena, ENT_NODE_MAP, 3, stake->span);
    if (entry == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t i = 0; i < 3; i++) {
        ENT_TRY(stake->number[i] == NULL
                    ? ENT_OK
                    : ent_node_put(g->arena, entry, keys[i], stake->number[i]));
    }
    return ent_node_put_id(g->arena, to, &id, entry);
}

static ent_status issue_twice(ent_gathering *g, const ent_staked *again, const ent_staked *first)
{
    const ent_issue issue = {.kind = ENT_KIND_POSITIONS_TWICE,
                             .source = g->builder->source,
                             .span = again->span,
                             .message = "this party stands on this issue for the second time",
                             .note = "for the first time here",
                             .note_source = g->builder->source,
                             .note_span = first->span};
    return ent_issue_add(g->builder->context, &issue);
}

/* Puts the stakes, which are sorted by issue. last[p]: 1 + the last stake of party p. */
static ent_status put_stakes(ent_gathering *g, const size_t *order, size_t *last, ent_node *section)
{
    ent_node *stakes = NULL;
    size_t at = 0;
    for (size_t i = 0; i < g->issues.count; i++) {
        ENT_TRY(make_issue(g, &g->issues.list[i], section, &stakes));
        for (const size_t end = at + g->issues.list[i].stakes; at < end; at++) {
            const ent_staked *stake = &g->stakes[order[at]];
            const size_t before = last[stake->party];
            last[stake->party] = order[at] + 1;
            if (before > 0 && g->stakes[before - 1].issue == i) {
                ENT_TRY(issue_twice(g, stake, &g->stakes[before - 1]));
            } else {
                ENT_TRY(put_stake(g, stake, stakes));
            }
        }
    }
    return ENT_OK;
}

/* Numbers of stakes by issue; those of one issue in the order of the rows. */
static void sort_stakes(const ent_gathering *g, size_t *start, size_t *order)
{
    for (size_t i = 0; i < g->issues.count; i++) {
        start[i + 1] = start[i] + g->issues.list[i].stakes;
    }
    for (size_t s = 0; s < g->count; s++) {
        order[start[g->stakes[s].issue]++] = s;
    }
}

static ent_status make_positions(ent_gathering *g, ent_node *root)
{
    const ent_allocator *allocator = &g->builder->context->allocator;
    size_t *start = ent_memory_zero(allocator, g->issues.count + 1, sizeof *start);
    size_t *order = ent_memory_new(allocator, g->count, sizeof *order);
    size_t *last = ent_memory_zero(allocator, g->parties.count, sizeof *last);
    ent_node *section = ent_node_new(g->arena, ENT_NODE_MAP, g->issues.count, root->span);
    ent_status status = ENT_ERROR_MEMORY;
    if (start != NULL && order != NULL && last != NULL && section != NULL) {
        sort_stakes(g, start, order);
        status = put_stakes(g, order, last, section);
    }
    ent_memory_free(allocator, last);
    ent_memory_free(allocator, order);
    ent_memory_free(allocator, start);
    return status == ENT_OK ? ent_node_put(g->arena, root, "positions", section) : status;
}

static ent_status put_words(ent_gathering *g, const char *key, const char *words, ent_node *root)
{
    return words == NULL || *words == '\0'
               ? ENT_OK
               : ent_node_put(g->arena, root, key,
                              ent_node_text(g->arena, words, strlen(words), root->span));
}

ent_status ent_gathering_document(ent_gathering *g, ent_node **out)
{
    enum { KEYS = 5 }; /* entente, title, description, parties, positions */
    const ent_span span = {0, g->builder->source->length > 0};
    ent_node *root = ent_node_new(g->arena, ENT_NODE_MAP, KEYS, span);
    if (root == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ENT_TRY(ent_node_put(g->arena, root, "entente", ent_node_literal(g->arena, "1", 1, span)));
    ENT_TRY(put_words(g, "title", g->title, root));
    ENT_TRY(put_words(g, "description", g->description, root));
    ENT_TRY(make_parties(g, root));
    ENT_TRY(make_positions(g, root));
    *out = root;
    return ENT_OK;
}
