/* SPDX-License-Identifier: MIT */
/* Journals: written whole, given back as they were, told apart from what is not ours; and what a listing says of them. */
#include "files/journal.h"
#include "files/listing.h"
#include "scratch.h"

#include <time.h>

static const char tab[] = "0123456789abcdef", other_tab[] = "fedcba9876543210";
static const char base[] = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

static fault keep(const scratch *in, const char *path, const char *by, const char *words)
{
    return journal_write(&in->in, &(journal_order){path, by, base, words, strlen(words)});
}

static void assert_kept(const scratch *in, const char *path, const char *const *texts, size_t count)
{
    journals kept;
    assert_int_equal(journals_read(&in->in, path, &kept), FAULT_NONE);
    assert_int_equal(kept.count, count);
    for (size_t i = 0; i < count; i++) {
        assert_string_equal(kept.list[i].whole.bytes + kept.list[i].from, texts[i]);
        assert_string_equal(kept.list[i].base, base);
    }
    journals_drop(&kept);
}

static void kept_and_removed(void **state)
{
    const scratch *in = *state;
    put_words(in, "a.yaml", "file");
    assert_kept(in, "a.yaml", NULL, 0);
    assert_int_equal(keep(in, "a.yaml", tab, "one"), FAULT_NONE);
    assert_kept(in, "a.yaml", (const char *const[]){"one"}, 1);
    assert_int_equal(keep(in, "a.yaml", tab, "two\n# entente journal 1 new\n"), FAULT_NONE);
    assert_kept(in, "a.yaml", (const char *const[]){"two\n# entente journal 1 new\n"}, 1);
    assert_int_equal(names_in(in), 2);
    assert_int_equal(journal_remove(&in->in, "a.yaml", other_tab), FAULT_NONE);
    assert_kept(in, "a.yaml", (const char *const[]){"two\n# entente journal 1 new\n"}, 1);
    assert_int_equal(journal_remove(&in->in, "a.yaml", tab), FAULT_NONE);
    assert_int_equal(journal_remove(&in->in, "a.yaml", tab), FAULT_NONE);
    assert_kept(in, "a.yaml", NULL, 0);
    assert_words(in, "a.yaml", "file");
}

static void of_several_tabs(void **state)
{
    const scratch *in = *state;
    const struct timespec old[2] = {{1000, 0}, {1000, 0}};
    put_words(in, "a.yaml", "file");
    assert_int_equal(keep(in, "a.yaml", tab, "first"), FAULT_NONE);
    assert_int_equal(keep(in, "a.yaml", other_tab, ""), FAULT_NONE);
    assert_int_equal(keep(in, "b.yaml", tab, "of another file"), FAULT_NONE);
    assert_int_equal(utimensat(in->in.root, ".a.yaml.journal-0123456789abcdef", old, 0), 0);
    assert_kept(in, "a.yaml", (const char *const[]){"", "first"}, 2); /* the newest first */
    journals kept;
    assert_int_equal(journals_read(&in->in, "a.yaml", &kept), FAULT_NONE);
    assert_string_equal(kept.list[0].tab, other_tab);
    assert_string_equal(kept.list[1].tab, tab);
    journals_drop(&kept);
}

static void of_a_file_that_is_not_there(void **state)
{
    const scratch *in = *state;
    struct stat about;
    const journal_order order = {"new.yaml", tab, NULL, "a\0b", 3};
    assert_int_equal(journal_write(&in->in, &order), FAULT_NONE);
    journals kept;
    assert_int_equal(journals_read(&in->in, "new.yaml", &kept), FAULT_NONE);
    assert_int_equal(kept.count, 1);
    assert_string_equal(kept.list[0].base, "");
    assert_int_equal(kept.list[0].whole.length - kept.list[0].from, 3);
    assert_memory_equal(kept.list[0].whole.bytes + kept.list[0].from, "a\0b", 3);
    journals_drop(&kept);
    assert_int_equal(fstatat(in->in.root, ".new.yaml.journal-0123456789abcdef", &about, 0), 0);
    assert_int_equal(about.st_mode & 0777, 0600);
}

