/* SPDX-License-Identifier: MIT */
/*
 * The largest product of three gains, in doubles.
 *
 * Whatever mixtures give, the best lies on the border, so three candidates are enough for it. From what three of them give
 * at best, y, the candidate of the largest sum of gain_j / y_j points uphill; of it and those at hand the best face is
 * found: a corner, the top of an edge (where the derivative of the logarithm changes sign), or of a triangle (in closed form:
 * in the plane w . y = c the product is largest at y_j = c / (3 w_j)). Each round has a larger product, so faces do not
 * come again. By concavity the product can be at most exp(sum - 3) times what it is; below 1e-13 that ends the search.
 */
#include "settlement/lottery/nash.h"

#include "diag/context.h"

#include <math.h>
#include <string.h>

enum { THREE = ENT_MIXERS, HELD = THREE + 1, ROUNDS = 10000 };

static const double NEAR_ENOUGH = 1e-13;

typedef struct face {
    ent_rough_mixture mixture;
    double y[THREE], product;
} face;

/* Takes the mixture of points (rows of `gains`) when its product is larger than that of the best face. */
static void consider(const double *gains, const size_t *points, const double *shares, size_t count,
                     face *best)
{
    face own = {.mixture = {.count = count}, .product = 1};
    for (size_t k = 0; k < count; k++) {
        own.mixture.candidates[k] = points[k];
        own.mixture.shares[k] = shares[k];
    }
    for (size_t j = 0; j < THREE; j++) {
        for (size_t k = 0; k < count; k++) {
            own.y[j] += shares[k] * gains[points[k] * THREE + j];
        }
        own.product *= own.y[j];
    }
    if (own.product > best->product) {
        *best = own;
    }
}

/* The sum of d_j / (a_j + t d_j): the derivative of the logarithm of the product. */
static double slope(const double *a, const double *b, double t)
{
    double sum = 0;
    for (size_t j = 0; j < THREE; j++) {
        const double d = b[j] - a[j];
        sum += d == 0 ? 0 : d / (a[j] + t * d);
    }
    return sum;
}

/* The top of the edge between two points, when it lies within. */
static void try_edge(const double *gains, const size_t *points, face *best)
{
    const double *a = gains + points[0] * THREE, *b = gains + points[1] * THREE;
    double low = 0, high = 1;
    if (!(slope(a, b, low) > 0) || !(slope(a, b, high) < 0)) {
        return;
    }
    for (double middle = (low + high) / 2; middle > low && middle < high;
         middle = (low + high) / 2) {
        if (slope(a, b, middle) > 0) {
            low = middle;
        } else {
            high = middle;
        }
    }
    consider(gains, points, (const double[]){1 - low, low}, 2, best);
}

/* The top of a triangle, when it lies within. */
static void try_triangle(const double *gains, const size_t *points, face *best)
{
    const double *a = gains + points[0] * THREE;
    double u[THREE], v[THREE], w[THREE], to[THREE], c = 0;
    for (size_t j = 0; j < THREE; j++) {
        u[j] = gains[points[1] * THREE + j] - a[j];
        v[j] = gains[points[2] * THREE + j] - a[j];
    }
    size_t axis = 0;
    for (size_t j = 0; j < THREE; j++) {
        const size_t next = (j + 1) % THREE, last = (j + 2) % THREE;
        w[j] = u[next] * v[last] - u[last] * v[next];
        c += w[j] * a[j];
        axis = fabs(w[j]) > fabs(w[axis]) ? j : axis;
    }
    for (size_t j = 0; j < THREE; j++) {
        if (!(w[j] * c > 0)) {
            return;
        }
        to[j] = c / (3 * w[j]) - a[j];
    }
    const size_t next = (axis + 1) % THREE, last = (axis + 2) % THREE;
    const double s = (to[next] * v[last] - to[last] * v[next]) / w[axis];
    const double t = (u[next] * to[last] - u[last] * to[next]) / w[axis];
    if (s > 0 && t > 0 && s + t < 1) {
        consider(gains, points, (const double[]){1 - s - t, s, t}, 3, best);
    }
}

/* Considers all corners, edges and triangles of some points. */
static void try_faces(const double *gains, const size_t *points, size_t count, face *best)
{
    for (size_t i = 0; i < count; i++) {
        consider(gains, points + i, (const double[]){1}, 1, best);
        for (size_t j = i + 1; j < count; j++) {
            const size_t edge[] = {points[i], points[j]};
            try_edge(gains, edge, best);
            for (size_t k = j + 1; k < count; k++) {
                const size_t triangle[] = {points[i], points[j], points[k]};
                try_triangle(gains, triangle, best);
            }
        }
    }
}

/* The candidate that points uphill most; *gap how far the top can be. */
static size_t uphill(const double *gains, size_t candidates, const double *y, double *gap)
{
    size_t best = 0;
    double most = 0;
    for (size_t i = 0; i < candidates; i++) {
        double sum = 0;
        for (size_t j = 0; j < THREE; j++) {
            sum += gains[i * THREE + j] / y[j];
        }
        if (sum > most) {
            most = sum;
            best = i;
        }
    }
    *gap = most - THREE;
    return best;
}

ent_status ent_nash_of_three(ent_context *context, size_t candidates, const double *gains,
                             ent_rough_mixture *out)
{
    size_t points[HELD] = {0};
    face best = {.product = 0};
    for (size_t j = 0; j < THREE; j++) {
        for (size_t i = 0; i < candidates; i++) {
            points[j] = gains[i * THREE + j] > gains[points[j] * THREE + j] ? i : points[j];
        }
    }
    try_faces(gains, points, THREE, &best);
    double gap = INFINITY;
    for (size_t round = 0; round < ROUNDS && best.product > 0; round++) {
        ENT_TRY(ent_context_poll(context));
        const face before = best;
        const size_t next = uphill(gains, candidates, best.y, &gap);
        if (gap <= NEAR_ENOUGH) {
            break;
        }
        memcpy(points, best.mixture.candidates, sizeof best.mixture.candidates);
        points[best.mixture.count] = next;
        try_faces(gains, points, best.mixture.count + 1, &best);
        if (!(best.product > before.product)) {
            break;
        }
    }
    *out = best.mixture;
    out->gap = gap > 0 ? gap : 0;
    return ENT_OK;
}
