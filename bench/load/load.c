/* SPDX-License-Identifier: MIT */
/*
 * The server of the workbench under load; README.md says how it is used.
 *
 * A client that is refused rests for a moment and asks again, as the page does. Times are those of answers alone, from
 * the first byte that is sent to the last that comes.
 */
#include "client.h"

#include <ftw.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MOST_CLIENTS = 400, LONGEST_FILE = 1 << 20, SECRET = 129 };
static const double REST = 0.1; /* seconds, of who was refused */

static const char small[] =
    "entente: 1\ntitle: A strike\nparties:\n  city: {name: City}\n"
    "  union: {name: Union}\noptions:\n  raise: {party: city, label: raise}\n"
    "  strike: {party: union, label: strike}\npreferences:\n  city:\n"
    "    - want: not strike\n  union:\n    - want: raise\n";

typedef struct serving {
    pid_t id;
    int port;
    char folder[64], secret[SECRET];
} serving;

/* What came of one kind of request. */
typedef struct tally {
    double *times;
    size_t answers, room, refused, errors;
    double seconds;
} tally;

static void *need(void *memory)
{
    if (memory == NULL) {
        (void)fputs("load: out of memory\n", stderr);
        exit(4);
    }
    return memory;
}

/* --- the server ---------------------------------------------------------------------------------- */

static char *read_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    char *bytes = need(calloc(LONGEST_FILE + 1, 1));
    if (file == NULL || fread(bytes, 1, LONGEST_FILE, file) == 0) {
        free(bytes);
        bytes = NULL;
    }
    if (file != NULL) {
        (void)fclose(file);
    }
    return bytes;
}

/* Starts the server; its first lines say its port and its start page. */
static bool start(serving *s, const char *entente, char *page, size_t room)
{
    int ends[2];
    char line[1000] = "";
    (void)snprintf(s->folder, sizeof s->folder, "/tmp/entente-load-XXXXXX");
    if (mkdtemp(s->folder) == NULL || pipe(ends) != 0) {
        return false;
    }
    s->id = fork();
    if (s->id == 0) {
        (void)dup2(ends[1], STDOUT_FILENO);
        (void)close(ends[0]);
        (void)close(ends[1]);
        (void)execl(entente, entente, "serve", s->folder, "--no-browser", (char *)NULL);
        _exit(127);
    }
    (void)close(ends[1]);
    FILE *said = fdopen(ends[0], "r");
    while (said != NULL && page[0] == '\0' && fgets(line, sizeof line, said) != NULL) {
        const char *port = strstr(line, "127.0.0.1:"), *path = strstr(line, "browser: ");
        s->port = port == NULL ? s->port : atoi(port + 10);
        if (path != NULL) {
            (void)snprintf(page, room, "%.*s", (int)strcspn(path + 9, "\n"), path + 9);
        }
    }
    if (said != NULL) {
        (void)fclose(said);
    }
    return s->port > 0 && page[0] != '\0';
}

/* Asks once, waiting; the body into `out`. False when it is not answered by 200. */
static bool ask_once(int port, const char *request, char *out, size_t room)
{
    client c;
    size_t used = 0;
    bool good = client_open(&c, port);
    struct pollfd file = {.fd = c.socket, .events = POLLIN};
    good = good && write(c.socket, request, strlen(request)) == (ssize_t)strlen(request);
    while (good && used + 1 < room && poll(&file, 1, 5000) > 0) {
        const ssize_t got = read(c.socket, out + used, room - 1 - used);
        if (got <= 0) {
            break;
        }
        used += (size_t)got;
    }
    out[used] = '\0';
    client_close(&c);
    return good && strncmp(out, "HTTP/1.1 200", 12) == 0;
}

/* Exchanges the token of the start page for a secret. */
static bool enter(serving *s, const char *page)
{
    char request[600], answer[20000];
    char *text = read_file(page);
    const char *token = text == NULL ? NULL : strchr(text, '#');
    const int length = token == NULL ? 0 : (int)strspn(token + 1, "0123456789abcdefABCDEF_-");
    (void)snprintf(request, sizeof request,
                   "POST /api/session HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nX-Entente-Token: %.*s\r\n"
                   "Content-Length: 0\r\nConnection: close\r\n\r\n",
                   s->port, length, length == 0 ? "" : token + 1);
    free(text);
    if (!ask_once(s->port, request, answer, sizeof answer)) {
        return false;
    }
    const char *secret = strstr(answer, "\"secret\"");
    secret = secret == NULL ? NULL : strchr(secret + 8, '"');
    (void)snprintf(s->secret, sizeof s->secret, "%.*s",
                   secret == NULL ? 0 : (int)strcspn(secret + 1, "\""),
                   secret == NULL ? "" : secret + 1);
    return s->secret[0] != '\0';
}

