/* SPDX-License-Identifier: MIT */
/* What the commands on a record share. */
#ifndef ENTENTE_CLI_RECORD_H
#define ENTENTE_CLI_RECORD_H

#include "cli.h"

/* The texts of sources that were read; `kept` is their memory. */
typedef struct record_texts {
    ent_source_text *list;
    char **kept;
    size_t count;
} record_texts;

/*
 * Reads the texts of all sources of which something is cited by its place, from their `file` below `folder`; NULL:
 * the folder of the dispute file, and none where that is standard input. What cannot be read is told on stderr, and is
 * no failure. EXIT_DONE, or EXIT_LIMIT without memory.
 */
int record_read_texts(const cli_session *session, const char *folder, record_texts *out);
void record_free_texts(record_texts *texts);

#endif
