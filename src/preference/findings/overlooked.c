/* SPDX-License-Identifier: MIT */
/*
 * What a file says without saying it: rules that take choices away, what costs its doer nothing, and
 * events that undo what cannot be undone.
 *
 * A rule forbids that several things hold at once, its *parts*. Where the others hold, whoever has the
 * options of the last cannot bring it about. A rule in the options of one party says what that party cannot
 * do; in those of several it lets each bind the others, which is often not meant.
 */
#include "preference/findings/mentions.h"
#include "preference/findings/misread.h"

#include "base/text.h"
#include "dispute/document.h"
#include "space/moves.h"

#include <string.h>

/* The party whose options alone an expression mentions; NO_PARTY: several, or none. */
enum { NO_PARTY = -1 };

static int only_party(ent_mentions *m, const ent_expression *expression)
{
    int party = NO_PARTY;
    ent_mentions_forget(m);
    ent_mentions_walk(m, expression, 1);
    for (size_t o = 0; o < m->dispute->option_count; o++) {
        const int of = (int)m->dispute->options[o].party;
        if (m->by[o] > 0 && party != NO_PARTY && party != of) {
            return NO_PARTY;
        }
        party = m->by[o] > 0 ? of : party;
    }
    return party;
}

/* One of the things that a rule forbids to hold at once. */
typedef struct part {
    const ent_expression *what;
    bool negated; /* it is that this does not hold */
} part;

enum { MOST_PARTS = 6 };

typedef struct parts {
    part list[MOST_PARTS];
    size_t count;
    bool whole; /* they are all */
} parts;

/* Takes apart what may not be: expression, or with `negated` its contrary. Recursion is bounded by the depth. */
static void take_apart(parts *out, const ent_expression *expression, bool negated)
{
    if (expression->op == ENT_OP_NOT) {
        take_apart(out, expression->children[0], !negated);
    } else if (expression->op == (negated ? ENT_OP_OR : ENT_OP_AND)) {
        for (size_t i = 0; i < expression->child_count; i++) {
            take_apart(out, expression->children[i], negated);
        }
    } else if (expression->op == ENT_OP_IMPLIES && negated) {
        take_apart(out, expression->children[0], false);
        take_apart(out, expression->children[1], true);
    } else if (out->count < MOST_PARTS) {
        out->list[out->count++] = (part){expression, negated};
    } else {
        out->whole = false;
    }
}

/* Appends a part in the words of the file. */
static void add_part(ent_text *text, const ent_dispute *dispute, const part *p)
{
    const ent_span span = p->what->span;
    const bool several = p->negated && p->what->child_count > 0;
    ent_text_add(text, p->negated ? "not " : "");
    ent_text_add(text, several ? "(" : "");
    ent_text_add_bytes(text, dispute->source.bytes + span.start, span.end - span.start);
    ent_text_add(text, several ? ")" : "");
}

/* Whether nobody can undo a part once it holds. A name stands for its expression. */
static bool is_final(const ent_dispute *dispute, const part *p)
{
    const ent_expression *what = p->what;
    while (what->op == ENT_OP_NAME) { /* towers of names end */
        what = what->name->meaning;
    }
    if (what->op != ENT_OP_LEAF) {
        return false;
    }
    const ent_option *option = &dispute->options[what->option];
    const bool up = option->moves == ENT_MOVES_UP, down = option->moves == ENT_MOVES_DOWN;
    return p->negated ? (up && what->low == 0) || (down && what->high + 1 == option->value_count)
                      : (up && what->high + 1 == option->value_count) || (down && what->low == 0);
}

/* Whether nobody can undo what all parts but one hold. */
static bool others_are_final(const ent_dispute *dispute, const parts *of, size_t at)
{
    bool final = of->count > 1;
    for (size_t i = 0; i < of->count; i++) {
        final = final && (i == at || is_final(dispute, &of->list[i]));
    }
    return final;
}

/* Appends the sentence of a part: what its party cannot do where all others hold. */
static void add_loss(ent_text *text, const ent_dispute *dispute, const parts *of, size_t at,
                     int party)
{
    bool first = true;
    ent_text_add(text, "once '");
    for (size_t i = 0; i < of->count; i++) {
        if (i != at) {
            ent_text_add(text, first ? "" : " and ");
            add_part(text, dispute, &of->list[i]);
            first = false;
        }
    }
    ent_text_format(text,
                    others_are_final(dispute, of, at)
                        ? "' holds, which nobody can undo, %s can never bring about '"
                        : "' holds, %s cannot bring about '",
                    dispute->parties[party].name);
    add_part(text, dispute, &of->list[at]);
    ent_text_add(text, "'");
}

