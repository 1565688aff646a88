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
static bool is_equal(const ent_solution *solution, const ent_name_standing *name, uint64_t state)
{
    return state != name->strongest.state &&
           ent_state_has_name(ent_solution_space(solution), state, name->name) &&
           ent_strength(ent_equilibrium_concepts(solution, state)) ==
               ent_strength(name->strongest.concepts);
}

uint64_t ent_equals_count(const ent_solution *solution, const ent_name_standing *name)
{
    uint64_t count = 0;
    for (uint64_t s = 0; s < ent_state_count(ent_solution_space(solution)); s++) {
        count += is_equal(solution, name, s);
    }
    return count;
}

void ent_equals_list(ent_text *text, const ent_solution *solution, const ent_name_standing *name)
{
    const uint64_t count = ent_equals_count(solution, name);
    uint64_t listed = 0;
    for (uint64_t s = 0; s < ent_state_count(ent_solution_space(solution)) && listed < MOST_LISTED;
         s++) {
        if (is_equal(solution, name, s)) {
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

static bool is_unharmed(const ent_solution *solution, uint64_t state, uint64_t today)
{
    bool good = true;
    for (size_t p = 0; p < ent_party_count(ent_space_dispute(ent_solution_space(solution))); p++) {
        good = good && ent_level(solution, p, state) >= ent_level(solution, p, today);
    }
    return good;
}

void ent_equals_reason(ent_text *text, const ent_solution *solution, const ent_name_standing *name)
{
    const ent_space *space = ent_solution_space(solution);
    const uint64_t taken = name->strongest.state;
    uint64_t today = 0;
    if (ent_state_today(space, &today) != ENT_OK) {
        ent_text_add(text, "the first");
        return;
    }
    const bool good = is_unharmed(solution, taken, today);
    bool harmed = false, rivals = false, as_near = false;
    for (uint64_t s = 0; s < ent_state_count(space); s++) {
        if (is_equal(solution, name, s)) {
            const bool worse = good && !is_unharmed(solution, s, today) &&
                               ent_today_given(ent_space_dispute(space));
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
