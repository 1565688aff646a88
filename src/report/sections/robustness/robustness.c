/* SPDX-License-Identifier: MIT */
/*
 * "How sure this is": in what share of many readings of the file each state that is shown holds.
 *
 * A state is looked at under the strictest concept under which it holds in the file. Completions are gone through
 * whole where the file has few enough; swaps are drawn, so their shares come with an interval. What single changes overturn,
 * and what is left without what is assumed, stands behind it (changes.c).
 */
#include "report/material/pictures.h"
#include "report/robust/sheet.h"
#include "report/sections/robustness/sheet.h"
#include "report/words.h"
#include "stability/concepts.h"

/* The families whose shares are told, in the order of their columns. */
static const struct {
    ent_variation over;
    const char *head, *nothing;
} families[COUNTED] = {
    {ENT_VARY_COMPLETIONS, "What is unsure", "nothing in the file is unsure or unknown"},
    {ENT_VARY_SWAPS, "Neighbours swapped", "no party has two things to put in order"},
    {ENT_VARY_CHANGES, "One change", "there is nothing to change"},
};

/* Whether a state that is shown is told of: in a brief report today, and the first to look at. */
bool ent_sureness_tells(const ent_sureness *s, const ent_shown *shown)
{
    return !s->job->brief || shown->first || shown->why == ENT_SHOWN_TODAY;
}

bool ent_sureness_tried(const ent_material_family *family)
{
    return family->part.tally != NULL && ent_tally_readings(family->part.tally) > 0;
}

const char *ent_sureness_untried(ent_untried untried, const char *nothing)
{
    switch (untried) {
    case ENT_UNTRIED_ASKED:
        return "not asked for";
    case ENT_UNTRIED_LARGE:
        return "it would take more solutions than this page allows";
    case ENT_UNTRIED_UNDEFINED:
        return "not defined for this dispute";
    default:
        return nothing;
    }
}

/* Whose order no reading keeps, as a sentence with a blank before it. */
static void put_turned(ent_sureness *s, const ent_readings *readings)
{
    ent_robust_words_turned(s->job->dispute, &s->job->text, readings);
    if (s->job->text.length > 0) {
        ent_tree_text(s->page, " ");
        ent_section_text(s->job, s->page);
    }
}

/* What one family does, and how many readings there are. */
static void put_family(ent_sureness *s, const ent_material_family *family, size_t k)
{
    static const char *const does[COUNTED] = {
        "decides for each wish that is marked unsure or unknown whether it counts",
        "exchanges one pair of neighbours in the order of each party, drawn at random",
        "changes one thing of one party: a wish is left out, or two neighbours change places"};
    ent_tree_open(s->page, ENT_TREE_TERM, ENT_ROLE_PLAIN, families[k].head, NULL);
    ent_tree_close(s->page, ENT_TREE_TERM);
    ent_tree_open(s->page, ENT_TREE_MEANING, ENT_ROLE_PLAIN, NULL, NULL);
    if (!ent_sureness_tried(family)) {
        ent_tree_format(s->page, "Not tried: %s.",
                        ent_sureness_untried(family->untried, families[k].nothing));
    } else {
        const ent_readings *readings = ent_tally_family(family->part.tally);
        ent_tree_format(s->page, "Each reading %s. ", does[k]);
        ent_phrase_count(s->job, s->page, ent_tally_readings(family->part.tally), "reading",
                         "readings");
        if (ent_readings_exact(readings)) {
            ent_tree_text(s->page, ", all there are.");
        } else {
            ent_tree_format(s->page, ", drawn by chance (seed %llu)",
                            (unsigned long long)s->job->options.seed);
            if (families[k].over == ENT_VARY_COMPLETIONS) {
                ent_tree_format(s->page, ", of %s%llu",
                                ent_readings_joint(readings) == UINT64_MAX ? "more than " : "",
                                (unsigned long long)ent_readings_joint(readings));
            }
            ent_tree_text(s->page, "; so shares come with an interval of 95 %.");
            put_turned(s, readings);
        }
    }
    ent_tree_close(s->page, ENT_TREE_MEANING);
}

static void put_families(ent_sureness *s)
{
    ent_tree_paragraph(s->page, ENT_ROLE_PLAIN,
                       "What the parties want is known only in part. A reading is one way in "
                       "which it may be: it gives every party an order of the states, and what "
                       "would hold is then asked anew.");
    ent_tree_open(s->page, ENT_TREE_TERMS, ENT_ROLE_PLAIN, NULL, NULL);
    for (size_t k = 0; k < COUNTED; k++) {
        put_family(s, &s->tried[k], k);
    }
    ent_tree_close(s->page, ENT_TREE_TERMS);
    ent_tree_paragraph(s->page, ENT_ROLE_REMARK,
                       "A share counts the readings that were tried. It is not a probability: "
                       "nobody knows how likely each reading is.");
}

