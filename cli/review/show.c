/* SPDX-License-Identifier: MIT */
/*
 * A statement on the screen: its sentence between the two beside it, with what shows each field marked, and the fields.
 *
 * A stretch is marked by the numbers of its fields, in brackets or in colour. Stretches may lie in one another.
 */
#include "review/flow.h"
#include "review/review.h"
#include "review/terminal.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_MARKS = 2 * ENT_CODED_FIELDS, INDENT = 4, LABEL = 48 };

/* A stretch and its fields; `other`: a second opinion shows it. */
typedef struct mark {
    size_t start, end;
    char label[LABEL]; /* the numbers of the fields */
    unsigned colour;
} mark;

typedef struct marks {
    mark list[MOST_MARKS];
    size_t count;
    mark *open[MOST_MARKS]; /* those that lie around what is written, the innermost last */
    size_t depth;
    bool coloured;
} marks;

static const char *const colours[ENT_CODED_FIELDS] = {
    "\033[36m", "\033[32m", "\033[33m", "\033[35m", "\033[34m", "\033[31m", "\033[96m", "\033[92m"};
static const char plain[] = "\033[0m", faint[] = "\033[2m", bold[] = "\033[1m";

void review_show_page(review *r, FILE *page, char **bytes, const size_t *length)
{
    if (fclose(page) == 0 && !r->s->out.write(r->s->out.user, *bytes, *length)) {
        r->ended = true; /* nobody sees what is decided */
    }
    free(*bytes);
    *bytes = NULL;
}

void review_say(review *r, const char *format, ...)
{
    char *bytes = NULL;
    size_t length = 0;
    char line[REVIEW_LINE * 2];
    va_list values;
    va_start(values, format);
    (void)vsnprintf(line, sizeof line, format, values);
    va_end(values);
    FILE *page = open_memstream(&bytes, &length);
    if (page != NULL) {
        flow_put_clean(page, line);
        (void)putc('\n', page);
        review_show_page(r, page, &bytes, &length);
    }
}

static void add_mark(marks *m, const ent_coded *coded, unsigned field, uint64_t start, uint64_t end,
                     bool other)
{
    if (start >= end || start < coded->start || end > coded->end) {
        return;
    }
    mark *at = m->list;
    while (at < m->list + m->count && (at->start != start || at->end != end)) {
        at++;
    }
    if (at == m->list + m->count) {
        *at = (mark){.start = (size_t)start, .end = (size_t)end, .colour = field};
        m->count++;
    }
    const size_t length = strlen(at->label);
    (void)snprintf(at->label + length, LABEL - length, "%s%u%s", length > 0 ? "," : "", field + 1,
                   other ? "?" : "");
}

/* Sorts by place, what lies around others before them. */
static void sort_marks(marks *m)
{
    for (size_t i = 1; i < m->count; i++) {
        const mark moved = m->list[i];
        size_t at = i;
        while (at > 0 &&
               (m->list[at - 1].start > moved.start ||
                (m->list[at - 1].start == moved.start && m->list[at - 1].end < moved.end))) {
            m->list[at] = m->list[at - 1];
            at--;
        }
        m->list[at] = moved;
    }
}

static void find_marks(marks *m, const ent_coded *coded)
{
    for (unsigned f = 0; f < ENT_CODED_FIELDS; f++) {
        const ent_coded_value *v = &coded->fields[f];
        if (v->value != NULL) {
            add_mark(m, coded, f, v->start, v->end, false);
        }
        if (v->other != NULL) {
            add_mark(m, coded, f, v->other_start, v->other_end, true);
        }
    }
    sort_marks(m);
}

/* The colour of the innermost stretch that is open. */
static void put_colour(const marks *m, flow *f)
{
    flow_hidden(f, plain);
    if (m->depth > 0) {
        flow_hidden(f, bold);
        flow_hidden(f, colours[m->open[m->depth - 1]->colour]);
    }
}

static void open_mark(marks *m, flow *f, mark *opened)
{
    m->open[m->depth++] = opened;
    if (m->coloured) {
        put_colour(m, f);
    } else {
        flow_add(f, "[", 1);
    }
    flow_add(f, opened->label, strlen(opened->label));
    flow_add(f, ":", 1);
}

static void close_marks(marks *m, flow *f, size_t at)
{
    size_t left = 0;
    for (size_t i = 0; i < m->depth; i++) {
        if (m->open[i]->end > at) {
            m->open[left++] = m->open[i];
        } else if (!m->coloured) {
            flow_add(f, "]", 1);
        }
    }
    const bool closed = left < m->depth;
    m->depth = left;
    if (closed && m->coloured) {
        put_colour(m, f);
    }
}

