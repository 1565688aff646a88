/* SPDX-License-Identifier: MIT */
/* Reading a table: CSV with a heading. Cells may stand in quotes, in which a quote is doubled. */
#include "accuracy.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int complain(const char *folder, const char *name, const char *what)
{
    fprintf(stderr, "forecast_accuracy: %s/%s: %s\n", folder, name, what);
    return ACCURACY_INPUT;
}

/* The bytes of an open file with a NUL behind them; NULL when it cannot be read. */
static char *read_all(FILE *file)
{
    size_t length = 0, room = 1 << 16;
    char *text = malloc(room);
    while (text != NULL) {
        length += fread(text + length, 1, room - 1 - length, file);
        if (length + 1 < room) {
            break;
        }
        char *more = realloc(text, room *= 2);
        if (more == NULL) {
            free(text);
        }
        text = more;
    }
    if (text != NULL && ferror(file)) {
        free(text);
        return NULL;
    }
    if (text != NULL) {
        text[length] = '\0';
    }
    return text;
}

/* Ends the cell at *at with a NUL, quotes taken away; *at is then at the next. What ended it: ',', '\n' or 0. */
static char cut_cell(char **at, char **cell)
{
    char *from = *at, *to = *at;
    const bool quoted = *from == '"';
    *cell = to;
    from += quoted;
    while (*from != '\0' && (quoted || (*from != ',' && *from != '\n'))) {
        if (quoted && *from == '"' && *++from != '"') {
            break;
        }
        *to++ = *from++;
    }
    if (*from == '\r') {
        from++;
    }
    const char end = *from;
    *at = from + (end != '\0');
    if (to > *cell && !quoted && to[-1] == '\r') {
        to--;
    }
    *to = '\0';
    return end;
}

/* Cuts the text into cells. False when a row has another number of cells than the heading. */
static bool cut(table *t, size_t room)
{
    size_t count = 0, in_row = 0;
    for (char *at = t->text; *at != '\0' || in_row > 0;) {
        if (count == room) {
            return false;
        }
        const char end = cut_cell(&at, &t->cells[count++]);
        in_row++;
        if (end == ',') {
            continue;
        }
        t->columns = t->columns == 0 ? in_row : t->columns;
        if ((end != '\n' && end != '\0') || in_row != t->columns) {
            return false;
        }
        t->rows++;
        in_row = 0;
    }
    if (t->rows == 0) {
        return false;
    }
    t->rows--;
    return true;
}

int table_read(const char *folder, const char *name, table *out)
{
    char path[4096];
    size_t room = 1;
    *out = (table){.text = NULL};
    const int length = snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = length > 0 && (size_t)length < sizeof path ? fopen(path, "rb") : NULL;
    if (file == NULL) {
        return complain(folder, name, strerror(errno));
    }
    out->text = read_all(file);
    (void)fclose(file);
    if (out->text == NULL) {
        return complain(folder, name, "it cannot be read");
    }
    for (const char *at = out->text; *at != '\0'; at++) {
        room += *at == ',' || *at == '\n';
    }
    out->cells = malloc((room + 1) * sizeof *out->cells);
    if (out->cells == NULL) {
        return ACCURACY_FAILED;
    }
    return cut(out, room + 1) ? ACCURACY_DONE
                              : complain(folder, name, "rows differ in their number of cells");
}

void table_free(table *t)
{
    free(t->text);
    free(t->cells);
    *t = (table){.text = NULL};
}

bool table_column(const table *t, const char *file, const char *name, size_t *out)
{
    for (size_t c = 0; c < t->columns; c++) {
        if (strcmp(t->cells[c], name) == 0) {
            *out = c;
            return true;
        }
    }
    fprintf(stderr, "forecast_accuracy: %s has no column '%s'\n", file, name);
    return false;
}
