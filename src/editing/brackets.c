/* SPDX-License-Identifier: MIT */
/* Statements in brackets, as in JSON: the text of each item is put where another stood; commas, blanks and what
 * else stands between items stays. */
#include "base/text.h"
#include "editing/style.h"
#include "editing/wishes.h"
#include "editing/written.h"

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

/* Adds all that is added from a place of the list that results on, with commas between; the next place. */
static size_t add_run(const ent_wishes *w, size_t place, ent_text *text)
{
    const ent_layout layout = {.quotes = ent_style_quotes(w->plan->dispute->document)};
    for (size_t i = place; place < w->total && ent_wishes_is_new(w, place); place++) {
        ent_text_add(text, place == i ? "" : ", ");
        ent_layout_flow(text, &layout, ent_wishes_new_at(w, place));
    }
    return place;
}

static ent_status put(ent_wishes *w, size_t at, const char *before, const char *words,
                      const char *behind)
{
    ent_text text;
    ent_text_init(&text, &w->plan->context->allocator);
    ent_text_format(&text, "%s%s%s", before, words, behind);
    const ent_status status = text.failed ? ENT_ERROR_MEMORY
                                          : ent_plan_splice(w->plan, (ent_span){at, at},
                                                            ent_text_get(&text), text.length);
    ent_text_free(&text);
    return status;
}

/* What is added where others stay: behind the one before it, or before the first. */
static ent_status add_all(ent_wishes *w)
{
    ent_text run;
    ent_status status = ENT_OK;
    ent_text_init(&run, &w->plan->context->allocator);
    for (size_t place = 0, old = 0; place < w->total && status == ENT_OK;) {
        if (!ent_wishes_is_new(w, place)) {
            place++;
            old++;
            continue;
        }
        ent_text_clear(&run);
        place = add_run(w, place, &run);
        status = run.failed ? ENT_ERROR_MEMORY
                 : old == 0
                     ? put(w, item_at(w, w->place[0]).start, "", ent_text_get(&run), ", ")
                     : put(w, item_at(w, w->place[old - 1]).end, ", ", ent_text_get(&run), "");
    }
    ent_text_free(&run);
    return status;
}

/* Puts what is added, or nothing, in the place of all that was in the brackets. */
static ent_status fill(ent_wishes *w)
{
    const ent_span inside = {w->list->span.start + 1, w->list->span.end - 1};
    ent_text run;
    ent_text_init(&run, &w->plan->context->allocator);
    (void)add_run(w, 0, &run);
    const ent_status status =
        run.failed ? ENT_ERROR_MEMORY
                   : ent_plan_splice(w->plan, inside, ent_text_get(&run), run.length);
    ent_text_free(&run);
    return status;
}

/* Moves the texts of those that stay. */
static ent_status exchange(ent_wishes *w)
{
    const char *bytes = w->plan->source->bytes;
    for (size_t i = 0, old = 0; i < w->total; i++) {
        if (ent_wishes_is_new(w, i)) {
            continue;
        }
        if (w->order[i] != w->place[old]) {
            const ent_span text = item_at(w, w->order[i]);
            ENT_TRY(ent_plan_splice(w->plan, item_at(w, w->place[old]), bytes + text.start,
                                    text.end - text.start));
        }
        old++;
    }
    return ENT_OK;
}

ent_status ent_wishes_in_brackets(ent_wishes *w)
{
    for (size_t i = 0; i < w->count; i++) {
        if (w->fate[i] == ENT_FATE_OFF) {
            return ent_plan_refuse(w->plan, ENT_KIND_EDIT_LAYOUT, item_at(w, i),
                                   "a wish in brackets cannot become a comment");
        }
    }
    if (w->left == 0) {
        return fill(w);
    }
    ENT_TRY(add_all(w));
    for (size_t i = 0; i < w->count; i++) {
        if (!ent_wishes_stays(w, i)) {
            ENT_TRY(drop(w, i, i < w->place[0]));
        }
    }
    return exchange(w);
}
