/* SPDX-License-Identifier: MIT */
/* Leverage, inside: what was found, as it is shown. */
#ifndef ENT_LEVERAGE_LEVERAGE_H
#define ENT_LEVERAGE_LEVERAGE_H

#include "leverage/pool.h"
#include <entente/leverage.h>

struct ent_leverage {
    ent_allocator allocator;
    const ent_space *space;
    ent_leverage_options options;
    ent_arena arena; /* levers and edits */
    ent_pool pool;
    ent_leverage_facts facts;
    ent_lever bound;
    ent_alone *alone; /* per party */
};

#endif
