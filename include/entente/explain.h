/* SPDX-License-Identifier: MIT */
/*
 * Explanations: why a state holds or does not, and what many equilibria have in common.
 *
 * An improvement is deterred by an *answer* of the others, a sequence that ends in a sanction (entente/stability.h).
 * That an answer pays for those who give it does not make it the best that they could do. See docs/methods/stability.md.
 *
 * What is made here never changes, so any number of threads may read it; a call that takes a context is alone
 * with that context.
 */
#ifndef ENTENTE_EXPLAIN_H
#define ENTENTE_EXPLAIN_H

#include <entente/stability.h>

#ifdef __cplusplus
extern "C" {
#endif

/* "No statement": the two states are equally good, or the party's order is a ranking or weights. */
#define ENT_NO_STATEMENT SIZE_MAX

/* "No state". */
#define ENT_NO_STATE UINT64_MAX

/* "Not reached", as a number of moves. */
#define ENT_NOT_REACHED UINT32_MAX

/* One move of a sequence: `party` changes its options from state `from` to state `to`. */
typedef struct ent_step {
    size_t party;
    uint64_t from, to;
    size_t
        gain; /* where every step must be an improvement: the mover's first statement on which the
                    two states differ; else, or where its order has none, ENT_NO_STATEMENT */
} ent_step;

/*
 * One unilateral improvement, and the shortest sequence by which the others deter it. The sequence
 * answers to the strictest concept under which the improvement is deterred (`by`; SSEQ, SEQ, SMR, GMR
 * in this order, and SIM where no other does). Among the shortest found it is one whose first step is not unprompted
 * (below), where there is one, and of these it changes the fewest options; the search keeps one way to each state, so a
 * sequence as short may exist that comes before it by this. For SIM
 * the steps are no sequence: each is an improvement from the explained state, and all are made at once.
 */
typedef struct ent_improvement {
    uint64_t to;
    size_t reason;     /* the party's first statement on which the states differ, true in `to`; or
                          ENT_NO_STATEMENT */
    unsigned deterred; /* set of concepts under which it is deterred */
    ent_concept by;    /* which concept `steps` answers to; meaningless when step_count is 0 */
    size_t step_count;
    const ent_step *steps;
    uint64_t ends; /* the state that the answer brings about; meaningless when step_count is 0 */
    size_t loss;   /* the statement that is true in the state and false after the last step, or
                    ENT_NO_STATEMENT */
    uint64_t
        other_count; /* single moves of the others that deter it under `by`, too; 0 for SIM. Longer answers
                             are not counted */
    const uint64_t *others_of; /* per party; NULL when step_count is 0 or for SIM */
    size_t others_shown; /* all where everything is worked out or they are two at most, else none */
    const ent_step *others; /* by party; `gain` is ENT_NO_STATEMENT */
    uint64_t
        unprompted; /* where the first step of the answer leads from the explained state, when its mover is
                            better off there, too; else ENT_NO_STATE, as in graph form and for SIM */
    size_t
        feared; /* under SSEQ and SEQ the first step whose mover would, where it takes it, be deterred from it under SEQ:
                      it has to fear an answer in turn that pays; else step_count */
} ent_improvement;

/* Moves of a party that would cost it the same, told by that which changes the fewest options. */
typedef struct ent_cost {
    size_t loss; /* the party's first statement on which the states differ, which each of the moves
                       breaks; or ENT_NO_STATEMENT */
    uint64_t moves; /* how many */
    uint64_t nearest;
} ent_cost;

/* Why no move of a party changes one of its options to a value on one side of the one that it has. */
typedef enum ent_fixed_why {
    ENT_FIXED_NONE,      /* there is no value on that side */
    ENT_FIXED_DIRECTION, /* its `moves` lead to no value there */
    ENT_FIXED_RULE,      /* changed alone, it breaks a rule */
    ENT_FIXED_UNSEEN     /* the party does not perceive what would come of it */
} ent_fixed_why;

/* What bars the values on one side: of those that the option's `moves` lead to the nearest one. */
typedef struct ent_fixed_side {
    ent_fixed_why why;
    size_t rule; /* the first that is broken; else meaningless */
    bool others; /* something else bars a further value that its `moves` lead to */
} ent_fixed_side;

/* How its party would like what rules forbid that speak of options of others, too: of rules between its own options nothing is
 * told, as these say what excludes each other, and its wishes reckon with that. What is not possible has no level: the truth of its wishes is asked, which a
 * ranking of states has not. In the order of how much it tells. */
typedef enum ent_forbidden {
    ENT_FORBIDDEN_NONE,   /* no such rule forbids a value that the option's `moves` lead to */
    ENT_FORBIDDEN_WORSE,  /* less than the state */
    ENT_FORBIDDEN_UNTOLD, /* a ranking does not say */
    ENT_FORBIDDEN_EQUAL,  /* as much */
    ENT_FORBIDDEN_BETTER  /* better */
} ent_forbidden;

/* An option that its party cannot change: what bars the lower values, and the higher ones. Not both have no value. */
typedef struct ent_fixed {
    size_t option;
    ent_fixed_side less, more;
    uint64_t
        barred; /* of the states that the option changed alone gives, by a value that its `moves` do not lead to, the one
                   that the party likes best, of equal ones the one of the lowest value; ENT_NO_STATE where there is
                   none, as by a rule, or where the party does not perceive it */
    bool tempting; /* the party likes that state better */
    ent_forbidden
        forbidden; /* of the values that a rule forbids, that of which this tells the most, of these the one liked best, then the lowest */
    size_t forbidden_value,
        forbidding; /* that value, and the first rule that it breaks; else meaningless */
} ent_fixed;

/* One party's part of an explanation. What follows `open_count` tells why a party stays that has no improvement,
 * and is zero for others, but for `fixed`. */
typedef struct ent_stance {
    unsigned stable; /* set of concepts */
    uint64_t improvement_count;
    size_t
        shown_count; /* the hardest to deter first, of these the best liked, then by the fewest options changed */
    const ent_improvement *shown;
    uint64_t
        liked; /* where the improvement leads that it likes best, of equal ones the first in that order, shown or not;
                       ENT_NO_STATE where it has none */
    uint64_t open_count;  /* of its improvements, those that are deterred under no concept */
    uint64_t move_count;  /* all moves of its own */
    uint64_t equal_count; /* of them, those to a state that it likes as much */
    size_t equal_shown;   /* of these the nearest first, as many as are worked out */
    const uint64_t *equal;
    size_t cost_count; /* of those that make it worse off, the nearest first */
    const ent_cost *costs;
    size_t
        unmet_count; /* its statements that are false in the state, where they stand in an order */
    const size_t *unmet;
    const bool *in_reach; /* of each of these, whether a move of its own would meet it */
    size_t fixed_count;   /* its options that no move of it changes, in option form */
    const ent_fixed *fixed;
} ent_stance;

/* Why a state holds or does not, party by party. */
typedef struct ent_explanation {
    uint64_t state;
    unsigned equilibrium; /* set of concepts */
    size_t party_count;
    const ent_stance *stances; /* per party */
    uint64_t
        cited[ENT_BASIS_COUNT]; /* what the reasons rest on: statements named, weighted ones that
                                        make a difference, rankings (one each) */
    const struct ent_coalitions *
        several; /* the caller's, to be told of, too: what ent_coalitions_several() found of the same space. NULL where
                    it is made: not asked */
    const ent_state_set *
        among; /* the caller's, of the same space: the states that were asked for, of which this is one. Where two of
                  them or more hold it is told what all that hold have, though not all of them have it, and today
                  has not. NULL where it is made: asked for by itself */
} ent_explanation;

/*
 * Explains a state under the concepts of the solution; at most `most` improvements a party, or
 * kinds of cost where it has none, are worked out (0: all). Errors: ENT_ERROR_ARGUMENT, ENT_ERROR_MEMORY,
 * ENT_ERROR_CANCELLED. The caller owns *out. Time: about that of the solution, and a search for each improvement shown.
 */
ENT_API ent_status ent_explanation_new(ent_context *context, const ent_solution *solution,
                                       uint64_t state, size_t most, ent_explanation **out);
ENT_API void ent_explanation_free(ent_context *context, ent_explanation *explanation);

/* A settlement: an equilibrium and how it compares with today. */
typedef struct ent_settlement {
    uint64_t state;
    unsigned concepts;     /* set of concepts under which it is an equilibrium; may be empty */
    uint32_t moves;        /* fewest moves from today, or ENT_NOT_REACHED (also without a today); a
                              party may move several times on end */
    uint32_t improvements; /* the same where every move improves its mover's position */
} ent_settlement;

/* States that share values: for each option the value they share, or -1. */
typedef struct ent_cluster {
    uint64_t count;
    const int32_t *shared;
} ent_cluster;

/* How a name of the file fares. */
typedef struct ent_name_standing {
    size_t name;
    uint64_t states;                   /* feasible states that bear it */
    uint64_t holding;                  /* of them, equilibria under some concept */
    uint64_t under[ENT_CONCEPT_COUNT]; /* of them, equilibria under each concept that was decided */
    ent_settlement strongest;          /* of its states; meaningless when states is 0 */
    uint64_t
        failing; /* the nearest to today of those that do not hold; meaningless when there is none */
    uint64_t
        equally; /* of its states, those that hold as strongly as the strongest, that one counted */
    const bool *
        tied; /* per option whether all of its states that hold under the strictest concept under which any does have
                 one value, which another of its states has not, nor today. NULL where fewer than two hold */
} ent_name_standing;

/*
 * A digest of the equilibria (under at least one of the concepts decided).
 * Undominated: no other equilibrium is at least as good for every party and better for one. Where the file says what
 * holds today, only those that some moves lead to from there count, unless there are none.
 */
typedef struct ent_digest {
    uint64_t equilibrium_count;
    uint64_t unreached_count; /* of them, those that no moves lead to from a today that is given */
    size_t name_count;
    const ent_name_standing *names;
    const int32_t *common; /* per option the value that all equilibria share, or -1 */
    size_t cluster_count;  /* 0 when there is nothing to tell apart */
    const ent_cluster *clusters;
    bool undominated_known; /* false: too many to compare */
    uint64_t undominated_count;
    size_t
        shown_count; /* of the undominated ones, or of all where those are not known: the strongest first; the last
                        is better than today for some party and worse for none, where only it is and there is one */
    const ent_settlement *shown;
} ent_digest;

/* Makes a digest that shows at most `most` settlements. `where` NULL, or a set of states: only they are
 * looked at. Errors: ENT_ERROR_ARGUMENT, ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. The caller owns *out. O(equilibria *
 * options) and a search from today over all moves and over improvements. */
ENT_API ent_status ent_digest_new(ent_context *context, const ent_solution *solution,
                                  const ent_state_set *where, size_t most, ent_digest **out);
ENT_API void ent_digest_free(ent_context *context, ent_digest *digest);

/* The set of concepts under which a state is an equilibrium. */
ENT_API unsigned ent_equilibrium_concepts(const ent_solution *solution, uint64_t state);

/* The states that are equilibria under at least one of a set of concepts, which must all be decided. The caller
 * owns *out and releases it with ent_state_set_free(). Errors: ENT_ERROR_ARGUMENT, ENT_ERROR_MEMORY. O(states / 64). */
ENT_API ent_status ent_equilibria_set(ent_context *context, const ent_solution *solution,
                                      unsigned concepts, ent_state_set **out);

/* The member of a set that stands for it: the one that holds most strongly, Nash before SSEQ, SEQ, SMR, GMR; of these
 * first those that leave no party worse off than today, where the file describes it; then the one with the fewest options
 * that differ from today, then by number. ENT_ERROR_NOT_FOUND for an empty set. O(states of the set). */
ENT_API ent_status ent_strongest(const ent_solution *solution, const ent_state_set *set,
                                 uint64_t *out);

#ifdef __cplusplus
}
#endif
#endif
