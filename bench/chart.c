/* SPDX-License-Identifier: MIT */
/*
 * The chart: seconds against states, both by powers, as SVG with real text.
 *
 * A line is a kind of dispute with four parties. Kinds are told apart by colour and by mark, so that the
 * chart can be read without colours; the style follows the reader's choice of light or dark. Rows that
 * were repeated with more threads are dashed lines of the same kind.
 */
#include "bench.h"

#include <math.h>
#include <string.h>

enum {
    WIDTH = 860,
    HEIGHT = 540,
    LEFT = 72,
    RIGHT = 660, /* of the plot; the legend is to its right */
    TOP = 76,
    BOTTOM = 476,
    COLOURS = 10,
};

static const double least_seconds = 1e-5; /* less is lost in the empty run */

/* What the axes span: x by powers of 2, y by powers of 10. */
typedef struct plot {
    const bench_results *results;
    FILE *file;
    double x_least, x_most, y_least, y_most;
    size_t points;
} plot;

bool bench_in_chart(const bench_row *row)
{
    return row->recipe.task == TASK_SOLVE && row->recipe.parties == 4 && row->runs > 0 &&
           row->states > 0 && bench_less_empty(row) >= least_seconds;
}

static double x_of(const plot *p, const bench_row *row)
{
    const double x = log2((double)row->states);
    return LEFT + (x - p->x_least) / (p->x_most - p->x_least) * (RIGHT - LEFT);
}

static double y_of(const plot *p, const bench_row *row)
{
    const double y = log10(bench_less_empty(row));
    return BOTTOM - (y - p->y_least) / (p->y_most - p->y_least) * (BOTTOM - TOP);
}

/* Text as XML has it. */
static void put_text(FILE *file, const char *text)
{
    for (; *text != '\0'; text++) {
        switch (*text) {
        case '&':
            fprintf(file, "&amp;");
            break;
        case '<':
            fprintf(file, "&lt;");
            break;
        case '>':
            fprintf(file, "&gt;");
            break;
        default:
            putc((unsigned char)*text < 0x20 || (unsigned char)*text > 0x7e ? ' ' : *text, file);
        }
    }
}

static void find_span(plot *p)
{
    p->x_least = p->y_least = INFINITY;
    p->x_most = p->y_most = -INFINITY;
    for (size_t i = 0; i < p->results->row_count; i++) {
        const bench_row *row = &p->results->rows[i];
        if (!bench_in_chart(row)) {
            continue;
        }
        p->points++;
        p->x_least = fmin(p->x_least, log2((double)row->states));
        p->x_most = fmax(p->x_most, log2((double)row->states));
        p->y_least = fmin(p->y_least, log10(bench_less_empty(row)));
        p->y_most = fmax(p->y_most, log10(bench_less_empty(row)));
    }
    if (p->points == 0) {
        p->x_least = p->y_least = 0;
        p->x_most = p->y_most = 1;
    }
    p->x_least = 2 * floor(p->x_least / 2);
    p->x_most = fmax(2 * ceil(p->x_most / 2), p->x_least + 2);
    p->y_least = floor(p->y_least);
    p->y_most = fmax(ceil(p->y_most), p->y_least + 1);
}

