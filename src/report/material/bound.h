/* SPDX-License-Identifier: MIT */
/* What binds a party's hands in a state, as words of a page: a party that stays may do so because it cannot move. */
#ifndef ENT_REPORT_MATERIAL_BOUND_H
#define ENT_REPORT_MATERIAL_BOUND_H

#include "report/sections/sections.h"

/* Whether a party that perceives the state has no move there at all. */
bool ent_phrase_is_moveless(const ent_section_job *job, const ent_explanation *explanation,
                            size_t party);

/* That such a party has no move, and which rules exclude what it could change, as a sentence without a blank before it: "The
 * ministry has no move here: what it could change is excluded by the rule "never: leave and ban"." */
void ent_phrase_moveless(ent_section_job *job, ent_page *page, const ent_explanation *explanation,
                         size_t party);

/* That a party would change options that no move of it can change, as sentences with a blank before each: " The office cannot
 * take back "a clearance", and would if it could." or " By a rule of the file ("never: leave and ban") the ministry cannot take
 * up "a ban" here, and would if it could."; of a ranking, that it cannot, where it has other moves. Nothing where it would
 * change none. `decided`, for a brief account: of `moves` only options that it once could change, so that of what is as it
 * always was nothing is said; and of a party without a move, that rules exclude what it could change, unless it would be
 * worse off by that. */
void ent_phrase_barred(ent_section_job *job, ent_page *page, const ent_explanation *explanation,
                       size_t party, bool decided);

/* All parties that have no move, each with what is to be said of it, as items of a list. */
void ent_phrase_all_moveless(ent_section_job *job, ent_page *page,
                             const ent_explanation *explanation);

/* How far a state that holds does so for what its parties cannot do there rather than for what they want. */
typedef enum ent_bound {
    ENT_BOUND_NOT,
    ENT_BOUND_REGRET, /* a party that stays cannot take back what it did, and would if it could */
    ENT_BOUND_IDLE,   /* no party has a move that makes a difference to itself */
    ENT_BOUND_STILL   /* no party has a move at all: the file has nothing that comes after it */
} ent_bound;

ent_bound ent_phrase_bound(const ent_section_job *job, const ent_explanation *explanation);

#endif
