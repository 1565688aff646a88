/* SPDX-License-Identifier: MIT */
/*
 * "What would hold": the states that would hold, as cards.
 *
 * A card says what each party does in a state, who is better off than today, who would be tempted away, who deters
 * that and how, in what share of readings it holds, and on what the reasons rest. Cards are few; the named states
 * and the groups tell of the rest, which is counted.
 */
#include "dispute/subject.h"
#include "report/material/bound.h"
#include "report/material/deterrence.h"
#include "report/material/material.h"
#include "report/material/phrases.h"
#include "report/words.h"
#include "stability/concepts.h"

enum { TEMPTATIONS = 1, KINDS_OF_LOSS = 3 };

/* One option of a party in a state: what it does, and what it does otherwise than today. */
static bool put_option(ent_section_job *job, ent_page *page, uint64_t state, size_t option)
{
    const ent_option_view view = ent_option_at(job->dispute, option);
    const size_t value = ent_state_value(job->space, state, option);
    const size_t now = job->has_today ? ent_state_value(job->space, job->today, option) : value;
    if (ent_state_varies(job->space, state, option)) {
        ent_tree_format(page, "%s: left open", view.label);
    } else if (view.graded) {
        ent_tree_format(page, "%s: %s", view.label,
                        ent_option_value_label(job->dispute, option, value));
    } else {
        ent_tree_format(page, value > 0 ? "%s" : "given up: %s", view.label);
    }
    if (value == now || ent_state_varies(job->space, state, option)) {
        return false;
    }
    if (view.graded) {
        ent_tree_format(page, " (today %s)", ent_option_value_label(job->dispute, option, now));
    } else {
        ent_tree_text(page, value > 0 ? " (new)" : "");
    }
    return true;
}

/* Whether an option is told: what is not done, today neither, is not. */
static bool is_told(const ent_section_job *job, uint64_t state, size_t option)
{
    const size_t value = ent_state_value(job->space, state, option);
    return value > 0 || ent_state_varies(job->space, state, option) ||
           (job->has_today && ent_state_value(job->space, job->today, option) != value);
}

/* What one party does, as an item. */
static void put_doings(ent_section_job *job, ent_page *page, uint64_t state, size_t party)
{
    bool any = false, changed = false;
    ent_tree_open(page, ENT_TREE_ITEM, ENT_ROLE_PLAIN, NULL, NULL);
    ent_section_put_party(job, page, party);
    ent_tree_text(page, ": ");
    for (size_t o = 0; o < ent_option_count(job->dispute); o++) {
        if (ent_option_at(job->dispute, o).party == party && is_told(job, state, o)) {
            ent_tree_text(page, any ? "; " : "");
            changed |= put_option(job, page, state, o);
            any = true;
        }
    }
    ent_subject who = ent_party_subject(job->dispute, party);
    ent_tree_text(page, !any ? ent_inflect(&who, "none of {its|their} options") : "");
    ent_tree_text(page, !changed && job->has_today && state != job->today ? " (as today)." : ".");
    ent_tree_close(page, ENT_TREE_ITEM);
}

/* What each party does; of a merged state how many it is made of. */
static void put_state(ent_section_job *job, ent_page *page, uint64_t state)
{
    const uint64_t members = ent_state_member_count(job->space, state);
    if (members > 1) {
        ent_phrase_begin(page);
        ent_tree_text(page, "One state, merged of ");
        ent_phrase_count(job, page, members, "assignment", "assignments");
        ent_tree_text(page, " by a rule of the file.");
        ent_phrase_end(page);
    }
    if (!ent_is_graph_form(job->dispute)) {
        ent_tree_open(page, ENT_TREE_LIST, ENT_ROLE_PLAIN, NULL, NULL);
        for (size_t p = 0; p < ent_party_count(job->dispute); p++) {
            put_doings(job, page, state, p);
        }
        ent_tree_close(page, ENT_TREE_LIST);
    }
}

