/* SPDX-License-Identifier: MIT */
/*
 * What wakes the thread that watches files: something happened in one of some folders, as inotify tells, or
 * another thread rings. It says that it is time to look, never what has happened, so nothing is lost when the
 * system drops events.
 */
#ifndef ENTENTE_SERVER_FILES_ALARM_H
#define ENTENTE_SERVER_FILES_ALARM_H

#include <stdbool.h>

typedef struct alarms {
    int bell[2]; /* a pipe */
    int events;  /* of inotify; -1: there is none */
} alarms;

bool alarms_open(alarms *out); /* false with errno */
void alarms_close(alarms *held);

/* Tells of a folder that is open, from now on: a number that is the same for the same folder, -1 if it cannot. */
int alarm_add(const alarms *in, int folder);
void alarm_remove(const alarms *in, int number);

/* From any thread. */
void alarm_ring(const alarms *in);

/* Waits until it is time to look, at most so many milliseconds, -1 for no end; true when the alarm went. */
bool alarm_wait(const alarms *in, int milliseconds);

#endif
