/* SPDX-License-Identifier: MIT */
/*
 * A run of a command: reading, analysing, writing, and every way in which that can end.
 *
 * Output goes through write(2). A closed pipe ends the run quietly with 0; any other failed write is
 * told and ends it with 4.
 */
#include "cli.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

enum { CERTIFICATE_BYTES = 1 << 28, FEW = 1 << 20 };

/* State of the output; one session a process. */
static struct {
    int write_error; /* errno of the first failed write to stdout */
} to_stdout;

static bool write_all(int file, const char *bytes, size_t length, int *error)
{
    while (length > 0) {
        const ssize_t written = write(file, bytes, length);
        if (written < 0 && errno == EINTR) {
            if (watch_interrupted()) {
                *error = EINTR;
                return false;
            }
            continue;
        }
        if (written < 0) {
            *error = errno;
            return false;
        }
        bytes += written;
        length -= (size_t)written;
    }
    return true;
}

static bool write_out(void *user, const char *bytes, size_t length)
{
    (void)user;
    watch_clear();
    return to_stdout.write_error == 0 &&
           write_all(STDOUT_FILENO, bytes, length, &to_stdout.write_error);
}

static bool write_err(void *user, const char *bytes, size_t length)
{
    int ignored = 0; /* there is nowhere left to complain */
    (void)user;
    return write_all(STDERR_FILENO, bytes, length, &ignored);
}

void session_put(cli_session *session, const char *words)
{
    (void)session->out.write(session->out.user, words, strlen(words));
}

/* Reads one of "text", "json" and, where allowed, "csv". */
static bool read_format(const char *word, bool csv, ent_format *out)
{
    if (word == NULL || strcmp(word, "text") == 0) {
        *out = ENT_FORMAT_TEXT;
    } else if (strcmp(word, "json") == 0) {
        *out = ENT_FORMAT_JSON;
    } else if (csv && strcmp(word, "csv") == 0) {
        *out = ENT_FORMAT_CSV;
    } else {
        return false;
    }
    return true;
}

int session_number(cli_session *session, const char *flag_name, uint64_t otherwise, uint64_t *out)
{
    const char *word = flag_value(session->arguments, flag_name);
    *out = otherwise;
    if (word == NULL) {
        return EXIT_DONE;
    }
    if (strlen(word) == 0 || strlen(word) > 18 || strspn(word, "0123456789") != strlen(word)) {
        return usage_error(session->arguments->command, "%s needs a whole number, not '%s'",
                           flag_name, word);
    }
    *out = strtoull(word, NULL, 10);
    return EXIT_DONE;
}

/* Reads the limits of a run into the options of its context. */
static int read_limits(cli_session *session, ent_context_options *options)
{
    uint64_t seconds = 0, threads = 0;
    const char *memory = flag_value(session->arguments, "--memory");
    options->max_memory = memory_available();
    if (memory != NULL && !memory_read(memory, &options->max_memory)) {
        return usage_error(session->arguments->command,
                           "--memory is a size such as 900M or 8G, not '%s'", memory);
    }
    if (flag_value(session->arguments, "--count") != NULL) {
        options->max_states = FEW; /* more are counted without being listed */
    }
    int code = session_number(session, "--max-states", options->max_states, &options->max_states);
    if (code == EXIT_DONE) {
        code = session_number(session, "--max-moves", options->max_moves, &options->max_moves);
    }
    if (code == EXIT_DONE) {
        code = session_number(session, "--time-limit", 0, &seconds);
    }
    if (code == EXIT_DONE) {
        code = session_number(session, "--threads", 0, &threads);
    }
    if (code == EXIT_DONE && threads > ENT_MOST_THREADS) {
        return usage_error(session->arguments->command, "--threads is a number up to %d",
                           ENT_MOST_THREADS);
    }
    watch_limit(seconds);
    options->threads = (size_t)threads;
    return code;
}

