/* SPDX-License-Identifier: MIT */
/* Which words of the glossary a page uses. */
#ifndef ENT_REPORT_GLOSSARY_USED_H
#define ENT_REPORT_GLOSSARY_USED_H

#include "report/page/tree.h"

/* Sets used[k] for each word k whose term, or a name of it that begins with a capital, stands in the text of a node or
 * below it; used[] has ent_term_count() places, and what is set stays set. Time: letters of the text times words. */
void ent_glossary_used(const ent_tree_node *node, bool *used);

#endif
