/* SPDX-License-Identifier: MIT */
/*
 * Files where the system refuses: each allocation in turn, names that cannot be exchanged, a folder without locks, a disk
 * without links, a disk that cannot be synced. The linker puts the functions here before those of the system.
 */
#include "files/journal.h"
#include "files/listing.h"
#include "files/place.h"
#include "files/save.h"
#include "scratch.h"

#include <errno.h>
#include <sys/file.h>

/* What is refused: the so-many-th allocation, 0 for none; and by which errno the others, 0 for not. */
static struct {
    size_t allocation, allocations;
    int exchange, link, lock, sync;
    size_t syncs; /* that were asked for */
} refuse;

static bool is_refused(void)
{
    refuse.allocations++;
    return refuse.allocations == refuse.allocation;
}

void *__real_malloc(size_t size);
void *__wrap_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__real_realloc(void *from, size_t size);
void *__wrap_realloc(void *from, size_t size);
int __real_renameat2(int from, const char *a, int to, const char *b, unsigned flags);
int __wrap_renameat2(int from, const char *a, int to, const char *b, unsigned flags);
int __real_linkat(int from, const char *a, int to, const char *b, int flags);
int __wrap_linkat(int from, const char *a, int to, const char *b, int flags);
int __real_flock(int file, int how);
int __wrap_flock(int file, int how);
int __real_fsync(int file);
int __wrap_fsync(int file);

void *__wrap_malloc(size_t size)
{
    return is_refused() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
    return is_refused() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *from, size_t size)
{
    return is_refused() ? NULL : __real_realloc(from, size);
}

/* 0 where the call is to be made. */
static int refused_by(int error)
{
    errno = error;
    return error == 0 ? 0 : -1;
}

int __wrap_renameat2(int from, const char *a, int to, const char *b, unsigned flags)
{
    return refused_by(refuse.exchange) != 0 ? -1 : __real_renameat2(from, a, to, b, flags);
}

int __wrap_linkat(int from, const char *a, int to, const char *b, int flags)
{
    return refused_by(refuse.link) != 0 ? -1 : __real_linkat(from, a, to, b, flags);
}

int __wrap_flock(int file, int how)
{
    return refused_by(refuse.lock) != 0 ? -1 : __real_flock(file, how);
}

int __wrap_fsync(int file)
{
    refuse.syncs++;
    return refused_by(refuse.sync) != 0 ? -1 : __real_fsync(file);
}

static int set_up(void **state)
{
    static scratch here;
    memset(&refuse, 0, sizeof refuse);
    scratch_open(&here);
    *state = &here;
    return 0;
}

static int tear_down(void **state)
{
    memset(&refuse, 0, sizeof refuse);
    scratch_close(*state);
    return 0;
}

static const char tab[] = "0123456789abcdef";

static fault save(const scratch *in, const char *path, const char *words, const char *before)
{
    char version[ENT_HASH_TEXT], expected[ENT_HASH_TEXT];
    content found;
    if (before != NULL) {
        ent_hash_text(before, strlen(before), expected);
    }
    const save_order order = {path, words, strlen(words), before == NULL ? NULL : expected};
    const fault wrong = file_save(&in->in, &order, version, &found);
    content_drop(&found);
    return wrong;
}

/* --- each allocation in turn --------------------------------------------------------------------- */

static fault try_save(const scratch *in)
{
    return save(in, "a.yaml", "two", "one");
}

static fault try_new(const scratch *in)
{
    return save(in, "new.yaml", "two", NULL);
}

static fault try_keep(const scratch *in)
{
    return journal_write(&in->in, &(journal_order){"a.yaml", tab, NULL, "typed", 5});
}

static fault try_read(const scratch *in)
{
    content found = {0};
    const fault wrong = content_read(in->in.root, "a.yaml", MOST_TEXT, &found);
    content_drop(&found);
    return wrong;
}

static fault try_list(const scratch *in)
{
    listing found;
    const fault wrong = listing_read(&in->in, &found);
    if (wrong != FAULT_NONE) {
        return wrong;
    }
    char *json = listing_json(&found);
    listing_drop(&found);
    free(json);
    return json == NULL ? FAULT_MEMORY : FAULT_NONE;
}

/* Until it succeeds, it says that there is no memory, or that the folder cannot be read, and nothing is changed. */
static void each_allocation(const scratch *in, fault (*try)(const scratch *in))
{
    const size_t descriptors_before = descriptors();
    for (size_t k = 1;; k++) {
        const size_t names = names_in(in);
        refuse.allocations = 0;
        refuse.allocation = k;
        const fault wrong = try(in);
        refuse.allocation = 0;
        assert_true(k < 1000);
        assert_int_equal(descriptors(), descriptors_before);
        if (wrong == FAULT_NONE) {
            return;
        }
        assert_int_equal(wrong, FAULT_MEMORY);
        assert_int_equal(names_in(in), names);
        assert_words(in, "a.yaml", "one");
    }
}

