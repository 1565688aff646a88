/* SPDX-License-Identifier: MIT */
/*
 * Coalitions: who, acting together, could do better, and which states hold against that.
 *
 * A coalition H is a set of parties, at least one. R_H(s) is what it reaches from s by legal sequences of
 * its members' moves, in which no party moves twice in a row. A state is *better for H* than s when every
 * member strictly prefers it to s; R++_H(s), the *coalitional improvements*, are the states of R_H(s) that
 * are better for H. A *sanction* is a state that is not better for H than s. s is stable for H under
 *
 *   CNash (ENT_NASH)   iff R++_H(s) is empty;
 *   CGMR  (ENT_GMR)    iff from each x in R++_H(s) the parties outside of H can reach a sanction, by a
 *                      legal sequence of their moves;
 *   CSMR  (ENT_SMR)    iff the same holds with a sanction from which H reaches no state better for it than s;
 *   CSEQ  (ENT_SEQ)    iff as CGMR, by a sequence of coalitional improvements of coalitions of parties
 *                      outside of H, none of which acts twice in a row.
 *
 * Where H is all parties nothing deters, and the four are one. s itself is a sanction when the others can
 * bring it back. A state that is stable for all coalitions examined is an equilibrium among them. An
 * equilibrium that is CNash stable for H is what Kilgour, Hipel, Fang and Peng call coalition-proof for H.
 * Sources: Kilgour, Hipel, Fang and Peng 2001; Inohara and Hipel 2008. See docs/methods/coalitions.md.
 *
 * Sets of parties are bits, 1 << p for party p, so a dispute may have 64 parties at most here.
 *
 * What is made here never changes, so any number of threads may read it; a call that takes a context is alone
 * with that context.
 */
#ifndef ENTENTE_COALITIONS_H
#define ENTENTE_COALITIONS_H

#include <entente/report.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The concepts that there are for coalitions. */
#define ENT_COALITION_CONCEPTS (1u << ENT_NASH | 1u << ENT_GMR | 1u << ENT_SMR | 1u << ENT_SEQ)

/* The usual abbreviation of such a concept for coalitions ("CNash"); constant. NULL for others. */
ENT_API const char *ent_coalition_concept_label(ent_concept concept);

enum { ENT_MOST_COALITION_PARTIES = 64, ENT_MOST_COALITIONS = 1 << 16 };

/* What is asked. Start from ent_coalition_defaults(), which fills in `size` (of this struct as the caller
 * was compiled) and every default: all coalitions, all concepts. */
typedef struct ent_coalition_options {
    size_t size;
    unsigned
        concepts; /* a set, of ENT_COALITION_CONCEPTS; empty: nothing is decided, and only joint
                                moves can be asked for */
    const uint64_t
        *list; /* the coalitions to examine; NULL: all in which the parties of `with` are */
    size_t list_count;
    uint64_t with; /* a set of parties, may be empty; for a list meaningless */
} ent_coalition_options;

/* Fills in the defaults. */
ENT_API void ent_coalition_defaults(ent_coalition_options *out);

/* What was found of some coalitions of one dispute. */
typedef struct ent_coalitions ent_coalitions;

/*
 * How many bytes listing so many states and examining coalitions of them take at most; `options` NULL: the
 * defaults. Errors: ENT_ERROR_ARGUMENT; ENT_ERROR_UNSUPPORTED where that is not known beforehand: for CSEQ,
 * unless all parties are members, since what the others could do better is kept and max_moves is the limit; where
 * ent_solution_plan() has no plan; where there are too many coalitions or parties. Nothing is allocated.
 * O(coalitions * parties + parties * options).
 */
ENT_API ent_status ent_coalitions_plan(const ent_context *context, const ent_dispute *dispute,
                                       uint64_t states, const ent_coalition_options *options,
                                       uint64_t *out);

/* Lets the context list no more states of this dispute than can be examined within its max_memory, as
 * ent_solution_afford() does. ENT_ERROR_ARGUMENT. Time: that of 33 plans. */
ENT_API ent_status ent_coalitions_afford(ent_context *context, const ent_dispute *dispute,
                                         const ent_coalition_options *options);

/*
 * Examines coalitions: decides for each state whether it is stable for each of them. `options` NULL: the
 * defaults. The space must outlive *out, which the caller owns. Without a list coalitions come in the
 * order of their size, then of their bits.
 * Errors: ENT_ERROR_ARGUMENT (a concept that there is not for coalitions, an empty coalition, a party that
 * there is not); ENT_ERROR_UNSUPPORTED (more than 64 parties; issued); ENT_ERROR_LIMIT, issued (more than
 * ENT_MOST_COALITIONS; memory, by the plan; for CSEQ more than 16 parties that are not members, or more improvements
 * of a coalition than the context's max_moves); what ent_solution_new() says of orders and moves;
 * ENT_ERROR_CANCELLED; ENT_ERROR_MEMORY.
 * Time, a coalition: CNash and CGMR near O(parties * states) where all options can be taken back, at worst
 * with a factor of about the square root of the states; CSMR O(states^2) at worst; CSEQ the sum, over the
 * coalitions of the others, of the pairs of states that are reached from each other. Memory: a bit a state,
 * coalition and concept, about 50 bytes a state and member while a coalition is worked on, for CSEQ 4 bytes
 * an improvement. Threads take coalitions each; results do not depend on their number.
 *
 *     ent_coalitions *found = NULL;
 *     ent_status status = ent_coalitions_new(context, space, NULL, &found);
 *     for (size_t k = 0; status == ENT_OK && k < ent_coalition_count(found); k++) ...
 */
