/* SPDX-License-Identifier: MIT */
/*
 * Where joint gains lead, one after another: breadth first from the start of a journey, ring by ring.
 *
 * The sets that make them may be bounded to so many parties.
 *
 * No set makes two joint moves in a row, as no party makes two moves; sets that share parties may follow one another.
 * So what is searched is *landings*: a state with the set whose joint gain led to it. Each state is left at most twice:
 * by every set but the one that led there first, and by that one once another has led there.
 *
 * Where moves are transitive a shortest sequence never has a set twice in a row: the two joint moves of it would be one,
 * of as many parties, each member gaining by both. So there a state is left once, by all sets, and not looked at again.
 *
 * Of the fewest joint moves to a landing the sequence is kept that has the fewest parties, each counted once for every
 * joint move it is in; then the fewest changes; then, at the last joint move where they differ, the lowest state that it
 * begins from, and the lowest set that led there. Changes are the options in which the ends of a joint move differ, in
 * graph form its moves.
 */
#ifndef ENT_JOURNEY_ONWARD_H
#define ENT_JOURNEY_ONWARD_H

#include "journey/gains.h"
#include <entente/space.h>

typedef struct ent_landing {
    uint32_t state, set; /* the empty set: the start */
    uint32_t ring;       /* the fewest joint moves to here */
    uint32_t previous;   /* the landing before it, by its number */
    uint32_t moves;      /* of the last joint move */
    uint32_t parties, changes;
} ent_landing;

typedef struct ent_onward {
    ent_gains gains;
    ent_landing *landings; /* ring by ring */
    size_t count, room;
    uint32_t *at;      /* per state and set its landing, counted from 1; 0: none */
    uint8_t *left;     /* per state: who has been let go on from it */
    uint64_t *settled; /* a bit a state: it was reached by the newest whole ring, or before */
    size_t newest;     /* the first landing of the newest ring */
    uint32_t whole;    /* rings up to this one are known whole */
    bool cut;          /* the work that may be done is done */
} ent_onward;

/* How many parties there may be where it is asked at all, and how many elementary steps may be made: about a second. */
enum { ENT_ONWARD_PARTIES = 12, ENT_ONWARD_WORK = 1 << 28 };

/* Whether there are few enough states and sets of parties to ask. */
bool ent_onward_fits(const ent_graph *graph);

/* Makes room for searches from a state of a graph that fits, by sets of at most `most` parties, at least 1, and
 * ENT_ONWARD_WORK steps. ENT_ERROR_MEMORY. 4 bytes a state and set, 28 a landing (by cells
 * few more than states, by arcs at most as many as states and sets), and what ent_gains_init() says. Released with
 * ent_onward_free(). */
ent_status ent_onward_new(const ent_allocator *allocator, const ent_graph *graph, uint32_t start,
                          size_t most, ent_onward **out);
void ent_onward_free(const ent_allocator *allocator, ent_onward *onward);

/* What is known of how a set of states is reached. */
typedef struct ent_onward_end {
    uint32_t landing; /* its number; 0, the start: none was found */
    bool
        complete; /* found: of all with the fewest joint moves it is the first; else: none leads there */
} ent_onward_end;

/*
 * Searches on until a state of a set is reached, which does not have the start, or nothing is left; goes on from where
 * the last call has stopped. ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED: the search is then to be released.
 */
ent_status ent_onward_to(ent_context *context, ent_onward *onward, const ent_state_set *targets,
                         ent_onward_end *out);

#endif
