/* SPDX-License-Identifier: MIT */
/*
 * What could become of one party's wishes, by rising cost, and which of it is alike.
 *
 * A *variant* is a list of numbers: of statements in their order, the file's first, then the pool's; or of the
 * groups of a ranking, the best first. Variant 0 is the file's own. A *class* holds the variants of one cost that
 * agree in all that matters (ent_wish_view) and agree with none of a lower cost.
 */
#ifndef ENT_LEVERAGE_WISHES_H
#define ENT_LEVERAGE_WISHES_H

#include "base/tuples.h"
#include "leverage/judge.h"
#include "leverage/pool.h"
#include <entente/leverage.h>

/* How many changes may be made or judged. */
typedef struct ent_budget {
    uint64_t used, most;
    uint64_t bytes; /* that classes may still take */
} ent_budget;

/* Counts one more; false: there is none left. */
static inline bool ent_budget_spend(ent_budget *budget)
{
    budget->used += budget->used < budget->most;
    return budget->used < budget->most;
}

typedef struct ent_class {
    uint32_t cost;
    uint32_t first, last, count; /* its variants, linked by `next` */
} ent_class;

/* What all parties' wishes share. */
typedef struct ent_wish_plan {
    const ent_ground *ground;
    const ent_pool *pool;
    const uint32_t *costs; /* per kind */
    bool improving;        /* what improves matters, too */
    bool near_only;        /* of a ranking only which groups are above the state matters, and ... */
    bool breaks;           /* ... these are to become more; false: fewer */
    ent_budget *budget;
} ent_wish_plan;

typedef struct ent_wishes {
    const ent_wish_plan *plan;
    const ent_allocator *allocator;
    size_t party;
    ent_order_kind order;
    size_t original; /* statements, or groups */
    size_t star;     /* of a ranking: the state's group */
    const uint64_t *
        *truth;    /* per statement and item of the pool a bit a state; NULL for a ranking */
    uint64_t *own; /* those of the statements */
    uint32_t **gain, **loss; /* the same a bit an arc: it becomes true, or false; where improving */
    int64_t *value;          /* per state, by weights or a ranking: room for comparing */
    uint32_t *place;         /* per group of a ranking: room for comparing */
    uint32_t *signature;     /* room for one */
    uint32_t *list;          /* room for one variant */
    size_t state_words, arc_words;
    ent_tuples variants, views;
    uint32_t *next; /* per variant, UINT32_MAX at the end */
    size_t next_room;
    ent_class *classes;
    size_t class_count, class_room;
    size_t *variant_end, *class_end; /* per cost, how many there are up to it */
    size_t variant_room, class_end_room;
    uint64_t costs_done; /* costs below this are done */
    uint64_t last;       /* the highest cost so far that had a variant */
} ent_wishes;

/* Begins with the file's own wishes. ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. */
ent_status ent_wishes_new(ent_context *context, const ent_wish_plan *plan, size_t party,
                          ent_wishes *out);
void ent_wishes_free(ent_wishes *wishes);

/* Makes all variants up to a cost, unless the budget is spent: costs_done says. ENT_ERROR_MEMORY,
 * ENT_ERROR_CANCELLED. */
ent_status ent_wishes_reach(ent_wishes *wishes, uint64_t cost);

/* Whether no variant costs more than `last`. */
bool ent_wishes_exhausted(const ent_wishes *wishes);

/* The classes of a cost that is done: from *first to before *end. */
void ent_wishes_classes(const ent_wishes *wishes, uint64_t cost, size_t *first, size_t *end);

/* What matters of a class; until the next class is made. */
ent_wish_view ent_wishes_view(const ent_wishes *wishes, size_t class);

/* A variant's list, padded to its width with UINT32_MAX. */
const uint32_t *ent_wishes_list(const ent_wishes *wishes, size_t variant, size_t *width);

/* Writes what matters of a list to wishes->signature (views.c). */
void ent_wishes_see(ent_wishes *wishes, const uint32_t *list);

/* Makes room for that, and finds the truth of statements (views.c). */
ent_status ent_wishes_prepare(ent_context *context, ent_wishes *wishes);

/* Adds a list at the cost that is being made unless it is there (wishes.c). */
ent_status ent_wishes_add(ent_wishes *wishes, const uint32_t *list);

/* Makes the lists of a cost (variants.c). */
ent_status ent_wishes_make(ent_wishes *wishes, uint64_t cost);

#endif
