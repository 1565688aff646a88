/* SPDX-License-Identifier: MIT */
/*
 * The sections of pages: on small disputes of every form each says what it should, in the words that it should, and
 * says so where something is not defined; with memory refused and work stopped nothing is lost.
 */
#include "refusal.h"

#include "report/disputes.h"
#include "report/material/phrases.h"
#include "report/page/tree.h"

/* A context, a dispute and its solution. */
typedef struct stage {
    ent_context *context;
    ent_dispute *dispute;
    ent_space *space;
    ent_solution *solution;
} stage;

static void open_stage(stage *s, const char *text, const ent_solution_options *options)
{
    *s = (stage){.context = NULL};
    assert_int_equal(ent_context_new(NULL, &s->context), ENT_OK);
    assert_int_equal(
        ent_dispute_read_text(s->context, "test.yaml", text, strlen(text), &s->dispute), ENT_OK);
    assert_int_equal(ent_space_new(s->context, s->dispute, &s->space), ENT_OK);
    assert_int_equal(ent_solution_new(s->context, s->space, options, &s->solution), ENT_OK);
}

static void close_stage(stage *s)
{
    ent_solution_free(s->solution);
    ent_space_free(s->space);
    ent_dispute_free(s->dispute);
    ent_context_free(s->context);
}

/* What a sink gathers, with every run of white space as one blank, so that lines do not matter. */
typedef struct words {
    char *bytes;
    size_t length;
} words;

static bool gather(void *user, const char *bytes, size_t length)
{
    words *w = user;
    w->bytes = realloc(w->bytes, w->length + length + 1);
    assert_non_null(w->bytes);
    for (size_t k = 0; k < length; k++) {
        const bool blank = bytes[k] == ' ' || bytes[k] == '\n';
        if (!blank || (w->length > 0 && w->bytes[w->length - 1] != ' ')) {
            w->bytes[w->length++] = blank ? ' ' : bytes[k];
        }
    }
    w->bytes[w->length] = '\0';
    return true;
}

/* Options for one section, or with NULL for the whole report; few readings, so that tests are quick. */
static ent_page_options options_for(const char *const *section)
{
    ent_page_options options;
    ent_page_defaults(&options);
    options.samples = 60;
    options.max_tries = 2000;
    options.sections = section;
    options.section_count = 1;
    return options;
}

/* The text of a page. The caller frees. */
static char *write_page(stage *s, const ent_page_options *options)
{
    ent_page *page = NULL;
    words w = {NULL, 0};
    const ent_sink sink = {.write = gather, .user = &w};
    assert_int_equal(ent_page_new(s->context, s->solution, options, &page), ENT_OK);
    assert_int_equal(page->depth, 1);
    assert_int_equal(ent_page_write(s->context, page, ENT_PAGE_TEXT, &sink), ENT_OK);
    ent_page_free(page);
    assert_non_null(w.bytes);
    return w.bytes;
}

/* What is said where: words that stand in a section, or after "!" do not. */
typedef struct saying {
    const char *text, *section;
    const char *state; /* as a number, NULL: none is given */
    const char *words[8];
    unsigned concepts; /* 0: the default */
    char how; /* 'r' without return, 's' with strength, 'b' blind to what others do unseen */
} saying;

