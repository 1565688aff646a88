/* SPDX-License-Identifier: MIT */
/* What a card tells of an answer beside the answer: which other moves deter, and whether its giver would gain by it anyway. Each
 * dispute is one in which Sud would gain by dropping its aid. */
#include "report/sayings.h"

/* Each of Fish and Nor would answer, and only then. */
static const char either_of_two[] =
    "entente: 1\ntitle: Aid\nparties: {s: {name: Sud}, f: {name: Fish}, n: {name: Nor}}\n"
    "options: {aid: {party: s}, block: {party: f}, over: {party: n}}\n"
    "today: {aid: yes, block: no, over: no}\npreferences:\n"
    "  s: [not block, not over, not aid]\n  f: [block iff not aid]\n  n: [over iff not aid]\n";

/* Fish has two means, alone and together three moves. */
static const char any_of_four[] =
    "entente: 1\ntitle: Aid\nparties: {s: {name: Sud}, f: {name: Fish}, n: {name: Nor}}\n"
    "options: {aid: {party: s}, block: {party: f}, march: {party: f}, over: {party: n}}\n"
    "today: {aid: yes, block: no, march: no, over: no}\npreferences:\n"
    "  s: [not block, not march, not over, not aid]\n"
    "  f: [(block or march) iff not aid]\n  n: [over iff not aid]\n";

/* Nor would gain by its answer anyway, and only fear of Com keeps it from that. */
static const char kept_from_it[] =
    "entente: 1\ntitle: Aid\nparties: {s: {name: Sud}, n: {name: Nor}, c: {name: Com}}\n"
    "options: {aid: {party: s}, over: {party: n}, shut: {party: c}}\n"
    "today: {aid: yes, over: no, shut: no}\npreferences:\n"
    "  s: [not over, not aid]\n  n: [not shut, over]\n  c: [shut iff over]\n";

/* Nor would gain by its answer anyway, and nobody keeps it from that. */
static const char not_kept[] =
    "entente: 1\ntitle: Aid\nparties: {s: {name: Sud}, n: {name: Nor}}\n"
    "options: {aid: {party: s}, over: {party: n}}\n"
    "today: {aid: yes, over: no}\npreferences:\n  s: [not over, not aid]\n  n: [over]\n";

static const saying sayings[] = {
    {.text = either_of_two,
     .words = {"where it was. Another single move that pays its giver deters it, too, so either of "
               "the two is enough: Nor takes up \"over\".",
               "!unprompted", "!itself, too", "!enough: Fish"}},
    {.text = either_of_two,
     .section = "settlements",
     .words = {"Another single move deters it, too, so either of the two is enough: "},
     .concepts = 1u << ENT_GMR},
    {.text = any_of_four,
     .words = {"Other single moves that pay their givers deter it, too, and any one is enough: 2 "
               "of Fish, 1 of Nor.",
               "!--limit 0"}},
    {.text = kept_from_it,
     .words = {"For this Nor itself would have to fear an answer that pays. Nor would gain by this "
               "move from s2 itself, too, but is deterred from that by answers that pay and last "
               "[SSEQ].",
               "!is enough",
               "whether it comes is not asked. Where its giver would gain by it even "
               "if nobody had left, that is said."}},
    {.text = not_kept,
     .words = {"Nor would gain by this move from s2 itself, too, and may do so unprompted."}},
};

static void what_stands_beside(void **state)
{
    (void)state;
    check_sayings(sayings, sizeof sayings / sizeof *sayings);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(what_stands_beside)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
