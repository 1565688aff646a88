/* SPDX-License-Identifier: MIT */
/* The keyboard of a review: single keys where standard input is a terminal, else whole lines. */
#ifndef ENTENTE_CLI_REVIEW_TERMINAL_H
#define ENTENTE_CLI_REVIEW_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>

/* What is no key. */
enum { KEY_END = -1, KEY_RESIZED = -2, KEY_UNKNOWN = -3, KEY_CONTROL_D = 4 };

/* Begins to read keys; ended by terminal_end() in every case, which gives the terminal back as it was. */
void terminal_begin(void);
void terminal_end(void);

/* The next key; of lines the first letter, 0 for one without. KEY_END: there is no more, or a signal asks to stop. */
int terminal_key(void);

/*
 * The line that answers a question, without its end and the blanks around it: where keys are read one by one it is
 * typed now, with the line editing of the terminal; else it is what stands behind the key on its line, if anything
 * does, and otherwise the next line. False: there is no more.
 */
bool terminal_line(char *out, size_t room);

/* Columns of standard output. */
size_t terminal_width(void);

/* Whether standard output shows colours, and the user wants any. */
bool terminal_coloured(void);

#endif
