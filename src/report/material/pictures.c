/* SPDX-License-Identifier: MIT */
/* Charts: what the sections tell, laid out as the rows, groups and nodes that the charts take. */
#include "report/material/pictures.h"

#include "report/chart/bars.h"
#include "report/chart/choose.h"
#include "report/chart/ranges.h"
#include "report/material/phrases.h"
#include "report/words.h"
#include "stability/concepts.h"

#include <string.h>

static ent_status key_of(ent_page *page, uint64_t state, const char **out)
{
    char key[ENT_STATE_KEY_ROOM];
    ent_phrase_key(key, state);
    *out = ent_arena_text(&page->arena, key, strlen(key));
    return *out == NULL ? ENT_ERROR_MEMORY : ENT_OK;
}

static ent_status names_of(const ent_section_job *job, ent_page *page, const char *const **out)
{
    const char **names = ent_arena_new(&page->arena, ent_party_count(job->dispute), sizeof *names);
    if (names == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t p = 0; p < ent_party_count(job->dispute); p++) {
        names[p] = ent_party_opening(job->dispute, p);
    }
    *out = names;
    return ENT_OK;
}

size_t ent_picture_marks(unsigned asked, ent_matrix_mark *marks, ent_concept *concepts)
{
    const size_t count = ent_strictest_of(asked, concepts);
    for (size_t k = 0; k < count; k++) {
        marks[k] = (ent_matrix_mark){.letter = ent_words_letter(1u << concepts[k]),
                                     .name = ent_concept_label(concepts[k])};
    }
    return count;
}

/* A row: which marks are filled for each party, and for all together. */
static ent_status make_row(const ent_section_job *job, ent_page *page, const ent_shown *shown,
                           ent_matrix_row *row)
{
    ent_matrix_mark marks[ENT_CONCEPT_COUNT];
    ent_concept concepts[ENT_CONCEPT_COUNT];
    const size_t count = ent_picture_marks(ent_solution_concepts(job->solution), marks, concepts);
    unsigned *stays = ent_arena_new(&page->arena, ent_party_count(job->dispute), sizeof *stays);
    *row = (ent_matrix_row){.label = shown->title, .today = shown->why == ENT_SHOWN_TODAY};
    ENT_TRY(key_of(page, shown->standing.state, &row->key));
    if (stays == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t k = 0; k < count; k++) {
        for (size_t p = 0; p < ent_party_count(job->dispute); p++) {
            const bool stay = ent_is_stable(job->solution, concepts[k], p, shown->standing.state);
            stays[p] |= (unsigned)stay << k;
        }
        row->holds |= (shown->standing.concepts >> concepts[k] & 1) << k;
    }
    row->note = shown->numbered ? NULL : row->key;
    row->stays = stays;
    return ENT_OK;
}

ent_status ent_picture_matrix(ent_section_job *job, ent_page *page)
{
    ent_matrix_mark marks[ENT_CONCEPT_COUNT];
    ent_concept concepts[ENT_CONCEPT_COUNT];
    ent_drawing *drawing = NULL;
    const ent_shown *shown = NULL;
    size_t holding = 0;
    ent_matrix matrix = {.title = "Who would stay where", .marks = marks};
    ENT_TRY(ent_material_shown(job->material, &shown, &matrix.row_count));
    if (matrix.row_count == 0) {
        return ENT_OK;
    }
    matrix.mark_count = ent_picture_marks(ent_solution_concepts(job->solution), marks, concepts);
    matrix.party_count = ent_party_count(job->dispute);
    ENT_TRY(names_of(job, page, &matrix.parties));
    ent_matrix_row *rows = ent_arena_new(&page->arena, matrix.row_count, sizeof *rows);
    if (rows == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t k = 0; k < matrix.row_count; k++) {
        ENT_TRY(make_row(job, page, &shown[k], &rows[k]));
        holding += shown[k].standing.concepts != 0;
    }
    matrix.rows = rows;
    ent_text_format(&job->text,
                    "A row a state, a column a party, a mark a concept: filled where the party "
                    "would stay. %zu of the %zu states hold under some concept. The table below "
                    "tells the same.",
                    holding, matrix.row_count);
    ENT_TRY(ent_section_take(job, page, &matrix.description));
    ENT_TRY(ent_matrix_draw(&page->arena, &matrix, &drawing));
    ent_tree_chart(page, drawing);
    return ENT_OK;
}