static const saying sayings[] = {
    {quarry,
     "summary",
     NULL,
     {"Of 18 possible states 4 would hold", "In 2 of them no party could do better by a move",
      "s2 (quiet), would not hold: The town would leave it, and nobody could deter that.",
      "These would not, and no state of theirs would: closed.",
      "Peace, s9 [Nash] [SSEQ] [SEQ] [SMR] [GMR]: better for every party.",
      "All that are shown and hold do so in each of 6 readings of what is unsure or unknown.",
      "[3 stated] [2 inferred] [4 assumed]", "a share of readings is not a probability"}},
    {suspects,
     "summary",
     NULL,
     {"Of 4 possible states 2 would hold", "In 1 of them no party could",
      "Today's state, s1, would hold itself, under [SSEQ] [SEQ] [SMR] [GMR].",
      "!that the file names"}},
    {pennies,
     "summary",
     NULL,
     {"none would hold: from each some party would move on.",
      "s1 (same), would not hold: Bob would leave it under Nash.", "!The first to look at"},
     .concepts = 1u << ENT_NASH},
    {pennies,
     "summary",
     NULL,
     {"In each some party could do better by a move of its own, but must reckon",
      "Same (o, q), s4 [SEQ] [GMR]: no different for any party."}},
    {lost, "summary", NULL, {"What holds today is not said, so nothing is compared with it."}},
    {quarry,
     "parties",
     NULL,
     {"The firm", "to dig dig [stated]", "paper, 3 must",
      "permit >= small the same [assumed] [unsure]", "Wish 2: Costs.",
      "no dust wall or not dig [stated] [strong] paper", "[unknown]"}},
    {rooms,
     "parties",
     NULL,
     {"as a ranking of the states, the best first [stated].", "1. s1 (hall)",
      "2. s2 (attic), s3 (cellar)", "!lower place"}},
    {merger,
     "parties",
     NULL,
     {"as good to it as the sum of the weights", "1 o 2.5 [assumed]", "2 not r -1 [assumed]",
      "1 o and r 0.000001 [assumed]"}},
    {veiled,
     "parties",
     NULL,
     {"0.75", "It does not perceive the states in which this holds:", "[inferred]",
      "Towards Bob it is negative; what holds here does not reckon with that."}},
    {silent, "parties", NULL, {"The file says nothing of what it wants: all states are equal"}},
    {quarry,
     "settlements",
     NULL,
     {"Nash 2 no party can do better by a move of its own",
      "What all 4 that hold have in common: The firm: \"digging\".", "impossible 0 0 not possible",
      "- The firm: digging; a wall (new). - The town: none of its options (as today).",
      "the permit: small (today none)", "Against today: better for every party.",
      "How surely: it holds under Nash in 100 % (6 of 6) of the ways in which what is unsure"}},
    {quarry,
     "settlements",
     NULL,
     {"[does not hold]: The town would leave it, and nobody could deter that.",
      "The town could do better by 1 move of its own, and nobody could deter it. It leaves. It "
      "would "
      "gain if it takes up \"a lawsuit\", leading to s5 (court): its wish 2,",
      "Whatever the others do, it ends better off.", "On what these reasons rest:"}},
    {suspects,
     "settlements",
     NULL,
     {"Ann could do better by 1 move of its own, but has to reckon with an answer. It stays under "
      "[SSEQ] [SEQ] [SMR] [GMR]. It would gain if it takes up \"talk\", leading to s2: its wish 2, "
      "\"talk\" [assumed]. But then Bob takes up \"sing\", which is better for it: its wish 2, "
      "\"sing\" [assumed]. That ends in s4, which Ann likes less than this: its wish 1, \"not "
      "sing\" [assumed]. Ann could not repair that by a further move."}},
    {pennies,
     "settlements",
     NULL,
     {"No state would hold: from each,", "same 2 0 none holds",
      "Answers of the others were not looked at."},
     .concepts = 1u << ENT_NASH},
    {pennies,
     "settlements",
     NULL,
     {"must reckon with answers that pay for those who give them.",
      "which Bob likes no better than this. By a further move Bob could then be better off"}},
    {door,
     "settlements",
     NULL,
     {"leading to s2 (either): place 1 in its order, against place 2. But then Bob moves, which is "
      "better for it: it stands higher in its order. That leads back here, with nothing gained.",
      "Either (s2) s2 (either) holds under [SEQ] [GMR]."}},
    {door,
     "settlements",
     NULL,
     {"and no answer of the kinds looked at deters it. It leaves. It would gain if it moves",
      "No answer of the kinds looked at deters it."},
     .how = 'r'},
    {suspects,
     "settlements",
     NULL,
     {"fares worse when others move at the same time.", "But if at the same time Bob"},
     .concepts = 1u << ENT_SIM},
    {suspects, "settlements", NULL, {"the weakest way to hold"}, .concepts = 1u << ENT_GMR},
    {suspects, "settlements", NULL, {"strongly under"}, .how = 's'},
    {merger,
     "settlements",
     NULL,
     {"One state, merged of 2 assignments by a rule of the file.", "q: left open", "r (new)"}},
    {rooms, "settlements", NULL, {"hall (today)", "!Ann: none of its options"}},
    {veiled, "settlements", NULL, {"stays: it does not perceive this state"}},
    {suspects,
     "settlements",
     NULL,
     {"and, at a cost to those who give them, with answers that it could not repair."},
     .concepts = 1u << ENT_SEQ | 1u << ENT_SMR},
    {suspects, "settlements", NULL, {"[SEQ]. Whoever could"}, .concepts = 1u << ENT_SEQ},
    {pennies,
     "settlements",
     NULL,
     {"would leave it under SIM", "No answer of the kinds looked at deters it."},
     .concepts = 1u << ENT_SIM},
    {pennies, "settlements", NULL, {"holds under"}, .concepts = 1u << ENT_SEQ | 1u << ENT_SIM},
    {suspects, "summary", NULL, {"!no party could do better"}, .concepts = 1u << ENT_GMR},
    {harbour, "settlements", NULL, {"Old", "_new"}},
    {village, "settlements", NULL, {"s1 holds under [SSEQ] [SEQ] [SMR] [GMR]", ", and then "}},
    {village, "dispute", NULL, {"Ann: Upstream."}},
    {harbour, "dispute", NULL, {"only downwards", "only upwards", "cannot be changed"}},
    {quarry, "stability", NULL, {"Peace, s9 all all all all", "The board 6 10 10 12 12"}},
    {quarry,
     "moves",
     NULL,
     {"From today, s2 (quiet), moves of the parties lead to", "Who could do better now",
      "If each moves only when that improves its position at once, moves end in",
      "impossible no way no way"}},
    {pennies, "moves", NULL, {"Improvements never come to an end", "same 0 0"}},
    {suspects, "moves", NULL, {"moves end in s4 after 2 moves."}},
    {rooms, "moves", NULL, {"of themselves, moves do not begin."}},
    {lost, "moves", NULL, {"so there is nothing to start from."}},
    {lost, "paths", NULL, {"so there is nothing to start from."}},
    {rooms, "paths", NULL, {"From today, s1 (hall), to s1 (hall): that is where things stand."}},
    {pennies, "paths", NULL, {"3 moves at least, in 1 way:"}},
    {adrift,
     "paths",
     NULL,
     {"No state would hold, and none was asked for.", "!start from"},
     .concepts = 1u << ENT_NASH},
    {adrift,
     "leverage",
     NULL,
     {"No state would hold, and none was asked for."},
     .concepts = 1u << ENT_NASH},
    {adrift,
     "explain",
     NULL,
     {"No state would hold, and none was asked for."},
     .concepts = 1u << ENT_NASH},
    {adrift, "stability", NULL, {"!The same as a table", "Ann 2"}, .concepts = 1u << ENT_NASH},
    {quarry,
     "paths",
     NULL,
     {"From today, s2 (quiet), to s9 (peace).", "By moves of any kind 2 moves at least, in 2 ways:",
      "The board sets \"the permit\" from none to small, leading to s8", "[a gain] to it: its wish",
      "Who can block: The firm and The board; no way leads there without a move of each.",
      "No way leads there. The closest that is reached is",
      "by itself that is [a loss] to it: its wish 4, \"not wall\" [assumed]"}},
    {quarry, "paths", "1", {"to s1 (closed).", "[a loss] to it: its wish 1, \"to dig\" [stated]"}},
    {rooms, "paths", "3", {"to s3 (cellar).", "Who can block: Ann and Bob; no way"}},
    {rooms, "paths", "4", {"to s4 (yard).", "No way leads there.", "!The closest"}},
    {quarry,
     "robustness",
     NULL,
     {"6 readings, all there are.", "60 readings, drawn by chance (seed 1)",
      "Peace, s9 Nash 100 % 100 % (93.9 to 100) 100 %", "quiet Nash",
      "What single changes overturn most", "of 16 change what holds; those that change most:",
      "Without what is assumed - all parties without what is assumed"}},
    {suspects, "robustness", NULL, {"Not tried: nothing in the file is unsure or unknown."}},
    {pennies,
     "robustness",
     NULL,
     {"no party has two things to put in order", "!In what share of readings each state",
      "same Nash 50 %"},
     .concepts = 1u << ENT_NASH},
    {suspects, "robustness", NULL, {"Not tried: not asked for."}, .concepts = 1u << ENT_SIM},
    {veiled, "robustness", NULL, {"Not tried: not defined for this dispute."}, .how = 'b'},
    {silent, "robustness", NULL, {"Without what is assumed"}},
    {quarry,
     "leverage",
     NULL,
     {"s9 (peace) holds under SEQ. What is the least that would end that?",
      "; nothing cheaper does it (", "Which party could bring it about",
      "The firm not at cost up to", "The town yes, at cost 2 The town also wants sue, in place 1"}},
    {quarry,
     "leverage",
     "2",
     {"s2 (quiet) does not hold under SEQ. What is the least that would make it hold?"}},
    {rooms,
     "leverage",
     "1",
     {"Ann and Bob could do it together, by their wishes alone, at cost 2.", "above s1 (hall)"}},
    {pennies, "leverage", "1", {"s1 (same) holds under SEQ."}},
    {lost, "leverage", NULL, {"s3 holds under SEQ."}},
    {quarry,
     "evidence",
     NULL,
     {"The firm 1 1 2 1 1 2", "What the parties can do: [1 stated] [0 inferred] [1 assumed].",
      "The rules: [0 stated] [1 inferred] [0 assumed].", "paper A newspaper; named by 2 wishes.",
      "letter A letter; named by 1 wish.",
      "The town: its wish 3, \"permit = none\" [assumed] [unknown]"}},
    {rooms, "evidence", NULL, {"The file names no source.", "Ann 1 0 0 0 0 0", "!What is unsure"}},
    {quarry,
     "method",
     NULL,
     {"[Nash] Nash stability", "Rego and Vieira 2017.", "SHA-256 of the dispute file",
      "marked unsure or unknown are taken as sure", "Drawn readings: 60 (seed 1).",
      "!partial result", "!does not perceive"}},
    {veiled,
     "method",
     NULL,
     {"A party makes no move to or from states that it does not perceive."}},
    {quarry,
     "explain",
     "2",
     {"s2 (quiet) [does not hold]: The town would leave it", "The town a lawsuit no no",
      "1. It would gain if it takes up \"a lawsuit\"", "!Against today"}},
    {suspects,
     "explain",
     "4",
     {"s4 holds under [Nash] [SSEQ] [SEQ] [SMR] [GMR]. No party could do better",
      "Against today: worse for every party."}},
    {rooms, "explain", "2", {"!What each party does", "place 1 in its order, against place 3"}},
};

