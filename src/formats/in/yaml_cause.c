/* SPDX-License-Identifier: MIT */
/*
 * The cause of a complaint about YAML: a walk through the lines as a person lays them out.
 *
 * How deep each open block stands is kept on a stack, so that a line is found that fits none of them, or that stands
 * beside what it cannot stand beside. It is a guess, made only where there is a complaint, and only of what
 * lies in the line of the complaint or the few above it; an open quote or bracket may lie further up.
 * Long because all causes are told from one walk, and what it knows stands in one place.
 */
#include "formats/in/yaml_cause.h"

#include "dispute/schema.h"
#include "formats/in/tree/requote.h"

#include <string.h>

enum { NEAR = 3, DEEPEST = 64, WRITTEN = 200 }; /* WRITTEN: the longest line that a cure writes */

/* A block that is open: how deep it stands, and what stands in it. */
typedef struct block {
    size_t indent;
    bool list;     /* items with a dash; else keys */
    bool empty;    /* its last key, or dash, has nothing behind it yet */
    bool plain;    /* its last key has text without quotes behind it */
    size_t line;   /* that of its last key or dash */
    size_t before; /* how deep the outermost block stood that this ended; SIZE_MAX: none */
    size_t value;  /* where the text behind its last key begins, if it is not empty */
} block;

/* What the walk knows where it stands. */
typedef struct walk {
    const ent_source *source;
    size_t line, last; /* the line it is at, and that of the complaint */
    block open[DEEPEST];
    size_t count;
    size_t quote;   /* where text in quotes began that is still open; SIZE_MAX: none */
    size_t bracket; /* the outermost bracket that is open */
    unsigned brackets;
    size_t bare;      /* where a line began that has no colon and needs one; SIZE_MAX: none near */
    size_t bare_line; /* that line, or the last of the blank ones and comments below it */
    size_t
        text_below; /* a block of text goes on while lines stand deeper than this; SIZE_MAX: none */
    ent_span *span;
    ent_text *message, *cure;
    bool found;
} walk;

static size_t end_of(const walk *w)
{
    size_t at = w->source->line_starts[w->line];
    while (at < w->source->length && w->source->bytes[at] != '\n' && w->source->bytes[at] != '\r') {
        at++;
    }
    return at;
}

static bool is_near(const walk *w)
{
    return w->line + NEAR >= w->last;
}

/* Keeps the first cause near the complaint. */
static bool tell(walk *w, size_t at, const char *message, const char *cure)
{
    if (!w->found && is_near(w)) {
        *w->span = (ent_span){at, at + 1};
        ent_text_add(w->message, message);
        ent_text_add(w->cure, cure);
        w->found = true;
    }
    return w->found;
}

/* Where the text of a line begins; tells of a tab or another blank in its indent. */
static size_t begin_of(walk *w, size_t end)
{
    const char *bytes = w->source->bytes;
    size_t at = w->source->line_starts[w->line];
    while (at < end && bytes[at] == ' ') {
        at++;
    }
    if (at < end && bytes[at] == '\t') {
        (void)tell(w, at, "a tab stands in the indent",
                   "replace the tab by blanks, as many as stand before its neighbours");
    } else if (at < end && ent_utf8_odd_blank(bytes + at, end - at) > 0) {
        (void)tell(w, at, "a blank of another kind stands in the indent, such as a no-break blank",
                   "replace it by a plain blank; it often comes with text from a letter or a page");
    }
    return at;
}

/* The end of the text in quotes that begins at `at`, or `end` when it does not end in this line. */
static size_t skip_quoted(const walk *w, size_t at, size_t end, char quote)
{
    const char *bytes = w->source->bytes;
    for (; at < end; at++) {
        if (bytes[at] == '\\' && quote == '"') {
            at++;
        } else if (bytes[at] == quote) {
            if (quote == '"' || at + 1 >= end || bytes[at + 1] != quote) {
                return at + 1;
            }
            at++;
        }
    }
    return end + 1;
}

