/* SPDX-License-Identifier: MIT */
/*
 * Means of pressure that are only a cost: what a party does today, and would leave off at once, whatever it gets; and what
 * it does not do, could do to the harm of others, and would never do.
 *
 * An expression *speaks for* an option where a higher value of it can only help to make it true, and *against* it where
 * that can only help to make it false; `not` and the left of `implies` turn that round, `iff` and `exactly` do
 * both, and so does a comparison with a value between the first and the last. Where all wishes of a party that
 * mention an option speak against it alone, the first value of the option is never worse for the party. A strike that
 * is meant to last until something is given is another wish: strike iff not WHAT_IT_IS_FOR. And what is not done today is
 * never taken up, unless a rule asks for it; it is meant as a threat where the wishes of the others, too, speak against it. Where the file
 * says nothing of today, none is missed.
 */
#include "preference/findings/misread.h"

#include "base/text.h"
#include "dispute/subject.h"
#include "space/moves.h"

#include <string.h>

/* How an expression speaks of an option, as bits. */
enum { FOR = 1, AGAINST = 2, BOTH = 3, MENTIONED = 4 };

/* What the expressions walked so far say of each option; a name is walked once for each way. */
typedef struct speech {
    const ent_dispute *dispute;
    unsigned char *of_options, *of_names;
} speech;

static unsigned turned(unsigned way)
{
    return way == FOR ? AGAINST : way == AGAINST ? FOR : way;
}

static unsigned of_leaf(const ent_dispute *dispute, const ent_expression *leaf)
{
    const bool first = leaf->low == 0;
    const bool last = leaf->high + 1 >= dispute->options[leaf->option].value_count;
    return first && last ? 0 : last ? FOR : first ? AGAINST : BOTH;
}

/* How a count speaks of what it counts. */
static unsigned of_count(const ent_expression *count)
{
    const bool most = count->low == 0, least = count->high >= count->child_count;
    return least ? FOR : most ? AGAINST : BOTH;
}

/* Walks an expression that counts for, against or both. Recursion is bounded: expressions and towers of names were checked
 * for depth. */
static void walk(speech *s, const ent_expression *expression, unsigned way)
{
    unsigned inner = way;
    if (expression->op == ENT_OP_LEAF) {
        const unsigned leaf = of_leaf(s->dispute, expression);
        const unsigned said = way == FOR ? leaf : way == AGAINST ? turned(leaf) : leaf ? BOTH : 0;
        s->of_options[expression->option] |= (unsigned char)(said | MENTIONED);
        return;
    }
    if (expression->op == ENT_OP_NAME) {
        unsigned char *walked = &s->of_names[expression->name - s->dispute->names];
        if ((*walked & way) != way) {
            *walked |= (unsigned char)way;
            walk(s, expression->name->meaning, way);
        }
        return;
    }
    if (expression->op == ENT_OP_NOT) {
        inner = turned(way);
    } else if (expression->op == ENT_OP_IFF) {
        inner = BOTH;
    } else if (expression->op == ENT_OP_COUNT) {
        const unsigned count = of_count(expression);
        inner = count == FOR ? way : count == AGAINST ? turned(way) : BOTH;
    }
    for (size_t i = 0; i < expression->child_count; i++) {
        const bool premise = expression->op == ENT_OP_IMPLIES && i == 0;
        walk(s, expression->children[i], premise ? turned(way) : inner);
    }
}

static void forget(speech *s)
{
    for (size_t o = 0; o < s->dispute->option_count; o++) {
        s->of_options[o] = 0;
    }
    for (size_t n = 0; n < s->dispute->name_count; n++) {
        s->of_names[n] = 0;
    }
}

/* The first wish of a party that does not mention an option; NULL: none. */
static const ent_statement *find_aim(speech *s, const ent_party *party, size_t option)
{
    for (size_t i = 0; i < party->statement_count; i++) {
        forget(s);
        walk(s, party->statements[i].want, FOR);
        if (s->of_options[option] == 0) {
            return &party->statements[i];
        }
    }
    return NULL;
}

