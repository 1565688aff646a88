/* SPDX-License-Identifier: MIT */
/* Lists of states: as a table with a column an option, as JSON, as CSV; by number or by a party's
 * order, best first. */
#include "base/sort.h"
#include "diag/context.h"
#include "preference/levels.h"
#include "report/data.h"
#include "report/head.h"
#include "report/words.h"

#include <string.h>

typedef struct listing {
    ent_context *context;
    const ent_space *space;
    const ent_dispute *dispute;
    const ent_states_view *view;
    ent_levels levels; /* with by_party */
    uint32_t *order;   /* with by_party: worst first */
    ent_writer w;
} listing;

/* The state in row `row` of the listing, or false when `where` leaves it out. */
static bool row_state(const listing *l, size_t row, uint64_t *out)
{
    *out = l->view->by_party ? l->order[l->space->count - 1 - row] : row;
    return l->view->where == NULL || ent_state_set_has(l->view->where, *out);
}

/* Width of an option's column: its id or its longest value. */
static size_t column_width(const listing *l, size_t option)
{
    size_t width = strlen(ent_option_at(l->dispute, option).id);
    for (size_t v = 0; v < ent_option_at(l->dispute, option).value_count; v++) {
        const size_t length = strlen(ent_option_value(l->dispute, option, v));
        width = length > width ? length : width;
    }
    return width + 1;
}

static void put_header(listing *l)
{
    ent_put_padded(&l->w, l->view->by_party ? "rank  state" : "state", l->view->by_party ? 16 : 10);
    for (size_t o = 0; o < ent_option_count(l->dispute); o++) {
        ent_put_padded(&l->w, ent_option_at(l->dispute, o).id, column_width(l, o));
    }
    ent_put(&l->w, "names\n");
}

/* Appends blanks until `text` is `width` code points long; at least one. */
static void pad(ent_text *text, size_t width)
{
    size_t length = ent_utf8_length(ent_text_get(text), text->length);
    do {
        ent_text_add(text, " ");
    } while (++length < width);
}

/* One row; no blanks at its end. `alike`: it stands for so many of its rank, 0: for itself. */
static void put_row(listing *l, uint64_t state, uint64_t alike)
{
    const uint64_t rank = l->view->by_party ? l->levels.count - l->levels.of[state] : 0;
    ent_text text;
    ent_text_init(&text, &l->context->allocator);
    if (l->view->by_party) {
        ent_text_format(&text, "%-5llu ", (unsigned long long)rank);
    }
    ent_text_format(&text, "s%llu", (unsigned long long)(state + 1));
    size_t column = l->view->by_party ? 16 : 10;
    pad(&text, column);
    for (size_t o = 0; o < ent_option_count(l->dispute); o++) {
        const char *mark = ent_words_value(l->space, state, o);
        ent_text_add(&text, strcmp(mark, "no") == 0 ? "-" : mark);
        column += column_width(l, o);
        pad(&text, column);
    }
    const char *id = ent_state_id(l->space, state), *joint = id == NULL ? "" : ", ";
    ent_text_add(&text, id == NULL ? "" : id);
    for (size_t n = 0; n < ent_name_count(l->dispute); n++) {
        if (ent_state_has_name(l->space, state, n)) {
            ent_text_format(&text, "%s%s", joint, ent_name_at(l->dispute, n));
            joint = ", ";
        }
    }
    if (l->space->has_today && l->space->today == state) {
        ent_text_format(&text, "%stoday", joint);
    }
    if (alike > 0) {
        ent_text_format(&text, " (1 of %llu)", (unsigned long long)alike);
    }
    while (text.length > 0 && text.bytes[text.length - 1] == ' ') {
        text.bytes[--text.length] = '\0';
    }
    ent_put(&l->w, ent_text_get(&text));
    ent_put(&l->w, "\n");
    l->w.buffer.failed = l->w.buffer.failed || text.failed;
    ent_text_free(&text);
}

static uint64_t listed_count(const listing *l)
{
    return l->view->where == NULL ? l->space->count : l->view->where->count;
}

/* A row for each rank: its first state, and for how many it stands. */
static void put_ranks(listing *l)
{
    uint64_t state = 0, first = 0, alike = 0, ranks = 0, left = 0;
    for (size_t row = 0; row < l->space->count; row++) {
        if (!row_state(l, row, &state)) {
            continue;
        }
        if (alike > 0 && l->levels.of[state] == l->levels.of[first]) {
            alike++;
            continue;
        }
        if (alike > 0 && ranks++ < l->view->most) {
            put_row(l, first, alike);
        } else if (alike > 0) {
            left++;
        }
        first = state;
        alike = 1;
    }
    if (ranks < l->view->most) {
        put_row(l, first, alike);
    } else {
        ent_put_more(&l->w, 0, left + 1);
    }
}

