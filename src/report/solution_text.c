/* SPDX-License-Identifier: MIT */
/*
 * A solution for people: how many states hold, the named ones, what all equilibria share, how they
 * fall into groups, and the undominated ones as cards.
 */
#include "report/solution.h"

#include "report/head.h"
#include "report/words.h"

typedef struct sheet {
    ent_context *context;
    const ent_solution *solution;
    const ent_solution_view *view;
    const ent_space *space;
    const ent_dispute *dispute;
    uint64_t today;
    bool has_today;
    int *chosen; /* per party; scratch */
    ent_text text;
    ent_writer *w;
} sheet;

/* Each concept from the strictest, in words. */
static const struct {
    ent_concept concept;
    const char *meaning;
} meanings[] = {
    {ENT_NASH, "no party can do better by a move of its own"},
    {ENT_SSEQ, "whoever could is deterred by answers that pay for those who give them and cannot "
               "be repaired"},
    {ENT_SEQ, "whoever could is deterred by answers that pay for those who give them"},
    {ENT_SMR, "whoever could is deterred by answers at any cost that cannot be repaired"},
    {ENT_GMR, "whoever could is deterred by answers at any cost to those who give them"},
    {ENT_SIM, "whoever could is deterred by what others may gain by moving at the same time"},
};

static void heading(sheet *s, const char *words)
{
    ent_put(s->w, "\n");
    ent_put(s->w, words);
    ent_put(s->w, "\n");
}

/* Writes the gathered text as a paragraph and starts anew. */
static void paragraph(sheet *s, size_t first, size_t rest)
{
    ent_put_gathered(s->w, first, rest, &s->text);
}

/* Which parties do not perceive how many states. */
static void put_perception(sheet *s)
{
    for (size_t p = 0; p < ent_party_count(s->dispute); p++) {
        uint64_t unseen = 0;
        for (uint64_t state = 0; state < ent_state_count(s->space); state++) {
            unseen += !ent_perceives(s->solution, p, state);
        }
        if (ent_misperception_count(s->dispute, p) > 0) {
            ent_text_format(&s->text, "%s does not perceive ", ent_party_name(s->dispute, p));
            ent_words_count(&s->text, unseen, "of the states", "of the states");
            ent_text_add(&s->text, ent_solution_blinds_others(s->solution)
                                       ? ", and disregards what others do there"
                                       : ", and makes no move there");
            paragraph(s, 2, 2);
        }
    }
}

static void put_title(sheet *s)
{
    uint64_t basis[ENT_BASIS_COUNT];
    ent_put_head(s->w, s->dispute);
    ent_words_count(&s->text, ent_party_count(s->dispute), "party", "parties");
    ent_text_add(&s->text, ", ");
    if (!ent_is_graph_form(s->dispute)) {
        ent_words_count(&s->text, ent_option_count(s->dispute), "option", "options");
        ent_text_add(&s->text, ", ");
    }
    ent_words_count(&s->text, ent_state_count(s->space), "possible state", "possible states");
    ent_words_today(&s->text, s->space);
    paragraph(s, 2, 2);
    ent_basis_counts(s->dispute, basis);
    ent_text_add(&s->text, "the parties' wishes: ");
    ent_words_basis(&s->text, basis);
    paragraph(s, 2, 2);
    if (ent_solution_undecided(s->solution) != 0) {
        ent_text_add(&s->text, "PARTIAL RESULT: it was stopped before all was decided");
        paragraph(s, 2, 2);
    }
    if (!ent_solution_counts_return(s->solution)) {
        ent_text_add(&s->text, "going back to a state is not counted as an answer to leaving it");
        paragraph(s, 2, 2);
    }
    put_perception(s);
    if (s->view->where != NULL) {
        ent_words_where(&s->text, s->view->where);
        paragraph(s, 2, 2);
    }
}

/* A concept that is not decided for all parties, where the solution was stopped. */
static void put_undecided(sheet *s, ent_concept concept, int width)
{
    const size_t parties = ent_party_count(s->dispute);
    size_t decided = 0;
    while (decided < parties && ent_party_decided(s->solution, concept, decided)) {
        decided++;
    }
    ent_put_format(s->w, "  %-5s %*s  decided for %zu of %zu parties before it was stopped\n",
                   ent_concept_label(concept), width, "not known", decided, parties);
}

