/* SPDX-License-Identifier: MIT */
/*
 * Answers a bundle of dispute files with the engine, in the oracle's form.
 *
 * Usage: engine BUNDLE. Uses the public API alone. The two outputs are then compared byte by byte.
 */
#include <entente/entente.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const ent_concept order[] = {ENT_NASH, ENT_GMR, ENT_SMR, ENT_SEQ, ENT_SSEQ};

static void print_states(const ent_dispute *dispute, const ent_space *space)
{
    printf("states %llu\n", (unsigned long long)ent_state_count(space));
    for (uint64_t s = 0; s < ent_state_count(space); s++) {
        for (size_t o = 0; o < ent_option_count(dispute); o++) {
            printf("%s%zu", o > 0 ? " " : "", ent_state_value(space, s, o));
        }
        printf("\n");
    }
}

static void print_stable(const ent_dispute *dispute, const ent_solution *solution, uint64_t count)
{
    for (size_t c = 0; c < sizeof order / sizeof *order; c++) {
        for (size_t p = 0; p < ent_party_count(dispute); p++) {
            printf("%s %zu ", ent_concept_key(order[c]), p);
            for (uint64_t s = 0; s < count; s++) {
                putchar(ent_is_stable(solution, order[c], p, s) ? '1' : '0');
            }
            printf(count == 0 ? "-\n" : "\n");
        }
    }
}

static void answer(ent_context *context, const char *text, size_t length)
{
    ent_dispute *dispute = NULL;
    ent_space *space = NULL;
    ent_solution *solution = NULL;
    ent_diagnostics_clear(context);
    if (ent_dispute_read_text(context, "random", text, length, &dispute) != ENT_OK) {
        printf("refused: %s\n", ent_diagnostic_at(context, 0)->message);
    } else if (ent_space_new(context, dispute, &space) == ENT_ERROR_INPUT) {
        printf("states 0\n");
        print_stable(dispute, NULL, 0);
    } else if (space != NULL &&
               ent_solution_new(context, space, ENT_ALL_CONCEPTS, &solution) == ENT_OK) {
        print_states(dispute, space);
        print_stable(dispute, solution, ent_state_count(space));
    } else {
        printf("failed\n");
    }
    ent_solution_free(solution);
    ent_space_free(space);
    ent_dispute_free(dispute);
}

/* The whole file as one string; NULL when it cannot be read. */
static char *read_bundle(const char *path)
{
    FILE *file = fopen(path, "r");
    if (file == NULL || fseek(file, 0, SEEK_END) != 0) {
        return NULL;
    }
    const long size = ftell(file);
    rewind(file);
    char *text = calloc((size_t)size + 1, 1);
    if (text != NULL && fread(text, 1, (size_t)size, file) != (size_t)size) {
        free(text);
        text = NULL;
    }
    fclose(file);
    return text;
}

int main(int argc, char **argv)
{
    ent_context *context = NULL;
    char *bundle = argc == 2 ? read_bundle(argv[1]) : NULL;
    if (bundle == NULL || ent_context_new(NULL, &context) != ENT_OK) {
        fprintf(stderr, "usage: engine BUNDLE\n");
        return 2;
    }
    char *at = bundle;
    while ((at = strstr(at, "%%%% conflict ")) != NULL) {
        char *text = strchr(at, '\n') + 1;
        const char *next = strstr(text, "%%%% conflict ");
        printf("%.*s\n", (int)(text - 1 - (at + 5)), at + 5);
        answer(context, text, next == NULL ? strlen(text) : (size_t)(next - text));
        printf("end\n");
        at = text;
    }
    ent_context_free(context);
    free(bundle);
    return 0;
}
