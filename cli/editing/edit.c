/* SPDX-License-Identifier: MIT */
/* `entente edit`: small changes in the text of a dispute file. */
#include "cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const cli_flag edit_flags[] = {
    {"--today", "VALUES", "what holds today, as OPTION=VALUE,...; in graph form the state"},
    {"--move", "MOVES", "statements moved, as PARTY:FROM:TO,..., counted from 1"},
    {"--drop", "STATEMENTS", "statements taken away, as PARTY:N,..."},
    {"--off", "STATEMENTS", "statements made comments, as PARTY:N,..."},
    {"--want", "WISHES", "wishes added, as PARTY:EXPR at the end or PARTY:N:EXPR in place N,..."},
    {"--at", "MOMENT", "of a file with a timeline: edit the start, or the last moment (default)"},
    {"--format", "text|json", "the new text, or what changes in it (default text)"},
    OUTPUT_FLAGS,
    {"--diagnostics", "text|json", "how messages are written to stderr (default text)"},
    {"--help", NULL, "show this help"},
    {NULL, NULL, NULL},
};

/* The amendments that are asked for, and the words that they point into. */
typedef struct request {
    cli_session *s;
    ent_amendment *amendments;
    size_t count, room;
    char *words[5]; /* a copy of the argument of each flag */
} request;

static const struct {
    const char *flag, *form;
    ent_amend kind;
} changing[] = {{"--today", "OPTION=VALUE", ENT_AMEND_TODAY},
                {"--move", "PARTY:FROM:TO", ENT_AMEND_MOVE},
                {"--drop", "PARTY:N", ENT_AMEND_DROP},
                {"--off", "PARTY:N", ENT_AMEND_OFF},
                {"--want", "PARTY:EXPR or PARTY:N:EXPR", ENT_AMEND_ADD}};

static int out_of_memory(void)
{
    (void)fputs("entente: out of memory\n", stderr);
    return EXIT_LIMIT;
}

static int misread(const request *r, size_t ask, const char *item)
{
    return usage_error(r->s->arguments->command, "%s takes %s, not '%s'", changing[ask].flag,
                       changing[ask].form, item);
}

/* Reads a number from 1 on that ends at `end`, as one from 0 on. */
static bool read_number(const char *word, char end, size_t *out, const char **rest)
{
    const size_t digits = strspn(word, "0123456789");
    if (digits == 0 || digits > 9 || word[digits] != end) {
        return false;
    }
    const unsigned long number = strtoul(word, NULL, 10);
    *out = (size_t)number - 1;
    *rest = word + digits + (end != '\0');
    return number > 0;
}

static int find_party(const request *r, const char *flag_name, const char *id, size_t *out)
{
    return session_find_party(r->s, id, strlen(id), out)
               ? EXIT_DONE
               : session_no_party(r->s, flag_name, id, strlen(id));
}

/* Reads the words behind a party: its new wish, and the place in front of it. */
static bool read_wish(const char *word, ent_amendment *out)
{
    const char *rest = word;
    const bool placed = read_number(word, ':', &out->to, &rest);
    out->to = placed ? out->to : SIZE_MAX;
    out->value = rest + strspn(rest, " ");
    return *out->value != '\0';
}

/* Reads the statements behind a party. */
static bool read_places(const char *word, ent_amendment *out)
{
    const char *rest = word;
    const bool move = out->kind == ENT_AMEND_MOVE;
    if (out->kind == ENT_AMEND_ADD) {
        return read_wish(word, out);
    }
    return read_number(rest, move ? ':' : '\0', &out->from, &rest) &&
           (!move || read_number(rest, '\0', &out->to, &rest));
}

