/* SPDX-License-Identifier: MIT */
/* What a page may ask for, what is refused, and what becomes of what a command has written. */
#include "workers/outcome.h"
#include "workers/question.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

static const question_setting setting = {.program = "/bin/entente", .seconds = 9};

/* The words of an accepted request, with '|' between them. */
static void expect(const char *body, const char *words, const char *shown)
{
    question q;
    char joined[4096] = "";
    if (!question_read(&q, &setting, body, strlen(body))) {
        fail_msg("refused: %s: %s", body, q.refusal);
    }
    for (size_t k = 0; q.words[k] != NULL; k++) {
        const size_t used = strlen(joined);
        (void)snprintf(joined + used, sizeof joined - used, "%s%s", k > 0 ? "|" : "", q.words[k]);
    }
    assert_string_equal(joined, words);
    assert_string_equal(q.shown, shown);
    question_free(&q);
}

static void refuse_bytes(const char *body, size_t length, const char *code)
{
    question q;
    if (question_read(&q, &setting, body, length)) {
        fail_msg("accepted: %.*s", (int)length, body);
    }
    assert_string_equal(q.code, code);
    assert_true(strlen(q.refusal) > 0);
    assert_true(text_is_utf8(q.refusal, strlen(q.refusal)));
    question_free(&q);
}

static void refuse(const char *body, const char *code)
{
    refuse_bytes(body, strlen(body), code);
}

#define EVERY "--format=json|--diagnostics=json|--progress=lines|--time-limit=9|--|-"

static void test_accepted(void **state)
{
    (void)state;
    expect("{\"command\":\"check\",\"text\":\"\"}", "/bin/entente|check|--outline|" EVERY,
           "entente check -");
    expect("{\"command\":\"solve\",\"path\":\"a b.yaml\",\"text\":\"x\",\"flags\":{\"limit\":7,"
           "\"where\":\"a or 'b'\",\"summary\":true,\"plan\":false,\"party\":null}}",
           "/bin/entente|solve|--limit=7|--where=a or 'b'|--summary|" EVERY,
           "entente solve 'a b.yaml' --limit 7 --where 'a or '\\''b'\\''' --summary");
    expect("{\"command\":\"explain\",\"path\":\"-rf.yaml\",\"text\":\"x\",\"operand\":\"not a\"}",
           "/bin/entente|explain|" EVERY "|not a", "entente explain ./-rf.yaml 'not a'");
    expect("{\"command\":\"compare\",\"text\":\"x\",\"other\":\"y\",\"path\":\"a.yaml\","
           "\"other_path\":\"b.yaml\",\"flags\":{\"format\":\"json\"}}",
           "/bin/entente|compare|--format=json|--diagnostics=json|--progress=lines|--time-limit=9|"
           "--|-|/dev/fd/3",
           "entente compare a.yaml b.yaml --format json");
    expect("{\"command\":\"compare\",\"text\":\"x\",\"flags\":{\"at\":\"start\",\"and\":\"last\"}}",
           "/bin/entente|compare|--at=start|--and=last|" EVERY,
           "entente compare - --at start --and last");
    expect(
        "{\"command\":\"timeline\",\"text\":\"x\",\"flags\":{\"targets\":\"a or "
        "b\",\"leverage\":true,"
        "\"without\":\"s,t\",\"without-basis\":\"assumed\"}}",
        "/bin/entente|timeline|--targets=a or "
        "b|--leverage|--without=s,t|--without-basis=assumed|" EVERY,
        "entente timeline - --targets 'a or b' --leverage --without s,t --without-basis assumed");
    expect("{\"command\":\"settle\",\"text\":\"x\",\"flags\":{\"from\":\"a or b\","
           "\"no-lotteries\":true,\"scale\":\"unit\"}}",
           "/bin/entente|settle|--from=a or b|--no-lotteries|--scale=unit|" EVERY,
           "entente settle - --from 'a or b' --no-lotteries --scale unit");
    expect("{\"command\":\"forecast\",\"text\":\"x\",\"flags\":{\"models\":\"mean,median\","
           "\"spread\":5}}",
           "/bin/entente|forecast|--models=mean,median|--spread=5|" EVERY,
           "entente forecast - --models mean,median --spread 5");
    expect("{\"command\":\"solve\",\"text\":\"x\",\"flags\":{\"at\":\"2025-02\"}}",
           "/bin/entente|solve|--at=2025-02|" EVERY, "entente solve - --at 2025-02");
    expect("{\"command\":\"edit\",\"text\":\"x\",\"flags\":{\"today\":\"a=b,c=d\","
           "\"move\":\"p:5:1\"}}",
           "/bin/entente|edit|--today=a=b,c=d|--move=p:5:1|--format=json|--diagnostics=json|--|-",
           "entente edit - --today a=b,c=d --move p:5:1");
}

