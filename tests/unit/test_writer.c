/* SPDX-License-Identifier: MIT */
/*
 * Writing: fields of CSV, words that cannot be written, and texts of every awkward kind, which must come
 * back from YAML and from JSON as they were.
 */
#include "formats/out/writer.h"
#include "support.h"

static bool keep(void *user, const char *bytes, size_t length)
{
    ent_text_add_bytes(user, bytes, length);
    return true;
}

typedef struct desk {
    ent_context *context;
    ent_text text;
    ent_sink sink;
} desk;

static void set_up(desk *d)
{
    static ent_allocator allocator;
    ent_context_options options;
    ent_context_defaults(&options);
    allocator = options.allocator;
    d->context = new_context();
    ent_text_init(&d->text, &allocator);
    d->sink = (ent_sink){.write = keep, .user = &d->text};
}

static void tear_down(desk *d)
{
    ent_text_free(&d->text);
    ent_context_free(d->context);
}

static void fields_are_quoted_where_they_must_be(void **unused)
{
    (void)unused;
    desk d;
    ent_writer w;
    set_up(&d);
    ent_writer_init(&w, d.context, &d.sink);
    ent_csv_field(&w, true, "plain");
    ent_csv_field(&w, false, "");
    ent_csv_field(&w, false, "a,b");
    ent_csv_field(&w, false, "say \"yes\"");
    ent_csv_field(&w, false, "two\nlines");
    ent_csv_field(&w, false, "\r");
    assert_int_equal(ent_writer_end(&w), ENT_OK);
    assert_string_equal(ent_text_get(&d.text),
                        "plain,,\"a,b\",\"say \"\"yes\"\"\",\"two\nlines\",\"\r\"");
    tear_down(&d);
}

/* What printf cannot write ends the writing; what came before is not lost. */
static void formats_that_fail(void **unused)
{
    (void)unused;
    const wchar_t no_character[] = {0x7FFFFFFF, 0};
    desk d;
    ent_writer w;
    set_up(&d);
    ent_writer_init(&w, d.context, &d.sink);
    ent_put_format(&w, "%d", 12);
    ent_put_format(&w, "%ls", no_character);
    ent_put(&w, "more");
    assert_int_equal(ent_writer_end(&w), ENT_ERROR_MEMORY);
    tear_down(&d);
}

#define X30  "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
#define X300 X30 X30 X30 X30 X30 X30 X30 X30 X30 X30

static const char *const awkward[] = {
    "plain",
    "",
    " ",
    " before",
    "after ",
    "two  blanks",
    "a: b",
    "a:",
    ":a",
    "a #b",
    "#a",
    "- a",
    "-",
    "--",
    "---",
    "...",
    "? a",
    "?",
    "[a",
    "a]",
    "{a",
    "a}",
    "a, b",
    "&a",
    "*a",
    "!a",
    "|",
    ">",
    "'a'",
    "\"a\"",
    "it's",
    "a\\b",
    "%a",
    "@a",
    "`a",
    "~",
    "null",
    "Null",
    "true",
    "True",
    "yes",
    "no",
    "on",
    "off",
    "0",
    "-0",
    "007",
    "0x1F",
    "0o17",
    "1.",
    ".5",
    "1e5",
    "1e+5",
    "1e-5",
    "1e",
    "1e+",
    "+1",
    "1_000",
    ".inf",
    "-.INF",
    ".nan",
    "12:30",
    "2024-01-01",
    "<<",
    "=",
    "a\nb",
    "\n",
    "a\n",
    "\na",
    "a\n\nb",
    "a\tb",
    "\t",

    "\xC3\xA9",
    "\xC2\xA0",
    "\xE2\x82\xAC",
    "\xE2\x81\xA0",
    "\xEF\xBB\xBF",
    "a\xEF\xBB\xBF",
    "\xEF\xBB\xBE",
    "\xEF\xBF\xBD",
    "\xEF\xBF\xBC",
    "\xEE\x80\x80",
    "\xF0\x9F\x98\x80",
    X300,
    "a " X300,
    X30 " " X300 " b",
};
enum { AWKWARD = sizeof awkward / sizeof *awkward };

