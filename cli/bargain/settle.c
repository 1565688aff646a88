/* SPDX-License-Identifier: MIT */
/* `entente settle`: what is efficient and fair, and which of it would also hold? */
#include "cli.h"

#include <string.h>

const cli_flag settle_flags[] = {
    {"--scale", "file|written|unit", "how utilities of issues are read (default as the file says)"},
    {"--disagreement", "file|reservation|today|worst",
     "what a party has without agreement (default as the file says)"},
    {"--from", "STATE", "begin there (default today)"},
    {"--concepts", "CONCEPTS", "of nash,gmr,smr,seq,sseq,sim, by commas (default all but sim)"},
    {"--no-lotteries", NULL, "leave out points over lotteries"},
    {"--limit", "N", "show at most so many efficient outcomes, and trades (default 12; 0: all)"},
    {"--format", "text|json|csv", "how the answer is written (default text)"},
    OUTPUT_FLAGS,
    COMMON_FLAGS,
    {NULL, NULL, NULL},
};

static bool read_word(const char *word, const char *const *words, size_t *out)
{
    *out = 0;
    for (size_t i = 0; word != NULL && words[i] != NULL; i++) {
        if (strcmp(word, words[i]) == 0) {
            *out = i;
            return true;
        }
    }
    return word == NULL;
}

static int read_options(cli_session *s, ent_settle_options *options)
{
    static const char *const scales[] = {"file", "written", "unit", NULL};
    static const char *const points[] = {"file", "reservation", "today", "worst", NULL};
    size_t scale = 0, disagreement = 0;
    ent_settle_defaults(options);
    if (!read_word(flag_value(s->arguments, "--scale"), scales, &scale)) {
        return usage_error(s->arguments->command, "--scale is file, written or unit, not '%s'",
                           flag_value(s->arguments, "--scale"));
    }
    if (!read_word(flag_value(s->arguments, "--disagreement"), points, &disagreement)) {
        return usage_error(s->arguments->command,
                           "--disagreement is file, reservation, today or worst, not '%s'",
                           flag_value(s->arguments, "--disagreement"));
    }
    options->scale = (ent_scale)scale;
    options->disagreement = (ent_disagreement)disagreement;
    options->from = flag_value(s->arguments, "--from");
    options->lotteries = flag_value(s->arguments, "--no-lotteries") == NULL;
    return session_concepts(s, "--concepts", ENT_DEFAULT_CONCEPTS, &options->concepts);
}

/* Whether what was found last is about the words of --from, not about the file. */
static bool is_about_from(const ent_context *context)
{
    const size_t count = ent_diagnostic_count(context);
    const ent_diagnostic *last = count == 0 ? NULL : ent_diagnostic_at(context, count - 1);
    return last != NULL && last->has_place && strcmp(last->place.source, "--from") == 0;
}

static int write_bargaining(cli_session *s, const ent_settle_options *options, uint64_t most)
{
    const ent_settle_view view = {.size = sizeof view, .most = most};
    ent_bargaining *bargaining = NULL;
    const ent_status status = ent_settle_new(s->context, s->dispute, options, &bargaining);
    const bool wrong_words = status == ENT_ERROR_INPUT && is_about_from(s->context);
    int code = session_status(s, status);
    code = wrong_words ? EXIT_USAGE : code;
    if (code == EXIT_DONE) {
        code = session_status(
            s, ent_report_bargaining(s->context, bargaining, &view, s->format, &s->out));
    }
    ent_settle_free(bargaining);
    return code;
}

int run_settle(const cli_arguments *arguments)
{
    cli_session s;
    ent_settle_options options;
    uint64_t most = 0;
    int code = session_open(&s, arguments);
    if (code == EXIT_DONE) {
        code = read_options(&s, &options);
    }
    if (code == EXIT_DONE) {
        code = session_number(&s, "--limit", 12, &most);
    }
    if (code == EXIT_DONE) {
        code = session_read_file(&s);
    }
    if (code == EXIT_DONE) {
        code = write_bargaining(&s, &options, most);
    }
    return session_close(&s, code);
}
