/* SPDX-License-Identifier: MIT */
/* Which states would hold by degrees of preference, and from which certainty on each party moves. */
#include "report/behaviour/sheet.h"

#include "dispute/subject.h"
#include "report/words.h"
#include <entente/fuzzy.h>

static const char *const meanings[] = {
    [ENT_FUZZY_NASH] = "no party has a move to what it prefers with enough certainty",
    [ENT_FUZZY_GMR] = "whoever has is deterred by answers of any kind",
    [ENT_FUZZY_SMR] =
        "whoever has is deterred by answers of any kind that it cannot turn into a gain",
    [ENT_FUZZY_SEQ] = "whoever has is deterred by answers that those who give them prefer enough",
};

static const char *key(size_t concept)
{
    return ent_fuzzy_key((ent_fuzzy_concept) concept);
}

static const char *label(size_t concept)
{
    return ent_fuzzy_label((ent_fuzzy_concept) concept);
}

static bool holds(const void *result, size_t concept, size_t party, uint64_t state)
{
    const ent_fuzzy *fuzzy = result;
    const ent_fuzzy_concept under = (ent_fuzzy_concept) concept;
    return party == ent_party_count(ent_space_dispute(ent_fuzzy_space(fuzzy)))
               ? ent_fuzzy_equilibrium(fuzzy, under, state)
               : ent_fuzzy_stable(fuzzy, under, party, state);
}

static void put_thresholds(ent_sheet *s)
{
    for (size_t p = 0; p < s->parties; p++) {
        const uint32_t threshold = ent_fuzzy_threshold(s->result, p);
        char decimal[ENT_DEGREE_ROOM];
        ent_words_degree(decimal, threshold);
        ent_subject who = ent_party_subject(s->dispute, p);
        ent_text_add(&s->text, ent_party_opening(s->dispute, p));
        if (threshold == 0) {
            ent_text_add(&s->text,
                         ent_inflect(&who, " {has no threshold: it moves|have no threshold: they "
                                           "move} for any certainty above 0"));
        } else {
            ent_text_format(&s->text, ent_inflect(&who, " {moves|move} for a certainty of %s%s"),
                            decimal, threshold == ENT_FUZZY_ONE ? "" : " or more");
        }
        ent_sheet_paragraph(s, 2, 4);
    }
}

static void put_thresholds_json(ent_sheet *s)
{
    ent_json_key(s->writer, "thresholds");
    ent_json_open(s->writer, '{');
    for (size_t p = 0; p < s->parties; p++) {
        const uint32_t threshold = ent_fuzzy_threshold(s->result, p);
        char decimal[ENT_DEGREE_ROOM];
        ent_words_degree(decimal, threshold);
        ent_json_key(s->writer, ent_party_id(s->dispute, p));
        if (threshold == 0) {
            ent_json_null(s->writer);
        } else {
            ent_json_number(s->writer, decimal);
        }
    }
    ent_json_close(s->writer, '}');
}

ent_status ent_report_fuzzy(ent_context *context, const ent_fuzzy *fuzzy,
                            const ent_fuzzy_view *view, ent_format format, const ent_sink *sink)
{
    static const ent_sheet_kind kind = {.heading =
                                            "How many states would hold, by degrees of preference",
                                        .meanings = meanings,
                                        .key = key,
                                        .label = label,
                                        .holds = holds,
                                        .put_parties = put_thresholds,
                                        .put_json = put_thresholds_json};
    if (context == NULL || fuzzy == NULL || view == NULL || sink == NULL ||
        view->size != sizeof *view) {
        return ENT_ERROR_ARGUMENT;
    }
    ent_sheet sheet = {.kind = &kind,
                       .result = fuzzy,
                       .space = ent_fuzzy_space(fuzzy),
                       .where = view->where,
                       .lists = view->lists,
                       .most = view->most};
    return ent_sheet_write(context, &sheet, format, sink);
}
