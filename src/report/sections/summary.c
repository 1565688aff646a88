/* SPDX-License-Identifier: MIT */
/*
 * "In brief": what would hold, whether today would, how surely, and on what it rests; on half a page.
 */
#include "report/material/material.h"
#include "report/material/phrases.h"
#include "report/words.h"

/* How many of those that hold are better than today for every party, or for some and worse for none. */
static uint64_t count_better(const ent_section_job *job, const ent_state_set *set)
{
    uint64_t count = 0, state = 0;
    for (uint64_t from = 0; ent_state_set_next(set, from, &state); from = state + 1) {
        bool worse = false, better = false;
        for (size_t p = 0; p < ent_party_count(job->dispute); p++) {
            const uint32_t now = ent_level(job->solution, p, job->today);
            const uint32_t then = ent_level(job->solution, p, state);
            worse = worse || then < now;
            better = better || then > now;
        }
        count += better && !worse;
    }
    return count;
}

static ent_status put_better(ent_section_job *job, ent_page *page)
{
    ent_state_set *set = NULL;
    ENT_TRY(ent_equilibria_set(job->context, job->solution, ent_solution_concepts(job->solution),
                               &set));
    const uint64_t count = count_better(job, set), all = ent_state_set_count(set);
    ent_state_set_free(set);
    ent_tree_text(page, " ");
    if (all > 0 && count == 0) {
        ent_tree_text(page, "None of them is better than today for some party and worse for none.");
    } else if (all > 0) {
        ent_phrase_count(job, page, count,
                         "of them is better than today for some party and worse for none.",
                         "of them are better than today for some party and worse for none.");
    }
    return ENT_OK;
}

/* How many hold, the strictest and the most lenient way of asking. */
static ent_status put_counts(ent_section_job *job, ent_page *page)
{
    const ent_digest *digest = NULL;
    const unsigned asked = ent_solution_concepts(job->solution);
    ENT_TRY(ent_material_digest(job->material, &digest));
    ent_phrase_begin(page);
    ent_tree_text(page, "Of ");
    ent_phrase_count(job, page, ent_state_count(job->space), "possible state", "possible states");
    ent_tree_text(page, " ");
    if (digest->equilibrium_count == 0) {
        ent_tree_text(page, "none would hold: from each some party would move on.");
    } else {
        ent_phrase_count(job, page, digest->equilibrium_count, "would hold", "would hold");
        ent_tree_text(page, ": by at least one of the concepts looked at, every party would "
                            "stay.");
    }
    if ((asked >> ENT_NASH & 1) != 0 && digest->equilibrium_count > 0) {
        const uint64_t firm = ent_equilibrium_count(job->solution, ENT_NASH);
        ent_tree_text(page, firm == 0 ? " In each some party could do better by a move of its own"
                                      : " In ");
        if (firm > 0) {
            ent_phrase_count(job, page, firm, "of them", "of them");
            ent_tree_text(page, " no party could do better by a move of its own");
        }
        ent_tree_text(page, firm == 0 ? ", but must reckon with what the others would answer."
                            : firm < digest->equilibrium_count
                                ? "; in the rest whoever could must reckon with what the others "
                                  "would answer."
                                : ".");
    }
    const ent_status status = job->has_today ? put_better(job, page) : ENT_OK;
    ent_phrase_end(page);
    return status;
}

static void put_today(ent_section_job *job, ent_page *page)
{
    ent_phrase_begin(page);
    if (!job->has_today) {
        ent_tree_text(page, "What holds today is not said, so nothing is compared with it.");
        ent_phrase_end(page);
        return;
    }
    const unsigned concepts = ent_equilibrium_concepts(job->solution, job->today);
    ent_tree_text(page, "Today's state, ");
    ent_phrase_state(job, page, job->today);
    ent_tree_text(page, ", ");
    if (concepts != 0) {
        ent_tree_word(page, ENT_TREE_STRONG, ENT_ROLE_PLAIN, "would hold", NULL);
        ent_tree_text(page, " itself, under ");
        ent_phrase_concepts(page, concepts, ENT_ROLE_GOOD);
        ent_tree_format(page, ". %s", ent_phrase_holding(concepts));
    } else {
        ent_tree_word(page, ENT_TREE_STRONG, ENT_ROLE_PLAIN, "would not hold", NULL);
        ent_tree_text(page, ": ");
        ent_phrase_leavers(job, page, job->today);
        ent_tree_text(page, ".");
    }
    ent_phrase_end(page);
}

/* The names of which no state holds, or some. */
static void put_names(ent_section_job *job, ent_page *page, const ent_digest *digest, bool holding)
{
    bool any = false;
    for (size_t k = 0; k < digest->name_count; k++) {
        const ent_name_standing *name = &digest->names[k];
        if ((name->holding > 0) != holding || name->states == 0) {
            continue;
        }
        if (!any) {
            ent_phrase_begin(page);
            ent_tree_text(page, holding ? "Of the states that the file names these would hold, or "
                                          "some state of theirs: "
                                        : "These would not, and no state of theirs would: ");
        }
        ent_tree_text(page, any ? ", " : "");
        ent_tree_word(page, ENT_TREE_WORD, ENT_ROLE_PLAIN, ent_name_at(job->dispute, name->name),
                      NULL);
        any = true;
    }
    if (any) {
        ent_tree_text(page, ".");
        ent_phrase_end(page);
    }
}

