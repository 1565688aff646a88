/* SPDX-License-Identifier: MIT */
/*
 * Saving: what is kept of a file, when a save is refused, what happens when the disk does not take it, and that
 * nothing is lost that others write at the same moment.
 */
#include "files/place.h"
#include "files/save.h"
#include "scratch.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/file.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

/* Saves; what was found is dropped. */
static fault save(const scratch *in, const char *path, const char *words, const char *expected,
                  char version[ENT_HASH_TEXT])
{
    content found;
    const save_order order = {path, words, strlen(words), expected};
    const fault wrong = file_save(&in->in, &order, version, &found);
    content_drop(&found);
    return wrong;
}

static void version_of_words(const char *words, char out[ENT_HASH_TEXT])
{
    ent_hash_text(words, strlen(words), out);
}

/* --- what a save does ---------------------------------------------------------------------------- */

static void a_save_and_another(void **state)
{
    const scratch *in = *state;
    char first[ENT_HASH_TEXT], version[ENT_HASH_TEXT], expected[ENT_HASH_TEXT];
    put_words(in, "a.yaml", "one");
    version_of_words("one", first);
    assert_int_equal(save(in, "a.yaml", "two", first, version), FAULT_NONE);
    version_of_words("two", expected);
    assert_string_equal(version, expected);
    assert_words(in, "a.yaml", "two");
    assert_int_equal(save(in, "a.yaml", "", version, version), FAULT_NONE);
    assert_words(in, "a.yaml", "");
    assert_int_equal(names_in(in), 1);
}

static void mode_and_owner_are_kept(void **state)
{
    const scratch *in = *state;
    char version[ENT_HASH_TEXT];
    struct stat before, after;
    put_words(in, "a.yaml", "one");
    version_of_words("one", version);
    assert_int_equal(fchmodat(in->in.root, "a.yaml", 0640, 0), 0);
    if (geteuid() == 0) {
        assert_int_equal(fchownat(in->in.root, "a.yaml", 1234, 4321, 0), 0);
    }
    assert_int_equal(fstatat(in->in.root, "a.yaml", &before, 0), 0);
    assert_int_equal(save(in, "a.yaml", "two", version, version), FAULT_NONE);
    assert_int_equal(fstatat(in->in.root, "a.yaml", &after, 0), 0);
    assert_int_equal(after.st_mode, before.st_mode);
    assert_int_equal(after.st_uid, before.st_uid);
    assert_int_equal(after.st_gid, before.st_gid);
}

/* A text that is there already is not written again. */
static void the_same_text(void **state)
{
    const scratch *in = *state;
    char version[ENT_HASH_TEXT];
    struct stat before, after;
    put_words(in, "a.yaml", "one");
    version_of_words("one", version);
    assert_int_equal(fstatat(in->in.root, "a.yaml", &before, 0), 0);
    assert_int_equal(save(in, "a.yaml", "one", version, version), FAULT_NONE);
    assert_int_equal(fstatat(in->in.root, "a.yaml", &after, 0), 0);
    assert_true(content_is_same(&before, &after));
}

static void a_new_file(void **state)
{
    const scratch *in = *state;
    char version[ENT_HASH_TEXT], there[ENT_HASH_TEXT];
    struct stat about;
    const mode_t mask = umask(027);
    put_folder(in, "sub");
    assert_int_equal(save(in, "sub/new.yaml", "text", NULL, version), FAULT_NONE);
    (void)umask(mask);
    assert_words(in, "sub/new.yaml", "text");
    assert_int_equal(fstatat(in->in.root, "sub/new.yaml", &about, 0), 0);
    assert_int_equal(about.st_mode & 0777, 0640);
    assert_int_equal(about.st_nlink, 1);
    content found;
    const save_order order = {"sub/new.yaml", "other", 5, NULL};
    assert_int_equal(file_save(&in->in, &order, there, &found), FAULT_EXISTS);
    assert_string_equal(found.bytes, "text");
    assert_string_equal(found.version, version);
    content_drop(&found);
    assert_words(in, "sub/new.yaml", "text");
    assert_int_equal(save(in, "no/new.yaml", "text", NULL, version), FAULT_MISSING);
}

