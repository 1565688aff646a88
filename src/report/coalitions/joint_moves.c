/* SPDX-License-Identifier: MIT */
/*
 * Who, acting together, could do better than a state: gathered coalition by coalition.
 *
 * Coalitions are looked at by size, the smallest first, so that it is known of each whether a part of it could do better
 * by itself. Text tells at length of those without such a part, and of those that nobody deters though no part of several
 * parties leaves so; the others are only counted there, and one improvement of each is enough for that.
 */
#include "report/coalitions/joint_moves.h"

#include "diag/context.h"

#include <stdlib.h>

/* Whether several of a coalition, fewer than all, leave and are deterred under no concept. */
static bool part_leaves(const ent_temptations *t, uint64_t parties)
{
    bool any = false;
    for (size_t k = 0; k < t->count; k++) {
        const ent_joint_moves *part = t->list[k].moves;
        any = any || (part->stable == 0 && ent_bits_in_word(part->parties) > 1 &&
                      (part->parties & ~parties) == 0);
    }
    return any;
}

/* Adds a coalition, if it could do better. */
static ent_status look_at(ent_context *context, ent_temptations *t, uint64_t parties, size_t most,
                          bool whole)
{
    ent_joint_moves *moves = NULL;
    bool minimal = true;
    for (size_t k = 0; k < t->count; k++) {
        minimal = minimal && (t->list[k].moves->parties & ~parties) != 0;
    }
    ENT_TRY(ent_joint_moves_new(context, t->coalitions, parties, t->state,
                                minimal || whole ? most : 1, &moves));
    if (moves->count == 0) {
        ent_joint_moves_free(context, moves);
        return ENT_OK;
    }
    const bool at_length = minimal || (moves->stable == 0 && !part_leaves(t, parties));
    if (at_length && !minimal && !whole) {
        ent_joint_moves_free(context, moves);
        ENT_TRY(ent_joint_moves_new(context, t->coalitions, parties, t->state, most, &moves));
    }
    t->list[t->count++] =
        (ent_temptation){.moves = moves, .minimal = minimal, .at_length = at_length};
    return ENT_OK;
}

static int compare_sizes(const void *left, const void *right)
{
    const uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    const unsigned in_a = ent_bits_in_word(a), in_b = ent_bits_in_word(b);
    return in_a != in_b ? (in_a < in_b ? -1 : 1) : a < b ? -1 : a > b;
}

static ent_status look_at_all(ent_context *context, ent_temptations *t, size_t most, bool whole)
{
    const size_t count = ent_coalition_count(t->coalitions);
    uint64_t *order = ent_memory_new(&context->allocator, count, sizeof *order);
    if (order == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t k = 0; k < count; k++) {
        order[k] = ent_coalition_parties(t->coalitions, k);
    }
    qsort(order, count, sizeof *order, compare_sizes);
    ent_status status = ENT_OK;
    for (size_t k = 0; k < count && status == ENT_OK; k++) {
        status = ent_context_step(context, "looking at coalitions", k, count);
        if (status == ENT_OK) {
            status = look_at(context, t, order[k], most, whole);
        }
    }
    ent_memory_free(&context->allocator, order);
    return status;
}

static ent_status gather(ent_context *context, ent_temptations *t, size_t most, bool whole)
{
    const ent_allocator *allocator = &context->allocator;
    const size_t parties = ent_party_count(t->dispute);
    t->list = ent_memory_zero(allocator, ent_coalition_count(t->coalitions), sizeof *t->list);
    t->reasons = ent_memory_zero(allocator, parties, sizeof *t->reasons);
    if (t->list == NULL || t->reasons == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t p = 0; p < parties; p++) {
        ENT_TRY(ent_reasons_init(&t->reasons[p], allocator, t->space, p));
    }
    return look_at_all(context, t, most, whole);
}

static void release(ent_context *context, ent_temptations *t)
{
    for (size_t k = 0; k < t->count; k++) {
        ent_joint_moves_free(context, t->list[k].moves);
    }
    for (size_t p = 0; t->reasons != NULL && p < ent_party_count(t->dispute); p++) {
        ent_reasons_free(&t->reasons[p]);
    }
    ent_memory_free(&context->allocator, t->reasons);
    ent_memory_free(&context->allocator, t->list);
}

ent_status ent_report_joint_moves(ent_context *context, const ent_coalitions *coalitions,
                                  uint64_t state, size_t most, ent_format format,
                                  const ent_sink *sink)
{
    if (context == NULL || coalitions == NULL || sink == NULL ||
        state >= ent_state_count(ent_coalitions_space(coalitions))) {
        return ENT_ERROR_ARGUMENT;
    }
    if (format == ENT_FORMAT_CSV) {
        return ENT_ERROR_UNSUPPORTED;
    }
    ent_temptations t = {
        .coalitions = coalitions, .space = ent_coalitions_space(coalitions), .state = state};
    t.dispute = ent_space_dispute(t.space);
    ent_status status = gather(context, &t, most, format == ENT_FORMAT_JSON);
    if (status == ENT_OK) {
        ent_writer w;
        ent_writer_init(&w, context, sink);
        if (format == ENT_FORMAT_JSON) {
            ent_temptations_json(&t, &w);
        } else {
            ent_temptations_text(context, &t, &w);
        }
        status = ent_writer_end(&w);
    }
    release(context, &t);
    return status;
}
