/* SPDX-License-Identifier: MIT */
/* Asking a child for a second opinion: whatever it does, the answer is one, or none, and comes in time. */
#include "reading/grammar.h"

#include "cli.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#define HELLO "echo entente-grammar 1 9.8\n"
/* Reads a length, and so many bytes. */
#define HEAR  "read n && dd bs=1 count=\"$n\" 2>/dev/null >/dev/null"
#define SLEEP "exec sleep 60\n"

enum { ROOM = 8, SENTENCES = 5, LATEST = 20000 /* milliseconds, on a machine that is busy */ };

static const char sentence[] = "They met, and did not agree.";
static const grammar_limits hasty = {
    .beginning = 300, .sentence = 200, .whole = 1200, .restarts = 2};

static char script[] = "/tmp/entente-grammar-test-XXXXXX";

/* Writes the child that is asked. */
static void write_script(const char *body)
{
    FILE *file = fopen(script, "w");
    assert_non_null(file);
    assert_true(fprintf(file, "#!/bin/sh\n%s", body) > 0);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(chmod(script, 0700), 0);
}

static long elapsed(const struct timespec *from)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (now.tv_sec - from->tv_sec) * 1000 + (now.tv_nsec - from->tv_nsec) / 1000000;
}

/* Children that give no answer, and how the grammar stands after SENTENCES questions. */
static const struct wicked {
    const char *what, *body;
    grammar_state state;
} wicked[] = {
    {"ends at once", "exit 0\n", GRAMMAR_SPENT},
    {"fails at once", "exit 3\n", GRAMMAR_SPENT},
    {"has no dictionary", "exit 4\n", GRAMMAR_ABSENT},
    {"says nothing", SLEEP, GRAMMAR_SPENT},
    {"is another program", "echo hello\n" SLEEP, GRAMMAR_SPENT},
    {"is of another time", "echo entente-grammar 2 9.8\n" SLEEP, GRAMMAR_SPENT},
    {"has a strange version", "echo 'entente-grammar 1 \"<'\n" SLEEP, GRAMMAR_SPENT},
    {"has a long version", "echo entente-grammar 1 1111111111111111111111111\n" SLEEP,
     GRAMMAR_SPENT},
    {"has no version", "echo 'entente-grammar 1 '\n" SLEEP, GRAMMAR_SPENT},
    {"says too much", HELLO "echo more\n" SLEEP, GRAMMAR_SPENT},
    {"does not read", HELLO SLEEP, GRAMMAR_SPENT},
    {"reads, and is silent", HELLO HEAR "\n" SLEEP, GRAMMAR_SPENT},
    {"reads, and ends", HELLO HEAR "\n", GRAMMAR_SPENT},
    {"is killed", HELLO HEAR "\nkill -SEGV $$\n", GRAMMAR_SPENT},
    {"closes its output", HELLO HEAR "\nexec >&- <&-\n" SLEEP, GRAMMAR_SPENT},
    {"floods with links", HELLO HEAR "\nexec yes 'S 0 4 5 8'\n", GRAMMAR_SPENT},
    {"floods with one line", HELLO HEAR "\nexec tr '\\0' x < /dev/zero\n", GRAMMAR_SPENT},
    {"floods with zeros", HELLO HEAR "\nexec cat /dev/zero\n", GRAMMAR_SPENT},
    {"floods before all", "exec yes 'S 0 4 5 8'\n", GRAMMAR_SPENT},
    {"stops within a line", HELLO HEAR "\nprintf 'S 0 4 5'\n" SLEEP, GRAMMAR_SPENT},
    {"puts a zero into a line", HELLO HEAR "\nprintf '= 0\\0\\n'\n" SLEEP, GRAMMAR_SPENT},
    {"is outside", HELLO HEAR "\nprintf 'S 0 4 5 99\\n= 1\\n'\n" SLEEP, GRAMMAR_SPENT},
    {"is far outside", HELLO HEAR "\nprintf 'S 0 4 5 18446744073709551616\\n= 1\\n'\n" SLEEP,
     GRAMMAR_SPENT},
    {"is below", HELLO HEAR "\nprintf 'S -1 4 5 8\\n= 1\\n'\n" SLEEP, GRAMMAR_SPENT},
    {"is empty", HELLO HEAR "\nprintf 'S 4 4 5 8\\n= 1\\n'\n" SLEEP, GRAMMAR_SPENT},
    {"turns back", HELLO HEAR "\nprintf 'S 4 0 5 8\\n= 1\\n'\n" SLEEP, GRAMMAR_SPENT},
    {"has another role", HELLO HEAR "\nprintf 'X 0 4 5 8\\n= 1\\n'\n" SLEEP, GRAMMAR_SPENT},
    {"has few places", HELLO HEAR "\nprintf 'S 0 4 5\\n= 1\\n'\n" SLEEP, GRAMMAR_SPENT},
    {"has many places", HELLO HEAR "\nprintf 'S 0 4 5 8 9\\n= 1\\n'\n" SLEEP, GRAMMAR_SPENT},
    {"has an empty line", HELLO HEAR "\nprintf '\\n= 0\\n'\n" SLEEP, GRAMMAR_SPENT},
    {"counts wrongly", HELLO HEAR "\nprintf 'S 0 4 5 8\\n= 2\\n'\n" SLEEP, GRAMMAR_SPENT},
    {"says none after all", HELLO HEAR "\nprintf 'S 0 4 5 8\\nnone\\n'\n" SLEEP, GRAMMAR_SPENT},
    {"answers twice", HELLO HEAR "\nprintf '= 0\\n= 0\\n'\n" SLEEP, GRAMMAR_SPENT},
    {"leaves one behind", "sleep 60 &\nexit 0\n", GRAMMAR_SPENT},
};

