/* SPDX-License-Identifier: MIT */
/* Drawings: what is put in comes out, in SVG and in JSON, whatever text is in it; lettering; refused memory. */
#include "charts/charts.h"

#include "report/chart/svg.h"

static const char hostile[] =
    "</title><script>alert(\"1\" & '2')</script>\x01\x7f\xff\xc3(\xEF\xBF\xBF"
    "\xE2\x80\xAE\ttab";

/* Every kind of shape, with the text in every place. */
static ent_status draw_all(ent_arena *arena, const char *text, ent_drawing **out)
{
    static const ent_spot curve[] = {{0, 0}, {1000, 0}, {1000, 550}, {-2005, 550}};
    ENT_TRY(ent_drawing_new(arena, text, text, out));
    ent_drawing *d = *out;
    d->width = 12345;
    d->height = 20010;
    ent_drawing_add(d, &(ent_shape){.kind = ENT_SHAPE_RECT,
                                    .ink = ENT_INK_NODE,
                                    .x = 100,
                                    .y = -5,
                                    .width = 1,
                                    .height = 10,
                                    .round = 300,
                                    .tip = text,
                                    .key = text});
    ent_drawing_add(d, &(ent_shape){.kind = ENT_SHAPE_RECT,
                                    .ink = ENT_INK_FRAME,
                                    .width = 100,
                                    .height = 100,
                                    .dashed = true});
    ent_drawing_add(d, &(ent_shape){.kind = ENT_SHAPE_LINE,
                                    .ink = ENT_INK_FAINT,
                                    .x = 100,
                                    .y = 200,
                                    .width = 50,
                                    .height = -50,
                                    .dashed = true});
    ent_drawing_add(d, &(ent_shape){.kind = ENT_SHAPE_CIRCLE,
                                    .ink = ENT_INK_HOLDS,
                                    .x = 1,
                                    .y = 2,
                                    .width = 3,
                                    .strong = true});
    ent_drawing_add(d, &(ent_shape){.kind = ENT_SHAPE_PATH,
                                    .ink = ENT_INK_PARTY_1 + 2,
                                    .points = curve,
                                    .point_count = 4,
                                    .arrow = true,
                                    .strong = true,
                                    .dashed = true});
    ent_drawing_add(d, &(ent_shape){.kind = ENT_SHAPE_TEXT,
                                    .ink = ENT_INK_TITLE,
                                    .anchor = ENT_ANCHOR_END,
                                    .x = 10,
                                    .y = 110,
                                    .text = text,
                                    .strong = true,
                                    .tip = text});
    return d->status;
}

static void the_writers_write_every_shape(void **unused)
{
    (void)unused;
    stage s;
    set_up(&s);
    ent_drawing *d = NULL;
    assert_int_equal(draw_all(&s.arena, "a & b", &d), ENT_OK);
    char *svg = drawn(&s.b, d, false), *json = drawn(&s.b, d, true);
    static const char *const in_svg[] = {
        "viewBox=\"0 0 123.45 200.1\"",
        "role=\"img\" aria-labelledby=\"chart-7-title chart-7-desc\"",
        "<title id=\"chart-7-title\">a &amp; b</title>",
        "<desc id=\"chart-7-desc\">a &amp; b</desc>",
        "<rect class=\"ink-node\" x=\"1\" y=\"-0.05\" width=\"0.01\" height=\"0.1\" rx=\"3\"",
        "data-state=\"a &amp; b\"><title>a &amp; b</title></rect>",
        "<line class=\"ink-faint dashed\" x1=\"1\" y1=\"2\" x2=\"1.5\" y2=\"1.5\"",
        "<circle class=\"ink-holds strong\" cx=\"0.01\" cy=\"0.02\" r=\"0.03\"",
        "d=\"M0 0 C10 0 10 5.5 -20.05 5.5\"",
        "marker-end=\"url(#chart-7-party-3)\"",
        "<marker id=\"chart-7-party-3\"",
        "stroke-dasharray=\"2 3 7 3\"",
        "<text class=\"ink-title strong\" x=\"0.1\" y=\"1.1\" text-anchor=\"end\" "
        "font-weight=\"600\">"
        "<title>a &amp; b</title>a &amp; b</text>"};
    for (size_t i = 0; i < sizeof in_svg / sizeof *in_svg; i++) {
        assert_non_null(strstr(svg, in_svg[i]));
    }
    static const char *const in_json[] = {
        "{\"title\":\"a & b\",\"description\":\"a & "
        "b\",\"width\":123.45,\"height\":200.1,\"shapes\":[",
        "{\"element\":\"rect\",\"class\":\"ink-node\",\"x\":1,\"y\":-0.05,",
        "\"tip\":\"a & b\",\"state\":\"a & b\"}",
        "\"d\":\"M0 0 C10 0 10 5.5 -20.05 5.5\",\"stroke-width\":2.5,\"stroke-dasharray\":\"2 3 7 "
        "3\",\"arrow\":true}",
        "\"text-anchor\":\"end\",\"font-weight\":\"600\",\"text\":\"a & b\",\"tip\":\"a & b\"}]}"};
    for (size_t i = 0; i < sizeof in_json / sizeof *in_json; i++) {
        assert_non_null(strstr(json, in_json[i]));
    }
    free(svg);
    free(json);
    tear_down(&s);
}

