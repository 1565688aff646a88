/* SPDX-License-Identifier: MIT */
/*
 * Fuzzy preference: which states would hold when parties are more or less certain of what they prefer.
 *
 * r(s, q) in [0, 1] is the degree to which a party prefers s to q, with r(s, q) + r(q, s) = 1, and a(s, q) =
 * r(s, q) - r(q, s) its *certainty*. Each party has a *threshold* g in (0, 1]. q is *preferred* to s iff a(q, s) >= g;
 * a party without a threshold prefers q iff a(q, s) > 0. A *fuzzy improvement* of i from s is a unilateral move of i
 * to a state that i prefers to s. s is stable for i under
 *
 *   FNash   iff i has no fuzzy improvement from s;
 *   FGMR    iff from each of them the others reach, by some legal sequence of moves, a y that i does not prefer to s;
 *   FSMR    iff the same holds with a y from which no move of i leads to a state that it prefers to s;
 *   FSEQ    iff as FGMR, each move of the sequence being a fuzzy improvement of the party that makes it.
 *
 * Source: Bashar, Kilgour and Hipel 2012. Where degrees come from, and the rest, is in docs/methods/fuzzy.md. With
 * degrees 0, 1/2 and 1 the results are those of Nash, GMR, SMR and SEQ, whatever the thresholds.
 *
 * What is made here never changes, so any number of threads may read it; a call that takes a context is alone
 * with that context.
 */
#ifndef ENTENTE_FUZZY_H
#define ENTENTE_FUZZY_H

#include <entente/report.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Degrees and thresholds are whole millionths: this is 1. */
enum { ENT_FUZZY_ONE = 1000000 };

/* The concepts, as defined above. */
typedef enum ent_fuzzy_concept {
    ENT_FUZZY_NASH, /* FNash */
    ENT_FUZZY_GMR,  /* FGMR */
    ENT_FUZZY_SMR,  /* FSMR */
    ENT_FUZZY_SEQ,  /* FSEQ */
    ENT_FUZZY_COUNT
} ent_fuzzy_concept;

/* The key of a concept ("fnash") and its abbreviation ("FNash"); constant. */
ENT_API const char *ent_fuzzy_key(ent_fuzzy_concept concept);
ENT_API const char *ent_fuzzy_label(ent_fuzzy_concept concept);

/* Whether anything in the file is less than certain: a statement of a degree below 1, `certain_from` beside weights,
 * or degrees of pairs. If not, everything is as under the ordinary concepts. O(statements). */
ENT_API bool ent_fuzzy_given(const ent_dispute *dispute);

/* What is asked. */
typedef struct ent_fuzzy_options {
    size_t size; /* of this struct as the caller was compiled */
    const uint32_t *
        thresholds; /* one a party, from 1 to ENT_FUZZY_ONE; 0: the file's. NULL: the file's for all */
} ent_fuzzy_options;

/* Fills in the defaults. */
ENT_API void ent_fuzzy_defaults(ent_fuzzy_options *options);

typedef struct ent_fuzzy ent_fuzzy;

/*
 * Decides stability under all four concepts. `options` NULL: the defaults. The space must outlive the result.
 * Errors: ENT_ERROR_ARGUMENT (also a threshold above ENT_FUZZY_ONE); ENT_ERROR_INPUT, issued (a ranking, weights or
 * pairs that do not fit); ENT_ERROR_LIMIT (moves), ENT_ERROR_CANCELLED, ENT_ERROR_MEMORY. The caller owns *out.
 * Time O(states^2) comparisons a party at most, since what is preferred is no order; what the others can bring about
 * is searched once for all states. Memory 8 bytes a move, some 100 a state and party, and up to 64 MB.
 *
 *     ent_fuzzy *fuzzy = NULL;
 *     ent_status status = ent_fuzzy_new(context, space, NULL, &fuzzy);
 *     if (status == ENT_OK && ent_fuzzy_stable(fuzzy, ENT_FUZZY_GMR, party, state)) ...
 */
