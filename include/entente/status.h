/* SPDX-License-Identifier: MIT */
/*
 * The result codes that every function of the library shares.
 *
 * A function that can fail returns an ent_status and hands its results out through its last
 * parameters, which it leaves as they were when it fails. What went wrong in words, and where, is in
 * the diagnostics of the context (entente/diagnostics.h). Threads: text is constant, for any of them.
 */
#ifndef ENTENTE_STATUS_H
#define ENTENTE_STATUS_H

#if defined(__GNUC__)
#define ENT_API __attribute__((visibility("default")))
#else
#define ENT_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* What a call came to. The set is closed: new codes come only with a new major version. */
typedef enum ent_status {
    ENT_OK = 0,            /* done */
    ENT_ERROR_MEMORY,      /* the allocator refused; nothing changed */
    ENT_ERROR_LIMIT,       /* a limit of the context was reached (states, bytes) */
    ENT_ERROR_INPUT,       /* what was read has errors; the diagnostics tell them */
    ENT_ERROR_IO,          /* the system refused to read or write */
    ENT_ERROR_ARGUMENT,    /* a parameter is outside its documented range */
    ENT_ERROR_NOT_FOUND,   /* no such state, name or party */
    ENT_ERROR_UNSUPPORTED, /* defined, but not by this version */
    ENT_ERROR_CANCELLED    /* the cancel callback asked to stop */
} ent_status;

/* The status in a few English words, for example "out of memory". Never NULL; constant text;
 * callable from any thread. */
ENT_API const char *ent_status_text(ent_status status);

#ifdef __cplusplus
}
#endif
#endif
