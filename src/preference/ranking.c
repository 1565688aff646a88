/* SPDX-License-Identifier: MIT */
/*
 * Levels from a ranking: each item puts its states into its group; `rest` takes what is left over.
 *
 * Numbers of states hold for one listing, so a ranking by numbers says for how many states it was
 * written, and is refused when the dispute has another number of them now.
 */
#include "base/text.h"
#include "diag/diagnostic.h"
#include "preference/levels.h"

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
    const ent_issue issue = {
        .kind = kind, .source = &w->space->dispute->source, .span = span, .message = message};
    w->refused = true;
    return ent_issue_add(w->context, &issue);
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

static ent_status put_state(work *w, const ent_ranked *item, size_t state)
{
    if (w->group[state] != NO_GROUP) {
        return refuse_state(w, ENT_KIND_RANKING_REPEATS, item->span, "state ", state + 1,
                            " has a place in the ranking already");
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

/* Gives all states that have none yet the group of `rest`, or refuses the first of them. */
static ent_status put_rest(work *w)
{
    uint32_t rest = NO_GROUP;
    for (size_t i = 0; i < w->party->ranked_count; i++) {
        if (is_rest(&w->party->ranked[i])) {
            if (rest != NO_GROUP) {
                return refuse(w, ENT_KIND_RANKING_REPEATS, w->party->ranked[i].span,
                              "'rest' has a place in the ranking already");
            }
            rest = (uint32_t)w->party->ranked[i].group;
        }
    }
    for (size_t s = 0; s < w->space->count; s++) {
        if (w->group[s] == NO_GROUP && rest == NO_GROUP) {
            return refuse_state(w, ENT_KIND_RANKING_MISSES, w->party->ranked_span, "state ", s + 1,
                                " has no place in the ranking");
        }
        if (w->group[s] == NO_GROUP) {
            w->group[s] = rest;
        }
    }
    return ENT_OK;
}

static ent_status put_all(work *w)
{
    if (w->party->ranked_of > 0 && w->party->ranked_of != w->space->count) {
        ent_text message;
        ent_text_init(&message, &w->context->allocator);
        ent_text_format(&message, "the ranking was written for %llu states, and there are %zu",
                        (unsigned long long)w->party->ranked_of, w->space->count);
        const ent_status status =
            message.failed
                ? ENT_ERROR_MEMORY
                : refuse(w, ENT_KIND_RANKING_OF, w->party->ranked_span, ent_text_get(&message));
        ent_text_free(&message);
        return status;
    }
    for (size_t i = 0; i < w->party->ranked_count && !w->refused; i++) {
        if (!is_rest(&w->party->ranked[i])) {
            ENT_TRY(put_item(w, &w->party->ranked[i]));
        }
    }
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

ent_status ent_levels_ranking(ent_context *context, const ent_space *space, size_t party,
                              ent_levels *out)
{
    const ent_allocator *allocator = &context->allocator;
    work w = {.context = context,
              .space = space,
              .party = &space->dispute->parties[party],
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
