/* SPDX-License-Identifier: MIT */
/* What the commands share. */
#ifndef ENTENTE_CLI_H
#define ENTENTE_CLI_H

#include <entente/entente.h>

/* Exit codes, as documented in docs/commands.md. */
enum {
    EXIT_DONE = 0,
    EXIT_NEGATIVE = 1, /* done, and the finding is negative */
    EXIT_USAGE = 2,    /* wrong usage */
    EXIT_INPUT = 3,    /* the input cannot be read or has errors */
    EXIT_LIMIT = 4,    /* a limit, memory, or output that could not be written */
    EXIT_PARTIAL = 5,  /* a partial result, or not decided */
    EXIT_INTERRUPTED = 130
};

/* What the exit codes mean, for people; the table is in manual/text.c and ends with a NULL meaning. */
typedef struct cli_exit {
    int code;
    const char *meaning;
} cli_exit;

extern const cli_exit exits[];

/* A flag of a command. `argument` NULL: it takes none. */
typedef struct cli_flag {
    const char *name;     /* with its dashes */
    const char *argument; /* what its argument is called in help */
    const char *help;
} cli_flag;

struct cli_arguments;

/* One command: a row of the table in main.c. Tables of flags end with a NULL name. */
typedef struct cli_command {
    const char *name;
    const char *operands; /* as in help, for example "FILE STATE" */
    size_t operand_count; /* exactly so many; SIZE_MAX: any number */
    const char *summary;  /* the question it answers */
    const char *details;
    const char *example;
    const cli_flag *flags;
    int (*run)(const struct cli_arguments *arguments);
} cli_command;

enum { MOST_FLAGS = 48, MOST_OPERANDS = 64 };

/* The words behind a command. values[k] belongs to flags[k]: NULL when absent, "" without argument. */
typedef struct cli_arguments {
    const cli_command *command;
    const char *values[MOST_FLAGS];
    const char *operands[MOST_OPERANDS];
    size_t operand_count;
} cli_arguments;

/* What the program is called, and its table; both stand beside its main(). */
extern const char program[];
extern const cli_command commands[];

const cli_command *find_command(const char *name);

/* Complains on stderr that there is no such command; returns EXIT_USAGE. */
int unknown_command(const char *name);

/* Reads the words; false after a message on stderr. *help is set when --help stands among them. */
bool read_arguments(const cli_command *command, int count, char **words, cli_arguments *out,
                    bool *help);

/* The value of a flag, or NULL; the flag must be in the command's table. */
const char *flag_value(const cli_arguments *arguments, const char *name);

/* The help of a command, and of the whole program. */
void print_command_help(const cli_command *command);
void print_help(void);

/* Flushes stdout after printing by printf; the exit code, after a message where one is due. */
int finish_output(void);

/* The nearest of some words to one that is unknown: few letters differ. Begun with the word, offered one after the other. */
typedef struct cli_nearest {
    const char *word;
    size_t least;
    char said[64]; /* "; did you mean 'WORD'?", or nothing */
} cli_nearest;

cli_nearest nearest_to(const char *word);
void nearest_offer(cli_nearest *nearest, const char *candidate, size_t length);
const char *nearest_words(const cli_nearest *nearest);

/* A complaint about usage on stderr; returns EXIT_USAGE. */
#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
int usage_error(const cli_command *command, const char *format, ...);

/* A file that a command writes. */
typedef struct cli_output {
    const char *path;
    char *beside; /* the file's name while it is written */
    int file, error;
    bool force;
    bool told; /* on stderr, once it is whole */
    unsigned mode;
    ent_sink sink;
} cli_output;

/* Everything a run holds. */
typedef struct cli_session {
    const cli_arguments *arguments;
    ent_context *context;
    ent_dispute *dispute;
    ent_space *space;
    ent_solution *solution;
    ent_coalitions *coalitions;
    ent_lookahead *ahead;
    ent_replies *replies;
    ent_fuzzy *fuzzy;
    ent_certainty *certainty;
    ent_state_set *where;
    ent_solution_options wanted; /* of commands that solve */
    ent_format format;
    ent_format diagnostics;
    ent_sink out, err;
    cli_output
        saved; /* where `out` is a file: of --output, of commands that leave it to the session */
    uint64_t memory; /* that may be taken; 0: any */
    bool partial;    /* the solution was stopped early */
} cli_session;

