/* SPDX-License-Identifier: MIT */
/* Phrases: what sections put word by word, each in one place, so that the same is said everywhere. */
#include "report/material/phrases.h"

#include "dispute/model.h"
#include "dispute/subject.h"
#include "report/material/wording.h"
#include "report/words.h"
#include "stability/concepts.h"

#include <stdio.h>
#include <string.h>

void ent_phrase_begin(ent_page *page)
{
    ent_tree_open(page, ENT_TREE_PARAGRAPH, ENT_ROLE_PLAIN, NULL, NULL);
}

void ent_phrase_end(ent_page *page)
{
    ent_tree_close(page, ENT_TREE_PARAGRAPH);
}

void ent_phrase_heading(ent_page *page, const char *text)
{
    ent_tree_open(page, ENT_TREE_HEADING, ENT_ROLE_PLAIN, text, NULL);
    ent_tree_close(page, ENT_TREE_HEADING);
}

void ent_phrase_table(ent_page *page, const char *caption, const char *const *heads, size_t count)
{
    ent_tree_open(page, ENT_TREE_TABLE, ENT_ROLE_PLAIN, caption, NULL);
    ent_tree_open(page, ENT_TREE_ROW, ENT_ROLE_PLAIN, NULL, NULL);
    for (size_t k = 0; k < count; k++) {
        ent_tree_cell(page, ENT_ROLE_PLAIN, heads[k]);
    }
    ent_tree_close(page, ENT_TREE_ROW);
}

void ent_phrase_key(char room[ENT_STATE_KEY_ROOM], uint64_t state)
{
    (void)snprintf(room, ENT_STATE_KEY_ROOM, "s%llu", (unsigned long long)(state + 1));
}

enum { MOST_NAMES = 4 }; /* of a state that are told */

void ent_phrase_state(ent_section_job *job, ent_page *page, uint64_t state)
{
    char key[ENT_STATE_KEY_ROOM];
    size_t names[MOST_NAMES], count = 0;
    ent_text words;
    ent_text_init(&words, &job->context->allocator);
    ent_phrase_key(key, state);
    const char *id = ent_state_id(job->space, state);
    const ent_status status =
        id != NULL ? ENT_OK : ent_material_names(job->material, state, names, MOST_NAMES, &count);
    ent_text_add(&words, key);
    if (id != NULL) {
        ent_text_add(&words, " (");
        ent_wording_name(&words, id);
    }
    for (size_t k = 0; k < count; k++) {
        ent_text_add(&words, k == 0 ? " (" : ", ");
        ent_wording_name(&words, ent_name_at(job->dispute, names[k]));
    }
    ent_text_add(&words, id != NULL || count > 0 ? ")" : "");
    ent_tree_word(page, ENT_TREE_STATE, ENT_ROLE_PLAIN, ent_text_get(&words), key);
    job->text.failed = job->text.failed || words.failed || status != ENT_OK;
    ent_text_free(&words);
}

void ent_phrase_head(ent_section_job *job, ent_page *page, const ent_shown *shown,
                     ent_tree_kind kind)
{
    char key[ENT_STATE_KEY_ROOM];
    ent_phrase_key(key, shown->standing.state);
    ent_text_add_bytes(&job->text, shown->title, shown->head - (shown->numbered ? strlen(key) : 0));
    ent_tree_word(page, kind, ENT_ROLE_PLAIN, ent_text_get(&job->text), NULL);
    ent_text_clear(&job->text);
    ent_tree_text(page, shown->numbered ? "" : ", ");
    ent_tree_word(page, ENT_TREE_STATE, ENT_ROLE_PLAIN, key, key);
}

void ent_phrase_title(ent_section_job *job, ent_page *page, const ent_shown *shown,
                      ent_tree_kind kind)
{
    ent_phrase_head(job, page, shown, kind);
    ent_tree_text(page, shown->title + shown->head);
}

void ent_phrase_basis(ent_page *page, ent_basis basis)
{
    static const ent_tree_role roles[ENT_BASIS_COUNT] = {ENT_ROLE_STATED, ENT_ROLE_INFERRED,
                                                         ENT_ROLE_ASSUMED};
    ent_tree_word(page, ENT_TREE_BADGE, roles[basis], ent_basis_word(basis), NULL);
}

