/* SPDX-License-Identifier: MIT */
/* Taking fields out of a tree. Errors are issued where they stand; only lack of memory stops. */
#include "formats/in/fields.h"

#include "base/map.h"
#include "base/number.h"
#include "base/text.h"

#include <string.h>

static bool listed(const ent_node *key, const char *const *known)
{
    for (size_t i = 0; known[i] != NULL; i++) {
        if (ent_node_is(key, known[i])) {
            return true;
        }
    }
    return key->text.length >= 2 && memcmp(key->text.text, "x-", 2) == 0;
}

/* Whether a key is one of the words that stand between blanks. */
static bool is_among(const char *words, const ent_written *key)
{
    for (const char *at = words; *at != '\0'; at += strspn(at, " ")) {
        const size_t length = strcspn(at, " ");
        if (length == key->length && memcmp(at, key->text, length) == 0) {
            return true;
        }
        at += length;
    }
    return false;
}

/* The key for which another word is often written, in the field or out of it; NULL: none of these is known here. */
static const char *called_otherwise(const char *const *known, const ent_written *key)
{
    static const struct {
        const char *key, *words;
    } others[] = {
        {"preferences", "wishes wants goals aims interests priorities"},
        {"today", "status_quo current now present situation"},
        {"parties", "actors players stakeholders decision_makers agents sides"},
        {"options", "actions choices levers"},
        {"states", "outcomes scenarios settlements"},
        {"shorthands", "shorthand definitions abbreviations macros helpers"},
        {"rules", "constraints infeasible exclusions"},
        {"sources", "references documents"},
        {"party", "owner actor player decision_maker agent"},
        {"label", "name title text words"},
        {"name", "label title"},
        {"title", "name label heading"},
        {"values", "levels degrees grades steps"},
        {"moves", "direction reversible"},
        {"never", "forbid exclude infeasible"},
        {"always", "require must"},
        {"want", "wish wishes goal aim"},
        {"note", "comment remark reason"},
    };
    for (size_t k = 0; k < sizeof others / sizeof *others; k++) {
        for (size_t i = 0; known[i] != NULL; i++) {
            if (strcmp(known[i], others[k].key) == 0 && is_among(others[k].words, key)) {
                return known[i];
            }
        }
    }
    return NULL;
}

/* The key that was meant: one that is often called so, or the nearest, or else the one that begins with the same four
 * letters, as singular and plural do. */
static const char *meant(const char *const *known, const ent_written *key)
{
    enum { SAME = 4 };
    const char *near = called_otherwise(known, key);
    if (near == NULL) {
        near = ent_nearest_word(known, key->text, key->length);
    }
    for (size_t i = 0; near == NULL && known[i] != NULL && key->length >= SAME; i++) {
        near = strncmp(known[i], key->text, SAME) == 0 ? known[i] : NULL;
    }
    return near;
}

/* Issues E202 for a key near which nothing is: the cure lists what may stand there. */
static ent_status issue_unknown(ent_builder *builder, const ent_node *key, const char *const *known)
{
    ent_text message, cure;
    ent_text_init(&message, &builder->context->allocator);
    ent_text_init(&cure, &builder->context->allocator);
    ent_text_add(&message, "unknown key ");
    ent_text_add_quoted(&message, key->text.text, key->text.length, 60);
    ent_text_add(&cure, "write one of those that may stand here:");
    for (size_t i = 0; known[i] != NULL; i++) {
        ent_text_format(&cure, "%s %s", i > 0 ? "," : "", known[i]);
    }
    ent_text_add(&cure, "; or one of your own that begins with x-");
    const ent_status status = message.failed || cure.failed
                                  ? ENT_ERROR_MEMORY
                                  : ent_builder_issue(builder, ENT_KIND_UNKNOWN_KEY, key->span,
                                                      ent_text_get(&message), ent_text_get(&cure));
    ent_text_free(&message);
    ent_text_free(&cure);
    return status;
}

