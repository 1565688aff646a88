/* SPDX-License-Identifier: MIT */
/* What is told of an answer that deters a party. */
#include "report/judged/answers.h"

#include "dispute/subject.h"
#include "report/words.h"

void ent_words_further(ent_text *text, const ent_dispute *dispute, size_t party, bool gains)
{
    ent_subject who = ent_party_subject(dispute, party);
    ent_text_format(text,
                    ent_inflect(&who, gains ? "A further move of %s could then bring {it above "
                                              "where it was|them above where they were}."
                                            : "No further move of %s could then bring {it above "
                                              "where it was|them above where they were}."),
                    ent_party_name(dispute, party));
}

/* "Two other single moves that pay their givers deter it, too, so any one of the three is enough: ". */
static void add_others(ent_text *text, const ent_improvement *found)
{
    const bool pays = found->by == ENT_SEQ || found->by == ENT_SSEQ;
    if (found->other_count == 1) {
        ent_text_format(text,
                        "Another single move%s deters it, too, so either of the two is enough: ",
                        pays ? " that pays its giver" : "");
    } else if (found->other_count == 2) {
        ent_text_format(
            text, "Two other single moves%s deter it, too, so any one of the three is enough: ",
            pays ? " that pay their givers" : "");
    } else {
        ent_text_format(text, "Other single moves%s deter it, too, and any one is enough: ",
                        pays ? " that pay their givers" : "");
    }
}

void ent_words_others(ent_text *text, const ent_space *space, const ent_improvement *found,
                      const char *unnamed)
{
    const ent_dispute *dispute = ent_space_dispute(space);
    bool first = true;
    if (found->other_count == 0) {
        return;
    }
    add_others(text, found);
    for (size_t k = 0; k < found->others_shown; k++) {
        const ent_step *step = &found->others[k];
        ent_text_format(text, "%s%s ", k > 0 ? "; or " : "", ent_party_name(dispute, step->party));
        ent_words_move(text, space, step->party, step->from, step->to);
        if (unnamed != NULL) {
            ent_text_add(text, " (to ");
            ent_words_state(text, space, step->to);
            ent_text_add(text, ")");
        }
    }
    for (size_t p = 0; found->others_shown == 0 && p < ent_party_count(dispute); p++) {
        if (found->others_of[p] > 0) {
            ent_text_format(text, "%s%llu of %s", first ? "" : ", ",
                            (unsigned long long)found->others_of[p], ent_party_name(dispute, p));
            first = false;
        }
    }
    ent_text_add(text, found->others_shown == 0 && unnamed != NULL ? unnamed : "");
    ent_text_add(text, ".");
}

bool ent_words_unprompted(ent_text *text, const ent_dispute *dispute,
                          const ent_explanation *explanation, const ent_improvement *found)
{
    if (found->unprompted == ENT_NO_STATE) {
        return false;
    }
    ent_text_format(text, "%s would gain by %s move from s%llu itself, too",
                    ent_party_opening(dispute, found->steps[0].party),
                    found->step_count == 1 ? "this" : "the first",
                    (unsigned long long)explanation->state + 1);
    return true;
}

bool ent_unprompted_known(const ent_explanation *explanation, const ent_improvement *found,
                          unsigned *deterred)
{
    const ent_stance *stance = &explanation->stances[found->steps[0].party];
    *deterred = stance->stable;
    for (size_t k = 0; k < stance->shown_count; k++) {
        if (stance->shown[k].to == found->unprompted) {
            *deterred = stance->shown[k].deterred;
            return true;
        }
    }
    return *deterred != 0;
}
