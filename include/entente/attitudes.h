/* SPDX-License-Identifier: MIT */
/*
 * Attitudes: which states parties would hold that are for or against each other.
 *
 * e_ij is the attitude of party i towards party j (ent_attitude_at()). x *pleases* i against s iff for every j: e_ij
 * positive implies that j likes x at least as well as s; e_ij negative implies that it does not. A *reply* of i at
 * s is a unilateral move of i to an x that pleases i against s. s is stable for i under
 *
 *   RNash   iff i has no reply at s (Inohara, Hipel and Walker 2007);
 *   AGMR    iff for every reply x the others reach from x, by some legal sequence of moves, a y that does not
 *           please i against s;
 *   ASMR    iff the same holds with a y from which no move of i leads to a state that pleases it against s;
 *   ASEQ    as AGMR, each move of the sequence being a reply of the party that makes it.
 *
 * AGMR, ASMR and ASEQ are this program's reading of RGMR, RSMR and RSEQ, whose relation for sanctions was not seen
 * in the paper; they do not bear the published names. See docs/methods/attitudes.md.
 *
 * What is made here never changes, so any number of threads may read it; a call that takes a context is alone
 * with that context.
 */
#ifndef ENTENTE_ATTITUDES_H
#define ENTENTE_ATTITUDES_H

#include <entente/report.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The concepts, each decided by replies that attitudes allow. */
typedef enum ent_reply_concept {
    ENT_REPLY_NASH, /* RNash */
    ENT_REPLY_GMR,  /* AGMR */
    ENT_REPLY_SMR,  /* ASMR */
    ENT_REPLY_SEQ,  /* ASEQ */
    ENT_REPLY_COUNT
} ent_reply_concept;

/* The key of a concept ("rnash") and its abbreviation ("RNash"); constant. */
ENT_API const char *ent_reply_key(ent_reply_concept concept);
ENT_API const char *ent_reply_label(ent_reply_concept concept);

typedef struct ent_replies ent_replies;

/*
 * Decides stability under all four concepts. The space must outlive the result. Errors: ENT_ERROR_ARGUMENT,
 * ENT_ERROR_INPUT, issued (a ranking or weights that do not fit), ENT_ERROR_LIMIT (moves), ENT_ERROR_CANCELLED,
 * ENT_ERROR_MEMORY. The caller owns *out.
 * Time O(moves * attitudes that are not neutral), and for ASMR more: docs/methods/attitudes.md. Memory as for a
 * solution, and 8 bytes a state and such attitude of one party; while at work 12 bytes a state and party for each
 * thread, 24 where it is searched.
 */
ENT_API ent_status ent_replies_new(ent_context *context, const ent_space *space, ent_replies **out);
ENT_API void ent_replies_free(ent_replies *replies);

/* The space that they were decided in. */
ENT_API const ent_space *ent_replies_space(const ent_replies *replies);

/* Whether a state is stable for a party, and whether it is for all. O(1). */
ENT_API bool ent_reply_stable(const ent_replies *replies, ent_reply_concept concept, size_t party,
                              uint64_t state);
ENT_API bool ent_reply_equilibrium(const ent_replies *replies, ent_reply_concept concept,
                                   uint64_t state);

/* How many. O(states / 64). */
ENT_API uint64_t ent_reply_stable_count(const ent_replies *replies, ent_reply_concept concept,
                                        size_t party);
ENT_API uint64_t ent_reply_equilibrium_count(const ent_replies *replies, ent_reply_concept concept);

/* What a report shows. */
typedef struct ent_replies_view {
    size_t size;                /* of this struct as the caller was compiled */
    const ent_state_set *where; /* NULL: all states */
    bool lists;                 /* lists of states, not only counts */
    uint64_t most;              /* states of a list in text; 0: all */
} ent_replies_view;

/* Writes which states would hold. CSV has one row a state. Errors: ENT_ERROR_ARGUMENT, ENT_ERROR_IO,
 * ENT_ERROR_MEMORY. */
ENT_API ent_status ent_report_replies(ent_context *context, const ent_replies *replies,
                                      const ent_replies_view *view, ent_format format,
                                      const ent_sink *sink);

/*
 * Writes a certificate (docs/methods/certificates.md) of what the attitudes lead to, as ent_report_certificate()
 * does of a solution. Errors: ENT_ERROR_ARGUMENT, ENT_ERROR_IO, ENT_ERROR_LIMIT (moves), ENT_ERROR_CANCELLED,
 * ENT_ERROR_MEMORY. Time four searches for each reply; memory 8 bytes a move and 24 a state and party.
 */
ENT_API ent_status ent_report_reply_certificate(ent_context *context, const ent_replies *replies,
                                                const ent_certificate_view *view,
                                                const ent_sink *sink);

/*
 * Writes why a state holds or not by the attitudes, in words or as JSON: each reply of a party, whose fortunes it
 * serves, and under each concept the shortest answer that deters it. At most `most` replies a party (0: all). Errors:
 * ENT_ERROR_ARGUMENT, ENT_ERROR_UNSUPPORTED (CSV), ENT_ERROR_IO, ENT_ERROR_LIMIT (moves), ENT_ERROR_CANCELLED,
 * ENT_ERROR_MEMORY. Cost as of a certificate of one state.
 */
ENT_API ent_status ent_report_reply_explanation(ent_context *context, const ent_replies *replies,
                                                uint64_t state, size_t most, ent_format format,
                                                const ent_sink *sink);

#ifdef __cplusplus
}
#endif
#endif