/* Texts that go by a flag; paths are shown, and descriptors given. */
static void test_texts_by_flags(void **state)
{
    (void)state;
    expect(
        "{\"command\":\"read\",\"text\":\"x\",\"path\":\"d.yaml\",\"other\":\"y\","
        "\"other_path\":\"my news.txt\",\"flags\":{\"no-grammar\":true}}",
        "/bin/entente|read|--no-grammar|--format=json|--diagnostics=json|--dispute=-|--|/dev/fd/3",
        "entente read --dispute d.yaml 'my news.txt' --no-grammar");
    expect("{\"command\":\"apply\",\"text\":\"x\",\"other\":\"y\",\"third\":\"{}\",\"path\":\"-d."
           "yaml\","
           "\"other_path\":\"n.txt\",\"third_path\":\"n.coding.json\","
           "\"flags\":{\"source\":\"news\",\"format\":\"text\"}}",
           "/bin/entente|read|--source=news|--format=text|--diagnostics=json|--dispute=-|"
           "--text=/dev/fd/3|--apply=/dev/fd/4|--",
           "entente read --dispute ./-d.yaml --text n.txt --apply n.coding.json --source news "
           "--format text");
    refuse("{\"command\":\"read\",\"text\":\"\"}", "request");
    refuse("{\"command\":\"read\",\"text\":\"\",\"other\":\"\",\"third\":\"\"}", "request");
    refuse("{\"command\":\"apply\",\"text\":\"\",\"other\":\"\"}", "request");
    refuse("{\"command\":\"compare\",\"text\":\"\",\"other\":\"\",\"third\":\"\"}", "request");
    static const char *const names[] = {"dispute", "text",  "apply", "review",     "agree",
                                        "table",   "rules", "at",    "characters", "coder"};
    char body[200];
    for (size_t k = 0; k < sizeof names / sizeof *names; k++) {
        (void)snprintf(
            body, sizeof body,
            "{\"command\":\"read\",\"text\":\"\",\"other\":\"\",\"flags\":{\"%s\":\"x\"}}",
            names[k]);
        refuse(body, "flags");
    }
    refuse("{\"command\":\"evidence\",\"text\":\"\",\"flags\":{\"texts\":\"x\"}}", "flags");
}

static void test_formats(void **state)
{
    question q;
    static const char html[] =
        "{\"command\":\"report\",\"text\":\"x\",\"flags\":{\"format\":\"html\"}}";
    static const char none[] =
        "{\"command\":\"report\",\"text\":\"x\",\"flags\":{\"format\":null}}";
    (void)state;
    assert_true(question_read(&q, &setting, html, sizeof html - 1));
    assert_false(q.json);
    question_free(&q);
    assert_true(question_read(&q, &setting, none, sizeof none - 1));
    assert_true(q.json);
    assert_string_equal(q.words[2], "--format=json");
    question_free(&q);
    refuse("{\"command\":\"report\",\"text\":\"\",\"flags\":{\"format\":\"pdf\"}}", "flags");
    refuse("{\"command\":\"check\",\"text\":\"\",\"flags\":{\"format\":\"text\"}}", "flags");
    refuse("{\"command\":\"edit\",\"text\":\"\",\"flags\":{\"format\":\"csv\"}}", "flags");
    refuse("{\"command\":\"report\",\"text\":\"\",\"flags\":{\"format\":\"html,text\"}}", "flags");
}

