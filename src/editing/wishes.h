/* SPDX-License-Identifier: MIT */
/* A party's statements, and what becomes of them: what the two layouts of lists share. */
#ifndef ENT_EDITING_WISHES_H
#define ENT_EDITING_WISHES_H

#include "editing/plan.h"

typedef enum ent_fate { ENT_FATE_NONE, ENT_FATE_MOVED, ENT_FATE_DROPPED, ENT_FATE_OFF } ent_fate;

typedef struct ent_wishes {
    ent_plan *plan;
    const ent_party *party;
    size_t number; /* of the party */
    const ent_amendment *asked;
    size_t asked_count;         /* those of other parties included */
    const ent_node *key, *list; /* of the statements */
    size_t count, left;         /* statements, and those that stay */
    ent_fate *fate;             /* per statement */
    size_t *place;              /* the statements that stay, in the order of the text */
    size_t total;               /* of the list that results: those that stay, and those added */
    size_t *
        order; /* which statement comes to stand at each place of it; from `count` on those added */
    ent_node **added; /* per added one, its node */
} ent_wishes;

static inline bool ent_wishes_concerned(const ent_wishes *wishes, const ent_amendment *asked)
{
    return asked->kind != ENT_AMEND_TODAY && asked->party == wishes->number;
}

static inline bool ent_wishes_stays(const ent_wishes *wishes, size_t statement)
{
    return wishes->fate[statement] <= ENT_FATE_MOVED;
}

/* Whether what stands at a place of the list that results is added. */
static inline bool ent_wishes_is_new(const ent_wishes *wishes, size_t place)
{
    return wishes->order[place] >= wishes->count;
}

/* The node of what is added there. */
static inline ent_node *ent_wishes_new_at(const ent_wishes *wishes, size_t place)
{
    return wishes->added[wishes->order[place] - wishes->count];
}

/* Finds the statements of `party` in a tree, what becomes of each and their order: all from `key` on. Unless the plan is
 * refused, which says that this cannot be. */
ent_status ent_wishes_settle(ent_wishes *wishes, const ent_node *root);

/* Makes the order that of an owned tree, which has room for one more section; `grounded`: what is added has the grounds of
 * the event that adds it. */
ent_status ent_wishes_expect(const ent_wishes *wishes, ent_node *root, bool grounded);

/* The steps of an event by which the statements come into that order, as a list; none where they are in it. */
ent_status ent_wishes_steps(const ent_wishes *wishes, ent_node **out);

/* Plans the splices of a list in brackets, and of one with an item a line. */
ent_status ent_wishes_in_brackets(ent_wishes *wishes);
ent_status ent_wishes_in_lines(ent_wishes *wishes);

#endif