/* Of which moment a dispute is, and what is left out of it; of every command that reads one to analyse it. */
#define MOMENT_FLAGS                                                                               \
    {"--at", "MOMENT", "after an event, or by a date; start or last (default last)"},              \
        {"--without", "SOURCES", "leave out what rests on these sources, by commas"},              \
    {                                                                                              \
        "--without-basis", "BASES", "leave out what is stated, inferred or assumed, by commas"     \
    }

/* The flags that every analysing command takes; put into its table. */
#define COMMON_FLAGS MOMENT_FLAGS, RUN_FLAGS

/* Limits, messages and help. */
#define RUN_FLAGS                                                                                  \
    {"--max-states", "N", "stop above so many possible states (default 268435456)"},               \
        {"--max-moves", "N", "stop above so many moves of a party, where each is kept"},           \
        {"--memory", "SIZE", "refuse what takes more, such as 900M or 8G (default what is free)"}, \
        {"--threads", "N", "use so many (default one a processor)"}, WATCH_FLAGS

/* The same of commands that list no states. */
#define WATCH_FLAGS                                                                                \
    {"--time-limit", "SECONDS", "stop after so long; solve writes what is decided by then"},       \
        {"--diagnostics", "text|json", "how messages are written to stderr (default text)"},       \
        {"--progress", "auto|none|lines",                                                          \
         "a bar on a terminal, or lines of JSON, on stderr (default auto)"},                       \
    {                                                                                              \
        "--help", NULL, "show this help"                                                           \
    }

/* Opens a session: context, signals, formats. EXIT_DONE, or the exit code after a message. */
int session_open(cli_session *session, const cli_arguments *arguments);

/* Whether a command reads Genius profiles behind its FILE. */
bool session_takes_profiles(const cli_command *command);

/* Reads the dispute, and tells the diagnostics. EXIT_DONE or the exit code. */
int session_read_file(cli_session *session);

/* Whether --at, --without or --without-basis is given. */
bool session_selects(const cli_session *session);

/* Makes of a dispute that of --at (here `at`, or NULL), --without and --without-basis; *out stays as it is where none
 * of them is given. Complains of words that mean nothing. */
ent_status session_select(cli_session *session, const ent_dispute *dispute, const char *at,
                          ent_dispute **out);

/* Puts that in the place of a dispute that was read; what was issued of another moment is forgotten. */
ent_status session_narrow(cli_session *session, ent_dispute **dispute);

/* Reads the file, and makes of it the dispute that is asked for. */
ent_status session_read_dispute(cli_session *session);

/* The same, and lists its states: where they are to be solved, no more than memory allows. */
int session_read(cli_session *session);

/* The second half of that alone, of a dispute that was read. */
int session_list(cli_session *session);

/* The same, then the set of --where, when given. */
int session_where(cli_session *session);

/* The concepts that a flag lists, `otherwise` when it is absent. */
int session_concepts(cli_session *session, const char *flag_name, unsigned otherwise,
                     unsigned *out);

/* Decides the concepts of --concepts, with or without sanctions by return. */
int session_solve(cli_session *session);

/* The states that `text` stands for, which was given for `what`; a complaint names what the file has. The exit code. */
int session_find(cli_session *session, const char *what, const char *text, ent_state_set **out);

/* The party that a word of some length names, or is the label of; false where there is none, or several. */
bool session_find_party(const cli_session *session, const char *word, size_t length, size_t *out);

/* Complains that there is none, with those that there are; returns EXIT_USAGE. */
int session_no_party(const cli_session *session, const char *flag_name, const char *word,
                     size_t length);

/* The party that --party or another flag names; *given false when the flag is absent. */
int session_party(cli_session *session, const char *flag_name, bool *given, size_t *party);

/* A whole number from a flag, `otherwise` when absent. */
int session_number(cli_session *session, const char *flag_name, uint64_t otherwise, uint64_t *out);

/* How a state is chosen where several fit. */
typedef struct cli_choice {
    const char *what; /* "STATE", or a flag */
    const char *text; /* the words that are given for it */
    unsigned (*strength)(const cli_session *session, uint64_t state); /* 0: it does not hold */
    const char *most;                                                 /* "most strongly" */
    bool aside;  /* told on stderr, also where the answer is no text */
    bool unsaid; /* the answer itself tells; only in what they differ is said */
} cli_choice;

