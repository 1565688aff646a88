/* SPDX-License-Identifier: MIT */
/* The table of faults, and that of the system's error numbers. */
#include "files/fault.h"

#include <errno.h>
#include <stddef.h>

static const fault_text faults[FAULT_COUNT] = {
    [FAULT_PATH] = {400, "path", "This is not the path of a file below the folder."},
    [FAULT_KIND] =
        {403, "kind",
         "Only .yaml, .yml, .json and .gmcr files are opened and saved here, and .txt read."},
    [FAULT_UNWRITTEN] = {403, "kind", "Texts (.txt) are read here, and never written."},
    [FAULT_MISSING] = {404, "missing", "There is no such file."},
    [FAULT_NOT_PLAIN] = {403, "not-plain",
                         "This is a folder, a link or a device, not a plain file."},
    [FAULT_FORBIDDEN] = {403, "forbidden",
                         "The system does not allow this file to be read or written."},
    [FAULT_READ_ONLY] = {403, "read-only", "The file, or the disk that it is on, is read-only."},
    [FAULT_OWNER] = {403, "owner",
                     "The file belongs to someone else, who would lose it by a save."},
    [FAULT_TOO_LARGE] = {413, "too-large", "The text has more than 16 MiB."},
    [FAULT_NOT_TEXT] = {422, "not-text", "This is not text in UTF-8."},
    [FAULT_RESTLESS] = {503, "restless", "The file changes while it is read."},
    [FAULT_BUSY] = {503, "busy", "Another program holds the folder."},
    [FAULT_CHANGED] = {409, "changed", "The file was changed by someone else; nothing is written."},
    [FAULT_EXISTS] = {409, "exists", "There is a file of this name; nothing is written."},
    [FAULT_GONE] = {409, "gone", "The file is no longer there; nothing is written."},
    [FAULT_FULL] = {507, "full", "There is no room on the disk; the file is as it was."},
    [FAULT_QUOTA] = {507, "quota", "Your room on the disk is used up; the file is as it was."},
    [FAULT_LONG_NAME] = {400, "long-name", "The name is longer than the disk allows."},
    [FAULT_MANY] = {503, "many", "There are too many of these already."},
    [FAULT_LIVE] = {409, "live", "Another tab is writing this just now."},
    [FAULT_HANDLES] = {503, "handles", "Too many files are open."},
    [FAULT_MEMORY] = {503, "memory", "Out of memory."},
    [FAULT_SYSTEM] = {500, "system", "The system failed to read or write."},
};

const fault_text *fault_about(fault which)
{
    return &faults[which > FAULT_NONE && which < FAULT_COUNT ? which : FAULT_SYSTEM];
}

static const struct {
    int error;
    fault means;
} errors[] = {
    {ENOENT, FAULT_MISSING},  {ENOTDIR, FAULT_NOT_PLAIN}, {EISDIR, FAULT_NOT_PLAIN},
    {ELOOP, FAULT_NOT_PLAIN}, {ENXIO, FAULT_NOT_PLAIN},   {EACCES, FAULT_FORBIDDEN},
    {EPERM, FAULT_FORBIDDEN}, {EROFS, FAULT_READ_ONLY},   {ENOSPC, FAULT_FULL},
    {EFBIG, FAULT_FULL},      {EDQUOT, FAULT_QUOTA},      {ENAMETOOLONG, FAULT_LONG_NAME},
    {EEXIST, FAULT_EXISTS},   {EMFILE, FAULT_HANDLES},    {ENFILE, FAULT_HANDLES},
    {ENOMEM, FAULT_MEMORY},
};

fault fault_of(int error)
{
    for (size_t i = 0; i < sizeof errors / sizeof *errors; i++) {
        if (errors[i].error == error) {
            return errors[i].means;
        }
    }
    return FAULT_SYSTEM;
}
