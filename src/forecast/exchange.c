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
 * 1e-9.
 *
 * The best exchange of each two issues is kept. When an issue has moved, it is looked for anew with each other issue only
 * where it is stale: where the room for the kept one is another, or one for which there is more room comes up to it;
 * a shift of a mean leaves most rooms as they were. For each issue and party a set tells to whom it can give, so that
 * only those are looked at who can repay each other, and a pair is worked out only if products that bound its gain from
 * above exceed the best so far. Of each issue the largest gain with a later one is kept, so that most issues are passed
 * over when the best of all is chosen. None of this changes what is found.
 * Time O(exchanges * issues * parties^2), memory O(issues^2 * parties^2) bits.
 */
#include "forecast/forecast.h"

#include "base/bits.h"

#include <math.h>

static const double LEAST_GAIN = 1e-9;
static const double ROUNDING = 1 + 1e-9; /* more than what rounding can do to a bound */

/* A party at an issue: a copy of its stake, in the order of parties, since pairs of parties are looked at. */
typedef struct seat {
    double own, moved, care, weight;
    double share;  /* of the weight of all */
    size_t number; /* of the stake */
} seat;

/* Two parties that exchange: the one that gives on the first issue, and the one that gives on the second. */
typedef struct couple {
    size_t one, other;
} couple;

