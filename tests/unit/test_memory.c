/* SPDX-License-Identifier: MIT */
/*
 * Refused memory: every public call, with its k-th allocation refused, for every k until it succeeds.
 *
 * A refused call returns ENT_ERROR_MEMORY, leaves its out pointer as it was and loses no block; the
 * same call on the same context then does what it always does. Each is tried twice, with the k-th
 * allocation alone refused and with all from the k-th on. An arena asks for memory by chunks of many
 * items; where the linker lets us stand before it, each item is an allocation of its own. The parser
 * of YAML has memory of its own, which is not refused. Under a sanitizer only some of many are refused.
 * Long because it holds one call for every public function; what they are given is in memory_texts.h.
 */
#include "memory_texts.h"
#include "mistakes.h"
#include "refused_items.h"
#include "support.h"
#include "wider_certificates.h"

#include <unistd.h>

/* An allocator that refuses, and counts. */
typedef struct miser {
    size_t calls;     /* since `refuse_at` was set */
    size_t refuse_at; /* the number of the call to refuse, from 1; 0: none */
    bool onward;      /* and all calls after it */
    size_t live;      /* blocks handed out and not returned */
} miser;

/* Counts one more allocation; whether it is to be refused. */
static bool refuses(miser *m)
{
    m->calls++;
    return m->refuse_at > 0 && (m->onward ? m->calls >= m->refuse_at : m->calls == m->refuse_at);
}

static void *miser_resize(void *user, void *block, size_t size)
{
    miser *m = user;
    if (size == 0) {
        m->live--;
        free(block);
        return NULL;
    }
    if (refuses(m)) {
        return NULL;
    }
    m->live += block == NULL;
    return realloc(block, size);
}

/* What a call may need, made before anything is refused, and what it came to. */
typedef struct stage {
    miser m;
    ent_context *context,
        *reader; /* the reader of the dispute has no limits but the default ones */
    ent_dispute *dispute;
    ent_space *space;
    ent_solution *solution;
    ent_state_set *set;
    ent_digest *digest;
    ent_explanation *explanation;
    ent_coalitions *coalitions;
    ent_certificate *certificate;
    ent_existence *existence;
    ent_certainty *certainty;
    ent_lookahead *ahead;
    ent_replies *replies;
    ent_fuzzy *fuzzy;
    bool touched;        /* the call changed its out pointer */
    const char *text;    /* for calls that read */
    ent_format format;   /* for reports */
    bool part;           /* reports: of a set or a party; a digest of a set */
    bool all;            /* solutions: with SIM and strength, and without sanctions by return */
    uint64_t max_states; /* 0: the default */
    uint64_t max_moves;  /* likewise */
} stage;

/* What a case prepares: everything up to this. */
typedef enum depth { NOTHING, CONTEXT, DISPUTE, SPACE, SOLUTION, RESULTS } depth;

typedef struct trial {
    const char *name;
    ent_status (*call)(stage *);
    depth depth;
    ent_status ordinary; /* what the call comes to when nothing is refused */
    const char *dispute; /* NULL: the rich one */
    const char *text;
    ent_format format;
    bool part, all;
    uint64_t max_states, max_moves;
} trial;

static ent_context_options options_of(stage *s)
{
    ent_context_options options;
    ent_context_defaults(&options);
    options.allocator = (ent_allocator){.resize = miser_resize, .user = &s->m};
    options.max_states = s->max_states == 0 ? options.max_states : s->max_states;
    options.max_moves = s->max_moves == 0 ? options.max_moves : s->max_moves;
    return options;
}

/* Somewhere for out pointers to point before a call: never read, only compared. */
static void *mark(stage *s)
{
    return &s->touched;
}

static ent_status call_context(stage *s)
{
    const ent_context_options options = options_of(s);
    ent_context *out = mark(s);
    const ent_status status = ent_context_new(&options, &out);
    s->touched = (void *)out != mark(s);
    if (status == ENT_OK) {
        ent_context_free(out);
    }
    return status;
}

static ent_status call_read_text(stage *s)
{
    ent_dispute *out = mark(s);
    const ent_status status =
        ent_dispute_read_text(s->context, "test", s->text, strlen(s->text), &out);
    s->touched = (void *)out != mark(s);
    if (status == ENT_OK) {
        ent_dispute_free(out);
    }
    return status;
}

static ent_status call_read_file(stage *s)
{
    ent_dispute *out = mark(s);
    const ent_status status = ent_dispute_read_file(s->context, s->text, &out);
    s->touched = (void *)out != mark(s);
    if (status == ENT_OK) {
        ent_dispute_free(out);
    }
    return status;
}

static ent_status call_certificate(stage *s)
{
    ent_certificate *out = mark(s);
    const ent_status status =
        ent_certificate_read_text(s->context, "test", s->text, strlen(s->text), &out);
    s->touched = (void *)out != mark(s);
    if (status == ENT_OK) {
        ent_certificate_free(out);
    }
    return status;
}

static ent_status call_certificate_file(stage *s)
{
    ent_certificate *out = mark(s);
    const ent_status status = ent_certificate_read_file(s->context, s->text, &out);
    s->touched = (void *)out != mark(s);
    if (status == ENT_OK) {
        ent_certificate_free(out);
    }
    return status;
}

static ent_status call_verify(stage *s)
{
    ent_verification out = {.states = 77};
    const ent_status status = ent_verify(s->context, s->dispute, s->certificate, &out);
    s->touched = out.states != 77;
    return status;
}

static ent_status call_space(stage *s)
{
    ent_space *out = mark(s);
    const ent_status status = ent_space_new(s->context, s->dispute, &out);
    s->touched = (void *)out != mark(s);
    if (status == ENT_OK) {
        ent_space_free(out);
    }
    return status;
}

static ent_status call_find(stage *s)
{
    ent_state_set *out = mark(s);
    const ent_status status = ent_states_find(s->context, s->space, "--where", s->text, &out);
    s->touched = (void *)out != mark(s);
    if (status == ENT_OK) {
        ent_state_set_free(out);
    }
    return status;
}

static ent_status call_exists(stage *s)
{
    ent_existence *out = mark(s);
    const ent_status status = ent_exists(s->context, s->dispute, "--exists", s->text, NULL, &out);
    s->touched = (void *)out != mark(s);
    if (status == ENT_OK) {
        ent_existence_free(out);
    }
    return status;
}

static ent_status look_ahead(stage *s, ent_lookahead **out)
{
    ent_lookahead_options options;
    ent_lookahead_defaults(&options);
    options.stackelberg = s->all;
    return ent_lookahead_new(s->context, s->space, &options, out);
}

static ent_status call_lookahead(stage *s)
{
    ent_lookahead *out = mark(s);
    const ent_status status = look_ahead(s, &out);
    s->touched = (void *)out != mark(s);
    if (status == ENT_OK) {
        ent_lookahead_free(out);
    }
    return status;
}

