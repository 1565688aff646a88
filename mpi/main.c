/* SPDX-License-Identifier: MIT */
/*
 * `entente-mpi`: `robust`, with its readings shared among the processes of an MPI run.
 *
 * All ranks read the words and the file; the first alone writes. The answer is that of `entente robust`, byte by
 * byte, for any number of ranks.
 */
#include "share.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

const char program[] = "entente-mpi";

static const cli_flag flags[] = {
    ROBUST_FLAGS,
    {"--resume", "PATH", "of one family: keep what is counted in a file, and go on from it"},
    {"--every", "SECONDS", "how often that file is written (default 60)"},
    {"--tally", "PATH", "of one family: write what was counted at the end"},
    {"--force", NULL, "replace the file if it exists"},
    {"--format", "text|json|csv", "how the answer is written (default text)"},
    {"--max-states", "N", "stop above so many possible states (default 268435456)"},
    {"--max-moves", "N", "stop above so many moves of a party, where each is kept"},
    {"--memory", "SIZE",
     "refuse what takes more on a rank, such as 900M or 8G (default what is free)"},
    {"--threads", "N", "use so many on each rank (default 1)"},
    {"--time-limit", "SECONDS", "stop after so long, and tell the readings that are done"},
    {"--diagnostics", "text|json", "how messages are written to stderr (default text)"},
    {"--help", NULL, "show this help"},
    {NULL, NULL, NULL},
};

/* A session knows the command by its function; here run() takes its place. */
const cli_command commands[] = {
    {"robust", "FILE", 1, "how sure are we?",
     "'entente robust', whose answer it gives, on several machines. FILE and the program must be "
     "at the same place on each.",
     "mpirun -np 4 entente-mpi robust cases/elmira-1991/dispute.yaml --samples 10000000", flags,
     run_robust},
    {"help", "[COMMAND]", SIZE_MAX, "how is this used?", "Shows the commands, or the flags of one.",
     "entente-mpi help robust", plain_flags, run_help},
    {"version", "", 0, "which version is this?", "Prints the version and the formats it reads.",
     "entente-mpi version", plain_flags, run_version},
    {NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL},
};

/* What every rank has. */
typedef struct ranked {
    mpi_ranks *ranks;
    cli_session session;
    cli_robust robust;
    uint64_t every;
    bool lost; /* some rank did not answer at the end */
} ranked;

/* Reads flags and file. */
static int ask(ranked *run)
{
    if (strcmp(run->session.arguments->operands[0], "-") == 0) {
        return usage_error(run->session.arguments->command,
                           "each rank reads FILE, so it cannot be standard input");
    }
    const int code = session_number(&run->session, "--every", 60, &run->every);
    return code == EXIT_DONE ? robust_ask(&run->session, &run->robust) : code;
}

/* What is counted so far: what the file of --resume has, where there is one, or nothing. */
static int begin_tally(ranked *run, ent_variation over)
{
    cli_session *session = &run->session;
    ent_tally **tally = &run->robust.tallies[over];
    const char *path = flag_value(session->arguments, "--resume");
    if (run->ranks->rank != 0) {
        return EXIT_DONE;
    }
    if (path != NULL && access(path, F_OK) == 0) {
        return robust_resume(session, &run->robust, over);
    }
    return session_status(
        session, ent_readings_run(session->context, run->robust.readings[over], 0, 0, tally));
}

/* The first rank, for a family that is counted; and what it found becomes a part of the answer. */
static int lead(ranked *run, ent_variation over)
{
    ent_tally **tally = &run->robust.tallies[over];
    mpi_share share = {.ranks = run->ranks,
                       .session = &run->session,
                       .readings = run->robust.readings[over],
                       .tally = tally,
                       .every = run->every};
    const int code = share_lead(&share);
    run->lost = share.lost;
    if (code != EXIT_DONE) {
        return code;
    }
    ent_status status = ENT_OK;
    if (ent_tally_readings(*tally) == 0) {
        ent_tally_free(*tally);
        *tally = NULL;
        status = ENT_ERROR_CANCELLED;
    }
    return robust_take(&run->session, &run->robust, over, status);
}

