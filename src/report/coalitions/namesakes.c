/* SPDX-License-Identifier: MIT */
/*
 * The other states of a name that hold, and which of them do so against several acting together, too: a name may last
 * though the one of its states that is told of does not.
 */
#include "report/coalitions/namesakes.h"

#include "stability/concepts.h"
#include <entente/explain.h>

/* Whether a state is another of the name, and holds. */
static bool is_other(const ent_namesake *of, uint64_t state)
{
    return state != of->state &&
           ent_state_has_name(ent_solution_space(of->solution), state, of->name) &&
           (of->within == NULL || ent_state_set_has(of->within, state)) &&
           ent_equilibrium_concepts(of->solution, state) != 0;
}

static unsigned firmness_of(const ent_namesake *of, uint64_t state)
{
    return ent_strictness(ent_equilibrium_concepts(of->solution, state));
}

ent_namesakes ent_namesakes_find(const ent_namesake *of)
{
    const uint64_t count = ent_state_count(ent_solution_space(of->solution));
    ent_namesakes out = {.others = 0};
    for (uint64_t state = 0; state < count; state++) {
        if (!is_other(of, state)) {
            continue;
        }
        const bool lasts = ent_several_of(of->several, state) != ENT_SEVERAL_LEAVE;
        const bool first = lasts ? out.lasting == 0 : out.others == 0;
        const bool rival = lasts || out.lasting == 0;
        if (first || (rival && firmness_of(of, state) < firmness_of(of, out.first))) {
            out.first = state;
        }
        out.others++;
        out.lasting += lasts;
    }
    return out;
}
