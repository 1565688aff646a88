/* SPDX-License-Identifier: MIT */
/*
 * "How this was made": what the concepts mean, what was computed from what, within which limits, and what was not.
 */
#include "base/sha256.h"
#include "dispute/model.h"
#include "report/glossary/terms.h"
#include "report/head.h"
#include "report/material/phrases.h"
#include "stability/concepts.h"

#include <entente/certainty.h>

static const char *const sources[ENT_CONCEPT_COUNT] = {
    [ENT_NASH] = "Fang, Hipel and Kilgour 1993; Xu, Hipel, Kilgour and Fang 2018.",
    [ENT_GMR] = "Fang, Hipel and Kilgour 1993; Xu, Hipel, Kilgour and Fang 2018.",
    [ENT_SMR] = "Fang, Hipel and Kilgour 1993; Xu, Hipel, Kilgour and Fang 2018.",
    [ENT_SEQ] = "Fang, Hipel and Kilgour 1993; Xu, Hipel, Kilgour and Fang 2018.",
    [ENT_SSEQ] = "Rego and Vieira 2017.",
    [ENT_SIM] = "Fraser and Hipel 1984.",
};

static void put_term(ent_page *page, const char *term, const char *meaning)
{
    ent_tree_open(page, ENT_TREE_TERM, ENT_ROLE_PLAIN, term, NULL);
    ent_tree_close(page, ENT_TREE_TERM);
    ent_tree_open(page, ENT_TREE_MEANING, ENT_ROLE_PLAIN, meaning, NULL);
    ent_tree_close(page, ENT_TREE_MEANING);
}

static void put_concepts(ent_section_job *job, ent_page *page)
{
    ent_phrase_heading(page, "When a state holds");
    ent_tree_paragraph(page, ENT_ROLE_PLAIN,
                       "A state says of every option what is done. A party moves by changing its "
                       "own options. A state holds under a concept when every party would stay "
                       "at it. The concepts, the strictest first, differ in how far a party "
                       "looks and in which answers it reckons with:");
    ent_tree_open(page, ENT_TREE_TERMS, ENT_ROLE_PLAIN, NULL, NULL);
    for (size_t k = 0; k < ENT_CONCEPT_COUNT; k++) {
        const ent_concept c = ent_strictest[k];
        if ((ent_solution_concepts(job->solution) >> c & 1) == 0) {
            continue;
        }
        ent_tree_open(page, ENT_TREE_TERM, ENT_ROLE_PLAIN, NULL, NULL);
        ent_tree_word(page, ENT_TREE_BADGE, ENT_ROLE_PLAIN, ent_concept_label(c), NULL);
        ent_tree_format(page, " %s", ent_concept_name(c));
        ent_tree_close(page, ENT_TREE_TERM);
        ent_tree_open(page, ENT_TREE_MEANING, ENT_ROLE_PLAIN, ent_term_meaning(ent_concept_key(c)),
                      NULL);
        ent_tree_format(page, " %s", sources[c]);
        ent_tree_close(page, ENT_TREE_MEANING);
    }
    ent_tree_close(page, ENT_TREE_TERMS);
    ent_tree_paragraph(page, ENT_ROLE_PLAIN,
                       "Each implies the weaker ones: Nash implies SSEQ, SSEQ implies SEQ and SMR, "
                       "each of these implies GMR.");
}

static void put_limit(ent_page *page, const char *text)
{
    ent_tree_open(page, ENT_TREE_ITEM, ENT_ROLE_PLAIN, text, NULL);
    ent_tree_close(page, ENT_TREE_ITEM);
}

/* What was not decided because it was stopped early. */
static void put_undecided(ent_section_job *job, ent_page *page)
{
    const unsigned undecided = ent_solution_undecided(job->solution);
    if (undecided != 0) {
        ent_tree_open(page, ENT_TREE_ITEM, ENT_ROLE_BAD,
                      "This is a partial result. These were not decided in time: ", NULL);
        ent_phrase_concepts(page, undecided, ENT_ROLE_BAD);
        ent_tree_text(page, ".");
        ent_tree_close(page, ENT_TREE_ITEM);
    }
}