static ent_status call_path(stage *s)
{
    ent_foreseen steps[4];
    size_t count = 77;
    const ent_status status = ent_lookahead_path(s->context, s->ahead, 3, 0, 0, steps, &count);
    s->touched = count != 77;
    return status;
}

static ent_status call_fuzzy(stage *s)
{
    ent_fuzzy *out = mark(s);
    const ent_status status = ent_fuzzy_new(s->context, s->space, NULL, &out);
    s->touched = (void *)out != mark(s);
    if (status == ENT_OK) {
        ent_fuzzy_free(out);
    }
    return status;
}

static ent_status call_replies(stage *s)
{
    ent_replies *out = mark(s);
    const ent_status status = ent_replies_new(s->context, s->space, &out);
    s->touched = (void *)out != mark(s);
    if (status == ENT_OK) {
        ent_replies_free(out);
    }
    return status;
}

static ent_status call_preferences(stage *s)
{
    return ent_preferences_check(s->context, s->space);
}

static ent_status call_findings(stage *s)
{
    return ent_findings(s->context, s->space);
}

static ent_status solve(stage *s, ent_solution **out)
{
    ent_solution_options options;
    ent_solution_defaults(&options);
    options.concepts = s->all ? ENT_ALL_CONCEPTS : options.concepts;
    options.no_return = options.strength = s->all;
    options.blind_others = s->all;
    return ent_solution_new(s->context, s->space, &options, out);
}

static ent_status call_solution(stage *s)
{
    ent_solution *out = mark(s);
    const ent_status status = solve(s, &out);
    s->touched = (void *)out != mark(s);
    if (status == ENT_OK) {
        ent_solution_free(out);
    }
    return status;
}

/* `part`: types alone; `all`: at most one completion, or with `part` strength. */
static ent_status weigh(stage *s, ent_certainty **out)
{
    ent_certainty_options options;
    ent_certainty_defaults(&options);
    options.completions = !s->part;
    options.strength = s->part && s->all;
    options.max_completions = s->all ? 1 : options.max_completions;
    return ent_certainty_new(s->context, s->space, &options, out);
}

static ent_status call_certainty(stage *s)
{
    ent_certainty *out = mark(s);
    const ent_status status = weigh(s, &out);
    s->touched = (void *)out != mark(s);
    if (status == ENT_OK) {
        ent_certainty_free(out);
    }
    return status;
}

static ent_status call_digest(stage *s)
{
    ent_digest *out = mark(s);
    const ent_status status =
        ent_digest_new(s->context, s->solution, s->part ? s->set : NULL, 10, &out);
    s->touched = (void *)out != mark(s);
    if (status == ENT_OK) {
        ent_digest_free(s->context, out);
    }
    return status;
}

static ent_status call_explanation(stage *s)
{
    ent_explanation *out = mark(s);
    const ent_status status =
        ent_explanation_new(s->context, s->solution, 3, s->part ? 1 : 0, &out);
    s->touched = (void *)out != mark(s);
    if (status == ENT_OK) {
        ent_explanation_free(s->context, out);
    }
    return status;
}

/* Few coalitions, since each asks for memory many times: two, or those that hold all but one party. */
static ent_status examine(stage *s, bool listed, ent_coalitions **out)
{
    static const uint64_t list[] = {2, 3};
    ent_coalition_options options;
    ent_coalition_defaults(&options);
    options.list = listed ? list : NULL;
    options.list_count = 2;
    options.with = ((uint64_t)1 << (ent_party_count(s->dispute) - 1)) - 1;
    return ent_coalitions_new(s->context, s->space, &options, out);
}

static ent_status call_coalitions(stage *s)
{
    ent_coalitions *out = mark(s);
    const ent_status status = examine(s, s->part, &out);
    s->touched = (void *)out != mark(s);
    if (status == ENT_OK) {
        ent_coalitions_free(out);
    }
    return status;
}

/* The first two parties are merged. */
static ent_status call_merged(stage *s)
{
    const uint64_t both = 3;
    ent_coalitions *out = mark(s);
    ent_merged_options options;
    ent_merged_defaults(&options);
    options.groups = &both;
    options.group_count = 1;
    const ent_status status = ent_merged_new(s->context, s->space, &options, &out);
    s->touched = (void *)out != mark(s);
    if (status == ENT_OK) {
        ent_coalitions_free(out);
    }
    return status;
}

static ent_status call_joint_moves(stage *s)
{
    ent_joint_moves *out = mark(s);
    const ent_status status =
        ent_joint_moves_new(s->context, s->coalitions, s->part ? 1 : 2, 1, s->part ? 1 : 0, &out);
    s->touched = (void *)out != mark(s);
    if (status == ENT_OK) {
        ent_joint_moves_free(s->context, out);
    }
    return status;
}

static bool swallow(void *user, const char *bytes, size_t length)
{
    (void)user;
    return bytes != NULL && length > 0;
}

static const ent_sink sink = {.write = swallow};

static ent_status call_write(stage *s)
{
    return ent_dispute_write(s->context, s->dispute,
                             s->format == ENT_FORMAT_JSON ? ENT_DOCUMENT_JSON : ENT_DOCUMENT_YAML,
                             &sink);
}

static ent_status call_report_diagnostics(stage *s)
{
    return ent_report_diagnostics(s->context, ENT_SEVERITY_NOTE, s->format, &sink);
}

static ent_status call_report_states(stage *s)
{
    const ent_states_view view = {
        .size = sizeof view, .where = s->part ? s->set : NULL, .by_party = s->part, .party = 0};
    return ent_report_states(s->context, s->space, &view, s->format, &sink);
}

static ent_status call_report_solution(stage *s)
{
    const ent_solution_view view = {.size = sizeof view,
                                    .where = s->part ? s->set : NULL,
                                    .one_party = s->part,
                                    .party = 1,
                                    .lists = true,
                                    .digest = s->digest};
    return ent_report_solution(s->context, s->solution, &view, s->format, &sink);
}

static ent_status call_report_explanation(stage *s)
{
    return ent_report_explanation(s->context, s->solution, s->explanation, s->format, &sink);
}

static ent_status call_report_coalitions(stage *s)
{
    const ent_coalitions_view view = {
        .size = sizeof view, .where = s->part ? s->set : NULL, .lists = true, .most = 3};
    return ent_report_coalitions(s->context, s->coalitions, &view, s->format, &sink);
}

static ent_status call_report_joint_moves(stage *s)
{
    return ent_report_joint_moves(s->context, s->coalitions, s->part ? 1 : 0, s->part ? 1 : 0,
                                  s->format, &sink);
}

static ent_status call_report_certificate(stage *s)
{
    const ent_certificate_view view = {.size = sizeof view, .also = s->part ? s->set : NULL};
    return ent_report_certificate(s->context, s->solution, &view, &sink);
}

