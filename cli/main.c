/* SPDX-License-Identifier: MIT */
/* The table of commands, and the choice of one. */
#include "cli.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

const char program[] = "entente";

const cli_command commands[] = {
    {"new", "[TEMPLATE]", SIZE_MAX, "how do I begin?",
     "Writes a dispute file to start from, which runs as it is. --list shows the templates; "
     "without one the first is taken.",
     "entente new negotiation --output dispute.yaml", new_flags, run_new},
    {"check", "FILE [PROFILE...]", SIZE_MAX, "is my file right?",
     "Reads a dispute file and lists its possible states. Every finding is told with its place, "
     "the quoted line, its cause and its cure. Exit code 1 when there are errors. FILE may be a "
     "Genius domain, with the profile of each party behind it.",
     "entente check cases/ukraine-2025/dispute.yaml", check_flags, run_check},
    {"states", "FILE", 1, "which outcomes are possible?",
     "Lists the possible states: all assignments of values to options that the rules allow. With "
     "--by, in the order that the file implies for a party, so that the party can confirm it.",
     "entente states cases/chicken/dispute.yaml --by first", states_flags, run_states},
    {"solve", "FILE", 1, "which outcomes would hold?",
     "Decides for every possible state and party whether the party would stay, under the concepts "
     "nash, gmr, smr, seq, sseq and, when asked for, sim, and digests the states that would hold.",
     "entente solve cases/ukraine-2025/dispute.yaml", solve_flags, run_solve},
    {"explain", "FILE STATE", 2, "why does this one hold, or not?",
     "Tells for each party what would tempt it to leave a state, and the answer of the others that "
     "deters it. STATE is a number (s12 or 12), 'today', a name of the file, or an expression; of "
     "several states the one that holds most strongly is explained.",
     "entente explain cases/ukraine-2025/dispute.yaml today", explain_flags, run_explain},
    {"coalitions", "FILE [STATE]", SIZE_MAX, "who, acting together, could do better?",
     "Tells which parties, acting together, could leave a state for one that all of them want "
     "more, by which moves, and whether the others could deter them. Without STATE it is today's, "
     "or, where today is not possible, the one that holds most strongly.",
     "entente coalitions cases/elmira-1991/dispute.yaml deadlock", coalitions_flags,
     run_coalitions},
    {"paths", "FILE [STATE]", SIZE_MAX, "how could we get from today to there, and who can block?",
     "Tells by how many moves states are reached from today, by moves of any kind and by "
     "improvements alone; with STATE (a number, a name of the file, or an expression) the shortest "
     "ways there, who makes each move, whose refusal blocks them, and where no way leads, what "
     "stands against it.",
     "entente paths cases/elmira-1991/dispute.yaml s8", paths_flags, run_paths},
    {"leverage", "FILE STATE", 2, "what is the least that would have to change for this to hold?",
     "Finds the least change of wishes, and of the directions in which options may move, that "
     "makes a state hold, or with --break hold no more, and which parties could bring it about; "
     "and tells on what each party's staying there depends. STATE is a number, 'today', a name of "
     "the file, or an expression. Where several states fit, the least change is found after which "
     "one of them holds; of more than 64 those nearest to today are searched.",
     "entente leverage cases/elmira-1991/dispute.yaml s4", leverage_flags, run_leverage},
    {"robust", "FILE", 1, "how sure are we?",
     "Solves the file again and again with other orders of the parties (what is unsure decided, "
     "neighbours swapped or shuffled, single changes, without what is assumed) and tells in which "
     "share of these readings each state holds, and on what it hangs. A share is not a "
     "probability.",
     "entente robust cases/elmira-1991/dispute.yaml", robust_flags, run_robust},
    {"settle", "FILE [PROFILE...]", SIZE_MAX, "what is efficient and fair, and would it hold?",
     "Tells which outcomes leave no joint gain on the table, which are fair and by which standard "
     "(Nash, Kalai-Smorodinsky, egalitarian, utilitarian), which trades between issues would gain "
     "whom, and which of the efficient outcomes would also hold. FILE is a dispute, or a Genius "
     "domain with the profile of each party behind it.",
     "entente settle cases/ukraine-2025/dispute.yaml", settle_flags, run_settle},
    {"forecast", "FILE", 1, "where is each issue heading?",
     "Forecasts each issue of the section 'positions' by several models side by side, with "
     "intervals by drawing the uncertain inputs, each party's shift and loss, and the inputs that "
     "move it most. FILE may also be a CSV of positions or a KTAB scenario.",
     "entente forecast cases/ukraine-2025/dispute.yaml", forecast_flags, run_forecast},
    {"timeline", "FILE", 1, "what did each event change?",
     "Solves the dispute after each event of its timeline and tells what the event changed: "
     "states that newly hold or hold no more, ways opened and closed, and with --leverage what "
     "each outcome would still take.",
     "entente timeline cases/ukraine-2025/dispute.yaml --targets deal", timeline_flags,
     run_timeline},
    {"evidence", "FILE", 1, "what rests on which source, and what on assumption?",
     "Lists every claim of the file with its grounds, tells what rests on assumption alone, and "
     "which conclusions fall when a source is withdrawn.",
     "entente evidence cases/ukraine-2025/dispute.yaml", evidence_flags, run_evidence},
    {"read", "[TEXT]", SIZE_MAX, "what does this news text say that belongs into the model?",
     "Proposes coded statements from English news text: who says or does what, towards whom, about "
     "which option, with places in the text. Nothing enters a dispute that a person has not "
     "accepted.",
     "entente read cases/ukraine-2025/retelling.txt --dispute cases/ukraine-2025/dispute.yaml",
     reading_flags, run_read},
    {"report", "FILE", 1, "what can I hand over?",
     "Writes an analysis as one HTML file that opens anywhere, needs no network and prints well; "
     "also "
     "as text, Markdown or PDF. It is brief; sections that are named are told at length: summary, "
     "dispute, parties, settlements, stability, settle, timeline, moves, paths, forecast, "
     "robustness, leverage, evidence, method, words, explain, states.",
     "entente report cases/ukraine-2025/dispute.yaml --output report.html", report_flags,
     run_report},
    {"verify", "FILE CERT", 2, "is this certificate true?",
     "Checks what a certificate says of a dispute file, statement by statement, by code that "
     "shares nothing with 'solve': that each state is possible, that each party would stay or "
     "leave as is written, and why. It does not check that no other state would hold. Exit code 1 "
     "when refused.",
     "entente solve cases/chicken/dispute.yaml --certificate c.json && entente verify "
     "cases/chicken/dispute.yaml c.json",
     verify_flags, run_verify},
    {"convert", "FILE [PROFILE...]", SIZE_MAX, "how is it written in another format?",
     "Reads a dispute file in YAML or JSON, a .gmcr file, a table of positions, a KTAB scenario, "
     "or a Genius domain with the profile of each party behind it, and writes it in its canonical "
     "form: all is kept but comments, and it means the same. With --to it is also written for "
     "other programs, which docs/formats.md describes; what their format cannot hold is refused.",
     "entente convert cases/chicken/dispute.yaml --to json", convert_flags, run_convert},
    {"compare", "FILE [FILE]", SIZE_MAX, "what does a change of the file come to?",
     "Solves two versions of a dispute, before and after a change, and tells what differs between "
     "them, which states hold no more, newly or still, and who would now stay or leave. States "
     "are the same when they give the same values to all options that both files have. With --at "
     "and --and two moments of one file are compared.",
     "entente compare cases/ukraine-2025/dispute.yaml --at start", compare_flags, run_compare},
    {"edit", "FILE", 1, "how do I change it and keep all else as it is?",
     "Makes small changes in the text of a dispute file: comments, order and layout stay as they "
     "are, byte by byte. All changes refer to the file as it is, and are made at once. Where it "
     "has a timeline they become an event at its end; --at start changes the sections instead. The "
     "new text is read again before it is written.",
     "entente edit cases/ukraine-2025/dispute.yaml --move ukraine:5:2", edit_flags, run_edit},
    {"serve", "FILE", 1, "can I write it, and see what follows, side by side?",
     "Opens the workbench in the browser: the dispute file in an editor, beside it what follows "
     "from it. FILE may be a folder: its dispute files can then be opened. Only this machine is "
     "served, nothing is sent anywhere. Ctrl-C ends it.",
     "entente serve cases/chicken/dispute.yaml", serve_flags, run_serve},
    {"help", "[TOPIC...]", SIZE_MAX, "how is this used, and what do its words mean?",
     "Shows the commands, or the flags of one; or what a word means, of this program or of the "
     "field. 'help words' lists the words.",
     "entente help solve", help_flags, run_help},
    {"version", "", 0, "which version is this?", "Prints the version and the formats it reads.",
     "entente version", plain_flags, run_version},
    {NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL},
};

int main(int argc, char **argv)
{
    (void)signal(SIGPIPE, SIG_IGN); /* a closed pipe is told by write() */
    (void)signal(SIGXFSZ, SIG_IGN); /* and so is a file that may not grow */
    memory_keep();
    if (argc < 2) {
        (void)fputs("usage: entente COMMAND [FILE] [FLAGS]; 'entente help' lists the commands\n",
                    stderr);
        return EXIT_USAGE;
    }
    const char *name = argv[1];
    if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0) {
        name = "help";
    } else if (strcmp(name, "--version") == 0) {
        name = "version";
    }
    const cli_command *chosen = find_command(name);
    if (chosen == NULL) {
        return unknown_command(argv[1]);
    }
    cli_arguments arguments;
    bool help = false;
    if (!read_arguments(chosen, argc - 2, argv + 2, &arguments, &help)) {
        return EXIT_USAGE;
    }
    if (help) {
        print_command_help(chosen);
        return finish_output();
    }
    return chosen->run(&arguments);
}
