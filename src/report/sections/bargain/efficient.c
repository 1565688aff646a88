/* SPDX-License-Identifier: MIT */
/* Which efficient outcomes are shown, and what is said of one. */
#include "report/sections/bargain/settling.h"

#include "base/bits.h"
#include "diag/context.h"
#include "report/settlement/picks.h"
#include "report/words.h"

#include <string.h>

unsigned ent_settle_holds(const ent_settle_section *s, uint64_t outcome)
{
    return s->packages ? 0 : ent_equilibrium_concepts(s->job->solution, outcome);
}

void ent_settle_add_outcome(ent_settle_section *s, uint64_t outcome)
{
    ent_text *text = &s->job->text;
    if (!s->packages) {
        ent_words_state(text, s->job->space, outcome);
        return;
    }
    for (size_t k = 0; k < ent_settle_issue_count(s->bargaining); k++) {
        ent_text_format(
            text, "%s%s: %s", k == 0 ? "" : "; ", ent_settle_issue_label(s->bargaining, k),
            ent_settle_value_label(s->bargaining, k, ent_settle_value(s->bargaining, outcome, k)));
    }
}

void ent_settle_add_worth_of(ent_settle_section *s, uint64_t outcome, size_t party)
{
    const int gain = ent_outcome_gain(s->bargaining, outcome, party);
    if (!ent_bargainer_at(s->bargaining, party).cardinal) {
        ent_text_add(&s->job->text, gain > 0 ? "better" : gain < 0 ? "worse" : "the same");
        return;
    }
    ent_words_number(&s->job->text, NULL, ent_outcome_worth(s->bargaining, outcome, party), 0);
}

/* How early an outcome is shown: by points that pick it, by whether nobody loses, by concepts, by gains less losses. */
typedef struct rank {
    unsigned picks, rational, concepts;
    int gains;
} rank;

static rank rank_of(const ent_settle_section *s, uint64_t outcome)
{
    rank r = {.rational = ent_outcome_is_rational(s->bargaining, outcome)};
    r.picks = (unsigned)ent_bits_in_word(ent_outcome_picks(s->bargaining, outcome));
    r.concepts = (unsigned)ent_bits_in_word(ent_settle_holds(s, outcome));
    for (size_t p = 0; p < s->parties; p++) {
        const int gain = ent_outcome_gain(s->bargaining, outcome, p);
        r.gains += (gain > 0) - (gain < 0);
    }
    return r;
}

static bool is_before(const rank *a, const rank *b)
{
    if (a->picks != b->picks) {
        return a->picks > b->picks;
    }
    if (a->rational != b->rational) {
        return a->rational > b->rational;
    }
    return a->concepts != b->concepts ? a->concepts > b->concepts : a->gains > b->gains;
}

/* Keeps the first so many of all, each put in its place. */
static ent_status keep_first(ent_settle_section *s, rank *ranks, size_t most)
{
    const uint64_t count = ent_efficient_count(s->bargaining);
    for (uint64_t k = 0; k < count; k++) {
        const uint64_t outcome = ent_efficient_at(s->bargaining, k);
        const rank own = rank_of(s, outcome);
        size_t place = s->shown_count;
        while (place > 0 && is_before(&own, &ranks[place - 1])) {
            place--;
        }
        if (place == most) {
            continue;
        }
        s->shown_count += s->shown_count < most;
        for (size_t i = s->shown_count - 1; i > place; i--) {
            ranks[i] = ranks[i - 1];
            s->shown[i] = s->shown[i - 1];
        }
        ranks[place] = own;
        s->shown[place] = outcome;
        ENT_TRY(ent_context_step(s->job->context, "choosing outcomes", k, count));
    }
    return ENT_OK;
}

ent_status ent_settle_choose(ent_settle_section *s)
{
    const uint64_t count = ent_efficient_count(s->bargaining), asked = s->job->options.most;
    const size_t most = (size_t)(count < asked ? count : asked);
    s->shown = ent_arena_new(&s->page->arena, most + 1, sizeof *s->shown);
    rank *ranks = ent_arena_new(&s->page->arena, most + 1, sizeof *ranks);
    return s->shown == NULL || ranks == NULL ? ENT_ERROR_MEMORY : keep_first(s, ranks, most);
}
