/* SPDX-License-Identifier: MIT */
/* Guesses at what was meant by a word of an expression that means nothing there. */
#include "dispute/expressions/guess.h"

#include <string.h>

/* The graded option that has a value of this name, or NULL. */
static const ent_option *option_of_value(const ent_dispute *dispute, const ent_written *word)
{
    for (size_t o = 0; dispute->graph == NULL && o < dispute->option_count; o++) {
        const ent_option *option = &dispute->options[o];
        for (uint32_t v = 0; option->graded && v < option->value_count; v++) {
            if (ent_written_is(word, option->values[v])) {
                return option;
            }
        }
    }
    return NULL;
}

/* What holds today of the options that are taken up, or have values of their own: `a and b = high`; how many. */
static size_t add_taken(const ent_dispute *dispute, ent_text *cure)
{
    size_t count = 0;
    for (size_t o = 0; o < dispute->option_count; o++) {
        const ent_option *option = &dispute->options[o];
        if (option->graded || option->today > 0) {
            ent_text_format(cure, "%s%s", count == 0 ? "" : " and ", option->id);
            if (option->graded) {
                ent_text_format(cure, " = %s", option->values[option->today]);
            }
            count++;
        }
    }
    return count;
}

/* What does not: `not (c or d)`, behind so many others. */
static void add_not_taken(const ent_dispute *dispute, size_t before, ent_text *cure)
{
    size_t count = 0, at = 0;
    for (size_t o = 0; o < dispute->option_count; o++) {
        count += !dispute->options[o].graded && dispute->options[o].today == 0;
    }
    for (size_t o = 0; o < dispute->option_count; o++) {
        const ent_option *option = &dispute->options[o];
        if (!option->graded && option->today == 0) {
            ent_text_add(cure, at > 0 ? " or " : before > 0 ? " and not " : "not ");
            ent_text_format(cure, "%s%s", at == 0 && count > 1 ? "(" : "", option->id);
            at++;
        }
    }
    ent_text_add(cure, count > 1 ? ")" : "");
}

/* What to write for today's state, which is no word of an expression. Of a file that is still being read it is not known. */
static void guess_today(const ent_builder *builder, ent_text *cure)
{
    const ent_dispute *dispute = builder->model;
    if (builder->dispute != NULL || dispute->graph != NULL || dispute->option_count == 0) {
        ent_text_add(cure, "give today's state a name under 'states', and use that");
        return;
    }
    ent_text_add(cure, "'today' is taken alone; in an expression write: (");
    add_not_taken(dispute, add_taken(dispute, cure), cure);
    ent_text_add(cure, ")");
}

/* Whether a word is a number of a state, such as s54. */
static bool is_number(const ent_written *word)
{
    size_t digits = 0;
    while (1 + digits < word->length && word->text[1 + digits] >= '0' &&
           word->text[1 + digits] <= '9') {
        digits++;
    }
    return digits > 0 && 1 + digits == word->length && word->text[0] == 's';
}

/* Appends what may stand in an expression of a file, where that is a short list. Who asks a question is told by the program. */
static void list_options(const ent_builder *builder, ent_text *cure)
{
    enum { MOST = 12 };
    const ent_dispute *dispute = builder->model;
    if (builder->dispute == NULL || dispute->graph != NULL || dispute->of_issues ||
        dispute->option_count == 0 || dispute->option_count > MOST) {
        return;
    }
    ent_text_add(cure, "write a name of 'states', or an option:");
    for (size_t o = 0; o < dispute->option_count; o++) {
        ent_text_format(cure, " %s", dispute->options[o].id);
    }
}

void ent_guess_meaning(const ent_builder *builder, const ent_written *name, ent_text *cure)
{
    const ent_dispute *dispute = builder->model;
    const char *near = ent_map_nearest(&builder->names, name->text, name->length);
    const ent_option *option = option_of_value(dispute, name);
    if (option != NULL) {
        ent_text_format(cure, "it is a value of '%s'; compare: %s >= %.*s", option->id, option->id,
                        (int)name->length, name->text);
        return;
    }
    if (ent_written_is(name, "today")) {
        guess_today(builder, cure);
        return;
    }
    const char *instead = ent_guess_word(name->text, name->length);
    if (instead != NULL) {
        ent_text_add(cure, instead);
        return;
    }
    for (size_t p = 0; p < dispute->party_count; p++) {
        if (ent_written_is(name, dispute->parties[p].id)) {
            ent_text_add(cure, "it is a party; name one of its options");
            return;
        }
    }
    if (near != NULL) {
        ent_text_format(cure, "did you mean '%s'?", near);
    } else if (is_number(name)) {
        ent_text_add(cure, "a number of a state is taken alone; in an expression write its name, "
                           "or what holds of its options");
    } else {
        list_options(builder, cure);
    }
}

