/* SPDX-License-Identifier: MIT */
/*
 * Conditions of which one side cannot come about, said so where they stand.
 *
 * ENT_ALWAYS(x) is x, and x is true; ENT_NEVER(x) is x, and x is false. In a release both only ask, so
 * that what guards against our own mistakes still guards. Under ENT_CHECKED (the sanitizers' build) and
 * without NDEBUG a mistake stops the program. Under ENT_COVERAGE they are constants: a branch that
 * nothing can take is none that a test has missed. The words at the place say why it cannot be.
 */
#ifndef ENT_BASE_ASSUME_H
#define ENT_BASE_ASSUME_H

#if defined(ENT_COVERAGE)
#define ENT_ALWAYS(x) (1)
#define ENT_NEVER(x)  (0)
#elif defined(__GNUC__) && (defined(ENT_CHECKED) || !defined(NDEBUG))
#define ENT_ALWAYS(x) ((x) ? 1 : (__builtin_trap(), 0))
#define ENT_NEVER(x)  ((x) ? (__builtin_trap(), 1) : 0)
#else
#define ENT_ALWAYS(x) (x)
#define ENT_NEVER(x)  (x)
#endif

#endif
