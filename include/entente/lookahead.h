/* SPDX-License-Identifier: MIT */
/*
 * Look-ahead: which states two parties would hold that think several moves ahead.
 *
 * Let R_i(s) be what party i reaches from s by one move, P_i its order, j the other party. G_h(i, s) is the
 * state where things end, as i sees it, when i may move from s, then j, and so on by turns, each as far-sighted
 * as the moves that are left, h in all, and each free to end it all by staying:
 *
 *   G_0(i, s) = s, and G_h(i, s) = s where R_i(s) is empty;
 *   else let m in R_i(s) maximise P_i(G_(h-1)(j, m)): G_h(i, s) = s if P_i(s) >= P_i(G_(h-1)(j, m)), for then
 *   i stays, else G_(h-1)(j, m).
 *
 * s is stable for i under
 *
 *   L_h (limited-move stability of horizon h)   iff G_h(i, s) = s; L_1 is Nash;
 *   NM (non-myopic stability)                   iff G_h(i, s) = s for all h from some h on;
 *   Stackelberg, with a leader                  iff L_2 for the leader, L_1 for the other.
 *
 * A state that is stable for both is an equilibrium. The theory has two parties and strict orders: for more
 * parties it is open, and nothing is decided. Where a party likes several ends equally, the move to the state
 * with the lowest number is taken, it stays rather than move to an end that it likes no better, and that this
 * happened is counted as a *tie*. Sources: Zagare 1984; Kilgour 1984; Fang, Hipel and Kilgour 1993. See
 * docs/methods/lookahead.md.
 *
 * What is made here never changes, so any number of threads may read it; a call that takes a context is alone
 * with that context.
 */
#ifndef ENTENTE_LOOKAHEAD_H
#define ENTENTE_LOOKAHEAD_H

#include <entente/report.h>

