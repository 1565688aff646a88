/* SPDX-License-Identifier: MIT */
/*
 * Unsure and unknown wishes: what holds however they turn out, and what may hold.
 *
 * A statement may be `unsure`: it counts or it does not; or `unknown`: it counts, does not, or counts
 * reversed. A *completion* decides each of these, and then all is as usual. A state is stable for a party in
 * every completion, in some, or in none. Nash, GMR and SMR depend on the completions of the party itself
 * alone; SEQ and SSEQ on those of all parties together.
 *
 * The *types* a to d ask otherwise, of the relation in which two states compare as they do in all
 * completions of the party, and else are unknown (U) to each other:
 *
 *   type   leaves s for a state that is   sanctions, and escapes under SMR and SSEQ, are to s
 *   a      better or U                    worse or equal
 *   b      better                         worse or equal
 *   c      better or U                    worse, equal or U
 *   d      better                         worse, equal or U
 *
 * Under SEQ and SSEQ opponents move to what is better or U for them, in all types. A sanction is reached by a
 * legal sequence of one move at least; the state that was left, and the one it was left for, count when
 * such a sequence leads to them. The types are not the completions. Of a ranking pairs of states can be
 * said to be unknown; these have types, and no completions.
 *
 * With strength, s >>_i q iff i strongly prefers s to q in every completion. A state that is stable by a type
 * under GMR or SEQ is *strongly* so iff against each departure of that type there is a sanction s2 with s >>_i s2, or
 * in types c and d with s and s2 unknown to each other; under SMR and SSEQ the same must hold for each escape.
 * Else it is weakly stable. Nash has no strength, and neither have completions here.
 *
 * Sources: Li, Hipel, Kilgour and Fang 2004 for the types. See docs/methods/certainty.md.
 *
 * What is made here never changes, so any number of threads may read it; a call that takes a context is alone
 * with that context.
 */
#ifndef ENTENTE_CERTAINTY_H
#define ENTENTE_CERTAINTY_H

#include <entente/report.h>
#include <entente/strength.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The types of stability: how much of what a party does not know counts against a move, and in an answer. */
typedef enum ent_certainty_type {
    ENT_TYPE_A,
    ENT_TYPE_B,
    ENT_TYPE_C,
    ENT_TYPE_D,
    ENT_TYPE_COUNT
} ent_certainty_type;

/* A set of types has a bit for each, 1u << ENT_TYPE_A and so on; this is all of them. */
#define ENT_ALL_TYPES ((1u << ENT_TYPE_COUNT) - 1)

/* What is asked. Start from ent_certainty_defaults(). */
typedef struct ent_certainty_options {
    size_t size;              /* of this struct as the caller was compiled */
    unsigned concepts;        /* a set without SIM, never empty; default ENT_DEFAULT_CONCEPTS */
    bool completions, types;  /* at least one of them; default both */
    unsigned type_set;        /* which types, 1u << ENT_TYPE_A and so on; default ENT_ALL_TYPES */
    bool strength;            /* types: also tell strong from weak stability; default false */
    uint64_t max_completions; /* that are solved for one answer; default 4096, at least 1 */
} ent_certainty_options;

/* Fills in the defaults. */
ENT_API void ent_certainty_defaults(ent_certainty_options *out);

typedef struct ent_certainty ent_certainty;

/* Whether anything in the file is unsure or unknown. O(statements). */
ENT_API bool ent_certainty_given(const ent_dispute *dispute);