void ent_phrase_counted(ent_page *page, ent_basis basis, bool given)
{
    ent_tree_text(page, given ? "" : "no basis given, counted as ");
    ent_phrase_basis(page, basis);
}

void ent_phrase_bases(ent_page *page, const uint64_t *counts)
{
    static const ent_tree_role roles[ENT_BASIS_COUNT] = {ENT_ROLE_STATED, ENT_ROLE_INFERRED,
                                                         ENT_ROLE_ASSUMED};
    for (ent_basis b = 0; b < ENT_BASIS_COUNT; b++) {
        char label[48];
        (void)snprintf(label, sizeof label, "%llu %s", (unsigned long long)counts[b],
                       ent_basis_word(b));
        ent_tree_text(page, b > 0 ? " " : "");
        ent_tree_word(page, ENT_TREE_BADGE, roles[b], label, NULL);
    }
}

void ent_phrase_wish(ent_section_job *job, ent_page *page, size_t party, size_t statement)
{
    const ent_statement_view view = ent_statement_at(job->dispute, party, statement);
    const ent_sureness sure = job->dispute->parties[party].statements[statement].certainty;
    ent_subject who = ent_party_subject(job->dispute, party);
    ent_tree_format(page, ent_inflect(&who, "{its|their} wish %zu, "), statement + 1);
    if (view.label != NULL) {
        ent_tree_format(page, "\"%s\"", view.label);
    }
    const bool half = view.label != NULL && ent_words_says_half(job->dispute, party, statement);
    if (view.label == NULL || half) {
        ent_tree_text(page, half ? " (" : "");
        ent_wording_add(&job->text, job->dispute,
                        job->dispute->parties[party].statements[statement].want, view.want);
        ent_section_text(job, page);
        ent_tree_text(page, half ? ")" : "");
    }
    ent_tree_text(page, " ");
    ent_phrase_basis(page, view.basis);
    if (sure != ENT_SURE) {
        ent_tree_text(page, " ");
        ent_tree_word(page, ENT_TREE_BADGE, ENT_ROLE_REMARK,
                      sure == ENT_UNSURE ? "unsure" : "unknown", NULL);
    }
}

void ent_phrase_concepts(ent_page *page, unsigned concepts, ent_tree_role role)
{
    bool any = false;
    for (size_t k = 0; k < ENT_CONCEPT_COUNT; k++) {
        if ((concepts >> ent_strictest[k] & 1) != 0) {
            ent_tree_text(page, any ? " " : "");
            ent_tree_word(page, ENT_TREE_BADGE, role, ent_concept_label(ent_strictest[k]), NULL);
            any = true;
        }
    }
    ent_tree_text(page, any ? "" : "none");
}

bool ent_phrase_telling(unsigned concepts, ent_concept *out)
{
    for (size_t k = 0; k < ENT_CONCEPT_COUNT; k++) {
        if (ent_strictest[k] != ENT_SIM && (concepts >> ent_strictest[k] & 1) != 0) {
            *out = ent_strictest[k];
            return true;
        }
    }
    return false;
}

const char *ent_phrase_holding(unsigned concepts)
{
    const unsigned both = 1u << ENT_SEQ | 1u << ENT_SMR;
    if ((concepts >> ENT_NASH & 1) != 0) {
        return "No party could do better by a move of its own.";
    }
    if ((concepts >> ENT_SSEQ & 1) != 0) {
        return "Whoever could do better by a move of its own must reckon with answers that pay for "
               "those who give them, and that it could not turn into a gain by a further move.";
    }
    if ((concepts & both) == both) {
        return "Whoever could do better by a move of its own must reckon with answers that pay for "
               "those who give them, and with others, whether or not they pay, that it could not "
               "turn into a gain by a further move.";
    }
    if ((concepts >> ENT_SEQ & 1) != 0) {
        return "Whoever could do better by a move of its own must reckon with answers that pay for "
               "those who give them.";
    }
    if ((concepts >> ENT_SMR & 1) != 0) {
        return "Whoever could do better by a move of its own can be stopped by answers that it "
               "could not turn into a gain by a further move, but none that pays for those who "
               "give it: by threats.";
    }
    return (concepts >> ENT_GMR & 1) != 0
               ? "Whoever could do better by a move of its own can be stopped, but by no answer "
                 "that pays for those who give it, and it could turn that into a gain by a further "
                 "move: the weakest way to hold."
               : "Whoever could do better by a move of its own fares worse when others move at "
                 "the same time.";
}

