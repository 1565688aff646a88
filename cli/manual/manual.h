/* SPDX-License-Identifier: MIT */
/* Help in all its forms, from the table of commands. */
#ifndef ENTENTE_MANUAL_H
#define ENTENTE_MANUAL_H

#include "cli.h"

/* What can stand where the tables have a word such as FILE. */
typedef enum manual_kind {
    KIND_NOTHING,  /* that nobody can guess: a number, an expression */
    KIND_CHOICE,   /* one of the words that the table lists, as text|json */
    KIND_DISPUTE,  /* a dispute file */
    KIND_PATH,     /* any file */
    KIND_STATE,    /* a state */
    KIND_CONCEPTS, /* concepts, by commas */
    KIND_SECTIONS, /* of a report, by commas */
    KIND_TEMPLATE,
    KIND_COMMAND,
    KIND_COUNT
} manual_kind;

/* The kind of a word of `length` bytes, which may stand in brackets. */
manual_kind manual_kind_of(const char *word, size_t length);

/* The next operand of a table's text from *at on, without brackets and dots; false at the end.
 * *repeats: the text ends in dots, so that more of the same may follow. */
bool manual_next_operand(const char **at, const char **word, size_t *length, bool *repeats);

/* Whether there is a topic of that name that is no word of the glossary; writes it. */
bool is_topic(const char *words);
void print_topic(const char *words);

/* Writes what a code of a message means, such as E203; false for none. */
bool print_code(const char *code);

/* Writes text of a page, a line at most as wide as help is: it begins in a column, further lines at `indent`. */
void put_folded(const char *text, size_t column, size_t indent);

/* How what a word of the glossary means is written in a file, where that is known; and where its page is installed. */
void put_written(const char *key);
void put_page(const char *page);

/* Writes what a word of the glossary means, or with "words" all of them; the exit code, after a message. */
int print_words(const char *words, ent_format format);

/* The page of a command, or of the program when `about` is NULL. */
void manual_scdoc(const cli_command *about);

/* What completions/entente.bash and completions/_entente go by. */
void manual_bash(void);
void manual_zsh(void);

#endif
