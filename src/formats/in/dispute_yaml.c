/* SPDX-License-Identifier: MIT */
/*
 * A dispute file as a whole: the order in which its sections are read does not depend on the order in
 * which they stand, so that names are known before they are used.
 */
#include "formats/in/dispute_yaml.h"

#include "base/text.h"
#include "formats/in/bytes.h"
#include "formats/in/events/events.h"
#include "formats/in/genius/encoding.h"
#include "formats/in/genius/genius.h"
#include "formats/in/gmcr/gmcr.h"
#include "formats/in/tables/tables.h"
#include "formats/in/tree/stray.h"
#include "formats/in/yaml.h"

#include <string.h>

static ent_status check_version(ent_builder *builder, const ent_node *root)
{
    const ent_node *version = ent_field(root, "entente");
    if (version == NULL) {
        return ent_builder_issue(
            builder, ENT_KIND_MISSING_KEY, (ent_span){root->span.start, root->span.start + 1},
            "the key 'entente' is missing",
            "begin the file with the line 'entente: 1' (in JSON: \"entente\": 1)");
    }
    if (!ent_node_is(version, "1")) {
        return ent_builder_issue(builder, ENT_KIND_VERSION, version->span,
                                 "this is not a version that this program reads", NULL);
    }
    return ENT_OK;
}

/* Issues E203 for a section that must be there. */
static ent_status require(ent_builder *builder, const ent_node *root, const char *key,
                          const char *message, const char *cure)
{
    if (ent_field(root, key) != NULL) {
        return ENT_OK;
    }
    return ent_builder_issue(builder, ENT_KIND_MISSING_KEY,
                             (ent_span){root->span.start, root->span.start + 1}, message, cure);
}

/* Issues E210 for a section that a graph replaces. */
static ent_status refuse_beside_graph(ent_builder *builder, const ent_node *root, const char *key)
{
    for (size_t i = 0; i < root->count; i++) {
        if (ent_node_is(root->keys[i], key)) {
            return ent_builder_issue_name(builder, ENT_KIND_BESIDE_GRAPH, root->keys[i]->span,
                                          "a dispute in graph form cannot have the section",
                                          &root->keys[i]->text, NULL);
        }
    }
    return ENT_OK;
}

/* What is allowed but odd. */
static ent_status warn(ent_builder *builder)
{
    const ent_dispute *dispute = builder->dispute;
    const bool states = dispute->graph != NULL || dispute->option_count > 0;
    for (size_t p = 0; states && p < dispute->party_count; p++) {
        const ent_party *party = &dispute->parties[p];
        const ent_written id = {.text = party->id, .length = strlen(party->id)};
        const bool moves = dispute->graph == NULL
                               ? party->option_count > 0
                               : party->arcs.start[dispute->options[0].value_count] > 0;
        if (!moves) {
            ENT_TRY(ent_builder_issue_name(builder, ENT_KIND_PARTY_WITHOUT_OPTIONS, party->span,
                                           dispute->graph == NULL ? "no option belongs to party"
                                                                  : "no move belongs to party",
                                           &id, NULL));
        }
        if (party->statement_count == 0 && party->ranked_count == 0) {
            ENT_TRY(ent_builder_issue_name(builder, ENT_KIND_PARTY_WITHOUT_PREFERENCES, party->span,
                                           "there are no preferences of party", &id, NULL));
        }
    }
    return ENT_OK;
}

