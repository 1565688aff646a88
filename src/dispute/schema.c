/* SPDX-License-Identifier: MIT */
/* The tables of forms: from the inside out, so that each stands before it is used. */
#include "dispute/schema.h"

#include "base/assume.h"

static const ent_form expression = {.expression = true};
static const ent_form names = {.short_list = true};

static const ent_form_key source_keys[] = {{"title", NULL}, {"author", NULL}, {"publisher", NULL},
                                           {"date", NULL},  {"file", NULL},   {"url", NULL},
                                           {"note", NULL},  {NULL, NULL}};
const ent_form ent_form_source = {.keys = source_keys};
static const ent_form sources = {.each = &ent_form_source};

static const ent_form_key party_keys[] = {{"name", NULL}, {"note", NULL}, {NULL, NULL}};
const ent_form ent_form_party = {.keys = party_keys, .empty_map = true};
static const ent_form parties = {.each = &ent_form_party};

static const ent_form coalitions = {.each = &names};

static const ent_form_key option_keys[] = {
    {"party", NULL},  {"label", NULL},   {"moves", NULL}, {"values", &names}, {"basis", NULL},
    {"source", NULL}, {"passage", NULL}, {"note", NULL},  {"hedge", NULL},    {NULL, NULL}};
const ent_form ent_form_option = {.keys = option_keys};
static const ent_form options = {.each = &ent_form_option};

static const ent_form targets = {.each = &names};
static const ent_form moves = {.each = &targets};
static const ent_form_key graph_keys[] = {{"states", &names}, {"moves", &moves}, {NULL, NULL}};
const ent_form ent_form_graph = {.keys = graph_keys};

static const ent_form_key rule_keys[] = {
    {"never", &expression}, {"always", &expression}, {"same", &expression},
    {"basis", NULL},        {"source", NULL},        {"passage", NULL},
    {"note", NULL},         {"hedge", NULL},         {NULL, NULL}};
const ent_form ent_form_rule = {.keys = rule_keys};
static const ent_form rules = {.each = &ent_form_rule};

/* A name is given by an expression, or by a mapping from options to values. */
static const ent_form states = {.each = &expression};

static const ent_form_key statement_keys[] = {
    {"want", &expression}, {"label", NULL},  {"weight", NULL}, {"certainty", NULL},
    {"strength", NULL},    {"degree", NULL}, {"basis", NULL},  {"source", NULL},
    {"passage", NULL},     {"note", NULL},   {"hedge", NULL},  {NULL, NULL}};
const ent_form ent_form_statement = {.keys = statement_keys, .expression = true};
static const ent_form statements = {.each = &ent_form_statement};

static const ent_form group = {.expression = true, .each = &expression, .short_list = true};
static const ent_form ranking = {.each = &group};

/* A party's wishes: a list of statements, or a mapping with a ranking or weights. */
static const ent_form_key wishes_keys[] = {
    {"ranking", &ranking}, {"of", NULL},           {"unknown", &ranking}, {"weights", &statements},
    {"strong_from", NULL}, {"certain_from", NULL}, {"basis", NULL},       {"source", NULL},
    {"passage", NULL},     {"note", NULL},         {"hedge", NULL},       {NULL, NULL}};
const ent_form ent_form_wishes = {.keys = wishes_keys, .each = &ent_form_statement};
static const ent_form preferences = {.each = &ent_form_wishes};

/* What a party does not perceive: a list of expressions, each alone or with its grounds. */
static const ent_form_key unseen_keys[] = {
    {"unseen", &expression}, {"basis", NULL}, {"source", NULL}, {"passage", NULL},
    {"note", NULL},          {"hedge", NULL}, {NULL, NULL}};
const ent_form ent_form_unseen = {.keys = unseen_keys, .expression = true};
static const ent_form unseen = {.each = &ent_form_unseen};
static const ent_form misperceptions = {.each = &unseen};

/* A party's attitudes: a word for each party that it names. */
static const ent_form towards = {.empty_map = true};
static const ent_form attitudes = {.each = &towards};

/* How certain a party must be to move, and how certain it is of pairs of states. */
static const ent_form pairs = {.each = &names};
static const ent_form_key fuzzy_keys[] = {
    {"threshold", NULL}, {"of", NULL}, {"degrees", &pairs}, {NULL, NULL}};
const ent_form ent_form_fuzzy = {.keys = fuzzy_keys};
static const ent_form fuzzy = {.each = &ent_form_fuzzy};

static const ent_form_key dispute_keys[] = {{"entente", NULL},
                                            {"title", NULL},
                                            {"description", NULL},
                                            {"sources", &sources},
                                            {"parties", &parties},
                                            {"coalitions", &coalitions},
                                            {"options", &options},
                                            {"graph", &ent_form_graph},
                                            {"rules", &rules},
                                            {"today", NULL},
                                            {"states", &states},
                                            {"preferences", &preferences},
                                            {"misperceptions", &misperceptions},
                                            {"attitudes", &attitudes},
                                            {"fuzzy", &fuzzy},
                                            {"timeline", NULL},
                                            {"issues", NULL},
                                            {"positions", NULL},
                                            {NULL, NULL}};
const ent_form ent_form_dispute = {.keys = dispute_keys};

void ent_form_names(const ent_form *form, const char *list[ENT_FORM_MOST_KEYS + 1])
{
    size_t count = 0;
    while (ENT_ALWAYS(count < ENT_FORM_MOST_KEYS) && form->keys[count].name != NULL) {
        list[count] = form->keys[count].name;
        count++;
    }
    list[count] = NULL;
}