/* A text in JSON, everything but letters, digits and what is not ASCII as an escape. */
static void add_json(ent_text *out, const char *text)
{
    ent_text_add(out, "\"");
    for (; *text != '\0'; text++) {
        const unsigned char c = (unsigned char)*text;
        const bool plain =
            c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        ent_text_format(out, plain ? "%c" : "\\u%04X", c);
    }
    ent_text_add(out, "\"");
}

/* Checks that a dispute keeps the texts, as items of a list and as keys. */
static void check_kept(const ent_dispute *dispute, const char *as)
{
    const ent_node *list = ent_field(dispute->document, "x-list"),
                   *map = ent_field(dispute->document, "x-map");
    assert_true(list != NULL && map != NULL);
    assert_int_equal(list->count, AWKWARD);
    assert_int_equal(map->count, AWKWARD);
    for (size_t i = 0; i < AWKWARD; i++) {
        if (!ent_node_is(list->items[i], awkward[i]) || list->items[i]->empty) {
            fail_msg("item '%s' came back from %s as '%s'", awkward[i], as,
                     list->items[i]->text.text);
        }
        if (!ent_node_is(map->keys[i], awkward[i]) || !ent_node_is(map->items[i], "v")) {
            fail_msg("key '%s' came back from %s as '%s'", awkward[i], as, map->keys[i]->text.text);
        }
    }
}

static void awkward_texts_come_back(void **unused)
{
    (void)unused;
    desk d;
    set_up(&d);
    ent_text_add(&d.text, "{\"entente\": 1, \"parties\": {\"a\": {}}, "
                          "\"options\": {\"o\": {\"party\": \"a\"}}, \"x-list\": [");
    for (size_t i = 0; i < AWKWARD; i++) {
        ent_text_add(&d.text, i == 0 ? "" : ", ");
        add_json(&d.text, awkward[i]);
    }
    ent_text_add(&d.text, "], \"x-map\": {");
    for (size_t i = 0; i < AWKWARD; i++) {
        ent_text_add(&d.text, i == 0 ? "" : ", ");
        add_json(&d.text, awkward[i]);
        ent_text_add(&d.text, ": \"v\"");
    }
    ent_text_add(&d.text, "}}");
    ent_dispute *dispute = read_dispute(d.context, ent_text_get(&d.text));
    check_kept(dispute, "what was written here");
    for (int k = 0; k < 4; k++) { /* each form from each */
        const ent_document_format format = k % 2 == 0 ? ENT_DOCUMENT_YAML : ENT_DOCUMENT_JSON;
        const char *as = k % 2 == 0 ? "YAML" : "JSON";
        ent_text_clear(&d.text);
        assert_int_equal(ent_dispute_write(d.context, dispute, format, &d.sink), ENT_OK);
        ent_dispute_free(dispute);
        dispute = read_dispute(d.context, ent_text_get(&d.text));
        check_kept(dispute, as);
    }
    ent_dispute_free(dispute);
    tear_down(&d);
}

/* A dispute without a title is called by its file, whose name may hold anything. */
static void awkward_names_make_plain_titles(void **unused)
{
    (void)unused;
    static const char *const names[][2] = {
        {"case.yaml", "case.yaml"},
        {"\xC3\xA9t\xC3\xA9/a b", "\xC3\xA9t\xC3\xA9/a b"},
        {"a\x1B[2Jb", "a?[2Jb"},
        {"a\nb\rc\td", "a?b?c\td"},
        {"a\xFF\xFE", "a??"},
        {"a\xE2\x80\xAE"
         "b",
         "a???b"},
        {"", ""},
    };
    static const char text[] = "entente: 1\nparties: {a: }\noptions: {o: {party: a}}\n";
    ent_context *context = new_context();
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        ent_dispute *dispute = NULL;
        assert_int_equal(
            ent_dispute_read_text(context, names[i][0], text, sizeof text - 1, &dispute), ENT_OK);
        assert_string_equal(ent_dispute_title(dispute), names[i][1]);
        ent_dispute_free(dispute);
    }
    ent_context_free(context);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fields_are_quoted_where_they_must_be),
        cmocka_unit_test(formats_that_fail),
        cmocka_unit_test(awkward_texts_come_back),
        cmocka_unit_test(awkward_names_make_plain_titles),
    };
    return cmocka_run_group_tests_name("writing", tests, NULL, NULL);
}
