/* SPDX-License-Identifier: MIT */
/* What the listing of states refuses or doubts, told with the rules that are behind it. */
#include "space/refusals.h"

#include <stdio.h>

enum { MOST_DIGITS = 40 /* of a number that is written out */ };

static const uint64_t CONFLICT_STEPS = (uint64_t)1 << 27;

/* A count in words; one that is too long only by its size. */
static ent_status put_count(const ent_natural *count, ent_text *text)
{
    ent_text digits;
    ent_text_init(&digits, text->allocator);
    ent_status status = ent_natural_write(count, false, &digits);
    if (status == ENT_OK && digits.length > MOST_DIGITS) {
        ent_text_format(text, "more than 10^%zu", digits.length - 1);
    } else if (status == ENT_OK) {
        status = ent_natural_write(count, true, text);
    }
    ent_text_free(&digits);
    return status;
}

ent_status ent_refuse_states(ent_context *context, const ent_natural *count, uint64_t most)
{
    const bool memory = most < context->max_states;
    ent_text text;
    ent_text_init(&text, &context->allocator);
    ent_status status = ENT_OK;
    if (count != NULL) {
        status = put_count(count, &text);
    } else {
        ent_text_add(&text, "more than ");
        ent_text_add_grouped(&text, most);
    }
    ent_text_add(&text, " states are possible");
    if (memory) {
        ent_text_add(&text, ", and the memory that may be taken is enough for ");
        ent_text_add_grouped(&text, most);
    } else if (count != NULL) {
        ent_text_add(&text, ", more than the limit of ");
        ent_text_add_grouped(&text, most);
    }
    if (status == ENT_OK) {
        status =
            text.failed
                ? ENT_ERROR_MEMORY
                : ent_issue_plain(context, memory ? ENT_KIND_MEMORY_LIMIT : ENT_KIND_STATE_LIMIT,
                                  "%s", ent_text_get(&text));
    }
    ent_text_free(&text);
    return status;
}

/* `what` the rules leave none of: a state, or a package. */
static void put_conflict(const ent_conflict *conflict, const char *what, char *message, size_t size)
{
    const char *proof = conflict->smallest  ? ", and no fewer do"
                        : conflict->minimal ? ", and none of these can be left out"
                                            : ", perhaps not all of these";
    if (conflict->count == 1) {
        (void)snprintf(message, size, "the rules leave no %s: one of them can never hold", what);
    } else {
        (void)snprintf(message, size, "the rules leave no %s: %zu of them conflict%s", what,
                       conflict->count, proof);
    }
}

static ent_status issue_conflict(ent_context *context, const ent_dispute *dispute,
                                 const ent_conflict *conflict)
{
    char message[200];
    ent_rule_notes notes;
    put_conflict(conflict, dispute->of_issues ? "package" : "state", message, sizeof message);
    ent_rules_note(dispute, conflict, &notes);
    const ent_issue issue = {.kind = ENT_KIND_NO_STATES,
                             .message = message,
                             .cure = conflict->count == 1 ? "change it, or leave it out" : NULL,
                             .more = notes.notes,
                             .more_count = notes.count};
    return ent_issue_add(context, &issue);
}

/* Narrows all the rules down. */
static ent_status narrow_all(ent_inquiry *inquiry, ent_conflict *out)
{
    const size_t count = inquiry->dispute->rule_count;
    size_t *all = ent_memory_new(&inquiry->context->allocator, count, sizeof *all);
    if (all == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t r = 0; r < count; r++) {
        all[r] = r;
    }
    const ent_question never = {.chosen = all, .count = count};
    const ent_status status = ent_rules_narrow(inquiry, &never, out);
    ent_memory_free(&inquiry->context->allocator, all);
    return status;
}

ent_status ent_refuse_rules(ent_context *context, const ent_dispute *dispute)
{
    ent_inquiry inquiry = {.context = context, .dispute = dispute, .steps = CONFLICT_STEPS};
    ent_conflict conflict = {0};
    ENT_TRY(ent_rules_search(context, dispute, &inquiry.rules));
    ent_status status = narrow_all(&inquiry, &conflict);
    ent_search_free(inquiry.rules);
    if (status == ENT_OK) {
        status = issue_conflict(context, dispute, &conflict);
        ent_memory_free(&context->allocator, conflict.rules);
    }
    return status;
}

/* The first rule that today's state breaks, compiled; *program NULL when there is none. */
static ent_status find_broken(const ent_dispute *dispute, size_t *rule, ent_program **program)
{
    *program = NULL;
    for (size_t r = 0; r < dispute->rule_count; r++) {
        const ent_expression *root = dispute->rules[r].always;
        uint64_t holds = 0;
        ENT_TRY(ent_program_new(dispute, &root, 1, program));
        ent_program_run(*program, dispute->today, 1, &holds);
        if (holds == 0) {
            *rule = r;
            return ENT_OK;
        }
        ent_program_free(*program);
        *program = NULL;
    }
    return ENT_OK;
}