/* Nothing that writes files, reads others, or becomes a flag. */
static void test_flags_refused(void **state)
{
    static const char *const names[] = {
        "output",  "force",      "pdf",      "certificate", "certify",
        "tally",   "resume",     "memory",   "time-limit",  "threads",
        "help",    "statistics", "progress", "diagnostics", "--limit",
        "limit=1", "max-states", "",         "max-moves",   "limit "};
    static const char *const commands[] = {"solve", "report", "explain", "paths", "edit", "robust"};
    char body[300];
    (void)state;
    for (size_t c = 0; c < sizeof commands / sizeof *commands; c++) {
        for (size_t k = 0; k < sizeof names / sizeof *names; k++) {
            (void)snprintf(body, sizeof body,
                           "{\"command\":\"%s\",\"text\":\"\",\"operand\":null,"
                           "\"flags\":{\"%s\":\"1\"}}",
                           commands[c], names[k]);
            refuse(body, "flags");
        }
    }
}

static void test_values_refused(void **state)
{
    static const char *const values[] = {"\"limit\":-1",
                                         "\"limit\":\"1 \"",
                                         "\"limit\":1.5",
                                         "\"limit\":true",
                                         "\"limit\":\"x\"",
                                         "\"limit\":[1]",
                                         "\"where\":\"-x\"",
                                         "\"where\":\"\"",
                                         "\"where\":\"a\\nb\"",
                                         "\"where\":\"a\\u007f\"",
                                         "\"where\":true",
                                         "\"party\":\"a b\"",
                                         "\"party\":\"--help\"",
                                         "\"summary\":\"yes\"",
                                         "\"summary\":1",
                                         "\"party\":{\"a\":1}",
                                         "\"limit\":9999999999999999999"};
    char body[300];
    (void)state;
    for (size_t k = 0; k < sizeof values / sizeof *values; k++) {
        question q;
        (void)snprintf(body, sizeof body, "{\"command\":\"solve\",\"text\":\"\",\"flags\":{%s}}",
                       values[k]);
        assert_false(question_read(&q, &setting, body, strlen(body)));
        assert_true(strcmp(q.code, "flags") == 0 || strcmp(q.code, "json") == 0);
        question_free(&q);
    }
    refuse("{\"command\":\"explain\",\"text\":\"\",\"operand\":\"--output=x\"}", "operand");
    refuse("{\"command\":\"explain\",\"text\":\"\",\"operand\":\"\"}", "operand");
    refuse("{\"command\":\"explain\",\"text\":\"\"}", "operand");
    refuse("{\"command\":\"solve\",\"text\":\"\",\"operand\":\"s1\"}", "operand");
}

static void test_requests_refused(void **state)
{
    (void)state;
    refuse("{\"command\":\"serve\",\"text\":\"\"}", "command");
    refuse("{\"command\":\"new\",\"text\":\"\"}", "command");
    refuse("{\"command\":\"/bin/sh\",\"text\":\"\"}", "command");
    refuse("{\"command\":\"convert\",\"text\":\"\"}", "command");
    refuse("{\"text\":\"\"}", "command");
    refuse("{\"command\":7,\"text\":\"\"}", "request");
    refuse("{\"command\":\"solve\"}", "request");
    refuse("{\"command\":\"solve\",\"text\":7}", "request");
    refuse("{\"command\":\"solve\",\"text\":\"\",\"other\":\"\"}", "request");
    refuse("{\"command\":\"compare\",\"text\":\"\"}", "request");
    refuse("{\"command\":\"compare\",\"text\":\"\",\"other\":\"\",\"flags\":{\"and\":\"last\"}}",
           "request");
    refuse("{\"command\":\"edit\",\"text\":\"\",\"flags\":{\"at\":\"last\"}}", "flags");
    refuse("{\"command\":\"solve\",\"text\":\"\",\"flags\":{\"at\":\"a b\"}}", "flags");
    refuse("{\"command\":\"solve\",\"text\":\"\",\"flags\":[]}", "request");
    refuse("{\"command\":\"solve\",\"text\":\"\",\"shell\":\"rm\"}", "request");
    refuse("{\"command\":\"solve\",\"text\":\"\",\"\\u00e9\\u0007\":1}", "request");
    refuse("[]", "request");
    refuse("null", "json");
    refuse("", "json");
    refuse("{\"command\":\"solve\",\"text\":\"\"} x", "json");
}