static void test_sayings(void **state)
{
    size_t wrong = 0;
    (void)state;
    for (size_t i = 0; i < sizeof sayings / sizeof *sayings; i++) {
        const saying *one = &sayings[i];
        stage s;
        ent_solution_options asked;
        ent_solution_defaults(&asked);
        asked.concepts = one->concepts == 0 ? asked.concepts : one->concepts;
        asked.no_return = one->how == 'r';
        asked.strength = one->how == 's';
        asked.blind_others = one->how == 'b';
        open_stage(&s, one->text, &asked);
        ent_page_options options = options_for(&one->section);
        options.state_given = one->state != NULL;
        options.state = one->state == NULL ? 0 : (uint64_t)(one->state[0] - '1');
        char *text = write_page(&s, &options);
        for (size_t k = 0; k < sizeof one->words / sizeof *one->words && one->words[k] != NULL;
             k++) {
            const bool absent = one->words[k][0] == '!';
            if ((strstr(text, one->words[k] + absent) == NULL) != absent) {
                print_error("%zu, %s: '%s' in: %s\n", i, one->section, one->words[k], text);
                wrong++;
            }
        }
        free(text);
        close_stage(&s);
    }
    assert_int_equal(wrong, 0);
}

/* Without samples no readings are tried, and settlements say nothing of shares. */
static void test_no_samples(void **state)
{
    static const char *const asked[] = {"settlements", "robustness", "summary"};
    (void)state;
    stage s;
    open_stage(&s, quarry, NULL);
    ent_page_options options = options_for(asked);
    options.section_count = 3;
    options.samples = 0;
    char *text = write_page(&s, &options);
    assert_null(strstr(text, "How surely: it holds"));
    assert_null(strstr(text, "What single changes overturn most"));
    assert_non_null(strstr(text, "What is unsure Not tried: not asked for."));
    assert_non_null(strstr(text, "Without what is assumed Not tried: not asked for."));
    free(text);
    close_stage(&s);
}

