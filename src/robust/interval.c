/* SPDX-License-Identifier: MIT */
/*
 * Wilson's interval for a share.
 *
 * The shares p at which the one found, k of n, is z standard deviations off: |k/n - p| = z sqrt(p(1-p)/n). With z
 * squared as q these are (k + q/2 -+ sqrt(q (k(n-k)/n + q/4))) / (n + q). The root is found by Newton's
 * steps from above, which only use what is rounded the same on every machine.
 */
#include <entente/robust.h>

static const double MILLION = 1e6;

/* The root of a number above 1, which is above its root. */
static double root_of(double number)
{
    double root = number, next = (root + 1) / 2;
    while (next < root) {
        root = next;
        next = (root + number / root) / 2;
    }
    return root;
}

ent_interval ent_share_interval(uint64_t hits, uint64_t tried)
{
    const double q = 1.959963984540054 * 1.959963984540054;
    const double k = (double)hits, n = (double)tried;
    if (tried == 0) {
        return (ent_interval){0, 1000000};
    }
    const double middle = k + q / 2, half = root_of(q * (k * (n - k) / n + q / 4));
    const double low = (middle - half) / (n + q) * MILLION;
    const double high = (middle + half) / (n + q) * MILLION;
    ent_interval out = {.low = low > 0 ? (uint32_t)low : 0, .high = (uint32_t)high};
    out.high += (double)out.high < high && out.high < 1000000;
    out.low = hits == 0 ? 0 : out.low; /* exactly */
    out.high = hits == tried ? 1000000 : out.high;
    return out;
}