static void test_hostile_json(void **state)
{
    enum { MANY = 2 << 20 };
    (void)state;
    refuse("{\"command\":\"solve\",\"command\":\"check\",\"text\":\"\"}", "json");
    refuse("{\"command\":\"solve\",\"text\":\"a\\u0000b\"}", "json");
    refuse("{\"command\":\"solve\",\"text\":\"\\ud800\"}", "json");
    refuse("{\"command\":\"solve\",\"text\":\"\xff\"}", "json");
    refuse("{\"command\":\"solve\",\"text\":\"\xc0\xaf\"}", "json");
    refuse("{\"command\":\"solve\",\"text\":\"\xed\xa0\x80\"}", "json");
    refuse("{\"command\":\"solve\",\"text\":\"\n\"}", "json");
    refuse("{\"command\":\"solve\",\"text\":\"\",\"flags\":{\"limit\":1e999}}", "json");
    refuse("{\"command\":\"solve\",\"text\":\"\",\"flags\":{\"limit\":1234567890123456789012}}",
           "json");
    refuse("{\"command\":\"solve\",\"text\":\"", "json");
    refuse("{\"command\":\"solve\",\"text\":\"\\", "json");
    refuse_bytes("{\"command\":\"solve\",\"text\":\"\"}\0", 31, "json");
    refuse_bytes("{\"command\":\"so\0lve\",\"text\":\"\"}", 31, "json");
    char *many = malloc(MANY);
    assert_non_null(many);
    memset(many, '[', MANY);
    refuse_bytes(many, MANY, "request");
    memset(many, '"', MANY);
    refuse_bytes(many, MANY, "json");
    memset(many, '\\', MANY);
    refuse_bytes(many, MANY, "json");
    memset(many, '7', MANY);
    refuse_bytes(many, MANY, "json");
    free(many);
}

static void test_sizes(void **state)
{
    static const char head[] = "{\"command\":\"check\",\"text\":\"", tail[] = "\"}";
    const size_t size = MOST_INPUT + sizeof head + sizeof tail;
    char *body = malloc(size + 1);
    (void)state;
    assert_non_null(body);
    for (size_t more = 0; more < 2; more++) { /* the longest that is taken, and one more */
        question q;
        const size_t length = MOST_INPUT + more;
        memcpy(body, head, sizeof head - 1);
        memset(body + sizeof head - 1, ',', length);
        memcpy(body + sizeof head - 1 + length, tail, sizeof tail);
        assert_int_equal(question_read(&q, &setting, body, strlen(body)), more == 0);
        if (more > 0) {
            assert_string_equal(q.code, "too-large");
        }
        question_free(&q);
    }
    free(body);
}

/* --- outcomes ------------------------------------------------------------------------------------ */

/* The line for an end; a value of JSON to be released. */
static json_t *outcome_of(bool json, const pool_end *end)
{
    const outcome_about about = {
        .json = json, .command = "entente solve \"x\"", .seconds = 9, .output = 4 << 20};
    text line = {0};
    size_t length = 0;
    outcome_put(&line, &about, end);
    char *bytes = text_take(&line, &length);
    assert_non_null(bytes);
    assert_ptr_equal(strchr(bytes, '\n'), bytes + length - 1); /* one line */
    json_t *read = json_loads(bytes, JSON_REJECT_DUPLICATES, NULL);
    assert_non_null(read);
    assert_string_equal(json_string_value(json_object_get(read, "command")), about.command);
    free(bytes);
    return read;
}

static pool_end written(int code, const char *output, const char *errors)
{
    static char bytes[200];
    (void)snprintf(bytes, sizeof bytes, "%s", output);
    return (pool_end){.how = POOL_EXITED,
                      .code = code,
                      .seconds = 0.5,
                      .output = bytes,
                      .length = strlen(bytes),
                      .errors = errors};
}

