/* SPDX-License-Identifier: MIT */
/*
 * Leverage: what is the least that would have to change for a state to hold, or to hold no more.
 *
 * What may change: prioritized statements of a party move to other ranks, are left out, or are put in from a pool;
 * neighbouring groups of a ranking change places; weighted statements are left out; a direction of an option becomes
 * possible or impossible. Each kind has a cost; a *lever* is a change of the least total cost that does it. Beside it,
 * on what each party's staying at a state depends, as a condition on which states it likes no better, and how many
 * strict rankings satisfy it (inverse approach: Kinsara, Kilgour and Hipel 2015). See docs/methods/leverage.md.
 *
 * Sets of parties are bits, 1 << p for party p, so a dispute may have 64 parties at most here.
 *
 * What is made here never changes, so any number of threads may read it; a call that takes a context is alone
 * with that context.
 */
#ifndef ENTENTE_LEVERAGE_H
#define ENTENTE_LEVERAGE_H

#include <entente/conditions.h>
#include <entente/report.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The kinds of edits. */
typedef enum ent_edit_kind {
    ENT_EDIT_MOVE,  /* a prioritized statement, to another rank */
    ENT_EDIT_DROP,  /* a statement, prioritized or weighted */
    ENT_EDIT_ADD,   /* a statement of the pool, at some rank */
    ENT_EDIT_SWAP,  /* two groups of a ranking, whose order is turned round */
    ENT_EDIT_MOVES, /* a direction of an option */
    ENT_EDIT_KIND_COUNT
} ent_edit_kind;

/* The word for a kind: "move", "drop", "add", "swap" or "moves"; constant. */
ENT_API const char *ent_edit_word(ent_edit_kind kind);

/* What a search may cost, how much of one party's list may be new, how many levers are kept at most. */
enum { ENT_MOST_EDIT_COST = 1000, ENT_MOST_ADDED = 4, ENT_MOST_LEVERS = 1 << 16 };

/* Of how many states it is found out which takes the least change. */
enum { ENT_MOST_LEVER_STATES = 64 };

/* What is asked. Start from ent_leverage_defaults(). */
typedef struct ent_leverage_options {
    size_t size; /* of this struct as the caller was compiled */
    uint64_t state;
    ent_concept concept; /* any but ENT_SIM; default ENT_SEQ */
    bool breaks;         /* that the state holds no more; default false: that it holds */
    /* Per kind, up to ENT_MOST_EDIT_COST; 0: not used. Defaults 1, 2, 2, 1, 3. */
    uint32_t costs[ENT_EDIT_KIND_COUNT];
    uint64_t max_tries; /* changes made or judged; default 1,000,000 */
    size_t most;        /* levers kept; 0: all, up to ENT_MOST_LEVERS; default 5 */
    bool
        partial; /* a search that is cancelled ends as if its tries were used up; default false: it gives nothing */
    /* Asks after which change at least one of these holds, beginning with `state` where it is among them; with `breaks`
     * after which change `state`, one of these, holds no more, and how many of them then hold. Read by the call alone.
     * NULL, the default: of `state`. */
    const ent_state_set *where;
} ent_leverage_options;

/* Fills in the defaults. */
ENT_API void ent_leverage_defaults(ent_leverage_options *out);

/* One edit. What does not belong to its kind is 0. */
typedef struct ent_edit {
    ent_edit_kind kind;
    size_t party;      /* whose wishes, or whose option */
    size_t statement;  /* MOVE, DROP: its index in the file */
    size_t rank;       /* MOVE, ADD: its place in the changed list, from 0 */
    const char *added; /* ADD: the expression */
    uint64_t above,
        below;     /* SWAP: a state of each group, the lowest-numbered; `above` is above only now */
    size_t option; /* MOVES */
    bool up, possible; /* MOVES: towards later values; whether the direction is given or taken */
} ent_edit;

/* A change. */
typedef struct ent_lever {
    uint64_t cost;
    uint64_t parties; /* whose wishes change */
    uint64_t
        alike; /* changes of this cost that agree with it in all that matters, itself among them */
    size_t edit_count;
    const ent_edit *edits; /* by party, then options */
    /* With `breaks` and `where`, unless cancelled: how many of these states hold after it, and the first that does. None
     * does after a lever of the least cost: then no cheaper change ends them all. Changes that are alike may differ here. */
    uint64_t left, first_left;
} ent_lever;

/* How a search ended. */
typedef enum ent_leverage_end {
    ENT_LEVERAGE_ALREADY, /* nothing has to change */
    ENT_LEVERAGE_FOUND,   /* and nothing cheaper does it */
    ENT_LEVERAGE_NONE,    /* no change of these kinds does it */
    ENT_LEVERAGE_STOPPED /* none of the costs that were tried does it, by max_tries, or cancelled */
} ent_leverage_end;

/* The word for it: "already", "found", "none" or "stopped"; constant. */
ENT_API const char *ent_leverage_word(ent_leverage_end end);

typedef struct ent_leverage ent_leverage;