/* The shares of one state over the families that were tried. */
static ent_status make_group(ent_page *page, const ent_shown *shown, ent_concept concept,
                             const ent_picture_family *families, size_t count,
                             ent_range_group *group)
{
    ent_range *ranges = ent_arena_new(&page->arena, count, sizeof *ranges);
    *group = (ent_range_group){.label = shown->title};
    ENT_TRY(key_of(page, shown->standing.state, &group->key));
    if (ranges == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t k = 0; k < count; k++) {
        const ent_tally *tally = families[k].tally;
        const uint64_t tried = tally == NULL ? 0 : ent_tally_readings(tally);
        if (tried == 0) {
            continue;
        }
        const uint64_t hits = ent_tally_holds(tally, concept, shown->standing.state);
        const ent_interval interval = ent_share_interval(hits, tried);
        ranges[group->range_count++] =
            (ent_range){.label = families[k].label,
                        .low = interval.low,
                        .point = (uint32_t)((double)hits / (double)tried * 1000000),
                        .high = interval.high,
                        .exact = ent_readings_exact(ent_tally_family(tally))};
    }
    group->ranges = ranges;
    return ENT_OK;
}

ent_status ent_picture_shares(ent_section_job *job, ent_page *page,
                              const ent_picture_family *families, size_t count)
{
    ent_ranges ranges = {.title = "In what share of readings each state holds"};
    const ent_shown *shown = NULL;
    ent_drawing *drawing = NULL;
    size_t shown_count = 0;
    ENT_TRY(ent_material_shown(job->material, &shown, &shown_count));
    ent_range_group *groups = ent_arena_new(&page->arena, shown_count, sizeof *groups);
    if (groups == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t k = 0; k < shown_count; k++) {
        ent_concept concept = ENT_NASH;
        if (ent_phrase_telling(shown[k].standing.concepts, &concept)) {
            ENT_TRY(make_group(page, &shown[k], concept, families, count,
                               &groups[ranges.group_count++]));
        }
    }
    if (ranges.group_count == 0) {
        return ENT_OK;
    }
    ranges.groups = groups;
    ranges.description = "A group a state, a row a family of readings: a point for the share in "
                         "which the state holds, and a bar for its interval where readings are "
                         "drawn. The table below tells the same.";
    ENT_TRY(ent_ranges_draw(&page->arena, &ranges, &drawing));
    ent_tree_chart(page, drawing);
    return ENT_OK;
}

ent_status ent_picture_moves(ent_section_job *job, ent_page *page)
{
    const ent_shown *shown = NULL;
    ent_drawing *drawing = NULL;
    ent_journey *journey = NULL;
    size_t count = 0;
    ENT_TRY(ent_material_shown(job->material, &shown, &count));
    ENT_TRY(ent_material_journey(job->material, false, &journey));
    uint64_t *states = ent_arena_new(&page->arena, count, sizeof *states);
    const char **titles = ent_arena_new(&page->arena, count, sizeof *titles);
    if (states == NULL || titles == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ent_map_request request = {.solution = job->solution,
                               .from = job->today,
                               .shown = states,
                               .titles = titles,
                               .journey = journey};
    for (size_t k = 0; k < count; k++) {
        if (shown[k].why != ENT_SHOWN_TODAY) {
            states[request.shown_count] = shown[k].standing.state;
            titles[request.shown_count++] = shown[k].title;
        }
    }
    ENT_TRY(ent_map_draw(job->context, &page->arena, &request, NULL, &drawing));
    ent_tree_chart(page, drawing);
    return ENT_OK;
}

ent_status ent_picture_bases(ent_section_job *job, ent_page *page, const uint64_t *counts)
{
    static const ent_bar_kind kinds[ENT_BASIS_COUNT] = {{"stated", "S", ENT_INK_HOLDS, false},
                                                        {"inferred", "I", ENT_INK_RANGE, false},
                                                        {"assumed", "A", ENT_INK_FAILS, true}};
    const size_t parties = ent_party_count(job->dispute);
    ent_drawing *drawing = NULL;
    ent_bar_row *rows = ent_arena_new(&page->arena, parties, sizeof *rows);
    if (rows == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t p = 0; p < parties; p++) {
        rows[p] = (ent_bar_row){.label = ent_party_opening(job->dispute, p),
                                .counts = counts + p * ENT_BASIS_COUNT};
    }
    const ent_bars bars = {.title = "On what the wishes of each party rest",
                           .description = "A bar a party, with so many parts stated, inferred and "
                                          "assumed. The table below tells the same.",
                           .kinds = kinds,
                           .kind_count = ENT_BASIS_COUNT,
                           .rows = rows,
                           .row_count = parties,
                           .to_scale = true};
    ENT_TRY(ent_bars_draw(&page->arena, &bars, &drawing));
    ent_tree_chart(page, drawing);
    return ENT_OK;
}