static void memory(void **state)
{
    const scratch *in = *state;
    put_words(in, "a.yaml", "one");
    put_folder(in, "sub");
    put_words(in, "sub/b.yaml", "one");
    each_allocation(in, try_read);
    each_allocation(in, try_list);
    each_allocation(in, try_keep);
    each_allocation(in, try_list);
    each_allocation(in, try_new);
    each_allocation(in, try_save);
    assert_words(in, "a.yaml", "two");
}

/* --- systems that can do less -------------------------------------------------------------------- */

static void names_that_cannot_be_exchanged(void **state)
{
    const scratch *in = *state;
    put_words(in, "a.yaml", "one");
    static const int errors[] = {ENOSYS, EINVAL, ENOTSUP};
    for (size_t i = 0; i < 3; i++) {
        refuse.exchange = errors[i];
        assert_int_equal(save(in, "a.yaml", "two", "one"), FAULT_NONE);
        assert_int_equal(save(in, "a.yaml", "three", "one"), FAULT_CHANGED);
        assert_words(in, "a.yaml", "two");
        assert_int_equal(save(in, "a.yaml", "one", "two"), FAULT_NONE);
    }
    refuse.exchange = EIO;
    assert_int_equal(save(in, "a.yaml", "two", "one"), FAULT_SYSTEM);
    refuse.exchange = ENOENT; /* it has just gone */
    assert_int_equal(save(in, "a.yaml", "two", "one"), FAULT_GONE);
    assert_words(in, "a.yaml", "one");
    assert_int_equal(names_in(in), 1);
}

static void a_disk_without_links(void **state)
{
    const scratch *in = *state;
    static const int errors[] = {EPERM, ENOTSUP, ENOSYS};
    for (size_t i = 0; i < 3; i++) {
        refuse.link = errors[i];
        assert_int_equal(save(in, "a.yaml", "one", NULL), FAULT_NONE);
        assert_int_equal(save(in, "a.yaml", "two", NULL), FAULT_EXISTS);
        assert_words(in, "a.yaml", "one");
        assert_int_equal(names_in(in), 1);
        assert_int_equal(unlinkat(in->in.root, "a.yaml", 0), 0);
    }
    refuse.link = EIO;
    assert_int_equal(save(in, "a.yaml", "one", NULL), FAULT_SYSTEM);
    refuse.link = EEXIST; /* it has just come */
    assert_int_equal(save(in, "a.yaml", "one", NULL), FAULT_EXISTS);
    assert_int_equal(names_in(in), 0);
}

static void a_folder_without_locks(void **state)
{
    const scratch *in = *state;
    const struct timespec old[2] = {{1000, 0}, {1000, 0}};
    put_words(in, "a.yaml", "one");
    put_words(in, ".a.yaml.save-0123456789abcdef", "old");
    put_words(in, ".a.yaml.save-fedcba9876543210", "new");
    assert_int_equal(utimensat(in->in.root, ".a.yaml.save-0123456789abcdef", old, 0), 0);
    refuse.lock = EBADF;
    assert_int_equal(save(in, "a.yaml", "two", "one"), FAULT_NONE);
    place_sweep(in->in.root);
    assert_false(is_there(in, ".a.yaml.save-0123456789abcdef"));
    assert_true(
        is_there(in, ".a.yaml.save-fedcba9876543210")); /* perhaps someone's who is saving */
}

static void a_disk_that_fails(void **state)
{
    const scratch *in = *state;
    put_words(in, "a.yaml", "one");
    refuse.sync = EIO;
    assert_int_equal(save(in, "a.yaml", "two", "one"), FAULT_SYSTEM);
    assert_int_equal(try_keep(in), FAULT_SYSTEM);
    assert_words(in, "a.yaml", "one");
    refuse.sync = ENOSPC;
    assert_int_equal(save(in, "a.yaml", "two", "one"), FAULT_FULL);
    refuse.sync = EDQUOT;
    assert_int_equal(save(in, "new.yaml", "two", NULL), FAULT_QUOTA);
    assert_int_equal(names_in(in), 1);
    refuse.sync = EINVAL; /* what cannot be synced at all */
    assert_int_equal(save(in, "a.yaml", "two", "one"), FAULT_NONE);
    assert_words(in, "a.yaml", "two");
}

/* Another program wrote what is to be saved, and synced nothing; the journal goes only once it lasts. */
static void a_text_that_is_there_already(void **state)
{
    const scratch *in = *state;
    put_words(in, "a.yaml", "one");
    assert_int_equal(save(in, "a.yaml", "one", "one"), FAULT_NONE);
    assert_int_equal(refuse.syncs, 2); /* of the file and of its folder */
}

int main(void)
{
#define HERE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        HERE(memory),
        HERE(names_that_cannot_be_exchanged),
        HERE(a_disk_without_links),
        HERE(a_folder_without_locks),
        HERE(a_disk_that_fails),
        HERE(a_text_that_is_there_already),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
