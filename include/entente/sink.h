/* SPDX-License-Identifier: MIT */
/* Where the library writes: a function of the caller that takes bytes, called on the thread of the caller. */
#ifndef ENTENTE_SINK_H
#define ENTENTE_SINK_H

#include <entente/context.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Where bytes go: returns false when they could not be written, which ends the writing call with
 * ENT_ERROR_IO. Called on the caller's thread. */
typedef struct ent_sink {
    bool (*write)(void *user, const char *bytes, size_t length);
    void *user;
} ent_sink;

#ifdef __cplusplus
}
#endif
#endif
