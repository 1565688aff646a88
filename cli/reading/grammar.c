/* SPDX-License-Identifier: MIT */
/*
 * Asking `entente-grammar`, whose protocol is told in grammar/main.c.
 *
 * Whatever the child does, an answer is well formed, or there is none: links lie inside the sentence, there are not too
 * many, nothing follows that nobody asked for. A child that breaks this, dies, or is late is ended; the next sentence
 * starts another one, until `restarts` of them were lost or the time for all is spent. So a text of any size takes at most
 * `whole` milliseconds more, and what was not answered has one opinion.
 */
#include "grammar.h"

#include "cli.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum {
    LONGEST_SENTENCE = 4096,
    MOST_LINES = 512, /* of an answer */
    LONGEST_PATH = 4096,
    SLICE = 50,  /* milliseconds between two looks at whether to stop */
    GRACE = 200, /* for a child that has closed its socket */
    NO_DICTIONARY = 4
};

#define GRAMMAR_MEMORY ((uint64_t)1 << 30)

static const char program_name[] = "entente-grammar";
static const char greeting[] = "entente-grammar 1 ";
static const grammar_limits ordinary = {
    .beginning = 10000, .sentence = 3000, .whole = 60000, .restarts = 3};

static uint64_t now(void)
{
    struct timespec time;
    (void)clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint64_t)time.tv_sec * 1000 + (uint64_t)time.tv_nsec / 1000000;
}

/* The path of the program beside this one; false when the system does not tell. */
static bool find_beside(char *out, size_t size)
{
    const ssize_t length = readlink("/proc/self/exe", out, size - 1);
    if (length <= 0 || (size_t)length >= size - 1) {
        return false;
    }
    out[length] = '\0';
    char *file = strrchr(out, '/');
    if (file == NULL || (size_t)(file + 1 - out) + sizeof program_name > size) {
        return false;
    }
    memcpy(file + 1, program_name, sizeof program_name);
    return true;
}

static void start_child(grammar_child *g)
{
    char beside[LONGEST_PATH];
    child_plan plan = {.path = g->program,
                       .memory = GRAMMAR_MEMORY,
                       .cpu = (g->limits.whole + g->limits.beginning) / 1000 + 1};
    if (g->program == NULL) {
        plan.path = find_beside(beside, sizeof beside) ? beside : NULL;
        plan.name = program_name;
    }
    g->held = 0;
    g->state = child_start(&plan, &g->child) ? GRAMMAR_BEGUN : GRAMMAR_SPENT;
}

void grammar_open(grammar_child *out, const char *path, const grammar_limits *limits)
{
    *out = (grammar_child){.program = path, .limits = limits == NULL ? ordinary : *limits};
    start_child(out);
}

void grammar_close(grammar_child *g)
{
    if (g->state == GRAMMAR_BEGUN || g->state == GRAMMAR_READY) {
        (void)child_end(&g->child, 0);
        g->state = GRAMMAR_STOPPED;
    }
}

/* What becomes of a grammar whose child is to be ended. */
static void lose(grammar_child *g, bool closed)
{
    const bool begun = g->state == GRAMMAR_BEGUN;
    const int status = child_end(&g->child, closed ? GRACE : 0);
    g->failures++;
    if (begun && (status == CHILD_MISSING || status == NO_DICTIONARY)) {
        g->state = GRAMMAR_ABSENT;
    } else {
        g->state = g->failures > g->limits.restarts ? GRAMMAR_SPENT : GRAMMAR_STOPPED;
    }
}

/* Waits until the socket can be read, or written; false when it is too late, or the run is to stop. */
static bool wait_for(grammar_child *g, short event, uint64_t until)
{
    for (;;) {
        struct pollfd one = {.fd = g->child.talk, .events = event};
        const uint64_t begun = now();
        if (watch_cancel(NULL) || begun >= until) {
            return false;
        }
        const uint64_t left = until - begun;
        const int ready = poll(&one, 1, left < SLICE ? (int)left : SLICE);
        if (ready > 0) {
            return true;
        }
        if (ready < 0 && errno != EINTR) {
            return false;
        }
    }
}

