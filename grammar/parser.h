/* SPDX-License-Identifier: MIT */
/* What link-grammar says of a sentence: its words, where they stand, and the links between them. */
#ifndef ENTENTE_GRAMMAR_PARSER_H
#define ENTENTE_GRAMMAR_PARSER_H

#include <stdbool.h>
#include <stddef.h>

enum {
    LONGEST_SENTENCE = 4096, /* bytes */
    MOST_WORDS = 100,        /* of a sentence; a longer one is not asked about */
    MOST_LINKS = 4 * MOST_WORDS,
    LONGEST_LABEL = 16
};

/* A word of the sentence and its bytes there. The library puts walls beside the sentence: those have no bytes. */
typedef struct parsed_word {
    size_t start, end;
    bool verb; /* read as a verb */
} parsed_word;

/* A link between two words, left before right. */
typedef struct parsed_link {
    size_t left, right;
    char base[LONGEST_LABEL];  /* the capitals that it begins with, such as "S" or "MV" */
    char minor[LONGEST_LABEL]; /* what follows them, such as "s*s" */
} parsed_link;

typedef struct parsed_sentence {
    const char *text;
    size_t length;
    size_t word_count, link_count;
    parsed_word words[MOST_WORDS];
    parsed_link links[MOST_LINKS];
} parsed_sentence;

typedef struct parser parser;

/* Reads the English dictionary; NULL when there is none. */
parser *parser_new(void);
void parser_free(parser *reader);

/* The best parse of a text of at most LONGEST_SENTENCE bytes that ends with a NUL; false when there is none. `text` must
 * outlive *out. */
bool parser_read(parser *reader, const char *text, parsed_sentence *out);

/* The library's version. */
const char *parser_version(void);

#endif
