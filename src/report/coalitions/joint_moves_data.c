/* SPDX-License-Identifier: MIT */
/* What coalitions could do better than a state, for programs. */
#include "report/coalitions/joint_moves.h"
#include "report/data.h"
#include "report/head.h"

/* The moves of single parties, one after another. */
static void put_moves(ent_writer *w, const char *key, const ent_dispute *dispute,
                      const ent_step *moves, size_t count)
{
    ent_json_key(w, key);
    ent_json_open(w, '[');
    for (size_t k = 0; k < count; k++) {
        ent_json_open(w, '{');
        ent_json_field_text(w, "party", ent_party_id(dispute, moves[k].party));
        ent_json_field_count(w, "from", moves[k].from + 1);
        ent_json_field_count(w, "to", moves[k].to + 1);
        ent_json_close(w, '}');
    }
    ent_json_close(w, ']');
}

/* Why each member gains. */
static void put_gains(ent_writer *w, const ent_temptations *t, uint64_t parties, uint64_t to)
{
    ent_json_key(w, "gains");
    ent_json_open(w, '[');
    for (size_t p = 0; p < ent_party_count(t->dispute); p++) {
        if ((parties >> p & 1) == 0) {
            continue;
        }
        const size_t reason = ent_reasons_first(&t->reasons[p], t->state, to);
        ent_json_open(w, '{');
        ent_json_field_text(w, "party", ent_party_id(t->dispute, p));
        ent_json_statement(w, "gains_wish", reason);
        ent_json_close(w, '}');
    }
    ent_json_close(w, ']');
}

static void put_answer(ent_writer *w, const ent_dispute *dispute, const ent_joint_answer *answer)
{
    ent_json_open(w, '{');
    ent_json_field_text(w, "concept", ent_concept_key(answer->concept));
    ent_json_key(w, "steps");
    ent_json_open(w, '[');
    for (size_t k = 0; k < answer->step_count; k++) {
        const ent_joint_step *step = &answer->steps[k];
        ent_json_open(w, '{');
        ent_json_key(w, "parties");
        ent_json_parties(w, dispute, step->parties);
        ent_json_field_count(w, "from", step->from + 1);
        ent_json_field_count(w, "to", step->to + 1);
        put_moves(w, "moves", dispute, step->moves, step->move_count);
        ent_json_close(w, '}');
    }
    ent_json_close(w, ']');
    ent_json_field_count(w, "ends", answer->ends + 1);
    ent_json_close(w, '}');
}

static void put_improvement(ent_writer *w, const ent_temptations *t, uint64_t parties,
                            const ent_joint_move *move)
{
    ent_json_open(w, '{');
    ent_json_field_count(w, "to", move->to + 1);
    put_moves(w, "moves", t->dispute, move->steps, move->step_count);
    put_gains(w, t, parties, move->to);
    ent_json_concepts(w, "deterred", move->deterred);
    ent_json_key(w, "answers");
    ent_json_open(w, '[');
    for (size_t k = 0; k < move->answer_count; k++) {
        put_answer(w, t->dispute, &move->answers[k]);
    }
    ent_json_close(w, ']');
    ent_json_close(w, '}');
}

static void put_coalition(ent_writer *w, const ent_temptations *t, const ent_temptation *found)
{
    const ent_joint_moves *moves = found->moves;
    ent_json_open(w, '{');
    ent_json_key(w, "parties");
    ent_json_parties(w, t->dispute, moves->parties);
    ent_json_field_bool(w, "minimal", found->minimal);
    ent_json_concepts(w, "stable", moves->stable);
    ent_json_field_count(w, "improvement_count", moves->count);
    ent_json_field_count(w, "undeterred", moves->undeterred);
    ent_json_key(w, "improvements");
    ent_json_open(w, '[');
    for (size_t k = 0; k < moves->shown_count; k++) {
        put_improvement(w, t, moves->parties, &moves->shown[k]);
    }
    ent_json_close(w, ']');
    ent_json_close(w, '}');
}

void ent_temptations_json(const ent_temptations *found, ent_writer *writer)
{
    ent_json_head(writer, found->dispute);
    ent_json_state(writer, found->space, found->state);
    ent_json_field_count(writer, "examined", ent_coalition_count(found->coalitions));
    ent_json_key(writer, "coalitions");
    ent_json_open(writer, '[');
    for (size_t k = 0; k < found->count; k++) {
        put_coalition(writer, found, &found->list[k]);
    }
    ent_json_close(writer, ']');
    ent_json_close(writer, '}');
}
