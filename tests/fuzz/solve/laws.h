/* SPDX-License-Identifier: MIT */
/* What must hold of any space, solution and explanation; each ends the process when it does not. */
#ifndef ENT_TESTS_FUZZ_LAWS_H
#define ENT_TESTS_FUZZ_LAWS_H

#include <entente/entente.h>

/* States differ in their values, bear names that are there, and today is one of them. */
void law_of_states(const ent_space *space);

/* Nash implies SSEQ and SIM, SSEQ implies SEQ and SMR, and each of these GMR. */
void law_of_implication(const ent_solution *solution);

/* An equilibrium is what is stable for all; counts count. */
void law_of_equilibria(const ent_solution *solution);

/* A solution is what was asked for; the strongest of a set of states is one of them. */
void law_of_options(const ent_solution *solution, unsigned concepts, bool no_return,
                    const ent_state_set *set);

/* An explanation tells what the solution says; its steps follow one another. */
void law_of_explanation(const ent_solution *solution, const ent_explanation *explanation,
                        size_t most);

/* Each concept asked for alone has the same answer; no sanction by return makes nothing stable. */
void law_of_subsets(ent_context *context, const ent_solution *solution, bool no_return);

/* Asked without a listing, where that can be, whether an equilibrium exists has the same answer. */
void law_of_existence(ent_context *context, const ent_solution *solution);

/* Strength changes nothing of what is stable, and what is strong under a concept is so under those that it
 * implies. Without returns nothing is asked of certainty; else what the solution says holds in some
 * completion; types and completions imply what they must. */
void law_of_degrees(ent_context *context, const ent_solution *solution, bool no_return);

/* SIM, where it was decided, is what its definition says. */
void law_of_simultaneity(const ent_solution *solution);

/* The same dispute in graph form has the same answers. */
void law_of_graph(ent_context *context, const ent_solution *solution, bool no_return);

#endif
