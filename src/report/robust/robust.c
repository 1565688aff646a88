/* SPDX-License-Identifier: MIT */
/* The report of readings: which renderer, and what the renderers share. */
#include "report/robust/sheet.h"

#include "diag/context.h"
#include "dispute/model.h"
#include "robust/turned.h"

unsigned ent_robust_file(const ent_robust_sheet *sheet, const ent_readings *readings,
                         uint64_t state)
{
    unsigned concepts = 0;
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        if ((sheet->concepts >> c & 1) != 0 && ent_readings_file_holds(readings, c, state)) {
            concepts |= 1u << c;
        }
    }
    return concepts;
}

bool ent_robust_ever_holds(const ent_robust_sheet *sheet, const ent_robust_part *part,
                           uint64_t state)
{
    bool ever = ent_robust_file(sheet, ent_robust_family(part), state) != 0;
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        ever =
            ever || ((sheet->concepts >> c & 1) != 0 && ent_tally_holds(part->tally, c, state) > 0);
    }
    return ever;
}

bool ent_robust_is_partial(const ent_robust_sheet *sheet)
{
    bool partial = sheet->view->partial;
    for (size_t k = 0; k < sheet->view->part_count; k++) {
        const ent_robust_part *part = &sheet->view->parts[k];
        partial = partial ||
                  ent_tally_readings(part->tally) < ent_readings_count(ent_robust_family(part));
    }
    return partial;
}

void ent_robust_words_turned(const ent_dispute *dispute, ent_text *text,
                             const ent_readings *readings)
{
    size_t count = 0, put = 0;
    bool ranked = false;
    for (size_t p = 0; p < dispute->party_count; p++) {
        count += ent_readings_turn_round(readings, p);
        ranked = ranked || (ent_readings_turn_round(readings, p) &&
                            dispute->parties[p].order == ENT_ORDER_RANKING);
    }
    for (size_t p = 0; p < dispute->party_count; p++) {
        if (ent_readings_turn_round(readings, p)) {
            ent_text_add(text, put == 0           ? count == 1 ? "The order of " : "The orders of "
                               : put + 1 == count ? " and "
                                                  : ", ");
            ent_text_add(text, dispute->parties[p].name);
            put++;
        }
    }
    if (count > 0) {
        ent_text_format(text,
                        " %s only two %s%s, so that each reading turns %s round and none keeps %s "
                        "as written; a low share may come from that alone.",
                        count == 1 ? "has" : "have", ranked ? "places" : "wishes",
                        count == 1 ? "" : " each", count == 1 ? "it" : "them",
                        count == 1 ? "it" : "them");
    }
}

/* Whether the parts are of one space and of the same concepts. */
static bool fit(const ent_robust_view *view)
{
    bool fits = view->size == sizeof *view && view->parts != NULL && view->part_count > 0;
    for (size_t k = 0; fits && k < view->part_count; k++) {
        fits = view->parts[k].tally != NULL;
        if (fits) {
            const ent_readings *one = ent_robust_family(&view->parts[k]);
            const ent_readings *first = ent_robust_family(&view->parts[0]);
            fits = ent_readings_space(one) == ent_readings_space(first) &&
                   ent_readings_asked(one)->concepts == ent_readings_asked(first)->concepts;
        }
    }
    return fits;
}

ent_status ent_report_robust(ent_context *context, const ent_robust_view *view, ent_format format,
                             const ent_sink *sink)
{
    if (context == NULL || view == NULL || sink == NULL || !fit(view)) {
        return ENT_ERROR_ARGUMENT;
    }
    const ent_readings *first = ent_robust_family(&view->parts[0]);
    ent_writer writer;
    ent_robust_sheet sheet = {.context = context,
                              .view = view,
                              .space = ent_readings_space(first),
                              .dispute = ent_space_dispute(ent_readings_space(first)),
                              .concepts = ent_readings_asked(first)->concepts,
                              .w = &writer};
    ent_writer_init(&writer, context, sink);
    ent_text_init(&sheet.text, &context->allocator);
    if (format == ENT_FORMAT_JSON) {
        ent_robust_json(&sheet);
    } else if (format == ENT_FORMAT_CSV) {
        ent_robust_csv(&sheet);
    } else {
        ent_robust_text(&sheet);
    }
    ent_writer_drop(&writer, &sheet.text);
    return ent_writer_end(&writer);
}
