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

/* What was not looked at for the joint move of a route; or why there is none; nothing where all was. */
void ent_words_joint_unlooked(ent_text *text, const ent_route *route);

/* Whether there is something to tell of joint moves one after another; that there are none only beside a joint move. */
bool ent_words_has_sequence(const ent_route *route);

/* Why there are none to tell: "None ... lead there.", or that it was not asked; constant. */
const char *ent_words_no_sequence(const ent_joint_sequence *sequence);

/* How many there are, or that none lead there; `2, each a gain to those who make it.` */
void ent_words_sequence(ent_text *text, const ent_joint_sequence *sequence);

/* Who makes one of them: `Port and Union together, to s3 (deal).` */
void ent_words_sequence_move(ent_text *text, const ent_space *space, const ent_joint_way *joint);

/* What was not looked at for them; nothing where all was. */
void ent_words_sequence_unlooked(ent_text *text, const ent_joint_sequence *sequence);

/* The parties of the largest set that makes one of them; 0: there are none. */
size_t ent_words_largest(const ent_joint_sequence *sequence);

/* The same of smaller groups: `2, of at most 3 parties, each a gain to those who make it.` */
void ent_words_smaller(ent_text *text, const ent_joint_sequence *sequence);

#endif
