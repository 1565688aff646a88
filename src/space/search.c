/* SPDX-License-Identifier: MIT */
/*
 * The search itself: depth-first over options in some order, without recursion.
 *
 * After each decision the expressions that mention the option are evaluated with three truth values;
 * one that is false already closes the branch. With all options decided every expression is decided,
 * so what arrives at the bottom is an answer.
 *
 * A listing decides all options, the most significant first and values ascending, so that keys come
 * out ascending. A question decides the mentioned options alone, part by part of what hangs together;
 * a *fence* stands before each part. To come back to a fence means that the part behind it fails
 * whatever was decided before it, so the whole question does.
 */
#include "space/search.h"

enum { LOOK = 1 << 20 /* steps between two looks at cancel */, QUESTION = 16 };

/* Which expression mentions which option, each pair once, filed under one of the two: those of i are
 * items[start[i]] .. items[start[i + 1] - 1]. */
typedef struct mentions {
    size_t *items, *start;
} mentions;

typedef enum role { IDLE, CHOSEN, PLACED } role;

struct ent_search {
    ent_context *context;
    const ent_dispute *dispute;
    ent_program **programs;
    size_t *sizes; /* of the programs */
    size_t count;
    mentions options_of, users_of; /* by expression, by option */
    role *role;                    /* per expression, in the present run */
    size_t *order;                 /* the options to decide */
    size_t length;
    bool *placed; /* per option: it is in the order */
    bool *fence;  /* per place in the order */
    uint32_t *next;
    size_t at; /* the place that is being decided */
    uint64_t *key;
    bool *known;
    const ent_question *question; /* NULL while listing */
    size_t extra_length;          /* the options of its extra are the first so many in the order */
    uint64_t steps, limit, look, found;
};

/* Files the mentions by expression, without repeats; `stamp` has room for a mark an option. */
static ent_status file_by_expression(ent_search *s, size_t *stamp)
{
    size_t room = 0, total = 0;
    mentions *by = &s->options_of;
    for (size_t e = 0; e < s->count; e++) {
        size_t option = 0;
        by->start[e] = total;
        for (size_t at = 0; ent_program_option(s->programs[e], &at, &option);) {
            if (stamp[option] == e + 1) {
                continue;
            }
            stamp[option] = e + 1;
            size_t *items =
                ent_memory_grow(&s->context->allocator, by->items, &room, total + 1, sizeof *items);
            if (items == NULL) {
                return ENT_ERROR_MEMORY;
            }
            by->items = items;
            items[total++] = option;
        }
    }
    by->start[s->count] = total;
    return ENT_OK;
}

/* The same by option: count, sum up, file. */
static ent_status file_by_option(ent_search *s)
{
    const mentions *by = &s->options_of;
    const size_t total = by->start[s->count], options = s->dispute->option_count;
    mentions *to = &s->users_of;
    to->items = ent_memory_new(&s->context->allocator, total, sizeof *to->items);
    if (to->items == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t i = 0; i < total; i++) {
        to->start[by->items[i] + 1]++;
    }
    for (size_t o = 0; o < options; o++) {
        to->start[o + 1] += to->start[o];
    }
    for (size_t e = s->count; e-- > 0;) { /* from behind, so that every start moves to its place */
        for (size_t i = by->start[e]; i < by->start[e + 1]; i++) {
            to->items[--to->start[by->items[i] + 1]] = e;
        }
    }
    for (size_t o = 0; o < options; o++) {
        to->start[o] = to->start[o + 1];
    }
    to->start[options] = total;
    return ENT_OK;
}

