/* SPDX-License-Identifier: MIT */
/*
 * A certificate as it was read: well formed and whole, and not yet compared with any dispute.
 *
 * A reader has checked its seal and its form: keys and types, concepts in their order, places within
 * the table of states, no concept with two answers. Everything keeps the node that it was read from, for
 * its place. The form is described in docs/methods/certificates.md.
 */
#ifndef ENT_DISPUTE_CERTIFICATE_H
#define ENT_DISPUTE_CERTIFICATE_H

#include "diag/diagnostic.h"
#include "dispute/certified_concepts.h"
#include "dispute/document.h"
#include "dispute/model.h"
#include <entente/verify.h>

/* A place in the table of states. */
typedef struct ent_certified_state {
    const ent_node *at;
    size_t entry;
} ent_certified_state;

typedef struct ent_certified_step {
    const ent_node *at, *party; /* the party's identifier, as text */
    ent_certified_state to;
} ent_certified_step;

/* What deters a party: a sequence, or under SIM alone what others do at once. */
typedef struct ent_certified_answer {
    const ent_node *at;
    uint64_t under; /* set of concepts, not empty */
    size_t step_count;
    ent_certified_step *steps;
    const ent_node *escapes_at; /* where a concept asks for them */
    size_t escape_count;
    ent_certified_state *escapes;
    ent_certified_state makes; /* where they are given at once */
} ent_certified_answer;

typedef struct ent_certified_improvement {
    const ent_node *at, *open_at;
    ent_certified_state to;
    size_t answer_count;
    ent_certified_answer *answers;
    uint64_t open; /* none to which an answer is given */
} ent_certified_improvement;

typedef struct ent_certified_party {
    const ent_node *at, *party, *stable_at, *improvements_at;
    uint64_t stable;
    size_t improvement_count;
    ent_certified_improvement *improvements;
} ent_certified_party;

typedef struct ent_certified_verdict {
    const ent_node *equilibrium_at, *parties_at;
    ent_certified_state state;
    uint64_t equilibrium;
    size_t party_count;
    ent_certified_party *parties;
} ent_certified_verdict;

struct ent_certificate {
    ent_allocator allocator;
    ent_arena arena;   /* of everything below */
    ent_source source; /* the text */
    ent_node *root;    /* the text as a tree */
    const ent_node *title, *sha256, *concepts_at;
    const ent_node *moment, *without, *without_bases; /* of which dispute of the file; or NULL */
    uint64_t concepts;                                /* never empty, of one family */
    bool returns;                                     /* sanction by return counts */
    const ent_node *blind_at;                         /* NULL: nothing is said of misperceptions */
    bool blind;             /* parties disregard what others do where they perceive nothing */
    const ent_node *states; /* a list of lists of texts */
    const ent_node *unused; /* the first of them to which nothing refers; or NULL */
    size_t verdict_count;
    ent_certified_verdict *verdicts;
    /* In place of verdicts, and then there is no concept above (certified_families.h); else NULL. */
    struct ent_certified_coalitions *coalitions;
    struct ent_certified_lookahead *lookahead;
};

/*
 * Issues why a certificate is refused, at a piece of its tree; the words follow the path of the piece,
 * as in verdicts[0].parties[1]. ENT_ERROR_INPUT, or ENT_ERROR_MEMORY.
 */
#if defined(__GNUC__)
__attribute__((format(printf, 5, 6)))
#endif
ent_status
ent_certificate_refuse(ent_context *context, const ent_certificate *certificate,
                       ent_diagnostic_kind kind, const ent_node *at, const char *format, ...);

/* Refuses a certificate that was made for another file (E702), or asks for SIM where that is not defined. */
ent_status ent_certificate_belongs(ent_context *context, const ent_certificate *certificate,
                                   const ent_dispute *dispute);

/* The values of all options that an entry of the table names; refuses what names none. */
ent_status ent_certificate_values(ent_context *context, const ent_certificate *certificate,
                                  const ent_dispute *dispute, const ent_node *entry, uint32_t *out);

/* The values of a state in words, cut where they are many, for messages. */
enum { ENT_SHOWN_ROOM = 160 };
const char *ent_certificate_show(const ent_dispute *dispute, const uint32_t *values,
                                 char room[ENT_SHOWN_ROOM]);

#endif
