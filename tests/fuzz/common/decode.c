/* SPDX-License-Identifier: MIT */
/*
 * Bytes to the text of a small dispute, of every form: options of all kinds or a graph, rules of all
 * kinds, names, and every order of preference. Every choice takes one byte, so that a changed byte
 * changes one thing. An *open* dispute also has what only some questions look at: strong gaps and thresholds, pairs
 * that compare as unknown, states that a party does not perceive, attitudes.
 */
#include "fuzz.h"

enum { MOST_PARTIES = 4, MOST_OPTIONS = 6, MOST_STATES = 12, DEEPEST = 3 };

typedef struct decoder {
    fuzz_input *in;
    fuzz_text *out;
    unsigned parties;
    bool graph, open;
    unsigned states;        /* in graph form */
    bool numbered;          /* s1, s2, ... instead of n0, n1, ... */
    unsigned options, most; /* most: assignments of values */
    unsigned owner[MOST_OPTIONS], values[MOST_OPTIONS];
    unsigned names;
} decoder;

static void put_list_separator(decoder *d, bool *first)
{
    fuzz_format(d->out, *first ? "" : ", ");
    *first = false;
}

static void put_leaf(decoder *d)
{
    static const char *const signs[] = {">=", "=", "<", "!=", "<=", ">"};
    const unsigned choice = fuzz_byte(d->in);
    if (d->names > 0 && choice % 5 == 4) {
        fuzz_format(d->out, "name%u", choice / 5 % d->names);
    } else if (d->graph) {
        const unsigned state = choice / 5 % d->states;
        fuzz_format(d->out, "%c%u", d->numbered ? 's' : 'n', d->numbered ? state + 1 : state);
    } else {
        const unsigned option = choice / 5 % d->options;
        fuzz_format(d->out, "o%u", option);
        if (d->values[option] > 2) {
            const unsigned how = fuzz_byte(d->in);
            fuzz_format(d->out, " %s v%u", signs[how % 6], how / 6 % d->values[option]);
        }
    }
}

static void put_expression(decoder *d, unsigned depth)
{
    static const char *const infix[] = {"and", "or", "implies", "iff"};
    static const char *const counts[] = {"exactly", "atleast", "atmost"};
    const unsigned kind = depth == DEEPEST ? 0 : fuzz_below(d->in, 10);
    if (kind < 4) {
        put_leaf(d);
    } else if (kind < 5) {
        fuzz_format(d->out, "not (");
        put_expression(d, depth + 1);
        fuzz_format(d->out, ")");
    } else if (kind < 9) {
        fuzz_format(d->out, "(");
        put_expression(d, depth + 1);
        fuzz_format(d->out, ") %s (", infix[kind - 5]);
        put_expression(d, depth + 1);
        fuzz_format(d->out, ")");
    } else {
        const unsigned how = fuzz_byte(d->in), items = 1 + how / 3 % 4;
        fuzz_format(d->out, "%s %u of (", counts[how % 3], how / 12 % (items + 1));
        for (unsigned i = 0; i < items; i++) {
            fuzz_format(d->out, "(");
            put_expression(d, depth + 1);
            fuzz_format(d->out, ")");
        }
        fuzz_format(d->out, ")");
    }
}

static void put_parties(decoder *d)
{
    d->parties = 1 + fuzz_below(d->in, MOST_PARTIES);
    fuzz_format(d->out, "parties: {");
    for (unsigned p = 0; p < d->parties; p++) {
        fuzz_format(d->out, "p%u: {name: 'Party, no. %u'}, ", p, p);
    }
    fuzz_format(d->out, "}\n");
}

static void put_options(decoder *d)
{
    static const char *const moves[] = {"any", "up", "down", "step", "never"};
    d->options = 1 + fuzz_below(d->in, MOST_OPTIONS);
    d->most = 1;
    fuzz_format(d->out, "options:\n");
    for (unsigned o = 0; o < d->options; o++) {
        const unsigned kind = fuzz_byte(d->in);
        d->values[o] = kind % 4 == 3 && d->most <= 16 ? 3 + kind / 4 % 3 : 2;
        d->most *= d->values[o];
        d->owner[o] = fuzz_below(d->in, d->parties);
        unsigned freedom = fuzz_byte(d->in);
        freedom = freedom < 128 ? 0 : freedom % (d->values[o] == 2 ? 4 : 8);
        freedom = freedom == 3 && d->values[o] == 2 ? 4 : freedom > 4 ? 3 : freedom;
        fuzz_format(d->out, "  o%u: {party: p%u, moves: %s", o, d->owner[o], moves[freedom]);
        for (unsigned v = 0; d->values[o] > 2 && v < d->values[o]; v++) {
            fuzz_format(d->out, "%sv%u", v == 0 ? ", values: [" : ", ", v);
        }
        fuzz_format(d->out, d->values[o] > 2 ? "]}\n" : "}\n");
    }
}

