/* SPDX-License-Identifier: MIT */
/* A coding, in the format that is asked for. */
#include "report/coding/sheet.h"

bool ent_coding_shows(const ent_coding_sheet *s, const ent_coded_statement *statement)
{
    return s->decisions == 0 || (s->decisions >> statement->decision & 1) != 0;
}

/* Whether what is asked for fits the coding. */
static bool fits(const ent_coding *coding, const ent_coding_report *report)
{
    return report == NULL ||
           (report->size == sizeof *report && report->decisions >> ENT_DECISION_COUNT == 0 &&
            (report->text == NULL || report->text_length == coding->text_length));
}

ent_status ent_coding_write(ent_context *context, const ent_coding *coding,
                            const ent_coding_report *report, ent_format format,
                            const ent_sink *sink)
{
    if (context == NULL || coding == NULL || (unsigned)format > ENT_FORMAT_CSV || sink == NULL ||
        sink->write == NULL || !fits(coding, report)) {
        return ENT_ERROR_ARGUMENT;
    }
    ent_writer w;
    ent_writer_init(&w, context, sink);
    const ent_coding_sheet sheet = {.w = &w,
                                    .coding = coding,
                                    .text = report == NULL ? NULL : report->text,
                                    .decisions = report == NULL ? 0 : report->decisions};
    if (format == ENT_FORMAT_TEXT) {
        ent_coding_words(&sheet);
    } else if (format == ENT_FORMAT_JSON) {
        ent_coding_json(&sheet);
    } else {
        ent_coding_csv(&sheet);
    }
    return ent_writer_end(&w);
}