static ent_status call_report_certainty(stage *s)
{
    const ent_certainty_view view = {.size = sizeof view, .lists = true, .most = 2};
    return ent_report_certainty(s->context, s->certainty, &view, s->format, &sink);
}

static ent_status call_report_existence(stage *s)
{
    return ent_report_existence(s->context, s->existence, s->format, &sink);
}

static ent_status call_existence_certificate(stage *s)
{
    return ent_report_existence_certificate(s->context, s->existence, &sink);
}

static ent_status call_report_lookahead(stage *s)
{
    const ent_lookahead_view view = {.size = sizeof view, .lists = true, .most = s->part ? 1 : 0};
    return ent_report_lookahead(s->context, s->ahead, &view, s->format, &sink);
}

static ent_status call_report_foresight(stage *s)
{
    return ent_report_foresight(s->context, s->ahead, 0, s->format, &sink);
}

static ent_status call_lookahead_certificate(stage *s)
{
    ent_state_set *all = NULL;
    ENT_TRY(ent_states_find(s->context, s->space, "test", "today", &all));
    const ent_certificate_view view = {.size = sizeof view, .also = all};
    const ent_status status = ent_report_lookahead_certificate(s->context, s->ahead, &view, &sink);
    ent_state_set_free(all);
    return status;
}

static ent_status call_coalition_certificate(stage *s)
{
    const ent_certificate_view view = {
        .size = sizeof view, .where = s->part ? s->set : NULL, .also = s->part ? NULL : s->set};
    return ent_report_coalition_certificate(s->context, s->coalitions, &view, &sink);
}

static ent_status call_report_fuzzy(stage *s)
{
    const ent_fuzzy_view view = {.size = sizeof view, .lists = true, .most = 1};
    return ent_report_fuzzy(s->context, s->fuzzy, &view, s->format, &sink);
}

static ent_status call_report_replies(stage *s)
{
    const ent_replies_view view = {.size = sizeof view, .lists = true, .most = 1};
    return ent_report_replies(s->context, s->replies, &view, s->format, &sink);
}

static ent_status call_reply_certificate(stage *s)
{
    const ent_certificate_view view = {.size = sizeof view, .also = s->set};
    return ent_report_reply_certificate(s->context, s->replies, &view, &sink);
}

static ent_status call_reply_explanation(stage *s)
{
    return ent_report_reply_explanation(s->context, s->replies, s->part ? 1 : 0, s->part ? 1 : 0,
                                        s->format, &sink);
}

static ent_status call_type_certificate(stage *s)
{
    const ent_certificate_view view = {.size = sizeof view, .also = s->set};
    return ent_report_type_certificate(s->context, s->certainty, &view, &sink);
}

static ent_status call_completion_certificate(stage *s)
{
    const ent_certificate_view view = {.size = sizeof view, .also = s->set};
    return ent_report_completion_certificate(s->context, s->certainty, &view, &sink);
}

static ent_status call_type_explanation(stage *s)
{
    return ent_report_type_explanation(s->context, s->certainty, s->part ? 1 : 0, s->part ? 1 : 0,
                                       s->format, &sink);
}

static ent_status call_fuzzy_certificate(stage *s)
{
    const ent_certificate_view view = {.size = sizeof view, .also = s->set};
    return ent_report_fuzzy_certificate(s->context, s->fuzzy, &view, &sink);
}

static ent_status call_fuzzy_explanation(stage *s)
{
    return ent_report_fuzzy_explanation(s->context, s->fuzzy, s->part ? 1 : 0, s->part ? 1 : 0,
                                        s->format, &sink);
}

/* Those that tell of replies, of degrees and of types. */
static bool needs_fuzzy(const trial *t)
{
    return t->call == call_report_fuzzy || t->call == call_fuzzy_certificate ||
           t->call == call_fuzzy_explanation;
}

static bool needs_replies(const trial *t)
{
    return t->call == call_report_replies || t->call == call_reply_certificate ||
           t->call == call_reply_explanation;
}

static bool needs_certainty(const trial *t)
{
    return t->call == call_report_certainty || t->call == call_type_certificate ||
           t->call == call_completion_certificate || t->call == call_type_explanation;
}

static bool needs_lookahead(const trial *t)
{
    return t->call == call_path || t->call == call_report_lookahead ||
           t->call == call_lookahead_certificate || t->call == call_report_foresight;
}

/* Makes what the call needs. */
static void prepare(const trial *t, stage *s)
{
    *s = (stage){.text = t->text,
                 .format = t->format,
                 .part = t->part,
                 .all = t->all,
                 .max_states = t->max_states,
                 .max_moves = t->max_moves};
    const ent_context_options options = options_of(s);
    if (t->depth >= CONTEXT) {
        assert_int_equal(ent_context_new(&options, &s->context), ENT_OK);
    }
    if (t->depth >= DISPUTE) {
        ent_context_options freely = options;
        ent_context_defaults(&freely);
        freely.allocator = options.allocator;
        assert_int_equal(ent_context_new(&freely, &s->reader), ENT_OK);
        s->dispute = read_dispute(s->reader, t->dispute == NULL ? rich : t->dispute);
    }
    if (t->call == call_verify) {
        assert_int_equal(ent_certificate_read_text(s->context, "test", t->text, strlen(t->text),
                                                   &s->certificate),
                         ENT_OK);
    }
    if (t->call == call_report_existence || t->call == call_existence_certificate) {
        assert_int_equal(ent_exists(s->context, s->dispute, "test", t->text, NULL, &s->existence),
                         ENT_OK);
    }
    if (t->depth >= SPACE) {
        assert_int_equal(ent_space_new(s->context, s->dispute, &s->space), ENT_OK);
    }
    if (needs_certainty(t)) {
        assert_int_equal(weigh(s, &s->certainty), ENT_OK);
    }
    if (needs_replies(t)) {
        assert_int_equal(ent_replies_new(s->context, s->space, &s->replies), ENT_OK);
    }
    if (needs_fuzzy(t)) {
        assert_int_equal(ent_fuzzy_new(s->context, s->space, NULL, &s->fuzzy), ENT_OK);
    }
    if (needs_lookahead(t)) {
        assert_int_equal(look_ahead(s, &s->ahead), ENT_OK);
    }
    if (t->depth >= SOLUTION) {
        assert_int_equal(solve(s, &s->solution), ENT_OK);
        assert_int_equal(ent_states_find(s->context, s->space, "test", "not strike", &s->set),
                         ENT_OK);
    }
    if (t->depth >= RESULTS) {
        assert_int_equal(ent_digest_new(s->context, s->solution, NULL, 10, &s->digest), ENT_OK);
        assert_int_equal(ent_explanation_new(s->context, s->solution, 3, 0, &s->explanation),
                         ENT_OK);
        assert_int_equal(examine(s, !s->part, &s->coalitions), ENT_OK);
    }
}

