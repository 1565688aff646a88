/* SPDX-License-Identifier: MIT */
/* Statements with one or more lines each: whole lines are put where others stood, go, or become comments. */
#include "base/text.h"
#include "editing/lines.h"
#include "editing/style.h"
#include "editing/wishes.h"
#include "editing/written.h"

typedef struct cut {
    ent_wishes *w;
    const ent_source *source;
    ent_slot *slots;
    size_t column;
} cut;

static bool all_blank(const ent_source *source, ent_span lines)
{
    for (size_t at = lines.start; at < lines.end; at = ent_line_next(source, at)) {
        if (!ent_line_is_blank(source, at)) {
            return false;
        }
    }
    return true;
}

/* Takes a statement's lines away, and of the gaps beside it one that is blank: that before it, but behind the
 * lines of the first that stay. */
static ent_status drop(cut *c, size_t item, bool first)
{
    const ent_source *source = c->source;
    ent_span span = c->slots[item].span;
    const ent_span before = {
        item == 0 ? span.start : ent_line_next(source, c->slots[item - 1].span.end), span.start};
    span.end = ent_line_next(source, span.end);
    const ent_span after = {span.end,
                            item + 1 < c->w->count ? c->slots[item + 1].span.start : span.end};
    if (!first && all_blank(source, before)) {
        span.start = before.start;
    } else if (first && all_blank(source, after)) {
        span.end = after.end;
    }
    if (span.end == source->length && source->bytes[span.end - 1] != '\n' && span.start > 0) {
        span.start = ent_line_end(
            source, ent_line_start(source, span.start - 1)); /* the text ends without a line end */
    }
    return ent_plan_splice(c->w->plan, span, "", 0);
}

/* Makes comments of a statement's lines, from its dash on: `# ` where the dash stands, so that they are what they
 * were when it is taken away. */
static ent_status switch_off(cut *c, size_t item)
{
    const ent_source *source = c->source;
    const ent_slot *slot = &c->slots[item];
    for (size_t at = slot->dash_line; at < slot->span.end; at = ent_line_next(source, at)) {
        const size_t text = ent_line_text(source, at);
        const bool blank = ent_line_is_blank(source, at);
        const size_t mark = text < at + c->column ? text : at + c->column;
        ENT_TRY(
            ent_plan_splice(c->w->plan, (ent_span){mark, mark}, blank ? "#" : "# ", blank ? 1 : 2));
    }
    return ENT_OK;
}

/* A list that loses all its items becomes `[]`, behind the colon of its key. */
static ent_status leave_empty(cut *c)
{
    const ent_source *source = c->source;
    size_t colon = ent_extent(source, c->w->key).end;
    while (colon < source->length && source->bytes[colon] == ' ') {
        colon++;
    }
    if (colon >= source->length || source->bytes[colon] != ':') {
        return ent_plan_refuse(c->w->plan, ENT_KIND_EDIT_LAYOUT, c->w->key->span,
                               "an empty list cannot be written behind this key");
    }
    return ent_plan_splice(c->w->plan, (ent_span){colon + 1, colon + 1}, " []", 3);
}

/* Puts what is added there on a line of its own: behind the lines of the statement before it, which stay `before`, or
 * above the first. */
static ent_status add(const cut *c, size_t place, size_t before)
{
    const char *line_end = ent_style_line_end(c->source);
    const ent_layout layout = {.line_end = line_end, .indent = 2};
    const size_t at = before > 0       ? c->slots[c->w->place[before - 1]].span.end
                      : c->w->left > 0 ? c->slots[c->w->place[0]].span.start
                                       : c->slots[0].span.start;
    ent_text text;
    ent_text_init(&text, &c->w->plan->context->allocator);
    ent_text_add(&text, before > 0 ? line_end : "");
    ent_style_blanks(&text, c->column);
    ent_layout_item(&text, &layout, ent_wishes_new_at(c->w, place), c->column);
    ent_text_add(&text, before > 0 ? "" : line_end);
    const ent_status status = text.failed ? ENT_ERROR_MEMORY
                                          : ent_plan_splice(c->w->plan, (ent_span){at, at},
                                                            ent_text_get(&text), text.length);
    ent_text_free(&text);
    return status;
}

static ent_status add_all(const cut *c)
{
    for (size_t i = 0, old = 0; i < c->w->total; i++) {
        if (ent_wishes_is_new(c->w, i)) {
            ENT_TRY(add(c, i, old));
        } else {
            old++;
        }
    }
    return ENT_OK;
}

/* Puts the lines of those that stay where they are to stand. */
static ent_status exchange(const cut *c)
{
    const ent_wishes *w = c->w;
    for (size_t i = 0, old = 0; i < w->total; i++) {
        if (ent_wishes_is_new(w, i)) {
            continue;
        }
        if (w->order[i] != w->place[old]) {
            const ent_span text = c->slots[w->order[i]].span;
            ENT_TRY(ent_plan_splice(w->plan, c->slots[w->place[old]].span,
                                    c->source->bytes + text.start, text.end - text.start));
        }
        old++;
    }
    return ENT_OK;
}

ent_status ent_wishes_in_lines(ent_wishes *w)
{
    cut c = {.w = w, .source = w->plan->source};
    c.slots = ent_arena_new(w->plan->arena, w->count, sizeof *c.slots);
    if (c.slots == NULL) {
        return ENT_ERROR_MEMORY;
    }
    if (!ent_lines_cut(c.source, w->list, w->key->span.start, c.slots, &c.column)) {
        return ent_plan_refuse(w->plan, ENT_KIND_EDIT_LAYOUT, w->key->span,
                               "the wishes below do not begin with a dash on a line each");
    }
    ENT_TRY(w->total == 0 ? leave_empty(&c) : ENT_OK);
    ENT_TRY(add_all(&c));
    for (size_t i = 0; i < w->count; i++) {
        if (w->fate[i] == ENT_FATE_OFF) {
            ENT_TRY(switch_off(&c, i));
        } else if (w->fate[i] == ENT_FATE_DROPPED) {
            ENT_TRY(drop(&c, i, w->left == 0 || i < w->place[0]));
        }
    }
    return exchange(&c);
}
