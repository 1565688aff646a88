/* SPDX-License-Identifier: MIT */
/*
 * Questions without listing states, on random instances.
 *
 *   exists agree SEED COUNT FEWEST MOST   against the listing of all states: same answer, same refusal
 *   exists large SEED COUNT OPTIONS       four parties; eight of ten must be decided, both ways
 *
 * The state of every yes is certified, and its certificate checked. Exit code 77: no solver.
 */
#include "bundle.h"
#include "instance.h"
#include <entente/entente.h>

#include <time.h>

typedef struct trial {
    char question[INSTANCE_QUESTION];
    char *text;
    ent_context *context;
    ent_dispute *dispute;
    int yes, no, never, unknown, refused, passed_over, failed;
} trial;

static void fail(trial *t, const char *words)
{
    t->failed++;
    printf("FAILED: %s\n%s# exists: %s\n", words, t->text, t->question);
    for (size_t k = 0; k < ent_diagnostic_count(t->context); k++) {
        printf("# %s\n", ent_diagnostic_at(t->context, k)->message);
    }
}

static void read_instance(trial *t, instance *i)
{
    size_t length = 0;
    FILE *out = open_memstream(&t->text, &length);
    instance_write(i, out, t->question);
    fclose(out);
    ent_diagnostics_clear(t->context);
    if (ent_dispute_read_text(t->context, "instance", t->text, length, &t->dispute) != ENT_OK) {
        fail(t, "the instance is no dispute");
        exit(1);
    }
}

static void forget_instance(trial *t)
{
    ent_dispute_free(t->dispute);
    free(t->text);
}

/* Checks the certificate of a yes. */
static void certify(trial *t, const ent_existence *found)
{
    bytes text = {0};
    const ent_sink sink = {.write = append, .user = &text};
    ent_certificate *certificate = NULL;
    ent_verification result = {0};
    if (ent_report_existence_certificate(t->context, found, &sink) != ENT_OK ||
        ent_certificate_read_text(t->context, "certificate", text.at, text.length, &certificate) !=
            ENT_OK ||
        ent_verify(t->context, t->dispute, certificate, &result) != ENT_OK || !result.accepted) {
        fail(t, "the certificate is refused");
    }
    ent_certificate_free(certificate);
    free(text.at);
}

/* What the listing says: whether an equilibrium is in the set; the status of a refusal. */
static ent_status list(trial *t, ent_existence_view *out)
{
    ent_space *space = NULL;
    ent_solution *solution = NULL;
    ent_state_set *set = NULL;
    ent_solution_options options;
    ent_solution_defaults(&options);
    options.concepts = 1u << ENT_NASH;
    ent_status status = ent_space_new(t->context, t->dispute, &space);
    if (status == ENT_OK) {
        status = ent_solution_new(t->context, space, &options, &solution);
    }
    if (status == ENT_OK) {
        status = ent_states_find(t->context, space, "question", t->question, &set);
    }
    uint64_t state = 0;
    *out = (ent_existence_view){.answer = ENT_EXISTENCE_NO};
    for (uint64_t from = 0; status == ENT_OK && ent_state_set_next(set, from, &state);
         from = state + 1) {
        out->possible = true;
        if (ent_is_equilibrium(solution, ENT_NASH, state)) {
            out->answer = ENT_EXISTENCE_YES;
        }
    }
    ent_state_set_free(set);
    ent_solution_free(solution);
    ent_space_free(space);
    return status;
}

static ent_status ask(trial *t, uint64_t steps, ent_existence **out)
{
    ent_exists_options options;
    ent_exists_defaults(&options);
    options.max_steps = steps;
    *out = NULL;
    return ent_exists(t->context, t->dispute, "question", t->question, &options, out);
}

