/* SPDX-License-Identifier: MIT */
/*
 * The canonical spelling of expressions.
 *
 * Each operator has a level, as in the parser's grammar, and each place takes what binds at least as
 * closely as it asks for; anything looser stands in parentheses. `and` in `and` and `or` in `or` need
 * none, as they mean the same without. A comparison is a range of values, spelled with = where it is
 * one value, else with <= or >= from the end that it reaches. `not` of one value is !=. An option of no
 * and yes is spelled by its name, with `not` for no. In a count each item of several words stands in
 * parentheses, though the grammar could do without, as do `and` in `or` and `implies` in what implies. What is compared with a number keeps sign and number, as the range may be
 * cut otherwise one day.
 */
#include "formats/out/expression.h"

#include "dispute/expressions/lexer.h"

#include <string.h>

typedef enum level { IFF, IMPLIES, OR, AND, NOT, PRIMARY } level;

typedef struct speller {
    ent_text *out;
    const ent_dispute *dispute;
    const char *written;
    bool failed;
} speller;

static void spell(speller *s, const ent_expression *e, level needed);

static const ent_option *option_of(const speller *s, const ent_expression *leaf)
{
    return &s->dispute->options[leaf->option];
}

/* Whether an expression was written as one comparison with a number: a leaf, or what turns it round. */
static bool is_measured(const speller *s, const ent_expression *e)
{
    const ent_expression *leaf = e->op == ENT_OP_NOT ? e->children[0] : e;
    return leaf->op == ENT_OP_LEAF && option_of(s, leaf)->numbers != NULL &&
           leaf->span.start == e->span.start && leaf->span.end == e->span.end;
}

/* Appends a comparison with a number as it was written: a name, a sign, a number. */
static void spell_measured(speller *s, const ent_expression *e)
{
    const size_t end = e->span.end;
    ent_token token = ent_token_next(s->written, end, e->span.start);
    for (const char *before = ""; token.kind != ENT_TOKEN_END; before = " ") {
        ent_text_add(s->out, before);
        ent_text_add_bytes(s->out, s->written + token.start,
                           token.kind == ENT_TOKEN_EQUAL ? 1 : token.end - token.start);
        token = ent_token_next(s->written, end, token.end);
    }
}

/* Whether a leaf is "this value alone" of an option without values of its own. */
static bool is_plain(const speller *s, const ent_expression *e, uint32_t value)
{
    return e->op == ENT_OP_LEAF && !option_of(s, e)->graded && e->low == value && e->high == value;
}

/* Whether a leaf was written as one word that is not its option's: it keeps that word. */
static bool has_own_word(const speller *s, const ent_expression *e)
{
    if (e->op != ENT_OP_LEAF) {
        return false;
    }
    const size_t length = e->span.end - e->span.start;
    const char *word = s->written + e->span.start, *id = option_of(s, e)->id;
    return ent_is_name(word, length) && (strlen(id) != length || memcmp(id, word, length) != 0);
}

/* Whether a `not` is spelled as !=. */
static bool is_unequal(const speller *s, const ent_expression *e)
{
    const ent_expression *leaf = e->children[0];
    return leaf->op == ENT_OP_LEAF && option_of(s, leaf)->graded && leaf->low == leaf->high &&
           !has_own_word(s, leaf);
}

static level level_of(const speller *s, const ent_expression *e)
{
    switch (e->op) {
    case ENT_OP_LEAF:
        return is_plain(s, e, 0) ? NOT : PRIMARY;
    case ENT_OP_NOT:
        return is_measured(s, e) || is_unequal(s, e) || is_plain(s, e->children[0], 0) ? PRIMARY
                                                                                       : NOT;
    case ENT_OP_AND:
        return AND;
    case ENT_OP_OR:
        return OR;
    case ENT_OP_IMPLIES:
        return IMPLIES;
    case ENT_OP_IFF:
        return IFF;
    case ENT_OP_NAME:
    case ENT_OP_COUNT:
        break;
    }
    return PRIMARY;
}

/* Appends `OPTION SIGN VALUE`; a value that is a word of the language cannot be written. */
static void spell_comparison(speller *s, const ent_expression *leaf, const char *sign,
                             uint32_t value)
{
    const char *word = ent_option_value(s->dispute, leaf->option, value);
    const ent_token_kind kind = ent_token_next(word, strlen(word), 0).kind;
    s->failed =
        s->failed || (kind != ENT_TOKEN_NAME && kind != ENT_TOKEN_YES && kind != ENT_TOKEN_NO);
    ent_text_format(s->out, "%s %s %s", option_of(s, leaf)->id, sign, word);
}

