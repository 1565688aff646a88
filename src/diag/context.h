/* SPDX-License-Identifier: MIT */
/* Inside the context: what every other room may ask of it. */
#ifndef ENT_DIAG_CONTEXT_H
#define ENT_DIAG_CONTEXT_H

#include "base/memory.h"
#include <entente/diagnostics.h>

enum { ENT_MAX_ERRORS = 20 };

struct ent_context {
    ent_allocator allocator;
    uint64_t max_states;
    uint64_t max_moves;
    uint64_t max_input_bytes;
    bool (*cancel)(void *user);
    void (*progress)(void *user, const char *stage, uint64_t done, uint64_t total);
    void *user;
    ent_arena arena; /* everything a diagnostic points to */
    ent_diagnostic *diagnostics;
    size_t diagnostic_count, diagnostic_capacity;
    uint64_t error_count;
};

/* Reports progress and asks whether to stop: ENT_OK or ENT_ERROR_CANCELLED. */
ent_status ent_context_step(const ent_context *context, const char *stage, uint64_t done,
                            uint64_t total);

#endif
