/* SPDX-License-Identifier: MIT */
/*
 * Watching: what a tab is told when its file changes outside, by whatever way, and what it is not told. The streams are
 * this test's own: text that grows, guarded by a mutex.
 */
#include "files/save.h"
#include "files/watch.h"
#include "scratch.h"

#include <pthread.h>
#include <time.h>

struct stream {
    void (*gone)(void *user);
    void *user;
    char said[4096];
    size_t length;
    bool ended;
};

static pthread_mutex_t guard = PTHREAD_MUTEX_INITIALIZER;

stream *stream_new(void (*gone)(void *user), void *user)
{
    stream *out = calloc(1, sizeof *out);
    assert_non_null(out);
    out->gone = gone;
    out->user = user;
    return out;
}

void stream_put(stream *out, const char *bytes, size_t length)
{
    (void)pthread_mutex_lock(&guard);
    if (out->length + length < sizeof out->said) {
        memcpy(out->said + out->length, bytes, length);
        out->length += length;
    }
    (void)pthread_mutex_unlock(&guard);
}

void stream_end(stream *out)
{
    (void)pthread_mutex_lock(&guard);
    out->ended = true;
    (void)pthread_mutex_unlock(&guard);
}

static const char tab[] = "0123456789abcdef", other_tab[] = "fedcba9876543210";

static void wait_a_little(void)
{
    (void)nanosleep(&(struct timespec){0, 5000000}, NULL);
}

/* Whether so many lines have come and no more, after five seconds at most. */
static bool lines_are(stream *from, size_t count)
{
    for (unsigned i = 0; i < 1000; i++) {
        (void)pthread_mutex_lock(&guard);
        size_t lines = 0;
        for (size_t k = 0; k < from->length; k++) {
            lines += from->said[k] == '\n';
        }
        (void)pthread_mutex_unlock(&guard);
        if (lines >= count) {
            return lines == count;
        }
        wait_a_little();
    }
    return false;
}

/* Whether the last line says that the file has these words now, NULL: that it has gone. */
static bool last_says(stream *from, const char *words)
{
    char line[ENT_HASH_TEXT + 32] = "{\"changed\":null}\n", version[ENT_HASH_TEXT];
    if (words != NULL) {
        ent_hash_text(words, strlen(words), version);
        (void)snprintf(line, sizeof line, "{\"changed\":\"%s\"}\n", version);
    }
    const size_t length = strlen(line);
    (void)pthread_mutex_lock(&guard);
    const bool same =
        from->length >= length && memcmp(from->said + from->length - length, line, length) == 0;
    (void)pthread_mutex_unlock(&guard);
    return same;
}

static bool has_ended(stream *of)
{
    for (unsigned i = 0; i < 1000; i++) {
        (void)pthread_mutex_lock(&guard);
        const bool ended = of->ended;
        (void)pthread_mutex_unlock(&guard);
        if (ended) {
            return true;
        }
        wait_a_little();
    }
    return false;
}

typedef struct fixture {
    scratch here;
    watches *watches;
    size_t descriptors;
} fixture;

static int set_up(void **state)
{
    static fixture f;
    scratch_open(&f.here);
    f.descriptors = descriptors();
    f.watches = watches_new(&f.here.in);
    assert_non_null(f.watches);
    *state = &f;
    return 0;
}

static int tear_down(void **state)
{
    fixture *f = *state;
    watches_free(f->watches);
    const bool closed = descriptors() == f->descriptors;
    scratch_close(&f->here);
    return closed ? 0 : -1;
}

/* Watches for a tab that knows these words, NULL: that there is no file. */
static stream *watch_words(fixture *f, const char *by, const char *path, const char *words)
{
    char version[ENT_HASH_TEXT];
    stream *out = NULL;
    if (words != NULL) {
        ent_hash_text(words, strlen(words), version);
    }
    const watch_order order = {by, path, words == NULL ? NULL : version};
    assert_int_equal(watch_add(f->watches, &order, &out), FAULT_NONE);
    return out;
}

/* Ends a watch as the loop does, and waits until it is let go. */
static void leave(stream *of)
{
    of->gone(of->user);
    assert_true(has_ended(of));
    free(of);
}

static void ways_to_change(void **state)
{
    fixture *f = *state;
    const scratch *in = &f->here;
    put_words(in, "a.yaml", "one");
    stream *out = watch_words(f, tab, "a.yaml", "one");
    put_words(in, "a.yaml", "two"); /* in place */
    assert_true(lines_are(out, 1) && last_says(out, "two"));
    put_words(in, "beside", "three");
    assert_int_equal(renameat(in->in.root, "beside", in->in.root, "a.yaml"), 0);
    assert_true(lines_are(out, 2) && last_says(out, "three"));
    assert_int_equal(unlinkat(in->in.root, "a.yaml", 0), 0);
    assert_true(lines_are(out, 3) && last_says(out, NULL));
    put_words(in, "a.yaml", "four");
    assert_true(lines_are(out, 4) && last_says(out, "four"));
    assert_int_equal(unlinkat(in->in.root, "a.yaml", 0), 0);
    assert_true(lines_are(out, 5) && last_says(out, NULL));
    assert_int_equal(symlinkat("/etc/passwd", in->in.root, "a.yaml"), 0);
    put_words(in, "other.yaml", "nothing to do with it");
    (void)nanosleep(&(struct timespec){0, 200000000}, NULL);
    assert_true(lines_are(out, 5));
    leave(out);
}

