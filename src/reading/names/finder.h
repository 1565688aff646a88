/* SPDX-License-Identifier: MIT */
/*
 * Finding the words of a dispute in a sentence.
 *
 * Aliases are cut into words like the text, and stand in a tree with a word on each branch; parties and options have a
 * tree each. A word with a capital is matched as it is written, any other whatever its case. The words of options are
 * matched in any form (gates and gate, opened and open), and without articles and owners (open its gates). At each
 * place the longest alias counts, and what it covers is not looked at again. O(words * longest alias).
 */
#ifndef ENT_READING_FINDER_H
#define ENT_READING_FINDER_H

#include "reading/text/words.h"
#include <entente/dispute.h>

#define ENT_NO_VALUE SIZE_MAX

/* What an alias stands for. */
typedef struct ent_named {
    bool option;  /* else a party */
    bool role;    /* of a party: what somebody is there, such as a minister */
    bool leader;  /* of a party: one of its people, by name */
    bool cue;     /* of an option: only the last word of what it is called */
    size_t index; /* of the party, or the option */
    size_t value; /* of the option, or ENT_NO_VALUE */
} ent_named;

/* Words `first` .. `end` - 1 of a sentence that stand for something. */
typedef struct ent_mention {
    size_t first, end;
    ent_named named;
} ent_mention;

/* A node of a tree: what ends there. */
typedef struct ent_finder_node {
    bool ends;
    bool shared; /* of a cue: several options have it */
    ent_named named;
} ent_finder_node;

typedef struct ent_finder {
    const ent_lexicon *lexicon;
    ent_arena arena;
    ent_map branches; /* from a node and a word to a node */
    ent_finder_node *nodes;
    size_t count, capacity;
    ent_tokens cut; /* room for an alias */
} ent_finder;

/* An empty finder; on failure there is nothing to free. ENT_ERROR_MEMORY. */
ent_status ent_finder_init(ent_finder *out, const ent_allocator *allocator,
                           const ent_lexicon *lexicon);
void ent_finder_free(ent_finder *finder);

/* Adds an alias of `length` bytes; of two that are alike the first counts. With `capital` it is matched only where it
 * begins with a capital. ENT_ERROR_MEMORY. */
typedef struct ent_wording {
    const char *text;
    size_t length;
    bool capital;
    bool cue; /* of an option: its last word is a cue */
    ent_named named;
} ent_wording;
ent_status ent_finder_add(ent_finder *finder, const ent_wording *alias);

/* Adds all words of a dispute: names, identifiers, labels and aliases of its parties and options. */
ent_status ent_finder_add_dispute(ent_finder *finder, const ent_dispute *dispute);

/* What was found, in the order of the words; grows as needed. */
typedef struct ent_mentions {
    const ent_allocator *allocator;
    ent_mention *items;
    size_t count, capacity;
} ent_mentions;

/* Finds all mentions among the words of a sentence; what was there before is gone. ENT_ERROR_MEMORY. */
ent_status ent_finder_find(const ent_finder *finder, const char *text, const ent_tokens *tokens,
                           ent_mentions *out);

#endif