/* Adds a line of `today` to the list, which is in the order of the file and without repeats; the last
 * ones fall off when there are too many. */
static size_t add_line(ent_span *lines, size_t count, size_t room, ent_span line)
{
    size_t at = count;
    while (at > 0 && lines[at - 1].start > line.start) {
        at--;
    }
    if (at > 0 && lines[at - 1].start == line.start) {
        return count;
    }
    count = count < room ? count + 1 : count;
    for (size_t i = count; i-- > at + 1;) {
        lines[i] = lines[i - 1];
    }
    if (at < count) {
        lines[at] = line;
    }
    return count;
}

/* The lines of `today` that give values to options which the program mentions. */
static size_t find_lines(const ent_dispute *dispute, const ent_program *program, ent_span *lines,
                         size_t room)
{
    size_t count = 0, option = 0;
    for (size_t at = 0; ent_program_option(program, &at, &option);) {
        const ent_span line = dispute->options[option].today_span;
        if (line.end > 0) {
            count = add_line(lines, count, room, line);
        }
    }
    return count;
}

/* The first option of the program that `today` does not name; NULL when it names all. */
static const ent_option *find_unnamed(const ent_dispute *dispute, const ent_program *program)
{
    size_t option = 0;
    for (size_t at = 0; ent_program_option(program, &at, &option);) {
        if (dispute->options[option].today_span.end == 0) {
            return &dispute->options[option];
        }
    }
    return NULL;
}

/* The place of the key `today`; of the first option that it does not name where there is none. */
static ent_span today_key(const ent_dispute *dispute, const ent_option *unnamed)
{
    const ent_node *root = dispute->current;
    for (size_t i = 0; root != NULL && root->kind == ENT_NODE_MAP && i < root->count; i++) {
        if (ent_node_is(root->keys[i], "today")) {
            return root->keys[i]->span;
        }
    }
    return unnamed->span;
}

/* Today's lines that the rule is about, and what it asks of an option that stands in none of them. */
static ent_status issue_today(ent_context *context, const ent_dispute *dispute, size_t rule,
                              const ent_program *program)
{
    enum { SHOWN = 4 };
    static const char MESSAGE[] = "today's state is not possible under the rules";
    ent_span lines[SHOWN] = {{0, 0}};
    ent_issue_note notes[SHOWN + 1];
    ent_text message;
    ent_text_init(&message, &context->allocator);
    ent_text_add(&message, MESSAGE);
    const ent_option *unnamed = program == NULL ? NULL : find_unnamed(dispute, program);
    const size_t count = program == NULL ? 0 : find_lines(dispute, program, lines, SHOWN);
    ent_issue issue = {.kind = ENT_KIND_TODAY_INFEASIBLE,
                       .source = &dispute->source,
                       .span = count > 0 ? lines[0] : dispute->today_span};
    if (unnamed != NULL && dispute->graph == NULL) {
        ent_text_format(&message, ": '%s' is not named in it, so it is %s", unnamed->id,
                        unnamed->graded ? unnamed->values[0] : "no");
        issue.span = today_key(dispute, unnamed);
        issue.cure = "write its value under 'today', or change the rule";
    }
    for (size_t i = issue.span.start == lines[0].start; i < count; i++) {
        notes[issue.more_count++] = (ent_issue_note){"and this", &dispute->source, lines[i]};
    }
    if (program != NULL) {
        notes[issue.more_count++] =
            (ent_issue_note){"it breaks this rule", &dispute->source, dispute->rules[rule].span};
    }
    issue.more = notes;
    issue.message = ent_text_get(&message);
    const ent_status status = message.failed ? ENT_ERROR_MEMORY : ent_issue_add(context, &issue);
    ent_text_free(&message);
    return status;
}

ent_status ent_refuse_today(ent_context *context, const ent_dispute *dispute)
{
    ent_program *program = NULL;
    size_t rule = 0;
    ENT_TRY(find_broken(dispute, &rule, &program));
    const ent_status status = issue_today(context, dispute, rule, program);
    ent_program_free(program);
    return status;
}

ent_status ent_doubt_name(ent_inquiry *inquiry, const ent_state_name *name)
{
    const ent_dispute *dispute = inquiry->dispute;
    ent_bar bar = {.kind = ENT_BARRED};
    ent_issue issue = {.kind = ENT_KIND_EMPTY_NAME,
                       .source = &dispute->source,
                       .span = name->span,
                       .message = "this named state is not possible under the rules"};
    ENT_TRY(ent_rules_bar(inquiry, name->meaning, true, &bar));
    if (bar.kind == ENT_BARRED_BY_ITSELF) {
        issue.message = "this named state is not possible: its description contradicts itself";
        issue.cure = "correct the expression";
    } else if (bar.kind == ENT_BARRED_BY_RULE) {
        issue.note = "this rule excludes it";
        issue.note_source = &dispute->source;
        issue.note_span = dispute->rules[bar.rule].span;
    }
    return ent_issue_add(inquiry->context, &issue);
}
