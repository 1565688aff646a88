/* SPDX-License-Identifier: MIT */
/*
 * What the values of an issue are worth to each party.
 *
 * A list has a number for each value, in their order; a mapping has one under each value, or, of a range, the numbers of a line
 * (`offset`, `slope`) or of a triangle (`from`, `top`, `to`).
 */
#include "formats/in/bargain/bargain.h"

#include "base/text.h"

#include <string.h>

static const ent_number_form utility_form = {.what = "the utility of a value"};
static const ent_number_form weight_form = {.what = "the weight of an issue", .positive = true};

/* Says that there are more or fewer numbers than values. */
static ent_status refuse_count(ent_builder *builder, const ent_node *list, uint32_t values)
{
    ent_text message;
    ent_text_init(&message, &builder->context->allocator);
    ent_text_format(&message, "the issue has %u values, and this is a list of %zu",
                    (unsigned)values, list->count);
    const ent_status status =
        message.failed ? ENT_ERROR_MEMORY
                       : ent_builder_issue(builder, ENT_KIND_ISSUE_UTILITIES, list->span,
                                           ent_text_get(&message),
                                           "write a number for each value, in their order");
    ent_text_free(&message);
    return status;
}

static ent_status read_list(ent_builder *builder, const ent_node *list, uint32_t values,
                            ent_decimal *table)
{
    if (list->count != values) {
        return refuse_count(builder, list, values);
    }
    for (uint32_t v = 0; v < values; v++) {
        bool good = false;
        ENT_TRY(ent_read_number(builder, list->items[v], &utility_form, &table[v], &good));
    }
    return ENT_OK;
}

ent_valued ent_valued_issue(const ent_bargain_issue *issue)
{
    return (ent_valued){.kind = "issue",
                        .id = issue->id,
                        .names = issue->values,
                        .words = issue->values,
                        .count = issue->value_count};
}

/* The value that a key names; value_count after E304. */
static ent_status find_value(ent_builder *builder, const ent_bargain_issue *issue,
                             const ent_node *key, uint32_t *out)
{
    const ent_valued of = ent_valued_issue(issue);
    size_t value = 0;
    ENT_TRY(ent_find_valued(builder, &of, key, &value));
    *out = (uint32_t)value;
    return ENT_OK;
}

/* Says which value has no utility. */
static ent_status refuse_gap(ent_builder *builder, const ent_node *map, const char *value)
{
    const ent_written name = {.text = value, .length = strlen(value)};
    return ent_builder_issue_name(builder, ENT_KIND_ISSUE_UTILITIES,
                                  (ent_span){map->span.start, map->span.start + 1},
                                  "there is no utility here for the value", &name, NULL);
}

static ent_status read_by_value(ent_builder *builder, const ent_node *map,
                                const ent_bargain_issue *issue, ent_decimal *table)
{
    bool told[ENT_MAX_VALUES] = {false}, known = true;
    for (size_t i = 0; i < map->count; i++) {
        uint32_t value = 0;
        bool good = false;
        ENT_TRY(find_value(builder, issue, map->keys[i], &value));
        known = known && value < issue->value_count;
        if (value < issue->value_count) {
            told[value] = true;
            ENT_TRY(ent_read_number(builder, map->items[i], &utility_form, &table[value], &good));
        }
    }
    for (uint32_t v = 0; known && v < issue->value_count; v++) { /* else a key is a slip for it */
        if (!told[v]) {
            return refuse_gap(builder, map, issue->values[v]);
        }
    }
    return ENT_OK;
}

/* Reads the numbers of a triangle: they ascend, and not all are one. */
static ent_status read_triangle(ent_builder *builder, const ent_node *map, ent_evaluation *out)
{
    static const char *const keys[] = {"from", "top", "to"};
    ent_decimal *const to[] = {&out->from, &out->top, &out->to};
    bool whole = true;
    out->kind = ENT_EVALUATION_TRIANGULAR;
    for (size_t k = 0; k < 3; k++) {
        bool there = false;
        if (ent_field(map, keys[k]) == NULL) {
            return ent_builder_issue(builder, ENT_KIND_ISSUE_UTILITIES,
                                     (ent_span){map->span.start, map->span.start + 1},
                                     "a triangle has the numbers 'from', 'top' and 'to'",
                                     "write for example: {from: 10, top: 50, to: 50}");
        }
        ENT_TRY(ent_read_number_at(builder, map, keys[k], &utility_form, to[k], &there));
        whole = whole && there;
    }
    if (whole && (ent_decimal_compare(&out->from, &out->top) > 0 ||
                  ent_decimal_compare(&out->top, &out->to) > 0 ||
                  ent_decimal_compare(&out->from, &out->to) == 0)) {
        return ent_builder_issue(builder, ENT_KIND_ISSUE_ORDER, map->span,
                                 "'from', 'top' and 'to' are not in their order",
                                 "write them so that from <= top <= to and from < to");
    }
    return ENT_OK;
}

