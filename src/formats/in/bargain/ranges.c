/* SPDX-License-Identifier: MIT */
/*
 * Issues whose values are the numbers of a range.
 *
 * Whole numbers from one end to the other, all of them where they are at most 256 and `steps` does not ask for fewer; else, and of
 * `type: real`, so many evenly spaced numbers, both ends among them. Whole numbers stay whole; others are rounded six digits behind
 * those of the ends.
 */
#include "formats/in/bargain/bargain.h"

#include "base/text.h"

enum { STEPS_OF_REAL = 101, DIGITS_MORE = 6, MOST_DIGITS = 4 };

/* The range as it is read. */
typedef struct range {
    ent_decimal ends[2];
    bool real;
    uint32_t whole; /* whole numbers in it, or one more than may be, where there are more */
    uint32_t count; /* values that are wanted */
} range;

/* Reads `steps`, a whole number from 2 to the most values that an issue may have. */
static ent_status read_steps(ent_builder *builder, const ent_node *node, uint32_t *out, bool *good)
{
    uint32_t number = 0;
    ENT_TRY(ent_expect(builder, node, ENT_NODE_SCALAR, "'steps'", good));
    if (!*good) {
        return ENT_OK;
    }
    *good = node->text.length > 0 && node->text.length < MOST_DIGITS;
    for (size_t i = 0; *good && i < node->text.length; i++) {
        const char c = node->text.text[i];
        *good = c >= '0' && c <= '9';
        number = number * 10 + (uint32_t)(c - '0');
    }
    *good = *good && number >= 2 && number <= ENT_MAX_VALUES;
    *out = *good ? number : *out;
    return *good ? ENT_OK
                 : ent_builder_issue(builder, ENT_KIND_ISSUE_FORM, node->span,
                                     "a range is cut into 2 to 256 values",
                                     "write a whole number from 2 to 256, or leave it out");
}

/* Reads `range`, `type` and `steps`; *good false after an error. */
static ent_status read_form(ent_builder *builder, const ent_node *entry, range *out, bool *good)
{
    static const char *const types[] = {"integer", "real", NULL};
    const ent_node *ends = ent_field(entry, "range"), *steps = ent_field(entry, "steps");
    size_t type = 0;
    ENT_TRY(ent_field_word(builder, entry, "type", types, 0, &type));
    ENT_TRY(ent_read_ends(builder, ends, "the range of an issue", out->ends, good));
    if (!*good) {
        return ENT_OK;
    }
    out->real = type == 1;
    if (!out->real && (out->ends[0].decimals > 0 || out->ends[1].decimals > 0)) {
        *good = false;
        return ent_builder_issue(builder, ENT_KIND_ISSUE_FORM, ends->span,
                                 "a range of whole numbers has whole ends",
                                 "write 'type: real' beside it for numbers between");
    }
    const uint32_t whole =
        out->real ? STEPS_OF_REAL
                  : ent_decimal_distance(&out->ends[0], &out->ends[1], ENT_MAX_VALUES) + 1;
    out->whole = whole;
    out->count = whole < ENT_MAX_VALUES ? whole : ENT_MAX_VALUES;
    if (steps != NULL) {
        ENT_TRY(read_steps(builder, steps, &out->count, good));
        out->count = out->real || out->count < whole ? out->count : whole;
    }
    return ENT_OK;
}

/* The number of one value, and its text. */
static ent_status put_value(ent_builder *builder, const range *from, uint32_t value,
                            ent_bargain_issue *issue)
{
    const ent_decimal_range between = {.low = &from->ends[0],
                                       .high = &from->ends[1],
                                       .steps = from->count - 1,
                                       .more = from->real ? DIGITS_MORE : 0};
    ent_text text;
    ENT_TRY(ent_decimal_step(builder->arena, &between, value, &issue->at[value]));
    ent_text_init(&text, &builder->context->allocator);
    ent_decimal_write(&issue->at[value], &text);
    issue->values[value] = ent_arena_text(builder->arena, ent_text_get(&text), text.length);
    const bool refused = text.failed || issue->values[value] == NULL;
    ent_text_free(&text);
    return refused ? ENT_ERROR_MEMORY : ENT_OK;
}

ent_status ent_read_range(ent_builder *builder, const ent_node *entry, ent_bargain_issue *issue,
                          bool *good)
{
    range form = {0};
    ENT_TRY(read_form(builder, entry, &form, good));
    if (!*good) {
        return ENT_OK;
    }
    issue->kind = form.real ? ENT_ISSUE_REAL : ENT_ISSUE_INTEGER;
    issue->value_count = form.count;
    issue->sampled = form.real || form.count < form.whole;
    issue->at = ent_arena_new(builder->arena, form.count, sizeof *issue->at);
    issue->values = ent_arena_new(builder->arena, form.count, sizeof *issue->values);
    if (issue->at == NULL || issue->values == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (uint32_t v = 0; v < form.count; v++) {
        ENT_TRY(put_value(builder, &form, v, issue));
    }
    return ENT_OK;
}
