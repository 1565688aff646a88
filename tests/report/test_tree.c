/* SPDX-License-Identifier: MIT */
/* The builder of pages and its renderers: misuse, going back, refused memory, sinks that fail. */
#include "refusal.h"
#include "report/sample_page.h"

#include "diag/context.h"

/* Text that a sink gathers. */
typedef struct gathered {
    char *bytes;
    size_t length;
    size_t fails_at; /* the call that fails, from 1; 0: none */
} gathered;

static bool gather(void *user, const char *bytes, size_t length)
{
    gathered *g = user;
    if (g->fails_at > 0 && --g->fails_at == 0) {
        return false;
    }
    g->bytes = realloc(g->bytes, g->length + length + 1);
    assert_non_null(g->bytes);
    memcpy(g->bytes + g->length, bytes, length);
    g->length += length;
    g->bytes[g->length] = '\0';
    return true;
}

static char *page_text(ent_context *context, const ent_page *page, ent_page_format format)
{
    gathered g = {0};
    const ent_sink sink = {.write = gather, .user = &g};
    assert_int_equal(ent_page_write(context, page, format, &sink), ENT_OK);
    return g.bytes;
}

/* What is done wrong, on a page with an open section. */
typedef void (*misuse)(ent_page *page);

static void words_in_a_section(ent_page *page)
{
    ent_tree_text(page, "words");
}

static void a_row_in_a_list(ent_page *page)
{
    ent_tree_open(page, ENT_TREE_LIST, ENT_ROLE_PLAIN, NULL, NULL);
    ent_tree_open(page, ENT_TREE_ROW, ENT_ROLE_PLAIN, NULL, NULL);
}

static void a_section_in_a_section(ent_page *page)
{
    ent_tree_open(page, ENT_TREE_SECTION, ENT_ROLE_PLAIN, "inner", "inner");
}

static void a_block_in_a_paragraph(ent_page *page)
{
    ent_tree_open(page, ENT_TREE_PARAGRAPH, ENT_ROLE_PLAIN, "text", NULL);
    ent_tree_word(page, ENT_TREE_CODE, ENT_ROLE_PLAIN, "code", NULL);
}

static void closing_another(ent_page *page)
{
    ent_tree_open(page, ENT_TREE_LIST, ENT_ROLE_PLAIN, NULL, NULL);
    ent_tree_close(page, ENT_TREE_SECTION);
}

static void closing_too_much(ent_page *page)
{
    ent_tree_close(page, ENT_TREE_SECTION);
    ent_tree_close(page, ENT_TREE_SECTION);
}

static void opening_words(ent_page *page)
{
    ent_tree_open(page, ENT_TREE_PARAGRAPH, ENT_ROLE_PLAIN, NULL, NULL);
    ent_tree_open(page, ENT_TREE_STRONG, ENT_ROLE_PLAIN, "text", NULL);
}

static void putting_a_list(ent_page *page)
{
    ent_tree_word(page, ENT_TREE_LIST, ENT_ROLE_PLAIN, NULL, NULL);
}

static void too_deep(ent_page *page)
{
    for (int k = 0; k < ENT_TREE_DEEPEST; k++) {
        ent_tree_open(page, ENT_TREE_DETAILS, ENT_ROLE_PLAIN, NULL, NULL);
    }
}

static void misused(void **unused)
{
    (void)unused;
    static const misuse all[] = {words_in_a_section,     a_row_in_a_list, a_section_in_a_section,
                                 a_block_in_a_paragraph, closing_another, closing_too_much,
                                 opening_words,          putting_a_list,  too_deep};
    ent_context *context = new_context();
    for (size_t k = 0; k < sizeof all / sizeof *all; k++) {
        ent_page *page = NULL;
        assert_int_equal(ent_tree_new(context, "title", &page), ENT_OK);
        ent_tree_open(page, ENT_TREE_SECTION, ENT_ROLE_PLAIN, "section", "section");
        assert_int_equal(ent_tree_status(page), ENT_OK);
        all[k](page);
        assert_int_equal(ent_tree_status(page), ENT_ERROR_ARGUMENT);
        ent_tree_text(page, "dropped");
        ent_tree_format(page, "%s", "dropped");
        ent_tree_close(page, ENT_TREE_SECTION);
        assert_int_equal(ent_tree_status(page), ENT_ERROR_ARGUMENT);
        ent_page_free(page);
    }
    ent_page_free(NULL);
    ent_context_free(context);
}

