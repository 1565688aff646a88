/* SPDX-License-Identifier: MIT */
/* Joint moves in words. */
#ifndef ENT_REPORT_JOURNEY_JOINT_H
#define ENT_REPORT_JOURNEY_JOINT_H

#include "base/text.h"
#include <entente/paths.h>

/* Who goes there together: "Port and Union together; each gains."; where several states were asked about, to which. */
void ent_words_joint(ent_text *text, const ent_space *space, const ent_joint_way *joint,
                     bool several);

/* One of its steps: `Port takes up "x" (to s3)`. */
void ent_words_joint_step(ent_text *text, const ent_space *space, const ent_step *step);

/* What it is to one of its movers: `Port gains by its wish "y" (wish 1, stated)`. */
void ent_words_joint_gain(ent_text *text, const ent_space *space, const ent_joint_way *joint,
                          size_t party);

/* What was not asked. */
void ent_words_joint_limits(ent_text *text, const ent_joint_way *joint);

#endif
