/* SPDX-License-Identifier: MIT */
/* Why a party stays that no move of its own would make better off, in words. */
#include "report/judged/staying.h"

#include "dispute/model.h"
#include "report/words.h"

enum { MOST_UNMET = 3 };

/* "its wishes "x" (wish 1, stated), ... and 2 more". */
static void add_unmet(ent_text *text, const ent_dispute *dispute, const ent_stance *stance,
                      size_t party)
{
    const size_t named = stance->unmet_count > MOST_UNMET + 1 ? MOST_UNMET : stance->unmet_count;
    for (size_t k = 0; k < named; k++) {
        const bool last = k + 1 == stance->unmet_count;
        ent_text_add(text, k == 0 ? " " : last ? " and " : ", ");
        ent_words_statement(text, dispute, party, stance->unmet[k]);
    }
    if (named < stance->unmet_count) {
        ent_text_format(text, " and %zu more", stance->unmet_count - named);
    }
}

/* Which of its wishes it does without; of parties whose wishes stand in no order nothing is told. */
static void add_wishes(ent_text *text, const ent_dispute *dispute, const ent_stance *stance,
                       size_t party)
{
    const ent_party *wishes = &dispute->parties[party];
    if (wishes->order != ENT_ORDER_STATEMENTS || wishes->statement_count == 0) {
        return;
    }
    if (stance->unmet_count == 0) {
        ent_text_add(text, " All of its wishes are met.");
        return;
    }
    ent_text_add(text, " Not met:");
    add_unmet(text, dispute, stance, party);
    if (stance->move_count > 0) {
        ent_text_add(text, stance->unmet_count == 1
                               ? "; none of its moves meets it without breaking one that is more "
                                 "important."
                               : "; none of its moves meets one of these without breaking one "
                                 "that is more important.");
    } else {
        ent_text_add(text, ".");
    }
}

void ent_words_stay(ent_text *text, const ent_solution *solution, const ent_stance *stance,
                    size_t party)
{
    const unsigned long long moves = stance->move_count, equal = stance->equal_count;
    if (moves == 0) {
        ent_text_add(text, "stays: it has no move here.");
    } else if (equal == moves) {
        ent_text_add(text, moves == 1 ? "stays: its only move makes no difference to it."
                                      : "stays: its moves make no difference to it.");
    } else if (equal > 0) {
        ent_text_format(text, "stays: none of its %llu moves is better for it, and %llu %s.", moves,
                        equal,
                        equal == 1 ? "makes no difference to it" : "make no difference to it");
    } else {
        ent_text_format(text,
                        moves == 1 ? "stays: its only move is worse for it."
                                   : "stays: each of its %llu moves is worse for it.",
                        moves);
    }
    add_wishes(text, ent_space_dispute(ent_solution_space(solution)), stance, party);
}

void ent_words_cost(ent_text *text, const ent_words_loss *loss, const ent_cost *cost)
{
    const ent_space *space = ent_solution_space(loss->solution);
    const uint32_t places = ent_level_count(loss->solution, loss->party);
    const unsigned long long others = cost->moves - 1;
    ent_text_add(text, "If it ");
    ent_words_move(text, space, loss->party, loss->state, cost->nearest);
    ent_text_add(text, " (to ");
    ent_words_state(text, space, cost->nearest);
    if (cost->loss != ENT_NO_STATEMENT) {
        ent_text_add(text, "), it breaks its wish ");
        ent_words_statement(text, ent_space_dispute(space), loss->party, cost->loss);
    } else {
        ent_text_format(text, "), it falls from place %u in its order to place %u",
                        places - ent_level(loss->solution, loss->party, loss->state),
                        places - ent_level(loss->solution, loss->party, cost->nearest));
    }
    if (others > 0) {
        ent_text_format(text, "; so %s %llu more of its moves", others == 1 ? "does" : "do",
                        others);
    }
    ent_text_add(text, ".");
}

void ent_words_credible(ent_text *text, const ent_explanation *explanation)
{
    bool told = false;
    for (size_t p = 0; p < explanation->party_count; p++) {
        const ent_stance *stance = &explanation->stances[p];
        for (size_t k = 0; k < stance->shown_count; k++) {
            const ent_improvement *found = &stance->shown[k];
            told =
                told || (found->step_count > 0 && (found->by == ENT_SEQ || found->by == ENT_SSEQ));
        }
    }
    if (told) {
        ent_text_add(text, "Credible: each step leaves the one who takes it better off than just "
                           "before. Whether another would be better still, whether it fears an "
                           "answer in turn, and whether it comes anyway, is not asked. ");
    }
}
