/* SPDX-License-Identifier: MIT */
/* Tokens and tabs, in two small tables; and the two requests that are about them. */
#include "session.h"

#include "files/files.h"
#include "http.h"
#include "secret.h"
#include "start.h"
#include "text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef struct token {
    char word[SECRET + 1]; /* "": none */
    int64_t until;         /* seconds */
} token;

typedef struct tab {
    char secret[SECRET + 1]; /* "": none */
    char name[TAB_NAME + 1];
    int64_t heard; /* seconds */
    unsigned streams;
} tab;

struct sessions {
    char start[SECRET + 1];
    token tokens[MOST_TOKENS];
    tab tabs[MOST_TABS];
};

static int64_t seconds(void)
{
    struct timespec time;
    (void)clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec;
}

/* Makes a new start token, and leads the start page to it. */
static bool renew_start(server *run)
{
    return secret_make(run->sessions->start, SECRET) &&
           start_page_write(run->start, run->port, run->sessions->start);
}

bool sessions_begin(server *run)
{
    run->sessions = calloc(1, sizeof *run->sessions);
    if (run->sessions == NULL || !renew_start(run)) {
        (void)fputs("entente serve: cannot write the start page\n", stderr);
        return false;
    }
    return true;
}

void sessions_end(server *run)
{
    free(run->sessions);
    run->sessions = NULL;
}

const char *session_find(server *run, const char *secret)
{
    tab *found = NULL;
    for (tab *t = run->sessions->tabs; t < run->sessions->tabs + MOST_TABS; t++) {
        if (secret_equal(t->secret, secret) && t->secret[0] != '\0') {
            found = t;
        }
    }
    if (found == NULL) {
        return NULL;
    }
    found->heard = seconds();
    return found->name;
}

static tab *tab_named(const server *run, const char *name)
{
    for (tab *t = run->sessions->tabs; t < run->sessions->tabs + MOST_TABS; t++) {
        if (t->secret[0] != '\0' && strcmp(t->name, name) == 0) {
            return t;
        }
    }
    return NULL;
}

bool session_tab_alive(const server *run, const char *name)
{
    const tab *t = tab_named(run, name);
    return t != NULL && (t->streams > 0 || seconds() - t->heard <= ALIVE_SECONDS);
}

void session_hold(server *run, const char *name)
{
    tab *t = tab_named(run, name);
    if (t != NULL) {
        t->streams++;
    }
}

void session_release(server *run, const char *name)
{
    tab *t = tab_named(run, name);
    if (t != NULL && t->streams > 0) {
        t->streams--;
        t->heard = seconds();
    }
}

/* The place of a new tab: a free one, or that of the tab that is missed least. */
static tab *place_for_tab(struct sessions *all)
{
    tab *best = all->tabs;
    for (tab *t = all->tabs; t < all->tabs + MOST_TABS; t++) {
        if (t->secret[0] == '\0') {
            return t;
        }
        bool busier = best->streams > 0 && t->streams == 0;
        if (busier || ((t->streams > 0) == (best->streams > 0) && t->heard < best->heard)) {
            best = t;
        }
    }
    return best;
}

/* Uses a token up; false when it is none. */
static bool use_token(server *run, const char *word)
{
    struct sessions *all = run->sessions;
    int64_t time = seconds();
    bool found = false;
    for (token *t = all->tokens; t < all->tokens + MOST_TOKENS; t++) {
        if (secret_equal(t->word, word) && t->word[0] != '\0') {
            found = time < t->until;
            t->word[0] = '\0';
        }
    }
    if (!found && secret_equal(all->start, word) && all->start[0] != '\0') {
        found = true;
        if (!renew_start(run)) {
            all->start[0] = '\0'; /* never one that is used up */
        }
    }
    return found;
}

/* A member whose value is a text; a name of a folder need not be UTF-8. */
static void put_member(text *out, const char *name, const char *value)
{
    bool good = value == NULL || text_is_utf8(value, strlen(value));
    text_print(out, "\"%s\": ", name);
    text_quote_words(out, good ? value : "?");
}

static http_answer post_session(const request *asked)
{
    server *run = asked->server;
    const char *word = request_header(asked, "X-Entente-Token");
    if (word == NULL || !use_token(run, word)) {
        return answer_error(401, "token", "This start page has been used, or is too old.");
    }
    char *listed = files_list(run->files);
    tab *made = place_for_tab(run->sessions);
    *made = (tab){.heard = seconds()};
    if (listed == NULL || !secret_make(made->name, TAB_NAME) ||
        !secret_make(made->secret, SECRET)) {
        *made = (tab){0};
        free(listed);
        return answer_json(500, NULL);
    }
    text out = {0};
    text_add(&out, "{");
    put_member(&out, "secret", made->secret);
    text_add(&out, ", ");
    put_member(&out, "tab", made->name);
    text_add(&out, ", ");
    put_member(&out, "version", ENTENTE_VERSION);
    text_add(&out, ", ");
    put_member(&out, "folder", files_folder(run->files));
    text_add(&out, ", \"files\": ");
    text_add(&out, listed);
    text_add(&out, ", ");
    put_member(&out, "open", files_first(run->files));
    text_add(&out, "}\n");
    free(listed);
    return answer_json(200, text_take(&out, NULL));
}

/* A token for another tab, in the place of the one that would end first. */
static http_answer post_token(const request *asked)
{
    struct sessions *all = asked->server->sessions;
    token *place = all->tokens;
    int64_t time = seconds();
    for (token *t = all->tokens; t < all->tokens + MOST_TOKENS; t++) {
        if (t->word[0] == '\0' || t->until <= time) {
            place = t;
            break;
        }
        if (t->until < place->until) {
            place = t;
        }
    }
    if (!secret_make(place->word, SECRET)) {
        place->word[0] = '\0';
        return answer_json(500, NULL);
    }
    place->until = time + TOKEN_SECONDS;
    text out = {0};
    text_print(&out, "{\"token\": \"%s\"}\n", place->word);
    return answer_json(200, text_take(&out, NULL));
}

const route session_routes[] = {
    {"POST", "/api/session", 0, post_session},
    {"POST", "/api/token", 0, post_token},
    {NULL, NULL, 0, NULL},
};
