/* SPDX-License-Identifier: MIT */
/* The tables of forms: from the inside out, so that each stands before it is used. */
#include "dispute/schema.h"

#include "base/assume.h"

static const ent_form expression = {.expression = true};
static const ent_form names = {.short_list = true};

/* The keys of what something rests on. */
/* clang-format off */
#define GROUNDS                                                                                    \
    {"basis", NULL}, {"source", NULL}, {"passage", NULL}, {"bytes", NULL}, {"speaker", NULL},      \
    {"note", NULL}, {"hedge", NULL}, {"coder", NULL}
/* clang-format on */

/* A passage is a range of bytes, alone or in a mapping with a note. */
static const ent_form_key passage_keys[] = {{"bytes", NULL}, {"note", NULL}, {NULL, NULL}};
const ent_form ent_form_passage = {.keys = passage_keys};
static const ent_form passages = {.each = &ent_form_passage};

static const ent_form_key source_keys[] = {
    {"title", NULL}, {"author", NULL}, {"publisher", NULL},     {"date", NULL}, {"file", NULL},
    {"url", NULL},   {"note", NULL},   {"passages", &passages}, {NULL, NULL}};
const ent_form ent_form_source = {.keys = source_keys};
static const ent_form sources = {.each = &ent_form_source};

/* Other words for a party: a list, or lists by what kind of words they are. */
static const ent_form_key party_alias_keys[] = {{"names", &names},    {"leaders", &names},
                                                {"capitals", &names}, {"demonyms", &names},
                                                {"roles", &names},    {NULL, NULL}};
const ent_form ent_form_party_aliases = {.keys = party_alias_keys, .short_list = true};

static const ent_form_key party_keys[] = {{"name", NULL},
                                          {"plural", NULL},
                                          {"aliases", &ent_form_party_aliases},
                                          {"note", NULL},
                                          {NULL, NULL}};
const ent_form ent_form_party = {.keys = party_keys, .empty_map = true};
static const ent_form parties = {.each = &ent_form_party};

static const ent_form coalitions = {.each = &names};

/* Other words for an option: a list, or lists by its values. */
static const ent_form option_aliases = {.each = &names, .short_list = true};

static const ent_form_key option_keys[] = {
    {"party", NULL}, {"label", NULL},    {"aliases", &option_aliases},
    {"moves", NULL}, {"values", &names}, {"labels", NULL},
    GROUNDS,         {NULL, NULL}};
const ent_form ent_form_option = {.keys = option_keys};
static const ent_form options = {.each = &ent_form_option};

static const ent_form targets = {.each = &names};
static const ent_form moves = {.each = &targets};
static const ent_form_key graph_keys[] = {{"states", &names}, {"moves", &moves}, {NULL, NULL}};
const ent_form ent_form_graph = {.keys = graph_keys};

static const ent_form_key rule_keys[] = {
    {"id", NULL}, {"never", &expression}, {"always", &expression}, {"same", &expression}, GROUNDS,
    {NULL, NULL}};
const ent_form ent_form_rule = {.keys = rule_keys};
static const ent_form rules = {.each = &ent_form_rule};

/* A name is given by an expression, or by a mapping from options to values. */
static const ent_form states = {.each = &expression};

/* A shorthand stands for an expression. */
static const ent_form shorthands = {.each = &expression};

static const ent_form_key statement_keys[] = {
    {"id", NULL},        {"want", &expression}, {"label", NULL},  {"weight", NULL},
    {"certainty", NULL}, {"strength", NULL},    {"degree", NULL}, GROUNDS,
    {NULL, NULL}};
const ent_form ent_form_statement = {.keys = statement_keys, .expression = true};
static const ent_form statements = {.each = &ent_form_statement};

static const ent_form group = {.expression = true, .each = &expression, .short_list = true};
static const ent_form ranking = {.each = &group};

/* The keys of wishes by a ranking or by weights. */
/* clang-format off */
#define ORDERED                                                                                    \
    {"ranking", &ranking}, {"of", NULL}, {"unknown", &ranking}, {"weights", &statements},          \
    {"strong_from", NULL}, {"certain_from", NULL}, GROUNDS
/* clang-format on */

/* A party's wishes: a list of statements, or a mapping with a ranking or weights. */
static const ent_form_key wishes_keys[] = {ORDERED, {NULL, NULL}};
const ent_form ent_form_wishes = {.keys = wishes_keys, .each = &ent_form_statement};
static const ent_form preferences = {.each = &ent_form_wishes};

/* What a party does not perceive: a list of expressions, each alone or with its grounds. */
static const ent_form_key unseen_keys[] = {
    {"id", NULL}, {"unseen", &expression}, GROUNDS, {NULL, NULL}};
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

/* What there is to bargain over: values of an issue are a list of words, or expressions by word. */
static const ent_form issue_values = {.each = &expression, .short_list = true, .plain_list = true};
static const ent_form utilities = {.each = &names};
static const ent_form_key line_keys[] = {{"offset", NULL}, {"slope", NULL}, {NULL, NULL}};
static const ent_form_key triangle_keys[] = {
    {"from", NULL}, {"top", NULL}, {"to", NULL}, {NULL, NULL}};
const ent_form ent_form_line = {.keys = line_keys};
const ent_form ent_form_triangle = {.keys = triangle_keys};
static const ent_form_key issue_keys[] = {
    {"label", NULL}, {"option", NULL}, {"values", &issue_values}, {"range", &names}, {"type", NULL},
    {"steps", NULL}, {"labels", NULL}, {"utilities", &utilities}, {"weights", NULL}, GROUNDS,
    {NULL, NULL}};
const ent_form ent_form_issue = {.keys = issue_keys};
static const ent_form issues = {.each = &ent_form_issue};

