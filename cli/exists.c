/* SPDX-License-Identifier: MIT */
/* `entente solve --exists`: is there a state that would hold and in which this is true? */
#include "cli.h"

#include <stdio.h>
#include <string.h>

/* Flags of `solve` that speak of listed states. */
static const char *const of_listings[] = {
    "--no-return", "--blind-others", "--party", "--strength",   "--where",
    "--summary",   "--certify",      "--limit", "--max-states", "--max-moves"};

static int refuse_flags(const cli_session *s)
{
    for (size_t i = 0; i < sizeof of_listings / sizeof *of_listings; i++) {
        if (flag_value(s->arguments, of_listings[i]) != NULL) {
            return usage_error(s->arguments->command,
                               "%s speaks of listed states, --exists of none", of_listings[i]);
        }
    }
    return s->format == ENT_FORMAT_CSV
               ? usage_error(s->arguments->command, "--exists writes text or json, not csv")
               : EXIT_DONE;
}

/* The one concept of --concepts. */
static int read_concept(cli_session *s, ent_concept *out)
{
    unsigned concepts = 0;
    const int code = session_concepts(s, "--concepts", 1u << ENT_NASH, &concepts);
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        *out = (concepts >> c & 1) != 0 ? c : *out;
    }
    return code != EXIT_DONE || (concepts & (concepts - 1)) == 0
               ? code
               : usage_error(s->arguments->command, "--exists asks for one concept");
}

/* Says that time ran out: on standard output, since it is an answer. */
static int put_late(cli_session *s)
{
    char line[200];
    uint64_t seconds = 0;
    (void)session_number(s, "--time-limit", 0, &seconds);
    if (s->format == ENT_FORMAT_JSON) {
        (void)snprintf(line, sizeof line,
                       "{\"entente\":1,\"answer\":\"unknown\",\"seconds\":%llu}\n",
                       (unsigned long long)seconds);
    } else {
        (void)snprintf(line, sizeof line,
                       "Not decided within %llu second%s; that is neither a yes nor a no\n",
                       (unsigned long long)seconds, seconds == 1 ? "" : "s");
    }
    session_put(s, line);
    return EXIT_PARTIAL;
}

/* Writes the certificate of --certificate; there is one for a yes alone. */
static int write_certificate(cli_session *s, const ent_existence *found)
{
    const char *path = flag_value(s->arguments, "--certificate");
    if (path == NULL || ent_existence_at(found).answer != ENT_EXISTENCE_YES) {
        return EXIT_DONE;
    }
    cli_output output;
    int code = output_open(&output, path, flag_value(s->arguments, "--force") != NULL);
    if (code == EXIT_DONE) {
        const ent_status status = ent_report_existence_certificate(s->context, found, &output.sink);
        code = status == ENT_ERROR_IO ? EXIT_LIMIT : session_status(s, status);
    }
    return output_close(&output, code);
}

static int write_answer(cli_session *s, const ent_existence *found)
{
    static const int codes[] = {[ENT_EXISTENCE_NO] = EXIT_NEGATIVE,
                                [ENT_EXISTENCE_YES] = EXIT_DONE,
                                [ENT_EXISTENCE_UNKNOWN] = EXIT_PARTIAL};
    int code = write_certificate(s, found);
    if (code == EXIT_DONE) {
        code = session_status(s, ent_report_existence(s->context, found, s->format, &s->out));
    }
    return code == EXIT_DONE ? codes[ent_existence_at(found).answer] : code;
}

/* Whether what is wrong is the expression of the flag, not the file. */
static bool is_usage(const cli_session *s, ent_status status)
{
    for (size_t i = 0; status == ENT_ERROR_INPUT && i < ent_diagnostic_count(s->context); i++) {
        const ent_diagnostic *at = ent_diagnostic_at(s->context, i);
        if (at->severity == ENT_SEVERITY_ERROR) {
            return at->has_place && strcmp(at->place.source, "--exists") == 0;
        }
    }
    return false;
}

static int ask(cli_session *s, const ent_exists_options *options)
{
    ent_existence *found = NULL;
    const ent_status status = ent_exists(s->context, s->dispute, "--exists",
                                         flag_value(s->arguments, "--exists"), options, &found);
    if (status == ENT_ERROR_CANCELLED && watch_late() && !watch_interrupted()) {
        return put_late(s);
    }
    const bool usage = is_usage(s, status);
    if (status == ENT_OK) {
        session_tell(s, ENT_SEVERITY_NOTE); /* what is taken as sure */
    }
    const int code = status == ENT_OK ? write_answer(s, found) : session_status(s, status);
    ent_existence_free(found);
    return usage ? EXIT_USAGE : code;
}

int solve_exists(cli_session *s)
{
    ent_exists_options options;
    ent_exists_defaults(&options);
    int code = refuse_flags(s);
    if (code == EXIT_DONE) {
        code = read_concept(s, &options.concept);
    }
    if (code == EXIT_DONE) {
        code = session_number(s, "--max-steps", options.max_steps, &options.max_steps);
    }
    if (code == EXIT_DONE) {
        code = session_status(s, session_read_dispute(s));
    }
    return code == EXIT_DONE ? ask(s, &options) : code;
}