/* One party alone. */
static void test_party(void **state)
{
    static const char *const asked[] = {"parties", "explain"};
    (void)state;
    stage s;
    open_stage(&s, quarry, NULL);
    ent_page_options options = options_for(asked);
    options.section_count = 2;
    options.party = 1;
    options.state_given = true;
    char *text = write_page(&s, &options);
    assert_non_null(strstr(text, "no dust"));
    assert_null(strstr(text, "to dig dig"));
    assert_null(strstr(text, "The firm stays"));
    free(text);
    close_stage(&s);
}

/* The whole report of each dispute, and of each in all formats; settlements are told of once for all sections. */
static void test_whole(void **state)
{
    static const char *const texts[] = {quarry,  suspects, rooms, door,   merger,
                                        pennies, adrift,   lost,  veiled, silent};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        stage s;
        open_stage(&s, texts[i], NULL);
        const ent_page_options options = options_for(NULL);
        char *text = write_page(&s, &options);
        for (size_t k = 0; k < ent_section_count(); k++) {
            if (ent_section_at(k).standard) {
                assert_non_null(strstr(text, ent_section_at(k).title));
            }
        }
        assert_null(strstr(text, "could not be worked out"));
        assert_int_equal(ent_diagnostic_errors(s.context), 0);
        free(text);
        close_stage(&s);
    }
}