/* The first rank alone knows whether the run goes on; 0: it does. */
static int hear(ranked *run, int code)
{
    int words[2] = {code, run->session.partial};
    if (!run->lost) {
        (void)MPI_Bcast(words, 2, MPI_INT, 0, MPI_COMM_WORLD);
    }
    run->session.partial = words[1] != 0;
    return words[0];
}

static int find_family(ranked *run, ent_variation over)
{
    cli_session *session = &run->session;
    const bool first = run->ranks->rank == 0;
    int code = EXIT_DONE;
    const ent_status status = robust_prepare(session, &run->robust, over);
    if (status != ENT_OK) { /* late, where something is found by then: the answer is partial */
        code = robust_take(session, &run->robust, over, status);
    } else if (robust_counts(over)) {
        code = begin_tally(run, over);
    }
    code = hear(run, ranks_agree(run->ranks, code));
    if (code != EXIT_DONE || session->partial) {
        return code;
    }
    if (first && robust_counts(over)) {
        code = lead(run, over);
    } else if (first) {
        code = robust_take(session, &run->robust, over, robust_run(session, &run->robust, over));
    } else if (robust_counts(over)) {
        mpi_share share = {
            .ranks = run->ranks, .session = session, .readings = run->robust.readings[over]};
        share_follow(&share);
    }
    return hear(run, code);
}

static int find_all(ranked *run)
{
    int code = ranks_agree(run->ranks, ask(run));
    for (int v = 0; code == EXIT_DONE && !run->session.partial && v < ENT_VARIATION_COUNT; v++) {
        if (run->robust.over[v]) {
            code = find_family(run, (ent_variation)v);
        }
    }
    return code == EXIT_DONE && run->ranks->rank == 0 ? robust_tell(&run->session, &run->robust)
                                                      : code;
}

/* Runs `robust`. Of the ranks behind the first the exit code is 0, so that there is one for the run. */
static int run_ranks(mpi_ranks *ranks, const cli_arguments *arguments)
{
    ranked run = {.ranks = ranks};
    int code = session_open(&run.session, arguments);
    if (code == EXIT_DONE) {
        code = find_all(&run);
    } else {
        code = ranks_agree(ranks, code);
    }
    robust_free(&run.robust);
    code = session_close(&run.session, code);
    if (run.lost) {
        (void)MPI_Abort(MPI_COMM_WORLD, code);
    }
    return ranks->rank == 0 ? code : EXIT_DONE;
}

/* A flag that is not given has this value. */
static void set_default(cli_arguments *arguments, const char *name, const char *value)
{
    for (size_t k = 0; arguments->command->flags[k].name != NULL; k++) {
        if (strcmp(arguments->command->flags[k].name, name) == 0 && arguments->values[k] == NULL) {
            arguments->values[k] = value;
        }
    }
}

/* Reads the words, the same for each rank, and does what they ask. */
static int run_words(mpi_ranks *ranks, int count, char **words)
{
    if (count < 2) {
        (void)fprintf(stderr, "usage: mpirun [-np RANKS] %s robust FILE [FLAGS]\n", program);
        return EXIT_USAGE;
    }
    const char *name = strcmp(words[1], "--help") == 0      ? "help"
                       : strcmp(words[1], "--version") == 0 ? "version"
                                                            : words[1];
    const cli_command *chosen = find_command(name);
    cli_arguments arguments;
    bool help = false;
    if (chosen == NULL) {
        return unknown_command(name);
    }
    if (!read_arguments(chosen, count - 2, words + 2, &arguments, &help)) {
        return EXIT_USAGE;
    }
    if (chosen->run == run_robust && !help) {
        set_default(&arguments, "--threads", "1");
        return run_ranks(ranks, &arguments);
    }
    if (ranks->rank != 0) {
        return EXIT_DONE;
    }
    if (help) {
        print_command_help(chosen);
        return finish_output();
    }
    return chosen->run(&arguments);
}

int main(int argc, char **argv)
{
    mpi_ranks ranks;
    (void)signal(SIGPIPE, SIG_IGN); /* a closed pipe is told by write() */
    (void)signal(SIGXFSZ, SIG_IGN); /* and so is a file that may not grow */
    ranks_begin(&ranks, &argc, &argv);
    const int code = run_words(&ranks, argc, argv);
    ranks_end(&ranks);
    return ranks.rank == 0 ? code : EXIT_DONE;
}