/*
 * Decides what is asked for every state and party. `options` NULL: the defaults. The space must outlive it.
 * Errors: ENT_ERROR_ARGUMENT; ENT_ERROR_INPUT (a ranking or weights that do not fit; issued);
 * ENT_ERROR_LIMIT, issued (too many completions; moves); ENT_ERROR_UNSUPPORTED, issued (completions where a
 * ranking has unknown pairs); ENT_ERROR_CANCELLED, ENT_ERROR_MEMORY. The caller owns *out.
 * Completions cost what solving costs, each: for Nash, GMR and SMR those of each party, for SEQ and SSEQ the
 * product of all. Types: for Nash, GMR and SMR O(moves) where opponents can take everything back and few states do
 * in place of all that they can bring about, and no move is kept; else O(states * parties * moves) a party
 * and concept at most, and memory 8 bytes a move and 12 a state and party.
 */
ENT_API ent_status ent_certainty_new(ent_context *context, const ent_space *space,
                                     const ent_certainty_options *options, ent_certainty **out);
ENT_API void ent_certainty_free(ent_certainty *certainty);

/*
 * The most bytes that listing so many states and telling types takes, with the threads of the context, as
 * ent_solution_plan() says of a solution: at most so much, and mostly less. `options` NULL: the defaults, of which it is
 * not known. ENT_ERROR_ARGUMENT; ENT_ERROR_UNSUPPORTED: not known beforehand: completions, SEQ and SSEQ, strength but
 * for Nash, and wherever moves are kept one by one. A context with `max_memory` refuses what takes more
 * (ENT_ERROR_LIMIT from ent_certainty_new(), issued). O(options + statements).
 */
ENT_API ent_status ent_certainty_plan(const ent_context *context, const ent_dispute *dispute,
                                      uint64_t states, const ent_certainty_options *options,
                                      uint64_t *out);

/* The space; the concepts, as a set; and whether completions and types were asked for. */
ENT_API const ent_space *ent_certainty_space(const ent_certainty *certainty);
ENT_API unsigned ent_certainty_concepts(const ent_certainty *certainty);
ENT_API bool ent_certainty_has_completions(const ent_certainty *certainty);
ENT_API bool ent_certainty_has_types(const ent_certainty *certainty);

/* The types that were asked for, as a set; 0: none. */
ENT_API unsigned ent_certainty_types(const ent_certainty *certainty);

/* In place of a party: all of them, that is, equilibria. */
#define ENT_ALL_PARTIES SIZE_MAX

/* How many completions a party has; of all parties together their product (UINT64_MAX: more than that). */
ENT_API uint64_t ent_completion_count(const ent_certainty *certainty, size_t party);

/* In how many completions something is so. */
typedef enum ent_holds { ENT_HOLDS_IN_NONE, ENT_HOLDS_IN_SOME, ENT_HOLDS_IN_EVERY } ent_holds;

/* In which completions a state is stable for a party, or with ENT_ALL_PARTIES an equilibrium: in every one,
 * in some but not every one, or in none. Completions must have been asked for. O(1). */
ENT_API ent_holds ent_holds_in(const ent_certainty *certainty, ent_concept concept, size_t party,
                               uint64_t state);
ENT_API uint64_t ent_holds_count(const ent_certainty *certainty, ent_concept concept, size_t party,
                                 ent_holds which);

/* Whether a state is stable for a party under a type of a concept, or with ENT_ALL_PARTIES for each of
 * them. Types must have been asked for. O(1). */
ENT_API bool ent_type_is_stable(const ent_certainty *certainty, ent_certainty_type type,
                                ent_concept concept, size_t party, uint64_t state);
ENT_API uint64_t ent_type_count(const ent_certainty *certainty, ent_certainty_type type,
                                ent_concept concept, size_t party);

/* Whether strength was asked for. */
ENT_API bool ent_certainty_tells_strength(const ent_certainty *certainty);

/* How a state is stable for a party under a type of a concept, or with ENT_ALL_PARTIES for all of them: as weakly as
 * for any. ENT_STABLE where there is no strength to tell. O(1). */
ENT_API ent_stability ent_type_strength(const ent_certainty *certainty, ent_certainty_type type,
                                        ent_concept concept, size_t party, uint64_t state);

