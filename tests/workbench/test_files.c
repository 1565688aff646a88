/* SPDX-License-Identifier: MIT */
/*
 * Which paths lead to a file, and which lead nowhere: names that climb, links, pipes and devices, and a folder that is
 * swapped for a link while it is walked through. And what a listing tells.
 */
#include "files/listing.h"
#include "files/place.h"
#include "scratch.h"

#include <pthread.h>
#include <stdatomic.h>
#include <sys/socket.h>
#include <sys/sysmacros.h>
#include <sys/un.h>
#include <time.h>

/* Opens and reads as the server does. */
static fault read_path(const served *in, const char *path, content *out)
{
    spot at;
    fault wrong = path_open(in, path, &at);
    if (wrong == FAULT_NONE) {
        wrong = content_read(at.folder, at.name, MOST_TEXT, out);
        path_close(&at);
    }
    return wrong;
}

static fault try_path(const scratch *in, const char *path)
{
    content out = {0};
    const fault wrong = read_path(&in->in, path, &out);
    content_drop(&out);
    return wrong;
}

/* --- paths --------------------------------------------------------------------------------------- */

static void paths_that_climb(void **state)
{
    const scratch *in = *state;
    static const char *const wrong[] = {
        "",
        ".",
        "..",
        "/",
        "/a.yaml",
        "//a.yaml",
        "../a.yaml",
        "sub/../a.yaml",
        "sub/../../a.yaml",
        "./a.yaml",
        "sub/./a.yaml",
        "sub//a.yaml",
        "sub/a.yaml/",
        "a.yaml/",
        ".hidden.yaml",
        ".git/a.yaml",
        "sub/.a.yaml",
        "..a.yaml",
        "...yaml",
        "/etc/passwd",
        "/proc/self/environ",
        "..\\a.yaml",
        "a\n.yaml",
        "a\r\nX-Y: z.yaml",
        "\x7f.yaml",
        "\x01.yaml",
        "sub/\t.yaml",
        "\xc0\xae\xc0\xae/a.yaml",         /* overlong dots */
        "\xe0\x80\xae\xe0\x80\xae/a.yaml", /* more so */
        "a\xc0\xaf.yaml",                  /* an overlong slash */
        "\xff.yaml",
        "a\xed\xa0\x80.yaml",       /* a surrogate */
        "a\xf4\x90\x80\x80.yaml",   /* beyond the last character */
        "a\xc3",                    /* cut short */
        "a/b/c/d/e/f/g/h/i/j.yaml", /* too deep */
    };
    put_words(in, "a.yaml", "text");
    put_folder(in, "sub");
    put_words(in, "sub/a.yaml", "text");
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        if (path_is_fit(wrong[i]) || try_path(in, wrong[i]) != FAULT_PATH) {
            fail_msg("\"%s\" is taken for a path", wrong[i]);
        }
    }
    assert_int_equal(try_path(in, "a.yaml"), FAULT_NONE);
    assert_int_equal(try_path(in, "sub/a.yaml"), FAULT_NONE);
}

/* What has been decoded once is not decoded again, and a backslash is a letter. */
static void names_that_only_look_odd(void **state)
{
    const scratch *in = *state;
    static const char *const names[] = {
        "%2e%2e%2fa.yaml", "a\\b.yaml",        "~.yaml",        "$HOME.yaml",
        "-rf.yaml",        "a b.yaml",         "\xc3\xa9.yaml", "\xe2\x80\xae.yaml",
        "a;b&c|d.yaml",    "\"'<script>.yaml", "*.yaml",
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        assert_int_equal(try_path(in, names[i]), FAULT_MISSING);
        put_words(in, names[i], names[i]);
        assert_int_equal(try_path(in, names[i]), FAULT_NONE);
    }
    assert_int_equal(try_path(in, "%2e%2e/a.yaml"), FAULT_MISSING);
}

static void long_paths(void **state)
{
    const scratch *in = *state;
    char path[2 * PATH_ROOM], name[NAME_ROOM + 8];
    memset(path, 'x', sizeof path);
    memcpy(path + sizeof path - 6, ".yaml", 6);
    assert_int_equal(try_path(in, path), FAULT_LONG_NAME);
    memset(name, 'x', sizeof name);
    (void)strcpy(name + 251, ".yaml"); /* 256 bytes */
    assert_int_equal(try_path(in, name), FAULT_LONG_NAME);
    (void)strcpy(name + 250, ".yaml"); /* 255 */
    put_words(in, name, "text");
    assert_int_equal(try_path(in, name), FAULT_NONE);
    assert_int_equal(try_path(in, "no/such/folder.yaml"), FAULT_MISSING);
    put_words(in, "file.yaml", "");
    assert_int_equal(try_path(in, "file.yaml/a.yaml"), FAULT_NOT_PLAIN);
}