static void what_is_not_kept(void **state)
{
    const scratch *in = *state;
    char *large = calloc(1, (size_t)MOST_TEXT + 2);
    assert_non_null(large);
    memset(large, 'x', (size_t)MOST_TEXT + 1);
    assert_int_equal(keep(in, "a.yaml", tab, large), FAULT_TOO_LARGE);
    free(large);
    assert_int_equal(keep(in, "a.yaml", tab, "\xc0\x80"), FAULT_NOT_TEXT);
    assert_int_equal(keep(in, "../a.yaml", tab, "text"), FAULT_PATH);
    assert_int_equal(keep(in, "a.sh", tab, "text"), FAULT_KIND);
    assert_int_equal(keep(in, "no/a.yaml", tab, "text"), FAULT_MISSING);
    assert_int_equal(journal_remove(&in->in, "../a.yaml", tab), FAULT_PATH);
    assert_int_equal(names_in(in), 0);
}

static void names_of_tabs(void **state)
{
    (void)state;
    assert_true(tab_is_fit(tab));
    static const char *const wrong[] = {"",
                                        "0123456789abcde",
                                        "0123456789abcdef0",
                                        "0123456789ABCDEF",
                                        "../../etc/passwd",
                                        "0123456789abcde\n"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_false(tab_is_fit(wrong[i]));
    }
    assert_false(tab_is_fit(NULL));
}

/* What only looks like a journal is not given out, and not counted as one that can be read. */
static void what_is_not_ours(void **state)
{
    const scratch *in = *state;
    static const char *const heads[] = {
        "",
        "text",
        "# entente journal 1 new",     /* cut short */
        "# entente journal 1 \ntext",  /* no base */
        "# entente journal 1 ba78\nt", /* a short one */
        "# entente journal 2 new\ntext",
        "# entente journal 1 ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015aX\n",
        "# entente journal 1 ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad0\n",
        "# entente journal 1 new\n\xff",
    };
    const char name[] = ".a.yaml.journal-0123456789abcdef";
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        put_words(in, name, heads[i]);
        assert_kept(in, "a.yaml", NULL, 0);
    }
    assert_int_equal(unlinkat(in->in.root, name, 0), 0);
    put_words(in, "secret", "# entente journal 1 new\nsecret");
    assert_int_equal(symlinkat("secret", in->in.root, name), 0);
    assert_kept(in, "a.yaml", NULL, 0);
    assert_int_equal(keep(in, "a.yaml", tab, "text"), FAULT_NONE); /* takes the link's place */
    assert_words(in, "secret", "# entente journal 1 new\nsecret");
    assert_kept(in, "a.yaml", (const char *const[]){"text"}, 1);
}

static void how_many(void **state)
{
    const scratch *in = *state;
    char by[TAB_NAME + 1];
    for (unsigned i = 0; i < MOST_JOURNALS; i++) {
        (void)snprintf(by, sizeof by, "%016x", i);
        assert_int_equal(keep(in, "a.yaml", by, "text"), FAULT_NONE);
    }
    assert_int_equal(keep(in, "a.yaml", tab, "text"), FAULT_MANY);
    assert_int_equal(keep(in, "a.yaml", by, "again"), FAULT_NONE);
    assert_int_equal(keep(in, "b.yaml", tab, "text"), FAULT_NONE);
    journals kept;
    assert_int_equal(journals_read(&in->in, "a.yaml", &kept), FAULT_NONE);
    assert_int_equal(kept.count, MOST_JOURNALS);
    journals_drop(&kept);
}

/* Of journals that are large the newest are read, so that no folder can fill the memory; the others stay. */
static void how_much(void **state)
{
    const scratch *in = *state;
    enum { COUNT = MOST_KEPT / MOST_TEXT + 2 };
    char by[TAB_NAME + 1], name[64];
    char *words = calloc(MOST_TEXT, 1);
    assert_non_null(words);
    for (int i = 0; i < COUNT; i++) {
        const struct timespec when[2] = {{1000 + i, 0}, {1000 + i, 0}};
        (void)snprintf(by, sizeof by, "%016x", (unsigned)i);
        (void)snprintf(name, sizeof name, ".a.yaml.journal-%s", by);
        const journal_order order = {"a.yaml", by, base, words, MOST_TEXT - 100};
        assert_int_equal(journal_write(&in->in, &order), FAULT_NONE);
        assert_int_equal(utimensat(in->in.root, name, when, 0), 0);
    }
    free(words);
    journals kept;
    assert_int_equal(journals_read(&in->in, "a.yaml", &kept), FAULT_NONE);
    assert_int_equal(kept.count, MOST_KEPT / MOST_TEXT);
    for (size_t i = 0; i < kept.count; i++) {
        (void)snprintf(by, sizeof by, "%016x", (unsigned)(COUNT - 1 - i));
        assert_string_equal(kept.list[i].tab, by);
    }
    journals_drop(&kept);
    assert_int_equal(names_in(in), COUNT);
}

