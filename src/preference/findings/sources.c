/* SPDX-License-Identifier: MIT */
/* What is odd about sources, and about what is said to rest on them. */
#include "preference/findings/unused.h"

#include "diag/diagnostic.h"
#include "dispute/events.h"
#include "preference/findings/misread.h"

#include <string.h>

/* Grounds with one half only: a source and no basis, or said to be stated by no source. */
typedef struct halves {
    ent_finds silent, untraced;
} halves;

static void look_at(halves *found, const ent_grounds *grounds, ent_span span)
{
    if (grounds->source != NULL && !grounds->has_basis) {
        (void)ent_finds_add(&found->silent, span);
    }
    if (grounds->source == NULL && grounds->has_basis && grounds->basis == ENT_BASIS_STATED) {
        (void)ent_finds_add(&found->untraced, span);
    }
}

static halves find_halves(const ent_dispute *dispute)
{
    halves found = {.silent.source = &dispute->source, .untraced.source = &dispute->source};
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

static ent_status warn_of_halves(ent_context *context, const ent_dispute *dispute)
{
    const halves found = find_halves(dispute);
    const ent_issue silent = {
        .kind = ENT_KIND_SILENT_BASIS,
        .source = &dispute->source,
        .span = found.silent.places[0],
        .message = "this cites a source and gives no basis, so it counts as assumed"};
    const ent_issue untraced = {.kind = ENT_KIND_UNTRACED_BASIS,
                                .source = &dispute->source,
                                .span = found.untraced.places[0],
                                .message = "this claims to be stated, and names no source"};
    ENT_TRY(ent_issue_once(context, &silent, &found.silent));
    return ent_issue_once(context, &untraced, &found.untraced);
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
