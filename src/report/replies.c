/* SPDX-License-Identifier: MIT */
/*
 * Which states would hold by the attitudes of the parties: counts and lists for people; for programs the numbers of
 * the states per concept and party, or a row a state.
 */
#include "diag/context.h"
#include "report/data.h"
#include "report/words.h"
#include <entente/attitudes.h>

typedef struct sheet {
    ent_writer *w;
    const ent_replies *replies;
    const ent_replies_view *view;
    const ent_space *space;
    const ent_dispute *dispute;
    size_t parties;
    ent_text text;
} sheet;

/* In the order of reports, with what they mean. */
static const struct {
    ent_reply_concept concept;
    const char *meaning;
} meanings[] = {
    {ENT_REPLY_NASH, "no party has a move that pleases it by its attitudes"},
    {ENT_REPLY_SEQ, "whoever has is deterred by answers that please those who give them"},
    {ENT_REPLY_SMR, "whoever has is deterred by answers of any kind that cannot be repaired"},
    {ENT_REPLY_GMR, "whoever has is deterred by answers of any kind"},
};

static void paragraph(sheet *s, size_t first, size_t rest)
{
    ent_put_wrapped(s->w, first, rest, ent_text_get(&s->text));
    ent_text_clear(&s->text);
}

static bool shown(const sheet *s, uint64_t state)
{
    return s->view->where == NULL || ent_state_set_has(s->view->where, state);
}

/* Whether a state holds for a party, or for all when `party` is their number. */
static bool holds(const sheet *s, ent_reply_concept concept, size_t party, uint64_t state)
{
    return party == s->parties ? ent_reply_equilibrium(s->replies, concept, state)
                               : ent_reply_stable(s->replies, concept, party, state);
}

/* "Ann is for Bob, against Cat", for each party that is not only for itself. */
static void put_attitudes(sheet *s)
{
    static const char *const words[] = {"neutral towards ", "for ", "against "};
    for (size_t of = 0; of < s->parties; of++) {
        const char *joint = " is ";
        ent_text_add(&s->text, ent_party_name(s->dispute, of));
        const size_t before = s->text.length;
        for (size_t to = 0; to < s->parties; to++) {
            const ent_attitude attitude = ent_attitude_at(s->dispute, of, to);
            if (attitude != (of == to ? ENT_ATTITUDE_POSITIVE : ENT_ATTITUDE_NEUTRAL)) {
                ent_text_format(&s->text, "%s%s%s", joint, words[attitude],
                                of == to ? "itself" : ent_party_name(s->dispute, to));
                joint = ", ";
            }
        }
        ent_text_add(&s->text, s->text.length > before ? "" : " minds itself alone");
        paragraph(s, 2, 4);
    }
}

static void put_title(sheet *s)
{
    ent_put(s->w, ent_dispute_title(s->dispute));
    ent_put(s->w, "\n");
    ent_words_count(&s->text, s->parties, "party", "parties");
    ent_text_add(&s->text, ", ");
    ent_words_count(&s->text, ent_state_count(s->space), "possible state", "possible states");
    paragraph(s, 2, 2);
    put_attitudes(s);
    if (s->view->where != NULL) {
        ent_text_add(&s->text, "looking only at ");
        ent_words_count(&s->text, ent_state_set_count(s->view->where), "state", "states");
        ent_text_add(&s->text, " chosen by --where");
        paragraph(s, 2, 2);
    }
}

/* The states that hold for all under a concept; the first `most` of them. */
static void put_list(sheet *s, ent_reply_concept concept)
{
    uint64_t number = 0;
    ent_text_add(&s->text, ent_reply_label(concept));
    for (uint64_t state = 0; state < ent_state_count(s->space); state++) {
        if (shown(s, state) && holds(s, concept, s->parties, state)) {
            if (s->view->most == 0 || number < s->view->most) {
                ent_text_add(&s->text, number == 0 ? ": " : ", ");
                ent_words_state(&s->text, s->space, state);
            }
            number++;
        }
    }
    if (number == 0) {
        ent_text_add(&s->text, ": none");
    } else if (s->view->most > 0 && number > s->view->most) {
        ent_text_add(&s->text, ", and ");
        ent_text_add_grouped(&s->text, number - s->view->most);
        ent_text_add(&s->text, " more");
    }
    paragraph(s, 2, 6);
}

static void put_text(sheet *s)
{
    put_title(s);
    ent_put(s->w, "\nHow many states would hold, by the attitudes of the parties\n");
    for (size_t i = 0; i < ENT_REPLY_COUNT; i++) {
        uint64_t number = 0;
        for (uint64_t state = 0; state < ent_state_count(s->space); state++) {
            number += shown(s, state) && holds(s, meanings[i].concept, s->parties, state);
        }
        ent_text_add_grouped(&s->text, number);
        ent_put_format(s->w, "  %-5s %9s  %s\n", ent_reply_label(meanings[i].concept),
                       ent_text_get(&s->text), meanings[i].meaning);
        ent_text_clear(&s->text);
    }
    if (s->view->lists) {
        ent_put(s->w, "\nWhich states\n");
        for (size_t i = 0; i < ENT_REPLY_COUNT; i++) {
            put_list(s, meanings[i].concept);
        }
    }
}

