/* SPDX-License-Identifier: MIT */
/*
 * The feasible states of a dispute.
 *
 * A state assigns a value to every option; it is feasible when all rules hold. States are numbered
 * from 1 by increasing mixed-radix value, the first option least significant; states that a rule merges
 * come last, in the order of the rules. In graph form states are numbered as listed. The functions here take
 * the *index* of a state, which is its number less one. Numbers hold for one listing only: across
 * versions of a file states are the same when their assignments are.
 *
 * What is made here never changes, so any number of threads may read it; a call that takes a context is alone
 * with that context.
 */
#ifndef ENTENTE_SPACE_H
#define ENTENTE_SPACE_H

#include <entente/dispute.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct ent_space ent_space;

/* A set of states of one space. */
typedef struct ent_state_set ent_state_set;

/*
 * Lists the feasible states, those of dense disputes 64 assignments at a time, those of tight rules
 * along an exact count. The dispute must outlive the space.
 * Errors: ENT_ERROR_INPUT when no state is feasible or today breaks a rule, ENT_ERROR_LIMIT beyond
 * the context's max_states, ENT_ERROR_CANCELLED, ENT_ERROR_MEMORY. The caller owns *out.
 * Memory 8 bytes a state for up to 64 bits of options, and a bit for each state and name.
 */
ENT_API ent_status ent_space_new(ent_context *context, const ent_dispute *dispute, ent_space **out);
ENT_API void ent_space_free(ent_space *space);

/* The dispute whose states they are. */
ENT_API const ent_dispute *ent_space_dispute(const ent_space *space);

/* How many states are feasible. */
ENT_API uint64_t ent_state_count(const ent_space *space);

/* The index of today's state in *out; ENT_ERROR_NOT_FOUND when the file says nothing of today and the
 * first values of all options together are not feasible. */
ENT_API ent_status ent_state_today(const ent_space *space, uint64_t *out);

/* The value of an option in a state; in a merged state that of its least member. */
ENT_API size_t ent_state_value(const ent_space *space, uint64_t state, size_t option);

/* Whether the state is merged (a rule `same`) of states that differ in the option. O(1). */
ENT_API bool ent_state_varies(const ent_space *space, uint64_t state, size_t option);

/* How many assignments of values a state stands for: 1, or the members of a merged state. O(1). */
ENT_API uint64_t ent_state_member_count(const ent_space *space, uint64_t state);

/* In graph form the word by which the file lists a state; NULL in option form and where the file only
 * counts its states. */
ENT_API const char *ent_state_id(const ent_space *space, uint64_t state);

/* Whether a state bears a name of the file. O(1). */
ENT_API bool ent_state_has_name(const ent_space *space, uint64_t state, size_t name);

/*
 * The states that `text` stands for: a number (`s12` or `12`), `today`, a name, or any expression.
 * Errors are issued as diagnostics whose source is called `where`, for example "--where":
 * ENT_ERROR_INPUT for a bad expression, ENT_ERROR_NOT_FOUND for a number beyond the last state or a
 * today that is not feasible. A set may be empty. The caller owns *out. O(states * size of the text).
 */
ENT_API ent_status ent_states_find(ent_context *context, const ent_space *space, const char *where,
                                   const char *text, ent_state_set **out);
ENT_API void ent_state_set_free(ent_state_set *set);
ENT_API uint64_t ent_state_set_count(const ent_state_set *set);
ENT_API bool ent_state_set_has(const ent_state_set *set, uint64_t state);

/* Finds the first state of the set at or after `from`; false when there is none. */
ENT_API bool ent_state_set_next(const ent_state_set *set, uint64_t from, uint64_t *out);

/* An exact number of states, however large. */
typedef struct ent_state_total ent_state_total;

/*
 * Counts the feasible states without listing them, so also where they are far too many to list; merged
 * states (rules `same`) count as one. With `text` only those in which it holds: an expression, a name,
 * `today`, or a number, as for ent_states_find(); it holds in a merged state when it holds in every member.
 * Errors: ENT_ERROR_INPUT when no state is feasible, today breaks a rule, or for a bad expression;
 * ENT_ERROR_NOT_FOUND for a number beyond the last state, or `today` where the file says nothing of it and
 * the first values are not feasible; ENT_ERROR_LIMIT when the rules are too long for it;
 * ENT_ERROR_CANCELLED, ENT_ERROR_MEMORY. The caller owns *out.
 * Time: exponential in how much the rules hang together, at worst; memory: some 300 MB at worst.
 */
ENT_API ent_status ent_states_count(ent_context *context, const ent_dispute *dispute,
                                    const char *where, const char *text, ent_state_total **out);
ENT_API void ent_state_total_free(ent_state_total *total);

/* The number in decimal digits; it belongs to the total. */
ENT_API const char *ent_state_total_text(const ent_state_total *total);

#ifdef __cplusplus
}
#endif
#endif