/* The state that is meant: of several that fit one of those with the largest `strength`, by one rule (choose.c); says so
 * in text. Where `strength` is session_holds and several fit, the states are solved. */
int session_choose(cli_session *session, const cli_choice *how, uint64_t *out);

/* "The 8 differ in "a clearance" and "the data"." of the states that fit, behind an opening as that; nothing
 * where they have no options. `aside`: on stderr. */
void session_put_differences(cli_session *session, const char *opening, bool aside);

/* How strongly a state holds, by the solution. */
unsigned session_holds(const cli_session *session, uint64_t state);

/* A question of its own that a flag of a command asks. `planned`: with --plan it is told what it would take. */
typedef struct cli_question {
    const char *flag, *called;
    int (*answer)(cli_session *session);
    bool planned;
} cli_question;

/* Answers the one question of a table that is asked, `otherwise` when none is; two do not go together, but for --plan
 * and what it plans. The table ends with a NULL flag. */
int session_answer(cli_session *session, const cli_question *questions,
                   int (*otherwise)(cli_session *session));

/* `solve --attitudes` and `explain --attitudes` (attitudes.c); the exit code. */
int solve_attitudes(cli_session *session);
int explain_attitudes(cli_session *session);

/* `solve --fuzzy` and `explain --fuzzy` (fuzzy.c); the exit code. */
int solve_fuzzy(cli_session *session);
int explain_fuzzy(cli_session *session);

/* Answers --exists of `solve`; the exit code. */
int solve_exists(cli_session *session);

/* `solve --coalition` (coalitions.c); the exit code. */
int solve_coalition(cli_session *session);

/* Asks in passing whether several parties together would leave what holds: `coalitions` of the session, where that is quick
 * and the file was solved whole, as coalitions are asked about; the exit code. */
int ask_several(cli_session *session);

/* Reads the file, and what --coalition and --concepts ask of it; *parties must last as long as the options. */
int coalition_options(cli_session *session, ent_coalition_options *options, uint64_t *parties);
/* `solve --merge` (coalitions.c); the exit code. */
int solve_merged(cli_session *session);
/* Answers --certainty of `solve` and of `explain` (certainty.c); the exit code. */
int solve_certainty(cli_session *session);
int explain_certainty(cli_session *session);

/* `solve --plan` (plan.c): how many states, and how much memory. EXIT_NEGATIVE when it is too much. */
int solve_plan(cli_session *session);

/* What --certainty asks for: its flags, and, once the file is read, the concepts. */
int certainty_options(cli_session *session, ent_certainty_options *options);
int certainty_concepts(cli_session *session, ent_certainty_options *options);

/* Whether --horizon or --leader is given. */
bool session_looks_ahead(const cli_session *session);

/* `solve` and `explain` then (lookahead.c); the exit code. */
int solve_ahead(cli_session *session);
int explain_ahead(cli_session *session);

/* Tells the diagnostics gathered so far, from `least` on, and forgets them. */
void session_tell(cli_session *session, ent_severity least);

/* The exit code for a status of an analysis. */
int session_status(cli_session *session, ent_status status);

/* Closes the session. `code` is the exit code so far, which a failed write overrides. */
int session_close(cli_session *session, int code);

/* Writes to stdout; what fails is remembered for session_close(). */
void session_put(cli_session *session, const char *words);

/* Writes a blank and a word of a command line, in quotes where a shell asks for them. */
void session_put_word(cli_session *session, const char *word);

/* Writes the file of the command so, and of which moment and without what it was read. */
void session_put_file(cli_session *session);

/* While work lasts (watch.c). Signals and clock: */
void watch_begin(void);
void watch_limit(uint64_t seconds); /* 0: none */

/* How progress is shown: by `word` of --progress, where NULL is auto; false when it is none of its words. */
bool watch_show(const char *word);

/* For the context: whether to stop, and the progress. */
bool watch_cancel(void *user);
void watch_progress(void *user, const char *stage, uint64_t done, uint64_t total);
void watch_clear(void);

/* Shows the progress of work that the library knows only pieces of, whose own progress is not drawn from then on. */
void watch_count(const char *stage, uint64_t done, uint64_t total);

bool watch_interrupted(void); /* by a signal */
bool watch_late(void);        /* by the time limit */
double watch_seconds(void);   /* since the beginning */
void watch_release(void);     /* neither stops anything from now on; a second signal still does */

