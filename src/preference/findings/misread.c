/* SPDX-License-Identifier: MIT */
/*
 * What is written in a way that can be read otherwise: names of one state alone, text that a comment cuts,
 * and expressions without parentheses.
 *
 * All three are told from what stands in the file, not from the states. How an expression is read is shown in
 * its own words: its text is copied, with parentheses around what binds closer. That needs a text that is
 * the source byte for byte, so folded expressions are passed over.
 */
#include "preference/findings/misread.h"

#include "base/text.h"
#include "dispute/document.h"

#include <string.h>

bool ent_finds_add(ent_finds *finds, ent_span place)
{
    if (finds->count < ENT_FINDS_PLACES) {
        finds->places[finds->count] = place;
    }
    return finds->count++ == 0;
}

/* Appends in which lines the finds behind the first are: each line once, those without a place as a number. */
static void add_others(ent_text *text, const ent_finds *finds)
{
    size_t lines[ENT_FINDS_PLACES], count = 0, last = 0;
    for (size_t i = 0; i < finds->count && i < ENT_FINDS_PLACES; i++) {
        const size_t line = (size_t)ent_source_point(finds->source, finds->places[i]).line;
        if (i > 0 && line != last) {
            lines[count++] = line;
        }
        last = line;
    }
    const size_t more = finds->count > ENT_FINDS_PLACES ? finds->count - ENT_FINDS_PLACES : 0;
    if (count == 0) { /* all in the line of the first */
        ent_text_format(text, "; so %s %zu more", finds->count == 2 ? "does" : "do",
                        finds->count - 1);
        return;
    }
    ent_text_format(text, "; so %s", count + more == 1 ? "does line" : "do lines");
    for (size_t i = 0; i < count; i++) {
        ent_text_format(text, "%s %zu",
                        i == 0                        ? ""
                        : i + 1 == count && more == 0 ? " and"
                                                      : ",",
                        lines[i]);
    }
    if (more > 0) {
        ent_text_format(text, ", and %zu more", more);
    }
}

ent_status ent_issue_once(ent_context *context, const ent_issue *issue, const ent_finds *finds)
{
    if (finds->count == 0) {
        return ENT_OK;
    }
    ent_issue whole = *issue;
    ent_text message;
    ent_text_init(&message, &context->allocator);
    ent_text_add(&message, issue->message);
    if (finds->count > 1) {
        add_others(&message, finds);
    }
    whole.message = ent_text_get(&message);
    const ent_status status = message.failed ? ENT_ERROR_MEMORY : ent_issue_add(context, &whole);
    ent_text_free(&message);
    return status;
}

/* Appends the expression that is true where an option has the value that was written. */
static void add_condition(ent_text *text, const ent_node *key, const ent_node *value)
{
    const bool no = ent_node_is(value, "no") || ent_node_is(value, "false");
    const bool yes = ent_node_is(value, "yes") || ent_node_is(value, "true");
    ent_text_add(text, text->length > 0 ? " and " : "");
    ent_text_add(text, no ? "not " : "");
    ent_text_add_bytes(text, key->text.text, key->text.length);
    if (!no && !yes) {
        ent_text_add(text, " = ");
        ent_text_add_bytes(text, value->text.text, value->text.length);
    }
}

static ent_status issue_lone(ent_context *context, const ent_dispute *dispute,
                             const ent_node *const entry[2], const ent_finds *finds)
{
    ent_text condition, cure;
    ent_text_init(&condition, &context->allocator);
    ent_text_init(&cure, &context->allocator);
    for (size_t i = 0; i < entry[1]->count; i++) {
        add_condition(&condition, entry[1]->keys[i], entry[1]->items[i]);
    }
    ent_text_format(&cure, "to name all states in which this holds write: %.*s: %s",
                    (int)entry[0]->text.length, entry[0]->text.text, ent_text_get(&condition));
    const ent_issue issue = {.kind = ENT_KIND_LONE_STATE,
                             .source = &dispute->source,
                             .span = entry[0]->span,
                             .message = "this names one state alone, in which all options that it "
                                        "leaves out have their first value",
                             .cure = ent_text_get(&cure)};
    const ent_status status =
        condition.failed || cure.failed ? ENT_ERROR_MEMORY : ent_issue_once(context, &issue, finds);
    ent_text_free(&condition);
    ent_text_free(&cure);
    return status;
}

