/* SPDX-License-Identifier: MIT */
/* The table of sections, in the order of the report, and what sections share. */
#include "report/sections/sections.h"

#include "diag/context.h"
#include "dispute/model.h"
#include "report/words.h"

#include <entente/forecast.h>
#include <entente/moment.h>

#include <stdio.h>

/* Key, title, whether it is standard, whether it is about one state; its function, and whether it needs no states. */
const ent_section ent_sections[] = {
    {{"summary", "In brief", true, false}, ent_section_summary, false},
    {{"dispute", "The dispute", true, false}, ent_section_dispute, false},
    {{"parties", "What each party wants", false, false}, ent_section_parties, false},
    {{"settlements", "What would hold", true, false}, ent_section_settlements, false},
    {{"stability", "Who would stay where", false, false}, ent_section_stability, false},
    {{"settle", "What is efficient and fair", true, false}, ent_section_settle, true},
    {{"timeline", "What each event changed", true, false}, ent_section_timeline, false},
    {{"moves", "Moves from today", false, false}, ent_section_moves, false},
    {{"paths", "How to get there", false, true}, ent_section_paths, false},
    {{"forecast", "Where each issue is heading", true, false}, ent_section_forecast, true},
    {{"robustness", "How sure this is", true, false}, ent_section_robustness, false},
    {{"leverage", "What would have to change", true, true}, ent_section_leverage, false},
    {{"evidence", "What it rests on", true, false}, ent_section_evidence, false},
    {{"method", "How this was made", true, false}, ent_section_method, false},
    {{"words", "The words it uses", true, false}, ent_section_words, true},
    {{"explain", "Why", false, true}, ent_section_explain, false},
    {{"states", "The states it speaks of", true, false}, ent_section_spoken, false},
};

/* Whether two parties or more say what they want. */
static bool has_wishes(const ent_dispute *dispute)
{
    size_t count = 0;
    for (size_t p = 0; p < dispute->party_count; p++) {
        count += dispute->parties[p].statement_count > 0 || dispute->parties[p].ranked_count > 0;
    }
    return count > 1 || dispute->bargain != NULL;
}

bool ent_section_has_matter(const ent_section *section, const ent_section_job *job)
{
    return (job->space != NULL || section->stateless) &&
           (section->build != ent_section_spoken || !ent_is_graph_form(job->dispute)) &&
           (section->build != ent_section_timeline || ent_event_count(job->dispute) > 0) &&
           (section->build != ent_section_forecast || ent_contest_count(job->dispute) > 0) &&
           (section->build != ent_section_settle || has_wishes(job->dispute));
}

bool ent_section_is_brief(const ent_section *section, const ent_section_job *job)
{
    return section->view.standard && ent_section_has_matter(section, job) &&
           (job->space == NULL ||
            (section->build != ent_section_settle && section->build != ent_section_forecast));
}

size_t ent_section_count(void)
{
    return sizeof ent_sections / sizeof *ent_sections;
}

ent_section_view ent_section_at(size_t section)
{
    return ent_sections[section].view;
}

void ent_section_text(ent_section_job *job, ent_page *page)
{
    ent_tree_text(page, ent_text_get(&job->text));
    ent_text_clear(&job->text);
}

void ent_section_cell(ent_section_job *job, ent_page *page, ent_tree_role role)
{
    ent_tree_cell(page, role, ent_text_get(&job->text));
    ent_text_clear(&job->text);
}

ent_status ent_section_take(ent_section_job *job, ent_page *page, const char **out)
{
    const ent_text *text = &job->text;
    *out = text->failed ? NULL : ent_arena_text(&page->arena, ent_text_get(text), text->length);
    ent_text_clear(&job->text);
    return *out == NULL ? ENT_ERROR_MEMORY : ENT_OK;
}

void ent_section_put_state(ent_section_job *job, ent_page *page, uint64_t state)
{
    char key[24];
    ent_text words;
    ent_text_init(&words, &job->context->allocator);
    ent_words_state(&words, job->space, state);
    (void)snprintf(key, sizeof key, "s%llu", (unsigned long long)(state + 1));
    ent_tree_word(page, ENT_TREE_STATE, ENT_ROLE_PLAIN, ent_text_get(&words), key);
    job->text.failed = job->text.failed || words.failed;
    ent_text_free(&words);
}

void ent_section_put_party(const ent_section_job *job, ent_page *page, size_t party)
{
    ent_tree_word(page, ENT_TREE_PARTY, ENT_ROLE_PLAIN,
                  ent_tree_opens(page) ? ent_party_opening(job->dispute, party)
                                       : ent_party_name(job->dispute, party),
                  ent_party_id(job->dispute, party));
}