/* The end of the line that a place is in, without a comment and the blanks before it. */
static size_t text_end(const ent_source *source, size_t at)
{
    const char *bytes = source->bytes;
    size_t end = at;
    while (end < source->length && strchr("\r\n", bytes[end]) == NULL &&
           !(bytes[end] == '#' && bytes[end - 1] == ' ')) {
        end++;
    }
    while (end > at && bytes[end - 1] == ' ') {
        end--;
    }
    return end;
}

/* Where text begins that stands behind a closing quote and cannot, in this line; `end`: nothing does. In brackets what
 * joins or ends may follow. */
static size_t find_trailing(const walk *w, size_t after, size_t end)
{
    const char *bytes = w->source->bytes;
    size_t at = after;
    while (at < end && bytes[at] == ' ') {
        at++;
    }
    const bool fine = at < end && ((bytes[at] == '#' && at > after) ||
                                   (w->brackets > 0 && strchr(",:]}", bytes[at]) != NULL));
    return fine ? end : at;
}

/* Appends text in quotes of the other kind than it has; false where that is not done by adding quotes alone. */
static bool add_quoted_whole(ent_text *text, const char *bytes, size_t length)
{
    const char quote = bytes[0] == '"' ? '\'' : '"';
    if (length > WRITTEN || memchr(bytes, '\\', length) != NULL ||
        (quote == '"' && memchr(bytes, '"', length) != NULL)) {
        return false;
    }
    ent_text_format(text, ": %c", quote);
    for (size_t i = 0; i < length; i++) {
        ent_text_add_bytes(text, bytes[i] == quote ? "''" : bytes + i, bytes[i] == quote ? 2 : 1);
    }
    ent_text_format(text, "%c", quote);
    return true;
}

/* Tells of text at `at` behind the quotes that opened at `open` and end at `after`. It is wrong wherever it stands, near the complaint or not. */
static void tell_trailing(walk *w, size_t open, size_t after, size_t at)
{
    const char *bytes = w->source->bytes;
    size_t end = text_end(w->source, at);
    for (size_t i = at; w->brackets > 0 && i < end; i++) {
        end = strchr(",]}", bytes[i]) != NULL ? i : end;
    }
    while (bytes[end - 1] == ' ') {
        end--;
    }
    *w->span = (ent_span){at, end};
    w->found = true;
    ent_text_add(w->message, "text stands behind the closing quote");
    if (ent_requote(w->cure, bytes + open, end - open, after - open, WRITTEN)) {
        return;
    }
    ent_text_add(w->cure, "put the whole in quotes");
    (void)add_quoted_whole(w->cure, bytes + open, end - open);
    if (w->brackets > 0) {
        ent_text_add(w->cure, "; or, if these are two things, put a comma between them");
    } else if (bytes[at] != ':') {
        ent_text_add(w->cure, "; or leave the quotes out");
    }
}

/* Goes on through the value of a line: quotes and brackets that open and close. */
static void take_value(walk *w, size_t at, size_t end)
{
    const char *bytes = w->source->bytes;
    bool fresh = true; /* a quote begins text only where a value begins */
    for (; at < end; at++) {
        const char c = bytes[at];
        if (fresh && (c == '"' || c == '\'')) {
            const size_t after = skip_quoted(w, at + 1, end, c);
            if (after > end) {
                w->quote = at;
                return;
            }
            const size_t trailing = w->found ? end : find_trailing(w, after, end);
            if (trailing < end) {
                tell_trailing(w, at, after, trailing);
                return;
            }
            at = after - 1;
        } else if (c == '#' && at > 0 && bytes[at - 1] == ' ') {
            return;
        } else if (c == '[' || c == '{') {
            if ((fresh || w->brackets > 0) && w->brackets++ == 0) {
                w->bracket = at;
            }
        } else if ((c == ']' || c == '}') && w->brackets > 0) {
            w->brackets--;
        }
        fresh = c == '[' || c == '{' || (w->brackets > 0 && (c == ',' || c == ':')) ||
                (fresh && c == ' ');
    }
}

