/* SPDX-License-Identifier: MIT */
/* Steps of a coding, made and taken back at random, with the file read again between. */
#include "refusal.h"
#include "sample.h"

enum { MOST = 24, STEPS = 400 };

/* A coding as it stood before each step. */
typedef struct past {
    ent_coded list[MOST + STEPS];
    size_t count;
} past;

static past history[STEPS + 1];

static void expect_like(const ent_coding *coding, const past *expected)
{
    assert_int_equal(ent_coding_describe(coding).count, expected->count);
    for (size_t i = 0; i < expected->count; i++) {
        const ent_coded one = ent_coding_at(coding, i);
        same_coded(&one, &expected->list[i]);
    }
}

/* Writes the coding and reads it again. */
static ent_coding *again(ent_context *context, ent_coding *coding)
{
    ent_coding *read = NULL;
    gathered all = written(context, coding, NULL, ENT_FORMAT_JSON);
    assert_int_equal(ent_coding_read_text(context, "again", all.bytes, all.length, &read), ENT_OK);
    assert_int_equal(ent_coding_steps(read), ent_coding_steps(coding));
    free(all.bytes);
    ent_coding_free(coding);
    return read;
}

/* One random step forward. */
static void step(ent_context *context, ent_coding *coding, size_t made, uint64_t *random)
{
    const ent_coded coded = draw_coded(random);
    const size_t at = below(random, history[made].count + 1);
    history[made + 1] = history[made];
    assert_int_equal(ent_coding_step(context, coding, at, &coded), ENT_OK);
    history[made + 1].list[at] = coded;
    history[made + 1].count += at == history[made].count;
}

static void walking(void **state)
{
    (void)state;
    uint64_t random = 8;
    size_t made = 0, most = 0;
    ent_context *context = new_context();
    ent_coding *coding = new_coding(context, "ab");
    for (size_t turn = 0; turn < 2000; turn++) {
        size_t index = 99;
        if (made < STEPS && below(&random, 5) < 3) {
            step(context, coding, made++, &random);
        } else if (made > 0) {
            assert_int_equal(ent_coding_undo(context, coding, &index), ENT_OK);
            made--;
            assert_true(index <= history[made].count);
        }
        most = made > most ? made : most;
        if (below(&random, 40) == 0) {
            coding = again(context, coding);
        }
        assert_int_equal(ent_coding_steps(coding), made);
        expect_like(coding, &history[made]);
    }
    assert_true(most > 100);
    while (made > 0) {
        size_t index = 0;
        assert_int_equal(ent_coding_undo(context, coding, &index), ENT_OK);
        expect_like(coding, &history[--made]);
    }
    size_t index = 99;
    assert_int_equal(ent_coding_undo(context, coding, &index), ENT_ERROR_NOT_FOUND);
    assert_int_equal(index, 99);
    ent_coding_free(coding);
    ent_context_free(context);
}

/* Places change when a statement is taken away, so what was done before cannot be taken back. */
static void forgetting(void **state)
{
    (void)state;
    uint64_t random = 9;
    ent_context *context = new_context();
    ent_coding *coding = new_coding(context, "ab");
    const ent_coded coded = draw_coded(&random);
    assert_int_equal(ent_coding_step(context, coding, 1, &coded), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_coding_step(context, coding, 0, &coded), ENT_OK);
    assert_int_equal(ent_coding_step(context, coding, 0, &coded), ENT_OK);
    assert_int_equal(ent_coding_steps(coding), 2);
    assert_int_equal(ent_coding_remove(context, coding, 0), ENT_OK);
    assert_int_equal(ent_coding_steps(coding), 0);
    ent_coding_free(coding);
    ent_context_free(context);
}

/* Steps that do not lead to the statements are refused. */
static void unfit(void **state)
{
    (void)state;
    static const char *const histories[] = {
        "[{\"statement\":1,\"before\":null}]",
        "[{\"statement\":0,\"before\":null},{\"statement\":0,\"before\":null}]",
        "[{\"statement\":0}]",
        "[{\"statement\":-1,\"before\":null}]",
        "[{\"statement\":0,\"before\":{\"start\":0}}]",
        "{}",
    };
    ent_context *context = new_context();
    for (size_t i = 0; i < sizeof histories / sizeof *histories; i++) {
        char text[1024];
        ent_coding *read = NULL;
        (void)snprintf(text, sizeof text,
                       "{\"entente_coding\":1,\"text\":{\"name\":\"a\",\"length\":9,\"sha256\":\""
                       "%064d\"},\"coder\":\"ab\",\"statements\":[{\"start\":0,\"end\":9,"
                       "\"decision\":\"accepted\",\"fields\":{}}],\"x-history\":%s}",
                       0, histories[i]);
        ent_diagnostics_clear(context);
        assert_int_equal(ent_coding_read_text(context, "test", text, strlen(text), &read),
                         ENT_ERROR_INPUT);
        assert_null(read);
        assert_int_equal(ent_diagnostic_count(context), 1);
    }
    ent_context_free(context);
}