static void clean_up(stage *s)
{
    if (s->context != NULL) {
        ent_explanation_free(s->context, s->explanation);
        ent_digest_free(s->context, s->digest);
    }
    ent_coalitions_free(s->coalitions);
    ent_existence_free(s->existence);
    ent_certainty_free(s->certainty);
    ent_certificate_free(s->certificate);
    ent_state_set_free(s->set);
    ent_solution_free(s->solution);
    ent_lookahead_free(s->ahead);
    ent_replies_free(s->replies);
    ent_fuzzy_free(s->fuzzy);
    ent_space_free(s->space);
    ent_dispute_free(s->dispute);
    ent_context_free(s->reader);
    ent_context_free(s->context);
}

static void refuse(miser *m, size_t at, bool onward)
{
    m->calls = 0;
    m->refuse_at = at;
    m->onward = onward;
}

/* Calls with the k-th allocation refused; returns whether there was a k-th. */
static bool call_refused(const trial *t, size_t k, bool onward)
{
    stage s;
    prepare(t, &s);
    refuse(&s.m, k, onward);
    const ent_status status = t->call(&s);
    const bool refused = s.m.calls >= k;
    refuse(&s.m, 0, false);
    if (status != (refused ? ENT_ERROR_MEMORY : t->ordinary)) {
        fail_msg("%s, allocation %zu refused%s: %s", t->name, k, onward ? " and all later" : "",
                 ent_status_text(status));
    }
    if (s.touched && status != ENT_OK) {
        fail_msg("%s, allocation %zu refused: the out pointer was changed", t->name, k);
    }
    const ent_status again = t->call(&s);
    if (again != t->ordinary) {
        fail_msg("%s, after allocation %zu was refused: %s", t->name, k, ent_status_text(again));
    }
    clean_up(&s);
    if (s.m.live != 0) {
        fail_msg("%s, allocation %zu refused: %zu blocks lost", t->name, k, s.m.live);
    }
    return refused;
}

/* Refuses every allocation of one call in turn; returns how many there were. */
/* The allocation to refuse after the k-th. */
static size_t next_refused(size_t k)
{
#ifdef ENT_CHECKED
    return k + 1 + k / 24;
#else
    return k + 1;
#endif
}

static size_t exhaust(const trial *t)
{
    size_t points = 0;
    for (int onward = 0; onward < 2; onward++) {
        for (size_t k = 1; call_refused(t, k, onward == 1); k = next_refused(k)) {
            points++;
        }
    }
    return points;
}

static size_t total_points, total_calls;

static void exhaust_all(const trial *trials, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const size_t points = exhaust(&trials[i]);
        assert_true(points > 0);
        total_points += points;
        total_calls++;
    }
}

static void making_and_reading(void **unused)
{
    (void)unused;
    static const trial trials[] = {
        {.name = "context", .call = call_context},
        {.name = "read_text", .call = call_read_text, .depth = CONTEXT, .text = rich},
        {.name = "read_text of .gmcr", .call = call_read_text, .depth = CONTEXT, .text = gmcr},
        {.name = "read_text of an odd .gmcr",
         .call = call_read_text,
         .depth = CONTEXT,
         .text = gmcr_odd},
        {.name = "read_text of .gmcr by rankings",
         .call = call_read_text,
         .depth = CONTEXT,
         .text = gmcr_ranked},
        {.name = "read_file of a folder",
         .call = call_read_file,
         .depth = CONTEXT,
         .ordinary = ENT_ERROR_IO,
         .text = "."},
        {.name = "read_file of nothing",
         .call = call_read_file,
         .depth = CONTEXT,
         .ordinary = ENT_ERROR_IO,
         .text = "no such file"},
    };
    exhaust_all(trials, sizeof trials / sizeof *trials);
}

#ifndef REFUSE_ITEMS /* where items are refused one by one, few of them will do */
/* So many parties, options, names and states of a table that each takes memory of its own. */
static void verifying_much(void)
{
    enum { PARTIES = 600, OPTIONS = 2000, NAMES = 2000, STATES = 40000 };
    static char dispute[300000], certificate[200000];
    char *end = dispute + sprintf(dispute, "entente: 1\ntitle: much\nparties:\n");
    for (size_t k = 0; k < PARTIES; k++) {
        end += sprintf(end, "  p%zu:\n", k);
    }
    end += sprintf(end, "options:\n");
    for (size_t k = 0; k < OPTIONS; k++) {
        end += sprintf(end, "  o%zu: {party: p%zu}\n", k, k % PARTIES);
    }
    end += sprintf(end, "states:\n");
    for (size_t k = 0; k < NAMES; k++) {
        end += sprintf(end, "  n%zu: o%zu\n", k, k);
    }
    (void)sprintf(end, "preferences: {p0: [n0], p1: [o1], p2: [o2], p3: [o3]}\n");
    end = certificate + sprintf(certificate,
                                "{'entente_certificate':1,'dispute':{'title':'much','sha256':'?'},"
                                "'concepts':['sim'],'sanction_by_return':true,'states':[[");
    for (size_t k = 0; k < OPTIONS; k++) {
        end += sprintf(end, "%s'no'", k == 0 ? "" : ",");
    }
    for (size_t k = 1; k < STATES; k++) {
        end += sprintf(end, k == 1 ? "],[]" : ",[]");
    }
    (void)sprintf(end, "],'verdicts':[]");
    const sample made = {.dispute = dispute, .certificate = certificate};
    char *body = body_of(&made), *text = seal(body, strlen(body));
    const trial t = {.name = "verify much",
                     .call = call_verify,
                     .depth = DISPUTE,
                     .dispute = dispute,
                     .text = text};
    exhaust_all(&t, 1);
    const trial reading = {.name = "certificate_read_text of much",
                           .call = call_certificate,
                           .depth = CONTEXT,
                           .text = text};
    exhaust_all(&reading, 1);
    free(text);
    free(body);
}

/* Many rules; and moves of which there are a few more each time, until their list needs memory. */
static void verifying_many(void)
{
    static char dispute[20000];
    char *end = dispute + sprintf(dispute, "entente: 1\ntitle: many\nparties: {a: }\noptions: {o: "
                                           "{party: a}}\nrules:\n");
    for (size_t k = 0; k < 600; k++) {
        end += sprintf(end, "  - same: o\n");
    }
    for (size_t values = 0; values < 256; values += values == 0 ? 150 : 9) {
        if (values > 0) {
            end =
                dispute + sprintf(dispute, "entente: 1\ntitle: many\nparties: {a: }\noptions: {o: "
                                           "{party: a, values: [no");
            for (size_t k = 1; k < values; k++) {
                end += sprintf(end, ", v%zu", k);
            }
            (void)sprintf(end, "]}}\n");
        }
        const sample made = {
            .dispute = dispute,
            .certificate = "{'entente_certificate':1,'dispute':{'title':'many','sha256':'?'},"
                           "'concepts':['nash'],'sanction_by_return':true,'states':[['no']],"
                           "'verdicts':[{'state':0,'equilibrium':['nash'],'parties':[{'party':'a',"
                           "'stable':['nash'],'improvements':[]}]}]"};
        char *body = body_of(&made), *text = seal(body, strlen(body));
        const trial t = {.name = "verify many",
                         .call = call_verify,
                         .depth = DISPUTE,
                         .dispute = dispute,
                         .text = text};
        exhaust_all(&t, 1);
        free(text);
        free(body);
    }
}

