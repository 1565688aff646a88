/* SPDX-License-Identifier: MIT */
/* Numbers, ends of ranges and names of parties, as the sections of bargaining have them. */
#include "formats/in/bargain/bargain.h"

#include "base/text.h"

ent_status ent_issue_number(ent_builder *builder, ent_diagnostic_kind kind, const ent_node *node,
                            const char *words)
{
    ent_text message;
    ent_text_init(&message, &builder->context->allocator);
    ent_text_format(&message, "%s: ", words);
    ent_text_add_quoted(&message, node->text.text, node->text.length, 60);
    const ent_status status =
        message.failed ? ENT_ERROR_MEMORY
                       : ent_builder_issue(builder, kind, node->span, ent_text_get(&message), NULL);
    ent_text_free(&message);
    return status;
}

/* Says that a number is negative and may not be. */
static ent_status refuse_negative(ent_builder *builder, const ent_node *node, const char *what)
{
    ent_text message;
    ent_text_init(&message, &builder->context->allocator);
    ent_text_format(&message, "%s is not negative", what);
    const ent_status status = message.failed
                                  ? ENT_ERROR_MEMORY
                                  : ent_builder_issue(builder, ENT_KIND_ISSUE_NUMBER, node->span,
                                                      ent_text_get(&message), "write 0 or more");
    ent_text_free(&message);
    return status;
}

ent_status ent_read_number(ent_builder *builder, const ent_node *node, const ent_number_form *form,
                           ent_decimal *out, bool *good)
{
    *out = (ent_decimal){0};
    ENT_TRY(ent_expect(builder, node, ENT_NODE_SCALAR, form->what, good));
    if (!*good) {
        return ENT_OK;
    }
    ENT_TRY(ent_decimal_parse(builder->arena, node->text.text, node->text.length, out, good));
    if (!*good) {
        return ent_issue_number(builder, ENT_KIND_ISSUE_NUMBER, node, "this is not a number");
    }
    if (form->positive && out->negative) {
        *out = (ent_decimal){0};
        *good = false;
        return refuse_negative(builder, node, form->what);
    }
    return ENT_OK;
}

ent_status ent_read_number_at(ent_builder *builder, const ent_node *map, const char *key,
                              const ent_number_form *form, ent_decimal *out, bool *there)
{
    const ent_node *node = ent_field(map, key);
    *there = false;
    return node == NULL ? ENT_OK : ent_read_number(builder, node, form, out, there);
}

ent_status ent_read_ends(ent_builder *builder, const ent_node *node, const char *what,
                         ent_decimal ends[2], bool *good)
{
    const ent_number_form form = {.what = what};
    ENT_TRY(ent_expect(builder, node, ENT_NODE_LIST, what, good));
    if (*good && node->count != 2) {
        *good = false;
        return ent_builder_issue(builder, ENT_KIND_ISSUE_ORDER, node->span,
                                 "two numbers belong here, the lower and the upper end",
                                 "write them in brackets, for example: [0, 100]");
    }
    for (size_t k = 0; *good && k < 2; k++) {
        ENT_TRY(ent_read_number(builder, node->items[k], &form, &ends[k], good));
    }
    if (*good && ent_decimal_compare(&ends[0], &ends[1]) >= 0) {
        *good = false;
        return ent_builder_issue(builder, ENT_KIND_ISSUE_ORDER, node->span,
                                 "the lower end is not below the upper one", NULL);
    }
    return ENT_OK;
}
