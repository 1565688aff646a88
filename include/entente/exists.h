/* SPDX-License-Identifier: MIT */
/*
 * Is there a state that would hold, and in which this is true? Answered without listing the states.
 *
 * Where there are too many states to list, a solver of clauses can often still tell whether one of them
 * is an equilibrium in which an expression holds. A yes comes with such a state, and with a certificate
 * that ent_verify() checks. A no rests on the solver's word. See docs/methods/exists.md.
 *
 * What is made here never changes, so any number of threads may read it; a call that takes a context is alone
 * with that context.
 */
#ifndef ENTENTE_EXISTS_H
#define ENTENTE_EXISTS_H

#include <entente/report.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The solver of this build, by the name that it gives itself: "cadical-sc2021" for that of Debian 12;
 * NULL: it was built without one. */
ENT_API const char *ent_solver_name(void);

/* What is asked. Start from ent_exists_defaults(), which fills in `size` (of this struct as the caller
 * was compiled) and every default. */
typedef struct ent_exists_options {
    size_t size;
    ent_concept concept; /* default ENT_NASH, the only one that can be asked for yet */
    uint64_t
        max_steps; /* give up after so many; a question to the solver takes one, a hard one more,
                            one for each 10000 conflicts; default and most UINT64_MAX */
} ent_exists_options;

/* Fills in the defaults. */
ENT_API void ent_exists_defaults(ent_exists_options *out);

/* An answer, with the state that shows it. */
typedef struct ent_existence ent_existence;

/* What the search came to. */
typedef enum ent_existence_answer {
    ENT_EXISTENCE_NO,
    ENT_EXISTENCE_YES,
    ENT_EXISTENCE_UNKNOWN /* not decided within the steps */
} ent_existence_answer;

/* What came of a question. */
typedef struct ent_existence_view {
    ent_existence_answer answer;
    bool
        possible; /* a state was found in which the expression holds, whether or not it would hold */
    uint64_t counterexamples; /* improvements that were found in states looked at */
    uint64_t steps;           /* that it took, of max_steps */
    const char *question;     /* the expression, as text */
    ent_concept concept;
} ent_existence_view;

/*
 * Asks whether some possible state is an equilibrium and makes the expression `text` true, whose errors
 * are issued with a source called `where`, for example "--exists". `options` NULL: the defaults.
 * Wishes may be prioritized statements, weights, or rankings by expressions.
 * Errors: ENT_ERROR_ARGUMENT; ENT_ERROR_INPUT, issued (a bad expression, rules that leave no state, today
 * against a rule, a ranking or weights that do not fit); ENT_ERROR_UNSUPPORTED, issued (graph form, rules
 * `same`, rankings by numbers, another concept, a build without a solver); ENT_ERROR_LIMIT (more than
 * 2^28 numbers of clauses); ENT_ERROR_CANCELLED; ENT_ERROR_MEMORY. The caller owns *out, and releases it
 * before the dispute, which must outlive it.
 * Time: no bound but exponential is known; usually as many questions as the parties have ways to do best
 * by, times their statements. Memory O(counterexamples * size of rules and wishes) in clauses, and as much
 * again within the solver, which allocates by itself and ends the program when it cannot. The same
 * question has the same answer, state and counts, with one version of the solver.
 *
 *     ent_existence *found = NULL;
 *     ent_status status = ent_exists(context, dispute, "question", "deal", NULL, &found);
 *     if (status == ENT_OK && ent_existence_at(found).answer == ENT_EXISTENCE_YES) ...
 */
ENT_API ent_status ent_exists(ent_context *context, const ent_dispute *dispute, const char *where,
                              const char *text, const ent_exists_options *options,
                              ent_existence **out);
ENT_API void ent_existence_free(ent_existence *existence);

/* What was answered, and of which dispute. */
ENT_API ent_existence_view ent_existence_at(const ent_existence *existence);
ENT_API const ent_dispute *ent_existence_dispute(const ent_existence *existence);

/* After a yes: the value of an option in the state that was found, and whether it bears a name of the
 * file. Otherwise 0 and false. */
ENT_API size_t ent_existence_value(const ent_existence *existence, size_t option);
ENT_API bool ent_existence_has_name(const ent_existence *existence, size_t name);

/* Writes the answer in words, or as JSON. CSV: ENT_ERROR_UNSUPPORTED. Errors: ENT_ERROR_ARGUMENT,
 * ENT_ERROR_IO, ENT_ERROR_MEMORY. */
ENT_API ent_status ent_report_existence(ent_context *context, const ent_existence *existence,
                                        ent_format format, const ent_sink *sink);

/*
 * Writes a certificate of the state that was found: that no party has an improvement from it. The
 * dispute must be the one that was read, since the certificate carries the hash of its text. Errors:
 * ENT_ERROR_ARGUMENT (also where the answer is not yes), ENT_ERROR_IO, ENT_ERROR_MEMORY. O(size of the
 * dispute's text).
 */
ENT_API ent_status ent_report_existence_certificate(ent_context *context,
                                                    const ent_existence *existence,
                                                    const ent_sink *sink);

#ifdef __cplusplus
}
#endif
#endif