ENT_API ent_status ent_coalitions_new(ent_context *context, const ent_space *space,
                                      const ent_coalition_options *options, ent_coalitions **out);
ENT_API void ent_coalitions_free(ent_coalitions *coalitions);

/*
 * Examines all sets of two parties or more in passing, under CNash and CGMR: would any of them leave together what holds
 * against each party alone? Where that is not quick (states * parties * 2^parties beyond 2^19, more than 10 parties, or more
 * memory than the context may take), and where there is one party, *out is NULL. Errors: as ent_coalitions_new(), but no
 * ENT_ERROR_LIMIT, of which nothing is issued, and never ENT_ERROR_UNSUPPORTED. The caller owns *out and releases it with
 * ent_coalitions_free(). Time and memory: as there.
 */
ENT_API ent_status ent_coalitions_several(ent_context *context, const ent_space *space,
                                          ent_coalitions **out);

/* The space that they were found in. */
ENT_API const ent_space *ent_coalitions_space(const ent_coalitions *coalitions);

/* The set of concepts that was decided. */
ENT_API unsigned ent_coalitions_concepts(const ent_coalitions *coalitions);

/* The coalitions examined, by number from 0; the set of parties of one. O(1). */
ENT_API size_t ent_coalition_count(const ent_coalitions *coalitions);
ENT_API uint64_t ent_coalition_parties(const ent_coalitions *coalitions, size_t coalition);

/* The number of the coalition of just these parties; ENT_ERROR_NOT_FOUND. O(coalitions). */
ENT_API ent_status ent_coalition_find(const ent_coalitions *coalitions, uint64_t parties,
                                      size_t *out);

/* Whether a state is stable for a coalition under a concept of the set. O(1). */
ENT_API bool ent_coalition_is_stable(const ent_coalitions *coalitions, ent_concept concept,
                                     size_t coalition, uint64_t state);

/* Whether it is stable for all coalitions examined. O(1). */
ENT_API bool ent_is_coalition_equilibrium(const ent_coalitions *coalitions, ent_concept concept,
                                          uint64_t state);

/* How many states are stable for a coalition, and for all examined. O(states / 64). */
ENT_API uint64_t ent_coalition_stable_count(const ent_coalitions *coalitions, ent_concept concept,
                                            size_t coalition);
ENT_API uint64_t ent_coalition_equilibrium_count(const ent_coalitions *coalitions,
                                                 ent_concept concept);

/* The level of a state in a party's order, as ent_level(), and how many levels there are. */
ENT_API uint32_t ent_coalition_level(const ent_coalitions *coalitions, size_t party,
                                     uint64_t state);
ENT_API uint32_t ent_coalition_level_count(const ent_coalitions *coalitions, size_t party);

/* A step of an answer: what a coalition brings about by moves of its members. */
typedef struct ent_joint_step {
    uint64_t parties; /* the coalition; those who move may be fewer */
    uint64_t from, to;
    size_t move_count;
    const ent_step *moves; /* `gain` is ENT_NO_STATEMENT */
} ent_joint_step;

/* An answer that deters: shortest of those that do. For CGMR and CSMR it is one step of the parties outside
 * of the coalition; for CSEQ each step is better for all who take it together than the state it leaves. */
typedef struct ent_joint_answer {
    ent_concept concept;
    size_t step_count;
    const ent_joint_step *steps;
    uint64_t ends; /* the sanction */
} ent_joint_answer;

/* A coalitional improvement. All members gain by it. */
typedef struct ent_joint_move {
    uint64_t to;
    size_t step_count; /* a shortest legal sequence of the members that leads there */
    const ent_step *steps;
    unsigned deterred; /* set of concepts under which the others deter it */
    size_t answer_count;
    const ent_joint_answer *answers; /* one for each of them: CGMR, CSMR, CSEQ */
} ent_joint_move;

/* What a coalition could do better than a state. */
typedef struct ent_joint_moves {
    uint64_t state, parties;
    uint64_t count;      /* of its coalitional improvements */
    uint64_t undeterred; /* how many of these the others deter under no concept */
    unsigned stable;     /* set of concepts under which the state is stable for it */
    size_t shown_count;
    const ent_joint_move *
        shown; /* the hardest to deter first, as in explanations, then by fewest moves, then by fewest
                                    options changed, then by number */
} ent_joint_moves;

/*
 * Lists what a coalition, whether it was examined or not, could do better than a state, and how the others
 * could answer, under all four concepts; `most` of them are worked out (0: all). Errors:
 * ENT_ERROR_ARGUMENT (also for merged parties), ENT_ERROR_LIMIT (as above, for CSEQ; issued), ENT_ERROR_CANCELLED,
 * ENT_ERROR_MEMORY. The caller owns *out. Time O(parties * states) for each improvement, and once for all that of CSEQ.
 */
