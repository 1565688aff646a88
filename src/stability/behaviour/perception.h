/* SPDX-License-Identifier: MIT */
/*
 * Perception: the moves that are left when parties do not perceive some states.
 *
 * A party makes no move to or from a state that it does not perceive. Where `blind` is asked for, it also
 * leaves out of its reckoning the moves of others to and from such states; then each party reckons with a
 * graph of its own, a *view*.
 */
#ifndef ENT_STABILITY_BEHAVIOUR_PERCEPTION_H
#define ENT_STABILITY_BEHAVIOUR_PERCEPTION_H

#include "stability/graph.h"

/* Takes out of a party's arcs those to and from the states of a set. Nothing is allocated. O(arcs). */
void ent_arcs_forget(ent_adjacency *arcs, size_t states, const uint64_t *unseen);

/*
 * The graph by which a party reckons that disregards what others do in states that it does not perceive. The
 * party must have such states, and `graph` must outlive the view. ENT_ERROR_MEMORY. Memory 8 bytes an arc.
 * Released with ent_view_free().
 */
ent_status ent_view_new(const ent_graph *graph, size_t party, ent_graph *out);
void ent_view_free(ent_graph *view, size_t party);

#endif