/* Reads one item of a list, in which it writes. */
static int read_item(request *r, size_t ask, char *item)
{
    ent_amendment *out = &r->amendments[r->count];
    *out = (ent_amendment){.kind = changing[ask].kind};
    if (out->kind == ENT_AMEND_TODAY && ent_is_graph_form(r->s->dispute)) {
        out->value = item;
        r->count++;
        return EXIT_DONE;
    }
    char *mark = strchr(item, out->kind == ENT_AMEND_TODAY ? '=' : ':');
    if (mark == NULL) {
        return misread(r, ask, item);
    }
    if (out->kind == ENT_AMEND_TODAY) {
        *mark = '\0';
        out->option = item;
        out->value = mark + 1;
        r->count++;
        return EXIT_DONE;
    }
    if (!read_places(mark + 1, out)) {
        return misread(r, ask, item);
    }
    *mark = '\0';
    r->count++;
    return find_party(r, changing[ask].flag, item, &out->party);
}

/* Reads the argument of one flag. */
static int read_list(request *r, size_t ask)
{
    const char *list = flag_value(r->s->arguments, changing[ask].flag);
    if (list == NULL) {
        return EXIT_DONE;
    }
    size_t items = 1;
    for (const char *at = list; *at != '\0'; at++) {
        items += *at == ',';
    }
    ent_amendment *wider = realloc(r->amendments, (r->room + items) * sizeof *wider);
    if (wider != NULL) {
        r->amendments = wider;
        r->room += items;
    }
    r->words[ask] = malloc(strlen(list) + 1);
    if (wider == NULL || r->words[ask] == NULL) {
        return out_of_memory();
    }
    memcpy(r->words[ask], list, strlen(list) + 1);
    int code = EXIT_DONE;
    for (char *at = r->words[ask]; at != NULL && code == EXIT_DONE;) {
        char *comma = strchr(at, ',');
        if (comma != NULL) {
            *comma = '\0';
        }
        code = read_item(r, ask, at + strspn(at, " "));
        at = comma == NULL ? NULL : comma + 1;
    }
    return code;
}

/* Writes the new text to where it is wanted. */
static int write_revision(cli_session *s, const ent_revision *revision)
{
    const char *path = flag_value(s->arguments, "--output");
    if (path == NULL || strcmp(path, "-") == 0) {
        return session_status(s, ent_report_revision(s->context, revision, s->format, &s->out));
    }
    cli_output output;
    int code = output_open(&output, path, flag_value(s->arguments, "--force") != NULL);
    output.told = s->diagnostics == ENT_FORMAT_TEXT;
    if (code == EXIT_DONE) {
        const ent_status status =
            ent_report_revision(s->context, revision, s->format, &output.sink);
        code = status == ENT_ERROR_IO ? EXIT_LIMIT : session_status(s, status);
    }
    return output_close(&output, code);
}

static int edit(request *r)
{
    cli_session *s = r->s;
    int code = EXIT_DONE;
    for (size_t ask = 0; ask < sizeof changing / sizeof *changing && code == EXIT_DONE; ask++) {
        code = read_list(r, ask);
    }
    if (code != EXIT_DONE) {
        return code;
    }
    if (r->count == 0) {
        return usage_error(s->arguments->command, "say what to change: --today, --move, --drop, "
                                                  "--off or --want");
    }
    ent_revision *revision = NULL;
    code = session_status(
        s, ent_revision_new(s->context, s->dispute, r->amendments, r->count, &revision));
    if (code == EXIT_DONE) {
        code = write_revision(s, revision);
    }
    ent_revision_free(revision);
    return code == EXIT_INPUT ? EXIT_USAGE : code;
}

int run_edit(const cli_arguments *arguments)
{
    cli_session s;
    request r = {.s = &s};
    int code = session_open(&s, arguments);
    if (code == EXIT_DONE && s.format == ENT_FORMAT_CSV) {
        code = usage_error(arguments->command, "'csv' is not a format of 'edit'");
    }
    if (code == EXIT_DONE) {
        code = session_status(&s, session_read_dispute(&s));
    }
    if (code == EXIT_DONE) {
        code = edit(&r);
    }
    for (size_t ask = 0; ask < sizeof changing / sizeof *changing; ask++) {
        free(r.words[ask]);
    }
    free(r.amendments);
    return session_close(&s, code);
}
