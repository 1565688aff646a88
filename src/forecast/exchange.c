/* SPDX-License-Identifier: MIT */
/*
 * Exchanges of positions at equal gain, after Stokman and Van Oosten (1994); docs/methods/forecast.md derives the sizes.
 *
 * Two parties on opposite sides of the means of two issues: the giver of an issue moves there towards the other, and is
 * repaid on the second issue. A move by t shifts the mean by t w / W, with the weight w of the party, influence times
 * salience, and W of all. With shifts d0 and d1 of the two means, party 0 gains s01 d1 - s00 d0 and party 1 gains
 * s10 d0 - s11 d1 (s_pi: salience of party p on issue i). Both are equal when d1 (s01 + s11) = d0 (s00 + s10), and then
 * d0 (s01 s10 - s00 s11) / (s01 + s11), which is above 0 if party 0 cares relatively less about issue 0. It grows with
 * the shifts, which are as large as the bounds allow: nobody moves beyond the other's own position, and no mean beyond
 * that of the party which it is moved for. Own positions are those of the file; where a party stands after exchanges is
 * `moved`.
 *
 * The exchange of the most gain is made first; of gains within 1e-9 of each other the one first met, by issues, then by
 * parties, in the order of the file. Two parties exchange over two issues once at most. It ends when no gain exceeds
 * 1e-9. The best exchange of each two issues is kept, and looked for anew when one of the two has moved.
 * Time O(exchanges * issues * parties^2), memory O(issues^2 * parties^2) bits.
 */
#include "forecast/forecast.h"

#include "base/bits.h"

#include <math.h>

static const double LEAST_GAIN = 1e-9;

typedef struct market {
    ent_context *context;
    const ent_sheet *sheet;
    double *moved;
    ent_arena arena;
    double *means, *totals; /* per issue: the mean now, and the weight of all */
    size_t *stakes;         /* of party and issue, row by row: its number, or SIZE_MAX */
    ent_exchange *best;     /* per pair of issues; gain 0: none */
    uint64_t *made;         /* a bit for each pair of issues and pair of parties */
    size_t *seated;         /* room for parties that have a stake on both of two issues, */
    unsigned *sides;        /* and for the sides of the means that each is on: a bit an issue */
} market;

/* The number of a pair a < b. */
static size_t pair_of(size_t a, size_t b)
{
    return b * (b - 1) / 2 + a;
}

static size_t pairs_among(size_t count)
{
    return count < 2 ? 0 : count * (count - 1) / 2;
}

static double weight_of(const ent_sheet *sheet, size_t stake)
{
    return sheet->influence[stake] * sheet->saliences[stake];
}

static void find_mean(market *m, size_t issue)
{
    ent_forecast_issue now = ent_sheet_issue(m->sheet, issue);
    now.positions = m->moved + m->sheet->first[issue];
    m->means[issue] = now.parties == 0 ? 0 : ent_compromise(&now);
}

static ent_status set_up(market *m)
{
    const ent_sheet *sheet = m->sheet;
    const size_t issues = sheet->issue_count, parties = sheet->party_count;
    const size_t pairs = pairs_among(issues);
    m->means = ent_arena_new(&m->arena, issues, sizeof *m->means);
    m->totals = ent_arena_new(&m->arena, issues, sizeof *m->totals);
    m->stakes = ent_arena_new(&m->arena, parties, issues * sizeof *m->stakes);
    m->best = ent_arena_new(&m->arena, pairs, sizeof *m->best);
    m->made =
        ent_arena_new(&m->arena, pairs, ent_bits_words(pairs_among(parties)) * sizeof *m->made);
    m->seated = ent_arena_new(&m->arena, parties, sizeof *m->seated);
    m->sides = ent_arena_new(&m->arena, parties, sizeof *m->sides);
    if (m->means == NULL || m->totals == NULL || m->stakes == NULL || m->best == NULL ||
        m->made == NULL || m->seated == NULL || m->sides == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t k = 0; k < parties * issues; k++) {
        m->stakes[k] = SIZE_MAX;
    }
    for (size_t i = 0; i < issues; i++) {
        for (size_t k = sheet->first[i]; k < sheet->first[i + 1]; k++) {
            m->stakes[sheet->parties[k] * issues + i] = k;
            m->totals[i] += weight_of(sheet, k);
        }
        find_mean(m, i);
    }
    return ENT_OK;
}

