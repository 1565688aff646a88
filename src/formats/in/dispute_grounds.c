/* SPDX-License-Identifier: MIT */
/* On what things rest and by which words they are known: grounds, ids, passages of sources, aliases, and labels of values. */
#include "base/text.h"
#include "dispute/expressions/lexer.h"
#include "formats/in/dispute_yaml.h"

#include <string.h>

static ent_status check_source(ent_builder *builder, const ent_node *map)
{
    const ent_node *source = ent_field(map, "source");
    if (source == NULL || source->kind != ENT_NODE_SCALAR ||
        ent_map_get(&builder->sources, source->text.text, source->text.length) != NULL) {
        return ENT_OK;
    }
    if (memchr(source->text.text, ',', source->text.length) != NULL) {
        return ent_builder_issue(builder, ENT_KIND_UNKNOWN_SOURCE, source->span,
                                 "there is no source of this name",
                                 "cite one source, the one that says it most plainly");
    }
    return ent_builder_issue_missing(
        builder, ENT_KIND_UNKNOWN_SOURCE, "there is no source", &source->text,
        ent_map_nearest(&builder->sources, source->text.text, source->text.length));
}

/* Reads digits from *at on; false when there are none, or too many for a place in a text. */
static bool take_number(const ent_written *text, size_t *at, uint64_t *out)
{
    enum { MOST_DIGITS = 18 };
    const size_t from = *at;
    *out = 0;
    while (*at < text->length && text->text[*at] >= '0' && text->text[*at] <= '9') {
        *out = *out * 10 + (uint64_t)(text->text[(*at)++] - '0');
        if (*at - from > MOST_DIGITS) {
            return false;
        }
    }
    return *at > from;
}

/* Reads START-END, which is not empty; *good false after E811. */
static ent_status read_bytes(ent_builder *builder, const ent_node *node, uint64_t *start,
                             uint64_t *end, bool *good)
{
    size_t at = 0;
    *good = node->kind == ENT_NODE_SCALAR && take_number(&node->text, &at, start) &&
            at < node->text.length && node->text.text[at++] == '-' &&
            take_number(&node->text, &at, end) && at == node->text.length && *start < *end;
    return *good ? ENT_OK
                 : ent_builder_issue(builder, ENT_KIND_BYTES, node->span,
                                     "this is not a range of bytes", NULL);
}

ent_status ent_field_cited(ent_builder *builder, const ent_node *map, ent_grounds *out)
{
    static const char *const bases[] = {"stated", "inferred", "assumed", NULL};
    size_t basis = ENT_BASIS_ASSUMED;
    *out = (ent_grounds){.has_basis = ent_field(map, "basis") != NULL};
    ENT_TRY(ent_field_word(builder, map, "basis", bases, ENT_BASIS_ASSUMED, &basis));
    out->basis = (ent_basis)basis;
    ENT_TRY(ent_field_text(builder, map, "source", &out->source));
    ENT_TRY(ent_field_text(builder, map, "passage", &out->passage));
    ENT_TRY(ent_field_text(builder, map, "note", &out->note));
    ENT_TRY(ent_field_text(builder, map, "hedge", &out->hedge));
    ENT_TRY(ent_field_text(builder, map, "speaker", &out->speaker));
    ENT_TRY(ent_field_text(builder, map, "coder", &out->coder));
    const ent_node *bytes = ent_field(map, "bytes");
    return bytes == NULL
               ? ENT_OK
               : read_bytes(builder, bytes, &out->byte_start, &out->byte_end, &out->located);
}

ent_status ent_field_grounds(ent_builder *builder, const ent_node *map, ent_grounds *out)
{
    ENT_TRY(check_source(builder, map));
    return ent_field_cited(builder, map, out);
}

ent_status ent_field_id(ent_builder *builder, const ent_node *map, const char **out)
{
    const ent_node *id = ent_field(map, "id");
    *out = NULL;
    ENT_TRY(ent_field_text(builder, map, "id", out));
    if (*out == NULL || ent_is_name(id->text.text, id->text.length)) {
        return ENT_OK;
    }
    *out = NULL;
    return ent_builder_issue_name(builder, ENT_KIND_BAD_NAME, id->span,
                                  "this is not a name:", &id->text, NULL);
}

