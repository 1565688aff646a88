/* SPDX-License-Identifier: MIT */
/* What may come unprompted, and the choice of an answer that does not. */
#include "explain/unprompted.h"

#include "space/space.h"

#include <string.h>

/* Answers of one length. */
typedef struct answers {
    const ent_unprompted *of;
    size_t length;
    ent_move *moves; /* room for one of them */
} answers;

ent_status ent_unprompted_new(ent_context *context, const ent_graph *graph, uint32_t state,
                              ent_unprompted *out)
{
    *out = (ent_unprompted){.allocator = &context->allocator, .graph = graph, .state = state};
    out->key = ent_memory_new(out->allocator, graph->space->dispute->key_words, sizeof *out->key);
    return out->key == NULL ? ENT_ERROR_MEMORY : ENT_OK;
}

void ent_unprompted_free(ent_unprompted *of)
{
    ent_memory_free(of->allocator, of->key);
}

uint32_t ent_unprompted_to(const ent_unprompted *of, const ent_move *first)
{
    const ent_space *space = of->graph->space;
    const ent_dispute *dispute = space->dispute;
    const ent_party *owner = &dispute->parties[first->party];
    const uint64_t *unseen = of->graph->movers[first->party].unseen;
    const uint32_t *level = of->graph->movers[first->party].levels.of;
    size_t to = 0;
    if (ent_is_graph_form(dispute) || (unseen != NULL && ent_bits_has(unseen, of->state))) {
        return ENT_REACH_FAR;
    }
    memcpy(of->key, ent_space_key(space, of->state), dispute->key_words * sizeof *of->key);
    for (size_t o = owner->first_option; o < owner->first_option + owner->option_count; o++) {
        ent_key_set(&dispute->options[o], of->key, (uint32_t)ent_state_value(space, first->to, o));
    }
    const bool gains = ent_space_locate(space, of->key, &to) && level[to] > level[of->state] &&
                       (unseen == NULL || !ent_bits_has(unseen, to));
    return gains ? (uint32_t)to : ENT_REACH_FAR;
}

/* Whether the answer that ends in a state begins with a move that does not come unprompted. */
static bool is_prompted(void *user, const ent_reach *reach, uint32_t state)
{
    const answers *all = user;
    if (reach->steps[state] != all->length) {
        return false;
    }
    ent_reach_path(reach, state, all->moves);
    return ent_unprompted_to(all->of, &all->moves[0]) == ENT_REACH_FAR;
}

ent_status ent_unprompted_choose(const ent_unprompted *of, const ent_reach *reach,
                                 const ent_reach_rule *rule, uint32_t *out)
{
    const uint32_t nearest = ent_reach_nearest(reach, rule);
    answers all = {.of = of, .length = reach->steps[nearest]};
    all.moves = ent_memory_new(of->allocator, all.length, sizeof *all.moves);
    if (all.moves == NULL) {
        return ENT_ERROR_MEMORY;
    }
    const uint32_t prompted = ent_reach_nearest_that(reach, rule, is_prompted, &all);
    *out = prompted == ENT_REACH_FAR ? nearest : prompted;
    ent_memory_free(of->allocator, all.moves);
    return ENT_OK;
}
