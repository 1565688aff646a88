/* SPDX-License-Identifier: MIT */
/*
 * The files of one folder, as the page sees them (docs/workbench.md, "Requests" and "Losing nothing").
 *
 * The server holds one `files`, made once its options are read, and gives it by server_files(), so that the
 * handlers of file_routes find it. These, and the functions here, are called on the loop's thread.
 */
#ifndef ENTENTE_SERVER_FILES_FILES_H
#define ENTENTE_SERVER_FILES_FILES_H

#include "http.h"

typedef struct files files;

/*
 * Opens what is served: a folder, or a file, which is then open in the folder that it stands in. Removes what
 * saves that a crash cut short have left there. NULL: it cannot be opened (errno says why) or there is no memory.
 */
files *files_new(const char *path);

/* Ends the streams of those who watch. Call it when no request is being handled any more. */
void files_free(files *held);

/* What /api/session tells: the folder by its full path, the file to open or NULL, and the list of
 * `GET /api/files` as a JSON array from malloc(), NULL when there is no memory. */
const char *files_folder(const files *held);
const char *files_first(const files *held);
char *files_list(const files *held);

/* Of the server, by whoever holds it. */
files *server_files(struct server *server);

#endif
