/* SPDX-License-Identifier: MIT */
/*
 * The formats of other programs, in and out (docs/formats.md).
 *
 * In: ent_dispute_read_text() knows .gmcr, positions and KTAB scenarios as CSV by their content. A Genius scenario
 * stands in several files, a domain and a profile for each party, and is read by ent_dispute_read_texts(). Whatever
 * is read becomes a document in the form of a dispute file, so it can be converted, and every command answers for it.
 * Out: what others' programs take. Each says in its description what it cannot hold.
 *
 * What is made here never changes, so any number of threads may read it; a call that takes a context is alone
 * with that context.
 */
#ifndef ENTENTE_FOREIGN_H
#define ENTENTE_FOREIGN_H

#include <entente/convert.h>
#include <entente/space.h>

#ifdef __cplusplus
extern "C" {
#endif

/* One text of several that make a dispute. The caller keeps it during the call. */
typedef struct ent_input_text {
    const char *name; /* as diagnostics call it */
    const char *bytes;
    size_t length;
} ent_input_text;

/*
 * Reads a dispute from several texts: one dispute file, or a Genius domain (the first) and its profiles, in the order of
 * the parties, which are called by their names without ending. Errors: ENT_ERROR_ARGUMENT, ENT_ERROR_INPUT
 * (diagnostics, each with its place in the text it is of), ENT_ERROR_MEMORY, ENT_ERROR_LIMIT. The caller owns *out and
 * releases it with ent_dispute_free().
 */
ENT_API ent_status ent_dispute_read_texts(ent_context *context, const ent_input_text *texts,
                                          size_t count, ent_dispute **out);

/* The same of files, where "-" is standard input (once). Errors as of ent_dispute_read_texts(), and ENT_ERROR_IO;
 * released with ent_dispute_free(). */
ENT_API ent_status ent_dispute_read_files(ent_context *context, const char *const *paths,
                                          size_t count, ent_dispute **out);

/* The formats that are written. */
typedef enum ent_foreign_format {
    ENT_FOREIGN_GMCR, /* .gmcr, JSON: option form, yes-no options, prioritized statements or a ranking */
    ENT_FOREIGN_NFG,     /* .nfg: each party chooses its options at once; payoffs are its levels */
    ENT_FOREIGN_GRAPHML, /* states and moves, for yEd, Gephi, igraph, networkx */
    ENT_FOREIGN_DOT,     /* the same for Graphviz */
    ENT_FOREIGN_POSITIONS, /* CSV: issue, actor, position, salience, influence */
    ENT_FOREIGN_KTAB,      /* CSV of a KTAB scenario */
    ENT_FOREIGN_COUNT
} ent_foreign_format;

/* The word for a format ("graphml"), and what it is, in a sentence; constant; NULL out of range. */
ENT_API const char *ent_foreign_key(ent_foreign_format format);
ENT_API const char *ent_foreign_about(ent_foreign_format format);

/*
 * Writes a dispute at its moment in a format of others. Errors: ENT_ERROR_UNSUPPORTED, with a diagnostic, where the
 * format cannot hold it (E88x); ENT_ERROR_INPUT, ENT_ERROR_LIMIT, ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED,
 * ENT_ERROR_IO. What is left out without loss of meaning is told as notes. States are listed for all but positions
 * and KTAB; for GraphML and DOT the dispute is solved, too (ent_solution_new()).
 */
ENT_API ent_status ent_dispute_export(ent_context *context, const ent_dispute *dispute,
                                      ent_foreign_format format, const ent_sink *sink);

#ifdef __cplusplus
}
#endif
#endif