/* Appends "not " and a wish as it is written, in parentheses unless it is a word; of a wish that says `not`, what it is not. */
static void add_until(ent_text *text, const ent_statement *aim)
{
    enum { LONGEST = 80 };
    static const char negation[] = "not ";
    const size_t length = aim == NULL || aim->text == NULL ? 0 : strlen(aim->text);
    if (length == 0 || length > LONGEST) {
        ent_text_add(text, "not WHAT_IT_IS_FOR");
        return;
    }
    const size_t lead = sizeof negation - 1;
    const bool negated = aim->want->op == ENT_OP_NOT && strncmp(aim->text, negation, lead) == 0;
    const char *words = negated ? aim->text + lead : aim->text;
    const bool enclosed = negated && aim->want->children[0]->enclosed;
    const bool several = !enclosed && strpbrk(words, " \t\n<>=!") != NULL;
    ent_text_add(text, negated ? "" : negation);
    ent_text_format(text, several ? "(%s)" : "%s", words);
}

/* What a party would do to an option: before its name, between it and the first value of a graded one, and behind. */
typedef struct deed {
    const char *plain, *graded, *between, *end;
} deed;

/* Appends what a party would do to an option, and why. */
static void add_what_it_would(ent_text *text, const speech *s, const ent_option *option,
                              const deed *what)
{
    ent_subject who = ent_party_subject(s->dispute, option->party);
    ent_text_format(text, "%s would ", s->dispute->parties[option->party].name);
    ent_text_format(text, "%s '%s'", option->graded ? what->graded : what->plain, option->id);
    if (option->graded) {
        ent_text_format(text, " %s %s", what->between, option->values[0]);
    }
    ent_text_add(text, what->end);
    ent_text_add(text,
                 ent_inflect(&who, ", whatever {it gets|they get}: each of {its|their} wishes that "
                                   "names it speaks against it"));
}

/* Issues what was written, and frees it. */
static ent_status issue_at(ent_context *context, const speech *s, ent_diagnostic_kind kind,
                           ent_span span, ent_text *message, ent_text *cure)
{
    const ent_issue issue = {.kind = kind,
                             .source = &s->dispute->source,
                             .span = span,
                             .message = ent_text_get(message),
                             .cure = ent_text_get(cure)};
    const ent_status status =
        message->failed || cure->failed ? ENT_ERROR_MEMORY : ent_issue_add(context, &issue);
    ent_text_free(message);
    ent_text_free(cure);
    return status;
}

static ent_status issue_cost(ent_context *context, speech *s, size_t at)
{
    const ent_option *option = &s->dispute->options[at];
    ent_text message, cure;
    ent_text_init(&message, &context->allocator);
    ent_text_init(&cure, &context->allocator);
    static const deed end = {"drop", "set", "back to", " at once"};
    add_what_it_would(&message, s, option, &end);
    ent_text_format(&cure, "if it is a means of pressure, say until when: want: %s%s%s iff ",
                    option->id, option->graded ? " != " : "",
                    option->graded ? option->values[0] : "");
    add_until(&cure, find_aim(s, &s->dispute->parties[option->party], at));
    ent_text_add(&cure,
                 ", at the place of what it would bear it for; if it is paid for what another "
                 "does, see docs/format.md, A payment or a promise; if it is only a cost, "
                 "leave it so");
    return issue_at(context, s, ENT_KIND_ONLY_A_COST,
                    option->today_span.end > 0 ? option->today_span : option->span, &message,
                    &cure);
}

/* Appends the condition under which a party would bear an option by a wish `OPTION implies CONDITION`, as it is written. */
static void add_occasion(ent_text *text, const ent_dispute *dispute, size_t option)
{
    enum { LONGEST = 80 };
    const ent_party *party = &dispute->parties[dispute->options[option].party];
    for (size_t i = 0; i < party->statement_count; i++) {
        const ent_statement *wish = &party->statements[i];
        const char *word = wish->text == NULL ? NULL : strstr(wish->text, " implies ");
        const bool condition = wish->want->op == ENT_OP_IMPLIES &&
                               wish->want->children[0]->op == ENT_OP_LEAF &&
                               wish->want->children[0]->option == option;
        if (condition && word != NULL && strlen(word) <= LONGEST) {
            const char *words = word + strlen(" implies ");
            const bool several = *words != '(' && strpbrk(words, " \t\n<>=!") != NULL;
            ent_text_format(text, several ? "(%s)" : "%s", words);
            return;
        }
    }
    ent_text_add(text, "WHAT_IT_ANSWERS");
}