/* Issues E805 when the item's id is in the map, and puts it there otherwise. */
static ent_status note_id(ent_builder *builder, const ent_node *list, size_t item, ent_map *seen)
{
    const ent_node *id =
        list->items[item]->kind == ENT_NODE_MAP ? ent_field(list->items[item], "id") : NULL;
    if (id == NULL || id->kind != ENT_NODE_SCALAR) {
        return ENT_OK;
    }
    const ent_map_entry *first = ent_map_get(seen, id->text.text, id->text.length);
    return first == NULL
               ? ent_map_put(seen, id->text.text, id->text.length, item)
               : ent_builder_issue_twice(builder, ENT_KIND_ID_TWICE,
                                         "this id stands twice:", &id->text,
                                         ent_field(list->items[first->number], "id")->span);
}

ent_status ent_ids_differ(ent_builder *builder, const ent_node *list)
{
    ent_map seen;
    ent_map_init(&seen, &builder->context->allocator);
    ent_status status = ENT_OK;
    for (size_t i = 0; i < list->count && status == ENT_OK; i++) {
        status = note_id(builder, list, i, &seen);
    }
    ent_map_free(&seen);
    return status;
}

static ent_status read_passage(ent_builder *builder, const ent_node *key, const ent_node *node,
                               ent_cited *source)
{
    ent_passage passage = {.span = key->span};
    const ent_node *bytes = node;
    bool good = node->kind == ENT_NODE_SCALAR;
    if (!good) {
        ENT_TRY(ent_expect(builder, node, ENT_NODE_MAP, "a passage", &good));
        if (!good) {
            return ENT_OK;
        }
        ENT_TRY(ent_fields_known(builder, node, &ent_form_passage));
        ENT_TRY(ent_field_text(builder, node, "note", &passage.note));
        bytes = ent_field(node, "bytes");
    }
    if (bytes == NULL) {
        return ent_builder_issue_name(builder, ENT_KIND_MISSING_KEY, key->span,
                                      "the key 'bytes' is missing for passage", &key->text, NULL);
    }
    ENT_TRY(read_bytes(builder, bytes, &passage.byte_start, &passage.byte_end, &good));
    ENT_TRY(ent_field_kept(builder, key, &passage.name));
    if (good && passage.name != NULL) {
        source->passages[source->passage_count++] = passage;
    }
    return ENT_OK;
}

ent_status ent_read_passages(ent_builder *builder, const ent_node *section, ent_cited *source)
{
    bool good = false;
    if (section == NULL || section->empty) {
        return ENT_OK;
    }
    ENT_TRY(ent_expect(builder, section, ENT_NODE_MAP, "passages", &good));
    if (!good) {
        return ENT_OK;
    }
    source->passages =
        ent_arena_new(&builder->dispute->arena, section->count, sizeof *source->passages);
    if (source->passages == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t i = 0; i < section->count; i++) {
        ENT_TRY(read_passage(builder, section->keys[i], section->items[i], source));
    }
    return ENT_OK;
}

/* Aliases as they are gathered, in the dispute's arena. */
typedef struct aliases {
    ent_alias *list;
    size_t count;
} aliases;

/* How many words there are in a list, or in the lists of a mapping. */
static size_t count_words(const ent_node *node)
{
    size_t count = node->kind == ENT_NODE_LIST ? node->count : 0;
    for (size_t i = 0; node->kind == ENT_NODE_MAP && i < node->count; i++) {
        count += node->items[i]->kind == ENT_NODE_LIST ? node->items[i]->count : 0;
    }
    return count;
}

static ent_status make_room(ent_builder *builder, const ent_node *node, aliases *out)
{
    out->list = ent_arena_new(&builder->dispute->arena, count_words(node), sizeof *out->list);
    return out->list == NULL ? ENT_ERROR_MEMORY : ENT_OK;
}

