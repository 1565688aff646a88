/* SPDX-License-Identifier: MIT */
/* What all readings of a dispute share: moves, the orders of the file, and where its statements hold. */
#include "robust/reader.h"

/* The states in which each statement of a party holds; of few states, of a ranking those of each group. */
static ent_status find_truths(ent_context *context, ent_setting *setting, size_t party)
{
    const ent_order_base *base = &setting->bases[party];
    const bool ranking = base->party->order == ENT_ORDER_RANKING;
    const size_t words = ent_bits_words(setting->space->count);
    if (ranking && !setting->is_small) {
        return ENT_OK; /* its levels do */
    }
    uint64_t *truths = ent_memory_zero(setting->allocator, base->count * words, sizeof *truths);
    setting->truths[party] = truths;
    if (truths == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t s = 0; ranking && s < setting->space->count; s++) {
        truths[base->count - 1 - base->levels.of[s]] |= (uint64_t)1 << s;
    }
    for (size_t k = 0; !ranking && k < base->count; k++) {
        ENT_TRY(ent_space_evaluate(context, setting->space, base->party->statements[k].want,
                                   truths + k * words));
    }
    return ENT_OK;
}

static ent_status fill(ent_context *context, ent_setting *setting)
{
    const ent_allocator *allocator = setting->allocator;
    const ent_dispute *dispute = setting->space->dispute;
    const size_t parties = dispute->party_count;
    ENT_TRY(ent_graph_new(context, allocator, setting->space, &setting->graph));
    setting->bases = ent_memory_zero(allocator, parties, sizeof *setting->bases);
    setting->truths = ent_memory_zero(allocator, parties, sizeof *setting->truths);
    if (setting->bases == NULL || setting->truths == NULL) {
        return ENT_ERROR_MEMORY;
    }
    setting->is_small = setting->space->count <= ENT_SMALL_STATES;
    for (size_t p = 0; p < parties; p++) {
        ENT_TRY(ent_order_base_new(allocator, &dispute->parties[p], setting->graph.movers[p].levels,
                                   &setting->bases[p]));
        ENT_TRY(find_truths(context, setting, p));
    }
    return setting->is_small ? ent_small_new(allocator, &setting->graph, setting->concepts,
                                             setting->no_return, &setting->small)
                             : ENT_OK;
}

ent_status ent_setting_new(ent_context *context, const ent_allocator *allocator,
                           const ent_space *space, ent_setting *out)
{
    out->allocator = allocator;
    out->space = space;
    const ent_status status = fill(context, out);
    if (status != ENT_OK) {
        ent_setting_free(out);
    }
    return status;
}

void ent_setting_free(ent_setting *setting)
{
    const ent_allocator *allocator = setting->allocator;
    if (allocator == NULL) {
        return;
    }
    for (size_t p = 0; p < setting->graph.party_count; p++) {
        if (setting->bases != NULL) {
            ent_order_base_free(allocator, &setting->bases[p]);
        }
        if (setting->truths != NULL) {
            ent_memory_free(allocator, setting->truths[p]);
        }
    }
    ent_memory_free(allocator, setting->bases);
    ent_memory_free(allocator, setting->truths);
    ent_small_free(&setting->small);
    if (setting->graph.movers != NULL) {
        ent_graph_free(&setting->graph);
    }
    *setting = (ent_setting){0};
}
