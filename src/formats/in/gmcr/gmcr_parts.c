/* SPDX-License-Identifier: MIT */
/* Nodes, findings and conditions of a `.gmcr` file. */
#include "formats/in/gmcr/gmcr_parts.h"

ent_node *ent_gmcr_new(ent_gmcr *g, ent_node_kind kind, size_t room, ent_span span)
{
    return ent_node_new(&g->builder->dispute->arena, kind, room, span);
}

ent_node *ent_gmcr_text(ent_gmcr *g, const char *text, size_t length, ent_span span)
{
    return ent_node_text(&g->builder->dispute->arena, text, length, span);
}

ent_status ent_gmcr_put_id(ent_gmcr *g, ent_node *map, const ent_written *id, ent_node *item)
{
    return ent_node_put_id(&g->builder->dispute->arena, map, id, item);
}

ent_status ent_gmcr_put(ent_gmcr *g, ent_node *map, const char *key, ent_node *item)
{
    return ent_node_put(&g->builder->dispute->arena, map, key, item);
}

ent_status ent_gmcr_refuse(ent_gmcr *g, ent_span span, const char *message, const char *cure)
{
    return ent_builder_issue(g->builder, ENT_KIND_GMCR_FORM, span, message, cure);
}

ent_status ent_gmcr_list(ent_gmcr *g, const ent_node *map, const char *key, const ent_node **out)
{
    const ent_node *list = ent_field(map, key);
    *out = NULL;
    if (list == NULL || list->empty) {
        return ENT_OK;
    }
    if (list->kind != ENT_NODE_LIST) {
        return ent_gmcr_refuse(g, list->span, "a list is expected here", "write it as [...]");
    }
    *out = list;
    return ENT_OK;
}

bool ent_gmcr_number(const ent_node *node, size_t *out)
{
    *out = 0;
    if (node->kind != ENT_NODE_SCALAR || node->quoted || node->text.length == 0 ||
        node->text.length > 9) {
        return false;
    }
    for (size_t i = 0; i < node->text.length; i++) {
        const char digit = node->text.text[i];
        if (digit < '0' || digit > '9') {
            return false;
        }
        *out = *out * 10 + (size_t)(digit - '0');
    }
    return true;
}

ent_status ent_gmcr_option(ent_gmcr *g, const ent_node *node, size_t *out, bool *good)
{
    *good = ent_gmcr_number(node, out);
    if (!*good) {
        return ent_gmcr_refuse(g, node->span, "this is not the number of an option",
                               "options are given by their number in 'options', from 0");
    }
    *good = *out < g->options->count;
    if (*good) {
        return ENT_OK;
    }
    ent_text cure;
    ent_text_init(&cure, &g->builder->context->allocator);
    if (g->options->count == 0) {
        ent_text_add(&cure, "this file has no options");
    } else {
        ent_text_format(&cure, "options are numbered from 0; the last of this file is %zu",
                        g->options->count - 1);
    }
    const ent_status status =
        cure.failed ? ENT_ERROR_MEMORY
                    : ent_builder_issue(g->builder, ENT_KIND_GMCR_OPTION, node->span,
                                        "there is no option of this number", ent_text_get(&cure));
    ent_text_free(&cure);
    return status;
}

/* Appends `NAME` or `not NAME` for a pair. */
static ent_status add_pair(ent_gmcr *g, const ent_node *pair, ent_text *text, bool *good)
{
    static const char *const cure = "write it as [2, \"Y\"]: the option's number, then Y or N";
    *good = pair->kind == ENT_NODE_LIST && pair->count == 2 &&
            (ent_node_is(pair->items[1], "Y") || ent_node_is(pair->items[1], "N"));
    if (!*good) {
        return ent_gmcr_refuse(g, pair->span, "this is not an option with Y or N", cure);
    }
    size_t option = 0;
    ENT_TRY(ent_gmcr_option(g, pair->items[0], &option, good));
    if (*good) {
        ent_text_add(text, ent_node_is(pair->items[1], "N") ? "not " : "");
        ent_text_add(text, g->option_ids[option].text);
    }
    return ENT_OK;
}

/* Appends the items of `list`, each by `add`, joined by `joint`. */
static ent_status add_joined(ent_gmcr *g, const ent_node *list, const char *joint,
                             ent_status (*add)(ent_gmcr *, const ent_node *, ent_text *, bool *),
                             ent_text *text, bool *good)
{
    *good = list->count > 0;
    if (!*good) {
        return ent_gmcr_refuse(g, list->span, "a condition without any option in it",
                               "write at least one [OPTION, \"Y\"], or remove the condition");
    }
    for (size_t i = 0; i < list->count; i++) {
        bool fine = false;
        ent_text_add(text, i == 0 ? "" : joint);
        ENT_TRY(add(g, list->items[i], text, &fine));
        *good = *good && fine;
    }
    return ENT_OK;
}

/* A list is a conjunction, a mapping a disjunction of its members; `and` binds closer than `or`. */
static ent_status add_condition(ent_gmcr *g, const ent_node *node, ent_text *text, bool *good)
{
    if (node->kind == ENT_NODE_LIST) {
        return add_joined(g, node, " and ", add_pair, text, good);
    }
    const ent_node *members = node->kind == ENT_NODE_MAP ? ent_field(node, "members") : NULL;
    *good = members != NULL && members->kind == ENT_NODE_LIST;
    if (!*good) {
        return ent_gmcr_refuse(g, node->span, "this is not a condition",
                               "write a list of [OPTION, \"Y\"], or {\"compound\": true, "
                               "\"members\": [...]} for one of several such lists");
    }
    return add_joined(g, members, " or ", add_condition, text, good);
}

ent_status ent_gmcr_condition(ent_gmcr *g, const ent_node *node, ent_node **out)
{
    bool good = false;
    ent_text text;
    ent_text_init(&text, &g->builder->context->allocator);
    *out = NULL;
    ent_status status = add_condition(g, node, &text, &good);
    if (status == ENT_OK && text.failed) {
        status = ENT_ERROR_MEMORY;
    }
    if (status == ENT_OK && good) {
        *out = ent_gmcr_text(g, ent_text_get(&text), text.length, node->span);
        status = *out == NULL ? ENT_ERROR_MEMORY : ENT_OK;
    }
    ent_text_free(&text);
    return status;
}