/* Only files with our endings, but for one that was named when the server was started. */
static void endings(void **state)
{
    scratch *in = *state;
    static const char *const others[] = {"passwd", "a.yaml.md", "yaml", "a.YAML", "a.sh", "a.html"};
    static const char *const ours[] = {"a.yaml", "a.yml", "a.json", "a.gmcr", "a.txt"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        put_words(in, others[i], "text");
        assert_int_equal(try_path(in, others[i]), FAULT_KIND);
    }
    for (size_t i = 0; i < sizeof ours / sizeof *ours; i++) {
        put_words(in, ours[i], "text");
        assert_int_equal(try_path(in, ours[i]), FAULT_NONE);
    }
    in->in.also = "a.yaml.md";
    assert_int_equal(try_path(in, "a.yaml.md"), FAULT_NONE);
    assert_int_equal(try_path(in, "passwd"), FAULT_KIND);
    in->in.also = NULL;
}

/* Texts are read, and neither written nor kept; but for one that was named when the server was started. */
static void texts_are_read(void **state)
{
    scratch *in = *state;
    spot at;
    put_words(in, "a.txt", "text");
    assert_int_equal(place_enter(&in->in, "a.txt", "more", 4, &at), FAULT_UNWRITTEN);
    assert_int_equal(place_enter(&in->in, "new.txt", "more", 4, &at), FAULT_UNWRITTEN);
    assert_string_equal(fault_about(FAULT_UNWRITTEN)->code, "kind");
    in->in.also = "a.txt";
    assert_int_equal(place_enter(&in->in, "a.txt", "more", 4, &at), FAULT_NONE);
    place_leave(&at);
    in->in.also = NULL;
    assert_int_equal(place_enter(&in->in, "a.coding.json", "{}", 2, &at), FAULT_NONE);
    place_leave(&at);
}

/* --- what stands in place of a file --------------------------------------------------------------- */

static void put_socket(const scratch *in, const char *name)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    (void)snprintf(address.sun_path, sizeof address.sun_path, "%s/%s", in->path, name);
    const int made = socket(AF_UNIX, SOCK_STREAM, 0);
    assert_int_equal(bind(made, (const struct sockaddr *)&address, sizeof address), 0);
    (void)close(made);
}

static void what_is_no_file(void **state)
{
    const scratch *in = *state;
    const int root = in->in.root;
    put_words(in, "real.yaml", "text");
    put_folder(in, "folder.yaml");
    assert_int_equal(symlinkat("real.yaml", root, "link.yaml"), 0);
    assert_int_equal(symlinkat("/etc/passwd", root, "outside.yaml"), 0);
    assert_int_equal(symlinkat("nowhere", root, "broken.yaml"), 0);
    assert_int_equal(symlinkat("loop.yaml", root, "loop.yaml"), 0);
    assert_int_equal(mkfifoat(root, "pipe.yaml", 0644), 0);
    put_socket(in, "socket.yaml");
    static const char *const names[] = {"folder.yaml", "link.yaml", "outside.yaml", "broken.yaml",
                                        "loop.yaml",   "pipe.yaml", "socket.yaml"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        assert_int_equal(try_path(in, names[i]), FAULT_NOT_PLAIN);
    }
    if (mknodat(root, "zero.yaml", S_IFCHR | 0644, makedev(1, 5)) == 0) { /* as root */
        assert_int_equal(try_path(in, "zero.yaml"), FAULT_NOT_PLAIN);
    }
    assert_int_equal(try_path(in, "real.yaml"), FAULT_NONE);
}

static void folders_that_are_links(void **state)
{
    const scratch *in = *state;
    put_folder(in, "real");
    put_words(in, "real/a.yaml", "text");
    assert_int_equal(symlinkat("real", in->in.root, "inside"), 0);
    assert_int_equal(symlinkat("/etc", in->in.root, "etc"), 0);
    assert_int_equal(symlinkat("..", in->in.root, "up"), 0);
    put_words(in, "real/in.yaml", "text");
    static const char *const paths[] = {"inside/a.yaml", "etc/x.yaml", "up/a.yaml",
                                        "real/../up.yaml"};
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(try_path(in, paths[i]), FAULT_NOT_PLAIN);
    }
    assert_int_equal(try_path(in, paths[3]), FAULT_PATH);
    assert_int_equal(try_path(in, "real/a.yaml"), FAULT_NONE);
}

