/* SPDX-License-Identifier: MIT */
/*
 * Issues to bargain over: the section `issues`.
 *
 * The values of an issue are its own (`values` as a list, or `range`), those of an `option`, or told from states by expressions
 * (`values` as a mapping, of which the last is the rest). Either all issues have values of their own or none has.
 */
#include "formats/in/bargain/bargain.h"

#include "dispute/expressions/lexer.h"

#include <string.h>

static ent_status refuse(ent_builder *builder, ent_span span, const char *message, const char *cure)
{
    return ent_builder_issue(builder, ENT_KIND_ISSUE_FORM, span, message, cure);
}

/* Makes room for values; *good false where there are too few or too many. */
static ent_status make_values(ent_builder *builder, const ent_node *node, ent_bargain_issue *issue,
                              bool *good)
{
    *good = node->count >= 2 && node->count <= ENT_MAX_VALUES;
    if (!*good) {
        return refuse(builder, node->span, "an issue has 2 to 256 values", NULL);
    }
    issue->value_count = (uint32_t)node->count;
    issue->values = ent_arena_new(builder->arena, node->count, sizeof *issue->values);
    return issue->values == NULL ? ENT_ERROR_MEMORY : ENT_OK;
}

/* Puts the name of one value; *good false where it is none, or stands twice. */
static ent_status put_value(ent_builder *builder, const ent_node *node, uint32_t value,
                            ent_bargain_issue *issue, bool *good)
{
    ENT_TRY(ent_expect(builder, node, ENT_NODE_SCALAR, "a value", good));
    if (!*good) {
        return ENT_OK;
    }
    if (!ent_is_name(node->text.text, node->text.length)) {
        *good = false;
        return ent_builder_issue_name(builder, ENT_KIND_BAD_NAME, node->span,
                                      "this is not a name for a value:", &node->text, NULL);
    }
    for (uint32_t v = 0; v < value; v++) {
        if (ent_node_is(node, issue->values[v])) {
            *good = false;
            return ent_builder_issue_name(builder, ENT_KIND_ISSUE_FORM, node->span,
                                          "this value stands twice:", &node->text, NULL);
        }
    }
    return ent_field_kept(builder, node, &issue->values[value]);
}

/* Asks whether all words of a list are names; *good false after E206. What is no word is told later. */
static ent_status check_names(ent_builder *builder, const ent_node *list, bool *good)
{
    size_t words = 0, bad = list->count;
    ent_written *values = ent_arena_new(builder->arena, list->count, sizeof *values);
    if (values == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t v = list->count; v-- > 0;) {
        values[v] = list->items[v]->text;
        words += list->items[v]->kind == ENT_NODE_SCALAR && !list->items[v]->empty;
        bad = ent_is_name(values[v].text, values[v].length) ? bad : v;
    }
    *good = words < list->count || bad == list->count;
    return *good ? ENT_OK : ent_builder_issue_value_name(builder, values, list->count, bad);
}

static ent_status read_list(ent_builder *builder, const ent_node *list, ent_bargain_issue *issue,
                            bool *good)
{
    ENT_TRY(make_values(builder, list, issue, good));
    ENT_TRY(*good ? check_names(builder, list, good) : ENT_OK);
    for (uint32_t v = 0; *good && v < issue->value_count; v++) {
        ENT_TRY(put_value(builder, list->items[v], v, issue, good));
    }
    return ENT_OK;
}