ENT_API ent_status ent_fuzzy_new(ent_context *context, const ent_space *space,
                                 const ent_fuzzy_options *options, ent_fuzzy **out);
ENT_API void ent_fuzzy_free(ent_fuzzy *fuzzy);

/* The space that it was decided in. */
ENT_API const ent_space *ent_fuzzy_space(const ent_fuzzy *fuzzy);

/* The threshold that was used for a party, in millionths; 0: none. */
ENT_API uint32_t ent_fuzzy_threshold(const ent_fuzzy *fuzzy, size_t party);

/* Whether a party prefers one state to another with enough certainty. O(statements / 64 + log pairs). */
ENT_API bool ent_fuzzy_prefers(const ent_fuzzy *fuzzy, size_t party, uint64_t better,
                               uint64_t worse);

/* Whether a state is stable for a party, and whether it is for all. O(1). */
ENT_API bool ent_fuzzy_stable(const ent_fuzzy *fuzzy, ent_fuzzy_concept concept, size_t party,
                              uint64_t state);
ENT_API bool ent_fuzzy_equilibrium(const ent_fuzzy *fuzzy, ent_fuzzy_concept concept,
                                   uint64_t state);

/* How many. O(states / 64). */
ENT_API uint64_t ent_fuzzy_stable_count(const ent_fuzzy *fuzzy, ent_fuzzy_concept concept,
                                        size_t party);
ENT_API uint64_t ent_fuzzy_equilibrium_count(const ent_fuzzy *fuzzy, ent_fuzzy_concept concept);

/* What a report shows. */
typedef struct ent_fuzzy_view {
    size_t size;                /* of this struct as the caller was compiled */
    const ent_state_set *where; /* NULL: all states */
    bool lists;                 /* lists of states, not only counts */
    uint64_t most;              /* states of a list in text; 0: all */
} ent_fuzzy_view;

/* Writes which states would hold. CSV has one row a state. Errors: ENT_ERROR_ARGUMENT, ENT_ERROR_IO,
 * ENT_ERROR_MEMORY. */
ENT_API ent_status ent_report_fuzzy(ent_context *context, const ent_fuzzy *fuzzy,
                                    const ent_fuzzy_view *view, ent_format format,
                                    const ent_sink *sink);

/*
 * Writes a certificate (docs/methods/certificates.md) of what the degrees lead to, as ent_report_certificate() does of a
 * solution. The thresholds must be those of the file, by which it is checked: else ENT_ERROR_ARGUMENT. Other errors:
 * ENT_ERROR_IO, ENT_ERROR_LIMIT (moves), ENT_ERROR_CANCELLED, ENT_ERROR_MEMORY. Time four searches for each fuzzy
 * improvement; memory 8 bytes a move and 24 a state and party.
 */
ENT_API ent_status ent_report_fuzzy_certificate(ent_context *context, const ent_fuzzy *fuzzy,
                                                const ent_certificate_view *view,
                                                const ent_sink *sink);

/*
 * Writes why a state holds or not by the degrees, in words or as JSON: each fuzzy improvement, how certain the party
 * is of it and for which wish, and under each concept the shortest answer that deters it. At most `most` improvements
 * a party (0: all). Errors: ENT_ERROR_ARGUMENT, ENT_ERROR_UNSUPPORTED (CSV), ENT_ERROR_IO, ENT_ERROR_LIMIT (moves),
 * ENT_ERROR_CANCELLED, ENT_ERROR_MEMORY. Cost as of a certificate of one state.
 */
ENT_API ent_status ent_report_fuzzy_explanation(ent_context *context, const ent_fuzzy *fuzzy,
                                                uint64_t state, size_t most, ent_format format,
                                                const ent_sink *sink);

#ifdef __cplusplus
}
#endif
#endif
