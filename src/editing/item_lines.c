/* SPDX-License-Identifier: MIT */
/* Statements with one or more lines each: whole lines are put where others stood, go, or become comments. */
#include "editing/lines.h"
#include "editing/wishes.h"

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
        span.start = ent_line_end(source, span.start - 1); /* the text ends without a line end */
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

ent_status ent_wishes_in_lines(ent_wishes *w)
{
    cut c = {.w = w, .source = w->plan->source};
    c.slots = ent_arena_new(w->plan->arena, w->count, sizeof *c.slots);
    if (c.slots == NULL) {
        return ENT_ERROR_MEMORY;
    }
    if (!ent_lines_cut(c.source, w->list, w->key->span.start, c.slots, &c.column)) {
        return ent_plan_refuse(w->plan, ENT_KIND_EDIT_LAYOUT, w->key->span,
                               "the statements below do not begin with a dash on a line each");
    }
    ENT_TRY(w->left == 0 ? leave_empty(&c) : ENT_OK);
    for (size_t i = 0; i < w->count; i++) {
        if (w->fate[i] == ENT_FATE_OFF) {
            ENT_TRY(switch_off(&c, i));
        } else if (w->fate[i] == ENT_FATE_DROPPED) {
            ENT_TRY(drop(&c, i, w->left == 0 || i < w->place[0]));
        }
    }
    for (size_t i = 0; i < w->left; i++) {
        if (w->order[i] != w->place[i]) {
            const ent_span text = c.slots[w->order[i]].span;
            ENT_TRY(ent_plan_splice(w->plan, c.slots[w->place[i]].span,
                                    c.source->bytes + text.start, text.end - text.start));
        }
    }
    return ENT_OK;
}