/* Whether a name, given line by line, describes today's state. */
static bool is_today(const ent_dispute *dispute, const ent_node *name)
{
    const ent_expression *exact = NULL;
    for (size_t n = 0; n < dispute->name_count; n++) {
        exact =
            ent_written_is(&name->text, dispute->names[n].id) ? dispute->names[n].meaning : exact;
    }
    bool same = exact != NULL;
    for (size_t i = 0; same && i < exact->child_count; i++) {
        const ent_expression *leaf = exact->children[i];
        same = dispute->options[leaf->option].today == leaf->low;
    }
    return same;
}

/* Whether so much is left out, a third, that the one state is hardly what is meant. */
static bool leaves_out(const ent_dispute *dispute, const ent_node *node)
{
    return node->kind == ENT_NODE_MAP && node->count > 0 && node->count < dispute->option_count &&
           (dispute->option_count - node->count) * 3 >= dispute->option_count;
}

ent_status ent_find_lone_states(ent_context *context, const ent_dispute *dispute)
{
    const ent_node *states =
        dispute->current == NULL ? NULL : ent_field(dispute->current, "states");
    const ent_node *first[2] = {NULL, NULL};
    ent_finds finds = {.source = &dispute->source};
    for (size_t i = 0; states != NULL && states->kind == ENT_NODE_MAP && i < states->count; i++) {
        const ent_node *node = states->items[i];
        if (leaves_out(dispute, node) && !is_today(dispute, states->keys[i]) &&
            ent_finds_add(&finds, states->keys[i]->span)) {
            first[0] = states->keys[i];
            first[1] = node;
        }
    }
    return finds.count == 0 ? ENT_OK : issue_lone(context, dispute, first, &finds);
}

static bool is_prose(const ent_node *key)
{
    static const char *const keys[] = {"title",     "label",   "name",    "note",   "description",
                                       "publisher", "passage", "speaker", "author", "hedge"};
    bool found = false;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        found = found || ent_node_is(key, keys[i]);
    }
    return found;
}

/* Looks behind a text on its line. A comment that is meant stands off by two blanks, and its '#' by one. */
static void look_behind(ent_finds *found, const ent_node *text)
{
    const ent_source *source = found->source;
    size_t at = text->span.end;
    while (at < source->length && (source->bytes[at] == ' ' || source->bytes[at] == '\t')) {
        at++;
    }
    if (at == text->span.end || at + 1 >= source->length || source->bytes[at] != '#') {
        return;
    }
    const char behind = source->bytes[at + 1];
    const bool close = behind != ' ' && behind != '\t' && behind != '\r' && behind != '\n';
    if (close || at == text->span.end + 1) {
        (void)ent_finds_add(found, (ent_span){text->span.start, at + 1});
    }
}

/* Looks through a node; `labels`: its entries are labels of values. Recursion is bounded: the document's depth is. */
static void look_for_cuts(ent_finds *found, const ent_node *node, bool labels)
{
    for (size_t i = 0; node->kind != ENT_NODE_SCALAR && i < node->count; i++) {
        const ent_node *item = node->items[i];
        const bool keyed = node->kind == ENT_NODE_MAP;
        const bool text = item->kind == ENT_NODE_SCALAR && !item->quoted && !item->empty;
        if (text && keyed && (labels || is_prose(node->keys[i]))) {
            look_behind(found, item);
        }
        look_for_cuts(found, item, keyed && ent_node_is(node->keys[i], "labels"));
    }
}

ent_status ent_find_cut_text(ent_context *context, const ent_dispute *dispute)
{
    ent_finds found = {.source = &dispute->source};
    if (dispute->document != NULL) {
        look_for_cuts(&found, dispute->document, false);
    }
    const ent_issue issue = {.kind = ENT_KIND_CUT_TEXT,
                             .source = &dispute->source,
                             .span = found.places[0],
                             .message = "this text ends before the '#', which begins a comment"};
    return ent_issue_once(context, &issue, &found);
}

/* Whether a part is within its whole's text, and without parentheses of its own. */
static bool is_bare(const ent_expression *whole, const ent_expression *part)
{
    return part->span.start >= whole->span.start && part->span.end <= whole->span.end &&
           !part->enclosed;
}

/* Whether a part stands without parentheses of its own in an expression that needs them to be plain. */
static bool is_unparted(const ent_expression *whole, const ent_expression *part)
{
    return is_bare(whole, part) && ((whole->op == ENT_OP_OR && part->op == ENT_OP_AND) ||
                                    ((whole->op == ENT_OP_IMPLIES || whole->op == ENT_OP_IFF) &&
                                     part->op == ENT_OP_IMPLIES));
}

