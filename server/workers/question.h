/* SPDX-License-Identifier: MIT */
/* What POST /api/analyse asks for: JSON from outside, judged by the table, and made into the words of a command. */
#ifndef ENTENTE_SERVER_WORK_QUESTION_H
#define ENTENTE_SERVER_WORK_QUESTION_H

#include "workers/table.h"

enum { MOST_INPUT = 8 << 20 /* bytes of a text */, MOST_WORDS = 80 };

/* What every run is given beside what was asked for. */
typedef struct question_setting {
    const char *program; /* the path of `entente` */
    unsigned seconds;    /* for its --time-limit */
    unsigned threads;    /* for its --threads; 0: as it likes */
} question_setting;

/* All that it holds lives until question_free(). */
typedef struct question {
    const command_row *command;
    const char *words[MOST_WORDS]; /* for the pool: ends with NULL */
    const char *texts[MOST_TEXTS]; /* standard input, /dev/fd/3 and /dev/fd/4; NULL: none */
    size_t lengths[MOST_TEXTS];
    bool json;      /* the result is JSON, else text */
    bool formatted; /* the request says which */
    char *shown;    /* the command as a person would type it */

    const char *code; /* why it is refused: a word and a sentence */
    char refusal[400];

    void *tree;             /* of the request */
    char *made[MOST_WORDS]; /* words that were made */
    size_t word_count, made_count;
} question;

/* Reads a request; false when it is refused. To be freed in either case. */
bool question_read(question *out, const question_setting *setting, const char *body, size_t length);
void question_free(question *asked);

#endif
