/* SPDX-License-Identifier: MIT */
/*
 * Tables are known by their first line. It is cut at commas, at semicolons and at tabs in turn, and the first of them by which it
 * makes sense separates the cells. Nothing is issued here: what is no table is read as something else.
 */
#include "formats/in/tables/heading.h"

#include "formats/in/tables/tables.h"

#include <string.h>

static const char separators[] = {',', ';', '\t'};

/* Other words for columns. Whatever begins with "power" is influence, too. */
static const struct {
    const char *word;
    ent_column column;
} words[] = {{"issue", ENT_COLUMN_ISSUE},
             {"issue_id", ENT_COLUMN_ISSUE},
             {"actor", ENT_COLUMN_ACTOR},
             {"party", ENT_COLUMN_ACTOR},
             {"position", ENT_COLUMN_POSITION},
             {"salience", ENT_COLUMN_SALIENCE},
             {"influence", ENT_COLUMN_INFLUENCE},
             {"capability", ENT_COLUMN_INFLUENCE},
             {"low", ENT_COLUMN_LOW},
             {"high", ENT_COLUMN_HIGH},
             {"today", ENT_COLUMN_TODAY},
             {"outcome", ENT_COLUMN_OUTCOME}};

ent_stretch ent_stretch_trim(const char *text, size_t length)
{
    while (length > 0 && (*text == ' ' || *text == '\t')) {
        text++;
        length--;
    }
    while (length > 0 && (text[length - 1] == ' ' || text[length - 1] == '\t')) {
        length--;
    }
    return (ent_stretch){.text = text, .length = length};
}

/* Whether a heading begins with a word in small letters. */
static bool begins(ent_stretch heading, const char *word)
{
    for (size_t i = 0; word[i] != '\0'; i++) {
        const char c = i < heading.length ? heading.text[i] : '\0';
        if ((c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c) != word[i]) {
            return false;
        }
    }
    return true;
}

ent_column ent_column_named(ent_stretch heading)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (heading.length == strlen(words[i].word) && begins(heading, words[i].word)) {
            return words[i].column;
        }
    }
    return begins(heading, "power") ? ENT_COLUMN_INFLUENCE : ENT_COLUMNS;
}

/* A walk over the cells of the first line that has any. */
typedef struct walk {
    const char *at, *end;
    char separator;
} walk;

static walk begin(const ent_source *source, size_t skip, char separator)
{
    walk w = {
        .at = source->bytes + skip, .end = source->bytes + source->length, .separator = separator};
    while (w.at < w.end && (*w.at == '\n' || *w.at == '\r')) {
        w.at++;
    }
    return w;
}

/* The next cell without its quotes; false behind the last. Doubled quotes stay: no word that is looked for has one. */
static bool next(walk *w, ent_stretch *out)
{
    if (w->at == w->end || *w->at == '\n' || *w->at == '\r') {
        return false;
    }
    const char *from = w->at;
    bool quoted = false;
    while (w->at < w->end &&
           (quoted || (*w->at != w->separator && *w->at != '\n' && *w->at != '\r'))) {
        quoted = quoted != (*w->at++ == '"');
    }
    *out = ent_stretch_trim(from, (size_t)(w->at - from));
    if (out->length >= 2 && out->text[0] == '"' && out->text[out->length - 1] == '"') {
        *out = ent_stretch_trim(out->text + 1, out->length - 2);
    }
    w->at += w->at < w->end && *w->at == w->separator;
    return true;
}

static bool is_whole(ent_stretch cell)
{
    for (size_t i = 0; i < cell.length; i++) {
        if (cell.text[i] < '0' || cell.text[i] > '9') {
            return false;
        }
    }
    return cell.length > 0;
}

/* A name, a description, two numbers, and perhaps a separator at the end. */
static bool heads_ktab(walk w)
{
    ent_stretch cell[4], more = {.length = 0};
    for (size_t i = 0; i < 4; i++) {
        if (!next(&w, &cell[i])) {
            return false;
        }
    }
    while (more.length == 0 && next(&w, &more)) {
    }
    return is_whole(cell[2]) && is_whole(cell[3]) && more.length == 0;
}

/* Two columns that are known, or one of actors beside another, which the reader then misses. */
static bool names_columns(walk w)
{
    bool found[ENT_COLUMNS + 1] = {false};
    const bool ktab = heads_ktab(w);
    ent_stretch cell;
    size_t count = 0, cells = 0;
    while (next(&w, &cell)) {
        const ent_column column = ent_column_named(cell);
        count += column != ENT_COLUMNS && !found[column];
        found[column] = true;
        cells++;
    }
    return count >= 2 || (found[ENT_COLUMN_ACTOR] && cells >= 2 && !ktab);
}

static char find(const ent_source *source, size_t skip, bool (*fits)(walk))
{
    for (size_t i = 0; i < sizeof separators; i++) {
        if (fits(begin(source, skip, separators[i]))) {
            return separators[i];
        }
    }
    return '\0';
}

char ent_positions_separator(const ent_source *source, size_t skip)
{
    return find(source, skip, names_columns);
}

char ent_ktab_separator(const ent_source *source, size_t skip)
{
    return find(source, skip, heads_ktab);
}

bool ent_positions_recognised(const ent_source *source, size_t skip)
{
    return ent_positions_separator(source, skip) != '\0';
}

bool ent_ktab_recognised(const ent_source *source, size_t skip)
{
    return ent_ktab_separator(source, skip) != '\0';
}
