/* SPDX-License-Identifier: MIT */
/*
 * Searching assignments in which expressions hold.
 *
 * A search is made for a list of expressions, which are compiled once. It then either lists all
 * assignments in which all of them hold, or answers any number of questions of the form: can these of
 * them hold together, and this other expression come out true (or false) as well? A question may use
 * so many *steps*, which are instructions evaluated, more or less, and never time; so it is cut off at
 * the same place on every machine.
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
 * must outlive the search, the expressions need not. */
ent_status ent_search_new(ent_context *context, const ent_dispute *dispute,
                          const ent_expression *const *expressions, size_t count, ent_search **out);
void ent_search_free(ent_search *search);

/* The compiled form of an expression of the list. */
ent_program *ent_search_program(const ent_search *search, size_t index);

/* Begins the listing of all assignments in which every expression holds, in ascending order of keys. */
void ent_search_list(ent_search *search);

/* Goes to the next one, whose key is then at *key until the next call; after ENT_ANSWER_NO there is no
 * further. ENT_ERROR_CANCELLED. Time: the nodes of the tree of decisions that are visited, times the
 * sizes of the expressions that mention their options. */
ent_status ent_search_next(ent_search *search, const uint64_t **key, ent_answer *out);

/* What is asked: expressions of the list that must hold, by index, each once; and one more, unless it
 * is NULL, that must come out as `wanted`. */
typedef struct ent_question {
    const size_t *chosen;
    size_t count;
    ent_program *extra;
    bool wanted;
} ent_question;

/*
 * Whether some assignment answers the question. Takes off *steps what it used, at most a quarter, so
 * that a hard question leaves something for those after it. ENT_ERROR_CANCELLED. Only options that are
 * mentioned are decided, those of `extra` first and then by what shares an option with what is decided;
 * a part that shares none with the parts before it is decided by itself.
 */
ent_status ent_search_ask(ent_search *search, const ent_question *question, uint64_t *steps,
                          ent_answer *out);

#endif