/* A new file does not take the place of anything: nor of a link that leads nowhere. */
static void a_new_file_where_a_link_is(void **state)
{
    const scratch *in = *state;
    char version[ENT_HASH_TEXT];
    assert_int_equal(symlinkat("target", in->in.root, "link.yaml"), 0);
    assert_int_equal(save(in, "link.yaml", "text", NULL, version), FAULT_EXISTS);
    put_folder(in, "folder.yaml");
    assert_int_equal(save(in, "folder.yaml", "text", NULL, version), FAULT_EXISTS);
    assert_false(is_there(in, "target"));
    assert_int_equal(names_in(in), 2);
}

static void a_file_that_changed(void **state)
{
    const scratch *in = *state;
    char version[ENT_HASH_TEXT], theirs[ENT_HASH_TEXT];
    content found;
    put_words(in, "a.yaml", "theirs");
    version_of_words("one", version);
    version_of_words("theirs", theirs);
    const save_order order = {"a.yaml", "mine", 4, version};
    char out[ENT_HASH_TEXT];
    assert_int_equal(file_save(&in->in, &order, out, &found), FAULT_CHANGED);
    assert_string_equal(found.bytes, "theirs");
    assert_string_equal(found.version, theirs);
    content_drop(&found);
    assert_words(in, "a.yaml", "theirs");
    assert_int_equal(save(in, "gone.yaml", "mine", version, out), FAULT_GONE);
    assert_int_equal(symlinkat("a.yaml", in->in.root, "link.yaml"), 0);
    assert_int_equal(save(in, "link.yaml", "mine", theirs, out), FAULT_CHANGED);
    assert_words(in, "a.yaml", "theirs");
    assert_int_equal(names_in(in), 2);
}

static void what_is_not_saved(void **state)
{
    const scratch *in = *state;
    char version[ENT_HASH_TEXT];
    char *large = calloc(1, (size_t)MOST_TEXT + 2);
    assert_non_null(large);
    memset(large, 'x', (size_t)MOST_TEXT + 1);
    assert_int_equal(save(in, "a.yaml", large, NULL, version), FAULT_TOO_LARGE);
    large[MOST_TEXT] = '\0';
    assert_int_equal(save(in, "a.yaml", large, NULL, version), FAULT_NONE);
    free(large);
    assert_int_equal(save(in, "b.yaml", "\xff", NULL, version), FAULT_NOT_TEXT);
    assert_int_equal(save(in, "../b.yaml", "text", NULL, version), FAULT_PATH);
    assert_int_equal(save(in, ".b.yaml", "text", NULL, version), FAULT_PATH);
    assert_int_equal(save(in, "b.sh", "text", NULL, version), FAULT_KIND);
    assert_int_equal(names_in(in), 1);
}

static void names_as_long_as_can_be(void **state)
{
    const scratch *in = *state;
    char name[NAME_ROOM], version[ENT_HASH_TEXT];
    memset(name, 'x', sizeof name);
    (void)strcpy(name + 250, ".yaml");
    assert_int_equal(save(in, name, "one", NULL, version), FAULT_NONE);
    assert_int_equal(save(in, name, "two", version, version), FAULT_NONE);
    assert_words(in, name, "two");
    assert_int_equal(names_in(in), 1);
}

/* --- what the system does not allow --------------------------------------------------------------- */

/* Runs as someone who may not do everything; false where that cannot be had. */
static bool become_someone(void)
{
    return geteuid() != 0 || (setegid(65534) == 0 && seteuid(65534) == 0);
}

static void become_root_again(void)
{
    if (getuid() == 0) {
        assert_int_equal(seteuid(0), 0);
        assert_int_equal(setegid(0), 0);
    }
}