static void count(trial *t, const ent_existence *found)
{
    const ent_existence_view view = ent_existence_at(found);
    t->yes += view.answer == ENT_EXISTENCE_YES;
    t->no += view.answer == ENT_EXISTENCE_NO && view.possible;
    t->never += view.answer == ENT_EXISTENCE_NO && !view.possible;
    t->unknown += view.answer == ENT_EXISTENCE_UNKNOWN;
    if (view.answer == ENT_EXISTENCE_YES) {
        certify(t, found);
    }
}

static void agree_once(trial *t)
{
    ent_existence *found = NULL;
    ent_existence_view listed;
    const ent_status wanted = list(t, &listed);
    if (wanted == ENT_ERROR_LIMIT) {
        t->passed_over++; /* too many moves where each is kept */
        return;
    }
    const ent_status status = ask(t, UINT64_MAX, &found);
    if (status != wanted) {
        fail(t, "another status");
    } else if (status != ENT_OK) {
        t->refused++;
    } else {
        const ent_existence_view view = ent_existence_at(found);
        if (view.answer != listed.answer || view.possible != listed.possible) {
            fail(t, "another answer");
        }
        count(t, found);
    }
    ent_existence_free(found);
}

static void agree(trial *t, uint64_t seed, int instances, int fewest, int most)
{
    instance i = {.random = seed, .mixed = true, .graded = 2};
    for (int k = 0; k < instances; k++) {
        i.options = fewest + instance_below(&i, most - fewest + 1);
        i.parties = 1 + instance_below(&i, i.options < 5 ? i.options : 5);
        i.statements = instance_below(&i, 9);
        i.rules = instance_below(&i, 1 + i.options / 3);
        read_instance(t, &i);
        agree_once(t);
        forget_instance(t);
    }
}

static void large(trial *t, uint64_t seed, int instances, int options)
{
    enum { STEPS = 20000 };
    for (int k = 0; k < instances; k++) {
        instance i = {.random = seed + (uint64_t)k,
                      .parties = 4,
                      .options = options,
                      .statements = 20,
                      .rules = options / 5};
        ent_existence *found = NULL;
        read_instance(t, &i);
        const clock_t began = clock();
        if (ask(t, STEPS, &found) == ENT_OK) {
            const ent_existence_view view = ent_existence_at(found);
            printf("seed %" PRIu64 ": %s, %" PRIu64 " counterexamples, %" PRIu64
                   " steps, %.3f s: %s\n",
                   seed + (uint64_t)k,
                   view.answer == ENT_EXISTENCE_YES  ? "yes"
                   : view.answer == ENT_EXISTENCE_NO ? "no"
                                                     : "not decided",
                   view.counterexamples, view.steps, (double)(clock() - began) / CLOCKS_PER_SEC,
                   t->question);
            count(t, found);
        } else {
            fail(t, "no answer");
        }
        ent_existence_free(found);
        forget_instance(t);
    }
    if (10 * t->unknown > 2 * instances || t->yes == 0 || t->no == 0) {
        fail(t, "too few are decided, or all alike");
    }
}

int main(int argc, char **argv)
{
    trial t = {0};
    if (ent_solver_name() == NULL) {
        puts("exists: skipped: this build has no solver");
        return 77;
    }
    ent_context_options options;
    ent_context_defaults(&options);
    options.max_moves = 1 << 20;
    if (argc < 5 || ent_context_new(&options, &t.context) != ENT_OK) {
        return 2;
    }
    const uint64_t seed = strtoull(argv[2], NULL, 10);
    if (strcmp(argv[1], "agree") == 0 && argc == 6) {
        agree(&t, seed, atoi(argv[3]), atoi(argv[4]), atoi(argv[5]));
    } else {
        large(&t, seed, atoi(argv[3]), atoi(argv[4]));
    }
    printf("seed %" PRIu64 ": %d yes, %d no, %d in no possible state, %d not decided, %d refused, "
           "%d passed over; %d failed\n",
           seed, t.yes, t.no, t.never, t.unknown, t.refused, t.passed_over, t.failed);
    ent_context_free(t.context);
    return t.failed > 0;
}