static void test_results(void **state)
{
    (void)state;
    pool_end end = written(0, "{\n \"a\": [1,\n2]\n}\n", "");
    json_t *read = outcome_of(true, &end);
    assert_int_equal(json_array_size(json_object_get(json_object_get(read, "result"), "a")), 2);
    assert_int_equal(json_integer_value(json_object_get(read, "exit")), 0);
    assert_int_equal(json_array_size(json_object_get(read, "diagnostics")), 0);
    json_decref(read);

    end = written(0, "<p>\"\\\n\t\x01 \xc3\xa9</p>", "");
    read = outcome_of(false, &end);
    assert_string_equal(json_string_value(json_object_get(read, "result")), end.output);
    json_decref(read);

    end = written(5, "{}\n",
                  "[{\"severity\":\"note\",\"message\":\"n\"}]\nentente: stopped early\n"
                  "[{\"severity\":\"error\",\"message\":\"e\"}]\n");
    read = outcome_of(true, &end);
    assert_true(json_is_object(json_object_get(read, "result")));
    assert_int_equal(json_array_size(json_object_get(read, "diagnostics")), 2);
    assert_string_equal(json_string_value(json_array_get(json_object_get(read, "messages"), 0)),
                        "stopped early");
    json_decref(read);
}

static const char *failure_of(json_t *read)
{
    assert_null(json_object_get(read, "result"));
    return json_string_value(json_object_get(read, "failed"));
}

static void test_failures(void **state)
{
    static const struct {
        pool_how how;
        int code;
        const char *words;
    } kinds[] = {{POOL_LATE, 0, "longer than 9 seconds"},
                 {POOL_FLOODED, 0, "larger than 4 MiB"},
                 {POOL_CANCELLED, 0, "cancelled"},
                 {POOL_NO_START, 2, "could not be started"},
                 {POOL_KILLED, SIGXCPU, "processor time"},
                 {POOL_KILLED, SIGKILL, "short of memory"},
                 {POOL_KILLED, SIGSEGV, "crashed (signal 11)"}};
    (void)state;
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        const pool_end end = {.how = kinds[k].how, .code = kinds[k].code, .errors = "half a"};
        json_t *read = outcome_of(true, &end);
        assert_non_null(strstr(failure_of(read), kinds[k].words));
        assert_true(json_is_null(json_object_get(read, "exit")));
        json_decref(read);
    }
    pool_end end = written(3, "",
                           "[{\"severity\":\"note\",\"message\":\"n\"},"
                           "{\"severity\":\"error\",\"message\":\"the reason\"}]\n");
    json_t *read = outcome_of(true, &end);
    assert_string_equal(failure_of(read), "the reason");
    json_decref(read);

    end = written(2, "", "entente: no possible state fits 'x'\nusage: and so on\n");
    read = outcome_of(true, &end);
    assert_string_equal(failure_of(read), "no possible state fits 'x'");
    assert_int_equal(json_integer_value(json_object_get(read, "exit")), 2);
    json_decref(read);

    char sentence[3002]; /* which is cut, but not within a character */
    sentence[0] = 'x';
    for (size_t k = 1; k + 2 < sizeof sentence; k += 2) {
        memcpy(sentence + k, "\xc3\xa9", 2);
    }
    sentence[sizeof sentence - 1] = '\0';
    end = written(2, "", sentence);
    read = outcome_of(true, &end);
    assert_int_equal(strlen(failure_of(read)), 1999);
    json_decref(read);

    end = written(4, "{\"half\":", "");
    read = outcome_of(true, &end);
    assert_non_null(strstr(failure_of(read), "exit code 4"));
    json_decref(read);

    end = written(0, "words in place of JSON", "[{\"cut\":\n\xff\xfe\n");
    read = outcome_of(true, &end);
    assert_non_null(failure_of(read));
    json_decref(read);

    end = written(0, "not \xff UTF-8", "");
    read = outcome_of(false, &end);
    assert_non_null(failure_of(read));
    json_decref(read);
}

static void test_progress(void **state)
{
    static const char line[] = "{\"progress\":{\"stage\":\"x\",\"done\":1,\"total\":0}}";
    (void)state;
    assert_true(outcome_is_progress(line, sizeof line - 1));
    assert_false(outcome_is_progress(line, sizeof line - 3));
    assert_false(outcome_is_progress("[{}]", 4));
    assert_false(outcome_is_progress("", 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_accepted),       cmocka_unit_test(test_texts_by_flags),
        cmocka_unit_test(test_formats),        cmocka_unit_test(test_flags_refused),
        cmocka_unit_test(test_values_refused), cmocka_unit_test(test_requests_refused),
        cmocka_unit_test(test_hostile_json),   cmocka_unit_test(test_sizes),
        cmocka_unit_test(test_results),        cmocka_unit_test(test_failures),
        cmocka_unit_test(test_progress),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