/* The losses of a rule: of the first party, and of the first other one. */
typedef struct losses {
    ent_text text[2];
    ent_issue_note notes[2];
    size_t count;
} losses;

/* Parts that overlap have no places of their own. */
static bool has_places(const parts *of)
{
    bool apart = of->whole;
    for (size_t i = 1; i < of->count; i++) {
        apart = apart && of->list[i].what->span.start >= of->list[i - 1].what->span.end;
    }
    return apart;
}

static void find_losses(ent_mentions *m, const ent_rule *rule, losses *out)
{
    parts of = {.whole = true};
    int seen = NO_PARTY;
    take_apart(&of, rule->always, true);
    for (size_t i = 0; has_places(&of) && i < of.count && out->count < 2; i++) {
        const int party = only_party(m, of.list[i].what);
        if (party == NO_PARTY || party == seen) {
            continue;
        }
        seen = party;
        add_loss(&out->text[out->count], m->dispute, &of, i, party);
        out->notes[out->count] = (ent_issue_note){.message = ent_text_get(&out->text[out->count]),
                                                  .source = &m->dispute->source,
                                                  .span = of.list[i].what->span};
        out->count++;
    }
}

/* Appends whose options a rule is over. */
static void add_owners(ent_text *text, ent_mentions *m, const ent_rule *rule)
{
    size_t last = SIZE_MAX;
    (void)only_party(m, rule->always);
    for (size_t o = 0; o < m->dispute->option_count; o++) {
        last = m->by[o] > 0 ? m->dispute->options[o].party : last;
    }
    for (size_t p = 0, written = 0; p < m->dispute->party_count; p++) {
        const ent_party *party = &m->dispute->parties[p];
        bool owns = false;
        for (size_t o = 0; o < party->option_count; o++) {
            owns = owns || m->by[party->first_option + o] > 0;
        }
        if (owns) {
            ent_text_add(text, written++ == 0 ? "" : p == last ? " and " : ", ");
            ent_text_add(text, party->name);
        }
    }
}

/* The rules of one kind, with a note or without: the first few, and how many there are. */
typedef struct shared {
    const ent_rule *rules[ENT_FINDS_PLACES];
    ent_finds finds;
} shared;

/* Appends what the party of a rule's last part cannot bring about; whose options it is over, where its parts are not plain. */
static void add_last_loss(ent_context *context, ent_text *text, ent_mentions *m,
                          const ent_rule *rule)
{
    losses found = {.count = 0};
    ent_text_init(&found.text[0], &context->allocator);
    ent_text_init(&found.text[1], &context->allocator);
    find_losses(m, rule, &found);
    text->failed = text->failed || found.text[0].failed || found.text[1].failed;
    if (found.count > 0) {
        ent_text_add(text, ent_text_get(&found.text[found.count - 1]));
    } else {
        ent_text_add(text, "it takes choices from ");
        add_owners(text, m, rule);
    }
    ent_text_free(&found.text[0]);
    ent_text_free(&found.text[1]);
}

/* A note for each rule from `first` on: its line, and what it takes; of those that are not kept, how many. */
typedef struct rule_lines {
    ent_text text[ENT_FINDS_PLACES + 1];
    ent_issue_note notes[ENT_FINDS_PLACES + 1];
    size_t count;
    bool failed;
} rule_lines;

static void add_line(rule_lines *lines)
{
    const ent_text *text = &lines->text[lines->count];
    lines->failed = lines->failed || text->failed;
    lines->notes[lines->count++] = (ent_issue_note){.message = ent_text_get(text)};
}

static void list_rules(ent_context *context, ent_mentions *m, const shared *all, size_t first,
                       rule_lines *out)
{
    for (size_t k = 0; k < ENT_FINDS_PLACES + 1; k++) {
        ent_text_init(&out->text[k], &context->allocator);
    }
    for (size_t k = first; k < all->finds.count && k < ENT_FINDS_PLACES; k++) {
        ent_text *text = &out->text[out->count];
        const ent_span span = all->rules[k]->span;
        ent_text_format(text,
                        "line %zu: ", (size_t)ent_source_point(&m->dispute->source, span).line);
        add_last_loss(context, text, m, all->rules[k]);
        add_line(out);
    }
    if (first == 0 && all->finds.count > ENT_FINDS_PLACES) {
        ent_text_format(&out->text[out->count], "and %zu more",
                        all->finds.count - ENT_FINDS_PLACES);
        add_line(out);
    }
}

static void free_lines(rule_lines *lines)
{
    for (size_t k = 0; k < ENT_FINDS_PLACES + 1; k++) {
        ent_text_free(&lines->text[k]);
    }
}