/* The word in small letters, cut to what fits: no word that is looked for is longer. */
static size_t in_small(const char *word, size_t length, char out[10])
{
    size_t n = 0;
    for (; n < length && n < 9; n++) {
        out[n] = (char)(word[n] >= 'A' && word[n] <= 'Z' ? word[n] - 'A' + 'a' : word[n]);
    }
    out[n] = '\0';
    return n;
}

const char *ent_guess_word(const char *word, size_t length)
{
    static const char SMALL[] = "write and, or, not, implies and iff in small letters";
    static const struct {
        const char *word, *cure;
    } cures[] = {
        {"and", SMALL},
        {"or", SMALL},
        {"not", SMALL},
        {"implies", SMALL},
        {"iff", SMALL},
        {"if", "for 'b if a' and 'if a then b' write: a implies b"},
        {"when", "for 'b when a' and 'when a, b' write: a implies b"},
        {"then", "for 'if a then b' write: a implies b"},
        {"only", "for 'a only if b' write: a implies b"},
        {"unless", "for 'a unless b' write: a or b"},
        {"until", "for 'a until b' write: a iff not b"},
        {"while", "for 'a while b' write: a iff b"},
        {"but", "for 'a but not b' write: a and not b"},
        {"neither", "for 'neither a nor b' write: not (a or b)"},
        {"nor", "for 'neither a nor b' write: not (a or b)"},
        {"because", "a reason stands under 'note', on a line of its own"},
        {"xor", "for 'a xor b' write: exactly 1 of (a b)"},
        {"is",
         "for 'a is yes' write: a; for 'a is no' write: not a; with values of its own: a = value"},
    };
    char small[10];
    if (in_small(word, length, small) < length) {
        return NULL;
    }
    for (size_t i = 0; i < sizeof cures / sizeof *cures; i++) {
        if (strcmp(cures[i].word, small) == 0 &&
            (cures[i].cure != SMALL || memcmp(small, word, length) != 0)) {
            return cures[i].cure;
        }
    }
    return NULL;
}

/* A stretch of the text without the blanks around it, and of how many words and signs it is. */
typedef struct side {
    size_t start, end, tokens;
    bool joined; /* something in it is joined */
    bool clear;  /* all of it is words and signs of the language, or may be */
} side;

static side take_side(const ent_written *text, size_t from, size_t to)
{
    side s = {.start = from, .end = from, .clear = true};
    int open = 0;
    for (ent_token t = ent_token_next(text->text, to, from); t.kind != ENT_TOKEN_END;
         t = ent_token_next(text->text, to, t.end)) {
        s.start = s.tokens == 0 ? t.start : s.start;
        s.end = t.end;
        s.tokens++;
        open += (t.kind == ENT_TOKEN_OPEN) - (t.kind == ENT_TOKEN_CLOSE);
        s.joined =
            s.joined || (open == 0 && (t.kind == ENT_TOKEN_AND || t.kind == ENT_TOKEN_OR ||
                                       t.kind == ENT_TOKEN_IMPLIES || t.kind == ENT_TOKEN_IFF));
        s.clear = s.clear && t.kind != ENT_TOKEN_BAD && open >= 0 &&
                  ent_guess_word(text->text + t.start, t.end - t.start) == NULL;
    }
    s.clear = s.clear && s.tokens > 0 && open == 0;
    return s;
}

static void add_side(ent_text *cure, const ent_written *text, const side *s, bool enclosed)
{
    ent_text_add(cure, enclosed ? "(" : "");
    ent_text_add_bytes(cure, text->text + s->start, s->end - s->start);
    ent_text_add(cure, enclosed ? ")" : "");
}

/* Whether the word at a token is this one, in whatever letters. */
static bool is_word(const ent_written *text, ent_token token, const char *word)
{
    char small[10];
    const size_t length = token.end - token.start;
    return in_small(text->text + token.start, length, small) == length && strcmp(small, word) == 0;
}

