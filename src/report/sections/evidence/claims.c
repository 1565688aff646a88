/* SPDX-License-Identifier: MIT */
/* Pages: the claims by source, in tables behind their summary. */
#include "report/sections/evidence/parts.h"

#include "report/evidence/sheet.h"
#include "report/material/phrases.h"

#include <string.h>

enum { MOST_CLAIMS = 200 }; /* of one source */

/* Whether a claim cites a source; of none where `source` is the number of sources, and then only what rests on
 * something. */
static bool belongs(const ent_dispute *dispute, size_t claim, size_t source)
{
    const char *cited = ent_claim_grounds(dispute, claim)->source;
    if (source < ent_source_count(dispute)) {
        return cited != NULL && strcmp(cited, ent_source_at(dispute, source).id) == 0;
    }
    const ent_claim_view claim_view = ent_claim_at(dispute, claim);
    return cited == NULL && ent_claim_rests(&claim_view);
}

static void put_name(ent_section_job *job, ent_page *page, const ent_claim_view *claim)
{
    ent_tree_open(page, ENT_TREE_CELL, ENT_ROLE_PLAIN, NULL, NULL);
    ent_evidence_name(&job->text, job->dispute, claim);
    ent_section_text(job, page);
    ent_tree_close(page, ENT_TREE_CELL);
}

static void put_basis(ent_page *page, const ent_claim_view *claim)
{
    ent_tree_open(page, ENT_TREE_CELL, ENT_ROLE_PLAIN, NULL, NULL);
    if (ent_claim_rests(claim)) {
        ent_phrase_counted(page, claim->basis, claim->basis_given || claim->source == NULL);
    }
    if (claim->hedge != NULL) {
        ent_tree_format(page, " hedged: %s", claim->hedge);
    }
    ent_tree_close(page, ENT_TREE_CELL);
}

/* The words at each stretch, as far as the page has the text; else what they are called. */
static void put_words(ent_section_job *job, ent_page *page, size_t index,
                      const ent_claim_view *claim)
{
    const ent_evidence_view view = {.texts = job->options.texts,
                                    .text_count = job->options.text_count};
    const ent_evidence_sheet sheet = {.dispute = job->dispute, .view = &view};
    ent_tree_open(page, ENT_TREE_CELL, ENT_ROLE_PLAIN, claim->passage == NULL ? "" : claim->passage,
                  NULL);
    for (size_t k = 0; k < ent_claim_stretch_count(job->dispute, index); k++) {
        const ent_stretch stretch = ent_claim_stretch_at(job->dispute, index, k);
        const char *problem = NULL;
        if (ent_evidence_quote(&sheet, claim, &stretch, &job->text, &problem)) {
            ent_tree_text(page, " \xE2\x80\x9C");
            ent_section_text(job, page);
            ent_tree_text(page, "\xE2\x80\x9D");
        } else if (problem != NULL) {
            ent_tree_format(page, " (%s)", problem);
        }
    }
    if (claim->speaker != NULL) {
        ent_tree_format(page, " Said by %s.", claim->speaker);
    }
    if (claim->coder != NULL) {
        ent_tree_format(page, " Coded by %s.", claim->coder);
    }
    ent_tree_close(page, ENT_TREE_CELL);
}

static void put_rows(ent_section_job *job, ent_page *page, size_t source)
{
    uint64_t told = 0;
    for (size_t k = 0; k < ent_claim_count(job->dispute) && told < MOST_CLAIMS; k++) {
        if (belongs(job->dispute, k, source)) {
            const ent_claim_view claim = ent_claim_at(job->dispute, k);
            ent_tree_open(page, ENT_TREE_ROW, ENT_ROLE_PLAIN, NULL, NULL);
            put_name(job, page, &claim);
            put_basis(page, &claim);
            put_words(job, page, k, &claim);
            ent_tree_close(page, ENT_TREE_ROW);
            told++;
        }
    }
}

static void put_source(ent_section_job *job, ent_page *page, size_t source, uint64_t count)
{
    static const char *const heads[] = {"Claim", "Rests on", "Where, and in which words"};
    const bool any = source < ent_source_count(job->dispute);
    ent_text_add(&job->text, any ? ent_source_at(job->dispute, source).id : "without a source");
    ent_text_format(&job->text, ": %llu %s", (unsigned long long)count,
                    count == 1 ? "claim" : "claims");
    ent_tree_open(page, ENT_TREE_DETAILS, ENT_ROLE_PLAIN, ent_text_get(&job->text), NULL);
    ent_text_clear(&job->text);
    ent_phrase_table(page, any ? "The claims that cite this source" : "The claims that cite none",
                     heads, 3);
    put_rows(job, page, source);
    ent_tree_close(page, ENT_TREE_TABLE);
    if (count > MOST_CLAIMS) {
        ent_tree_open(page, ENT_TREE_PARAGRAPH, ENT_ROLE_REMARK, NULL, NULL);
        ent_phrase_count(job, page, count - MOST_CLAIMS, "more is not shown.",
                         "more are not shown.");
        ent_tree_close(page, ENT_TREE_PARAGRAPH);
    }
    ent_tree_close(page, ENT_TREE_DETAILS);
}

ent_status ent_evidence_put_claims(ent_section_job *job, ent_page *page)
{
    ent_phrase_heading(page, "Claims by source");
    for (size_t s = 0; s <= ent_source_count(job->dispute); s++) {
        uint64_t count = 0;
        for (size_t k = 0; k < ent_claim_count(job->dispute); k++) {
            count += belongs(job->dispute, k, s);
        }
        if (count > 0) {
            put_source(job, page, s, count);
        }
        ENT_TRY(ent_tree_status(page));
    }
    return job->text.failed ? ENT_ERROR_MEMORY : ENT_OK;
}