/* Of rules that have a note, without their text: it may say why of one party alone. */
static ent_status issue_meant(ent_context *context, ent_mentions *m, const shared *all)
{
    static const char once[] = "nothing, if its note says why for each of them; else see "
                               "docs/format.md, What one may do only while another allows it";
    static const char each[] = "nothing, if the note of each says why for every party that it "
                               "binds; else see docs/format.md, What one may do only while another "
                               "allows it";
    const ent_rule *rule = all->rules[0];
    rule_lines lines = {.count = 0};
    ent_text message;
    ent_text_init(&message, &context->allocator);
    if (all->finds.count == 1) {
        ent_text_format(&message, "the rule of line %zu binds ",
                        (size_t)ent_source_point(&m->dispute->source, rule->span).line);
        add_owners(&message, m, rule);
        ent_text_add(&message, " alike: ");
        add_last_loss(context, &message, m, rule);
    } else {
        ent_text_format(&message, "%zu rules bind several parties alike", all->finds.count);
        list_rules(context, m, all, 0, &lines);
    }
    const ent_issue issue = {.kind = ENT_KIND_SHARED_RULE,
                             .message = ent_text_get(&message),
                             .more = lines.notes,
                             .more_count = lines.count,
                             .cure = all->finds.count == 1 ? once : each};
    const ent_status status =
        message.failed || lines.failed ? ENT_ERROR_MEMORY : ent_issue_add(context, &issue);
    free_lines(&lines);
    ent_text_free(&message);
    return status;
}

/* Of rules without a note: what the first takes from whom, with the places, and of the others a line. */
static ent_status issue_shared(ent_context *context, ent_mentions *m, const shared *all)
{
    ent_issue_note notes[2 + ENT_FINDS_PLACES];
    losses found = {.count = 0};
    rule_lines lines = {.count = 0};
    ent_text message;
    ent_text_init(&found.text[0], &context->allocator);
    ent_text_init(&found.text[1], &context->allocator);
    ent_text_init(&message, &context->allocator);
    find_losses(m, all->rules[0], &found);
    list_rules(context, m, all, 1, &lines);
    ent_text_add(&message, "this rule is over options of ");
    add_owners(&message, m, all->rules[0]);
    ent_text_add(&message, ", so it takes choices from them");
    memcpy(notes, found.notes, found.count * sizeof *notes);
    memcpy(notes + found.count, lines.notes, lines.count * sizeof *notes);
    const ent_issue issue = {.kind = ENT_KIND_SHARED_RULE,
                             .source = &m->dispute->source,
                             .span = all->rules[0]->span,
                             .message = ent_text_get(&message),
                             .more = notes,
                             .more_count = found.count + lines.count};
    const bool failed =
        message.failed || lines.failed || found.text[0].failed || found.text[1].failed;
    const ent_status status =
        failed ? ENT_ERROR_MEMORY : ent_issue_once(context, &issue, &all->finds);
    free_lines(&lines);
    ent_text_free(&found.text[0]);
    ent_text_free(&found.text[1]);
    ent_text_free(&message);
    return status;
}

/* Whether a rule is over options of several parties. */
static bool is_shared(ent_mentions *m, const ent_rule *rule)
{
    bool any = false;
    if (only_party(m, rule->always) != NO_PARTY) {
        return false;
    }
    for (size_t o = 0; o < m->dispute->option_count; o++) {
        any = any || m->by[o] > 0;
    }
    return any;
}

ent_status ent_find_shared_rules(ent_context *context, const ent_dispute *dispute)
{
    ent_mentions m = {0};
    shared plain = {.finds = {.source = &dispute->source}}, meant = plain;
    ent_status status = ent_mentions_new(context, dispute, &m);
    for (size_t r = 0; status == ENT_OK && r < dispute->rule_count; r++) {
        const ent_rule *rule = &dispute->rules[r];
        shared *all = rule->grounds.note != NULL ? &meant : &plain;
        if (is_shared(&m, rule)) {
            if (all->finds.count < ENT_FINDS_PLACES) {
                all->rules[all->finds.count] = rule;
            }
            (void)ent_finds_add(&all->finds, rule->span);
        }
    }
    if (status == ENT_OK && plain.finds.count > 0) {
        status = issue_shared(context, &m, &plain);
    }
    if (status == ENT_OK && meant.finds.count > 0) {
        status = issue_meant(context, &m, &meant);
    }
    ent_mentions_free(context, &m);
    return status;
}