static void hostile_text_is_text(void **unused)
{
    (void)unused;
    stage s;
    set_up(&s);
    ent_drawing *d = NULL;
    assert_int_equal(draw_all(&s.arena, hostile, &d), ENT_OK);
    char *svg = drawn(&s.b, d, false);
    assert_null(strstr(svg, "<script"));
    assert_null(strstr(svg, "\xE2\x80\xAE")); /* turns the direction of text */
    assert_non_null(
        strstr(svg, "&lt;/title&gt;&lt;script&gt;alert(&quot;1&quot; &amp; &#39;2&#39;)"));
    for (const char *p = svg; *p != '\0'; p++) {
        assert_true((unsigned char)*p >= ' ' || *p == '\n');
        assert_int_not_equal((unsigned char)*p, 0xFF);
    }
    free(svg);
    tear_down(&s);
}

static void an_empty_drawing_is_whole(void **unused)
{
    (void)unused;
    stage s;
    set_up(&s);
    ent_drawing *d = NULL;
    assert_int_equal(ent_drawing_new(&s.arena, "", "", &d), ENT_OK);
    char *svg = drawn(&s.b, d, false), *json = drawn(&s.b, d, true);
    assert_null(strstr(svg, "<defs>"));
    assert_non_null(strstr(svg, "</svg>"));
    assert_string_equal(
        json, "{\"title\":\"\",\"description\":\"\",\"width\":0,\"height\":0,\"shapes\":[]}\n");
    free(svg);
    free(json);
    tear_down(&s);
}

static void inks_have_names(void **unused)
{
    (void)unused;
    for (int ink = 0; ink < ENT_INK_COUNT; ink++) {
        assert_non_null(ent_ink_name((ent_ink)ink));
        for (int other = 0; other < ink; other++) {
            assert_string_not_equal(ent_ink_name((ent_ink)ink), ent_ink_name((ent_ink)other));
        }
    }
}

