/* SPDX-License-Identifier: MIT */
/*
 * A run of a command: reading, analysing, writing, and every way in which that can end.
 *
 * Output goes through write(2). A closed pipe ends the run quietly with 0; any other failed write is
 * told and ends it with 4. Ctrl-C and SIGTERM set a flag that the library asks about; a second one
 * ends the program at once. Progress is shown on a terminal once work lasts longer than a second.
 */
#include "cli.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>
#include <unistd.h>

static volatile sig_atomic_t stop_asked;

static void ask_stop(int number)
{
    (void)number;
    stop_asked = 1;
}

static void catch_signals(void)
{
    struct sigaction action = {.sa_handler = ask_stop, .sa_flags = (int)SA_RESETHAND};
    (void)sigemptyset(&action.sa_mask);
    (void)sigaction(SIGINT, &action, NULL);
    (void)sigaction(SIGTERM, &action, NULL);
    (void)sigaction(SIGHUP, &action, NULL);
}

enum { CERTIFICATE_BYTES = 1 << 28 };

/* State of the output and of the progress line; one session a process. */
static struct {
    int write_error; /* errno of the first failed write to stdout */
    struct timespec began, shown;
    bool visible;
} run;

static double seconds_since(const struct timespec *from)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - from->tv_sec) + 1e-9 * (double)(now.tv_nsec - from->tv_nsec);
}

static bool cancel(void *user)
{
    (void)user;
    return stop_asked != 0;
}

static void clear_progress(void)
{
    if (run.visible) {
        (void)fputs("\r\033[K", stderr);
        run.visible = false;
    }
}

static void show_progress(void *user, const char *stage, uint64_t done, uint64_t total)
{
    (void)user;
    if (seconds_since(&run.began) < 1.0 || seconds_since(&run.shown) < 0.1) {
        return;
    }
    (void)clock_gettime(CLOCK_MONOTONIC, &run.shown);
    run.visible = true;
    if (total > 0) {
        (void)fprintf(stderr, "\r\033[K%s: %u%%", stage, (unsigned)(done * 100 / total));
    } else {
        (void)fprintf(stderr, "\r\033[K%s: %llu", stage, (unsigned long long)done);
    }
    (void)fflush(stderr);
}

static bool write_all(int file, const char *bytes, size_t length, int *error)
{
    while (length > 0) {
        const ssize_t written = write(file, bytes, length);
        if (written < 0 && errno == EINTR) {
            if (stop_asked != 0) {
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
    clear_progress();
    return run.write_error == 0 && write_all(STDOUT_FILENO, bytes, length, &run.write_error);
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

int session_open(cli_session *session, const cli_arguments *arguments)
{
    *session = (struct cli_session){
        .arguments = arguments, .out = {.write = write_out}, .err = {.write = write_err}};
    (void)clock_gettime(CLOCK_MONOTONIC, &run.began);
    catch_signals();
    const char *format = flag_value(arguments, "--format");
    const bool csv = arguments->command->run != run_explain &&
                     arguments->command->run != run_check && arguments->command->run != run_verify;
    if (!read_format(format, csv, &session->format)) {
        return usage_error(arguments->command, "'%s' is not a format of '%s'", format,
                           arguments->command->name);
    }
    const char *messages = flag_value(arguments, "--diagnostics");
    if (!read_format(messages, false, &session->diagnostics)) {
        return usage_error(arguments->command, "--diagnostics is text or json, not '%s'", messages);
    }
    ent_context_options options;
    ent_context_defaults(&options);
    int code = session_number(session, "--max-states", options.max_states, &options.max_states);
    if (code == EXIT_DONE) {
        code = session_number(session, "--max-moves", options.max_moves, &options.max_moves);
    }
    if (code != EXIT_DONE) {
        return code;
    }
    if (arguments->command->run == run_verify) {
        options.max_input_bytes = CERTIFICATE_BYTES; /* certificates grow with what they prove */
    }
    options.cancel = cancel;
    options.progress = isatty(STDERR_FILENO) ? show_progress : NULL;
    const ent_status status = ent_context_new(&options, &session->context);
    if (status == ENT_ERROR_ARGUMENT) {
        return usage_error(arguments->command,
                           "--max-states is a number from 1 to 4294967294, --max-moves one from 1");
    }
    return status == ENT_OK ? EXIT_DONE : session_status(session, status);
}

void session_tell(cli_session *session, ent_severity least)
{
    clear_progress();
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
        return run.write_error != 0 ? EXIT_LIMIT : EXIT_INPUT;
    case ENT_ERROR_CANCELLED:
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

int session_read(cli_session *session)
{
    ent_status status =
        ent_dispute_read_file(session->context, session->arguments->operands[0], &session->dispute);
    if (status == ENT_OK) {
        status = ent_space_new(session->context, session->dispute, &session->space);
    }
    return session_status(session, status);
}

int session_where(cli_session *session)
{
    const char *where = flag_value(session->arguments, "--where");
    if (where == NULL) {
        return EXIT_DONE;
    }
    const ent_status status =
        ent_states_find(session->context, session->space, "--where", where, &session->where);
    const int code = session_status(session, status);
    return code == EXIT_INPUT ? EXIT_USAGE : code;
}

/* Reads a list such as "nash,seq". */
static int read_concepts(cli_session *session, unsigned *out)
{
    const char *list = flag_value(session->arguments, "--concepts");
    *out = list == NULL ? ENT_DEFAULT_CONCEPTS : 0;
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
    return *out == 0 ? usage_error(session->arguments->command, "--concepts names none")
                     : EXIT_DONE;
}

int session_solve(cli_session *session)
{
    ent_solution_options options;
    ent_solution_defaults(&options);
    const int code = read_concepts(session, &options.concepts);
    if (code != EXIT_DONE) {
        return code;
    }
    options.no_return = flag_value(session->arguments, "--no-return") != NULL;
    const ent_status status =
        ent_solution_new(session->context, session->space, &options, &session->solution);
    session_tell(session,
                 ENT_SEVERITY_NOTE); /* what was asked for by name and means nothing here */
    return session_status(session, status);
}

int session_party(cli_session *session, const char *flag_name, bool *given, size_t *party)
{
    const char *id = flag_value(session->arguments, flag_name);
    *given = id != NULL;
    if (id == NULL || ent_party_find(session->dispute, id, party) == ENT_OK) {
        return EXIT_DONE;
    }
    (void)fprintf(stderr, "entente: there is no party '%s'; the parties are:", id);
    for (size_t p = 0; p < ent_party_count(session->dispute); p++) {
        (void)fprintf(stderr, " %s", ent_party_id(session->dispute, p));
    }
    (void)fputs("\n", stderr);
    return EXIT_USAGE;
}

int session_close(cli_session *session, int code)
{
    clear_progress();
    ent_state_set_free(session->where);
    ent_solution_free(session->solution);
    ent_space_free(session->space);
    ent_dispute_free(session->dispute);
    ent_context_free(session->context);
    if (run.write_error == EPIPE) {
        return EXIT_DONE;
    }
    if (run.write_error == EINTR) {
        return EXIT_INTERRUPTED;
    }
    if (run.write_error != 0) {
        (void)fprintf(stderr,
                      "entente: cannot write the output: %s; what was written is not whole\n",
                      strerror(run.write_error));
        return EXIT_LIMIT;
    }
    return code;
}
