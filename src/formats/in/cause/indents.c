/* SPDX-License-Identifier: MIT */
/* Indents: where a line stands that fits none of the open blocks, or stands beside what it cannot; and what began one. */
#include "dispute/schema.h"
#include "formats/in/cause/walk.h"

#include <string.h>

/* Where the text of a line begins; tells of a tab or another blank in its indent. */
size_t ent_cause_begin_of(ent_cause_walk *w, size_t end)
{
    const char *bytes = w->source->bytes;
    size_t at = w->source->line_starts[w->line];
    while (at < end && bytes[at] == ' ') {
        at++;
    }
    if (at < end && bytes[at] == '\t') {
        (void)ent_cause_tell(w, at, "a tab stands in the indent",
                             "replace the tab by blanks, as many as stand before its neighbours");
    } else if (at < end && ent_utf8_odd_blank(bytes + at, end - at) > 0) {
        (void)ent_cause_tell(
            w, at, "a blank of another kind stands in the indent, such as a no-break blank",
            "replace it by a plain blank; it often comes with text from a letter or a page");
    }
    return at;
}

/* Where the key stands that has no dash, though the items below, as deep as it, have one; SIZE_MAX: that is not so. */
static size_t find_undashed(const ent_cause_walk *w, size_t indent)
{
    size_t line = w->line, at = 0, deep = indent + 1;
    while (deep != SIZE_MAX && deep > indent) {
        deep = ent_cause_next_indent(w, &line, &at);
    }
    if (deep != indent || !ent_cause_is_dash(w, at)) {
        return SIZE_MAX;
    }
    return ent_cause_find_above(w, indent);
}

/* Appends how to mend a line that is deeper than the one above it, which has a value. Where more lines stand as deep, the
 * value is the likelier slip. */
