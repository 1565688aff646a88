/* SPDX-License-Identifier: MIT */
/*
 * A process that saves is killed at random moments: the file is then one of the two versions, whole; nothing half is
 * taken for a file; and what was kept in the journal is there.
 *
 * Usage: test_killed [TIMES [BYTES]]. The child keeps a text in its journal, saves it, and does the same with the other
 * text, as fast as it can. Before each step it tells, in memory that both see, what it is about to do.
 */
#include "files/journal.h"
#include "files/listing.h"
#include "files/place.h"
#include "files/save.h"
#include "scratch.h"

#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>

static const char tab[] = "0123456789abcdef";

/* What the child has done, seen by both. */
typedef struct progress {
    volatile unsigned kept, saved; /* the last texts that are surely on the disk */
    volatile unsigned round;       /* microseconds that the last one took */
} progress;

static size_t length = 1 << 18;
static unsigned times = 60;

/* The text of a number: its digits, and then bytes that follow from them. */
static void make_text(unsigned number, char *out)
{
    const int head = snprintf(out, 32, "# %u\n", number);
    unsigned random = number * 2654435761U + 1;
    for (size_t i = (size_t)head; i < length; i++) {
        random = random * 1103515245U + 12345;
        out[i] = (char)('a' + (random >> 16) % 26);
    }
}

/* The number of a text that is whole, 0 of any other. */
static unsigned number_of(const char *bytes, size_t size, char *room)
{
    unsigned number = 0;
    if (size != length || sscanf(bytes, "# %u", &number) != 1) {
        return 0;
    }
    make_text(number, room);
    return memcmp(bytes, room, length) == 0 ? number : 0;
}

static unsigned microseconds_since(const struct timespec *begin)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (unsigned)((now.tv_sec - begin->tv_sec) * 1000000 +
                      (now.tv_nsec - begin->tv_nsec) / 1000);
}

/* Saves one text after the other, from the number behind `from` on; never returns. */
static void save_for_ever(const served *in, unsigned from, progress *told)
{
    char *bytes = malloc(length + 1), *room = malloc(length + 1), version[ENT_HASH_TEXT];
    if (bytes == NULL || room == NULL) {
        _exit(4);
    }
    make_text(from, room);
    ent_hash_text(room, length, version);
    for (unsigned number = from + 1;; number++) {
        content found;
        struct timespec begin;
        make_text(number, bytes);
        (void)clock_gettime(CLOCK_MONOTONIC, &begin);
        const journal_order kept = {"a.yaml", tab, version, bytes, length};
        if (journal_write(in, &kept) != FAULT_NONE) {
            _exit(1);
        }
        told->kept = number;
        const save_order order = {"a.yaml", bytes, length, version};
        if (file_save(in, &order, version, &found) != FAULT_NONE) {
            _exit(2);
        }
        told->saved = number;
        if (journal_remove(in, "a.yaml", tab) != FAULT_NONE) {
            _exit(3);
        }
        told->round = microseconds_since(&begin);
    }
}

/* Lets a child save a few times, and kills it at any moment of the next one. */
static void run_and_kill(const served *in, unsigned from, unsigned random, progress *told)
{
    told->kept = told->saved = from;
    const pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        save_for_ever(in, from, told);
    }
    const struct timespec step = {0, 100000};
    for (unsigned i = 0; told->saved - from < random % 3 && i < 100000; i++) {
        (void)nanosleep(&step, NULL);
    }
    const unsigned pause = random / 3 % (told->round + told->round / 2 + 1000);
    (void)nanosleep(&(struct timespec){pause / 1000000, pause % 1000000 * 1000L}, NULL);
    int status = 0;
    assert_int_equal(kill(child, SIGKILL), 0);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
}

/* The number of what the journal keeps, 0 when there is none. */
static unsigned kept_number(const served *in, char *room)
{
    journals kept;
    assert_int_equal(journals_read(in, "a.yaml", &kept), FAULT_NONE);
    assert_true(kept.count <= 1);
    unsigned number = 0;
    if (kept.count == 1) {
        const journal *of = &kept.list[0];
        number = number_of(of->whole.bytes + of->from, of->whole.length - of->from, room);
        assert_int_not_equal(number, 0);
    }
    journals_drop(&kept);
    return number;
}

static size_t leftovers(const served *in)
{
    DIR *names = fdopendir(folder_open(in->root, "."));
    size_t count = 0;
    assert_non_null(names);
    for (const struct dirent *entry = readdir(names); entry != NULL; entry = readdir(names)) {
        count += place_is_leftover(entry->d_name);
    }
    (void)closedir(names);
    return count;
}

typedef struct counts {
    unsigned saves, cut, as_before, as_after, restored;
} counts;

/* What must be true after the child is gone; returns the number of the text in the file. */
static unsigned look_after(const scratch *in, const progress *told, counts *count)
{
    char *room = malloc(length + 1);
    assert_non_null(room);
    count->cut += leftovers(&in->in) > 0;
    listing found; /* as when the folder is opened again: it removes what is half */
    assert_int_equal(listing_read(&in->in, &found), FAULT_NONE);
    assert_int_equal(found.count, 1);
    assert_string_equal(found.files[0].path, "a.yaml");
    listing_drop(&found);
    assert_int_equal(leftovers(&in->in), 0);
    content now = get(in, "a.yaml");
    const unsigned number = number_of(now.bytes, now.length, room);
    assert_true(number != 0 && (number == told->saved || number == told->saved + 1));
    const unsigned kept = kept_number(&in->in, room);
    const unsigned newest = kept > number ? kept : number;
    assert_true(newest >= told->kept); /* nothing of which the child knew is lost */
    count->as_before += number == told->saved;
    count->as_after += number != told->saved;
    count->restored += kept > number;
    content_drop(&now);
    free(room);
    return number;
}

static void killed_at_random(void **state)
{
    (void)state;
    scratch in;
    scratch_open(&in);
    progress *told =
        mmap(NULL, sizeof *told, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    char *first = malloc(length + 1);
    assert_true(told != MAP_FAILED && first != NULL);
    make_text(1, first);
    put_bytes(&in, "a.yaml", first, length);
    free(first);
    counts count = {0};
    unsigned number = 1, random = 2026;
    for (unsigned i = 0; i < times; i++) {
        random = random * 1103515245U + 12345;
        run_and_kill(&in.in, number, random >> 8, told);
        const unsigned next = look_after(&in, told, &count);
        count.saves += next - number;
        number = next;
    }
    print_message(
        "%u kills, %u saves between them: %u cut a save short, the file was the old text %u times "
        "and the new one %u times, the journal had more %u times, nothing lost\n",
        times, count.saves, count.cut, count.as_before, count.as_after, count.restored);
    (void)munmap(told, sizeof *told);
    scratch_close(&in);
}

int main(int argc, char **argv)
{
    times = argc > 1 ? (unsigned)atoi(argv[1]) : times;
    length = argc > 2 ? (size_t)atoi(argv[2]) : length;
    const struct CMUnitTest tests[] = {cmocka_unit_test(killed_at_random)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
