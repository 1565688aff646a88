/* SPDX-License-Identifier: MIT */
/* Reading a whole file or pipe into memory, within limits, and checking that it is text. */
#ifndef ENT_FORMATS_IN_BYTES_H
#define ENT_FORMATS_IN_BYTES_H

#include "diag/diagnostic.h"
#include <entente/foreign.h>

/*
 * Reads `path` ("-": standard input) into *bytes, which the caller releases with ent_memory_free().
 * Regular files, pipes and terminals are read; directories and devices are refused. Issues E101 or
 * E102 and returns ENT_ERROR_IO or ENT_ERROR_INPUT.
 */
ent_status ent_bytes_read(ent_context *context, const char *path, char **bytes, size_t *length);

/* Reads from the text of a file what is asked for, into *out. */
typedef ent_status ent_text_reader(ent_context *context, const ent_input_text *text, void *out);

/* Opens a file as above, has it read, and releases it; ENT_ERROR_ARGUMENT where anything is NULL. */
ent_status ent_bytes_take(ent_context *context, const char *path, ent_text_reader *read, void *out);

/* What messages call the input at `path`: itself, or "standard input" for "-". */
const char *ent_bytes_name(const char *path);

/*
 * Checks that the bytes are UTF-8 without control bytes other than tab and line ends. Issues E103 or
 * E104 and returns ENT_ERROR_INPUT. A byte-order mark at the start is allowed; *skip is its length.
 */
ent_status ent_bytes_check(ent_context *context, const ent_source *source, size_t *skip);

#endif