static void put_style(FILE *file)
{
    static const char *const light[COLOURS] = {"#0060a8", "#c04a00", "#00795a", "#a8508a",
                                               "#8a6a00", "#6a4fc0", "#b0302f", "#3a7d8c",
                                               "#555555", "#7a5230"};
    static const char *const dark[COLOURS] = {"#6cb6ff", "#ff9a56", "#3fd0a4", "#f09ad4",
                                              "#e0c040", "#b8a2ff", "#ff8a86", "#7fd6e8",
                                              "#bbbbbb", "#d8a878"};
    fprintf(file,
            "<style>\n"
            "svg { --back: #ffffff; --ink: #1c2024; --faint: #d9dde2; color-scheme: light dark }\n"
            ".back { fill: var(--back) }\n"
            "text { fill: var(--ink); font: 13px system-ui, 'DejaVu Sans', sans-serif }\n"
            ".title { font-size: 17px; font-weight: 600 }\n"
            ".small { font-size: 12px; opacity: .8 }\n"
            ".power { font-size: 9px }\n"
            ".grid { stroke: var(--faint) }\n"
            ".axis { stroke: var(--ink) }\n"
            ".line { fill: none; stroke-width: 2; stroke-linejoin: round }\n"
            ".more { stroke-dasharray: 5 4 }\n"
            ".mark { stroke-width: 1.5; fill: var(--back) }\n");
    for (int k = 0; k < COLOURS; k++) {
        fprintf(file, ".k%d { stroke: %s }\n", k, light[k]);
    }
    fprintf(file, "@media (prefers-color-scheme: dark) {\n"
                  "svg { --back: #14171a; --ink: #e6e8ea; --faint: #363b41 }\n");
    for (int k = 0; k < COLOURS; k++) {
        fprintf(file, ".k%d { stroke: %s }\n", k, dark[k]);
    }
    fprintf(file, "}\n</style>\n");
}

static void put_head(const plot *p)
{
    static const char title[] = "Time to solve a dispute, by its number of states";
    FILE *file = p->file;
    fprintf(file,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" "
            "height=\"%d\" role=\"img\" aria-labelledby=\"title note\">\n",
            WIDTH, HEIGHT, WIDTH, HEIGHT);
    fprintf(file, "<title id=\"title\">%s</title>\n", title);
    fprintf(file,
            "<desc id=\"note\">Lines, one a kind of dispute: seconds against states, both axes "
            "by powers. The numbers are in the CSV file of the benchmark.</desc>\n");
    put_style(file);
    fprintf(file, "<rect class=\"back\" width=\"%d\" height=\"%d\"/>\n", WIDTH, HEIGHT);
    fprintf(file, "<text class=\"title\" x=\"%d\" y=\"28\">%s</text>\n", LEFT, title);
    fprintf(file, "<text class=\"small\" x=\"%d\" y=\"50\">", LEFT);
    put_text(file, p->results->version);
    fprintf(file, "; ");
    put_text(file, p->results->machine);
    fprintf(file, "</text>\n");
}

static void put_power(FILE *file, int base, double exponent)
{
    fprintf(file, "%d<tspan class=\"power\" dy=\"-5\">%.0f</tspan></text>\n", base, exponent);
}