/* The same in a paragraph. */
static void put_families_briefly(ent_sureness *s)
{
    static const char *const does[COUNTED] = {"decides what is unsure",
                                              "exchanges one pair of neighbouring wishes of each "
                                              "party, drawn at random",
                                              "changes one thing of one party: a wish is left out, "
                                              "or two neighbours change places"};
    bool any = false;
    ent_phrase_begin(s->page);
    ent_tree_text(s->page,
                  "A reading is one way in which the parties' wishes may be otherwise: it ");
    for (size_t k = 0; k < COUNTED; k++) {
        if (ent_sureness_tried(&s->tried[k])) {
            ent_tree_format(s->page, "%s%s (", any ? "; or it " : "", does[k]);
            ent_phrase_count(s->job, s->page, ent_tally_readings(s->tried[k].part.tally), "reading",
                             "readings");
            ent_tree_text(s->page, ")");
            any = true;
        }
    }
    ent_tree_text(s->page, any ? ". A share of readings is not a probability."
                               : "is taken otherwise. None was tried.");
    if (ent_sureness_tried(&s->tried[1])) {
        put_turned(s, ent_tally_family(s->tried[1].part.tally));
    }
    ent_phrase_end(s->page);
}

/* "97.3 %", and behind it the interval where readings are drawn. */
static void put_share(ent_sureness *s, const ent_material_family *family, uint64_t hits)
{
    const uint64_t tried = ent_tally_readings(family->part.tally);
    ent_text *text = &s->job->text;
    ent_phrase_percent(text, hits, tried);
    if (!ent_readings_exact(ent_tally_family(family->part.tally))) {
        ent_phrase_interval(text, hits, tried);
    }
    ent_tree_cell(s->page, ENT_ROLE_NUMBER, ent_text_get(text));
    ent_text_clear(text);
}

static void put_head(ent_sureness *s, const char *caption)
{
    ent_tree_open(s->page, ENT_TREE_TABLE, ENT_ROLE_PLAIN, caption, NULL);
    ent_tree_open(s->page, ENT_TREE_ROW, ENT_ROLE_PLAIN, NULL, NULL);
    ent_tree_cell(s->page, ENT_ROLE_PLAIN, "State");
    ent_tree_cell(s->page, ENT_ROLE_PLAIN, "Under");
    for (size_t k = 0; k < COUNTED; k++) {
        if (ent_sureness_tried(&s->tried[k])) {
            ent_tree_cell(s->page, ENT_ROLE_NUMBER, families[k].head);
        }
    }
    ent_tree_close(s->page, ENT_TREE_ROW);
}

static bool any_tried(const ent_sureness *s)
{
    return ent_sureness_tried(&s->tried[0]) || ent_sureness_tried(&s->tried[1]) ||
           ent_sureness_tried(&s->tried[2]);
}

/* Whether some other state of its name holds where a state that is told of does not: in a reading of some family. */
static bool is_name_surer(const ent_sureness *s, uint64_t state, size_t name, ent_concept concept)
{
    bool surer = false;
    for (size_t k = 0; name != ENT_NO_NAME && k < COUNTED; k++) {
        const ent_tally *tally = s->tried[k].part.tally;
        surer = surer ||
                (ent_sureness_tried(&s->tried[k]) && ent_tally_name_holds(tally, concept, name) !=
                                                         ent_tally_holds(tally, concept, state));
    }
    return surer;
}

/* The row below a state: how often one state or another of its name holds, where that is oftener. */
static void put_name_below(ent_sureness *s, uint64_t state, ent_concept concept)
{
    const size_t name = ent_material_name(s->job->material, state);
    if (!is_name_surer(s, state, name, concept)) {
        return;
    }
    ent_tree_open(s->page, ENT_TREE_ROW, ENT_ROLE_PLAIN, NULL, NULL);
    ent_tree_cell(s->page, ENT_ROLE_PLAIN, "- by one state or another of its name");
    ent_tree_cell(s->page, ENT_ROLE_PLAIN, ent_concept_label(concept));
    for (size_t k = 0; k < COUNTED; k++) {
        if (ent_sureness_tried(&s->tried[k])) {
            put_share(s, &s->tried[k], ent_tally_name_holds(s->tried[k].part.tally, concept, name));
        }
    }
    ent_tree_close(s->page, ENT_TREE_ROW);
}

