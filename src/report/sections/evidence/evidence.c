/* SPDX-License-Identifier: MIT */
/*
 * "What it rests on": of each party how many wishes are stated, inferred and assumed, the sources, the claims by source, what
 * falls with each, and what is unsure.
 *
 * A ranking counts as one wish, as it has one basis.
 */
#include "dispute/model.h"
#include "report/evidence/sheet.h"
#include "report/material/phrases.h"
#include "report/material/pictures.h"
#include "report/sections/evidence/parts.h"

#include <string.h>

enum { MOST_UNSURE = 30 };

/* What is counted of a party. */
typedef struct grounds {
    uint64_t bases[ENT_BASIS_COUNT], unsure, hedged, sourced, all;
} grounds;

static void add_grounds(grounds *to, const ent_grounds *one)
{
    to->bases[one->basis]++;
    to->hedged += one->hedge != NULL;
    to->sourced += one->source != NULL;
    to->all++;
}

static grounds grounds_of(const ent_party *party)
{
    grounds found = {.all = 0};
    for (size_t k = 0; k < party->statement_count; k++) {
        add_grounds(&found, &party->statements[k].grounds);
        found.unsure += party->statements[k].certainty != ENT_SURE;
    }
    if (party->order == ENT_ORDER_RANKING) {
        add_grounds(&found, &party->ranked_grounds);
        found.unsure += party->unknown_count;
    }
    return found;
}

static void put_party(ent_section_job *job, ent_page *page, size_t party)
{
    const grounds found = grounds_of(&job->dispute->parties[party]);
    ent_tree_open(page, ENT_TREE_ROW, ENT_ROLE_PLAIN, NULL, NULL);
    ent_tree_open(page, ENT_TREE_CELL, ENT_ROLE_PLAIN, NULL, NULL);
    ent_section_put_party(job, page, party);
    ent_tree_close(page, ENT_TREE_CELL);
    for (ent_basis b = 0; b < ENT_BASIS_COUNT; b++) {
        ent_phrase_number(job, page, found.bases[b]);
    }
    ent_phrase_number(job, page, found.unsure);
    ent_phrase_number(job, page, found.hedged);
    ent_phrase_number(job, page, found.sourced);
    ent_tree_close(page, ENT_TREE_ROW);
}

static void put_parties(ent_section_job *job, ent_page *page)
{
    static const char *const heads[] = {"Party",  "Stated", "Inferred",     "Assumed",
                                        "Unsure", "Hedged", "With a source"};
    ent_phrase_table(page, "The wishes of each party, and what they rest on", heads, 7);
    for (size_t p = 0; p < ent_party_count(job->dispute); p++) {
        put_party(job, page, p);
    }
    ent_tree_close(page, ENT_TREE_TABLE);
}

/* Options and rules that say on what they rest. */
static void put_frame(ent_section_job *job, ent_page *page)
{
    const ent_dispute *dispute = job->dispute;
    grounds options = {.all = 0}, rules = {.all = 0};
    for (size_t k = 0; k < dispute->option_count && !ent_is_graph_form(dispute); k++) {
        if (dispute->options[k].grounds.has_basis) {
            add_grounds(&options, &dispute->options[k].grounds);
        }
    }
    for (size_t k = 0; k < dispute->rule_count; k++) {
        if (dispute->rules[k].grounds.has_basis) {
            add_grounds(&rules, &dispute->rules[k].grounds);
        }
    }
    if (options.all + rules.all == 0) {
        return;
    }
    ent_phrase_begin(page);
    if (options.all > 0) {
        ent_tree_text(page, "What the parties can do: ");
        ent_phrase_bases(page, options.bases);
        ent_tree_text(page, ". ");
    }
    if (rules.all > 0) {
        ent_tree_text(page, "The rules: ");
        ent_phrase_bases(page, rules.bases);
        ent_tree_text(page, ".");
    }
    ent_phrase_end(page);
}

/* What the file says of a source beside its title: when, and where to find it. */
static void put_whereabouts(ent_section_job *job, ent_page *page, const char *id)
{
    static const char *const keys[] = {"date", "file", "url"};
    const ent_node *all = ent_field(job->dispute->current, "sources");
    const ent_node *one = all == NULL || all->kind != ENT_NODE_MAP ? NULL : ent_field(all, id);
    for (size_t k = 0; one != NULL && k < sizeof keys / sizeof *keys; k++) {
        const ent_node *said = one->kind == ENT_NODE_MAP ? ent_field(one, keys[k]) : NULL;
        if (said != NULL && said->kind == ENT_NODE_SCALAR && !said->empty) {
            ent_text_add(&job->text, ", ");
            ent_text_add_bytes(&job->text, said->text.text, said->text.length);
            ent_section_text(job, page);
        }
    }
}