static void what_is_forbidden(void **state)
{
    const scratch *in = *state;
    char version[ENT_HASH_TEXT], out[ENT_HASH_TEXT];
    version_of_words("one", version);
    put_words(in, "a.yaml", "one");
    put_folder(in, "closed");
    put_words(in, "closed/a.yaml", "one");
    put_folder(in, "open");
    put_words(in, "open/theirs.yaml", "one");
    assert_int_equal(fchmodat(in->in.root, "open", 0777, 0), 0);
    assert_int_equal(fchmodat(in->in.root, "open/theirs.yaml", 0666, 0), 0);
    assert_int_equal(fchmodat(in->in.root, "closed", 0555, 0), 0);
    assert_int_equal(fchmodat(in->in.root, "closed/a.yaml", 0666, 0), 0);
    assert_int_equal(fchmodat(in->in.root, "a.yaml", 0444, 0), 0);
    assert_int_equal(fchmod(in->in.root, 0755), 0);
    if (!become_someone()) {
        skip();
    }
    const fault read_only = save(in, "a.yaml", "two", version, out);
    const fault closed = save(in, "closed/a.yaml", "two", version, out);
    const fault closed_new = save(in, "closed/b.yaml", "two", NULL, out);
    const fault owner = save(in, "open/theirs.yaml", "two", version, out);
    become_root_again();
    assert_int_equal(read_only, FAULT_READ_ONLY);
    assert_int_equal(closed, FAULT_FORBIDDEN);
    assert_int_equal(closed_new, FAULT_FORBIDDEN);
    if (getuid() == 0) { /* else it is our own */
        assert_int_equal(owner, FAULT_OWNER);
        assert_words(in, "open/theirs.yaml", "one");
    }
    assert_words(in, "a.yaml", "one");
    assert_words(in, "closed/a.yaml", "one");
    assert_int_equal(fchmodat(in->in.root, "closed", 0755, 0), 0);
}

static void more_than_a_file_may_have(void **state)
{
    const scratch *in = *state;
    char version[ENT_HASH_TEXT], out[ENT_HASH_TEXT];
    static char large[100001];
    memset(large, 'x', sizeof large - 1);
    put_words(in, "a.yaml", "one");
    version_of_words("one", version);
    struct rlimit before, tight;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    tight = before;
    tight.rlim_cur = 50000;
    (void)signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &tight), 0);
    const fault wrong = save(in, "a.yaml", large, version, out);
    const fault fresh = save(in, "b.yaml", large, NULL, out);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    assert_int_equal(wrong, FAULT_FULL);
    assert_int_equal(fresh, FAULT_FULL);
    assert_words(in, "a.yaml", "one");
    assert_int_equal(names_in(in), 1);
}

/* A disk of 64 KiB. */
static void a_full_disk(void **state)
{
    scratch *in = *state;
    char path[128], version[ENT_HASH_TEXT], out[ENT_HASH_TEXT];
    static char large[100001];
    memset(large, 'x', sizeof large - 1);
    put_folder(in, "disk");
    (void)snprintf(path, sizeof path, "%s/disk", in->path);
    if (mount("none", path, "tmpfs", 0, "size=64k") != 0) {
        skip(); /* not root */
    }
    put_words(in, "disk/a.yaml", "one");
    version_of_words("one", version);
    const fault wrong = save(in, "disk/a.yaml", large, version, out);
    const fault fresh = save(in, "disk/b.yaml", large, NULL, out);
    const fault small = save(in, "disk/a.yaml", "two", version, out);
    const bool left = is_there(in, "disk/b.yaml");
    content now = get(in, "disk/a.yaml");
    scratch disk = {.in.root = folder_open(in->in.root, "disk")};
    const size_t names = names_in(&disk);
    (void)close(disk.in.root);
    assert_int_equal(umount(path), 0);
    assert_int_equal(wrong, FAULT_FULL);
    assert_int_equal(fresh, FAULT_FULL);
    assert_int_equal(small, FAULT_NONE);
    assert_false(left);
    assert_int_equal(names, 1);
    assert_string_equal(now.bytes, "two");
    content_drop(&now);
}

static void a_disk_that_is_read_only(void **state)
{
    scratch *in = *state;
    char path[128], version[ENT_HASH_TEXT], out[ENT_HASH_TEXT];
    put_folder(in, "disk");
    (void)snprintf(path, sizeof path, "%s/disk", in->path);
    if (mount("none", path, "tmpfs", 0, "size=64k") != 0) {
        skip();
    }
    put_words(in, "disk/a.yaml", "one");
    version_of_words("one", version);
    const int again = mount("none", path, "tmpfs", MS_REMOUNT | MS_RDONLY, "size=64k");
    const fault wrong = save(in, "disk/a.yaml", "two", version, out);
    const fault fresh = save(in, "disk/b.yaml", "two", NULL, out);
    assert_int_equal(umount(path), 0);
    assert_int_equal(again, 0);
    assert_int_equal(wrong, FAULT_READ_ONLY);
    assert_int_equal(fresh, FAULT_READ_ONLY);
}