static void add_deeper_cure(ent_cause_walk *w, size_t indent, const ent_cause_block *top)
{
    size_t line = w->line, next = 0;
    const bool several = ent_cause_next_indent(w, &line, &next) == indent;
    const char *value = w->source->bytes + top->value;
    const size_t length = ent_cause_text_end(w->source, top->value) - top->value;
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

/* By how many blanks the file indents: those of its first line that is indented. SIZE_MAX: none is. */
static size_t step_of(const ent_cause_walk *w)
{
    size_t line = SIZE_MAX, at = 0, step = 0; /* SIZE_MAX: from the first line on */
    while (step == 0) {
        step = ent_cause_next_indent(w, &line, &at);
    }
    return step;
}

/* Tells of the line that began a block, beside which this one fits not: where nothing else stands beside it, and that block,
 * unlike this line, does not stand as the file indents elsewhere. */
static bool tell_askew(ent_cause_walk *w, const ent_cause_block *askew, size_t indent)
{
    const size_t step = step_of(w);
    size_t line = askew->first - 1, at = 0; /* SIZE_MAX: from the first line on */
    const size_t own = ent_cause_next_indent(w, &line, &at);
    if (askew->first != askew->line || indent % step != 0 || askew->indent % step == 0 ||
        w->found || own + indent < askew->indent || !ent_cause_tell(w, at, "", "")) {
        return false;
    }
    ent_text_format(w->message,
                    "this line is indented by %zu blank%s, and line %zu, by %zu, fits neither it "
                    "nor a line above it",
                    own, own == 1 ? "" : "s", w->line + 1, indent);
    ent_text_format(w->cure,
                    "indent it by %zu blanks, so that line %zu fits it, if they belong together",
                    own + indent - askew->indent, w->line + 1);
    return true;
}

/* Tells of a line that is deeper than the one above it, which has a value: an item without its dash, or a wrong indent. */
static void tell_deeper(ent_cause_walk *w, size_t at, size_t indent)
{
    const ent_cause_block *top = &w->open[w->count - 1];
    const size_t key = find_undashed(w, top->indent);
    if (top->list && ent_cause_tell_colon(w, top->indent)) {
        return;
    }
    if (top->list) {
        (void)ent_cause_tell(
            w, at, "a key stands below a list item that is plain text",
            "begin the item with a key, such as '- want: ...' for a wish, or '- never: ...' for "
            "a rule");
    } else if (key != SIZE_MAX) {
        (void)ent_cause_tell(w, key, "this item has no dash, and those below it have one",
                             "begin it with '- ', as the items below");
    } else if (!tell_askew(w, top, indent) && !w->found && ent_cause_tell(w, at, "", "")) {
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
static bool ended_too_soon(const ent_cause_walk *w, const ent_cause_block *top, size_t indent)
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

/* Appends how deep a line between two blocks could stand. The line below it can decide, since it stands beside it, or under
 * it where it is a key without a value; and that a key is no item. */
static void add_between_cure(ent_cause_walk *w, size_t at, size_t indent,
                             const ent_cause_block *deeper)
{
    const ent_cause_block *top = &w->open[w->count - 1];
    const bool dash = ent_cause_is_dash(w, at);
    const bool opens = !dash && w->source->bytes[ent_cause_text_end(w->source, at) - 1] == ':';
    size_t line = w->line, next = 0;
    const size_t below = ent_cause_next_indent(w, &line, &next);
    if (ended_too_soon(w, top, indent)) {
        ent_text_format(w->cure,
                        "if line %zu belongs with the lines above it, indent that line by %zu "
                        "blanks, too; else indent this one by %zu or by %zu",
                        top->line + 1, indent, top->indent, deeper->indent);
    } else if (opens && below != SIZE_MAX && below > indent && deeper->indent >= below) {
        ent_text_format(w->cure,
                        "indent it by %zu blanks, so that the line below it stands under it",
                        top->indent);
    } else if (top->list != deeper->list) {
        ent_text_format(w->cure, "indent it by %zu blanks, as the lines that it belongs with",
                        top->list == dash ? top->indent : deeper->indent);
    } else if (below == deeper->indent) {
        ent_text_format(w->cure, "indent it by %zu blanks, as the line below it", below);
    } else {
        ent_text_format(
            w->cure,
            "indent it by %zu or by %zu blanks, as the lines that it belongs with, unless it "
            "is the line above it that stands wrong",
            deeper->indent, top->indent);
    }
}

/* Tells of a line between two blocks, the open one and `deeper`, which it ended; or of the line that began one of them. */
static void tell_between(ent_cause_walk *w, size_t at, size_t indent, const ent_cause_block *deeper)
{
    if (tell_askew(w, deeper, indent) || tell_askew(w, &w->open[w->count - 1], indent) ||
        w->found || !ent_cause_tell(w, at, "", "")) {
        return;
    }
    ent_text_format(w->message, "this line is indented by %zu blank%s, which fits no line above it",
                    indent, indent == 1 ? "" : "s");
    add_between_cure(w, at, indent, deeper);
}

/* Whether a line begins with a sign that a text editor, or a letter, has in place of a dash. */
static bool is_bullet(const ent_cause_walk *w, size_t at)
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

/* Tells that a key stands where list items do; `deeper`: the keys of the item above, if it has any. */
static bool tell_unlisted(ent_cause_walk *w, size_t at, const ent_cause_block *deeper)
{
    if (!ent_cause_tell(w, at, "a key stands beside list items",
                        "begin it with '- ' if it is an item, or indent it ")) {
        return false;
    }
    if (deeper->indent != SIZE_MAX && !deeper->list) {
        ent_text_format(w->cure, "by %zu blanks, ", deeper->indent);
    }
    ent_text_add(w->cure, "as the lines of the item above it");
    return true;
}

/* Finds the block of a line that stands `indent` deep; false when a cause was told. */
bool ent_cause_place(ent_cause_walk *w, size_t at, size_t indent, bool dash)
{
    ent_cause_block deeper = {.indent = SIZE_MAX};
    size_t before = SIZE_MAX;
    while (w->count > 0 && w->open[w->count - 1].indent > indent) {
        const ent_cause_block *ended = &w->open[--w->count];
        before = ended->indent;
        deeper = deeper.indent == SIZE_MAX || ended->list == dash ? *ended : deeper;
    }
    ent_cause_block *top = w->count > 0 ? &w->open[w->count - 1] : NULL;
    if (top == NULL || (top->indent < indent && deeper.indent == SIZE_MAX && top->empty)) {
        if (w->count < ENT_CAUSE_DEEPEST) {
            w->open[w->count++] = (ent_cause_block){.indent = indent,
                                                    .list = dash,
                                                    .first = w->line,
                                                    .line = w->line,
                                                    .before = before};
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
        return !ent_cause_tell(
            w, at, "a list item stands beside keys",
            "in a list every item begins with '- ': put one before the lines above, too, "
            "or take this one away");
    }
    if (!dash && top->list && is_bullet(w, at)) {
        return !ent_cause_tell(
            w, at, "a list item begins with '-' and a blank, and this with another sign",
            "write '- ' in its place");
    }
    if (!dash && top->list) {
        return !tell_unlisted(w, at, &deeper);
    }
    top->line = w->line;
    top->before = before;
    return true;
}
