/* SPDX-License-Identifier: MIT */
/* The words of the glossary, for the page to explain: the same for every tab and every file. */
#include "http.h"
#include "text.h"

#include <entente/glossary.h>

static bool put_bytes(void *user, const char *bytes, size_t length)
{
    text *to = user;
    text_put(to, bytes, length);
    return !to->refused;
}

static http_answer get_words(const request *asked)
{
    (void)asked;
    text words = {0};
    ent_context *context = NULL;
    const ent_sink sink = {.write = put_bytes, .user = &words};
    ent_status status = ent_context_new(NULL, &context);
    if (status == ENT_OK) {
        status = ent_report_terms(context, ENT_FORMAT_JSON, &sink);
    }
    ent_context_free(context);
    if (status != ENT_OK) {
        text_drop(&words);
        return answer_error(503, "memory", "There is not enough memory for this now.");
    }
    return answer_json(200, text_take(&words, NULL));
}

const route word_routes[] = {
    {"GET", "/api/words", 0, get_words},
    {NULL, NULL, 0, NULL},
};
