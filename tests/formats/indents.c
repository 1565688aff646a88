/* SPDX-License-Identifier: MIT */
/*
 * Whether what is told of a wrong indent leads to the mend.
 *
 * Usage: indents FURTHEST LEAST FILE... Each line of each file, which is correct, is shifted by up to FURTHEST blanks to the left
 * and to the right. Where that is told as wrong YAML, the place and the first number of blanks of the cure are taken at their word:
 * "mended" when that gives the file as it was, "second" when the cure's next number does, "aside" when another line is named.
 * The last line is "N told: N mended, N second, N aside, N otherwise, N silent", of these all but the last. Exit 0 when at
 * least LEAST percent are mended; 2 for wrong usage, else 1.
 */
#include "bundle.h"
#include <entente/entente.h>

typedef struct figures {
    unsigned told, mended, second, aside, otherwise, silent;
} figures;

/* A line of a text, and how many blanks it begins with. */
typedef struct line {
    const char *begin;
    size_t indent;
} line;

static line line_at(const char *text, uint64_t number)
{
    line found = {.begin = text};
    for (uint64_t k = 1; k < number && found.begin != NULL; k++) {
        const char *end = strchr(found.begin, '\n');
        found.begin = end == NULL ? NULL : end + 1;
    }
    found.indent = found.begin == NULL ? 0 : strspn(found.begin, " ");
    return found;
}

/* A text with so many blanks at the beginning of a line; the caller frees it. */
static char *with_indent(const char *text, line at, size_t indent)
{
    const size_t before = (size_t)(at.begin - text), room = strlen(text) + indent + 1;
    char *out = malloc(room);
    if (out == NULL) {
        abort();
    }
    (void)snprintf(out, room, "%.*s%*s%s", (int)before, text, (int)indent, "",
                   at.begin + at.indent);
    return out;
}

/* Whether so many blanks on a line of a shifted text give back the file. */
static bool mends(const char *original, const char *shifted, uint64_t number, size_t indent)
{
    char *text = with_indent(shifted, line_at(shifted, number), indent);
    const bool same = strcmp(text, original) == 0;
    free(text);
    return same;
}

/* The number behind the next "by " of a cure; moves *at behind it. */
static bool next_number(const char **at, size_t *out)
{
    for (const char *by = strstr(*at, "by "); by != NULL; by = strstr(by + 1, "by ")) {
        if (by[3] >= '0' && by[3] <= '9') {
            char *end = NULL;
            *out = (size_t)strtoul(by + 3, &end, 10);
            *at = end;
            return true;
        }
    }
    return false;
}

static void judge(const char *original, const char *shifted, uint64_t number,
                  const ent_diagnostic *told, figures *out)
{
    const char *at = told->cure;
    size_t indent = 0;
    out->told++;
    if (!next_number(&at, &indent)) {
        out->otherwise++;
    } else if (mends(original, shifted, told->place.line, indent)) {
        out->mended++;
    } else if (told->place.line != number) {
        out->aside++;
    } else if (next_number(&at, &indent) && mends(original, shifted, number, indent)) {
        out->second++;
    } else {
        out->otherwise++;
    }
}

/* Reads a shifted text; what passes, or is no matter of YAML, is silent here. */
static void read_shifted(const char *original, const char *shifted, uint64_t number, figures *out)
{
    ent_context *context = NULL;
    ent_dispute *dispute = NULL;
    if (ent_context_new(NULL, &context) != ENT_OK) {
        abort();
    }
    const ent_status status =
        ent_dispute_read_text(context, "text", shifted, strlen(shifted), &dispute);
    const ent_diagnostic *first =
        ent_diagnostic_count(context) > 0 ? ent_diagnostic_at(context, 0) : NULL;
    if (status == ENT_ERROR_INPUT && first != NULL && strcmp(first->code, "E105") == 0) {
        judge(original, shifted, number, first, out);
    } else {
        out->silent++;
    }
    ent_dispute_free(dispute);
    ent_context_free(context);
}

static void shift_lines(const char *text, int furthest, figures *out)
{
    uint64_t number = 1;
    for (line at = line_at(text, 1); at.begin != NULL; at = line_at(text, ++number)) {
        if (strchr("\n#", at.begin[at.indent]) != NULL) { /* at the end of the text, too */
            continue;
        }
        for (int by = -furthest; by <= furthest; by++) {
            if (by != 0 && (int)at.indent + by >= 0) {
                char *shifted = with_indent(text, at, (size_t)((int)at.indent + by));
                read_shifted(text, shifted, number, out);
                free(shifted);
            }
        }
    }
}

int main(int count, char **words)
{
    figures all = {0};
    const unsigned long furthest = count > 3 ? strtoul(words[1], NULL, 10) : 0;
    const unsigned long least = count > 3 ? strtoul(words[2], NULL, 10) : 0;
    if (furthest == 0 || furthest > 100 || least == 0 || least > 100) {
        (void)fprintf(stderr, "usage: indents FURTHEST LEAST FILE...\n");
        return 2;
    }
    for (int i = 3; i < count; i++) {
        char *text = read_file(words[i]);
        if (text == NULL) {
            (void)fprintf(stderr, "%s: cannot be read\n", words[i]);
            return 1;
        }
        shift_lines(text, (int)furthest, &all);
        free(text);
    }
    (void)printf("%u told: %u mended, %u second, %u aside, %u otherwise, %u silent\n", all.told,
                 all.mended, all.second, all.aside, all.otherwise, all.silent);
    return all.told > 0 && 100ul * all.mended >= least * all.told ? 0 : 1;
}
