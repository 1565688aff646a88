/* SPDX-License-Identifier: MIT */
/*
 * The route is asked for all ways that are compared, of which the one with the fewest feared moves comes first: where that has one,
 * each has.
 */
#include "report/journey/fears.h"

#include "report/words.h"
#include "stability/solution.h"

#include <stdio.h>

enum { MOST_SIZE = 1 << 19 }; /* states times parties */

static void add_place(ent_text *text, uint32_t step)
{
    static const char *const words[] = {"first", "second",  "third",  "fourth", "fifth",
                                        "sixth", "seventh", "eighth", "ninth",  "tenth"};
    if (step < sizeof words / sizeof words[0]) {
        ent_text_format(text, "at the %s", words[step]);
    } else {
        ent_text_format(text, "at number %u", (unsigned)step + 1);
    }
}

/* Whether on every way that was compared the same party makes a move and has it to fear. */
static bool is_common(const ent_route *route, uint32_t step)
{
    bool common = true;
    for (size_t k = 0; common && k < route->shown_count; k++) {
        const ent_way_step *made = &route->shown[k].steps[step];
        common = made->feared && made->party == route->shown[0].steps[step].party;
    }
    return common;
}

static uint32_t next_common(const ent_route *route, uint32_t step)
{
    while (step < route->steps && !is_common(route, step)) {
        step++;
    }
    return step;
}

/* "at the first of these, the city would have to fear an answer that pays, and at the third the owner"; false: no move is feared
 * on every way. */
static bool add_common(ent_text *text, const ent_dispute *dispute, const ent_route *route)
{
    const uint32_t first = next_common(route, 0);
    for (uint32_t k = first; k < route->steps;) {
        const uint32_t next = next_common(route, k + 1);
        ent_text_add(text, k == first ? "; " : next == route->steps ? ", and " : ", ");
        if (route->steps > 1) {
            add_place(text, k);
            ent_text_add(text, k == first ? " of these, " : " ");
        }
        ent_text_add(text, ent_party_name(dispute, route->shown[0].steps[k].party));
        ent_text_add(text, k > first           ? ""
                           : route->steps == 1 ? " would have to fear an answer to it that pays"
                                               : " would have to fear an answer that pays");
        k = next;
    }
    return first < route->steps;
}

static void add_ways(ent_text *text, const ent_route *route)
{
    ent_text_add(text, "on each of the ");
    ent_text_add_grouped(text, route->shown_count);
    ent_text_add(text, route->shown_count < route->way_count ? " shortest ways that were compared"
                                                             : " shortest ways");
}

static void add_fears(ent_text *text, const ent_dispute *dispute, const ent_route *route)
{
    const bool common = add_common(text, dispute, route);
    if (common && route->way_count > 1 && route->steps > 1) {
        ent_text_add(text, " (");
        add_ways(text, route);
        ent_text_add(text, ")");
    } else if (!common) {
        ent_text_add(text, "; ");
        add_ways(text, route);
        ent_text_add(text, " some party would have to fear an answer that pays");
    }
}

ent_status ent_words_fears(ent_text *text, ent_context *context, ent_journey *gains, uint64_t state)
{
    const ent_space *space = ent_solution_space(ent_journey_solution(gains));
    const ent_dispute *dispute = ent_space_dispute(space);
    char key[24];
    ent_state_set *target = NULL;
    ent_route *route = NULL;
    if (ent_state_count(space) > MOST_SIZE / ent_party_count(dispute)) {
        return ENT_OK;
    }
    (void)snprintf(key, sizeof key, "s%llu", (unsigned long long)state + 1);
    ENT_TRY(ent_states_find(context, space, "state", key, &target));
    const ent_status status = ent_route_new(context, gains, target, ENT_COMPARED_WAYS, &route);
    ent_state_set_free(target);
    if (status == ENT_OK && route->shown_count > 0 && route->fears_compared &&
        route->shown[0].feared > 0) {
        add_fears(text, dispute, route);
    }
    ent_route_free(context, route);
    return status;
}

void ent_words_ways_end(ent_text *text, const ent_route *route)
{
    ent_text_add(text,
                 "That a way exists does not say that it will be gone: each of its moves leaves "
                 "the party that makes it better off than just before. It is not asked whether "
                 "another move would be better still for that party");
    ent_text_add(text,
                 route->fears_asked
                     ? "."
                     : ", nor, as there are too many states, whether it would have to fear an "
                       "answer.");
}
