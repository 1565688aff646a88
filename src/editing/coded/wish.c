/* SPDX-License-Identifier: MIT */
/*
 * What a statement says of an option, and what a party then wants of it.
 *
 *     demands, welcomes                OPTION        OPTION >= VALUE
 *     offers, promises, agrees to      OPTION        OPTION = VALUE
 *     refuses                          not OPTION    OPTION < VALUE
 *
 * Of the first value and the last `>=` is `=`, as all are at least the first. What is denied is refused; a refusal stays
 * one, as "will not" is one and a denial, too. The value `no` turns the wish round. Where nothing is below VALUE,
 * `OPTION > VALUE` is what is left. An option with degrees that is named without one is more than its first, or, refused, its
 * first.
 */
#include "editing/coded/coded.h"

#include <string.h>

static const ent_party *find_party(const ent_dispute *dispute, const ent_coded_value *field,
                                   const char **missing)
{
    for (size_t p = 0; field->value != NULL && p < dispute->party_count; p++) {
        if (strcmp(dispute->parties[p].id, field->value) == 0) {
            return &dispute->parties[p];
        }
    }
    *missing = field->value != NULL && *missing == NULL ? field->value : *missing;
    return NULL;
}

/* Finds a value of an option by its word; false: it has none of this name. */
static bool find_value(const ent_option *option, const char *word, uint32_t *out)
{
    static const char *const plain[] = {"no", "yes"};
    for (uint32_t v = 0; v < option->value_count; v++) {
        if (strcmp(option->graded ? option->values[v] : plain[v], word) == 0) {
            *out = v;
            return true;
        }
    }
    return false;
}

static void find_issue(const ent_dispute *dispute, const char *word, ent_coded_issue *out,
                       const char **missing)
{
    const char *mark = word == NULL ? NULL : strchr(word, '=');
    const size_t length = word == NULL ? 0 : mark == NULL ? strlen(word) : (size_t)(mark - word);
    for (size_t o = 0; word != NULL && o < dispute->option_count; o++) {
        const ent_option *option = &dispute->options[o];
        if (strlen(option->id) == length && memcmp(option->id, word, length) == 0) {
            out->option = option;
        }
    }
    out->valued = out->option != NULL && mark != NULL;
    const bool found =
        out->option != NULL && (mark == NULL || find_value(out->option, mark + 1, &out->value));
    if (word != NULL && !found && *missing == NULL) {
        *missing = word;
    }
}

void ent_coded_find(const ent_dispute *dispute, const ent_coded *coded, ent_coded_told *out,
                    const char **missing)
{
    *missing = NULL;
    *out = (ent_coded_told){.dispute = dispute, .coded = coded};
    out->speaker = find_party(dispute, &coded->fields[ENT_CODED_SPEAKER], missing);
    out->actor = find_party(dispute, &coded->fields[ENT_CODED_ACTOR], missing);
    out->addressee = find_party(dispute, &coded->fields[ENT_CODED_ADDRESSEE], missing);
    const char *act = coded->fields[ENT_CODED_ACT].value;
    for (ent_act a = 0; act != NULL && a < ENT_ACT_COUNT; a++) {
        out->act = strcmp(ent_act_word(a), act) == 0 ? a : out->act;
    }
    find_issue(dispute, coded->fields[ENT_CODED_ISSUE].value, &out->issue, missing);
    out->issue.denied = coded->fields[ENT_CODED_NEGATION].value != NULL;
}

/* What is wanted of the degrees of an option. */
static ent_relation degrees(const ent_coded_told *told, bool wanted, uint32_t value)
{
    const ent_option *option = told->issue.option;
    const bool asks = told->act == ENT_ACT_DEMAND || told->act == ENT_ACT_WELCOME;
    if (!told->issue.valued) {
        return wanted ? ENT_RELATION_MORE : ENT_RELATION_IS;
    }
    if (!wanted) {
        return value == 0 ? ENT_RELATION_MORE : ENT_RELATION_LESS;
    }
    const bool between = value > 0 && value + 1 < option->value_count;
    return asks && between ? ENT_RELATION_AT_LEAST : ENT_RELATION_IS;
}

ent_relation ent_coded_wish(const ent_coded_told *told, uint32_t *value)
{
    static const ent_act wishing[] = {ENT_ACT_DEMAND,  ENT_ACT_OFFER, ENT_ACT_REFUSE,
                                      ENT_ACT_PROMISE, ENT_ACT_AGREE, ENT_ACT_WELCOME};
    const ent_coded_issue *issue = &told->issue;
    bool wishes = false;
    for (size_t i = 0; i < sizeof wishing / sizeof *wishing; i++) {
        wishes = wishes || told->act == wishing[i];
    }
    if (!wishes || issue->option == NULL) {
        return ENT_RELATION_NONE;
    }
    const bool wanted = told->act != ENT_ACT_REFUSE && !issue->denied;
    if (issue->option->graded) {
        *value = issue->valued ? issue->value : 0;
        return degrees(told, wanted, *value);
    }
    *value = wanted == (!issue->valued || issue->value == 1);
    return ENT_RELATION_IS;
}

void ent_coded_add_wish(ent_text *text, const ent_option *option, ent_relation relation,
                        uint32_t value)
{
    static const char *const signs[] = {"", "=", ">=", ">", "<"};
    if (option->graded) {
        ent_text_format(text, "%s %s %s", option->id, signs[relation], option->values[value]);
    } else {
        ent_text_format(text, "%s%s", value == 1 ? "" : "not ", option->id);
    }
}
