/* SPDX-License-Identifier: MIT */
/* `entente robust`: how sure are we? */
#include "robust.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const cli_flag robust_flags[] = {
    ROBUST_FLAGS,
    {"--tally", "PATH", "of one family: write what was counted, to go on from"},
    {"--resume", "PATH", "of one family: go on from what was counted before"},
    OUTPUT_FLAG,
    {"--force", NULL, "replace the file if it exists"},
    {"--format", "text|json|csv", "how the answer is written (default text)"},
    COMMON_FLAGS,
    {NULL, NULL, NULL},
};

/* Reads the families of --over; without it those that apply. */
static int read_families(cli_session *s, cli_robust *r)
{
    const char *list = flag_value(s->arguments, "--over");
    bool any = false;
    for (int v = 0; list == NULL && v < ENT_VARIATION_COUNT; v++) {
        r->options.over = (ent_variation)v;
        r->over[v] = ent_readings_apply(s->dispute, &r->options);
        any = any || r->over[v];
    }
    if (list == NULL && !any) {
        r->over[ENT_VARY_CHANGES] = any = true; /* which says that there is nothing */
    }
    while (list != NULL && *list != '\0') {
        const size_t length = strcspn(list, ",");
        int found = ENT_VARIATION_COUNT;
        for (int v = 0; v < ENT_VARIATION_COUNT; v++) {
            const char *word = ent_variation_word((ent_variation)v);
            found = strlen(word) == length && strncmp(word, list, length) == 0 ? v : found;
        }
        if (found == ENT_VARIATION_COUNT) {
            return usage_error(
                s->arguments->command,
                "--over knows completions,swaps,shuffles,changes,assumed, not '%.*s'", (int)length,
                list);
        }
        r->over[found] = any = true;
        list += length + (list[length] == ',');
    }
    return any ? EXIT_DONE : usage_error(s->arguments->command, "--over names none");
}

/* Numbers that must lie in a range. */
static int read_numbers(cli_session *s, cli_robust *r)
{
    uint64_t swaps = 1, shuffle = 1;
    int code = session_number(s, "--samples", r->options.samples, &r->options.samples);
    if (code == EXIT_DONE) {
        code = session_number(s, "--seed", r->options.seed, &r->options.seed);
    }
    if (code == EXIT_DONE) {
        code = session_number(s, "--max-exact", r->options.max_exact, &r->options.max_exact);
    }
    if (code == EXIT_DONE) {
        code = session_number(s, "--limit", 6, &r->most);
    }
    if (code == EXIT_DONE) {
        code = session_number(s, "--swaps", 1, &swaps);
    }
    if (code == EXIT_DONE) {
        code = session_number(s, "--shuffle", 1, &shuffle);
    }
    if (code == EXIT_DONE && (swaps > ENT_MOST_REACH || shuffle > ENT_MOST_REACH)) {
        return usage_error(s->arguments->command, "--swaps and --shuffle are at most %d",
                           ENT_MOST_REACH);
    }
    if (code == EXIT_DONE && r->options.samples == 0) {
        return usage_error(s->arguments->command, "--samples is at least 1");
    }
    return code;
}

/* What concerns tallies stands for one family alone. */
static int check_tallies(cli_session *s, const cli_robust *r)
{
    size_t families = 0;
    for (int v = 0; v < ENT_VARIATION_COUNT; v++) {
        families += r->over[v];
    }
    if (flag_value(s->arguments, "--tally") == NULL &&
        flag_value(s->arguments, "--resume") == NULL) {
        return EXIT_DONE;
    }
    return families == 1 && !r->over[ENT_VARY_CHANGES] && !r->over[ENT_VARY_ASSUMED]
               ? EXIT_DONE
               : usage_error(s->arguments->command,
                             "--tally and --resume go with one of --over completions, swaps, "
                             "shuffles");
}

