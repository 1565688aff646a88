/* SPDX-License-Identifier: MIT */
/* Which states would hold by the attitudes of the parties. */
#include "report/behaviour/sheet.h"

#include "dispute/subject.h"
#include <entente/attitudes.h>

static const char *const meanings[] = {
    [ENT_REPLY_NASH] = "no party has a move that pleases it by its attitudes",
    [ENT_REPLY_GMR] = "whoever has is deterred by answers of any kind",
    [ENT_REPLY_SMR] =
        "whoever has is deterred by answers of any kind that it cannot turn into a gain",
    [ENT_REPLY_SEQ] = "whoever has is deterred by answers that please those who give them",
};

static const char *key(size_t concept)
{
    return ent_reply_key((ent_reply_concept) concept);
}

static const char *label(size_t concept)
{
    return ent_reply_label((ent_reply_concept) concept);
}

static bool holds(const void *result, size_t concept, size_t party, uint64_t state)
{
    const ent_replies *replies = result;
    const ent_reply_concept under = (ent_reply_concept) concept;
    return party == ent_party_count(ent_space_dispute(ent_replies_space(replies)))
               ? ent_reply_equilibrium(replies, under, state)
               : ent_reply_stable(replies, under, party, state);
}

/* "Ann is for Bob, against Cat", for each party that is not only for itself. */
static void put_attitudes(ent_sheet *s)
{
    static const char *const words[] = {"neutral towards ", "for ", "against "};
    for (size_t of = 0; of < s->parties; of++) {
        ent_subject who = ent_party_subject(s->dispute, of), self = who;
        const char *joint = ent_inflect(&who, " {is|are} ");
        ent_text_add(&s->text, ent_party_opening(s->dispute, of));
        const size_t before = s->text.length;
        for (size_t to = 0; to < s->parties; to++) {
            const ent_attitude attitude = ent_attitude_at(s->dispute, of, to);
            if (attitude != (of == to ? ENT_ATTITUDE_POSITIVE : ENT_ATTITUDE_NEUTRAL)) {
                ent_text_format(&s->text, "%s%s%s", joint, words[attitude],
                                of == to ? ent_inflect(&self, "{itself|themselves}")
                                         : ent_party_name(s->dispute, to));
                joint = ", ";
            }
        }
        ent_text_add(&s->text, s->text.length > before
                                   ? ""
                                   : ent_inflect(&self, " {minds itself|mind themselves} alone"));
        ent_sheet_paragraph(s, 2, 4);
    }
}

static void put_attitudes_json(ent_sheet *s)
{
    ent_json_key(s->writer, "attitudes");
    ent_json_open(s->writer, '{');
    for (size_t of = 0; of < s->parties; of++) {
        ent_json_key(s->writer, ent_party_id(s->dispute, of));
        ent_json_open(s->writer, '{');
        for (size_t to = 0; to < s->parties; to++) {
            ent_json_field_text(s->writer, ent_party_id(s->dispute, to),
                                ent_attitude_word(ent_attitude_at(s->dispute, of, to)));
        }
        ent_json_close(s->writer, '}');
    }
    ent_json_close(s->writer, '}');
}

ent_status ent_report_replies(ent_context *context, const ent_replies *replies,
                              const ent_replies_view *view, ent_format format, const ent_sink *sink)
{
    static const ent_sheet_kind kind = {
        .heading = "How many states would hold, by the attitudes of the parties",
        .meanings = meanings,
        .key = key,
        .label = label,
        .holds = holds,
        .put_parties = put_attitudes,
        .put_json = put_attitudes_json};
    if (context == NULL || replies == NULL || view == NULL || sink == NULL ||
        view->size != sizeof *view) {
        return ENT_ERROR_ARGUMENT;
    }
    ent_sheet sheet = {.kind = &kind,
                       .result = replies,
                       .space = ent_replies_space(replies),
                       .where = view->where,
                       .lists = view->lists,
                       .most = view->most};
    return ent_sheet_write(context, &sheet, format, sink);
}