static void reading(void **state)
{
    const scratch *in = *state;
    content out;
    put_bytes(in, "nul.yaml", "a\0b", 3);
    put_words(in, "empty.yaml", "");
    assert_int_equal(read_path(&in->in, "nul.yaml", &out), FAULT_NONE);
    assert_int_equal(out.length, 3);
    assert_memory_equal(out.bytes, "a\0b", 4);
    content_drop(&out);
    assert_int_equal(read_path(&in->in, "empty.yaml", &out), FAULT_NONE);
    assert_int_equal(out.length, 0);
    assert_string_equal(out.version,
                        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    content_drop(&out);
    put_words(in, "large.yaml", "");
    const int large = openat(in->in.root, "large.yaml", O_WRONLY);
    assert_int_equal(ftruncate(large, MOST_TEXT), 0);
    assert_int_equal(try_path(in, "large.yaml"), FAULT_NONE);
    assert_int_equal(ftruncate(large, (off_t)MOST_TEXT + 1), 0);
    assert_int_equal(try_path(in, "large.yaml"), FAULT_TOO_LARGE);
    (void)close(large);
}

/* --- what changes meanwhile ----------------------------------------------------------------------- */

typedef struct swapping {
    const scratch *in;
    atomic_bool ending;
    atomic_ulong times;
} swapping;

/* `door` is now a folder with a file, now a link to a folder outside with a file of the same name. */
static void *swap(void *user)
{
    swapping *with = user;
    const int root = with->in->in.root;
    while (!atomic_load(&with->ending)) {
        (void)renameat(root, "door", root, "aside");
        (void)symlinkat("../outside", root, "door");
        (void)unlinkat(root, "door", 0);
        (void)renameat(root, "aside", root, "door");
        with->times++;
    }
    return NULL;
}

static void a_folder_swapped_for_a_link(void **state)
{
    scratch *in = *state;
    put_folder(in, "outside");
    put_words(in, "outside/a.yaml", "outside");
    put_folder(in, "served");
    put_folder(in, "served/door");
    put_words(in, "served/door/a.yaml", "inside");
    scratch within = {.in.root = folder_open(in->in.root, "served")};
    swapping with = {.in = &within};
    pthread_t thread;
    assert_int_equal(pthread_create(&thread, NULL, swap, &with), 0);
    unsigned inside = 0, refused = 0;
    while (inside + refused < 2000 || atomic_load(&with.times) < 2000) {
        content out = {0};
        const fault wrong = read_path(&within.in, "door/a.yaml", &out);
        refused += wrong != FAULT_NONE;
        inside += wrong == FAULT_NONE;
        assert_true(wrong == FAULT_NONE || wrong == FAULT_MISSING || wrong == FAULT_NOT_PLAIN);
        assert_true(wrong != FAULT_NONE || strcmp(out.bytes, "inside") == 0);
        content_drop(&out);
    }
    atomic_store(&with.ending, true);
    assert_int_equal(pthread_join(thread, NULL), 0);
    (void)close(within.in.root);
    print_message("swapped %lu times: %u opened, %u refused, none from outside\n",
                  atomic_load(&with.times), inside, refused);
}

/* A file swapped for a link to a file outside. */
static void *swap_file(void *user)
{
    swapping *with = user;
    const int root = with->in->in.root;
    while (!atomic_load(&with->ending)) {
        (void)symlinkat("outside/a.yaml", root, "link");
        (void)renameat(root, "link", root, "b.yaml");
        (void)linkat(root, "inside", root, "link", 0);
        (void)renameat(root, "link", root, "b.yaml");
        with->times++;
    }
    return NULL;
}

static void a_file_swapped_for_a_link(void **state)
{
    scratch *in = *state;
    put_folder(in, "outside");
    put_words(in, "outside/a.yaml", "outside");
    put_words(in, "inside", "inside");
    swapping with = {.in = in};
    pthread_t thread;
    assert_int_equal(pthread_create(&thread, NULL, swap_file, &with), 0);
    for (unsigned i = 0; i < 2000; i++) {
        content out = {0};
        const fault wrong = read_path(&in->in, "b.yaml", &out);
        assert_true(wrong != FAULT_NONE || strcmp(out.bytes, "inside") == 0);
        content_drop(&out);
    }
    atomic_store(&with.ending, true);
    assert_int_equal(pthread_join(thread, NULL), 0);
}

/* Writes texts of one letter over each other, of changing length. */
static void *rewrite(void *user)
{
    swapping *with = user;
    static char text[60000];
    while (!atomic_load(&with->ending)) {
        memset(text, 'a' + (int)(with->times % 26), sizeof text);
        const int file = openat(with->in->in.root, "a.yaml", O_WRONLY | O_CREAT | O_TRUNC, 0644);
        for (size_t at = 0; at < sizeof text; at += 6000) {
            assert_int_equal(write(file, text + at, 6000), 6000);
        }
        (void)close(file);
        with->times++;
        (void)nanosleep(&(struct timespec){0, 1000000}, NULL);
    }
    return NULL;
}

/* What is read is what the file was at one moment; so it is all of one letter. */
static void a_file_that_changes_while_it_is_read(void **state)
{
    const scratch *in = *state;
    swapping with = {.in = in};
    pthread_t thread;
    unsigned read = 0;
    put_words(in, "a.yaml", "");
    assert_int_equal(pthread_create(&thread, NULL, rewrite, &with), 0);
    for (unsigned i = 0; i < 1000; i++) {
        content out = {0};
        const fault wrong = read_path(&in->in, "a.yaml", &out);
        assert_true(wrong == FAULT_NONE || wrong == FAULT_RESTLESS);
        read += wrong == FAULT_NONE;
        for (size_t k = 1; k < out.length; k++) {
            assert_int_equal(out.bytes[k], out.bytes[0]);
        }
        content_drop(&out);
    }
    atomic_store(&with.ending, true);
    assert_int_equal(pthread_join(thread, NULL), 0);
    assert_true(read > 0);
}

/* --- listing ------------------------------------------------------------------------------------- */

static void assert_listed(const scratch *in, const char *const *paths, size_t count)
{
    listing found;
    assert_int_equal(listing_read(&in->in, &found), FAULT_NONE);
    assert_int_equal(found.count, count);
    for (size_t i = 0; i < count; i++) {
        assert_string_equal(found.files[i].path, paths[i]);
    }
    listing_drop(&found);
}

static void what_is_listed(void **state)
{
    scratch *in = *state;
    assert_listed(in, NULL, 0);
    put_folder(in, "sub");
    put_folder(in, "sub/deep");
    put_folder(in, ".git");
    put_words(in, "b.yaml", "12345");
    put_words(in, "a.json", "");
    put_words(in, "sub/c.gmcr", "");
    put_words(in, "sub/deep/d.yml", "");
    put_words(in, "notes.md", "");
    put_words(in, "news.txt", "");
    put_words(in, ".hidden.yaml", "");
    put_words(in, ".git/e.yaml", "");
    put_words(in, "\xff.yaml", "");
    put_words(in, "line\nend.yaml", "");
    assert_int_equal(symlinkat("b.yaml", in->in.root, "link.yaml"), 0);
    assert_int_equal(symlinkat("sub", in->in.root, "linked"), 0);
    assert_int_equal(symlinkat("..", in->in.root, "sub/up"), 0);
    assert_int_equal(mkfifoat(in->in.root, "pipe.yaml", 0644), 0);
    static const char *const paths[] = {"a.json", "b.yaml", "news.txt", "sub/c.gmcr",
                                        "sub/deep/d.yml"};
    assert_listed(in, paths, 5);
    in->in.also = "notes.md";
    static const char *const more[] = {"a.json",   "b.yaml",     "news.txt",
                                       "notes.md", "sub/c.gmcr", "sub/deep/d.yml"};
    assert_listed(in, more, 6);
    in->in.also = NULL;
    listing found;
    assert_int_equal(listing_read(&in->in, &found), FAULT_NONE);
    assert_int_equal(found.files[1].size, 5);
    assert_false(found.more);
    char *json = listing_json(&found);
    assert_memory_equal(json, "[{\"path\":\"a.json\",\"size\":0,\"modified\":", 38);
    free(json);
    listing_drop(&found);
}

static void how_deep_and_how_many(void **state)
{
    const scratch *in = *state;
    char path[128] = "d", file[160];
    for (unsigned depth = 1; depth <= MOST_DEPTH + 1; depth++) {
        put_folder(in, path);
        (void)snprintf(file, sizeof file, "%s/a.yaml", path);
        put_words(in, file, "");
        (void)strcat(path, "/d");
    }
    listing found;
    assert_int_equal(listing_read(&in->in, &found), FAULT_NONE);
    assert_int_equal(found.count, MOST_DEPTH);
    assert_true(found.more);
    for (size_t i = 0; i < found.count; i++) {
        assert_int_equal(try_path(in, found.files[i].path), FAULT_NONE);
    }
    listing_drop(&found);
    for (unsigned i = 0; i < MOST_FILES + 10; i++) {
        (void)snprintf(file, sizeof file, "%u.yaml", i);
        put_words(in, file, "");
    }
    assert_int_equal(listing_read(&in->in, &found), FAULT_NONE);
    assert_int_equal(found.count, MOST_FILES);
    assert_true(found.more);
    listing_drop(&found);
}

int main(void)
{
#define HERE(test) cmocka_unit_test_setup_teardown(test, open_scratch, close_scratch)
    const struct CMUnitTest tests[] = {
        HERE(paths_that_climb),
        HERE(names_that_only_look_odd),
        HERE(long_paths),
        HERE(endings),
        HERE(texts_are_read),
        HERE(what_is_no_file),
        HERE(folders_that_are_links),
        HERE(reading),
        HERE(a_folder_swapped_for_a_link),
        HERE(a_file_swapped_for_a_link),
        HERE(a_file_that_changes_while_it_is_read),
        HERE(what_is_listed),
        HERE(how_deep_and_how_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
