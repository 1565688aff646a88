/* SPDX-License-Identifier: MIT */
/* Which states of a dispute would hold under Nash, and why the strongest of them does. */
#include <entente/entente.h>
#include <stdio.h>

static bool write_to(void *user, const char *bytes, size_t length)
{
    return fwrite(bytes, 1, length, user) == length;
}

int main(int count, char **words)
{
    const ent_sink out = {write_to, stdout}, errors = {write_to, stderr};
    ent_context *context = NULL;
    ent_dispute *dispute = NULL;
    ent_space *space = NULL;
    ent_solution *solution = NULL;
    ent_state_set *holding = NULL;
    ent_explanation *why = NULL;
    uint64_t state = 0;
    if (count != 2 || ent_context_new(NULL, &context) != ENT_OK) {
        return 1;
    }
    bool done = ent_dispute_read_file(context, words[1], &dispute) == ENT_OK &&
                ent_space_new(context, dispute, &space) == ENT_OK &&
                ent_solution_new(context, space, NULL, &solution) == ENT_OK &&
                ent_equilibria_set(context, solution, 1U << ENT_NASH, &holding) == ENT_OK;
    for (uint64_t from = 0; done && ent_state_set_next(holding, from, &state); from = state + 1) {
        printf("s%ju would hold\n", (uintmax_t)state + 1); /* people count from 1 */
    }
    done = done && ent_strongest(solution, holding, &state) == ENT_OK && /* not if none holds */
           ent_explanation_new(context, solution, state, 3, &why) == ENT_OK &&
           ent_report_explanation(context, solution, why, ENT_FORMAT_TEXT, &out) == ENT_OK;
    (void)ent_report_diagnostics(context, ENT_SEVERITY_WARNING, ENT_FORMAT_TEXT, &errors);
    ent_explanation_free(context, why); /* in the reverse order of making; NULL is fine */
    ent_state_set_free(holding);
    ent_solution_free(solution);
    ent_space_free(space);
    ent_dispute_free(dispute);
    ent_context_free(context);
    return done ? 0 : 1;
}