static int open_context(cli_session *session, const cli_arguments *arguments)
{
    ent_context_options options;
    ent_context_defaults(&options);
    const int code = read_limits(session, &options);
    if (code != EXIT_DONE) {
        return code;
    }
    if (arguments->command->run == run_verify) {
        options.max_input_bytes = CERTIFICATE_BYTES; /* certificates grow with what they prove */
    }
    options.cancel = watch_cancel;
    options.progress = watch_progress;
    session->memory = options.max_memory;
    const ent_status status = ent_context_new(&options, &session->context);
    if (status == ENT_ERROR_ARGUMENT) {
        return usage_error(arguments->command,
                           "--max-states is a number from 1 to 4294967294, --max-moves one from 1");
    }
    return status == ENT_OK ? EXIT_DONE : session_status(session, status);
}

bool session_takes_profiles(const cli_command *command)
{
    return command->run == run_settle || command->run == run_check || command->run == run_convert;
}

/* Whether the operands of a command that takes profiles are files, and standard input once at most. */
static int check_operands(const cli_arguments *arguments)
{
    size_t standard = 0;
    if (!session_takes_profiles(arguments->command)) {
        return EXIT_DONE; /* the table says how many */
    }
    for (size_t k = 0; k < arguments->operand_count; k++) {
        standard += strcmp(arguments->operands[k], "-") == 0;
    }
    if (arguments->operand_count == 0) {
        return usage_error(arguments->command, "'%s' needs: %s", arguments->command->name,
                           arguments->command->operands);
    }
    return standard <= 1 ? EXIT_DONE
                         : usage_error(arguments->command, "'-' can stand for one file only");
}

/* Whether a command opens the file of --output itself. */
static bool opens_itself(const cli_command *command)
{
    return command->run == run_report || command->run == run_edit || command->run == run_convert ||
           command->run == run_read;
}

/* Has the answer written to the file of --output, where there is one and the command leaves it to the session. */
static int open_saved(cli_session *session)
{
    const char *path = flag_value(session->arguments, "--output");
    if (path == NULL || strcmp(path, "-") == 0 || opens_itself(session->arguments->command)) {
        return EXIT_DONE;
    }
    const bool force = flag_value(session->arguments, "--force") != NULL;
    const int code = output_open(&session->saved, path, force);
    session->saved.told = session->diagnostics == ENT_FORMAT_TEXT;
    session->out = session->saved.sink;
    return code;
}

/* Gives that file its name where the answer is whole, be it negative or of a part. */
static int close_saved(cli_session *session, int code)
{
    const bool whole = code == EXIT_DONE || code == EXIT_NEGATIVE || code == EXIT_PARTIAL;
    if (session->saved.path == NULL) {
        return code;
    }
    const int closed = output_close(&session->saved, whole ? EXIT_DONE : code);
    return closed == EXIT_DONE ? code : closed;
}

int session_open(cli_session *session, const cli_arguments *arguments)
{
    *session = (struct cli_session){
        .arguments = arguments, .out = {.write = write_out}, .err = {.write = write_err}};
    watch_begin();
    const int operands = check_operands(arguments);
    if (operands != EXIT_DONE) {
        return operands;
    }
    const char *format = flag_value(arguments, "--format");
    const bool csv = arguments->command->run != run_explain &&
                     arguments->command->run != run_coalitions &&
                     arguments->command->run != run_check && arguments->command->run != run_verify;
    if (arguments->command->run == run_report) {
        session->format = ENT_FORMAT_TEXT; /* it has formats of its own */
    } else if (!read_format(format, csv, &session->format)) {
        return usage_error(arguments->command, "'%s' is not a format of '%s'", format,
                           arguments->command->name);
    }
    const char *messages = flag_value(arguments, "--diagnostics");
    if (!read_format(messages, false, &session->diagnostics)) {
        return usage_error(arguments->command, "--diagnostics is text or json, not '%s'", messages);
    }
    const char *progress = flag_value(arguments, "--progress");
    if (!watch_show(progress)) {
        return usage_error(arguments->command, "--progress is auto, none or lines, not '%s'",
                           progress);
    }
    const int saved = open_saved(session);
    return saved == EXIT_DONE ? open_context(session, arguments) : saved;
}

