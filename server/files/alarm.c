/* SPDX-License-Identifier: MIT */
/* A pipe that is rung, and inotify where the system is Linux. */
#include "files/alarm.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stddef.h>
#include <stdio.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/inotify.h>
#endif

static bool set_up(int end)
{
    return fcntl(end, F_SETFD, FD_CLOEXEC) == 0 && fcntl(end, F_SETFL, O_NONBLOCK) == 0;
}

bool alarms_open(alarms *out)
{
    if (pipe(out->bell) != 0) {
        return false;
    }
    if (!set_up(out->bell[0]) || !set_up(out->bell[1])) {
        (void)close(out->bell[0]);
        (void)close(out->bell[1]);
        return false;
    }
#ifdef __linux__
    out->events = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
#else
    out->events = -1;
#endif
    return true;
}

void alarms_close(alarms *held)
{
    (void)close(held->bell[0]);
    (void)close(held->bell[1]);
    if (held->events >= 0) {
        (void)close(held->events);
    }
}

int alarm_add(const alarms *in, int folder)
{
#ifdef __linux__
    char path[32]; /* of the folder that is open, wherever its name leads by now */
    (void)snprintf(path, sizeof path, "/proc/self/fd/%d", folder);
    return in->events < 0 ? -1
                          : inotify_add_watch(in->events, path,
                                              IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO |
                                                  IN_MODIFY | IN_CLOSE_WRITE | IN_ATTRIB);
#else
    (void)in, (void)folder;
    return -1;
#endif
}

void alarm_remove(const alarms *in, int number)
{
#ifdef __linux__
    if (in->events >= 0 && number >= 0) {
        (void)inotify_rm_watch(in->events, number);
    }
#else
    (void)in, (void)number;
#endif
}

void alarm_ring(const alarms *in)
{
    ssize_t put;
    do {
        put = write(in->bell[1], "", 1);
    } while (put < 0 && errno == EINTR); /* a full pipe rings already */
}

static void drain(int from)
{
    char bytes[4096];
    ssize_t got;
    do {
        got = read(from, bytes, sizeof bytes);
    } while (got > 0 || (got < 0 && errno == EINTR));
}

bool alarm_wait(const alarms *in, int milliseconds)
{
    struct pollfd of[2] = {{.fd = in->bell[0], .events = POLLIN},
                           {.fd = in->events, .events = POLLIN}}; /* -1 is passed over */
    if (poll(of, 2, milliseconds) <= 0) {
        return false;
    }
    for (size_t i = 0; i < 2; i++) {
        if (of[i].revents != 0) {
            drain(of[i].fd);
        }
    }
    return true;
}
