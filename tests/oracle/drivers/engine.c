/* SPDX-License-Identifier: MIT */
/*
 * Answers a bundle of dispute files with the engine, in the oracle's form.
 *
 * Usage: engine [--no-return] [--blind-others] [--sim] [--threads N] [--work] BUNDLE. Uses the public API alone. The two outputs
 * are then compared byte by byte. With --work the counters of the work done come to stderr.
 */
#include "driver.h"

static const ent_concept order[] = {ENT_NASH, ENT_GMR, ENT_SMR, ENT_SEQ, ENT_SSEQ, ENT_SIM};

static void print_stable(const ent_dispute *dispute, const ent_solution *solution,
                         unsigned concepts, uint64_t count)
{
    for (size_t c = 0; c < sizeof order / sizeof *order; c++) {
        for (size_t p = 0; p < ent_party_count(dispute) && (concepts >> order[c] & 1) != 0; p++) {
            printf("%s %zu ", ent_concept_key(order[c]), p);
            for (uint64_t s = 0; s < count; s++) {
                putchar(ent_is_stable(solution, order[c], p, s) ? '1' : '0');
            }
            printf(count == 0 ? "-\n" : "\n");
        }
    }
}

/* Without states there is no solution to ask what it decided: where the text merges, SIM is not defined. */
static unsigned concepts_without_states(const ent_solution_options *options, const char *text,
                                        size_t length)
{
    static const char rule[] = "- same:";
    for (size_t i = 0; i + sizeof rule - 1 <= length; i++) {
        if (memcmp(text + i, rule, sizeof rule - 1) == 0) {
            return options->concepts & ~(1u << ENT_SIM);
        }
    }
    return options->concepts;
}

static void answer(ent_context *context, const ent_solution_options *options, const char *text,
                   size_t length)
{
    ent_dispute *dispute = NULL;
    ent_space *space = NULL;
    ent_solution *solution = NULL;
    ent_diagnostics_clear(context);
    ent_status status = ent_dispute_read_text(context, "random", text, length, &dispute);
    if (status == ENT_OK) {
        status = ent_space_new(context, dispute, &space);
        if (status == ENT_ERROR_INPUT) {
            printf("states 0\n");
            print_stable(dispute, NULL, concepts_without_states(options, text, length), 0);
        }
    }
    if (space != NULL) {
        status = ent_solution_new(context, space, options, &solution);
    }
    if (status == ENT_OK) {
        print_states(dispute, space);
        print_stable(dispute, solution, ent_solution_concepts(solution), ent_state_count(space));
    } else if (dispute == NULL || space != NULL) {
        print_refused(context);
    }
    ent_solution_free(solution);
    ent_space_free(space);
    ent_dispute_free(dispute);
}

int main(int argc, char **argv)
{
    ent_context *context = NULL;
    ent_solution_options options;
    ent_context_options limits;
    ent_solution_defaults(&options);
    ent_context_defaults(&limits);
    bool work = false;
    int first = 1;
    for (; first < argc && strncmp(argv[first], "--", 2) == 0; first++) {
        options.no_return = options.no_return || strcmp(argv[first], "--no-return") == 0;
        options.blind_others = options.blind_others || strcmp(argv[first], "--blind-others") == 0;
        options.concepts |= strcmp(argv[first], "--sim") == 0 ? 1u << ENT_SIM : 0;
        work = work || strcmp(argv[first], "--work") == 0;
        if (strcmp(argv[first], "--threads") == 0 && first + 1 < argc) {
            limits.threads = (size_t)atoi(argv[++first]);
        }
    }
    char *bundle = argc == first + 1 ? read_file(argv[first]) : NULL;
    if (bundle == NULL || ent_context_new(&limits, &context) != ENT_OK) {
        fprintf(
            stderr,
            "usage: engine [--no-return] [--blind-others] [--sim] [--threads N] [--work] BUNDLE\n");
        return 2;
    }
    char *at = bundle;
    while ((at = strstr(at, "%%%% conflict ")) != NULL) {
        char *text = strchr(at, '\n') + 1;
        const char *next = strstr(text, "%%%% conflict ");
        printf("%.*s\n", (int)(text - 1 - (at + 5)), at + 5);
        answer(context, &options, text, next == NULL ? strlen(text) : (size_t)(next - text));
        printf("end\n");
        at = text;
    }
    for (size_t k = 0; work && k < ent_work_kinds(); k++) {
        fprintf(stderr, "%s %llu\n", ent_work_name(k),
                (unsigned long long)ent_work_done(context, k));
    }
    ent_context_free(context);
    free(bundle);
    return 0;
}
