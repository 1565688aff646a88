/* SPDX-License-Identifier: MIT */
/*
 * What is run: families of disputes that differ in size alone, and others one by one.
 */
#include "bench.h"

#include <string.h>

enum { MOST_SIZES = 12 };

/* Disputes in option form; sizes are numbers of yes/no options, ascending, up to a 0. */
typedef struct family {
    const char *kind;
    int parties, statements;
    bool one_way, halved;
    int sizes[MOST_SIZES];
} family;

static const family families[] = {
    {"reversible", 4, 8, false, false, {8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 27}},
    {"reversible", 2, 8, false, false, {12, 16, 20, 24}},
    {"reversible", 3, 8, false, false, {12, 16, 20, 24}},
    {"reversible", 5, 8, false, false, {12, 16, 20, 24}},
    {"reversible", 6, 8, false, false, {12, 16, 20, 24}},
    {"one-way", 4, 8, true, false, {8, 12, 16, 20, 24}},
    {"constrained", 4, 8, false, true, {8, 12, 16, 20, 24}},
    {"wordy", 4, 200, false, false, {8, 12, 16, 20, 24}},
};

/* What is no such family: kind, task, shape, parties, options, statements, rules, size, seed. In graph form
 * options are states. The seeds of `tight`
 * are chosen so that about 10^4, 10^5 and 10^6 states are left. */
typedef struct single {
    const char *kind;
    bench_task task;
    bench_shape shape;
    int parties, options, statements, rules, size, seed;
} single;

static const single singles[] = {
    {"tight", TASK_SOLVE, SHAPE_OPTIONS, 4, 12, 8, 20, 8, 1},
    {"tight", TASK_SOLVE, SHAPE_OPTIONS, 4, 32, 8, 97, 14, 81},
    {"tight", TASK_SOLVE, SHAPE_OPTIONS, 4, 40, 8, 121, 17, 11},
    {"tight", TASK_SOLVE, SHAPE_OPTIONS, 4, 48, 8, 146, 20, 23},
    {"graph", TASK_SOLVE, SHAPE_GRAPH, 4, 100, 0, 0, 7, 1},
    {"graph", TASK_SOLVE, SHAPE_GRAPH, 4, 1000, 0, 0, 10, 1},
    {"graph", TASK_SOLVE, SHAPE_GRAPH, 4, 10000, 0, 0, 14, 1},
    {"graph-no-return", TASK_SOLVE, SHAPE_GRAPH, 4, 100, 0, 0, 7, 1},
    {"graph-no-return", TASK_SOLVE, SHAPE_GRAPH, 4, 1000, 0, 0, 10, 1},
    {"graph-no-return", TASK_SOLVE, SHAPE_GRAPH, 4, 10000, 0, 0, 14, 1},
    {"merged", TASK_SOLVE, SHAPE_MERGED, 4, 8, 14, 0, 8, 1},
    {"merged", TASK_SOLVE, SHAPE_MERGED, 4, 11, 14, 0, 11, 1},
    {"merged", TASK_SOLVE, SHAPE_MERGED, 4, 14, 14, 0, 14, 1},
    {"readings", TASK_READINGS, SHAPE_OPTIONS, 3, 3, 4, 0, 3, 1},
    {"readings", TASK_READINGS, SHAPE_OPTIONS, 4, 6, 8, 0, 9, 1},
    {"readings", TASK_READINGS, SHAPE_OPTIONS, 4, 12, 8, 0, 12, 1},
    {"counting", TASK_COUNT, SHAPE_OPTIONS, 4, 12, 1, 12, 8, 1},
    {"counting", TASK_COUNT, SHAPE_OPTIONS, 4, 64, 1, 32, 16, 1},
    {"counting", TASK_COUNT, SHAPE_OPTIONS, 4, 64, 1, 64, 16, 1},
    {"counting", TASK_COUNT, SHAPE_OPTIONS, 4, 64, 1, 96, 16, 1},
    {"counting", TASK_COUNT, SHAPE_OPTIONS, 4, 64, 1, 128, 16, 1},
    {"counting", TASK_COUNT, SHAPE_OPTIONS, 4, 64, 1, 192, 16, 1},
};

/* Whether a state with some values holds under Nash: for one seed at small size, for more at large. */
enum { EXISTS_SMALL = 12, EXISTS_LARGE = 60, EXISTS_SEEDS = 10 };

/* What is asked for beside the usual, of disputes of 2^least to 2^most states and 16 wishes a party. A size is asked by all
 * of them in a row, so that what is held against a kind is measured at nearly the same time. */
typedef struct question {
    const char *kind, *asked, *usual;
    int parties, least, most;
    bool unsure, strong;
} question;

enum { QUESTIONS_LEAST = 8, QUESTIONS_MOST = 20, QUESTIONS_STEP = 4 };

