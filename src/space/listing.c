/* SPDX-License-Identifier: MIT */
/*
 * Listing the feasible states.
 *
 * What is few to look at, and what the rules leave much of, is looked at in order, 64 assignments at a
 * time (blocks). Else the states are counted first, exactly; so too many are refused before any is
 * listed, and memory is taken once. Rules that leave little are then listed along the count
 * (solutions) and sorted. Where the count takes too long, it is asked whether there are surely too many,
 * and if not a search goes through the assignments as far as the limit.
 */
#include "space/listing.h"

#include "base/sort.h"
#include "space/blocks.h"
#include "space/counting/solutions.h"
#include "space/refusals.h"

#include <string.h>

enum {
    FEW = 1 << 20,  /* assignments that are looked at without being counted */
    MANY = 1 << 28, /* assignments that are looked at where counting takes too long */
    DENSE = 16      /* assignments a state up to which all are looked at */
};

/* 2 GiB, where nothing else is said: beyond it disputes of very many options end with a message, not with the
 * machine's memory. */
static const uint64_t MOST_KEY_BYTES = (uint64_t)1 << 31;
static const uint64_t COUNT_STEPS = (uint64_t)1 << 29;
static const uint64_t EXCEED_STEPS = (uint64_t)1 << 27;

typedef struct work {
    ent_context *context;
    const ent_dispute *dispute;
    uint64_t most; /* states: the context's limit, or what MOST_KEY_BYTES allows */
    uint64_t all;  /* assignments; UINT64_MAX when there are more than that */
    ent_rules_clauses rules;
    ent_natural count; /* of the states, once it is known */
    ent_listing *out;
} work;

/* How many assignments of values there are. ENT_ERROR_MEMORY. */
static ent_status count_assignments(const ent_dispute *dispute, ent_natural *out)
{
    size_t twos = 0;
    uint64_t factor = 1; /* of several options, as far as it stays below 2^32 */
    ent_natural_free(out);
    ent_natural_init(out, out->allocator, 1);
    for (size_t o = 0; o < dispute->option_count; o++) {
        uint64_t values = dispute->options[o].value_count;
        for (; values % 2 == 0; values /= 2) {
            twos++;
        }
        if (factor * values > UINT32_MAX) {
            ENT_TRY(ent_natural_times(out, (uint32_t)factor));
            factor = 1;
        }
        factor *= values;
    }
    ENT_TRY(ent_natural_times(out, (uint32_t)factor));
    return ent_natural_shift(out, twos);
}

ent_status ent_rules_clauses_new(ent_context *context, const ent_dispute *dispute,
                                 ent_rules_clauses *out)
{
    ent_rules_clauses rules = {.clauses = NULL};
    ent_status status = ent_clauses_new(&context->allocator, &rules.clauses);
    if (status == ENT_OK) {
        status = ent_encoding_new(rules.clauses, dispute, &rules.encoding);
    }
    for (size_t r = 0; r < dispute->rule_count && status == ENT_OK; r++) {
        status = ent_encoding_assert(rules.encoding, dispute->rules[r].always, true);
    }
    if (status != ENT_OK) {
        ent_rules_clauses_free(&rules);
        return status;
    }
    *out = rules;
    return ENT_OK;
}

void ent_rules_clauses_free(ent_rules_clauses *rules)
{
    ent_encoding_free(rules->encoding);
    ent_clauses_free(rules->clauses);
    *rules = (ent_rules_clauses){.clauses = NULL};
}

/* Takes memory for so many states, after a check against the limit. */
static ent_status make_keys(work *w)
{
    const size_t words = w->dispute->key_words;
    uint64_t count = 0;
    if (!ent_natural_small(&w->count, &count) || count > w->most) {
        ENT_TRY(ent_refuse_states(w->context, &w->count, w->most));
        return ENT_ERROR_LIMIT;
    }
    w->out->keys = ent_memory_new(&w->context->allocator, (size_t)count * words, sizeof(uint64_t));
    w->out->count = (size_t)count;
    return w->out->keys == NULL ? ENT_ERROR_MEMORY : ENT_OK;
}

/* Looks at the assignments in blocks, twice when they have not been counted. */
static ent_status list_blocks(work *w, bool counted)
{
    ent_blocks blocks;
    uint64_t count = 0;
    ENT_TRY(ent_blocks_init(&blocks, w->context, w->dispute, w->rules.clauses, w->rules.encoding));
    ent_status status = counted ? ENT_OK : ent_blocks_run(&blocks, NULL, &count);
    if (status == ENT_OK) {
        if (!counted) {
            ent_natural_init(&w->count, &w->context->allocator, count);
        }
        status = make_keys(w);
    }
    if (status == ENT_OK) {
        status = ent_blocks_run(&blocks, w->out->keys, &count);
    }
    ent_blocks_free(&blocks);
    return status;
}

/* What each variable adds to a key: of an option each step the same, gates nothing. */
static ent_status make_weights(const work *w, ent_weights *out, uint64_t **made)
{
    const size_t words = w->dispute->key_words;
    const size_t variables = (size_t)ent_clauses_variables(w->rules.clauses) + 1;
    *made = ent_memory_zero(&w->context->allocator, variables * words, sizeof **made);
    if (*made == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t o = 0; o < w->dispute->option_count; o++) {
        const ent_option *option = &w->dispute->options[o];
        for (uint32_t v = 1; v < option->value_count; v++) {
            const size_t step = (size_t)ent_encoding_step(w->rules.encoding, o, v);
            (*made)[step * words + option->word] = (uint64_t)1 << option->shift;
        }
    }
    *out = (ent_weights){.of = *made, .words = words};
    return ENT_OK;
}

