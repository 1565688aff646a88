/* SPDX-License-Identifier: MIT */
/* What the children of test_pool do. */
#ifndef ENTENTE_TESTS_WORKBENCH_CHILDREN_H
#define ENTENTE_TESTS_WORKBENCH_CHILDREN_H

/* Does what a word says; the exit code. */
int child_act(const char *name);

#endif
