/* SPDX-License-Identifier: MIT */
/*
 * The parser of expressions: recursive descent, one function a level of precedence.
 *
 *   iff      := implies ('iff' implies)*                      left to right
 *   implies  := or ['implies' implies]                        right to left
 *   or       := and ('or' and)*
 *   and      := not ('and' not)*
 *   not      := 'not' not | primary
 *   primary  := '(' iff ')' | NAME [comparison VALUE] | count           VALUE: a name, or of a range a number
 *   count    := ('exactly' | 'atleast' | 'atmost') NUMBER 'of' '(' item+ ')'     item := not
 *
 * The first error ends the expression: its diagnostic is issued and `failed` is set; callers look at
 * that flag, so that only lack of memory travels as a status.
 */
#include "base/text.h"
#include "dispute/builder.h"
#include "dispute/decimal.h"
#include "dispute/expressions/guess.h"
#include "dispute/expressions/lexer.h"

#include <string.h>

typedef struct parser {
    ent_builder *builder;
    const ent_written *text;
    ent_token token; /* the one to be read next */
    size_t last_end; /* end of the one read last */
    unsigned depth;
    bool failed;
} parser;

static ent_status parse_iff(parser *p, ent_expression **out);
static ent_status parse_not(parser *p, ent_expression **out);

static void advance(parser *p)
{
    p->last_end = p->token.end;
    p->token = ent_token_next(p->text->text, p->text->length, p->token.end);
}

static ent_status fail(parser *p, ent_diagnostic_kind kind, ent_token at, const char *message,
                       const char *cure)
{
    p->failed = true;
    const size_t end = at.end > at.start ? at.end : at.start + 1;
    return ent_builder_issue(p->builder, kind, ent_written_span(p->text, at.start, end), message,
                             cure);
}

static const char PLAIN_BLANK[] = "write a plain blank: this is another, such as a no-break blank, "
                                  "and often comes with text from a letter or a page";

static bool is_odd_blank(const parser *p)
{
    return ent_utf8_odd_blank(p->text->text + p->token.start, p->token.end - p->token.start) > 0;
}

/* Says what was expected in place of the next token. */
static ent_status expected(parser *p, const char *what, const char *cure)
{
    ent_text message;
    ent_text_init(&message, &p->builder->context->allocator);
    if (p->token.kind == ENT_TOKEN_END) {
        ent_text_format(&message, "the expression ends where %s should follow", what);
    } else if (is_odd_blank(p)) {
        ent_text_format(&message, "expected %s, found a blank of another kind", what);
        cure = PLAIN_BLANK;
    } else {
        ent_text_format(
            &message, "expected %s, found '%.*s'", what,
            (int)(p->token.end - p->token.start < 40 ? p->token.end - p->token.start : 40),
            p->text->text + p->token.start);
    }
    if (cure == NULL && p->token.kind == ENT_TOKEN_NO) {
        cure = "write 'not'";
    } else if (p->token.kind == ENT_TOKEN_GREATER && p->token.start > 0 &&
               p->text->text[p->token.start - 1] == '=') {
        cure = "for 'a => b' write: a implies b";
    } else if (cure == NULL && p->token.kind == ENT_TOKEN_NAME) {
        cure = ent_guess_word(p->text->text + p->token.start, p->token.end - p->token.start);
    } else if (p->token.kind == ENT_TOKEN_BAD && p->text->text[p->token.start] == ',') {
        cure = "lists in counts have no commas: (a b c)";
    }
    const ent_status status =
        message.failed ? ENT_ERROR_MEMORY
                       : fail(p, ENT_KIND_EXPRESSION, p->token, ent_text_get(&message), cure);
    ent_text_free(&message);
    return status;
}

static ent_written token_text(const parser *p, ent_token token)
{
    return (ent_written){.text = p->text->text + token.start,
                         .length = token.end - token.start,
                         .span = ent_written_span(p->text, token.start, token.end)};
}

static ent_status new_node(parser *p, ent_operator op, size_t start, ent_expression **out)
{
    ent_expression *node = ent_arena_new(p->builder->arena, 1, sizeof *node);
    if (node == NULL) {
        return ENT_ERROR_MEMORY;
    }
    node->op = op;
    node->depth = 1;
    node->span = ent_written_span(p->text, start, p->last_end);
    *out = node;
    return ENT_OK;
}