/* Writes both sides in their order, or turned round, around a word. */
static void add_joined(ent_text *cure, const ent_written *text, const side sides[2], bool turned,
                       const char *joint)
{
    const bool one_of = strcmp(joint, " ") == 0;
    const side *first = &sides[turned], *second = &sides[!turned];
    ent_text_add(cure, one_of ? "write: exactly 1 of (" : "write: ");
    add_side(cure, text, first, one_of ? first->tokens > 1 : first->joined);
    ent_text_add(cure, joint);
    add_side(cure, text, second, one_of ? second->tokens > 1 : second->joined);
    ent_text_add(cure, one_of ? ")" : "");
}

/* 'if a then b' and 'if a, b': what begins with the word at the token. */
static void rewrite_before(const ent_written *text, ent_token token, ent_text *cure)
{
    ent_token t = ent_token_next(text->text, text->length, token.end);
    while (t.kind != ENT_TOKEN_END && !is_word(text, t, "then") && text->text[t.start] != ',') {
        t = ent_token_next(text->text, text->length, t.end);
    }
    const size_t end = t.start;
    const ent_token behind = ent_token_next(text->text, text->length, t.end);
    t = is_word(text, behind, "then") ? behind : t;
    const side sides[2] = {take_side(text, token.end, end), take_side(text, t.end, text->length)};
    if (t.kind != ENT_TOKEN_END && sides[0].clear && sides[1].clear) {
        add_joined(cure, text, sides, false, " implies ");
    }
}

void ent_guess_rewrite(const ent_written *text, ent_token token, ent_text *cure)
{
    static const struct {
        const char *word, *joint;
        bool turned;
    } joints[] = {{"if", " implies ", true},     {"when", " implies ", true},
                  {"only", " implies ", false},  {"unless", " or ", false},
                  {"until", " iff not ", false}, {"while", " iff ", false},
                  {"but", " and ", false},       {"xor", " ", false}};
    const ent_token next = ent_token_next(text->text, text->length, token.end);
    if (token.start == 0) {
        if (is_word(text, token, "if") || is_word(text, token, "when")) {
            rewrite_before(text, token, cure);
        }
        return;
    }
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
        const bool only = is_word(text, token, "only");
        if (!is_word(text, token, joints[i].word) || (only && !is_word(text, next, "if"))) {
            continue;
        }
        const side sides[2] = {take_side(text, 0, token.start),
                               take_side(text, only ? next.end : token.end, text->length)};
        if (sides[0].clear && sides[1].clear) {
            add_joined(cure, text, sides, joints[i].turned, joints[i].joint);
        }
    }
}

/* The name that comes of a word and those behind it, joined by _ where blanks or hyphens part them; NULL for none. */
static const char *joined_name(const ent_map *names, const ent_written *text, ent_token first,
                               ent_text *joined)
{
    ent_token next = first;
    for (unsigned words = 0; words < 6 && next.kind == ENT_TOKEN_NAME; words++) {
        ent_text_add(joined, words > 0 ? "_" : "");
        ent_text_add_bytes(joined, text->text + next.start, next.end - next.start);
        if (words > 0 && !joined->failed &&
            ent_map_get(names, joined->bytes, joined->length) != NULL) {
            return joined->bytes;
        }
        next = ent_token_next(text->text, text->length, next.end);
        if (next.kind == ENT_TOKEN_BAD && text->text[next.start] == '-') {
            next = ent_token_next(text->text, text->length, next.end);
        }
    }
    return NULL;
}

void ent_guess_name(const ent_map *names, const ent_written *text, ent_token token, ent_text *cure)
{
    const ent_token next = ent_token_next(text->text, text->length, token.end);
    const size_t length = token.end - token.start;
    const bool article = (length == 3 && memcmp(text->text + token.start, "the", 3) == 0) ||
                         (length == 1 && text->text[token.start] == 'a');
    if (article && next.kind == ENT_TOKEN_NAME) {
        ent_text_add(cure, "an expression has no articles: leave this word out");
        return;
    }
    ent_text joined;
    ent_text_init(&joined, cure->allocator);
    const char *name = joined_name(names, text, token, &joined);
    if (name != NULL) {
        ent_text_format(cure, "names have no blanks: write %s", name);
    }
    cure->failed = cure->failed || joined.failed;
    ent_text_free(&joined);
}