/* A dispute of so many parties, each with one option, that wish what their neighbour does. */
static char *write_ring(size_t parties, size_t options)
{
    char *text = malloc(1 << 16);
    assert_non_null(text);
    size_t at = (size_t)sprintf(text, "entente: 1\nparties:\n");
    for (size_t p = 0; p < parties; p++) {
        at += (size_t)sprintf(text + at, "  p%zu: {name: Party %zu}\n", p, p + 1);
    }
    at += (size_t)sprintf(text + at, "options:\n");
    for (size_t o = 0; o < options; o++) {
        at += (size_t)sprintf(text + at, "  o%zu: {party: p%zu%s}\n", o, o % parties,
                              parties > 64 && o > 2 ? ", moves: never" : "");
    }
    at += (size_t)sprintf(text + at, "%spreferences:\n",
                          parties > 64 ? "rules: [never: atleast 2 of (o3 o4 o5)]\n" : "");
    for (size_t p = 0; p < parties; p++) {
        at += (size_t)sprintf(text + at, "  p%zu: [o%zu, not o%zu]\n", p, p % options,
                              (p + 1) % options);
    }
    return text;
}

/* Beyond 64 parties levers are not defined; the page says so in their place, and is whole without them. */
static void test_unsupported(void **state)
{
    static const char *const asked[] = {"leverage", "moves"};
    (void)state;
    char *text = write_ring(65, 6);
    stage s;
    open_stage(&s, text, NULL);
    ent_page_options options = options_for(asked);
    options.section_count = 2;
    options.samples = 0;
    char *page = write_page(&s, &options);
    assert_non_null(strstr(page, "This could not be worked out here: "));
    assert_non_null(strstr(page, "Who could do better now"));
    assert_int_equal(ent_diagnostic_errors(s.context), 0);
    free(page);
    free(text);
    close_stage(&s);
}

/* Where there are too many states for a hundred readings, or for a search, the page says so. */
static void test_large(void **state)
{
    static const char *const asked[] = {"robustness", "leverage"};
    (void)state;
    char *text = write_ring(3, 18);
    stage s;
    open_stage(&s, text, NULL);
    ent_page_options options = options_for(asked);
    options.section_count = 2;
    options.samples = 1000;
    options.most = 2;
    char *page = write_page(&s, &options);
    assert_non_null(strstr(page, "it would take more solutions than this page allows"));
    assert_non_null(strstr(page, "There are too many states to search for changes here."));
    assert_true(strlen(page) < 20000);
    free(page);
    free(text);
    close_stage(&s);
}

