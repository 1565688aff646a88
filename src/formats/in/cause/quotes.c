/* SPDX-License-Identifier: MIT */
/* Quotes and brackets: that open and do not close, and text behind a closing quote. */
#include "formats/in/cause/walk.h"
#include "formats/in/tree/requote.h"

#include <string.h>

/* The end of the text in quotes that begins at `at`, or `end` when it does not end in this line. */
size_t ent_cause_skip_quoted(const ent_cause_walk *w, size_t at, size_t end, char quote)
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

/* Where text begins that stands behind a closing quote and cannot, in this line; `end`: nothing does. In brackets what
 * joins or ends may follow. */
static size_t find_trailing(const ent_cause_walk *w, size_t after, size_t end)
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
    if (length > ENT_CAUSE_WRITTEN || memchr(bytes, '\\', length) != NULL ||
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
static void tell_trailing(ent_cause_walk *w, size_t open, size_t after, size_t at)
{
    const char *bytes = w->source->bytes;
    size_t end = ent_cause_text_end(w->source, at);
    for (size_t i = at; w->brackets > 0 && i < end; i++) {
        end = strchr(",]}", bytes[i]) != NULL ? i : end;
    }
    while (bytes[end - 1] == ' ') {
        end--;
    }
    *w->span = (ent_span){at, end};
    w->found = true;
    ent_text_add(w->message, "text stands behind the closing quote");
    if (ent_requote(w->cure, bytes + open, end - open, after - open, ENT_CAUSE_WRITTEN)) {
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
void ent_cause_take_value(ent_cause_walk *w, size_t at, size_t end)
{
    const char *bytes = w->source->bytes;
    bool fresh = true; /* a quote begins text only where a value begins */
    for (; at < end; at++) {
        const char c = bytes[at];
        if (fresh && (c == '"' || c == '\'')) {
            const size_t after = ent_cause_skip_quoted(w, at + 1, end, c);
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

/* Tells of text in quotes that ends too late, or not at all, however far up it begins. */
void ent_cause_tell_open_quote(ent_cause_walk *w)
{
    w->line = w->last;
    (void)ent_cause_tell(w, w->quote,
                         "text in quotes begins here and is not closed where it should be",
                         "add the closing quote at the end of the text");
}

/* Goes on in text in quotes; true while it stays open. */
bool ent_cause_in_quotes(ent_cause_walk *w, size_t end)
{
    if (w->quote == SIZE_MAX) {
        return false;
    }
    const size_t after =
        ent_cause_skip_quoted(w, w->source->line_starts[w->line], end, w->source->bytes[w->quote]);
    if (after <= end && find_trailing(w, after, end) < end) {
        ent_cause_tell_open_quote(w);
    }
    if (after <= end) {
        w->quote = SIZE_MAX;
    }
    return true;
}
