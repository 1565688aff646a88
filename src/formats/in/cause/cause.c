/* SPDX-License-Identifier: MIT */
/*
 * The cause of a complaint about YAML: a walk through the lines as a person lays them out.
 *
 * How deep each open block stands is kept on a stack, so that a line is found that fits none of them, or that stands
 * beside what it cannot stand beside. It is a guess, made only where there is a complaint, and only of what
 * lies in the line of the complaint or the few above it; an open quote or bracket may lie further up.
 */
#include "formats/in/cause/cause.h"

#include "formats/in/cause/walk.h"

/* Takes what stands behind a key or a dash; a block of text goes on below. */
static void take_text(ent_cause_walk *w, size_t at, size_t end)
{
    const char first = at < end ? w->source->bytes[at] : '\0';
    if ((first == '|' || first == '>') && w->count > 0) {
        w->text_below = w->open[w->count - 1].indent;
    } else {
        ent_cause_take_value(w, at, end);
    }
}

/* Takes the key that begins at `at`, of a line or behind a dash; without one the text is of no interest. */
static void take_key(ent_cause_walk *w, size_t at, size_t end)
{
    const char *bytes = w->source->bytes;
    const size_t colon = ent_cause_key_end(w, at, end);
    size_t value = colon < end ? colon + 1 : at;
    while (value < end && bytes[value] == ' ') {
        value++;
    }
    if (w->count > 0) {
        ent_cause_block *top = &w->open[w->count - 1];
        top->empty = colon < end && (value == end || bytes[value] == '#');
        top->plain = colon < end && !top->empty && strchr("\"'[{|>", bytes[value]) == NULL;
        top->value = value;
    }
    if (colon < end && (value == end || (bytes[value] != '|' && bytes[value] != '>'))) {
        ent_cause_find_colon(w, value, end);
    }
    take_text(w, value, end);
}

/* Takes a line that begins at `at`: its dashes, then its key. A line without either goes on with the text above it. */
static void take_line(ent_cause_walk *w, size_t at, size_t end)
{
    const size_t start = w->source->line_starts[w->line];
    const char *bytes = w->source->bytes;
    bool first = true;
    while (at < end && bytes[at] == '-' && (at + 1 == end || bytes[at + 1] == ' ')) {
        if (first ? !ent_cause_place(w, at, at - start, true) : w->count == ENT_CAUSE_DEEPEST) {
            return;
        }
        if (!first) {
            w->open[w->count++] = (ent_cause_block){.indent = at - start,
                                                    .list = true,
                                                    .first = w->line,
                                                    .line = w->line,
                                                    .before = SIZE_MAX};
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
    if (ent_cause_key_end(w, at, end) == end) {
        if (first) {
            ent_cause_take_bare(w, at);
        } else {
            w->open[w->count - 1].empty = false;
            take_text(w, at, end);
        }
        return;
    }
    if (first ? !ent_cause_place(w, at, at - start, false) : w->count == ENT_CAUSE_DEEPEST) {
        return;
    }
    if (!first) {
        w->open[w->count++] = (ent_cause_block){
            .indent = at - start, .first = w->line, .line = w->line, .before = SIZE_MAX};
    }
    take_key(w, at, end);
}

static void take(ent_cause_walk *w)
{
    const size_t end = ent_cause_end_of(w);
    if (ent_cause_in_quotes(w, end)) {
        return;
    }
    const size_t at = ent_cause_begin_of(w, end);
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
        ent_cause_tell_bare(w);
        return;
    }
    w->bare = w->bare_line + ENT_CAUSE_NEAR > w->line ? w->bare : SIZE_MAX;
    if (w->brackets > 0) {
        ent_cause_take_value(w, at, end);
    } else {
        take_line(w, at, end);
    }
}

bool ent_yaml_cause(const ent_source *source, size_t line, ent_span *span, ent_text *message,
                    ent_text *cure)
{
    ent_cause_walk w = {.source = source,
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
        ent_cause_tell_open_quote(&w);
    } else if (!w.found && w.brackets > 0) {
        (void)ent_cause_tell(&w, w.bracket, "this bracket is not closed where it should be",
                             "add the closing bracket");
    } else if (!w.found && w.bare != SIZE_MAX) {
        ent_cause_tell_bare(&w);
    }
    return w.found;
}