static ent_status fail_deep(parser *p)
{
    return fail(p, ENT_KIND_EXPRESSION, p->token, "the expression is nested too deep",
                "give its parts names under 'states'");
}

/* Children gathered on the heap until their number is known. */
typedef struct gathered {
    ent_expression **items;
    size_t count, room;
} gathered;

static ent_status gather(parser *p, gathered *list, ent_expression *item)
{
    ent_expression **items = ent_memory_grow(&p->builder->context->allocator, list->items,
                                             &list->room, list->count + 1, sizeof *items);
    if (items == NULL) {
        return ENT_ERROR_MEMORY;
    }
    list->items = items;
    items[list->count++] = item;
    return ENT_OK;
}

/* Makes a node of the gathered children. */
static ent_status close_list(parser *p, ent_operator op, size_t start, const gathered *list,
                             ent_expression **out)
{
    ENT_TRY(new_node(p, op, start, out));
    ent_expression **children = ent_arena_new(p->builder->arena, list->count, sizeof *children);
    if (children == NULL) {
        return ENT_ERROR_MEMORY;
    }
    memcpy(children, list->items, list->count * sizeof *children);
    (*out)->children = children;
    (*out)->child_count = list->count;
    for (size_t i = 0; i < list->count; i++) {
        if (children[i]->depth >= (*out)->depth) {
            (*out)->depth = children[i]->depth + 1;
        }
    }
    return (*out)->depth <= 2 * ENT_MAX_DEPTH ? ENT_OK : fail_deep(p);
}

static ent_status node_of(parser *p, ent_operator op, size_t start, ent_expression *first,
                          ent_expression *second, ent_expression **out)
{
    ent_expression *pair[2] = {first, second};
    const gathered list = {.items = pair, .count = second == NULL ? 1 : 2};
    return close_list(p, op, start, &list, out);
}

static bool is_comparison(ent_token_kind kind)
{
    return kind >= ENT_TOKEN_EQUAL && kind <= ENT_TOKEN_GREATER_EQUAL;
}

/* The range of values that a comparison admits; empty ranges come out as low > high. */
static void set_range(ent_expression *leaf, ent_token_kind sign, uint32_t value, uint32_t top)
{
    leaf->low = 0;
    leaf->high = top;
    if (sign == ENT_TOKEN_EQUAL || sign == ENT_TOKEN_UNEQUAL) {
        leaf->low = leaf->high = value;
    } else if (sign == ENT_TOKEN_GREATER_EQUAL) {
        leaf->low = value;
    } else if (sign == ENT_TOKEN_GREATER) {
        leaf->low = value + 1;
    } else if (sign == ENT_TOKEN_LESS_EQUAL) {
        leaf->high = value;
    } else if (value == 0) {
        leaf->low = top + 1; /* below the least: never */
    } else {
        leaf->high = value - 1;
    }
}

/* The same by a number, which need not be a value; *found false where it must be and is none. */
static ent_status range_by_number(parser *p, const ent_option *option, ent_token_kind sign,
                                  ent_expression *leaf, bool *found)
{
    ent_decimal number;
    const ent_written word = token_text(p, p->token);
    uint32_t below = 0;
    ENT_TRY(ent_decimal_parse(p->builder->arena, word.text, word.length, &number, found));
    while (below < option->value_count &&
           ent_decimal_compare(&option->numbers[below], &number) < 0) {
        below++;
    }
    const bool there =
        below < option->value_count && ent_decimal_compare(&option->numbers[below], &number) == 0;
    const bool equal = sign == ENT_TOKEN_EQUAL || sign == ENT_TOKEN_UNEQUAL;
    *found = *found && (there || !equal);
    if (there) {
        set_range(leaf, sign, below, option->value_count - 1);
        return ENT_OK;
    }
    leaf->low = 0;
    leaf->high = option->value_count - 1;
    if (sign == ENT_TOKEN_GREATER || sign == ENT_TOKEN_GREATER_EQUAL) {
        leaf->low = below;
    } else if (below == 0) {
        leaf->low = option->value_count; /* below the least: never */
    } else {
        leaf->high = below - 1;
    }
    return ENT_OK;
}

