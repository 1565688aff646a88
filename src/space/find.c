/* SPDX-License-Identifier: MIT */
/* States by assignment, number, name or expression; sets of states. */
#include "space/find.h"
#include "base/text.h"
#include "dispute/builder.h"
#include "space/merge.h"

#include <stdio.h>
#include <string.h>

const ent_dispute *ent_space_dispute(const ent_space *space)
{
    return space->dispute;
}

uint64_t ent_state_count(const ent_space *space)
{
    return space->count;
}

ent_status ent_state_today(const ent_space *space, uint64_t *out)
{
    if (!space->has_today) {
        return ENT_ERROR_NOT_FOUND;
    }
    *out = space->today;
    return ENT_OK;
}

size_t ent_state_value(const ent_space *space, uint64_t state, size_t option)
{
    return ent_key_value(&space->dispute->options[option], ent_space_key(space, (size_t)state));
}

bool ent_state_has_name(const ent_space *space, uint64_t state, size_t name)
{
    return ent_bits_has(space->named + name * ent_bits_words(space->count), (size_t)state);
}

const char *ent_state_id(const ent_space *space, uint64_t state)
{
    const ent_dispute *dispute = space->dispute;
    return dispute->graph == NULL || dispute->graph->numbered ? NULL
                                                              : dispute->options[0].values[state];
}

size_t ent_space_changed(const ent_space *space, uint64_t state, uint64_t other)
{
    size_t changed = 0;
    for (size_t o = 0; o < space->dispute->option_count; o++) {
        changed += ent_state_value(space, state, o) != ent_state_value(space, other, o) &&
                   !ent_state_varies(space, state, o) && !ent_state_varies(space, other, o);
    }
    return changed;
}

static int compare_keys(const uint64_t *a, const uint64_t *b, size_t words)
{
    for (size_t w = words; w-- > 0;) {
        if (a[w] != b[w]) {
            return a[w] < b[w] ? -1 : 1;
        }
    }
    return 0;
}