/* Two names that begin alike, so long that they are not their own stems. */
static void long_names(void **state)
{
    const scratch *in = *state;
    char one[NAME_ROOM], two[NAME_ROOM];
    memset(one, 'x', sizeof one);
    (void)strcpy(one + 250, ".yaml");
    memcpy(two, one, sizeof two);
    two[249] = 'y';
    put_words(in, one, "");
    put_words(in, two, "");
    assert_int_equal(keep(in, one, tab, "one"), FAULT_NONE);
    assert_int_equal(keep(in, two, tab, "two"), FAULT_NONE);
    assert_kept(in, one, (const char *const[]){"one"}, 1);
    assert_kept(in, two, (const char *const[]){"two"}, 1);
    listing found;
    assert_int_equal(listing_read(&in->in, &found), FAULT_NONE);
    assert_int_equal(found.count, 2);
    assert_int_equal(found.files[0].journals, 1);
    assert_int_equal(found.files[1].journals, 1);
    listing_drop(&found);
}

static void in_a_listing(void **state)
{
    const scratch *in = *state;
    put_folder(in, "sub");
    put_words(in, "sub/a.yaml", "file");
    put_words(in, "sub/b.yaml", "file");
    put_words(in, "sub/.b.yaml.save-0123456789abcdef", "half");
    put_words(in, ".notes.txt.journal-0123456789abcdef", "# entente journal 1 new\n");
    assert_int_equal(keep(in, "sub/a.yaml", tab, "one"), FAULT_NONE);
    assert_int_equal(keep(in, "sub/a.yaml", other_tab, "two"), FAULT_NONE);
    assert_int_equal(keep(in, "gone.yaml", other_tab, "three"), FAULT_NONE);
    listing found;
    assert_int_equal(listing_read(&in->in, &found), FAULT_NONE);
    assert_int_equal(found.count, 3);
    assert_string_equal(found.files[0].path, "gone.yaml");
    assert_true(found.files[0].missing);
    assert_int_equal(found.files[0].journals, 1);
    assert_int_equal(found.files[1].journals, 2);
    assert_false(found.files[1].missing);
    assert_int_equal(found.files[2].journals, 0);
    char *json = listing_json(&found);
    assert_non_null(strstr(json, "\"journals\":1,\"missing\":true}"));
    assert_non_null(strstr(json, "\"journals\":2}"));
    free(json);
    listing_drop(&found);
    assert_false(is_there(in, "sub/.b.yaml.save-0123456789abcdef"));
}

/* Many journals beside many files of long names: to find whose they are takes moments. */
static void many_in_a_listing(void **state)
{
    const scratch *in = *state;
    char name[NAME_ROOM], beginning[201];
    memset(beginning, 'x', sizeof beginning - 1);
    beginning[sizeof beginning - 1] = '\0';
    for (unsigned i = 0; i < MOST_FILES; i++) {
        (void)snprintf(name, sizeof name, "%s%04u.yaml", beginning, i);
        put_words(in, name, "");
    }
    for (unsigned i = 0; i < MOST_FILES; i++) {
        (void)snprintf(name, sizeof name, ".%.180s~%016x.journal-%s", beginning, i, tab);
        put_words(in, name, "");
    }
    const clock_t began = clock();
    listing found;
    assert_int_equal(listing_read(&in->in, &found), FAULT_NONE);
    assert_true(clock() - began < 3 * CLOCKS_PER_SEC);
    assert_int_equal(found.count, MOST_FILES);
    listing_drop(&found);
}

int main(void)
{
#define HERE(test) cmocka_unit_test_setup_teardown(test, open_scratch, close_scratch)
    const struct CMUnitTest tests[] = {
        HERE(kept_and_removed), HERE(of_several_tabs),   HERE(of_a_file_that_is_not_there),
        HERE(what_is_not_kept), HERE(names_of_tabs),     HERE(what_is_not_ours),
        HERE(how_many),         HERE(how_much),          HERE(long_names),
        HERE(in_a_listing),     HERE(many_in_a_listing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
