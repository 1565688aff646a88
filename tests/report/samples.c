/* SPDX-License-Identifier: MIT */
/*
 * Writes charts to look at, of several sizes, as pages in a folder, and the same as JSON, a drawing a line.
 *
 * Usage: samples FOLDER [DISPUTE...]
 */
#include "charts/charts.h"
#include "charts/nets.h"

#include "report/chart/bars.h"
#include "report/chart/choose.h"
#include "report/chart/matrix.h"
#include "report/chart/ranges.h"

static const char head[] =
    "<!doctype html><meta charset=\"utf-8\"><style>\n"
    "body{font-family:system-ui,sans-serif;margin:16px;background:#fff}\n"
    "svg.chart{display:block;margin-bottom:24px;max-width:none}\n"
    "text{fill:#1b1f24} text.ink-faint{fill:#555d66} text.ink-title{fill:#1b1f24}\n"
    "rect,circle{stroke:#6b7480} .ink-frame{fill:none}\n"
    "rect.ink-node{fill:#f4f6f8;stroke:#6b7480} rect.ink-holds{fill:#cfe8d5;stroke:#1f6b3a}\n"
    "rect.ink-fails{fill:none;stroke:#9aa3ad} rect.ink-today{fill:#fdf0cf;stroke:#8a6100}\n"
    "rect.ink-mark{fill:#dbe7fb;stroke:#1d4fa3} rect.ink-range{fill:#c9d8ee;stroke:none}\n"
    "circle.ink-point{fill:#1d4fa3;stroke:none} line.ink-faint{stroke:#c9ced4} "
    "line.ink-frame{stroke:#e3e6ea}\n"
    "path.ink-move{stroke:#555d66} path.head{stroke:none!important} .head.ink-move{fill:#555d66}\n";

static void put_head(FILE *out)
{
    static const char *const colours[] = {"#1d4fa3", "#b3361b", "#1f6b3a", "#7a3fa0",
                                          "#8a6100", "#0f6e7c", "#a3236b", "#4a5560"};
    fputs(head, out);
    for (int p = 1; p <= 8; p++) {
        fprintf(out,
                "path.ink-party-%d{stroke:%s} "
                "text.ink-party-%d{stroke:#fff;stroke-width:4;paint-order:stroke} "
                "text.ink-party-%d,.head.ink-party-%d{fill:%s}\n",
                p, colours[p - 1], p, p, p, colours[p - 1]);
    }
    fputs("</style>\n", out);
}

/* A page and the same as JSON. */
typedef struct page {
    FILE *html, *json;
} page;

static FILE *open_file(const char *folder, const char *name, const char *suffix)
{
    char path[1024];
    snprintf(path, sizeof path, "%s/%s.%s", folder, name, suffix);
    FILE *out = fopen(path, "w");
    if (out == NULL) {
        perror(path);
        exit(1);
    }
    return out;
}

static page open_page(const char *folder, const char *name)
{
    const page p = {open_file(folder, name, "html"), open_file(folder, name, "json")};
    put_head(p.html);
    return p;
}

static void close_page(const page *p)
{
    fclose(p->html);
    fclose(p->json);
}

static void must(ent_status status)
{
    if (status != ENT_OK) {
        fprintf(stderr, "samples: status %d\n", (int)status);
        exit(1);
    }
}

static void put_drawing(bench *b, const page *out, const ent_drawing *drawing)
{
    char *svg = drawn(b, drawing, false), *json = drawn(b, drawing, true);
    fputs(svg, out->html);
    fputs(json, out->json);
    free(svg);
    free(json);
}

static void put_net(bench *b, const char *folder, const char *name, const net_plan *plan)
{
    const page out = open_page(folder, name);
    random_net r = make_net(plan->nodes + plan->arrows, plan);
    static const char *const columns[] = {"today",   "1 move",  "2 moves",
                                          "3 moves", "4 moves", "5 moves"};
    static const ent_sample samples[] = {
        {ENT_SAMPLE_BOX, ENT_INK_TODAY, false, true, NULL, "today"},
        {ENT_SAMPLE_BOX, ENT_INK_HOLDS, false, false, NULL, "holds"},
        {ENT_SAMPLE_LINE, ENT_INK_PARTY_1, false, false, NULL, "Ministry of the Environment"},
        {ENT_SAMPLE_LINE, ENT_INK_PARTY_1 + 1, false, false, NULL, "Uniroyal Chemical"},
        {ENT_SAMPLE_LINE, ENT_INK_PARTY_1 + 2, false, true, NULL,
         "Local government: an improvement"}};
    r.net.columns = columns;
    r.net.column_count = 6;
    r.net.samples = samples;
    r.net.sample_count = 5;
    ent_arena arena;
    ent_arena_init(&arena, &b->allocator);
    ent_drawing *drawing = NULL;
    must(ent_net_draw(&arena, &r.net, &drawing));
    put_drawing(b, &out, drawing);
    ent_arena_free(&arena);
    free_net(&r);
    close_page(&out);
}