/* Sections about one state, of every state of some disputes: each of these is said of some. */
static void test_every_state(void **state)
{
    static const char *const texts[] = {quarry, harbour, village,  hooded, rooms, merger,
                                        gates,  stuck,   strongly, door,   either};
    static const char *const asked[] = {"paths", "explain", "leverage"};
    static const char *const said[] = {
        "cannot move that way",
        "by itself that would break the rule never: o and q.",
        "does not perceive one of the two states",
        "no single move of it makes this change",
        "Who can block: no party by itself.",
        " Without Ann it takes ",
        "[neither gain nor loss] to it",
        ", and then ",
        " likes far less than this: ",
        " can take up ",
        " can raise ",
        " gives up its wish ",
        " puts its wish ",
        " also wants ",
        " is not shown.",
        "Another answer, at a cost to those who give it, could not be repaired.",
    };
    bool heard[sizeof said / sizeof *said] = {false};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        stage s;
        ent_solution_options solving;
        ent_solution_defaults(&solving);
        solving.strength = texts[i] == harbour || texts[i] == strongly;
        open_stage(&s, texts[i], &solving);
        ent_page_options options = options_for(asked);
        options.section_count = 3;
        options.state_given = true;
        for (options.state = 0; options.state < ent_state_count(s.space); options.state++) {
            char *text = write_page(&s, &options);
            for (size_t k = 0; k < sizeof said / sizeof *said; k++) {
                heard[k] = heard[k] || strstr(text, said[k]) != NULL;
            }
            free(text);
        }
        close_stage(&s);
    }
    for (size_t k = 0; k < sizeof said / sizeof *said; k++) {
        if (!heard[k]) {
            print_error("never said: %s\n", said[k]);
        }
        assert_true(heard[k]);
    }
}

/* Shares near none and all are not rounded to them. */
static void test_percent(void **state)
{
    static const struct {
        uint64_t hits, tried;
        const char *words;
    } shares[] = {{0, 7, "0 %"},        {7, 7, "100 %"},        {1, 2, "50 %"},
                  {1, 3000, "0.1 %"},   {2999, 3000, "99.9 %"}, {1, 3, "33.3 %"},
                  {999, 1000, "99.9 %"}};
    (void)state;
    stage s;
    open_stage(&s, suspects, NULL);
    for (size_t k = 0; k < sizeof shares / sizeof *shares; k++) {
        ent_text text;
        ent_text_init(&text, &s.context->allocator);
        ent_phrase_percent(&text, shares[k].hits, shares[k].tried);
        assert_string_equal(ent_text_get(&text), shares[k].words);
        ent_text_free(&text);
    }
    close_stage(&s);
}

/* Very many wishes, all of them unsure, and long rankings: the first are shown, the rest counted. */
static void test_long(void **state)
{
    static const char *const asked[] = {"parties", "evidence", "robustness"};
    char text[20000];
    (void)state;
    for (size_t wishes = 45; wishes <= 75; wishes += 30) {
        size_t at = (size_t)sprintf(text, "entente: 1\nparties: {a: , b: }\ngraph:\n  states: 20\n"
                                          "  moves: {a: {s1: [s2]}, b: {s2: [s3]}}\n"
                                          "today: s1\npreferences:\n  a:\n");
        for (size_t k = 0; k < wishes; k++) {
            at += (size_t)sprintf(text + at,
                                  "    - {want: s%zu, certainty: unsure, strength: %s, note: N}\n",
                                  k % 20 + 1, k < 3 ? "strong" : "mild");
        }
        at += (size_t)sprintf(text + at, "  b:\n    of: 20\n    ranking:\n");
        for (size_t k = 0; wishes > 50 && k < 20; k++) {
            at += (size_t)sprintf(text + at, "      - [s%zu]\n", k + 1);
        }
        if (wishes < 50) {
            (void)sprintf(text + at,
                          "      - [s1, s2, s3, s4, s5, s6, s7, s8, s9, s10]\n      - [rest]\n");
        }
        stage s;
        open_stage(&s, text, NULL);
        ent_page_options options = options_for(asked);
        options.section_count = 3;
        char *page = write_page(&s, &options);
        assert_non_null(
            strstr(page, wishes < 50 ? "5 more wishes are not shown." : "35 more wishes"));
        assert_non_null(
            strstr(page, wishes < 50 ? "15 more are not shown." : "45 more are not shown."));
        assert_non_null(
            strstr(page, wishes < 50 ? ", s8 and 2 more" : "8 lower places are not shown."));
        assert_non_null(strstr(page, wishes < 50 ? "drawn by chance (seed 1), of 35184372088832;"
                                                 : "drawn by chance (seed 1), of more than "));
        assert_non_null(strstr(page, "[strong] [unsure]"));
        free(page);
        close_stage(&s);
    }
}

/* Version and command, and a solution that was stopped early. */
static bool stop_at(void *user)
{
    size_t *left = user;
    return *left > 0 && --*left == 0;
}