static void text_is_measured_cut_and_wrapped(void **unused)
{
    (void)unused;
    stage s;
    set_up(&s);
    assert_int_equal(ent_text_width(""), 0);
    assert_true(ent_text_width("iiii") < ent_text_width("aaaa"));
    assert_true(ent_text_width("aaaa") < ent_text_width("MMMM"));
    assert_int_equal(ent_text_width("e\xCC\x81"), ent_text_width("e")); /* a combining accent */
    assert_int_equal(ent_text_width("\xE6\xBC\xA2"), 1300);             /* an ideograph */
    assert_true(ent_text_width("\xff\xfe") > 0);
    assert_int_equal(ent_text_widest_word(""), 0);
    assert_int_equal(ent_text_widest_word("a bb-c d_eee"), ent_text_width("eee"));
    assert_int_equal(ent_text_widest_word("-aaa "), ent_text_width("-aaa"));
    assert_string_equal(ent_text_cut(&s.arena, "short", 100000), "short");
    const char *cut = ent_text_cut(&s.arena, "a very long label indeed", 8000);
    assert_non_null(strstr(cut, "\xE2\x80\xA6"));
    assert_true(ent_text_width(cut) <= 8000);
    assert_string_equal(ent_text_cut(&s.arena, "long", 1), "\xE2\x80\xA6");

    ent_lines lines;
    assert_int_equal(ent_text_wrap(&s.arena, "  one two  three ", 4000, 4, &lines), ENT_OK);
    assert_int_equal(lines.count, 3);
    assert_string_equal(lines.line[0], "one");
    assert_string_equal(lines.line[2], "three");
    assert_false(lines.cut);
    assert_int_equal(ent_text_wrap(&s.arena, "one two three four", 4000, 2, &lines), ENT_OK);
    assert_int_equal(lines.count, 2);
    assert_true(lines.cut && lines.width <= 4000);
    assert_int_equal(ent_text_wrap(&s.arena, "unbreakablylongword", 4000, 4, &lines), ENT_OK);
    assert_true(lines.count > 1 && lines.width <= 4000);
    assert_int_equal(ent_text_wrap(&s.arena, "MM", 1, 4, &lines),
                     ENT_OK); /* a letter a line at least */
    assert_int_equal(lines.count, 2);
    assert_int_equal(ent_text_wrap(&s.arena, "", 4000, 4, &lines), ENT_OK);
    assert_int_equal(lines.count, 0);
    tear_down(&s);
}

/* Letters by class: as wide as an em, as nothing, as a capital, as a dash. */
static void letters_of_all_scripts_have_widths(void **unused)
{
    (void)unused;
    static const char *const full[] = {"\xE1\x84\x80", "\xE2\xBA\x80", "\xEA\xB0\x80",
                                       "\xEF\xA4\x80", "\xEF\xBC\xA1", "\xF0\x9F\x98\x80"};
    static const char *const nothing[] = {"\xCC\x80", "\xE2\x80\x8B", "\xEF\xB8\x8F"};
    static const char *const ordinary[] = {
        "\xC3\xA4",     "\xD0\x96",     "\xCD\xB0",     "\xE1\x88\x80", "\xE2\x81\xA0",
        "\xEE\x80\x80", "\xEF\xAC\x80", "\xEF\xBF\xA8", "\xE2\x98\x80", "\xEF\xB8\xA0"};
    for (size_t i = 0; i < sizeof full / sizeof *full; i++) {
        assert_int_equal(ent_text_width(full[i]), 1300);
    }
    for (size_t i = 0; i < sizeof nothing / sizeof *nothing; i++) {
        assert_int_equal(ent_text_width(nothing[i]), 0);
    }
    for (size_t i = 0; i < sizeof ordinary / sizeof *ordinary; i++) {
        assert_int_equal(ent_text_width(ordinary[i]), ent_text_width("A"));
    }
    assert_true(ent_text_width("\xE2\x80\x94") < ent_text_width("A")); /* a dash */
}

static void refused_memory_is_told(void **unused)
{
    (void)unused;
    bench b;
    bench_open(&b);
    ent_status status = ENT_ERROR_MEMORY;
    size_t refused = 0;
    for (size_t k = 1; status != ENT_OK; k++, refused++) {
        ent_arena arena;
        ent_arena_init(&arena, &b.allocator);
        ent_drawing *d = NULL;
        b.calls = 0;
        b.refuse_at = k;
        status = draw_all(&arena, hostile, &d);
        if (status == ENT_OK) {
            ent_lines lines;
            status = ent_text_wrap(&arena, "one two three", 4000, 2, &lines);
        }
        b.refuse_at = 0;
        assert_true(status == ENT_OK || status == ENT_ERROR_MEMORY);
        ent_arena_free(&arena);
    }
#ifdef REFUSE_ITEMS
    assert_true(refused > 15);
#endif
    bench_close(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_writers_write_every_shape),
        cmocka_unit_test(hostile_text_is_text),
        cmocka_unit_test(an_empty_drawing_is_whole),
        cmocka_unit_test(inks_have_names),
        cmocka_unit_test(text_is_measured_cut_and_wrapped),
        cmocka_unit_test(letters_of_all_scripts_have_widths),
        cmocka_unit_test(refused_memory_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