/* Whether a rule within the options of one party takes something from it for good; appends what, where `text` is not NULL. */
static bool add_final_loss(ent_text *text, ent_mentions *m, const ent_rule *rule)
{
    parts of = {.whole = true};
    bool told = false;
    const int party = only_party(m, rule->always);
    take_apart(&of, rule->always, true);
    for (size_t i = 0; party != NO_PARTY && has_places(&of) && !told && i < of.count; i++) {
        ent_mentions_forget(m);
        ent_mentions_walk(m, of.list[i].what, 1);
        bool free = true; /* what else may come and go as its party likes */
        for (size_t o = 0; o < m->dispute->option_count; o++) {
            free = free && (m->by[o] == 0 || m->dispute->options[o].moves == ENT_MOVES_ANY);
        }
        told = free && others_are_final(m->dispute, &of, i);
        if (told && text != NULL) {
            ent_text_format(text, "by the rule of line %zu, ",
                            (size_t)ent_source_point(&m->dispute->source, rule->span).line);
            add_loss(text, m->dispute, &of, i, party);
        }
    }
    return told;
}

ent_status ent_find_lasting_rules(ent_context *context, const ent_dispute *dispute)
{
    ent_mentions m = {0};
    const ent_rule *first = NULL;
    ent_finds finds = {.source = &dispute->source};
    ent_text message;
    ent_text_init(&message, &context->allocator);
    ent_status status = ent_mentions_new(context, dispute, &m);
    for (size_t r = 0; status == ENT_OK && r < dispute->rule_count; r++) {
        const ent_rule *rule = &dispute->rules[r];
        if (add_final_loss(finds.count == 0 ? &message : NULL, &m, rule) &&
            ent_finds_add(&finds, rule->span)) {
            first = rule;
        }
    }
    status = message.failed ? ENT_ERROR_MEMORY : status;
    if (status == ENT_OK && finds.count > 0) {
        const bool meant = first->grounds.note != NULL;
        const ent_issue issue = {.kind = ENT_KIND_LASTING_RULE,
                                 .source = meant ? NULL : &dispute->source,
                                 .span = first->span,
                                 .message = ent_text_get(&message)};
        status = ent_issue_once(context, &issue, &finds);
    }
    ent_mentions_free(context, &m);
    ent_text_free(&message);
    return status;
}

/* The value of an option that a scalar names; false for none. */
static bool find_value(const ent_option *option, const ent_node *node, uint32_t *out)
{
    static const char *const plain[] = {"no", "yes", "false", "true"};
    for (uint32_t k = 0; !option->graded && k < 4; k++) {
        if (ent_node_is(node, plain[k])) {
            *out = k % 2;
            return true;
        }
    }
    for (uint32_t k = 0; option->graded && k < option->value_count; k++) {
        if (ent_node_is(node, option->values[k])) {
            *out = k;
            return true;
        }
    }
    return false;
}

/* Goes on with what one `today` says of an option; the key of its line where that takes back what cannot be. */
static const ent_node *step_today(const ent_option *option, const ent_node *today, uint32_t *value)
{
    for (size_t i = 0; today != NULL && today->kind == ENT_NODE_MAP && i < today->count; i++) {
        const uint32_t before = *value;
        if (ent_node_is(today->keys[i], option->id) && find_value(option, today->items[i], value)) {
            const bool undone = ent_moves_one_way(option) && *value != before &&
                                !ent_moves_lead(option, before, *value);
            return undone ? today->keys[i] : NULL;
        }
    }
    return NULL;
}

static ent_status issue_undone(ent_context *context, const ent_dispute *dispute,
                               const ent_option *option, ent_span span)
{
    const ent_issue issue = {
        .kind = ENT_KIND_UNDONE,
        .source = &dispute->source,
        .span = span,
        .message = option->moves == ENT_MOVES_UP
                       ? "this event takes back what cannot be taken back (moves: up)"
                       : "this event takes up again what cannot be taken up (moves: down)",
        .note = "the option is here",
        .note_source = &dispute->source,
        .note_span = option->span};
    return ent_issue_add(context, &issue);
}

/* Follows an option through the events. What an event drops and adds again is another option. */
static ent_status follow(ent_context *context, const ent_dispute *dispute, const ent_option *option)
{
    uint32_t value = 0;
    (void)step_today(option, ent_field(dispute->document, "today"), &value);
    for (size_t e = 0; e < dispute->event_count && e < dispute->moment; e++) {
        const ent_event *event = &dispute->events[e];
        const ent_node *at =
            event->withdrawn ? NULL : step_today(option, ent_field(event->node, "today"), &value);
        if (at != NULL) {
            ENT_TRY(issue_undone(context, dispute, option, at->span));
        }
    }
    return ENT_OK;
}

ent_status ent_find_undone(ent_context *context, const ent_dispute *dispute)
{
    for (size_t o = 0;
         dispute->graph == NULL && dispute->document != NULL && o < dispute->option_count; o++) {
        const ent_option *option = &dispute->options[o];
        if (option->event == ENT_NO_EVENT && ent_moves_one_way(option)) {
            ENT_TRY(follow(context, dispute, option));
        }
    }
    return ENT_OK;
}