int robust_ask(cli_session *s, cli_robust *r)
{
    ent_readings_defaults(&r->options);
    int code = read_numbers(s, r);
    if (code == EXIT_DONE) {
        code = session_read(s);
    }
    if (code == EXIT_DONE && (s->wanted.concepts >> ENT_SIM & 1) != 0) {
        code = usage_error(s->arguments->command, "'robust' knows no sim");
    }
    r->options.concepts = s->wanted.concepts;
    r->options.no_return = s->wanted.no_return;
    r->options.partial = true;
    if (code == EXIT_DONE) {
        code = session_party(s, "--party", &r->options.one_party, &r->options.party);
    }
    if (code == EXIT_DONE) {
        code = session_where(s);
    }
    if (code == EXIT_DONE) {
        code = read_families(s, r);
    }
    return code == EXIT_DONE ? check_tallies(s, r) : code;
}

/* Reads a file whole; NULL after a message. */
static char *read_whole(const char *path, size_t *length)
{
    enum { BLOCK = 1 << 16 };
    FILE *file = fopen(path, "rb");
    char *bytes = NULL;
    size_t room = 0, got = 1;
    *length = 0;
    while (file != NULL && got > 0) {
        if (room - *length < BLOCK) {
            char *more = realloc(bytes, room = 2 * room + BLOCK);
            if (more == NULL) {
                break;
            }
            bytes = more;
        }
        got = fread(bytes + *length, 1, BLOCK, file);
        *length += got;
    }
    if (file == NULL || got > 0 || ferror(file)) {
        (void)fprintf(stderr, "entente: --resume: '%s' cannot be read\n", path);
        free(bytes);
        bytes = NULL;
    }
    if (file != NULL) {
        (void)fclose(file);
    }
    return bytes;
}

int robust_resume(cli_session *s, cli_robust *r, ent_variation over)
{
    const char *path = flag_value(s->arguments, "--resume");
    size_t length = 0;
    if (path == NULL) {
        return EXIT_DONE;
    }
    char *bytes = read_whole(path, &length);
    if (bytes == NULL) {
        return EXIT_INPUT;
    }
    const ent_status status =
        ent_tally_read(s->context, r->readings[over], path, bytes, length, &r->tallies[over]);
    free(bytes);
    return session_status(s, status);
}

bool robust_gap(const ent_tally *tally, uint64_t first, uint64_t end, ent_reading_range *out)
{
    for (size_t k = 0; k < ent_tally_range_count(tally); k++) { /* they ascend and do not touch */
        const ent_reading_range range = ent_tally_range_at(tally, k);
        if (range.first > first) {
            end = range.first < end ? range.first : end;
            break;
        }
        if (first - range.first < range.count) {
            first = range.first + range.count;
        }
    }
    *out = (ent_reading_range){.first = first, .count = first < end ? end - first : 0};
    return first < end;
}

/* Solves the readings that are not counted yet: those between the ranges. */
static ent_status run_missing(cli_session *s, cli_robust *r, ent_variation over)
{
    const uint64_t count = ent_readings_count(r->readings[over]);
    ent_tally **tally = &r->tallies[over];
    ent_reading_range gap;
    if (*tally == NULL) {
        return ent_readings_run(s->context, r->readings[over], 0, count, tally);
    }
    for (uint64_t first = 0; robust_gap(*tally, first, count, &gap);
         first = gap.first + gap.count) {
        ent_tally *more = NULL;
        ent_status status =
            ent_readings_run(s->context, r->readings[over], gap.first, gap.count, &more);
        const bool whole = status == ENT_OK && ent_tally_readings(more) == gap.count;
        if (status == ENT_OK) {
            status = ent_tally_add(*tally, more);
        }
        ent_tally_free(more);
        if (status != ENT_OK || !whole) {
            return status;
        }
    }
    return ENT_OK;
}

ent_status robust_run(cli_session *s, cli_robust *r, ent_variation over)
{
    return robust_counts(over)
               ? run_missing(s, r, over)
               : ent_overturns_new(s->context, r->readings[over], &r->overturns[over]);
}

