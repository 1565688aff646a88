/* SPDX-License-Identifier: MIT */
/* What the drivers of the engine share: disputes of a bundle one after another, and their states, in the
 * form of the oracles. The public API alone. */
#ifndef ORACLE_DRIVER_H
#define ORACLE_DRIVER_H

#include "bundle.h"

#include <entente/entente.h>

/* Prints what the engine answers; `space` is NULL where no state is feasible. `with`: with the flag that the
 * driver knows. */
typedef void answer_one(ent_context *context, const ent_dispute *dispute, const ent_space *space,
                        bool with);

static inline uint64_t states_of(const ent_space *space)
{
    return space == NULL ? 0 : ent_state_count(space);
}

static inline void print_states(const ent_dispute *dispute, const ent_space *space)
{
    printf("states %llu\n", (unsigned long long)states_of(space));
    for (uint64_t s = 0; s < states_of(space); s++) {
        if (ent_is_graph_form(dispute)) {
            printf("%llu", (unsigned long long)s);
        }
        for (size_t o = 0; o < ent_option_count(dispute); o++) {
            printf("%s", o > 0 ? " " : "");
            if (ent_state_varies(space, s, o)) {
                printf("*");
            } else {
                printf("%zu", ent_state_value(space, s, o));
            }
        }
        printf("\n");
    }
}

/* A set of parties, as 0,2. */
static inline void print_members(uint64_t parties)
{
    const char *comma = "";
    for (size_t p = 0; parties >> p != 0; p++) {
        if ((parties >> p & 1) != 0) {
            printf("%s%zu", comma, p);
            comma = ",";
        }
    }
}

/* Ends a row of characters, one a state. */
static inline void end_row(const ent_space *space)
{
    printf(space == NULL ? "-\n" : "\n");
}

/* What is refused; why goes where a person looks, except that statements tell members of a state apart. */
static inline void print_refused(const ent_context *context)
{
    printf("refused\n");
    for (size_t i = 0; i < ent_diagnostic_count(context); i++) {
        const ent_diagnostic *found = ent_diagnostic_at(context, i);
        if (strcmp(found->code, "E322") != 0 && found->severity == ENT_SEVERITY_ERROR) {
            (void)fprintf(stderr, "engine: %s: %s\n", found->code, found->message);
        }
    }
}

static inline void answer_text(ent_context *context, const char *text, size_t length,
                               answer_one *print, bool with)
{
    ent_dispute *dispute = NULL;
    ent_space *space = NULL;
    ent_diagnostics_clear(context);
    ent_status status = ent_dispute_read_text(context, "random", text, length, &dispute);
    if (status == ENT_OK) {
        status = ent_space_new(context, dispute, &space);
    }
    if (status == ENT_OK || (dispute != NULL && status == ENT_ERROR_INPUT)) {
        print(context, dispute, space, with);
    } else {
        print_refused(context);
    }
    ent_space_free(space);
    ent_dispute_free(dispute);
}

/* Answers all disputes of a bundle, each behind its line "%%%% conflict K"; false when it cannot. */
static inline bool answer_bundle(ent_context *context, const char *path, answer_one *print,
                                 bool with)
{
    char *bundle = read_file(path);
    if (bundle == NULL) {
        return false;
    }
    for (const char *next = bundle; next != NULL && *next != '\0';) {
        size_t length = 0;
        const char *title = next + strlen("%%%% ");
        const char *text = next_dispute(&next, &length);
        printf("%.*s\n", (int)strcspn(title, "\n"), title);
        answer_text(context, text, length, print, with);
        printf("end\n");
    }
    free(bundle);
    return true;
}

/* The body of main() for PROGRAM [--threads N] [FLAG] BUNDLE, where `flag` may be NULL: there is none. */
static inline int answer_with(int argc, char **argv, const char *flag, answer_one *print)
{
    ent_context *context = NULL;
    ent_context_options limits;
    ent_context_defaults(&limits);
    bool with = false;
    int first = 1;
    for (; first < argc && strncmp(argv[first], "--", 2) == 0; first++) {
        with = with || (flag != NULL && strcmp(argv[first], flag) == 0);
        if (strcmp(argv[first], "--threads") == 0 && first + 1 < argc) {
            limits.threads = (size_t)strtoul(argv[++first], NULL, 10);
        }
    }
    if (argc != first + 1 || ent_context_new(&limits, &context) != ENT_OK ||
        !answer_bundle(context, argv[first], print, with)) {
        (void)fprintf(stderr, "usage: %s [--threads N] %s BUNDLE\n", argv[0],
                      flag == NULL ? "" : flag);
        return 2;
    }
    ent_context_free(context);
    return 0;
}

#endif