#define TYPES "--concepts gmr,smr --certainty types --types "
static const question questions[] = {
    {"unsure", "--concepts gmr,smr", NULL, 4, 8, 20, true, false},
    {"types-b-d", TYPES "b,d", "unsure", 4, 8, 20, true, false},
    {"types", TYPES "a,b,c,d", "unsure", 4, 8, 20, true, false},
    {"mild", "", NULL, 4, 8, 20, false, true},
    {"strength", "--strength", "mild", 4, 8, 20, false, true},
    {"coalitions", "--coalition all --concepts nash,gmr,smr,seq", NULL, 5, 8, 12, false, false},
    {"coalitions-gmr", "--coalition all --concepts gmr", NULL, 5, 8, 16, false, false},
};
#undef TYPES

static const char *const kinds[] = {
    "reversible",      "one-way", "constrained", "wordy",    "tight",      "graph",
    "graph-no-return", "merged",  "readings",    "counting", "exists",     "unsure",
    "types-b-d",       "types",   "mild",        "strength", "coalitions", "coalitions-gmr"};

/* The figures that people ask for, by name: rows of four parties with eight statements each. */
static const char *figure_of(const family *f, int size)
{
    if (strcmp(f->kind, "reversible") != 0 || f->parties != 4) {
        return "";
    }
    return size == 12   ? "figure 2^12"
           : size == 24 ? "figure 2^24"
           : size == 26 ? "figure 2^26"
                        : "";
}

/* Where recipes go. */
typedef struct list {
    bench_recipe *items;
    size_t count, most;
    int largest;
} list;

static void add(list *l, const bench_recipe *recipe)
{
    if (recipe->size <= l->largest && l->count < l->most) {
        l->items[l->count++] = *recipe;
    }
}

static void add_family(list *l, const family *f)
{
    for (size_t i = 0; i < MOST_SIZES && f->sizes[i] > 0; i++) {
        const bench_recipe recipe = {.kind = f->kind,
                                     .figure = figure_of(f, f->sizes[i]),
                                     .task = TASK_SOLVE,
                                     .shape = SHAPE_OPTIONS,
                                     .parties = f->parties,
                                     .options = f->sizes[i],
                                     .statements = f->statements,
                                     .seed = 1,
                                     .size = f->sizes[i],
                                     .one_way = f->one_way,
                                     .halved = f->halved};
        add(l, &recipe);
    }
}

static void add_single(list *l, const single *s)
{
    const bench_recipe recipe = {.kind = s->kind,
                                 .figure = "",
                                 .task = s->task,
                                 .shape = s->shape,
                                 .parties = s->parties,
                                 .options = s->options,
                                 .statements = s->statements,
                                 .rules = s->rules,
                                 .seed = s->seed,
                                 .size = s->size,
                                 .no_return = strcmp(s->kind, "graph-no-return") == 0};
    add(l, &recipe);
}

static void add_exists(list *l, int options, int size, int seed)
{
    const bench_recipe recipe = {.kind = "exists",
                                 .figure = "",
                                 .task = TASK_EXISTS,
                                 .shape = SHAPE_OPTIONS,
                                 .parties = 4,
                                 .options = options,
                                 .statements = 24,
                                 .seed = seed,
                                 .size = size};
    add(l, &recipe);
}

static void add_question(list *l, const question *q, int size)
{
    const bench_recipe recipe = {.kind = q->kind,
                                 .figure = "",
                                 .task = TASK_ASKED,
                                 .shape = SHAPE_OPTIONS,
                                 .parties = q->parties,
                                 .options = size,
                                 .statements = 16,
                                 .seed = 1,
                                 .size = size,
                                 .unsure = q->unsure,
                                 .strong = q->strong,
                                 .asked = q->asked,
                                 .usual = q->usual};
    if (q->least <= size && size <= q->most) {
        add(l, &recipe);
    }
}

size_t bench_recipes(int largest, bench_recipe *out, size_t most)
{
    list l = {.items = out, .most = most, .largest = largest};
    for (size_t i = 0; i < sizeof families / sizeof *families; i++) {
        add_family(&l, &families[i]);
    }
    for (size_t i = 0; i < sizeof singles / sizeof *singles; i++) {
        add_single(&l, &singles[i]);
    }
    for (int size = QUESTIONS_LEAST; size <= QUESTIONS_MOST; size += QUESTIONS_STEP) {
        for (size_t q = 0; q < sizeof questions / sizeof *questions; q++) {
            add_question(&l, &questions[q], size);
        }
    }
    add_exists(&l, EXISTS_SMALL, 8, 1);
    for (int seed = 1; seed <= EXISTS_SEEDS; seed++) {
        add_exists(&l, EXISTS_LARGE, 16, seed);
    }
    return l.count;
}

size_t bench_kind_count(void)
{
    return sizeof kinds / sizeof *kinds;
}

const char *bench_kind(size_t index)
{
    return kinds[index];
}