static ent_status issue_empty(ent_context *context, const speech *s, size_t at)
{
    const ent_option *option = &s->dispute->options[at];
    ent_text message, cure;
    ent_text_init(&message, &context->allocator);
    ent_text_init(&cure, &context->allocator);
    static const deed begin = {"never take up", "never set", "above", ""};
    add_what_it_would(&message, s, option, &begin);
    ent_text_format(&cure, "if it is a threat, say when it would be carried out: want: %s%s%s iff ",
                    option->id, option->graded ? " != " : "",
                    option->graded ? option->values[0] : "");
    add_occasion(&cure, s->dispute, at);
    ent_text_add(&cure, ", above what it would bear for it; if it is only a cost, leave it so");
    return issue_at(context, s, ENT_KIND_EMPTY_THREAT, option->span, &message, &cure);
}

/* Walks the wishes of a party. What a ranking says of an option is not told apart. */
static void walk_wishes(speech *s, const ent_party *party)
{
    for (size_t i = 0; i < party->statement_count; i++) {
        walk(s, party->statements[i].want, FOR);
    }
    for (size_t i = 0; i < party->ranked_count; i++) {
        if (party->ranked[i].want != NULL) {
            walk(s, party->ranked[i].want, FOR);
            walk(s, party->ranked[i].want, AGAINST);
        }
    }
}

/* Whether the wishes of the others speak against an option, and no rule asks for it. */
static bool is_feared(speech *s, size_t option)
{
    const ent_dispute *dispute = s->dispute;
    forget(s);
    for (size_t p = 0; p < dispute->party_count; p++) {
        if (p != dispute->options[option].party) {
            walk_wishes(s, &dispute->parties[p]);
        }
    }
    const bool feared = s->of_options[option] == (AGAINST | MENTIONED);
    forget(s);
    for (size_t r = 0; r < dispute->rule_count; r++) {
        walk(s, dispute->rules[r].always, FOR);
    }
    return feared && (s->of_options[option] & FOR) == 0;
}

/* Looks at an option against which each wish of its party speaks that names it. */
static ent_status look_at_cost(ent_context *context, speech *s, size_t at)
{
    const ent_option *option = &s->dispute->options[at];
    if (option->today > 0) {
        return ent_moves_reach(option, option->today, 0) ? issue_cost(context, s, at) : ENT_OK;
    }
    const bool open = ent_today_given(s->dispute) && ent_moves_reach(option, 0, 1);
    return open && is_feared(s, at) ? issue_empty(context, s, at) : ENT_OK;
}

static ent_status look_at(ent_context *context, speech *s, const ent_party *party)
{
    for (size_t o = party->first_option; o < party->first_option + party->option_count; o++) {
        forget(s);
        walk_wishes(s, party);
        if (s->of_options[o] == (AGAINST | MENTIONED)) {
            ENT_TRY(look_at_cost(context, s, o));
        }
    }
    return ENT_OK;
}

ent_status ent_find_only_costs(ent_context *context, const ent_dispute *dispute)
{
    const ent_allocator *allocator = &context->allocator;
    speech s = {.dispute = dispute,
                .of_options =
                    ent_memory_zero(allocator, dispute->option_count, sizeof *s.of_options),
                .of_names = ent_memory_zero(allocator, dispute->name_count, sizeof *s.of_names)};
    ent_status status = s.of_options == NULL || s.of_names == NULL ? ENT_ERROR_MEMORY : ENT_OK;
    for (size_t p = 0; status == ENT_OK && dispute->graph == NULL && p < dispute->party_count;
         p++) {
        if (dispute->parties[p].order == ENT_ORDER_STATEMENTS) {
            status = look_at(context, &s, &dispute->parties[p]);
        }
    }
    ent_memory_free(allocator, s.of_options);
    ent_memory_free(allocator, s.of_names);
    return status;
}