/* Reads what an option is compared with, into a leaf. */
static ent_status parse_value(parser *p, const ent_option *option, ent_token_kind sign,
                              ent_expression *leaf)
{
    const ent_token_kind kind = p->token.kind;
    const bool named = kind == ENT_TOKEN_NAME || kind == ENT_TOKEN_YES || kind == ENT_TOKEN_NO;
    const ent_written word = token_text(p, p->token);
    uint32_t value = 0;
    bool found = false;
    if (option->numbers != NULL) {
        if (kind != ENT_TOKEN_NUMBER) {
            return expected(p, "a number", NULL);
        }
        ENT_TRY(range_by_number(p, option, sign, leaf, &found));
        p->failed = !found;
        return found ? ENT_OK : ent_builder_issue_value(p->builder, option, &word);
    }
    if (kind == ENT_TOKEN_NUMBER) { /* no value is called so; the values are listed */
        p->failed = true;
        return ent_builder_issue_value(p->builder, option, &word);
    }
    if (!named) {
        return expected(p, "a value of the option", NULL);
    }
    ENT_TRY(ent_builder_find_value(p->builder, leaf->option, &word, &value, &found));
    p->failed = !found;
    set_range(leaf, sign, value, option->value_count - 1);
    return ENT_OK;
}

static ent_status parse_comparison(parser *p, size_t option, size_t start, ent_expression **out)
{
    const ent_token_kind sign = p->token.kind;
    const ent_option *of = &p->builder->model->options[option];
    const uint32_t top = of->value_count - 1;
    ent_expression leaf = {.option = option};
    advance(p);
    ENT_TRY(parse_value(p, of, sign, &leaf));
    if (p->failed) {
        return ENT_OK;
    }
    advance(p);
    ENT_TRY(new_node(p, ENT_OP_LEAF, start, out));
    (*out)->option = option;
    (*out)->low = leaf.low;
    (*out)->high = leaf.high;
    const bool empty = (*out)->low > (*out)->high;
    if (empty) { /* nothing is below the least or above the greatest: not (any value) */
        (*out)->low = 0;
        (*out)->high = top;
    }
    if (sign == ENT_TOKEN_UNEQUAL || empty) {
        return node_of(p, ENT_OP_NOT, start, *out, NULL, out);
    }
    return ENT_OK;
}

/* Refuses a word that names nothing. */
static ent_status refuse_name(parser *p, ent_token token)
{
    const ent_written word = token_text(p, token);
    ent_text cure;
    ent_text_init(&cure, &p->builder->context->allocator);
    ent_guess_name(&p->builder->names, p->text, token, &cure);
    if (cure.length == 0) {
        ent_guess_rewrite(p->text, token, &cure);
    }
    ent_status status = ENT_ERROR_MEMORY;
    p->failed = true;
    if (!cure.failed) {
        status = cure.length > 0 ? fail(p, ENT_KIND_UNKNOWN_NAME, token,
                                        "this word alone names nothing", ent_text_get(&cure))
                                 : ent_builder_issue_unknown(p->builder, &word);
    }
    ent_text_free(&cure);
    return status;
}

static ent_status parse_name(parser *p, ent_expression **out)
{
    const ent_token token = p->token;
    const ent_written word = token_text(p, token);
    const ent_dispute *dispute = p->builder->model;
    const ent_map_entry *entry = ent_map_get(&p->builder->names, word.text, word.length);
    advance(p);
    size_t state = 0;
    if (ent_builder_find_state(p->builder, word.text, word.length, &state)) {
        ENT_TRY(new_node(p, ENT_OP_LEAF, token.start, out));
        (*out)->low = (*out)->high = (uint32_t)state; /* of the hidden option, 0 */
        return ENT_OK;
    }
    if (entry == NULL) {
        return refuse_name(p, token);
    }
    if (entry->number >= dispute->option_count) {
        ENT_TRY(new_node(p, ENT_OP_NAME, token.start, out));
        (*out)->name = &dispute->names[entry->number - dispute->option_count];
        return ENT_OK;
    }
    if (is_comparison(p->token.kind)) {
        return parse_comparison(p, entry->number, token.start, out);
    }
    const ent_option *option = &dispute->options[entry->number];
    if (option->graded) {
        ent_text cure;
        ent_text_init(&cure, &p->builder->context->allocator);
        ent_text_format(&cure, "compare it with one of its values, for example: %s >= %s",
                        option->id, option->values[1]);
        const ent_status status =
            cure.failed ? ENT_ERROR_MEMORY
                        : fail(p, ENT_KIND_NEEDS_COMPARISON, token,
                               "this option has values of its own and needs a comparison",
                               ent_text_get(&cure));
        ent_text_free(&cure);
        return status;
    }
    ENT_TRY(new_node(p, ENT_OP_LEAF, token.start, out));
    (*out)->option = entry->number;
    (*out)->low = (*out)->high = 1;
    return ENT_OK;
}

