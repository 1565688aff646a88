/* SPDX-License-Identifier: MIT */
/* What is odd about sources, and about what is said to rest on them. */
#include "preference/unused.h"

#include "base/text.h"
#include "diag/diagnostic.h"
#include "dispute/events.h"

#include <string.h>

/* Grounds that are odd in one way: the first, and how many. */
typedef struct odd {
    ent_span first;
    size_t count;
} odd;

/* Grounds with one half only: a source and no basis, or said to be stated by no source. */
typedef struct halves {
    odd silent, untraced;
} halves;

static void count(odd *found, ent_span span)
{
    if (found->count++ == 0) {
        found->first = span;
    }
}

static void look_at(halves *found, const ent_grounds *grounds, ent_span span)
{
    if (grounds->source != NULL && !grounds->has_basis) {
        count(&found->silent, span);
    }
    if (grounds->source == NULL && grounds->has_basis && grounds->basis == ENT_BASIS_STATED) {
        count(&found->untraced, span);
    }
}

static halves find_halves(const ent_dispute *dispute)
{
    halves found = {.silent.count = 0};
    for (size_t e = 0; e < dispute->event_count; e++) {
        look_at(&found, &dispute->events[e].grounds, dispute->events[e].span);
    }
    for (size_t p = 0; p < dispute->party_count; p++) {
        for (size_t i = 0; i < dispute->parties[p].statement_count; i++) {
            const ent_statement *statement = &dispute->parties[p].statements[i];
            look_at(&found, &statement->grounds, statement->span);
        }
    }
    for (size_t r = 0; r < dispute->rule_count; r++) {
        look_at(&found, &dispute->rules[r].grounds, dispute->rules[r].span);
    }
    return found;
}

/* One issue a file: the message, and after it `one` or `many` with how many more there are. */
static ent_status warn_once(ent_context *context, const ent_dispute *dispute, const odd *found,
                            ent_diagnostic_kind kind, const char *const words[3])
{
    if (found->count == 0) {
        return ENT_OK;
    }
    ent_text message;
    ent_text_init(&message, &context->allocator);
    ent_text_add(&message, words[0]);
    if (found->count > 1) {
        ent_text_format(&message, "; so %s %zu more", words[found->count == 2 ? 1 : 2],
                        found->count - 1);
    }
    const ent_issue issue = {.kind = kind,
                             .source = &dispute->source,
                             .span = found->first,
                             .message = ent_text_get(&message)};
    const ent_status status = message.failed ? ENT_ERROR_MEMORY : ent_issue_add(context, &issue);
    ent_text_free(&message);
    return status;
}

static ent_status warn_of_halves(ent_context *context, const ent_dispute *dispute)
{
    static const char *const silent[] = {
        "this cites a source and gives no basis, so it counts as assumed", "does", "do"};
    static const char *const untraced[] = {"this is said to be stated, and no source is named",
                                           "is", "are"};
    const halves found = find_halves(dispute);
    ENT_TRY(warn_once(context, dispute, &found.silent, ENT_KIND_SILENT_BASIS, silent));
    return warn_once(context, dispute, &found.untraced, ENT_KIND_UNTRACED_BASIS, untraced);
}

/* Whether a date is meant as year, month and day, and is none. */
static bool is_false_date(const char *date)
{
    return date != NULL && strspn(date, "0123456789-") == strlen(date) &&
           !ent_is_date(date, strlen(date));
}

/* Warns of a date that is none, at its own place. */
static ent_status warn_of_date(ent_context *context, const ent_dispute *dispute,
                               const ent_cited *source)
{
    const ent_node *sources = ent_field(dispute->current, "sources");
    const ent_node *entry = sources == NULL ? NULL : ent_field(sources, source->id);
    const ent_node *date = entry == NULL ? NULL : ent_field(entry, "date");
    const ent_issue issue = {.kind = ENT_KIND_FALSE_DATE,
                             .source = &dispute->source,
                             .span = date == NULL ? source->span : date->span,
                             .message = "there is no such day:"};
    return ent_warn_of(context, &issue, source->date);
}

ent_status ent_find_odd_sources(ent_context *context, const ent_dispute *dispute)
{
    for (size_t i = 0; i < dispute->source_count; i++) {
        const ent_cited *source = &dispute->sources[i];
        const ent_issue issue = {.kind = ENT_KIND_UNCITED_SOURCE,
                                 .source = &dispute->source,
                                 .span = source->span,
                                 .message = "nothing cites the source"};
        if (!source->used) {
            ENT_TRY(ent_warn_of(context, &issue, source->id));
        }
        if (is_false_date(source->date)) {
            ENT_TRY(warn_of_date(context, dispute, source));
        }
    }
    return warn_of_halves(context, dispute);
}
