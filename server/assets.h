/* SPDX-License-Identifier: MIT */
/* The page of the workbench and what belongs to it, as the build made it, held in the program. */
#ifndef ENTENTE_SERVER_ASSETS_H
#define ENTENTE_SERVER_ASSETS_H

#include "http.h"

typedef struct asset {
    const char *path; /* as in a request; of a page "%NONCE%" stands for the nonce of a response */
    const char *type;
    const char *tag; /* quoted; changes with the bytes */
    const unsigned char *bytes;
    size_t length;
} asset;

/* Generated; ends with a NULL path. */
extern const asset assets[];

/* What is at a path; 404 where nothing is. `known` is If-None-Match, or NULL. */
http_answer asset_answer(const char *path, const char *known, const char *nonce);

#endif