static void put_states(ent_sureness *s)
{
    ent_concept concept = ENT_NASH;
    bool any = false;
    for (size_t i = 0; i < s->count; i++) {
        const ent_shown *shown = &s->shown[i];
        if (!ent_sureness_tells(s, shown) ||
            !ent_phrase_telling(shown->standing.concepts, &concept)) {
            continue;
        }
        if (!any) {
            put_head(s,
                     "In what share of readings each state holds as firmly as in the file: under "
                     "the strictest concept under which it does there");
            any = true;
        }
        ent_tree_open(s->page, ENT_TREE_ROW, ENT_ROLE_PLAIN, NULL, NULL);
        ent_tree_open(s->page, ENT_TREE_CELL, ENT_ROLE_PLAIN, NULL, NULL);
        ent_phrase_title(s->job, s->page, shown, ENT_TREE_TEXT);
        ent_tree_close(s->page, ENT_TREE_CELL);
        ent_tree_cell(s->page, ENT_ROLE_PLAIN, ent_concept_label(concept));
        for (size_t k = 0; k < COUNTED; k++) {
            if (ent_sureness_tried(&s->tried[k])) {
                put_share(s, &s->tried[k],
                          ent_tally_holds(s->tried[k].part.tally, concept, shown->standing.state));
            }
        }
        ent_tree_close(s->page, ENT_TREE_ROW);
        put_name_below(s, shown->standing.state, concept);
    }
    if (any) {
        ent_tree_close(s->page, ENT_TREE_TABLE);
    }
}

/* The concept under which a name is looked at: the strictest of its strongest state, else the most lenient. */
static bool concept_of_name(const ent_sureness *s, const ent_name_standing *name, ent_concept *out)
{
    const unsigned asked = ent_solution_concepts(s->job->solution);
    for (size_t k = 0; k < ENT_CONCEPT_COUNT; k++) {
        if (ent_strictest[k] != ENT_SIM && (asked >> ent_strictest[k] & 1) != 0) {
            *out = ent_strictest[k];
        }
    }
    (void)ent_phrase_telling(name->holding > 0 ? name->strongest.concepts : 0, out);
    return name->states > 1;
}

/* The names of several states: whether any of them holds. */
static void put_names(ent_sureness *s, const ent_digest *digest)
{
    bool any = false;
    for (size_t i = 0; i < digest->name_count; i++) {
        ent_concept concept = ENT_NASH;
        if (!concept_of_name(s, &digest->names[i], &concept)) {
            continue;
        }
        if (!any) {
            put_head(s, "In what share of readings at least one state of a name holds");
            any = true;
        }
        ent_tree_open(s->page, ENT_TREE_ROW, ENT_ROLE_PLAIN, NULL, NULL);
        ent_tree_open(s->page, ENT_TREE_CELL, ENT_ROLE_PLAIN, NULL, NULL);
        ent_phrase_name(s->job, s->page, digest->names[i].name);
        ent_tree_close(s->page, ENT_TREE_CELL);
        ent_tree_cell(s->page, ENT_ROLE_PLAIN, ent_concept_label(concept));
        for (size_t k = 0; k < COUNTED; k++) {
            if (ent_sureness_tried(&s->tried[k])) {
                put_share(
                    s, &s->tried[k],
                    ent_tally_name_holds(s->tried[k].part.tally, concept, digest->names[i].name));
            }
        }
        ent_tree_close(s->page, ENT_TREE_ROW);
    }
    if (any) {
        ent_tree_close(s->page, ENT_TREE_TABLE);
    }
}

static ent_status put_picture(ent_sureness *s)
{
    ent_picture_family told[COUNTED];
    for (size_t k = 0; k < COUNTED; k++) {
        told[k] = (ent_picture_family){families[k].head, s->tried[k].part.tally};
    }
    return ent_picture_shares(s->job, s->page, told, COUNTED);
}

ent_status ent_section_robustness(ent_section_job *job, ent_page *page)
{
    ent_sureness s = {.job = job, .page = page};
    const ent_digest *digest = NULL;
    ENT_TRY(ent_material_digest(job->material, &digest));
    ENT_TRY(ent_material_shown(job->material, &s.shown, &s.count));
    for (size_t k = 0; k < COUNTED; k++) {
        ENT_TRY(ent_material_readings(job->material, families[k].over, &s.tried[k]));
    }
    ENT_TRY(ent_material_readings(job->material, ENT_VARY_ASSUMED, &s.assumed));
    if (job->brief) {
        put_families_briefly(&s);
    } else {
        put_families(&s);
    }
    if (any_tried(&s)) {
        ENT_TRY(job->brief ? ENT_OK : put_picture(&s));
        put_states(&s);
        if (!job->brief) {
            put_names(&s, digest);
        }
    }
    ent_sureness_put_changes(&s);
    ent_sureness_put_assumed(&s);
    return ENT_OK;
}
