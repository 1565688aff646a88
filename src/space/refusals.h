/* SPDX-License-Identifier: MIT */
/* What the listing of states refuses or doubts, told with the rules that are behind it. */
#ifndef ENT_SPACE_REFUSALS_H
#define ENT_SPACE_REFUSALS_H

#include "base/natural.h"
#include "space/rules.h"

/* E401: there are more states than `most`; `count` is how many, NULL when that is not known. */
ent_status ent_refuse_states(ent_context *context, const ent_natural *count, uint64_t most);

/* E313: no assignment satisfies the rules. Names a small set of rules that conflict. */
ent_status ent_refuse_rules(ent_context *context, const ent_dispute *dispute);

/* E312: today's state breaks a rule. Points at the lines of `today` that the rule speaks of. */
ent_status ent_refuse_today(ent_context *context, const ent_dispute *dispute);

/* W503: no possible state has this name. Names the rule that excludes it when one alone does. */
ent_status ent_doubt_name(ent_inquiry *inquiry, const ent_state_name *name);

/* The steps that all names of a dispute may take together. */
static const uint64_t ENT_NAME_STEPS = (uint64_t)1 << 24;

#endif
