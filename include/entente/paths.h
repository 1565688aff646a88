/* SPDX-License-Identifier: MIT */
/*
 * Paths: how the parties could get from one state to others, who must move, and who can block.
 *
 * From a state the parties move by *legal sequences*, in which no party moves twice in a row; either by all
 * unilateral moves, or by improvements alone, where each move makes its mover better off than the state that
 * it leaves (status quo analysis: Li, Kilgour and Hipel 2005). A journey says by how many moves each state is
 * reached; a route, how some states are: the shortest ways, who makes each move and gains or loses by it,
 * whose refusal leaves no way, and where no way leads, what stands against it. See docs/methods/paths.md.
 *
 * A journey keeps the room in which routes search, so one thread at a time uses one; routes never change.
 */
#ifndef ENTENTE_PATHS_H
#define ENTENTE_PATHS_H

#include <entente/report.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What is reached from a state, and by how many moves. */
typedef struct ent_journey ent_journey;

/* What is asked. */
typedef struct ent_journey_options {
    size_t size;            /* of this struct as the caller was compiled */
    uint64_t from;          /* the state to start from */
    bool improvements_only; /* every move makes its mover better off */
} ent_journey_options;

/*
 * Searches from a state. The solution must outlive the journey; which concepts it decided does not matter.
 * Errors: ENT_ERROR_ARGUMENT, ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. The caller owns *out. O(parties * states)
 * time, or O(parties * moves) where moves are kept one by one; 16 bytes a state, or 12 a state and party more.
 */
ENT_API ent_status ent_journey_new(ent_context *context, const ent_solution *solution,
                                   const ent_journey_options *options, ent_journey **out);
ENT_API void ent_journey_free(ent_journey *journey);

/* What it was made of: the solution, the start, and whether by improvements alone. */
ENT_API const ent_solution *ent_journey_solution(const ent_journey *journey);
ENT_API uint64_t ent_journey_from(const ent_journey *journey);
ENT_API bool ent_journey_improves(const ent_journey *journey);

/* The fewest moves of a legal sequence that leads to a state, 0 for the start, or ENT_NOT_REACHED. O(1). */
ENT_API uint32_t ent_journey_steps(const ent_journey *journey, uint64_t state);

/* How many states are reached by a number of moves and by no fewer; 0 moves: the start. From the first number
 * for which none is, no number has any. O(1). */
ENT_API uint64_t ent_journey_ring(const ent_journey *journey, uint32_t steps);

/* The states that are reached, the start among them; and of them those from which no party can improve,
 * where sequences of improvements end: there are none when improvements go round for ever. O(1). */
ENT_API uint64_t ent_journey_reached_count(const ent_journey *journey);
ENT_API uint64_t ent_journey_end_count(const ent_journey *journey);
ENT_API bool ent_journey_is_end(const ent_journey *journey, uint64_t state);

/* What a move is to its mover, against the state that it leaves. */
typedef enum ent_gain { ENT_GAIN_WORSE, ENT_GAIN_EQUAL, ENT_GAIN_BETTER } ent_gain;

/* The word for it, "worse", "equal" or "better"; constant. */
ENT_API const char *ent_gain_word(ent_gain gain);

/* One move of a way. */
typedef struct ent_way_step {
    size_t party;
    uint64_t from, to;
    ent_gain gain;
    size_t
        reason; /* the mover's first statement on which the two states differ; ENT_NO_STATEMENT where it
                      likes them equally, or its order is a ranking or weights */
    bool
        feared; /* the move is a gain to its mover, which would be deterred from it under SEQ: it would have to fear
                      an answer that pays. Never where it was not asked: see ent_route */
} ent_way_step;

/* A way: a legal sequence of the fewest moves. */
typedef struct ent_way {
    const ent_way_step *steps; /* as many as the route has */
    unsigned
        strength; /* of its end: a bit a concept that was decided, set where it is an equilibrium; the strictest
                          is the highest */
    size_t feared;  /* of its moves */
    size_t changes; /* of options, over all its moves; in graph form one a move */
    size_t place;   /* among the shortest ways, from 0, by the order of the movers, then of the
                                  states that they move to, move by move */
} ent_way;

