/* SPDX-License-Identifier: MIT */
/* What is asked about unsure and unknown wishes, and the answers: sets of states. */
#include "certainty/certainty.h"

#include "certainty/completions.h"
#include "certainty/watch.h"
#include "diag/diagnostic.h"
#include "dispute/degrees.h"
#include "stability/concepts.h"
#include "stability/plan.h"

#include <string.h>

static const unsigned JOINT = 1u << ENT_SEQ | 1u << ENT_SSEQ;

void ent_certainty_defaults(ent_certainty_options *out)
{
    *out = (ent_certainty_options){.size = sizeof *out,
                                   .concepts = ENT_DEFAULT_CONCEPTS,
                                   .completions = true,
                                   .types = true,
                                   .type_set = ENT_ALL_TYPES,
                                   .max_completions = 4096};
}

void ent_certainty_join(const ent_certainty *certainty, uint64_t *sets)
{
    uint64_t *all = ent_certainty_set(certainty, sets, ENT_ALL_PARTIES);
    memcpy(all, sets, certainty->words * sizeof *all);
    for (size_t p = 1; p < certainty->party_count; p++) {
        for (size_t k = 0; k < certainty->words; k++) {
            all[k] &= sets[p * certainty->words + k];
        }
    }
}

/* Refuses unknown pairs of rankings, which have no completions. */
static ent_status refuse_pairs(ent_context *context, const ent_dispute *dispute)
{
    ent_status status = ENT_OK;
    for (size_t p = 0; p < dispute->party_count; p++) {
        const ent_party *party = &dispute->parties[p];
        if (party->unknown_count > 0) {
            const ent_issue issue = {.kind = ENT_KIND_COMPLETIONS_OF_PAIRS,
                                     .source = &dispute->source,
                                     .span = party->unknown[0].span,
                                     .message = "an unknown pair has no completions"};
            ENT_TRY(ent_issue_add(context, &issue));
            status = ENT_ERROR_UNSUPPORTED;
        }
    }
    return status;
}

static ent_status refuse_count(ent_context *context, const char *what, uint64_t count,
                               uint64_t most)
{
    ENT_TRY(ent_issue_plain(context, ENT_KIND_COMPLETION_LIMIT,
                            "%s %s%llu completions, and at most %llu are solved", what,
                            count == UINT64_MAX ? "more than " : "", (unsigned long long)count,
                            (unsigned long long)most));
    return ENT_ERROR_LIMIT;
}

/* Counts the completions, and refuses too many. */
static ent_status count_completions(ent_context *context, ent_certainty *certainty, uint64_t most)
{
    uint64_t largest = 1;
    certainty->joint = 1;
    for (size_t p = 0; p < certainty->party_count; p++) {
        const uint64_t count = ent_completions_of(&certainty->space->dispute->parties[p]);
        certainty->counts[p] = count;
        largest = count > largest ? count : largest;
        certainty->joint =
            certainty->joint > UINT64_MAX / count ? UINT64_MAX : certainty->joint * count;
    }
    if (!certainty->completions) {
        return ENT_OK;
    }
    if ((certainty->concepts & JOINT) != 0 && certainty->joint > most) {
        return refuse_count(context, "the parties together have", certainty->joint, most);
    }
    return largest > most ? refuse_count(context, "a party has", largest, most) : ENT_OK;
}

static ent_status make_sets(ent_certainty *certainty)
{
    const size_t words = (certainty->party_count + 1) * certainty->words;
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        if ((certainty->concepts >> c & 1) != 0 && certainty->completions) {
            certainty->every[c] = ent_memory_zero(&certainty->allocator, words, sizeof(uint64_t));
            certainty->some[c] = ent_memory_zero(&certainty->allocator, words, sizeof(uint64_t));
            if (certainty->every[c] == NULL || certainty->some[c] == NULL) {
                return ENT_ERROR_MEMORY;
            }
        }
        if ((certainty->concepts >> c & 1) != 0 && certainty->types) {
            certainty->type[c] =
                ent_memory_zero(&certainty->allocator, ENT_TYPE_COUNT * words, sizeof(uint64_t));
            if (certainty->type[c] == NULL) {
                return ENT_ERROR_MEMORY;
            }
        }
        if ((certainty->concepts >> c & 1) != 0 && certainty->strength &&
            ent_concept_rule_of(c).sanctioned) {
            certainty->strong[c] =
                ent_memory_zero(&certainty->allocator, ENT_TYPE_COUNT * words, sizeof(uint64_t));
            if (certainty->strong[c] == NULL) {
                return ENT_ERROR_MEMORY;
            }
        }
    }
    return ENT_OK;
}

