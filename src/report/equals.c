/* SPDX-License-Identifier: MIT */
/*
 * The states of a name that hold as firmly as the one that is taken for it, and why that one is: in text and on pages.
 *
 * Of equally firm states the one is taken that comes first by `ent_stronger`: where the file says what holds today, one that
 * leaves no party worse off; then the nearest to today; then the first. All O(states * (parties + options)).
 */
#include "report/equals.h"
#include "report/words.h"
#include "space/space.h"
#include "stability/firmness.h"

enum { MOST_LISTED = 3 };

/* Whether a state of the name other than the one taken holds as firmly. */
static bool is_equal(const ent_equals *equals, uint64_t state)
{
    const ent_name_standing *name = equals->name;
    return state != name->strongest.state &&
           ent_state_has_name(ent_solution_space(equals->solution), state, name->name) &&
           (equals->within == NULL || ent_state_set_has(equals->within, state)) &&
           ent_equilibrium_concepts(equals->solution, state) == name->strongest.concepts;
}

void ent_equals_list(ent_text *text, const ent_equals *equals)
{
    const uint64_t count = equals->name->equally - 1;
    const uint64_t most =
        count > MOST_LISTED + 1 ? MOST_LISTED : count; /* "1 more" is as long as its number */
    uint64_t listed = 0;
    for (uint64_t s = 0; listed < most; s++) {
        if (is_equal(equals, s)) {
            ent_text_add(text, listed == 0 ? "" : listed + 1 == count ? " and " : ", ");
            ent_text_format(text, "s%llu", (unsigned long long)(s + 1));
            listed++;
        }
    }
    if (listed < count) {
        ent_text_add(text, " and ");
        ent_words_count(text, count - listed, "more", "more");
    }
}

void ent_equals_reason(ent_text *text, const ent_equals *equals)
{
    const ent_space *space = ent_solution_space(equals->solution);
    const uint64_t taken = equals->name->strongest.state;
    uint64_t today = 0;
    if (ent_state_today(space, &today) != ENT_OK) {
        ent_text_add(text, "the first");
        return;
    }
    const bool good = ent_hurts_nobody(equals->solution, taken);
    bool harmed = false, rivals = false, as_near = false;
    for (uint64_t s = 0; s < ent_state_count(space); s++) {
        if (is_equal(equals, s)) {
            const bool worse = good && !ent_hurts_nobody(equals->solution, s);
            harmed = harmed || worse;
            rivals = rivals || !worse;
            as_near = as_near || (!worse && ent_space_changed(space, s, today) ==
                                                ent_space_changed(space, taken, today));
        }
    }
    ent_text_add(text, harmed ? "worse for no party than today" : "");
    ent_text_add(text, harmed && rivals ? " and of such states " : "");
    ent_text_add(text, !rivals   ? ""
                       : as_near ? "one of the nearest to today"
                                 : "the nearest to today");
}