/* Reads a number of at most six digits. */
static ent_status parse_number(parser *p, uint32_t *out)
{
    bool whole = p->token.kind == ENT_TOKEN_NUMBER && p->token.end - p->token.start <= 6;
    *out = 0;
    for (size_t i = p->token.start; whole && i < p->token.end; i++) {
        const char c = p->text->text[i];
        whole = c >= '0' && c <= '9';
        *out = *out * 10 + (uint32_t)(whole ? c - '0' : 0);
    }
    if (!whole) {
        return expected(p, "a whole number below one million", "for example: exactly 1 of (a b c)");
    }
    advance(p);
    return ENT_OK;
}

static ent_status parse_items(parser *p, gathered *list)
{
    while (!p->failed && p->token.kind != ENT_TOKEN_CLOSE) {
        ent_expression *item = NULL;
        ENT_TRY(parse_not(p, &item));
        if (!p->failed) {
            ENT_TRY(gather(p, list, item));
        }
    }
    return ENT_OK;
}

static ent_status close_count(parser *p, ent_token word, uint32_t number, const gathered *list,
                              ent_expression **out)
{
    advance(p); /* the parenthesis */
    if (number > list->count) {
        return fail(p, ENT_KIND_COUNT_RANGE, (ent_token){.start = word.start, .end = p->last_end},
                    "the count asks for more than the things that are listed", NULL);
    }
    ENT_TRY(close_list(p, ENT_OP_COUNT, word.start, list, out));
    (*out)->low = word.kind == ENT_TOKEN_ATMOST ? 0 : number;
    (*out)->high = word.kind == ENT_TOKEN_ATLEAST ? (uint32_t)list->count : number;
    return ENT_OK;
}

static ent_status parse_count(parser *p, ent_expression **out)
{
    const ent_token word = p->token;
    uint32_t number = 0;
    advance(p);
    ENT_TRY(parse_number(p, &number));
    if (!p->failed && p->token.kind != ENT_TOKEN_OF) {
        ENT_TRY(expected(p, "'of'", "for example: exactly 1 of (a b c)"));
    }
    if (p->failed) {
        return ENT_OK;
    }
    advance(p);
    if (p->token.kind != ENT_TOKEN_OPEN) {
        return expected(p, "'('", "list the things in parentheses, without commas: (a b c)");
    }
    advance(p);
    gathered list = {0};
    ent_status status = parse_items(p, &list);
    if (status == ENT_OK && !p->failed && list.count == 0) {
        status = expected(p, "an option or a named state", "list at least one thing to count");
    }
    if (status == ENT_OK && !p->failed) {
        status = close_count(p, word, number, &list, out);
    }
    ent_memory_free(&p->builder->context->allocator, list.items);
    return status;
}

static ent_status parse_parenthesis(parser *p, ent_expression **out)
{
    const ent_token open = p->token;
    advance(p);
    ENT_TRY(parse_iff(p, out));
    if (p->failed) {
        return ENT_OK;
    }
    if (p->token.kind != ENT_TOKEN_CLOSE) {
        if (p->token.kind == ENT_TOKEN_END) {
            return fail(p, ENT_KIND_EXPRESSION, open, "this parenthesis is never closed",
                        "add the missing ')'");
        }
        return expected(p, "'and', 'or', 'implies', 'iff' or ')'", NULL);
    }
    (*out)->enclosed = true;
    advance(p);
    return ENT_OK;
}

static ent_status parse_primary(parser *p, ent_expression **out)
{
    switch (p->token.kind) {
    case ENT_TOKEN_OPEN:
        return parse_parenthesis(p, out);
    case ENT_TOKEN_NAME:
        return parse_name(p, out);
    case ENT_TOKEN_EXACTLY:
    case ENT_TOKEN_ATLEAST:
    case ENT_TOKEN_ATMOST:
        return parse_count(p, out);
    default:
        return expected(p, "an option or a named state", NULL);
    }
}