/* Steps of a coding in a context that refuses: what is refused has changed nothing. */
static ent_status act_step(refusal *r)
{
    uint64_t random = 4;
    ent_coding *coding = NULL;
    ent_status status =
        ent_coding_new(r->context, "sample.txt", sample_text, SAMPLE_LENGTH, "ab", &coding);
    for (size_t i = 0; i < 12 && status == ENT_OK; i++) {
        const ent_coded coded = draw_coded(&random);
        const size_t count = ent_coding_describe(coding).count;
        status =
            ent_coding_step(r->context, coding, i % 3 == 0 ? count : below(&random, count), &coded);
        assert_int_equal(ent_coding_steps(coding), i + (status == ENT_OK));
        assert_true(status == ENT_OK || ent_coding_describe(coding).count == count);
    }
    size_t index = 0;
    while (status == ENT_OK && ent_coding_steps(coding) > 0) {
        assert_int_equal(ent_coding_undo(r->context, coding, &index), ENT_OK);
    }
    gathered all = {0};
    const ent_sink sink = {.write = gather, .user = &all};
    if (status == ENT_OK) {
        status = ent_coding_write(r->context, coding, NULL, ENT_FORMAT_JSON, &sink);
    }
    free(all.bytes);
    ent_coding_free(coding);
    return status;
}

/* The file of a coding with steps is read again. */
static ent_status act_read(refusal *r)
{
    ent_coding *read = NULL;
    const ent_status status =
        ent_coding_read_text(r->context, "again", r->where, strlen(r->where), &read);
    assert_true((read != NULL) == (status == ENT_OK));
    ent_coding_free(read);
    return status;
}

static void exhausted(void **state)
{
    (void)state;
    static const char dispute[] =
        "entente: 1\nparties: {a: }\noptions: {o: {party: a}}\npreferences: {a: [o]}\n";
    uint64_t random = 4;
    refusal r = {.ordinary = ENT_OK};
    assert_true(refusal_exhaust(&r, act_step, dispute) > 20);
    ent_context *context = new_context();
    ent_coding *coding = new_coding(context, "ab");
    for (size_t i = 0; i < 5; i++) {
        const ent_coded coded = draw_coded(&random);
        assert_int_equal(ent_coding_step(context, coding, i / 2, &coded), ENT_OK);
    }
    gathered all = written(context, coding, NULL, ENT_FORMAT_JSON);
    refusal again = {.ordinary = ENT_OK, .where = all.bytes};
    assert_true(refusal_exhaust(&again, act_read, dispute) > 10);
    free(all.bytes);
    ent_coding_free(coding);
    ent_context_free(context);
}

static void arguments(void **state)
{
    (void)state;
    uint64_t random = 4;
    size_t index = 7;
    ent_context *context = new_context();
    ent_coding *coding = new_coding(context, "ab");
    ent_coded coded = draw_coded(&random);
    assert_int_equal(ent_coding_step(NULL, coding, 0, &coded), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_coding_step(context, NULL, 0, &coded), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_coding_step(context, coding, 0, NULL), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_coding_step(context, coding, 0, &coded), ENT_OK);
    coded.end = SAMPLE_LENGTH + 1;
    assert_int_equal(ent_coding_step(context, coding, 0, &coded), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_coding_step(context, coding, 1, &coded), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_coding_undo(NULL, coding, &index), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_coding_undo(context, NULL, &index), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_coding_undo(context, coding, NULL), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_coding_steps(coding), 1);
    assert_int_equal(index, 7);
    ent_coding_free(coding);
    ent_context_free(context);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(walking),   cmocka_unit_test(forgetting), cmocka_unit_test(unfit),
        cmocka_unit_test(exhausted), cmocka_unit_test(arguments),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
