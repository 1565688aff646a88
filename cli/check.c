/* SPDX-License-Identifier: MIT */
/* `entente check`: is my file right? Findings are this command's data, so they go to stdout. */
#include "cli.h"

#include <stdio.h>

const cli_flag check_flags[] = {
    {"--format", "text|json", "how the answer is written (default text)"},
    {"--outline", NULL, "with --format json: also what the file declares, and where"},
    COMMON_FLAGS,
    {NULL, NULL, NULL},
};

/* Whether a dispute has states; one of issues or positions alone has none. */
static bool has_states(const ent_dispute *dispute)
{
    return ent_option_count(dispute) > 0 || ent_is_graph_form(dispute);
}

static uint64_t count_severity(const cli_session *s, ent_severity severity)
{
    uint64_t total = 0;
    for (size_t i = 0; i < ent_diagnostic_count(s->context); i++) {
        total += ent_diagnostic_at(s->context, i)->severity == severity;
    }
    return total;
}

/* Words, and how many there are of what they say. */
static void put_count(cli_session *s, const char *what, uint64_t count)
{
    char line[40];
    (void)snprintf(line, sizeof line, "%llu", (unsigned long long)count);
    session_put(s, what);
    session_put(s, line);
}

/* What a dispute is about beside its states, and, where it has none, what it serves. */
static void put_bargaining(cli_session *s, uint64_t packages)
{
    const bool states = has_states(s->dispute);
    const size_t issues = ent_issue_count(s->dispute), contests = ent_contest_count(s->dispute);
    if (!states) {
        put_count(s, "; parties ", ent_party_count(s->dispute));
    }
    if (issues > 0) {
        put_count(s, ", issues ", issues);
    }
    if (ent_has_packages(s->dispute)) {
        put_count(s, ", possible packages ", packages);
    }
    if (contests > 0) {
        put_count(s, ", issues with positions ", contests);
    }
    if (!states) {
        session_put(s, issues > 0 && contests > 0 ? "; for 'settle' and 'forecast'"
                       : issues > 0               ? "; for 'settle'"
                                                  : "; for 'forecast'");
    }
}

/* Of which moment all this is, where the file has events. */
static void put_moment(cli_session *s)
{
    const size_t moment = ent_dispute_moment(s->dispute), count = ent_event_count(s->dispute);
    if (count == 0) {
        return;
    }
    if (moment == 0) {
        put_count(s, "; before event 1 of ", count);
        return;
    }
    session_put(s, "; after ");
    session_put(s, ent_event_at(s->dispute, moment - 1).id);
    put_count(s, ", event ", moment);
    put_count(s, " of ", count);
}

/* A line of the options that are taken up today, or not, behind `words[0]`; where there are none, `words[1]`. */
static void put_options(cli_session *s, uint64_t today, bool taken, const char *const words[2])
{
    enum { SHOWN = 12 };
    size_t named = 0;
    for (size_t o = 0; o < ent_option_count(s->dispute); o++) {
        const ent_option_view option = ent_option_at(s->dispute, o);
        const size_t value = ent_state_value(s->space, today, o);
        if (ent_state_varies(s->space, today, o) || (value > 0) != taken || named++ >= SHOWN) {
            continue;
        }
        session_put(s, named == 1 ? words[0] : ", ");
        session_put(s, option.id);
        if (option.graded) {
            session_put(s, " = ");
            session_put(s, ent_option_value(s->dispute, o, value));
        }
    }
    if (named > SHOWN) {
        put_count(s, " and ", named - SHOWN);
        session_put(s, " more");
    }
    session_put(s, named > 0 ? "\n" : words[1]);
}

/* That nothing is said of today, what is taken for it, and how to say it, by the file's own first option. */
static void put_untold_today(cli_session *s, bool possible)
{
    if (ent_is_graph_form(s->dispute)) {
        session_put(
            s, "today: not described, so it is the first state; 'today: STATE' names another\n");
        return;
    }
    const ent_option_view first = ent_option_at(s->dispute, 0);
    session_put(s, possible
                       ? "today: not described, so nothing is taken up"
                       : "today: not described, and by the rules something is always taken up");
    session_put(s, "; write under 'today:' what is, such as '");
    session_put(s, first.id);
    session_put(s, ": ");
    session_put(s, ent_option_value(s->dispute, 0, 1));
    session_put(s, "'\n");
}

/* How today is read. What 'today' does not name is among what is not taken up; a note says that. */
static void put_today(cli_session *s)
{
    static const char *const taken_up[] = {"today: ", "today: nothing is taken up\n"};
    static const char *const others[] = {"  not taken up: ", ""};
    uint64_t today = 0;
    if (s->space == NULL) {
        return;
    }
    const bool possible = ent_state_today(s->space, &today) == ENT_OK;
    if (!ent_today_given(s->dispute)) {
        put_untold_today(s, possible);
    } else if (possible && ent_option_count(s->dispute) > 0) {
        put_options(s, today, true, taken_up);
        put_options(s, today, false, others);
    }
}

