/* SPDX-License-Identifier: MIT */
/* States and moves as a graph to draw, for `graphml` and `dot`: a walk over both, which a format writes piece by piece. */
#ifndef ENT_FORMATS_OUT_FOREIGN_STATES_H
#define ENT_FORMATS_OUT_FOREIGN_STATES_H

#include "formats/out/foreign/foreign.h"
#include "stability/graph.h"

/* A move of a party from a state to another. */
typedef struct ent_drawn_move {
    size_t party;
    uint64_t from, to;
    bool improves;
} ent_drawn_move;

typedef struct ent_drawing_of_states {
    ent_foreign *x;
    ent_space *space;
    ent_solution *solution; /* under the default concepts */
    ent_graph graph;
} ent_drawing_of_states;

/* How a format writes a picture. */
typedef struct ent_drawn_format {
    void (*head)(ent_drawing_of_states *d);
    void (*state)(ent_drawing_of_states *d, uint64_t state);
    void (*move)(ent_drawing_of_states *d, const ent_drawn_move *move);
    void (*foot)(ent_drawing_of_states *d);
} ent_drawn_format;

/*
 * Solves the dispute and writes head, all states, all moves (from each state, party by party, by where they lead) and foot.
 * Moves from and to what a party does not perceive are left out. ENT_ERROR_LIMIT beyond the context's max_moves,
 * before anything is written. O(moves * log moves) beside solving.
 */
ent_status ent_foreign_draw(ent_foreign *x, const ent_drawn_format *format);

/* The word for the value of an option in a state; "*" where a merged state leaves it open. */
const char *ent_drawn_value(const ent_drawing_of_states *d, uint64_t state, size_t option);

/* Whether it is today's state. */
bool ent_drawn_is_today(const ent_drawing_of_states *d, uint64_t state);

/* Appends the names of a state: in graph form its word, then what the file calls it; `joint` between them. */
void ent_drawn_names(ent_text *text, const ent_drawing_of_states *d, uint64_t state,
                     const char *joint);

/* Puts a text in quotes as Graphviz has it. */
void ent_put_dot(ent_writer *w, const char *words);

#endif
