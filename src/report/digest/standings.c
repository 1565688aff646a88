/* SPDX-License-Identifier: MIT */
/* How today and the named states stand: under which concepts they hold, or who would leave them. */
#include "report/digest/digest.h"

#include "diag/context.h"
#include "report/coalitions/namesakes.h"
#include "report/equals.h"
#include "report/words.h"
#include "stability/concepts.h"

void ent_digest_heading(ent_digest_sheet *s, const char *words)
{
    ent_put(s->w, "\n");
    ent_put(s->w, words);
    ent_put(s->w, "\n");
}

void ent_digest_paragraph(ent_digest_sheet *s, size_t first, size_t rest)
{
    ent_put_gathered(s->w, first, rest, &s->text);
}

/* The most lenient concept that was decided: who is unstable under it breaks the state. */
static ent_concept most_lenient(const ent_digest_sheet *s)
{
    for (size_t i = ENT_CONCEPT_COUNT; i-- > 0;) {
        if ((ent_solution_concepts(s->solution) >> ent_strictest[i] & 1) != 0) {
            return ent_strictest[i];
        }
    }
    return ENT_NASH;
}

/* Adds the parties that leave a state; returns how many. */
static size_t add_leaving(ent_digest_sheet *s, uint64_t state)
{
    const ent_concept concept = most_lenient(s);
    for (size_t p = 0; p < ent_party_count(s->dispute); p++) {
        s->chosen[p] = !ent_is_stable(s->solution, concept, p, state);
    }
    return ent_words_parties(&s->text, s->dispute, s->chosen, 1);
}

static void add_who_leaves(ent_digest_sheet *s, uint64_t state)
{
    const ent_concept concept = most_lenient(s);
    const size_t leaving = add_leaving(s, state);
    if (leaving == 0) {
        ent_text_add(&s->text, "each party stays under some concept, not all under one");
        return;
    }
    ent_text_add(&s->text, leaving == 1 ? " would leave it" : " would each leave it");
    if (concept == ENT_GMR) {
        ent_text_add(&s->text, ", and nobody could deter that");
    } else {
        ent_text_format(&s->text, " under %s", ent_concept_label(concept));
    }
}

/* Of a name some of whose states hold: how many do not, and who would leave the nearest of them. */
static void add_failing(ent_digest_sheet *s, const ent_name_standing *standing)
{
    const uint64_t failing = standing->states - standing->holding;
    if (failing > 0) {
        ent_text_add(&s->text, "; ");
        ent_words_count(&s->text, failing, "holds under none:", "hold under none, such as");
        ent_text_format(&s->text, " s%llu", (unsigned long long)(standing->failing + 1));
        ent_text_add(&s->text, " (left by ");
        const size_t before = s->text.length;
        ent_text_add(&s->text, add_leaving(s, standing->failing) == 0 && s->text.length == before
                                   ? "no party under all concepts)"
                                   : ")");
    }
}

/* Names the parties that leave every state of a name, if there are any. */
static void add_who_leaves_all(ent_digest_sheet *s, size_t name)
{
    const ent_words_of_name of = {
        .solution = s->solution, .where = s->view->where, .name = name, .concept = most_lenient(s)};
    ent_text_add(&s->text, "; ");
    ent_words_leave_all(&s->text, &of, s->chosen);
}

void ent_digest_concepts(ent_digest_sheet *s, const ent_settlement *settlement)
{
    ent_words_concepts(&s->text, settlement->concepts);
    ent_words_strength(&s->text, s->solution, ENT_ALL_PARTIES, settlement->state);
}

bool ent_digest_several(ent_digest_sheet *s, uint64_t state)
{
    const bool told = s->view->several != NULL && ent_equilibrium_concepts(s->solution, state) != 0;
    if (told) {
        ent_words_several(&s->text, s->view->several, state, false);
    }
    return told;
}

/* The same behind what was said of the strongest of a name. */
static void add_several(ent_digest_sheet *s, uint64_t state)
{
    if (s->view->several != NULL) {
        ent_text_add(&s->text, "; ");
        (void)ent_digest_several(s, state);
    }
}