static const ent_form over_packages = {.expression = true, .of_packages = true};
static const ent_form_key package_rule_keys[] = {
    {"id", NULL}, {"never", &over_packages}, {"always", &over_packages}, GROUNDS, {NULL, NULL}};
const ent_form ent_form_package_rule = {.keys = package_rule_keys};
static const ent_form package_rules = {.each = &ent_form_package_rule};
static const ent_form_key bonus_keys[] = {
    {"where", &over_packages}, {"utility", NULL}, {NULL, NULL}};
const ent_form ent_form_bonus = {.keys = bonus_keys};
static const ent_form bonus_list = {.each = &ent_form_bonus};
static const ent_form bonuses = {.each = &bonus_list};
static const ent_form_key bargaining_keys[] = {
    {"scale", NULL},           {"disagreement", NULL}, {"reservation", NULL}, {"discount", NULL},
    {"rules", &package_rules}, {"bonuses", &bonuses},  {NULL, NULL}};
const ent_form ent_form_bargaining = {.keys = bargaining_keys};

/* Where parties stand on an issue. */
static const ent_form_key spread_keys[] = {
    {"position", NULL}, {"salience", NULL}, {"influence", NULL}, {NULL, NULL}};
const ent_form ent_form_spread = {.keys = spread_keys};
static const ent_form_key stake_keys[] = {{"position", NULL},
                                          {"salience", NULL},
                                          {"influence", NULL},
                                          {"spread", &ent_form_spread},
                                          GROUNDS,
                                          {NULL, NULL}};
const ent_form ent_form_stake = {.keys = stake_keys};
static const ent_form stakes = {.each = &ent_form_stake};
static const ent_form_key contest_keys[] = {
    {"label", NULL},   {"scale", &names},    {"meanings", NULL}, {"today", NULL},
    {"outcome", NULL}, {"parties", &stakes}, {NULL, NULL}};
const ent_form ent_form_contest = {.keys = contest_keys};
static const ent_form positions = {.each = &ent_form_contest};

/* What an event adds to a section, replaces in it, and drops from it. */
#define CHANGES(section, entries)                                                                  \
    static const ent_form_key section##_change_keys[] = {                                          \
        {"add", &section}, {"replace", &entries}, {"drop", &names}, {NULL, NULL}};                 \
    static const ent_form section##_changes = {.keys = section##_change_keys}
CHANGES(sources, sources);
CHANGES(options, options);
CHANGES(states, states);
CHANGES(shorthands, shorthands);
CHANGES(coalitions, coalitions);
static const ent_form replaced_rules = {.each = &ent_form_rule};
CHANGES(rules, replaced_rules);
const ent_form ent_form_changes = {.keys = rules_change_keys};

static const ent_form_key party_change_keys[] = {
    {"add", &parties}, {"replace", &parties}, {NULL, NULL}};
const ent_form ent_form_party_changes = {.keys = party_change_keys};

/* Of issues and positions an event may also change some keys. */
static const ent_form_key issue_change_keys[] = {
    {"add", &issues}, {"replace", &issues}, {"change", &issues}, {"drop", &names}, {NULL, NULL}};
const ent_form ent_form_issue_changes = {.keys = issue_change_keys};
static const ent_form_key position_change_keys[] = {{"add", &positions},
                                                    {"replace", &positions},
                                                    {"change", &positions},
                                                    {"drop", &names},
                                                    {NULL, NULL}};
const ent_form ent_form_position_changes = {.keys = position_change_keys};

/* One step that changes a list of statements. */
static const ent_form_key step_keys[] = {{"insert", &ent_form_statement},
                                         {"drop", NULL},
                                         {"replace", NULL},
                                         {"by", &ent_form_statement},
                                         {"move", NULL},
                                         {"before", NULL},
                                         {"after", NULL},
                                         {"at", NULL},
                                         {NULL, NULL}};
const ent_form ent_form_change_step = {.keys = step_keys};

/* What an event makes of a party's wishes: a list of steps, or a mapping that replaces them. */
static const ent_form_key new_wishes_keys[] = {{"statements", &statements}, ORDERED, {NULL, NULL}};
const ent_form ent_form_new_wishes = {.keys = new_wishes_keys, .each = &ent_form_change_step};
static const ent_form new_preferences = {.each = &ent_form_new_wishes};

static const ent_form_key event_keys[] = {{"id", NULL},
                                          {"date", NULL},
                                          {"label", NULL},
                                          {"kind", NULL},
                                          {"place", NULL},
                                          {"channel", NULL},
                                          {"participants", &names},
                                          GROUNDS,
                                          {"sources", &sources_changes},
                                          {"parties", &ent_form_party_changes},
                                          {"coalitions", &coalitions_changes},
                                          {"options", &options_changes},
                                          {"rules", &rules_changes},
                                          {"today", NULL},
                                          {"states", &states_changes},
                                          {"shorthands", &shorthands_changes},
                                          {"preferences", &new_preferences},
                                          {"misperceptions", &misperceptions},
                                          {"attitudes", &attitudes},
                                          {"fuzzy", &fuzzy},
                                          {"issues", &ent_form_issue_changes},
                                          {"bargaining", &ent_form_bargaining},
                                          {"positions", &ent_form_position_changes},
                                          {NULL, NULL}};
const ent_form ent_form_event = {.keys = event_keys};
static const ent_form timeline = {.each = &ent_form_event};

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
                                            {"shorthands", &shorthands},
                                            {"preferences", &preferences},
                                            {"misperceptions", &misperceptions},
                                            {"attitudes", &attitudes},
                                            {"fuzzy", &fuzzy},
                                            {"issues", &issues},
                                            {"bargaining", &ent_form_bargaining},
                                            {"positions", &positions},
                                            {"timeline", &timeline},
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