ENT_API ent_status ent_joint_moves_new(ent_context *context, const ent_coalitions *coalitions,
                                       uint64_t parties, uint64_t state, size_t most,
                                       ent_joint_moves **out);
ENT_API void ent_joint_moves_free(ent_context *context, ent_joint_moves *moves);

/*
 * Merged parties: another model, in which parties act as one.
 *
 * Each group of parties is one *player*; every party in none is a player of its own. A player moves, in one
 * move, to each possible state that differs in options of its members alone, none of them changed in a
 * forbidden direction; what lies between is no matter. It prefers q to s when every member strictly does,
 * which is no order of the states: a sanction is a state that is not better for all members. With such moves
 * and preferences states are stable for players as defined in entente/stability.h, under ENT_NASH, ENT_GMR,
 * ENT_SMR and ENT_SEQ: under SEQ the improvements of a player are its moves to what is better for all members.
 * What no member perceives is neither left nor reached; what one of them does, all do. Graph form has no
 * options, and so no merged parties.
 */
typedef struct ent_merged_options {
    size_t size;
    unsigned concepts;      /* a set, never empty, of ENT_COALITION_CONCEPTS */
    const uint64_t *groups; /* sets of parties, no party in two of them; at least one */
    size_t group_count;
} ent_merged_options;

/* Fills in `size` and every default: all concepts, and no groups, which must be given. */
ENT_API void ent_merged_defaults(ent_merged_options *out);

/*
 * Decides for each state whether it is stable for each player. The result is asked like one of coalitions: its
 * coalitions are the players, in the order of their first parties, and its equilibria are what is stable for
 * all of them. Errors: ENT_ERROR_ARGUMENT (a concept that there is not for coalitions; no group, an empty one, a
 * party in two, or one that there is not), ENT_ERROR_UNSUPPORTED (graph form, or more than 64 parties; issued),
 * ENT_ERROR_LIMIT (issued: moves by arcs, or improvements of a player for SEQ, beyond max_moves),
 * ENT_ERROR_INPUT, ENT_ERROR_CANCELLED, ENT_ERROR_MEMORY. The caller owns *out and releases it with
 * ent_coalitions_free(). Time and memory as for coalitions, less what their subsets take; SEQ lists the improvements
 * of each player.
 */
ENT_API ent_status ent_merged_new(ent_context *context, const ent_space *space,
                                  const ent_merged_options *options, ent_coalitions **out);

/* Whether these are players of merged parties. */
ENT_API bool ent_coalitions_merged(const ent_coalitions *coalitions);

/* What a report of coalitions shows. */
typedef struct ent_coalitions_view {
    size_t size;                /* of this struct as the caller was compiled */
    const ent_state_set *where; /* NULL: all states */
    bool lists;                 /* states, not only counts; CSV is always whole */
    size_t most; /* text: states listed on one line; 0: all. JSON and CSV are always whole */
} ent_coalitions_view;

/* Writes what is stable for which coalition, or for which player: then the text says that parties are merged,
 * JSON has "model":"merged" and `players`, and CSV columns merged_nash and so on. CSV has one row a state.
 * Errors: ENT_ERROR_ARGUMENT, ENT_ERROR_IO, ENT_ERROR_MEMORY. */
ENT_API ent_status ent_report_coalitions(ent_context *context, const ent_coalitions *coalitions,
                                         const ent_coalitions_view *view, ent_format format,
                                         const ent_sink *sink);

/*
 * Writes who, acting together, could do better than a state, and whether the others could deter them: in
 * words for the coalitions without a smaller one that could, `most` improvements of each (0: all), the
 * others by name; or as JSON. All coalitions examined are looked at, each for the time of ent_joint_moves_new().
 * CSV: ENT_ERROR_UNSUPPORTED. Errors: ENT_ERROR_ARGUMENT, what ent_joint_moves_new() says, ENT_ERROR_IO.
 */
ENT_API ent_status ent_report_joint_moves(ent_context *context, const ent_coalitions *coalitions,
                                          uint64_t state, size_t most, ent_format format,
                                          const ent_sink *sink);

/*
 * Writes a certificate (docs/methods/certificates.md): for each coalition examined, and each state that is stable
 * for all of them under some concept or is asked for by `also`, what shows the verdict. Where no concept was decided
 * (the set was empty) all four are told, of the states of `also` alone. The dispute must be the one that was read.
 * Errors: ENT_ERROR_ARGUMENT (also for merged parties), ENT_ERROR_LIMIT (as above, for CSEQ; issued),
 * ENT_ERROR_IO, ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED; what was written then is no certificate. Time twice that of
 * ent_joint_moves_new() for each coalition and state, less what can be kept; the output is streamed.
 */
ENT_API ent_status ent_report_coalition_certificate(ent_context *context,
                                                    const ent_coalitions *coalitions,
                                                    const ent_certificate_view *view,
                                                    const ent_sink *sink);

#ifdef __cplusplus
}
#endif
#endif
