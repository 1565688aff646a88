/* SPDX-License-Identifier: MIT */
/*
 * A KTAB scenario: a line with its name, a description and how many actors and dimensions there are; a line of headings;
 * and a row for each actor with its name, a description, its power, and for each dimension a position and a salience, on 0
 * to 100. A comma may stand at the end of each line. An actor is called by its description where no other has the same.
 */
#include "formats/in/tables/cells.h"
#include "formats/in/tables/tables.h"

#include <string.h>

enum { FIRST = 3 /* the cell of the first position */, STEP = 1024 };

typedef struct scenario {
    ent_gathering g;
    size_t actors, dimensions; /* as the first line says */
    ent_span actors_span;
    ent_map described; /* descriptions, by the number of the first party */
} scenario;

/* The whole number in a cell, at most six digits. */
static ent_status take_count(scenario *k, size_t cell, size_t *out)
{
    const ent_written text = ent_cell_text(&k->g, cell);
    *out = 0;
    for (size_t i = 0; i < text.length && text.length <= 6; i++) {
        *out = *out * 10 + (size_t)(text.text[i] - '0');
    }
    return *out > 0 ? ENT_OK
                    : ent_cell_refuse(&k->g, ENT_KIND_KTAB_COUNT, cell,
                                      "this is no number of actors or dimensions", NULL);
}

static ent_status keep_words(const scenario *k, const ent_written *text, const char **out)
{
    *out = ent_arena_text(k->g.arena, text->text, text->length);
    return *out == NULL ? ENT_ERROR_MEMORY : ENT_OK;
}

static ent_status read_first_line(scenario *k)
{
    bool more = false;
    ENT_TRY(ent_csv_next(&k->g.csv, &k->g.row, &more));
    const ent_written title = ent_cell_text(&k->g, 0), about = ent_cell_text(&k->g, 1);
    ENT_TRY(keep_words(k, &title, &k->g.title));
    ENT_TRY(keep_words(k, &about, &k->g.description));
    k->actors_span = ent_cell_text(&k->g, 2).span;
    ENT_TRY(take_count(k, 2, &k->actors));
    return take_count(k, 3, &k->dimensions);
}

/* A dimension is called by the heading of its positions, less the word that says so. */
static ent_status name_dimension(scenario *k, size_t cell)
{
    static const char word[] = " Position";
    enum { LENGTH = sizeof word - 1 };
    ent_written name;
    bool good = false;
    size_t issue = 0;
    ENT_TRY(ent_cell_name(&k->g, cell, "this dimension has no name", &name, &good));
    if (!good) {
        return ENT_OK;
    }
    if (name.length > LENGTH && memcmp(name.text + name.length - LENGTH, word, LENGTH) == 0) {
        name.length -= LENGTH;
    }
    const size_t count = k->g.issues.count;
    ENT_TRY(ent_gathering_name(&k->g.issues, &name, &issue));
    return issue == count
               ? ENT_OK
               : ent_cell_refuse(&k->g, ENT_KIND_POSITIONS_COLUMN, cell,
                                 "two dimensions have this name", "give each a name of its own");
}

static ent_status read_heading(scenario *k)
{
    bool more = false;
    ENT_TRY(ent_csv_next(&k->g.csv, &k->g.row, &more));
    k->g.width = FIRST + 2 * k->dimensions;
    if (ent_row_width(&k->g.row) != k->g.width) {
        return ent_builder_issue(k->g.builder, ENT_KIND_KTAB_COUNT, k->g.row.span,
                                 "there should be three headings, and two for each dimension",
                                 NULL);
    }
    for (size_t d = 0; d < k->dimensions; d++) {
        ENT_TRY(name_dimension(k, FIRST + 2 * d));
    }
    return ENT_OK;
}