static ent_status list_solutions(work *w, ent_counter *counter)
{
    uint64_t *made = NULL, count = 0;
    ent_weights weights;
    ENT_TRY(make_keys(w));
    ENT_TRY(make_weights(w, &weights, &made));
    ent_status status = ent_solutions_list(counter, &weights, w->out->keys, &count);
    ent_memory_free(&w->context->allocator, made);
    if (status == ENT_OK) {
        status = ent_sort_keys(&w->context->allocator, w->out->keys, weights.words, w->out->count);
    }
    return status;
}

/* Goes through the assignments by a search, as far as the limit. */
static ent_status list_found(work *w, ent_search *search)
{
    const size_t words = w->dispute->key_words;
    const uint64_t *key = NULL;
    ent_answer answer = ENT_ANSWER_NO;
    size_t room = 0;
    for (ent_search_list(search);; w->out->count++) {
        ENT_TRY(ent_search_next(search, &key, &answer));
        if (answer != ENT_ANSWER_YES) {
            return ENT_OK;
        }
        if (w->out->count == w->most) {
            ENT_TRY(ent_refuse_states(w->context, NULL, w->most));
            return ENT_ERROR_LIMIT;
        }
        uint64_t *keys = ent_memory_grow(&w->context->allocator, w->out->keys, &room,
                                         (w->out->count + 1) * words, sizeof *keys);
        if (keys == NULL) {
            return ENT_ERROR_MEMORY;
        }
        w->out->keys = keys;
        memcpy(keys + w->out->count * words, key, words * sizeof *keys);
    }
}

static ent_status list_searching(work *w)
{
    ent_search *search = NULL;
    ENT_TRY(ent_rules_search(w->context, w->dispute, &search));
    const ent_status status = list_found(w, search);
    ent_search_free(search);
    return status;
}

/* Lists what has been counted, in the way that suits it. */
static ent_status list_counted(work *w, ent_counter *counter)
{
    uint64_t count = 0;
    const bool small = ent_natural_small(&w->count, &count);
    if (small && w->all / DENSE <= count) {
        return list_blocks(w, true);
    }
    if (!small || count > w->most ||
        ent_clauses_variables(w->rules.clauses) <= ENT_SOLUTIONS_VARIABLES) {
        return list_solutions(w, counter);
    }
    return list_searching(w);
}

static ent_status count_and_list(work *w)
{
    ent_counter counter;
    bool known = false, exceeds = false;
    ENT_TRY(ent_counter_init(&counter, w->context, w->rules.clauses, ENT_COUNT_CACHE));
    ent_status status = ent_counter_run(&counter, COUNT_STEPS, &w->count, &known);
    if (status == ENT_OK && known) {
        status = list_counted(w, &counter);
    } else if (status == ENT_OK && w->all > MANY) {
        status = ent_counter_exceeds(&counter, w->most, EXCEED_STEPS, &exceeds);
    }
    ent_counter_free(&counter);
    if (exceeds && status == ENT_OK) {
        ENT_TRY(ent_refuse_states(w->context, NULL, w->most));
        return ENT_ERROR_LIMIT;
    }
    if (status == ENT_OK && !known) {
        status = w->all <= MANY ? list_blocks(w, false) : list_searching(w);
    }
    return status;
}

/* In graph form the states are the values of one option. */
static ent_status list_graph(work *w)
{
    ENT_TRY(make_keys(w));
    for (size_t s = 0; s < w->out->count; s++) {
        w->out->keys[s] = s;
    }
    return ENT_OK;
}

static ent_status list(work *w)
{
    ENT_TRY(count_assignments(w->dispute, &w->count));
    if (!ent_natural_small(&w->count, &w->all)) {
        w->all = UINT64_MAX;
    }
    if (w->dispute->graph != NULL) {
        return list_graph(w);
    }
    if (w->dispute->rule_count == 0 && w->all > w->most) {
        return make_keys(w);
    }
    const ent_status made = ent_rules_clauses_new(w->context, w->dispute, &w->rules);
    if (made != ENT_OK) {
        return made == ENT_ERROR_LIMIT ? list_searching(w) : made;
    }
    const bool counted = w->dispute->rule_count == 0;
    const ent_status status =
        counted || w->all <= FEW ? list_blocks(w, counted) : count_and_list(w);
    ent_rules_clauses_free(&w->rules);
    return status;
}

/* The most states that may be listed: by their number, by the memory for their keys, and by what can be
 * solved in that memory. */
static uint64_t most_states(const ent_context *context, const ent_dispute *dispute)
{
    const uint64_t memory = context->max_memory > 0 ? context->max_memory : MOST_KEY_BYTES;
    const uint64_t fitting = memory / (dispute->key_words * sizeof(uint64_t));
    const uint64_t most = fitting < context->max_states ? fitting : context->max_states;
    return context->affordable > 0 && context->affordable < most ? context->affordable : most;
}

ent_status ent_listing_make(ent_context *context, const ent_dispute *dispute, ent_listing *out)
{
    work w = {
        .context = context, .dispute = dispute, .most = most_states(context, dispute), .out = out};
    ent_natural_init(&w.count, &context->allocator, 0);
    *out = (ent_listing){.keys = NULL};
    const ent_status status = list(&w);
    ent_natural_free(&w.count);
    if (status != ENT_OK) {
        ent_memory_free(&context->allocator, out->keys);
        *out = (ent_listing){.keys = NULL};
    }
    return status;
}