static uint64_t count_equilibria(const sheet *s, ent_concept concept)
{
    if (s->view->where == NULL) {
        return ent_equilibrium_count(s->solution, concept);
    }
    uint64_t total = 0, state = 0;
    for (uint64_t from = 0; ent_state_set_next(s->view->where, from, &state); from = state + 1) {
        total += ent_is_equilibrium(s->solution, concept, state);
    }
    return total;
}

/* How wide the counts of all concepts are, 9 at least. */
static int count_width(sheet *s)
{
    size_t width = 9;
    for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++) {
        if ((ent_solution_concepts(s->solution) >> meanings[i].concept & 1) != 0) {
            ent_text_add_grouped(&s->text, count_equilibria(s, meanings[i].concept));
            width = s->text.length > width ? s->text.length : width;
            ent_text_clear(&s->text);
        }
    }
    return (int)width;
}

static void put_counts(sheet *s)
{
    const int width = count_width(s);
    heading(s, "How many states would hold, by how strictly one asks");
    for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++) {
        if ((ent_solution_undecided(s->solution) >> meanings[i].concept & 1) != 0) {
            put_undecided(s, meanings[i].concept, width);
            continue;
        }
        if ((ent_solution_concepts(s->solution) >> meanings[i].concept & 1) == 0) {
            continue;
        }
        ent_text_add_grouped(&s->text, count_equilibria(s, meanings[i].concept));
        ent_put_format(s->w, "  %-5s %*s  %s\n", ent_concept_label(meanings[i].concept), width,
                       ent_text_get(&s->text), meanings[i].meaning);
        ent_text_clear(&s->text);
    }
    if (ent_solution_concepts(s->solution) == ENT_DEFAULT_CONCEPTS) {
        ent_put(s->w,
                "  (Nash implies SSEQ, SSEQ implies SEQ and SMR, each of these implies GMR)\n");
    }
}

static uint64_t count_strong(const sheet *s, ent_concept concept)
{
    if (s->view->where == NULL) {
        return ent_strong_equilibrium_count(s->solution, concept);
    }
    uint64_t total = 0, state = 0;
    for (uint64_t from = 0; ent_state_set_next(s->view->where, from, &state); from = state + 1) {
        total += ent_equilibrium_strength(s->solution, concept, state) == ENT_STRONGLY_STABLE;
    }
    return total;
}

/* How many of those that hold do so strongly, under each concept that knows strength. */
static void put_strength(sheet *s)
{
    bool headed = false;
    for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++) {
        const ent_concept concept = meanings[i].concept;
        const bool told =
            ent_solution_tells_strength(s->solution) && concept != ENT_NASH && concept != ENT_SIM;
        if (!told || (ent_solution_concepts(s->solution) >> concept & 1) == 0) {
            continue;
        }
        if (!headed) {
            heading(s, "How firmly: strongly where whoever could do better fears what it likes far "
                       "less");
            headed = true;
        }
        const uint64_t all = count_equilibria(s, concept), strong = count_strong(s, concept);
        ent_put_format(s->w, "  %-5s %9llu strongly, %llu weakly\n", ent_concept_label(concept),
                       (unsigned long long)strong, (unsigned long long)(all - strong));
    }
}

static void put_party_count(sheet *s, ent_concept concept)
{
    const size_t party = s->view->party;
    ent_put_format(s->w, "  %-5s %9llu", ent_concept_label(concept),
                   (unsigned long long)ent_stable_count(s->solution, concept, party));
    if (ent_solution_tells_strength(s->solution) && concept != ENT_NASH && concept != ENT_SIM) {
        ent_put_format(s->w, "  %llu of them strongly",
                       (unsigned long long)ent_strong_count(s->solution, concept, party));
    }
    ent_put(s->w, "\n");
}

/* How many states are stable for one party. */
static void put_party(sheet *s)
{
    ent_text_format(&s->text, "States that %s would not leave",
                    ent_party_name(s->dispute, s->view->party));
    heading(s, ent_text_get(&s->text));
    ent_text_clear(&s->text);
    for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++) {
        if ((ent_solution_concepts(s->solution) >> meanings[i].concept & 1) != 0) {
            put_party_count(s, meanings[i].concept);
        }
    }
}