static ent_status describe(scenario *k, size_t party)
{
    ent_thing *parties = k->g.parties.list;
    const ent_written text = ent_cell_text(&k->g, 1);
    const ent_map_entry *known = ent_map_get(&k->described, text.text, text.length);
    if (known != NULL) {
        parties[known->number].words = NULL;
        return ENT_OK;
    }
    const char *words = NULL;
    if (text.length == 0) {
        return ENT_OK;
    }
    ENT_TRY(keep_words(k, &text, &words));
    parties[party].words = words;
    return ent_map_put(&k->described, words, text.length, party);
}

static ent_status name_actor(scenario *k, size_t *out, bool *good)
{
    ent_written name;
    ENT_TRY(ent_cell_name(&k->g, 0, "this row names no actor", &name, good));
    if (!*good) {
        return ENT_OK;
    }
    const size_t count = k->g.parties.count;
    ENT_TRY(ent_gathering_name(&k->g.parties, &name, out));
    *good = *out == count;
    return *good ? describe(k, *out)
                 : ent_cell_refuse(&k->g, ENT_KIND_POSITIONS_TWICE, 0,
                                   "this actor has a row already", NULL);
}

/* The position and the salience of one dimension. */
static ent_status take_pair(scenario *k, const ent_staked *row, size_t dimension)
{
    ent_staked stake = *row;
    stake.issue = dimension;
    for (size_t i = 0; i < 2; i++) {
        const size_t cell = FIRST + 2 * dimension + i;
        bool good = false;
        ENT_TRY(ent_cell_number(&k->g, cell, &stake.number[i], &good));
        if (good && stake.number[i] == NULL) {
            ENT_TRY(
                ent_cell_refuse(&k->g, ENT_KIND_POSITIONS_CELL, cell, "a number is missing", NULL));
        }
    }
    return ent_gathering_stake(&k->g, &stake);
}

static ent_status take_row(scenario *k)
{
    bool good = false;
    ent_staked row = {.span = k->g.row.span};
    ENT_TRY(ent_row_fits(&k->g, &good));
    if (good) {
        ENT_TRY(name_actor(k, &row.party, &good));
    }
    if (!good) {
        return ENT_OK;
    }
    row.span = k->g.row.cells[0].span;
    ENT_TRY(ent_cell_number(&k->g, 2, &row.number[2], &good));
    for (size_t d = 0; d < k->dimensions; d++) {
        ENT_TRY(take_pair(k, &row, d));
    }
    return ENT_OK;
}

static ent_status read_rows(scenario *k)
{
    const ent_context *context = k->g.builder->context;
    size_t count = 0;
    for (bool more = true;;) {
        if (count % STEP == 0) {
            ENT_TRY(ent_context_step(context, "reading", k->g.csv.at, k->g.csv.source->length));
        }
        ENT_TRY(ent_csv_next(&k->g.csv, &k->g.row, &more));
        if (!more) {
            break;
        }
        ENT_TRY(take_row(k));
        count++;
    }
    return count == k->actors
               ? ENT_OK
               : ent_builder_issue(k->g.builder, ENT_KIND_KTAB_COUNT, k->actors_span,
                                   "the rows are not as many as the actors said here", NULL);
}

static ent_status read_scenario(scenario *k, ent_node **out)
{
    const ent_context *context = k->g.builder->context;
    const uint64_t before = context->error_count;
    ENT_TRY(read_first_line(k));
    ENT_TRY(context->error_count > before ? ENT_OK : read_heading(k));
    ENT_TRY(context->error_count > before ? ENT_OK : read_rows(k));
    return context->error_count > before ? ENT_OK : ent_gathering_document(&k->g, out);
}

ent_status ent_ktab_translate(ent_builder *builder, size_t skip, ent_node **out)
{
    const uint64_t before = builder->context->error_count;
    scenario k = {.actors = 0};
    ent_node *made = NULL;
    ent_gathering_init(&k.g, builder, skip, ent_ktab_separator(builder->source, skip));
    ent_map_init(&k.described, &builder->context->allocator);
    const ent_status status = read_scenario(&k, &made);
    ent_map_free(&k.described);
    ent_gathering_free(&k.g);
    *out = builder->context->error_count > before ? NULL : made;
    return status;
}
