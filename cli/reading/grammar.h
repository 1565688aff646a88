/* SPDX-License-Identifier: MIT */
/* The second opinion of `entente read`: the program `entente-grammar`, started, asked within limits, and ended. */
#ifndef ENTENTE_CLI_READING_GRAMMAR_H
#define ENTENTE_CLI_READING_GRAMMAR_H

#include "child.h"

#include <entente/reading.h>

/* How long it may take, in milliseconds; and how often it is started again. */
typedef struct grammar_limits {
    unsigned beginning; /* until it has read its dictionary */
    unsigned sentence;  /* for an answer */
    unsigned whole;     /* all together */
    unsigned restarts;
} grammar_limits;

typedef enum grammar_state {
    GRAMMAR_OFF,     /* not begun */
    GRAMMAR_ABSENT,  /* not installed, or without a dictionary */
    GRAMMAR_STOPPED, /* to be started when it is asked */
    GRAMMAR_BEGUN,   /* started, and has not said who it is */
    GRAMMAR_READY,   /* waits for a sentence */
    GRAMMAR_SPENT    /* given up: no time left, or it failed too often */
} grammar_state;

enum { GRAMMAR_ROOM = 4096, GRAMMAR_VERSION = 24, GRAMMAR_WORDS = 160 };

/* One child; all zeros where it is off. Begun by grammar_open(), and then changed by grammar_ask(). */
typedef struct grammar_child {
    grammar_state state;
    grammar_limits limits;
    const char *program; /* an absolute path; NULL: beside this program, else on the path */
    child child;
    uint64_t waited;          /* milliseconds */
    unsigned failures;        /* so many children ended before their time */
    uint64_t asked, answered; /* sentences */
    char version[GRAMMAR_VERSION];
    char got[GRAMMAR_ROOM]; /* what it said and was not yet looked at */
    size_t held;
} grammar_child;

/* Starts the child, and does not wait for it. `path` NULL: the one beside this program, else on the path; `limits` NULL:
 * the ordinary ones. What goes wrong is told by grammar_words(). */
void grammar_open(grammar_child *out, const char *path, const grammar_limits *limits);

/* An ent_grammar: asks the child, `user` being the grammar. Returns at once where the run is to stop. */
size_t grammar_ask(void *user, const char *sentence, size_t length, ent_grammar_link *links,
                   size_t room);

/* Ends the child, and waits for its end. */
void grammar_close(grammar_child *g);

/* What came of it, without an end of line: "second opinion by link-grammar 5.12.0 on 20 of 23 sentences". */
void grammar_words(const grammar_child *g, char *out, size_t room);

#endif
