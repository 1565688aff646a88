/* SPDX-License-Identifier: MIT */
/*
 * Levels from a ranking: each item puts its states into its group; `rest` takes what is left over.
 *
 * Numbers of states hold for one listing, so a ranking by numbers says for how many states it was
 * written, and is refused when the dispute has another number of them now.
 */
#include "base/text.h"
#include "diag/diagnostic.h"
#include "dispute/events.h"
#include "preference/levels.h"

#include <stdio.h>

enum { MOST_TOLD = 5 };
static const uint32_t NO_GROUP = UINT32_MAX;

typedef struct work {
    ent_context *context;
    const ent_space *space;
    const ent_party *party;
    uint32_t *group; /* per state */
    uint64_t *bits;  /* room for a set of states */
    bool refused;
} work;

static ent_status refuse(work *w, ent_diagnostic_kind kind, ent_span span, const char *message)
{
    w->refused = true;
    return ent_wishes_refuse(w->context, w->space, kind, span, message);
}

/* A message with the number of a state: `before s12 after`. */
static ent_status refuse_state(work *w, ent_diagnostic_kind kind, ent_span span, const char *before,
                               uint64_t number, const char *after)
{
    ent_text message;
    ent_text_init(&message, &w->context->allocator);
    ent_text_format(&message, "%ss%llu%s", before, (unsigned long long)number, after);
    const ent_status status =
        message.failed ? ENT_ERROR_MEMORY : refuse(w, kind, span, ent_text_get(&message));
    ent_text_free(&message);
    return status;
}

/* Whether an item takes in a state. Its states are left in w->bits. */
static ent_status takes_in(work *w, const ent_ranked *item, size_t state, bool *out)
{
    *out = item->number == state + 1;
    if (item->want != NULL) {
        ENT_TRY(ent_space_evaluate(w->context, w->space, item->want, w->bits));
        *out = ent_bits_has(w->bits, state);
    }
    return ENT_OK;
}

/* A state has a place already: says where, by the item that gave it. */
static ent_status refuse_again(work *w, const ent_ranked *item, size_t state)
{
    const ent_ranked *first = w->party->ranked;
    bool found = false;
    char message[100];
    w->refused = true;
    ENT_TRY(takes_in(w, first, state, &found));
    while (!found && first + 1 < item) {
        ENT_TRY(takes_in(w, ++first, state, &found));
    }
    (void)snprintf(message, sizeof message, "state s%zu has a place in the ranking already",
                   state + 1);
    const ent_issue issue = {.kind = ENT_KIND_RANKING_REPEATS,
                             .source = &w->space->dispute->source,
                             .span = item->span,
                             .message = message,
                             .note = "this gives it its place",
                             .note_source = &w->space->dispute->source,
                             .note_span = first->span};
    return ent_issue_add(w->context, &issue);
}

static ent_status put_state(work *w, const ent_ranked *item, size_t state)
{
    if (w->group[state] != NO_GROUP) {
        return refuse_again(w, item, state);
    }
    w->group[state] = (uint32_t)item->group;
    return ENT_OK;
}

static ent_status put_item(work *w, const ent_ranked *item)
{
    const size_t count = w->space->count;
    if (item->number > 0) {
        if (item->number > count) {
            return refuse_state(w, ENT_KIND_RANKING_NUMBER, item->span, "there is no state ",
                                item->number, "");
        }
        return put_state(w, item, (size_t)item->number - 1);
    }
    ENT_TRY(ent_space_evaluate(w->context, w->space, item->want, w->bits));
    for (size_t s = ent_bits_next(w->bits, count, 0); s < count && !w->refused;
         s = ent_bits_next(w->bits, count, s + 1)) {
        ENT_TRY(put_state(w, item, s));
    }
    return ENT_OK;
}

static bool is_rest(const ent_ranked *item)
{
    return item->number == 0 && item->want == NULL;
}

/* Says how many states have no place, and which are the first of them. */
static ent_status refuse_missing(work *w, size_t missing)
{
    ent_text message;
    size_t told = 0;
    ent_text_init(&message, &w->context->allocator);
    ent_text_format(&message, missing == 1 ? "%zu state has" : "%zu states have", missing);
    ent_text_add(&message, " no place in the ranking:");
    for (size_t s = 0; s < w->space->count && told < MOST_TOLD; s++) {
        if (w->group[s] == NO_GROUP) {
            ent_text_format(&message, told++ == 0 ? " s%zu" : ", s%zu", s + 1);
        }
    }
    if (missing > told) {
        ent_text_format(&message, " and %zu more", missing - told);
    }
    const ent_status status =
        message.failed
            ? ENT_ERROR_MEMORY
            : refuse(w, ENT_KIND_RANKING_MISSES, w->party->ranked_span, ent_text_get(&message));
    ent_text_free(&message);
    return status;
}