void ent_phrase_count(ent_section_job *job, ent_page *page, uint64_t number, const char *one,
                      const char *many)
{
    ent_words_count(&job->text, number, one, many);
    ent_section_text(job, page);
}

void ent_phrase_number(ent_section_job *job, ent_page *page, uint64_t number)
{
    ent_text_add_grouped(&job->text, number);
    ent_tree_cell(page, ENT_ROLE_NUMBER, ent_text_get(&job->text));
    ent_text_clear(&job->text);
}

/* Tenths as a decimal number, without a zero at its end. */
static void add_tenths(ent_text *text, unsigned tenths)
{
    ent_text_format(text, tenths % 10 == 0 ? "%u" : "%u.%u", tenths / 10, tenths % 10);
}

void ent_phrase_percent(ent_text *text, uint64_t hits, uint64_t tried)
{
    unsigned tenths = (unsigned)((double)hits / (double)tried * 1000 + 0.5);
    tenths = hits == tried ? 1000 : hits == 0 ? 0 : tenths == 1000 ? 999 : tenths == 0 ? 1 : tenths;
    add_tenths(text, tenths);
    ent_text_add(text, " %");
}

void ent_phrase_interval(ent_text *text, uint64_t hits, uint64_t tried)
{
    const ent_interval interval = ent_share_interval(hits, tried);
    ent_text_add(text, " (");
    add_tenths(text, interval.low / 1000);
    ent_text_add(text, " to ");
    add_tenths(text, (interval.high + 999) / 1000);
    ent_text_add(text, ")");
}

int *ent_phrase_chosen(const ent_section_job *job, ent_page *page)
{
    int *chosen = ent_arena_new(&page->arena, ent_party_count(job->dispute), sizeof *chosen);
    if (chosen == NULL) {
        page->status = ENT_ERROR_MEMORY;
    }
    return chosen;
}

size_t ent_phrase_parties(ent_section_job *job, ent_page *page, const int *chosen, int value)
{
    size_t total = 0, put = 0;
    for (size_t p = 0; p < ent_party_count(job->dispute); p++) {
        total += chosen[p] == value;
    }
    for (size_t p = 0; p < ent_party_count(job->dispute); p++) {
        if (chosen[p] == value) {
            ent_tree_text(page, put == 0 ? "" : put + 1 == total ? " and " : ", ");
            ent_section_put_party(job, page, p);
            put++;
        }
    }
    return total;
}

void ent_phrase_gains(ent_section_job *job, ent_page *page, uint64_t state)
{
    static const struct {
        int sign;
        const char *words, *all;
    } signs[] = {{1, "better for ", "every party"},
                 {-1, "worse for ", "every party"},
                 {0, "no different for ", "any party"}};
    int *chosen = ent_phrase_chosen(job, page);
    bool any = false;
    for (size_t p = 0; chosen != NULL && p < ent_party_count(job->dispute); p++) {
        const uint32_t now = ent_level(job->solution, p, job->today);
        const uint32_t then = ent_level(job->solution, p, state);
        chosen[p] = then > now ? 1 : then < now ? -1 : 0;
    }
    for (size_t k = 0; chosen != NULL && k < sizeof signs / sizeof *signs; k++) {
        size_t some = 0;
        for (size_t p = 0; p < ent_party_count(job->dispute); p++) {
            some += chosen[p] == signs[k].sign;
        }
        if (some > 0) {
            ent_tree_text(page, any ? "; " : "");
            ent_tree_text(page, signs[k].words);
            any = true;
        }
        if (some == ent_party_count(job->dispute)) {
            ent_tree_text(page, signs[k].all);
        } else if (some > 0) {
            (void)ent_phrase_parties(job, page, chosen, signs[k].sign);
        }
    }
}

