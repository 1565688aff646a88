/* SPDX-License-Identifier: MIT */
/*
 * "Method and definitions": what the words mean, what was computed from what, within which limits, and what was not.
 */
#include "base/sha256.h"
#include "dispute/model.h"
#include "report/head.h"
#include "report/material/phrases.h"
#include "stability/concepts.h"

#include <entente/certainty.h>

/* What a concept asks, in plain words; the field's name of it stands before. */
static const char *const definitions[ENT_CONCEPT_COUNT] = {
    [ENT_NASH] = "A party stays at a state when no move of its own leads to one that it likes "
                 "better. It looks no further than its own move.",
    [ENT_GMR] = "A party stays when for every better state that it could move to, the others could "
                "answer, by whatever sequence of their moves and at whatever cost to themselves, "
                "so that it ends no better than before.",
    [ENT_SMR] = "As general metarationality, and no further move of the party could then bring it "
                "above where it was. It looks three moves ahead: its own, the answer, and its own "
                "again.",
    [ENT_SEQ] = "As general metarationality, but only answers count of which each move makes the "
                "party that makes it better off: answers that are credible.",
    [ENT_SSEQ] = "As sequential stability, and no further move of the party could then bring it "
                 "above where it was.",
    [ENT_SIM] = "A party stays when for every better state that it could move to, some of the "
                "others, each improving its own position at the same time, together bring about a "
                "state that it likes no better.",
};

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
        ent_tree_open(page, ENT_TREE_MEANING, ENT_ROLE_PLAIN, definitions[c], NULL);
        ent_tree_format(page, " %s", sources[c]);
        ent_tree_close(page, ENT_TREE_MEANING);
    }
    ent_tree_close(page, ENT_TREE_TERMS);
    ent_tree_paragraph(page, ENT_ROLE_PLAIN,
                       "Each implies the weaker ones: Nash implies SSEQ, SSEQ implies SEQ and SMR, "
                       "each of these implies GMR.");
}

static void put_words(ent_page *page)
{
    ent_phrase_heading(page, "What other words mean here");
    ent_tree_open(page, ENT_TREE_TERMS, ENT_ROLE_PLAIN, NULL, NULL);
    put_term(page, "A gain, better off",
             "The party ranks the one state above the other (unilateral improvement, where it "
             "brings that about by a move of its own). By how much is never said, and gains of "
             "different parties are not compared.");
    put_term(page, "No other that holds is better for all",
             "No other state that holds is at least as good for every party and better for one "
             "(Pareto-undominated among the equilibria).");
    put_term(page, "An answer that pays",
             "Each of its moves makes the party that makes it better off than the state that it "
             "leaves; so it is credible. One that does not is a threat.");
    put_term(page, "Share of readings",
             "In how many of the readings that were tried something holds. It is not a "
             "probability. Intervals are Wilson's, of 95 %.");
    ent_tree_close(page, ENT_TREE_TERMS);
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
                    "whether a settlement is fair.");
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
    ent_tree_format(page,
                    "At most %llu settlements are shown. Drawn readings: %llu (seed %llu). Changes "
                    "tried in the search for what would have to change: %llu at most.",
                    (unsigned long long)job->options.most, (unsigned long long)job->options.samples,
                    (unsigned long long)job->options.seed,
                    (unsigned long long)job->options.max_tries);
    ent_tree_close(page, ENT_TREE_MEANING);
    ent_tree_close(page, ENT_TREE_TERMS);
    if (job->options.command != NULL) {
        ent_tree_paragraph(page, ENT_ROLE_PLAIN,
                           "This command makes the same report again, byte by byte in the same "
                           "--format:");
        ent_tree_word(page, ENT_TREE_CODE, ENT_ROLE_PLAIN, job->options.command, NULL);
    }
}

ent_status ent_section_method(ent_section_job *job, ent_page *page)
{
    put_concepts(job, page);
    put_words(page);
    ent_phrase_heading(page, "What is taken for granted, and what was not computed");
    put_limits(job, page);
    ent_phrase_heading(page, "How this was made");
    put_made(job, page);
    return ENT_OK;
}