/* Tells that the result is partial, which ends the work. */
static void stop_early(cli_session *s)
{
    s->partial = true;
    watch_release();
    watch_clear();
    (void)fprintf(stderr, "entente: %s after %.1f s; the result is partial\n",
                  watch_late() ? "stopped by --time-limit" : "interrupted", watch_seconds());
}

ent_status robust_prepare(cli_session *s, cli_robust *r, ent_variation over)
{
    r->options.over = over;
    r->options.reach = 1;
    const char *flag = over == ENT_VARY_SWAPS      ? "--swaps"
                       : over == ENT_VARY_SHUFFLES ? "--shuffle"
                                                   : NULL;
    if (flag != NULL) {
        (void)session_number(s, flag, 1, &r->options.reach);
    }
    return ent_readings_new(s->context, s->space, &r->options, &r->readings[over]);
}

int robust_take(cli_session *s, cli_robust *r, ent_variation over, ent_status status)
{
    if (status == ENT_ERROR_CANCELLED && (r->part_count > 0 || r->tallies[over] != NULL)) {
        stop_early(s);
    } else if (status != ENT_OK) {
        return session_status(s, status);
    }
    const ent_robust_part part = {.tally = r->overturns[over] != NULL
                                               ? ent_overturns_tally(r->overturns[over])
                                               : r->tallies[over],
                                  .overturns = r->overturns[over]};
    if (part.tally != NULL) {
        r->parts[r->part_count++] = part;
        if (!s->partial && ent_tally_readings(part.tally) < ent_readings_count(r->readings[over])) {
            stop_early(s);
        }
    }
    return EXIT_DONE;
}

/* Writes the tally of the one family there is. */
static int write_tally(cli_session *s, const cli_robust *r)
{
    const char *path = flag_value(s->arguments, "--tally");
    cli_output output;
    if (path == NULL) {
        return EXIT_DONE;
    }
    int code = output_open(&output, path, flag_value(s->arguments, "--force") != NULL);
    if (code == EXIT_DONE) {
        code = session_status(s, ent_tally_write(s->context, r->parts[0].tally, &output.sink));
    }
    return output_close(&output, code);
}

int robust_tell(cli_session *s, const cli_robust *r)
{
    const int code = write_tally(s, r);
    if (code != EXIT_DONE) {
        return code;
    }
    const ent_robust_view view = {.size = sizeof view,
                                  .parts = r->parts,
                                  .part_count = r->part_count,
                                  .where = s->where,
                                  .partial = s->partial,
                                  .most = r->most,
                                  .brief = flag_value(s->arguments, "--over") == NULL &&
                                           flag_value(s->arguments, "--limit") == NULL &&
                                           s->where == NULL};
    return session_status(s, ent_report_robust(s->context, &view, s->format, &s->out));
}

void robust_free(cli_robust *r)
{
    for (int v = 0; v < ENT_VARIATION_COUNT; v++) {
        ent_overturns_free(r->overturns[v]);
        ent_tally_free(r->tallies[v]);
        ent_readings_free(r->readings[v]);
    }
}

/* One family; what is there when it is stopped becomes a part of the answer. */
static int find_family(cli_session *s, cli_robust *r, ent_variation over)
{
    ent_status status = robust_prepare(s, r, over);
    if (status == ENT_OK) {
        const int code = robust_resume(s, r, over);
        if (code != EXIT_DONE) {
            return code;
        }
        status = robust_run(s, r, over);
    }
    return robust_take(s, r, over, status);
}

static int find_all(cli_session *s, cli_robust *r)
{
    int code = robust_ask(s, r);
    for (int v = 0; code == EXIT_DONE && !s->partial && v < ENT_VARIATION_COUNT; v++) {
        if (r->over[v]) {
            code = find_family(s, r, (ent_variation)v);
        }
    }
    return code == EXIT_DONE ? robust_tell(s, r) : code;
}

int run_robust(const cli_arguments *arguments)
{
    cli_session s;
    cli_robust r = {.part_count = 0};
    int code = session_open(&s, arguments);
    if (code == EXIT_DONE) {
        code = find_all(&s, &r);
    }
    robust_free(&r);
    return session_close(&s, code);
}
