/* SPDX-License-Identifier: MIT */
/* `entente solve --fuzzy` and `entente explain --fuzzy`: what holds by degrees of preference? */
#include "cli.h"

#include <stdlib.h>
#include <string.h>

enum { DIGITS = 6 };

/* Flags that speak of concepts, or of what these have alone. */
static const char *const of_concepts[] = {"--concepts",  "--no-return", "--blind-others",
                                          "--strength",  "--party",     "--max-completions",
                                          "--max-steps", "--max-rounds"};

static int refuse_flags(const cli_session *s)
{
    for (size_t i = 0; i < sizeof of_concepts / sizeof *of_concepts; i++) {
        if (flag_value(s->arguments, of_concepts[i]) != NULL) {
            return usage_error(s->arguments->command, "%s and --fuzzy do not go together",
                               of_concepts[i]);
        }
    }
    return flag_value(s->arguments, "--certificate") != NULL &&
                   flag_value(s->arguments, "--threshold") != NULL
               ? usage_error(s->arguments->command,
                             "--threshold does not go with --certificate, which is checked by the "
                             "thresholds of the file")
               : EXIT_DONE;
}

/* Reads a number above 0, up to 1, as millionths: 1, 0.4, .25 is not one. */
static bool read_threshold(const char *word, size_t length, uint32_t *out)
{
    uint32_t millionths = 0;
    if (length == 0 || length > 2 + DIGITS || (word[0] != '0' && word[0] != '1') ||
        (length > 1 && word[1] != '.') || length == 2) {
        return false;
    }
    for (size_t k = 0; k < DIGITS; k++) {
        const char digit = 2 + k < length ? word[2 + k] : '0';
        if (digit < '0' || digit > '9') {
            return false;
        }
        millionths = millionths * 10 + (uint32_t)(digit - '0');
    }
    millionths += word[0] == '1' ? ENT_FUZZY_ONE : 0;
    *out = millionths;
    return millionths > 0 && millionths <= ENT_FUZZY_ONE;
}

/* Reads one item of --threshold: PARTY=G, or G for all parties. */
static int read_item(const cli_session *s, const char *item, size_t length, uint32_t *thresholds)
{
    const char *equals = memchr(item, '=', length);
    const size_t named = equals == NULL ? 0 : (size_t)(equals - item);
    const char *number = equals == NULL ? item : equals + 1;
    const size_t digits = length - (size_t)(number - item);
    uint32_t threshold = 0;
    size_t party = 0;
    if (equals != NULL && !session_find_party(s, item, named, &party)) {
        return session_no_party(s, "--threshold", item, named);
    }
    if (!read_threshold(number, digits, &threshold)) {
        return usage_error(s->arguments->command,
                           "--threshold: '%.*s' is not a number above 0, up to 1, such as 0.4",
                           (int)digits, number);
    }
    for (size_t p = 0; p < ent_party_count(s->dispute); p++) {
        thresholds[p] = equals == NULL || p == party ? threshold : thresholds[p];
    }
    return EXIT_DONE;
}

/* Reads --threshold; what it does not name stays 0, for what the file says. */
static int read_thresholds(const cli_session *s, uint32_t *thresholds)
{
    const char *list = flag_value(s->arguments, "--threshold");
    int code = EXIT_DONE;
    while (list != NULL && code == EXIT_DONE) {
        const size_t length = strcspn(list, ",");
        code = read_item(s, list, length, thresholds);
        list = list[length] == ',' ? list + length + 1 : NULL;
    }
    return code;
}

/* Decides. */
static int decide(cli_session *s)
{
    ent_fuzzy_options options;
    uint32_t *thresholds = calloc(ent_party_count(s->dispute), sizeof *thresholds);
    if (thresholds == NULL) {
        return session_status(s, ENT_ERROR_MEMORY);
    }
    ent_fuzzy_defaults(&options);
    options.thresholds = thresholds;
    int code = read_thresholds(s, thresholds);
    if (code == EXIT_DONE) {
        const ent_status status = ent_fuzzy_new(s->context, s->space, &options, &s->fuzzy);
        session_tell(s, ENT_SEVERITY_NOTE);
        code = session_status(s, status);
    }
    free(thresholds);
    return code;
}

static ent_status put_certificate(cli_session *s, const ent_certificate_view *view,
                                  const ent_sink *sink)
{
    return ent_report_fuzzy_certificate(s->context, s->fuzzy, view, sink);
}

/* Under how many concepts a state would hold. */
static unsigned strength(const cli_session *s, uint64_t state)
{
    unsigned total = 0;
    for (ent_fuzzy_concept c = 0; c < ENT_FUZZY_COUNT; c++) {
        total += ent_fuzzy_equilibrium(s->fuzzy, c, state);
    }
    return total;
}

static const cli_behaviour of_fuzzy = {refuse_flags, decide, put_certificate, strength};

int solve_fuzzy(cli_session *s)
{
    ent_fuzzy_view view = {.size = sizeof view};
    const int code = behaviour_solve(s, &of_fuzzy, &view.most);
    if (code != EXIT_DONE) {
        return code;
    }
    view.where = s->where;
    view.lists = flag_value(s->arguments, "--summary") == NULL;
    return session_status(s, ent_report_fuzzy(s->context, s->fuzzy, &view, s->format, &s->out));
}

int explain_fuzzy(cli_session *s)
{
    uint64_t most = 0, state = 0;
    const int code = behaviour_explain(s, &of_fuzzy, &most, &state);
    return code == EXIT_DONE
               ? session_status(s, ent_report_fuzzy_explanation(s->context, s->fuzzy, state,
                                                                (size_t)most, s->format, &s->out))
               : code;
}