/* How many of the other states of a name that hold do so against several, too, and the first of these. */
static void add_lasting(ent_digest_sheet *s, const ent_namesakes *found)
{
    const unsigned long long others = found->others, first = found->first + 1;
    if (others == 1) {
        ent_text_format(&s->text,
                        found->lasting == 0 ? "; nor does the other that holds, s%llu"
                                            : "; the other that holds, s%llu, does",
                        first);
    } else if (found->lasting == 0) {
        ent_text_format(&s->text, "; nor do the %llu others that hold", others);
    } else if (found->lasting == others) {
        ent_text_format(&s->text, "; the %llu others that hold do, such as s%llu", others, first);
    } else {
        ent_text_format(&s->text, "; of the %llu others that hold ", others);
        ent_words_count(&s->text, found->lasting, "does, namely", "do, such as");
        ent_text_format(&s->text, " s%llu", first);
    }
}

/* The same of the strongest of several states of a name; where it does not hold, how many of the others that hold do. */
static void add_several_of_name(ent_digest_sheet *s, const ent_name_standing *standing)
{
    const ent_namesake strongest = {s->solution, s->view->several, standing->name,
                                    standing->strongest.state, s->view->where};
    if (strongest.several == NULL) {
        return;
    }
    ent_text_add(&s->text, "; ");
    ent_words_several(&s->text, strongest.several, strongest.state, true);
    if (ent_several_of(strongest.several, strongest.state) != ENT_SEVERAL_LEAVE) {
        return;
    }
    const ent_namesakes found = ent_namesakes_find(&strongest);
    if (found.others > 0) {
        add_lasting(s, &found);
    }
}

/* How many of the states hold under each concept: `4 hold under Nash, 5 SSEQ, 9 SEQ`. */
static void add_counts(ent_digest_sheet *s, const ent_name_standing *standing)
{
    bool first = true;
    for (size_t i = 0; i < ENT_CONCEPT_COUNT; i++) {
        const ent_concept concept = ent_strictest[i];
        if ((ent_solution_concepts(s->solution) >> concept & 1) == 0) {
            continue;
        }
        if (first) {
            ent_words_count(&s->text, standing->under[concept], "holds under ", "hold under ");
        } else {
            ent_text_add(&s->text, ", ");
            ent_words_count(&s->text, standing->under[concept], "", "");
        }
        ent_text_add(&s->text, ent_concept_label(concept));
        first = false;
    }
}

/* The strongest of several states; or that which is taken of equally firm ones, why, and the others. */
static void add_taken(ent_digest_sheet *s, const ent_name_standing *standing)
{
    const ent_equals equals = {.solution = s->solution, .name = standing, .within = s->view->where};
    const unsigned long long taken = standing->strongest.state + 1;
    if (standing->equally == 1) {
        ent_text_format(&s->text, "; the strongest is s%llu, under ", taken);
        ent_digest_concepts(s, &standing->strongest);
        return;
    }
    ent_text_format(&s->text, "; most firmly s%llu, ", taken);
    ent_equals_reason(&s->text, &equals);
    ent_text_add(&s->text, ", under ");
    ent_digest_concepts(s, &standing->strongest);
    ent_text_add(&s->text, "; equally firmly: ");
    ent_equals_list(&s->text, &equals);
}

static void put_name(ent_digest_sheet *s, const ent_name_standing *standing)
{
    ent_text_format(&s->text, "%s", ent_name_at(s->dispute, standing->name));
    if (standing->states == 1) {
        ent_text_format(&s->text,
                        " (s%llu): ", (unsigned long long)(standing->strongest.state + 1));
    } else {
        ent_text_add(&s->text, " (");
        ent_words_count(&s->text, standing->states, "state", "states");
        ent_text_add(&s->text, "): ");
    }
    if (standing->states == 0) {
        ent_text_add(&s->text, "not possible");
    } else if (standing->holding == 0 && standing->states == 1) {
        ent_text_add(&s->text, "does not hold; ");
        add_who_leaves(s, standing->strongest.state);
    } else if (standing->holding == 0) {
        ent_text_add(&s->text, "none of them holds");
        add_who_leaves_all(s, standing->name);
    } else if (standing->states == 1) {
        ent_text_add(&s->text, "holds under ");
        ent_digest_concepts(s, &standing->strongest);
        add_several(s, standing->strongest.state);
    } else {
        add_counts(s, standing);
        add_taken(s, standing);
        add_several_of_name(s, standing);
        add_failing(s, standing);
    }
    ent_digest_paragraph(s, 2, 6);
}

