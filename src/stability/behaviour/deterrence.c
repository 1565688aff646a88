/* SPDX-License-Identifier: MIT */
/*
 * Deterrence by tables of answers.
 *
 * What the others reach from a state does not depend on who came there from where, so it is found for all
 * states together (answers.h), as rows of a table of bits: `window` columns of 64 states at a time, so that the
 * table has a bound. Each departure is then held against the row of the state to which it leads: a state in it
 * that is good enough deters. Which states are good enough is asked for each state that is left, 64 at a time
 * and only where a row has something.
 *
 * Escapes are asked of *classes*: states from which, and from whose moves' ends, the party makes the same of
 * things. Where moves are transitive and can be taken back, a class is all that the party can make of a state.
 */
#include "stability/behaviour/deterrence.h"

#include "diag/parallel.h"
#include "stability/behaviour/answers.h"

#include <string.h>

enum {
    GMR = 1 << ENT_UNDER_GMR,
    SMR = 1 << ENT_UNDER_SMR,
    SEQ = 1 << ENT_UNDER_SEQ,
    STAGE = 64 /* states that a thread takes at a time */
};

/* Bits of a table, unless one column takes more. Tests of threads have few states. */
#ifdef ENT_EAGER_THREADS
enum { TABLE_BITS = 1 << 12 };
#else
enum { TABLE_BITS = 1 << 29 };
#endif

/* What a thread needs for the state at hand, whose number and one stands where an entry is about it. */
typedef struct room {
    uint64_t *rather; /* per column of the window: where the party would rather be */
    uint32_t *looked;
    uint32_t *asked; /* per class: whether the party escapes from it was asked; */
    bool *escapes;   /* and whether it does */
    uint64_t *column;
} room;

typedef struct work {
    ent_context *context;
    const ent_graph *graph;
    const ent_leaning *leaning;
    size_t count, words;
    ent_adjacency *any, *wanted; /* per party: its moves, and those to where it would rather be */
    ent_answers answers;
    uint64_t *table;      /* per state `window` words of answers */
    size_t window, first; /* columns, and the number of the first */
    size_t party;
    unsigned kinds;         /* which concepts these answers are about */
    unsigned char *missing; /* per departure: concepts under which nothing deters it so far */
    uint32_t *class;        /* per state: the least state of its class */
    room *rooms;            /* per worker */
    size_t workers;
} work;

static bool would_rather(const work *w, size_t party, uint32_t to, uint32_t s)
{
    return w->leaning->rather(w->leaning->user, party, s, to, 1) != 0;
}

/* Where the party would rather be than in s, in a column of the window. */
static uint64_t look(const work *w, room *r, uint32_t s, size_t column)
{
    if (r->looked[column] != s + 1) {
        const size_t from = 64 * (w->first + column);
        const size_t left = w->count - from;
        r->looked[column] = s + 1;
        r->rather[column] = w->leaning->rather(w->leaning->user, w->party, s, (uint32_t)from,
                                               left < 64 ? left : 64);
    }
    return r->rather[column];
}

/* Whether from y, which is good enough, the party moves to what is not. */
static bool escapes(const work *w, room *r, uint32_t y, uint32_t s)
{
    const uint32_t class = w->class[y];
    const ent_adjacency *moves = &w->any[w->party];
    if (r->asked[class] == s + 1) {
        return r->escapes[class];
    }
    r->asked[class] = s + 1;
    r->escapes[class] = would_rather(w, w->party, class, s);
    for (size_t k = moves->start[class]; k < moves->start[class + 1] && !r->escapes[class]; k++) {
        r->escapes[class] = would_rather(w, w->party, moves->to[k], s);
    }
    return r->escapes[class];
}

/* Holds a departure from s against the answers to the state it leads to. */
static void weigh(const work *w, room *r, uint32_t s, size_t departure)
{
    const uint64_t *row = w->table + w->wanted[w->party].to[departure] * w->window;
    unsigned missing = w->missing[departure] & w->kinds;
    const unsigned others = w->missing[departure] & ~w->kinds;
    for (size_t k = 0; k < w->window && missing != 0; k++) {
        uint64_t good = row[k] == 0 ? 0 : row[k] & ~look(w, r, s, k);
        missing &= good == 0 ? ~0u : (unsigned)SMR;
        for (; good != 0 && missing != 0; good &= good - 1) {
            const size_t bit = ent_bits_in_word((good & (~good + 1)) - 1);
            const uint32_t y = (uint32_t)(64 * (w->first + k) + bit);
            missing = escapes(w, r, y, s) ? missing : 0;
        }
    }
    w->missing[departure] = (unsigned char)(others | missing);
}