/* Reads a list of words, each like `alias` but for its text and place. */
static ent_status read_words(ent_builder *builder, const ent_node *list, ent_alias alias,
                             aliases *out)
{
    bool good = false;
    ENT_TRY(ent_expect(builder, list, ENT_NODE_LIST, "aliases", &good));
    for (size_t i = 0; good && i < list->count; i++) {
        const ent_node *word = list->items[i];
        bool fine = false;
        ENT_TRY(ent_expect(builder, word, ENT_NODE_SCALAR, "an alias", &fine));
        if (!fine) {
            continue;
        }
        alias.span = word->span;
        ENT_TRY(ent_field_kept(builder, word, &alias.text));
        out->list[out->count++] = alias;
    }
    return ENT_OK;
}

ent_status ent_read_party_aliases(ent_builder *builder, const ent_node *node, ent_party *party)
{
    static const struct {
        const char *key;
        ent_alias_kind kind;
    } kinds[] = {{"names", ENT_ALIAS_NAME},
                 {"leaders", ENT_ALIAS_LEADER},
                 {"capitals", ENT_ALIAS_CAPITAL},
                 {"demonyms", ENT_ALIAS_DEMONYM},
                 {"roles", ENT_ALIAS_ROLE}};
    if (node == NULL || node->empty) {
        return ENT_OK;
    }
    aliases found = {0};
    ENT_TRY(make_room(builder, node, &found));
    if (node->kind == ENT_NODE_MAP) {
        ENT_TRY(ent_fields_known(builder, node, &ent_form_party_aliases));
    } else {
        const ent_alias plain = {.kind = ENT_ALIAS_NAME, .value = ENT_ANY_VALUE};
        ENT_TRY(read_words(builder, node, plain, &found));
    }
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        const ent_node *list = node->kind == ENT_NODE_MAP ? ent_field(node, kinds[k].key) : NULL;
        const ent_alias alias = {.kind = kinds[k].kind, .value = ENT_ANY_VALUE};
        ENT_TRY(list == NULL ? ENT_OK : read_words(builder, list, alias, &found));
    }
    party->aliases = found.list;
    party->alias_count = found.count;
    return ENT_OK;
}

/* The value of an option that is still being read; ENT_ANY_VALUE: it has none of this word. */
static uint32_t find_value(const ent_option_spec *option, const ent_node *word)
{
    static const char *const plain[] = {"no", "yes", "false", "true"};
    for (uint32_t k = 0; option->values == NULL && k < 4; k++) {
        if (ent_node_is(word, plain[k])) {
            return k % 2;
        }
    }
    for (size_t k = 0; k < option->value_count; k++) {
        const ent_written *value = &option->values[k];
        if (value->length == word->text.length &&
            memcmp(value->text, word->text.text, value->length) == 0) {
            return (uint32_t)k;
        }
    }
    return ENT_ANY_VALUE;
}

ent_status ent_read_option_aliases(ent_builder *builder, const ent_node *node,
                                   ent_option_spec *option)
{
    ent_alias alias = {.kind = ENT_ALIAS_NAME, .value = ENT_ANY_VALUE};
    if (node == NULL || node->empty) {
        return ENT_OK;
    }
    aliases found = {0};
    ENT_TRY(make_room(builder, node, &found));
    if (node->kind != ENT_NODE_MAP) {
        ENT_TRY(read_words(builder, node, alias, &found));
    }
    for (size_t i = 0; node->kind == ENT_NODE_MAP && i < node->count; i++) {
        alias.value = find_value(option, node->keys[i]);
        if (alias.value == ENT_ANY_VALUE) {
            ENT_TRY(ent_builder_issue_name(builder, ENT_KIND_UNKNOWN_VALUE, node->keys[i]->span,
                                           "the option has no value", &node->keys[i]->text, NULL));
        } else {
            ENT_TRY(read_words(builder, node->items[i], alias, &found));
        }
    }
    option->aliases = found.list;
    option->alias_count = found.count;
    return ENT_OK;
}

/* --- labels of values --- */