/* The most lenient concept that was decided: who is unstable under it breaks the state. */
static ent_concept most_lenient(const sheet *s)
{
    for (size_t i = sizeof meanings / sizeof *meanings; i-- > 0;) {
        if ((ent_solution_concepts(s->solution) >> meanings[i].concept & 1) != 0) {
            return meanings[i].concept;
        }
    }
    return ENT_NASH;
}

static void add_who_leaves(sheet *s, uint64_t state)
{
    const ent_concept concept = most_lenient(s);
    for (size_t p = 0; p < ent_party_count(s->dispute); p++) {
        s->chosen[p] = !ent_is_stable(s->solution, concept, p, state);
    }
    const size_t leaving = ent_words_parties(&s->text, s->dispute, s->chosen, 1);
    if (leaving == 0) {
        ent_text_add(&s->text, "each party stays under some concept, not all under one");
    } else if (concept == ENT_GMR) {
        ent_text_add(&s->text, " would leave it, and nobody could deter that");
    } else {
        ent_text_format(&s->text, " would leave it under %s", ent_concept_label(concept));
    }
}

/* Names the parties that leave every state of a name, if there are any. */
static void add_who_leaves_all(sheet *s, size_t name)
{
    const ent_concept concept = most_lenient(s);
    for (size_t p = 0; p < ent_party_count(s->dispute); p++) {
        s->chosen[p] = 1;
        for (uint64_t state = 0; s->chosen[p] == 1 && state < ent_state_count(s->space); state++) {
            const bool meant = ent_state_has_name(s->space, state, name) &&
                               (s->view->where == NULL || ent_state_set_has(s->view->where, state));
            s->chosen[p] = !(meant && ent_is_stable(s->solution, concept, p, state));
        }
    }
    ent_text names;
    ent_text_init(&names, &s->context->allocator);
    if (ent_words_parties(&names, s->dispute, s->chosen, 1) > 0) {
        ent_text_format(&s->text, "; %s would leave each", ent_text_get(&names));
    } else {
        ent_text_add(&s->text, "; some party would leave each, not always the same one");
    }
    s->text.failed = s->text.failed || names.failed;
    ent_text_free(&names);
}

/* Under which concepts a settlement holds, and how firmly. */
static void add_concepts(sheet *s, const ent_settlement *settlement)
{
    ent_words_concepts(&s->text, settlement->concepts);
    ent_words_strength(&s->text, s->solution, ENT_ALL_PARTIES, settlement->state);
}

static void put_name(sheet *s, const ent_name_standing *standing)
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
        add_concepts(s, &standing->strongest);
    } else {
        if (standing->holding == standing->states) {
            ent_text_add(&s->text, "all of them hold");
        } else {
            ent_words_count(&s->text, standing->holding, "of them holds", "of them hold");
        }
        ent_text_format(&s->text, "; the strongest is s%llu, under ",
                        (unsigned long long)(standing->strongest.state + 1));
        add_concepts(s, &standing->strongest);
    }
    paragraph(s, 2, 6);
}

/* Today's state, unless a name of its own tells how it stands. */
static void put_today(sheet *s)
{
    const ent_digest *digest = s->view->digest;
    bool named = !s->has_today;
    for (size_t i = 0; i < digest->name_count; i++) {
        named = named || (digest->names[i].states == 1 &&
                          ent_state_has_name(s->space, s->today, digest->names[i].name));
    }
    if (named) {
        return;
    }
    heading(s, "Today");
    ent_text_format(&s->text, "s%llu: ", (unsigned long long)(s->today + 1));
    const unsigned concepts = ent_equilibrium_concepts(s->solution, s->today);
    if (concepts != 0) {
        ent_text_add(&s->text, "holds under ");
        ent_words_concepts(&s->text, concepts);
        ent_words_strength(&s->text, s->solution, ENT_ALL_PARTIES, s->today);
    } else {
        ent_text_add(&s->text, "does not hold; ");
        add_who_leaves(s, s->today);
    }
    paragraph(s, 2, 6);
}

