/* SPDX-License-Identifier: MIT */
/* Who and what: the sections `sources`, `parties`, `coalitions` and `options` of a dispute file. */
#include "formats/in/dispute_yaml.h"

#include "dispute/expressions/lexer.h"
#include "formats/in/tree/stray.h"

/* Clears *good, unless it is so, where something in a section of names is not indented enough. */
static ent_status refuse_strays(ent_builder *builder, const ent_node *section, const ent_form *form,
                                bool *good)
{
    bool strayed = false;
    if (*good) {
        ENT_TRY(ent_stray_beside(builder, section, form, &strayed));
    }
    *good = *good && !strayed;
    return ENT_OK;
}

/* What a source's text is, and which passages of it have names. */
static ent_status read_source(ent_builder *builder, const ent_node *entry, ent_cited *out)
{
    const struct {
        const char *key, **to;
    } fields[] = {{"author", &out->author}, {"publisher", &out->publisher},
                  {"date", &out->date},     {"file", &out->file},
                  {"url", &out->url},       {"note", &out->note}};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        ENT_TRY(ent_field_kept(builder, ent_field(entry, fields[i].key), fields[i].to));
    }
    return ent_read_passages(builder, ent_field(entry, "passages"), out);
}

ent_status ent_read_sources(ent_builder *builder, const ent_node *section)
{
    bool good = false;
    if (section == NULL) {
        return ENT_OK;
    }
    ENT_TRY(ent_expect(builder, section, ENT_NODE_MAP, "the section 'sources'", &good));
    ENT_TRY(refuse_strays(builder, section, &ent_form_source, &good));
    for (size_t i = 0; good && i < section->count; i++) {
        const ent_node *entry = section->items[i];
        bool fine = false;
        ENT_TRY(ent_expect(builder, entry, ENT_NODE_MAP, "a source", &fine));
        if (!fine) {
            continue;
        }
        ent_cited source = {0};
        ENT_TRY(ent_fields_known(builder, entry, &ent_form_source));
        ENT_TRY(read_source(builder, entry, &source));
        ENT_TRY(ent_field_text(builder, entry, "title", &source.title));
        if (ent_field(entry, "title") == NULL) {
            ENT_TRY(ent_builder_issue_name(builder, ENT_KIND_MISSING_KEY, section->keys[i]->span,
                                           "a title is missing for source", &section->keys[i]->text,
                                           NULL));
        }
        ENT_TRY(ent_builder_source(builder, &section->keys[i]->text, &source));
    }
    return ENT_OK;
}

/* Whether sentences take a party for several. */
static ent_status read_plural(ent_builder *builder, const ent_node *entry, bool *out)
{
    static const char *const words[] = {"no", "yes", "false", "true", NULL};
    size_t word = 0;
    ENT_TRY(ent_field_word(builder, entry, "plural", words, 0, &word));
    *out = word % 2 == 1;
    return ENT_OK;
}

ent_status ent_read_parties(ent_builder *builder, const ent_node *section)
{
    bool good = false;
    if (section == NULL) {
        return ENT_OK;
    }
    ENT_TRY(ent_expect(builder, section, ENT_NODE_MAP, "the section 'parties'", &good));
    ENT_TRY(refuse_strays(builder, section, &ent_form_party, &good));
    if (good && section->count == 0) {
        return ent_builder_issue(builder, ENT_KIND_MISSING_KEY, section->span,
                                 "the dispute has no parties",
                                 "list the parties, one a line: NAME: {name: full name}");
    }
    for (size_t i = 0; good && i < section->count; i++) {
        const ent_node *entry = section->items[i];
        ent_party party = {.ranked_event = ENT_NO_EVENT};
        bool fine = entry->empty; /* `NAME:` alone is enough for a party */
        if (!fine) {
            ENT_TRY(ent_expect(builder, entry, ENT_NODE_MAP, "a party", &fine));
        }
        if (fine) {
            ENT_TRY(ent_fields_known(builder, entry, &ent_form_party));
            ENT_TRY(ent_field_text(builder, entry, "name", &party.name));
            ENT_TRY(read_plural(builder, entry, &party.plural));
            ENT_TRY(ent_read_party_aliases(builder, ent_field(entry, "aliases"), &party));
            ENT_TRY(ent_builder_party(builder, &section->keys[i]->text, &party));
        }
    }
    return ENT_OK;
}