static void put_graph(decoder *d)
{
    const unsigned kind = fuzz_byte(d->in);
    d->numbered = kind % 2 == 1;
    d->states = 2 + kind / 2 % (MOST_STATES - 1);
    d->most = d->states;
    fuzz_format(d->out, "graph:\n  states: ");
    if (d->numbered) {
        fuzz_format(d->out, "%u\n  moves:\n", d->states);
    } else {
        for (unsigned s = 0; s < d->states; s++) {
            fuzz_format(d->out, "%sn%u", s == 0 ? "[" : ", ", s);
        }
        fuzz_format(d->out, "]\n  moves:\n");
    }
    for (unsigned p = 0; p < d->parties; p++) {
        fuzz_format(d->out, "    p%u: {", p);
        for (unsigned s = 0; s < d->states; s++) {
            const unsigned arcs = fuzz_byte(d->in);
            bool first = true;
            fuzz_format(d->out, d->numbered ? "s%u: [" : "n%u: [", d->numbered ? s + 1 : s);
            for (unsigned a = 0; a < 8; a++) {
                const unsigned to = (s + 1 + a) % d->states;
                if ((arcs >> a & 1u) != 0) {
                    put_list_separator(d, &first);
                    fuzz_format(d->out, d->numbered ? "s%u" : "n%u", d->numbered ? to + 1 : to);
                }
            }
            fuzz_format(d->out, "], ");
        }
        fuzz_format(d->out, "}\n");
    }
}

static void put_rules(decoder *d)
{
    static const char *const kinds[] = {"never", "always", "same", "never"};
    const unsigned rules = fuzz_below(d->in, 4);
    fuzz_format(d->out, rules == 0 ? "" : "rules:\n");
    for (unsigned i = 0; i < rules; i++) {
        fuzz_format(d->out, "  - %s: \"", kinds[fuzz_below(d->in, 4)]);
        put_expression(d, 1);
        fuzz_format(d->out, "\"\n");
    }
}

static void put_value(decoder *d, unsigned option, unsigned value)
{
    if (d->values[option] > 2) {
        fuzz_format(d->out, "o%u: v%u", option, value % d->values[option]);
    } else {
        fuzz_format(d->out, "o%u: %s", option, value % 2 == 0 ? "no" : "yes");
    }
}

static void put_assignment(decoder *d)
{
    fuzz_format(d->out, "{");
    for (unsigned o = 0; o < d->options; o++) {
        fuzz_format(d->out, o == 0 ? "" : ", ");
        put_value(d, o, fuzz_byte(d->in));
    }
    fuzz_format(d->out, "}\n");
}

static void put_today_and_names(decoder *d)
{
    const unsigned kind = fuzz_byte(d->in), names = kind / 3 % 3;
    if (kind % 3 > 0 && d->graph) {
        const unsigned state = fuzz_below(d->in, d->states);
        fuzz_format(d->out, d->numbered ? "today: s%u\n" : "today: n%u\n",
                    d->numbered ? state + 1 : state);
    } else if (kind % 3 > 0) {
        fuzz_format(d->out, "today: ");
        put_assignment(d);
    }
    fuzz_format(d->out, names == 0 ? "" : "states:\n");
    while (d->names < names) {
        fuzz_format(d->out, "  name%u: ", d->names);
        if (!d->graph && fuzz_below(d->in, 3) == 2) {
            put_assignment(d);
        } else {
            fuzz_format(d->out, "\"");
            put_expression(d, 1);
            fuzz_format(d->out, "\"\n");
        }
        d->names++;
    }
}

static void put_statements(decoder *d, bool weights)
{
    static const char *const bases[] = {"stated", "inferred", "assumed"};
    static const char *const degrees[] = {"", ", certainty: unsure", ", certainty: unknown", ""};
    const unsigned count = 1 + fuzz_below(d->in, 5);
    bool strong = !weights; /* strong statements come first */
    for (unsigned i = 0; i < count; i++) {
        fuzz_format(d->out, "%s    - {want: \"", weights ? "  " : "");
        put_expression(d, 1);
        const unsigned detail = fuzz_byte(d->in);
        strong = strong && detail % 2 == 0;
        fuzz_format(d->out, "\", basis: %s%s%s", bases[detail % 3], degrees[detail / 8 % 4],
                    strong ? ", strength: strong" : "");
        if (detail >= 128) {
            fuzz_format(d->out, ", label: 'wish, %u'", detail);
        }
        if (weights) {
            const unsigned weight = fuzz_byte(d->in);
            fuzz_format(d->out, ", weight: %s%u.%u", weight < 64 ? "-" : "", weight % 8,
                        weight / 8);
        }
        fuzz_format(d->out, "}\n");
    }
}