void session_tell(cli_session *session, ent_severity least)
{
    watch_clear();
    for (size_t i = 0; i < ent_diagnostic_count(session->context); i++) {
        if (ent_diagnostic_at(session->context, i)->severity >= least) {
            (void)ent_report_diagnostics(session->context, least, session->diagnostics,
                                         &session->err);
            break;
        }
    }
    ent_diagnostics_clear(session->context);
}

int session_status(cli_session *session, ent_status status)
{
    if (session->context != NULL) {
        session_tell(session, ENT_SEVERITY_WARNING);
    }
    switch (status) {
    case ENT_OK:
        return EXIT_DONE;
    case ENT_ERROR_INPUT:
        return EXIT_INPUT;
    case ENT_ERROR_IO:
        return to_stdout.write_error != 0 ? EXIT_LIMIT : EXIT_INPUT;
    case ENT_ERROR_CANCELLED:
        if (watch_late()) {
            (void)fprintf(stderr, "entente: stopped by --time-limit; nothing was finished\n");
            return EXIT_LIMIT;
        }
        (void)fputs("entente: interrupted; nothing was finished\n", stderr);
        return EXIT_INTERRUPTED;
    case ENT_ERROR_NOT_FOUND:
    case ENT_ERROR_ARGUMENT:
    case ENT_ERROR_UNSUPPORTED:
        return EXIT_USAGE;
    case ENT_ERROR_MEMORY:
        (void)fputs("entente: out of memory\n", stderr);
        return EXIT_LIMIT;
    case ENT_ERROR_LIMIT:
        return EXIT_LIMIT;
    }
    return EXIT_LIMIT;
}

/* Reads a list such as "nash,seq". */
int session_concepts(cli_session *session, const char *flag_name, unsigned otherwise, unsigned *out)
{
    const char *list = flag_value(session->arguments, flag_name);
    *out = list == NULL ? otherwise : 0;
    while (list != NULL && *list != '\0') {
        const size_t length = strcspn(list, ",");
        unsigned found = 0;
        for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
            const char *key = ent_concept_key(c);
            if (strlen(key) == length && strncasecmp(key, list, length) == 0) {
                found = 1u << c;
            }
        }
        if (found == 0) {
            return usage_error(
                session->arguments->command,
                "'%.*s' is not a concept; the concepts are nash,gmr,smr,seq,sseq,sim", (int)length,
                list);
        }
        *out |= found;
        list += length + (list[length] == ',');
    }
    return *out == 0 ? usage_error(session->arguments->command, "%s names none", flag_name)
                     : EXIT_DONE;
}

bool session_looks_ahead(const cli_session *s)
{
    return flag_value(s->arguments, "--horizon") != NULL ||
           flag_value(s->arguments, "--leader") != NULL;
}

/* What --concepts and --no-return ask for, of commands that solve. */
static int read_wanted(cli_session *session)
{
    ent_solution_defaults(&session->wanted);
    session->wanted.no_return = flag_value(session->arguments, "--no-return") != NULL;
    session->wanted.strength = flag_value(session->arguments, "--strength") != NULL;
    session->wanted.blind_others = flag_value(session->arguments, "--blind-others") != NULL;
    session->wanted.partial = session->arguments->command->run == run_solve;
    if (session_looks_ahead(session)) {
        session->wanted.concepts = 1u << ENT_NASH; /* takes as much memory as the moves */
        return EXIT_DONE;
    }
    if (session->arguments->command->run == run_paths) {
        /* Where states are asked for, ways to those that hold most strongly come first. */
        return session_concepts(session, "--equilibria",
                                session->arguments->operand_count > 1 ? ENT_DEFAULT_CONCEPTS
                                                                      : 1u << ENT_NASH,
                                &session->wanted.concepts);
    }
    return session_concepts(session, "--concepts", ENT_DEFAULT_CONCEPTS, &session->wanted.concepts);
}