/* Lets a key that something cannot be without be read as it was meant, so that it is not told to be missing, too. */
static void take_as(const ent_node *map, ent_node *key, const char *near)
{
    static const char *const needed[] = {
        "parties", "options", "title",  "party", "never",  "always", "same",   "want",
        "weight",  "where",   "states", "moves", "unseen", "id",     "issues", "positions"};
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++) {
        if (strcmp(needed[i], near) == 0 && ent_field(map, near) == NULL) {
            key->text.text = near;
            key->text.length = strlen(near);
            key->text.direct = false;
        }
    }
}

/* Issues E202 for a key, or E112 where a comma cut it off. */
static ent_status refuse_key(ent_builder *builder, const ent_node *map, size_t entry,
                             const char *const *known)
{
    ent_node *key = map->keys[entry];
    if (map->flow && map->items[entry]->empty && map->items[entry]->text.length == 0) {
        return ent_builder_issue_name(builder, ENT_KIND_CUT_EXPRESSION, key->span,
                                      "a comma cut this off from the value before it:", &key->text,
                                      NULL);
    }
    const char *near = meant(known, &key->text);
    if (near == NULL) {
        return issue_unknown(builder, key, known);
    }
    ENT_TRY(ent_builder_issue_name(builder, ENT_KIND_UNKNOWN_KEY, key->span, "unknown key",
                                   &key->text, near));
    take_as(map, key, near);
    return ENT_OK;
}

ent_status ent_fields_known(ent_builder *builder, const ent_node *map, const ent_form *form)
{
    const char *known[ENT_FORM_MOST_KEYS + 1];
    ent_form_names(form, known);
    for (size_t i = 0; i < map->count; i++) {
        if (!listed(map->keys[i], known)) {
            ENT_TRY(refuse_key(builder, map, i, known));
        }
    }
    return ENT_OK;
}

/* How to mend what is not of its kind: for what is often written as one text, the key under which that text stands. */
static const char *cure_for(ent_node_kind kind, const char *what)
{
    static const char *const cures[] = {
        "write one word or text here", "write one item a line, each after '- '",
        "write 'key: value' lines here, indented further than the line above"};
    static const struct {
        ent_node_kind kind;
        const char *what, *cure;
    } things[] = {
        {ENT_NODE_SCALAR, "the value of an option",
         "write no or yes here, or one of the 'values' of the option"},
        {ENT_NODE_SCALAR, "what a party wants", "write an expression here, such as: not OPTION"},
        {ENT_NODE_LIST, "values",
         "write them in brackets, the least first: [none, some, all]; an "
         "option of no and yes needs none"},
        {ENT_NODE_LIST, "a scale", "write its ends in brackets: [0, 100]"},
        {ENT_NODE_LIST, "the section 'rules'",
         "begin each rule with '- ', as in: - never: EXPRESSION"},
        {ENT_NODE_LIST, "the preferences of a party",
         "begin each wish with '- ' on a line of its own, as in: - want: EXPRESSION"},
        {ENT_NODE_MAP, "the section 'states'",
         "write 'NAME: EXPRESSION' lines here, without dashes, indented further than the line "
         "above"},
        {ENT_NODE_MAP, "the section 'parties'",
         "write 'NAME:' lines here, without dashes, indented further than the line above"},
        {ENT_NODE_MAP, "the section 'options'",
         "write 'NAME:' lines here, without dashes, and 'party: ...' below each"},
        {ENT_NODE_MAP, "the section 'today'",
         "write 'OPTION: VALUE' lines here, indented further than the line above"},
        {ENT_NODE_MAP, "a source",
         "write 'title: ...' on a line below, indented further; 'date' and 'url' may "
         "follow"},
        {ENT_NODE_MAP, "a party", "write 'name: ...' on a line below, indented further"},
        {ENT_NODE_MAP, "an option",
         "write 'party: ...' on a line below, indented further; 'label' and 'values' "
         "may follow"},
        {ENT_NODE_MAP, "a rule", "write 'never: ...' or 'always: ...' here"},
        {ENT_NODE_MAP, "what an event changes in a section",
         "write 'add:', 'replace:' or 'drop:' here, and below "
         "it what is added, replaced or dropped"},
        {ENT_NODE_MAP, "'labels'",
         "write 'VALUE: text' here, such as {p5: 5 percent}; words for the whole stand "
         "under 'label'"},
        {ENT_NODE_MAP, "a step",
         "write 'insert: ...', or another step; a list that replaces all wishes stands "
         "under 'statements:'"},
    };
    const char *cure = cures[kind];
    for (size_t k = 0; k < sizeof things / sizeof *things; k++) {
        cure = kind == things[k].kind && strcmp(what, things[k].what) == 0 ? things[k].cure : cure;
    }
    return cure;
}