/* --- others in the same folder -------------------------------------------------------------------- */

static void a_folder_that_is_held(void **state)
{
    const scratch *in = *state;
    char version[ENT_HASH_TEXT];
    put_words(in, "a.yaml", "one");
    version_of_words("one", version);
    const int other = folder_open(in->in.root, ".");
    assert_int_equal(flock(other, LOCK_EX), 0);
    assert_int_equal(save(in, "a.yaml", "two", version, version), FAULT_BUSY);
    assert_words(in, "a.yaml", "one");
    (void)close(other);
    version_of_words("one", version);
    assert_int_equal(save(in, "a.yaml", "two", version, version), FAULT_NONE);
}

static void leftovers_are_removed(void **state)
{
    const scratch *in = *state;
    static const char *const left[] = {".a.yaml.save-0123456789abcdef",
                                       ".b.yaml.save-ffffffffffffffff"};
    static const char *const kept[] = {
        "a.yaml",
        "x.save-0123456789abcdef",        /* not hidden */
        ".a.yaml.save-0123456789abcde",   /* a digit less */
        ".a.yaml.save-0123456789abcdefg", /* one that is none */
        ".a.yaml.save-0123456789ABCDEF",  /* large letters */
        ".a.yaml.journal-0123456789abcdef",
        ".save-0123456789abcdef", /* of no file */
    };
    for (size_t i = 0; i < 2; i++) {
        put_words(in, left[i], "half");
    }
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
        put_words(in, kept[i], "mine");
    }
    put_folder(in, ".folder.save-0123456789abcdef");
    const int other = folder_open(in->in.root, ".");
    assert_int_equal(flock(other, LOCK_EX), 0);
    place_sweep(in->in.root); /* someone is saving */
    assert_true(is_there(in, left[0]));
    (void)close(other);
    place_sweep(in->in.root);
    for (size_t i = 0; i < 2; i++) {
        assert_false(is_there(in, left[i]));
    }
    assert_int_equal(names_in(in), sizeof kept / sizeof *kept + 1);
}

enum { TABS = 4, SAVES = 60 };

/* Adds its own line to what is there, again and again until it succeeds. */
static void *add_lines(void *user)
{
    const scratch *in = user;
    for (unsigned i = 0; i < SAVES; i++) {
        fault wrong = FAULT_CHANGED;
        while (wrong == FAULT_CHANGED || wrong == FAULT_BUSY) {
            content now = get(in, "a.yaml");
            char *longer = malloc(now.length + 2);
            memcpy(longer, now.bytes, now.length);
            (void)strcpy(longer + now.length, "x");
            char out[ENT_HASH_TEXT];
            wrong = save(in, "a.yaml", longer, now.version, out);
            free(longer);
            content_drop(&now);
        }
        if (wrong != FAULT_NONE) {
            return (void *)(uintptr_t)wrong;
        }
    }
    return NULL;
}

/* None of the lines that several tabs add at once is lost. */
static void tabs_that_save_at_once(void **state)
{
    scratch *in = *state;
    pthread_t threads[TABS];
    put_words(in, "a.yaml", "");
    for (size_t i = 0; i < TABS; i++) {
        assert_int_equal(pthread_create(&threads[i], NULL, add_lines, in), 0);
    }
    for (size_t i = 0; i < TABS; i++) {
        void *wrong = NULL;
        assert_int_equal(pthread_join(threads[i], &wrong), 0);
        assert_int_equal((uintptr_t)wrong, FAULT_NONE);
    }
    content now = get(in, "a.yaml");
    assert_int_equal(now.length, TABS * SAVES);
    content_drop(&now);
    assert_int_equal(names_in(in), 1);
}

typedef struct outsider {
    const scratch *in;
    atomic_bool ending;
    atomic_uint puts,
        seen; /* how many texts were put, and how many saves have taken into account */
} outsider;

