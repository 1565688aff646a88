/* SPDX-License-Identifier: MIT */
/*
 * A review: a coding whose proposals a person walks, one after the other.
 *
 * Each decision is a step: it is made in memory, saved, and only then told. What cannot be saved is taken back.
 */
#ifndef ENTENTE_CLI_REVIEW_H
#define ENTENTE_CLI_REVIEW_H

#include "cli.h"

#include <stdio.h>
#include <sys/stat.h>

/* The file of a coding, which one process at a time may change. */
typedef struct review_store {
    const char *path;
    char *lock, *beside; /* names beside it: of the lock, and of what is being written */
    int lock_file;       /* -1: not locked */
    bool there;
    struct stat known; /* the file as it was when last read or written */
} review_store;

typedef struct review {
    cli_session *s;
    ent_dispute *dispute; /* the session's */
    const char *coder;
    review_store store;
    ent_coding *coding;
    char *text; /* that the coding is of */
    size_t length;
    size_t *sentences; /* where each begins, */
    size_t sentence_count;
    size_t *order; /* and the statements in the order of the text */
    size_t count;
    size_t at;  /* a place in `order` */
    bool ended; /* the user or the input says so */
} review;

enum { REVIEW_LINE = 1024 }; /* bytes of an answer */

/* The file (store.c). Opening makes the lock; 0, or the exit code after a message. */
int review_store_open(review_store *store, const char *path);
/* Reads the coding, if the file is there. */
int review_store_read(review *r);
/* Writes it anew, so that the file is whole at every moment; refused when another program changed it. */
int review_store_save(review *r);
void review_store_close(review_store *store);

/* What is shown (show.c): a statement in its sentence, and how many are in which state. */
ent_status review_show_statement(review *r);
void review_show_summary(review *r);

/* Writes lines that were printed to memory to standard output; releases them. */
void review_show_page(review *r, FILE *page, char **bytes, const size_t *length);

/* Prints one line to standard output. */
#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
void review_say(review *r, const char *format, ...);

/* Asks on a line of its own; false when there is no answer any more. */
bool review_ask(review *r, const char *question, char *answer);

/* The statement that is shown, and the number by which a person knows it. */
size_t review_statement(const review *r);
ent_coded review_coded(const review *r);

/* Brings the order up to date with the coding, and stands at a statement. */
int review_order(review *r, size_t statement);

/* The number of the sentence in which a byte lies, from 1. */
size_t review_sentence(const review *r, uint64_t byte);

/* Makes a step of the statement, saves, and tells `done` in words; the exit code. */
int review_step(review *r, size_t statement, const ent_coded *coded, const char *done);

/* The changes of a statement (change.c): a field by its number, the second opinion, a statement of its own. */
int review_change_field(review *r);
int review_take_other(review *r);
int review_add_statement(review *r);

/* Reads an answer as the value of a field (values.c): a number of the list that review_put_choices() shows, or its word. "": what
 * was typed is none; the words are in the dispute or constant, or in `room` of REVIEW_LINE bytes. */
void review_put_choices(const review *r, ent_coded_field field, FILE *page);
const char *review_read_value(const review *r, ent_coded_field field, const char *answer,
                              char *room);

/* Walks (walk.c) until the user ends; the exit code. */
int review_walk(review *r);

#endif
