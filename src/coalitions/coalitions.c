/* SPDX-License-Identifier: MIT */
/*
 * All coalitions that are asked for, each on a thread.
 *
 * CNash comes first: what is stable so is stable under all concepts, and is not looked at again. Where all parties are
 * members nobody is left to answer, and CNash decides all concepts.
 */
#include "coalitions/coalitions.h"

#include "coalitions/contest.h"
#include "coalitions/merged/players.h"
#include "diag/diagnostic.h"
#include "diag/parallel.h"
#include "stability/plan.h"

#include <stdlib.h>
#include <string.h>

static const ent_concept order_of_work[] = {ENT_NASH, ENT_GMR, ENT_SMR, ENT_SEQ};
enum { WORKED = sizeof order_of_work / sizeof *order_of_work };

const char *ent_coalition_concept_label(ent_concept concept)
{
    switch (concept) {
    case ENT_NASH:
        return "CNash";
    case ENT_GMR:
        return "CGMR";
    case ENT_SMR:
        return "CSMR";
    case ENT_SEQ:
        return "CSEQ";
    default:
        return NULL;
    }
}

void ent_coalition_defaults(ent_coalition_options *out)
{
    *out = (ent_coalition_options){.size = sizeof *out, .concepts = ENT_COALITION_CONCEPTS};
}

/* Where the states go that are stable for a coalition. */
static uint64_t *stable_set(const ent_coalitions *c, ent_concept concept, size_t coalition)
{
    return c->stable[concept] + coalition * c->words;
}

/* What is stable by CNash is stable by the other concepts; writes what is left to look at. */
static void take_over(const ent_coalitions *c, size_t coalition, const uint64_t *nash,
                      uint64_t *left)
{
    for (size_t w = 0; w < c->words; w++) {
        const size_t rest = c->space->count - w * 64;
        left[w] = ~nash[w] & (rest < 64 ? ((uint64_t)1 << rest) - 1 : UINT64_MAX);
        for (size_t k = 0; k < WORKED; k++) {
            if ((c->concepts >> order_of_work[k] & 1) != 0) {
                stable_set(c, order_of_work[k], coalition)[w] |= nash[w];
            }
        }
    }
}

/* What the others answer with, under SEQ. Those of players are known. */
static ent_status reply(ent_contest *contest, const ent_coalitions *c)
{
    ent_retorts replies = {0};
    if (c->players != NULL) {
        return ent_contest_reply(contest, &c->players->replies);
    }
    ENT_TRY(ent_retorts_new(contest->context, contest->graph,
                            ent_contest_others(contest->graph, contest->side.parties), &replies));
    const ent_status status = ent_contest_reply(contest, &replies);
    ent_retorts_free(&replies);
    return status;
}

/* Decides the concepts with sanctions, for the states that are left. */
static ent_status decide_rest(ent_contest *contest, const ent_coalitions *c, size_t coalition,
                              const uint64_t *left)
{
    if ((c->concepts >> ENT_SEQ & 1) != 0) {
        ENT_TRY(reply(contest, c));
    }
    for (size_t k = 0; k < WORKED; k++) {
        const ent_concept concept = order_of_work[k];
        if (concept != ENT_NASH && (c->concepts >> concept & 1) != 0) {
            ENT_TRY(ent_contest_decide(contest, concept, left, stable_set(c, concept, coalition)));
        }
    }
    return ENT_OK;
}

static ent_status decide(ent_contest *contest, const ent_coalitions *c, size_t coalition,
                         uint64_t *nash)
{
    uint64_t *left = nash + c->words;
    ENT_TRY(ent_contest_decide(contest, ENT_NASH, NULL, nash));
    take_over(c, coalition, nash, left);
    const bool alone = ent_contest_others(contest->graph, contest->side.parties) == 0;
    return alone || ent_bits_count(left, c->words) == 0 ? ENT_OK
                                                        : decide_rest(contest, c, coalition, left);
}

/* Examines one coalition. */
static ent_status examine(ent_context *context, void *user, size_t worker, size_t coalition)
{
    const ent_coalitions *c = user;
    ent_contest contest;
    (void)worker;
    uint64_t *sets = ent_memory_zero(&context->allocator, 2 * c->words, sizeof *sets);
    if (sets == NULL) {
        return ENT_ERROR_MEMORY;
    }
    const ent_team team = c->players == NULL ? ent_team_of(&c->graph, c->list[coalition])
                                             : c->players->teams[coalition];
    ent_status status = ent_contest_open(context, &team, c->concepts, &contest);
    if (status == ENT_OK) {
        status = decide(&contest, c, coalition, sets);
    }
    ent_contest_free(&contest);
    ent_memory_free(&context->allocator, sets);
    return status;
}