/* How far the mean of an issue can be shifted by `giver` for `taker`, who stand on either side of it. */
static double room_for(const market *m, size_t issue, size_t giver, size_t taker)
{
    const double *own = m->sheet->positions;
    const double mean = m->means[issue], weight = weight_of(m->sheet, giver);
    const double side = own[taker] > mean ? 1 : -1;
    if (!(weight > 0)) {
        return 0;
    }
    const double step = (own[taker] - m->moved[giver]) * side;
    const double by_move = step * weight / m->totals[issue];
    return fmax(0, fmin(by_move, (own[taker] - mean) * side));
}

/* Two parties over two issues: the stakes of the one that moves on the first issue on both, then those of the other. */
typedef struct pairing {
    size_t stakes[4];
    double ratio, shift, gain; /* of the means' shifts; of the first mean's; gain 0: no exchange */
} pairing;

/* Sizes the exchange of two parties up, whose stakes on both issues are a and b. */
static pairing size_up(const market *m, const size_t issues[2], const size_t *a, const size_t *b)
{
    const double *care = m->sheet->saliences;
    const size_t i = issues[0], j = issues[1];
    double surplus = care[a[j]] * care[b[i]] - care[a[i]] * care[b[j]];
    pairing p = {.stakes = {a[i], a[j], b[i], b[j]}};
    if (surplus < 0) { /* b is the one that cares relatively less about the first */
        p = (pairing){.stakes = {b[i], b[j], a[i], a[j]}};
        surplus = -surplus;
    }
    if (!(surplus > 0)) {
        return p;
    }
    const double repaid = care[a[j]] + care[b[j]];
    p.ratio = (care[a[i]] + care[b[i]]) / repaid;
    p.shift = fmin(room_for(m, i, p.stakes[0], p.stakes[2]),
                   room_for(m, j, p.stakes[3], p.stakes[1]) / p.ratio);
    p.gain = p.shift * surplus / repaid / 100;
    return p;
}

/* The moves of an exchange. */
static ent_exchange carry_out(const market *m, const size_t issues[2], const pairing *p)
{
    ent_exchange deal = {
        .stakes = {p->stakes[0], p->stakes[3]}, .issues = {issues[0], issues[1]}, .gain = p->gain};
    for (size_t k = 0; k < 2;
         k++) { /* towards the other, whose stake is the third, then the second */
        const double mean = m->means[issues[k]];
        const double side = m->sheet->positions[p->stakes[2 - k]] > mean ? 1 : -1;
        const double shift = k == 0 ? p->shift : p->shift * p->ratio;
        deal.from[k] = m->moved[deal.stakes[k]];
        deal.to[k] = deal.from[k] +
                     side * shift * m->totals[issues[k]] / weight_of(m->sheet, deal.stakes[k]);
    }
    return deal;
}

/* Lists the parties that have a stake on both issues and are at neither mean, with the sides that they are on. */
static size_t seat(market *m, size_t i, size_t j)
{
    const double *own = m->sheet->positions;
    size_t count = 0;
    for (size_t p = 0; p < m->sheet->party_count; p++) {
        const size_t *of = m->stakes + p * m->sheet->issue_count;
        if (of[i] != SIZE_MAX && of[j] != SIZE_MAX && own[of[i]] != m->means[i] &&
            own[of[j]] != m->means[j]) {
            m->sides[count] =
                (own[of[i]] > m->means[i] ? 1u : 0u) | (own[of[j]] > m->means[j] ? 2u : 0u);
            m->seated[count++] = p;
        }
    }
    return count;
}

