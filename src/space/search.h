/* SPDX-License-Identifier: MIT */
/*
 * Searching assignments in which expressions hold.
 *
 * A search is made for a list of expressions, which are compiled once. It then either lists all
 * assignments in which all of them hold, or answers any number of questions of the form: can these of
 * them hold together, and this other expression come out true (or false) as well? Work is counted in
 * *steps*, instructions evaluated more or less, never in time; so a limit cuts off at the same place on
 * every machine.
 */
#ifndef ENT_SPACE_SEARCH_H
#define ENT_SPACE_SEARCH_H

#include "dispute/program.h"

typedef struct ent_search ent_search;

typedef enum ent_answer {
    ENT_ANSWER_NO,
    ENT_ANSWER_YES,
    ENT_ANSWER_UNKNOWN /* the limit of steps was reached first */
} ent_answer;

/* Compiles the expressions and finds which mention what. ENT_ERROR_MEMORY. The dispute and the context
 * must outlive the search, the expressions need not. No limit of steps is set. */
ent_status ent_search_new(ent_context *context, const ent_dispute *dispute,
                          const ent_expression *const *expressions, size_t count, ent_search **out);
void ent_search_free(ent_search *search);

/* The compiled form of an expression of the list. */
ent_program *ent_search_program(const ent_search *search, size_t index);

/* How many steps were taken so far, by the setting up of questions too. */
uint64_t ent_search_steps(const ent_search *search);

/* Sets how many steps may still be taken from now on. */
void ent_search_limit(ent_search *search, uint64_t steps);

/* Begins the listing of all assignments in which every expression holds, in ascending order of keys. */
void ent_search_list(ent_search *search);

/* Goes to the next one, whose key is then at *key until the next call; after ENT_ANSWER_NO there is no
 * further. ENT_ERROR_CANCELLED. Time: the nodes of the tree of decisions that are visited, times the
 * sizes of the expressions that mention their options. */
ent_status ent_search_next(ent_search *search, const uint64_t **key, ent_answer *out);

/*
 * Whether some assignment makes the chosen expressions true and `extra`, unless it is NULL, come out as
 * `wanted`. `chosen` holds indexes, each once. ENT_ERROR_CANCELLED. Only options that are mentioned are
 * decided, those of `extra` first and then by what shares an option with what is decided; a part that
 * shares none with the parts before it is decided by itself.
 */
ent_status ent_search_possible(ent_search *search, const size_t *chosen, size_t count,
                               ent_program *extra, bool wanted, ent_answer *out);

#endif