/* What is done in a state: `The union: "a strike"; The port: "wages" none`. */
static void add_doings(ent_digest_sheet *s, uint64_t state)
{
    size_t last = SIZE_MAX;
    for (size_t o = 0; o < ent_option_count(s->dispute); o++) {
        const ent_option_view option = ent_option_at(s->dispute, o);
        const size_t value = ent_state_value(s->space, state, o);
        if ((!option.graded && value == 0) || ent_state_varies(s->space, state, o)) {
            continue;
        }
        if (option.party == last) {
            ent_text_add(&s->text, ",");
        } else {
            ent_text_format(&s->text, last == SIZE_MAX ? "%s:" : "; %s:",
                            last == SIZE_MAX ? ent_party_opening(s->dispute, option.party)
                                             : ent_party_name(s->dispute, option.party));
        }
        ent_text_format(&s->text, " \"%s\"", option.label);
        if (option.graded) {
            ent_text_format(&s->text, " %s", ent_option_value_label(s->dispute, o, value));
        }
        last = option.party;
    }
    ent_text_add(&s->text, last == SIZE_MAX ? "no party has taken up any of its options" : "");
}

/* Today's state: what it is, and how it stands. */
static void put_today(ent_digest_sheet *s)
{
    if (!s->has_today || (s->view->where != NULL && !ent_state_set_has(s->view->where, s->today))) {
        return;
    }
    ent_digest_heading(s, "Today");
    ent_text_format(&s->text, "s%llu ", (unsigned long long)(s->today + 1));
    const unsigned concepts = ent_equilibrium_concepts(s->solution, s->today);
    if (concepts != 0) {
        ent_text_add(&s->text, "holds under ");
        ent_words_concepts(&s->text, concepts);
        ent_words_strength(&s->text, s->solution, ENT_ALL_PARTIES, s->today);
    } else {
        ent_text_add(&s->text, "does not hold; ");
        add_who_leaves(s, s->today);
    }
    ent_digest_paragraph(s, 2, 6);
    if (!ent_is_graph_form(s->dispute)) {
        add_doings(s, s->today);
        ent_digest_paragraph(s, 6, 8);
    }
    if (ent_digest_several(s, s->today)) {
        ent_digest_paragraph(s, 6, 8);
    }
}

/* Whether a state is told of by itself: as today, or among the undominated ones. */
static bool is_told_of(const ent_digest_sheet *s, uint64_t state)
{
    bool told = s->has_today && state == s->today;
    for (size_t i = 0; i < s->view->digest->shown_count; i++) {
        told = told || s->view->digest->shown[i].state == state;
    }
    return told;
}

/* Whether the strongest of a name was told of with a name before it. */
static bool is_told_before(const ent_digest_sheet *s, size_t at)
{
    const ent_name_standing *names = s->view->digest->names;
    bool told = false;
    for (size_t i = 0; i < at; i++) {
        told =
            told || (names[i].holding > 0 && names[i].strongest.state == names[at].strongest.state);
    }
    return told;
}

/* What the strongest of a name is, where it is not told of by itself: in what it differs from today. */
static void put_difference(ent_digest_sheet *s, size_t at)
{
    const uint64_t state = s->view->digest->names[at].strongest.state;
    const ent_words_step step = {.space = s->space, .from = s->today, .to = state};
    if (is_told_of(s, state) || is_told_before(s, at) || ent_is_graph_form(s->dispute)) {
        return;
    }
    ent_text_format(&s->text, "s%llu compared with today: ", (unsigned long long)(state + 1));
    ent_words_changes(&s->text, &step);
    ent_digest_paragraph(s, 6, 8);
}

