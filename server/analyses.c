/* SPDX-License-Identifier: MIT */
/*
 * POST /api/analyse and GET /api/status.
 *
 * A run is what a stream and a job of the pool have in common. The loop's thread makes it; its callbacks come from
 * the pool's thread, which releases it when the job has ended, after the stream, so that `gone` finds it whole. The
 * run's lock keeps these callbacks back until the stream is there.
 */
#include "analyses.h"

#include "text.h"
#include "workers/outcome.h"
#include "workers/question.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    MOST_BODY = 16 << 20,
    GRACE = 5,       /* seconds to write what is decided, before it is killed */
    MOST_THREADS = 8 /* of one run: each takes addresses, which are limited */
};

struct analyses {
    pool *workers;
    char *program;
    pool_options limits; /* as the pool has them */
    question_setting setting;
};

typedef struct run {
    pthread_mutex_t lock; /* of `flow` */
    stream *flow;         /* NULL: there is none to write to */
    pool *workers;
    uint64_t id;
    bool json;
    char *shown;
    unsigned seconds;
    size_t output;
} run;

analyses *analyses_new(const char *program, const pool_options *limits)
{
    analyses *held = calloc(1, sizeof *held);
    if (held == NULL) {
        return NULL;
    }
    pool_options asked = *limits;
    pool_defaults(&asked);
    const long processors = sysconf(_SC_NPROCESSORS_ONLN);
    held->limits = asked;
    held->setting = (question_setting){.seconds = asked.seconds,
                                       .threads = processors > MOST_THREADS ? MOST_THREADS : 0};
    asked.seconds += GRACE;
    asked.cpu += GRACE * (unsigned)(processors < 1 ? 1 : processors);
    held->program = strdup(program);
    held->setting.program = held->program;
    held->workers = held->program == NULL ? NULL : pool_new(&asked);
    if (held->workers == NULL) {
        free(held->program);
        free(held);
        return NULL;
    }
    return held;
}

void analyses_free(analyses *held)
{
    if (held != NULL) {
        pool_free(held->workers);
        free(held->program);
        free(held);
    }
}

/* The client has gone. */
static void leave(void *user)
{
    const run *r = user;
    pool_cancel(r->workers, r->id);
}

static stream *flow_of(run *r)
{
    (void)pthread_mutex_lock(&r->lock);
    stream *flow = r->flow;
    (void)pthread_mutex_unlock(&r->lock);
    return flow;
}

static bool hear(void *user, const char *line, size_t length)
{
    stream *flow = flow_of(user);
    if (!outcome_is_progress(line, length)) {
        return false;
    }
    text whole = {0};
    text_put(&whole, line, length);
    text_put(&whole, "\n", 1);
    if (flow != NULL && !whole.refused) {
        stream_put(flow, whole.bytes, whole.length);
    }
    text_drop(&whole);
    return true;
}

static void free_run(run *r)
{
    (void)pthread_mutex_destroy(&r->lock);
    free(r->shown);
    free(r);
}

static void end(void *user, pool_end *end)
{
    static const char refused[] = "{\"failed\":\"There is not enough memory for the answer.\","
                                  "\"exit\":null,\"seconds\":0,\"command\":null,"
                                  "\"diagnostics\":[],\"messages\":[]}\n";
    run *r = user;
    stream *flow = flow_of(r);
    if (flow != NULL) {
        const outcome_about about = {
            .json = r->json, .command = r->shown, .seconds = r->seconds, .output = r->output};
        text line = {0};
        size_t length = 0;
        outcome_put(&line, &about, end);
        char *bytes = text_take(&line, &length);
        stream_put(flow, bytes == NULL ? refused : bytes,
                   bytes == NULL ? sizeof refused - 1 : length);
        free(bytes);
        stream_end(flow);
    }
    free_run(r);
}

static run *new_run(const analyses *held, question *asked)
{
    run *r = calloc(1, sizeof *r);
    if (r != NULL) {
        (void)pthread_mutex_init(&r->lock, NULL);
        *r = (run){.lock = r->lock,
                   .workers = held->workers,
                   .json = asked->json,
                   .shown = asked->shown,
                   .seconds = held->limits.seconds,
                   .output = held->limits.output};
        asked->shown = NULL;
    }
    return r;
}

static http_answer refuse_memory(void)
{
    http_answer full = answer_error(503, "memory", "There is not enough memory for this now.");
    full.retry_after = 1;
    return full;
}

/* Tells a client that its job must wait, if it must. */
static void tell_waiting(pool *workers, stream *flow)
{
    static const char line[] =
        "{\"progress\":{\"stage\":\"waiting for others\",\"done\":0,\"total\":0}}\n";
    size_t running = 0, waiting = 0;
    pool_count(workers, &running, &waiting);
    if (waiting > 1) { /* besides itself, which may be about to start */
        stream_put(flow, line, sizeof line - 1);
    }
}

/* Hands a question to the pool; a stream of its lines. */
static http_answer start(analyses *held, question *asked)
{
    run *r = new_run(held, asked);
    if (r == NULL) {
        return refuse_memory();
    }
    const pool_job job = {.words = asked->words,
                          .text = asked->texts[0],
                          .length = asked->lengths[0],
                          .second = asked->texts[1],
                          .second_length = asked->lengths[1],
                          .third = asked->texts[2],
                          .third_length = asked->lengths[2],
                          .line = hear,
                          .quick = asked->command->quick,
                          .ended = end,
                          .user = r};
    (void)pthread_mutex_lock(&r->lock);
    const pool_added added = pool_add(held->workers, &job, &r->id);
    if (added != POOL_ADDED) {
        (void)pthread_mutex_unlock(&r->lock);
        free_run(r);
        http_answer full = answer_error(503, "busy", "Too many analyses wait already.");
        full.retry_after = 1;
        return added == POOL_FULL ? full : refuse_memory();
    }
    stream *flow = r->flow = stream_new(leave, r);
    const uint64_t id = r->id;
    if (flow != NULL) {
        tell_waiting(held->workers, flow);
    }
    (void)pthread_mutex_unlock(&r->lock); /* from here on it may be gone */
    if (flow == NULL) {
        pool_cancel(held->workers, id);
        return refuse_memory();
    }
    return answer_stream("application/x-ndjson", flow);
}

static http_answer post_analyse(const request *asked)
{
    analyses *held = server_analyses(asked->server);
    question *read = malloc(sizeof *read);
    if (read == NULL) {
        return refuse_memory();
    }
    http_answer given;
    if (question_read(read, &held->setting, asked->body, asked->length)) {
        given = start(held, read);
    } else if (strcmp(read->code, "memory") == 0) {
        given = refuse_memory();
    } else {
        const bool large = strcmp(read->code, "too-large") == 0;
        given = answer_error(large ? 413 : 400, read->code, read->refusal);
    }
    question_free(read);
    free(read);
    return given;
}

static http_answer get_status(const request *asked)
{
    analyses *held = server_analyses(asked->server);
    size_t running = 0, waiting = 0;
    text words = {0};
    pool_count(held->workers, &running, &waiting);
    text_print(&words, "{\"running\":%zu,\"queued\":%zu,\"workers\":%zu}\n", running, waiting,
               held->limits.workers);
    return answer_json(200, text_take(&words, NULL));
}

const route analysis_routes[] = {
    {"POST", "/api/analyse", MOST_BODY, post_analyse},
    {"GET", "/api/status", 0, get_status},
    {NULL, NULL, 0, NULL},
};