static void test_wicked(void **state)
{
    (void)state;
    for (size_t k = 0; k < sizeof wicked / sizeof *wicked; k++) {
        struct timespec begun;
        ent_grammar_link links[ROOM];
        char words[128];
        grammar_child g;
        write_script(wicked[k].body);
        (void)clock_gettime(CLOCK_MONOTONIC, &begun);
        grammar_open(&g, script, &hasty);
        for (size_t s = 0; s < SENTENCES; s++) {
            if (grammar_ask(&g, sentence, sizeof sentence - 1, links, ROOM) != SIZE_MAX) {
                fail_msg("a child that %s gave an answer", wicked[k].what);
            }
        }
        if (g.state != wicked[k].state) {
            fail_msg("a child that %s leaves the state %d", wicked[k].what, (int)g.state);
        }
        grammar_words(&g, words, sizeof words);
        assert_non_null(strstr(words, "second opinion"));
        grammar_close(&g);
        assert_int_equal(g.answered, 0);
        if (elapsed(&begun) > LATEST) {
            fail_msg("a child that %s took %ld ms", wicked[k].what, elapsed(&begun));
        }
    }
}

/* A good child, for sentences of any bytes. */
static const char good[] =
    HELLO "while " HEAR "; do printf 'S 0 4 5 8\\nO 5 8 0 4\\nN 1 2 3 4\\n= 3\\n'; done\n";

static void test_good(void **state)
{
    char words[128];
    ent_grammar_link links[ROOM];
    grammar_child g;
    (void)state;
    write_script(good);
    grammar_open(&g, script, NULL);
    for (size_t s = 0; s < SENTENCES; s++) {
        memset(links, 0, sizeof links);
        assert_int_equal(grammar_ask(&g, sentence, sizeof sentence - 1, links, ROOM), 3);
        assert_int_equal(links[0].role, ENT_GRAMMAR_SUBJECT);
        assert_int_equal(links[0].left_start, 0);
        assert_int_equal(links[0].left_end, 4);
        assert_int_equal(links[0].right_start, 5);
        assert_int_equal(links[0].right_end, 8);
        assert_int_equal(links[1].role, ENT_GRAMMAR_OBJECT);
        assert_int_equal(links[2].role, ENT_GRAMMAR_NEGATION);
    }
    assert_int_equal(grammar_ask(&g, "one\ntwo\n\n", 9, links, 1),
                     1); /* no more than there is room for */
    assert_int_equal(grammar_ask(&g, "one\0two", 7, links, ROOM), SIZE_MAX);
    assert_int_equal(grammar_ask(&g, "", 0, links, ROOM), SIZE_MAX);
    grammar_words(&g, words, sizeof words);
    assert_string_equal(words, "second opinion by link-grammar 9.8 on 6 of 8 sentences");
    assert_int_equal(g.state, GRAMMAR_READY);
    grammar_close(&g);
    grammar_close(&g);
}

