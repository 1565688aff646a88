/* SPDX-License-Identifier: MIT */
/* The list of diagnostics in a context. */
#include "diag/diagnostic.h"

#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

size_t ent_diagnostic_count(const ent_context *context)
{
    return context->diagnostic_count;
}

uint64_t ent_diagnostic_errors(const ent_context *context)
{
    return context->error_count;
}

const ent_diagnostic *ent_diagnostic_at(const ent_context *context, size_t index)
{
    return index < context->diagnostic_count ? &context->diagnostics[index] : NULL;
}

void ent_diagnostics_clear(ent_context *context)
{
    ent_arena_free(&context->arena);
    context->diagnostic_count = 0;
    context->error_count = 0;
}

/* Copies `words` into the arena; NULL stays NULL. Clears *held when memory is refused. */
static const char *keep(ent_arena *arena, const char *words, bool *held)
{
    if (words == NULL) {
        return NULL;
    }
    const char *copy = ent_arena_text(arena, words, strlen(words));
    *held = *held && copy != NULL;
    return copy;
}

static ent_status keep_note(ent_arena *arena, const ent_issue *issue, ent_diagnostic *out)
{
    bool held = true;
    ent_note *note = ent_arena_new(arena, 1, sizeof *note);
    if (note == NULL) {
        return ENT_ERROR_MEMORY;
    }
    note->message = keep(arena, issue->note, &held);
    if (issue->note_source != NULL) {
        note->has_place = true;
        ENT_TRY(ent_source_place(issue->note_source, issue->note_span, arena, &note->place));
    }
    out->notes = note;
    out->note_count = 1;
    return held ? ENT_OK : ENT_ERROR_MEMORY;
}

ent_status ent_issue_add(ent_context *context, const ent_issue *issue)
{
    const ent_catalogue_entry *entry = ent_catalogue_at(issue->kind);
    if (entry->severity == ENT_SEVERITY_ERROR) {
        context->error_count++;
        if (context->error_count > ENT_MAX_ERRORS) {
            return ENT_OK;
        }
    }
    bool held = true;
    ent_diagnostic diagnostic = {
        .code = entry->code,
        .severity = entry->severity,
        .message = keep(&context->arena, issue->message, &held),
        .cause = entry->cause,
        .cure = issue->cure == NULL ? entry->cure : keep(&context->arena, issue->cure, &held),
    };
    if (issue->source != NULL) {
        diagnostic.has_place = true;
        ENT_TRY(ent_source_place(issue->source, issue->span, &context->arena, &diagnostic.place));
    }
    if (issue->note != NULL) {
        ENT_TRY(keep_note(&context->arena, issue, &diagnostic));
    }
    ent_diagnostic *list = held ? ent_memory_grow(&context->allocator, context->diagnostics,
                                                  &context->diagnostic_capacity,
                                                  context->diagnostic_count + 1, sizeof *list)
                                : NULL;
    if (list == NULL) {
        return ENT_ERROR_MEMORY;
    }
    context->diagnostics = list;
    list[context->diagnostic_count++] = diagnostic;
    return ENT_OK;
}

ent_status ent_issue_plain(ent_context *context, ent_diagnostic_kind kind, const char *format, ...)
{
    char message[400];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    const ent_issue issue = {.kind = kind, .message = message};
    return ent_issue_add(context, &issue);
}
