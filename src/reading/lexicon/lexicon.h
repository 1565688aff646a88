/* SPDX-License-Identifier: MIT */
/*
 * The words that reading knows.
 *
 * Tables hold lemmas; the lexicon holds forms, in lower case with straight apostrophes. One form may be several
 * things, as "calls" is a verb and a noun: an entry has all of them, and the sentence decides. A verb whose sense
 * depends on the word behind it, as "call for", has a row for each.
 */
#ifndef ENT_READING_LEXICON_H
#define ENT_READING_LEXICON_H

#include "base/map.h"
#include <entente/coding.h>

/* How a form of a verb is used; one may be several. */
enum {
    ENT_FORM_BASE = 1,
    ENT_FORM_S = 2,
    ENT_FORM_PAST = 4,
    ENT_FORM_PARTICIPLE = 8,
    ENT_FORM_ING = 16
};

/* What a verb does with the words around it. */
enum {
    ENT_VERB_SAYS = 1,      /* what follows, by "that", as it is or in quotes, is what was said */
    ENT_VERB_WORDS = 2,     /* its act is done in words: who acts speaks */
    ENT_VERB_TELLS = 4,     /* its object is whom it goes to */
    ENT_VERB_PEOPLE = 8,    /* its object, where that is a party, is whom it is done with or to */
    ENT_VERB_ASKS = 16,     /* "to" behind its object says what the object is to do */
    ENT_VERB_MYSELF = 32,   /* "to" behind it says what its subject is to do */
    ENT_VERB_LIGHT = 64,    /* the noun behind it says what is done: make an offer, hold talks */
    ENT_VERB_ENDS = 128,    /* what it is done to is no more: end, halt, lift */
    ENT_VERB_CHANGES = 512, /* what it is done to is neither taken nor ended: postpone, discuss */
    ENT_VERB_HARMS = 1024,  /* it harms another: who says that he will do it threatens */
    ENT_VERB_SUPPORTS = 256 /* what it says of a noun is that it is so: confirm */
};

/* What a word says of how sure a thing is; the first of two weighs more. */
typedef enum ent_modality {
    ENT_MODALITY_NONE,
    ENT_MODALITY_CONDITIONAL,
    ENT_MODALITY_IMPOSSIBLE,
    ENT_MODALITY_UNLIKELY,
    ENT_MODALITY_POSSIBLE,
    ENT_MODALITY_LIKELY,
    ENT_MODALITY_NECESSARY,
    ENT_MODALITY_DESIRED,
    ENT_MODALITY_CERTAIN,
    ENT_MODALITY_COUNT
} ent_modality;

/* The word of a coding for it; NULL for none. */
const char *ent_modality_word(ent_modality modality);

/* A row of the table of verbs. Without `past` the forms are made by rule; without `participle` it is the past. */
typedef struct ent_verb {
    const char *lemma, *past, *participle;
    const char *particle; /* the word behind it in this sense, or NULL */
    ent_act act;          /* ENT_ACT_STATE: it only says; ENT_ACT_DO: a deed like any other */
    unsigned uses;
    ent_modality modality;
} ent_verb;

/* What other words are; one may be several. */
enum {
    ENT_CLASS_MODAL = 1, /* will, must: a verb follows */
    ENT_CLASS_BE = 2,
    ENT_CLASS_HAVE = 4,
    ENT_CLASS_DO = 8,
    ENT_CLASS_NOT = 16,     /* denies */
    ENT_CLASS_PRONOUN = 32, /* as a subject or object: he, she, they, we, I, it */
    ENT_CLASS_OWNER = 64,   /* his, her, their, our */
    ENT_CLASS_DETERMINER = 128,
    ENT_CLASS_PREPOSITION = 256,
    ENT_CLASS_AND = 512,    /* and, or, but */
    ENT_CLASS_JOINS = 1024, /* begins a clause: while, because, if */
    ENT_CLASS_WHO = 2048,   /* who, which */
    ENT_CLASS_THAT = 4096,
    ENT_CLASS_TO = 8192,
    ENT_CLASS_ADVERB = 16384, /* may stand between subject and verb */
    ENT_CLASS_MOVE = 32768,   /* a noun for a move: offer, refusal */
    ENT_CLASS_SPEECH = 65536, /* a noun for words: statement, letter */
    ENT_CLASS_ROLE = 131072,  /* a noun for people who act for a party: minister, officials */
    ENT_CLASS_PRESS = 262144, /* reporters, and the names of papers */
    ENT_CLASS_BOTH = 524288,  /* both, two: of the sides */
    ENT_CLASS_SIDE = 1048576, /* sides, leaders, parties */
    ENT_CLASS_OTHERS =
        2097152,              /* people who are no party unless words say so: residents, experts */
    ENT_CLASS_LATE = 4194304, /* begins a condition: until, unless, once */
    ENT_CLASS_THING = 8388608 /* a noun for what was told before: step, idea, decision */
};

typedef struct ent_word_row {
    const char *word;
    unsigned classes;
    ent_modality modality;
    ent_act act; /* of ENT_CLASS_MOVE */
} ent_word_row;

/* The tables; each ends with a NULL word. */
extern const ent_verb ent_verbs[], ent_more_verbs[], ent_more_deeds[];
extern const ent_word_row ent_nouns[], ent_words[];

/* A noun that is made of a verb, and the verb. The table ends with NULL. */
typedef struct ent_deed_row {
    const char *noun, *verb;
} ent_deed_row;
extern const ent_deed_row ent_deeds[];

/* All that a form is. */
typedef struct ent_entry {
    const ent_verb *verb; /* the first row of its lemma, or NULL */
    unsigned forms;       /* of the verb */
    unsigned classes;
    ent_modality modality;
    ent_act act;
    const char *deed; /* of a noun that is made of a verb: that verb, as withdraw of withdrawal */
} ent_entry;

typedef struct ent_lexicon {
    ent_arena arena;
    ent_map forms;
    ent_entry *entries;
    size_t count, capacity;
} ent_lexicon;

/* Makes all forms. ENT_ERROR_MEMORY: there is nothing to free. O(size of the tables). */
ent_status ent_lexicon_init(ent_lexicon *out, const ent_allocator *allocator);
void ent_lexicon_free(ent_lexicon *lexicon);

/* The entry of a form in lower case, or NULL. It lasts as long as the lexicon. Expected O(length). */
const ent_entry *ent_lexicon_find(const ent_lexicon *lexicon, const char *form, size_t length);

#endif
