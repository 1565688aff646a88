/* SPDX-License-Identifier: MIT */
/* Inside the context: what every other room may ask of it. */
#ifndef ENT_DIAG_CONTEXT_H
#define ENT_DIAG_CONTEXT_H

#include "base/memory.h"
#include <entente/diagnostics.h>

enum { ENT_MAX_ERRORS = 20 };

/* Work that is counted, the same for any number of threads (context.c has their names). */
typedef enum ent_work {
    ENT_WORK_STATES,  /* states listed */
    ENT_WORK_ROUNDS,  /* states that a round of statements was applied to */
    ENT_WORK_SORTED,  /* of these, by sorting */
    ENT_WORK_EVEN,    /* members of cells in slices where the cells of a party are alike in size */
    ENT_WORK_UNEVEN,  /* where they are not */
    ENT_WORK_JOINED,  /* states joined into components */
    ENT_WORK_SEEDS,   /* states from which a flood started */
    ENT_WORK_POPPED,  /* states that floods went back from */
    ENT_WORK_LED,     /* times that they went back to all cells from which one-way options lead */
    ENT_WORK_COVERED, /* members of cells that floods passed over */
    ENT_WORK_COMPARED, /* members of groups of one cell that were weighed against the sanctions found */
    ENT_WORK_GROUPED, /* members of groups of several cells that were */
    ENT_WORK_NODES,   /* states with last movers that searches by arcs passed */
    ENT_WORK_RETURNS, /* those that were passed to tell returns from other sanctions */
    ENT_WORK_COUNT
} ent_work;

struct ent_context {
    ent_allocator allocator;
    uint64_t max_states;
    uint64_t max_moves;
    uint64_t max_input_bytes;
    uint64_t max_memory; /* 0: any */
    uint64_t
        affordable; /* states that may be listed because they could be solved in that; 0: any */
    size_t threads; /* 0: as many as there are processors */
    bool (*cancel)(void *user);
    void (*progress)(void *user, const char *stage, uint64_t done, uint64_t total);
    void *user;
    ent_arena arena; /* everything a diagnostic points to */
    ent_diagnostic *diagnostics;
    size_t diagnostic_count, diagnostic_capacity;
    uint64_t error_count;
    uint64_t work[ENT_WORK_COUNT];
};

/* Reports progress and asks whether to stop: ENT_OK or ENT_ERROR_CANCELLED. */
ent_status ent_context_step(const ent_context *context, const char *stage, uint64_t done,
                            uint64_t total);

/* Asks whether to stop, and tells nothing. */
ent_status ent_context_poll(const ent_context *context);

#endif
