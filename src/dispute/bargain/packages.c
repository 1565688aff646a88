/* SPDX-License-Identifier: MIT */
/*
 * Packages: a dispute of their own, whose options are the issues of another one that have values of their own.
 *
 * One party that nobody named owns all options, moves none of them and wishes nothing; so the states are the packages that
 * the rules allow. Its text is the other dispute's, so that what is said of its expressions points to where they were written.
 */
#include "dispute/builder.h"

#include "dispute/bargain.h"

#include <string.h>

/* A text that nobody wrote. */
static ent_written words_of(const char *text)
{
    return (ent_written){.text = text, .length = strlen(text)};
}

static ent_status put_options(ent_builder *builder, ent_bargain *bargain)
{
    ent_dispute *packages = builder->dispute;
    packages->options =
        ent_memory_zero(&packages->allocator, bargain->issue_count, sizeof *packages->options);
    if (packages->options == NULL) {
        return ENT_ERROR_MEMORY;
    }
    packages->option_count = bargain->issue_count;
    for (size_t i = 0; i < bargain->issue_count; i++) {
        ent_bargain_issue *issue = &bargain->issues[i];
        issue->option = i;
        packages->options[i] = (ent_option){.id = issue->id,
                                            .label = issue->label,
                                            .graded = true,
                                            .values = issue->values,
                                            .labels = issue->labels,
                                            .numbers = issue->at,
                                            .value_count = issue->value_count,
                                            .moves = ENT_MOVES_NEVER,
                                            .event = ENT_NO_EVENT,
                                            .span = issue->span};
    }
    return ENT_OK;
}

static ent_status fill(ent_builder *builder, const ent_builder *outer)
{
    ent_dispute *packages = builder->dispute;
    const ent_party nobody = {.ranked_event = ENT_NO_EVENT};
    const ent_written name = words_of("nobody");
    builder->quiet = outer->quiet;
    packages->title = outer->dispute->title;
    packages->document = outer->dispute->document;
    packages->current = outer->dispute->current;
    packages->of_issues = true;
    ENT_TRY(ent_builder_party(builder, &name, &nobody));
    ENT_TRY(put_options(builder, outer->dispute->bargain));
    return ent_builder_layout(builder);
}

ent_status ent_builder_packages(ent_builder *builder, const ent_builder *outer)
{
    const ent_source *source = &outer->dispute->source;
    ENT_TRY(ent_builder_init(builder, outer->context, source->name, source->bytes, source->length));
    ent_status status = ent_builder_parts(builder, source->parts, source->part_count);
    if (status == ENT_OK) {
        status = fill(builder, outer);
    }
    if (status != ENT_OK) {
        ent_builder_drop(builder);
    }
    return status;
}
