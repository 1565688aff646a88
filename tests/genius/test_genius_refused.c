/* SPDX-License-Identifier: MIT */
/* Scenarios of Genius: refused memory, stopped work, bad arguments, and the same from files. */
#include "damages.h"

#include "refusal.h"

#include <unistd.h>

static const char dispute_text[] =
    "entente: 1\nparties: {a: }\noptions: {o: {party: a}}\npreferences: {a: [o]}\n";

/* Which texts are read. */
static const char *domain, *first, *second;

static ent_status read_texts(refusal *r)
{
    const ent_input_text texts[] = {sample_text("house.xml", domain), sample_text("ann.xml", first),
                                    sample_text("bob.xml", second == NULL ? "" : second)};
    void *mark = r;
    ent_dispute *out = mark;
    const ent_status status =
        ent_dispute_read_texts(r->context, texts, second == NULL ? 2 : 3, &out);
    if (status == ENT_OK) {
        ent_dispute_free(out);
    } else {
        assert_ptr_equal(out, mark);
    }
    return status;
}

/* Whatever a text comes to, it comes to it again after each refusal. */
static void refused_with(const char *one, const char *other, const char *third)
{
    refusal r = {.whatever = true};
    domain = one;
    first = other;
    second = third;
    assert_true(refusal_exhaust(&r, read_texts, dispute_text) > 0);
}

static void memory(void **state)
{
    char bytes[MOST];
    (void)state;
    static const char *const odd[] = {
        "<svg/>", "<negotiation_template><x/></negotiation_template>",
        "<negotiation_template><utility_space/></negotiation_template>",
        "<negotiation_template><utility_space><a0/><a1/><a2/><a3/><a4/><a5/><a6/><a7/><a8/><a9/>"
        "<b0/><b1/><b2/><b3/><b4/><b5/><b6/><b7/><b8/><b9/><c0/></utility_space>"
        "</negotiation_template>"};
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
        refused_with(odd[i], sample_first, NULL);
        refused_with(sample_domain, odd[i], NULL);
    }
    refused_with(sample_domain, sample_first, "entente: 1");
    refused_with(sample_domain, sample_first, sample_second);
    for (size_t i = 0; i < DAMAGES; i++) {
        const char *texts[] = {sample_domain, sample_first, sample_second};
        texts[damages[i].text] = damaged(&damages[i], texts[damages[i].text], bytes);
        refused_with(texts[0], texts[1], texts[2]);
    }
}

/* The same of scenarios of hyper-rectangles. */
static void boxes_memory(void **state)
{
    (void)state;
    refused_with(box_domain, box_profile, NULL);
    refused_with(box_domain, odd_boxes, NULL);
    for (size_t i = 0; i < sizeof bad_boxes / sizeof *bad_boxes; i++) {
        refused_with(box_domain, bad_boxes[i].profile, NULL);
    }
}

/* --- files --- */

static void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    assert_int_equal(fclose(file), 0);
}

static ent_status read_files(refusal *r)
{
    static const char *const paths[] = {"house.xml", "ann.xml"};
    ent_dispute *out = NULL;
    const ent_status status = ent_dispute_read_files(r->context, paths, 2, &out);
    ent_dispute_free(out);
    return status;
}

/* From files, and again at a moment, which reads their texts once more. */
static void files(void **state)
{
    char folder[] = "/tmp/entente-genius-XXXXXX";
    refusal r = {.ordinary = ENT_OK, .some = true};
    (void)state;
    assert_non_null(mkdtemp(folder));
    assert_int_equal(chdir(folder), 0);
    write_file("house.xml", sample_domain);
    write_file("ann.xml", sample_first);
    assert_true(refusal_exhaust(&r, read_files, dispute_text) > 10);
    ent_context *context = new_context();
    static const char *const paths[] = {"house.xml", "none.xml"};
    ent_dispute *out = NULL, *again = NULL;
    assert_int_equal(ent_dispute_read_files(context, paths, 2, &out), ENT_ERROR_IO);
    assert_int_equal(ent_dispute_read_files(context, paths, 1, &out), ENT_ERROR_INPUT);
    const char *const both[] = {"house.xml", "ann.xml"};
    assert_int_equal(ent_dispute_read_files(context, both, 2, &out), ENT_OK);
    ent_selection selection;
    ent_selection_defaults(&selection);
    selection.without_bases = 1U << ENT_BASIS_ASSUMED;
    assert_int_equal(ent_dispute_select(context, out, &selection, &again), ENT_OK);
    assert_string_equal(ent_party_name(again, 0), "ann");
    ent_dispute_free(again);
    ent_dispute_free(out);
    ent_context_free(context);
    assert_int_equal(remove("house.xml") + remove("ann.xml") + rmdir(folder), 0);
}

#define REFUSED(call) assert_int_equal((call), ENT_ERROR_ARGUMENT)

static void arguments(void **state)
{
    ent_context *context = new_context();
    ent_dispute *out = NULL;
    const ent_input_text text = sample_text("house.xml", sample_domain);
    const ent_input_text nameless = {.bytes = "x", .length = 1}, empty = {.name = "n", .length = 1};
    static const char *const path[] = {"-"}, *const twice[] = {"-", "-"}, *const none[] = {NULL};
    (void)state;
    REFUSED(ent_dispute_read_texts(NULL, &text, 1, &out));
    REFUSED(ent_dispute_read_texts(context, NULL, 1, &out));
    REFUSED(ent_dispute_read_texts(context, &text, 0, &out));
    REFUSED(ent_dispute_read_texts(context, &text, 1, NULL));
    REFUSED(ent_dispute_read_texts(context, &nameless, 1, &out));
    REFUSED(ent_dispute_read_texts(context, &empty, 1, &out));
    REFUSED(ent_dispute_read_files(NULL, path, 1, &out));
    REFUSED(ent_dispute_read_files(context, NULL, 1, &out));
    REFUSED(ent_dispute_read_files(context, path, 0, &out));
    REFUSED(ent_dispute_read_files(context, path, 1, NULL));
    REFUSED(ent_dispute_read_files(context, twice, 2, &out));
    REFUSED(ent_dispute_read_files(context, none, 1, &out));
    assert_null(out);
    assert_int_equal(ent_diagnostic_count(context), 0);
    ent_context_free(context);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory),
        cmocka_unit_test(boxes_memory),
        cmocka_unit_test(files),
        cmocka_unit_test(arguments),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