int session_read_file(cli_session *session)
{
    const int code = read_wanted(session);
    return code != EXIT_DONE ? code : session_status(session, session_read_dispute(session));
}

int session_list(cli_session *session)
{
    ent_status status = ENT_OK;
    if (session->arguments->command->run == run_solve ||
        session->arguments->command->run == run_explain ||
        session->arguments->command->run == run_paths ||
        session->arguments->command->run == run_report ||
        session->arguments->command->run == run_compare ||
        session->arguments->command->run == run_robust) {
        status = ent_solution_afford(session->context, session->dispute, &session->wanted);
    }
    if (status == ENT_OK) {
        status = ent_space_new(session->context, session->dispute, &session->space);
    }
    return session_status(session, status);
}

int session_read(cli_session *session)
{
    const int code = session_read_file(session);
    return code != EXIT_DONE ? code : session_list(session);
}

int session_where(cli_session *session)
{
    const char *where = flag_value(session->arguments, "--where");
    return where == NULL ? EXIT_DONE : session_find(session, "--where", where, &session->where);
}

int session_solve(cli_session *session)
{
    const ent_status status =
        ent_solution_new(session->context, session->space, &session->wanted, &session->solution);
    session_tell(session,
                 ENT_SEVERITY_NOTE); /* what was asked for by name and means nothing here */
    if (status == ENT_OK && ent_solution_undecided(session->solution) != 0) {
        session->partial = true;
        watch_release(); /* what is done is still to be written */
        (void)fprintf(stderr, "entente: %s after %.1f s; the result is partial\n",
                      watch_late() ? "stopped by --time-limit" : "interrupted", watch_seconds());
    }
    return session_status(session, status);
}

int session_party(cli_session *session, const char *flag_name, bool *given, size_t *party)
{
    const char *id = flag_value(session->arguments, flag_name);
    *given = id != NULL;
    return id == NULL || session_find_party(session, id, strlen(id), party)
               ? EXIT_DONE
               : session_no_party(session, flag_name, id, strlen(id));
}

/* Tells the counters of the work that was done. */
static void tell_statistics(const cli_session *session)
{
    for (size_t k = 0; k < ent_work_kinds(); k++) {
        (void)fprintf(stderr, "statistics: %s %llu\n", ent_work_name(k),
                      (unsigned long long)ent_work_done(session->context, k));
    }
}

int session_close(cli_session *session, int code)
{
    watch_clear();
    code = close_saved(session, code);
    if (session->context != NULL && flag_value(session->arguments, "--statistics") != NULL) {
        tell_statistics(session);
    }
    ent_state_set_free(session->where);
    ent_coalitions_free(session->coalitions);
    ent_lookahead_free(session->ahead);
    ent_replies_free(session->replies);
    ent_fuzzy_free(session->fuzzy);
    ent_certainty_free(session->certainty);
    ent_solution_free(session->solution);
    ent_space_free(session->space);
    ent_dispute_free(session->dispute);
    ent_context_free(session->context);
    if (to_stdout.write_error == EPIPE) {
        return EXIT_DONE;
    }
    if (to_stdout.write_error == EINTR) {
        return EXIT_INTERRUPTED;
    }
    if (to_stdout.write_error != 0) {
        (void)fprintf(stderr,
                      "entente: cannot write the output: %s; what was written is not whole\n",
                      strerror(to_stdout.write_error));
        return EXIT_LIMIT;
    }
    return code == EXIT_DONE && session->partial ? EXIT_PARTIAL : code;
}
