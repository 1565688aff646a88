/* SPDX-License-Identifier: MIT */
/*
 * Revisions: amendments made in the text of a dispute, all at once.
 *
 * First the splices are planned, and with them the tree that the new text must have; then the text is put
 * together, read as any other, and its tree held against that one. A text that does not pass is never handed out, so
 * a layout that was not thought of costs an error and not a file.
 */
#include "base/text.h"
#include "editing/plan.h"

#include <string.h>

struct ent_revision {
    ent_allocator allocator;
    ent_arena arena;
    ent_splice *splices;
    size_t count;
    const char *text;
    size_t length;
};

void ent_revision_free(ent_revision *revision)
{
    if (revision == NULL) {
        return;
    }
    ent_arena_free(&revision->arena);
    const ent_allocator allocator = revision->allocator;
    ent_memory_free(&allocator, revision);
}

static bool is_sound(const ent_dispute *dispute, const ent_amendment *asked)
{
    switch (asked->kind) {
    case ENT_AMEND_TODAY:
        return asked->value != NULL && (asked->option != NULL) == (dispute->graph == NULL);
    case ENT_AMEND_MOVE:
    case ENT_AMEND_DROP:
    case ENT_AMEND_OFF:
        return asked->party < dispute->party_count;
    }
    return false;
}

/* Whether the dispute was read from a dispute file: its tree is that of the text. */
static bool is_own_format(const ent_dispute *dispute)
{
    const ent_node *version = ent_field(dispute->document, "entente");
    const ent_source *source = &dispute->source;
    return version != NULL && version->span.start < source->length &&
           source->bytes[version->span.start] == '1' && version->text.direct;
}

/* Plans all amendments: today first, then party by party. */
static ent_status plan_all(ent_plan *plan, const ent_amendment *amendments, size_t count)
{
    const ent_dispute *dispute = plan->dispute;
    if (!is_own_format(dispute)) {
        plan->refused = true;
        return ent_issue_plain(plan->context, ENT_KIND_EDIT_LAYOUT, "'%s' is in another format",
                               plan->source->name);
    }
    plan->expected = ent_plan_own(plan, dispute->document, 1);
    if (plan->expected == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ENT_TRY(ent_plan_today(plan, amendments, count));
    for (size_t p = 0; p < dispute->party_count; p++) {
        bool concerned = false;
        for (size_t i = 0; i < count; i++) {
            concerned =
                concerned || (amendments[i].kind != ENT_AMEND_TODAY && amendments[i].party == p);
        }
        ENT_TRY(concerned ? ent_plan_wishes(plan, p, amendments, count) : ENT_OK);
    }
    return ENT_OK;
}

/* Puts the new text together. */
static ent_status put_together(const ent_plan *plan, ent_revision *revision)
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
    revision->text =
        text.failed ? NULL : ent_arena_text(plan->arena, ent_text_get(&text), text.length);
    revision->length = text.length;
    revision->splices = plan->splices;
    revision->count = plan->count;
    ent_text_free(&text);
    return revision->text == NULL ? ENT_ERROR_MEMORY : ENT_OK;
}

/* Reads the new text in a context, and tells whether it says what it should. */
static ent_status read_again(ent_context *context, const ent_plan *plan,
                             const ent_revision *revision, const char *name, bool *agrees)
{
    ent_dispute *again = NULL;
    ENT_TRY(ent_dispute_read_text(context, name, revision->text, revision->length, &again));
    *agrees = ent_trees_agree(plan->expected, again->document);
    ent_dispute_free(again);
    return ENT_OK;
}

/* Checks the new text, in a context of its own, whose warnings are those of the old one; where it has errors they
 * are told. */
static ent_status check(ent_plan *plan, const ent_revision *revision)
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
    ent_status status = name.failed
                            ? ENT_ERROR_MEMORY
                            : read_again(apart, plan, revision, ent_text_get(&name), &agrees);
    if (status == ENT_ERROR_INPUT) {
        status = read_again(plan->context, plan, revision, ent_text_get(&name), &agrees);
    } else if (status == ENT_OK && !agrees) {
        plan->refused = true;
        status = ent_issue_plain(plan->context, ENT_KIND_EDIT_LAYOUT,
                                 "the text would not say what was asked");
    }
    ent_text_free(&name);
    ent_context_free(apart);
    return status;
}

static ent_status make(ent_context *context, const ent_dispute *dispute,
                       const ent_amendment *amendments, size_t count, ent_revision *revision)
{
    ent_plan plan = {.context = context,
                     .dispute = dispute,
                     .source = &dispute->source,
                     .arena = &revision->arena};
    ENT_TRY(plan_all(&plan, amendments, count));
    if (!plan.refused && !ent_plan_settle(&plan)) {
        plan.refused = true;
        ENT_TRY(ent_issue_plain(context, ENT_KIND_EDIT_LAYOUT, "two edits meet in one place"));
    }
    if (!plan.refused) {
        ENT_TRY(put_together(&plan, revision));
        ENT_TRY(check(&plan, revision));
    }
    return plan.refused ? ENT_ERROR_INPUT : ENT_OK;
}

ent_status ent_revision_new(ent_context *context, const ent_dispute *dispute,
                            const ent_amendment *amendments, size_t count, ent_revision **out)
{
    if (context == NULL || dispute == NULL || (amendments == NULL && count > 0) || out == NULL) {
        return ENT_ERROR_ARGUMENT;
    }
    for (size_t i = 0; i < count; i++) {
        if (!is_sound(dispute, &amendments[i])) {
            return ENT_ERROR_ARGUMENT;
        }
    }
    ent_revision *revision = ent_memory_zero(&context->allocator, 1, sizeof *revision);
    if (revision == NULL) {
        return ENT_ERROR_MEMORY;
    }
    revision->allocator = context->allocator;
    ent_arena_init(&revision->arena, &revision->allocator);
    const ent_status status = make(context, dispute, amendments, count, revision);
    if (status != ENT_OK) {
        ent_revision_free(revision);
        return status;
    }
    *out = revision;
    return ENT_OK;
}

const char *ent_revision_text(const ent_revision *revision, size_t *length)
{
    *length = revision->length;
    return revision->text;
}

size_t ent_splice_count(const ent_revision *revision)
{
    return revision->count;
}

ent_splice ent_splice_at(const ent_revision *revision, size_t splice)
{
    return revision->splices[splice];
}
