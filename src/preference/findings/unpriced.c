/* SPDX-License-Identifier: MIT */
/* What is all the same to a party by its own wishes: options of its own that it mentions in none, and values of them that none
 * tells apart. */
#include "preference/findings/mentions.h"
#include "preference/findings/misread.h"

#include "base/text.h"

/* Takes what a party wants; false where it says next to nothing, a wish at most, or ranks by numbers of states. */
static bool walk_party(ent_mentions *m, const ent_party *party)
{
    ent_mentions_forget(m);
    return ent_mentions_of_party(m, party, 1) && party->statement_count + party->ranked_count > 1;
}

/* Appends the options of a party that it does not mention, but somebody (W508 tells of the others); the first of all
 * into *first. */
static void add_unpriced(ent_text *text, const ent_mentions *m, const ent_mentions *anybody,
                         const ent_party *party, const ent_option **first)
{
    bool begun = false;
    for (size_t o = party->first_option; o < party->first_option + party->option_count; o++) {
        const ent_option *option = &m->dispute->options[o];
        if (m->by[o] > 0 || anybody->by[o] == 0 || option->moves == ENT_MOVES_NEVER) {
            continue;
        }
        ent_text_add(text, begun ? ", " : *first == NULL ? "" : "; ");
        ent_text_add(text, option->id);
        *first = *first == NULL ? option : *first;
        begun = true;
    }
    if (begun) {
        ent_text_format(text, " of %s", party->name);
    }
}

ent_status ent_find_unpriced(ent_context *context, const ent_dispute *dispute)
{
    static const char MESSAGE[] =
        "what a party can do and has no wish about costs it nothing, and brings it nothing: ";
    ent_mentions m = {0}, anybody = {0};
    const ent_option *first = NULL;
    ent_text text;
    ent_text_init(&text, &context->allocator);
    ent_text_add(&text, MESSAGE);
    ent_status status = ent_mentions_new(context, dispute, &m);
    if (status == ENT_OK) {
        status = ent_mentions_new(context, dispute, &anybody);
    }
    if (status == ENT_OK && !ent_mentions_of_all(&anybody)) { /* then W508 is silent */
        for (size_t o = 0; o < dispute->option_count; o++) {
            anybody.by[o] = 1;
        }
    }
    for (size_t p = 0; status == ENT_OK && dispute->graph == NULL && p < dispute->party_count;
         p++) {
        if (walk_party(&m, &dispute->parties[p])) {
            add_unpriced(&text, &m, &anybody, &dispute->parties[p], &first);
        }
    }
    status = text.failed ? ENT_ERROR_MEMORY : status;
    if (status == ENT_OK && first != NULL) {
        const ent_issue issue = {.kind = ENT_KIND_UNPRICED,
                                 .source = &dispute->source,
                                 .span = first->span,
                                 .message = ent_text_get(&text)};
        status = ent_issue_add(context, &issue);
    }
    ent_mentions_free(context, &m);
    ent_mentions_free(context, &anybody);
    ent_text_free(&text);
    return status;
}

/* Marks which neighbouring values of an option an expression tells apart: parted[k], of k and k + 1. Recursion as in walk(). */
static void mark_parted(ent_mentions *m, const ent_expression *expression, size_t option,
                        bool *parted)
{
    if (expression->op == ENT_OP_LEAF && expression->option == option) {
        if (expression->low > 0) {
            parted[expression->low - 1] = true;
        }
        parted[expression->high] = true; /* of the last value this says nothing */
    }
    if (expression->op == ENT_OP_NAME && !m->walked[expression->name - m->dispute->names]) {
        m->walked[expression->name - m->dispute->names] = true;
        mark_parted(m, expression->name->meaning, option, parted);
    }
    for (size_t i = 0; i < expression->child_count; i++) {
        mark_parted(m, expression->children[i], option, parted);
    }
}

/* The same of all that a party wants. */
static void mark_party(ent_mentions *m, const ent_party *party, size_t option, bool *parted)
{
    ent_mentions_forget(m);
    for (uint32_t k = 0; k < m->dispute->options[option].value_count; k++) {
        parted[k] = false;
    }
    for (size_t i = 0; i < party->statement_count; i++) {
        mark_parted(m, party->statements[i].want, option, parted);
    }
    for (size_t i = 0; i < party->ranked_count; i++) {
        if (party->ranked[i].want != NULL) {
            mark_parted(m, party->ranked[i].want, option, parted);
        }
    }
}

/* Appends "half, full of raise" for each run of values of an option that are not told apart; whether there is one. */
static bool add_alike(ent_text *text, const ent_option *option, const bool *parted, bool before)
{
    bool any = false;
    for (uint32_t k = 0; k + 1 < option->value_count; k++) {
        if (parted[k]) {
            continue;
        }
        ent_text_format(text, "%s%s", before || any ? "; " : "", option->values[k]);
        while (k + 1 < option->value_count && !parted[k]) {
            ent_text_format(text, ", %s", option->values[++k]);
        }
        ent_text_format(text, " of %s", option->id);
        any = true;
    }
    return any;
}

/* Appends the values of the graded options of a party, of those that it mentions, which its wishes do not tell apart; the
 * first such option of all into *first. */
static ent_status add_party_alike(ent_context *context, ent_text *text, ent_mentions *m,
                                  const ent_party *party, const ent_option **first)
{
    for (size_t o = party->first_option; o < party->first_option + party->option_count; o++) {
        const ent_option *option = &m->dispute->options[o];
        if (!option->graded || option->moves == ENT_MOVES_NEVER || !walk_party(m, party) ||
            m->by[o] == 0) {
            continue;
        }
        bool *parted = ent_memory_new(&context->allocator, option->value_count, sizeof *parted);
        if (parted == NULL) {
            return ENT_ERROR_MEMORY;
        }
        mark_party(m, party, o, parted);
        if (add_alike(text, option, parted, *first != NULL)) {
            ent_text_format(text, " (%s)", party->name);
            *first = *first == NULL ? option : *first;
        }
        ent_memory_free(&context->allocator, parted);
    }
    return ENT_OK;
}

ent_status ent_find_alike_values(ent_context *context, const ent_dispute *dispute)
{
    ent_mentions m = {0};
    const ent_option *first = NULL;
    ent_text text;
    ent_text_init(&text, &context->allocator);
    ent_text_add(&text, "no wish of its party tells these values of an option apart: ");
    ent_status status = ent_mentions_new(context, dispute, &m);
    for (size_t p = 0; status == ENT_OK && dispute->graph == NULL && p < dispute->party_count;
         p++) {
        status = add_party_alike(context, &text, &m, &dispute->parties[p], &first);
    }
    status = status == ENT_OK && text.failed ? ENT_ERROR_MEMORY : status;
    if (status == ENT_OK && first != NULL) {
        const ent_issue issue = {.kind = ENT_KIND_ALIKE_VALUES,
                                 .source = &dispute->source,
                                 .span = first->span,
                                 .message = ent_text_get(&text)};
        status = ent_issue_add(context, &issue);
    }
    ent_mentions_free(context, &m);
    ent_text_free(&text);
    return status;
}
