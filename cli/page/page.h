/* SPDX-License-Identifier: MIT */
/* What the files of `report` share. */
#ifndef ENTENTE_CLI_PAGE_H
#define ENTENTE_CLI_PAGE_H

#include "cli.h"

/* The command of a run as one would type it again, in memory of malloc(); NULL without memory. Words are quoted as a
 * shell needs, and flags that do not change what is said are left out. */
char *page_command(const cli_arguments *arguments);

/* The path of an installed Chromium, in memory of malloc(); NULL after a message when there is none. */
char *page_find_chromium(void);

/* Prints a page as PDF by this Chromium, into a file that appears only when it is whole; the exit code. */
int page_print_pdf(cli_session *session, const char *chromium, const ent_page *page,
                   const char *path);

/* A folder of our own for a while (folder.c): its path in memory of malloc(), or NULL with errno; and away with it
 * and all that is in it. */
char *folder_new(void);
void folder_remove(const char *path);

#endif