/*
 * Of several states, how far they were searched to find the one that takes the least. Where `settled` is `fit` that one
 * is certain, or that no change makes any of them hold; where it is `searched`, among those that were.
 */
typedef struct ent_leverage_states {
    uint64_t fit; /* how many were asked about; 1: `state` alone */
    uint64_t
        searched; /* of these: those nearest to today, ENT_MOST_LEVER_STATES at most; with `breaks` 1 */
    uint64_t settled; /* of these: no change is cheaper at it than what is found, or none does it */
    uint64_t tried_to; /* no change of a cost up to this does it at any that was searched */
    uint64_t tries;    /* changes made or judged to find it, beside those of ent_leverage_facts */
    uint64_t holding,
        first_holding; /* with `breaks`: how many hold as things stand, and the first of these */
} ent_leverage_states;

/* What was found. */
typedef struct ent_leverage_facts {
    ent_leverage_end end;
    uint64_t cost; /* FOUND: the least */
    uint64_t
        tried_to;   /* all changes of costs up to this were tried or ruled out, and do not do it */
    uint64_t tries; /* changes made or judged up to there */
    uint64_t change_count; /* changes of the least cost that do it; UINT64_MAX: so many at least */
    uint64_t lever_count;  /* of these, how many are not alike */
    bool counted;          /* all of the least cost were tried; false: there may be more */
    size_t kept;           /* one of each kind alike: the first */
    const ent_lever *levers;
    uint64_t
        sets_to; /* changes of wishes alone were tried up to this cost; then the search ended */
    size_t
        set_count; /* sets of parties that can do it by their wishes alone, cheaper than any part */
    const ent_lever *sets; /* one change each; by cost, then by set */
    const ent_lever *
        bound; /* STOPPED: a change that does it, by dropping wishes alone and perhaps not the least; NULL:
                               none was found */
    bool cancelled; /* with `partial`: what was found until then, not solved again */
    ent_leverage_states states;
} ent_leverage_facts;

/* What a party could do by its wishes alone. */
typedef struct ent_alone {
    ent_leverage_end end; /* ALREADY only when all is */
    uint64_t cost;        /* FOUND */
    uint64_t tried_to;    /* STOPPED: no change of it up to this cost does it */
} ent_alone;

/*
 * Searches for the least change. The space must outlive the leverage. Unsure wishes are taken as sure. With `where` all
 * that is told is of the state that takes the least, the first of several, or where that is not found of one for which
 * it is open; ent_leverage_asked() has its number. Errors: ENT_ERROR_ARGUMENT (also for an empty `where`, or with
 * `breaks` one without `state`); ENT_ERROR_UNSUPPORTED (more than 64 parties; issued); ENT_ERROR_INPUT (wishes that do not fit
 * the states; issued); ENT_ERROR_LIMIT (moves; issued), ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. The caller owns *out.
 * Time: at most `max_tries` changes, with `where` as many again for all of them together, each of which takes the moves
 * that are searched from the state; moves are kept one by one. Memory: for each class of changes of a party a bit a state, under SEQ and SSEQ also a bit a move, and
 * for each statement and item of the pool two bits a move.
 */
ENT_API ent_status ent_leverage_new(ent_context *context, const ent_space *space,
                                    const ent_leverage_options *options, ent_leverage **out);
ENT_API void ent_leverage_free(ent_leverage *leverage);

/* The space, what was asked (of `where` the state that is told of, and NULL), what was found, and what a party could do
 * alone; all of it belongs to the leverage. */
ENT_API const ent_space *ent_leverage_space(const ent_leverage *leverage);
ENT_API const ent_leverage_options *ent_leverage_asked(const ent_leverage *leverage);
ENT_API ent_leverage_facts ent_leverage_found(const ent_leverage *leverage);
ENT_API ent_alone ent_leverage_alone(const ent_leverage *leverage, size_t party);

/* How many items the pool has, and one of them as an expression. */
ENT_API size_t ent_leverage_pool_count(const ent_leverage *leverage);
ENT_API const char *ent_leverage_pool_at(const ent_leverage *leverage, size_t item);

/* What a report of leverage shows beside what was found. */
typedef struct ent_leverage_view {
    size_t size; /* of this struct as the caller was compiled */
    /* Per party the condition of its staying at the state, by the concept that was asked for; NULL: none is shown. */
    const ent_condition *const *conditions;
    const ent_rankings *rankings; /* of several parties, or NULL */
    size_t most;                  /* text: clauses of a condition, and terms of a clause; 0: all */
} ent_leverage_view;

/*
 * Writes what was found. CSV has one row an edit of each lever that was kept. Errors: ENT_ERROR_ARGUMENT (also for
 * conditions of another state or concept), ENT_ERROR_IO, ENT_ERROR_MEMORY.
 */
ENT_API ent_status ent_report_leverage(ent_context *context, const ent_leverage *leverage,
                                       const ent_leverage_view *view, ent_format format,
                                       const ent_sink *sink);

#ifdef __cplusplus
}
#endif
#endif
