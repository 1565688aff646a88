/* SPDX-License-Identifier: MIT */
/* What all certificates have: the head that says of which file they speak, and the seal. */
#ifndef ENT_REPORT_SEALED_H
#define ENT_REPORT_SEALED_H

#include "base/sha256.h"
#include "dispute/model.h"
#include "formats/out/writer.h"
#include "stability/proof/criteria.h"
#include <entente/report.h>

/* A sink that hashes what goes through it to another one. It must stay where it was made. */
typedef struct ent_sealed {
    ent_sink through; /* write here */
    const ent_sink *sink;
    ent_sha256 hash;
} ent_sealed;

void ent_sealed_init(ent_sealed *sealed, const ent_sink *sink);

/* Writes the seal and the end of the object, which must not be closed: `,"seal":"..."}` and a line
 * end. ENT_ERROR_IO. */
ent_status ent_sealed_end(ent_sealed *sealed);

/* A key and the list of a set of criteria, into an open object. */
void ent_json_criteria(ent_writer *writer, const char *key, ent_criteria criteria);

/* By what a certificate judges. */
typedef struct ent_sealed_terms {
    ent_criteria criteria;
    bool returns; /* going back is an answer */
    bool blind;   /* parties disregard what others do in states that they do not perceive */
} ent_sealed_terms;

/* Opens the object and writes its first keys, which say of which dispute it speaks. */
void ent_sealed_dispute(ent_writer *writer, const ent_dispute *dispute);

/* The same, and all keys up to the table of states. */
void ent_sealed_head(ent_writer *writer, const ent_dispute *dispute, const ent_sealed_terms *terms);

#endif