/* Why a party does not make the move that is missing. */
typedef enum ent_obstacle_kind {
    ENT_OBSTACLE_DIRECTION,  /* an option of it cannot move that way, by its `moves` */
    ENT_OBSTACLE_RULE,       /* the result would not be possible: a rule excludes it */
    ENT_OBSTACLE_PREFERENCE, /* the move is possible, and makes the party no better off */
    ENT_OBSTACLE_PERCEPTION, /* the party does not perceive one of the two states */
    ENT_OBSTACLE_TURN, /* whoever comes there, the party has moved last, and may not move again at once */
    ENT_OBSTACLE_STEPS /* no single move of the party makes the change: an option moves by steps */
} ent_obstacle_kind;

/* What stands against a party's part of the change from the closest state to the wanted one. */
typedef struct ent_obstacle {
    size_t party; /* some of its options differ */
    ent_obstacle_kind kind;
    size_t
        which; /* the first option, or the rule, or ENT_NO_STATEMENT or the statement by which it is no
                        better off; else meaningless */
    uint64_t to;   /* ENT_OBSTACLE_PREFERENCE: the state that the party would bring about */
    ent_gain gain; /* ENT_OBSTACLE_PREFERENCE: what that would be to it */
} ent_obstacle;

/*
 * A joint move: a legal sequence of which only the end counts, since those who make it have agreed on it. Whether the
 * other parties would deter it is not asked here, but by ent_report_paths() and ent_joint_moves_new().
 */
typedef struct ent_joint_way {
    uint64_t to;
    uint64_t parties; /* who move, as bits */
    uint64_t losing;  /* of them those that its end leaves no better off than the start */
    size_t step_count;
    const ent_step *steps; /* `gain` is ENT_NO_STATEMENT */
    const size_t *
        reasons; /* per party its first statement on which start and end differ; or ENT_NO_STATEMENT */
    bool complete; /* all sets of parties that gain in some state of the set were looked at */
} ent_joint_way;

/*
 * Joint moves, one after another, each a gain to all who make it: they prefer its end to the state that it begins from. No
 * set of parties makes two in a row; sets that share parties may follow one another. Of the sequences of the fewest
 * joint moves the one is told with the fewest parties, each counted once for every joint move it is in; then with the
 * fewest changes, which are the options in which the ends of a joint move differ, in graph form its moves; then
 * the one that ends in the lowest state, by the lowest set as bits; then, going back, whose joint move begins from
 * the lowest state, to which the lowest set led.
 */
typedef struct ent_joint_sequence {
    bool
        asked; /* false: there are too many states and sets of parties for that: more than 12 parties, or more
                      than 2^18 states times sets. Then nothing below has a meaning */
    bool
        complete; /* all that matters was looked at: none that was told of comes before by these rules, or none
                      leads there; false: 2^28 steps of work were not enough, and only that there are none of
                      fewer joint moves is sure */
    size_t count; /* joint moves, the fewest; 0: none was found */
    const ent_joint_way
        *moves; /* one after another, each with a shortest legal sequence; `losing` is empty,
                                   and `complete` is true */
} ent_joint_sequence;

/* How many shortest ways are shown at most; and of how many, at least, those with the strongest ends are. */
enum { ENT_MOST_WAYS = 1 << 20, ENT_COMPARED_WAYS = 1 << 12 };