void ent_phrase_move(ent_section_job *job, ent_page *page, size_t party, uint64_t from, uint64_t to)
{
    ent_words_move(&job->text, job->space, party, from, to);
    ent_section_text(job, page);
}

void ent_phrase_rule(ent_section_job *job, ent_page *page, size_t rule)
{
    const ent_span span = job->dispute->rules[rule].span;
    const char *bytes = job->dispute->source.bytes + span.start;
    size_t length = 0;
    while (length < span.end - span.start && strchr("\r\n", bytes[length]) == NULL) {
        length++;
    }
    ent_text_add_bytes(&job->text, bytes, length);
    ent_tree_text(page, "\"");
    ent_tree_word(page, ENT_TREE_WORD, ENT_ROLE_PLAIN, ent_text_get(&job->text), NULL);
    ent_tree_text(page, "\"");
    ent_text_clear(&job->text);
}

/* One value that is shared: `"support"`, `without "support"`, `"seats" both`. */
static void put_value(ent_section_job *job, ent_page *page, size_t option, int32_t value)
{
    const ent_option_view view = ent_option_at(job->dispute, option);
    ent_tree_format(page, "%s\"%s\"", view.graded || value > 0 ? "" : "without ", view.label);
    if (view.graded) {
        ent_tree_format(page, " %s", ent_option_value_label(job->dispute, option, (size_t)value));
    }
}

bool ent_phrase_shared(ent_section_job *job, ent_page *page, const int32_t *shared,
                       const int32_t *except)
{
    size_t party = ent_party_count(job->dispute);
    bool any = false;
    for (size_t o = 0; o < ent_option_count(job->dispute); o++) {
        const ent_option_view view = ent_option_at(job->dispute, o);
        if (shared[o] < 0 || (except != NULL && except[o] >= 0)) {
            continue;
        }
        if (view.party != party) {
            ent_tree_text(page, any ? "; " : "");
            ent_section_put_party(job, page, view.party);
            ent_tree_text(page, ": ");
            party = view.party;
        } else {
            ent_tree_text(page, ", ");
        }
        put_value(job, page, o, shared[o]);
        any = true;
    }
    return any;
}

/* The most lenient concept that is asked about single moves: who leaves under it leaves under all. */
static ent_concept most_lenient(const ent_section_job *job)
{
    const unsigned asked = ent_solution_concepts(job->solution);
    ent_concept lenient = asked == 1u << ENT_SIM ? ENT_SIM : ENT_NASH;
    for (size_t k = 0; k < ENT_CONCEPT_COUNT; k++) {
        lenient = (asked >> ent_strictest[k] & 1) != 0 && ent_strictest[k] != ENT_SIM
                      ? ent_strictest[k]
                      : lenient;
    }
    return lenient;
}

/* Behind who would leave: that nobody could deter it, or under which concept. */
static void put_undeterred(ent_page *page, ent_concept lenient)
{
    if (lenient == ENT_GMR) {
        ent_tree_text(page, ", and nobody could deter that");
    } else {
        ent_tree_format(page, " under %s", ent_concept_label(lenient));
    }
}

void ent_phrase_leavers(ent_section_job *job, ent_page *page, uint64_t state)
{
    const ent_concept lenient = most_lenient(job);
    int *chosen = ent_phrase_chosen(job, page);
    for (size_t p = 0; chosen != NULL && p < ent_party_count(job->dispute); p++) {
        chosen[p] = !ent_is_stable(job->solution, lenient, p, state);
    }
    if (chosen == NULL) {
        return;
    }
    (void)ent_phrase_parties(job, page, chosen, 1);
    ent_tree_text(page, " would leave it");
    put_undeterred(page, lenient);
}

void ent_phrase_leavers_of_name(ent_section_job *job, ent_page *page, size_t name)
{
    const ent_words_of_name of = {
        .solution = job->solution, .name = name, .concept = most_lenient(job)};
    int *chosen = ent_phrase_chosen(job, page);
    if (chosen != NULL) {
        ent_words_leave_all(&job->text, &of, chosen);
        ent_section_text(job, page);
        put_undeterred(page, of.concept);
    }
}
