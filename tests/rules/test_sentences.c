/* SPDX-License-Identifier: MIT */
/* Where sentences end: each text is written with | between its sentences, and is cut there and nowhere else. */
#include "harbour.h"

static const char *const texts[] = {
    "One. |Two! |Three? |Four",
    "Mr. Ruud met Dr. Brink. |They spoke.",
    "J. D. Moss left. |He returned.",
    "The U.S. Senate voted. |It was late.",
    "He came from the U.S. |The talks began.",
    "At 5 p.m. the port closed. |At 6 a.m. it opened.",
    "Fees rose by 3.5 percent. |No. 7 stayed.",
    "On Jan. 5 it began. |It ended on Feb. 6.",
    "“It is over.” |He left.",
    "“Is it over?” he asked. |“No!” Ruud said. |They went.",
    "“Never!” |The door closed.",
    "He said \"no.\" |She left.",
    "Wait... what? |Nothing… |More.",
    "A heading without a stop\n\n|A sentence after it.",
    "A line\nthat goes on. |Another.",
    "A heading\r\n \r\n|Text.",
    "Prices (see below) fell. |(They rose later.) |“So what?” |Well.",
    "Élan grew. |Über all. |Łódź too. |Жду. |Ελα.",
    "the end. of it",
    "It fell to 4. |5 remained.",
    "This line is longer than any at which somebody would break a paragraph by hand, so it is one "
    "by itself, as it "
    "ends with the U.S.\n|Senators left.",
    "So said I. |The rest is known.",
    "\xC2\xA0No-break spaces.\xC2\xA0|Here.",
};

static void each_text(void **unused)
{
    (void)unused;
    for (size_t t = 0; t < sizeof texts / sizeof *texts; t++) {
        char text[400];
        size_t length = 0, cuts[12], count = 0;
        for (const char *c = texts[t]; *c != '\0'; c++) {
            if (*c == '|') {
                cuts[count++] = length;
            } else {
                text[length++] = *c;
            }
        }
        cuts[count++] = length;
        size_t next = 0, found = 0;
        for (size_t at = 0; at < length; at = next, found++) {
            const size_t end = ent_sentence_end(text, length, at, &next);
            assert_true(end > at && end <= next);
            if (found >= count || next != cuts[found]) {
                fail_msg("%s: cut at %zu", texts[t], next);
            }
        }
        assert_int_equal(found, count);
    }
}

/* Blanks alone, nothing at all, and an end without blanks. */
static void edges(void **unused)
{
    (void)unused;
    size_t next = 7;
    assert_int_equal(ent_sentence_end("", 0, 0, &next), 0);
    assert_int_equal(next, 0);
    assert_int_equal(ent_sentence_end("  \n", 3, 0, &next), 0);
    assert_int_equal(next, 3);
    assert_int_equal(ent_sentence_end("One. ", 5, 0, &next), 4);
    assert_int_equal(next, 5);
    assert_int_equal(ent_sentence_end("a\xFF\xC3", 3, 0, &next), 3);
    assert_int_equal(next, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(each_text), cmocka_unit_test(edges)};
    return cmocka_run_group_tests_name("sentences", tests, NULL, NULL);
}
