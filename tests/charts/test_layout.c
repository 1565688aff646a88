/* SPDX-License-Identifier: MIT */
/*
 * Laws of the layered layout on random nets: nodes stand in their columns and apart; arrows run from border to border
 * and come upon no other node; labels come upon nothing; crossings are counted right and never become more; the work
 * is bounded; the same net gives the same layout; refused memory is told. An argument: so many random nets.
 */
#include "charts/charts.h"
#include "charts/nets.h"

#include "report/chart/layout/layers.h"

static size_t rounds = 150;

typedef struct laid {
    random_net random;
    ent_layout_node *nodes;
    ent_layout_arrow *arrows;
    ent_layout_input input;
    ent_layout layout;
    ent_arena arena;
} laid;

static ent_status lay(laid *l, uint64_t seed, const net_plan *plan, bench *b)
{
    uint64_t random = seed;
    l->random = make_net(seed, plan);
    l->nodes = calloc(plan->nodes + 1, sizeof *l->nodes);
    l->arrows = calloc(plan->arrows + 1, sizeof *l->arrows);
    for (size_t n = 0; n < plan->nodes; n++) {
        l->nodes[n] =
            (ent_layout_node){l->random.nodes[n].column, 4000 + (int64_t)below(&random, 12000),
                              2000 + (int64_t)below(&random, 5000)};
    }
    for (size_t a = 0; a < l->random.net.arrow_count; a++) {
        const bool labelled = l->random.arrows[a].label != NULL;
        l->arrows[a] = (ent_layout_arrow){l->random.arrows[a].from, l->random.arrows[a].to,
                                          labelled ? 800 + (int64_t)below(&random, 3000) : 0};
    }
    l->input = (ent_layout_input){l->nodes, plan->nodes, l->arrows, l->random.net.arrow_count};
    ent_arena_init(&l->arena, &b->allocator);
    return ent_layout_new(&l->arena, &l->input, &l->layout);
}

static void drop(laid *l)
{
    ent_arena_free(&l->arena);
    free_net(&l->random);
    free(l->nodes);
    free(l->arrows);
}

static bool boxes_overlap(const ent_box *a, const ent_box *b)
{
    return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height &&
           b->y < a->y + a->height;
}

static void nodes_stand_in_columns_and_apart(const laid *l)
{
    const ent_layout *layout = &l->layout;
    for (size_t n = 0; n < l->input.node_count; n++) {
        const ent_box *box = &layout->boxes[n], *column = &layout->columns[l->nodes[n].column];
        assert_true(box->x == column->x && box->width == column->width);
        assert_true(box->width >= l->nodes[n].width && box->height >= l->nodes[n].height);
        assert_true(box->y >= 0 && box->y + box->height <= layout->height);
        assert_true(box->x >= 0 && box->x + box->width <= layout->width);
        for (size_t m = 0; m < n; m++) {
            assert_false(boxes_overlap(box, &layout->boxes[m]));
        }
    }
    for (size_t c = 1; c < layout->column_count; c++) {
        const ent_box *before = &layout->columns[c - 1];
        assert_true(before->x + before->width < layout->columns[c].x);
    }
}

/* The point at k/32 of a cubic curve. */
static ent_spot point_at(const ent_spot *p, int64_t k)
{
    const int64_t b = 32 - k;
    const int64_t w[4] = {b * b * b, 3 * k * b * b, 3 * k * k * b, k * k * k};
    int64_t x = 0, y = 0;
    for (size_t i = 0; i < 4; i++) {
        x += w[i] * p[i].x;
        y += w[i] * p[i].y;
    }
    return (ent_spot){x / 32768, y / 32768};
}

static bool is_inside(const ent_box *box, ent_spot p)
{
    return p.x > box->x && p.x < box->x + box->width && p.y > box->y && p.y < box->y + box->height;
}

static void on_border(const ent_box *box, ent_spot p)
{
    assert_true(p.x == box->x || p.x == box->x + box->width);
    assert_true(p.y >= box->y && p.y <= box->y + box->height);
}