/* Values told by expressions over states: the first that holds; the last is the rest. */
static ent_status read_where(ent_builder *builder, const ent_node *map, ent_bargain_issue *issue,
                             bool *good)
{
    ENT_TRY(make_values(builder, map, issue, good));
    if (!*good) {
        return ENT_OK;
    }
    issue->where = ent_arena_new(builder->arena, map->count, sizeof(ent_expression *));
    if (issue->where == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (uint32_t v = 0; *good && v < issue->value_count; v++) {
        const ent_node *node = map->items[v];
        const bool last = v + 1 == issue->value_count;
        ENT_TRY(put_value(builder, map->keys[v], v, issue, good));
        if (ent_node_is(node, "rest") != last) {
            *good = false;
            return refuse(builder, node->span, "the last value, and no other, is the rest",
                          "put 'NAME: rest' behind the other values");
        }
        if (!last) {
            ENT_TRY(
                ent_read_expression(builder, node, "where an issue has a value", &issue->where[v]));
            *good = *good && issue->where[v] != NULL;
        }
    }
    return ENT_OK;
}

/* The values of an option. */
static ent_status read_option(ent_builder *builder, const ent_node *node, ent_bargain_issue *issue,
                              bool *good)
{
    static const char *const plain[] = {"no", "yes"};
    ENT_TRY(ent_expect(builder, node, ENT_NODE_SCALAR, "the option of an issue", good));
    if (!*good) {
        return ENT_OK;
    }
    ENT_TRY(ent_builder_find_option(builder, &node->text, &issue->option, good));
    if (!*good) {
        return ENT_OK;
    }
    const ent_option *option = &builder->dispute->options[issue->option];
    issue->values = ent_arena_new(builder->arena, option->value_count, sizeof *issue->values);
    if (issue->values == NULL) {
        return ENT_ERROR_MEMORY;
    }
    issue->value_count = option->value_count;
    issue->label = issue->label == NULL ? option->label : issue->label;
    for (uint32_t v = 0; v < option->value_count; v++) {
        issue->values[v] = option->graded ? option->values[v] : plain[v];
    }
    return ENT_OK;
}

/* The place of a name that is in use for an option, a state of a graph or a named state. */
static ent_span taken_at(const ent_dispute *dispute, size_t number)
{
    if (number >= ENT_FIRST_GRAPH_STATE) {
        return dispute->graph->span;
    }
    return number < dispute->option_count ? dispute->options[number].span
                                          : dispute->names[number - dispute->option_count].span;
}

/* Asks whether an issue may have its name: with values of its own none that stands for something else. */
static ent_status check_name(ent_builder *builder, const ent_node *key, bool own, bool *good)
{
    ENT_TRY(ent_builder_check_name(builder, &key->text, good));
    const ent_map_entry *entry =
        own ? ent_map_get(&builder->names, key->text.text, key->text.length) : NULL;
    if (*good && entry != NULL) {
        *good = false;
        return ent_builder_issue_taken(builder, &key->text,
                                       taken_at(builder->dispute, entry->number));
    }
    return ENT_OK;
}

/* Finds out by which key an issue has its values, and reads them. */
static ent_status read_values(ent_builder *builder, const ent_node *key, const ent_node *entry,
                              ent_bargain_issue *issue, bool *good)
{
    const ent_node *values = ent_field(entry, "values"), *range = ent_field(entry, "range");
    const ent_node *option = ent_field(entry, "option");
    const int count = (values != NULL) + (range != NULL) + (option != NULL);
    *good = count == 1;
    if (count != 1) {
        return refuse(builder, key->span,
                      count == 0 ? "it is not said which values this issue has"
                                 : "only one of 'option', 'values' and 'range' can stand here",
                      count == 0 ? "write 'option: NAME', 'values: [...]' or 'range: [LOW, HIGH]'"
                                 : "keep one of them");
    }
    if (range == NULL && (ent_field(entry, "steps") != NULL || ent_field(entry, "type") != NULL)) {
        *good = false;
        return refuse(builder, key->span, "'type' and 'steps' belong to a 'range'", NULL);
    }
    if (option != NULL) {
        return read_option(builder, option, issue, good);
    }
    if (range != NULL) {
        return ent_read_range(builder, entry, issue, good);
    }
    if (values->kind == ENT_NODE_MAP) {
        return read_where(builder, values, issue, good);
    }
    ENT_TRY(ent_expect(builder, values, ENT_NODE_LIST, "'values'", good));
    return *good ? read_list(builder, values, issue, good) : ENT_OK;
}

/* The words of values: those of `labels`; for the others those of the option, or the values themselves. */
static ent_status read_labels(ent_builder *builder, const ent_node *section,
                              ent_bargain_issue *issue)
{
    ent_valued of = ent_valued_issue(issue);
    if (issue->option != SIZE_MAX && builder->dispute->options[issue->option].labels != NULL) {
        of.words = builder->dispute->options[issue->option].labels;
    }
    issue->labels = ent_arena_new(builder->arena, issue->value_count, sizeof *issue->labels);
    if (issue->labels == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ENT_TRY(ent_read_value_labels(builder, section, &of, issue->labels));
    for (uint32_t v = 0; v < issue->value_count; v++) {
        issue->labels[v] = issue->labels[v] == NULL ? of.words[v] : issue->labels[v];
    }
    return ENT_OK;
}

/* Whether an issue has values of its own, as far as its keys tell. */
static bool has_own(const ent_node *entry)
{
    const ent_node *values = ent_field(entry, "values");
    return ent_field(entry, "range") != NULL || (values != NULL && values->kind == ENT_NODE_LIST);
}

static ent_status read_issue(ent_builder *builder, const ent_node *key, const ent_node *entry,
                             ent_bargain_issue *issue, bool *good)
{
    bool named = false;
    *issue = (ent_bargain_issue){.option = SIZE_MAX, .span = key->span};
    ENT_TRY(ent_fields_known(builder, entry, &ent_form_issue));
    ENT_TRY(check_name(builder, key, has_own(entry), &named));
    ENT_TRY(ent_field_kept(builder, key, &issue->id));
    ENT_TRY(ent_field_text(builder, entry, "label", &issue->label));
    ENT_TRY(ent_field_grounds(builder, entry, &issue->grounds));
    ENT_TRY(read_values(builder, key, entry, issue, good));
    if (!*good) {
        return ENT_OK;
    }
    issue->label = issue->label == NULL ? issue->id : issue->label;
    ENT_TRY(read_labels(builder, ent_field(entry, "labels"), issue));
    *good = named;
    return ent_read_utilities(builder, entry, issue);
}

/* Asks whether an issue is of the kind of the first one: all have values of their own, or none has. */
static ent_status check_kind(ent_builder *builder, const ent_node *section, size_t at, bool *good)
{
    const bool own = has_own(section->items[at]);
    *good = section->items[0]->kind != ENT_NODE_MAP || own == has_own(section->items[0]);
    return *good ? ENT_OK
                 : refuse(builder, section->keys[at]->span,
                          own ? "this issue has values of its own, and the first one has not"
                              : "this issue has no values of its own, and the first one has",
                          "issues over states and issues with values of their own belong in two "
                          "files");
}

/* What is allowed but odd: issues that nobody values, and parties that value none. */
static ent_status warn(ent_builder *builder)
{
    const ent_dispute *dispute = builder->dispute;
    const ent_bargain *bargain = dispute->bargain;
    bool any = false;
    for (size_t i = 0; i < bargain->issue_count; i++) {
        const ent_bargain_issue *issue = &bargain->issues[i];
        bool valued = false;
        for (size_t p = 0; p < dispute->party_count; p++) {
            valued = valued || issue->evaluations[p].kind != ENT_EVALUATION_NONE;
        }
        any = any || valued;
        const ent_written id = {.text = issue->id, .length = strlen(issue->id)};
        ENT_TRY(valued ? ENT_OK
                       : ent_builder_issue_name(builder, ENT_KIND_ISSUE_OF_NOBODY, issue->span,
                                                "nobody values issue", &id, NULL));
    }
    for (size_t p = 0; any && p < dispute->party_count; p++) {
        const ent_party *party = &dispute->parties[p];
        const ent_written id = {.text = party->id, .length = strlen(party->id)};
        bool values = party->statement_count > 0 && party->order == ENT_ORDER_WEIGHTS;
        for (size_t i = 0; i < bargain->issue_count; i++) {
            values = values || bargain->issues[i].evaluations[p].kind != ENT_EVALUATION_NONE;
        }
        ENT_TRY(values
                    ? ENT_OK
                    : ent_builder_issue_name(builder, ENT_KIND_PARTY_WITHOUT_UTILITIES, party->span,
                                             "no issue has utilities of party", &id, NULL));
    }
    return ENT_OK;
}

/* Reads each issue; *own: they have values of their own. */
static ent_status read_each(ent_builder *builder, const ent_node *section, bool *own)
{
    ent_bargain *bargain = builder->dispute->bargain;
    bargain->issues = ent_arena_new(builder->arena, section->count, sizeof *bargain->issues);
    if (bargain->issues == NULL) {
        return ENT_ERROR_MEMORY;
    }
    bargain->span = section->span;
    for (size_t i = 0; i < section->count; i++) {
        bool good = false;
        ENT_TRY(ent_expect(builder, section->items[i], ENT_NODE_MAP, "an issue", &good));
        if (good) {
            *own = *own || has_own(section->items[i]);
            ENT_TRY(check_kind(builder, section, i, &good));
        }
        if (good) {
            ENT_TRY(read_issue(builder, section->keys[i], section->items[i],
                               &bargain->issues[bargain->issue_count], &good));
            bargain->issue_count += good;
        }
    }
    return ENT_OK;
}

ent_status ent_read_issues(ent_builder *builder, const ent_node *issues, const ent_node *bargaining)
{
    ent_dispute *dispute = builder->dispute;
    const uint64_t before = builder->context->error_count;
    const bool given = issues != NULL && !issues->empty;
    bool good = given, own = false;
    if (!given && (bargaining == NULL || bargaining->empty)) {
        return ENT_OK;
    }
    dispute->bargain = ent_arena_new(builder->arena, 1, sizeof *dispute->bargain);
    if (dispute->bargain == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ENT_TRY(given ? ent_expect(builder, issues, ENT_NODE_MAP, "the section 'issues'", &good)
                  : ENT_OK);
    ENT_TRY(good ? read_each(builder, issues, &own) : ENT_OK);
    if (builder->context->error_count > before) {
        return ENT_OK; /* what follows would only echo these errors */
    }
    ENT_TRY(ent_read_bargaining(builder, bargaining, own));
    return warn(builder);
}
