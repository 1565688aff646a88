/* SPDX-License-Identifier: MIT */
/* "In brief": how often what was told of holds in other readings of the parties' wishes, and on what it all rests. */
#include "report/robust/sheet.h"
#include "report/sections/summary/sheet.h"

#include "diag/context.h"
#include <entente/findings.h>

enum { MOST_COUNTED = 100 }; /* readings of which so many are told as a number, not as a share */

/* Whether a state that is told of above would hold, and in how many readings of a family as firmly as in the file. */
static bool count_readings(const ent_tally *tally, const ent_shown *shown, uint64_t *out)
{
    ent_concept concept = ENT_NASH;
    const bool asked = (shown->first || shown->why == ENT_SHOWN_TODAY) &&
                       ent_phrase_telling(shown->standing.concepts, &concept);
    *out = asked ? ent_tally_holds(tally, concept, shown->standing.state) : 0;
    return asked;
}

/* "in 2 of 4", or where readings are many "in 79.7 %". */
static void put_hits(ent_section_job *job, ent_page *page, uint64_t hits, uint64_t tried)
{
    if (tried <= MOST_COUNTED) {
        ent_tree_format(page, " in %llu of %llu", (unsigned long long)hits,
                        (unsigned long long)tried);
    } else {
        ent_tree_text(page, " in ");
        ent_phrase_percent(&job->text, hits, tried);
        ent_section_text(job, page);
    }
}

/* In which readings of a family those told of hold as firmly as in the file: "in each, except B in 2 of 4". */
static void put_often(ent_section_job *job, ent_page *page, const ent_tally *tally,
                      const ent_shown *shown, size_t count)
{
    const uint64_t tried = ent_tally_readings(tally);
    uint64_t hits = 0;
    size_t looked_at = 0, fail = 0, put = 0;
    for (size_t k = 0; k < count; k++) {
        if (count_readings(tally, &shown[k], &hits)) {
            looked_at++;
            fail += hits < tried;
        }
    }
    ent_tree_text(page, fail == 0 ? "in each" : fail < looked_at ? "in each, except " : "");
    for (size_t k = 0; k < count; k++) {
        if (count_readings(tally, &shown[k], &hits) && hits < tried) {
            ent_tree_text(page, put == 0 ? "" : put + 1 == fail ? " and " : ", ");
            ent_summary_put_short(page, &shown[k]);
            put_hits(job, page, hits, tried);
            put++;
        }
    }
}

/* Whether a state of a name is told of above that does not hold in every reading. */
static bool fails_under(ent_section_job *job, const ent_tally *tally, const ent_shown *shown,
                        size_t count, size_t name)
{
    uint64_t hits = 0;
    bool fails = false;
    for (size_t k = 0; k < count; k++) {
        fails =
            fails || (count_readings(tally, &shown[k], &hits) && hits < ent_tally_readings(tally) &&
                      ent_material_name(job->material, shown[k].standing.state) == name);
    }
    return fails;
}

/* How often some state of such a name holds, where several do: the outcome may be surer than the state told of. */
static ent_status put_names_often(ent_section_job *job, ent_page *page, const ent_tally *tally,
                                  const ent_shown *shown, size_t count)
{
    const uint64_t tried = ent_tally_readings(tally);
    const ent_digest *digest = NULL;
    bool any = false;
    ENT_TRY(ent_material_digest(job->material, &digest));
    for (size_t i = 0; i < digest->name_count; i++) {
        const ent_name_standing *name = &digest->names[i];
        ent_concept concept = ENT_NASH;
        if (name->holding < 2 || !fails_under(job, tally, shown, count, name->name) ||
            !ent_phrase_telling(name->strongest.concepts, &concept)) {
            continue;
        }
        const uint64_t hits = ent_tally_name_holds(tally, concept, name->name);
        ent_tree_text(page, any ? "; " : ". By one state or another of its name: ");
        ent_phrase_name(job, page, name->name);
        if (hits == tried) {
            ent_tree_text(page, " in each");
        } else {
            put_hits(job, page, hits, tried);
        }
        any = true;
    }
    return ENT_OK;
}

