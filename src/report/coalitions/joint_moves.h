/* SPDX-License-Identifier: MIT */
/* What coalitions could do better than a state, gathered to be written. */
#ifndef ENT_REPORT_COALITIONS_JOINT_MOVES_H
#define ENT_REPORT_COALITIONS_JOINT_MOVES_H

#include "formats/out/writer.h"
#include "preference/reason.h"
#include <entente/coalitions.h>

/* What one coalition could do. */
typedef struct ent_temptation {
    ent_joint_moves *moves;
    bool minimal;   /* no smaller one among its members could do something */
    bool at_length; /* its improvements are worked out */
} ent_temptation;

typedef struct ent_temptations {
    const ent_coalitions *coalitions;
    const ent_space *space;
    const ent_dispute *dispute;
    uint64_t state;
    ent_temptation *list; /* those that could do better */
    size_t count;
    ent_reasons *reasons; /* per party */
} ent_temptations;

void ent_temptations_text(ent_context *context, const ent_temptations *found, ent_writer *writer);
void ent_temptations_json(const ent_temptations *found, ent_writer *writer);

#endif