static void put_limits(ent_section_job *job, ent_page *page)
{
    ent_tree_open(page, ENT_TREE_LIST, ENT_ROLE_PLAIN, NULL, NULL);
    if (ent_certainty_given(job->dispute)) {
        put_limit(page, "Wishes that are marked unsure or unknown are taken as sure, but where "
                        "readings of them are told of.");
    }
    if (!ent_solution_counts_return(job->solution)) {
        put_limit(page, "That the others bring a party back to where it was does not count as an "
                        "answer.");
    }
    if (ent_has_misperceptions(job->dispute)) {
        put_limit(page, ent_solution_blinds_others(job->solution)
                            ? "A party makes no move to or from states that it does not perceive, "
                              "and disregards what others do there."
                            : "A party makes no move to or from states that it does not perceive.");
    }
    put_undecided(job, page);
    put_limit(page, "Not looked at here: what sets of parties could do together (entente "
                    "coalitions), parties that look several moves ahead (entente solve --horizon), "
                    "attitudes and degrees of preference (entente solve --attitudes, --fuzzy), and "
                    "whether an outcome is fair.");
    put_limit(page, "Parties are taken to know each other's options and wishes, and to move one at "
                    "a time. How long a move takes, and how likely it is, is not in the model.");
    ent_tree_close(page, ENT_TREE_LIST);
}

static void put_made(ent_section_job *job, ent_page *page)
{
    char digits[ENT_SHA256_TEXT];
    ent_sha256_text(job->dispute->source.bytes, job->dispute->source.length, digits);
    ent_tree_open(page, ENT_TREE_TERMS, ENT_ROLE_PLAIN, NULL, NULL);
    if (job->options.version != NULL) {
        put_term(page, "Made by", job->options.version);
    }
    ent_tree_open(page, ENT_TREE_TERM, ENT_ROLE_PLAIN, "SHA-256 of the dispute file", NULL);
    ent_tree_close(page, ENT_TREE_TERM);
    ent_tree_open(page, ENT_TREE_MEANING, ENT_ROLE_PLAIN, NULL, NULL);
    ent_tree_word(page, ENT_TREE_WORD, ENT_ROLE_PLAIN, digits, NULL);
    ent_tree_close(page, ENT_TREE_MEANING);
    if (ent_moment_told(job->dispute)) {
        ent_words_moment(&job->text, job->dispute);
        put_term(page, "Moment", ent_text_get(&job->text));
        ent_text_clear(&job->text);
    }
    ent_tree_open(page, ENT_TREE_TERM, ENT_ROLE_PLAIN, "Limits", NULL);
    ent_tree_close(page, ENT_TREE_TERM);
    ent_tree_open(page, ENT_TREE_MEANING, ENT_ROLE_PLAIN, NULL, NULL);
    ent_tree_format(
        page,
        "At most %llu states that hold are shown. Drawn readings: %llu (seed %llu). Changes "
        "tried in the search for what would have to change: %llu at most.",
        (unsigned long long)job->options.most, (unsigned long long)job->options.samples,
        (unsigned long long)job->options.seed, (unsigned long long)job->options.max_tries);
    ent_tree_close(page, ENT_TREE_MEANING);
    ent_tree_close(page, ENT_TREE_TERMS);
    if (job->options.command != NULL) {
        ent_tree_paragraph(page, ENT_ROLE_PLAIN,
                           "This command makes the same report again, byte by byte:");
        ent_tree_word(page, ENT_TREE_CODE, ENT_ROLE_PLAIN, job->options.command, NULL);
    }
}

/* How to cite it, at the end. */
static void put_citation(const ent_section_job *job, ent_page *page)
{
    ent_phrase_begin(page);
    ent_tree_format(page,
                    "To cite it: the title and the SHA-256 of the file, and %s, The Entente "
                    "authors.",
                    job->options.version != NULL ? job->options.version : "entente");
    ent_phrase_end(page);
}

/* What a brief report leaves out. */
static void put_left_out(const ent_section_job *job, ent_page *page)
{
    ent_phrase_begin(page);
    ent_tree_text(page, "This is the brief report. With --sections all its writer has each part at "
                        "length, and these as well: ");
    bool any = false;
    for (size_t k = 0; k < ent_section_count(); k++) {
        const ent_section_view view = ent_section_at(k);
        if (ent_section_has_matter(&ent_sections[k], job) &&
            !ent_section_is_brief(&ent_sections[k], job)) {
            ent_tree_format(page, "%s%s (%s)", any ? ", " : "", view.title, view.key);
            any = true;
        }
    }
    ent_tree_text(page, ".");
    ent_phrase_end(page);
}

ent_status ent_section_method(ent_section_job *job, ent_page *page)
{
    if (job->brief) {
        put_made(job, page);
        put_left_out(job, page);
        put_citation(job, page);
        return ENT_OK;
    }
    put_concepts(job, page);
    ent_phrase_heading(page, "What is taken for granted, and what was not computed");
    put_limits(job, page);
    ent_phrase_heading(page, "The file, and the command");
    put_made(job, page);
    put_citation(job, page);
    return ENT_OK;
}
