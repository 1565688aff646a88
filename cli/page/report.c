/* SPDX-License-Identifier: MIT */
/* `entente report`: an analysis to look at and to hand over. */
#include "page.h"
#include "record/record.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const cli_flag report_flags[] = {
    OUTPUT_FLAGS,
    {"--format", "html|text|markdown|json", "how the answer is written (default html)"},
    {"--pdf", "PATH", "print it as PDF too, by Chromium where that is installed"},
    {"--sections", "SECTIONS",
     "these, by commas, in this order, at length; all: all (default a brief report)"},
    {"--state", "STATE",
     "give this state a letter; sections about one are about it (default the first)"},
    {"--party", "PARTY", "sections about one party: this one (default all)"},
    {"--limit", "N", "show at most so many settlements, ways and changes (default 6)"},
    {"--seed", "N", "another seed draws otherwise (default 1)"},
    {"--samples", "N", "draw so many readings (default 1000; 0: none)"},
    {"--max-tries", "N", "stop a search for changes after so many tries (default 100000)"},
    {"--texts", "FOLDER", "read the sources' texts below this folder (default the file's own)"},
    COMMON_FLAGS,
    {NULL, NULL, NULL},
};

/* What the command is asked for. */
typedef struct report_job {
    ent_page_options options;
    ent_page_format format;
    const char **keys; /* of the sections asked for */
    char *command;
    char *chromium; /* NULL: no PDF */
    record_texts texts;
    ent_page *page;
} report_job;

static int read_format(cli_session *s, report_job *job)
{
    static const char *const names[] = {"html", "text", "markdown", "json"};
    const char *word = flag_value(s->arguments, "--format");
    for (size_t k = 0; k < sizeof names / sizeof *names; k++) {
        if (word == NULL || strcmp(word, names[k]) == 0) {
            job->format = (ent_page_format)k;
            return EXIT_DONE;
        }
    }
    return usage_error(s->arguments->command, "--format is html, text, markdown or json, not '%s'",
                       word);
}

/* Takes a key for the next section; false when it is none, or was named before. */
static bool add_section(report_job *job, const char *key, size_t length)
{
    for (size_t k = 0; k < job->options.section_count; k++) {
        if (strlen(job->keys[k]) == length && memcmp(job->keys[k], key, length) == 0) {
            return false;
        }
    }
    for (size_t k = 0; k < ent_section_count(); k++) {
        const char *known = ent_section_at(k).key;
        if (strlen(known) == length && memcmp(known, key, length) == 0) {
            job->keys[job->options.section_count++] = known;
            return true;
        }
    }
    return false;
}

static int complain_of_section(const char *key, size_t length)
{
    (void)fprintf(
        stderr,
        "entente: --sections: '%.*s' is no section, or stands there twice; the sections are:",
        (int)length, key);
    for (size_t k = 0; k < ent_section_count(); k++) {
        (void)fprintf(stderr, " %s", ent_section_at(k).key);
    }
    (void)fputs("\n", stderr);
    return EXIT_USAGE;
}

static int read_sections(cli_session *s, report_job *job)
{
    const char *list = flag_value(s->arguments, "--sections");
    const bool all = list != NULL && strcmp(list, "all") == 0;
    if (list == NULL) {
        return EXIT_DONE;
    }
    job->keys = calloc(ent_section_count(), sizeof *job->keys);
    if (job->keys == NULL) {
        return session_status(s, ENT_ERROR_MEMORY);
    }
    job->options.sections = job->keys;
    for (size_t k = 0; all && k < ent_section_count(); k++) {
        (void)add_section(job, ent_section_at(k).key, strlen(ent_section_at(k).key));
    }
    while (!all && *list != '\0') {
        const size_t length = strcspn(list, ",");
        if (!add_section(job, list, length)) {
            return complain_of_section(list, length);
        }
        list += length + (list[length] == ',');
    }
    return job->options.section_count == 0
               ? usage_error(s->arguments->command, "--sections names none")
               : EXIT_DONE;
}

static int read_numbers(cli_session *s, ent_page_options *options)
{
    const struct {
        const char *flag;
        uint64_t *number, least;
        const char *instead; /* what serves who asks for less */
    } numbers[] = {{"--limit", &options->most, 1,
                    " here: a page shows a choice ('entente solve FILE --limit 0' lists all)"},
                   {"--seed", &options->seed, 0, ""},
                   {"--samples", &options->samples, 0, ""},
                   {"--max-tries", &options->max_tries, 1, ""}};
    for (size_t k = 0; k < sizeof numbers / sizeof *numbers; k++) {
        const int code = session_number(s, numbers[k].flag, *numbers[k].number, numbers[k].number);
        if (code != EXIT_DONE) {
            return code;
        }
        if (*numbers[k].number < numbers[k].least) {
            return usage_error(s->arguments->command, "%s is a number from 1%s", numbers[k].flag,
                               numbers[k].instead);
        }
    }
    return EXIT_DONE;
}

