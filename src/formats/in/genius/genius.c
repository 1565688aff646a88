/* SPDX-License-Identifier: MIT */
/*
 * A Genius scenario to a dispute file's tree.
 *
 *   issue                      issues: `values` with `labels`, or `range`, by identifiers made of the names
 *   item evaluation, evaluator utilities of the issue, by party
 *   weight                     weights of the issue, by party
 *   profile                    a party, called by its file
 *   reservation                bargaining: reservation; 0 where the profile is silent
 *   discount_factor            bargaining: discount
 *   hyperRectangle             bargaining: bonuses
 *
 * The scale is `unit`, as Genius has it, but for profiles of hyper-rectangles alone: what these add up to is no share of 1.
 */
#include "formats/in/genius/parts.h"
#include "formats/in/tree/identifiers.h"

#include <string.h>

#define REAL_STEPS "21" /* values that a real range is cut into */

static ent_arena *arena_of(const ent_genius *g)
{
    return &g->builder->dispute->arena;
}

/* The stretch of a part. */
static ent_span part_span(const ent_source *source, size_t part)
{
    return (ent_span){source->parts[part].start, part + 1 < source->part_count
                                                     ? source->parts[part + 1].start
                                                     : source->length};
}

/* The name of a file without its folder and ending. */
static ent_written stem_of(const char *name, ent_span span)
{
    const char *slash = strrchr(name, '/');
    const char *first = slash == NULL ? name : slash + 1;
    size_t length = strlen(first);
    if (length > 4 && memcmp(first + length - 4, ".xml", 4) == 0) {
        length -= 4;
    }
    return (ent_written){.text = first, .length = length, .span = span};
}

/* --- sections --- */

static ent_status put_text(ent_genius *g, ent_node *map, const char *key, const ent_written *text)
{
    return ent_node_put(arena_of(g), map, key,
                        ent_node_text(arena_of(g), text->text, text->length, text->span));
}

static bool same(const ent_written *one, const ent_written *other)
{
    return one->length == other->length && memcmp(one->text, other->text, one->length) == 0;
}

static ent_status put_parties(ent_genius *g, ent_node *root)
{
    const ent_source *source = g->builder->source;
    ent_node *parties =
        ent_node_new(arena_of(g), ENT_NODE_MAP, g->part_count, g->roots[0]->name.span);
    for (size_t p = 0; parties != NULL && p + 1 < g->part_count; p++) {
        const ent_span span = g->roots[p + 1]->name.span;
        const ent_written stem = stem_of(source->parts[p + 1].name, span);
        ent_node *party = ent_node_new(arena_of(g), ENT_NODE_MAP, 1, span);
        if (party == NULL) {
            return ENT_ERROR_MEMORY;
        }
        if (!same(&stem, &g->parties[p])) {
            ENT_TRY(put_text(g, party, "name", &stem));
        }
        ENT_TRY(ent_node_put_id(arena_of(g), parties, &g->parties[p], party));
    }
    return ent_node_put(arena_of(g), root, "parties", parties);
}

/* The values of a list, and words for those whose identifier is another. */
static ent_status put_values(ent_genius *g, const ent_genius_issue *issue, ent_node *to)
{
    const ent_span span = issue->element->span;
    ent_node *values = ent_node_new(arena_of(g), ENT_NODE_LIST, issue->value_count, span);
    ent_node *labels = ent_node_new(arena_of(g), ENT_NODE_MAP, issue->value_count, span);
    for (size_t v = 0; values != NULL && labels != NULL && v < issue->value_count; v++) {
        const ent_written *id = &issue->value_ids[v], *value = &issue->values[v];
        ent_node *item = ent_node_text(arena_of(g), id->text, id->length, id->span);
        if (item == NULL) {
            return ENT_ERROR_MEMORY;
        }
        ent_node_add(values, item);
        if (!same(id, value)) {
            ENT_TRY(ent_node_put_id(
                arena_of(g), labels, id,
                ent_node_text(arena_of(g), value->text, value->length, value->span)));
        }
    }
    ENT_TRY(ent_node_put(arena_of(g), to, "values", values));
    return labels != NULL && labels->count == 0 ? ENT_OK
                                                : ent_node_put(arena_of(g), to, "labels", labels);
}

