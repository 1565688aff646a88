/* SPDX-License-Identifier: MIT */
/* Disputes in graph form in which joint moves lead on, one after another, where single moves do not. */
#ifndef TESTS_JOURNEY_JOINT_CASES_H
#define TESTS_JOURNEY_JOINT_CASES_H

/* b prefers s3 to s2, not to s1: after a, both may go on, as they are another set. */
static const char ladder[] = "entente: 1\nparties: {a: , b: }\ngraph:\n  states: 4\n  moves:\n"
                             "    a: {s1: [s2], s2: [s3], s4: [s3]}\n    b: {s2: [s4]}\ntoday: s1\n"
                             "preferences:\n  a: {of: 4, ranking: [[s3], [s2], [s1], [s4]]}\n"
                             "  b: {of: 4, ranking: [[s1], [s3], [s2], [s4]]}\n";

/* a moves last to s3 and first from there: no legal sequence is that, but another agreement. */
static const char bridge[] =
    "entente: 1\nparties: {a: , b: , c: }\ngraph:\n  states: 5\n  moves:\n"
    "    a: {s2: [s3], s3: [s4]}\n    b: {s1: [s2]}\n    c: {s4: [s5]}\ntoday: s1\n"
    "preferences:\n  a: {of: 5, ranking: [[s5], [s3], [s1], [s2, s4]]}\n"
    "  b: {of: 5, ranking: [[s3], [s1], [s2], [s4], [s5]]}\n"
    "  c: {of: 5, ranking: [[s5], [s1], [s2], [s3], [s4]]}\n";

#endif
