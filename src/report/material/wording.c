/* SPDX-License-Identifier: MIT */
/* Expressions in words: the tree is walked once; what joins others stands in parentheses within another. */
#include "report/material/wording.h"

#include <string.h>

static void add(ent_text *text, const ent_dispute *dispute, const ent_expression *one, bool inner);

void ent_wording_name(ent_text *text, const char *name)
{
    char letter[2] = {'\0', '\0'};
    for (const char *c = name; *c != '\0'; c++) {
        letter[0] = *c == '_' && c > name ? ' ' : *c;
        ent_text_add(text, letter);
    }
}

/* Whether another option has the same label. */
static bool is_shared(const ent_dispute *dispute, size_t option)
{
    size_t count = 0;
    for (size_t o = 0; o < dispute->option_count; o++) {
        count += strcmp(dispute->options[o].label, dispute->options[option].label) == 0;
    }
    return count > 1;
}

void ent_wording_label(ent_text *text, const ent_dispute *dispute, size_t option, bool quoted)
{
    const ent_option *one = &dispute->options[option];
    ent_text_format(text, quoted ? "\"%s\"" : "%s", one->label);
    if (is_shared(dispute, option)) {
        ent_text_format(text, " (%s)", dispute->parties[one->party].name);
    }
}

/* That the value of an option lies in a range. */
static void add_leaf(ent_text *text, const ent_dispute *dispute, const ent_expression *leaf)
{
    const ent_option *option = &dispute->options[leaf->option];
    const uint32_t top = option->value_count - 1;
    if (!option->graded) {
        ent_text_add(text, leaf->low == 0 ? "not " : "");
        ent_wording_label(text, dispute, leaf->option, true);
        return;
    }
    ent_wording_label(text, dispute, leaf->option, true);
    ent_text_add(text, " ");
    if (leaf->low > top) {
        ent_text_add(text, "at no value");
    } else if (leaf->low == leaf->high) {
        ent_text_add(text, ent_value_words(option, leaf->low));
    } else if (leaf->high >= top) {
        ent_text_format(text, "at least %s", ent_value_words(option, leaf->low));
    } else if (leaf->low == 0) {
        ent_text_format(text, "at most %s", ent_value_words(option, leaf->high));
    } else {
        ent_text_format(text, "from %s to %s", ent_value_words(option, leaf->low),
                        ent_value_words(option, leaf->high));
    }
}

/* All children, joined. */
static void add_joined(ent_text *text, const ent_dispute *dispute, const ent_expression *one,
                       const char *joint)
{
    for (size_t k = 0; k < one->child_count; k++) {
        ent_text_add(text, k > 0 ? joint : "");
        add(text, dispute, one->children[k], true);
    }
}

static void add_count(ent_text *text, const ent_dispute *dispute, const ent_expression *one)
{
    if (one->low == one->high) {
        ent_text_format(text, "exactly %u", (unsigned)one->low);
    } else if (one->low == 0) {
        ent_text_format(text, "at most %u", (unsigned)one->high);
    } else if (one->high >= one->child_count) {
        ent_text_format(text, "at least %u", (unsigned)one->low);
    } else {
        ent_text_format(text, "%u to %u", (unsigned)one->low, (unsigned)one->high);
    }
    ent_text_add(text, " of these: ");
    add_joined(text, dispute, one, ", ");
}

static void add_bare(ent_text *text, const ent_dispute *dispute, const ent_expression *one)
{
    switch (one->op) {
    case ENT_OP_LEAF:
        add_leaf(text, dispute, one);
        break;
    case ENT_OP_NAME:
        ent_wording_name(text, one->name->id);
        break;
    case ENT_OP_NOT:
        ent_text_add(text, "not ");
        add(text, dispute, one->children[0], true);
        break;
    case ENT_OP_AND:
        add_joined(text, dispute, one, " and ");
        break;
    case ENT_OP_OR:
        add_joined(text, dispute, one, " or ");
        break;
    case ENT_OP_IMPLIES:
        ent_text_add(text, "if ");
        add_joined(text, dispute, one, ", then ");
        break;
    case ENT_OP_IFF:
        add_joined(text, dispute, one, " if and only if ");
        break;
    case ENT_OP_COUNT:
        add_count(text, dispute, one);
        break;
    }
}

static void add(ent_text *text, const ent_dispute *dispute, const ent_expression *one, bool inner)
{
    const bool joins = inner && one->op != ENT_OP_LEAF && one->op != ENT_OP_NAME;
    ent_text_add(text, joins && one->op != ENT_OP_NOT ? "(" : "");
    add_bare(text, dispute, one);
    ent_text_add(text, joins && one->op != ENT_OP_NOT ? ")" : "");
}

void ent_wording_add(ent_text *text, const ent_dispute *dispute, const ent_expression *expression,
                     const char *written)
{
    if (dispute->graph != NULL || expression == NULL) {
        ent_text_add(text, written);
    } else {
        add(text, dispute, expression, false);
    }
}

void ent_wording_opening(ent_text *text, const char *name)
{
    char letter[2] = {name[0], '\0'};
    if (letter[0] >= 'a' && letter[0] <= 'z') {
        letter[0] = (char)(letter[0] - 'a' + 'A');
    }
    ent_text_add(text, letter);
    for (const char *c = name + 1; *c != '\0'; c++) {
        letter[0] = *c == '_' ? ' ' : *c;
        ent_text_add(text, letter);
    }
}