/* Whose order no reading keeps, as a sentence with a blank before it. */
static void put_turned(ent_section_job *job, ent_page *page, const ent_readings *readings)
{
    ent_robust_words_turned(job->dispute, &job->text, readings);
    if (job->text.length > 0) {
        ent_tree_text(page, " ");
        ent_section_text(job, page);
    }
}

/* The item of one family of readings; `words`: what happens in them. */
static ent_status put_family(ent_section_job *job, ent_page *page, ent_variation over,
                             const char *words)
{
    const ent_shown *shown = NULL;
    size_t count = 0;
    ent_material_family family;
    ENT_TRY(ent_material_shown(job->material, &shown, &count));
    ENT_TRY(ent_material_readings(job->material, over, &family));
    if (family.part.tally == NULL || ent_tally_readings(family.part.tally) == 0 || count == 0) {
        return ENT_OK;
    }
    ent_tree_open(page, ENT_TREE_ITEM, ENT_ROLE_PLAIN, NULL, NULL);
    ent_tree_format(page, "%s (", words);
    ent_phrase_count(job, page, ent_tally_readings(family.part.tally), "reading", "readings");
    ent_tree_text(page, "): ");
    put_often(job, page, family.part.tally, shown, count);
    ENT_TRY(put_names_often(job, page, family.part.tally, shown, count));
    ent_tree_text(page, ".");
    if (over == ENT_VARY_SWAPS) {
        ENT_TRY(ent_phrase_further(job, page));
        put_turned(job, page, ent_tally_family(family.part.tally));
    }
    ent_tree_close(page, ENT_TREE_ITEM);
    return ENT_OK;
}

/* How many warnings a closer look at the file gives, as an item; they are not left in the context. */
static ent_status put_warnings(ent_section_job *job, ent_page *page)
{
    const size_t before = job->context->diagnostic_count;
    uint64_t count = 0;
    const ent_status status = ent_findings(job->context, job->space);
    for (size_t k = before; k < job->context->diagnostic_count; k++) {
        count += job->context->diagnostics[k].severity == ENT_SEVERITY_WARNING;
    }
    job->context->diagnostic_count = before;
    if (status == ENT_OK && count > 0) {
        ent_tree_open(page, ENT_TREE_ITEM, ENT_ROLE_PLAIN, NULL, NULL);
        ent_tree_text(page, "A check of the file finds ");
        ent_phrase_count(job, page, count, "thing", "things");
        ent_tree_text(page, " that may not be meant so, such as a wish that decides nothing.");
        ent_tree_close(page, ENT_TREE_ITEM);
    }
    return status;
}

ent_status ent_summary_put_sureness(ent_section_job *job, ent_page *page)
{
    ent_phrase_heading(page, "How surely, and on what it rests");
    ent_tree_paragraph(page, ENT_ROLE_PLAIN,
                       "What the parties want may be read otherwise. How often the outcomes with "
                       "a letter, and no others, then hold as firmly as said there:");
    ent_tree_open(page, ENT_TREE_LIST, ENT_ROLE_PLAIN, NULL, NULL);
    ENT_TRY(put_family(job, page, ENT_VARY_COMPLETIONS,
                       "Whichever way what is unsure or unknown turns out"));
    ENT_TRY(
        put_family(job, page, ENT_VARY_SWAPS,
                   "When one pair of neighbouring wishes of each party changes places, at random"));
    ENT_TRY(put_family(job, page, ENT_VARY_CHANGES,
                       "When one wish is left out, or two neighbours change places"));
    uint64_t counts[ENT_BASIS_COUNT];
    ent_basis_counts(job->dispute, counts);
    ent_tree_open(page, ENT_TREE_ITEM, ENT_ROLE_PLAIN, NULL, NULL);
    ent_tree_text(page, "The wishes of the parties: ");
    ent_phrase_bases(page, counts);
    ent_tree_text(page, ".");
    ent_tree_close(page, ENT_TREE_ITEM);
    ENT_TRY(put_warnings(job, page));
    ent_tree_close(page, ENT_TREE_LIST);
    ent_tree_paragraph(page, ENT_ROLE_REMARK,
                       "What would hold follows from what the file says the parties can do and "
                       "want, and from nothing else. It is no forecast; a share of readings is "
                       "not a probability.");
    return ENT_OK;
}
