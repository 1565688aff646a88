/* SPDX-License-Identifier: MIT */
/* Text that is broken at blanks, and shows nothing that a terminal would obey. */
#ifndef ENTENTE_CLI_REVIEW_FLOW_H
#define ENTENTE_CLI_REVIEW_FLOW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum { FLOW_WORD = 512 };

/* A paragraph that is being written. */
typedef struct flow {
    FILE *page;
    size_t width, indent;
    size_t column;        /* of the line so far; 0: it has not begun */
    char word[FLOW_WORD]; /* that is not yet written */
    size_t length, columns;
    bool after_blank;
} flow;

/* Begins a paragraph, indented by so many blanks. */
void flow_begin(flow *f, FILE *page, size_t width, size_t indent);

/* Adds words of others: line ends become blanks; control characters, those that turn the direction of text, and
 * what is not UTF-8 become question marks. */
void flow_add(flow *f, const char *bytes, size_t length);

/* Adds what takes no room, such as a change of colour. */
void flow_hidden(flow *f, const char *bytes);

/* Ends the paragraph. */
void flow_end(flow *f);

/* Puts words of others on the line as they are, but for what a terminal would obey. */
void flow_put_clean(FILE *page, const char *words);

#endif
