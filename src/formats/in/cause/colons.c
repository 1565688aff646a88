/* SPDX-License-Identifier: MIT */
/* Keys: a colon that is missing, has no blank behind it, or stands in plain text. */
#include "dispute/schema.h"
#include "formats/in/cause/walk.h"

#include <string.h>

/* The colon that ends the key which begins at `at`, or `end`. */
size_t ent_cause_key_end(const ent_cause_walk *w, size_t at, size_t end)
{
    const char *bytes = w->source->bytes;
    if (at < end && (bytes[at] == '"' || bytes[at] == '\'')) {
        at = ent_cause_skip_quoted(w, at + 1, end, bytes[at]);
    }
    for (; at < end; at++) {
        if (bytes[at] == ':' && (at + 1 == end || bytes[at + 1] == ' ')) {
            return at;
        }
        if (bytes[at] == '[' || bytes[at] == '{' || (bytes[at] == '#' && bytes[at - 1] == ' ')) {
            return end;
        }
    }
    return end;
}

/* Where the word before a colon begins, if it is a key of a wish or an option and text stands before it; else the colon. */
static size_t word_before(const ent_cause_walk *w, size_t at, size_t colon)
{
    const ent_form *const forms[] = {&ent_form_statement, &ent_form_option};
    const char *bytes = w->source->bytes;
    size_t key = colon;
    while (key > at && bytes[key - 1] >= 'a' && bytes[key - 1] <= 'z') {
        key--;
    }
    for (size_t f = 0; key > at && bytes[key - 1] == ' ' && f < 2; f++) {
        const char *names[ENT_FORM_MOST_KEYS + 1];
        ent_form_names(forms[f], names);
        for (size_t i = 0; names[i] != NULL; i++) {
            if (strlen(names[i]) == colon - key &&
                memcmp(names[i], bytes + key, colon - key) == 0) {
                return key;
            }
        }
    }
    return colon;
}

/* Tells of a colon in the plain text behind a key: `label: one: two`. */
void ent_cause_find_colon(ent_cause_walk *w, size_t at, size_t end)
{
    const char *bytes = w->source->bytes;
    const char first = at < end ? bytes[at] : '\0';
    if (first == '"' || first == '\'' || first == '[' || first == '{') {
        return;
    }
    const size_t colon = ent_cause_key_end(w, at, end);
    if (colon == end) {
        return;
    }
    const size_t key = word_before(w, at, colon);
    if (key == colon) {
        (void)ent_cause_tell(w, colon, "a colon stands in plain text",
                             "a colon and a blank begin a value: put text that has them in quotes");
    } else if (!w->found && ent_cause_tell(w, key, "a second key stands in this line", "")) {
        w->span->end = colon;
        ent_text_format(
            w->cure,
            "begin a line of its own with '%.*s:', indented as the key of this line; or, "
            "if it is text, put the whole in quotes",
            (int)(colon - key), bytes + key);
    }
}

/* Whether a colon ends a key, though no blank may stand behind it; that of an address does not. */
static bool is_key_colon(const char *bytes, size_t at, size_t end)
{
    return bytes[at] == ':' && (at + 1 == end || bytes[at + 1] != '/');
}

/* Tells that the key that begins at `at` has no colon, or no blank behind its colon, and writes the line; `joins`: it may
 * as well go on with the text above it. */
static void tell_key(ent_cause_walk *w, size_t at, bool joins)
{
    const char *bytes = w->source->bytes;
    const size_t end = ent_cause_text_end(w->source, at);
    size_t stop = at;
    while (stop < end && bytes[stop] != ' ' && !is_key_colon(bytes, stop, end)) {
        stop++;
    }
    const bool colon = stop < end && bytes[stop] == ':';
    size_t rest = stop + colon;
    while (rest < end && (bytes[rest] == ' ' || (!colon && bytes[rest] == '='))) {
        rest++; /* `party = union` is meant as `party: union` */
    }
    if (w->found || !ent_cause_tell(w, at, "", "")) {
        return;
    }
    w->span->end = stop + colon;
    ent_text_add(w->message,
                 colon ? "a blank is missing after the colon of " : "a colon is missing after ");
    ent_text_add_quoted(w->message, bytes + at, stop - at, 60);
    if (end - at <= ENT_CAUSE_WRITTEN) {
        ent_text_format(w->cure, "write: %.*s:%s%.*s", (int)(stop - at), bytes + at,
                        rest < end ? " " : "", (int)(end - rest), bytes + rest);
    } else {
        ent_text_add(w->cure, "write a colon and a blank there");
    }
    if (joins) {
        ent_text_add(w->cure, "; or, if it goes on with the text above it, indent it further than "
                              "the key of that text");
    }
}

/* Whether text can begin a key: a letter, a digit, a line below, or a letter beyond ASCII. */
static bool begins_key(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           (unsigned char)c >= 0x80;
}

/* Looks at a line without a key or a dash: deeper than a key that has a value it goes on with that, else it lacks a colon. */
void ent_cause_take_bare(ent_cause_walk *w, size_t at)
{
    const size_t indent = at - w->source->line_starts[w->line];
    const ent_cause_block *top = w->count > 0 ? &w->open[w->count - 1] : NULL;
    const bool goes_on = top != NULL && !top->empty && indent > top->indent;
    if (!goes_on && w->bare == SIZE_MAX && begins_key(w->source->bytes[at])) {
        w->bare = at;
        w->bare_line = w->line;
    }
}

/* Tells of a line that lacked its colon, once the complaint is of the text that follows it. */
void ent_cause_tell_bare(ent_cause_walk *w)
{
    size_t start = w->bare;
    while (start > 0 && w->source->bytes[start - 1] != '\n') {
        start--;
    }
    bool joins = false;
    for (size_t i = 0; i < w->count; i++) {
        joins = joins || (w->open[i].plain && w->open[i].indent == w->bare - start);
    }
    tell_key(w, w->bare, joins);
}

/* Tells of an item whose first word is a key that lacks its colon; false when that is not so. */
bool ent_cause_tell_colon(ent_cause_walk *w, size_t indent)
{
    static const char *const keys[] = {"never",  "always", "same", "want", "where",
                                       "unseen", "insert", "drop", "id"};
    const ent_source *source = w->source;
    size_t at = ent_cause_find_above(w, indent);
    if (at == SIZE_MAX || !ent_cause_is_dash(w, at)) {
        return false;
    }
    for (at++; at < source->length && source->bytes[at] == ' ';) {
        at++;
    }
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
        const size_t length = strlen(keys[k]);
        if (source->length - at > length && memcmp(source->bytes + at, keys[k], length) == 0 &&
            strchr(" :\r\n", source->bytes[at + length]) != NULL) {
            tell_key(w, at, false);
            return true;
        }
    }
    return false;
}
