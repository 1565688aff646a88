/* SPDX-License-Identifier: MIT */
/* `entente timeline`: what did each event change? */
#include "cli.h"

#include <stdlib.h>
#include <string.h>

const cli_flag timeline_flags[] = {
    {"--targets", "TARGETS",
     "these outcomes: names, by commas, or an expression (default all names)"},
    {"--concepts", "CONCEPTS", "of nash,gmr,smr,seq,sseq,sim, by commas (default all but sim)"},
    {"--leverage", NULL, "also the least change by which each of these would hold"},
    {"--max-tries", "N", "stop a search for changes after so many tries (default 100000)"},
    {"--limit", "N", "show at most so many states of each sign (default 1; 0: all)"},
    {"--format", "text|json|csv", "how the answer is written (default text)"},
    OUTPUT_FLAGS,
    COMMON_FLAGS,
    {NULL, NULL, NULL},
};

/* What is asked, and the words that it points into. */
typedef struct request {
    ent_timeline_options options;
    char *words;
    const char **targets;
    uint64_t most;
} request;

/* Whether a list is one of names by commas; else it is one expression, which may have commas of its own. */
static bool is_list(const char *list)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_,";
    return strspn(list, plain) == strlen(list);
}

static int read_targets(cli_session *s, request *r)
{
    const char *list = flag_value(s->arguments, "--targets");
    if (list == NULL) {
        return EXIT_DONE;
    }
    r->words = malloc(strlen(list) + 1);
    r->targets = calloc(strlen(list) + 1, sizeof *r->targets);
    if (r->words == NULL || r->targets == NULL) {
        return session_status(s, ENT_ERROR_MEMORY);
    }
    memcpy(r->words, list, strlen(list) + 1);
    const char *marks = is_list(list) ? "," : "";
    for (char *at = r->words; *at != '\0';) {
        const size_t length = strcspn(at, marks);
        const bool more = at[length] != '\0';
        at[length] = '\0';
        if (length > 0) {
            r->targets[r->options.target_count++] = at;
        }
        at += length + more;
    }
    r->options.targets = r->targets;
    return r->options.target_count > 0
               ? EXIT_DONE
               : usage_error(s->arguments->command, "--targets names no outcome");
}

static int read_request(cli_session *s, request *r)
{
    ent_timeline_defaults(&r->options);
    r->options.leverage = flag_value(s->arguments, "--leverage") != NULL;
    int code = session_concepts(s, "--concepts", ENT_DEFAULT_CONCEPTS, &r->options.concepts);
    if (code == EXIT_DONE) {
        code = session_number(s, "--limit", 1, &r->most);
    }
    if (code == EXIT_DONE) {
        code = session_number(s, "--max-tries", r->options.max_tries, &r->options.max_tries);
    }
    if (code == EXIT_DONE && r->options.max_tries == 0) {
        code = usage_error(s->arguments->command, "--max-tries is a number from 1");
    }
    return code == EXIT_DONE ? read_targets(s, r) : code;
}

/* Whether what is wrong is in the words of --targets. */
static bool targets_are_wrong(const cli_session *s)
{
    const size_t count = ent_diagnostic_count(s->context);
    const ent_diagnostic *last = count == 0 ? NULL : ent_diagnostic_at(s->context, count - 1);
    return last != NULL && last->has_place && strcmp(last->place.source, "target") == 0;
}

/* What is said of a file without events, to people. */
static int tell_none(cli_session *s)
{
    session_put(s, "The file has no events: it says how things stand today, and not what changed "
                   "them.\nAn event is written so, at the end of the file:\n\n"
                   "timeline:\n"
                   "  - id: first_offer\n"
                   "    date: 2025-03-01\n"
                   "    label: What happened\n"
                   "    today: {OPTION: VALUE}\n\n"
                   "What else it may change: entente help event\n");
    return EXIT_NEGATIVE;
}

static int write_timeline(cli_session *s, const request *r)
{
    const ent_timeline_view view = {.size = sizeof view, .most = r->most};
    ent_timeline *timeline = NULL;
    const ent_status status = ent_timeline_new(s->context, s->dispute, &r->options, &timeline);
    const bool usage = status == ENT_ERROR_INPUT && targets_are_wrong(s);
    int code = session_status(s, status);
    code = usage ? EXIT_USAGE : code;
    if (code == EXIT_DONE) {
        code =
            session_status(s, ent_report_timeline(s->context, timeline, &view, s->format, &s->out));
    }
    ent_timeline_free(timeline);
    return code;
}

int run_timeline(const cli_arguments *arguments)
{
    cli_session s;
    request r = {.words = NULL};
    int code = session_open(&s, arguments);
    if (code == EXIT_DONE) {
        code = read_request(&s, &r);
    }
    if (code == EXIT_DONE) {
        code = session_read_file(&s);
    }
    if (code == EXIT_DONE) {
        const bool none = ent_event_count(s.dispute) == 0;
        code = none && s.format == ENT_FORMAT_TEXT ? tell_none(&s) : write_timeline(&s, &r);
        code = none && code == EXIT_USAGE ? EXIT_NEGATIVE : code;
    }
    free(r.words);
    free((void *)r.targets);
    return session_close(&s, code);
}