static ent_status parse_not(parser *p, ent_expression **out)
{
    if (++p->depth > ENT_MAX_DEPTH) {
        return fail_deep(p);
    }
    ent_status status;
    if (p->token.kind != ENT_TOKEN_NOT) {
        status = parse_primary(p, out);
    } else {
        const size_t start = p->token.start;
        advance(p);
        status = parse_not(p, out);
        if (status == ENT_OK && !p->failed) {
            status = node_of(p, ENT_OP_NOT, start, *out, NULL, out);
        }
    }
    p->depth--;
    return status;
}

/* A list of operands joined by one operator, kept flat. */
static ent_status parse_joined(parser *p, ent_token_kind sign, ent_operator op,
                               ent_status (*operand)(parser *, ent_expression **),
                               ent_expression **out)
{
    const size_t start = p->token.start;
    ENT_TRY(operand(p, out));
    if (p->failed || p->token.kind != sign) {
        return ENT_OK;
    }
    gathered list = {0};
    ent_status status = gather(p, &list, *out);
    while (status == ENT_OK && !p->failed && p->token.kind == sign) {
        advance(p);
        status = operand(p, out);
        if (status == ENT_OK && !p->failed) {
            status = gather(p, &list, *out);
        }
    }
    if (status == ENT_OK && !p->failed) {
        status = close_list(p, op, start, &list, out);
    }
    ent_memory_free(&p->builder->context->allocator, list.items);
    return status;
}

static ent_status parse_and(parser *p, ent_expression **out)
{
    return parse_joined(p, ENT_TOKEN_AND, ENT_OP_AND, parse_not, out);
}

static ent_status parse_or(parser *p, ent_expression **out)
{
    return parse_joined(p, ENT_TOKEN_OR, ENT_OP_OR, parse_and, out);
}

static ent_status parse_implies(parser *p, ent_expression **out)
{
    const size_t start = p->token.start;
    ENT_TRY(parse_or(p, out));
    if (p->failed || p->token.kind != ENT_TOKEN_IMPLIES) {
        return ENT_OK;
    }
    advance(p);
    p->depth++; /* what is too deep is found where the operand begins */
    ent_expression *then = NULL;
    ENT_TRY(parse_implies(p, &then));
    p->depth--;
    return p->failed ? ENT_OK : node_of(p, ENT_OP_IMPLIES, start, *out, then, out);
}

static ent_status parse_iff(parser *p, ent_expression **out)
{
    const size_t start = p->token.start;
    ENT_TRY(parse_implies(p, out));
    while (!p->failed && p->token.kind == ENT_TOKEN_IFF) {
        advance(p);
        ent_expression *other = NULL;
        ENT_TRY(parse_implies(p, &other));
        if (!p->failed) {
            ENT_TRY(node_of(p, ENT_OP_IFF, start, *out, other, out));
        }
    }
    return ENT_OK;
}

/* Is what follows a complete expression a comma, a value, a second expression, a word that people join by? */
static ent_status refuse_rest(parser *p)
{
    const char *cure =
        ent_guess_word(p->text->text + p->token.start, p->token.end - p->token.start);
    ent_text whole;
    ent_text_init(&whole, &p->builder->context->allocator);
    ent_guess_rewrite(p->text, p->token, &whole);
    if (whole.length > 0) {
        cure = ent_text_get(&whole);
    } else if (p->text->text[p->token.start] == ',') {
        cure = "join the two parts with 'and' or 'or'; lists in counts have no commas";
    } else if (is_odd_blank(p)) {
        cure = PLAIN_BLANK;
    } else if (p->token.kind == ENT_TOKEN_CLOSE) {
        cure = "remove this parenthesis, or open one before it";
    }
    const ent_status status = whole.failed
                                  ? ENT_ERROR_MEMORY
                                  : fail(p, ENT_KIND_EXPRESSION_END, p->token,
                                         "this does not belong to the expression before it", cure);
    ent_text_free(&whole);
    return status;
}

ent_status ent_builder_expression(ent_builder *builder, const ent_written *text,
                                  ent_expression **out)
{
    parser p = {.builder = builder, .text = text};
    p.token = ent_token_next(text->text, text->length, 0);
    ent_expression *parsed = NULL;
    ENT_TRY(parse_iff(&p, &parsed));
    if (!p.failed && p.token.kind != ENT_TOKEN_END) {
        ENT_TRY(refuse_rest(&p));
    }
    *out = p.failed ? NULL : parsed;
    return ENT_OK;
}
