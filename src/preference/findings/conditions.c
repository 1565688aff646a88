/* SPDX-License-Identifier: MIT */
/*
 * Conditions that come too late: a wish for a thing, and below it "that thing only with another".
 *
 * Wishes decide in order, so a party that wishes `cranes` first has them with or without what `cranes implies lease` asks
 * for further down. The condition then only parts the states that have the cranes. What a wish asks for is told from its
 * words: its parts joined by `and`, each held against those of the condition's left side. Names are written out where they
 * are such a part, and are else compared as names, so that towers of names cost nothing.
 */
#include "preference/findings/mentions.h"
#include "preference/findings/misread.h"

#include "base/text.h"

#include <string.h>

/* What a name stands for; anything else as it is. Towers of names end. */
static const ent_expression *written_out(const ent_expression *expression)
{
    while (expression->op == ENT_OP_NAME) {
        expression = expression->name->meaning;
    }
    return expression;
}

/* Whether two expressions say the same in the same words. Recursion is bounded by the depth. */
static bool is_same(const ent_expression *a, const ent_expression *b)
{
    bool same = a->op == b->op && a->child_count == b->child_count;
    if (same && a->op == ENT_OP_NAME) {
        return a->name == b->name;
    }
    if (same && a->op == ENT_OP_LEAF) {
        same = a->option == b->option;
    }
    if (same && (a->op == ENT_OP_LEAF || a->op == ENT_OP_COUNT)) {
        same = a->low == b->low && a->high == b->high;
    }
    for (size_t i = 0; same && i < a->child_count; i++) {
        same = is_same(a->children[i], b->children[i]);
    }
    return same;
}

/* Whether a part is one of those that a wish joins by `and`, or the whole of it. */
static bool asks_for_part(const ent_expression *want, const ent_expression *part)
{
    const ent_expression *whole = written_out(want);
    bool found = is_same(whole, written_out(part));
    for (size_t i = 0; whole->op == ENT_OP_AND && !found && i < whole->child_count; i++) {
        found = is_same(written_out(whole->children[i]), written_out(part));
    }
    return found;
}

/* Whether a wish cannot be met without this thing, by its words. */
static bool asks_for(const ent_expression *want, const ent_expression *thing)
{
    const ent_expression *whole = written_out(thing);
    bool all = whole->op == ENT_OP_AND;
    for (size_t i = 0; all && i < whole->child_count; i++) {
        all = asks_for_part(want, whole->children[i]);
    }
    return all || asks_for_part(want, thing);
}

/* Whether a party has a hand in a thing: it mentions an option of its own. */
static bool has_hand_in(ent_mentions *m, const ent_party *party, const ent_expression *thing)
{
    bool own = false;
    ent_mentions_forget(m);
    ent_mentions_walk(m, thing, 1);
    for (size_t o = party->first_option; o < party->first_option + party->option_count; o++) {
        own = own || m->by[o] > 0;
    }
    return own;
}

/* The first wish for the thing itself above a condition of it; NULL: none, or this is no condition. */
static const ent_statement *find_wish_above(ent_mentions *m, const ent_party *party, size_t at)
{
    const ent_expression *condition = written_out(party->statements[at].want);
    if (condition->op != ENT_OP_IMPLIES || !has_hand_in(m, party, condition->children[0])) {
        return NULL;
    }
    for (size_t i = 0; i < at; i++) {
        const ent_statement *above = &party->statements[i];
        if (above->certainty == ENT_SURE && asks_for(above->want, condition->children[0])) {
            return above;
        }
    }
    return NULL;
}

/* Appends a wish in the words of the file, or other words where those are long. */
static void add_words(ent_text *text, const ent_statement *wish, const char *otherwise)
{
    enum { LONGEST = 80 };
    if (wish->text == NULL || strlen(wish->text) > LONGEST) {
        ent_text_add(text, otherwise);
    } else {
        ent_text_format(text, "'%s'", wish->text);
    }
}

/* What was found: the first condition, whose it is, and the wish above it. */
typedef struct late {
    const ent_party *party;
    const ent_statement *condition, *above;
    ent_finds finds;
} late;

static ent_status issue_late(ent_context *context, const ent_dispute *dispute, const late *found)
{
    ent_text message;
    ent_text_init(&message, &context->allocator);
    add_words(&message, found->condition, "this condition");
    ent_text_add(&message, " stands below the wish for ");
    add_words(&message, found->above, "the thing itself");
    ent_text_format(&message, ", so it never keeps %s from that", found->party->name);
    const ent_issue issue = {.kind = ENT_KIND_LATE_CONDITION,
                             .source = &dispute->source,
                             .span = found->condition->want->span,
                             .message = ent_text_get(&message),
                             .note = "the wish for the thing is here",
                             .note_source = &dispute->source,
                             .note_span = found->above->want->span};
    const ent_status status =
        message.failed ? ENT_ERROR_MEMORY : ent_issue_once(context, &issue, &found->finds);
    ent_text_free(&message);
    return status;
}

ent_status ent_find_late_conditions(ent_context *context, const ent_dispute *dispute)
{
    ent_mentions m = {0};
    late found = {.finds = {.source = &dispute->source}};
    ent_status status = ent_mentions_new(context, dispute, &m);
    for (size_t p = 0; status == ENT_OK && dispute->graph == NULL && p < dispute->party_count;
         p++) {
        const ent_party *party = &dispute->parties[p];
        for (size_t i = 0; party->order == ENT_ORDER_STATEMENTS && i < party->statement_count;
             i++) {
            const ent_statement *above = find_wish_above(&m, party, i);
            if (above != NULL && ent_finds_add(&found.finds, party->statements[i].want->span)) {
                found.party = party;
                found.condition = &party->statements[i];
                found.above = above;
            }
        }
    }
    if (status == ENT_OK && found.finds.count > 0) {
        status = issue_late(context, dispute, &found);
    }
    ent_mentions_free(context, &m);
    return status;
}