static ent_status solve(ent_context *context, ent_certainty *certainty, uint64_t most)
{
    const ent_dispute *dispute = certainty->space->dispute;
    certainty->counts =
        ent_memory_zero(&certainty->allocator, certainty->party_count, sizeof *certainty->counts);
    if (certainty->counts == NULL) {
        return ENT_ERROR_MEMORY;
    }
    if (certainty->completions) {
        ENT_TRY(refuse_pairs(context, dispute));
    }
    ENT_TRY(count_completions(context, certainty, most));
    if (!ent_certainty_given(dispute)) {
        ENT_TRY(ent_issue_plain(context, ENT_KIND_NOTHING_UNSURE,
                                "nothing in the file is unsure or unknown"));
    }
    ENT_TRY(ent_tell_taken_as_certain(context, dispute));
    if (certainty->strength && !ent_strength_given(dispute)) {
        ENT_TRY(ent_issue_plain(context, ENT_KIND_NOTHING_STRONG, "nothing in the file is strong"));
    }
    ENT_TRY(make_sets(certainty));
    if (certainty->completions) {
        ENT_TRY(ent_solve_completions(context, certainty));
    }
    return certainty->types ? ent_solve_types(context, certainty) : ENT_OK;
}

bool ent_certainty_options_hold(const ent_certainty_options *options)
{
    return options->size == sizeof *options && options->concepts != 0 &&
           (options->concepts & ~ENT_DEFAULT_CONCEPTS) == 0 &&
           (options->completions || options->types) && options->type_set != 0 &&
           (options->type_set & ~ENT_ALL_TYPES) == 0 && (!options->strength || options->types) &&
           options->max_completions > 0;
}

/* Refuses what takes too much memory, where that is known beforehand. */
static ent_status check_plan(ent_context *context, const ent_space *space,
                             const ent_certainty_options *options)
{
    uint64_t bytes = 0;
    return ent_certainty_plan(context, space->dispute, space->count, options, &bytes) == ENT_OK
               ? ent_plan_check(context, space->count, bytes)
               : ENT_OK;
}

ent_status ent_certainty_watch(ent_context *context, const ent_space *space,
                               const ent_certainty_options *options, ent_watch *watch,
                               ent_certainty **out)
{
    ent_certainty_options chosen;
    ent_certainty_defaults(&chosen);
    if (options != NULL) {
        chosen = *options;
    }
    if (context == NULL || space == NULL || out == NULL || !ent_certainty_options_hold(&chosen)) {
        return ENT_ERROR_ARGUMENT;
    }
    ENT_TRY(check_plan(context, space, &chosen));
    ent_certainty *certainty = ent_memory_zero(&context->allocator, 1, sizeof *certainty);
    if (certainty == NULL) {
        return ENT_ERROR_MEMORY;
    }
    *certainty = (ent_certainty){.allocator = context->allocator,
                                 .space = space,
                                 .watch = watch,
                                 .concepts = chosen.concepts,
                                 .completions = chosen.completions,
                                 .types = chosen.types,
                                 .type_set = chosen.type_set,
                                 .strength = chosen.strength,
                                 .words = ent_bits_words(space->count),
                                 .party_count = space->dispute->party_count};
    const ent_status status = solve(context, certainty, chosen.max_completions);
    if (status != ENT_OK) {
        ent_certainty_free(certainty);
        return status;
    }
    certainty->watch = NULL;
    *out = certainty;
    return ENT_OK;
}

