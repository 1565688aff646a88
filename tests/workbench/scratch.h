/* SPDX-License-Identifier: MIT */
/* A folder of a test's own, in the folder where the test runs, and small files in it. */
#ifndef ENTENTE_TESTS_SCRATCH_H
#define ENTENTE_TESTS_SCRATCH_H

#include <dirent.h>
#include <fcntl.h>
#include <ftw.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "files/content.h"
#include "files/paths.h"

typedef struct scratch {
    char path[64];
    served in; /* `in.root` is the folder */
} scratch;

static inline int remove_one(const char *path, const struct stat *about, int kind, struct FTW *at)
{
    (void)about, (void)kind, (void)at;
    return remove(path);
}

static inline void scratch_open(scratch *out)
{
    *out = (scratch){.path = "scratch-XXXXXX"};
    assert_non_null(mkdtemp(out->path));
    out->in.root = open(out->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    assert_true(out->in.root >= 0);
}

static inline void scratch_close(scratch *held)
{
    (void)close(held->in.root);
    (void)nftw(held->path, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

/* For a test: its scratch is its state. */
static inline int open_scratch(void **state)
{
    static scratch here;
    scratch_open(&here);
    *state = &here;
    return 0;
}

static inline int close_scratch(void **state)
{
    scratch_close(*state);
    return 0;
}

/* Writes a file in place, as a simple program would. */
static inline void put_bytes(const scratch *in, const char *name, const void *bytes, size_t length)
{
    const int file = openat(in->in.root, name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    assert_true(file >= 0);
    assert_int_equal(write(file, bytes, length), (ssize_t)length);
    assert_int_equal(close(file), 0);
}

static inline void put_words(const scratch *in, const char *name, const char *words)
{
    put_bytes(in, name, words, strlen(words));
}

static inline void put_folder(const scratch *in, const char *name)
{
    assert_int_equal(mkdirat(in->in.root, name, 0755), 0);
}

static inline bool is_there(const scratch *in, const char *name)
{
    struct stat about;
    return fstatat(in->in.root, name, &about, AT_SYMLINK_NOFOLLOW) == 0;
}

/* What the file says, from malloc(). */
static inline content get(const scratch *in, const char *name)
{
    content found = {0};
    assert_int_equal(content_read(in->in.root, name, MOST_TEXT, &found), FAULT_NONE);
    return found;
}

static inline void assert_words(const scratch *in, const char *name, const char *words)
{
    content found = get(in, name);
    assert_string_equal(found.bytes, words);
    content_drop(&found);
}

/* How many names there are in the folder, hidden ones too. */
static inline size_t names_in(const scratch *in)
{
    const int again = openat(in->in.root, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *names = fdopendir(again);
    size_t count = 0;
    assert_non_null(names);
    while (readdir(names) != NULL) {
        count++;
    }
    (void)closedir(names);
    return count - 2; /* . and .. */
}

/* How many descriptors this process has. */
static inline size_t descriptors(void)
{
    size_t count = 0;
    DIR *names = opendir("/proc/self/fd");
    assert_non_null(names);
    while (readdir(names) != NULL) {
        count++;
    }
    (void)closedir(names);
    return count;
}

#endif
