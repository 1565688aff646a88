/* SPDX-License-Identifier: MIT */
/* Outcomes in words: how firmly a state holds, and what is done in it. */
#include "report/material/phrases.h"

#include "report/material/wording.h"
#include "stability/concepts.h"

const char *ent_phrase_manner(ent_concept concept)
{
    static const char *const manners[ENT_CONCEPT_COUNT] = {
        [ENT_NASH] = "by itself",          [ENT_SSEQ] = "by answers that pay and last",
        [ENT_SEQ] = "by answers that pay", [ENT_SMR] = "by threats that last",
        [ENT_GMR] = "by threats",          [ENT_SIM] = "by moves at the same time"};
    return manners[concept];
}

/* The concepts of a set that no other of it implies. */
static unsigned telling(unsigned concepts)
{
    const unsigned weak = 1u << ENT_GMR, both = 1u << ENT_SEQ | 1u << ENT_SMR;
    if ((concepts >> ENT_NASH & 1) != 0) {
        return 1u << ENT_NASH;
    }
    if ((concepts >> ENT_SSEQ & 1) != 0) {
        return concepts & ~(both | weak);
    }
    return (concepts & both) != 0 ? concepts & ~weak : concepts;
}

void ent_phrase_firmness(ent_page *page, unsigned concepts)
{
    const unsigned told = telling(concepts);
    bool any = false;
    for (size_t k = 0; k < ENT_CONCEPT_COUNT; k++) {
        const ent_concept c = ent_strictest[k];
        if ((told >> c & 1) != 0) {
            ent_tree_format(page, "%s%s ", any ? ", and " : "", ent_phrase_manner(c));
            ent_tree_word(page, ENT_TREE_BADGE, ENT_ROLE_GOOD, ent_concept_label(c), NULL);
            any = true;
        }
    }
}

void ent_phrase_holds(const ent_section_job *job, ent_page *page, uint64_t state,
                      const char *remark)
{
    const unsigned concepts = ent_equilibrium_concepts(job->solution, state);
    ent_tree_open(page, ENT_TREE_CELL, ENT_ROLE_PLAIN, NULL, NULL);
    if (concepts != 0) {
        ent_phrase_firmness(page, concepts);
        ent_tree_text(page, remark);
    } else {
        ent_tree_text(page, "no");
    }
    ent_tree_close(page, ENT_TREE_CELL);
}

/* What becomes of an option in a state: it is done, done no longer, or neither today nor then. */
typedef enum doing { DOING_NOT, DOING_DONE, DOING_NO_LONGER } doing;

static doing doing_of(const ent_section_job *job, uint64_t state, size_t option)
{
    const size_t value = ent_state_value(job->space, state, option);
    const size_t now = job->has_today ? ent_state_value(job->space, job->today, option) : 0;
    if (ent_state_varies(job->space, state, option) || value > 0) {
        return DOING_DONE;
    }
    return now == 0                                     ? DOING_NOT
           : ent_option_at(job->dispute, option).graded ? DOING_DONE
                                                        : DOING_NO_LONGER;
}

static void put_doing(ent_section_job *job, ent_page *page, uint64_t state, size_t option)
{
    const ent_option_view view = ent_option_at(job->dispute, option);
    const bool open = ent_state_varies(job->space, state, option);
    if (open || view.graded) {
        ent_tree_format(page, "%s (%s)", view.label,
                        open ? "left open"
                             : ent_option_value_label(job->dispute, option,
                                                      ent_state_value(job->space, state, option)));
    } else {
        ent_tree_format(page, doing_of(job, state, option) == DOING_DONE ? "%s" : "no longer %s",
                        view.label);
    }
}

/* What one party does, then what it does no longer, so that this is not read as of what follows; whether anything. */
static bool put_doings_of(ent_section_job *job, ent_page *page, uint64_t state, size_t party,
                          bool first)
{
    bool any = false;
    for (doing kind = DOING_DONE; kind <= DOING_NO_LONGER; kind++) {
        for (size_t o = 0; o < ent_option_count(job->dispute); o++) {
            if (ent_option_at(job->dispute, o).party == party && doing_of(job, state, o) == kind) {
                if (!any) {
                    ent_tree_text(page, first ? "" : "; ");
                    ent_section_put_party(job, page, party);
                }
                ent_tree_text(page, any ? ", " : ": ");
                put_doing(job, page, state, o);
                any = true;
            }
        }
    }
    return any;
}

void ent_phrase_doings(ent_section_job *job, ent_page *page, uint64_t state)
{
    bool any = false;
    for (size_t p = 0; p < ent_party_count(job->dispute); p++) {
        any = put_doings_of(job, page, state, p, !any) || any;
    }
    ent_tree_text(page, any ? "" : "nobody does anything");
}

void ent_phrase_named(ent_section_job *job, ent_page *page, const char *name)
{
    ent_wording_name(&job->text, name);
    ent_section_text(job, page);
}

void ent_phrase_name(ent_section_job *job, ent_page *page, size_t name)
{
    ent_phrase_named(job, page, ent_name_at(job->dispute, name));
}