static ent_status weigh_stage(ent_context *context, void *user, size_t worker, size_t stage)
{
    const work *w = user;
    const size_t *start = w->wanted[w->party].start;
    (void)context;
    for (size_t s = stage * STAGE; s < w->count && s < (stage + 1) * STAGE; s++) {
        for (size_t k = start[s]; k < start[s + 1]; k++) {
            weigh(w, &w->rooms[worker], (uint32_t)s, k);
        }
    }
    return ENT_OK;
}

static ent_status fill_column(ent_context *context, void *user, size_t worker, size_t column)
{
    const work *w = user;
    (void)context;
    ent_answers_find(&w->answers, w->first + column, w->rooms[worker].column, w->table + column,
                     w->window);
    return ENT_OK;
}

/* Nothing is remembered of another party or window. */
static void forget(const work *w)
{
    for (size_t k = 0; k < w->workers; k++) {
        memset(w->rooms[k].looked, 0, w->window * sizeof *w->rooms[k].looked);
        memset(w->rooms[k].asked, 0, w->count * sizeof *w->rooms[k].asked);
    }
}

static ent_status weigh_all(work *w)
{
    const size_t most = TABLE_BITS / 64 / w->count;
    const size_t widest = most == 0 ? 1 : most < w->words ? most : w->words;
    const size_t stages = (w->count + STAGE - 1) / STAGE;
    w->table = ent_memory_new(&w->context->allocator, w->count, widest * sizeof *w->table);
    if (w->table == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (w->first = 0; w->first < w->words; w->first += w->window) {
        w->window = widest < w->words - w->first ? widest : w->words - w->first;
        forget(w);
        ENT_TRY(ent_parallel(w->context, "searching for answers", w->workers, w->window,
                             fill_column, w));
        ENT_TRY(ent_parallel(w->context, "weighing answers", w->workers, stages, weigh_stage, w));
    }
    return ENT_OK;
}

/* Finds the answers that count under some concepts, and weighs departures against them. */
static ent_status answer(work *w, const ent_adjacency *moves, unsigned kinds)
{
    const ent_allocator *allocator = &w->context->allocator;
    const ent_answers_of of = {
        .moves = moves, .parties = w->graph->party_count, .party = w->party, .states = w->count};
    ENT_TRY(ent_answers_new(w->context, &of, &w->answers));
    w->kinds = kinds;
    ent_status status = ENT_OK;
    for (size_t k = 0; k < w->workers && status == ENT_OK; k++) {
        w->rooms[k].column = ent_memory_new(allocator, w->answers.count, sizeof(uint64_t));
        status = w->rooms[k].column == NULL ? ENT_ERROR_MEMORY : ENT_OK;
    }
    if (status == ENT_OK) {
        status = weigh_all(w);
    }
    for (size_t k = 0; k < w->workers; k++) {
        ent_memory_free(allocator, w->rooms[k].column);
        w->rooms[k].column = NULL;
    }
    ent_memory_free(allocator, w->table);
    w->table = NULL;
    ent_answers_free(&w->answers);
    return status;
}

/* Whether a state and the ends of its moves are the same set for two states, of which the first moves to the
 * other. */
static bool alike(const ent_adjacency *moves, uint32_t one, uint32_t other)
{
    size_t a = moves->start[one], b = moves->start[other];
    const size_t a_end = moves->start[one + 1], b_end = moves->start[other + 1];
    if (a_end - a != b_end - b) {
        return false;
    }
    while (a < a_end || b < b_end) {
        if (a < a_end && moves->to[a] == other) {
            a++;
        } else if (b < b_end && moves->to[b] == one) {
            b++;
        } else if (a < a_end && b < b_end && moves->to[a] == moves->to[b]) {
            a++;
            b++;
        } else {
            return false;
        }
    }
    return true;
}

/* Gives each state the least one of its class, which is among its moves' ends. */
static void find_classes(const work *w)
{
    const ent_adjacency *moves = &w->any[w->party];
    for (uint32_t s = 0; s < w->count; s++) {
        w->class[s] = s;
        for (size_t k = moves->start[s];
             k < moves->start[s + 1] && moves->to[k] < s && w->class[s] == s; k++) {
            const uint32_t to = moves->to[k];
            w->class[s] = w->class[to] == to && alike(moves, s, to) ? to : s;
        }
    }
}

/* A state is stable unless there is a departure that nothing deters. */
static void conclude(const work *w, ent_stable_sets *sets)
{
    const size_t *start = w->wanted[w->party].start;
    for (size_t s = 0; s < w->count; s++) {
        unsigned lost = start[s] < start[s + 1] ? 1u << ENT_UNDER_NASH : 0;
        for (size_t k = start[s]; k < start[s + 1]; k++) {
            lost |= w->missing[k];
        }
        for (size_t c = 0; c < ENT_UNDER_COUNT; c++) {
            if ((lost >> c & 1) == 0) {
                ent_stable_sets_add(sets, c, w->party, s);
            }
        }
    }
}

static ent_status decide_party(work *w, ent_stable_sets *sets)
{
    const size_t departures = w->wanted[w->party].start[w->count];
    w->missing = ent_memory_new(&w->context->allocator, departures, sizeof *w->missing);
    if (w->missing == NULL) {
        return ENT_ERROR_MEMORY;
    }
    memset(w->missing, GMR | SMR | SEQ, departures);
    find_classes(w);
    ent_status status = departures == 0 ? ENT_OK : answer(w, w->any, GMR | SMR);
    if (status == ENT_OK && departures > 0) {
        status = answer(w, w->wanted, SEQ);
    }
    if (status == ENT_OK) {
        conclude(w, sets);
    }
    ent_memory_free(&w->context->allocator, w->missing);
    w->missing = NULL;
    return status;
}

/* Of the moves of a party those to where it would rather be. */
static ent_status find_wanted(const work *w, size_t party, ent_adjacency *out)
{
    const ent_adjacency *moves = &w->any[party];
    out->allocator = moves->allocator;
    out->start = ent_memory_new(out->allocator, w->count + 1, sizeof *out->start);
    out->to = ent_memory_new(out->allocator, moves->start[w->count], sizeof *out->to);
    if (out->start == NULL || out->to == NULL) {
        return ENT_ERROR_MEMORY;
    }
    size_t kept = 0;
    for (size_t s = 0; s < w->count; s++) {
        out->start[s] = kept;
        for (size_t k = moves->start[s]; k < moves->start[s + 1]; k++) {
            if (would_rather(w, party, moves->to[k], (uint32_t)s)) {
                out->to[kept++] = moves->to[k];
            }
        }
    }
    out->start[w->count] = kept;
    return ENT_OK;
}

static ent_status make_room(work *w)
{
    const ent_allocator *allocator = &w->context->allocator;
    w->any = ent_memory_zero(allocator, w->graph->party_count, sizeof *w->any);
    w->wanted = ent_memory_zero(allocator, w->graph->party_count, sizeof *w->wanted);
    w->class = ent_memory_new(allocator, w->count, sizeof *w->class);
    w->rooms = ent_memory_zero(allocator, w->workers, sizeof *w->rooms);
    if (w->any == NULL || w->wanted == NULL || w->class == NULL || w->rooms == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t k = 0; k < w->workers; k++) {
        room *r = &w->rooms[k];
        r->rather = ent_memory_new(allocator, w->words, sizeof *r->rather);
        r->looked = ent_memory_new(allocator, w->words, sizeof *r->looked);
        r->asked = ent_memory_new(allocator, w->count, sizeof *r->asked);
        r->escapes = ent_memory_new(allocator, w->count, sizeof *r->escapes);
        if (r->rather == NULL || r->looked == NULL || r->asked == NULL || r->escapes == NULL) {
            return ENT_ERROR_MEMORY;
        }
    }
    for (size_t p = 0; p < w->graph->party_count; p++) {
        w->any[p] = w->graph->movers[p].forward; /* the graph's own */
        ENT_TRY(find_wanted(w, p, &w->wanted[p]));
    }
    return ENT_OK;
}

static void free_room(work *w)
{
    const ent_allocator *allocator = &w->context->allocator;
    for (size_t p = 0; w->wanted != NULL && p < w->graph->party_count; p++) {
        ent_adjacency_free(&w->wanted[p]);
    }
    for (size_t k = 0; w->rooms != NULL && k < w->workers; k++) {
        ent_memory_free(allocator, w->rooms[k].rather);
        ent_memory_free(allocator, w->rooms[k].looked);
        ent_memory_free(allocator, w->rooms[k].asked);
        ent_memory_free(allocator, w->rooms[k].escapes);
    }
    ent_memory_free(allocator, w->any);
    ent_memory_free(allocator, w->wanted);
    ent_memory_free(allocator, w->class);
    ent_memory_free(allocator, w->rooms);
}

ent_status ent_deter(ent_context *context, const ent_graph *graph, const ent_leaning *leaning,
                     ent_stable_sets *sets)
{
    const uint64_t count = graph->space->count;
    work w = {.context = context,
              .graph = graph,
              .leaning = leaning,
              .count = (size_t)count,
              .words = ent_bits_words((size_t)count),
              .workers = ent_workers(context, (size_t)(count + STAGE - 1) / STAGE, count * count)};
    ent_status status = make_room(&w);
    for (w.party = 0; w.party < graph->party_count && status == ENT_OK; w.party++) {
        status = decide_party(&w, sets);
    }
    free_room(&w);
    if (status == ENT_OK) {
        ent_stable_sets_join(sets);
    }
    return status;
}