/* What was put since a mark is gone, and its failure with it; what stood before is there. */
static void going_back(void **unused)
{
    (void)unused;
    ent_context *context = new_context();
    ent_page *page = NULL;
    assert_int_equal(ent_tree_new(context, "title", &page), ENT_OK);
    ent_tree_open(page, ENT_TREE_SECTION, ENT_ROLE_PLAIN, "section", "key");
    for (int k = 0; k < 2; k++) { /* in an empty section, and behind a paragraph */
        const ent_tree_mark mark = ent_tree_here(page);
        ent_tree_paragraph(page, ENT_ROLE_PLAIN, "dropped");
        ent_tree_open(page, ENT_TREE_LIST, ENT_ROLE_PLAIN, NULL, NULL);
        ent_tree_text(page, "wrong");
        assert_int_equal(ent_tree_status(page), ENT_ERROR_ARGUMENT);
        ent_tree_back(page, mark);
        assert_int_equal(ent_tree_status(page), ENT_OK);
        ent_tree_paragraph(page, ENT_ROLE_PLAIN, "kept");
    }
    ent_tree_close(page, ENT_TREE_SECTION);
    assert_int_equal(ent_tree_status(page), ENT_OK);
    char *text = page_text(context, page, ENT_PAGE_JSON);
    assert_string_equal(
        text,
        "{\"entente\":1,\"title\":\"title\",\"sections\":[{\"kind\":\"section\","
        "\"text\":\"section\",\"key\":\"key\",\"children\":["
        "{\"kind\":\"paragraph\",\"children\":[{\"kind\":\"text\",\"text\":\"kept\"}]}\n,"
        "{\"kind\":\"paragraph\",\"children\":[{\"kind\":\"text\",\"text\":\"kept\"}]}\n]}\n]}\n");
    free(text);
    ent_page_free(page);
    ent_context_free(context);
}

/* A sentence begins where a node does, and behind one that has ended; not in a page that has failed. */
static void sentences_begin(void **unused)
{
    (void)unused;
    ent_context *context = new_context();
    ent_page *page = NULL;
    assert_int_equal(ent_tree_new(context, "title", &page), ENT_OK);
    ent_tree_open(page, ENT_TREE_SECTION, ENT_ROLE_PLAIN, "section", "key");
    ent_tree_open(page, ENT_TREE_PARAGRAPH, ENT_ROLE_PLAIN, NULL, NULL);
    assert_true(ent_tree_opens(page));
    ent_tree_text(page, "One ends.");
    assert_false(ent_tree_opens(page));
    ent_tree_text(page, " ");
    assert_true(ent_tree_opens(page));
    ent_tree_text(page, "The next goes on, and ");
    assert_false(ent_tree_opens(page));
    ent_tree_close(page, ENT_TREE_LIST);
    assert_false(ent_tree_opens(page));
    ent_page_free(page);
    ent_context_free(context);
}

/* A drawing's failure is the page's. */
static void failed_drawing(void **unused)
{
    (void)unused;
    ent_context *context = new_context();
    ent_page *page = NULL;
    ent_drawing *drawing = NULL;
    assert_int_equal(ent_tree_new(context, "title", &page), ENT_OK);
    assert_int_equal(ent_drawing_new(&page->arena, "t", "d", &drawing), ENT_OK);
    drawing->status = ENT_ERROR_LIMIT;
    ent_tree_open(page, ENT_TREE_SECTION, ENT_ROLE_PLAIN, "section", NULL);
    ent_tree_chart(page, drawing);
    assert_int_equal(ent_tree_status(page), ENT_ERROR_LIMIT);
    ent_page_free(page);
    ent_context_free(context);
}

/* Lines of text are at most so wide, and hold no control characters. */
static void assert_lines(const char *text)
{
    for (const char *at = text; *at != '\0';) {
        const size_t length = strcspn(at, "\n");
        assert_true(ent_utf8_length(at, length) <= ENT_LINE_WIDTH);
        assert_true(length == 0 || at[length - 1] != '\n');
        for (size_t k = 0; k < length;) {
            const size_t size = ent_utf8_sequence(at + k, length - k);
            assert_true(size > 0 && !ent_utf8_control(at + k, size));
            k += size;
        }
        at += length + (at[length] == '\n');
    }
}

