/* SPDX-License-Identifier: MIT */
/*
 * Attitudes by every way through the engine: what must not change the answers does not, with many scales, on any
 * number of threads; and all of it with memory refused and cancelled. Which answers are right: test_attitudes.c.
 */
#include "refusal.h"
#include "stability/behaviour/attitudes.h"

/* What a dispute looks like: p0, p1, ... with two options each, as far as they go; `extra` is said of each third
 * option. */
typedef struct look {
    size_t parties, options, statements;
    const char *extra;
    bool twins; /* each second party wants what the one before it wants */
} look;

/* An option that says yes or no. */
static size_t plain_option(uint64_t *random, const look *of)
{
    const size_t option = below(random, of->options);
    return option % 3 == 1 ? option - 1 : option;
}

static void write_dispute(FILE *out, uint64_t *random, const look *of)
{
    fputs("entente: 1\nparties:\n", out);
    for (size_t p = 0; p < of->parties; p++) {
        fprintf(out, "  p%zu:\n", p);
    }
    fputs("options:\n", out);
    for (size_t o = 0; o < of->options; o++) {
        fprintf(out, "  o%zu: {party: p%zu%s}\n", o, o / 2, o % 3 == 1 ? of->extra : "");
    }
    fputs("preferences:\n", out);
    for (size_t p = 0; p < of->parties; p++) {
        uint64_t own = of->twins ? *random + p / 2 : draw(random);
        fprintf(out, "  p%zu:\n", p);
        for (size_t w = 0; w < of->statements; w++) {
            const size_t how = below(&own, 4), one = plain_option(&own, of);
            fprintf(out, "    - %so%zu %s o%zu\n", how % 2 == 0 ? "not " : "", one,
                    how < 2 ? "and" : "or", plain_option(&own, of));
        }
    }
    fputs("attitudes:\n", out);
}

/* Whom each party is for (`+`), against (`-`) or neither, party by party. */
static void write_attitudes(FILE *out, size_t parties, const char *signs)
{
    for (size_t p = 0; p < parties; p++) {
        fprintf(out, "  p%zu: {", p);
        for (size_t q = 0; q < parties; q++) {
            const char sign = signs[p * parties + q];
            fprintf(out, "%sp%zu: %s", q == 0 ? "" : ", ", q,
                    sign == '+'   ? "positive"
                    : sign == '-' ? "negative"
                                  : "neutral");
        }
        fputs("}\n", out);
    }
}

typedef struct answer {
    ent_context *context;
    ent_dispute *dispute;
    ent_space *space;
    ent_replies *replies;
} answer;

static answer solve(const char *text, size_t threads)
{
    answer a = {.context = new_context()};
    a.context->threads = threads;
    a.dispute = read_dispute(a.context, text);
    assert_int_equal(ent_space_new(a.context, a.dispute, &a.space), ENT_OK);
    assert_int_equal(ent_replies_new(a.context, a.space, &a.replies), ENT_OK);
    return a;
}

static void release(answer *a)
{
    ent_replies_free(a->replies);
    ent_space_free(a->space);
    ent_dispute_free(a->dispute);
    ent_context_free(a->context);
}

static void compare(const char *one, size_t threads, const char *other, size_t other_threads)
{
    answer a = solve(one, threads), b = solve(other, other_threads);
    const ent_stable_sets *sets = &a.replies->sets;
    assert_memory_equal(sets->stable, b.replies->sets.stable,
                        ENT_REPLY_COUNT * (sets->parties + 1) * sets->words * sizeof(uint64_t));
    release(&a);
    release(&b);
}

static char *text_of(uint64_t random, const look *of, const char *signs)
{
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    assert_non_null(out);
    write_dispute(out, &random, of);
    write_attitudes(out, of->parties, signs);
    assert_int_equal(fclose(out), 0);
    return text;
}

static const char *const extras[] = {"", ", moves: up", ", values: [a, b, c], moves: step"};

/* To be for, or against, one more party that wants what another wants changes nothing. */
static void twins(void **unused)
{
    (void)unused;
    uint64_t random = 31;
    for (size_t round = 0; round < 30; round++) {
        const look of = {
            .parties = 6, .options = 8, .statements = 3, .extra = extras[round % 2], .twins = true};
        char one[37] = "", both[37] = "";
        for (size_t k = 0; k < 36; k += 2) { /* towards the first of two, and towards both */
            one[k] = k / 6 == k % 6 ? '+' : "+-00"[below(&random, 4)];
            both[k] = one[k];
            one[k + 1] = '0';
            both[k + 1] = one[k];
        }
        char *text = text_of(round, &of, one), *other = text_of(round, &of, both);
        compare(text, 1, other, 1);
        free(text);
        free(other);
    }
}

/* Large enough for threads in every step, by corners and by search. */
static void on_threads(void **unused)
{
    (void)unused;
    static const char signs[] = "++0000"
                                "0+-000"
                                "00++00"
                                "+00+0-"
                                "0000+0"
                                "+++00+";
    for (size_t k = 0; k < 2; k++) {
        const look of = {.parties = 6, .options = 12, .statements = 8, .extra = extras[k]};
        char *text = text_of(5 + k, &of, signs);
        compare(text, 1, text, 3);
        free(text);
    }
}

static ent_status decide(refusal *r)
{
    ent_space *space = NULL;
    ent_replies *replies = NULL;
    ent_status status = ent_space_new(r->context, r->dispute, &space);
    if (status == ENT_OK) {
        status = ent_replies_new(r->context, space, &replies);
    }
    assert_int_equal(status == ENT_OK, replies != NULL);
    ent_replies_free(replies);
    ent_space_free(space);
    return status;
}

static void refused(void **unused)
{
    (void)unused;
    static const char *const signs[] = {"+0-0+++-0", "+++-+000+", "0000+000-"};
    for (size_t k = 0; k < 9; k++) {
        const look of = {.parties = 3, .options = 6, .statements = 3, .extra = extras[k / 3]};
        char *text = text_of(k, &of, signs[k % 3]);
        refusal r = {.ordinary = ENT_OK};
        assert_true(refusal_exhaust(&r, decide, text) > 50);
        free(text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(twins),
        cmocka_unit_test(on_threads),
        cmocka_unit_test(refused),
    };
    return cmocka_run_group_tests_name("attitudes by every way", tests, NULL, NULL);
}