/* What can be said before the file is read. */
static int read_flags(cli_session *s, report_job *job)
{
    ent_page_defaults(&job->options);
    job->options.version = "entente " ENTENTE_VERSION;
    int code = read_format(s, job);
    if (code == EXIT_DONE) {
        code = read_sections(s, job);
    }
    if (code == EXIT_DONE) {
        code = read_numbers(s, &job->options);
    }
    if (code == EXIT_DONE) {
        job->command = page_command(s->arguments);
        job->options.command = job->command;
        code = job->command == NULL ? session_status(s, ENT_ERROR_MEMORY) : EXIT_DONE;
    }
    return code;
}

/* The state of --state. */
static int read_state(cli_session *s, report_job *job)
{
    const char *text = flag_value(s->arguments, "--state");
    if (text == NULL) {
        return EXIT_DONE;
    }
    const cli_choice how = {.what = "--state",
                            .text = text,
                            .strength = session_holds,
                            .most = "most strongly",
                            .aside = true};
    job->options.state_given = true;
    return session_choose(s, &how, &job->options.state);
}

static int read_party(cli_session *s, report_job *job)
{
    bool given = false;
    size_t party = 0;
    const int code = session_party(s, "--party", &given, &party);
    job->options.party = given ? party : SIZE_MAX;
    return code;
}

/* The texts of sources, for quotations. */
static int read_texts(cli_session *s, report_job *job)
{
    const int code = record_read_texts(s, flag_value(s->arguments, "--texts"), &job->texts);
    job->options.texts = job->texts.list;
    job->options.text_count = job->texts.count;
    return code;
}

/* Of a file of issues or positions alone: there is nothing to solve. */
static int make_page_of_issues(cli_session *s, report_job *job)
{
    if (flag_value(s->arguments, "--state") != NULL) {
        return usage_error(s->arguments->command, "--state: without options there are no states");
    }
    return session_status(s, ent_page_of_issues(s->context, s->dispute, &job->options, &job->page));
}

static int solve_and_make_page(cli_session *s, report_job *job)
{
    int code = session_list(s);
    if (code == EXIT_DONE) {
        code = session_solve(s);
    }
    if (code == EXIT_DONE) {
        code = read_state(s, job);
    }
    return code == EXIT_DONE
               ? session_status(s, ent_page_new(s->context, s->solution, &job->options, &job->page))
               : code;
}

/* For --pdf, before there is anything long to do. */
static int find_chromium(cli_session *s, report_job *job)
{
    if (flag_value(s->arguments, "--pdf") != NULL) {
        job->chromium = page_find_chromium();
        return job->chromium == NULL ? EXIT_LIMIT : EXIT_DONE;
    }
    return EXIT_DONE;
}

static int make_page(cli_session *s, report_job *job)
{
    int code = session_read_file(s);
    if (code == EXIT_DONE) {
        code = find_chromium(s, job);
    }
    if (code == EXIT_DONE) {
        code = read_party(s, job);
    }
    if (code == EXIT_DONE) {
        code = read_texts(s, job);
    }
    if (code != EXIT_DONE) {
        return code;
    }
    return ent_option_count(s->dispute) == 0 && !ent_is_graph_form(s->dispute)
               ? make_page_of_issues(s, job)
               : solve_and_make_page(s, job);
}

static int write_page(cli_session *s, const report_job *job)
{
    const char *path = flag_value(s->arguments, "--output");
    if (path == NULL && job->chromium != NULL) {
        return EXIT_DONE; /* only the PDF is wanted */
    }
    if (path == NULL || strcmp(path, "-") == 0) {
        return session_status(s, ent_page_write(s->context, job->page, job->format, &s->out));
    }
    cli_output output;
    int code = output_open(&output, path, flag_value(s->arguments, "--force") != NULL);
    output.told = s->diagnostics == ENT_FORMAT_TEXT;
    if (code == EXIT_DONE) {
        const ent_status status = ent_page_write(s->context, job->page, job->format, &output.sink);
        code = status == ENT_ERROR_IO ? EXIT_LIMIT : session_status(s, status);
    }
    return output_close(&output, code);
}

int run_report(const cli_arguments *arguments)
{
    cli_session s;
    report_job job = {.format = ENT_PAGE_HTML};
    int code = session_open(&s, arguments);
    if (code == EXIT_DONE) {
        code = read_flags(&s, &job);
    }
    if (code == EXIT_DONE) {
        code = make_page(&s, &job);
    }
    if (code == EXIT_DONE) {
        code = write_page(&s, &job);
    }
    if (code == EXIT_DONE && job.chromium != NULL) {
        code = page_print_pdf(&s, job.chromium, job.page, flag_value(arguments, "--pdf"));
    }
    ent_page_free(job.page);
    record_free_texts(&job.texts);
    free(job.keys);
    free(job.command);
    free(job.chromium);
    return session_close(&s, code);
}
