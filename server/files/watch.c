/* SPDX-License-Identifier: MIT */
/*
 * Watching files. The list, and what the tabs know, is guarded by one mutex, which is free while a file is read, so
 * that the loop never waits for that; what was read while a save was under way is forgotten. What is said of a
 * file as it was seen belongs to the thread, and `gone` is set without the mutex.
 */
#include "files/watch.h"
#include "files/alarm.h"

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum {
    BEAT = 15000,      /* milliseconds between signs of life */
    LOOK_AGAIN = 5000, /* between looks where the alarm tells of changes */
    LOOK_OFTEN = 1000, /* where it does not */
    LOOK_SOON = 60,    /* at a file that was touched just now */
    SETTLE = 50        /* from an alarm to the look: changes come in bursts */
};

typedef struct watch {
    struct watch *next;
    watches *in;
    stream *flow;
    atomic_bool gone; /* the client */
    char tab[TAB_NAME + 1];
    char *path;
    char known[ENT_HASH_TEXT]; /* by the tab; "": no file */
    bool looked;               /* `seen` is what a version was taken of */
    bool there;
    bool touched; /* since; `seen` is how it then was */
    struct stat seen;
    int number;     /* of the alarm of its folder, or -1 */
    long long beat; /* when the next sign of life is due */
} watch;

struct watches {
    const served *served;
    pthread_mutex_t guard;
    pthread_t thread;
    bool running, ending;
    bool paused;    /* a save is under way */
    unsigned saves; /* so far */
    alarms alarms;
    watch *first;
    size_t count;
};