static void put_members(sheet *s, ent_reply_concept concept, size_t party)
{
    uint64_t number = 0;
    if (s->view->lists) {
        ent_json_open(s->w, '[');
    }
    for (uint64_t state = 0; state < ent_state_count(s->space); state++) {
        if (shown(s, state) && holds(s, concept, party, state)) {
            number++;
            if (s->view->lists) {
                ent_json_count(s->w, state + 1);
            }
        }
    }
    if (s->view->lists) {
        ent_json_close(s->w, ']');
    } else {
        ent_json_count(s->w, number);
    }
}

static void put_attitudes_json(sheet *s)
{
    ent_json_key(s->w, "attitudes");
    ent_json_open(s->w, '{');
    for (size_t of = 0; of < s->parties; of++) {
        ent_json_key(s->w, ent_party_id(s->dispute, of));
        ent_json_open(s->w, '{');
        for (size_t to = 0; to < s->parties; to++) {
            ent_json_key(s->w, ent_party_id(s->dispute, to));
            ent_json_text(s->w, ent_attitude_word(ent_attitude_at(s->dispute, of, to)));
        }
        ent_json_close(s->w, '}');
    }
    ent_json_close(s->w, '}');
}

static void put_json(sheet *s)
{
    ent_json_open(s->w, '{');
    ent_json_key(s->w, "entente");
    ent_json_count(s->w, 1);
    ent_json_key(s->w, "title");
    ent_json_text(s->w, ent_dispute_title(s->dispute));
    put_attitudes_json(s);
    ent_json_key(s->w, "states");
    ent_json_count(s->w, ent_state_count(s->space));
    ent_json_key(s->w, "stable");
    ent_json_open(s->w, '{');
    for (ent_reply_concept c = 0; c < ENT_REPLY_COUNT; c++) {
        ent_json_key(s->w, ent_reply_key(c));
        ent_json_open(s->w, '{');
        for (size_t p = 0; p < s->parties; p++) {
            ent_json_key(s->w, ent_party_id(s->dispute, p));
            put_members(s, c, p);
        }
        ent_json_close(s->w, '}');
    }
    ent_json_close(s->w, '}');
    ent_json_key(s->w, "equilibria");
    ent_json_open(s->w, '{');
    for (ent_reply_concept c = 0; c < ENT_REPLY_COUNT; c++) {
        ent_json_key(s->w, ent_reply_key(c));
        put_members(s, c, s->parties);
    }
    ent_json_close(s->w, '}');
    ent_json_close(s->w, '}');
}

static void put_csv(sheet *s)
{
    ent_csv_state_header(s->w, s->dispute);
    for (ent_reply_concept c = 0; c < ENT_REPLY_COUNT; c++) {
        ent_put_format(s->w, ",%s", ent_reply_key(c));
        for (size_t p = 0; p < s->parties; p++) {
            ent_put_format(s->w, ",%s_%s", ent_reply_key(c), ent_party_id(s->dispute, p));
        }
    }
    ent_put(s->w, "\n");
    for (uint64_t state = 0; state < ent_state_count(s->space); state++) {
        if (!shown(s, state)) {
            continue;
        }
        ent_csv_state(s->w, s->space, state);
        for (ent_reply_concept c = 0; c < ENT_REPLY_COUNT; c++) {
            ent_put(s->w, holds(s, c, s->parties, state) ? ",1" : ",0");
            for (size_t p = 0; p < s->parties; p++) {
                ent_put(s->w, holds(s, c, p, state) ? ",1" : ",0");
            }
        }
        ent_put(s->w, "\n");
    }
}

ent_status ent_report_replies(ent_context *context, const ent_replies *replies,
                              const ent_replies_view *view, ent_format format, const ent_sink *sink)
{
    if (context == NULL || replies == NULL || view == NULL || sink == NULL ||
        view->size != sizeof *view) {
        return ENT_ERROR_ARGUMENT;
    }
    ent_writer w;
    ent_writer_init(&w, context, sink);
    sheet s = {.w = &w, .replies = replies, .view = view, .space = ent_replies_space(replies)};
    s.dispute = ent_space_dispute(s.space);
    s.parties = ent_party_count(s.dispute);
    ent_text_init(&s.text, &context->allocator);
    if (format == ENT_FORMAT_JSON) {
        put_json(&s);
    } else if (format == ENT_FORMAT_CSV) {
        put_csv(&s);
    } else {
        put_text(&s);
    }
    const bool failed = s.text.failed;
    ent_text_free(&s.text);
    const ent_status status = ent_writer_end(&w);
    return status == ENT_OK && failed ? ENT_ERROR_MEMORY : status;
}
