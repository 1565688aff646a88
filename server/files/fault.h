/* SPDX-License-Identifier: MIT */
/* Why a file was not read or written: one table of a status of HTTP, a word for programs and words for people. */
#ifndef ENTENTE_SERVER_FILES_FAULT_H
#define ENTENTE_SERVER_FILES_FAULT_H

typedef enum fault {
    FAULT_NONE,
    FAULT_PATH,      /* not a path below the folder */
    FAULT_KIND,      /* not one of the kinds of file that are served */
    FAULT_UNWRITTEN, /* a text, which is only read */
    FAULT_MISSING,   /* no such file or folder */
    FAULT_NOT_PLAIN, /* a folder, a link, a pipe, a device */
    FAULT_FORBIDDEN, /* the system does not allow it */
    FAULT_READ_ONLY, /* the file, or where it stands, is not to be written */
    FAULT_OWNER,     /* a save would give it to someone else */
    FAULT_TOO_LARGE, /* more than is opened or saved */
    FAULT_NOT_TEXT,  /* not UTF-8 */
    FAULT_RESTLESS,  /* it changes while it is read */
    FAULT_BUSY,      /* someone else holds the folder */
    FAULT_CHANGED,   /* it is no longer the version that was named */
    FAULT_EXISTS,    /* a file that was to be new is there */
    FAULT_GONE,      /* a file that was to be replaced is not there */
    FAULT_FULL,      /* no room on the disk */
    FAULT_QUOTA,     /* no room left for this user */
    FAULT_LONG_NAME,
    FAULT_MANY,    /* more journals or watchers than are kept */
    FAULT_LIVE,    /* the journal of a tab that is open */
    FAULT_HANDLES, /* too many files are open */
    FAULT_MEMORY,
    FAULT_SYSTEM, /* anything else */
    FAULT_COUNT
} fault;

/* A row of the table. `words` are a sentence. */
typedef struct fault_text {
    unsigned status;
    const char *code, *words;
} fault_text;

/* The row of a fault other than FAULT_NONE. */
const fault_text *fault_about(fault which);

/* What an errno means; FAULT_SYSTEM where it is none of the known ones. */
fault fault_of(int error);

#endif