#endif

/* Sums of the answers of three others, of which there are 64. */
static void verifying_sums(void)
{
    static const char dispute[] =
        "entente: 1\ntitle: sums\nparties: {a: , b: , c: , d: }\noptions:\n  o: {party: a}\n"
        "  p: {party: b, values: [w0, w1, w2, w3]}\n  q: {party: c, values: [w0, w1, w2, w3]}\n"
        "  r: {party: d, values: [w0, w1, w2, w3]}\n"
        "preferences: {a: [o], b: [p > w0], c: [q > w0], d: [r > w0]}\n";
    const sample made = {
        .dispute = dispute,
        .certificate =
            "{'entente_certificate':1,'dispute':{'title':'sums','sha256':'?'},'concepts':['sim'],"
            "'sanction_by_return':true,'states':[['no','w0','w0','w0'],['yes','w0','w0','w0']],"
            "'verdicts':[{'state':0,'equilibrium':[],'parties':[{'party':'a','stable':[],"
            "'improvements':[{'to':1,'deterred':[],'open':['sim']}]},{'party':'b','stable':[],"
            "'improvements':[]},{'party':'c','stable':[],'improvements':[]},{'party':'d',"
            "'stable':[],'improvements':[]}]}]"};
    char *body = body_of(&made), *text = seal(body, strlen(body));
    trial t = {.name = "verify sums",
               .call = call_verify,
               .depth = DISPUTE,
               .dispute = dispute,
               .text = text};
    exhaust_all(&t, 1);
    for (t.max_states = 1; t.max_states < 70; t.max_states++) {
        t.ordinary = ENT_ERROR_LIMIT;
        (void)call_refused(&t, SIZE_MAX, false);
    }
    free(text);
    free(body);
}

/* A certificate that does not tell how misperceptions were taken. */
static void verifying_blinkered(void)
{
    const sample made = {
        .dispute = blinkered,
        .certificate = "{'entente_certificate':1,'dispute':{'title':'t','sha256':'?'},"
                       "'concepts':['nash'],'sanction_by_return':true,'states':[],'verdicts':[]"};
    char *body = body_of(&made), *text = seal(body, strlen(body));
    const trial t = {.name = "verify with misperceptions",
                     .call = call_verify,
                     .depth = DISPUTE,
                     .dispute = blinkered,
                     .text = text};
    exhaust_all(&t, 1);
    free(text);
    free(body);
}

/* Certificates, true ones and those with a flaw that is told. */
static void verifying(void **unused)
{
    (void)unused;
    for (size_t k = 0; k < ALL_SAMPLES; k++) {
        char *body = body_of(sample_at(k)), *text = seal(body, strlen(body));
        trial t = {.name = "certificate_read_text",
                   .call = call_certificate,
                   .depth = CONTEXT,
                   .text = text};
        exhaust_all(&t, 1);
        t = (trial){.name = "verify",
                    .call = call_verify,
                    .depth = DISPUTE,
                    .dispute = sample_at(k)->dispute,
                    .text = text};
        exhaust_all(&t, 1);
        t.dispute = sample_at((k + 5) % ALL_SAMPLES)->dispute;
        t.name = "verify for another file";
        exhaust_all(&t, 1);
        t.dispute = sample_at(k)->dispute;
        t.name = "verify under limits";
        t.max_states = 3;
        t.max_moves = 2;
        t.ordinary = ENT_ERROR_LIMIT;
        exhaust_all(&t, 1);
        free(text);
        free(body);
    }
#ifndef REFUSE_ITEMS
    verifying_much();
    verifying_many();
#endif
    verifying_blinkered();
    verifying_sums();
    const trial t = {.name = "certificate_read_text of none",
                     .call = call_certificate,
                     .depth = CONTEXT,
                     .ordinary = ENT_ERROR_INPUT,
                     .text = "{\"entente_certificate\":1,\"states\":[[0]]}"};
    exhaust_all(&t, 1);
}

static void reading_a_file(void **unused)
{
    (void)unused;
    char path[] = "entente-test-XXXXXX";
    const int file = mkstemp(path);
    assert_true(file >= 0);
    assert_int_equal(write(file, rich, sizeof rich - 1), (ssize_t)(sizeof rich - 1));
    assert_int_equal(close(file), 0);
    const trial t = {.name = "read_file", .call = call_read_file, .depth = CONTEXT, .text = path};
    exhaust_all(&t, 1);
    const trial other = {.name = "certificate_read_file",
                         .call = call_certificate_file,
                         .depth = CONTEXT,
                         .ordinary = ENT_ERROR_INPUT,
                         .text = path};
    exhaust_all(&other, 1);
    assert_int_equal(unlink(path), 0);
}

static void reading_error(const char *text)
{
    const trial t = {.name = text,
                     .call = call_read_text,
                     .depth = CONTEXT,
                     .ordinary = ENT_ERROR_INPUT,
                     .text = text};
    exhaust_all(&t, 1);
}

static void reading_errors(void **unused)
{
    (void)unused;
    static const struct {
        const mistake *rows;
        size_t count;
    } tables[] = {{wrong_names, sizeof wrong_names / sizeof *wrong_names},
                  {wrong_parties_and_options,
                   sizeof wrong_parties_and_options / sizeof *wrong_parties_and_options},
                  {wrong_preferences, sizeof wrong_preferences / sizeof *wrong_preferences},
                  {wrong_graphs, sizeof wrong_graphs / sizeof *wrong_graphs},
                  {wrong_gmcr, sizeof wrong_gmcr / sizeof *wrong_gmcr},
                  {wrong_yaml, sizeof wrong_yaml / sizeof *wrong_yaml}};
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        reading_error(broken[i]);
    }
    for (size_t t = 0; t < sizeof tables / sizeof *tables; t++) {
        for (size_t i = 0; i < tables[t].count; i++) {
            reading_error(tables[t].rows[i].text);
        }
    }
    for (size_t i = 0; i < sizeof wrong_expressions / sizeof *wrong_expressions; i++) {
        char text[1000];
        snprintf(text, sizeof text, HEAD "rules:\n  - always: '%s'\n", wrong_expressions[i].text);
        reading_error(text);
    }
}