static void test_made(void **state)
{
    static const char *const asked[] = {"method", "settlements"};
    (void)state;
    size_t left = 0, partial = 0;
    ent_context_options options;
    ent_context_defaults(&options);
    options.cancel = stop_at;
    options.user = &left;
    options.threads = 1;
    stage s = {.context = NULL};
    assert_int_equal(ent_context_new(&options, &s.context), ENT_OK);
    assert_int_equal(ent_dispute_read_text(s.context, "t", quarry, strlen(quarry), &s.dispute),
                     ENT_OK);
    assert_int_equal(ent_space_new(s.context, s.dispute, &s.space), ENT_OK);
    for (size_t k = 1; k < 200; k++) {
        ent_solution_options solving;
        ent_solution_defaults(&solving);
        solving.partial = true;
        left = k;
        const ent_status status = ent_solution_new(s.context, s.space, &solving, &s.solution);
        left = 0;
        if (status != ENT_OK) {
            continue;
        }
        ent_page_options page = options_for(asked);
        page.section_count = 2;
        page.command = "entente report quarry.yaml";
        page.version = "entente 9";
        char *text = write_page(&s, &page);
        const bool stopped = ent_solution_undecided(s.solution) != 0;
        assert_true((strstr(text, "This is a partial result.") != NULL) == stopped);
        assert_non_null(strstr(text, "Made by entente 9"));
        assert_non_null(strstr(text, "byte by byte: entente report quarry.yaml"));
        partial += stopped;
        free(text);
        ent_solution_free(s.solution);
    }
    assert_true(partial > 0);
    s.solution = NULL;
    close_stage(&s);
}

#ifdef REFUSE_ITEMS
/* The linker calls these where the library asks an arena, and the arena by its other names. */
void *__real_ent_arena_new(ent_arena *arena, size_t count, size_t size);
void *__wrap_ent_arena_new(ent_arena *arena, size_t count, size_t size);
char *__real_ent_arena_text(ent_arena *arena, const char *bytes, size_t length);
char *__wrap_ent_arena_text(ent_arena *arena, const char *bytes, size_t length);

static bool item_refused(const ent_arena *arena)
{
    refusal *r = arena->allocator->user;
    return arena->allocator->resize == refusal_resize && ++r->calls == r->refuse_at;
}

void *__wrap_ent_arena_new(ent_arena *arena, size_t count, size_t size)
{
    return item_refused(arena) ? NULL : __real_ent_arena_new(arena, count, size);
}

char *__wrap_ent_arena_text(ent_arena *arena, const char *bytes, size_t length)
{
    return item_refused(arena) ? NULL : __real_ent_arena_text(arena, bytes, length);
}
#endif

/* A page of the section that is asked for, of whatever the text holds. */
static ent_status make_page(refusal *r)
{
    ent_space *space = NULL;
    ent_solution *solution = NULL;
    ent_page *page = NULL;
    ent_status status = ent_space_new(r->context, r->dispute, &space);
    if (status == ENT_OK) {
        status = ent_solution_new(r->context, space, NULL, &solution);
    }
    if (status == ENT_OK) {
        ent_page_options options = options_for(&r->where);
        options.samples = 2;
        options.max_tries = 40;
        status = ent_page_new(r->context, solution, &options, &page);
    }
    ent_page_free(page);
    ent_solution_free(solution);
    ent_space_free(space);
    return status;
}

/* Every request of every section is refused once on a small dispute, some on larger ones. */
static void test_refused(void **state)
{
    (void)state;
    for (size_t k = 0; k < ent_section_count(); k++) {
        refusal r = {.where = ent_section_at(k).key};
        assert_true(refusal_exhaust(&r, make_page, suspects) > 50);
        r = (refusal){.where = ent_section_at(k).key, .some = true};
        assert_true(refusal_exhaust(&r, make_page, quarry) > 50);
        r = (refusal){.where = ent_section_at(k).key, .some = true};
        assert_true(refusal_exhaust(&r, make_page, door) > 50);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sayings),     cmocka_unit_test(test_no_samples),
        cmocka_unit_test(test_party),       cmocka_unit_test(test_whole),
        cmocka_unit_test(test_unsupported), cmocka_unit_test(test_large),
        cmocka_unit_test(test_refused),     cmocka_unit_test(test_every_state),
        cmocka_unit_test(test_percent),     cmocka_unit_test(test_long),
        cmocka_unit_test(test_made),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