ent_status ent_expect(ent_builder *builder, const ent_node *node, ent_node_kind kind,
                      const char *what, bool *good)
{
    return ent_expect_or(builder, node, kind, what, cure_for(kind, what), good);
}

/* The key of a mapping with which a plain text begins, as its colon is missing: `name the union`; NULL: none. */
static const char *key_without_colon(const ent_node *node, const char *what)
{
    static const struct {
        const char *what;
        const ent_form *form;
    } mappings[] = {{"a source", &ent_form_source},
                    {"a party", &ent_form_party},
                    {"an option", &ent_form_option},
                    {"a rule", &ent_form_rule}};
    const char *names[ENT_FORM_MOST_KEYS + 1] = {NULL};
    for (size_t k = 0; k < sizeof mappings / sizeof *mappings; k++) {
        if (strcmp(what, mappings[k].what) == 0) {
            ent_form_names(mappings[k].form, names);
        }
    }
    for (size_t i = 0; node->kind == ENT_NODE_SCALAR && !node->quoted && names[i] != NULL; i++) {
        const size_t length = strlen(names[i]);
        if (node->text.length > length + 1 && node->text.text[length] == ' ' &&
            memcmp(node->text.text, names[i], length) == 0) {
            return names[i];
        }
    }
    return NULL;
}

/* Whether a text stands on one line, so that it can be written again. */
static bool on_one_line(const ent_builder *builder, const ent_node *node)
{
    enum { LONGEST = 100 };
    const char *bytes = builder->dispute->source.bytes + node->span.start;
    const size_t length = node->span.end - node->span.start;
    return length <= LONGEST && memchr(bytes, '\n', length) == NULL;
}

ent_status ent_expect_or(ent_builder *builder, const ent_node *node, ent_node_kind kind,
                         const char *what, const char *cure, bool *good)
{
    static const char *const kinds[] = {"a single value", "a list", "a mapping"};
    *good = node->kind == kind && !node->empty;
    if (*good) {
        return ENT_OK;
    }
    ent_text message, line;
    ent_text_init(&message, &builder->context->allocator);
    ent_text_init(&line, &builder->context->allocator);
    ent_text_format(&message, "%s must be %s, and this is %s", what, kinds[kind],
                    node->empty ? "empty" : kinds[node->kind]);
    const char *key = kind == ENT_NODE_MAP ? key_without_colon(node, what) : NULL;
    if (key != NULL) {
        const size_t rest = strlen(key) + 1;
        ent_text_format(&message, ": a colon is missing after '%s'", key);
        if (on_one_line(builder, node)) {
            ent_text_format(&line, "write: %s: %.*s", key, (int)(node->text.length - rest),
                            node->text.text + rest);
        } else {
            ent_text_format(&line, "write '%s:' and a blank there", key);
        }
        cure = ent_text_get(&line);
    }
    const ent_status status = message.failed || line.failed
                                  ? ENT_ERROR_MEMORY
                                  : ent_builder_issue(builder, ENT_KIND_WRONG_TYPE, node->span,
                                                      ent_text_get(&message), cure);
    ent_text_free(&message);
    ent_text_free(&line);
    return status;
}

ent_status ent_field_text(ent_builder *builder, const ent_node *map, const char *key,
                          const char **out)
{
    const ent_node *node = ent_field(map, key);
    *out = NULL;
    if (node == NULL) {
        return ENT_OK;
    }
    bool good = false;
    ENT_TRY(ent_expect(builder, node, ENT_NODE_SCALAR, key, &good));
    if (good) {
        *out = ent_builder_keep(builder, &node->text);
        return *out == NULL ? ENT_ERROR_MEMORY : ENT_OK;
    }
    return ENT_OK;
}