static void listing_states(void **unused)
{
    (void)unused;
    static const trial trials[] = {
        {.name = "space", .call = call_space, .depth = DISPUTE},
        {.name = "space without states",
         .call = call_space,
         .depth = DISPUTE,
         .ordinary = ENT_ERROR_INPUT,
         .dispute = no_states},
        {.name = "space of conflicting rules",
         .call = call_space,
         .depth = DISPUTE,
         .ordinary = ENT_ERROR_INPUT,
         .dispute = tangled},
        {.name = "space without today",
         .call = call_space,
         .depth = DISPUTE,
         .ordinary = ENT_ERROR_INPUT,
         .dispute = bad_today},
        {.name = "graph of too many states",
         .call = call_read_text,
         .depth = CONTEXT,
         .ordinary = ENT_ERROR_LIMIT,
         .text = graph,
         .max_states = 3},
        {.name = "graph of too many states for so few moves",
         .call = call_read_text,
         .depth = CONTEXT,
         .ordinary = ENT_ERROR_LIMIT,
         .text = "entente: 1\nparties: {a: , b: }\ngraph: {states: 5}\n",
         .max_moves = 3},
        {.name = "space of too many states",
         .call = call_space,
         .depth = DISPUTE,
         .ordinary = ENT_ERROR_LIMIT,
         .max_states = 9},
    };
    exhaust_all(trials, sizeof trials / sizeof *trials);
}

static void writing_disputes(void **unused)
{
    (void)unused;
    static const char *const disputes[] = {rich, gmcr, gmcr_ranked};
    for (size_t i = 0; i < sizeof disputes / sizeof *disputes * 2; i++) {
        const trial t = {.name = "dispute_write",
                         .call = call_write,
                         .depth = DISPUTE,
                         .dispute = disputes[i / 2],
                         .format = i % 2 == 0 ? ENT_FORMAT_TEXT : ENT_FORMAT_JSON};
        exhaust_all(&t, 1);
    }
}

static void finding_states(void **unused)
{
    (void)unused;
    static const struct {
        const char *text;
        ent_status ordinary;
    } texts[] = {
        {"s3", ENT_OK},
        {"today", ENT_OK},
        {"deal", ENT_OK},
        {"not (raise and sign) or (pay >= some iff exactly 1 of (talk strike deal))", ENT_OK},
        {"999999", ENT_ERROR_NOT_FOUND},
        {"deal and", ENT_ERROR_INPUT},
        {"raise and strke", ENT_ERROR_INPUT},
        {"pay", ENT_ERROR_INPUT},
        {"(deal", ENT_ERROR_INPUT},
        {"pay = lots", ENT_ERROR_INPUT},
        {"exactly 9 of (raise strike)", ENT_ERROR_INPUT},
        {"exactly 1 of (raise strike and)", ENT_ERROR_INPUT},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const trial t = {.name = texts[i].text,
                         .call = call_find,
                         .depth = SPACE,
                         .ordinary = texts[i].ordinary,
                         .text = texts[i].text};
        exhaust_all(&t, 1);
    }
}

static void solving_and_explaining(void **unused)
{
    (void)unused;
    static const trial trials[] = {
        {.name = "preferences", .call = call_preferences, .depth = SPACE},
        {.name = "preferences that do not fit",
         .call = call_preferences,
         .depth = SPACE,
         .ordinary = ENT_ERROR_INPUT,
         .dispute = misfit},
        {.name = "findings", .call = call_findings, .depth = SPACE},
        {.name = "findings of every kind", .call = call_findings, .depth = SPACE, .dispute = odd},
        {.name = "solution", .call = call_solution, .depth = SPACE},
        {.name = "solution of preferences that do not fit",
         .call = call_solution,
         .depth = SPACE,
         .ordinary = ENT_ERROR_INPUT,
         .dispute = misfit},
        {.name = "digest", .call = call_digest, .depth = SOLUTION},
        {.name = "digest of some", .call = call_digest, .depth = SOLUTION, .part = true},
        {.name = "explanation", .call = call_explanation, .depth = SOLUTION},
        {.name = "explanation of one", .call = call_explanation, .depth = SOLUTION, .part = true},
        {.name = "coalitions", .call = call_coalitions, .depth = SPACE},
        {.name = "some coalitions", .call = call_coalitions, .depth = SPACE, .part = true},
        {.name = "coalitions of preferences that do not fit",
         .call = call_coalitions,
         .depth = SPACE,
         .ordinary = ENT_ERROR_INPUT,
         .dispute = misfit},
        {.name = "too many improvements",
         .call = call_coalitions,
         .depth = SPACE,
         .ordinary = ENT_ERROR_LIMIT,
         .part = true,
         .max_moves = 1},
        {.name = "merged parties", .call = call_merged, .depth = SPACE},
        {.name = "improvements of merged parties",
         .call = call_merged,
         .depth = SPACE,
         .ordinary = ENT_ERROR_LIMIT,
         .max_moves = 1},
        {.name = "joint moves", .call = call_joint_moves, .depth = RESULTS},
        {.name = "one joint move", .call = call_joint_moves, .depth = RESULTS, .part = true},
    };
    exhaust_all(trials, sizeof trials / sizeof *trials);
}

/* What is told of types, of statements, weights and rankings. */
static void telling_types(void)
{
    static const char *const texts[] = {blinkered, pairs, unsure};
    for (size_t i = 0; i < 3; i++) {
        const char *text = texts[i];
        const trial trials[] = {
            {"certificate of types", call_type_certificate, i == 0 ? SOLUTION : SPACE, ENT_OK,
             .dispute = text, .part = true},
            {"explanation of types", call_type_explanation, SPACE, ENT_OK, .dispute = text,
             .part = true},
            {"explanation of types", call_type_explanation, SPACE, ENT_OK, .dispute = text,
             .part = true, .format = ENT_FORMAT_JSON},
        };
        exhaust_all(trials, sizeof trials / sizeof *trials);
    }
    const trial completions = {"certificate of completions", call_completion_certificate, SPACE,
                               ENT_OK, .dispute = unsure};
    exhaust_all(&completions, 1);
}