/* [[s3, s1], s2, rest], with an arithmetic order, complete when no rule takes a state away. */
static void put_numbers(decoder *d)
{
    const unsigned from = fuzz_byte(d->in), listed = 1 + fuzz_below(d->in, d->most);
    fuzz_format(d->out, "    ranking: [");
    for (unsigned i = 0; i < listed; i++) {
        const unsigned state = 1 + (from + i) % d->most;
        fuzz_format(d->out, fuzz_below(d->in, 2) == 0 ? "s%u, " : "[%u], ", state);
        if (d->open && i + 1 < listed && fuzz_below(d->in, 4) == 3) {
            fuzz_format(d->out, "strong gap, ");
        }
    }
    fuzz_format(d->out, listed < d->most ? "rest]\n    of: %u\n" : "]\n    of: %u\n", d->most);
    const unsigned pair = d->open ? fuzz_byte(d->in) : 0;
    if (pair >= 64) {
        fuzz_format(d->out, "    unknown: [[s%u, s%u]]\n", 1 + pair % d->most,
                    1 + pair / 8 % d->most);
    }
}

/* Groups by expressions: what is wanted, what of the others is wanted second, the rest. */
static void put_groups(decoder *d)
{
    fuzz_input again = *d->in;
    fuzz_format(d->out, "    ranking:\n      - \"");
    put_expression(d, 1);
    fuzz_format(d->out, "\"\n");
    const unsigned second = fuzz_below(d->in, 3);
    if (second > 0) {
        fuzz_format(d->out, second == 1 ? "      - rest\n" : "");
        fuzz_format(d->out, "      - [\"(");
        put_expression(d, 1);
        fuzz_format(d->out, ") and not (");
        fuzz_input *in = d->in;
        d->in = &again; /* the first expression once more */
        put_expression(d, 1);
        d->in = in;
        fuzz_format(d->out, ")\"]\n");
    }
    fuzz_format(d->out, second == 1 ? "" : "      - rest\n");
}

static void put_preferences(decoder *d)
{
    fuzz_format(d->out, "preferences:\n");
    for (unsigned p = 0; p < d->parties; p++) {
        const unsigned kind = fuzz_below(d->in, 8);
        if (kind == 7) {
            continue; /* it wants nothing */
        }
        fuzz_format(d->out, "  p%u:\n", p);
        if (kind < 4) {
            put_statements(d, false);
        } else if (kind == 4) {
            const unsigned from = d->open ? fuzz_below(d->in, 10) : 0;
            if (from > 0) {
                fuzz_format(d->out, "    strong_from: %u\n", from);
            }
            fuzz_format(d->out, "    weights:\n");
            put_statements(d, true);
        } else if (kind == 5) {
            put_groups(d);
        } else {
            put_numbers(d);
        }
    }
}

static void put_misperceptions(decoder *d)
{
    bool any = false;
    for (unsigned p = 0; p < d->parties; p++) {
        if (fuzz_below(d->in, 4) == 3) {
            fuzz_format(d->out, any ? "" : "misperceptions:\n");
            fuzz_format(d->out, "  p%u: [\"", p);
            put_expression(d, 2);
            fuzz_format(d->out, "\"]\n");
            any = true;
        }
    }
}

static void put_attitudes(decoder *d)
{
    static const char *const words[] = {"", "positive", "negative", "neutral"};
    fuzz_format(d->out, "attitudes:\n");
    for (unsigned p = 0; p < d->parties; p++) {
        unsigned choice = fuzz_byte(d->in);
        fuzz_format(d->out, "  p%u: {", p);
        for (unsigned q = 0; q < d->parties; q++, choice /= 4) {
            if (choice % 4 > 0) {
                fuzz_format(d->out, "p%u: %s, ", q, words[choice % 4]);
            }
        }
        fuzz_format(d->out, "}\n");
    }
}

static void decode(decoder *d)
{
    d->graph = fuzz_below(d->in, 4) == 3;
    fuzz_format(d->out, "entente: 1\n");
    put_parties(d);
    if (d->graph) {
        put_graph(d);
    } else {
        put_options(d);
        put_rules(d);
    }
    put_today_and_names(d);
    if (d->open) {
        put_attitudes(d);
        put_misperceptions(d);
    }
    put_preferences(d);
}

void fuzz_decode_dispute(fuzz_input *input, fuzz_text *out)
{
    decoder d = {.in = input, .out = out};
    decode(&d);
}

void fuzz_decode_open_dispute(fuzz_input *input, fuzz_text *out)
{
    decoder d = {.in = input, .out = out, .open = true};
    decode(&d);
}