#ifdef __cplusplus
extern "C" {
#endif

/* How a party looks ahead. */
typedef enum ent_lookahead_kind {
    ENT_LIMITED,     /* L_h, for a horizon h */
    ENT_NONMYOPIC,   /* NM */
    ENT_STACKELBERG, /* only where a leader was asked for */
    ENT_LOOKAHEAD_KIND_COUNT
} ent_lookahead_kind;

/* The longest horizon that can be kept. */
#define ENT_MOST_HORIZON 64

/* "No state". */
#define ENT_NO_STATE UINT64_MAX

/* What is asked. Start from ent_lookahead_defaults(), which fills in `size` (of this struct as the caller was
 * compiled) and every default. */
typedef struct ent_lookahead_options {
    size_t size;
    uint32_t horizon; /* L_1 .. L_horizon are decided; from 1 to ENT_MOST_HORIZON, default 4 */
    uint64_t
        max_rounds; /* for NM horizons up to this one are worked out until all ends repeat; default
                            10000; 0: NM is not looked for */
    bool stackelberg; /* also Stackelberg, `leader` leading; the horizon is then at least 2 */
    size_t leader;    /* index of a party */
} ent_lookahead_options;

/* Fills in the defaults. */
ENT_API void ent_lookahead_defaults(ent_lookahead_options *out);

typedef struct ent_lookahead ent_lookahead;

/*
 * Decides look-ahead stability of every state. `options` NULL: the defaults. The space must outlive the result.
 * Errors: ENT_ERROR_ARGUMENT; ENT_ERROR_UNSUPPORTED, issued (there are not exactly two parties);
 * ENT_ERROR_INPUT, issued (a ranking or weights that do not fit); ENT_ERROR_LIMIT (moves; memory, issued);
 * ENT_ERROR_CANCELLED, ENT_ERROR_MEMORY. The caller owns *out.
 * Time O(states) a horizon after sorting when all options can be taken back, else times the cells of a group;
 * by arcs O(moves). Memory 8 bytes a state and horizon kept, about 90 a state while it works.
 *
 *     ent_lookahead *ahead = NULL;
 *     ent_status status = ent_lookahead_new(context, space, NULL, &ahead);
 *     if (status == ENT_OK && ent_lookahead_is_stable(ahead, ENT_LIMITED, 2, party, state)) ...
 */
ENT_API ent_status ent_lookahead_new(ent_context *context, const ent_space *space,
                                     const ent_lookahead_options *options, ent_lookahead **out);
ENT_API void ent_lookahead_free(ent_lookahead *lookahead);

/* The space that it was decided in. */
ENT_API const ent_space *ent_lookahead_space(const ent_lookahead *lookahead);

/* What became of the ends G_h as horizons grew. */
typedef enum ent_lookahead_limit {
    ENT_LOOKAHEAD_CONSTANT, /* from some horizon on they are the same */
    ENT_LOOKAHEAD_CYCLES, /* from some horizon on they go round; those of some states may yet be constant */
    ENT_LOOKAHEAD_UNDECIDED /* neither was seen within max_rounds */
} ent_lookahead_limit;

/* What was worked out, and how it ended. */
typedef struct ent_lookahead_facts {
    uint32_t horizon; /* that is kept: the one asked for, with a leader at least 2 */
    bool stackelberg;
    size_t leader;
    ent_lookahead_limit limit;
    uint64_t rounds;  /* horizons worked out, from 1 to this one */
    bool limit_asked; /* NM was looked for: max_rounds was not 0 */
    /* Unless undecided: from this horizon on ends repeat; the first such where they are constant. */
    uint64_t from;
    uint64_t period; /* after so many horizons; 1: constant; 0: undecided */
    /* Ties over all parties, states and horizons worked out; 0: the order of a tie made no difference. */
    uint64_t ties;
} ent_lookahead_facts;

/* The facts of a result. */
ENT_API ent_lookahead_facts ent_lookahead_facts_of(const ent_lookahead *lookahead);

/*
 * Whether a state is stable for a party. `horizon`, from 1 to the one kept, matters for ENT_LIMITED alone.
 * NM: false for all where it is undecided. O(1).
 */
ENT_API bool ent_lookahead_is_stable(const ent_lookahead *lookahead, ent_lookahead_kind kind,
                                     uint32_t horizon, size_t party, uint64_t state);

/* Whether it is stable for both. O(1). */
ENT_API bool ent_lookahead_is_equilibrium(const ent_lookahead *lookahead, ent_lookahead_kind kind,
                                          uint32_t horizon, uint64_t state);

/* How many states are stable for a party, and how many are equilibria. O(states). */
ENT_API uint64_t ent_lookahead_stable_count(const ent_lookahead *lookahead, ent_lookahead_kind kind,
                                            uint32_t horizon, size_t party);
ENT_API uint64_t ent_lookahead_equilibrium_count(const ent_lookahead *lookahead,
                                                 ent_lookahead_kind kind, uint32_t horizon);

/*
 * The state where things end, as a party sees it, when it may move first from a state: G_h(party, state), for
 * ENT_LIMITED; for ENT_NONMYOPIC what that is from some h on; for ENT_STACKELBERG G_2 for the leader and G_1
 * for the other. ENT_NO_STATE: NM, and it goes round, or is undecided. O(1).
 */
ENT_API uint64_t ent_lookahead_end(const ent_lookahead *lookahead, ent_lookahead_kind kind,
                                   uint32_t horizon, size_t party, uint64_t state);

/* How many states there are at which the choice of a party, with so many moves left, was between ends that it
 * likes equally. */
ENT_API uint64_t ent_lookahead_ties(const ent_lookahead *lookahead, uint32_t horizon, size_t party);

/* One move of a sequence that is foreseen. */
typedef struct ent_foreseen {
    size_t party;
    uint64_t from, to;
} ent_foreseen;

/*
 * The moves that a party foresees from a state when it may move first, `horizon` in all: writes them into
 * `out`, which has room for `horizon`, and into *count how many; none when it stays. The last leads to
 * ent_lookahead_end(). Errors: ENT_ERROR_ARGUMENT (a NULL, a horizon, party or state out of range),
 * ENT_ERROR_MEMORY. O(moves of the states passed).
 */
ENT_API ent_status ent_lookahead_path(ent_context *context, const ent_lookahead *lookahead,
                                      uint32_t horizon, size_t party, uint64_t state,
                                      ent_foreseen *out, size_t *count);

/* What a report of a look-ahead shows. */
typedef struct ent_lookahead_view {
    size_t size;                /* of this struct as the caller was compiled */
    const ent_state_set *where; /* NULL: all states */
    bool lists;                 /* text and JSON: lists of states, not only counts */
    uint64_t most;              /* rows of a list in text; 0: all */
} ent_lookahead_view;

/* Writes which states would hold at each horizon, and where each party sees things end. CSV has one row a
 * state. Errors: ENT_ERROR_ARGUMENT, ENT_ERROR_IO, ENT_ERROR_MEMORY. */
ENT_API ent_status ent_report_lookahead(ent_context *context, const ent_lookahead *lookahead,
                                        const ent_lookahead_view *view, ent_format format,
                                        const ent_sink *sink);

/* Writes what each party foresees from a state, at each horizon: in words, or as JSON. CSV:
 * ENT_ERROR_UNSUPPORTED. */
ENT_API ent_status ent_report_foresight(ent_context *context, const ent_lookahead *lookahead,
                                        uint64_t state, ent_format format, const ent_sink *sink);

/*
 * Writes a certificate (docs/methods/certificates.md): for each state that is stable for both at some horizon kept,
 * and each asked for by `also`, where each party sees things end at each horizon, and the move that it has in mind.
 * Of NM and Stackelberg it does not speak. The dispute must be the one that was read. Errors: ENT_ERROR_ARGUMENT,
 * ENT_ERROR_IO, ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED; what was written then is no certificate.
 * Time as ent_lookahead_path(), twice for each state, party and horizon; the output is streamed.
 */
ENT_API ent_status ent_report_lookahead_certificate(ent_context *context,
                                                    const ent_lookahead *lookahead,
                                                    const ent_certificate_view *view,
                                                    const ent_sink *sink);

#ifdef __cplusplus
}
#endif
#endif
