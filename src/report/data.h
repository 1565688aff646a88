/* SPDX-License-Identifier: MIT */
/* States and sets as JSON and CSV, shared by the reports that list them. */
#ifndef ENT_REPORT_DATA_H
#define ENT_REPORT_DATA_H

#include "formats/out/writer.h"
#include <entente/report.h>

/* The keys of a state, into an open object: "state", "values", "names"; in graph form "id", where the file names its
 * states; of a merged state "members". */
void ent_json_state(ent_writer *writer, const ent_space *space, uint64_t state);

/* A key, and the list of a set of concepts: in their order, or the strictest first. */
void ent_json_concepts(ent_writer *writer, const char *key, unsigned concepts);
void ent_json_strictest(ent_writer *writer, const char *key, unsigned concepts);

/* A key, and the number of a statement, from 1, or null for ENT_NO_STATEMENT. */
void ent_json_statement(ent_writer *writer, const char *key, size_t statement);

/* A set of parties, as a list of their identifiers. */
void ent_json_parties(ent_writer *writer, const ent_dispute *dispute, uint64_t parties);

/* The columns of a state without the line end: state, names, then one an option (in graph form the id). */
void ent_csv_state_header(ent_writer *writer, const ent_dispute *dispute);
void ent_csv_state(ent_writer *writer, const ent_space *space, uint64_t state);

#endif
