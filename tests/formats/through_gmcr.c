/* SPDX-License-Identifier: MIT */
/*
 * Writes disputes as .gmcr and reads them again.
 *
 * Usage: through_gmcr FILE... Each file holds a dispute, or a bundle of them as the generator of the oracle writes it.
 * Each is either refused with E886, or what is read again has as many states and parties, and by number the same levels,
 * stabilities and equilibria under every concept. Public API alone. The last line is "N passed, N refused, N failed";
 * exit 0 when none failed and some passed, 2 for wrong usage, else 1.
 */
#include "bundle.h"
#include "same_verdicts.h"
#include <entente/entente.h>

typedef struct solved {
    ent_dispute *dispute;
    ent_space *space;
    ent_solution *solution;
} solved;

static void close_solved(solved *s)
{
    ent_solution_free(s->solution);
    ent_space_free(s->space);
    ent_dispute_free(s->dispute);
}

static bool solve(ent_context *context, const char *text, size_t length, solved *out)
{
    ent_solution_options options;
    ent_solution_defaults(&options);
    options.concepts = ENT_ALL_CONCEPTS; /* SIM is left out where it is not defined */
    *out = (solved){0};
    ent_diagnostics_clear(context);
    return ent_dispute_read_text(context, "text", text, length, &out->dispute) == ENT_OK &&
           ent_space_new(context, out->dispute, &out->space) == ENT_OK &&
           ent_solution_new(context, out->space, &options, &out->solution) == ENT_OK;
}

static bool same(const solved *a, const solved *b)
{
    bool alike = ent_party_count(a->dispute) == ent_party_count(b->dispute) &&
                 ent_state_count(a->space) == ent_state_count(b->space) &&
                 ent_solution_concepts(a->solution) == ent_solution_concepts(b->solution);
    for (uint64_t s = 0; alike && s < ent_state_count(a->space); s++) {
        alike = same_verdicts(a->dispute, a->solution, b->solution, s);
    }
    return alike;
}

typedef enum outcome { PASSED, REFUSED, FAILED } outcome;

static outcome refusal(const ent_context *context, ent_status status, size_t written)
{
    for (size_t i = 0; i < ent_diagnostic_count(context); i++) {
        if (status == ENT_ERROR_UNSUPPORTED && written == 0 &&
            strcmp(ent_diagnostic_at(context, i)->code, "E886") == 0) {
            return REFUSED;
        }
    }
    return FAILED;
}

static outcome pass(ent_context *context, const char *text, size_t length)
{
    solved first, again = {0};
    bytes written = {0};
    const ent_sink sink = {.write = append, .user = &written};
    outcome found = FAILED;
    if (!solve(context, text, length, &first)) {
        close_solved(&first);
        return REFUSED; /* it has no states, or wishes that do not fit */
    }
    const ent_status status = ent_dispute_export(context, first.dispute, ENT_FOREIGN_GMCR, &sink);
    if (status != ENT_OK) {
        found = refusal(context, status, written.length);
    } else if (solve(context, written.at, written.length, &again) && same(&first, &again)) {
        found = PASSED;
    }
    if (found == FAILED) {
        printf("%.*s\nis otherwise as .gmcr (%s):\n%s\n", (int)length, text,
               ent_diagnostic_count(context) > 0 ? ent_diagnostic_at(context, 0)->message : "",
               written.at == NULL ? "nothing" : written.at);
    }
    close_solved(&again);
    close_solved(&first);
    free(written.at);
    return found;
}

int main(int argc, char **argv)
{
    ent_context *context = NULL;
    size_t counts[3] = {0};
    if (argc < 2 || ent_context_new(NULL, &context) != ENT_OK) {
        fprintf(stderr, "usage: through_gmcr FILE...\n");
        return 2;
    }
    for (int i = 1; i < argc; i++) {
        char *text = read_file(argv[i]);
        for (const char *next = text; next != NULL;) {
            size_t length = 0;
            const char *at = next_dispute(&next, &length);
            counts[pass(context, at, length)]++;
        }
        counts[FAILED] += text == NULL;
        free(text);
    }
    ent_context_free(context);
    printf("%zu passed, %zu refused, %zu failed\n", counts[PASSED], counts[REFUSED],
           counts[FAILED]);
    return counts[FAILED] == 0 && counts[PASSED] > 0 ? 0 : 1;
}