/* How a set of states is reached. */
typedef struct ent_route {
    uint64_t target_count,
        reached_count; /* states of the set, and of them those that are reached */
    uint32_t steps; /* fewest moves to any of them, 0 when the start is one; or ENT_NOT_REACHED */
    uint64_t nearest_count; /* those that take no more */
    uint64_t nearest;       /* the first of them; meaningless when none is reached */
    uint64_t
        way_count; /* legal sequences of so few moves to any of them, 0 for steps 0; UINT64_MAX: so
                                many at least */
    size_t
        shown_count; /* the strongest end first, by improvements then the fewest feared moves, then the fewest changes, then by
                                their place; of more ways than are shown, and than ENT_COMPARED_WAYS, the first so many
                                are compared */
    const ent_way *shown;
    bool
        fears_compared; /* by improvements; false: that took too much work, and ways were compared without feared moves */
    bool
        fears_asked; /* false: so it did for those shown alone; then no move is said to be feared */
    size_t party_count;
    const uint32_t *without; /* per party: fewest moves to any of the set if it makes no move */
    /* Where none is reached, in option form: the reached state that differs from one of the set in the fewest
     * options (one that a merged state leaves open differs from each value), the lowest numbers first, and what stands
     * against the rest of the change, party by party. */
    uint64_t
        compared_count; /* states of the set, from the first, that were compared; 0 in graph form */
    uint64_t closest, wanted;
    size_t obstacle_count;
    const ent_obstacle *obstacles;
    const ent_joint_way
        *joint; /* by improvements, where none is reached: a shortest joint move by which each mover
                                gains; or, where there is none, one with movers that do not, not always the fewest.
                                NULL: no moves lead there, or there are more than 64 parties */
    const ent_joint_sequence *
        sequence; /* joint moves one after another, where `joint` has movers that do not gain by it, or is NULL and
                     moves are not transitive: then whoever moved last in one may move first in the next. Else NULL */
    const ent_joint_sequence *
        smaller; /* where `joint` is a gain to all of three or more parties: joint moves of fewer parties each, of which the
                    largest set has as few as possible, and there may be a single one; of these the one is told that
                    comes first by the rules of ent_joint_sequence. `complete` false: 2^28 steps of work, for all
                    questions to a journey, were not enough, and only that there are none of smaller sets, nor fewer
                    joint moves of as large ones, is sure. Else NULL */
} ent_route;

/*
 * Finds how a set of states is reached, and shows at most `most` of the shortest ways (0: all), never more than
 * ENT_MOST_WAYS. Errors: ENT_ERROR_ARGUMENT (a set of another space), ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. The
 * caller owns *out and releases it with the context that made it. Time: a search for each party without it, the moves
 * into the states on shortest ways, and the moves from each state of a way that is shown; for feared moves a search for
 * each different one of the ways compared, as many as 2^26 steps of work allow (a search: states times parties), and 16
 * at least, and as many again for those shown; at most 2^26 pairs of states
 * are compared for the closest ones, or one state of the set with all. Where no improvements lead there, a search for
 * each set of parties that gain in some state of the set, at most 64, for a joint move; and where none of those is a gain
 * to all, at most 2^28 steps of work, once for a journey, for joint moves one after another, which the journey keeps
 * with at most 100 bytes a state and set of parties, of which there are at most 2^18, and where moves are kept one by one
 * 20 bytes, or 40 while that grows, a state, set and mover that is reached. Where one is a gain to all of three or more,
 * at most 2^28 steps, too, once for a journey, for those of smaller sets, and as much room for each number of parties
 * that was asked for.
 */
ENT_API ent_status ent_route_new(ent_context *context, ent_journey *journey,
                                 const ent_state_set *targets, size_t most, ent_route **out);
ENT_API void ent_route_free(ent_context *context, ent_route *route);

/* What a report of paths shows. */
typedef struct ent_paths_view {
    size_t size; /* of this struct as the caller was compiled */
    const char
        *called; /* what the set was asked for by: "deal", "any Nash equilibrium"; NULL: no set */
    const ent_route *moves; /* how it is reached by all moves, and by improvements; NULL: no set */
    const ent_route *improvements;
    size_t most; /* text: rows of names and ends; 0: all */
} ent_paths_view;

/*
 * Writes what is reached from a state, by all moves and by improvements alone, both journeys from the same
 * solution and state; then how a set is, or else each name of the file. CSV has one row a state: its fewest
 * moves of both kinds. O(states) a name. Errors: ENT_ERROR_ARGUMENT, ENT_ERROR_IO, ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED.
 */
ENT_API ent_status ent_report_paths(ent_context *context, ent_journey *moves,
                                    ent_journey *improvements, const ent_paths_view *view,
                                    ent_format format, const ent_sink *sink);

#ifdef __cplusplus
}
#endif
#endif
