/* SPDX-License-Identifier: MIT */
/* A state in words, at the head of what is said of it. */
#ifndef ENT_REPORT_STATE_TEXT_H
#define ENT_REPORT_STATE_TEXT_H

#include "formats/out/writer.h"
#include <entente/report.h>

/* Writes a state: its number and names, what each party does in it, what a merged one leaves open, and how it
 * differs from today. */
void ent_put_state(ent_context *context, const ent_space *space, uint64_t state,
                   ent_writer *writer);

#endif