/* Memory (memory.c): once at the start, that freed blocks of some MiB stay with the process, as each page that the system
 * gives anew costs time; the bytes that are free, 0 when that is not known; a size such as 8G; its words. */
void memory_keep(void);
uint64_t memory_available(void);
bool memory_read(const char *word, uint64_t *out);
void memory_words(char *out, size_t room, uint64_t bytes);

/* The digits of a number in groups of three, as in 16,777,216; what does not fit into `room` is cut. */
void group_digits(char *out, size_t room, const char *digits);

/* The flags of commands that write a file; put into their tables. */
#define OUTPUT_FLAGS OUTPUT_FLAG, FORCE_FLAG
#define OUTPUT_FLAG                                                                                \
    {                                                                                              \
        "--output", "PATH", "write to a file, which appears only when it is whole"                 \
    }
#define FORCE_FLAG                                                                                 \
    {                                                                                              \
        "--force", NULL, "replace the file if it exists"                                           \
    }

/* Begins a file; EXIT_DONE, or the exit code after a message. Ended by output_close() either way. */
int output_open(cli_output *output, const char *path, bool force);

/* The same, in place of a file that may be there, by the name that the new one has until then: for who alone may
 * write it, and writes again and again, perhaps after being killed. */
int output_replace(cli_output *output, const char *path, const char *beside);

/* Gives the file its name if `code` is EXIT_DONE and all was written, else removes what was written;
 * returns the exit code. */
int output_close(cli_output *output, int code);

/* Writes the certificate of what a session solved. */
typedef ent_status cli_certifier(cli_session *session, const ent_certificate_view *view,
                                 const ent_sink *sink);

/* Writes that of --certificate, with the states of --certify, by `put`; EXIT_DONE also where none is asked for. */
int session_certify(cli_session *session, cli_certifier *put);

/* What is peculiar to a question of behaviour: the flags that do not go with it, what decides it, its certificate, and
 * under how many concepts a state would hold. */
typedef struct cli_behaviour {
    int (*refuse_flags)(const cli_session *session);
    int (*decide)(cli_session *session);
    cli_certifier *put_certificate;
    unsigned (*strength)(const cli_session *session, uint64_t state);
} cli_behaviour;

/* All of `solve` and of `explain` but the report, which shows *most items a list, or answers (behaviour/behaviour.c). */
int behaviour_solve(cli_session *session, const cli_behaviour *of, uint64_t *most);
int behaviour_explain(cli_session *session, const cli_behaviour *of, uint64_t *most,
                      uint64_t *state);

/* A template of `entente new`, from the generated table, which ends with a NULL name. */
typedef struct cli_template {
    const char *name;
    const unsigned char *bytes;
    size_t length;
} cli_template;

extern const cli_template templates[];

int run_new(const cli_arguments *arguments);
int run_check(const cli_arguments *arguments);
int run_states(const cli_arguments *arguments);
int run_solve(const cli_arguments *arguments);
int run_explain(const cli_arguments *arguments);
int run_coalitions(const cli_arguments *arguments);
int run_paths(const cli_arguments *arguments);
int run_leverage(const cli_arguments *arguments);
int run_robust(const cli_arguments *arguments);
int run_report(const cli_arguments *arguments);
int run_verify(const cli_arguments *arguments);
int run_convert(const cli_arguments *arguments);
int run_compare(const cli_arguments *arguments);
int run_edit(const cli_arguments *arguments);
int run_timeline(const cli_arguments *arguments);
int run_settle(const cli_arguments *arguments);
int run_forecast(const cli_arguments *arguments);
int run_evidence(const cli_arguments *arguments);
int run_read(const cli_arguments *arguments);
int run_serve(const cli_arguments *arguments);
int run_help(const cli_arguments *arguments);
int run_version(const cli_arguments *arguments);

extern const cli_flag check_flags[], states_flags[], solve_flags[], explain_flags[],
    coalitions_flags[], paths_flags[], leverage_flags[], robust_flags[], verify_flags[],
    convert_flags[], report_flags[], serve_flags[], new_flags[], help_flags[], plain_flags[];
extern const cli_flag compare_flags[], edit_flags[], timeline_flags[], evidence_flags[],
    settle_flags[], forecast_flags[], reading_flags[];

#endif
