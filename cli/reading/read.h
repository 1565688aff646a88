/* SPDX-License-Identifier: MIT */
/* The parts of `entente read`, each in a file of its own; all return the exit code. */
#ifndef ENTENTE_CLI_READING_H
#define ENTENTE_CLI_READING_H

#include "cli.h"

int reading_propose(const cli_arguments *arguments);
int reading_review(const cli_arguments *arguments);
int reading_agree(const cli_arguments *arguments);
int reading_table(const cli_arguments *arguments);
int reading_apply(const cli_arguments *arguments);

/* Reads a file ("-": standard input), or the text of --text, whole, with a NUL behind it; the caller frees it, also where it came to nothing.
 * EXIT_DONE, or the exit code after a message. */
int reading_whole(const char *path, char **text, size_t *length);
int reading_article(cli_session *session, char **text, size_t *length);

/* Whether a coding is of this text. Its length counts as well as its hash: what the file says of both may be false, and
 * by the length alone the places of its statements were checked. */
bool reading_is_text_of(const ent_coding *coding, const char *text, size_t length);

#endif
