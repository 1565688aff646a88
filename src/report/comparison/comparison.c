/* SPDX-License-Identifier: MIT */
/* A comparison in the format that is asked for, and the states that it lists. */
#include "report/comparison/sheet.h"
#include "stability/concepts.h"

#include <string.h>

unsigned ent_comparison_under(const ent_comparison_sheet *sheet, ent_side side, uint64_t state,
                              ent_outcome outcome)
{
    unsigned under = 0;
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        if ((ent_comparison_concepts(sheet->comparison) >> c & 1) != 0 &&
            ent_compared_outcome(sheet->comparison, side, c, state) == outcome) {
            under |= 1u << c;
        }
    }
    return under;
}

uint64_t ent_comparison_each(ent_comparison_sheet *sheet, ent_side side, ent_outcome outcome,
                             ent_comparison_teller *tell)
{
    ent_concept order[ENT_CONCEPT_COUNT];
    const size_t count = ent_strictest_of(ent_comparison_concepts(sheet->comparison), order);
    uint64_t told = 0;
    unsigned before = 0; /* the concepts whose states were told */
    for (size_t i = 0; i < count; i++) {
        for (uint64_t s = 0; s < ent_state_count(sheet->space[side]); s++) {
            if (ent_compared_outcome(sheet->comparison, side, order[i], s) != outcome) {
                continue;
            }
            const unsigned under = ent_comparison_under(sheet, side, s, outcome);
            if ((under & before) == 0 && told++ < sheet->most) {
                tell(sheet, side, s, under);
            }
        }
        before |= 1u << order[i];
    }
    return told;
}

bool ent_comparison_party_stays(const ent_comparison_sheet *sheet, ent_side side, size_t party,
                                uint64_t state, unsigned *own, unsigned *other)
{
    uint64_t there = 0;
    size_t as = 0;
    *own = *other = 0;
    if (ent_compared_match(sheet->comparison, side, state, &there) == 0 ||
        !ent_compared_party(sheet->comparison, side, party, &as)) {
        return false;
    }
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        if ((ent_comparison_concepts(sheet->comparison) >> c & 1) != 0) {
            *own |= (unsigned)ent_is_stable(sheet->solution[side], c, party, state) << c;
            *other |= (unsigned)ent_is_stable(sheet->solution[1 - side], c, as, there) << c;
        }
    }
    return true;
}

bool ent_comparison_name(const ent_comparison_sheet *sheet, size_t name, size_t *other)
{
    const char *id = ent_name_at(sheet->dispute[0], name);
    for (size_t n = 0; n < ent_name_count(sheet->dispute[1]); n++) {
        if (strcmp(ent_name_at(sheet->dispute[1], n), id) == 0) {
            *other = n;
            return true;
        }
    }
    return false;
}

uint64_t ent_comparison_named(const ent_comparison_sheet *sheet, ent_side side, size_t name,
                              ent_concept concept)
{
    uint64_t count = 0;
    for (uint64_t s = 0; s < ent_state_count(sheet->space[side]); s++) {
        count +=
            ent_state_has_name(sheet->space[side], s, name) &&
            (concept == ENT_CONCEPT_COUNT || ent_is_equilibrium(sheet->solution[side], concept, s));
    }
    return count;
}

ent_status ent_report_comparison(ent_context *context, const ent_comparison *comparison,
                                 const ent_comparison_view *view, ent_format format,
                                 const ent_sink *sink)
{
    if (context == NULL || comparison == NULL || view == NULL || view->size != sizeof *view ||
        (unsigned)format > ENT_FORMAT_CSV || sink == NULL || sink->write == NULL) {
        return ENT_ERROR_ARGUMENT;
    }
    ent_writer w;
    ent_writer_init(&w, context, sink);
    ent_comparison_sheet sheet = {.w = &w,
                                  .context = context,
                                  .comparison = comparison,
                                  .most = view->most == 0 ? UINT64_MAX : view->most};
    for (int side = 0; side < 2; side++) {
        sheet.solution[side] = ent_comparison_solution(comparison, (ent_side)side);
        sheet.space[side] = ent_solution_space(sheet.solution[side]);
        sheet.dispute[side] = ent_space_dispute(sheet.space[side]);
    }
    if (format == ENT_FORMAT_TEXT) {
        ent_comparison_text(&sheet);
    } else if (format == ENT_FORMAT_JSON) {
        ent_comparison_json(&sheet);
    } else {
        ent_comparison_csv(&sheet);
    }
    return ent_writer_end(&w);
}