/* What is unsure, unknown or strong. */
static void weighing(void **unused)
{
    (void)unused;
    static const trial trials[] = {
        {.name = "solution with strength", .call = call_solution, .depth = SPACE, .all = true},
        {.name = "strength of a ranking",
         .call = call_solution,
         .depth = SPACE,
         .dispute = pairs,
         .all = true},
        {.name = "certainty", .call = call_certainty, .depth = SPACE, .dispute = no_pairs},
        {.name = "types", .call = call_certainty, .depth = SPACE, .dispute = pairs, .part = true},
        {.name = "types with strength",
         .call = call_certainty,
         .depth = SPACE,
         .dispute = pairs,
         .part = true,
         .all = true},
        {.name = "types by cells",
         .call = call_certainty,
         .depth = SPACE,
         .dispute = unsure_weights,
         .part = true},
        {.name = "strength by weights",
         .call = call_certainty,
         .depth = SPACE,
         .dispute = unsure_weights,
         .part = true,
         .all = true},
        {.name = "types of parties that do not perceive all",
         .call = call_certainty,
         .depth = SPACE,
         .dispute = blinkered,
         .part = true},
        {.name = "certainty by arcs", .call = call_certainty, .depth = SPACE, .dispute = graph},
        {.name = "completions of pairs",
         .call = call_certainty,
         .depth = SPACE,
         .ordinary = ENT_ERROR_UNSUPPORTED,
         .dispute = pairs},
        {.name = "too many completions",
         .call = call_certainty,
         .depth = SPACE,
         .ordinary = ENT_ERROR_LIMIT,
         .dispute = no_pairs,
         .all = true},
        {.name = "certainty of preferences that do not fit",
         .call = call_certainty,
         .depth = SPACE,
         .ordinary = ENT_ERROR_INPUT,
         .dispute = misfit},
    };
    exhaust_all(trials, sizeof trials / sizeof *trials);
    for (size_t i = 0; i < 2; i++) {
        trial t = {.name = "report_certainty",
                   .call = call_report_certainty,
                   .depth = SPACE,
                   .dispute = i == 0 ? no_pairs : pairs,
                   .part = i == 1};
        for (t.format = ENT_FORMAT_TEXT; t.format <= ENT_FORMAT_CSV; t.format++) {
            exhaust_all(&t, 1);
        }
    }
    telling_types();
    for (ent_format format = ENT_FORMAT_TEXT; format <= ENT_FORMAT_CSV; format++) {
        const trial strongly[] = {
            {.name = "report of strength",
             .call = call_report_solution,
             .depth = RESULTS,
             .format = format,
             .all = true},
        };
        exhaust_all(strongly, 1);
    }
}

/* What is asked without listing states, and its answers. */
static void asking(void **unused)
{
    (void)unused;
    static const trial questions[] = {
        {.name = "a yes", .text = "deal"},
        {.name = "a no", .text = "sign and talk and not raise"},
        {.name = "in no possible state", .text = "nowhere"},
        {.name = "no expression", .text = "deal and", .ordinary = ENT_ERROR_INPUT},
        {.name = "rules that conflict",
         .dispute = no_states,
         .text = "o",
         .ordinary = ENT_ERROR_INPUT},
        {.name = "today is not possible",
         .dispute = bad_today,
         .text = "not o",
         .ordinary = ENT_ERROR_INPUT},
        {.name = "a ranking that misses",
         .dispute = missing,
         .text = "o",
         .ordinary = ENT_ERROR_INPUT},
        {.name = "steps", .dispute = stepwise},
        {.name = "merged states", .dispute = merged, .ordinary = ENT_ERROR_UNSUPPORTED},
        {.name = "graph form", .dispute = graph, .text = "calm", .ordinary = ENT_ERROR_UNSUPPORTED},
        {.name = "numbers", .dispute = misfit, .text = "o", .ordinary = ENT_ERROR_UNSUPPORTED},
    };
    for (size_t i = 0; ent_solver_name() != NULL && i < sizeof questions / sizeof *questions; i++) {
        trial t = questions[i];
        t.call = call_exists;
        t.depth = DISPUTE;
        t.text = t.text == NULL ? "not strike" : t.text;
        exhaust_all(&t, 1);
        for (t.format = ENT_FORMAT_TEXT; i < 3 && t.format <= ENT_FORMAT_JSON; t.format++) {
            t.call = call_report_existence;
            exhaust_all(&t, 1);
        }
        t.call = call_existence_certificate;
        if (i == 0) {
            exhaust_all(&t, 1);
        }
    }
}

static void other_forms(void **unused)
{
    (void)unused;
    static const char *const texts[] = {stepwise, merged, graph};
    for (size_t i = 0; i < sizeof texts / sizeof *texts * 2; i++) {
        const char *text = texts[i / 2];
        const bool all = i % 2 == 1;
        const trial trials[] = {
            {"reading a form", call_read_text, CONTEXT, ENT_OK, .text = text},
            {"space of a form", call_space, DISPUTE, ENT_OK, .dispute = text},
            {"solution of a form", call_solution, SPACE, ENT_OK, .dispute = text, .all = all},
            {"digest of a form", call_digest, SOLUTION, ENT_OK, .dispute = text, .all = all},
            {"explanation of a form", call_explanation, SOLUTION, ENT_OK, .dispute = text,
             .all = all},
            {"coalitions of a form", call_coalitions, SPACE, ENT_OK, .dispute = text},
            {"merged parties of a form", call_merged, SPACE,
             text == graph ? ENT_ERROR_UNSUPPORTED : ENT_OK, .dispute = text},
            {"certificate of coalitions of a form", call_coalition_certificate, RESULTS, ENT_OK,
             .dispute = text, .part = all},
            {"joint moves of a form", call_joint_moves, RESULTS, ENT_OK, .dispute = text,
             .part = all},
            {"report of joint moves of a form", call_report_joint_moves, RESULTS, ENT_OK,
             .dispute = text, .part = all},
            {"findings of a form", call_findings, SPACE, ENT_OK, .dispute = text},
            {"report of a form", call_report_solution, RESULTS, ENT_OK, .dispute = text,
             .all = all},
            {"certificate of a form", call_report_certificate, SOLUTION, ENT_OK, .dispute = text,
             .part = true, .all = all},
            {"report of an explanation of a form", call_report_explanation, RESULTS, ENT_OK,
             .dispute = text, .all = all},
        };
        exhaust_all(trials, sizeof trials / sizeof *trials);
    }
    static const trial others[] = {
        {.name = "certificate", .call = call_report_certificate, .depth = SOLUTION, .part = true},
        {.name = "find in a graph",
         .call = call_find,
         .depth = SPACE,
         .dispute = graph,
         .text = "calm and not deal"},
        {.name = "solution with SIM and explanation",
         .call = call_explanation,
         .depth = SOLUTION,
         .all = true},
        {.name = "wishes that members differ in",
         .call = call_solution,
         .depth = SPACE,
         .ordinary = ENT_ERROR_INPUT,
         .dispute = uneven},
        {.name = "solution of too many moves",
         .call = call_solution,
         .depth = SPACE,
         .ordinary = ENT_ERROR_LIMIT,
         .dispute = stepwise,
         .max_moves = 3},
    };
    exhaust_all(others, sizeof others / sizeof *others);
}