/* Marks the party that a node names. */
static ent_status read_member(ent_builder *builder, const ent_node *node, bool *in, bool *good)
{
    ENT_TRY(ent_expect(builder, node, ENT_NODE_SCALAR, "a member of a coalition", good));
    if (!*good) {
        return ENT_OK;
    }
    const ent_map_entry *found = ent_map_get(&builder->parties, node->text.text, node->text.length);
    *good = found != NULL;
    if (found == NULL) {
        return ent_builder_issue_party(builder, &node->text);
    }
    in[found->number] = true;
    return ENT_OK;
}

/* Reads the members of a coalition, in the order of the parties. */
static ent_status read_coalition(ent_builder *builder, const ent_node *key, const ent_node *node)
{
    const size_t parties = builder->dispute->party_count;
    bool good = false, whole = true;
    size_t count = 0;
    ENT_TRY(ent_expect(builder, node, ENT_NODE_LIST, "a coalition", &good));
    if (!good) {
        return ENT_OK;
    }
    if (node->count == 0) {
        return ent_builder_issue_name(builder, ENT_KIND_MISSING_KEY, node->span,
                                      "there are no members of coalition", &key->text, NULL);
    }
    bool *in = ent_arena_new(&builder->dispute->arena, parties, sizeof *in);
    size_t *members = ent_arena_new(&builder->dispute->arena, parties, sizeof *members);
    if (in == NULL || members == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t i = 0; i < node->count; i++) {
        ENT_TRY(read_member(builder, node->items[i], in, &good));
        whole = whole && good;
    }
    for (size_t p = 0; p < parties; p++) {
        if (in[p]) {
            members[count++] = p;
        }
    }
    return whole ? ent_builder_coalition(builder, &key->text, members, count) : ENT_OK;
}

ent_status ent_read_coalitions(ent_builder *builder, const ent_node *section)
{
    bool good = false;
    if (section == NULL || section->empty) {
        return ENT_OK;
    }
    ENT_TRY(ent_expect(builder, section, ENT_NODE_MAP, "the section 'coalitions'", &good));
    for (size_t i = 0; good && i < section->count; i++) {
        ENT_TRY(read_coalition(builder, section->keys[i], section->items[i]));
    }
    return ENT_OK;
}

/* Gathers the words of `values:` into `out`, in the dispute's arena. */
static ent_status read_values(ent_builder *builder, const ent_node *node, ent_option_spec *out)
{
    bool good = false;
    ENT_TRY(ent_expect(builder, node, ENT_NODE_LIST, "values", &good));
    if (!good) {
        return ENT_OK;
    }
    ent_written *values = ent_arena_new(&builder->dispute->arena, node->count, sizeof *values);
    if (values == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t i = 0; i < node->count; i++) {
        ENT_TRY(ent_expect(builder, node->items[i], ENT_NODE_SCALAR, "a value", &good));
        if (!good) {
            return ENT_OK;
        }
        values[i] = node->items[i]->text;
    }
    out->values = values;
    out->value_count = node->count;
    out->values_span = node->span;
    return ENT_OK;
}

/* Reads the words of values; `labels` may be NULL. */
static ent_status read_labels(ent_builder *builder, const ent_node *labels, ent_option_spec *out)
{
    ent_arena *arena = &builder->dispute->arena;
    if (labels == NULL || labels->empty) {
        return ENT_OK;
    }
    if (out->values == NULL) {
        return ent_builder_issue(builder, ENT_KIND_VALUE_LABEL, labels->span,
                                 "these are labels of values, and the option lists none",
                                 "what the option is stands under 'label'; for more than no and "
                                 "yes list 'values'");
    }
    const char **names = ent_arena_new(arena, out->value_count, sizeof *names);
    out->labels = ent_arena_new(arena, out->value_count, sizeof *out->labels);
    if (names == NULL || out->labels == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t i = 0; i < out->value_count; i++) {
        names[i] = out->values[i].text;
    }
    const ent_valued of = {.kind = "option",
                           .id = out->id.text,
                           .names = names,
                           .words = names,
                           .count = out->value_count};
    return ent_read_value_labels(builder, labels, &of, out->labels);
}

