/* SPDX-License-Identifier: MIT */
/*
 * What is asked beside the ordinary concepts: attitudes, strength, certainty, coalitions, looking ahead.
 *
 * A byte chooses the questions; the rest is the text of a dispute, or is decoded into one in which parties are also for
 * or against each other, do not perceive some states, and leave pairs of a ranking open. All answers are those of
 * plain loops over tables (`questions/`). Laws and refused memory: fuzz_solve.c.
 */
#include "common/fuzz.h"
#include "questions/tables.h"

#include <stdlib.h>

typedef void (*question)(ent_context *context, const ent_space *space, const tables *t);

static const question questions[] = {ask_attitudes, ask_certainty, ask_coalitions, ask_lookahead,
                                     ask_strength};

/* Whether all have orders that fit the states. */
static bool is_sound(ent_context *context, const ent_space *space)
{
    ent_solution *solution = NULL;
    const bool sound = ent_solution_new(context, space, NULL, &solution) == ENT_OK;
    ent_solution_free(solution);
    return sound;
}

/* Asks what is chosen, each with all the steps there are. */
static void ask(ent_context *context, const ent_space *space, unsigned chosen, size_t *steps)
{
    static tables t;
    if (!is_sound(context, space) || !tables_fill(context, space, &t)) {
        return;
    }
    for (size_t k = 0; k < sizeof questions / sizeof *questions; k++) {
        if ((chosen >> k & 1) != 0) {
            *steps = 0;
            questions[k](context, space, &t);
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_input in = {.at = data, .left = size};
    fuzz_text text = {.at = NULL};
    fuzz_tally tally = {0};
    size_t steps = 0;
    const unsigned first = fuzz_byte(&in);
    const unsigned chosen = (first & 31u) == 0 ? 31u : first & 31u;
    in.goes_on = (first & 64u) != 0;
    ent_context_options options = fuzz_limits(GAME_STATES, &steps);
    ent_context *context = NULL;
    ent_dispute *dispute = NULL;
    ent_space *space = NULL;
    if ((first & 128u) != 0) {
        fuzz_add(&text, (const char *)in.at, in.left);
    } else {
        fuzz_decode_open_dispute(&in, &text);
    }
    fuzz_expect(ent_context_new(&options, &context) == ENT_OK, "a context can be made");
    if (ent_dispute_read_text(context, "fuzz", text.at, text.length, &dispute) == ENT_OK &&
        ent_space_new(context, dispute, &space) == ENT_OK) {
        ask(context, space, chosen, &steps);
    }
    fuzz_report_diagnostics(context, &tally);
    ent_space_free(space);
    ent_dispute_free(dispute);
    ent_context_free(context);
    free(text.at);
    return 0;
}