static void hostile_words(void **unused)
{
    (void)unused;
    ent_context *context = new_context();
    for (size_t k = 0; k < HOSTILE_TEXTS; k++) {
        ent_page *page = NULL;
        assert_int_equal(sample_page(context, hostile_texts[k], &page), ENT_OK);
        for (int format = ENT_PAGE_HTML; format <= ENT_PAGE_JSON; format++) {
            char *text = page_text(context, page, (ent_page_format)format);
            assert_null(strstr(text, "\x1b"));
            if (format == ENT_PAGE_TEXT) {
                assert_lines(text);
            }
            free(text);
        }
        ent_page_free(page);
    }
    ent_context_free(context);
}

/* The text of tables, where columns are narrowed, and where rows become blocks. */
static void tables_of_text(void **unused)
{
    (void)unused;
    ent_context *context = new_context();
    ent_page *page = NULL;
    assert_int_equal(ent_tree_new(context, "t", &page), ENT_OK);
    ent_tree_open(page, ENT_TREE_SECTION, ENT_ROLE_PLAIN, "s", NULL);
    static const char *const cells[][2] = {{"Left", "Right"}, {"one two", "12"}, {"three", NULL}};
    ent_tree_open(page, ENT_TREE_TABLE, ENT_ROLE_PLAIN, NULL, NULL);
    for (size_t r = 0; r < 3; r++) {
        ent_tree_open(page, ENT_TREE_ROW, ENT_ROLE_PLAIN, NULL, NULL);
        ent_tree_cell(page, ENT_ROLE_PLAIN, cells[r][0]);
        ent_tree_cell(page, r == 0 ? ENT_ROLE_PLAIN : ENT_ROLE_NUMBER, cells[r][1]);
        ent_tree_close(page, ENT_TREE_ROW);
    }
    ent_tree_close(page, ENT_TREE_TABLE);
    ent_tree_open(page, ENT_TREE_TABLE, ENT_ROLE_PLAIN, "Empty", NULL);
    ent_tree_close(page, ENT_TREE_TABLE);
    ent_tree_close(page, ENT_TREE_SECTION);
    assert_int_equal(ent_tree_status(page), ENT_OK);
    char *text = page_text(context, page, ENT_PAGE_TEXT);
    assert_non_null(
        strstr(text, "Left     Right\n-------  -----\none two     12\nthree\n\nEmpty\n"));
    free(text);
    ent_page_free(page);
    ent_context_free(context);
}

/* Whether any of the calls to a sink fails, the writing call says so. */
static void failing_sinks(void **unused)
{
    (void)unused;
    ent_context *context = new_context();
    ent_page *page = NULL;
    assert_int_equal(sample_page(context, hostile_texts[1], &page), ENT_OK);
    for (int format = ENT_PAGE_HTML; format <= ENT_PAGE_JSON; format++) {
        gathered g = {.fails_at = 1};
        const ent_sink sink = {.write = gather, .user = &g};
        assert_int_equal(ent_page_write(context, page, (ent_page_format)format, &sink),
                         ENT_ERROR_IO);
        free(g.bytes);
    }
    ent_page_free(page);
    ent_context_free(context);
}

static bool forget_bytes(void *user, const char *bytes, size_t length)
{
    (void)user;
    (void)bytes;
    (void)length;
    return true;
}

static ent_page_format refused_format;

static ent_status build_and_write(refusal *r)
{
    const ent_sink sink = {.write = forget_bytes};
    ent_page *page = NULL;
    ENT_TRY(sample_page(r->context, "some | words", &page));
    const ent_status status = ent_page_write(r->context, page, refused_format, &sink);
    ent_page_free(page);
    return status;
}

static void refused_memory(void **unused)
{
    (void)unused;
    static const char text[] = "entente: 1\nparties:\n  a: {}\noptions:\n  o: {party: a}\n";
    for (int format = ENT_PAGE_HTML; format <= ENT_PAGE_JSON; format++) {
        refusal r = {.some = true};
        refused_format = (ent_page_format)format;
        (void)refusal_exhaust(&r, build_and_write, text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(misused),        cmocka_unit_test(going_back),
        cmocka_unit_test(failed_drawing), cmocka_unit_test(hostile_words),
        cmocka_unit_test(tables_of_text), cmocka_unit_test(failing_sinks),
        cmocka_unit_test(refused_memory), cmocka_unit_test(sentences_begin),
    };
    return cmocka_run_group_tests_name("pages", tests, NULL, NULL);
}
