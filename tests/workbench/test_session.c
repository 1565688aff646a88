/* SPDX-License-Identifier: MIT */
/* Tokens and tabs, by a clock that the test turns: when they end, and which is forgotten for another. */
#include "session.h"

#include "files/files.h"
#include "http.h"
#include "secret.h"
#include "start.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

/* --- What surrounds sessions, as the test wants it. --- */

static int64_t clock_seconds;
static const char *given_token;
static char on_page[SECRET + 1];
static bool page_can_be_written;

int __wrap_clock_gettime(clockid_t which, struct timespec *out);
int __wrap_clock_gettime(clockid_t which, struct timespec *out)
{
    (void)which;
    *out = (struct timespec){.tv_sec = (time_t)clock_seconds};
    return 0;
}

const char *request_header(const request *asked, const char *name)
{
    (void)asked;
    return strcmp(name, "X-Entente-Token") == 0 ? given_token : NULL;
}

bool start_page_write(start *page, unsigned port, const char *token)
{
    (void)page;
    (void)port;
    (void)snprintf(on_page, sizeof on_page, "%s", page_can_be_written ? token : "");
    return page_can_be_written;
}

const char *files_folder(const files *held)
{
    (void)held;
    return "/a \"folder\"";
}

const char *files_first(const files *held)
{
    (void)held;
    return "b\xff.yaml"; /* which JSON cannot hold */
}

char *files_list(const files *held)
{
    (void)held;
    return strdup("[]");
}

/* --- Asking. --- */

typedef struct tab {
    char secret[SECRET + 1], name[TAB_NAME + 1];
} tab;

static http_answer ask(server *run, const char *path)
{
    const request asked = {.server = run, .tab = "", .body = ""};
    for (const route *r = session_routes; r->method != NULL; r++) {
        if (strcmp(r->path, path) == 0) {
            return r->handle(&asked);
        }
    }
    fail_msg("no route %s", path);
    return (http_answer){0};
}

/* A member of an answer, of so many digits. */
static void member(const http_answer *given, const char *name, char *out, size_t digits)
{
    char looked_for[32];
    (void)snprintf(looked_for, sizeof looked_for, "\"%s\": \"", name);
    const char *at = strstr(given->body, looked_for);
    assert_non_null(at);
    at += strlen(looked_for);
    assert_int_equal(strspn(at, "0123456789abcdef"), digits);
    memcpy(out, at, digits);
    out[digits] = '\0';
}

/* Exchanges a token; the status. */
static unsigned exchange(server *run, const char *token, tab *out)
{
    given_token = token;
    http_answer given = ask(run, "/api/session");
    if (given.status == 200) {
        member(&given, "secret", out->secret, SECRET);
        member(&given, "tab", out->name, TAB_NAME);
    }
    free(given.body);
    return given.status;
}

/* A tab by the start page, as it leads to at that time. */
static tab open_tab(server *run)
{
    char token[SECRET + 1];
    tab made;
    memcpy(token, on_page, sizeof token);
    assert_int_equal(exchange(run, token, &made), 200);
    return made;
}

static void ask_token(server *run, char out[SECRET + 1])
{
    http_answer given = ask(run, "/api/token");
    assert_int_equal(given.status, 200);
    member(&given, "token", out, SECRET);
    free(given.body);
}

static server begin(void)
{
    server run = {0};
    clock_seconds = 1000;
    page_can_be_written = true;
    assert_true(sessions_begin(&run));
    return run;
}

/* --- The tests. --- */

static void test_start_token(void **state)
{
    (void)state;
    server run = begin();
    char first[SECRET + 1];
    tab one, other;
    memcpy(first, on_page, sizeof first);
    clock_seconds += 1000000; /* it does not age */
    assert_int_equal(exchange(&run, first, &one), 200);
    assert_string_not_equal(on_page, first);
    assert_int_equal(exchange(&run, first, &other), 401);
    other = open_tab(&run);
    assert_string_not_equal(one.secret, other.secret);
    assert_string_equal(session_find(&run, one.secret), one.name);
    assert_string_equal(session_find(&run, other.secret), other.name);
    assert_null(session_find(&run, on_page));
    assert_null(session_find(&run, ""));
    assert_int_equal(exchange(&run, NULL, &one), 401);
    assert_int_equal(exchange(&run, "", &one), 401);
    sessions_end(&run);
}

/* Where the page cannot be written any more, the token that was used stays used. */
static void test_page_lost(void **state)
{
    (void)state;
    server run = begin();
    char first[SECRET + 1];
    tab made;
    memcpy(first, on_page, sizeof first);
    page_can_be_written = false;
    assert_int_equal(exchange(&run, first, &made), 200);
    assert_int_equal(exchange(&run, first, &made), 401);
    assert_int_equal(exchange(&run, "", &made), 401);
    sessions_end(&run);
}