ent_status ent_certainty_new(ent_context *context, const ent_space *space,
                             const ent_certainty_options *options, ent_certainty **out)
{
    return ent_certainty_watch(context, space, options, NULL, out);
}

void ent_certainty_free(ent_certainty *certainty)
{
    if (certainty != NULL) {
        const ent_allocator allocator = certainty->allocator;
        for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
            ent_memory_free(&allocator, certainty->every[c]);
            ent_memory_free(&allocator, certainty->some[c]);
            ent_memory_free(&allocator, certainty->type[c]);
            ent_memory_free(&allocator, certainty->strong[c]);
        }
        ent_memory_free(&allocator, certainty->counts);
        ent_memory_free(&allocator, certainty);
    }
}

const ent_space *ent_certainty_space(const ent_certainty *certainty)
{
    return certainty->space;
}

unsigned ent_certainty_concepts(const ent_certainty *certainty)
{
    return certainty->concepts;
}

bool ent_certainty_has_completions(const ent_certainty *certainty)
{
    return certainty->completions;
}

bool ent_certainty_has_types(const ent_certainty *certainty)
{
    return certainty->types;
}

unsigned ent_certainty_types(const ent_certainty *certainty)
{
    return certainty->types ? certainty->type_set : 0;
}

uint64_t ent_completion_count(const ent_certainty *certainty, size_t party)
{
    return party == ENT_ALL_PARTIES ? certainty->joint : certainty->counts[party];
}

ent_holds ent_holds_in(const ent_certainty *certainty, ent_concept concept, size_t party,
                       uint64_t state)
{
    const uint64_t *every = ent_certainty_set(certainty, certainty->every[concept], party);
    const uint64_t *some = ent_certainty_set(certainty, certainty->some[concept], party);
    return ent_bits_has(every, (size_t)state)  ? ENT_HOLDS_IN_EVERY
           : ent_bits_has(some, (size_t)state) ? ENT_HOLDS_IN_SOME
                                               : ENT_HOLDS_IN_NONE;
}

uint64_t ent_holds_count(const ent_certainty *certainty, ent_concept concept, size_t party,
                         ent_holds which)
{
    const uint64_t every = ent_bits_count(
        ent_certainty_set(certainty, certainty->every[concept], party), certainty->words);
    const uint64_t some = ent_bits_count(
        ent_certainty_set(certainty, certainty->some[concept], party), certainty->words);
    return which == ENT_HOLDS_IN_EVERY  ? every
           : which == ENT_HOLDS_IN_SOME ? some - every
                                        : certainty->space->count - some;
}

bool ent_type_is_stable(const ent_certainty *certainty, ent_certainty_type type,
                        ent_concept concept, size_t party, uint64_t state)
{
    return ent_bits_has(ent_certainty_type_set(certainty, type, concept, party), (size_t)state);
}

uint64_t ent_type_count(const ent_certainty *certainty, ent_certainty_type type,
                        ent_concept concept, size_t party)
{
    return ent_bits_count(ent_certainty_type_set(certainty, type, concept, party),
                          certainty->words);
}

bool ent_certainty_tells_strength(const ent_certainty *certainty)
{
    return certainty->strength;
}

ent_stability ent_type_strength(const ent_certainty *certainty, ent_certainty_type type,
                                ent_concept concept, size_t party, uint64_t state)
{
    const uint64_t *strong = ent_certainty_strong_set(certainty, type, concept, party);
    return !ent_type_is_stable(certainty, type, concept, party, state) ? ENT_UNSTABLE
           : strong == NULL                                            ? ENT_STABLE
           : ent_bits_has(strong, (size_t)state)                       ? ENT_STRONGLY_STABLE
                                                                       : ENT_WEAKLY_STABLE;
}

uint64_t ent_type_strong_count(const ent_certainty *certainty, ent_certainty_type type,
                               ent_concept concept, size_t party)
{
    const uint64_t *strong = ent_certainty_strong_set(certainty, type, concept, party);
    return strong == NULL ? 0 : ent_bits_count(strong, certainty->words);
}