/* Sends all bytes; a child that is gone is no signal here. */
static bool send_all(grammar_child *g, const char *bytes, size_t length, uint64_t until)
{
    while (length > 0) {
        const ssize_t sent = send(g->child.talk, bytes, length, MSG_NOSIGNAL);
        if (sent > 0) {
            bytes += sent;
            length -= (size_t)sent;
        } else if (sent < 0 && errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR) {
            return false;
        } else if (!wait_for(g, POLLOUT, until)) {
            return false;
        }
    }
    return true;
}

/* Takes a line from what the child says, with a NUL in place of its end; false when none comes. *closed: it never will. */
static bool take_line(grammar_child *g, char *line, uint64_t until, bool *closed)
{
    char *end;
    *closed = false;
    while ((end = memchr(g->got, '\n', g->held)) == NULL) {
        if (g->held == GRAMMAR_ROOM || !wait_for(g, POLLIN, until)) {
            return false;
        }
        const ssize_t got = read(g->child.talk, g->got + g->held, GRAMMAR_ROOM - g->held);
        if (got > 0) {
            g->held += (size_t)got;
        } else if (got == 0 || (errno != EAGAIN && errno != EINTR)) {
            *closed = true;
            return false;
        }
    }
    const size_t length = (size_t)(end - g->got);
    memcpy(line, g->got, length);
    line[length] = '\0';
    g->held -= length + 1;
    memmove(g->got, end + 1, g->held);
    return memchr(line, '\0', length) == NULL;
}

/* Reads a number of few digits at *at, and goes behind it. */
static bool take_number(const char **at, size_t *out)
{
    size_t digits = strspn(*at, "0123456789");
    if (digits == 0 || digits > 6) {
        return false;
    }
    for (*out = 0; digits > 0; digits--) {
        *out = 10 * *out + (size_t)(*(*at)++ - '0');
    }
    return true;
}

/* A line that says a link; false when it does not, or one that is not of this sentence. */
static bool read_link(const char *line, size_t length, ent_grammar_link *out)
{
    static const char letters[] = "SON"; /* by ent_grammar_role */
    const char *letter = line[0] == '\0' ? NULL : strchr(letters, line[0]);
    size_t places[4];
    const char *at = line + 1;
    for (size_t k = 0; letter != NULL && k < 4; k++) {
        if (*at++ != ' ' || !take_number(&at, &places[k])) {
            return false;
        }
    }
    if (letter == NULL || *at != '\0' || places[0] >= places[1] || places[1] > length ||
        places[2] >= places[3] || places[3] > length) {
        return false;
    }
    *out = (ent_grammar_link){(ent_grammar_role)(letter - letters), places[0], places[1], places[2],
                              places[3]};
    return true;
}

/* The end of an answer: "= COUNT", or "none". */
static bool read_end(const char *line, size_t lines, size_t *out)
{
    size_t said = 0;
    const char *at = line + 2;
    if (strcmp(line, "none") == 0 && lines == 0) {
        *out = SIZE_MAX;
        return true;
    }
    return strncmp(line, "= ", 2) == 0 && take_number(&at, &said) && *at == '\0' && said == lines;
}

typedef struct request {
    const char *sentence;
    size_t length, room;
    ent_grammar_link *links;
} request;

/* Reads an answer; false when it is none. *count is that of the links, or SIZE_MAX. */
static bool take_answer(grammar_child *g, const request *asked, uint64_t until, size_t *count,
                        bool *closed)
{
    char line[GRAMMAR_ROOM + 1];
    *count = 0;
    for (size_t lines = 0; lines <= MOST_LINES; lines++) {
        ent_grammar_link link;
        if (!take_line(g, line, until, closed)) {
            return false;
        }
        if (read_end(line, lines, count)) {
            return g->held == 0;
        }
        if (!read_link(line, asked->length, &link)) {
            return false;
        }
        if (*count < asked->room) {
            asked->links[(*count)++] = link;
        }
    }
    return false;
}