static ent_status put_range(ent_genius *g, const ent_genius_issue *issue, ent_node *to)
{
    const ent_span span = issue->element->span;
    ent_node *range = ent_node_new(arena_of(g), ENT_NODE_LIST, 2, span);
    ent_node *low = ent_genius_number_node(g, &issue->lower, span);
    ent_node *high = ent_genius_number_node(g, &issue->upper, span);
    if (range == NULL || low == NULL || high == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ent_node_add(range, low);
    ent_node_add(range, high);
    ENT_TRY(ent_node_put(arena_of(g), to, "range", range));
    if (issue->kind == ENT_GENIUS_INTEGER) {
        return ENT_OK;
    }
    const ent_plain steps = {.text = REAL_STEPS};
    ENT_TRY(ent_node_put(arena_of(g), to, "type", ent_node_text(arena_of(g), "real", 4, span)));
    return ent_node_put(arena_of(g), to, "steps", ent_genius_number_node(g, &steps, span));
}

static ent_status put_issue(ent_genius *g, const ent_genius_issue *issue, ent_node *issues)
{
    ent_node *to = ent_node_new(arena_of(g), ENT_NODE_MAP, 6, issue->element->span);
    if (to == NULL) {
        return ENT_ERROR_MEMORY;
    }
    if (!same(&issue->id, &issue->name)) {
        ENT_TRY(put_text(g, to, "label", &issue->name));
    }
    ENT_TRY(issue->kind == ENT_GENIUS_LIST ? put_values(g, issue, to) : put_range(g, issue, to));
    if (issue->utilities != NULL) {
        ENT_TRY(ent_node_put(arena_of(g), to, "utilities", issue->utilities));
    }
    if (issue->weights != NULL) {
        ENT_TRY(ent_node_put(arena_of(g), to, "weights", issue->weights));
    }
    return ent_node_put_id(arena_of(g), issues, &issue->id, to);
}

static ent_status put_bargaining(ent_genius *g, ent_node *root)
{
    const ent_span span = g->roots[0]->name.span;
    const char *scale = g->written ? "written" : "unit";
    ent_node *bargaining = ent_node_new(arena_of(g), ENT_NODE_MAP, 4, span);
    if (bargaining == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ENT_TRY(ent_node_put(arena_of(g), bargaining, "scale",
                         ent_node_text(arena_of(g), scale, strlen(scale), span)));
    ENT_TRY(ent_node_put(arena_of(g), bargaining, "reservation", g->reservations));
    if (g->discounts->count > 0) {
        ENT_TRY(ent_node_put(arena_of(g), bargaining, "discount", g->discounts));
    }
    if (g->bonuses->count > 0) {
        ENT_TRY(ent_node_put(arena_of(g), bargaining, "bonuses", g->bonuses));
    }
    return ent_node_put(arena_of(g), root, "bargaining", bargaining);
}

static ent_status put_document(ent_genius *g, ent_node *root)
{
    const ent_span span = g->roots[0]->name.span;
    const ent_written stem = stem_of(g->builder->source->parts[0].name, span);
    ENT_TRY(
        ent_node_put(arena_of(g), root, "entente", ent_node_literal(arena_of(g), "1", 1, span)));
    ENT_TRY(put_text(g, root, "title", &stem));
    ENT_TRY(put_parties(g, root));
    ent_node *issues = ent_node_new(arena_of(g), ENT_NODE_MAP, g->issue_count, span);
    for (size_t i = 0; issues != NULL && i < g->issue_count; i++) {
        ENT_TRY(put_issue(g, &g->issues[i], issues));
    }
    ENT_TRY(ent_node_put(arena_of(g), root, "issues", issues));
    return put_bargaining(g, root);
}

/* --- the whole --- */

/* Identifiers of the parties, from the names of their files. */
static ent_status name_parties(ent_genius *g)
{
    g->parties = ent_arena_new(&g->scratch, g->part_count, sizeof *g->parties);
    if (g->parties == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ent_identifiers ids;
    ent_identifiers_init(&ids, &g->scratch, "party");
    ent_status status = ENT_OK;
    for (size_t p = 0; p + 1 < g->part_count && status == ENT_OK; p++) {
        const ent_written stem =
            stem_of(g->builder->source->parts[p + 1].name, g->roots[p + 1]->name.span);
        status = ent_identifiers_add(&ids, &stem, &g->parties[p]);
    }
    ent_identifiers_free(&ids);
    return status;
}

/* Parses the parts. */
static ent_status parse(ent_genius *g)
{
    const ent_source *source = g->builder->source;
    g->roots = ent_arena_new(&g->scratch, g->part_count, sizeof *g->roots);
    if (g->roots == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t p = 0; p < g->part_count; p++) {
        ENT_TRY(ent_xml_parse(g->builder->context, source, part_span(source, p), &g->scratch,
                              &g->roots[p]));
    }
    return ENT_OK;
}

static ent_status refuse_alone(ent_genius *g)
{
    const ent_genius_finding finding = {
        .kind = ENT_KIND_GENIUS_FILES,
        .span = g->roots[0]->name.span,
        .before = "this is a domain alone, which does not say what its outcomes are worth",
        .cure = "give 'settle', 'check' or 'convert' the profile of each party behind the domain; "
                "'convert' makes one dispute file of them"};
    return ent_genius_tell(g, &finding);
}

/* Reads the domain and, where that had no errors, the profiles. */
static ent_status read_all(ent_genius *g)
{
    const uint64_t before = g->builder->context->error_count;
    const ent_span span = g->roots[0]->name.span;
    ENT_TRY(ent_genius_domain(g));
    if (g->builder->context->error_count > before) {
        return ENT_OK;
    }
    if (g->part_count == 1) {
        return refuse_alone(g);
    }
    ENT_TRY(name_parties(g));
    g->reservations = ent_node_new(arena_of(g), ENT_NODE_MAP, g->part_count, span);
    g->discounts = ent_node_new(arena_of(g), ENT_NODE_MAP, g->part_count, span);
    g->bonuses = ent_node_new(arena_of(g), ENT_NODE_MAP, g->part_count, span);
    if (g->reservations == NULL || g->discounts == NULL || g->bonuses == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t p = 0; p + 1 < g->part_count; p++) {
        ENT_TRY(ent_genius_profile(g, p));
    }
    return ENT_OK;
}

static ent_status translate(ent_genius *g, ent_node **out)
{
    const uint64_t before = g->builder->context->error_count;
    ENT_TRY(parse(g));
    ENT_TRY(read_all(g));
    if (g->builder->context->error_count > before) {
        return ENT_OK;
    }
    ent_node *root = ent_node_new(arena_of(g), ENT_NODE_MAP, 5, g->roots[0]->span);
    if (root == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ENT_TRY(put_document(g, root));
    *out = root;
    return ENT_OK;
}

ent_status ent_genius_translate(ent_builder *builder, ent_node **out)
{
    ent_genius g = {.builder = builder, .part_count = builder->source->part_count};
    const ent_allocator *allocator = &builder->context->allocator;
    *out = NULL;
    ent_arena_init(&g.scratch, allocator);
    ent_map_init(&g.issue_of, allocator);
    ent_map_init(&g.noted, allocator);
    const ent_status status = translate(&g, out);
    for (size_t i = 0; i < g.issue_count; i++) {
        ent_map_free(&g.issues[i].value_of);
    }
    ent_map_free(&g.noted);
    ent_map_free(&g.issue_of);
    ent_arena_free(&g.scratch);
    return status;
}
