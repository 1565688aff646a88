/* SPDX-License-Identifier: MIT */
/*
 * Any text as an expression over one small dispute: what the library finds must be what a naive
 * reading finds, and it must refuse what that refuses. One context, dispute and space serve all runs.
 */
#include "common/fuzz.h"
#include "expression/naive.h"

#include <stdlib.h>
#include <string.h>

enum { SURELY_NOT_DEEP = 190, OPTIONS = 5, WORDS = OPTIONS + 4 };

static const char dispute_text[] = "entente: 1\n"
                                   "parties: {p: , q: }\n"
                                   "options:\n"
                                   "  a: {party: p}\n"
                                   "  b: {party: p}\n"
                                   "  c: {party: q}\n"
                                   "  pay: {party: q, values: [none, some, full]}\n"
                                   "  rate: {party: q, values: [no, maybe]}\n"
                                   "rules: [never: a and b]\n"
                                   "today: {c: yes}\n"
                                   "states:\n"
                                   "  low: pay < some\n"
                                   "  mix: a iff (c or low)\n"
                                   "  spot: {b: yes, pay: full}\n"
                                   "  none_such: a and b\n"
                                   "preferences: {p: [a], q: [pay = some]}\n";

static ent_context *context;
static ent_dispute *dispute;
static ent_space *space;
static naive_word words[WORDS];
static uint64_t all, today;

static void fill_words(void)
{
    const uint64_t count = ent_state_count(space);
    all = ((uint64_t)1 << count) - 1;
    for (size_t o = 0; o < OPTIONS; o++) {
        const ent_option_view option = ent_option_at(dispute, o);
        naive_word *word = &words[o];
        *word = (naive_word){.id = option.id, .graded = option.graded};
        for (size_t v = 0; v < option.value_count; v++) {
            word->values[word->value_count++] = ent_option_value(dispute, o, v);
        }
        for (uint64_t s = 0; s < count; s++) {
            word->where[ent_state_value(space, s, o)] |= (uint64_t)1 << s;
        }
    }
    const uint64_t low = words[3].where[0], a = words[0].where[1], c = words[2].where[1];
    const uint64_t spot = words[1].where[1] & words[2].where[0] & words[3].where[2] &
                          words[4].where[0] & words[0].where[0];
    words[5] = (naive_word){.id = "low", .named = true, .where = {low}};
    words[6] = (naive_word){.id = "mix", .named = true, .where = {all & ~(a ^ (c | low))}};
    words[7] = (naive_word){.id = "spot", .named = true, .where = {spot}};
    words[8] = (naive_word){.id = "none_such", .named = true, .where = {0}};
}

static void set_up(void)
{
    fuzz_expect(ent_context_new(NULL, &context) == ENT_OK &&
                    ent_dispute_read_text(context, "fixed", dispute_text, sizeof dispute_text - 1,
                                          &dispute) == ENT_OK &&
                    ent_space_new(context, dispute, &space) == ENT_OK &&
                    ent_state_count(space) == 36 && ent_state_today(space, &today) == ENT_OK,
                "the fixed dispute is well");
    ent_diagnostics_clear(context); /* a name for no state is warned of */
    fill_words();
}

/* Whether the text is digits, perhaps behind an s, and which number they are. */
static bool is_number(const char *text, uint64_t *out)
{
    const char *digits = text + (*text == 's');
    *out = 0;
    for (size_t i = 0; digits[i] != '\0'; i++) {
        if (digits[i] < '0' || digits[i] > '9') {
            return false;
        }
        *out = *out > 1000 ? *out : *out * 10 + (uint64_t)(digits[i] - '0');
    }
    return *digits != '\0';
}

static uint64_t bits_of(const ent_state_set *set)
{
    uint64_t bits = 0, count = 0;
    for (uint64_t s = 0; ent_state_set_next(set, s, &s); s++) {
        bits |= (uint64_t)1 << s;
        count++;
    }
    fuzz_expect(count == ent_state_set_count(set), "a set has as many states as it says");
    fuzz_expect(!ent_state_set_has(set, 36), "no set has a state that is none");
    return bits;
}

static void check(const char *text)
{
    uint64_t number = 0, expected = 0;
    unsigned nested = 0;
    ent_status status = ENT_OK;
    if (is_number(text, &number)) {
        status = number > 0 && number <= 36 ? ENT_OK : ENT_ERROR_NOT_FOUND;
        expected = status == ENT_OK ? (uint64_t)1 << (number - 1) : 0;
    } else if (strcmp(text, "today") == 0) {
        expected = (uint64_t)1 << today;
    } else if (!naive_evaluate(words, WORDS, all, text, &expected, &nested)) {
        status = ENT_ERROR_INPUT;
    }
    ent_state_set *set = NULL;
    const ent_status found = ent_states_find(context, space, "--where", text, &set);
    const bool deep = status == ENT_OK && found == ENT_ERROR_INPUT && nested > SURELY_NOT_DEEP;
    fuzz_expect(found == status || deep, "an expression is read as the naive reading reads it");
    fuzz_expect((found == ENT_OK) == (set != NULL), "a set comes with ENT_OK alone");
    fuzz_expect((found == ENT_OK) == (ent_diagnostic_count(context) == 0),
                "what is refused is explained, and nothing else is");
    if (set != NULL) {
        fuzz_expect(bits_of(set) == expected, "an expression means what the naive reading says");
        ent_state_set_free(set);
    } else if (text[0] % 16 == 0) {
        fuzz_tally tally = {0};
        fuzz_report_diagnostics(context, &tally);
    }
    ent_diagnostics_clear(context);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (context == NULL) {
        set_up();
    }
    char *text = malloc(size + 1); /* of exact size, so that overruns are seen */
    fuzz_expect(text != NULL, "there is memory for the test itself");
    memcpy(text, data, size);
    text[size] = '\0';
    check(text);
    free(text);
    return 0;
}