static void put_text(listing *l)
{
    const uint64_t total = listed_count(l);
    uint64_t written = 0, state = 0;
    ent_put_head(&l->w, l->dispute);
    if (l->view->by_party) {
        ent_put_format(&l->w,
                       "The order that the file implies for %s, best first; states of one rank are "
                       "equally good.\n",
                       ent_party_name(l->dispute, l->view->party));
    }
    if (l->view->by_party && l->view->most > 0 && total > l->view->most) {
        ent_put(&l->w, "One state of each rank, as there are many; --limit 0 lists all states.\n");
        put_header(l);
        put_ranks(l);
        return;
    }
    put_header(l);
    for (size_t row = 0; row < l->space->count; row++) {
        if (!row_state(l, row, &state)) {
            continue;
        }
        if (l->view->most > 0 && written == l->view->most) {
            break;
        }
        put_row(l, state, 0);
        written++;
    }
    if (written < total) {
        ent_put_more(&l->w, 0, total - written);
    }
}

static void put_json(listing *l)
{
    uint64_t state = 0;
    ent_json_head(&l->w, l->dispute);
    if (l->view->by_party) {
        ent_json_field_text(&l->w, "by", ent_party_id(l->dispute, l->view->party));
    }
    ent_json_field_count(&l->w, "count", listed_count(l));
    ent_json_key(&l->w, "list");
    ent_json_open(&l->w, '[');
    for (size_t row = 0; row < l->space->count; row++) {
        if (row_state(l, row, &state)) {
            ent_json_open(&l->w, '{');
            if (l->view->by_party) {
                ent_json_field_count(&l->w, "rank", l->levels.count - l->levels.of[state]);
            }
            ent_json_state(&l->w, l->space, state);
            ent_json_close(&l->w, '}');
        }
    }
    ent_json_close(&l->w, ']');
    ent_json_close(&l->w, '}');
}

static void put_csv(listing *l)
{
    uint64_t state = 0;
    ent_csv_state_header(&l->w, l->dispute);
    ent_put(&l->w, l->view->by_party ? ",rank\n" : "\n");
    for (size_t row = 0; row < l->space->count; row++) {
        if (row_state(l, row, &state)) {
            ent_csv_state(&l->w, l->space, state);
            if (l->view->by_party) {
                ent_put_format(&l->w, ",%u", l->levels.count - l->levels.of[state]);
            }
            ent_put(&l->w, "\n");
        }
    }
}

/* Computes the order; equally good states ascend by number when read from the end. */
static ent_status order_states(listing *l)
{
    const size_t count = l->space->count;
    ENT_TRY(ent_levels_new(l->context, l->space, l->view->party, &l->levels));
    l->order = ent_memory_new(&l->context->allocator, count, sizeof *l->order);
    uint32_t *mirrored = ent_memory_new(&l->context->allocator, count, sizeof *mirrored);
    ent_status status = l->order == NULL || mirrored == NULL ? ENT_ERROR_MEMORY : ENT_OK;
    for (size_t s = 0; status == ENT_OK && s < count; s++) {
        mirrored[s] = l->levels.of[count - 1 - s];
    }
    if (status == ENT_OK) {
        status =
            ent_sort_by_value(&l->context->allocator, mirrored, count, l->levels.count, l->order);
    }
    for (size_t k = 0; status == ENT_OK && k < count; k++) {
        l->order[k] = (uint32_t)(count - 1) - l->order[k];
    }
    ent_memory_free(&l->context->allocator, mirrored);
    return status;
}

ent_status ent_report_states(ent_context *context, const ent_space *space,
                             const ent_states_view *view, ent_format format, const ent_sink *sink)
{
    if (context == NULL || space == NULL || view == NULL || sink == NULL ||
        view->size != sizeof *view ||
        (view->by_party && view->party >= space->dispute->party_count)) {
        return ENT_ERROR_ARGUMENT;
    }
    listing l = {.context = context, .space = space, .dispute = space->dispute, .view = view};
    ent_writer_init(&l.w, context, sink);
    ent_status status = view->by_party ? order_states(&l) : ENT_OK;
    if (status == ENT_OK) {
        (format == ENT_FORMAT_JSON ? put_json : format == ENT_FORMAT_CSV ? put_csv : put_text)(&l);
    }
    ent_memory_free(&context->allocator, l.levels.of);
    ent_memory_free(&context->allocator, l.order);
    const ent_status written = ent_writer_end(&l.w);
    return status == ENT_OK ? written : status;
}