static int remove_one(const char *path, const struct stat *about, int kind, struct FTW *where)
{
    (void)about;
    (void)kind;
    (void)where;
    return remove(path);
}

/* Ends the server; false when it did not end as it should. */
static bool stop(serving *s)
{
    int status = 0;
    (void)kill(s->id, SIGTERM);
    (void)waitpid(s->id, &status, 0);
    (void)nftw(s->folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* --- requests ------------------------------------------------------------------------------------ */

/* Appends a text to JSON, which has room for it six times over. */
static char *put_json(char *at, const char *text)
{
    for (; *text != '\0'; text++) {
        if ((unsigned char)*text < ' ') {
            at += sprintf(at, "\\u%04x", (unsigned char)*text);
        } else {
            at += sprintf(at, *text == '"' || *text == '\\' ? "\\%c" : "%c", *text);
        }
    }
    return at;
}

static load_request get(const serving *s, const char *path)
{
    char *bytes = need(malloc(1000));
    const int length = snprintf(bytes, 1000,
                                "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nX-Entente-Secret: %s\r\n"
                                "\r\n",
                                path, s->port, s->secret);
    return (load_request){.bytes = bytes, .length = (size_t)length, .line = ""};
}

static load_request analyse(const serving *s, const char *command, const char *text)
{
    char *body = need(malloc(6 * strlen(text) + 200)), *at = body;
    at += sprintf(at, "{\"command\":\"%s\",\"text\":\"", command);
    at = put_json(at, text);
    at += sprintf(at, "\"}");
    const size_t length = (size_t)(at - body);
    char *bytes = need(malloc(length + 1000));
    const int head = snprintf(bytes, 1000,
                              "POST /api/analyse HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n"
                              "X-Entente-Secret: %s\r\nContent-Type: application/json\r\n"
                              "Content-Length: %zu\r\n\r\n",
                              s->port, s->secret, length);
    memcpy(bytes + head, body, length + 1);
    free(body);
    return (load_request){.bytes = bytes, .length = (size_t)head + length, .line = "{\"result\":"};
}

/* --- load ---------------------------------------------------------------------------------------- */

static void add_time(tally *t, double seconds)
{
    if (t->answers == t->room) {
        t->room = 2 * t->room + 1024;
        t->times = need(realloc(t->times, t->room * sizeof *t->times));
    }
    t->times[t->answers++] = seconds;
}

/* Counts what a client has come to, and lets it go on. */
static void go_on(client *c, client_event event, const load_request *request, int port, tally *t)
{
    const double now = load_now();
    if (event == CLIENT_ANSWER) {
        add_time(t, now - c->began);
    }
    t->refused += event == CLIENT_REFUSED;
    t->errors += event == CLIENT_ERROR;
    if (event == CLIENT_ERROR && t->errors <= 3) {
        (void)fprintf(stderr, "load: status %u, %.300s\n", c->status, c->head);
    }
    if (event == CLIENT_ERROR || c->closes) {
        client_close(c);
        if (!client_open(c, port)) {
            t->errors++;
            c->resumes = now + REST;
            return;
        }
    }
    client_ask(c, request);
    if (event != CLIENT_ANSWER) {
        c->began = 0;
        c->resumes = now + REST;
    }
}

/* Those that have rested ask again. */
static void wake(client *c, const load_request *request, int port)
{
    if (c->resumes > 0 && c->resumes <= load_now() && (c->socket >= 0 || client_open(c, port))) {
        client_ask(c, request);
    }
}

/* Keeps all clients busy with a request. */
static tally press(int port, const load_request *request, size_t count, double seconds)
{
    static client clients[MOST_CLIENTS];
    static struct pollfd files[MOST_CLIENTS];
    tally t = {0};
    const double began = load_now();
    for (size_t k = 0; k < count; k++) {
        if (client_open(&clients[k], port)) {
            client_ask(&clients[k], request);
        } else {
            t.errors++;
            clients[k].resumes = began + REST;
        }
    }
    while (load_now() < began + seconds) {
        for (size_t k = 0; k < count; k++) {
            client *c = &clients[k];
            wake(c, request, port);
            files[k] = (struct pollfd){.fd = c->began > 0 ? c->socket : -1,
                                       .events = (short)(POLLIN | (client_sends(c) ? POLLOUT : 0))};
        }
        (void)poll(files, count, 20);
        for (size_t k = 0; k < count; k++) {
            const client_event event =
                files[k].revents == 0 ? CLIENT_WAITS : client_serve(&clients[k]);
            if (event != CLIENT_WAITS) {
                go_on(&clients[k], event, request, port, &t);
            }
        }
    }
    t.seconds = load_now() - began;
    for (size_t k = 0; k < count; k++) {
        client_close(&clients[k]);
    }
    return t;
}

static int compare_times(const void *first, const void *second)
{
    const double a = *(const double *)first, b = *(const double *)second;
    return (a > b) - (a < b);
}

/* Prints a row of the table. */
static void tell(const char *what, tally *t)
{
    if (t->answers > 0) {
        qsort(t->times, t->answers, sizeof *t->times, compare_times);
    }
    const double half = t->answers == 0 ? 0 : t->times[t->answers / 2];
    const double late = t->answers == 0 ? 0 : t->times[t->answers - 1 - t->answers / 100];
    (void)printf("| %s | %zu | %.0f | %zu | %zu | %.1f | %.1f |\n", what, t->answers,
                 (double)t->answers / t->seconds, t->refused, t->errors, half * 1000, late * 1000);
    (void)fflush(stdout);
}

/* Whether the server is at rest again within some seconds: nothing runs, nothing waits. */
static bool is_at_rest(const serving *s)
{
    const struct timespec moment = {0, 50 * 1000 * 1000};
    char request[600], answer[4000];
    (void)snprintf(request, sizeof request,
                   "GET /api/status HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nX-Entente-Secret: %s\r\n"
                   "Connection: close\r\n\r\n",
                   s->port, s->secret);
    for (int k = 0; k < 100; k++) {
        if (ask_once(s->port, request, answer, sizeof answer) &&
            strstr(answer, "\"running\":0,\"queued\":0") != NULL) {
            return true;
        }
        (void)nanosleep(&moment, NULL);
    }
    return false;
}

static bool press_all(const serving *s, const char *text, size_t clients, double seconds)
{
    const struct {
        const char *what;
        load_request request;
        bool analysis;
    } kinds[] = {{"the start of the page", get(s, "/"), false},
                 {"`GET /api/status`", get(s, "/api/status"), false},
                 {"`check` of a small dispute", analyse(s, "check", small), true},
                 {"`solve` of a small dispute", analyse(s, "solve", small), true},
                 {"`solve` of FILE", analyse(s, "solve", text), true}};
    bool good = true;
    (void)printf("%zu clients, %.0f s each:\n\n", clients, seconds);
    (void)puts(
        "| asked for | answers | a second | 503 | errors | half within, ms | 99 % within, ms |");
    (void)puts("| --- | --- | --- | --- | --- | --- | --- |");
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        tally t = press(s->port, &kinds[k].request, clients, seconds);
        tell(kinds[k].what, &t);
        good = good && t.errors == 0 && t.answers > 0 && (kinds[k].analysis || t.refused == 0);
        if (!is_at_rest(s)) {
            (void)fprintf(stderr, "load: the server is not at rest after %s\n", kinds[k].what);
            good = false;
        }
        free(t.times);
    }
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        union {
            const char *given;
            char *taken;
        } bytes = {kinds[k].request.bytes};
        free(bytes.taken);
    }
    return good;
}

int main(int argc, char **argv)
{
    size_t clients = 64;
    double seconds = 20;
    for (int k = 3; k + 1 < argc; k += 2) {
        const long number = strtol(argv[k + 1], NULL, 10);
        if (strcmp(argv[k], "--clients") == 0 && number > 0 && number <= MOST_CLIENTS) {
            clients = (size_t)number;
        } else if (strcmp(argv[k], "--seconds") == 0 && number > 0) {
            seconds = (double)number;
        } else {
            argc = 0;
        }
    }
    if (argc < 3 || argc % 2 == 0) {
        (void)fputs("usage: load ENTENTE FILE [--clients N] [--seconds N]\n", stderr);
        return 2;
    }
    serving s = {.id = -1};
    char page[1000] = "";
    char *text = read_file(argv[2]);
    const bool ready = text != NULL && start(&s, argv[1], page, sizeof page) && enter(&s, page);
    if (!ready) {
        (void)fputs("load: the server or the file is not there\n", stderr);
    }
    const bool good = ready && press_all(&s, text, clients, seconds);
    free(text);
    const bool stopped = s.id > 0 && stop(&s);
    return !ready ? 3 : good && stopped ? 0 : 1;
}
