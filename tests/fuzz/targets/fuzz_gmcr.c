/* SPDX-License-Identifier: MIT */
/*
 * Bytes as a .gmcr file: as they are when they begin with a brace, else decoded into one that is right
 * but for a detail here and there. What is read must be written as a dispute file that reads the same.
 */
#include "common/fuzz.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_OPTIONS = 7 };

static void put_word(fuzz_input *in, fuzz_text *out)
{
    static const char *const words[] = {
        "One", "one", "not", "s1", "today", "2nd", "", "\\u0413", "x, \\\"y\\\": z", "rest", "a-b",
    };
    fuzz_format(out, "\"%s\"", words[fuzz_below(in, sizeof words / sizeof *words)]);
}

/* A number that is mostly in range. */
static unsigned number(fuzz_input *in, unsigned limit)
{
    const unsigned byte = fuzz_byte(in);
    return byte < 250 ? byte % (limit == 0 ? 1 : limit) : byte - 250 + limit;
}

/* [[0, "Y"], [2, "N"]] */
static void put_condition(fuzz_input *in, fuzz_text *out, unsigned options)
{
    const unsigned terms = 1 + fuzz_below(in, 3);
    for (unsigned i = 0; i < terms; i++) {
        const unsigned option = number(in, options), sign = fuzz_byte(in);
        fuzz_format(out, "%s[%u, \"%s\"]", i == 0 ? "[" : ", ", option,
                    sign == 255 ? "-"
                    : sign & 1u ? "Y"
                                : "N");
    }
    fuzz_format(out, "]");
}

static void put_conditions(fuzz_input *in, fuzz_text *out, unsigned options, bool compounds)
{
    const unsigned count = fuzz_below(in, 5);
    fuzz_format(out, "[");
    for (unsigned i = 0; i < count; i++) {
        fuzz_format(out, i == 0 ? "" : ", ");
        if (!compounds || fuzz_below(in, 3) > 0) {
            put_condition(in, out, options);
            continue;
        }
        fuzz_format(out, "{\"compound\": true, \"members\": [");
        put_condition(in, out, options);
        if (fuzz_below(in, 2) == 1) {
            fuzz_format(out, ", ");
            put_condition(in, out, options);
        }
        fuzz_format(out, "]}");
    }
    fuzz_format(out, "]");
}

/* All states in some order, in groups. */
static void put_ranking(fuzz_input *in, fuzz_text *out, unsigned options)
{
    const unsigned count = 1u << options, from = fuzz_byte(in), stride = 1 + 2 * fuzz_below(in, 8);
    bool open = false;
    fuzz_format(out, "[");
    for (unsigned i = 0; i < count; i++) {
        const unsigned state = 1 + (from + i * stride) % count;
        const bool group = fuzz_below(in, 4) == 3;
        fuzz_format(out, "%s%s%u", i == 0 ? "" : ", ", group && !open ? "[" : "", state);
        fuzz_format(out, group && open ? "]" : "");
        open = group ? !open : open;
    }
    fuzz_format(out, open ? "]]" : "]");
}

static void put_party(fuzz_input *in, fuzz_text *out, unsigned owned, unsigned options)
{
    fuzz_format(out, "{\"name\": ");
    put_word(in, out);
    fuzz_format(out, ", \"options\": [");
    bool first = true;
    for (unsigned o = 0; o < options; o++) {
        if ((owned >> o & 1u) != 0) {
            fuzz_format(out, "%s%u", first ? "" : ", ", o);
            first = false;
        }
    }
    fuzz_format(out, "], \"preferences\": ");
    put_conditions(in, out, options, true);
    const unsigned more = fuzz_below(in, 8);
    if (more > 4) {
        fuzz_format(out, more > 6 ? ", \"preferenceVector\": " : ", \"preferenceRanking\": ");
        put_ranking(in, out, options);
    }
    if (more % 3 == 0) {
        fuzz_format(out, ", \"misperceptions\": []");
    }
    fuzz_format(out, "}");
}

static void put_options(fuzz_input *in, fuzz_text *out, unsigned options)
{
    static const char *const directions[] = {"both", "fwd", "back", "Both"};
    for (unsigned o = 0; o < options; o++) {
        fuzz_format(out, o == 0 ? "{\"name\": " : ", {\"name\": ");
        put_word(in, out);
        const unsigned direction = fuzz_byte(in);
        if (direction % 4 > 0 || direction > 251) {
            fuzz_format(out, ", \"permittedDirection\": \"%s\"",
                        directions[direction > 251 ? 3 : direction % 4 - 1]);
        }
        fuzz_format(out, "}");
    }
}

static void put_file(fuzz_input *in, fuzz_text *out)
{
    const unsigned parties = 1 + fuzz_below(in, 4), options = 1 + fuzz_below(in, MOST_OPTIONS);
    unsigned owned[4] = {0};
    for (unsigned o = 0; o < options; o++) {
        owned[fuzz_below(in, parties)] |= 1u << o;
    }
    fuzz_format(out, "{\"decisionMakers\": [");
    for (unsigned p = 0; p < parties; p++) {
        fuzz_format(out, p == 0 ? "" : ",\n");
        put_party(in, out, owned[p], options);
    }
    fuzz_format(out, "],\n\"options\": [");
    put_options(in, out, options);
    fuzz_format(out, "],\n\"infeasibles\": ");
    put_conditions(in, out, options, false);
    const unsigned manual = fuzz_below(in, 4);
    if (manual > 0) {
        fuzz_format(out, ",\n\"useManualPreference%s\": %s", manual == 1 ? "Vectors" : "Ranking",
                    manual == 3 ? "false" : "true");
    }
    if (fuzz_below(in, 2) == 1) {
        fuzz_format(out, ",\n\"coalitions\": [[0, 1], 2], \"own\": [1, null, {\"a\": \"b\"}]");
    }
    fuzz_format(out, "}");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > 0 && data[0] == '{') {
        fuzz_round_trip(data, size);
        return 0;
    }
    fuzz_input in = {.at = data, .left = size};
    fuzz_text text = {.at = NULL};
    put_file(&in, &text);
    fuzz_round_trip((const uint8_t *)text.at, text.length);
    free(text.at);
    return 0;
}