/* Finds the item `rest`; NULL when there is none, and refuses a second one. */
static ent_status find_rest(work *w, const ent_ranked **out)
{
    *out = NULL;
    for (size_t i = 0; i < w->party->ranked_count; i++) {
        const ent_ranked *item = &w->party->ranked[i];
        if (is_rest(item) && *out != NULL) {
            const ent_issue issue = {.kind = ENT_KIND_RANKING_REPEATS,
                                     .source = &w->space->dispute->source,
                                     .span = item->span,
                                     .message = "'rest' has a place in the ranking already",
                                     .note = "it stands first here",
                                     .note_source = &w->space->dispute->source,
                                     .note_span = (*out)->span};
            w->refused = true;
            return ent_issue_add(w->context, &issue);
        }
        *out = is_rest(item) ? item : *out;
    }
    return ENT_OK;
}

/* Gives all states that have none yet the group of `rest`, or refuses them. */
static ent_status put_rest(work *w)
{
    const ent_ranked *rest = NULL;
    size_t missing = 0;
    ENT_TRY(find_rest(w, &rest));
    for (size_t s = 0; s < w->space->count && !w->refused; s++) {
        if (w->group[s] == NO_GROUP && rest == NULL) {
            missing++;
        } else if (w->group[s] == NO_GROUP) {
            w->group[s] = (uint32_t)rest->group;
        }
    }
    return missing == 0 ? ENT_OK : refuse_missing(w, missing);
}

/* Refuses unknown pairs by numbers that no state has. */
static ent_status check_pairs(work *w)
{
    for (size_t i = 0; i < w->party->unknown_count; i++) {
        for (size_t k = 0; k < 2; k++) {
            const ent_ranked *item = &w->party->unknown[i].item[k];
            if (item->number > w->space->count) {
                ENT_TRY(refuse_state(w, ENT_KIND_RANKING_NUMBER, item->span, "there is no state ",
                                     item->number, ""));
            }
        }
    }
    return ENT_OK;
}

/* The numbers are those of another listing: says so, and which event changed what is possible since. */
static ent_status refuse_count(work *w)
{
    const ent_dispute *dispute = w->space->dispute;
    const ent_event *event = ent_event_of_states(dispute, w->party->ranked_event);
    ent_text message, note;
    ent_text_init(&message, &w->context->allocator);
    ent_text_init(&note, &w->context->allocator);
    ent_text_format(&message, "the ranking was written for %llu states, and there are %zu",
                    (unsigned long long)w->party->ranked_of, w->space->count);
    ent_text_format(&note, "event '%s' changed what is possible", event == NULL ? "" : event->id);
    const ent_issue issue = {.kind = ENT_KIND_RANKING_OF,
                             .source = &dispute->source,
                             .span = w->party->ranked_span,
                             .message = ent_text_get(&message),
                             .note = event == NULL ? NULL : ent_text_get(&note),
                             .note_source = &dispute->source,
                             .note_span = event == NULL ? w->party->ranked_span : event->span};
    w->refused = true;
    const ent_status status =
        message.failed || note.failed ? ENT_ERROR_MEMORY : ent_issue_add(w->context, &issue);
    ent_text_free(&message);
    ent_text_free(&note);
    return status;
}

static ent_status put_all(work *w)
{
    if (w->party->ranked_of > 0 && w->party->ranked_of != w->space->count) {
        return refuse_count(w);
    }
    for (size_t i = 0; i < w->party->ranked_count && !w->refused; i++) {
        if (!is_rest(&w->party->ranked[i])) {
            ENT_TRY(put_item(w, &w->party->ranked[i]));
        }
    }
    ENT_TRY(check_pairs(w));
    return w->refused ? ENT_OK : put_rest(w);
}

/* Groups, best first and some perhaps empty, become levels without gaps. */
static ent_status number_levels(work *w, uint32_t *count)
{
    uint32_t *level = ent_memory_zero(&w->context->allocator, w->party->group_count, sizeof *level);
    if (level == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t s = 0; s < w->space->count; s++) {
        level[w->group[s]] = 1;
    }
    *count = 0;
    for (size_t g = w->party->group_count; g-- > 0;) {
        const uint32_t used = level[g];
        level[g] = *count;
        *count += used;
    }
    for (size_t s = 0; s < w->space->count; s++) {
        w->group[s] = level[w->group[s]];
    }
    ent_memory_free(&w->context->allocator, level);
    return ENT_OK;
}

ent_status ent_levels_ranking(ent_context *context, const ent_space *space, const ent_party *wishes,
                              ent_levels *out)
{
    const ent_allocator *allocator = &context->allocator;
    work w = {.context = context,
              .space = space,
              .party = wishes,
              .group = ent_memory_new(allocator, space->count, sizeof(uint32_t)),
              .bits = ent_memory_new(allocator, ent_bits_words(space->count), sizeof(uint64_t))};
    uint32_t count = 0;
    ent_status status = w.group == NULL || w.bits == NULL ? ENT_ERROR_MEMORY : ENT_OK;
    for (size_t s = 0; status == ENT_OK && s < space->count; s++) {
        w.group[s] = NO_GROUP;
    }
    if (status == ENT_OK) {
        status = put_all(&w);
    }
    if (status == ENT_OK) {
        status = w.refused ? ENT_ERROR_INPUT : number_levels(&w, &count);
    }
    ent_memory_free(allocator, w.bits);
    if (status != ENT_OK) {
        ent_memory_free(allocator, w.group);
        return status;
    }
    *out = (ent_levels){.of = w.group, .count = count};
    return ENT_OK;
}
