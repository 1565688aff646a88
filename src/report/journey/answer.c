/* SPDX-License-Identifier: MIT */
/*
 * Whether the others would deter a joint move that `paths` tells: the question that `coalitions` asks under CGMR, of this
 * one move. An answer may cost those who give it; whether one pays for them is left to `coalitions`.
 */
#include "report/journey/answer.h"

#include "coalitions/parry.h"
#include "diag/context.h"
#include "report/data.h"
#include "report/words.h"
#include "stability/solution.h"

enum { MOST_STATES = 1 << 20 };

/* One joint move and what was found. */
typedef struct finding {
    const ent_joint_way *joint;
    ent_arena arena;
    ent_joint_answer answer;
    bool asked;
} finding;

/* Asks; of a sheet, no more than the solution is needed. The finding is released by its arena, also after a failure. */
static ent_status find(const ent_paths_sheet *s, const ent_joint_way *joint, finding *out)
{
    finding f = {.joint = joint};
    ent_status status = ENT_OK;
    const ent_parry_query query = {.graph = &s->solution->graph,
                                   .parties = joint->parties,
                                   .from = (uint32_t)joint->steps[0].from,
                                   .to = (uint32_t)joint->to};
    ent_arena_init(&f.arena, &s->context->allocator);
    if (joint->losing == 0 && ent_state_count(s->space) <= MOST_STATES) {
        status = ent_parry_find(s->context, &query, &f.arena, &f.answer);
        f.asked = status == ENT_OK;
    }
    *out = f;
    return status == ENT_ERROR_LIMIT ? ENT_OK : status;
}

/* Keeps in the writer what went wrong. */
static void note(ent_paths_sheet *s, ent_status status)
{
    if (status != ENT_OK && s->w->status == ENT_OK) {
        s->w->status = status;
    }
}

/* Those who make the move and whom the answer leaves no better off than before. */
static uint64_t hit_by(const ent_paths_sheet *s, const finding *f)
{
    uint64_t hit = 0;
    for (size_t p = 0; p < ent_party_count(s->dispute); p++) {
        if ((f->joint->parties >> p & 1) != 0 &&
            ent_level(s->solution, p, f->answer.ends) <=
                ent_level(s->solution, p, f->joint->steps[0].from)) {
            hit |= (uint64_t)1 << p;
        }
    }
    return hit;
}

static void add_answer(const ent_paths_sheet *s, const finding *f, ent_text *text)
{
    const ent_joint_step *step = f->answer.steps;
    const uint64_t hit = hit_by(s, f);
    ent_subject who = ent_words_subject(s->dispute, hit);
    ent_text_add(text, "The others can answer it: ");
    for (size_t k = 0; k < step->move_count; k++) {
        const ent_step *move = &step->moves[k];
        ent_text_format(text, k > 0 ? "; then %s " : "%s ",
                        ent_party_name(s->dispute, move->party));
        ent_words_move(text, s->space, move->party, move->from, move->to);
        ent_text_add(text, " (to ");
        ent_words_state(text, s->space, move->to);
        ent_text_add(text, ")");
    }
    ent_text_add(text, ". After that, ");
    ent_words_coalition(text, s->dispute, hit);
    ent_text_add(text, ent_inflect(&who, " {is|are} no better off than before this move. "
                                         "Whether the answer pays for those who give it, "
                                         "'entente coalitions' tells."));
}

/* Whether all parties make the move. */
static bool takes_all(const ent_paths_sheet *s, const finding *f)
{
    return ent_bits_in_word(f->joint->parties) == ent_party_count(s->dispute);
}

static void add_words(const ent_paths_sheet *s, const finding *f, ent_text *text)
{
    if (!f->asked) {
        ent_text_add(text, "Not asked: whether the other parties would deter it (see 'entente "
                           "coalitions').");
    } else if (f->answer.step_count > 0) {
        add_answer(s, f, text);
    } else if (takes_all(s, f)) {
        ent_text_add(text, "All parties make it, so nobody is left who could answer it.");
    } else {
        ent_subject who = ent_words_subject(s->dispute, f->joint->parties);
        ent_text_add(text, "Whatever the others answer, ");
        ent_words_coalition(text, s->dispute, f->joint->parties);
        ent_text_add(text, ent_inflect(&who, " {stays|stay} better off than before."));
    }
}

static ent_status add_found(const ent_paths_sheet *s, const ent_joint_way *joint, ent_text *text)
{
    finding f;
    const ent_status status = find(s, joint, &f);
    if (status == ENT_OK) {
        add_words(s, &f, text);
    }
    ent_arena_free(&f.arena);
    return status;
}

ent_status ent_words_joint_answer(ent_text *text, ent_context *context,
                                  const ent_solution *solution, const ent_joint_way *joint)
{
    const ent_paths_sheet sheet = {.context = context,
                                   .solution = solution,
                                   .space = solution->space,
                                   .dispute = solution->space->dispute};
    return add_found(&sheet, joint, text);
}

void ent_put_joint_answer(ent_paths_sheet *s, const ent_joint_way *joint, size_t indent)
{
    ent_text text;
    ent_text_init(&text, &s->context->allocator);
    note(s, add_found(s, joint, &text));
    ent_put_gathered(s->w, indent, indent + 2, &text);
    ent_writer_drop(s->w, &text);
}

static void put_sanction(const ent_paths_sheet *s, const finding *f)
{
    const ent_joint_step *step = f->answer.steps;
    ent_json_open(s->w, '{');
    ent_json_field_text(s->w, "concept", ent_concept_key(f->answer.concept));
    ent_json_field_count(s->w, "ends", f->answer.ends + 1);
    ent_json_key(s->w, "steps");
    ent_json_open(s->w, '[');
    for (size_t k = 0; k < step->move_count; k++) {
        const ent_step *move = &step->moves[k];
        ent_json_open(s->w, '{');
        ent_json_field_text(s->w, "party", ent_party_id(s->dispute, move->party));
        ent_json_field_count(s->w, "from", move->from + 1);
        ent_json_field_count(s->w, "to", move->to + 1);
        ent_json_close(s->w, '}');
    }
    ent_json_close(s->w, ']');
    ent_json_key(s->w, "no_better");
    ent_json_parties(s->w, s->dispute, hit_by(s, f));
    ent_json_close(s->w, '}');
}

void ent_json_joint_answer(ent_paths_sheet *s, const ent_joint_way *joint)
{
    finding f;
    note(s, find(s, joint, &f));
    const bool answered = f.asked && f.answer.step_count > 0;
    if (f.asked) {
        ent_json_concepts(s->w, "deterred", answered ? 1u << f.answer.concept : 0);
    } else {
        ent_json_key(s->w, "deterred");
        ent_json_null(s->w);
    }
    ent_json_key(s->w, "sanction");
    if (answered) {
        put_sanction(s, &f);
    } else {
        ent_json_null(s->w);
    }
    ent_arena_free(&f.arena);
}
