/* SPDX-License-Identifier: MIT */
/* Pages: the options, the sections one after the other, and the choice of a renderer. */
#include "diag/context.h"
#include "report/head.h"
#include "report/material/material.h"
#include "report/sections/sections.h"

#include <string.h>

enum { MOST = 6, SAMPLES = 1000, TRIES = 100000 };

void ent_page_defaults(ent_page_options *out)
{
    *out = (ent_page_options){.size = sizeof *out,
                              .party = SIZE_MAX,
                              .most = MOST,
                              .seed = 1,
                              .samples = SAMPLES,
                              .max_tries = TRIES};
}

/* The row of a section with this key; the number of sections when there is none. */
static size_t find_section(const char *key)
{
    size_t k = 0;
    while (k < ent_section_count() && (key == NULL || strcmp(ent_sections[k].view.key, key) != 0)) {
        k++;
    }
    return k;
}

/* `states`: how many there are; 0 where the dispute has none. */
static bool are_good(const ent_page_options *options, const ent_dispute *dispute, uint64_t states)
{
    const size_t parties = ent_party_count(dispute);
    bool good = options->size == sizeof *options && options->max_tries > 0 &&
                (options->party == SIZE_MAX || options->party < parties) &&
                (!options->state_given || options->state < states);
    for (size_t k = 0; good && k < options->text_count; k++) {
        good = options->texts != NULL && options->texts[k].source < ent_source_count(dispute) &&
               (options->texts[k].bytes != NULL || options->texts[k].length == 0);
    }
    for (size_t k = 0; good && options->sections != NULL && k < options->section_count; k++) {
        good = find_section(options->sections[k]) < ent_section_count();
        for (size_t before = 0; good && before < k; before++) {
            good = strcmp(options->sections[before], options->sections[k]) != 0;
        }
    }
    return good;
}

/* What stands in the place of a section that cannot be worked out: the messages since there were `before`. */
static void put_failure(ent_section_job *job, ent_page *page, ent_status status, size_t before)
{
    ent_tree_open(page, ENT_TREE_PARAGRAPH, ENT_ROLE_REMARK, "This could not be worked out here",
                  NULL);
    const size_t count = ent_diagnostic_count(job->context);
    for (size_t k = before; k < count; k++) {
        ent_tree_text(page, k == before ? ": " : "; ");
        ent_tree_text(page, ent_diagnostic_at(job->context, k)->message);
    }
    if (count == before) {
        ent_tree_text(page, status == ENT_ERROR_LIMIT
                                ? ": it would take more than the limits of this run allow"
                                : ": it is not defined for disputes of this form");
    }
    ent_tree_text(page, ".");
    ent_tree_close(page, ENT_TREE_PARAGRAPH);
}

/* Forgets what was issued since: it is told in the page. */
static void forget(ent_context *context, size_t before, uint64_t errors)
{
    context->diagnostic_count = before;
    context->error_count = errors;
}

static ent_status put_section(ent_section_job *job, ent_page *page, const ent_section *section)
{
    const size_t before = ent_diagnostic_count(job->context);
    const uint64_t errors = ent_diagnostic_errors(job->context);
    ENT_TRY(ent_context_step(job->context, section->view.title, 0, 0));
    ent_tree_open(page, ENT_TREE_SECTION, ENT_ROLE_PLAIN, section->view.title, section->view.key);
    ENT_TRY(ent_tree_status(page));
    const ent_tree_mark mark = ent_tree_here(page);
    const ent_status status = job->space == NULL && !section->stateless ? ENT_ERROR_UNSUPPORTED
                                                                        : section->build(job, page);
    if (job->text.failed) {
        return ENT_ERROR_MEMORY;
    }
    ent_text_clear(&job->text);
    if (status == ENT_ERROR_LIMIT || status == ENT_ERROR_UNSUPPORTED) {
        ent_tree_back(page, mark);
        put_failure(job, page, status, before);
        forget(job->context, before, errors);
    } else if (status != ENT_OK) {
        return status;
    }
    ent_tree_close(page, ENT_TREE_SECTION);
    return ent_tree_status(page);
}