/* One item a settlement: its title, how it holds, who gains. */
static ent_status put_settlements(ent_section_job *job, ent_page *page)
{
    const ent_shown *shown = NULL;
    size_t count = 0;
    bool any = false;
    ENT_TRY(ent_material_shown(job->material, &shown, &count));
    for (size_t k = 0; k < count; k++) {
        if (shown[k].why == ENT_SHOWN_TODAY) {
            continue;
        }
        if (!any) {
            ent_phrase_heading(page, "The first to look at");
            ent_tree_paragraph(page, ENT_ROLE_PLAIN,
                               job->has_today
                                   ? "Behind each stand the concepts under which it holds, the "
                                     "strictest first, and how the parties fare against today."
                                   : "Behind each stand the concepts under which it holds, the "
                                     "strictest first.");
            ent_tree_open(page, ENT_TREE_LIST, ENT_ROLE_PLAIN, NULL, NULL);
            any = true;
        }
        ent_tree_open(page, ENT_TREE_ITEM, ENT_ROLE_PLAIN, NULL, NULL);
        ent_phrase_title(page, &shown[k], ENT_TREE_STRONG);
        ent_tree_text(page, " ");
        ent_phrase_concepts(page, shown[k].standing.concepts, ENT_ROLE_GOOD);
        if (job->has_today) {
            ent_tree_text(page, ": ");
            ent_phrase_gains(job, page, shown[k].standing.state);
        }
        ent_tree_text(page, ".");
        ent_tree_close(page, ENT_TREE_ITEM);
    }
    if (any) {
        ent_tree_close(page, ENT_TREE_LIST);
    }
    return ENT_OK;
}

/* Of those shown, how many hold in each reading of a family under some concept under which they hold in the file. */
static ent_status put_family(ent_section_job *job, ent_page *page, ent_variation over,
                             const char *words)
{
    const ent_shown *shown = NULL;
    size_t count = 0, holding = 0, always = 0;
    ent_material_family family;
    ENT_TRY(ent_material_shown(job->material, &shown, &count));
    ENT_TRY(ent_material_readings(job->material, over, &family));
    if (family.part.tally == NULL || ent_tally_readings(family.part.tally) == 0) {
        return ENT_OK;
    }
    const uint64_t tried = ent_tally_readings(family.part.tally);
    for (size_t k = 0; k < count; k++) {
        const unsigned concepts = shown[k].standing.concepts & ~(1u << ENT_SIM);
        uint64_t most = 0;
        for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
            const uint64_t hits =
                (concepts >> c & 1) != 0
                    ? ent_tally_holds(family.part.tally, c, shown[k].standing.state)
                    : 0;
            most = hits > most ? hits : most;
        }
        holding += concepts != 0;
        always += concepts != 0 && most == tried;
    }
    if (holding > 0) {
        ent_tree_open(page, ENT_TREE_ITEM, ENT_ROLE_PLAIN, NULL, NULL);
        if (always == holding) {
            ent_tree_text(page, holding == 1 ? "The one that is shown and holds does so in each of "
                                             : "All that are shown and hold do so in each of ");
        } else {
            ent_tree_format(page, "%zu of the %zu that are shown and hold %s so in each of ",
                            always, holding, always == 1 ? "does" : "do");
        }
        ent_phrase_count(job, page, tried, "reading", "readings");
        ent_tree_format(page, " %s.", words);
        ent_tree_close(page, ENT_TREE_ITEM);
    }
    return ENT_OK;
}

static ent_status put_sureness(ent_section_job *job, ent_page *page)
{
    ent_phrase_heading(page, "How surely, and on what it rests");
    ent_tree_open(page, ENT_TREE_LIST, ENT_ROLE_PLAIN, NULL, NULL);
    ENT_TRY(put_family(job, page, ENT_VARY_COMPLETIONS, "of what is unsure or unknown"));
    ENT_TRY(put_family(job, page, ENT_VARY_SWAPS,
                       "in which neighbours in each party's order change places"));
    ENT_TRY(put_family(job, page, ENT_VARY_CHANGES, "in which one thing of one party is changed"));
    uint64_t counts[ENT_BASIS_COUNT];
    ent_basis_counts(job->dispute, counts);
    ent_tree_open(page, ENT_TREE_ITEM, ENT_ROLE_PLAIN, NULL, NULL);
    ent_tree_text(page, "The wishes of the parties: ");
    ent_phrase_bases(page, counts);
    ent_tree_text(page, ".");
    ent_tree_close(page, ENT_TREE_ITEM);
    ent_tree_close(page, ENT_TREE_LIST);
    ent_tree_paragraph(page, ENT_ROLE_REMARK,
                       "What would hold follows from what the file says the parties can do and "
                       "want, and from nothing else. It is no forecast; a share of readings is "
                       "not a probability.");
    return ENT_OK;
}

ent_status ent_section_summary(ent_section_job *job, ent_page *page)
{
    const ent_digest *digest = NULL;
    ENT_TRY(ent_material_digest(job->material, &digest));
    ENT_TRY(put_counts(job, page));
    put_today(job, page);
    put_names(job, page, digest, true);
    put_names(job, page, digest, false);
    ENT_TRY(put_settlements(job, page));
    return put_sureness(job, page);
}
