/* SPDX-License-Identifier: MIT */
/*
 * The moves foreseen from one state: at each the party whose turn it is takes its choice again, from the
 * ends that are kept, until it stays or no move is left.
 */
#include "stability/lookahead/lookahead.h"

/* The choice of a party in a state, with one of the kept horizons left for it. `moves`: room. */
static ent_status choose(const ent_lookahead *ahead, uint32_t horizon, size_t party, uint32_t state,
                         ent_state_list *moves, ent_choice *out)
{
    const uint32_t *ends = ent_lookahead_ends(ahead, horizon - 1, 1 - party);
    *out = ENT_NO_CHOICE;
    ENT_TRY(ent_graph_moves(&ahead->graph, party, state, moves));
    for (size_t k = 0; k < moves->count; k++) {
        *out = ent_choice_join(*out,
                               ent_choice_of(&ahead->graph.movers[party], ends, moves->states[k]));
    }
    return ENT_OK;
}

static ent_status foresee(const ent_lookahead *ahead, uint32_t horizon, ent_foreseen start,
                          ent_state_list *moves, ent_foreseen *out, size_t *count)
{
    size_t party = start.party, made = 0;
    uint32_t state = (uint32_t)start.from;
    for (uint32_t left = horizon; left > 0; left--, party = 1 - party) {
        ent_choice choice;
        ENT_TRY(choose(ahead, left, party, state, moves, &choice));
        if (!ent_choice_moves(&ahead->graph.movers[party], state, choice)) {
            break;
        }
        out[made++] = (ent_foreseen){.party = party, .from = state, .to = choice.move};
        state = choice.move;
    }
    *count = made;
    return ENT_OK;
}

ent_status ent_lookahead_path(ent_context *context, const ent_lookahead *lookahead,
                              uint32_t horizon, size_t party, uint64_t state, ent_foreseen *out,
                              size_t *count)
{
    if (context == NULL || lookahead == NULL || out == NULL || count == NULL || horizon < 1 ||
        horizon > lookahead->facts.horizon || party > 1 || state >= lookahead->space->count) {
        return ENT_ERROR_ARGUMENT;
    }
    ent_state_list moves = {0};
    const ent_status status = foresee(
        lookahead, horizon, (ent_foreseen){.party = party, .from = state}, &moves, out, count);
    ent_memory_free(&lookahead->allocator, moves.states);
    return status;
}
