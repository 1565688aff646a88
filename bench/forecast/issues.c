/* SPDX-License-Identifier: MIT */
/* Decisions, put together from the two tables. */
#include "accuracy.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ISSUES    "deu_issues.csv"
#define POSITIONS "deu_positions.csv"

typedef struct columns {
    size_t issue, proposal, outcome;                 /* of issues */
    size_t of, actor, position, salience, influence; /* of positions */
} columns;

static bool find_columns(const decisions *d, columns *out)
{
    const struct {
        const table *in;
        const char *file, *name;
        size_t *to;
    } all[] = {
        {&d->issues, ISSUES, "issue_id", &out->issue},
        {&d->issues, ISSUES, "proposal_id", &out->proposal},
        {&d->issues, ISSUES, "outcome", &out->outcome},
        {&d->positions, POSITIONS, "issue_id", &out->of},
        {&d->positions, POSITIONS, "actor", &out->actor},
        {&d->positions, POSITIONS, "position", &out->position},
        {&d->positions, POSITIONS, "salience", &out->salience},
        {&d->positions, POSITIONS, "power_treaty_regime_0_100", &out->influence},
    };
    bool found = true;
    for (size_t k = 0; k < sizeof all / sizeof *all; k++) {
        found = table_column(all[k].in, all[k].file, all[k].name, all[k].to) && found;
    }
    return found;
}

/* A number from 0 to 100; false where the cell has none. */
static bool read_number(const char *cell, double *out)
{
    char *end = NULL;
    *out = strtod(cell, &end);
    return end != cell && *end == '\0' && *out >= 0 && *out <= 100;
}

/* The first row in which the actor of a row stands. */
static size_t number_of(const decisions *d, const columns *c, size_t row)
{
    const char *actor = table_cell(&d->positions, row, c->actor);
    size_t first = 0;
    while (strcmp(table_cell(&d->positions, first, c->actor), actor) != 0) {
        first++;
    }
    return first;
}

/* Puts the positions on an issue behind each other. */
static void gather(decisions *d, const columns *c, const char *issue, decision *out)
{
    for (size_t r = 0; r < d->positions.rows; r++) {
        double position = 0, salience = 0, influence = 0;
        if (strcmp(table_cell(&d->positions, r, c->of), issue) != 0) {
            continue;
        }
        if (!read_number(table_cell(&d->positions, r, c->position), &position) ||
            !read_number(table_cell(&d->positions, r, c->salience), &salience) ||
            !read_number(table_cell(&d->positions, r, c->influence), &influence)) {
            d->positions_short++;
            continue;
        }
        out->actors[out->count] = number_of(d, c, r);
        out->positions[out->count] = position;
        out->saliences[out->count] = salience;
        out->influence[out->count++] = influence;
    }
}

static void put_together(decisions *d, const columns *c)
{
    const size_t rows = d->positions.rows;
    size_t used = 0;
    d->listed = d->issues.rows;
    d->positions_listed = rows;
    for (size_t r = 0; r < d->issues.rows; r++) {
        decision next = {.proposal = table_cell(&d->issues, r, c->proposal),
                         .actors = d->actors + used,
                         .positions = d->numbers + used,
                         .saliences = d->numbers + rows + used,
                         .influence = d->numbers + 2 * rows + used};
        if (!read_number(table_cell(&d->issues, r, c->outcome), &next.outcome)) {
            d->without_outcome++;
            continue;
        }
        gather(d, c, table_cell(&d->issues, r, c->issue), &next);
        if (next.count == 0) {
            d->without_positions++;
            continue;
        }
        used += next.count;
        d->all[d->count++] = next;
    }
}

/* An issue that stands twice would take the positions of one twice. */
static bool each_once(const decisions *d, size_t column)
{
    for (size_t r = 0; r < d->issues.rows; r++) {
        const char *issue = table_cell(&d->issues, r, column);
        for (size_t k = 0; k < r; k++) {
            if (strcmp(issue, table_cell(&d->issues, k, column)) == 0) {
                fprintf(stderr, "forecast_accuracy: %s has '%s' twice\n", ISSUES, issue);
                return false;
            }
        }
    }
    return true;
}

int decisions_read(const char *folder, decisions *out)
{
    columns c;
    *out = (decisions){.count = 0};
    int code = table_read(folder, ISSUES, &out->issues);
    if (code == ACCURACY_DONE) {
        code = table_read(folder, POSITIONS, &out->positions);
    }
    if (code == ACCURACY_DONE && (!find_columns(out, &c) || !each_once(out, c.issue))) {
        code = ACCURACY_INPUT;
    }
    if (code == ACCURACY_DONE) {
        out->numbers = malloc((3 * out->positions.rows + 1) * sizeof *out->numbers);
        out->all = malloc((out->issues.rows + 1) * sizeof *out->all);
        out->actors = malloc((out->positions.rows + 1) * sizeof *out->actors);
        code = out->numbers == NULL || out->all == NULL || out->actors == NULL ? ACCURACY_FAILED
                                                                               : ACCURACY_DONE;
    }
    if (code == ACCURACY_DONE) {
        put_together(out, &c);
    }
    if (code == ACCURACY_DONE && out->count == 0) {
        fprintf(stderr, "forecast_accuracy: no issue has an outcome and positions\n");
        code = ACCURACY_INPUT;
    }
    return code;
}

void decisions_free(decisions *d)
{
    table_free(&d->issues);
    table_free(&d->positions);
    free(d->numbers);
    free(d->actors);
    free(d->all);
}
