/* SPDX-License-Identifier: MIT */
/* A search for each different move of some ways that is a gain to its mover, as long as the work allows. */
#include "journey/fears.h"

#include "stability/feared.h"

enum { MOST_WORK = 1 << 26, LEAST_SEARCHES = 16 };

void ent_fears_init(ent_fears *fears, const ent_route_work *work)
{
    fears->work = work;
    ent_tuples_init(&fears->feared, &work->journey->allocator, 3);
    ent_tuples_init(&fears->calm, &work->journey->allocator, 3);
}

void ent_fears_free(ent_fears *fears)
{
    ent_tuples_free(&fears->feared);
    ent_tuples_free(&fears->calm);
}

/* How many searches may be made. */
static size_t allowed(const ent_fears *fears)
{
    const ent_journey *journey = fears->work->journey;
    const size_t searches = (size_t)MOST_WORK / journey->graph->party_count / journey->space->count;
    return searches < LEAST_SEARCHES ? LEAST_SEARCHES : searches;
}

/* Says whether a move is feared, by a search where it was not asked about before; *left: the searches that may be made. */
static ent_status ask(ent_fears *fears, ent_way_step *step, size_t *left)
{
    const uint32_t move[] = {(uint32_t)step->party, (uint32_t)step->from, (uint32_t)step->to};
    step->feared = ent_tuples_find(&fears->feared, move) != ENT_NO_TUPLE;
    if (step->feared || step->gain != ENT_GAIN_BETTER || *left == 0 ||
        ent_tuples_find(&fears->calm, move) != ENT_NO_TUPLE) {
        return ENT_OK;
    }
    (*left)--;
    ENT_TRY(ent_is_feared(fears->work->context, fears->work->journey->solution, step->party,
                          step->from, step->to, &step->feared));
    return ent_tuples_add(step->feared ? &fears->feared : &fears->calm, move);
}

/* Takes back what was said, where it was not said of all. */
static void forget(ent_way_step *steps, ent_way *ways, size_t count, size_t length)
{
    for (size_t k = 0; k < count; k++) {
        ways[k].feared = 0;
        for (size_t n = 0; n < length; n++) {
            steps[ways[k].place * length + n].feared = false;
        }
    }
}

ent_status ent_fears_ask(ent_fears *fears, ent_way_step *steps, ent_way *ways, size_t count,
                         bool *out)
{
    const size_t length = fears->work->route->steps;
    size_t left = allowed(fears) + 1; /* the last is one too many */
    for (size_t k = 0; k < count && left > 0; k++) {
        ways[k].feared = 0;
        for (size_t n = 0; n < length; n++) {
            ent_way_step *step = &steps[ways[k].place * length + n];
            ENT_TRY(ask(fears, step, &left));
            ways[k].feared += step->feared;
        }
    }
    *out = left > 0;
    if (!*out) {
        forget(steps, ways, count, length);
    }
    return ENT_OK;
}
