/* SPDX-License-Identifier: MIT */
/* `entente compare`: what a change of a file comes to, or what came between two moments of one. */
#include "cli.h"

#include <string.h>

const cli_flag compare_flags[] = {
    {"--and", "MOMENT", "of one file: compare the moment of --at with this one (default last)"},
    {"--concepts", "CONCEPTS", "of nash,gmr,smr,seq,sseq,sim, by commas (default all but sim)"},
    {"--no-return", NULL, "going back to a state is no answer to leaving it"},
    {"--limit", "N", "show at most so many states of each kind (default 10; 0: all)"},
    {"--format", "text|json|csv", "how the answer is written (default text)"},
    OUTPUT_FLAGS,
    COMMON_FLAGS,
    {NULL, NULL, NULL},
};

/* Reads the second file, or makes the other moment of the one. */
static ent_status read_other(cli_session *s, cli_session *other)
{
    if (s->arguments->operand_count == 1) {
        const char *moment = flag_value(s->arguments, "--and");
        return session_select(s, s->dispute, moment == NULL ? "last" : moment, &other->dispute);
    }
    const ent_status status =
        ent_dispute_read_file(s->context, s->arguments->operands[1], &other->dispute);
    return status == ENT_OK ? session_narrow(s, &other->dispute) : status;
}

/* Reads and solves it by what is asked for the first. */
static int solve_other(cli_session *s, cli_session *other)
{
    ent_status status = read_other(s, other);
    if (status == ENT_OK) {
        status = ent_solution_afford(s->context, other->dispute, &s->wanted);
    }
    if (status == ENT_OK) {
        status = ent_space_new(s->context, other->dispute, &other->space);
    }
    if (status == ENT_OK) {
        status = ent_solution_new(s->context, other->space, &s->wanted, &other->solution);
    }
    return session_status(s, status);
}

static int write_comparison(cli_session *s, const cli_session *other, uint64_t most)
{
    const ent_comparison_view view = {.size = sizeof view, .most = most};
    ent_comparison *comparison = NULL;
    ent_status status = ent_comparison_new(s->context, s->solution, other->solution, &comparison);
    if (status == ENT_OK) {
        status = ent_report_comparison(s->context, comparison, &view, s->format, &s->out);
    }
    ent_comparison_free(comparison);
    return session_status(s, status);
}

/* Two files, or one with two moments. */
static int check_operands(const cli_arguments *arguments)
{
    const bool two = arguments->operand_count == 2;
    if (arguments->operand_count == 0 || arguments->operand_count > 2) {
        return usage_error(arguments->command, "'compare' needs one or two files");
    }
    if (two && flag_value(arguments, "--and") != NULL) {
        return usage_error(arguments->command, "--and is a moment of one file, not of two");
    }
    if (!two && flag_value(arguments, "--at") == NULL) {
        return usage_error(arguments->command,
                           "of one file two moments are compared: --at and --and name them");
    }
    return two && strcmp(arguments->operands[0], "-") == 0 &&
                   strcmp(arguments->operands[1], "-") == 0
               ? usage_error(arguments->command, "one of the two files can be standard input")
               : EXIT_DONE;
}

int run_compare(const cli_arguments *arguments)
{
    cli_session s, other = {.arguments = arguments};
    uint64_t most = 0;
    int code = session_open(&s, arguments);
    if (code == EXIT_DONE) {
        code = check_operands(arguments);
    }
    if (code == EXIT_DONE) {
        code = session_number(&s, "--limit", 10, &most);
    }
    if (code == EXIT_DONE) {
        code = session_read(&s);
    }
    if (code == EXIT_DONE) {
        code = session_solve(&s);
    }
    if (code == EXIT_DONE) {
        code = solve_other(&s, &other);
    }
    if (code == EXIT_DONE) {
        code = write_comparison(&s, &other, most);
    }
    ent_solution_free(other.solution);
    ent_space_free(other.space);
    ent_dispute_free(other.dispute);
    return session_close(&s, code);
}
