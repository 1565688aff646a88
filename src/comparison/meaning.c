/* SPDX-License-Identifier: MIT */
/*
 * Whether expressions of two files mean the same.
 *
 * They do when their trees are the same, with the options and values by their words: parentheses, blanks and the way in
 * which a comparison is spelt (`bid < high`, `bid <= low`) are gone from a tree. Names count as the same by their word:
 * what they mean is compared by itself. States of a graph have no tree that tells; there words decide.
 */
#include "comparison/comparison.h"

#include <string.h>

static const char *word_of(const ent_option *option, uint32_t value)
{
    return option->graded ? option->values[value] : value > 0 ? "yes" : "no";
}

static bool same_word(const ent_option *a, uint32_t x, const ent_option *b, uint32_t y)
{
    return strcmp(word_of(a, x), word_of(b, y)) == 0;
}

/* Values of an option that stand side by side. */
typedef struct range {
    const ent_option *option;
    uint32_t low, high;
} range;

/* The range that a leaf asks for, or one that is denied where the rest is a range: `not a` is `a = no`. */
static bool range_of(const ent_dispute *dispute, const ent_expression *x, range *out)
{
    const bool denied = x->op == ENT_OP_NOT && x->children[0]->op == ENT_OP_LEAF;
    const ent_expression *leaf = denied ? x->children[0] : x;
    if (leaf->op != ENT_OP_LEAF) {
        return false;
    }
    *out = (range){&dispute->options[leaf->option], leaf->low, leaf->high};
    const uint32_t last = out->option->value_count - 1;
    if (denied && leaf->low == 0 && leaf->high < last) {
        out->low = leaf->high + 1;
        out->high = last;
    } else if (denied && leaf->high == last && leaf->low > 0) {
        out->low = 0;
        out->high = leaf->low - 1;
    } else {
        return !denied;
    }
    return true;
}

/* Whether two ranges are the same values of the same option. */
static bool same_range(const range *a, const range *b)
{
    return strcmp(a->option->id, b->option->id) == 0 &&
           same_word(a->option, a->low, b->option, b->low) &&
           same_word(a->option, a->high, b->option, b->high);
}

bool ent_same_meaning(const ent_dispute *dispute, const ent_expression *x, const ent_dispute *other,
                      const ent_expression *y)
{
    range a, b;
    if (dispute->graph != NULL || other->graph != NULL) {
        return false;
    }
    if (range_of(dispute, x, &a) && range_of(other, y, &b)) {
        return same_range(&a, &b);
    }
    if (x->op != y->op || x->child_count != y->child_count) {
        return false;
    }
    if (x->op == ENT_OP_NAME) {
        return strcmp(x->name->id, y->name->id) == 0;
    }
    if (x->op == ENT_OP_COUNT && (x->low != y->low || x->high != y->high)) {
        return false;
    }
    for (size_t k = 0; k < x->child_count; k++) {
        if (!ent_same_meaning(dispute, x->children[k], other, y->children[k])) {
            return false;
        }
    }
    return true;
}