static void arrows_run_from_border_to_border(const laid *l)
{
    for (size_t a = 0; a < l->input.arrow_count; a++) {
        const ent_layout_route *route = &l->layout.routes[a];
        assert_int_equal(route->point_count % 3, 1);
        on_border(&l->layout.boxes[l->arrows[a].from], route->points[0]);
        on_border(&l->layout.boxes[l->arrows[a].to], route->points[route->point_count - 1]);
        for (size_t p = 0; p + 3 < route->point_count; p += 3) {
            for (int64_t k = 0; k <= 32; k++) {
                const ent_spot at = point_at(&route->points[p], k);
                assert_true(at.x >= 0 && at.x <= l->layout.width);
                assert_true(at.y >= 0 && at.y <= l->layout.height);
                for (size_t n = 0; n < l->input.node_count; n++) {
                    assert_false(is_inside(&l->layout.boxes[n], at));
                }
            }
        }
    }
}

/* Ends of arrows on one side of a node are apart, so that several between the same two nodes are, too. */
static void ends_are_apart(const laid *l)
{
    for (size_t a = 0; a < 2 * l->input.arrow_count; a++) {
        const ent_layout_route *one = &l->layout.routes[a / 2];
        const ent_spot p = one->points[a % 2 == 0 ? 0 : one->point_count - 1];
        for (size_t b = 0; b < a; b++) {
            const ent_layout_route *other = &l->layout.routes[b / 2];
            const ent_spot q = other->points[b % 2 == 0 ? 0 : other->point_count - 1];
            assert_true(p.x != q.x || p.y - q.y >= 600 || q.y - p.y >= 600);
        }
    }
}

static void labels_come_upon_nothing(const laid *l)
{
    for (size_t a = 0; a < l->input.arrow_count; a++) {
        const ent_layout_route *route = &l->layout.routes[a];
        assert_true(!route->labelled || l->arrows[a].label_width > 0);
        if (!route->labelled) {
            continue;
        }
        assert_true(route->label.x >= 0 && route->label.x + route->label.width <= l->layout.width);
        for (size_t n = 0; n < l->input.node_count; n++) {
            assert_false(boxes_overlap(&route->label, &l->layout.boxes[n]));
        }
        for (size_t b = 0; b < a; b++) {
            const ent_layout_route *other = &l->layout.routes[b];
            assert_false(other->labelled && boxes_overlap(&route->label, &other->label));
        }
    }
}

/* A piece of an arrow between two columns, by the heights at which it begins and ends. */
typedef struct seen_piece {
    int64_t x, left, right;
} seen_piece;

static size_t see_pieces(const laid *l, seen_piece *out)
{
    size_t count = 0;
    for (size_t a = 0; a < l->input.arrow_count; a++) {
        const ent_layout_route *route = &l->layout.routes[a];
        const bool level = l->nodes[l->arrows[a].from].column == l->nodes[l->arrows[a].to].column;
        for (size_t p = 0; !level && p + 3 < route->point_count; p += 6) { /* not within columns */
            const ent_spot s = route->points[p], e = route->points[p + 3];
            out[count++] = s.x < e.x ? (seen_piece){s.x, s.y, e.y} : (seen_piece){e.x, e.y, s.y};
        }
    }
    return count;
}

static void crossings_are_counted_right(const laid *l)
{
    size_t room = 1;
    for (size_t a = 0; a < l->input.arrow_count; a++) {
        room += l->layout.routes[a].point_count;
    }
    seen_piece *pieces = calloc(room, sizeof *pieces);
    const size_t count = see_pieces(l, pieces);
    uint64_t crossings = 0;
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < i; k++) {
            const int64_t left = pieces[i].left - pieces[k].left;
            const int64_t right = pieces[i].right - pieces[k].right;
            crossings +=
                pieces[i].x == pieces[k].x && ((left < 0 && right > 0) || (left > 0 && right < 0));
        }
    }
    assert_int_equal(crossings, l->layout.crossings);
    assert_true(l->layout.crossings <= l->layout.crossings_before);
    free(pieces);
}