static long long now_in_milliseconds(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

watches *watches_new(const served *in)
{
    watches *made = calloc(1, sizeof *made);
    if (made == NULL || !alarms_open(&made->alarms)) {
        free(made);
        return NULL;
    }
    if (pthread_mutex_init(&made->guard, NULL) != 0) {
        alarms_close(&made->alarms);
        free(made);
        return NULL;
    }
    made->served = in;
    return made;
}

/* --- one file ------------------------------------------------------------------------------------ */

/* Notes the number of the alarm that now tells of the file's folder, and drops the one before, if it was its own. */
static void note_alarm(watch *of, int number)
{
    bool used = false;
    for (const watch *other = of->in->first; other != NULL; other = other->next) {
        used = used || (other != of && other->number == of->number);
    }
    if (number != of->number && !used) {
        alarm_remove(&of->in->alarms, of->number);
    }
    of->number = number;
}

/* Tells the tab when the version is another than it knows. */
static void tell(watch *of, const char *version)
{
    if (strcmp(of->known, version) == 0) {
        return;
    }
    char line[ENT_HASH_TEXT + 32];
    const char *quote = version[0] == '\0' ? "" : "\"";
    const int length = snprintf(line, sizeof line, "{\"changed\":%s%s%s}\n", quote,
                                version[0] == '\0' ? "null" : version, quote);
    stream_put(of->flow, line, (size_t)length);
    memcpy(of->known, version, strlen(version) + 1);
}

/* What came of looking at a file. */
typedef enum sight {
    SIGHT_SAME, /* as when it was last seen */
    SIGHT_SOON, /* it is being written just now, and is to be looked at soon */
    SIGHT_READ  /* it has this version, "" when there is no file that can be read */
} sight;

/* Reads the file once it has been touched and left in peace until the next look, since many programs empty a file
 * before they write it. */
static sight look_at(watch *of, const spot *at, char version[ENT_HASH_TEXT])
{
    struct stat about = {0};
    const bool there = fstatat(at->folder, at->name, &about, AT_SYMLINK_NOFOLLOW) == 0;
    const bool same = there == of->there && (!there || content_is_same(&about, &of->seen));
    if (of->looked && same && !of->touched) {
        return SIGHT_SAME;
    }
    of->there = there;
    of->seen = about;
    of->touched = of->looked && !same;
    if (of->touched) {
        return SIGHT_SOON;
    }
    content now = {0};
    const fault wrong = content_read(at->folder, at->name, MOST_TEXT, &now);
    of->looked = true;
    of->touched = wrong == FAULT_RESTLESS || wrong == FAULT_MEMORY || wrong == FAULT_HANDLES;
    if (of->touched) {
        return SIGHT_SOON;
    }
    of->seen = wrong == FAULT_NONE ? now.about : about;
    memcpy(version, wrong == FAULT_NONE ? now.version : "",
           wrong == FAULT_NONE ? ENT_HASH_TEXT : 1);
    content_drop(&now);
    return SIGHT_READ;
}

/* Goes to the file and looks at it, without the mutex. *number: of the alarm of its folder. */
static sight visit(watch *of, char version[ENT_HASH_TEXT], int *number)
{
    spot at;
    version[0] = '\0';
    *number = -1;
    if (path_open(of->in->served, of->path, &at) != FAULT_NONE) {
        of->looked = false;
        return SIGHT_READ;
    }
    *number = alarm_add(&of->in->alarms, at.folder); /* first, so that no change is missed */
    const sight seen = look_at(of, &at, version);
    path_close(&at);
    return seen;
}

/* Looks at a file and tells its tab; false when it is to be looked at soon. */
static bool look(watch *of)
{
    watches *in = of->in;
    char version[ENT_HASH_TEXT];
    int number;
    const unsigned saves = in->saves;
    (void)pthread_mutex_unlock(&in->guard);
    const sight seen = visit(of, version, &number);
    (void)pthread_mutex_lock(&in->guard);
    note_alarm(of, number);
    if (in->paused || in->saves != saves) {
        of->looked = false; /* perhaps it is what the tab itself has saved */
        return false;
    }
    if (seen == SIGHT_READ) {
        tell(of, version);
    }
    return seen != SIGHT_SOON;
}

/* --- all of them, on the thread ------------------------------------------------------------------ */

static void drop(watch *of)
{
    stream_end(of->flow);
    free(of->path);
    free(of);
}

/* Takes those from the list whose clients are gone. */
static void drop_gone(watches *in)
{
    for (watch **at = &in->first; *at != NULL;) {
        watch *of = *at;
        if (!atomic_load(&of->gone)) {
            at = &of->next;
            continue;
        }
        *at = of->next;
        in->count--;
        bool used = false;
        for (const watch *other = in->first; other != NULL; other = other->next) {
            used = used || other->number == of->number;
        }
        if (!used) {
            alarm_remove(&in->alarms, of->number);
        }
        drop(of);
    }
}

/* Looks at every file, and gives signs of life; how long to wait until the next time. */
static int look_round(watches *in)
{
    const long long now = now_in_milliseconds();
    long long wait = in->first == NULL ? -1 : LOOK_AGAIN;
    for (watch *of = in->first; of != NULL && !in->ending; of = of->next) {
        const bool done = look(of);
        if (of->beat <= now) {
            stream_put(of->flow, "{}\n", 3);
            of->beat = now + BEAT;
        }
        const long long again = !done ? LOOK_SOON : of->number < 0 ? LOOK_OFTEN : LOOK_AGAIN;
        wait = wait < again ? wait : again;
        wait = wait < of->beat - now ? wait : of->beat - now;
    }
    return (int)wait;
}

static void *run(void *user)
{
    watches *in = user;
    const struct timespec settle = {0, SETTLE * 1000000L};
    (void)pthread_mutex_lock(&in->guard);
    while (!in->ending) {
        drop_gone(in);
        const int wait = look_round(in);
        (void)pthread_mutex_unlock(&in->guard);
        if (alarm_wait(&in->alarms, wait)) {
            (void)nanosleep(&settle, NULL);
        }
        (void)pthread_mutex_lock(&in->guard);
    }
    (void)pthread_mutex_unlock(&in->guard);
    return NULL;
}

/* Starts the thread, which no signal interrupts. */
static bool start(watches *in)
{
    sigset_t all, before;
    (void)sigfillset(&all);
    (void)pthread_sigmask(SIG_SETMASK, &all, &before);
    in->running = in->running || pthread_create(&in->thread, NULL, run, in) == 0;
    (void)pthread_sigmask(SIG_SETMASK, &before, NULL);
    return in->running;
}

void watches_free(watches *held)
{
    if (held == NULL) {
        return;
    }
    (void)pthread_mutex_lock(&held->guard);
    held->ending = true;
    (void)pthread_mutex_unlock(&held->guard);
    if (held->running) {
        alarm_ring(&held->alarms);
        (void)pthread_join(held->thread, NULL);
    }
    while (held->first != NULL) {
        watch *of = held->first;
        held->first = of->next;
        drop(of);
    }
    alarms_close(&held->alarms);
    (void)pthread_mutex_destroy(&held->guard);
    free(held);
}

/* --- on the loop's thread ------------------------------------------------------------------------ */

/* The client is gone. From then on the thread may release the watch. */
static void go(void *user)
{
    watch *of = user;
    watches *in = of->in;
    atomic_store(&of->gone, true);
    alarm_ring(&in->alarms);
}

static watch *watch_new(watches *in, const watch_order *order)
{
    watch *made = calloc(1, sizeof *made);
    char *path = malloc(strlen(order->path) + 1);
    stream *flow = made == NULL || path == NULL ? NULL : stream_new(go, made);
    if (flow == NULL) {
        free(made);
        free(path);
        return NULL;
    }
    made->in = in;
    made->flow = flow;
    made->path = strcpy(path, order->path);
    made->number = -1;
    made->beat = now_in_milliseconds() + BEAT;
    (void)snprintf(made->tab, sizeof made->tab, "%s", order->tab);
    (void)snprintf(made->known, sizeof made->known, "%s",
                   order->version == NULL ? "" : order->version);
    return made;
}

fault watch_add(watches *in, const watch_order *order, stream **out)
{
    spot at;
    fault wrong = path_open(in->served, order->path, &at);
    if (wrong != FAULT_NONE) {
        return wrong;
    }
    path_close(&at);
    (void)pthread_mutex_lock(&in->guard);
    watch *made = NULL;
    if (in->count >= MOST_WATCHES) {
        wrong = FAULT_MANY;
    } else if (!start(in) || (made = watch_new(in, order)) == NULL) {
        wrong = FAULT_MEMORY;
    } else {
        made->next = in->first;
        in->first = made;
        in->count++;
        *out = made->flow;
    }
    (void)pthread_mutex_unlock(&in->guard);
    alarm_ring(&in->alarms);
    return wrong;
}

void watch_pause(watches *in)
{
    (void)pthread_mutex_lock(&in->guard);
    in->paused = true;
    (void)pthread_mutex_unlock(&in->guard);
}

void watch_saved(watches *in, const watch_order *order)
{
    (void)pthread_mutex_lock(&in->guard);
    for (watch *of = in->first; of != NULL && order->version != NULL; of = of->next) {
        if (strcmp(of->tab, order->tab) == 0 && strcmp(of->path, order->path) == 0) {
            memcpy(of->known, order->version, strlen(order->version) + 1);
        }
    }
    in->paused = false;
    in->saves++;
    (void)pthread_mutex_unlock(&in->guard);
}
