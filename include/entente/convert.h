/* SPDX-License-Identifier: MIT */
/*
 * Writing a dispute as a file: the canonical form of a dispute file, in YAML or in JSON.
 *
 * Everything that was read is written but comments, whatever format it was read from. The canonical
 * form depends on what a file says alone, not on how it was laid out: keys stand in the order of the
 * format's description, those that begin with x- behind them; expressions are spelled with words, with
 * `=`, `!=`, `<=`, `>=` and as few parentheses as they need. Read again and written again it is the
 * same byte for byte, and by way of the other format too. See docs/format.md.
 *
 * Any number of threads may write one dispute, each with a context of its own.
 */
#ifndef ENTENTE_CONVERT_H
#define ENTENTE_CONVERT_H

#include <entente/dispute.h>
#include <entente/sink.h>

#ifdef __cplusplus
extern "C" {
#endif

/* How a dispute is spelt. */
typedef enum ent_document_format {
    ENT_DOCUMENT_YAML, /* YAML 1.2, one key a line */
    ENT_DOCUMENT_JSON  /* JSON, indented by two blanks */
} ent_document_format;

/*
 * Writes a dispute in its canonical form, as UTF-8 with a line end behind the last line.
 * Errors: ENT_ERROR_ARGUMENT (a NULL, or no such format), ENT_ERROR_MEMORY, ENT_ERROR_IO when the sink
 * refuses; what the sink took before an error is not a whole file.
 * Time and memory O(size of what was read). The dispute does not change; any number of threads may
 * write one, each with a context of its own.
 */
ENT_API ent_status ent_dispute_write(ent_context *context, const ent_dispute *dispute,
                                     ent_document_format format, const ent_sink *sink);

/*
 * The same of the dispute as it is at its moment, less what was withdrawn from it (entente/moment.h): a file of its own,
 * without a timeline. ent_dispute_write() writes the file as a whole, with its events, whatever moment the dispute is
 * of; there expressions stay as they are written, as each speaks of the options of its own moment.
 * Errors as of ent_dispute_write().
 */
ENT_API ent_status ent_dispute_write_moment(ent_context *context, const ent_dispute *dispute,
                                            ent_document_format format, const ent_sink *sink);

#ifdef __cplusplus
}
#endif
#endif