/* Whether an option has values that labels can belong to. */
static bool are_values(const ent_option_spec *spec)
{
    bool names = spec->values != NULL && spec->value_count > 1;
    for (size_t i = 0; names && i < spec->value_count; i++) {
        names = ent_is_name(spec->values[i].text, spec->values[i].length);
    }
    return names;
}

static ent_status read_moves(ent_builder *builder, const ent_node *entry, ent_moves *out)
{
    static const char *const words[] = {"any", "up", "down", "step", "never", NULL};
    size_t word = 0;
    ENT_TRY(ent_field_word(builder, entry, "moves", words, 0, &word));
    *out = (ent_moves)word;
    if (*out == ENT_MOVES_STEP && ent_field(entry, "values") == NULL) {
        return ent_builder_issue(builder, ENT_KIND_STEP_OF_TWO, ent_field(entry, "moves")->span,
                                 "an option of two values can always be moved by one step", NULL);
    }
    return ENT_OK;
}

/* Says that an option belongs to nobody, and to whom it can. */
static ent_status issue_ownerless(ent_builder *builder, const ent_node *key)
{
    ent_text text[2];
    ent_text_init(&text[0], &builder->context->allocator);
    ent_text_init(&text[1], &builder->context->allocator);
    ent_text_add(&text[0], "the key 'party' is missing for option ");
    ent_text_add_quoted(&text[0], key->text.text, key->text.length, 60);
    ent_text_add(&text[1], "write 'party: ...' below it, with who can do it, one of:");
    ent_builder_list_parties(builder, &text[1]);
    const ent_status status =
        text[0].failed || text[1].failed
            ? ENT_ERROR_MEMORY
            : ent_builder_issue(builder, ENT_KIND_MISSING_KEY, key->span, ent_text_get(&text[0]),
                                ent_text_get(&text[1]));
    ent_text_free(&text[0]);
    ent_text_free(&text[1]);
    return status;
}

static ent_status read_option(ent_builder *builder, const ent_node *key, const ent_node *entry)
{
    ENT_TRY(ent_fields_known(builder, entry, &ent_form_option));
    const ent_node *party = ent_field(entry, "party");
    if (party == NULL) {
        return issue_ownerless(builder, key);
    }
    bool good = false;
    ENT_TRY(ent_expect(builder, party, ENT_NODE_SCALAR, "party", &good));
    ent_option_spec spec = {.id = key->text, .party = party->text, .event = entry->brought - 1};
    ENT_TRY(ent_field_text(builder, entry, "label", &spec.label));
    ENT_TRY(read_moves(builder, entry, &spec.moves));
    ENT_TRY(ent_field_grounds(builder, entry, &spec.grounds));
    const ent_node *values = ent_field(entry, "values");
    if (values != NULL) {
        ENT_TRY(read_values(builder, values, &spec));
    }
    if (values == NULL || are_values(&spec)) { /* else what is wrong with the values is told */
        ENT_TRY(read_labels(builder, ent_field(entry, "labels"), &spec));
    }
    ENT_TRY(ent_read_option_aliases(builder, ent_field(entry, "aliases"), &spec));
    return good ? ent_builder_option(builder, &spec) : ENT_OK;
}

ent_status ent_read_options(ent_builder *builder, const ent_node *section)
{
    bool good = false;
    if (section == NULL) {
        return ENT_OK;
    }
    ENT_TRY(ent_expect(builder, section, ENT_NODE_MAP, "the section 'options'", &good));
    ENT_TRY(refuse_strays(builder, section, &ent_form_option, &good));
    for (size_t i = 0; good && i < section->count; i++) {
        bool fine = false;
        ENT_TRY(ent_expect(builder, section->items[i], ENT_NODE_MAP, "an option", &fine));
        if (fine) {
            ENT_TRY(read_option(builder, section->keys[i], section->items[i]));
        }
    }
    if (good && section->count == 0) {
        ENT_TRY(ent_builder_issue(builder, ENT_KIND_NO_OPTIONS, section->span,
                                  "the dispute has no options", NULL));
    }
    return ENT_OK;
}
