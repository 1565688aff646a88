/* SPDX-License-Identifier: MIT */
/*
 * The efficient outcomes in words. Of states those that would hold are listed, the named ones first; those that would
 * not are counted, and the first of them named. Of packages, which nobody can leave alone, those that give no party less
 * than it has without agreement come first.
 */
#include "report/settlement/sheet.h"

#include "report/words.h"

enum { NAMED = 6 /* of the outcomes that are only counted */ };

/* What comes first: rank 0, then 1, 2, 3. */
static int rank_of(const ent_settle_sheet *s, uint64_t outcome)
{
    const ent_dispute *dispute = ent_space_dispute(s->space);
    bool named = ent_state_id(s->space, outcome) != NULL;
    for (size_t n = 0; n < ent_name_count(dispute) && !named; n++) {
        named = ent_state_has_name(s->space, outcome, n);
    }
    return 2 * !ent_outcome_is_rational(s->bargaining, outcome) + !named;
}

enum { RANKS = 4 };

static void put_outcome(ent_settle_sheet *s, uint64_t outcome)
{
    const unsigned holds = ent_outcome_holds(s->bargaining, outcome);
    ent_settle_add_name(s, outcome);
    ent_settle_add_content(s, outcome);
    ent_settle_paragraph(s, 2, 6);
    ent_settle_add_worth(s, outcome);
    if (holds != 0) {
        ent_text_add(&s->text, "; would hold under ");
        ent_words_concepts(&s->text, holds);
    }
    ent_settle_paragraph(s, 4, 6);
}

/* Lists the efficient outcomes that hold, or all where that is not asked, up to the limit; returns how many there
 * are. */
static uint64_t put_list(ent_settle_sheet *s, bool asked)
{
    const uint64_t count = ent_efficient_count(s->bargaining);
    uint64_t told = 0;
    for (int rank = 0; rank < RANKS; rank++) {
        for (uint64_t i = 0; i < count; i++) {
            const uint64_t outcome = ent_efficient_at(s->bargaining, i);
            if ((!asked || ent_outcome_holds(s->bargaining, outcome) != 0) &&
                rank_of(s, outcome) == rank && told++ < s->most) {
                put_outcome(s, outcome);
            }
        }
    }
    return told;
}

/* Names the first of those that do not hold. */
static void put_others(ent_settle_sheet *s, uint64_t others)
{
    const uint64_t count = ent_efficient_count(s->bargaining);
    uint64_t told = 0;
    ent_words_count(&s->text, others, "would not hold", "would not hold");
    ent_text_add(&s->text, others > NAMED ? ", such as " : ": ");
    for (int rank = 0; rank < RANKS; rank++) {
        for (uint64_t i = 0; i < count && told < NAMED; i++) {
            const uint64_t outcome = ent_efficient_at(s->bargaining, i);
            if (ent_outcome_holds(s->bargaining, outcome) == 0 && rank_of(s, outcome) == rank) {
                ent_text_add(&s->text, told++ > 0 ? ", " : "");
                ent_settle_add_name(s, outcome);
            }
        }
    }
    ent_settle_paragraph(s, 2, 4);
}

void ent_settle_put_efficient(ent_settle_sheet *s)
{
    const uint64_t count = ent_efficient_count(s->bargaining);
    const bool asked = ent_settle_concepts(s->bargaining) != 0;
    ent_put(s->w, asked ? "\nWhat is efficient and would also hold\n" : "\nWhat is efficient\n");
    const uint64_t listed = put_list(s, asked);
    if (listed == 0) {
        ent_put(s->w, "  nothing\n");
    }
    if (listed > s->most) {
        ent_put(s->w, "  ... and ");
        ent_words_count(&s->text, listed - s->most, "more", "more");
        ent_settle_paragraph(s, 0, 4);
    }
    if (listed < count) {
        put_others(s, count - listed);
    }
}
