/* SPDX-License-Identifier: MIT */
/* The answers that handlers give. */
#include "http.h"
#include "text.h"

#include <string.h>

http_answer answer_json(unsigned status, char *json)
{
    if (json == NULL) {
        return answer_error(500, "memory", "The server is out of memory.");
    }
    return (http_answer){.status = status, .body = json, .length = strlen(json)};
}

http_answer answer_error(unsigned status, const char *code, const char *words)
{
    text out = {0};
    text_add(&out, "{\"error\": ");
    text_quote_words(&out, words);
    text_add(&out, ", \"code\": ");
    text_quote_words(&out, code);
    text_add(&out, "}\n");
    char *json = text_take(&out, NULL);
    return (http_answer){.status = status, .body = json, .length = json == NULL ? 0 : strlen(json)};
}

http_answer answer_stream(const char *type, stream *flow)
{
    if (flow == NULL) {
        return answer_json(500, NULL);
    }
    return (http_answer){.status = 200, .type = type, .flow = flow};
}
