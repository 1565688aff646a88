/* SPDX-License-Identifier: MIT */
/* What a first user of the library writes: solve a dispute and count what would hold. C and C++. */
#include <entente/entente.h>

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static const char text[] = "entente: 1\n"
                           "title: Chicken\n"
                           "parties:\n"
                           "  first: {name: First driver}\n"
                           "  second: {name: Second driver}\n"
                           "options:\n"
                           "  a: {party: first, label: swerve}\n"
                           "  b: {party: second, label: swerve}\n"
                           "preferences:\n"
                           "  first:\n"
                           "    - want: a or b\n"
                           "    - want: not a\n"
                           "    - want: b\n"
                           "  second:\n"
                           "    - want: a or b\n"
                           "    - want: not b\n"
                           "    - want: a\n";

int main(void)
{
    ent_context *context = NULL;
    ent_dispute *dispute = NULL;
    ent_space *space = NULL;
    ent_solution *solution = NULL;
    ent_status status = ent_context_new(NULL, &context);
    if (status == ENT_OK) {
        status = ent_dispute_read_text(context, "chicken", text, strlen(text), &dispute);
    }
    if (status == ENT_OK) {
        status = ent_space_new(context, dispute, &space);
    }
    if (status == ENT_OK) {
        status = ent_solution_new(context, space, NULL, &solution);
    }
    uint64_t count = 0;
    if (status == ENT_OK) {
        count = ent_equilibrium_count(solution, ENT_NASH);
        printf("%s: %" PRIu64 " Nash equilibria\n", ent_dispute_title(dispute), count);
    } else {
        (void)fprintf(stderr, "client: %s\n", ent_status_text(status));
    }
    ent_solution_free(solution);
    ent_space_free(space);
    ent_dispute_free(dispute);
    ent_context_free(context);
    return status == ENT_OK && count == 2 ? 0 : 1;
}
