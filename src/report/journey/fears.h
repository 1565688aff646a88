/* SPDX-License-Identifier: MIT */
/* Of ways on which each move is a gain: whose party would have to fear an answer that pays, as words. */
#ifndef ENT_REPORT_JOURNEY_FEARS_H
#define ENT_REPORT_JOURNEY_FEARS_H

#include "base/text.h"
#include <entente/paths.h>

/*
 * Adds to what says by how many such moves a state is reached: `; at the first of these, the city would have to fear an answer
 * that pays`, as far as that is so on every shortest way, or `; on each of the 3 shortest ways some party would have to ...`. Nothing where there
 * is a shortest way without it, or that was not asked: of more than 2^19 states times parties, too. `gains` is of
 * improvements alone. The time and errors of a route.
 */
ent_status ent_words_fears(ent_text *text, ent_context *context, ent_journey *gains,
                           uint64_t state);

/* What ways by gains do not say, as one paragraph: whether they are gone. */
void ent_words_ways_end(ent_text *text, const ent_route *route);

#endif
