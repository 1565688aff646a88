/* SPDX-License-Identifier: MIT */
/* Statements in brackets, as in JSON: the text of each item is put where another stood; commas, blanks and what
 * else stands between items stays. */
#include "editing/wishes.h"

static ent_span item_at(const ent_wishes *w, size_t item)
{
    return ent_extent(w->plan->source, w->list->items[item]);
}

/* Takes an item away, with what stands between it and the one before; while none before stays, the one after. */
static ent_status drop(ent_wishes *w, size_t item, bool first)
{
    ent_span span = item_at(w, item);
    if (first) {
        span.end = item_at(w, item + 1).start;
    } else {
        span.start = item_at(w, item - 1).end;
    }
    return ent_plan_splice(w->plan, span, "", 0);
}

ent_status ent_wishes_in_brackets(ent_wishes *w)
{
    const char *bytes = w->plan->source->bytes;
    for (size_t i = 0; i < w->count; i++) {
        if (w->fate[i] == ENT_FATE_OFF) {
            return ent_plan_refuse(w->plan, ENT_KIND_EDIT_LAYOUT, item_at(w, i),
                                   "a statement in brackets cannot become a comment");
        }
    }
    if (w->left == 0) {
        const ent_span inside = {w->list->span.start + 1, w->list->span.end - 1};
        return ent_plan_splice(w->plan, inside, "", 0);
    }
    for (size_t i = 0; i < w->count; i++) {
        if (!ent_wishes_stays(w, i)) {
            ENT_TRY(drop(w, i, i < w->place[0]));
        }
    }
    for (size_t i = 0; i < w->left; i++) {
        if (w->order[i] != w->place[i]) {
            const ent_span text = item_at(w, w->order[i]);
            ENT_TRY(ent_plan_splice(w->plan, item_at(w, w->place[i]), bytes + text.start,
                                    text.end - text.start));
        }
    }
    return ENT_OK;
}