/* How it holds, in words and by the field's concepts. */
static void put_holding(ent_section_job *job, ent_page *page, const ent_shown *shown)
{
    const uint64_t state = shown->standing.state;
    ent_phrase_begin(page);
    ent_phrase_state(job, page, state);
    if (shown->standing.concepts != 0 && job->brief) {
        ent_tree_text(page, " holds ");
        ent_phrase_firmness(page, shown->standing.concepts);
        ent_tree_text(page, ".");
    } else if (shown->standing.concepts != 0) {
        ent_tree_text(page, " holds under ");
        ent_phrase_concepts(page, shown->standing.concepts, ENT_ROLE_GOOD);
        ent_words_strength(&job->text, job->solution, ENT_ALL_PARTIES, state);
        ent_section_text(job, page);
        ent_tree_format(page, ". %s", ent_phrase_holding(shown->standing.concepts));
    } else {
        ent_tree_text(page, " ");
        ent_tree_word(page, ENT_TREE_BADGE, ENT_ROLE_BAD, "does not hold", NULL);
        ent_tree_text(page, ": ");
        ent_phrase_leavers(job, page, state);
        ent_tree_text(page, ".");
    }
    ent_phrase_end(page);
}

/* Who gains and loses against today, and whether ways lead there from it. */
static ent_status put_against_today(ent_section_job *job, ent_page *page, const ent_shown *shown)
{
    const ent_settlement *standing = &shown->standing;
    if (!job->has_today || shown->why == ENT_SHOWN_TODAY) {
        return ENT_OK;
    }
    ent_phrase_begin(page);
    ent_tree_word(page, ENT_TREE_STRONG, ENT_ROLE_PLAIN, "Against today:", NULL);
    ent_tree_text(page, " ");
    ent_phrase_gains(job, page, standing->state);
    ent_tree_text(page, ".");
    ENT_TRY(ent_phrase_way(job, page, standing));
    ENT_TRY(ent_phrase_refusals(job, page, standing));
    ent_phrase_end(page);
    return ENT_OK;
}

/* The parties that stay by themselves, though they have a move, in one item. */
static void put_contented(ent_section_job *job, ent_page *page, const ent_explanation *explanation)
{
    int *chosen = ent_phrase_chosen(job, page);
    ent_subject who = ent_subject_of(false);
    size_t count = 0;
    for (size_t p = 0; chosen != NULL && p < explanation->party_count; p++) {
        chosen[p] = ent_phrase_contented(job, explanation, p) &&
                    !ent_phrase_is_moveless(job, explanation, p);
        count += (size_t)chosen[p];
        who.many = who.many || (chosen[p] == 1 && ent_party_is_plural(job->dispute, p));
    }
    if (count == 0) {
        return;
    }
    ent_tree_open(page, ENT_TREE_ITEM, ENT_ROLE_PLAIN, NULL, NULL);
    (void)ent_phrase_parties(job, page, chosen, 1);
    ent_tree_text(
        page,
        ent_inflect(&who, count == 1 ? ": no move of {its own gives it anything that it "
                                       "wants|their own gives them anything that they want} more."
                                     : ": no move of {its|their} own gives any of them anything "
                                       "that {it wants|they want} more."));
    ent_phrase_keeping(job, page, explanation, chosen);
    for (size_t p = 0; p < explanation->party_count; p++) {
        if (chosen[p] == 1) {
            ent_phrase_barred(job, page, explanation, p, false);
        }
    }
    ent_tree_close(page, ENT_TREE_ITEM);
}

/* Who would be tempted away, and what deters it: an item a party, and one for those that nothing tempts. */
static void put_deterrence(ent_section_job *job, ent_page *page, const ent_explanation *explanation)
{
    if (!job->brief) {
        ent_phrase_begin(page);
        ent_tree_word(page, ENT_TREE_STRONG, ENT_ROLE_PLAIN, "Who would stay, and why", NULL);
        ent_phrase_end(page);
    }
    ent_tree_open(page, ENT_TREE_LIST, ENT_ROLE_PLAIN, NULL, NULL);
    put_contented(job, page, explanation);
    ent_phrase_all_moveless(job, page, explanation);
    for (size_t p = 0; p < explanation->party_count; p++) {
        const ent_stance *stance = &explanation->stances[p];
        if (ent_phrase_contented(job, explanation, p)) {
            continue;
        }
        ent_tree_open(page, ENT_TREE_ITEM, ENT_ROLE_PLAIN, NULL, NULL);
        ent_phrase_stance(job, page, explanation, p);
        if (stance->shown_count > 0) {
            ent_subject who = ent_party_subject(job->dispute, p);
            ent_tree_text(
                page,
                ent_inflect(
                    &who,
                    stance->improvement_count > 1
                        ? " The hardest to deter: {it would gain if it|they would gain if they}"
                        : " {It would gain if it|They would gain if they}"));
            ent_phrase_temptation(job, page, explanation, p, &stance->shown[0]);
            ent_phrase_liked(job, page, explanation, p);
        }
        ent_phrase_barred(job, page, explanation, p, false);
        ent_tree_close(page, ENT_TREE_ITEM);
    }
    ent_tree_close(page, ENT_TREE_LIST);
}