/* An equilibrium is stable for all coalitions. */
static void intersect(ent_coalitions *c)
{
    for (ent_concept concept = 0; concept < ENT_CONCEPT_COUNT; concept ++) {
        if (c->stable[concept] == NULL) {
            continue;
        }
        memcpy(c->equilibria[concept], c->stable[concept], c->words * sizeof(uint64_t));
        for (size_t k = 1; k < c->count; k++) {
            for (size_t w = 0; w < c->words; w++) {
                c->equilibria[concept][w] &= stable_set(c, concept, k)[w];
            }
        }
    }
}

static ent_status new_sets(ent_coalitions *c)
{
    for (size_t concept = 0; concept < ENT_CONCEPT_COUNT; concept ++) {
        if ((c->concepts >> concept & 1) == 0) {
            continue;
        }
        c->stable[concept] = ent_memory_zero(&c->allocator, c->count, c->words * sizeof(uint64_t));
        c->equilibria[concept] = ent_memory_zero(&c->allocator, c->words, sizeof(uint64_t));
        if (c->stable[concept] == NULL || c->equilibria[concept] == NULL) {
            return ENT_ERROR_MEMORY;
        }
    }
    return ENT_OK;
}

ent_status ent_coalition_refuse(ent_context *context, const ent_graph *graph, uint64_t parties)
{
    const unsigned others = ent_bits_in_word(ent_contest_others(graph, parties));
    if (others > ENT_MOST_REPLIERS) {
        ENT_TRY(ent_issue_plain(context, ENT_KIND_COALITION_LIMIT,
                                "CSEQ looks at all coalitions of the others, which here are %u",
                                others));
    } else {
        ENT_TRY(ent_issue_plain(context, ENT_KIND_COALITION_LIMIT,
                                "a coalition has too many improvements: more than %llu",
                                (unsigned long long)context->max_moves));
    }
    return ENT_ERROR_LIMIT;
}

/* The coalition of which most are no members, and whose limits are reached first. */
static uint64_t smallest(const ent_coalitions *c)
{
    uint64_t found = c->list[0];
    for (size_t k = 1; k < c->count; k++) {
        found = ent_bits_in_word(c->list[k]) < ent_bits_in_word(found) ? c->list[k] : found;
    }
    return found;
}

/* All coalitions of the list; the rest is filled in. */
static ent_status examine_all(ent_context *context, ent_coalitions *c)
{
    ENT_TRY(ent_graph_new(context, &c->allocator, c->space, &c->graph));
    ENT_TRY(new_sets(c));
    if (c->concepts == 0) {
        return ENT_OK;
    }
    if (c->players != NULL) {
        const bool replies = (c->concepts >> ENT_SEQ & 1) != 0;
        ENT_TRY(ent_players_make(context, &c->graph, c->list, replies, c->players));
    }
    const uint64_t units = 200 * (uint64_t)c->count * c->space->count * c->graph.party_count;
    const ent_status status =
        ent_parallel(context, "examining coalitions", ent_workers(context, c->count, units),
                     c->count, examine, c);
    if (status == ENT_ERROR_LIMIT) {
        return ent_coalition_refuse(context, &c->graph,
                                    c->players == NULL ? smallest(c) : UINT64_MAX);
    }
    ENT_TRY(status);
    intersect(c);
    return ENT_OK;
}

/* Smaller ones first. */
static int compare_coalitions(const void *left, const void *right)
{
    const uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    const unsigned in_a = ent_bits_in_word(a), in_b = ent_bits_in_word(b);
    if (in_a != in_b) {
        return in_a < in_b ? -1 : 1;
    }
    return a < b ? -1 : a > b;
}

