/* SPDX-License-Identifier: MIT */
/* A walk through the lines of a text: where lines and their text begin and end, and how a cause is told. */
#include "formats/in/cause/walk.h"

#include <string.h>

size_t ent_cause_end_of(const ent_cause_walk *w)
{
    size_t at = w->source->line_starts[w->line];
    while (at < w->source->length && w->source->bytes[at] != '\n' && w->source->bytes[at] != '\r') {
        at++;
    }
    return at;
}

static bool is_near(const ent_cause_walk *w)
{
    return w->line + ENT_CAUSE_NEAR >= w->last;
}

/* Keeps the first cause near the complaint. */
bool ent_cause_tell(ent_cause_walk *w, size_t at, const char *message, const char *cure)
{
    if (!w->found && is_near(w)) {
        *w->span = (ent_span){at, at + 1};
        ent_text_add(w->message, message);
        ent_text_add(w->cure, cure);
        w->found = true;
    }
    return w->found;
}

/* The end of the line that a place is in, without a comment and the blanks before it. */
size_t ent_cause_text_end(const ent_source *source, size_t at)
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

/* How deep the next line with text stands below a line, and where that text begins; SIZE_MAX: there is none. */
size_t ent_cause_next_indent(const ent_cause_walk *w, size_t *line, size_t *at)
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

bool ent_cause_is_dash(const ent_cause_walk *w, size_t at)
{
    const ent_source *source = w->source;
    return source->bytes[at] == '-' && at + 1 < source->length && source->bytes[at + 1] == ' ';
}

/* Where the last line stands above this one whose text begins at `indent`; SIZE_MAX: one that is less deep comes first. */
size_t ent_cause_find_above(const ent_cause_walk *w, size_t indent)
{
    for (size_t line = w->line; line > 0; line--) {
        size_t above = line - 2, at = 0; /* SIZE_MAX: from the first line on */
        const size_t deep = ent_cause_next_indent(w, &above, &at);
        if (above < w->line && deep <= indent) {
            return deep == indent ? at : SIZE_MAX;
        }
    }
    return SIZE_MAX;
}