/* The brief report where no section is named; of all sections those that have something to tell; else those named. */
static ent_status put_sections(ent_section_job *job, ent_page *page)
{
    const ent_page_options *options = &job->options;
    const size_t count = job->brief ? ent_section_count() : options->section_count;
    const bool all = count == ent_section_count();
    for (size_t k = 0; k < count; k++) {
        const size_t row = job->brief ? k : find_section(options->sections[k]);
        const ent_section *section = &ent_sections[row];
        if (job->brief ? ent_section_is_brief(section, job)
                       : !all || ent_section_has_matter(section, job)) {
            ENT_TRY(put_section(job, page, section));
        }
    }
    return ENT_OK;
}

/* Makes a page whose title says of which moment the dispute is. */
static ent_status make_page(ent_section_job *job, ent_page **out)
{
    ent_text_add(&job->text, ent_dispute_title(job->dispute));
    if (ent_moment_told(job->dispute)) {
        ent_text_add(&job->text, ": ");
        ent_words_moment(&job->text, job->dispute);
    }
    const ent_status status = job->text.failed
                                  ? ENT_ERROR_MEMORY
                                  : ent_tree_new(job->context, ent_text_get(&job->text), out);
    ent_text_clear(&job->text);
    return status;
}

/* Makes the page of a job, whose text is empty; of its options the party is that of the caller. */
static ent_status make(ent_section_job *job, ent_page **out)
{
    ent_page *page = NULL;
    job->brief = job->options.sections == NULL;
    if (job->options.party == SIZE_MAX) {
        job->options.party = ent_party_count(job->dispute);
    }
    ent_text_init(&job->text, &job->context->allocator);
    ent_status status = make_page(job, &page);
    if (status == ENT_OK) {
        ent_tree_generator(page, job->options.version);
    }
    if (status == ENT_OK && job->solution != NULL) {
        status = ent_material_new(job->context, job->solution, &job->options, &job->material);
    }
    if (status == ENT_OK) {
        status = put_sections(job, page);
    }
    ent_material_free(job->material);
    ent_text_free(&job->text);
    if (status != ENT_OK) {
        ent_page_free(page);
        return status;
    }
    *out = page;
    return ENT_OK;
}

ent_status ent_page_new(ent_context *context, const ent_solution *solution,
                        const ent_page_options *options, ent_page **out)
{
    if (context == NULL || solution == NULL || options == NULL || out == NULL) {
        return ENT_ERROR_ARGUMENT;
    }
    ent_section_job job = {.context = context, .solution = solution, .options = *options};
    job.space = ent_solution_space(solution);
    job.dispute = ent_space_dispute(job.space);
    if (!are_good(options, job.dispute, ent_state_count(job.space))) {
        return ENT_ERROR_ARGUMENT;
    }
    job.has_today = ent_state_today(job.space, &job.today) == ENT_OK;
    return make(&job, out);
}

ent_status ent_page_of_issues(ent_context *context, const ent_dispute *dispute,
                              const ent_page_options *options, ent_page **out)
{
    if (context == NULL || dispute == NULL || options == NULL || out == NULL ||
        !are_good(options, dispute, 0)) {
        return ENT_ERROR_ARGUMENT;
    }
    ent_section_job job = {.context = context, .dispute = dispute, .options = *options};
    return make(&job, out);
}

ent_status ent_page_write(ent_context *context, const ent_page *page, ent_page_format format,
                          const ent_sink *sink)
{
    if (context == NULL || page == NULL || sink == NULL || sink->write == NULL) {
        return ENT_ERROR_ARGUMENT;
    }
    switch (format) {
    case ENT_PAGE_HTML:
        return ent_page_html(context, page, sink);
    case ENT_PAGE_TEXT:
        return ent_page_text(context, page, sink);
    case ENT_PAGE_MARKDOWN:
        return ent_page_markdown(context, page, sink);
    case ENT_PAGE_JSON:
        return ent_page_json(context, page, sink);
    }
    return ENT_ERROR_ARGUMENT;
}