static void perceiving(void **unused)
{
    (void)unused;
    for (int all = 0; all < 2; all++) {
        const trial trials[] = {
            {"reading", call_read_text, CONTEXT, ENT_OK, .text = blinkered},
            {"writing", call_write, DISPUTE, ENT_OK, .dispute = blinkered},
            {"findings", call_findings, SPACE, ENT_OK, .dispute = blinkered},
            {"solution", call_solution, SPACE, ENT_OK, .dispute = blinkered, .all = all},
            {"explanation", call_explanation, SOLUTION, ENT_OK, .dispute = blinkered, .all = all},
            {"report", call_report_solution, RESULTS, ENT_OK, .dispute = blinkered, .all = all},
            {"report", call_report_solution, RESULTS, ENT_OK, .dispute = blinkered, .all = all,
             .format = ENT_FORMAT_JSON},
            {"report of an explanation", call_report_explanation, RESULTS, ENT_OK,
             .dispute = blinkered, .all = all},
            {"certificate", call_report_certificate, SOLUTION, ENT_OK, .dispute = blinkered,
             .all = all},
        };
        exhaust_all(trials, sizeof trials / sizeof *trials);
    }
}

static void feeling(void **unused)
{
    (void)unused;
    const trial decide = {"replies", call_replies, SPACE, ENT_OK, .dispute = blinkered};
    const trial misfits = {"replies, bad wishes", call_replies, SPACE, ENT_ERROR_INPUT,
                           .dispute = misfit};
    trial report = {"report of replies", call_report_replies, SPACE, ENT_OK, .dispute = blinkered};
    exhaust_all(&decide, 1);
    exhaust_all(&misfits, 1);
    for (report.format = ENT_FORMAT_TEXT; report.format <= ENT_FORMAT_CSV; report.format++) {
        exhaust_all(&report, 1);
    }
    const trial told[] = {
        {"certificate of replies", call_reply_certificate, SOLUTION, ENT_OK, .dispute = blinkered},
        {"explanation of replies", call_reply_explanation, SPACE, ENT_OK, .dispute = blinkered},
        {"explanation of replies", call_reply_explanation, SPACE, ENT_OK, .dispute = blinkered,
         .format = ENT_FORMAT_JSON, .part = true},
    };
    exhaust_all(told, sizeof told / sizeof *told);
}

static void hesitating(void **unused)
{
    (void)unused;
    static const char *const wrong[] = {undecided, repeated, moved, misfit};
    const trial decide = {"fuzzy", call_fuzzy, SPACE, ENT_OK, .dispute = hesitant};
    trial report = {"report of fuzzy", call_report_fuzzy, SPACE, ENT_OK, .dispute = hesitant};
    exhaust_all(&decide, 1);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        const trial misfits = {"fuzzy, bad pairs", call_fuzzy, SPACE, ENT_ERROR_INPUT,
                               .dispute = wrong[i]};
        exhaust_all(&misfits, 1);
    }
    for (report.format = ENT_FORMAT_TEXT; report.format <= ENT_FORMAT_CSV; report.format++) {
        exhaust_all(&report, 1);
    }
    const trial told[] = {
        {"certificate of degrees", call_fuzzy_certificate, SOLUTION, ENT_OK, .dispute = hesitant},
        {"explanation of degrees", call_fuzzy_explanation, SPACE, ENT_OK, .dispute = hesitant},
        {"explanation of degrees", call_fuzzy_explanation, SPACE, ENT_OK, .dispute = hesitant,
         .format = ENT_FORMAT_JSON, .part = true},
    };
    exhaust_all(told, sizeof told / sizeof *told);
}

static void looking_ahead(void **unused)
{
    (void)unused;
    static const char *const texts[] = {pair, pair_in_steps};
    for (size_t i = 0; i < 4; i++) {
        const char *text = texts[i / 2];
        const bool all = i % 2 == 1;
        const trial trials[] = {
            {"look-ahead", call_lookahead, SPACE, ENT_OK, .dispute = text, .all = all},
            {"path", call_path, SPACE, ENT_OK, .dispute = text, .all = all},
            {"certificate of a look-ahead", call_lookahead_certificate, SPACE, ENT_OK,
             .dispute = text, .all = all},
            {"foresight", call_report_foresight, SPACE, ENT_OK, .dispute = text, .all = all},
            {"foresight", call_report_foresight, SPACE, ENT_OK, .dispute = text, .all = all,
             .format = ENT_FORMAT_JSON},
        };
        exhaust_all(trials, sizeof trials / sizeof *trials);
        trial t = {.name = "report of a look-ahead",
                   .call = call_report_lookahead,
                   .depth = SPACE,
                   .dispute = text,
                   .all = all,
                   .part = all};
        for (t.format = ENT_FORMAT_TEXT; t.format <= ENT_FORMAT_CSV; t.format++) {
            exhaust_all(&t, 1);
        }
    }
    const trial many = {.name = "look-ahead of six parties",
                        .call = call_lookahead,
                        .depth = SPACE,
                        .ordinary = ENT_ERROR_UNSUPPORTED};
    exhaust_all(&many, 1);
}

static void reporting(void **unused)
{
    (void)unused;
    static const struct {
        const char *name;
        ent_status (*call)(stage *);
        ent_status csv;
    } reports[] = {
        {"report_diagnostics", call_report_diagnostics, ENT_ERROR_UNSUPPORTED},
        {"report_states", call_report_states, ENT_OK},
        {"report_solution", call_report_solution, ENT_OK},
        {"report_explanation", call_report_explanation, ENT_ERROR_UNSUPPORTED},
        {"report_coalitions", call_report_coalitions, ENT_OK},
        {"report_joint_moves", call_report_joint_moves, ENT_ERROR_UNSUPPORTED},
    };
    for (size_t i = 0; i < sizeof reports / sizeof *reports * 2; i++) {
        trial t = {.name = reports[i / 2].name,
                   .call = reports[i / 2].call,
                   .depth = RESULTS,
                   .part = i % 2 == 1};
        for (t.format = ENT_FORMAT_TEXT; t.format <= ENT_FORMAT_CSV; t.format++) {
            t.ordinary = t.format == ENT_FORMAT_CSV ? reports[i / 2].csv : ENT_OK;
            if (t.ordinary == ENT_OK) {
                exhaust_all(&t, 1);
            } else {
                assert_int_equal(exhaust(&t), 0); /* refused before anything is done */
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(making_and_reading),
        cmocka_unit_test(verifying),
        cmocka_unit_test(reading_a_file),
        cmocka_unit_test(reading_errors),
        cmocka_unit_test(writing_disputes),
        cmocka_unit_test(listing_states),
        cmocka_unit_test(finding_states),
        cmocka_unit_test(solving_and_explaining),
        cmocka_unit_test(reporting),
        cmocka_unit_test(other_forms),
        cmocka_unit_test(asking),
        cmocka_unit_test(weighing),
        cmocka_unit_test(looking_ahead),
        cmocka_unit_test(perceiving),
        cmocka_unit_test(feeling),
        cmocka_unit_test(hesitating),
    };
    const int failed = cmocka_run_group_tests_name("refused memory", tests, NULL, NULL);
    print_message("refused %zu allocations in %zu calls\n", total_points, total_calls);
    return failed;
}
