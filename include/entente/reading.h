/* SPDX-License-Identifier: MIT */
/*
 * Assisted reading: proposals of coded statements from English news text.
 *
 * Sentences are cut, parties and options are found by their aliases (longest match), verbs by a lexicon, and a few
 * rules say who speaks, who acts, towards whom, and about what. Nothing is learnt, nothing is sent, and nothing enters
 * a dispute that a person has not confirmed. See docs/reading.md.
 *
 * Threads: one at a time with a context; the dispute does not change. The grammar is called on the thread of the
 * caller.
 */
#ifndef ENTENTE_READING_H
#define ENTENTE_READING_H

#include <entente/coding.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What a grammar says of a sentence, as far as it is asked: links between a verb and what belongs to it, each end a
 * stretch of bytes of the sentence. Left and right are places in the link; the words may stand in either order. */
typedef enum ent_grammar_role {
    ENT_GRAMMAR_SUBJECT, /* left: a noun phrase, who does what the verb says; right: the verb */
    ENT_GRAMMAR_OBJECT,  /* left: a verb; right: a noun phrase, whom it is done to or with */
    ENT_GRAMMAR_NEGATION /* left: a verb; right: the word that denies it, or the verb where both are one */
} ent_grammar_role;

/* What a parser of grammar says of two stretches of a sentence, in bytes from its start. */
typedef struct ent_grammar_link {
    ent_grammar_role role;
    size_t left_start, left_end, right_start, right_end;
} ent_grammar_link;

/*
 * A second opinion: fills at most `room` links of a sentence of `length` bytes, and returns how many; SIZE_MAX: none
 * is to be had for this sentence (too long, too slow, not understood). Called on the caller's thread.
 */
typedef size_t ent_grammar(void *user, const char *sentence, size_t length, ent_grammar_link *links,
                           size_t room);

/* What is asked. */
typedef struct ent_reading_options {
    size_t size;          /* of this struct as the caller was compiled */
    ent_grammar *grammar; /* or NULL */
    void *grammar_user;
    bool
        every_sentence; /* also sentences in which no party, act or issue was found: with empty fields */
} ent_reading_options;

/* Fills in the defaults: no grammar, and only sentences in which something was found. */
ENT_API void ent_reading_defaults(ent_reading_options *out);

/*
 * Reads a text of `length` bytes of UTF-8 (E856 where it is none, or has control bytes) for a dispute, whose aliases are
 * used, into a coding by "entente" in which everything is proposed. Every stretch lies on borders of characters, and
 * inside its sentence; a sentence of more than 300 words and marks is left alone. Errors: ENT_ERROR_INPUT,
 * ENT_ERROR_ARGUMENT, ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. The caller owns *out and releases it with
 * ent_coding_free(). Time O(length * log aliases), without the grammar. The same input gives the same proposals.
 */
ENT_API ent_status ent_reading_new(ent_context *context, const ent_dispute *dispute,
                                   const char *text_name, const char *bytes, size_t length,
                                   const ent_reading_options *options, ent_coding **out);

/* The end of the sentence that begins at `start` (a place where one begins), and in *next where the next one does, or
 * `length`. */
ENT_API size_t ent_sentence_end(const char *bytes, size_t length, size_t start, size_t *next);

/* The rules, for the documentation: the id and one sentence on it; NULL id at the end. */
typedef struct ent_reading_rule {
    const char *id, *words;
} ent_reading_rule;
ENT_API const ent_reading_rule *ent_reading_rules(void);

#ifdef __cplusplus
}
#endif
#endif
