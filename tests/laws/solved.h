/* SPDX-License-Identifier: MIT */
/* A random model as the library sees it, and the court before which its laws are brought. */
#ifndef ENT_TESTS_LAWS_SOLVED_H
#define ENT_TESTS_LAWS_SOLVED_H

#include "model.h"

#include <inttypes.h>
#include <string.h>

/* Counts laws. The program and the seed tell how to see a failure again. */
typedef struct court {
    const char *program;
    uint64_t seed;
    unsigned long passed, failed;
} court;

/* Counts a law; `wrong` is NULL where it holds. */
static inline void judge(court *c, const char *law, const char *wrong)
{
    if (wrong == NULL) {
        c->passed++;
    } else {
        printf("%s %" PRIu64 " 1: %s: %s\n", c->program, c->seed, law, wrong);
        c->failed++;
    }
}

/* The main function of laws: checks the disputes of the seeds that are asked for, whose bench begins with a court. */
static inline int hold_court(court *c, void (*check)(court *), int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: %s SEED COUNT\n", c->program);
        return 2;
    }
    const uint64_t first = strtoull(argv[1], NULL, 10), disputes = strtoull(argv[2], NULL, 10);
    for (uint64_t k = 0; k < disputes; k++) {
        c->seed = first + k;
        check(c);
    }
    printf("%lu passed, %lu failed\n", c->passed, c->failed);
    return fflush(stdout) == 0 && c->failed == 0 && c->passed > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

/* States and parties by the model's numbers. */
typedef struct solved {
    ent_context *context;
    ent_dispute *dispute;
    ent_space *space;
    ent_solution *solution;
    ent_coalitions *coalitions;
    size_t party[MOST_PARTIES];
    uint64_t state[MOST_STATES]; /* per assignment; UINT64_MAX: not feasible */
} solved;

static inline void release(solved *s)
{
    ent_coalitions_free(s->coalitions);
    ent_solution_free(s->solution);
    ent_space_free(s->space);
    ent_dispute_free(s->dispute);
    ent_context_free(s->context);
    *s = (solved){.context = NULL};
}

/* Finds the parties and states of a solved model; false when some are missing. */
static inline bool match(const model *m, const style *how, solved *s)
{
    char name[NAME_SIZE];
    for (int p = 0; p < m->parties; p++) {
        name_party(how, p, name);
        if (ent_party_find(s->dispute, name, &s->party[p]) != ENT_OK) {
            return false;
        }
    }
    memset(s->state, 0xFF, sizeof s->state);
    for (uint64_t state = 0; state < ent_state_count(s->space); state++) {
        size_t assignment = 0, scale = 1, matched = 0;
        for (int o = 0; o < m->options; o++) {
            name_option(how, o, name);
            for (size_t k = 0; k < ent_option_count(s->dispute); k++) {
                if (strcmp(ent_option_at(s->dispute, k).id, name) == 0) {
                    assignment += scale * ent_state_value(s->space, state, k);
                    matched++;
                }
            }
            scale *= (size_t)m->option[o].values;
        }
        if (matched != ent_option_count(s->dispute) || s->state[assignment] != UINT64_MAX) {
            return false;
        }
        s->state[assignment] = state;
    }
    return true;
}

/* Reads and solves a text, which it releases. ENT_ERROR_INPUT: it has no states. */
static inline ent_status solve_text(char *text, size_t length, unsigned asked, solved *s)
{
    ent_solution_options options;
    ent_solution_defaults(&options);
    options.concepts = asked;
    *s = (solved){.context = NULL};
    ent_status status = ent_context_new(NULL, &s->context);
    if (status == ENT_OK &&
        ent_dispute_read_text(s->context, "law", text, length, &s->dispute) != ENT_OK) {
        status = ENT_ERROR_ARGUMENT; /* the text is at fault, not the states */
    }
    free(text);
    if (status == ENT_OK) {
        status = ent_space_new(s->context, s->dispute, &s->space);
    }
    return status == ENT_OK ? ent_solution_new(s->context, s->space, &options, &s->solution)
                            : status;
}

/* Writes, reads and solves a model. ENT_ERROR_INPUT: it has no states. */
static inline ent_status solve_model(const model *m, const style *how, unsigned asked, solved *s)
{
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    *s = (solved){.context = NULL};
    if (out == NULL) {
        return ENT_ERROR_MEMORY;
    }
    write_model(out, m, how);
    const ent_status status =
        fclose(out) == 0 ? solve_text(text, length, asked, s) : ENT_ERROR_MEMORY;
    return status == ENT_OK && !match(m, how, s) ? ENT_ERROR_NOT_FOUND : status;
}

/* Makes models from a seed until one has states. */
static inline ent_status solve_seed(uint64_t seed, unsigned asked, model *m, solved *s)
{
    const style plain = plain_style();
    ent_status status = ENT_ERROR_INPUT;
    for (m->random = seed; status == ENT_ERROR_INPUT;) {
        release(s);
        make(m);
        status = solve_model(m, &plain, asked, s);
    }
    return status;
}

#endif