static ent_status make_room(ent_search *s)
{
    const ent_allocator *allocator = &s->context->allocator;
    const size_t options = s->dispute->option_count;
    s->programs = ent_memory_zero(allocator, s->count, sizeof(ent_program *));
    s->sizes = ent_memory_zero(allocator, s->count, sizeof *s->sizes);
    s->options_of.start = ent_memory_zero(allocator, s->count + 1, sizeof(size_t));
    s->users_of.start = ent_memory_zero(allocator, options + 1, sizeof(size_t));
    s->role = ent_memory_zero(allocator, s->count, sizeof *s->role);
    s->order = ent_memory_zero(allocator, options, sizeof *s->order);
    s->placed = ent_memory_zero(allocator, options, sizeof *s->placed);
    s->fence = ent_memory_zero(allocator, options, sizeof *s->fence);
    s->next = ent_memory_zero(allocator, options, sizeof *s->next);
    s->key = ent_memory_zero(allocator, s->dispute->key_words, sizeof *s->key);
    s->known = ent_memory_zero(allocator, options, sizeof *s->known);
    const bool held = s->programs != NULL && s->sizes != NULL && s->options_of.start != NULL &&
                      s->users_of.start != NULL && s->role != NULL && s->order != NULL &&
                      s->placed != NULL && s->fence != NULL && s->next != NULL && s->key != NULL &&
                      s->known != NULL;
    return held ? ENT_OK : ENT_ERROR_MEMORY;
}

static ent_status fill(ent_search *s, const ent_expression *const *expressions)
{
    ENT_TRY(make_room(s));
    for (size_t e = 0; e < s->count; e++) {
        ENT_TRY(ent_program_new(s->dispute, &expressions[e], 1, &s->programs[e]));
        s->sizes[e] = ent_program_size(s->programs[e]);
    }
    size_t *stamp =
        ent_memory_zero(&s->context->allocator, s->dispute->option_count, sizeof *stamp);
    const ent_status status = stamp == NULL ? ENT_ERROR_MEMORY : file_by_expression(s, stamp);
    ent_memory_free(&s->context->allocator, stamp);
    ENT_TRY(status);
    return file_by_option(s);
}

ent_status ent_search_new(ent_context *context, const ent_dispute *dispute,
                          const ent_expression *const *expressions, size_t count, ent_search **out)
{
    ent_search *s = ent_memory_zero(&context->allocator, 1, sizeof *s);
    if (s == NULL) {
        return ENT_ERROR_MEMORY;
    }
    s->context = context;
    s->dispute = dispute;
    s->count = count;
    s->limit = UINT64_MAX;
    s->look = LOOK;
    const ent_status status = fill(s, expressions);
    if (status != ENT_OK) {
        ent_search_free(s);
        return status;
    }
    *out = s;
    return ENT_OK;
}

void ent_search_free(ent_search *s)
{
    if (s == NULL) {
        return;
    }
    const ent_allocator *allocator = &s->context->allocator;
    for (size_t e = 0; s->programs != NULL && e < s->count; e++) {
        ent_program_free(s->programs[e]);
    }
    ent_memory_free(allocator, s->programs);
    ent_memory_free(allocator, s->sizes);
    ent_memory_free(allocator, s->options_of.items);
    ent_memory_free(allocator, s->options_of.start);
    ent_memory_free(allocator, s->users_of.items);
    ent_memory_free(allocator, s->users_of.start);
    ent_memory_free(allocator, s->role);
    ent_memory_free(allocator, s->order);
    ent_memory_free(allocator, s->placed);
    ent_memory_free(allocator, s->fence);
    ent_memory_free(allocator, s->next);
    ent_memory_free(allocator, s->key);
    ent_memory_free(allocator, s->known);
    ent_memory_free(allocator, s);
}

ent_program *ent_search_program(const ent_search *s, size_t index)
{
    return s->programs[index];
}

static void place(ent_search *s, size_t option)
{
    if (!s->placed[option]) {
        s->placed[option] = true;
        s->order[s->length++] = option;
    }
}

void ent_search_list(ent_search *s)
{
    for (size_t e = 0; e < s->count; e++) {
        s->role[e] = PLACED;
    }
    for (size_t o = s->dispute->option_count; o-- > 0;) {
        place(s, o);
    }
    s->fence[0] = true;
}

/* Whether nothing that mentions the option just decided is violated. */
static bool consistent(ent_search *s)
{
    if (s->at < s->extra_length) {
        const ent_question *question = s->question;
        s->steps += ent_program_size(question->extra);
        if (ent_program_partial(question->extra, s->key, s->known) ==
            (question->wanted ? ENT_FALSE : ENT_TRUE)) {
            return false;
        }
    }
    const mentions *users = &s->users_of;
    const size_t option = s->order[s->at];
    for (size_t i = users->start[option]; i < users->start[option + 1]; i++) {
        s->steps++;
        const size_t e = users->items[i];
        if (s->role[e] != IDLE) {
            s->steps += s->sizes[e];
            if (ent_program_partial(s->programs[e], s->key, s->known) == ENT_FALSE) {
                return false;
            }
        }
    }
    return true;
}

