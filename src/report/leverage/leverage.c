/* SPDX-License-Identifier: MIT */
/* The report of leverage: which renderer, and what the renderers share. */
#include "diag/context.h"
#include "report/leverage/sheet.h"

void ent_leverage_paragraph(ent_leverage_sheet *sheet, size_t first, size_t rest)
{
    ent_put_gathered(sheet->w, first, rest, &sheet->text);
}

bool ent_leverage_leaves_some(const ent_leverage_sheet *sheet)
{
    return sheet->asked->breaks && sheet->facts.states.fit > 1 && !sheet->facts.cancelled;
}

/* Whether conditions and rankings are of the state and concept that were asked about. */
static bool fit(const ent_leverage *leverage, const ent_leverage_view *view)
{
    const ent_leverage_options *asked = ent_leverage_asked(leverage);
    const size_t parties = ent_party_count(ent_space_dispute(ent_leverage_space(leverage)));
    bool good = view->rankings == NULL || (view->rankings->state == asked->state &&
                                           view->rankings->concept == asked->concept);
    for (size_t p = 0; view->conditions != NULL && p < parties; p++) {
        const ent_condition *condition = view->conditions[p];
        good = good && condition != NULL && condition->party == p &&
               condition->state == asked->state && condition->concept == asked->concept;
    }
    return good;
}

ent_status ent_report_leverage(ent_context *context, const ent_leverage *leverage,
                               const ent_leverage_view *view, ent_format format,
                               const ent_sink *sink)
{
    if (context == NULL || leverage == NULL || view == NULL || sink == NULL ||
        view->size != sizeof *view || !fit(leverage, view)) {
        return ENT_ERROR_ARGUMENT;
    }
    ent_writer writer;
    ent_leverage_sheet sheet = {.context = context,
                                .leverage = leverage,
                                .asked = ent_leverage_asked(leverage),
                                .facts = ent_leverage_found(leverage),
                                .space = ent_leverage_space(leverage),
                                .view = view,
                                .w = &writer};
    sheet.dispute = ent_space_dispute(sheet.space);
    ent_text_init(&sheet.text, &context->allocator);
    ent_writer_init(&writer, context, sink);
    switch (format) {
    case ENT_FORMAT_TEXT:
        ent_leverage_text(&sheet);
        break;
    case ENT_FORMAT_JSON:
        ent_leverage_json(&sheet);
        break;
    case ENT_FORMAT_CSV:
        ent_leverage_csv(&sheet);
        break;
    }
    ent_writer_drop(&writer, &sheet.text);
    return ent_writer_end(&writer);
}
