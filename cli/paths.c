/* SPDX-License-Identifier: MIT */
/* `entente paths`: how could the parties get from today to there, and who can block? */
#include "cli.h"

#include <stdio.h>

const cli_flag paths_flags[] = {
    {"--from", "STATE", "begin there (default today)"},
    {"--equilibria", "CONCEPTS",
     "in place of STATE: any equilibrium under one of these, by commas"},
    {"--no-return", NULL, "going back to a state is no answer to leaving it"},
    {"--limit", "N", "show at most so many shortest ways (default 3; 0: all)"},
    {"--format", "text|json|csv", "how the answer is written (default text)"},
    OUTPUT_FLAGS,
    COMMON_FLAGS,
    {NULL, NULL, NULL},
};

/* What the command finds. */
typedef struct way_finding {
    ent_journey *journeys[2]; /* by all moves; by improvements alone */
    ent_route *routes[2];
    ent_state_set *targets; /* NULL: none was asked for */
} way_finding;

/* The states that a text stands for; a complaint when there are none. */
static int find_states(cli_session *s, const char *where, const char *text, ent_state_set **out)
{
    const int code = session_find(s, where, text, out);
    if (code != EXIT_DONE) {
        return code;
    }
    if (ent_state_set_count(*out) == 0) {
        (void)fprintf(stderr, "entente: %s: no possible state fits '%s'\n", where, text);
        return EXIT_USAGE;
    }
    return EXIT_DONE;
}

/* Where to start. */
static int find_start(cli_session *s, uint64_t *out)
{
    const char *text = flag_value(s->arguments, "--from");
    ent_state_set *set = NULL;
    if (text == NULL) {
        if (ent_state_today(s->space, out) == ENT_OK) {
            return EXIT_DONE;
        }
        (void)fputs("entente: today is not possible; name a state with --from\n", stderr);
        return EXIT_USAGE;
    }
    int code = find_states(s, "--from", text, &set);
    if (code == EXIT_DONE && ent_state_set_count(set) > 1) {
        (void)fprintf(stderr, "entente: --from: %llu states fit '%s'; name one\n",
                      (unsigned long long)ent_state_set_count(set), text);
        code = EXIT_USAGE;
    }
    if (code == EXIT_DONE) {
        (void)ent_state_set_next(set, 0, out);
    }
    ent_state_set_free(set);
    return code;
}

/* The states to get to. */
static int find_targets(cli_session *s, way_finding *found)
{
    if (flag_value(s->arguments, "--equilibria") != NULL) {
        const ent_status status =
            ent_equilibria_set(s->context, s->solution, s->wanted.concepts, &found->targets);
        const int code = session_status(s, status);
        if (code == EXIT_DONE && ent_state_set_count(found->targets) == 0) {
            (void)fputs("entente: --equilibria: there is none\n", stderr);
            return EXIT_NEGATIVE;
        }
        return code;
    }
    return s->arguments->operand_count > 1
               ? find_states(s, "STATE", s->arguments->operands[1], &found->targets)
               : EXIT_DONE;
}

static ent_status search(cli_session *s, uint64_t from, size_t most, way_finding *found)
{
    for (int kind = 0; kind < 2; kind++) {
        const ent_journey_options options = {
            .size = sizeof options, .from = from, .improvements_only = kind == 1};
        ent_status status =
            ent_journey_new(s->context, s->solution, &options, &found->journeys[kind]);
        if (status == ENT_OK && found->targets != NULL) {
            status = ent_route_new(s->context, found->journeys[kind], found->targets, most,
                                   &found->routes[kind]);
        }
        if (status != ENT_OK) {
            return status;
        }
    }
    return ENT_OK;
}

static int write_paths(cli_session *s, const way_finding *found, uint64_t most)
{
    char called[400];
    const char *equilibria = flag_value(s->arguments, "--equilibria");
    (void)snprintf(called, sizeof called, equilibria == NULL ? "%s" : "any equilibrium (%s)",
                   equilibria != NULL                ? equilibria
                   : s->arguments->operand_count > 1 ? s->arguments->operands[1]
                                                     : "");
    const ent_paths_view view = {.size = sizeof view,
                                 .called = found->targets == NULL ? NULL : called,
                                 .moves = found->routes[0],
                                 .improvements = found->routes[1],
                                 .most = most};
    return session_status(s, ent_report_paths(s->context, found->journeys[0], found->journeys[1],
                                              &view, s->format, &s->out));
}

static int find_paths(cli_session *s, way_finding *found)
{
    uint64_t from = 0, most = 0;
    int code = session_read(s);
    if (code == EXIT_DONE) {
        code = session_number(s, "--limit", 3, &most);
    }
    if (code == EXIT_DONE) {
        code = find_start(s, &from);
    }
    if (code == EXIT_DONE) {
        code = session_solve(s);
    }
    if (code == EXIT_DONE) {
        code = find_targets(s, found);
    }
    if (code == EXIT_DONE) {
        code = session_status(s, search(s, from, (size_t)most, found));
    }
    return code == EXIT_DONE ? write_paths(s, found, most) : code;
}

int run_paths(const cli_arguments *arguments)
{
    cli_session s;
    way_finding found = {.targets = NULL};
    if (arguments->operand_count == 0) {
        return usage_error(arguments->command, "'paths' needs: FILE");
    }
    if (arguments->operand_count > 2) {
        return usage_error(arguments->command, "'%s' is one word too many", arguments->operands[2]);
    }
    if (arguments->operand_count == 2 && flag_value(arguments, "--equilibria") != NULL) {
        return usage_error(arguments->command, "STATE and --equilibria do not go together");
    }
    int code = session_open(&s, arguments);
    if (code == EXIT_DONE) {
        code = find_paths(&s, &found);
    }
    for (int kind = 0; kind < 2; kind++) {
        ent_route_free(s.context, found.routes[kind]);
        ent_journey_free(found.journeys[kind]);
    }
    ent_state_set_free(found.targets);
    return session_close(&s, code);
}