/* The sentence, with its stretches marked. */
static void put_sentence(const review *r, const ent_coded *coded, flow *f)
{
    marks m = {.coloured = terminal_coloured()};
    find_marks(&m, coded);
    size_t at = (size_t)coded->start, next = 0;
    const size_t end = (size_t)coded->end;
    while (at < end) {
        while (next < m.count && m.list[next].start == at) {
            open_mark(&m, f, &m.list[next++]);
        }
        size_t stop = next < m.count ? m.list[next].start : end;
        for (size_t i = 0; i < m.depth; i++) {
            stop = m.open[i]->end < stop ? m.open[i]->end : stop;
        }
        flow_add(f, r->text + at, stop - at);
        at = stop;
        close_marks(&m, f, at);
    }
}

static void put_beside(const review *r, FILE *page, size_t start, size_t end)
{
    flow f;
    flow_begin(&f, page, terminal_width(), INDENT);
    flow_hidden(&f, terminal_coloured() ? faint : "");
    flow_add(&f, r->text + start, end - start);
    flow_hidden(&f, terminal_coloured() ? plain : "");
    flow_end(&f);
}

/* The sentence between the two beside it. */
static void put_context(const review *r, const ent_coded *coded, FILE *page)
{
    const size_t here = review_sentence(r, coded->start) - 1;
    size_t after = here + 1;
    flow f;
    if (here > 0) {
        put_beside(r, page, r->sentences[here - 1], r->sentences[here]);
    }
    flow_begin(&f, page, terminal_width(), INDENT);
    put_sentence(r, coded, &f);
    flow_end(&f);
    while (after < r->sentence_count && r->sentences[after] < coded->end) {
        after++;
    }
    if (after < r->sentence_count) {
        const size_t end = after + 1 < r->sentence_count ? r->sentences[after + 1] : r->length;
        put_beside(r, page, r->sentences[after], end);
    }
}

/* One line for each field. */
static void put_fields(const ent_coded *coded, FILE *page)
{
    for (unsigned f = 0; f < ENT_CODED_FIELDS; f++) {
        const ent_coded_value *v = &coded->fields[f];
        (void)fprintf(page, "  %u %-10s ", f + 1, ent_coded_field_word(f));
        flow_put_clean(page, v->value == NULL ? "-" : v->value);
        if (v->value != NULL) {
            (void)fputs("  (", page);
            flow_put_clean(page, v->rule == NULL ? "no rule" : v->rule);
            (void)fprintf(page, ", %s)", ent_confidence_word(v->confidence));
        }
        if (v->other != NULL) {
            (void)fputs("  second opinion: ", page);
            flow_put_clean(page, v->other);
        }
        (void)putc('\n', page);
    }
    if (coded->note != NULL) {
        (void)fputs("  note: ", page);
        flow_put_clean(page, coded->note);
        (void)putc('\n', page);
    }
}

ent_status review_show_statement(review *r)
{
    char *bytes = NULL;
    size_t length = 0;
    FILE *page = open_memstream(&bytes, &length);
    if (page == NULL) {
        return ENT_ERROR_MEMORY;
    }
    const ent_coded coded = review_coded(r);
    (void)fprintf(page, "\nStatement %zu of %zu, in sentence %zu: %s\n\n", r->at + 1, r->count,
                  review_sentence(r, coded.start), ent_decision_word(coded.decision));
    put_context(r, &coded, page);
    (void)putc('\n', page);
    put_fields(&coded, page);
    (void)fputs("\n[a]ccept [r]eject [e]dit [o]ther [n]ew [s]kip [b]ack [u]ndo [j]ump [/]search "
                "[?]help [q]uit\n",
                page);
    review_show_page(r, page, &bytes, &length);
    return ENT_OK;
}

void review_show_summary(review *r)
{
    size_t counts[ENT_DECISION_COUNT] = {0};
    const size_t count = ent_coding_describe(r->coding).count;
    for (size_t i = 0; i < count; i++) {
        counts[ent_coding_at(r->coding, i).decision]++;
    }
    review_say(r, "%zu statement%s: %zu accepted, %zu edited, %zu rejected, %zu left", count,
               count == 1 ? "" : "s", counts[ENT_DECISION_ACCEPTED], counts[ENT_DECISION_EDITED],
               counts[ENT_DECISION_REJECTED], counts[ENT_DECISION_PROPOSED]);
}