/* Lists the coalitions, of `all` the parties that there are. */
static ent_status list_coalitions(ent_context *context, const ent_coalition_options *options,
                                  uint64_t all, ent_coalitions *c)
{
    const uint64_t open = all & ~options->with;
    const unsigned bits = ent_bits_in_word(open);
    const bool given = options->list != NULL;
    const size_t room = given ? options->list_count : bits > 16 ? SIZE_MAX : (size_t)1 << bits;
    if (room > ENT_MOST_COALITIONS) {
        ENT_TRY(ent_issue_plain(context, ENT_KIND_COALITION_LIMIT,
                                "there are more than %d coalitions", (int)ENT_MOST_COALITIONS));
        return ENT_ERROR_LIMIT;
    }
    c->list = ent_memory_new(&c->allocator, room, sizeof *c->list);
    if (c->list == NULL) {
        return ENT_ERROR_MEMORY;
    }
    if (given) {
        memcpy(c->list, options->list, room * sizeof *c->list);
        c->count = room;
        return ENT_OK;
    }
    uint64_t more = 0;
    do {
        if ((more | options->with) != 0) {
            c->list[c->count++] = more | options->with;
        }
        more = (more - open) & open; /* the next subset, and none after the last */
    } while (more != 0);
    qsort(c->list, c->count, sizeof *c->list, compare_coalitions);
    return ENT_OK;
}

uint64_t ent_coalition_everyone(const ent_dispute *dispute)
{
    return dispute->party_count >= ENT_MOST_COALITION_PARTIES
               ? UINT64_MAX
               : ((uint64_t)1 << dispute->party_count) - 1;
}

bool ent_coalition_options_fit(const ent_coalition_options *options, const ent_dispute *dispute)
{
    const uint64_t all = ent_coalition_everyone(dispute);
    bool fit = options->size == sizeof *options &&
               (options->concepts & ~(unsigned)(ENT_COALITION_CONCEPTS)) == 0 &&
               (options->list == NULL ? (options->with & ~all) == 0 : options->list_count > 0);
    for (size_t k = 0; fit && options->list != NULL && k < options->list_count; k++) {
        fit = options->list[k] != 0 && (options->list[k] & ~all) == 0;
    }
    return fit;
}

ent_coalitions *ent_coalitions_begin(ent_context *context, const ent_space *space,
                                     unsigned concepts)
{
    ent_coalitions *c = ent_memory_zero(&context->allocator, 1, sizeof *c);
    if (c != NULL) {
        c->allocator = context->allocator;
        c->space = space;
        c->concepts = concepts;
        c->words = ent_bits_words(space->count);
    }
    return c;
}

ent_status ent_coalitions_end(ent_context *context, ent_coalitions *coalitions, ent_status status,
                              ent_coalitions **out)
{
    if (status == ENT_OK) {
        status = examine_all(context, coalitions);
    }
    if (status != ENT_OK) {
        ent_coalitions_free(coalitions);
        return status;
    }
    *out = coalitions;
    return ENT_OK;
}

ent_status ent_coalitions_new(ent_context *context, const ent_space *space,
                              const ent_coalition_options *options, ent_coalitions **out)
{
    ent_coalition_options chosen;
    ent_coalition_defaults(&chosen);
    if (options != NULL) {
        chosen = *options;
    }
    if (context == NULL || space == NULL || out == NULL) {
        return ENT_ERROR_ARGUMENT;
    }
    const size_t parties = space->dispute->party_count;
    const uint64_t all = ent_coalition_everyone(space->dispute);
    if (!ent_coalition_options_fit(&chosen, space->dispute)) {
        return ENT_ERROR_ARGUMENT;
    }
    if (parties > ENT_MOST_COALITION_PARTIES) {
        ENT_TRY(ent_issue_plain(context, ENT_KIND_COALITION_PARTIES,
                                "there are %zu parties, and coalitions are of 64 at most",
                                parties));
        return ENT_ERROR_UNSUPPORTED;
    }
    uint64_t bytes = 0;
    if (ent_coalitions_plan(context, space->dispute, space->count, &chosen, &bytes) == ENT_OK) {
        ENT_TRY(ent_plan_check(context, space->count, bytes));
    }
    ent_coalitions *c = ent_coalitions_begin(context, space, chosen.concepts);
    return c == NULL
               ? ENT_ERROR_MEMORY
               : ent_coalitions_end(context, c, list_coalitions(context, &chosen, all, c), out);
}

void ent_coalitions_free(ent_coalitions *coalitions)
{
    if (coalitions != NULL) {
        const ent_allocator allocator = coalitions->allocator;
        for (size_t k = 0; k < ENT_CONCEPT_COUNT; k++) {
            ent_memory_free(&allocator, coalitions->stable[k]);
            ent_memory_free(&allocator, coalitions->equilibria[k]);
        }
        if (coalitions->players != NULL) {
            ent_players_free(coalitions->players);
            ent_memory_free(&allocator, coalitions->players);
        }
        ent_memory_free(&allocator, coalitions->list);
        ent_graph_free(&coalitions->graph);
        ent_memory_free(&allocator, coalitions);
    }
}
