/* SPDX-License-Identifier: MIT */
/*
 * Outlines: what a dispute file declares, and where, for programs that help to write it.
 *
 * An outline is made of the text alone, as far as it is YAML: names that mean nothing, missing keys and
 * wrong rules do not prevent it, so there is one while a file is being written. It does not say whether the
 * file is right; ent_dispute_read_text() does.
 *
 * What is made here never changes, so any number of threads may read it; a call that takes a context is alone
 * with that context.
 */
#ifndef ENTENTE_OUTLINE_H
#define ENTENTE_OUTLINE_H

#include <entente/sink.h>
#include <entente/space.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct ent_outline ent_outline;

/*
 * Reads the outline of a file ("-": standard input), or of `length` bytes of text that diagnostics call
 * `name`. Errors: ENT_ERROR_INPUT where the text is not YAML at all, with the diagnostics that reading it as
 * a dispute gives; ENT_ERROR_IO, ENT_ERROR_MEMORY, ENT_ERROR_ARGUMENT (a NULL). The caller owns *out and
 * releases it with ent_outline_free().
 * Time and memory O(size of the text).
 */
ENT_API ent_status ent_outline_read_file(ent_context *context, const char *path, ent_outline **out);
ENT_API ent_status ent_outline_read_text(ent_context *context, const char *name, const char *bytes,
                                         size_t length, ent_outline **out);

/* Releases an outline; NULL is fine. */
ENT_API void ent_outline_free(ent_outline *outline);

/* What diagnostics call the text, and the text itself, of *length bytes; both belong to the outline. So a pipe
 * can be read once, and then as a dispute. */
ENT_API const char *ent_outline_name(const ent_outline *outline);
ENT_API const char *ent_outline_text(const ent_outline *outline, size_t *length);

/*
 * Writes an outline as a JSON object (docs/commands.md), `null` where the text is no dispute file or one in
 * another format. `space`, of the same text, adds how many states bear each name, and where the file has events and the
 * space is that of the last moment also what they make of it; NULL: without.
 * Errors: ENT_ERROR_ARGUMENT, ENT_ERROR_IO, ENT_ERROR_MEMORY. Time O(size of the text), and a bit a state
 * and name.
 */
ENT_API ent_status ent_report_outline(ent_context *context, const ent_outline *outline,
                                      const ent_space *space, const ent_sink *sink);

#ifdef __cplusplus
}
#endif
#endif