/* The share in one family: "in 84.9 % (82.5 to 87), 849 of 1,000,", with an interval where readings are drawn. */
static void put_share(ent_section_job *job, ent_page *page, const ent_robust_part *part,
                      ent_concept concept, uint64_t state)
{
    const uint64_t tried = ent_tally_readings(part->tally);
    const uint64_t hits = ent_tally_holds(part->tally, concept, state);
    ent_text_add(&job->text, "in ");
    ent_phrase_percent(&job->text, hits, tried);
    if (!ent_readings_exact(ent_tally_family(part->tally))) {
        ent_phrase_interval(&job->text, hits, tried);
    }
    ent_text_add(&job->text, ", ");
    ent_text_add_grouped(&job->text, hits);
    ent_text_add(&job->text, " of ");
    ent_text_add_grouped(&job->text, tried);
    ent_text_add(&job->text, ",");
    ent_section_text(job, page);
}

/* In what share of readings it holds, under the strictest concept under which it holds in the file. */
static ent_status put_sureness(ent_section_job *job, ent_page *page, const ent_shown *shown)
{
    static const char *const words[ENT_VARIATION_COUNT] = {
        [ENT_VARY_COMPLETIONS] = " of the ways in which what is unsure may turn out",
        [ENT_VARY_SWAPS] =
            " of the readings in which one pair of neighbouring wishes of each party "
            "changes places, at random",
        [ENT_VARY_CHANGES] = " of the readings that change one thing"};
    static const ent_variation families[] = {ENT_VARY_COMPLETIONS, ENT_VARY_SWAPS,
                                             ENT_VARY_CHANGES};
    ent_concept concept = ENT_NASH;
    bool any = false;
    if (!ent_phrase_telling(shown->standing.concepts, &concept)) {
        return ENT_OK;
    }
    for (size_t k = 0; k < sizeof families / sizeof *families; k++) {
        ent_material_family family;
        ENT_TRY(ent_material_readings(job->material, families[k], &family));
        if (family.part.tally == NULL || ent_tally_readings(family.part.tally) == 0) {
            continue;
        }
        if (!any) {
            ent_phrase_begin(page);
            ent_tree_word(page, ENT_TREE_STRONG, ENT_ROLE_PLAIN, "How surely:", NULL);
            ent_tree_format(page, " it holds under %s ", ent_concept_label(concept));
        }
        ent_tree_text(page, any ? "; " : "");
        put_share(job, page, &family.part, concept, shown->standing.state);
        ent_tree_text(page, words[families[k]]);
        any = true;
    }
    if (any) {
        ent_tree_text(page, ".");
        ent_phrase_end(page);
    }
    return ENT_OK;
}

static void put_grounds(ent_page *page, const ent_explanation *explanation)
{
    uint64_t total = 0;
    for (ent_basis b = 0; b < ENT_BASIS_COUNT; b++) {
        total += explanation->cited[b];
    }
    if (total > 0) {
        ent_phrase_begin(page);
        ent_tree_word(page, ENT_TREE_STRONG, ENT_ROLE_PLAIN, "On what these reasons rest:", NULL);
        ent_tree_text(page, " ");
        ent_phrase_bases(page, explanation->cited);
        ent_phrase_end(page);
    }
}

