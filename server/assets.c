/* SPDX-License-Identifier: MIT */
/*
 * The page: index.html is never kept by a browser, since the nonce in it is good for one response; the others carry
 * a tag, and 304 is the answer to who has them.
 */
#include "assets.h"
#include "text.h"

#include <string.h>

static const char placeholder[] = "%NONCE%";

static const char nothing_here[] =
    "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Not "
    "here</title></head>"
    "<body><h1>There is nothing here</h1><p><a href=\"/\">The workbench</a></p></body></html>\n";

/* A page, with the nonce in its places. */
static http_answer page_answer(const asset *page, const char *nonce)
{
    text out = {0};
    const char *at = (const char *)page->bytes, *end = at + page->length;
    const size_t size = sizeof placeholder - 1;
    const char *plain = at;
    while (at < end) {
        if ((size_t)(end - at) >= size && memcmp(at, placeholder, size) == 0) {
            text_put(&out, plain, (size_t)(at - plain));
            text_add(&out, nonce);
            at += size;
            plain = at;
        } else {
            at++;
        }
    }
    text_put(&out, plain, (size_t)(end - plain));
    http_answer made = answer_json(200, text_take(&out, NULL));
    made.type = made.status == 200 ? page->type : NULL;
    return made;
}

http_answer asset_answer(const char *path, const char *known, const char *nonce)
{
    const char *wanted = strcmp(path, "/") == 0 ? "/index.html" : path;
    for (const asset *a = assets; a->path != NULL; a++) {
        if (strcmp(a->path, wanted) != 0) {
            continue;
        }
        if (strncmp(a->type, "text/html", strlen("text/html")) == 0) {
            return page_answer(a, nonce);
        }
        bool has_it = known != NULL && strcmp(known, a->tag) == 0;
        return (http_answer){.status = has_it ? 304 : 200,
                             .type = a->type,
                             .tag = a->tag,
                             .lasting = (const char *)a->bytes,
                             .length = has_it ? 0 : a->length};
    }
    return (http_answer){.status = 404,
                         .type = "text/html; charset=utf-8",
                         .lasting = nothing_here,
                         .length = sizeof nothing_here - 1};
}
