/* SPDX-License-Identifier: MIT */
/* A solution for people: how many states hold, by concept; the digest comes below. */
#include "report/solution.h"

#include "dispute/subject.h"
#include "report/coalitions/several.h"
#include "report/digest/digest.h"
#include "report/head.h"
#include "report/words.h"
#include "stability/concepts.h"

typedef ent_digest_sheet sheet;

/* Which parties do not perceive how many states. */
static void put_perception(sheet *s)
{
    for (size_t p = 0; p < ent_party_count(s->dispute); p++) {
        uint64_t unseen = 0;
        for (uint64_t state = 0; state < ent_state_count(s->space); state++) {
            unseen += !ent_perceives(s->solution, p, state);
        }
        if (ent_misperception_count(s->dispute, p) > 0) {
            ent_subject who = ent_party_subject(s->dispute, p);
            ent_text_format(&s->text, ent_inflect(&who, "%s {does|do} not perceive "),
                            ent_party_opening(s->dispute, p));
            ent_words_count(&s->text, unseen, "of the states", "of the states");
            ent_text_add(&s->text,
                         ent_inflect(&who, ent_solution_blinds_others(s->solution)
                                               ? ", and {disregards|disregard} what others do there"
                                               : ", and {makes|make} no move there"));
            ent_digest_paragraph(s, 2, 2);
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
    ent_digest_paragraph(s, 2, 2);
    ent_basis_counts(s->dispute, basis);
    ent_text_add(&s->text, "the parties' wishes: ");
    ent_words_basis(&s->text, basis);
    ent_digest_paragraph(s, 2, 2);
    if (ent_solution_undecided(s->solution) != 0) {
        ent_text_add(&s->text, "PARTIAL RESULT: it was stopped before all was decided");
        ent_digest_paragraph(s, 2, 2);
    }
    if (!ent_solution_counts_return(s->solution)) {
        ent_text_add(&s->text, "going back to a state is not counted as an answer to leaving it");
        ent_digest_paragraph(s, 2, 2);
    }
    put_perception(s);
    if (s->view->where != NULL) {
        ent_words_where(&s->text, s->view->where);
        ent_digest_paragraph(s, 2, 2);
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
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        if ((ent_solution_concepts(s->solution) >> c & 1) != 0) {
            ent_text_add_grouped(&s->text, count_equilibria(s, c));
            width = s->text.length > width ? s->text.length : width;
            ent_text_clear(&s->text);
        }
    }
    return (int)width;
}

static void put_counts(sheet *s)
{
    const int width = count_width(s);
    ent_digest_heading(s, "How many states would hold, by how strictly one asks");
    for (size_t i = 0; i < ENT_CONCEPT_COUNT; i++) {
        const ent_concept concept = ent_strictest[i];
        if ((ent_solution_undecided(s->solution) >> concept & 1) != 0) {
            put_undecided(s, concept, width);
            continue;
        }
        if ((ent_solution_concepts(s->solution) >> concept & 1) == 0) {
            continue;
        }
        ent_text_add_grouped(&s->text, count_equilibria(s, concept));
        ent_put_format(s->w, "  %-5s %*s  %s\n", ent_concept_label(concept), width,
                       ent_text_get(&s->text), ent_words_asks(concept));
        ent_text_clear(&s->text);
    }
    if (ent_solution_concepts(s->solution) == ENT_DEFAULT_CONCEPTS) {
        ent_put(s->w, "  (Nash implies SSEQ, SSEQ implies SEQ and SMR, each of these implies GMR; "
                      "stronger is "
                      "what holds\n  under one that stands further up)\n");
    }
}

/* "; in 4 no set of parties could do better together": nothing where there are none. */
static void add_share(sheet *s, uint64_t count, const char *words)
{
    if (count > 0) {
        ent_text_add(&s->text, "; in ");
        ent_text_add_grouped(&s->text, count);
        ent_text_add(&s->text, words);
    }
}

/* How many of those that hold under some concept do so against several acting together, too. */
static void add_several(sheet *s, const ent_coalitions *found)
{
    uint64_t holding = 0, of[3] = {0, 0, 0};
    for (uint64_t state = 0; state < ent_state_count(s->space); state++) {
        const bool shown = s->view->where == NULL || ent_state_set_has(s->view->where, state);
        if (shown && ent_equilibrium_concepts(s->solution, state) != 0) {
            holding++;
            of[ent_several_of(found, state)]++;
        }
    }
    if (holding > 0) {
        ent_text_add(&s->text, "Against several acting together hold ");
        ent_text_add_grouped(&s->text, holding - of[ENT_SEVERAL_LEAVE]);
        ent_text_add(&s->text, " of the ");
        ent_text_add_grouped(&s->text, holding);
        ent_text_add(&s->text, " that hold under any of these");
        add_share(s, of[ENT_SEVERAL_STAY], " no set of parties could do better together");
        add_share(s, of[ENT_SEVERAL_DETERRED], " the others could deter all that could");
        ent_text_add(&s->text, " (entente coalitions FILE STATE)");
    }
}

/* The same, or that it was not asked. */
static void put_several(sheet *s)
{
    if (ent_party_count(s->dispute) < 2) {
        return;
    }
    if (s->view->several == NULL) {
        ent_text_add(&s->text, "Not asked: whether several acting together would leave what holds "
                               "(entente coalitions FILE STATE)");
    } else {
        add_several(s, s->view->several);
    }
    if (s->text.length > 0) { /* else nothing holds */
        ent_digest_paragraph(s, 2, 2);
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
    for (size_t i = 0; i < ENT_CONCEPT_COUNT; i++) {
        const ent_concept concept = ent_strictest[i];
        const bool told =
            ent_solution_tells_strength(s->solution) && concept != ENT_NASH && concept != ENT_SIM;
        if (!told || (ent_solution_concepts(s->solution) >> concept & 1) == 0) {
            continue;
        }
        if (!headed) {
            ent_digest_heading(
                s, "How firmly: strongly where whoever could do better fears what it likes far "
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
    ent_digest_heading(s, ent_text_get(&s->text));
    ent_text_clear(&s->text);
    for (size_t i = 0; i < ENT_CONCEPT_COUNT; i++) {
        const ent_concept concept = ent_strictest[i];
        if ((ent_solution_concepts(s->solution) >> concept & 1) != 0) {
            put_party_count(s, concept);
        }
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
        put_several(&s);
        ent_digest_standings(&s);
        ent_digest_settlements(&s);
    }
    ent_memory_free(&context->allocator, s.chosen);
    ent_writer_drop(writer, &s.text);
}