static void laws_hold(uint64_t seed, const net_plan *plan)
{
    bench b;
    laid l;
    bench_open(&b);
    assert_int_equal(lay(&l, seed, plan, &b), ENT_OK);
    nodes_stand_in_columns_and_apart(&l);
    arrows_run_from_border_to_border(&l);
    ends_are_apart(&l);
    labels_come_upon_nothing(&l);
    crossings_are_counted_right(&l);
    drop(&l);
    bench_close(&b);
}

static void random_nets_obey_the_laws(void **unused)
{
    (void)unused;
    uint64_t random = 19;
    for (size_t round = 0; round < rounds; round++) {
        const net_plan plan = {.nodes = 1 + below(&random, 30),
                               .columns = 1 + below(&random, 7),
                               .arrows = below(&random, 80),
                               .parties = 1 + below(&random, 10),
                               .elsewhere = below(&random, 11),
                               .labels = below(&random, 2) == 0};
        laws_hold(round, &plan);
    }
}

static void edges_of_size_obey_them_too(void **unused)
{
    (void)unused;
    laws_hold(1, &(net_plan){.nodes = 0, .columns = 1, .parties = 1});
    laws_hold(1, &(net_plan){.nodes = 1, .columns = 1, .parties = 1});
    laws_hold(
        1,
        &(net_plan){
            .nodes = 1, .columns = 1, .arrows = 5, .parties = 1, .labels = true}); /* to itself */
    laws_hold(2,
              &(net_plan){.nodes = 2, .columns = 2, .arrows = 40, .parties = 3, .elsewhere = 10});
    laws_hold(3,
              &(net_plan){.nodes = 60, .columns = 6, .arrows = 300, .parties = 5, .elsewhere = 2});
}

/* Nodes in the first and the last of many columns; nothing stands between. */
static void columns_may_be_empty(void **unused)
{
    (void)unused;
    bench b;
    bench_open(&b);
    ent_arena arena;
    ent_arena_init(&arena, &b.allocator);
    const ent_layout_node nodes[] = {{ENT_MOST_COLUMNS - 1, 5000, 2000}, {3, 5000, 2000}};
    const ent_layout_arrow arrows[] = {{0, 1, 0}, {1, 0, 500}};
    ent_layout layout;
    assert_int_equal(ent_layout_new(&arena, &(ent_layout_input){nodes, 2, arrows, 2}, &layout),
                     ENT_OK);
    assert_int_equal(layout.column_count, ENT_MOST_COLUMNS);
    assert_int_equal(layout.columns[2].width, 0);
    assert_true(layout.routes[0].points[0].x > layout.routes[1].points[0].x);
    ent_arena_free(&arena);
    bench_close(&b);
}

static void wrong_ends_and_columns_are_refused(void **unused)
{
    (void)unused;
    bench b;
    bench_open(&b);
    ent_arena arena;
    ent_arena_init(&arena, &b.allocator);
    ent_layout_node node = {0, 5000, 2000};
    ent_layout_arrow arrow = {0, 1, 0};
    const ent_layout_input input = {&node, 1, &arrow, 1};
    ent_layout layout;
    assert_int_equal(ent_layout_new(&arena, &input, &layout), ENT_ERROR_ARGUMENT);
    arrow = (ent_layout_arrow){1, 0, 0};
    assert_int_equal(ent_layout_new(&arena, &input, &layout), ENT_ERROR_ARGUMENT);
    arrow = (ent_layout_arrow){0, 0, 0};
    node.column = ENT_MOST_COLUMNS;
    assert_int_equal(ent_layout_new(&arena, &input, &layout), ENT_ERROR_ARGUMENT);
    ent_arena_free(&arena);
    bench_close(&b);
}