static void test_tokens_end(void **state)
{
    (void)state;
    server run = begin();
    char token[SECRET + 1], late[SECRET + 1];
    tab made;
    ask_token(&run, token);
    ask_token(&run, late);
    clock_seconds += TOKEN_SECONDS - 1;
    assert_int_equal(exchange(&run, token, &made), 200);
    assert_int_equal(exchange(&run, token, &made), 401);
    clock_seconds += 1;
    assert_int_equal(exchange(&run, late, &made), 401);
    sessions_end(&run);
}

/* Of more tokens than there is room for, the oldest gives way. */
static void test_many_tokens(void **state)
{
    (void)state;
    server run = begin();
    char tokens[MOST_TOKENS + 1][SECRET + 1];
    tab made;
    for (size_t k = 0; k <= MOST_TOKENS; k++) {
        ask_token(&run, tokens[k]);
        clock_seconds++;
    }
    assert_int_equal(exchange(&run, tokens[0], &made), 401);
    for (size_t k = 1; k <= MOST_TOKENS; k++) {
        assert_int_equal(exchange(&run, tokens[k], &made), 200);
    }
    sessions_end(&run);
}

/* The tab that was silent longest is forgotten, but none to which a stream flows while there is another. */
static void test_many_tabs(void **state)
{
    (void)state;
    server run = begin();
    tab tabs[MOST_TABS + 2];
    for (size_t k = 0; k < MOST_TABS; k++) {
        tabs[k] = open_tab(&run);
        clock_seconds++;
    }
    session_hold(&run, tabs[0].name);
    assert_non_null(session_find(&run, tabs[1].secret));
    tabs[MOST_TABS] = open_tab(&run);
    assert_null(session_find(&run, tabs[2].secret));
    assert_non_null(session_find(&run, tabs[0].secret));
    for (size_t k = 0; k <= MOST_TABS; k++) {
        session_hold(&run, tabs[k].name); /* of the forgotten one nothing is held */
    }
    clock_seconds++;
    assert_non_null(session_find(&run, tabs[0].secret));
    tabs[MOST_TABS + 1] = open_tab(&run);
    assert_non_null(session_find(&run, tabs[0].secret));
    assert_null(session_find(&run, tabs[3].secret));
    session_release(&run, tabs[3].name);
    sessions_end(&run);
}

static void test_alive(void **state)
{
    (void)state;
    server run = begin();
    const tab made = open_tab(&run);
    assert_true(session_tab_alive(&run, made.name));
    assert_false(session_tab_alive(&run, "0123456789abcdef"));
    assert_false(session_tab_alive(&run, ""));
    clock_seconds += ALIVE_SECONDS + 1;
    assert_false(session_tab_alive(&run, made.name));
    session_hold(&run, made.name);
    session_hold(&run, made.name);
    clock_seconds += 1000000;
    session_release(&run, made.name);
    clock_seconds += ALIVE_SECONDS + 1;
    assert_true(session_tab_alive(&run, made.name));
    session_release(&run, made.name);
    assert_true(session_tab_alive(&run, made.name));
    clock_seconds += ALIVE_SECONDS + 1;
    assert_false(session_tab_alive(&run, made.name));
    session_release(&run, made.name); /* one too many */
    assert_non_null(session_find(&run, made.secret));
    assert_true(session_tab_alive(&run, made.name));
    sessions_end(&run);
}

/* Names that JSON cannot hold, and names with quotes in them. */
static void test_names(void **state)
{
    (void)state;
    server run = begin();
    char token[SECRET + 1];
    memcpy(token, on_page, sizeof token);
    given_token = token;
    http_answer given = ask(&run, "/api/session");
    assert_int_equal(given.status, 200);
    assert_non_null(strstr(given.body, "\"folder\": \"/a \\\"folder\\\"\""));
    assert_non_null(strstr(given.body, "\"open\": \"?\""));
    free(given.body);
    sessions_end(&run);
}

static void test_secrets(void **state)
{
    (void)state;
    char one[SECRET + 1], other[SECRET + 1];
    assert_true(secret_make(one, SECRET) && secret_make(other, SECRET));
    assert_int_equal(strspn(one, "0123456789abcdef"), SECRET);
    assert_true(secret_equal(one, one));
    assert_false(secret_equal(one, other));
    for (size_t k = 0; k < SECRET; k++) {
        memcpy(other, one, sizeof other);
        other[k] = one[k] == '0' ? '1' : '0';
        assert_false(secret_equal(one, other));
    }
    memcpy(other, one, sizeof other);
    other[SECRET - 1] = '\0';
    assert_false(secret_equal(one, other));
    assert_false(secret_equal(other, one));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_start_token), cmocka_unit_test(test_page_lost),
        cmocka_unit_test(test_tokens_end),  cmocka_unit_test(test_many_tokens),
        cmocka_unit_test(test_many_tabs),   cmocka_unit_test(test_alive),
        cmocka_unit_test(test_names),       cmocka_unit_test(test_secrets),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
