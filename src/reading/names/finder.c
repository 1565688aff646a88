/* SPDX-License-Identifier: MIT */
/*
 * The trees of aliases. A branch is found in one map, by the number of its node, the way its word is matched, and the word:
 * as written, in lower case, in lower case with a capital in the text, or by its stem. An option that is called by a verb and
 * its object has a second path, for what is told of the object: "lift the ban", and "the ban is to be lifted". The last
 * words of its aliases, where no other option has them, are *cues*: "the ban" by itself.
 */
#include "reading/names/finder.h"

#include "reading/text/letters.h"

#include <string.h>

enum {
    LONGEST = 100, /* bytes of a word */
    PARTIES = 0,   /* the roots */
    OPTIONS = 1,
    CUES = 2,
    ROOTS = 3
};

typedef enum way { AS_WRITTEN, LOWER, CAPITAL, STEM, PASSIVE } way;

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
    if (entry != NULL && entry->deed != NULL) {
        *length = strlen(entry->deed);
        return entry->deed;
    }
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

/* Words of an alias. */
typedef struct alias_words {
    size_t first, end;
} alias_words;

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
        word = how == STEM || how == PASSIVE ? stem_of(token->entry, folded, &length) : folded;
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
    for (size_t k = PARTIES; k < ROOTS; k++) {
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

/* Follows the words of an alias from one to before another, by their stems; what may be left out is. */
static ent_status follow_words(ent_finder *finder, const char *text, alias_words words,
                               size_t *node)
{
    for (size_t t = words.first; t < words.end; t++) {
        const ent_token *token = &finder->cut.items[t];
        branch_key key;
        if (!is_filling(token) &&
            make_key(*node, token->capital ? AS_WRITTEN : STEM, text, token, &key)) {
            ENT_TRY(follow(finder, &key, node));
        }
    }
    return ENT_OK;
}

/* Of an alias that is a verb and its object: the object, and the verb as what is done to it. */
static ent_status add_turned(ent_finder *finder, const ent_wording *alias)
{
    const size_t count = finder->cut.count;
    const ent_token *first = finder->cut.items;
    size_t node = OPTIONS;
    branch_key key;
    if (count < 2 || count > 4 || first->entry == NULL || first->entry->verb == NULL ||
        (first->entry->forms & ENT_FORM_BASE) == 0) {
        return ENT_OK;
    }
    for (size_t t = 1; t < count; t++) {
        if (ent_token_is(&first[t], ENT_CLASS_PREPOSITION) || first[t].kind != ENT_TOKEN_WORD) {
            return ENT_OK;
        }
    }
    ENT_TRY(follow_words(finder, alias->text, (alias_words){1, count}, &node));
    if (node == OPTIONS || !make_key(node, PASSIVE, alias->text, first, &key)) {
        return ENT_OK;
    }
    ENT_TRY(follow(finder, &key, &node));
    if (!finder->nodes[node].ends) {
        finder->nodes[node] = (ent_finder_node){true, false, alias->named};
    }
    return ENT_OK;
}

/* Puts a word among the cues; of two options that have it none is meant, of two values no value. */
static ent_status put_cue(ent_finder *finder, way how, const ent_wording *alias,
                          const ent_token *word)
{
    size_t node = CUES;
    branch_key key;
    if (!make_key(node, how, alias->text, word, &key)) {
        return ENT_OK;
    }
    ENT_TRY(follow(finder, &key, &node));
    ent_finder_node *end = &finder->nodes[node];
    ent_named named = alias->named;
    named.cue = true;
    if (how == STEM || (end->ends && end->named.value != named.value)) {
        named.value = ENT_NO_VALUE;
    }
    end->shared |= end->ends && end->named.index != named.index;
    end->ends = true;
    end->named = named;
    return ENT_OK;
}

/* A guarantee is often what is wanted, unlike an offer. */
static bool is_promise(const ent_token *token)
{
    return ent_token_is(token, ENT_CLASS_MOVE) && token->entry->act == ENT_ACT_PROMISE;
}

/* The last word of an alias is a cue, and its verb where a noun is made of it. */
static ent_status add_cue(ent_finder *finder, const ent_wording *alias)
{
    const unsigned common = ENT_CLASS_ROLE | ENT_CLASS_MOVE | ENT_CLASS_THING | ENT_CLASS_SPEECH |
                            ENT_CLASS_SIDE | ENT_CLASS_PREPOSITION | ENT_CLASS_ADVERB;
    const ent_token *first = finder->cut.items;
    const ent_token *last = first + finder->cut.count - 1;
    if (finder->cut.count == 0 || first->kind != ENT_TOKEN_WORD || last->kind != ENT_TOKEN_WORD) {
        return ENT_OK;
    }
    if (first->entry != NULL && first->entry->verb != NULL &&
        (first->entry->forms & ENT_FORM_BASE) != 0) {
        ENT_TRY(put_cue(finder, PASSIVE, alias, first));
    }
    const bool plain = first != last && !last->capital &&
                       (!ent_token_is(last, common) || is_promise(last)) &&
                       last->span.end - last->span.start >= 4;
    return plain ? put_cue(finder, STEM, alias, last) : ENT_OK;
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
        finder->nodes[node] = (ent_finder_node){true, false, alias->named};
    }
    ENT_TRY(option ? add_turned(finder, alias) : ENT_OK);
    return option && alias->cue ? add_cue(finder, alias) : ENT_OK;
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

/* Whether a word is the "of" behind a noun that is made of a verb: "the withdrawal of all troops". */
static bool is_of_deed(const search *s, size_t at)
{
    const ent_token *token = &s->tokens->items[at];
    const ent_entry *before = at == 0 ? NULL : s->tokens->items[at - 1].entry;
    return token->span.end - token->span.start == 2 &&
           memcmp(s->text + token->span.start, "of", 2) == 0 && before != NULL &&
           (before->deed != NULL || before->verb != NULL);
}

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
               (is_filling(token) || is_of_deed(s, at + count) ||
                ((classes & ~(unsigned)ENT_CLASS_ADVERB) == 0 && !verb))))) {
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

/* Goes on over "is to be", "had never been" and the like to what is done. */
static void try_passive(search *s, size_t node, size_t at)
{
    bool be = false;
    for (size_t k = 0; k <= MOST_BETWEEN && at + k < s->tokens->count; k++) {
        const ent_token *token = &s->tokens->items[at + k];
        const unsigned between = ENT_CLASS_BE | ENT_CLASS_HAVE | ENT_CLASS_MODAL | ENT_CLASS_NOT |
                                 ENT_CLASS_ADVERB | ENT_CLASS_TO;
        if (be && token->entry != NULL && (token->entry->forms & ENT_FORM_PARTICIPLE) != 0) {
            try_branch(s, node, PASSIVE, at + k);
            return;
        }
        if (!ent_token_is(token, between)) {
            return;
        }
        be |= ent_token_is(token, ENT_CLASS_BE);
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
    if (!start && s->root == OPTIONS) {
        try_passive(s, node, at);
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

/* Whether a noun goes on with a word, as "the water" does in "the water minister". */
static bool goes_on(const ent_tokens *tokens, size_t at)
{
    const unsigned ends = ENT_CLASS_PREPOSITION | ENT_CLASS_AND | ENT_CLASS_JOINS | ENT_CLASS_WHO |
                          ENT_CLASS_THAT | ENT_CLASS_TO | ENT_CLASS_BE | ENT_CLASS_HAVE |
                          ENT_CLASS_MODAL | ENT_CLASS_DO | ENT_CLASS_NOT | ENT_CLASS_ADVERB |
                          ENT_CLASS_PRONOUN | ENT_CLASS_DETERMINER;
    const ent_token *token = at < tokens->count ? &tokens->items[at] : NULL;
    if (token == NULL || token->kind == ENT_TOKEN_OWNER || token->kind == ENT_TOKEN_HYPHEN) {
        return token != NULL;
    }
    return token->kind == ENT_TOKEN_WORD && !ent_token_is(token, ends) &&
           !(token->entry != NULL && token->entry->verb != NULL);
}

/* A cue at a place: behind an article or an owner, with at most an unknown word between. `end` 0: there is none. */
static ent_mention cue_at(const ent_finder *finder, const char *text, const ent_tokens *tokens,
                          size_t at)
{
    const ent_mention none = {0};
    const ent_token *token = &tokens->items[at];
    branch_key key;
    bool known = false;
    for (size_t k = 1; k <= 2 && k <= at && !known; k++) {
        const ent_token *left = &tokens->items[at - k];
        known = is_filling(left) || left->kind == ENT_TOKEN_OWNER;
        if (!known && (left->kind != ENT_TOKEN_WORD || left->entry != NULL)) {
            break;
        }
    }
    known |= text[token->span.end - 1] == 's' &&
             (at == 0 || tokens->items[at - 1].kind != ENT_TOKEN_WORD ||
              ent_token_is(&tokens->items[at - 1], ENT_CLASS_PREPOSITION) ||
              (tokens->items[at - 1].entry != NULL && tokens->items[at - 1].entry->verb != NULL));
    if (!known && at > 0 && ent_token_is(&tokens->items[at - 1], ENT_CLASS_PREPOSITION)) {
        known = token->entry != NULL && token->entry->deed != NULL;
    }
    known |= at > 0 && token->entry != NULL && (token->entry->forms & ENT_FORM_BASE) != 0 &&
             ent_token_is(&tokens->items[at - 1], ENT_CLASS_TO);
    const bool verb = at > 0 && ent_token_is(&tokens->items[at - 1], ENT_CLASS_TO);
    if (!known || token->kind != ENT_TOKEN_WORD || (!verb && goes_on(tokens, at + 1))) {
        return none;
    }
    for (way how = token->entry != NULL && token->entry->deed != NULL ? PASSIVE : STEM;;
         how = STEM) {
        const ent_map_entry *to = make_key(CUES, how, text, token, &key)
                                      ? ent_map_get(&finder->branches, key.bytes, key.length)
                                      : NULL;
        if (to != NULL && !finder->nodes[to->number].shared) {
            return (ent_mention){at, at + 1, finder->nodes[to->number].named};
        }
        if (how == STEM) {
            return none;
        }
    }
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
            if (root == OPTIONS && s.best.end == 0 && first >= free_from[PARTIES]) {
                s.best = cue_at(finder, text, tokens, first);
            }
            if (s.best.end > 0) {
                ENT_TRY(put(out, &s.best));
                free_from[root] = s.best.end;
            }
        }
    }
    return ENT_OK;
}