ent_status ent_search_next(ent_search *s, const uint64_t **key, ent_answer *out)
{
    for (*out = ENT_ANSWER_UNKNOWN; s->steps < s->limit; s->steps++) {
        if (s->steps >= s->look) {
            s->look = s->steps + LOOK;
            ENT_TRY(ent_context_step(s->context, "searching states", s->found, 0));
        }
        const size_t at = s->at;
        const ent_option *option = &s->dispute->options[s->order[at]];
        if (s->next[at] == option->value_count) {
            s->next[at] = 0;
            s->known[s->order[at]] = false;
            if (s->fence[at]) {
                *out = ENT_ANSWER_NO;
                return ENT_OK;
            }
            s->at--;
            continue;
        }
        ent_key_set(option, s->key, s->next[at]++);
        s->known[s->order[at]] = true;
        if (!consistent(s)) {
            continue;
        }
        if (at + 1 == s->length) {
            s->found++;
            *key = s->key;
            *out = ENT_ANSWER_YES;
            return ENT_OK;
        }
        s->at++;
    }
    return ENT_OK;
}

/* Places what hangs together with the options from `from` on in the order, breadth first. */
static void place_part(ent_search *s, size_t from)
{
    for (size_t i = from; i < s->length; i++) {
        const size_t option = s->order[i];
        for (size_t u = s->users_of.start[option]; u < s->users_of.start[option + 1]; u++) {
            const size_t e = s->users_of.items[u];
            s->steps++;
            if (s->role[e] != CHOSEN) {
                continue;
            }
            s->role[e] = PLACED;
            for (size_t k = s->options_of.start[e]; k < s->options_of.start[e + 1]; k++) {
                s->steps++;
                place(s, s->options_of.items[k]);
            }
        }
    }
    if (s->length > from) {
        s->fence[from] = true;
    }
}

/* Makes the order of a question. */
static void arrange(ent_search *s, const ent_question *question)
{
    size_t option = 0;
    s->question = question;
    s->steps += QUESTION + question->count;
    for (size_t i = 0; i < question->count; i++) {
        s->role[question->chosen[i]] = CHOSEN;
    }
    for (size_t at = 0;
         question->extra != NULL && ent_program_option(question->extra, &at, &option);) {
        place(s, option);
    }
    s->extra_length = s->length;
    place_part(s, 0);
    for (size_t i = 0; i < question->count; i++) {
        const size_t e = question->chosen[i];
        if (s->role[e] == CHOSEN) {
            const size_t from = s->length;
            place(s, s->options_of.items[s->options_of.start[e]]);
            place_part(s, from);
        }
    }
}

static void clear(ent_search *s)
{
    for (size_t i = 0; i < s->question->count; i++) {
        s->role[s->question->chosen[i]] = IDLE;
    }
    for (size_t i = 0; i < s->length; i++) {
        const size_t option = s->order[i];
        s->placed[option] = s->known[option] = s->fence[i] = false;
        s->next[i] = 0;
    }
    s->at = s->length = s->extra_length = 0;
    s->question = NULL;
}

ent_status ent_search_ask(ent_search *s, const ent_question *question, uint64_t *steps,
                          ent_answer *out)
{
    const uint64_t before = s->steps, *key = NULL;
    *out = ENT_ANSWER_UNKNOWN;
    if (*steps / 4 == 0) {
        return ENT_OK;
    }
    s->limit = before + *steps / 4;
    arrange(s, question);
    ent_status status = ENT_OK;
    if (s->length > 0) {
        status = ent_search_next(s, &key, out);
    } else {
        *out = ENT_ANSWER_YES;
    }
    clear(s);
    const uint64_t used = s->steps - before;
    *steps -= used < *steps ? used : *steps;
    return status;
}
