/* SPDX-License-Identifier: MIT */
/* The search by rising cost. */
#ifndef ENT_LEVERAGE_SEARCH_H
#define ENT_LEVERAGE_SEARCH_H

#include "leverage/wishes.h"

/* A change that does it, the first of those alike: a variant for each party, and some toggles. In the arena. */
typedef struct ent_lever_way {
    uint64_t cost, parties, alike;
    const uint32_t *variants; /* per party */
    const size_t *toggles;
    size_t toggle_count;
} ent_lever_way;

typedef struct ent_lever_ways {
    ent_lever_way *ways;
    size_t count, room;
} ent_lever_ways;

/* Whether a party stays by the needed rule, per class: 0 not judged yet, else 1 or 2. */
typedef struct ent_verdicts {
    uint32_t *given; /* directions being as in the file */
    uint32_t *now;   /* by the toggles at hand: 2 * opening + 1 or 2 * opening + 2 */
    size_t given_room, now_room;
    size_t count; /* judged or not */
} ent_verdicts;

typedef struct ent_lever_search {
    ent_wish_plan plan;
    ent_ground ground;
    ent_judge judge;
    ent_budget budget;
    ent_concept concept;
    ent_concept_rule rule,
        needed; /* who stays by the rule stays by the needed one, and that is its own affair */
    bool own;   /* the rule is one's own affair, too */
    bool breaks;
    const ent_state_set
        *where;  /* of which those that hold after a change are counted; NULL: none */
    size_t most; /* ways kept */
    ent_arena *arena;
    ent_wishes *wishes;     /* per party */
    bool *asked;            /* per party: whether at this cost it may have to change */
    size_t *class;          /* per party, the one at hand */
    ent_wish_view *views;   /* per party, of these */
    ent_verdicts *verdicts; /* per party */
    uint32_t opening;       /* how often toggles were set */
    uint64_t unstable;      /* who leaves as things stand, by the needed rule */
    uint64_t fast;  /* who stays whatever it wishes, as long as directions are as they are */
    size_t *chosen; /* toggles at hand */
    size_t chosen_count;
    bool settled;       /* the least cost is known: by wishes alone from now on */
    uint64_t cost;      /* the one being tried */
    uint64_t most_cost; /* dearer changes are not tried */
    bool brief;         /* the first change that does it ends the search, and is not kept */
    /* What is found. */
    bool already, stopped;
    bool used_up; /* no change is left that was not tried or ruled out */
    bool partial,
        cancelled;      /* whether to end as stopped when cancelled; and whether that came to be */
    bool settled_whole; /* all changes of the least cost were tried */
    uint64_t tried_to;  /* costs up to this are done */
    uint64_t found_cost;
    uint64_t way_count, kinds; /* changes, and how many of them are not alike */
    ent_lever_ways ways, sets;
} ent_lever_search;

/* Runs the search. ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED, ENT_ERROR_LIMIT. */
ent_status ent_lever_search_run(ent_lever_search *search);

/* Whether a party could never do it by its wishes alone: another one leaves whatever it does. */
bool ent_lever_never_alone(const ent_lever_search *search, size_t party);

#endif
