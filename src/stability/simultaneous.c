/* SPDX-License-Identifier: MIT */
/*
 * Simultaneous sanctions, after Fraser and Hipel (1984).
 *
 * A party leaves s by an improvement s1; at the same time each of the others applies one of its own
 * improvements from s, or none. Each changes its own options alone, so the changes add up to one
 * assignment: the options of each party as in the state that it chose. The improvement is deterred when
 * some such sum is possible and no better for the party than s. (The sum with nobody answering is s1
 * itself, which is better.)
 *
 * All combinations of answers are tried, the last party's fastest. This is the definition and its cost:
 * the concept is off unless asked for.
 */
#include "stability/simultaneous.h"

#include <string.h>

bool ent_simultaneous_defined(const ent_space *space)
{
    return space->dispute->graph == NULL && space->dispute->merge_count == 0;
}

ent_status ent_simultaneous_new(ent_context *context, const ent_graph *graph, ent_simultaneous *out)
{
    const ent_allocator *allocator = graph->allocator;
    ent_simultaneous work = {.context = context, .graph = graph};
    work.improvements = ent_memory_zero(allocator, graph->party_count, sizeof *work.improvements);
    work.chosen = ent_memory_zero(allocator, graph->party_count, sizeof *work.chosen);
    work.key = ent_memory_zero(allocator, graph->space->dispute->key_words, sizeof *work.key);
    if (work.improvements == NULL || work.chosen == NULL || work.key == NULL) {
        ent_simultaneous_free(&work);
        return ENT_ERROR_MEMORY;
    }
    *out = work;
    return ENT_OK;
}

void ent_simultaneous_free(ent_simultaneous *work)
{
    const ent_allocator *allocator = work->graph->allocator;
    for (size_t p = 0; work->improvements != NULL && p < work->graph->party_count; p++) {
        ent_memory_free(allocator, work->improvements[p].states);
    }
    ent_memory_free(allocator, work->improvements);
    ent_memory_free(allocator, work->chosen);
    ent_memory_free(allocator, work->key);
}

ent_status ent_simultaneous_at(ent_simultaneous *work, uint32_t state)
{
    work->state = state;
    for (size_t p = 0; p < work->graph->party_count; p++) {
        ENT_TRY(ent_graph_improvements(work->graph, p, state, &work->improvements[p]));
    }
    return ENT_OK;
}

/* Gives a party's options in the sum the values that they have in a state. */
static void apply(ent_simultaneous *work, size_t party, uint32_t state)
{
    const ent_space *space = work->graph->space;
    const ent_party *at = &space->dispute->parties[party];
    for (size_t o = at->first_option; o < at->first_option + at->option_count; o++) {
        const ent_option *option = &space->dispute->options[o];
        ent_key_set(option, work->key, ent_key_value(option, ent_space_key(space, state)));
    }
}

/* Goes on to the next combination of answers; false after the last. */
static bool next_answer(ent_simultaneous *work, size_t party)
{
    for (size_t p = work->graph->party_count; p-- > 0;) {
        if (p == party) {
            continue;
        }
        if (work->chosen[p] < work->improvements[p].count) {
            apply(work, p, work->improvements[p].states[work->chosen[p]++]);
            return true;
        }
        work->chosen[p] = 0;
        apply(work, p, work->state);
    }
    return false;
}

ent_status ent_simultaneous_deterred(ent_simultaneous *work, size_t party, uint32_t improvement,
                                     bool *deterred, uint32_t *result)
{
    const ent_space *space = work->graph->space;
    const uint32_t *level = work->graph->movers[party].levels.of;
    memset(work->chosen, 0, work->graph->party_count * sizeof *work->chosen);
    memcpy(work->key, ent_space_key(space, improvement),
           space->dispute->key_words * sizeof *work->key);
    *deterred = false;
    while (!*deterred && next_answer(work, party)) {
        size_t sum = 0;
        if (ent_space_locate(space, work->key, &sum) && level[sum] <= level[work->state]) {
            *result = (uint32_t)sum;
            *deterred = true;
        }
        if (++work->tried % ENT_STAGE_STATES == 0) {
            ENT_TRY(
                ent_context_step(work->context, "adding up answers", work->state, space->count));
        }
    }
    return ENT_OK;
}

static ent_status decide(ent_context *context, ent_simultaneous *work, size_t party,
                         uint64_t *stable)
{
    const size_t count = work->graph->space->count;
    memset(stable, 0, ent_bits_words(count) * sizeof *stable);
    for (size_t s = 0; s < count; s++) {
        ENT_TRY(ent_simultaneous_at(work, (uint32_t)s));
        const ent_state_list *own = &work->improvements[party];
        bool stays = true;
        for (size_t k = 0; k < own->count && stays; k++) {
            uint32_t result = 0;
            ENT_TRY(ent_simultaneous_deterred(work, party, own->states[k], &stays, &result));
        }
        if (stays) {
            ent_bits_add(stable, s);
        }
        if (s % 1024 == 0) {
            ENT_TRY(ent_context_step(context, "adding up answers", s, count));
        }
    }
    return ENT_OK;
}

ent_status ent_simultaneous_decide(ent_context *context, const ent_graph *graph, size_t party,
                                   uint64_t *stable)
{
    ent_simultaneous work;
    ENT_TRY(ent_simultaneous_new(context, graph, &work));
    const ent_status status = decide(context, &work, party, stable);
    ent_simultaneous_free(&work);
    return status;
}