/* Waits until the child says who it is. */
static bool greet(grammar_child *g, uint64_t until, bool *closed)
{
    static const char allowed[] = "0123456789.-+~abcdefghijklmnopqrstuvwxyz";
    char line[GRAMMAR_ROOM + 1];
    if (!take_line(g, line, until, closed) || strncmp(line, greeting, sizeof greeting - 1) != 0 ||
        g->held != 0) {
        return false;
    }
    const char *version = line + sizeof greeting - 1;
    const size_t length = strspn(version, allowed);
    if (length == 0 || length >= GRAMMAR_VERSION || version[length] != '\0') {
        return false;
    }
    memcpy(g->version, version, length + 1);
    g->state = GRAMMAR_READY;
    return true;
}

/* Sends a sentence and reads the answer. */
static bool exchange(grammar_child *g, const request *asked, uint64_t until, size_t *count,
                     bool *closed)
{
    char head[24];
    const int length = snprintf(head, sizeof head, "%zu\n", asked->length);
    return length > 0 && send_all(g, head, (size_t)length, until) &&
           send_all(g, asked->sentence, asked->length, until) &&
           take_answer(g, asked, until, count, closed);
}

static uint64_t earlier(uint64_t a, uint64_t b)
{
    return a < b ? a : b;
}

/* Asks a child that runs; SIZE_MAX where there is no answer, and then it may run no longer. */
static size_t ask(grammar_child *g, const request *asked)
{
    const uint64_t begun = now(), last = begun + (g->limits.whole - g->waited);
    size_t count = SIZE_MAX;
    bool closed = false, good = true;
    if (g->state == GRAMMAR_BEGUN) {
        good = greet(g, earlier(begun + g->limits.beginning, last), &closed);
    }
    if (good) {
        good = exchange(g, asked, earlier(now() + g->limits.sentence, last), &count, &closed);
    }
    if (!good) {
        lose(g, closed);
        count = SIZE_MAX;
    }
    g->waited += now() - begun;
    return count;
}

size_t grammar_ask(void *user, const char *sentence, size_t length, ent_grammar_link *links,
                   size_t room)
{
    grammar_child *g = user;
    const request asked = {sentence, length, room, links};
    g->asked++;
    if (length == 0 || length > LONGEST_SENTENCE || memchr(sentence, '\0', length) != NULL ||
        watch_cancel(NULL)) {
        return SIZE_MAX;
    }
    if (g->state == GRAMMAR_STOPPED) {
        start_child(g);
    }
    if (g->state != GRAMMAR_BEGUN && g->state != GRAMMAR_READY) {
        return SIZE_MAX;
    }
    if (g->waited >= g->limits.whole) {
        grammar_close(g);
        g->state = GRAMMAR_SPENT;
        return SIZE_MAX;
    }
    const size_t count = ask(g, &asked);
    g->answered += count != SIZE_MAX;
    return count;
}

void grammar_words(const grammar_child *g, char *out, size_t room)
{
    if (g->state == GRAMMAR_OFF) {
        (void)snprintf(out, room, "without a second opinion");
    } else if (g->state == GRAMMAR_ABSENT) {
        (void)snprintf(out, room, "no second opinion: entente-grammar is not installed");
    } else if (g->version[0] == '\0') {
        (void)snprintf(out, room, "no second opinion%s",
                       g->asked == 0 ? "" : ": entente-grammar does not answer");
    } else {
        (void)snprintf(out, room, "second opinion by link-grammar %s on %llu of %llu sentences%s",
                       g->version, (unsigned long long)g->answered, (unsigned long long)g->asked,
                       g->state == GRAMMAR_SPENT ? ", and then no more" : "");
    }
}