static void put_names(sheet *s)
{
    const ent_digest *digest = s->view->digest;
    bool headed = false;
    for (size_t i = 0; i < digest->name_count; i++) {
        if (digest->names[i].states > 0 || s->view->where == NULL) {
            if (!headed) {
                heading(s, "Named states");
                headed = true;
            }
            put_name(s, &digest->names[i]);
        }
    }
}

/* Which of three lists an option with a shared value belongs to; -1 when it is not told. */
static int list_of(const sheet *s, const int32_t *shared, const int32_t *except, size_t option)
{
    if (shared[option] < 0 || (except != NULL && except[option] >= 0)) {
        return -1;
    }
    return ent_option_at(s->dispute, option).graded ? 2 : shared[option] == 0 ? 1 : 0;
}

/* Adds one party's shared values: `United States with "support", without "a seat"`. */
static bool add_shared_of(sheet *s, const int32_t *shared, const int32_t *except, size_t party,
                          bool follows)
{
    static const char *const words[] = {" with", " without", " at"};
    bool any = false;
    for (int list = 0; list < 3; list++) {
        bool first = true;
        for (size_t o = 0; o < ent_option_count(s->dispute); o++) {
            const ent_option_view option = ent_option_at(s->dispute, o);
            if (option.party != party || list_of(s, shared, except, o) != list) {
                continue;
            }
            if (!any) {
                ent_text_add(&s->text, follows ? "; " : "");
                ent_text_add(&s->text, ent_party_name(s->dispute, party));
            } else {
                ent_text_add(&s->text, ",");
            }
            ent_text_format(&s->text, "%s \"%s\"", first ? words[list] : "", option.label);
            if (list == 2) {
                ent_text_format(&s->text, " %s",
                                ent_option_value(s->dispute, o, (size_t)shared[o]));
            }
            any = true;
            first = false;
        }
    }
    return any;
}

/* Adds the options whose value in `shared` is settled (and open in `except`), party by party. */
static bool add_shared(sheet *s, const int32_t *shared, const int32_t *except)
{
    bool any = false;
    for (size_t p = 0; p < ent_party_count(s->dispute); p++) {
        any = add_shared_of(s, shared, except, p, any) || any;
    }
    return any;
}

static void put_common(sheet *s)
{
    const ent_digest *digest = s->view->digest;
    if (digest->equilibrium_count < 2 || ent_is_graph_form(s->dispute)) {
        return;
    }
    ent_text_add(&s->text, "What all ");
    ent_text_add_grouped(&s->text, digest->equilibrium_count);
    ent_text_add(&s->text, " that hold have in common");
    heading(s, ent_text_get(&s->text));
    ent_text_clear(&s->text);
    if (!add_shared(s, digest->common, NULL)) {
        ent_text_add(&s->text, "nothing: no option is the same in all of them");
    }
    paragraph(s, 2, 2);
}

static void put_clusters(sheet *s)
{
    const ent_digest *digest = s->view->digest;
    if (digest->cluster_count == 0) {
        return;
    }
    heading(s, "Where they differ, in groups");
    for (size_t i = 0; i < digest->cluster_count; i++) {
        ent_text_add_grouped(&s->text, digest->clusters[i].count);
        ent_text_add(&s->text, digest->clusters[i].count == 1 ? " state: " : " states: ");
        if (!add_shared(s, digest->clusters[i].shared, digest->common)) {
            ent_text_add(&s->text, "the rest");
        }
        paragraph(s, 2, 6);
    }
}

/* Who is better and who is worse off than today. */
static void put_gains(sheet *s, uint64_t state)
{
    static const struct {
        int sign;
        const char *words;
    } signs[] = {{1, "better for "}, {-1, "worse for "}, {0, "no different for "}};
    for (size_t p = 0; p < ent_party_count(s->dispute); p++) {
        const uint32_t now = ent_level(s->solution, p, s->today);
        const uint32_t then = ent_level(s->solution, p, state);
        s->chosen[p] = then > now ? 1 : then < now ? -1 : 0;
    }
    ent_text_add(&s->text, "against today: ");
    bool any = false;
    for (size_t i = 0; i < 3; i++) {
        bool some = false;
        for (size_t p = 0; p < ent_party_count(s->dispute); p++) {
            some = some || s->chosen[p] == signs[i].sign;
        }
        if (some) {
            ent_text_add(&s->text, any ? "; " : "");
            ent_text_add(&s->text, signs[i].words);
            (void)ent_words_parties(&s->text, s->dispute, s->chosen, signs[i].sign);
            any = true;
        }
    }
    paragraph(s, 6, 8);
}

