/* SPDX-License-Identifier: MIT */
/* show_page FORMAT N: the page of the N-th hostile text, in html, text, markdown or json; exit 3 beyond the last. */
#include "report/sample_page.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool write_out(void *user, const char *bytes, size_t length)
{
    (void)user;
    return fwrite(bytes, 1, length, stdout) == length;
}

int main(int argc, char **argv)
{
    static const char *const formats[] = {"html", "text", "markdown", "json"};
    const size_t number = argc == 3 ? strtoul(argv[2], NULL, 10) : 0;
    const ent_sink sink = {.write = write_out};
    ent_context *context = NULL;
    ent_page *page = NULL;
    if (argc != 3 || number >= HOSTILE_TEXTS) {
        return argc == 3 ? 3 : 2;
    }
    ent_status status = ent_context_new(NULL, &context);
    if (status == ENT_OK) {
        status = sample_page(context, hostile_texts[number], &page);
    }
    for (int k = 0; k < 4 && status == ENT_OK; k++) {
        if (strcmp(argv[1], formats[k]) == 0) {
            status = ent_page_write(context, page, (ent_page_format)k, &sink);
        }
    }
    ent_page_free(page);
    ent_context_free(context);
    return status == ENT_OK ? 0 : 1;
}
