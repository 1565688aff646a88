/* SPDX-License-Identifier: MIT */
/*
 * Revisions: amendments made in the text of a dispute, all at once.
 *
 * First the splices are planned, and with them the tree that the new text must have; then the text is put
 * together, read as any other, and its tree held against that one. A text that does not pass is never handed out, so
 * a layout that was not thought of costs an error and not a file.
 */
#include "base/text.h"
#include "editing/growth.h"
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
    case ENT_AMEND_ADD:
        return asked->party < dispute->party_count && asked->value != NULL;
    }
    return false;
}

bool ent_plan_concerns(const ent_amendment *amendments, size_t count, size_t party)
{
    for (size_t i = 0; i < count; i++) {
        if (amendments[i].kind != ENT_AMEND_TODAY && amendments[i].party == party) {
            return true;
        }
    }
    return false;
}

/* Plans all amendments: of the start in the sections, today first, then party by party; of the last moment as an event. */
static ent_status plan_all(ent_plan *plan, const ent_amendment *amendments, size_t count)
{
    const ent_dispute *dispute = plan->dispute;
    const bool whole = dispute->without_count == 0 && dispute->without_bases == 0;
    if (!whole || (dispute->moment > 0 && dispute->moment < dispute->event_count)) {
        plan->refused = true;
        return ent_issue_plain(plan->context, ENT_KIND_EDIT_MOMENT,
                               "this is neither the start nor the last moment of '%s'",
                               plan->source->name);
    }
    ENT_TRY(ent_plan_begin(plan, 2));
    if (plan->refused || dispute->moment > 0) {
        return plan->refused ? ENT_OK : ent_plan_event(plan, amendments, count);
    }
    ENT_TRY(ent_plan_today(plan, amendments, count));
    ent_node *grown = ent_plan_room(plan, ENT_NODE_MAP, dispute->party_count);
    if (grown == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t p = 0; p < dispute->party_count && !plan->refused; p++) {
        ENT_TRY(ent_plan_concerns(amendments, count, p)
                    ? ent_plan_wishes(plan, p, amendments, count, grown)
                    : ENT_OK);
    }
    return plan->refused || grown->count == 0 ? ENT_OK : ent_plan_grow(plan, "preferences", grown);
}

static ent_status make(ent_context *context, const ent_dispute *dispute,
                       const ent_amendment *amendments, size_t count, ent_revision *revision)
{
    ent_plan plan = {.context = context,
                     .dispute = dispute,
                     .source = &dispute->source,
                     .arena = &revision->arena};
    ENT_TRY(plan_all(&plan, amendments, count));
    ENT_TRY(ent_plan_finish(&plan, &revision->text, &revision->length));
    revision->splices = plan.splices;
    revision->count = plan.count;
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