/* The longest sentence, and one that is longer. */
static void test_long(void **state)
{
    static char text[5000];
    ent_grammar_link links[ROOM];
    grammar_child g;
    (void)state;
    memset(text, 'a', sizeof text);
    write_script(good);
    grammar_open(&g, script, NULL);
    assert_int_equal(grammar_ask(&g, text, 4096, links, ROOM), 3);
    assert_int_equal(grammar_ask(&g, text, 4097, links, ROOM), SIZE_MAX);
    assert_int_equal(g.state, GRAMMAR_READY);
    grammar_close(&g);
}

/* One that dies with a sentence is started again for the next. */
static void test_again(void **state)
{
    static const grammar_limits patient = {
        .beginning = LATEST, .sentence = LATEST, .whole = LATEST, .restarts = 2};
    ent_grammar_link links[ROOM];
    char words[128];
    grammar_child g;
    (void)state;
    write_script(HELLO HEAR "; printf 'none\\n'\n" HEAR "; exit 1\n");
    grammar_open(&g, script, &patient);
    for (size_t s = 0; s < 8; s++) {
        assert_int_equal(grammar_ask(&g, sentence, sizeof sentence - 1, links, ROOM), SIZE_MAX);
    }
    assert_int_equal(g.state, GRAMMAR_SPENT);
    assert_int_equal(g.failures, 3);
    grammar_words(&g, words, sizeof words);
    assert_string_equal(words,
                        "second opinion by link-grammar 9.8 on 0 of 8 sentences, and then no more");
    grammar_close(&g);
}

/* One that is always a little late has used up its time at last. */
static void test_whole(void **state)
{
    static const grammar_limits short_whole = {
        .beginning = LATEST, .sentence = LATEST, .whole = 300, .restarts = 100};
    ent_grammar_link links[ROOM];
    grammar_child g;
    (void)state;
    write_script(HELLO "while " HEAR "; do sleep 0.1; echo = 0; done\n");
    grammar_open(&g, script, &short_whole);
    size_t asked = 0;
    for (; asked < 100 && g.state != GRAMMAR_SPENT; asked++) {
        (void)grammar_ask(&g, sentence, sizeof sentence - 1, links, ROOM);
    }
    assert_int_equal(g.state, GRAMMAR_SPENT);
    assert_true(asked < 10);
    grammar_close(&g);
}

static void test_absent(void **state)
{
    static grammar_child off;
    ent_grammar_link links[ROOM];
    char words[128];
    grammar_child g;
    (void)state;
    grammar_open(&g, "/nonexistent/entente-grammar", NULL);
    assert_int_equal(grammar_ask(&g, sentence, sizeof sentence - 1, links, ROOM), SIZE_MAX);
    assert_int_equal(grammar_ask(&g, sentence, sizeof sentence - 1, links, ROOM), SIZE_MAX);
    assert_int_equal(g.state, GRAMMAR_ABSENT);
    grammar_words(&g, words, sizeof words);
    assert_string_equal(words, "no second opinion: entente-grammar is not installed");
    grammar_close(&g);
    assert_int_equal(grammar_ask(&off, sentence, sizeof sentence - 1, links, ROOM), SIZE_MAX);
    grammar_words(&off, words, sizeof words);
    assert_string_equal(words, "without a second opinion");
    grammar_close(&off);
}

/* Asking ends when the run is to stop; the last test, as that lasts. */
static void test_stopped(void **state)
{
    struct timespec begun;
    ent_grammar_link links[ROOM];
    grammar_child g;
    (void)state;
    write_script(HELLO SLEEP);
    grammar_open(&g, script, NULL);
    watch_begin();
    assert_int_equal(raise(SIGTERM), 0);
    (void)clock_gettime(CLOCK_MONOTONIC, &begun);
    for (size_t s = 0; s < SENTENCES; s++) {
        assert_int_equal(grammar_ask(&g, sentence, sizeof sentence - 1, links, ROOM), SIZE_MAX);
    }
    assert_true(elapsed(&begun) < 1000);
    grammar_close(&g);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_good),   cmocka_unit_test(test_long),
                                       cmocka_unit_test(test_wicked), cmocka_unit_test(test_again),
                                       cmocka_unit_test(test_whole),  cmocka_unit_test(test_absent),
                                       cmocka_unit_test(test_stopped)};
    const int file = mkstemp(script);
    if (file < 0 || close(file) != 0) {
        return 1;
    }
    const int failed = cmocka_run_group_tests(tests, NULL, NULL);
    (void)unlink(script);
    return failed;
}