/* A dispute without a title is called by its file, of whose name only plain letters are shown. */
static ent_status title_by_name(ent_builder *builder)
{
    const char *name = builder->dispute->source.name;
    char *title = ent_arena_text(&builder->dispute->arena, name, strlen(name));
    if (title == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (char *at = title; *at != '\0';) {
        const size_t size = ent_utf8_sequence(at, strlen(at));
        if (size == 0 || ent_utf8_control(at, size) || *at == '\n' || *at == '\r') {
            *at++ = '?';
        } else {
            at += size;
        }
    }
    builder->dispute->title = title;
    return ENT_OK;
}

/* Who and what there is. */
static ent_status read_names(ent_builder *builder, const ent_node *root)
{
    const uint64_t before = builder->context->error_count;
    const ent_node *graph = ent_field(root, "graph");
    ENT_TRY(ent_field_text(builder, root, "title", &builder->dispute->title));
    if (builder->dispute->title == NULL) {
        ENT_TRY(title_by_name(builder));
    }
    ENT_TRY(require(builder, root, "parties", "the section 'parties' is missing",
                    "list the parties, one a line: NAME: {name: full name}"));
    if (graph == NULL && ent_field(root, "issues") == NULL &&
        ent_field(root, "positions") == NULL) {
        ENT_TRY(require(builder, root, "options", "the section 'options' is missing",
                        "list what each party can do: NAME: {party: PARTY, label: ...}"));
    }
    if (graph != NULL) {
        ENT_TRY(refuse_beside_graph(builder, root, "options"));
        ENT_TRY(refuse_beside_graph(builder, root, "rules"));
    }
    ENT_TRY(ent_read_sources(builder, ent_field(root, "sources")));
    ENT_TRY(ent_read_parties(builder, ent_field(root, "parties")));
    if (builder->context->error_count > before) {
        return ENT_OK; /* what follows would only echo these errors */
    }
    if (graph != NULL) {
        return ent_read_graph(builder, graph);
    }
    ENT_TRY(ent_read_options(builder, ent_field(root, "options")));
    return ent_builder_layout(builder);
}

/* What is said in these names. */
static ent_status read_claims(ent_builder *builder, const ent_node *root)
{
    ENT_TRY(ent_read_coalitions(builder, ent_field(root, "coalitions")));
    bool sound = false;
    ENT_TRY(
        ent_read_words(builder, ent_field(root, "states"), ent_field(root, "shorthands"), &sound));
    if (!sound) {
        return ENT_OK; /* every use of a name would echo it */
    }
    ENT_TRY(ent_read_rules(builder, ent_field(root, "rules")));
    ENT_TRY(ent_read_today(builder, ent_field(root, "today")));
    ENT_TRY(ent_read_preferences(builder, ent_field(root, "preferences")));
    ENT_TRY(ent_read_misperceptions(builder, ent_field(root, "misperceptions")));
    ENT_TRY(ent_read_attitudes(builder, ent_field(root, "attitudes")));
    ENT_TRY(ent_read_fuzzy(builder, ent_field(root, "fuzzy")));
    ENT_TRY(ent_read_issues(builder, ent_field(root, "issues"), ent_field(root, "bargaining")));
    return ent_read_positions(builder, ent_field(root, "positions"));
}

/* Reads the sections from the document in which the events have happened. Each stage is left out when the one
 * before it had errors, which it would only echo. */
static ent_status read_sections(ent_builder *builder, ent_node *root,
                                const ent_selection *selection)
{
    const uint64_t before = builder->context->error_count;
    ent_dispute *dispute = builder->dispute;
    ENT_TRY(check_version(builder, root));
    if (builder->context->error_count > before) {
        return ENT_OK; /* another version may mean anything by the rest */
    }
    bool strayed = false;
    ENT_TRY(ent_stray_below(builder, root, &ent_form_dispute, &strayed));
    if (strayed) {
        return ENT_OK; /* what follows would only echo it */
    }
    ENT_TRY(ent_fields_known(builder, root, &ent_form_dispute));
    ENT_TRY(ent_events_read(builder, ent_field(root, "timeline")));
    if (builder->context->error_count == before) {
        ENT_TRY(ent_events_apply(builder, root, selection, &dispute->current));
    }
    if (builder->context->error_count > before && dispute->event_count > 0) {
        return ENT_OK;
    }
    ENT_TRY(read_names(builder, dispute->current));
    if (builder->context->error_count > before) {
        return ENT_OK;
    }
    ENT_TRY(read_claims(builder, dispute->current));
    ent_read_citations(builder, root);
    return builder->context->error_count > before ? ENT_OK : warn(builder);
}

/* Tables are known by their first line. */
static const struct {
    bool (*recognised)(const ent_source *source, size_t skip);
    ent_status (*translate)(ent_builder *builder, size_t skip, ent_node **out);
} tables[] = {{ent_ktab_recognised, ent_ktab_translate},
              {ent_positions_recognised, ent_positions_translate}};

/* The tree of the text, or of the texts, in the form of a dispute file; *out NULL after errors. */
static ent_status parse_tree(ent_builder *builder, size_t skip, ent_node **out)
{
    ent_dispute *dispute = builder->dispute;
    if (dispute->source.part_count > 0) {
        return ent_genius_translate(builder, out);
    }
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        if (tables[i].recognised(&dispute->source, skip)) {
            return tables[i].translate(builder, skip, out);
        }
    }
    ENT_TRY(ent_yaml_parse(builder->context, &dispute->source, skip, &dispute->arena, out));
    return ent_gmcr_recognised(*out) ? ent_gmcr_translate(builder, *out, out) : ENT_OK;
}