ent_status ent_find_valued(ent_builder *builder, const ent_valued *of, const ent_node *key,
                           size_t *out)
{
    enum { MOST = 12 };
    ent_text message, cure;
    for (*out = 0; *out < of->count; ++*out) {
        if (ent_node_is(key, of->names[*out])) {
            return ENT_OK;
        }
    }
    ent_text_init(&message, &builder->context->allocator);
    ent_text_init(&cure, &builder->context->allocator);
    ent_text_format(&message, "%s '%s' has no value ", of->kind, of->id);
    ent_text_add_quoted(&message, key->text.text, key->text.length, 60);
    ent_text_add(&cure, "write one of:");
    for (size_t v = 0; v < of->count && v < MOST; v++) {
        ent_text_format(&cure, " %s", of->names[v]);
    }
    const ent_status status = cure.failed || message.failed
                                  ? ENT_ERROR_MEMORY
                                  : ent_builder_issue(builder, ENT_KIND_UNKNOWN_VALUE, key->span,
                                                      ent_text_get(&message), ent_text_get(&cure));
    ent_text_free(&message);
    ent_text_free(&cure);
    return status;
}

/* Reads the words for one value; NULL in *out after an error. */
static ent_status read_label(ent_builder *builder, const ent_node *node, const char **out)
{
    bool good = false;
    *out = NULL;
    ENT_TRY(ent_expect(builder, node, ENT_NODE_SCALAR, "a label", &good));
    if (!good) {
        return ENT_OK;
    }
    ENT_TRY(ent_field_kept(builder, node, out));
    if ((*out)[strspn(*out, " \t\r\n")] == '\0') {
        *out = NULL;
        return ent_builder_issue(builder, ENT_KIND_VALUE_LABEL, node->span,
                                 "the label of a value is empty", NULL);
    }
    return ENT_OK;
}

/* The words for a value: its label, or those by which it is told without one. */
static const char *shown(const ent_valued *of, const char *const *labels, size_t value)
{
    return labels[value] == NULL ? of->words[value] : labels[value];
}

/* Says that two values would be told by the same words; `node` is the label of one of them. */
static ent_status refuse_alike(ent_builder *builder, const ent_node *node, const char *one,
                               const char *other)
{
    ent_text message;
    ent_text_init(&message, &builder->context->allocator);
    ent_text_format(&message, "the values '%s' and '%s' would both be told as ", other, one);
    ent_text_add_quoted(&message, node->text.text, node->text.length, 60);
    const ent_status status = message.failed
                                  ? ENT_ERROR_MEMORY
                                  : ent_builder_issue(builder, ENT_KIND_VALUE_LABEL, node->span,
                                                      ent_text_get(&message), NULL);
    ent_text_free(&message);
    return status;
}

/* Asks of a value with a label, `node`, whether an earlier value is told by the same words, or a later one that has no label. */
static ent_status check_alike(ent_builder *builder, const ent_node *node, const ent_valued *of,
                              const char *const *labels, size_t value)
{
    for (size_t other = 0; other < of->count; other++) {
        const bool told = other < value || labels[other] == NULL;
        if (told && other != value &&
            strcmp(shown(of, labels, other), shown(of, labels, value)) == 0) {
            return refuse_alike(builder, node, of->names[value], of->names[other]);
        }
    }
    return ENT_OK;
}

ent_status ent_read_value_labels(ent_builder *builder, const ent_node *labels, const ent_valued *of,
                                 const char **out)
{
    bool good = labels != NULL && !labels->empty;
    if (good) {
        ENT_TRY(ent_expect(builder, labels, ENT_NODE_MAP, "'labels'", &good));
    }
    for (size_t i = 0; good && i < labels->count; i++) {
        const char *words = NULL;
        size_t value = 0;
        ENT_TRY(ent_find_valued(builder, of, labels->keys[i], &value));
        ENT_TRY(read_label(builder, labels->items[i], &words));
        if (value < of->count && words != NULL) {
            out[value] = words;
        }
    }
    for (size_t i = 0; good && i < labels->count; i++) {
        size_t value = 0;
        while (value < of->count && !ent_node_is(labels->keys[i], of->names[value])) {
            value++;
        }
        if (value < of->count && out[value] != NULL) {
            ENT_TRY(check_alike(builder, labels->items[i], of, out, value));
        }
    }
    return ENT_OK;
}
