/* SPDX-License-Identifier: MIT */
/*
 * Evidence, inside: claims counted, and what falls when something is withdrawn.
 *
 * What was withdrawn is solved again and held against the whole by a comparison, in which states are matched by their
 * assignments. What is kept of it is small: one such pair of solutions is held at a time.
 */
#ifndef ENT_EVIDENCE_EVIDENCE_H
#define ENT_EVIDENCE_EVIDENCE_H

#include "base/memory.h"
#include "dispute/model.h"
#include <entente/evidence.h>

/* The grounds of a claim. */
const ent_grounds *ent_claim_grounds(const ent_dispute *dispute, size_t claim);

/* What a wish wants, or what a rule makes true of each state (merges: of the states that are one); else NULL. */
const ent_expression *ent_claim_expression(const ent_dispute *dispute, size_t claim);

/* Claims by what they rest on. Where the file is silent a claim is taken as assumed; but an option is then a word and
 * rests on nothing. */
typedef struct ent_shares {
    uint64_t claims, bases[ENT_BASIS_COUNT], silent, sourced, hedged;
} ent_shares;

/* Whether the basis of a claim counts. */
bool ent_claim_rests(const ent_claim_view *claim);

/* All claims, and those of each party. `parties` has one row a party. */
void ent_shares_count(const ent_dispute *dispute, ent_shares *all, ent_shares *parties);

/* Who coded claims, and how many; NULL: nobody is named. */
typedef struct ent_coder {
    const char *name;
    uint64_t claims;
} ent_coder;

/* The coders in the order in which the claims name them, in the arena. ENT_ERROR_MEMORY. */
ent_status ent_coders_list(const ent_dispute *dispute, ent_arena *arena, ent_coder **out,
                           size_t *count);

/* Whether a claim goes when its grounds are withdrawn: words, such as options, stay. */
bool ent_claim_falls(ent_claim_kind kind);

/* Whether a party wants something, and every wish of it is assumed and cites no source. */
bool ent_party_assumed(const ent_dispute *dispute, size_t party);

/* A state that holds no more, or newly, under some concepts. */
typedef struct ent_fallen {
    uint64_t state;
    unsigned concepts;
} ent_fallen;

typedef struct ent_fall_list {
    ent_fallen *states; /* `count` of them, in the order of their listing */
    uint64_t count, total;
} ent_fall_list;

typedef struct ent_fall_count {
    uint64_t before, after, lost, gained;
} ent_fall_count;

/* What becomes of a name: of its states together, of each, and of that which held most firmly. */
typedef struct ent_fall_name {
    unsigned before, after; /* concepts under which some state of it would hold */
    uint64_t states;        /* that bear it before */
    uint64_t losing,
        gaining; /* of them, those that hold no more under some concept; newly under some, after */
    uint64_t newcomers;    /* that were not possible before, and hold after */
    uint64_t strongest;    /* before; meaningless when `states` is 0 */
    unsigned lost, gained; /* concepts under which that one holds no more, and newly */
    bool then_listed;      /* the strongest after is one that was possible before: */
    uint64_t then;
} ent_fall_name;

/* Whether that is to be told: its states together, or the strongest of them, hold otherwise. */
static inline bool ent_fall_name_changes(const ent_fall_name *name)
{
    return name->before != name->after || (name->lost | name->gained) != 0;
}

/* A state of before that is asked for by its number: under which concepts it holds no more, and newly. */
typedef struct ent_fall_watch {
    uint64_t state;
    unsigned lost, gained;
} ent_fall_watch;

/* What falls when something is withdrawn. Lives in an arena. */
typedef struct ent_fall {
    size_t source;       /* withdrawn; SIZE_MAX: a basis, or what the caller withdrew */
    ent_basis basis;     /* ENT_BASIS_COUNT: none */
    uint64_t claims;     /* that go with it */
    const char *failure; /* why it could not be worked out, or NULL */
    bool mistaken;       /* since what is left has errors, of which the failure is the first */
    bool worked;         /* the rest is filled in: something goes, and it could be worked out */
    unsigned concepts;
    uint64_t states;      /* that are possible then */
    ent_fall_name *names; /* per name of the dispute */
    size_t name_count;
    ent_fall_count counts[ENT_CONCEPT_COUNT];
    bool today_known[2];
    unsigned today[2]; /* concepts under which today's state holds, before and after */
    bool today_moved;  /* today is another state afterwards */
    bool today_listed; /* which was possible before: */
    uint64_t today_then;
    ent_fall_list lost, gained;
    ent_fall_watch *watched; /* as many as were asked for, in that order */
    size_t watched_count;
} ent_fall;

/* Reads off a comparison what falls, of the states in `watched` as well; at most `most` states of each list, 0: all.
 * O(states * names). */
ent_status ent_fall_read(ent_arena *arena, const ent_comparison *comparison, uint64_t most,
                         ent_fall *out);

/* Whether anything that is told is another. */
bool ent_fall_changes(const ent_fall *fall);

/* What hangs on each source that is cited, in the order of the file, and then on each basis. */
typedef struct ent_hanging {
    ent_fall *falls;
    size_t count;
    uint64_t solved; /* states, in all */
} ent_hanging;

static inline const ent_fall *ent_hanging_basis(const ent_hanging *hanging, ent_basis basis)
{
    return &hanging->falls[hanging->count - ENT_BASIS_COUNT + basis];
}

/* What is asked. */
typedef struct ent_hanging_options {
    uint64_t most_states;    /* that are solved in all */
    uint64_t most;           /* states of each list; 0: all */
    const uint64_t *watched; /* states to be told of beside the lists; NULL: none */
    size_t watched_count;
} ent_hanging_options;

/*
 * Solves the dispute of a solution without each source and each basis that some claim falls with, by the concepts of
 * the solution, as long as no more than `most_states` are listed in all; what is not solved says why. Errors: ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. Diagnostics of what is withdrawn are not issued.
 */
ent_status ent_hanging_new(ent_context *context, const ent_solution *solution,
                           const ent_hanging_options *options, ent_arena *arena, ent_hanging *out);

#endif