static ent_status put_card(ent_section_job *job, ent_page *page, const ent_shown *shown)
{
    char key[ENT_STATE_KEY_ROOM];
    ent_explanation *explanation = NULL;
    ent_phrase_key(key, shown->standing.state);
    const bool by_itself = (shown->standing.concepts >> ENT_NASH & 1) != 0; /* nothing to search */
    ENT_TRY(ent_explanation_new(job->context, job->solution, shown->standing.state,
                                by_itself ? KINDS_OF_LOSS : TEMPTATIONS, &explanation));
    ent_tree_open(page, ENT_TREE_CARD, shown->standing.concepts != 0 ? ENT_ROLE_GOOD : ENT_ROLE_BAD,
                  shown->title, key);
    put_holding(job, page, shown);
    ent_status status = ENT_OK;
    if (!job->brief) {
        put_state(job, page, shown->standing.state);
        status = put_against_today(job, page, shown);
    }
    put_deterrence(job, page, explanation);
    if (!job->brief && status == ENT_OK) {
        status = put_sureness(job, page, shown);
        put_grounds(page, explanation);
    }
    ent_explanation_free(job->context, explanation);
    if (status == ENT_OK) {
        ent_tree_close(page, ENT_TREE_CARD);
    }
    return status;
}

/* A group of cards under a heading, if there are any of it. */
static ent_status put_cards(ent_section_job *job, ent_page *page, ent_shown_why why,
                            const char *heading)
{
    const ent_shown *shown = NULL;
    size_t count = 0;
    bool any = false;
    ENT_TRY(ent_material_shown(job->material, &shown, &count));
    for (size_t k = 0; k < count; k++) {
        if (shown[k].why != why) {
            continue;
        }
        if (!any) {
            ent_phrase_heading(page, heading);
            ent_tree_open(page, ENT_TREE_CARDS, ENT_ROLE_PLAIN, NULL, NULL);
            any = true;
        }
        ENT_TRY(put_card(job, page, &shown[k]));
    }
    if (any) {
        ent_tree_close(page, ENT_TREE_CARDS);
    }
    return ENT_OK;
}

/* In a brief report: cards of today and of the first to look at. */
static ent_status put_first_cards(ent_section_job *job, ent_page *page)
{
    const ent_shown *shown = NULL;
    size_t count = 0;
    bool any = false;
    ENT_TRY(ent_material_shown(job->material, &shown, &count));
    for (size_t k = 0; k < count; k++) {
        if (!shown[k].first && shown[k].why != ENT_SHOWN_TODAY) {
            continue;
        }
        if (!any) {
            ent_tree_paragraph(
                page, ENT_ROLE_PLAIN,
                "Who would do better elsewhere, and what keeps it from going "
                "there. An answer that pays for those who give it is one to fear; whether "
                "it comes is not asked. Where its giver would gain by it even if nobody had left, "
                "that is said.");
            ent_tree_open(page, ENT_TREE_CARDS, ENT_ROLE_PLAIN, NULL, NULL);
            any = true;
        }
        ENT_TRY(put_card(job, page, &shown[k]));
    }
    if (any) {
        ent_tree_close(page, ENT_TREE_CARDS);
    } else {
        ent_tree_paragraph(page, ENT_ROLE_PLAIN, "No state would hold.");
    }
    return ENT_OK;
}

/* How many hold, by how strictly one asks. */
static void put_counts(ent_section_job *job, ent_page *page)
{
    static const char *const heads[] = {"Concept", "States", "A state holds when"};
    ent_phrase_table(page, "How many states would hold, by how strictly one asks", heads, 3);
    for (size_t k = 0; k < ENT_CONCEPT_COUNT; k++) {
        const ent_concept c = ent_strictest[k];
        if ((ent_solution_concepts(job->solution) >> c & 1) != 0) {
            ent_tree_open(page, ENT_TREE_ROW, ENT_ROLE_PLAIN, NULL, NULL);
            ent_tree_cell(page, ENT_ROLE_PLAIN, ent_concept_label(c));
            ent_phrase_number(job, page, ent_equilibrium_count(job->solution, c));
            ent_tree_cell(page, ENT_ROLE_PLAIN, ent_words_asks(c));
            ent_tree_close(page, ENT_TREE_ROW);
        }
    }
    ent_tree_close(page, ENT_TREE_TABLE);
}

