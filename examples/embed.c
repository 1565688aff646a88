/* SPDX-License-Identifier: MIT */
/* Which states of a dispute would hold under Nash, and why the strongest of them does. Ctrl-C stops the work. */
#include <entente/entente.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>

static volatile sig_atomic_t interrupted;

static void on_interrupt(int number)
{
    (void)number;
    interrupted = 1;
}

/* Asked by the library about every ten milliseconds of work. */
static bool wants_to_stop(void *user)
{
    (void)user;
    return interrupted != 0;
}

static bool write_to(void *user, const char *bytes, size_t length)
{
    return fwrite(bytes, 1, length, user) == length;
}

static ent_status tell(ent_context *context, const ent_solution *solution)
{
    const ent_sink out = {write_to, stdout};
    ent_state_set *holding = NULL;
    ent_explanation *why = NULL;
    uint64_t state = 0;
    ent_status status = ent_equilibria_set(context, solution, 1U << ENT_NASH, &holding);
    for (uint64_t from = 0; status == ENT_OK && ent_state_set_next(holding, from, &state);) {
        printf("s%" PRIu64 " would hold\n", state + 1); /* people count from 1 */
        from = state + 1;
    }
    if (status == ENT_OK) {
        status = ent_strongest(solution, holding, &state); /* ENT_ERROR_NOT_FOUND: none holds */
    }
    if (status == ENT_OK) {
        status = ent_explanation_new(context, solution, state, 3, &why);
    }
    if (status == ENT_OK) {
        status = ent_report_explanation(context, solution, why, ENT_FORMAT_TEXT, &out);
    }
    ent_explanation_free(context, why);
    ent_state_set_free(holding);
    return status;
}

int main(int count, char **words)
{
    const ent_sink errors = {write_to, stderr};
    ent_context_options options;
    ent_context *context = NULL;
    ent_dispute *dispute = NULL;
    ent_space *space = NULL;
    ent_solution *solution = NULL;
    (void)signal(SIGINT, on_interrupt);
    ent_context_defaults(&options);
    options.cancel = wants_to_stop;
    ent_status status = count == 2 ? ent_context_new(&options, &context) : ENT_ERROR_ARGUMENT;
    if (status == ENT_OK) {
        status = ent_dispute_read_file(context, words[1], &dispute);
    }
    if (status == ENT_OK) {
        status = ent_space_new(context, dispute, &space);
    }
    if (status == ENT_OK) {
        status = ent_solution_new(context, space, NULL, &solution);
    }
    if (status == ENT_OK) {
        status = tell(context, solution);
    }
    if (context != NULL) { /* what was found in the file, with places; also when all went well */
        (void)ent_report_diagnostics(context, ENT_SEVERITY_WARNING, ENT_FORMAT_TEXT, &errors);
    }
    if (status != ENT_OK) {
        (void)fprintf(stderr, "embed: %s\n", ent_status_text(status));
    }
    ent_solution_free(solution); /* in the reverse order of making; NULL is fine */
    ent_space_free(space);
    ent_dispute_free(dispute);
    ent_context_free(context);
    return status == ENT_OK ? 0 : 1;
}