/* The map of a dispute, with the settlements that its digest shows. */
static void put_map(bench *b, const char *folder, const char *name, const ent_solution *solution)
{
    const page out = open_page(folder, name);
    uint64_t shown[6], today = 0;
    ent_digest *digest = NULL;
    ent_arena arena;
    ent_arena_init(&arena, &b->allocator);
    (void)ent_state_today(ent_solution_space(solution), &today);
    must(ent_digest_new(b->context, solution, NULL, 6, &digest));
    for (size_t k = 0; k < digest->shown_count; k++) {
        shown[k] = digest->shown[k].state;
    }
    const ent_map_request request = {
        .solution = solution, .from = today, .shown = shown, .shown_count = digest->shown_count};
    ent_drawing *drawing = NULL;
    must(ent_map_draw(b->context, &arena, &request, NULL, &drawing));
    put_drawing(b, &out, drawing);
    ent_digest_free(b->context, digest);
    ent_arena_free(&arena);
    close_page(&out);
}

/* Matrices of several sizes, with and without room for letters. */
static void put_matrices(bench *b, const char *folder)
{
    static const ent_matrix_mark marks[] = {
        {"N", "Nash"}, {"SS", "SSEQ"}, {"S", "SEQ"}, {"M", "SMR"}, {"G", "GMR"}};
    static const char *const parties[] = {"Ministry of the Environment",
                                          "Uniroyal Chemical",
                                          "Local government",
                                          "Federal Intergovernmental Commission",
                                          "Europe",
                                          "United States",
                                          "Russia",
                                          "Ukraine",
                                          "Non-governmental organisations of the whole region",
                                          "China"};
    static const size_t sizes[][2] = {{0, 3}, {1, 1}, {5, 3}, {7, 4}, {7, 6}, {20, 10}};
    const page out = open_page(folder, "matrix");
    uint64_t random = 5;
    for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++) {
        ent_matrix_row rows[20];
        unsigned stays[20][10];
        for (size_t r = 0; r < sizes[k][0]; r++) {
            for (size_t p = 0; p < 10; p++) {
                stays[r][p] = (unsigned)below(&random, 32);
            }
            rows[r] = (ent_matrix_row){.label = r % 3 == 1 ? "a settlement with a rather long name"
                                                           : "guaranteed_deal",
                                       .note = r == 0 ? "s12, today" : "s13",
                                       .key = "s12",
                                       .today = r == 0,
                                       .stays = stays[r],
                                       .holds = (unsigned)below(&random, 32)};
        }
        const ent_matrix matrix = {"Who would stay where",
                                   "Rows and columns.",
                                   marks,
                                   5,
                                   parties,
                                   sizes[k][1],
                                   rows,
                                   sizes[k][0]};
        ent_arena arena;
        ent_arena_init(&arena, &b->allocator);
        ent_drawing *drawing = NULL;
        must(ent_matrix_draw(&arena, &matrix, &drawing));
        put_drawing(b, &out, drawing);
        ent_arena_free(&arena);
    }
    close_page(&out);
}

static void put_ranges(bench *b, const char *folder)
{
    static const ent_range ranges[] = {
        {"orders of all wishes", NULL, 581000, 624100, 664900, false},
        {"basis of each wish", NULL, 0, 0, 3100, false},
        {"one change at a time", NULL, 0, 1000000, 0, true},
        {"a family with a name that is much too long for its place", NULL, 999900, 999990, 1000000,
         false}};
    static const ent_range_group groups[] = {
        {"guaranteed_deal (s2706)", NULL, "s2706", ranges, 4},
        {"a settlement that has a very long name, so long that it would not fit on a line of its "
         "own above its shares",
         NULL, "s1", ranges, 2}};
    static const uint64_t counts[][3] = {
        {12, 3, 7}, {1, 0, 0}, {0, 0, 0}, {100, 2, 40000}, {4, 4, 4}};
    static const ent_bar_kind kinds[] = {{"stated", "S", ENT_INK_HOLDS, false},
                                         {"inferred", "I", ENT_INK_RANGE, false},
                                         {"assumed", "A", ENT_INK_FAILS, true}};
    static const ent_bar_row rows[] = {
        {"Ministry of the Environment", NULL, counts[0]},
        {"Ukraine", NULL, counts[1]},
        {"Nobody", NULL, counts[2]},
        {"A party with a name that is much too long for its place", NULL, counts[3]},
        {"Europe", NULL, counts[4]}};
    const page out = open_page(folder, "ranges");
    ent_arena arena;
    ent_arena_init(&arena, &b->allocator);
    ent_drawing *drawing = NULL;
    must(ent_ranges_draw(&arena, &(ent_ranges){"How sure", "Shares.", groups, 2}, &drawing));
    put_drawing(b, &out, drawing);
    must(ent_bars_draw(&arena, &(ent_bars){"On what it rests", "Parts.", kinds, 3, rows, 5, false},
                       &drawing));
    put_drawing(b, &out, drawing);
    must(ent_bars_draw(&arena, &(ent_bars){"On what it rests", "Parts.", kinds, 3, rows, 3, true},
                       &drawing));
    put_drawing(b, &out, drawing);
    ent_arena_free(&arena);
    close_page(&out);
}