static void put_summary(cli_session *s, uint64_t packages)
{
    char line[400];
    const unsigned long long errors = ent_diagnostic_errors(s->context);
    const unsigned long long warnings = count_severity(s, ENT_SEVERITY_WARNING);
    if (errors == 0) {
        session_put(s, "no errors");
    } else {
        (void)snprintf(line, sizeof line, "%llu error%s", errors, errors == 1 ? "" : "s");
        session_put(s, line);
    }
    (void)snprintf(line, sizeof line, ", %llu warning%s", warnings, warnings == 1 ? "" : "s");
    session_put(s, line);
    if (s->space != NULL) {
        size_t statements = 0;
        for (size_t p = 0; p < ent_party_count(s->dispute); p++) {
            statements += ent_statement_count(s->dispute, p);
        }
        char digits[32], states[48];
        (void)snprintf(digits, sizeof digits, "%llu",
                       (unsigned long long)ent_state_count(s->space));
        group_digits(states, sizeof states, digits);
        (void)snprintf(
            line, sizeof line, "; parties %zu, options %zu, wishes %zu, possible states %s",
            ent_party_count(s->dispute), ent_option_count(s->dispute), statements, states);
        session_put(s, line);
    }
    if (s->dispute != NULL && errors == 0) {
        put_bargaining(s, packages);
        put_moment(s);
    }
    session_put(s,
                errors > 0 && s->space == NULL ? "; more may show once these are mended\n" : "\n");
    put_today(s);
}

/* How much there is of what the file declares; null where it has errors. */
static void put_counts(cli_session *s, uint64_t packages)
{
    char line[200];
    const char *between = "";
    if (s->dispute == NULL) {
        session_put(s, ",\"counts\":null");
        return;
    }
    session_put(s, ",\"counts\":{");
    if (s->space != NULL) {
        (void)snprintf(line, sizeof line, "\"parties\":%zu,\"options\":%zu,\"states\":%llu",
                       ent_party_count(s->dispute), ent_option_count(s->dispute),
                       (unsigned long long)ent_state_count(s->space));
        session_put(s, line);
        between = ",";
    }
    if (ent_issue_count(s->dispute) > 0) {
        session_put(s, between);
        put_count(s, "\"issues\":", ent_issue_count(s->dispute));
        put_count(s, ",\"packages\":", packages);
        between = ",";
    }
    if (ent_contest_count(s->dispute) > 0) {
        session_put(s, between);
        put_count(s, "\"positions\":", ent_contest_count(s->dispute));
    }
    session_put(s, "}");
}

static void put_json(cli_session *s, const ent_outline *outline, uint64_t packages)
{
    char line[200];
    session_put(s, "{\"entente\":1,\"diagnostics\":");
    (void)ent_report_diagnostics(s->context, ENT_SEVERITY_NOTE, ENT_FORMAT_JSON, &s->out);
    (void)snprintf(line, sizeof line, ",\"errors\":%llu",
                   (unsigned long long)ent_diagnostic_errors(s->context));
    session_put(s, line);
    put_counts(s, packages);
    if (flag_value(s->arguments, "--outline") != NULL) {
        session_put(s, ",\"outline\":");
        if (outline == NULL) {
            session_put(s, "null");
        } else {
            (void)ent_report_outline(s->context, outline, s->space, &s->out);
        }
    }
    session_put(s, "}\n");
}

/* Reads the dispute, with --outline by way of its outline: a pipe can be read but once. */
static ent_status read_dispute(cli_session *s, ent_outline **outline)
{
    const char *path = s->arguments->operands[0];
    if (flag_value(s->arguments, "--outline") == NULL || s->arguments->operand_count > 1) {
        return session_read_dispute(s);
    }
    const ent_status outlined = ent_outline_read_file(s->context, path, outline);
    if (outlined != ENT_OK) {
        return outlined;
    }
    size_t length = 0;
    const char *text = ent_outline_text(*outline, &length);
    const ent_status read =
        ent_dispute_read_text(s->context, ent_outline_name(*outline), text, length, &s->dispute);
    return read == ENT_OK ? session_narrow(s, &s->dispute) : read;
}

/* Whether preferences fit the states, and all that is odd, whether they do or not. */
static ent_status look_closely(cli_session *s)
{
    const ent_status fit = ent_preferences_check(s->context, s->space);
    if (fit != ENT_OK && fit != ENT_ERROR_INPUT) {
        return fit;
    }
    const ent_status found = ent_findings(s->context, s->space);
    return found == ENT_OK ? fit : found;
}

int run_check(const cli_arguments *arguments)
{
    cli_session s;
    ent_outline *outline = NULL;
    uint64_t packages = 0;
    int code = session_open(&s, arguments);
    if (code == EXIT_DONE && flag_value(arguments, "--outline") != NULL &&
        s.format != ENT_FORMAT_JSON) {
        code = usage_error(arguments->command, "--outline goes with --format json");
    }
    if (code != EXIT_DONE) {
        return session_close(&s, code);
    }
    ent_status status = read_dispute(&s, &outline);
    if (status == ENT_OK) {
        status = ent_moments_check(s.context, s.dispute);
    }
    if (status == ENT_OK) {
        status = ent_packages_count(s.context, s.dispute, &packages);
    }
    if (status == ENT_OK && has_states(s.dispute)) {
        status = ent_space_new(s.context, s.dispute, &s.space);
        status = status == ENT_OK ? look_closely(&s) : status;
    }
    if (status != ENT_OK && status != ENT_ERROR_INPUT) {
        ent_outline_free(outline);
        return session_close(&s, session_status(&s, status));
    }
    if (s.format == ENT_FORMAT_JSON) {
        put_json(&s, outline, packages);
    } else {
        (void)ent_report_diagnostics(s.context, ENT_SEVERITY_NOTE, ENT_FORMAT_TEXT, &s.out);
        put_summary(&s, packages);
    }
    ent_outline_free(outline);
    return session_close(&s, status == ENT_OK ? EXIT_DONE : EXIT_NEGATIVE);
}