/* The strictest concept under which some state of a name holds. */
static ent_concept strictest_of(const ent_name_standing *name)
{
    size_t i = 0;
    while (i + 1 < ENT_CONCEPT_COUNT && name->under[ent_strictest[i]] == 0) {
        i++;
    }
    return ent_strictest[i];
}

/* What all states of a name that hold have, though it does not ask for it. */
static void put_tied(ent_digest_sheet *s, const ent_name_standing *name)
{
    const ent_words_step step = {
        .space = s->space, .from = s->today, .to = name->strongest.state, .told = name->tied};
    const ent_concept concept = strictest_of(name);
    if (step.told != NULL) {
        ent_words_tied(&s->text, &(ent_words_held){step, concept, name->under[concept]});
    }
    if (s->text.length > 0) {
        ent_digest_paragraph(s, 6, 8);
    }
}

/* What a party would take back in the strongest of a name, where that was not told with a name before it. */
static void put_barred(ent_digest_sheet *s, size_t at)
{
    const ent_name_standing *name = &s->view->digest->names[at];
    if (name->holding > 0 && !is_told_before(s, at)) {
        ent_digest_barred(s, name->strongest.state);
    }
}

static void put_names(ent_digest_sheet *s)
{
    const ent_digest *digest = s->view->digest;
    bool headed = false;
    for (size_t i = 0; i < digest->name_count; i++) {
        if (digest->names[i].states > 0 || s->view->where == NULL) {
            if (!headed) {
                ent_digest_heading(s, "Named states");
                headed = true;
            }
            put_name(s, &digest->names[i]);
            put_barred(s, i);
            if (digest->names[i].holding > 0 && s->has_today) {
                put_difference(s, i);
                put_tied(s, &digest->names[i]);
            }
        }
    }
}

/* The strictest concept under which any of those looked at holds, and how many do; none: the number is 0. */
static ent_concept find_firmest(const ent_digest_sheet *s, uint64_t *count)
{
    *count = 0;
    for (size_t i = 0; i < ENT_CONCEPT_COUNT; i++) {
        const ent_concept concept = ent_strictest[i];
        if ((ent_solution_concepts(s->solution) >> concept & 1) == 0) {
            continue;
        }
        for (uint64_t state = 0; state < ent_state_count(s->space); state++) {
            *count += ent_is_equilibrium(s->solution, concept, state) &&
                      (s->view->where == NULL || ent_state_set_has(s->view->where, state));
        }
        if (*count > 0) {
            return concept;
        }
    }
    return ENT_NASH;
}

/* The firmest, where they are few and not all are told of elsewhere: those that hold under the strictest concept under
 * which any does. */
static void put_firmest(ent_digest_sheet *s)
{
    enum { FEW = 12 };
    uint64_t count = 0, told = 0, listed = 0;
    const ent_concept concept = find_firmest(s, &count);
    if (count == 0 || count > FEW || ent_solution_undecided(s->solution) != 0) {
        return;
    }
    ent_text_format(&s->text, "%s: ", ent_concept_label(concept));
    for (uint64_t state = 0; state < ent_state_count(s->space); state++) {
        if (ent_is_equilibrium(s->solution, concept, state) &&
            (s->view->where == NULL || ent_state_set_has(s->view->where, state))) {
            ent_text_add(&s->text, listed++ > 0 ? ", " : "");
            ent_text_add(&s->text, s->has_today && state == s->today ? "today's " : "");
            ent_words_state(&s->text, s->space, state);
            told += is_told_of(s, state);
        }
    }
    if (told == count) {
        ent_text_clear(&s->text);
    } else {
        ent_digest_heading(s, "The firmest: all that hold under the strictest concept under which "
                              "any does");
        ent_digest_paragraph(s, 2, 6);
    }
}

void ent_digest_standings(ent_digest_sheet *s)
{
    put_today(s);
    put_names(s);
    put_firmest(s);
}