/* What all that hold share, and the groups into which they fall. */
static void put_groups(ent_section_job *job, ent_page *page, const ent_digest *digest)
{
    if (digest->equilibrium_count < 2 || ent_is_graph_form(job->dispute)) {
        return;
    }
    ent_phrase_begin(page);
    ent_tree_text(page, "What all ");
    ent_phrase_count(job, page, digest->equilibrium_count, "that holds has", "that hold have");
    ent_tree_text(page, " in common: ");
    if (!ent_phrase_shared(job, page, digest->common, NULL)) {
        ent_tree_text(page, "nothing; no option is the same in all of them");
    }
    ent_tree_text(page, ".");
    ent_phrase_end(page);
    if (digest->cluster_count == 0) {
        return;
    }
    ent_tree_open(page, ENT_TREE_DETAILS, ENT_ROLE_PLAIN,
                  "Where they differ, in groups: which choices go together", NULL);
    ent_tree_paragraph(page, ENT_ROLE_PLAIN,
                       "What a group names is the same in all its states; what it does not name "
                       "differs within it.");
    ent_tree_open(page, ENT_TREE_LIST, ENT_ROLE_PLAIN, NULL, NULL);
    for (size_t k = 0; k < digest->cluster_count; k++) {
        ent_tree_open(page, ENT_TREE_ITEM, ENT_ROLE_PLAIN, NULL, NULL);
        ent_phrase_count(job, page, digest->clusters[k].count, "state: ", "states: ");
        if (!ent_phrase_shared(job, page, digest->clusters[k].shared, digest->common)) {
            ent_tree_text(page, "the rest");
        }
        ent_tree_close(page, ENT_TREE_ITEM);
    }
    ent_tree_close(page, ENT_TREE_LIST);
    ent_tree_close(page, ENT_TREE_DETAILS);
}

/* How many hold that no card tells of. */
static ent_status put_rest(ent_section_job *job, ent_page *page, const ent_digest *digest)
{
    const ent_shown *shown = NULL;
    size_t count = 0;
    uint64_t rest = digest->equilibrium_count;
    ENT_TRY(ent_material_shown(job->material, &shown, &count));
    for (size_t k = 0; k < count; k++) {
        rest -= shown[k].standing.concepts != 0;
    }
    if (rest > 0) {
        ent_tree_open(page, ENT_TREE_PARAGRAPH, ENT_ROLE_REMARK, NULL, NULL);
        ent_phrase_count(job, page, rest, "more state that would hold has no card here.",
                         "more states that would hold have no card here.");
        ent_tree_close(page, ENT_TREE_PARAGRAPH);
    }
    return ENT_OK;
}

/* The cards, each group under its heading. */
static ent_status put_groups_of_cards(ent_section_job *job, ent_page *page,
                                      const ent_digest *digest)
{
    ENT_TRY(put_cards(job, page, ENT_SHOWN_TODAY, "Today"));
    ENT_TRY(put_cards(job, page, ENT_SHOWN_ASKED, "The state that was asked for"));
    if (digest->equilibrium_count == 0) {
        ent_tree_paragraph(page, ENT_ROLE_PLAIN,
                           "No state would hold: from each, under each concept, some party would "
                           "move on.");
        return ENT_OK;
    }
    ENT_TRY(put_cards(job, page, ENT_SHOWN_BETTER,
                      "The firmest that are better than today for some party and worse for none"));
    ENT_TRY(put_cards(job, page, ENT_SHOWN_NAMED, "Other outcomes that the file names"));
    ENT_TRY(put_cards(job, page, ENT_SHOWN_DIGEST,
                      digest->undominated_known
                          ? "Those that hold where no other that holds is better for all"
                          : "The strongest of those that hold"));
    return put_cards(job, page, ENT_SHOWN_FIRM,
                     "Those that hold more strictly, though another that holds would be better for "
                     "some and worse for none");
}

ent_status ent_section_settlements(ent_section_job *job, ent_page *page)
{
    const ent_digest *digest = NULL;
    ENT_TRY(ent_material_digest(job->material, &digest));
    if (job->brief) {
        return put_first_cards(job, page);
    }
    put_counts(job, page);
    ENT_TRY(ent_section_put_names(job, page, digest));
    put_groups(job, page, digest);
    ENT_TRY(put_groups_of_cards(job, page, digest));
    return put_rest(job, page, digest);
}