/* Looks for the best exchange over two issues. */
static void search(market *m, size_t i, size_t j)
{
    const size_t issues[2] = {i, j}, all = m->sheet->issue_count, pair = pair_of(i, j);
    const uint64_t *made = m->made + pair * ent_bits_words(pairs_among(m->sheet->party_count));
    const size_t count = seat(m, i, j);
    pairing best = {.gain = 0};
    for (size_t p = 0; p < count; p++) {
        for (size_t q = p + 1; q < count; q++) {
            const size_t one = m->seated[p], other = m->seated[q];
            if ((m->sides[p] ^ m->sides[q]) != 3u || ent_bits_has(made, pair_of(one, other))) {
                continue;
            }
            const pairing next = size_up(m, issues, m->stakes + one * all, m->stakes + other * all);
            if (next.gain > best.gain + LEAST_GAIN) {
                best = next;
            }
        }
    }
    m->best[pair] = best.gain > 0 ? carry_out(m, issues, &best) : (ent_exchange){.gain = 0};
}

/* The best of all; NULL when none is left. */
static const ent_exchange *choose(const market *m)
{
    const ent_exchange *best = NULL;
    for (size_t i = 0; i < m->sheet->issue_count; i++) {
        for (size_t j = i + 1; j < m->sheet->issue_count; j++) {
            const ent_exchange *deal = &m->best[pair_of(i, j)];
            if (deal->gain > (best == NULL ? 0 : best->gain) + LEAST_GAIN) {
                best = deal;
            }
        }
    }
    return best;
}

/* Carries an exchange out. */
static ent_status make(market *m, const ent_exchange *deal)
{
    const ent_sheet *sheet = m->sheet;
    const size_t *issues = deal->issues;
    const size_t one = sheet->parties[deal->stakes[0]], two = sheet->parties[deal->stakes[1]];
    const size_t words = ent_bits_words(pairs_among(sheet->party_count));
    ent_bits_add(m->made + pair_of(issues[0], issues[1]) * words,
                 one < two ? pair_of(one, two) : pair_of(two, one));
    for (size_t k = 0; k < 2; k++) {
        m->moved[deal->stakes[k]] = deal->to[k];
        find_mean(m, issues[k]);
    }
    for (size_t i = 0; i < sheet->issue_count; i++) {
        ENT_TRY(ent_context_poll(m->context));
        for (size_t j = i + 1; j < sheet->issue_count; j++) {
            if (i == issues[0] || i == issues[1] || j == issues[0] || j == issues[1]) {
                search(m, i, j);
            }
        }
    }
    return ENT_OK;
}

static ent_status keep(const ent_context *context, ent_exchanges *list, const ent_exchange *deal)
{
    ent_exchange *all = ent_memory_grow(&context->allocator, list->all, &list->room,
                                        list->count + 1, sizeof *list->all);
    if (all == NULL) {
        return ENT_ERROR_MEMORY;
    }
    list->all = all;
    list->all[list->count++] = *deal;
    return ENT_OK;
}

static ent_status trade(market *m, ent_exchanges *list)
{
    ENT_TRY(set_up(m));
    for (size_t i = 0; i < m->sheet->issue_count; i++) {
        ENT_TRY(ent_context_poll(m->context));
        for (size_t j = i + 1; j < m->sheet->issue_count; j++) {
            search(m, i, j);
        }
    }
    for (const ent_exchange *best = choose(m); best != NULL; best = choose(m)) {
        const ent_exchange deal = *best; /* whose place is written anew */
        if (list != NULL) {
            ENT_TRY(keep(m->context, list, &deal));
        }
        ENT_TRY(make(m, &deal));
    }
    return ENT_OK;
}

ent_status ent_exchange_run(ent_context *context, const ent_sheet *sheet, double *moved,
                            ent_exchanges *list)
{
    market m = {.context = context, .sheet = sheet, .moved = moved};
    ent_arena_init(&m.arena, &context->allocator);
    const ent_status status = trade(&m, list);
    ent_arena_free(&m.arena);
    return status;
}

ent_status ent_model_exchange(ent_context *context, const ent_sheet *sheet, ent_opinion *out)
{
    ENT_TRY(ent_exchange_run(context, sheet, out->moved, NULL));
    for (size_t k = 0; k < sheet->issue_count; k++) {
        ent_forecast_issue after = ent_sheet_issue(sheet, k);
        after.positions = out->moved + sheet->first[k];
        if (after.parties == 0) {
            out->reasons[k] = ENT_NO_STAKES;
        } else {
            out->values[k] = ent_compromise(&after);
        }
    }
    return ENT_OK;
}