static ent_status read_tree(ent_builder *builder, size_t skip, const ent_selection *selection)
{
    ent_dispute *dispute = builder->dispute;
    ent_node *root = NULL;
    ENT_TRY(parse_tree(builder, skip, &root));
    if (root == NULL) {
        return ENT_ERROR_INPUT;
    }
    dispute->document = root;
    dispute->current = root;
    bool good = false;
    ENT_TRY(ent_expect(builder, root, ENT_NODE_MAP, "a dispute file", &good));
    return good ? read_sections(builder, root, selection) : ENT_ERROR_INPUT;
}

/* Reads the text that a builder keeps, and finishes it. */
static ent_status read_kept(ent_builder *builder, const ent_selection *selection, ent_dispute **out)
{
    size_t skip = 0;
    ent_status status = ent_bytes_check(builder->context, &builder->dispute->source, &skip);
    if (status == ENT_OK) {
        status = read_tree(builder, skip, selection);
    }
    if (status != ENT_OK) {
        ent_builder_drop(builder);
        return status;
    }
    return ent_builder_finish(builder, out);
}

/* Begins with a copy of a source. */
static ent_status begin(ent_builder *builder, ent_context *context, const ent_source *source)
{
    ENT_TRY(ent_builder_init(builder, context, source->name, source->bytes, source->length));
    const ent_status status = ent_builder_parts(builder, source->parts, source->part_count);
    if (status != ENT_OK) {
        ent_builder_drop(builder);
    }
    return status;
}

ent_status ent_read_selected(ent_context *context, const ent_source *source,
                             const ent_selection *selection, ent_dispute **out)
{
    ent_builder builder;
    ENT_TRY(begin(&builder, context, source));
    builder.quiet = true;
    return read_kept(&builder, selection, out);
}

ent_status ent_read_source(ent_context *context, const ent_source *source, ent_dispute **out)
{
    ent_selection all;
    ent_builder builder;
    ent_selection_defaults(&all);
    ENT_TRY(begin(&builder, context, source));
    return read_kept(&builder, &all, out);
}

ent_status ent_dispute_read_text(ent_context *context, const char *name, const char *bytes,
                                 size_t length, ent_dispute **out)
{
    if (context == NULL || name == NULL || (bytes == NULL && length > 0) || out == NULL) {
        return ENT_ERROR_ARGUMENT;
    }
    if (ent_xml_begins(bytes, length)) {
        const ent_input_text text = {.name = name, .bytes = bytes, .length = length};
        return ent_genius_read(context, &text, 1, out);
    }
    const ent_source source = {.name = name, .bytes = bytes, .length = length};
    return ent_read_source(context, &source, out);
}

static ent_status read_bytes(ent_context *context, const ent_input_text *text, void *out)
{
    return ent_dispute_read_text(context, text->name, text->bytes, text->length, out);
}

ent_status ent_dispute_read_file(ent_context *context, const char *path, ent_dispute **out)
{
    return ent_bytes_take(context, path, read_bytes, out);
}