/* Two lines that cross as given, and need not. */
static void sweeps_take_crossings_away(void **unused)
{
    (void)unused;
    bench b;
    bench_open(&b);
    ent_arena arena;
    ent_arena_init(&arena, &b.allocator);
    const ent_layout_node nodes[] = {
        {0, 5000, 2000}, {0, 5000, 2000}, {1, 5000, 2000}, {1, 5000, 2000}};
    const ent_layout_arrow arrows[] = {{0, 3, 0}, {2, 1, 0}};
    ent_layout layout;
    assert_int_equal(ent_layout_new(&arena, &(ent_layout_input){nodes, 4, arrows, 2}, &layout),
                     ENT_OK);
    assert_int_equal(layout.crossings_before, 1);
    assert_int_equal(layout.crossings, 0);
    ent_arena_free(&arena);
    bench_close(&b);
}

/* An arrow within a column from the first to the last of three nodes: the other goes aside. */
static void nodes_joined_within_a_column_come_together(void **unused)
{
    (void)unused;
    bench b;
    bench_open(&b);
    ent_arena arena;
    ent_arena_init(&arena, &b.allocator);
    const ent_layout_node nodes[] = {{0, 5000, 2000}, {0, 5000, 2000}, {0, 5000, 2000}};
    const ent_layout_arrow arrows[] = {{0, 2, 0}, {0, 2, 0}, {1, 1, 0}};
    ent_layout layout;
    assert_int_equal(ent_layout_new(&arena, &(ent_layout_input){nodes, 3, arrows, 3}, &layout),
                     ENT_OK);
    const ent_box *box = layout.boxes;
    assert_true((box[1].y < box[0].y) == (box[1].y < box[2].y));
    ent_arena_free(&arena);
    bench_close(&b);
}

/* Steps are counted, so that the bound does not depend on the machine. */
static void work_is_bounded(void **unused)
{
    (void)unused;
    static const struct {
        net_plan plan;
        uint64_t most;
    } sizes[] = {
        {{.nodes = 60, .columns = 6, .arrows = 300, .parties = 5, .elsewhere = 2}, 1000000},
        {{.nodes = 500, .columns = 12, .arrows = 2000, .parties = 5, .elsewhere = 2}, 12000000},
    };
    for (size_t k = 0; k < 2; k++) {
        bench b;
        laid l;
        bench_open(&b);
        assert_int_equal(lay(&l, 7, &sizes[k].plan, &b), ENT_OK);
        print_message("%zu nodes, %zu arrows: %llu steps, crossings %llu before, %llu after\n",
                      sizes[k].plan.nodes, sizes[k].plan.arrows, (unsigned long long)l.layout.work,
                      (unsigned long long)l.layout.crossings_before,
                      (unsigned long long)l.layout.crossings);
        assert_in_range(l.layout.work, 1, sizes[k].most);
        drop(&l);
        bench_close(&b);
    }
}

static void refused_memory_is_told(void **unused)
{
    (void)unused;
    const net_plan plan = {
        .nodes = 12, .columns = 4, .arrows = 20, .parties = 3, .elsewhere = 4, .labels = true};
    bench b;
    bench_open(&b);
    ent_status status = ENT_ERROR_MEMORY;
    size_t refused = 0;
    for (size_t k = 1; status != ENT_OK; k++, refused++) {
        laid l;
        b.calls = 0;
        b.refuse_at = k;
        status = lay(&l, 3, &plan, &b);
        b.refuse_at = 0;
        assert_true(status == ENT_OK || status == ENT_ERROR_MEMORY);
        drop(&l);
    }
#ifdef REFUSE_ITEMS
    assert_true(refused > 30);
#endif
    bench_close(&b);
}

int main(int count, char **arguments)
{
    rounds = count > 1 ? strtoul(arguments[1], NULL, 10) : rounds;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_nets_obey_the_laws),
        cmocka_unit_test(edges_of_size_obey_them_too),
        cmocka_unit_test(columns_may_be_empty),
        cmocka_unit_test(wrong_ends_and_columns_are_refused),
        cmocka_unit_test(sweeps_take_crossings_away),
        cmocka_unit_test(nodes_joined_within_a_column_come_together),
        cmocka_unit_test(work_is_bounded),
        cmocka_unit_test(refused_memory_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
