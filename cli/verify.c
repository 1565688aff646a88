/* SPDX-License-Identifier: MIT */
/* `entente verify`: is this certificate true? Its verdict and reasons are data, so they go to stdout. */
#include "cli.h"

#include <stdio.h>

const cli_flag verify_flags[] = {
    {"--format", "text|json", "how the answer is written (default text)"},
    RUN_FLAGS,
    {NULL, NULL, NULL},
};

/* Whether reading failed because the certificate is refused: it is malformed or was altered. */
static bool is_refusal(const cli_session *s, ent_status status)
{
    const size_t count = ent_diagnostic_count(s->context);
    return status == ENT_ERROR_INPUT && count > 0 &&
           ent_diagnostic_at(s->context, count - 1)->code[1] == '7';
}

/* Whether an acceptance must say of which dispute of the file it is: nobody shall take one moment for another. */
static bool is_moment_told(const cli_session *s, const ent_verification *result)
{
    return result->accepted && (ent_event_count(s->dispute) > 0 || result->narrowed);
}

/* Of which dispute of the file the certificate is true. */
static void put_moment(cli_session *s, const ent_verification *result)
{
    char line[400];
    const size_t count = ent_event_count(s->dispute);
    session_put(s, "  at: ");
    if (result->moment > 0) {
        (void)snprintf(line, sizeof line, "after %s, event %zu of %zu",
                       ent_event_at(s->dispute, result->moment - 1).id, result->moment, count);
        session_put(s, line);
    } else if (count > 0) {
        session_put(s, "before all events");
    }
    session_put(s, !result->narrowed ? "\n"
                   : count > 0       ? ", without what the certificate leaves out\n"
                                     : "without what the certificate leaves out\n");
}

static void put_json_moment(cli_session *s, const ent_verification *result)
{
    char line[100];
    (void)snprintf(line, sizeof line, ",\"moment\":{\"number\":%zu,\"events\":%zu,\"narrowed\":%s}",
                   result->moment, ent_event_count(s->dispute),
                   result->narrowed ? "true" : "false");
    session_put(s, line);
}

static void put_json(cli_session *s, const ent_verification *result)
{
    char line[400];
    session_put(s, result->accepted ? "{\"entente\":1,\"accepted\":true,\"diagnostics\":"
                                    : "{\"entente\":1,\"accepted\":false,\"diagnostics\":");
    (void)ent_report_diagnostics(s->context, ENT_SEVERITY_ERROR, ENT_FORMAT_JSON, &s->out);
    (void)snprintf(line, sizeof line,
                   ",\"checked\":{\"states\":%llu,\"verdicts\":%llu,\"improvements\":%llu,"
                   "\"answers\":%llu,\"searches\":%llu}",
                   (unsigned long long)result->states, (unsigned long long)result->verdicts,
                   (unsigned long long)result->improvements, (unsigned long long)result->sequences,
                   (unsigned long long)result->searches);
    session_put(s, line);
    if (is_moment_told(s, result)) {
        put_json_moment(s, result);
    }
    session_put(s, "}\n");
}

static void put_text(cli_session *s, const ent_verification *result)
{
    char line[400];
    if (result->accepted) {
        (void)snprintf(line, sizeof line,
                       "accepted: states %llu, verdicts %llu, improvements %llu, answers followed "
                       "%llu, searches that found none %llu\n",
                       (unsigned long long)result->states, (unsigned long long)result->verdicts,
                       (unsigned long long)result->improvements,
                       (unsigned long long)result->sequences, (unsigned long long)result->searches);
    } else {
        const unsigned long long errors = ent_diagnostic_errors(s->context);
        (void)ent_report_diagnostics(s->context, ENT_SEVERITY_ERROR, ENT_FORMAT_TEXT, &s->out);
        (void)snprintf(line, sizeof line, "refused: %llu error%s\n", errors,
                       errors == 1 ? "" : "s");
    }
    session_put(s, line);
    if (is_moment_told(s, result)) {
        put_moment(s, result);
    }
}

int run_verify(const cli_arguments *arguments)
{
    cli_session s;
    ent_certificate *certificate = NULL;
    ent_verification result = {0};
    int code = session_open(&s, arguments);
    if (code == EXIT_DONE) {
        code = session_status(&s,
                              ent_dispute_read_file(s.context, arguments->operands[0], &s.dispute));
    }
    if (code != EXIT_DONE) {
        return session_close(&s, code);
    }
    ent_status status = ent_certificate_read_file(s.context, arguments->operands[1], &certificate);
    if (status == ENT_OK) {
        status = ent_verify(s.context, s.dispute, certificate, &result);
    }
    if (status == ENT_OK || is_refusal(&s, status)) {
        (s.format == ENT_FORMAT_JSON ? put_json : put_text)(&s, &result);
        code = result.accepted ? EXIT_DONE : EXIT_NEGATIVE;
    } else {
        code = session_status(&s, status);
    }
    ent_certificate_free(certificate);
    return session_close(&s, code);
}
