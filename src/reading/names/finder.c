/* SPDX-License-Identifier: MIT */
/*
 * The trees of aliases. A branch is found in one map, by the number of its node, the way its word is matched, and the word:
 * as written, in lower case, in lower case with a capital in the text, or by its stem.
 */
#include "reading/names/finder.h"

#include "reading/text/letters.h"

#include <string.h>

enum {
    LONGEST = 100, /* bytes of a word */
    PARTIES = 0,   /* the roots */
    OPTIONS = 1
};

typedef enum way { AS_WRITTEN, LOWER, CAPITAL, STEM } way;

/* A node, a way and a word, as bytes. */
typedef struct branch_key {
    char bytes[sizeof(uint32_t) + 1 + LONGEST];
    size_t length;
} branch_key;

static bool ends_with(const char *word, size_t length, const char *ending)
{
    const size_t size = strlen(ending);
    return length >= size + 3 && memcmp(word + length - size, ending, size) == 0;
}

/* What all forms of a word have in common: of a verb that is known its lemma; else the word without the endings of
 * plurals and verbs, an e, and a doubled consonant. */
static const char *stem_of(const ent_entry *entry, char *folded, size_t *length)
{
    if (entry != NULL && entry->verb != NULL) {
        *length = strlen(entry->verb->lemma);
        return entry->verb->lemma;
    }
    size_t n = *length;
    if (ends_with(folded, n, "ies") || ends_with(folded, n, "ied")) {
        folded[n - 3] = 'y';
        n -= 2;
    } else if (ends_with(folded, n, "ing")) {
        n -= 3;
    } else if (ends_with(folded, n, "ed")) {
        n -= 2;
    } else if (ends_with(folded, n, "s") && strchr("sui", folded[n - 2]) == NULL) {
        n -= 1;
    }
    if (n > 3 && folded[n - 1] == 'e') {
        n -= 1;
    } else if (n < *length && n > 3 && folded[n - 1] == folded[n - 2] &&
               strchr("lsz", folded[n - 1]) == NULL) {
        n -= 1;
    }
    *length = n;
    return folded;
}

/* The key of a branch; false for words that are too long. */
static bool make_key(size_t node, way how, const char *text, const ent_token *token,
                     branch_key *out)
{
    const uint32_t number = (uint32_t)node;
    char folded[LONGEST];
    const char *word = text + token->span.start;
    size_t length = token->span.end - token->span.start;
    if (length > LONGEST) {
        return false;
    }
    if (token->kind == ENT_TOKEN_OWNER || token->kind == ENT_TOKEN_HYPHEN) {
        word = token->kind == ENT_TOKEN_OWNER ? "'" : "-";
        length = 1;
    } else if (how != AS_WRITTEN) {
        length = ent_letters_fold(word, length, folded, sizeof folded);
        word = how == STEM ? stem_of(token->entry, folded, &length) : folded;
    }
    memcpy(out->bytes, &number, sizeof number);
    out->bytes[sizeof number] = (char)how;
    memcpy(out->bytes + sizeof number + 1, word, length);
    out->length = sizeof number + 1 + length;
    return true;
}

/* A new node; ENT_ERROR_MEMORY. */
static ent_status add_node(ent_finder *finder, size_t *out)
{
    ent_finder_node *nodes = ent_memory_grow(finder->arena.allocator, finder->nodes,
                                             &finder->capacity, finder->count + 1, sizeof *nodes);
    if (nodes == NULL) {
        return ENT_ERROR_MEMORY;
    }
    finder->nodes = nodes;
    nodes[finder->count] = (ent_finder_node){0};
    *out = finder->count++;
    return ENT_OK;
}

ent_status ent_finder_init(ent_finder *out, const ent_allocator *allocator,
                           const ent_lexicon *lexicon)
{
    *out = (ent_finder){.lexicon = lexicon, .cut.allocator = allocator};
    ent_arena_init(&out->arena, allocator);
    ent_map_init(&out->branches, allocator);
    size_t root;
    for (size_t k = PARTIES; k <= OPTIONS; k++) {
        if (add_node(out, &root) != ENT_OK) {
            ent_finder_free(out);
            return ENT_ERROR_MEMORY;
        }
    }
    return ENT_OK;
}

void ent_finder_free(ent_finder *finder)
{
    ent_memory_free(finder->arena.allocator, finder->nodes);
    ent_memory_free(finder->arena.allocator, finder->cut.items);
    ent_map_free(&finder->branches);
    ent_arena_free(&finder->arena);
}

