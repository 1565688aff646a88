/* SPDX-License-Identifier: MIT */
/* The parts of `entente read`, each in a file of its own; all return the exit code. */
#ifndef ENTENTE_CLI_READING_H
#define ENTENTE_CLI_READING_H

#include "cli.h"

int read_propose(const cli_arguments *arguments);
int read_review(const cli_arguments *arguments);
int read_agree(const cli_arguments *arguments);
int read_table(const cli_arguments *arguments);
int read_apply(const cli_arguments *arguments);

/* Reads the text of --text whole, with a NUL behind it; the caller frees it. EXIT_DONE, or the exit code after a
 * message. */
int read_article(cli_session *session, char **text, size_t *length);

/* The same of a path ("-": standard input). */
int read_article_at(const char *path, char **text, size_t *length);

#endif