/* The colon that ends the key which begins at `at`, or `end`. */
static size_t key_end(const walk *w, size_t at, size_t end)
{
    const char *bytes = w->source->bytes;
    if (at < end && (bytes[at] == '"' || bytes[at] == '\'')) {
        at = skip_quoted(w, at + 1, end, bytes[at]);
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
static size_t word_before(const walk *w, size_t at, size_t colon)
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
static void find_colon(walk *w, size_t at, size_t end)
{
    const char *bytes = w->source->bytes;
    const char first = at < end ? bytes[at] : '\0';
    if (first == '"' || first == '\'' || first == '[' || first == '{') {
        return;
    }
    const size_t colon = key_end(w, at, end);
    if (colon == end) {
        return;
    }
    const size_t key = word_before(w, at, colon);
    if (key == colon) {
        (void)tell(w, colon, "a colon stands in plain text",
                   "a colon and a blank begin a value: put text that has them in quotes");
    } else if (!w->found && tell(w, key, "a second key stands in this line", "")) {
        w->span->end = colon;
        ent_text_format(
            w->cure,
            "begin a line of its own with '%.*s:', indented as the key of this line; or, "
            "if it is text, put the whole in quotes",
            (int)(colon - key), bytes + key);
    }
}

/* How deep the next line with text stands below a line, and where that text begins; SIZE_MAX: there is none. */
static size_t next_indent(const walk *w, size_t *line, size_t *at)
{
    const ent_source *source = w->source;
    for (++*line; *line < source->line_count; ++*line) {
        const size_t start = source->line_starts[*line];
        for (*at = start; *at < source->length && source->bytes[*at] == ' ';) {
            ++*at;
        }
        if (*at < source->length && strchr("#\r\n", source->bytes[*at]) == NULL) {
            return *at - start;
        }
    }
    return SIZE_MAX;
}

static bool is_dash(const walk *w, size_t at)
{
    const ent_source *source = w->source;
    return source->bytes[at] == '-' && at + 1 < source->length && source->bytes[at + 1] == ' ';
}

/* Where the last line stands above this one whose text begins at `indent`; SIZE_MAX: one that is less deep comes first. */
static size_t find_above(const walk *w, size_t indent)
{
    for (size_t line = w->line; line > 0; line--) {
        size_t above = line - 2, at = 0; /* SIZE_MAX: from the first line on */
        const size_t deep = next_indent(w, &above, &at);
        if (above < w->line && deep <= indent) {
            return deep == indent ? at : SIZE_MAX;
        }
    }
    return SIZE_MAX;
}

/* Where the key stands that has no dash, though the items below, as deep as it, have one; SIZE_MAX: that is not so. */
static size_t find_undashed(const walk *w, size_t indent)
{
    size_t line = w->line, at = 0, deep = indent + 1;
    while (deep != SIZE_MAX && deep > indent) {
        deep = next_indent(w, &line, &at);
    }
    if (deep != indent || !is_dash(w, at)) {
        return SIZE_MAX;
    }
    return find_above(w, indent);
}

/* Whether a colon ends a key, though no blank may stand behind it; that of an address does not. */
static bool is_key_colon(const char *bytes, size_t at, size_t end)
{
    return bytes[at] == ':' && (at + 1 == end || bytes[at + 1] != '/');
}

/* Tells that the key that begins at `at` has no colon, or no blank behind its colon, and writes the line; `joins`: it may
 * as well go on with the text above it. */
static void tell_key(walk *w, size_t at, bool joins)
{
    const char *bytes = w->source->bytes;
    const size_t end = text_end(w->source, at);
    size_t stop = at;
    while (stop < end && bytes[stop] != ' ' && !is_key_colon(bytes, stop, end)) {
        stop++;
    }
    const bool colon = stop < end && bytes[stop] == ':';
    size_t rest = stop + colon;
    while (rest < end && (bytes[rest] == ' ' || (!colon && bytes[rest] == '='))) {
        rest++; /* `party = union` is meant as `party: union` */
    }
    if (w->found || !tell(w, at, "", "")) {
        return;
    }
    w->span->end = stop + colon;
    ent_text_add(w->message,
                 colon ? "a blank is missing after the colon of " : "a colon is missing after ");
    ent_text_add_quoted(w->message, bytes + at, stop - at, 60);
    if (end - at <= WRITTEN) {
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
static void take_bare(walk *w, size_t at)
{
    const size_t indent = at - w->source->line_starts[w->line];
    const block *top = w->count > 0 ? &w->open[w->count - 1] : NULL;
    const bool goes_on = top != NULL && !top->empty && indent > top->indent;
    if (!goes_on && w->bare == SIZE_MAX && begins_key(w->source->bytes[at])) {
        w->bare = at;
        w->bare_line = w->line;
    }
}

/* Tells of a line that lacked its colon, once the complaint is of the text that follows it. */
static void tell_bare(walk *w)
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
static bool tell_colon(walk *w, size_t indent)
{
    static const char *const keys[] = {"never",  "always", "same", "want", "where",
                                       "unseen", "insert", "drop", "id"};
    const ent_source *source = w->source;
    size_t at = find_above(w, indent);
    if (at == SIZE_MAX || !is_dash(w, at)) {
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

/* Appends how to mend a line that is deeper than the one above it, which has a value. Where more lines stand as deep, the
 * value is the likelier slip. */
static void add_deeper_cure(walk *w, size_t indent, const block *top)
{
    size_t line = w->line, next = 0;
    const bool several = next_indent(w, &line, &next) == indent;
    const char *value = w->source->bytes + top->value;
    const size_t length = text_end(w->source, top->value) - top->value;
    if (!several) {
        ent_text_format(w->cure, "indent it by %zu blanks, too; or, ", top->indent);
    }
    ent_text_add(w->cure, "if it belongs under the line above, take ");
    ent_text_add_quoted(w->cure, value, length, 40);
    ent_text_add(w->cure, " off that line; ");
    if (several) {
        ent_text_format(w->cure, "else indent it by %zu blanks, too; ", top->indent);
    }
    ent_text_add(w->cure, "or give both the indent of their neighbours");
}

/* Tells of a line that is deeper than the one above it, which has a value: an item without its dash, or a wrong indent. */
static void tell_deeper(walk *w, size_t at, size_t indent)
{
    const block *top = &w->open[w->count - 1];
    const size_t key = find_undashed(w, top->indent);
    if (top->list && tell_colon(w, top->indent)) {
        return;
    }
    if (top->list) {
        (void)tell(
            w, at, "a key stands below a list item that is plain text",
            "begin the item with a key, such as '- want: ...' for a wish, or '- never: ...' for "
            "a rule");
    } else if (key != SIZE_MAX) {
        (void)tell(w, key, "this item has no dash, and those below it have one",
                   "begin it with '- ', as the items below");
    } else if (!w->found && tell(w, at, "", "")) {
        ent_text_format(
            w->message,
            "this line is indented by %zu blank%s, and the line above it, by %zu, has a "
            "value already",
            indent, indent == 1 ? "" : "s", top->indent);
        add_deeper_cure(w, indent, top);
    }
}

/* Whether the last key of a block may have been meant for the block above it, which it ended: that one stood as deep as the
 * line that now fits nothing, and the key is no section of a file. */
static bool ended_too_soon(const walk *w, const block *top, size_t indent)
{
    const char *names[ENT_FORM_MOST_KEYS + 1];
    bool section = false;
    ent_form_names(&ent_form_dispute, names);
    if (top->before != indent) {
        return false;
    }
    const char *key = w->source->bytes + w->source->line_starts[top->line] + top->indent;
    for (size_t i = 0; top->indent == 0 && names[i] != NULL; i++) {
        const size_t length = strlen(names[i]);
        section = section || (strncmp(key, names[i], length) == 0 && key[length] == ':');
    }
    return !section;
}

/* Tells of a line between two blocks: how deep it could stand, as the open one or as `deeper`, which it ended. The line
 * below it can decide, since it stands beside it, or under it where it is a key without a value; and that a key is no item. */
static void tell_between(walk *w, size_t at, size_t indent, const block *deeper)
{
    const block *top = &w->open[w->count - 1];
    const bool dash = is_dash(w, at);
    size_t line = w->line, next = 0;
    const size_t below = next_indent(w, &line, &next);
    const bool opens = !dash && w->source->bytes[text_end(w->source, at) - 1] == ':';
    if (w->found || !tell(w, at, "", "")) {
        return;
    }
    ent_text_format(w->message, "this line is indented by %zu blank%s, which fits no line above it",
                    indent, indent == 1 ? "" : "s");
    if (below == deeper->indent && opens) {
        ent_text_format(w->cure,
                        "indent it by %zu blanks, so that the line below it stands under it",
                        top->indent);
    } else if (below == deeper->indent) {
        ent_text_format(w->cure, "indent it by %zu blanks, as the line below it", below);
    } else if (ended_too_soon(w, top, indent)) {
        ent_text_format(w->cure,
                        "if line %zu belongs with the lines above it, indent that line by %zu "
                        "blanks, too; else indent this one by %zu or by %zu",
                        top->line + 1, indent, top->indent, deeper->indent);
    } else if (top->list != dash && deeper->list == dash) {
        ent_text_format(w->cure, "indent it by %zu blanks, as the lines that it belongs with",
                        deeper->indent);
    } else {
        ent_text_format(
            w->cure,
            "indent it by %zu or by %zu blanks, as the lines that it belongs with, unless it "
            "is the line above it that stands wrong",
            top->indent, deeper->indent);
    }
}

/* Whether a line begins with a sign that a text editor, or a letter, has in place of a dash. */
static bool is_bullet(const walk *w, size_t at)
{
    static const char *const signs[] = {
        "\xE2\x80\x93", "\xE2\x80\x94", "\xE2\x80\xA2", "\xC2\xB7", "*", "--", "+"};
    bool is = false;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        const size_t length = strlen(signs[i]);
        is = is || (w->source->length - at > length &&
                    memcmp(w->source->bytes + at, signs[i], length) == 0);
    }
    return is;
}

/* Finds the block of a line that stands `indent` deep; false when a cause was told. */
static bool place(walk *w, size_t at, size_t indent, bool dash)
{
    block deeper = {.indent = SIZE_MAX};
    size_t before = SIZE_MAX;
    while (w->count > 0 && w->open[w->count - 1].indent > indent) {
        const block *ended = &w->open[--w->count];
        before = ended->indent;
        deeper = deeper.indent == SIZE_MAX || ended->list == dash ? *ended : deeper;
    }
    block *top = w->count > 0 ? &w->open[w->count - 1] : NULL;
    if (top == NULL || (top->indent < indent && deeper.indent == SIZE_MAX && top->empty)) {
        if (w->count < DEEPEST) {
            w->open[w->count++] =
                (block){.indent = indent, .list = dash, .line = w->line, .before = before};
        }
        return true;
    }
    if (top->indent < indent) {
        if (deeper.indent == SIZE_MAX) {
            tell_deeper(w, at, indent);
        } else {
            tell_between(w, at, indent, &deeper);
        }
        return false;
    }
    if (dash && !top->list && !top->empty) {
        return !tell(w, at, "a list item stands beside keys",
                     "in a list every item begins with '- ': put one before the lines above, too, "
                     "or take this one away");
    }
    if (!dash && top->list && is_bullet(w, at)) {
        return !tell(w, at, "a list item begins with '-' and a blank, and this with another sign",
                     "write '- ' in its place");
    }
    if (!dash && top->list) {
        return !tell(w, at, "a key stands beside list items",
                     "begin it with '- ' if it is an item, or indent it as the lines of the item "
                     "above it");
    }
    top->line = w->line;
    top->before = before;
    return true;
}

/* Takes what stands behind a key or a dash; a block of text goes on below. */
static void take_text(walk *w, size_t at, size_t end)
{
    const char first = at < end ? w->source->bytes[at] : '\0';
    if ((first == '|' || first == '>') && w->count > 0) {
        w->text_below = w->open[w->count - 1].indent;
    } else {
        take_value(w, at, end);
    }
}

/* Takes the key that begins at `at`, of a line or behind a dash; without one the text is of no interest. */
static void take_key(walk *w, size_t at, size_t end)
{
    const char *bytes = w->source->bytes;
    const size_t colon = key_end(w, at, end);
    size_t value = colon < end ? colon + 1 : at;
    while (value < end && bytes[value] == ' ') {
        value++;
    }
    if (w->count > 0) {
        block *top = &w->open[w->count - 1];
        top->empty = colon < end && (value == end || bytes[value] == '#');
        top->plain = colon < end && !top->empty && strchr("\"'[{|>", bytes[value]) == NULL;
        top->value = value;
    }
    if (colon < end && (value == end || (bytes[value] != '|' && bytes[value] != '>'))) {
        find_colon(w, value, end);
    }
    take_text(w, value, end);
}

/* Takes a line that begins at `at`: its dashes, then its key. A line without either goes on with the text above it. */
static void take_line(walk *w, size_t at, size_t end)
{
    const size_t start = w->source->line_starts[w->line];
    const char *bytes = w->source->bytes;
    bool first = true;
    while (at < end && bytes[at] == '-' && (at + 1 == end || bytes[at + 1] == ' ')) {
        if (first ? !place(w, at, at - start, true) : w->count == DEEPEST) {
            return;
        }
        if (!first) {
            w->open[w->count++] = (block){.indent = at - start, .list = true, .before = SIZE_MAX};
        }
        first = false;
        w->open[w->count - 1].empty = true;
        at++;
        while (at < end && bytes[at] == ' ') {
            at++;
        }
    }
    if (at == end) {
        return;
    }
    if (key_end(w, at, end) == end) {
        if (first) {
            take_bare(w, at);
        } else {
            w->open[w->count - 1].empty = false;
            take_text(w, at, end);
        }
        return;
    }
    if (first ? !place(w, at, at - start, false) : w->count == DEEPEST) {
        return;
    }
    if (!first) {
        w->open[w->count++] = (block){.indent = at - start, .before = SIZE_MAX};
    }
    take_key(w, at, end);
}

/* Tells of text in quotes that ends too late, or not at all, however far up it begins. */
static void tell_open_quote(walk *w)
{
    w->line = w->last;
    (void)tell(w, w->quote, "text in quotes begins here and is not closed where it should be",
               "add the closing quote at the end of the text");
}

/* Goes on in text in quotes; true while it stays open. */
static bool in_quotes(walk *w, size_t end)
{
    if (w->quote == SIZE_MAX) {
        return false;
    }
    const size_t after =
        skip_quoted(w, w->source->line_starts[w->line], end, w->source->bytes[w->quote]);
    if (after <= end && find_trailing(w, after, end) < end) {
        tell_open_quote(w);
    }
    if (after <= end) {
        w->quote = SIZE_MAX;
    }
    return true;
}

static void take(walk *w)
{
    const size_t end = end_of(w);
    if (in_quotes(w, end)) {
        return;
    }
    const size_t at = begin_of(w, end);
    if (at == end || w->source->bytes[at] == '#') {
        w->bare_line += w->bare != SIZE_MAX && w->bare_line + 1 == w->line;
        return;
    }
    if (w->text_below != SIZE_MAX) {
        if (at - w->source->line_starts[w->line] > w->text_below) {
            return;
        }
        w->text_below = SIZE_MAX;
    }
    if (w->bare != SIZE_MAX && w->line == w->last) {
        tell_bare(w);
        return;
    }
    w->bare = w->bare_line + NEAR > w->line ? w->bare : SIZE_MAX;
    if (w->brackets > 0) {
        take_value(w, at, end);
    } else {
        take_line(w, at, end);
    }
}

bool ent_yaml_cause(const ent_source *source, size_t line, ent_span *span, ent_text *message,
                    ent_text *cure)
{
    walk w = {.source = source,
              .last = line,
              .quote = SIZE_MAX,
              .bare = SIZE_MAX,
              .text_below = SIZE_MAX,
              .span = span,
              .message = message,
              .cure = cure};
    for (w.line = 0; w.line <= line && w.line < source->line_count && !w.found; w.line++) {
        const bool open = w.quote != SIZE_MAX || w.brackets > 0;
        if (open && w.line == line) {
            break;
        }
        take(&w);
    }
    w.line = line; /* what is still open reaches up to the complaint */
    if (!w.found && w.quote != SIZE_MAX) {
        tell_open_quote(&w);
    } else if (!w.found && w.brackets > 0) {
        (void)tell(&w, w.bracket, "this bracket is not closed where it should be",
                   "add the closing bracket");
    } else if (!w.found && w.bare != SIZE_MAX) {
        tell_bare(&w);
    }
    return w.found;
}