/* An editor that knows nothing of us: gives new files the name, at any moment. */
static void *replace_from_outside(void *user)
{
    outsider *with = user;
    unsigned random = 1;
    while (!atomic_load(&with->ending)) {
        random = random * 1103515245U + 12345;
        (void)nanosleep(&(struct timespec){0, (long)(random >> 16) % 1000 * 1000}, NULL);
        if (atomic_load(&with->seen) != atomic_load(&with->puts)) {
            continue; /* it writes on what it has read only */
        }
        char words[32];
        (void)snprintf(words, sizeof words, "outside %u", atomic_load(&with->puts) + 1);
        put_words(with->in, "theirs.tmp", words);
        atomic_fetch_add(&with->puts, 1);
        assert_int_equal(renameat(with->in->in.root, "theirs.tmp", with->in->in.root, "a.yaml"), 0);
    }
    return NULL;
}

static bool exchanges(const scratch *in)
{
    put_words(in, "one", "");
    put_words(in, "two", "");
    const bool can = renameat2(in->in.root, "one", in->in.root, "two", RENAME_EXCHANGE) == 0;
    (void)unlinkat(in->in.root, "one", 0);
    (void)unlinkat(in->in.root, "two", 0);
    return can;
}

/* Whatever an editor outside puts into the file's place at any moment is there until a save names it. */
static void editors_outside(void **state)
{
    scratch *in = *state;
    if (!exchanges(in)) {
        skip();
    }
    outsider with = {.in = in};
    pthread_t thread;
    unsigned refused = 0, saved = 0;
    put_words(in, "a.yaml", "begin");
    assert_int_equal(pthread_create(&thread, NULL, replace_from_outside, &with), 0);
    for (unsigned i = 0; saved < 1000 || atomic_load(&with.puts) < 100; i++) {
        content now = get(in, "a.yaml");
        char words[32], out[ENT_HASH_TEXT];
        (void)snprintf(words, sizeof words, "ours %u", i);
        const fault wrong = save(in, "a.yaml", words, now.version, out);
        assert_true(wrong == FAULT_NONE || wrong == FAULT_CHANGED);
        saved += wrong == FAULT_NONE;
        refused += wrong == FAULT_CHANGED;
        unsigned number = 0;
        if (wrong == FAULT_NONE && sscanf(now.bytes, "outside %u", &number) == 1) {
            assert_int_equal(number, atomic_load(&with.seen) + 1);
            atomic_store(&with.seen, number);
        }
        content_drop(&now);
    }
    atomic_store(&with.ending, true);
    assert_int_equal(pthread_join(thread, NULL), 0);
    const unsigned puts = atomic_load(&with.puts), seen = atomic_load(&with.seen);
    if (seen != puts) { /* the last one has not been taken up yet; so it must be there */
        char words[32];
        (void)snprintf(words, sizeof words, "outside %u", puts);
        assert_words(in, "a.yaml", words);
    }
    assert_int_equal(names_in(in), 1);
    print_message("%u saves, %u refused, %u texts from outside, none lost\n", saved, refused, puts);
}

static void nothing_stays_open(void **state)
{
    const scratch *in = *state;
    char version[ENT_HASH_TEXT];
    put_words(in, "a.yaml", "one");
    version_of_words("none", version);
    const size_t before = descriptors();
    for (unsigned i = 0; i < 100; i++) {
        assert_int_equal(save(in, "a.yaml", "two", version, version), FAULT_CHANGED);
        version_of_words("none", version);
        assert_int_equal(save(in, "b.yaml/a.yaml", "two", NULL, version), FAULT_MISSING);
        version_of_words("none", version);
    }
    assert_int_equal(descriptors(), before);
}

int main(void)
{
#define HERE(test) cmocka_unit_test_setup_teardown(test, open_scratch, close_scratch)
    const struct CMUnitTest tests[] = {
        HERE(a_save_and_another),
        HERE(mode_and_owner_are_kept),
        HERE(the_same_text),
        HERE(a_new_file),
        HERE(a_new_file_where_a_link_is),
        HERE(a_file_that_changed),
        HERE(what_is_not_saved),
        HERE(names_as_long_as_can_be),
        HERE(what_is_forbidden),
        HERE(more_than_a_file_may_have),
        HERE(a_full_disk),
        HERE(a_disk_that_is_read_only),
        HERE(a_folder_that_is_held),
        HERE(leftovers_are_removed),
        HERE(tabs_that_save_at_once),
        HERE(editors_outside),
        HERE(nothing_stays_open),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