static void put_way(sheet *s, const ent_settlement *settlement)
{
    ent_text_add(&s->text, "from today: ");
    if (settlement->moves == ENT_NOT_REACHED) {
        ent_text_add(&s->text, "no sequence of moves leads there");
    } else if (settlement->improvements != ENT_NOT_REACHED) {
        ent_words_count(&s->text, settlement->improvements, "move leads there", "moves lead there");
        ent_text_add(&s->text, ", each an improvement for the party that makes it");
    } else {
        ent_words_count(&s->text, settlement->moves, "move leads there", "moves lead there");
        ent_text_add(
            &s->text,
            ", but not by improvements alone: some step brings no gain to the party that makes it");
    }
    paragraph(s, 6, 8);
}

static void put_card(sheet *s, const ent_settlement *settlement)
{
    ent_words_state(&s->text, s->space, settlement->state);
    ent_text_add(&s->text, ": holds under ");
    add_concepts(s, settlement);
    paragraph(s, 2, 6);
    if (!s->has_today) {
        return;
    }
    if (settlement->state == s->today) {
        ent_put(s->w, "      this is today's state\n");
        return;
    }
    for (size_t p = 0; p < ent_party_count(s->dispute); p++) {
        const size_t before = s->text.length;
        ent_words_change(&s->text, s->space, p, s->today, settlement->state);
        if (s->text.length > before) {
            ent_text line = s->text;
            ent_text_init(&s->text, &s->context->allocator);
            ent_text_format(&s->text, "%s %s", ent_party_name(s->dispute, p), ent_text_get(&line));
            ent_text_free(&line);
            paragraph(s, 6, 8);
        }
    }
    put_gains(s, settlement->state);
    put_way(s, settlement);
}

static void put_cards(sheet *s)
{
    const ent_digest *digest = s->view->digest;
    if (digest->equilibrium_count == 0) {
        heading(s, "No state would hold under these concepts.");
        return;
    }
    const uint64_t total =
        digest->undominated_known ? digest->undominated_count : digest->equilibrium_count;
    if (digest->undominated_known) {
        heading(s, "The undominated ones: no other that holds is at least as good for all and "
                   "better for one");
    } else {
        heading(s, "The strongest ones (too many hold to compare them all)");
    }
    for (size_t i = 0; i < digest->shown_count; i++) {
        put_card(s, &digest->shown[i]);
    }
    if (digest->shown_count < total) {
        ent_put_more(s->w, 2, total - digest->shown_count);
    }
}

void ent_solution_text(ent_context *context, const ent_solution *solution,
                       const ent_solution_view *view, ent_writer *writer)
{
    sheet s = {.context = context,
               .solution = solution,
               .view = view,
               .space = ent_solution_space(solution),
               .w = writer};
    s.dispute = ent_space_dispute(s.space);
    s.has_today = ent_state_today(s.space, &s.today) == ENT_OK;
    ent_text_init(&s.text, &context->allocator);
    s.chosen = ent_memory_new(&context->allocator, ent_party_count(s.dispute), sizeof *s.chosen);
    if (s.chosen == NULL) {
        writer->status = ENT_ERROR_MEMORY;
        return;
    }
    put_title(&s);
    put_counts(&s);
    put_strength(&s);
    if (view->one_party) {
        put_party(&s);
    }
    if (view->digest != NULL) {
        put_today(&s);
        put_names(&s);
        put_common(&s);
        put_clusters(&s);
        put_cards(&s);
        ent_put(writer, "\nWhy: entente explain STATE. All of it: --format json or csv.\n");
    }
    ent_memory_free(&context->allocator, s.chosen);
    ent_writer_drop(writer, &s.text);
}