static void put_axes(const plot *p)
{
    FILE *file = p->file;
    for (double x = p->x_least; x <= p->x_most; x += 2) {
        const double at = LEFT + (x - p->x_least) / (p->x_most - p->x_least) * (RIGHT - LEFT);
        fprintf(file, "<path class=\"grid\" d=\"M%.1f %dV%d\"/>\n", at, TOP, BOTTOM);
        fprintf(file, "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">", at, BOTTOM + 20);
        put_power(file, 2, x);
    }
    for (double y = p->y_least; y <= p->y_most; y += 1) {
        const double at = BOTTOM - (y - p->y_least) / (p->y_most - p->y_least) * (BOTTOM - TOP);
        fprintf(file, "<path class=\"grid\" d=\"M%d %.1fH%d\"/>\n", LEFT, at, RIGHT);
        fprintf(file, "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">", LEFT - 8, at + 5);
        put_power(file, 10, y);
    }
    fprintf(file, "<path class=\"axis\" fill=\"none\" d=\"M%d %dV%dH%d\"/>\n", LEFT, TOP, BOTTOM,
            RIGHT);
    fprintf(file, "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">possible states</text>\n",
            (LEFT + RIGHT) / 2, BOTTOM + 44);
    fprintf(file,
            "<text x=\"22\" y=\"%d\" text-anchor=\"middle\" transform=\"rotate(-90 22 %d)\">"
            "seconds, less the empty run</text>\n",
            (TOP + BOTTOM) / 2, (TOP + BOTTOM) / 2);
}

/* A mark that tells a kind apart without its colour. */
static void put_mark(FILE *file, size_t kind, double x, double y)
{
    static const char *const shapes[] = {
        "m-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z", /* circle */
        "m-4 -4h8v8h-8z",                      /* square */
        "m0 -5l5 9h-10z",                      /* triangle */
        "m0 -5.5l5.5 5.5l-5.5 5.5l-5.5 -5.5z", /* diamond */
        "m0 5l5 -9h-10z",                      /* triangle, upside down */
        "m-4 -4l8 8m0 -8l-8 8",                /* cross */
        "m0 -5v10m-5 -5h10",                   /* plus */
        "m-2.5 -5h5v10h-5z",                   /* bar */
    };
    fprintf(file, "<path class=\"mark k%zu\" d=\"M%.1f %.1f%s\"/>\n", kind % COLOURS, x, y,
            shapes[kind % (sizeof shapes / sizeof *shapes)]);
}

static bool on_line(const bench_row *row, const char *kind, int threads)
{
    return bench_in_chart(row) && strcmp(row->recipe.kind, kind) == 0 && row->threads == threads;
}

/* The line of a kind with one number of threads; false when it has no point. Rows of a kind come in the
 * order of their size. */
static bool put_line(const plot *p, size_t kind, int threads, bool more)
{
    const char *name = bench_kind(kind);
    const bench_row *rows = p->results->rows;
    bool open = false;
    for (size_t i = 0; i < p->results->row_count; i++) {
        if (on_line(&rows[i], name, threads)) {
            if (!open) {
                fprintf(p->file, "<polyline class=\"line k%zu%s\" data-kind=\"%s\" points=\"",
                        kind % COLOURS, more ? " more" : "", name);
            }
            fprintf(p->file, "%s%.1f,%.1f", open ? " " : "", x_of(p, &rows[i]), y_of(p, &rows[i]));
            open = true;
        }
    }
    if (open) {
        fprintf(p->file, "\"/>\n");
    }
    for (size_t i = 0; i < p->results->row_count; i++) {
        if (on_line(&rows[i], name, threads)) {
            put_mark(p->file, kind, x_of(p, &rows[i]), y_of(p, &rows[i]));
        }
    }
    return open;
}

/* A line of the legend: how the kind is drawn, and its name. */
static void put_legend(const plot *p, size_t kind, int line)
{
    const int y = TOP + 12 + 26 * line;
    fprintf(p->file, "<path class=\"line k%zu\" d=\"M%d %dh28\"/>\n", kind % COLOURS, RIGHT + 20,
            y);
    put_mark(p->file, kind, RIGHT + 34, y);
    fprintf(p->file, "<text x=\"%d\" y=\"%d\">%s</text>\n", RIGHT + 56, y + 5, bench_kind(kind));
}

static void put_lines(const plot *p)
{
    const bench_settings *s = p->results->settings;
    const int none = 0;
    int shown = 0;
    bool any_more = false;
    for (size_t kind = 0; kind < bench_kind_count(); kind++) {
        bool drawn = put_line(p, kind, none, false);
        for (size_t t = 0; t < s->thread_count; t++) {
            const bool more = put_line(p, kind, s->threads[t], t > 0);
            any_more = any_more || (more && t > 0);
            drawn = drawn || more;
        }
        if (drawn) {
            put_legend(p, kind, shown++);
        }
    }
    if (any_more) {
        fprintf(p->file, "<text class=\"small\" x=\"%d\" y=\"%d\">dashed: more threads</text>\n",
                RIGHT + 20, TOP + 17 + 26 * shown);
        shown++;
    }
    fprintf(p->file, "<text class=\"small\" x=\"%d\" y=\"%d\">%s</text>\n", RIGHT + 20,
            TOP + 17 + 26 * shown, p->points > 0 ? "four parties" : "nothing was measured");
}

bool bench_write_chart(const bench_results *results, FILE *file)
{
    plot p = {.results = results, .file = file};
    find_span(&p);
    put_head(&p);
    put_axes(&p);
    put_lines(&p);
    fprintf(file, "</svg>\n");
    return fflush(file) == 0 && ferror(file) == 0;
}