/* What no text may do, in every place where text goes. */
static void put_hostile(bench *b, const char *folder)
{
    static const char evil[] = "</text></svg>]]><script>alert('1')</"
                               "script>&amp;\x01\x7f\xEF\xBF\xBF\xE2\x80\xAE\"\t<!--";
    static const unsigned stays[] = {1};
    static const uint64_t counts[] = {1, 2};
    const ent_net_node nodes[] = {{.label = evil, .note = evil, .tip = evil, .key = evil},
                                  {.column = 1, .label = evil, .tip = evil}};
    const ent_net_arrow arrows[] = {{.to = 1, .ink = ENT_INK_PARTY_1, .label = evil, .tip = evil}};
    const char *const words[] = {evil};
    const ent_sample sample = {ENT_SAMPLE_BOX, ENT_INK_HOLDS, false, false, evil, evil};
    const ent_matrix_mark mark = {evil, evil};
    const ent_matrix_row row = {
        .label = evil, .note = evil, .tip = evil, .key = evil, .stays = stays};
    const ent_range range = {evil, evil, 1, 2, 3, false};
    const ent_range_group group = {evil, evil, evil, &range, 1};
    const ent_bar_kind kinds[] = {{evil, evil, ENT_INK_HOLDS, false},
                                  {"x", "x", ENT_INK_FAILS, false}};
    const ent_bar_row bar = {evil, evil, counts};
    const page out = open_page(folder, "hostile");
    ent_arena arena;
    ent_arena_init(&arena, &b->allocator);
    ent_drawing *drawing = NULL;
    must(ent_net_draw(&arena, &(ent_net){evil, evil, nodes, 2, arrows, 1, words, 1, &sample, 1},
                      &drawing));
    put_drawing(b, &out, drawing);
    must(ent_matrix_draw(&arena, &(ent_matrix){evil, evil, &mark, 1, words, 1, &row, 1}, &drawing));
    put_drawing(b, &out, drawing);
    must(ent_ranges_draw(&arena, &(ent_ranges){evil, evil, &group, 1}, &drawing));
    put_drawing(b, &out, drawing);
    must(ent_bars_draw(&arena, &(ent_bars){evil, evil, kinds, 2, &bar, 1, false}, &drawing));
    put_drawing(b, &out, drawing);
    ent_arena_free(&arena);
    close_page(&out);
}

static void put_dispute(bench *b, const char *folder, const char *path, size_t number)
{
    char name[32];
    ent_dispute *dispute = NULL;
    ent_space *space = NULL;
    ent_solution *solution = NULL;
    must(ent_dispute_read_file(b->context, path, &dispute));
    must(ent_space_new(b->context, dispute, &space));
    must(ent_solution_new(b->context, space, NULL, &solution));
    snprintf(name, sizeof name, "map-%zu", number);
    put_map(b, folder, name, solution);
    ent_solution_free(solution);
    ent_space_free(space);
    ent_dispute_free(dispute);
}

int main(int count, char **arguments)
{
    if (count < 2) {
        fputs("usage: samples FOLDER [DISPUTE...]\n", stderr);
        return 2;
    }
    bench b;
    bench_open(&b);
    put_net(&b, arguments[1], "net-1", &(net_plan){1, 1, 0, 3, 0, false});
    put_net(&b, arguments[1], "net-5", &(net_plan){5, 3, 7, 3, 1, false});
    put_net(&b, arguments[1], "net-20", &(net_plan){20, 4, 40, 3, 2, true});
    put_net(&b, arguments[1], "net-60", &(net_plan){60, 6, 110, 5, 1, false});
    put_matrices(&b, arguments[1]);
    put_ranges(&b, arguments[1]);
    put_hostile(&b, arguments[1]);
    for (int k = 2; k < count; k++) {
        put_dispute(&b, arguments[1], arguments[k], (size_t)k - 1);
    }
    bench_close(&b);
    return 0;
}
