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

/* Copies `words` into the arena. Clears *held when memory is refused. */
static const char *keep(ent_arena *arena, const char *words, bool *held)
{
    const char *copy = ent_arena_text(arena, words, strlen(words));
    *held = *held && copy != NULL;
    return copy;
}

static ent_status keep_note(ent_arena *arena, const ent_issue_note *note, ent_note *out)
{
    bool held = true;
    out->message = keep(arena, note->message, &held);
    if (note->source != NULL) {
        out->has_place = true;
        ENT_TRY(ent_source_place(note->source, note->span, arena, &out->place));
    }
    return held ? ENT_OK : ENT_ERROR_MEMORY;
}

static ent_status keep_notes(ent_arena *arena, const ent_issue *issue, ent_diagnostic *out)
{
    const ent_issue_note first = {issue->note, issue->note_source, issue->note_span};
    const size_t ahead = issue->note != NULL;
    if (ahead + issue->more_count == 0) {
        return ENT_OK;
    }
    ent_note *notes = ent_arena_new(arena, ahead + issue->more_count, sizeof *notes);
    if (notes == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t i = 0; i < ahead + issue->more_count; i++) {
        ENT_TRY(keep_note(arena, i < ahead ? &first : &issue->more[i - ahead], &notes[i]));
    }
    out->notes = notes;
    out->note_count = ahead + issue->more_count;
    return ENT_OK;
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
        .cure = issue->cure != NULL ? keep(&context->arena, issue->cure, &held) : entry->cure,
    };
    if (issue->source != NULL) {
        diagnostic.has_place = true;
        ENT_TRY(ent_source_place(issue->source, issue->span, &context->arena, &diagnostic.place));
    }
    ENT_TRY(keep_notes(&context->arena, issue, &diagnostic));
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
