/* SPDX-License-Identifier: MIT */
/* What the others can answer to a joint move, in words and for programs. */
#ifndef ENT_REPORT_JOURNEY_ANSWER_H
#define ENT_REPORT_JOURNEY_ANSWER_H

#include "report/journey/sheet.h"

/* Writes whether the others can answer a joint move so that one who makes it is no better off than before, and how. Of a
 * move that is no gain to all who make it, of more states than can be asked about quickly, and of moves that are kept one by
 * one where these are too many, it says that this was not asked. */
void ent_put_joint_answer(ent_paths_sheet *sheet, const ent_joint_way *joint, size_t indent);

/* Adds the same as sentences. Errors of memory, and ENT_ERROR_CANCELLED. */
ent_status ent_words_joint_answer(ent_text *text, ent_context *context,
                                  const ent_solution *solution, const ent_joint_way *joint);

/* The same as fields: under which concepts it is deterred, null where that was not asked; and how, null where it is not. */
void ent_json_joint_answer(ent_paths_sheet *sheet, const ent_joint_way *joint);

#endif