/* Whether a part joins several things, so that parentheses of its own show how far it reaches. */
static bool joins(const ent_expression *part)
{
    return part->op == ENT_OP_AND || part->op == ENT_OP_OR || part->op == ENT_OP_IMPLIES ||
           part->op == ENT_OP_IFF;
}

/* Whether `not` before the first of several plain things joined by 'and' could be meant for them all. */
static bool seems_wide(const ent_expression *whole)
{
    bool seems = whole->op == ENT_OP_AND && whole->children[0]->op == ENT_OP_NOT &&
                 !whole->children[0]->enclosed && !whole->children[0]->children[0]->enclosed &&
                 whole->children[0]->children[0]->span.start > whole->children[0]->span.start;
    for (size_t i = 1; seems && i < whole->child_count; i++) {
        seems = whole->children[i]->child_count == 0;
    }
    return seems;
}

/* What was seen of the expressions, and of the one at hand. */
typedef struct reading {
    ent_context *context;
    const ent_dispute *dispute;
    ent_text text;             /* how the one at hand is read */
    bool mixed, wide, blurred; /* of it; blurred: its parts have no places of their own */
    bool told;                 /* of a wide one */
} reading;

/* Appends the expression's text with all parentheses that show how it is read, so that there is nothing more to say of it. */
static void add_as_read(reading *r, const ent_expression *expression)
{
    const char *bytes = r->dispute->source.bytes;
    const bool wide = seems_wide(expression);
    size_t at = expression->span.start;
    r->wide = r->wide || wide;
    for (size_t i = 0; i < expression->child_count; i++) {
        const ent_expression *part = expression->children[i];
        const bool parted = is_bare(expression, part) && (joins(part) || (wide && i == 0));
        if (part->span.start < at || part->span.end > expression->span.end) {
            r->blurred = true;
            return;
        }
        r->mixed = r->mixed || is_unparted(expression, part);
        ent_text_add_bytes(&r->text, bytes + at, part->span.start - at);
        ent_text_add(&r->text, parted ? "(" : "");
        add_as_read(r, part);
        ent_text_add(&r->text, parted ? ")" : "");
        at = part->span.end;
    }
    ent_text_add_bytes(&r->text, bytes + at, expression->span.end - at);
}

static ent_status read_expression(reading *r, const ent_expression *expression)
{
    if (expression == NULL) {
        return ENT_OK;
    }
    ent_text_clear(&r->text);
    ent_text_add(&r->text, "this is read as: ");
    r->mixed = r->wide = r->blurred = false;
    add_as_read(r, expression);
    const bool told = r->blurred || !(r->mixed || (r->wide && !r->told));
    r->told = r->told || (r->wide && !r->blurred);
    if (r->wide && !r->mixed) {
        ent_text_add(&r->text, " (and others of this form in the same way)");
    }
    const ent_issue issue = {.kind = ENT_KIND_UNPARTED,
                             .source = &r->dispute->source,
                             .span = expression->span,
                             .message = ent_text_get(&r->text)};
    return r->text.failed ? ENT_ERROR_MEMORY : told ? ENT_OK : ent_issue_add(r->context, &issue);
}

static ent_status read_party(reading *r, const ent_party *party)
{
    for (size_t i = 0; i < party->statement_count; i++) {
        ENT_TRY(read_expression(r, party->statements[i].want));
    }
    for (size_t i = 0; i < party->ranked_count; i++) {
        ENT_TRY(read_expression(r, party->ranked[i].want));
    }
    for (size_t i = 0; i < party->unseen_count; i++) {
        ENT_TRY(read_expression(r, party->unseen[i].where));
    }
    return ENT_OK;
}

static ent_status read_all(reading *r)
{
    const ent_dispute *dispute = r->dispute;
    for (size_t i = 0; i < dispute->rule_count; i++) {
        ENT_TRY(read_expression(r, dispute->rules[i].always));
    }
    for (size_t i = 0; i < dispute->merge_count; i++) {
        ENT_TRY(read_expression(r, dispute->merges[i].where));
    }
    for (size_t i = 0; i < dispute->name_count; i++) {
        ENT_TRY(read_expression(r, dispute->names[i].meaning));
    }
    for (size_t p = 0; p < dispute->party_count; p++) {
        ENT_TRY(read_party(r, &dispute->parties[p]));
    }
    return ENT_OK;
}

ent_status ent_find_unparted(ent_context *context, const ent_dispute *dispute)
{
    reading r = {.context = context, .dispute = dispute};
    ent_text_init(&r.text, &context->allocator);
    const ent_status status = read_all(&r);
    ent_text_free(&r.text);
    return status;
}