/* Issues E205: the word that a key has is none of those that it takes. */
static ent_status issue_word(ent_builder *builder, const ent_node *node, const char *key,
                             const char *const *words)
{
    ent_text message, cure;
    ent_text_init(&message, &builder->context->allocator);
    ent_text_init(&cure, &builder->context->allocator);
    ent_text_add_quoted(&message, node->text.text, node->text.length, 60);
    ent_text_format(&message, " is not a value of '%s'", key);
    const char *near = ent_nearest_word(words, node->text.text, node->text.length);
    if (near != NULL) {
        ent_text_format(&cure, "did you mean '%s'? ", near);
    }
    ent_text_add(&cure, "write one of:");
    for (size_t i = 0; words[i] != NULL; i++) {
        ent_text_format(&cure, " %s", words[i]);
    }
    if (strcmp(key, "moves") == 0) {
        ent_text_add(&cure, "; 'up' cannot be taken back, 'down' not be taken up again, and 'step' "
                            "goes to a neighbouring value");
    }
    const ent_status status = message.failed || cure.failed
                                  ? ENT_ERROR_MEMORY
                                  : ent_builder_issue(builder, ENT_KIND_UNKNOWN_WORD, node->span,
                                                      ent_text_get(&message), ent_text_get(&cure));
    ent_text_free(&message);
    ent_text_free(&cure);
    return status;
}

ent_status ent_field_word(ent_builder *builder, const ent_node *map, const char *key,
                          const char *const *words, size_t otherwise, size_t *out)
{
    const ent_node *node = ent_field(map, key);
    *out = otherwise;
    if (node == NULL) {
        return ENT_OK;
    }
    bool good = false;
    ENT_TRY(ent_expect(builder, node, ENT_NODE_SCALAR, key, &good));
    if (!good) {
        return ENT_OK;
    }
    for (size_t i = 0; words[i] != NULL; i++) {
        if (ent_node_is(node, words[i])) {
            *out = i;
            return ENT_OK;
        }
    }
    return issue_word(builder, node, key, words);
}

ent_status ent_field_kept(ent_builder *builder, const ent_node *node, const char **out)
{
    *out = NULL;
    if (node == NULL || node->kind != ENT_NODE_SCALAR || node->empty) {
        return ENT_OK;
    }
    *out = ent_builder_keep(builder, &node->text);
    return *out == NULL ? ENT_ERROR_MEMORY : ENT_OK;
}
ent_status ent_field_degree(ent_builder *builder, const ent_node *node, const ent_degree_form *form,
                            uint32_t *out)
{
    int64_t number = 0;
    if (node->kind != ENT_NODE_SCALAR ||
        !ent_decimal_read(node->text.text, node->text.length, ENT_DEGREE_DIGITS, &number) ||
        number < form->least || number > form->most) {
        return ent_builder_issue(builder, ENT_KIND_DEGREE, node->span, form->message, form->cure);
    }
    *out = (uint32_t)number;
    return ENT_OK;
}

ent_status ent_field_party(ent_builder *builder, const ent_node *key, size_t *out, bool *found)
{
    const ent_map_entry *entry = ent_map_get(&builder->parties, key->text.text, key->text.length);
    *found = entry != NULL;
    *out = entry == NULL ? 0 : entry->number;
    return entry == NULL ? ent_builder_issue_party(builder, &key->text) : ENT_OK;
}

ent_status ent_fields_by_party(ent_builder *builder, const ent_node *section,
                               const ent_party_section *form)
{
    bool good = false;
    if (section == NULL || section->empty) {
        return ENT_OK;
    }
    ENT_TRY(ent_expect(builder, section, ENT_NODE_MAP, form->called, &good));
    for (size_t i = 0; good && i < section->count; i++) {
        size_t party = 0;
        bool found = false;
        ENT_TRY(ent_field_party(builder, section->keys[i], &party, &found));
        if (found && form->value != NULL) {
            ENT_TRY(ent_expect(builder, section->items[i], form->kind, form->value, &found));
        }
        ENT_TRY(found ? form->read(builder, party, section->items[i]) : ENT_OK);
    }
    return ENT_OK;
}