/* The node behind a branch, made when there is none. */
static ent_status follow(ent_finder *finder, const branch_key *key, size_t *node)
{
    const ent_map_entry *known = ent_map_get(&finder->branches, key->bytes, key->length);
    if (known != NULL) {
        *node = known->number;
        return ENT_OK;
    }
    const char *kept = ent_arena_text(&finder->arena, key->bytes, key->length);
    if (kept == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ENT_TRY(add_node(finder, node));
    return ent_map_put(&finder->branches, kept, key->length, *node);
}

/* Words that the aliases of options and the text may have or not. */
static bool is_filling(const ent_token *token)
{
    return ent_token_is(token, ENT_CLASS_DETERMINER | ENT_CLASS_OWNER) &&
           !ent_token_is(token, ENT_CLASS_NOT | ENT_CLASS_BOTH);
}

ent_status ent_finder_add(ent_finder *finder, const ent_wording *alias)
{
    const bool option = alias->named.option;
    size_t node = option ? OPTIONS : PARTIES;
    const size_t root = node;
    ent_quoting quoting = {0};
    ENT_TRY(ent_tokens_cut(&finder->cut, finder->lexicon, alias->text, (ent_span){0, alias->length},
                           &quoting));
    for (size_t t = 0; t < finder->cut.count; t++) {
        const ent_token *token = &finder->cut.items[t];
        branch_key key;
        if (is_filling(token) && (option || node == root)) {
            continue;
        }
        const way how = token->capital                   ? AS_WRITTEN
                        : alias->capital && node == root ? CAPITAL
                        : option                         ? STEM
                                                         : LOWER;
        if (!make_key(node, how, alias->text, token, &key)) {
            return ENT_OK;
        }
        ENT_TRY(follow(finder, &key, &node));
    }
    if (node != root && !finder->nodes[node].ends) {
        finder->nodes[node] = (ent_finder_node){true, alias->named};
    }
    return ENT_OK;
}

/* The longest alias that is found from a word on. */
typedef struct search {
    const ent_finder *finder;
    const char *text;
    const ent_tokens *tokens;
    ent_mention best; /* end 0: none */
    size_t first, root;
    unsigned steps; /* left, so that no text takes long */
} search;

enum { MOST_STEPS = 2000, MOST_BETWEEN = 5 };

/* How many words may be passed between two words of an option: adjectives and names, "end the long strike". */
static size_t words_between(const search *s, size_t at)
{
    size_t count = 0;
    while (count < MOST_BETWEEN && at + count + 1 < s->tokens->count) {
        const ent_token *token = &s->tokens->items[at + count];
        const unsigned classes = token->entry == NULL ? 0 : token->entry->classes;
        const bool verb = token->entry != NULL && token->entry->verb != NULL &&
                          (token->entry->forms & ENT_FORM_PARTICIPLE) == 0;
        if (!(token->kind == ENT_TOKEN_HYPHEN || token->kind == ENT_TOKEN_NUMBER ||
              (token->kind == ENT_TOKEN_WORD &&
               (is_filling(token) || ((classes & ~(unsigned)ENT_CLASS_ADVERB) == 0 && !verb))))) {
            break;
        }
        count++;
    }
    return count;
}

static void walk(search *s, size_t node, size_t at);

static void try_branch(search *s, size_t node, way how, size_t at)
{
    branch_key key;
    if (make_key(node, how, s->text, &s->tokens->items[at], &key)) {
        const ent_map_entry *to = ent_map_get(&s->finder->branches, key.bytes, key.length);
        if (to != NULL) {
            walk(s, to->number, at + 1);
        }
    }
}

/* Goes on from a node with the word at a place. */
static void walk(search *s, size_t node, size_t at)
{
    const ent_finder_node *here = &s->finder->nodes[node];
    if (here->ends && at > s->best.end) {
        s->best = (ent_mention){s->first, at, here->named};
    }
    if (at == s->tokens->count || s->steps == 0) {
        return;
    }
    s->steps--;
    const ent_token *token = &s->tokens->items[at];
    const bool start = node == s->root;
    try_branch(s, node, AS_WRITTEN, at);
    try_branch(s, node, LOWER, at);
    try_branch(s, node, STEM, at);
    if (start && token->capital) {
        try_branch(s, node, CAPITAL, at);
    }
    for (size_t k = 1; !start && s->root == OPTIONS && k <= words_between(s, at); k++) {
        try_branch(s, node, AS_WRITTEN, at + k);
        try_branch(s, node, LOWER, at + k);
        try_branch(s, node, STEM, at + k);
    }
}

static ent_status put(ent_mentions *out, const ent_mention *mention)
{
    ent_mention *items =
        ent_memory_grow(out->allocator, out->items, &out->capacity, out->count + 1, sizeof *items);
    if (items == NULL) {
        return ENT_ERROR_MEMORY;
    }
    out->items = items;
    items[out->count++] = *mention;
    return ENT_OK;
}

ent_status ent_finder_find(const ent_finder *finder, const char *text, const ent_tokens *tokens,
                           ent_mentions *out)
{
    size_t free_from[2] = {0, 0};
    out->count = 0;
    for (size_t first = 0; first < tokens->count; first++) {
        for (size_t root = PARTIES; root <= OPTIONS; root++) {
            search s = {finder, text, tokens, {0}, first, root, MOST_STEPS};
            if (first < free_from[root]) {
                continue;
            }
            walk(&s, root, first);
            if (s.best.end > 0) {
                ENT_TRY(put(out, &s.best));
                free_from[root] = s.best.end;
            }
        }
    }
    return ENT_OK;
}