/* What changed before it was watched is told at once; what is as the tab knows it, not at all. */
static void at_the_beginning(void **state)
{
    fixture *f = *state;
    put_words(&f->here, "a.yaml", "two");
    stream *old = watch_words(f, tab, "a.yaml", "one");
    stream *new = watch_words(f, tab, "a.yaml", "two");
    stream *none = watch_words(f, tab, "a.yaml", NULL);
    stream *missing = watch_words(f, tab, "b.yaml", NULL);
    assert_true(lines_are(old, 1) && last_says(old, "two"));
    assert_true(lines_are(none, 1) && last_says(none, "two"));
    put_words(&f->here, "b.yaml", "new");
    assert_true(lines_are(missing, 1) && last_says(missing, "new"));
    assert_true(lines_are(new, 0));
    leave(old);
    leave(new);
    leave(none);
    leave(missing);
}

/* A save is told to other tabs, not to the one that saved. */
static void saves(void **state)
{
    fixture *f = *state;
    put_words(&f->here, "a.yaml", "one");
    stream *mine = watch_words(f, tab, "a.yaml", "one");
    stream *theirs = watch_words(f, other_tab, "a.yaml", "one");
    char version[ENT_HASH_TEXT];
    ent_hash_text("one", 3, version);
    content found;
    for (unsigned i = 0; i < 5; i++) {
        char words[16];
        (void)snprintf(words, sizeof words, "text %u", i);
        const save_order order = {"a.yaml", words, strlen(words), version};
        watch_pause(f->watches);
        assert_int_equal(file_save(&f->here.in, &order, version, &found), FAULT_NONE);
        watch_saved(f->watches, &(watch_order){tab, "a.yaml", version});
        assert_true(lines_are(theirs, i + 1) && last_says(theirs, words));
    }
    assert_true(lines_are(mine, 0));
    watch_pause(f->watches);
    watch_saved(f->watches, &(watch_order){tab, "a.yaml", NULL}); /* nothing was saved */
    put_words(&f->here, "a.yaml", "outside");
    assert_true(lines_are(mine, 1) && last_says(mine, "outside"));
    leave(mine);
    leave(theirs);
}

/* The folder of the file goes, and another takes its place. */
static void folders_that_come_and_go(void **state)
{
    fixture *f = *state;
    const int root = f->here.in.root;
    put_folder(&f->here, "sub");
    put_words(&f->here, "sub/a.yaml", "one");
    stream *out = watch_words(f, tab, "sub/a.yaml", "one");
    assert_true(lines_are(out, 0));
    (void)nanosleep(&(struct timespec){0, 100000000}, NULL);
    assert_int_equal(unlinkat(root, "sub/a.yaml", 0), 0);
    assert_true(lines_are(out, 1) && last_says(out, NULL));
    put_words(&f->here, "sub/a.yaml", "two");
    assert_true(lines_are(out, 2) && last_says(out, "two"));
    assert_int_equal(renameat(root, "sub", root, "aside"), 0);
    put_folder(&f->here, "sub");
    put_words(&f->here, "sub/a.yaml", "three"); /* seen when it is looked at again */
    for (unsigned i = 0; i < 400 && !last_says(out, "three"); i++) {
        (void)nanosleep(&(struct timespec){0, 20000000}, NULL);
    }
    assert_true(last_says(out, "three"));
    leave(out);
}

static void how_many(void **state)
{
    fixture *f = *state;
    stream *all[MOST_WATCHES], *more = NULL;
    put_words(&f->here, "a.yaml", "one");
    for (size_t i = 0; i < MOST_WATCHES; i++) {
        all[i] = watch_words(f, tab, "a.yaml", "one");
    }
    const watch_order order = {tab, "a.yaml", NULL};
    assert_int_equal(watch_add(f->watches, &order, &more), FAULT_MANY);
    put_words(&f->here, "a.yaml", "two");
    for (size_t i = 0; i < MOST_WATCHES; i++) {
        assert_true(lines_are(all[i], 1) && last_says(all[i], "two"));
        all[i]->gone(all[i]->user);
    }
    for (size_t i = 0; i < MOST_WATCHES; i++) {
        assert_true(has_ended(all[i]));
        free(all[i]);
    }
    more = watch_words(f, tab, "a.yaml", "two");
    leave(more);
    const watch_order outside = {tab, "../a.yaml", NULL};
    assert_int_equal(watch_add(f->watches, &outside, &more), FAULT_PATH);
}

/* Streams that still flow when the server ends. */
static void at_the_end(void **state)
{
    fixture *f = *state;
    put_words(&f->here, "a.yaml", "one");
    stream *out = watch_words(f, tab, "a.yaml", "one");
    watches_free(f->watches);
    f->watches = NULL;
    assert_true(has_ended(out));
    free(out);
}

int main(void)
{
#define HERE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        HERE(ways_to_change),           HERE(at_the_beginning), HERE(saves),
        HERE(folders_that_come_and_go), HERE(how_many),         HERE(at_the_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
