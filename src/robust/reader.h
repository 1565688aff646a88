/* SPDX-License-Identifier: MIT */
/* What one thread solves readings with: an order a party, and the engine that fits the number of states. */
#ifndef ENT_ROBUST_READER_H
#define ENT_ROBUST_READER_H

#include "robust/order.h"
#include "stability/afresh/afresh.h"
#include "stability/afresh/small.h"

/* What stays, shared by all threads. */
typedef struct ent_setting {
    const ent_allocator *allocator;
    const ent_space *space;
    unsigned concepts;
    bool no_return;
    ent_graph graph;
    ent_order_base *bases; /* per party */
    uint64_t *
        *truths; /* per party: for each statement the states in which it holds, a set; where there
                              are few states, of a ranking for each group; else NULL */
    bool is_small;
    ent_small small; /* where there are few states */
} ent_setting;

/* ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED, ENT_ERROR_INPUT (orders that do not fit the states; issued),
 * ENT_ERROR_LIMIT. Released with ent_setting_free(). Time and memory of a graph; the allocator and the space
 * must outlive it. */
ent_status ent_setting_new(ent_context *context, const ent_allocator *allocator,
                           const ent_space *space, ent_setting *out);
void ent_setting_free(ent_setting *setting);

typedef struct ent_reader {
    const ent_setting *setting;
    const ent_allocator *allocator;
    ent_order *orders; /* per party: as it shall be read next */
    ent_order *solved; /* per party: as it was read last */
    bool *known;       /* per party: it has been read at all */
    uint64_t *sums;    /* scratch, per state */
    uint64_t *set;     /* scratch: a set of few states */
    /* One of two engines, for few states and for many, with what it is given an order in. */
    ent_small_orders small;
    uint64_t *groups; /* the order as sets */
    ent_afresh afresh;
    uint32_t *dense; /* per code that states are given by a few statements: its number in order */
    size_t room;     /* of such codes, at most */
} ent_reader;

/* ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. The setting must outlive it. */
ent_status ent_reader_new(ent_context *context, const ent_setting *setting, ent_reader *out);
void ent_reader_free(ent_reader *reader);

/* Hands over what a worker's context has made to the one that it was made for. */
void ent_reader_adopt(ent_context *context, ent_reader *reader);

/* Solves the reading of its orders. ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. */
ent_status ent_reader_solve(ent_context *context, ent_reader *reader);

/* The states that are stable for a party (the number of parties: for all of them); lasts until the next
 * call. */
const uint64_t *ent_reader_set(ent_reader *reader, ent_concept concept, size_t party);

#endif
