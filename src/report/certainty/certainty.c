/* SPDX-License-Identifier: MIT */
/* What holds when wishes are unsure: the questions that text and data ask, and the choice of the form. */
#include "diag/context.h"
#include "report/certainty/sheet.h"

const char *const ent_certainty_type_words[ENT_TYPE_COUNT] = {"a", "b", "c", "d"};

bool ent_certainty_shown(const ent_certainty_sheet *s, uint64_t state)
{
    return s->view->where == NULL || ent_state_set_has(s->view->where, state);
}

bool ent_certainty_answers(const ent_certainty_sheet *s, const ent_certainty_query *q,
                           uint64_t state)
{
    return q->strong ? ent_type_strength(s->certainty, q->type, q->concept, q->party, state) ==
                           ENT_STRONGLY_STABLE
           : q->typed ? ent_type_is_stable(s->certainty, q->type, q->concept, q->party, state)
                      : ent_holds_in(s->certainty, q->concept, q->party, state) == q->which;
}

uint64_t ent_certainty_answer_count(const ent_certainty_sheet *s, const ent_certainty_query *q)
{
    uint64_t total = 0;
    if (s->view->where == NULL) {
        return q->strong  ? ent_type_strong_count(s->certainty, q->type, q->concept, q->party)
               : q->typed ? ent_type_count(s->certainty, q->type, q->concept, q->party)
                          : ent_holds_count(s->certainty, q->concept, q->party, q->which);
    }
    for (uint64_t state = 0; state < ent_state_count(s->space); state++) {
        total += ent_certainty_shown(s, state) && ent_certainty_answers(s, q, state);
    }
    return total;
}

bool ent_certainty_type_asked(const ent_certainty_sheet *s, ent_certainty_type type)
{
    return (ent_certainty_types(s->certainty) >> type & 1) != 0;
}

bool ent_certainty_asked(const ent_certainty_sheet *s, ent_concept concept)
{
    return (ent_certainty_concepts(s->certainty) >> concept & 1) != 0;
}

ent_status ent_report_certainty(ent_context *context, const ent_certainty *certainty,
                                const ent_certainty_view *view, ent_format format,
                                const ent_sink *sink)
{
    if (context == NULL || certainty == NULL || view == NULL || sink == NULL ||
        view->size != sizeof *view) {
        return ENT_ERROR_ARGUMENT;
    }
    ent_writer w;
    ent_writer_init(&w, context, sink);
    ent_certainty_sheet s = {.certainty = certainty,
                             .view = view,
                             .space = ent_certainty_space(certainty),
                             .dispute = ent_space_dispute(ent_certainty_space(certainty)),
                             .w = &w};
    ent_text_init(&s.text, &context->allocator);
    if (format == ENT_FORMAT_JSON) {
        ent_certainty_json(&s);
    } else if (format == ENT_FORMAT_CSV) {
        ent_certainty_csv(&s);
    } else {
        ent_certainty_text(&s);
    }
    ent_writer_drop(&w, &s.text);
    return ent_writer_end(&w);
}