static ent_status read_line(ent_builder *builder, const ent_node *map, ent_evaluation *out)
{
    bool there = false;
    out->kind = ENT_EVALUATION_LINEAR;
    ENT_TRY(ent_read_number_at(builder, map, "offset", &utility_form, &out->offset, &there));
    if (ent_field(map, "slope") == NULL) {
        return ent_builder_issue(
            builder, ENT_KIND_ISSUE_UTILITIES, (ent_span){map->span.start, map->span.start + 1},
            "a line has a 'slope'", "write for example: {offset: 1, slope: -0.025}");
    }
    return ent_read_number_at(builder, map, "slope", &utility_form, &out->slope, &there);
}

/* Whether a mapping has any of these keys; `keys` ends with NULL. */
static bool has_any(const ent_node *map, const char *const *keys)
{
    bool any = false;
    for (size_t k = 0; keys[k] != NULL; k++) {
        any = any || ent_field(map, keys[k]) != NULL;
    }
    return any;
}

/* Whether all keys are words; the values of a range are numbers, so they are those of a line or a triangle, misspelt. */
static bool are_words(const ent_node *map)
{
    bool all = map->count > 0;
    for (size_t i = 0; i < map->count; i++) {
        const ent_written *key = &map->keys[i]->text;
        const char first = key->length > 0 ? (char)(key->text[0] | 32) : ' ';
        all = all && first >= 'a' && first <= 'z';
    }
    return all;
}

/* Of a range: a line or a triangle, not both; *found false: neither. */
static ent_status read_function(ent_builder *builder, const ent_node *map, ent_evaluation *out,
                                bool *found)
{
    static const char *const line[] = {"offset", "slope", NULL};
    static const char *const triangle[] = {"from", "top", "to", NULL};
    const bool straight = has_any(map, line), bent = has_any(map, triangle);
    *found = straight || bent || are_words(map);
    if (!straight && !bent) {
        return *found ? ent_fields_known(builder, map,
                                         map->count == 3 ? &ent_form_triangle : &ent_form_line)
                      : ENT_OK;
    }
    ENT_TRY(ent_fields_known(builder, map, straight ? &ent_form_line : &ent_form_triangle));
    return straight ? read_line(builder, map, out) : read_triangle(builder, map, out);
}

static ent_status read_evaluation(ent_builder *builder, const ent_node *node,
                                  const ent_bargain_issue *issue, ent_evaluation *out)
{
    bool good = false, found = false;
    if (node->kind == ENT_NODE_MAP && issue->at != NULL) {
        ENT_TRY(read_function(builder, node, out, &found));
        if (found) {
            return ENT_OK;
        }
    }
    ent_decimal *table = ent_arena_new(builder->arena, issue->value_count, sizeof *table);
    if (table == NULL) {
        return ENT_ERROR_MEMORY;
    }
    out->kind = ENT_EVALUATION_TABLE;
    out->table = table;
    if (node->kind == ENT_NODE_LIST) {
        return read_list(builder, node, issue->value_count, table);
    }
    ENT_TRY(ent_expect(builder, node, ENT_NODE_MAP, "what the values are worth to a party", &good));
    return good ? read_by_value(builder, node, issue, table) : ENT_OK;
}

static ent_status read_weights(ent_builder *builder, const ent_node *section,
                               ent_bargain_issue *issue)
{
    bool good = false;
    if (section == NULL || section->empty) {
        return ENT_OK;
    }
    ENT_TRY(ent_expect(builder, section, ENT_NODE_MAP, "'weights'", &good));
    for (size_t i = 0; good && i < section->count; i++) {
        size_t party = 0;
        bool found = false;
        ent_decimal weight;
        ENT_TRY(ent_field_party(builder, section->keys[i], &party, &found));
        ENT_TRY(ent_read_number(builder, section->items[i], &weight_form, &weight, &good));
        if (found && good) {
            issue->evaluations[party].weight = weight;
        }
        good = true;
    }
    return ENT_OK;
}

/* Every party weighs an issue by 1 until the file says otherwise. */
static ent_status make_evaluations(ent_builder *builder, ent_bargain_issue *issue)
{
    const size_t parties = builder->dispute->party_count;
    ent_decimal one;
    bool good = false;
    issue->evaluations = ent_arena_new(builder->arena, parties, sizeof *issue->evaluations);
    if (issue->evaluations == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ENT_TRY(ent_decimal_parse(builder->arena, "1", 1, &one, &good));
    for (size_t p = 0; p < parties; p++) {
        issue->evaluations[p].weight = one;
    }
    return ENT_OK;
}

ent_status ent_read_utilities(ent_builder *builder, const ent_node *entry, ent_bargain_issue *issue)
{
    const ent_node *section = ent_field(entry, "utilities");
    bool good = section != NULL && !section->empty;
    ENT_TRY(make_evaluations(builder, issue));
    if (good) {
        ENT_TRY(ent_expect(builder, section, ENT_NODE_MAP, "'utilities'", &good));
    }
    for (size_t i = 0; good && i < section->count; i++) {
        size_t party = 0;
        bool found = false;
        ENT_TRY(ent_field_party(builder, section->keys[i], &party, &found));
        if (found) {
            ent_evaluation *to = &issue->evaluations[party];
            to->span = section->keys[i]->span;
            ENT_TRY(read_evaluation(builder, section->items[i], issue, to));
        }
    }
    return read_weights(builder, ent_field(entry, "weights"), issue);
}