/* How many are strongly stable; 0 where there is no strength to tell. O(states / 64). */
ENT_API uint64_t ent_type_strong_count(const ent_certainty *certainty, ent_certainty_type type,
                                       ent_concept concept, size_t party);

/* What a report shows. */
typedef struct ent_certainty_view {
    size_t size;                /* of this struct as the caller was compiled */
    const ent_state_set *where; /* NULL: all states */
    bool lists;                 /* states, not only counts */
    uint64_t most;              /* states that are named in text for each answer; 0: all */
} ent_certainty_view;

/* Writes what was asked, completions and types apart, and always which is which. CSV has one row a state.
 * Errors: ENT_ERROR_ARGUMENT, ENT_ERROR_IO, ENT_ERROR_MEMORY. */
ENT_API ent_status ent_report_certainty(ent_context *context, const ent_certainty *certainty,
                                        const ent_certainty_view *view, ent_format format,
                                        const ent_sink *sink);

/*
 * Writes a certificate (docs/methods/certificates.md) of the types, which must have been asked for, as
 * ent_report_certificate() does of a solution. Errors: ENT_ERROR_ARGUMENT, ENT_ERROR_IO, ENT_ERROR_LIMIT (moves),
 * ENT_ERROR_CANCELLED, ENT_ERROR_MEMORY. Time four searches for each move by which a party would leave; memory 8
 * bytes a move and 24 a state and party.
 */
ENT_API ent_status ent_report_type_certificate(ent_context *context, const ent_certainty *certainty,
                                               const ent_certificate_view *view,
                                               const ent_sink *sink);

/*
 * The same of what holds in every completion, which must have been asked for, and in some. It lists no improvements,
 * since these differ from completion to completion: whoever verifies it goes through all of them.
 * Memory and errors as there: ENT_ERROR_ARGUMENT also where completions were not asked for.
 */
ENT_API ent_status ent_report_completion_certificate(ent_context *context,
                                                     const ent_certainty *certainty,
                                                     const ent_certificate_view *view,
                                                     const ent_sink *sink);

/*
 * Writes why a state holds or not by the types, which must have been asked for, in words or as JSON: each move by which
 * a party would leave, by which types and for which wish, and the shortest answers that deter it. At most `most` moves
 * a party (0: all). Errors: ENT_ERROR_ARGUMENT, ENT_ERROR_UNSUPPORTED (CSV), ENT_ERROR_IO, ENT_ERROR_LIMIT
 * (moves), ENT_ERROR_CANCELLED, ENT_ERROR_MEMORY. Cost as of a certificate of one state.
 */
ENT_API ent_status ent_report_type_explanation(ent_context *context, const ent_certainty *certainty,
                                               uint64_t state, size_t most, ent_format format,
                                               const ent_sink *sink);

/*
 * Why a state holds however unsure and unknown wishes turn out, or not: in how many completions of all parties
 * together it is an equilibrium, one in which it is and one in which it is not, and what a party then leaves it for.
 * `options` as of ent_certainty_new(), with the same errors and cost; of types nothing is told. The space must
 * outlive it. Errors as of ent_certainty_new(). The caller owns *out.
 */
typedef struct ent_completion_explanation ent_completion_explanation;
ENT_API ent_status ent_completion_explanation_new(ent_context *context, const ent_space *space,
                                                  const ent_certainty_options *options,
                                                  uint64_t state, ent_completion_explanation **out);
ENT_API void ent_completion_explanation_free(ent_completion_explanation *explanation);

/* Writes it in words or as JSON. Errors: ENT_ERROR_ARGUMENT, ENT_ERROR_UNSUPPORTED (CSV), ENT_ERROR_IO,
 * ENT_ERROR_MEMORY. */
ENT_API ent_status ent_report_completion_explanation(ent_context *context,
                                                     const ent_completion_explanation *explanation,
                                                     ent_format format, const ent_sink *sink);

#ifdef __cplusplus
}
#endif
#endif
