/* SPDX-License-Identifier: MIT */
/* An account for programs, and the choice between the two forms. */
#include "report/data.h"
#include "report/head.h"
#include "report/judged/account.h"
#include "report/sealed.h"
#include "report/words.h"

static const char *const fares_words[] = {
    [ENT_FARES_WORSE] = "worse", [ENT_FARES_EQUALLY] = "equal", [ENT_FARES_BETTER] = "better"};

/* How a party fares; several things at once are not known. */
static const char *fares_word(unsigned fares)
{
    return (fares & (fares - 1)) == 0 ? fares_words[fares] : "unknown";
}

/* How certainly a party prefers one state to another. */
static void put_certainty(ent_telling *t, int32_t certainty)
{
    char room[ENT_DEGREE_ROOM + 1];
    room[0] = '-';
    ent_words_degree(room + 1, (uint32_t)(certainty < 0 ? -certainty : certainty));
    ent_json_key(t->w, "certainty");
    ent_json_number(t->w, certainty < 0 ? room : room + 1);
}

static void put_fortunes(ent_telling *t, const char *key, const ent_fortunes *fortunes)
{
    ent_json_key(t->w, key);
    ent_json_open(t->w, '[');
    for (size_t k = 0; k < fortunes->count; k++) {
        const ent_fortune *f = &fortunes->of[k];
        ent_json_open(t->w, '{');
        ent_json_field_text(t->w, "party", ent_party_id(t->dispute, f->party));
        ent_json_field_text(t->w, "fares", fares_word(f->fares));
        ent_json_statement(t->w, "wish", f->statement);
        if (t->voice->view.degrees) {
            put_certainty(t, f->certainty);
        }
        ent_json_close(t->w, '}');
    }
    ent_json_close(t->w, ']');
}

static void put_step(ent_telling *t, const ent_account_answer *answer, size_t number)
{
    const ent_account_step *step = &answer->steps[number];
    ent_json_open(t->w, '{');
    ent_json_field_text(t->w, "party", ent_party_id(t->dispute, step->move.party));
    ent_json_field_count(t->w, "from", (uint64_t)step->move.from + 1);
    ent_json_field_count(t->w, "to", (uint64_t)step->move.to + 1);
    if (answer->willing) {
        put_fortunes(t, "gains", &step->gains);
    }
    ent_json_close(t->w, '}');
}

static void put_answer(ent_telling *t, const ent_account_answer *answer)
{
    ent_json_open(t->w, '{');
    ent_json_criteria(t->w, "under", answer->under);
    ent_json_key(t->w, "steps");
    ent_json_open(t->w, '[');
    for (size_t k = 0; k < answer->step_count; k++) {
        put_step(t, answer, k);
    }
    ent_json_close(t->w, ']');
    ent_json_field_count(t->w, "ends", (uint64_t)answer->ends + 1);
    put_fortunes(t, "losses", &answer->losses);
    ent_json_close(t->w, '}');
}

static void put_departure(ent_telling *t, const ent_account_departure *departure)
{
    ent_json_open(t->w, '{');
    ent_json_field_count(t->w, "to", (uint64_t)departure->to + 1);
    ent_json_criteria(t->w, "leaves", departure->leaves);
    put_fortunes(t, "gains", &departure->gains);
    ent_json_key(t->w, "deterred");
    ent_json_open(t->w, '[');
    for (size_t k = 0; k < departure->answer_count; k++) {
        put_answer(t, &departure->answers[k]);
    }
    ent_json_close(t->w, ']');
    ent_json_criteria(t->w, "open", departure->open);
    ent_json_close(t->w, '}');
}

static void put_stance(ent_telling *t, const ent_account_stance *stance)
{
    ent_json_open(t->w, '{');
    ent_json_criteria(t->w, "stable", stance->stable);
    if (ent_has_misperceptions(t->dispute)) {
        ent_json_field_bool(t->w, "perceives", stance->perceives);
    }
    ent_json_field_count(t->w, "departure_count", stance->departure_count);
    ent_json_key(t->w, "departures");
    ent_json_open(t->w, '[');
    for (size_t k = 0; k < stance->shown_count; k++) {
        put_departure(t, &stance->shown[k]);
    }
    ent_json_close(t->w, ']');
    ent_json_close(t->w, '}');
}

static void put_account(ent_telling *t)
{
    ent_json_head(t->w, t->dispute);
    ent_json_state(t->w, t->space, t->account->state);
    ent_json_criteria(t->w, "concepts", t->voice->view.judgement->criteria);
    ent_json_criteria(t->w, "equilibrium", t->account->equilibrium);
    ent_json_key(t->w, "parties");
    ent_json_open(t->w, '{');
    for (size_t p = 0; p < t->account->party_count; p++) {
        ent_json_key(t->w, ent_party_id(t->dispute, p));
        put_stance(t, &t->account->stances[p]);
    }
    ent_json_close(t->w, '}');
    ent_json_key(t->w, "cited");
    ent_json_open(t->w, '{');
    for (ent_basis b = 0; b < ENT_BASIS_COUNT; b++) {
        ent_json_field_count(t->w, ent_basis_word(b), t->account->cited[b]);
    }
    ent_json_close(t->w, '}');
    ent_json_close(t->w, '}');
}

ent_status ent_tell_account(ent_context *context, const ent_voice *voice, uint64_t state,
                            size_t most, ent_format format, const ent_sink *sink)
{
    ent_account account;
    ent_writer w;
    if (format == ENT_FORMAT_CSV) {
        return ENT_ERROR_UNSUPPORTED;
    }
    ENT_TRY(ent_account_new(context, &voice->view, (uint32_t)state, most, &account));
    ent_writer_init(&w, context, sink);
    ent_telling t = {.context = context,
                     .voice = voice,
                     .account = &account,
                     .space = voice->view.judgement->space,
                     .dispute = voice->view.judgement->space->dispute,
                     .w = &w};
    ent_text_init(&t.text, &context->allocator);
    if (format == ENT_FORMAT_JSON) {
        put_account(&t);
    } else {
        ent_account_text(&t);
    }
    const bool failed = t.text.failed;
    ent_text_free(&t.text);
    ent_account_free(&account);
    const ent_status status = ent_writer_end(&w);
    return status == ENT_OK && failed ? ENT_ERROR_MEMORY : status;
}