static void spell_leaf(speller *s, const ent_expression *leaf)
{
    const ent_option *option = option_of(s, leaf);
    if (is_measured(s, leaf)) {
        spell_measured(s, leaf);
    } else if (has_own_word(s, leaf)) {
        ent_text_add_bytes(s->out, s->written + leaf->span.start,
                           leaf->span.end - leaf->span.start);
    } else if (is_plain(s, leaf, 0) || is_plain(s, leaf, 1)) {
        ent_text_add(s->out, leaf->low == 0 ? "not " : "");
        ent_text_add(s->out, option->id);
    } else if (leaf->low == leaf->high) {
        spell_comparison(s, leaf, "=", leaf->low);
    } else if (leaf->high + 1 == option->value_count) {
        spell_comparison(s, leaf, ">=", leaf->low);
    } else {
        s->failed = s->failed || leaf->low > 0;
        spell_comparison(s, leaf, "<=", leaf->high);
    }
}

static void spell_not(speller *s, const ent_expression *e)
{
    const ent_expression *child = e->children[0];
    if (is_measured(s, e)) {
        spell_measured(s, e);
    } else if (is_unequal(s, e)) {
        spell_comparison(s, child, "!=", child->low);
    } else if (is_plain(s, child, 0)) {
        ent_text_add(s->out, option_of(s, child)->id);
    } else {
        ent_text_add(s->out, "not ");
        spell(s, child, NOT);
    }
}

/* What a part of an operator must bind like to stand without parentheses, more closely than the grammar asks where people
 * would have to think: `and` in `or`, `implies` in `implies` and in `iff`. */
static level needed_by(const ent_expression *e, const ent_expression *part)
{
    switch (e->op) {
    case ENT_OP_OR:
        return part->op == ENT_OP_OR ? OR : NOT;
    case ENT_OP_IFF:
        return part == e->children[0] && part->op == ENT_OP_IFF ? IFF : OR;
    case ENT_OP_IMPLIES:
        return OR;
    default:
        return AND;
    }
}

static void spell_joined(speller *s, const ent_expression *e, const char *joint)
{
    for (size_t i = 0; i < e->child_count; i++) {
        ent_text_add(s->out, i == 0 ? "" : joint);
        spell(s, e->children[i], needed_by(e, e->children[i]));
    }
}

static void spell_count(speller *s, const ent_expression *e)
{
    const bool exactly = e->low == e->high, least = !exactly && e->high == e->child_count;
    ent_text_add(s->out, exactly ? "exactly " : least ? "atleast " : "atmost ");
    ent_text_add_count(s->out, exactly || least ? e->low : e->high);
    ent_text_add(s->out, " of (");
    for (size_t i = 0; i < e->child_count; i++) {
        const ent_expression *item = e->children[i];
        const bool word = item->op == ENT_OP_NAME || item->op == ENT_OP_COUNT ||
                          is_plain(s, item, 1) || has_own_word(s, item);
        ent_text_add(s->out, i == 0 ? "" : " ");
        ent_text_add(s->out, word ? "" : "(");
        spell(s, item, IFF);
        ent_text_add(s->out, word ? "" : ")");
    }
    ent_text_add(s->out, ")");
}

static void spell_operator(speller *s, const ent_expression *e)
{
    switch (e->op) {
    case ENT_OP_LEAF:
        spell_leaf(s, e);
        break;
    case ENT_OP_NAME:
        ent_text_add(s->out, e->name->id);
        break;
    case ENT_OP_NOT:
        spell_not(s, e);
        break;
    case ENT_OP_AND:
        spell_joined(s, e, " and ");
        break;
    case ENT_OP_OR:
        spell_joined(s, e, " or ");
        break;
    case ENT_OP_IMPLIES:
        spell_joined(s, e, " implies ");
        break;
    case ENT_OP_IFF:
        spell_joined(s, e, " iff ");
        break;
    case ENT_OP_COUNT:
        spell_count(s, e);
        break;
    }
}

static void spell(speller *s, const ent_expression *e, level needed)
{
    const bool open = level_of(s, e) < needed;
    ent_text_add(s->out, open ? "(" : "");
    spell_operator(s, e);
    ent_text_add(s->out, open ? ")" : "");
}

bool ent_expression_spell(ent_text *out, const ent_dispute *dispute, const char *written,
                          const ent_expression *expression)
{
    if (expression->depth > ENT_SPELLED_DEPTH) {
        return false;
    }
    const size_t before = out->length;
    speller s = {.out = out, .dispute = dispute, .written = written};
    spell(&s, expression, IFF);
    if (s.failed && out->bytes != NULL) {
        out->length = before;
        out->bytes[before] = '\0';
    }
    return !s.failed;
}
