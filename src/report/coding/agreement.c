/* SPDX-License-Identifier: MIT */
/* How far two coders agree, in the format that is asked for, and what the formats share. */
#include "report/coding/agreement.h"

#include <stdio.h>

void ent_coefficient_text(char room[ENT_COEFFICIENT_ROOM], double coefficient, unsigned digits)
{
    uint64_t scale = 1;
    for (unsigned i = 0; i < digits; i++) {
        scale *= 10;
    }
    const double size = coefficient < 0 ? -coefficient : coefficient;
    const uint64_t units = (uint64_t)(size * (double)scale + 0.5);
    (void)snprintf(room, ENT_COEFFICIENT_ROOM, "%s%u.%0*u", coefficient < 0 && units > 0 ? "-" : "",
                   (unsigned)(units / scale), (int)digits, (unsigned)(units % scale));
}

const char *ent_agreement_word(const ent_agreement_sheet *s, uint32_t number, const char *none)
{
    const char *word = s->agreement->codes.words[number];
    return word == NULL ? none : word;
}

bool ent_unit_paired(const ent_unit *unit)
{
    return unit->first != ENT_UNPAIRED && unit->second != ENT_UNPAIRED;
}

const ent_coded_statement *ent_unit_statement(const ent_agreement_sheet *s, const ent_unit *unit)
{
    return ent_codes_statement(&s->agreement->codes,
                               unit->first != ENT_UNPAIRED ? unit->first : unit->second);
}

bool ent_unit_differs(const ent_agreement_sheet *s, const ent_unit *unit, ent_coded_field field)
{
    const ent_codes *codes = &s->agreement->codes;
    return ent_unit_paired(unit) && codes->of[unit->first][field] != codes->of[unit->second][field];
}

ent_status ent_report_agreement(ent_context *context, const ent_agreement *agreement,
                                const char *text, size_t text_length, ent_format format,
                                const ent_sink *sink)
{
    if (context == NULL || agreement == NULL || (unsigned)format > ENT_FORMAT_CSV || sink == NULL ||
        sink->write == NULL ||
        (text != NULL && text_length != agreement->codes.first->text_length)) {
        return ENT_ERROR_ARGUMENT;
    }
    ent_writer w;
    ent_writer_init(&w, context, sink);
    const ent_agreement_sheet sheet = {.w = &w, .agreement = agreement, .text = text};
    if (format == ENT_FORMAT_TEXT) {
        ent_agreement_words(&sheet);
    } else if (format == ENT_FORMAT_JSON) {
        ent_agreement_json(&sheet);
    } else {
        ent_agreement_csv(&sheet);
    }
    return ent_writer_end(&w);
}
