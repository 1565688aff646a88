/* SPDX-License-Identifier: MIT */
/*
 * What comes of a plan: the text that its splices make, read again and held against the tree that was asked for.
 */
#include "base/text.h"
#include "editing/plan.h"

/* Whether the dispute was read from a dispute file: its tree is that of the text. */
static bool is_own_format(const ent_dispute *dispute)
{
    const ent_node *version = ent_field(dispute->document, "entente");
    const ent_source *source = &dispute->source;
    return version != NULL && version->span.start < source->length &&
           source->bytes[version->span.start] == '1' && version->text.direct;
}

ent_status ent_plan_begin(ent_plan *plan, size_t more)
{
    if (!is_own_format(plan->dispute)) {
        plan->refused = true;
        return ent_issue_plain(plan->context, ENT_KIND_EDIT_LAYOUT, "'%s' is in another format",
                               plan->source->name);
    }
    plan->expected = ent_plan_own(plan, plan->dispute->document, more);
    return plan->expected == NULL ? ENT_ERROR_MEMORY : ENT_OK;
}

/* Puts the new text together. */
static ent_status put_together(const ent_plan *plan, const char **out, size_t *length)
{
    const ent_source *source = plan->source;
    ent_text text;
    ent_text_init(&text, &plan->context->allocator);
    size_t at = 0;
    for (size_t i = 0; i < plan->count; i++) {
        const ent_splice *splice = &plan->splices[i];
        ent_text_add_bytes(&text, source->bytes + at, (size_t)splice->byte_start - at);
        ent_text_add_bytes(&text, splice->text, splice->length);
        at = (size_t)splice->byte_end;
    }
    ent_text_add_bytes(&text, source->bytes + at, source->length - at);
    *out = text.failed ? NULL : ent_arena_text(plan->arena, ent_text_get(&text), text.length);
    *length = text.length;
    ent_text_free(&text);
    return *out == NULL ? ENT_ERROR_MEMORY : ENT_OK;
}

/* Reads the new text in a context, and tells whether it says what it should. */
static ent_status read_again(ent_context *context, const ent_plan *plan, const ent_written *text,
                             const char *name, bool *agrees)
{
    ent_dispute *again = NULL;
    ENT_TRY(ent_dispute_read_text(context, name, text->text, text->length, &again));
    *agrees = ent_trees_agree(plan->expected, again->document) &&
              (plan->now == NULL || ent_trees_agree(plan->now, again->current));
    ent_dispute_free(again);
    return ENT_OK;
}

/* Checks the new text, in a context of its own, whose warnings are those of the old one; where it has errors they
 * are told. */
static ent_status check(ent_plan *plan, const ent_written *text)
{
    ent_context_options options;
    ent_context_defaults(&options);
    options.allocator = plan->context->allocator;
    options.max_input_bytes = plan->context->max_input_bytes;
    ent_context *apart = NULL;
    bool agrees = false;
    ent_text name;
    ENT_TRY(ent_context_new(&options, &apart));
    ent_text_init(&name, &plan->context->allocator);
    ent_text_format(&name, "%s, edited", plan->source->name);
    ent_status status = name.failed ? ENT_ERROR_MEMORY
                                    : read_again(apart, plan, text, ent_text_get(&name), &agrees);
    if (status == ENT_ERROR_INPUT) {
        status = read_again(plan->context, plan, text, ent_text_get(&name), &agrees);
    } else if (status == ENT_OK && !agrees) {
        plan->refused = true;
        status = ent_issue_plain(plan->context, ENT_KIND_EDIT_LAYOUT,
                                 "the text would not say what was asked");
    }
    ent_text_free(&name);
    ent_context_free(apart);
    return status;
}

ent_status ent_plan_finish(ent_plan *plan, const char **text, size_t *length)
{
    ent_written made = {0};
    if (!plan->refused && !ent_plan_settle(plan)) {
        plan->refused = true;
        return ent_issue_plain(plan->context, ENT_KIND_EDIT_LAYOUT, "two edits meet in one place");
    }
    if (plan->refused) {
        return ENT_OK;
    }
    ENT_TRY(put_together(plan, &made.text, &made.length));
    ENT_TRY(check(plan, &made));
    *text = made.text;
    *length = made.length;
    return ENT_OK;
}
