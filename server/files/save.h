/* SPDX-License-Identifier: MIT */
/*
 * Saving: a file is replaced whole or not at all, and only when it still is what the tab last saw.
 *
 * The new text is written beside the file and synced; then the two are exchanged, and what the exchange gave back is
 * looked at. It is the version that was named, and goes; or someone changed the file in the last moment, and the
 * two are exchanged again. So nothing that others wrote is lost unseen, except by a program that has the
 * file open at that moment and writes into it afterwards. Where the system cannot exchange, the file is
 * looked at right before it is replaced.
 */
#ifndef ENTENTE_SERVER_FILES_SAVE_H
#define ENTENTE_SERVER_FILES_SAVE_H

#include "files/content.h"

typedef struct save_order {
    const char *path;
    const char *bytes;
    size_t length;
    const char *expected; /* the version to replace; NULL: the file is to be new */
} save_order;

/*
 * Saves. FAULT_NONE: `version` is that of the text. FAULT_CHANGED and FAULT_EXISTS: `found` is what is there, where
 * it can be read (its bytes are NULL otherwise), to be dropped by the caller.
 */
fault file_save(const served *in, const save_order *order, char version[ENT_HASH_TEXT],
                content *found);

/* Whether `words` are a version: 64 hexadecimal digits in lower case. */
bool version_is_fit(const char *words);

#endif