/* Where a key stands among `count` ascending keys. */
static bool search(const uint64_t *keys, size_t count, size_t words, const uint64_t *key,
                   size_t *out)
{
    size_t low = 0, high = count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        const int order = compare_keys(keys + middle * words, key, words);
        if (order == 0) {
            *out = middle;
            return true;
        }
        if (order < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return false;
}

bool ent_space_locate(const ent_space *space, const uint64_t *key, size_t *out)
{
    const size_t words = space->dispute->key_words, plain = space->count - space->merged_count;
    bool found = search(space->keys, plain, words, key, out);
    for (size_t s = plain; !found && s < space->count; s++) {
        size_t count = 0, at = 0;
        const uint64_t *members = ent_space_members(space, s, &count);
        if (search(members, count, words, key, &at)) {
            *out = s;
            found = true;
        }
    }
    return found;
}

ent_status ent_state_set_new(ent_context *context, const ent_space *space, ent_state_set **out)
{
    ent_state_set *set = ent_memory_zero(&context->allocator, 1, sizeof *set);
    if (set == NULL) {
        return ENT_ERROR_MEMORY;
    }
    set->allocator = context->allocator;
    set->state_count = space->count;
    set->bits = ent_memory_zero(&set->allocator, ent_bits_words(space->count), sizeof(uint64_t));
    if (set->bits == NULL) {
        ent_memory_free(&context->allocator, set);
        return ENT_ERROR_MEMORY;
    }
    *out = set;
    return ENT_OK;
}

void ent_state_set_free(ent_state_set *set)
{
    if (set != NULL) {
        const ent_allocator allocator = set->allocator;
        ent_memory_free(&allocator, set->bits);
        ent_memory_free(&allocator, set);
    }
}

uint64_t ent_state_set_count(const ent_state_set *set)
{
    return set->count;
}

bool ent_state_set_has(const ent_state_set *set, uint64_t state)
{
    return state < set->state_count && ent_bits_has(set->bits, (size_t)state);
}

bool ent_state_set_next(const ent_state_set *set, uint64_t from, uint64_t *out)
{
    if (from >= set->state_count) {
        return false;
    }
    const size_t found = ent_bits_next(set->bits, set->state_count, (size_t)from);
    *out = found;
    return found < set->state_count;
}

bool ent_state_number_read(const char *text, uint64_t *out)
{
    const char *digits = text + (text[0] == 's');
    *out = 0;
    for (size_t i = 0; digits[i] != '\0'; i++) {
        if (digits[i] < '0' || digits[i] > '9') {
            return false;
        }
        const uint64_t digit = (uint64_t)(digits[i] - '0');
        *out = *out > (UINT64_MAX - digit) / 10 ? UINT64_MAX : *out * 10 + digit;
    }
    return digits[0] != '\0';
}

ent_status ent_refuse_number(ent_context *context, uint64_t number, const char *count)
{
    ENT_TRY(ent_issue_plain(context, ENT_KIND_UNKNOWN_STATE,
                            "there is no state s%llu: the states are s1 to s%s",
                            (unsigned long long)number, count));
    return ENT_ERROR_NOT_FOUND;
}

static ent_status find_number(ent_context *context, const ent_space *space, uint64_t number,
                              ent_state_set *set)
{
    if (number == 0 || number > space->count) {
        char count[32];
        (void)snprintf(count, sizeof count, "%zu", space->count);
        return ent_refuse_number(context, number, count);
    }
    ent_bits_add(set->bits, (size_t)number - 1);
    return ENT_OK;
}

ent_status ent_refuse_no_today(ent_context *context)
{
    ENT_TRY(
        ent_issue_plain(context, ENT_KIND_UNKNOWN_STATE, "the file does not say what holds today"));
    return ENT_ERROR_NOT_FOUND;
}

static ent_status find_today(ent_context *context, const ent_space *space, ent_state_set *set)
{
    if (!space->has_today) {
        return ent_refuse_no_today(context);
    }
    ent_bits_add(set->bits, space->today);
    return ENT_OK;
}

ent_status ent_expression_use_text(ent_context *context, const ent_dispute *dispute,
                                   const char *where, const char *text, ent_expression_use use)
{
    ent_arena arena;
    ent_arena_init(&arena, &context->allocator);
    ent_expression *expression = NULL;
    ent_status status = ent_builder_question(context, dispute, where, text, &arena, &expression);
    if (status == ENT_OK) {
        status = use.run(use.user, expression);
    }
    ent_arena_free(&arena);
    return status;
}

/* Where to evaluate an expression. */
typedef struct evaluation {
    ent_context *context;
    const ent_space *space;
    ent_state_set *set;
} evaluation;

static ent_status evaluate(void *user, const ent_expression *expression)
{
    const evaluation *e = user;
    return ent_space_evaluate(e->context, e->space, expression, e->set->bits);
}

ent_status ent_states_find(ent_context *context, const ent_space *space, const char *where,
                           const char *text, ent_state_set **out)
{
    if (context == NULL || space == NULL || where == NULL || text == NULL || out == NULL) {
        return ENT_ERROR_ARGUMENT;
    }
    ent_state_set *set = NULL;
    ENT_TRY(ent_state_set_new(context, space, &set));
    uint64_t number = 0;
    ent_status status;
    if (ent_state_number_read(text, &number)) {
        status = find_number(context, space, number, set);
    } else if (strcmp(text, "today") == 0) {
        status = find_today(context, space, set);
    } else {
        evaluation e = {.context = context, .space = space, .set = set};
        const ent_expression_use use = {.run = evaluate, .user = &e};
        status = ent_expression_use_text(context, space->dispute, where, text, use);
    }
    if (status != ENT_OK) {
        ent_state_set_free(set);
        return status;
    }
    set->count = ent_bits_count(set->bits, ent_bits_words(space->count));
    *out = set;
    return ENT_OK;
}