typedef struct market {
    ent_context *context;
    const ent_sheet *sheet;
    double *moved;
    ent_arena arena;
    double *means, *totals; /* per issue: the mean now, and the weight of all */
    seat *seats;  /* of issue and party, row by row; nobody is heard of who has no stake */
    size_t words; /* of a set of parties */
    uint64_t *gives, *takes; /* of issue and party, row by row: to and from whom it can be given */
    uint64_t *rose,
        *shifted; /* of the issue that moved last, likewise: where there is now more room, or other room */
    size_t *risen, risen_count; /* the givers of the first */
    double *gains;              /* of an issue and a later one, row by row: of the best; 0: none */
    double *tops;               /* per issue: the largest in its row */
    couple *best;               /* per pair of issues, where there is a gain */
    uint64_t *made;             /* a bit for each pair of issues and pair of parties */
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

static const seat *seat_of(const market *m, size_t issue, size_t party)
{
    return &m->seats[issue * m->sheet->party_count + party];
}

static uint64_t *set_of(const market *m, uint64_t *sets, size_t issue, size_t party)
{
    return sets + (issue * m->sheet->party_count + party) * m->words;
}

/* How far a giver can shift the mean of an issue, where all weigh `total`, for a taker; who is not opposite has none. */
static double room_for(double mean, double total, const seat *giver, const seat *taker)
{
    const double side = taker->own > mean ? 1 : -1;
    if (!(giver->weight > 0) || !((giver->own - mean) * side < 0)) {
        return 0;
    }
    const double by_move = (taker->own - giver->moved) * side * giver->weight / total;
    const double by_mean = (taker->own - mean) * side;
    const double room = by_move < by_mean ? by_move : by_mean;
    return room > 0 ? room : 0;
}

/* Enters how much room a giver has for a taker at an issue, now that the mean is another and the giver has `moved`. */
static void enter_room(market *m, size_t issue, size_t stakes[2], double mean)
{
    const size_t giver = m->sheet->parties[stakes[0]], taker = m->sheet->parties[stakes[1]];
    const seat *of = seat_of(m, issue, giver), *to = seat_of(m, issue, taker);
    seat now = *of;
    now.moved = m->moved[stakes[0]];
    const double before = room_for(m->means[issue], m->totals[issue], of, to);
    const double after = room_for(mean, m->totals[issue], &now, to);
    if (after > 0) {
        ent_bits_add(set_of(m, m->gives, issue, giver), taker);
        ent_bits_add(set_of(m, m->takes, issue, taker), giver);
    }
    if (after != before) {
        ent_bits_add(set_of(m, m->shifted, 0, giver), taker);
    }
    if (after > before) {
        ent_bits_add(set_of(m, m->rose, 0, giver), taker);
    }
}

static void clear_room(market *m, size_t issue, size_t party)
{
    for (size_t w = 0; w < m->words; w++) {
        set_of(m, m->gives, issue, party)[w] = set_of(m, m->takes, issue, party)[w] = 0;
        set_of(m, m->rose, 0, party)[w] = set_of(m, m->shifted, 0, party)[w] = 0;
    }
}

/* Takes an issue's mean, and who can give there to whom, from where parties stand now. */
static void survey(market *m, size_t issue)
{
    const ent_sheet *sheet = m->sheet;
    const size_t first = sheet->first[issue], end = sheet->first[issue + 1];
    ent_forecast_issue now = ent_sheet_issue(sheet, issue);
    now.positions = m->moved + first;
    const double mean = now.parties == 0 ? 0 : ent_compromise(&now);
    m->risen_count = 0;
    for (size_t k = first; k < end; k++) {
        clear_room(m, issue, sheet->parties[k]);
    }
    for (size_t k = first; k < end; k++) {
        const size_t giver = sheet->parties[k];
        for (size_t l = first; l < end; l++) {
            enter_room(m, issue, (size_t[]){k, l}, mean);
        }
        m->seats[issue * sheet->party_count + giver].moved = m->moved[k];
        if (ent_bits_count(set_of(m, m->rose, 0, giver), m->words) > 0) {
            m->risen[m->risen_count++] = giver;
        }
    }
    m->means[issue] = mean;
}

/* Sits the parties of an issue down. */
static void gather(market *m, size_t issue)
{
    const ent_sheet *sheet = m->sheet;
    for (size_t k = sheet->first[issue]; k < sheet->first[issue + 1]; k++) {
        m->totals[issue] += weight_of(sheet, k);
    }
    for (size_t k = sheet->first[issue]; k < sheet->first[issue + 1]; k++) {
        const double weight = weight_of(sheet, k);
        m->seats[issue * sheet->party_count + sheet->parties[k]] =
            (seat){.own = sheet->positions[k],
                   .moved = m->moved[k],
                   .care = sheet->saliences[k],
                   .weight = weight,
                   .share = weight > 0 ? weight / m->totals[issue] : 0,
                   .number = k};
    }
    survey(m, issue);
}

static ent_status set_up(market *m)
{
    const ent_sheet *sheet = m->sheet;
    const size_t issues = sheet->issue_count, parties = sheet->party_count;
    const size_t pairs = pairs_among(issues);
    const size_t set = ent_bits_words(parties) * sizeof *m->gives;
    m->words = ent_bits_words(parties);
    m->means = ent_arena_new(&m->arena, issues, sizeof *m->means);
    m->totals = ent_arena_new(&m->arena, issues, sizeof *m->totals);
    m->tops = ent_arena_new(&m->arena, issues, sizeof *m->tops);
    m->gains = ent_arena_new(&m->arena, issues, issues * sizeof *m->gains);
    m->seats = ent_arena_new(&m->arena, parties, issues * sizeof *m->seats);
    m->gives = ent_arena_new(&m->arena, parties, issues * set);
    m->takes = ent_arena_new(&m->arena, parties, issues * set);
    m->rose = ent_arena_new(&m->arena, parties, set);
    m->shifted = ent_arena_new(&m->arena, parties, set);
    m->risen = ent_arena_new(&m->arena, parties, sizeof *m->risen);
    m->best = ent_arena_new(&m->arena, pairs, sizeof *m->best);
    m->made =
        ent_arena_new(&m->arena, pairs, ent_bits_words(pairs_among(parties)) * sizeof *m->made);
    if (m->means == NULL || m->totals == NULL || m->tops == NULL || m->gains == NULL ||
        m->seats == NULL || m->gives == NULL || m->takes == NULL || m->rose == NULL ||
        m->shifted == NULL || m->risen == NULL || m->best == NULL || m->made == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t i = 0; i < issues; i++) {
        ENT_TRY(ent_context_poll(m->context));
        gather(m, i);
    }
    return ENT_OK;
}

/* Two parties over two issues: the stakes of the one that moves on the first issue on both, then those of the other. */
typedef struct pairing {
    size_t stakes[4];
    double ratio, shift, gain; /* of the means' shifts; of the first mean's; gain 0: no exchange */
} pairing;

static double room_at(const market *m, size_t issue, size_t giver, size_t taker)
{
    return room_for(m->means[issue], m->totals[issue], seat_of(m, issue, giver),
                    seat_of(m, issue, taker));
}

/* Sizes the exchange of two parties up, who have stakes on both issues. */
static pairing size_up(const market *m, const size_t issues[2], const couple *two)
{
    const double *care = m->sheet->saliences;
    const size_t a[2] = {seat_of(m, issues[0], two->one)->number,
                         seat_of(m, issues[1], two->one)->number};
    const size_t b[2] = {seat_of(m, issues[0], two->other)->number,
                         seat_of(m, issues[1], two->other)->number};
    double surplus = care[a[1]] * care[b[0]] - care[a[0]] * care[b[1]];
    pairing p = {.stakes = {a[0], a[1], b[0], b[1]}};
    const bool forward = !(surplus < 0);
    if (!forward) { /* b is the one that cares relatively less about the first */
        p = (pairing){.stakes = {b[0], b[1], a[0], a[1]}};
        surplus = -surplus;
    }
    if (!(surplus > 0)) {
        return p;
    }
    const double repaid = care[a[1]] + care[b[1]];
    p.ratio = (care[a[0]] + care[b[0]]) / repaid;
    const size_t giver = forward ? two->one : two->other, taker = forward ? two->other : two->one;
    const double room = room_at(m, issues[0], giver, taker);
    const double repay = room_at(m, issues[1], taker, giver) / p.ratio;
    p.shift = room < repay ? room : repay;
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

/* How far a mean can be shifted, but for rounding. */
static double about_room(double mean, const seat *giver, const seat *taker)
{
    const double by_move = fabs(taker->own - giver->moved) * giver->share;
    const double by_mean = fabs(taker->own - mean);
    return by_move < by_mean ? by_move : by_mean;
}

/* Two issues, and what is known of the best exchange over them. */
typedef struct hunt {
    size_t issues[2];
    const seat *seats[2]; /* of the issues, by parties */
    const uint64_t *made;
    couple found;
    double gain;
} hunt;

/* Whether the exchange of two parties can gain more than `least`, by bounds: of giver and taker on the first issue. */
static bool is_worth_it(const market *m, const hunt *h, size_t giver, size_t taker)
{
    const seat *gives[2] = {&h->seats[0][giver], &h->seats[1][giver]};
    const seat *takes[2] = {&h->seats[0][taker], &h->seats[1][taker]};
    const double surplus = gives[1]->care * takes[0]->care - gives[0]->care * takes[1]->care;
    const double bound = surplus * ROUNDING, least = (h->gain + LEAST_GAIN) * 100;
    return surplus > 0 &&
           about_room(m->means[h->issues[0]], gives[0], takes[0]) * bound >
               least * (gives[1]->care + takes[1]->care) &&
           about_room(m->means[h->issues[1]], takes[1], gives[1]) * bound >
               least * (gives[0]->care + takes[0]->care);
}

/* Takes the exchange of two parties if it gains more than what was found. */
static void consider(const market *m, hunt *h, size_t giver, size_t taker)
{
    const couple two = {giver, taker};
    if (!is_worth_it(m, h, giver, taker)) {
        return;
    }
    const double gain = size_up(m, h->issues, &two).gain;
    if (gain > h->gain + LEAST_GAIN &&
        !ent_bits_has(h->made, giver < taker ? pair_of(giver, taker) : pair_of(taker, giver))) {
        h->found = two;
        h->gain = gain;
    }
}

/* Looks at the exchanges of a party with those in a word of its sets: to whom it can give on the first issue and be
 * repaid, and likewise the other way round. */
static void look(const market *m, hunt *h, size_t party, size_t word, const uint64_t sets[2])
{
    for (uint64_t left = sets[0] | sets[1]; left != 0; left &= left - 1) {
        const uint64_t lowest = left & -left;
        const size_t other = word * 64 + ent_bits_in_word(lowest - 1);
        if ((sets[0] & lowest) != 0) {
            consider(m, h, party, other);
        }
        if ((sets[1] & lowest) != 0) {
            consider(m, h, other, party);
        }
    }
}

static hunt begin(const market *m, size_t i, size_t j, double least)
{
    const size_t words = ent_bits_words(pairs_among(m->sheet->party_count));
    return (hunt){.issues = {i, j},
                  .seats = {seat_of(m, i, 0), seat_of(m, j, 0)},
                  .made = m->made + pair_of(i, j) * words,
                  .gain = least};
}

/* Notes what the best exchange of an issue with a later one gains, and the largest gain in its row. */
static void note(market *m, size_t i, size_t j, double gain)
{
    const size_t issues = m->sheet->issue_count;
    double *row = m->gains + i * issues, top = 0;
    const bool falls = row[j] == m->tops[i] && gain < row[j];
    row[j] = gain;
    m->tops[i] = gain > m->tops[i] ? gain : m->tops[i];
    if (falls) {
        for (size_t k = i + 1; k < issues; k++) {
            top = row[k] > top ? row[k] : top;
        }
        m->tops[i] = top;
    }
}

/* Looks for the best exchange over two issues. */
static void search(market *m, size_t i, size_t j)
{
    const size_t parties = m->sheet->party_count;
    hunt h = begin(m, i, j, 0);
    for (size_t p = 0; p < parties; p++) {
        const uint64_t *gives[2] = {set_of(m, m->gives, i, p), set_of(m, m->gives, j, p)};
        const uint64_t *takes[2] = {set_of(m, m->takes, i, p), set_of(m, m->takes, j, p)};
        for (size_t w = p / 64; w < m->words; w++) {
            const uint64_t later = w > p / 64 ? UINT64_MAX : UINT64_MAX << p % 64;
            const uint64_t sets[2] = {gives[0][w] & takes[1][w] & later,
                                      takes[0][w] & gives[1][w] & later};
            if ((sets[0] | sets[1]) != 0) {
                look(m, &h, p, w, sets);
            }
        }
    }
    m->best[pair_of(i, j)] = h.found;
    note(m, i, j, h.gain);
}

/* Whether the best exchange of two issues, one of which has moved, must be looked for: the room for it is another, or
 * there is more room for one that comes up to it. */
static bool is_stale(const market *m, size_t i, size_t j, size_t moved)
{
    const double kept = m->gains[i * m->sheet->issue_count + j];
    const couple best = m->best[pair_of(i, j)];
    const size_t giver = moved == i ? best.one : best.other;
    if (kept > 0 &&
        ent_bits_has(set_of(m, m->shifted, 0, giver), moved == i ? best.other : best.one)) {
        return true;
    }
    hunt h = begin(m, i, j, kept > 0 ? kept - 2 * LEAST_GAIN : 0);
    const double least = h.gain;
    for (size_t k = 0; k < m->risen_count && !(h.gain > least); k++) {
        const size_t p = m->risen[k];
        const uint64_t *rose = set_of(m, m->rose, 0, p);
        const uint64_t *repays = set_of(m, m->takes, moved == i ? j : i, p);
        for (size_t w = 0; w < m->words; w++) {
            const uint64_t both = rose[w] & repays[w];
            if (both != 0) {
                look(m, &h, p, w, moved == i ? (uint64_t[]){both, 0} : (uint64_t[]){0, both});
            }
        }
    }
    return h.gain > least;
}

/* The best of all; false when none is left. */
static bool choose(const market *m, ent_exchange *out)
{
    const size_t issues = m->sheet->issue_count;
    size_t found[2] = {0, 0};
    double best = 0;
    for (size_t i = 0; i < issues; i++) {
        for (size_t j = i + 1; j < issues && m->tops[i] > best + LEAST_GAIN; j++) {
            if (m->gains[i * issues + j] > best + LEAST_GAIN) {
                best = m->gains[i * issues + j];
                found[0] = i;
                found[1] = j;
            }
        }
    }
    if (best > 0) {
        const pairing p = size_up(m, found, &m->best[pair_of(found[0], found[1])]);
        *out = carry_out(m, found, &p);
    }
    return best > 0;
}

/* An issue has moved: searches its pairs with all others, where they are stale. */
static ent_status search_around(market *m, size_t moved, size_t partner)
{
    survey(m, moved);
    for (size_t other = 0; other < m->sheet->issue_count; other++) {
        const size_t i = other < moved ? other : moved, j = other < moved ? moved : other;
        ENT_TRY(ent_context_poll(m->context));
        if (i < j && (other == partner || is_stale(m, i, j, moved))) {
            search(m, i, j);
        }
    }
    return ENT_OK;
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
        ENT_TRY(search_around(m, issues[k], issues[1 - k]));
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
    const size_t issues = m->sheet->issue_count;
    ent_exchange deal;
    ENT_TRY(set_up(m));
    for (size_t i = 0; i < issues; i++) {
        for (size_t j = i + 1; j < issues; j++) {
            ENT_TRY(ent_context_poll(m->context));
            search(m, i, j);
        }
    }
    for (uint64_t made = 0; choose(m, &deal); made++) {
        ENT_TRY(ent_context_step(m->context, "exchanging positions", made, 0));
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
    return ent_exchange_tell(context, sheet, NULL, out);
}

ent_status ent_exchange_tell(ent_context *context, const ent_sheet *sheet, ent_exchanges *list,
                             ent_opinion *out)
{
    ENT_TRY(ent_exchange_run(context, sheet, out->moved, list));
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