static void put_sources(ent_section_job *job, ent_page *page)
{
    const ent_dispute *dispute = job->dispute;
    ent_phrase_heading(page, "Sources");
    if (dispute->source_count == 0) {
        ent_tree_paragraph(page, ENT_ROLE_REMARK, "The file names no source.");
        return;
    }
    ent_tree_open(page, ENT_TREE_TERMS, ENT_ROLE_PLAIN, NULL, NULL);
    for (size_t k = 0; k < dispute->source_count; k++) {
        const ent_cited *source = &dispute->sources[k];
        ent_tree_open(page, ENT_TREE_TERM, ENT_ROLE_PLAIN, NULL, NULL);
        ent_tree_word(page, ENT_TREE_WORD, ENT_ROLE_PLAIN, source->id, NULL);
        ent_tree_close(page, ENT_TREE_TERM);
        ent_tree_open(page, ENT_TREE_MEANING, ENT_ROLE_PLAIN, NULL, NULL);
        ent_tree_text(page, source->title == NULL ? "without a title" : source->title);
        put_whereabouts(job, page, source->id);
        ent_tree_text(page, "; cited by ");
        ent_phrase_count(job, page, ent_evidence_citing(dispute, source->id), "claim", "claims");
        ent_tree_text(page, ".");
        ent_tree_close(page, ENT_TREE_MEANING);
    }
    ent_tree_close(page, ENT_TREE_TERMS);
}

static void put_unsure_wish(ent_section_job *job, ent_page *page, size_t party, size_t wish)
{
    ent_tree_open(page, ENT_TREE_ITEM, ENT_ROLE_PLAIN, NULL, NULL);
    ent_section_put_party(job, page, party);
    ent_tree_text(page, ": ");
    ent_phrase_wish(job, page, party, wish);
    ent_tree_close(page, ENT_TREE_ITEM);
}

/* Wishes that the analyst marks as not sure. */
static void put_unsure(ent_section_job *job, ent_page *page)
{
    size_t found = 0;
    for (size_t p = 0; p < job->dispute->party_count; p++) {
        const ent_party *party = &job->dispute->parties[p];
        for (size_t k = 0; k < party->statement_count; k++) {
            if (party->statements[k].certainty == ENT_SURE) {
                continue;
            }
            if (found == 0) {
                ent_phrase_heading(page, "What is unsure or unknown");
                ent_tree_paragraph(page, ENT_ROLE_PLAIN,
                                   "Unless said otherwise these are taken as sure in this report.");
                ent_tree_open(page, ENT_TREE_LIST, ENT_ROLE_PLAIN, NULL, NULL);
            }
            if (found++ < MOST_UNSURE) {
                put_unsure_wish(job, page, p, k);
            }
        }
    }
    if (found > 0) {
        ent_tree_close(page, ENT_TREE_LIST);
    }
    if (found > MOST_UNSURE) {
        ent_tree_open(page, ENT_TREE_PARAGRAPH, ENT_ROLE_REMARK, NULL, NULL);
        ent_phrase_count(job, page, found - MOST_UNSURE, "more is not shown.",
                         "more are not shown.");
        ent_tree_close(page, ENT_TREE_PARAGRAPH);
    }
}

static ent_status put_picture(ent_section_job *job, ent_page *page)
{
    const size_t parties = ent_party_count(job->dispute);
    uint64_t *counts = ent_arena_new(&page->arena, parties * ENT_BASIS_COUNT, sizeof *counts);
    if (counts == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t p = 0; p < parties; p++) {
        const grounds found = grounds_of(&job->dispute->parties[p]);
        memcpy(counts + p * ENT_BASIS_COUNT, found.bases, sizeof found.bases);
    }
    return ent_picture_bases(job, page, counts);
}

ent_status ent_section_evidence(ent_section_job *job, ent_page *page)
{
    ent_tree_paragraph(page, ENT_ROLE_PLAIN,
                       "Stated: a party or its source said so. Inferred: the sources support it, "
                       "nobody said it. Assumed: added so that the model is complete. Hedged: the "
                       "source itself was cautious. Unsure is the analyst's mark.");
    ENT_TRY(put_picture(job, page));
    put_parties(job, page);
    put_frame(job, page);
    put_sources(job, page);
    if (!job->brief) {
        ENT_TRY(ent_evidence_put_claims(job, page));
    }
    ENT_TRY(ent_evidence_put_falls(job, page));
    put_unsure(job, page);
    return ENT_OK;
}
