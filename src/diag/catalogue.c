/* SPDX-License-Identifier: MIT */
/*
 * The one table of diagnostics.
 *
 * The first digit of a code says what kind of trouble it is: 1 the text, 2 the form of the file,
 * 3 what it says, 4 limits, 5 warnings, 6 notes, 7 certificates. Codes are never reused.
 *
 * Long because it is one table of everything that is said to a person: it is read by kind, and searched by code.
 */
#include "diag/catalogue.h"

#include <string.h>

#define E ENT_SEVERITY_ERROR
#define W ENT_SEVERITY_WARNING
#define N ENT_SEVERITY_NOTE

static const ent_catalogue_entry catalogue[ENT_KIND_COUNT] = {
    [ENT_KIND_UNREADABLE] = {"E101", E, "the file cannot be read",
                             "an input is a file or pipe that exists and that you may read",
                             "check the name and the permissions; '-' reads standard input"},
    [ENT_KIND_TOO_LARGE] = {"E102", E, "the input is too large",
                            "an input is read whole, and its size is capped",
                            "take out what does not belong in it"},
    [ENT_KIND_CONTROL_BYTE] =
        {"E103", E, "a control byte",
         "an input is plain text; control characters other than tab and line ends do not "
         "belong in it, nor do those that turn the direction of text",
         "is this a text file? remove the byte, or save the file again as UTF-8 text"},
    [ENT_KIND_BAD_UTF8] = {"E104", E, "not UTF-8", "an input is UTF-8 text",
                           "save the file again as UTF-8"},
    [ENT_KIND_SYNTAX] =
        {"E105", E, "not valid YAML",
         "the text is not valid YAML 1.2, so nothing after this place can be trusted",
         "look here or just above for a wrong indent, a missing colon, an unclosed quote or "
         "bracket, or text with ': ' in it, which needs quotes"},
    [ENT_KIND_TOO_DEEP] = {"E106", E, "nested too deep",
                           "lists and mappings may be nested at most 100 deep",
                           "close a bracket that was left open"},
    [ENT_KIND_ANCHOR] =
        {"E107", E, "an anchor or an alias",
         "'&' and '*' at the start of a value are YAML anchors and aliases, which a dispute file "
         "does not use",
         "write the thing out where it is needed; for 'and' write the word: a and b"},
    [ENT_KIND_TAG] =
        {"E108", E, "a tag",
         "'!' at the start of a value is a YAML tag, which a dispute file does not use",
         "write 'not' for '!', or put the expression in quotes"},
    [ENT_KIND_SECOND_DOCUMENT] = {"E109", E, "a second document", "one file holds one dispute",
                                  "remove the line '---' or '...' and what follows it"},
    [ENT_KIND_EMPTY] = {"E110", E, "an empty text", "there is no dispute in an empty text",
                        "begin with the line 'entente: 1'; docs/format.md shows a whole file"},
    [ENT_KIND_DUPLICATE_KEY] =
        {"E111", E, "a key that stands twice", "a key may stand only once in a mapping",
         "remove one of the two; where both are meant, what the second belongs to is missing above "
         "it, such "
         "as '- want: ...' or the name of a party, or the line above it is indented too deep"},
    [ENT_KIND_CUT_EXPRESSION] =
        {"E112", E, "an expression cut by a comma",
         "inside {...} a comma ends the value, so this became a key with nothing behind it",
         "put the expression in quotes, or write the mapping over several lines"},
    [ENT_KIND_WRONG_TYPE] =
        {"E201", E, "a value of the wrong kind",
         "each key takes a value of one kind: a single value, a list, or a mapping", NULL},
    [ENT_KIND_UNKNOWN_KEY] =
        {"E202", E, "an unknown key",
         "unknown keys are refused so that a misspelt one is not silently lost",
         "correct or remove it; keys of your own may begin with x-"},
    [ENT_KIND_MISSING_KEY] = {"E203", E, "a missing key",
                              "without it this part of the file has no meaning", NULL},
    [ENT_KIND_VERSION] = {"E204", E, "a version that is not read",
                          "this program reads version 1 of the format",
                          "write 'entente: 1', or use a newer program"},
    [ENT_KIND_UNKNOWN_WORD] = {"E205", E, "an unknown word", "this key takes one of a few words",
                               NULL},
    [ENT_KIND_BAD_NAME] = {"E206", E, "not a name",
                           "names are a letter or _ followed by letters, digits or _",
                           "use a short plain name here, such as level_1, and put the full wording "
                           "in 'label', 'name' or "
                           "'note'"},
    [ENT_KIND_RESERVED_NAME] =
        {"E207", E, "a reserved name",
         "words of the expression language, 'today', 'rest', and s followed by "
         "digits have a meaning of their own",
         "choose another name"},
    [ENT_KIND_NAME_TAKEN] = {"E208", E, "a name in use",
                             "options, named states and shorthands share one set of names, parties "
                             "and coalitions another",
                             "rename one of the two"},
    [ENT_KIND_BESIDE_GRAPH] =
        {"E210", E, "a section that a graph replaces",
         "a graph lists states and moves, which options and rules would otherwise make",
         "remove this section, or the section 'graph'"},
    [ENT_KIND_TOO_MANY_KEYS] = {"E211", E, "keys that exclude each other",
                                "these keys say different things, and only one can hold",
                                "keep one of them"},
    [ENT_KIND_GMCR_FORM] = {"E212", E, "not the form of a .gmcr file",
                            "a mapping with 'decisionMakers' is read as a .gmcr file, and this "
                            "part of it has not the form that such files have",
                            NULL},
    [ENT_KIND_GMCR_OPTION] = {"E213", E, "a .gmcr file names an option that is not there",
                              "a .gmcr file names options by their place in its list 'options'",
                              NULL},
    [ENT_KIND_GMCR_OWNER] =
        {"E214", E, "an option of a .gmcr file without one owner",
         "every option belongs to exactly one party",
         "list its number in the 'options' of one party under 'decisionMakers'"},
    [ENT_KIND_UNKNOWN_PARTY] = {"E301", E, "an unknown party",
                                "only the parties under 'parties' can be named", NULL},
    [ENT_KIND_UNKNOWN_OPTION] = {"E302", E, "an unknown option",
                                 "only the options under 'options' can be named here", NULL},
    [ENT_KIND_UNKNOWN_SOURCE] = {"E303", E, "an unknown source",
                                 "only the sources under 'sources' can be cited", NULL},
    [ENT_KIND_UNKNOWN_VALUE] = {"E304", E, "an unknown value",
                                "an option, or an issue, takes only the values that it lists",
                                NULL},
    [ENT_KIND_UNKNOWN_NAME] =
        {"E305", E, "an unknown name in an expression",
         "an expression is made of options, named states and shorthands of this file", NULL},
    [ENT_KIND_EXPRESSION] =
        {"E306", E, "an expression that is not complete",
         "expressions are names joined by not, and, or, implies, iff, with parentheses",
         "look for a missing name, operator or parenthesis"},
    [ENT_KIND_EXPRESSION_END] =
        {"E307", E, "something behind an expression",
         "the expression is complete before this place",
         "join the two parts with 'and', 'or', 'implies' or 'iff', or remove one"},
    [ENT_KIND_NEEDS_COMPARISON] =
        {"E308", E, "a graded option without a comparison",
         "an option with values of its own is not true or false by itself", NULL},
    [ENT_KIND_COUNT_RANGE] = {"E309", E, "a count of more than is listed",
                              "a count asks how many of the listed things are true",
                              "list more things in the parentheses, or lower the number"},
    [ENT_KIND_CIRCULAR_NAME] = {"E310", E, "a name defined by itself",
                                "a named state cannot be defined by itself",
                                "write one of the names out in options"},
    [ENT_KIND_FEW_VALUES] =
        {"E311", E, "too few values", "an option needs between 2 and 256 different values",
         "list the values in their order, for example: values: [none, some, full]"},
    [ENT_KIND_TODAY_INFEASIBLE] = {"E312", E, "today breaks a rule",
                                   "today's state must be one that the rules allow",
                                   "change 'today' or the rule"},
    [ENT_KIND_NO_STATES] = {"E313", E, "no state is left",
                            "no assignment of values satisfies all rules at once",
                            "change one of these rules, or leave one out"},
    [ENT_KIND_NO_OPTIONS] = {"E314", E, "no options",
                             "without an option there is nothing to decide",
                             "add at least one option that belongs to a party"},
    [ENT_KIND_UNKNOWN_STATE] = {"E315", E, "an unknown state",
                                "a state is named by its number in this listing, by a name of the "
                                "file, by 'today' or by an expression",
                                "list the states with 'entente states'"},
    [ENT_KIND_NUMBER] = {"E316", E, "not a number", "this key takes a number", NULL},
    [ENT_KIND_RANKING_OF] =
        {"E317", E, "a ranking for another number of states",
         "numbers of states hold for one listing only; 'of' says for how many states they were "
         "written",
         "look at 'entente states', write the numbers anew, and set 'of' to the number of states"},
    [ENT_KIND_RANKING_NUMBER] = {"E318", E, "a number beyond the last state",
                                 "states are numbered as 'entente states' lists them",
                                 "use a number of the listing, a name, or an expression"},
    [ENT_KIND_RANKING_REPEATS] =
        {"E319", E, "a state with two places", "every state has one place in a ranking",
         "remove it from one of the two places, or make the expressions exclude each other"},
    [ENT_KIND_RANKING_MISSES] =
        {"E320", E, "a state without a place", "every possible state needs a place in a ranking",
         "add the missing states; 'rest' stands for all that are not named"},
    [ENT_KIND_WEIGHTS_SUM] = {"E321", E, "weights that are too large together",
                              "the sum of all weights must stay below nine million million",
                              "use smaller weights: only their proportions matter"},
    [ENT_KIND_MEMBERS_DIFFER] =
        {"E322", E, "members of a merged state differ",
         "states that a rule makes one must agree on every wish of every party, or the "
         "wish would mean nothing for the merged state",
         "say what it means for the merged state: (...) or RULE where that state counts as "
         "fulfilling it, (...) and not RULE where it does not; RULE is what merges"},
    [ENT_KIND_UNKNOWN_GRAPH_STATE] =
        {"E323", E, "an unknown state of a graph",
         "moves lead between the states that 'graph: states:' lists",
         "use one of its names, or its number where states are counted"},
    [ENT_KIND_GRAPH_STATES] =
        {"E324", E, "the states of a graph",
         "the states of a graph are a list of different names, or how many there are",
         "for example: states: [war, truce, peace], or: states: 12"},
    [ENT_KIND_SIM_ALONE] =
        {"E325", E, "SIM alone where it is not defined",
         "SIM adds up the changes that several parties make at once, which needs options; merged "
         "states and graph form have none to add",
         "ask for other concepts"},
    [ENT_KIND_VALUE_LABEL] =
        {"E326", E, "labels that tell no values apart",
         "labels are the words by which people tell values from each other; a value without one is "
         "told by its name",
         "give each value words of its own, or leave it out"},
    [ENT_KIND_COALITION_PARTIES] =
        {"E351", E, "coalitions of too many parties", "a set of parties is kept as 64 bits",
         "leave out parties that decide nothing, or make one of several that act alike"},
    [ENT_KIND_EXISTS_FORM] =
        {"E331", E, "this cannot be asked without listing the states",
         "without listing the states only what is said by options, rules and expressions can be "
         "asked about",
         "use 'entente solve' with --where, which lists the states"},
    [ENT_KIND_EXISTS_CONCEPT] =
        {"E332", E, "another concept than Nash cannot be asked for so",
         "whether a sequence of answers deters a move cannot be told from one state and its moves "
         "alone; only Nash can",
         "ask for nash, or use 'entente solve' with --where, which lists the states"},
    [ENT_KIND_NO_SOLVER] =
        {"E333", E, "no solver",
         "questions without listing the states need the solver CaDiCaL, which was not there when "
         "this was built",
         "install it (in Debian: libcadical-dev) and build anew, or use 'entente solve' with "
         "--where, which lists the states"},
    [ENT_KIND_STRONG_AFTER_MILD] = {"E341", E, "a strong wish below a mild one",
                                    "a strong wish outweighs every mild one, so strong wishes "
                                    "stand above all mild ones; a "
                                    "wish is mild where nothing is said",
                                    "move it above the mild ones, or call these strong too"},
    [ENT_KIND_STRONG_GAP] =
        {"E342", E, "a strong gap that is not between two groups",
         "'strong gap' stands between two groups of a ranking, as an item of its own",
         "write it once, on a line of its own between the two groups, or leave it out"},
    [ENT_KIND_STRENGTH_OF_WEIGHT] =
        {"E343", E, "strength of a wish with a weight",
         "by weights it is the difference of two sums that is strong or mild, not a wish",
         "leave it out, and write 'strong_from: N' beside 'weights': differences from N on are "
         "strong"},
    [ENT_KIND_UNKNOWN_PAIR] =
        {"E344", E, "not a pair of states",
         "'unknown' lists pairs of which it is not known how the party ranks them",
         "for example, beside 'ranking': unknown: [[s1, s4], [war, truce]]"},
    [ENT_KIND_COMPLETIONS_OF_PAIRS] =
        {"E345", E, "unknown pairs have no completions",
         "a completion decides wishes, and is an order again; unknown pairs of a ranking, "
         "decided one by one, need not be",
         "ask for --certainty types"},
    [ENT_KIND_LOOKAHEAD_PARTIES] =
        {"E352", E, "looking ahead with more or fewer than two parties",
         "looking ahead is defined for two parties, who move by turns; for more the literature has "
         "not settled in which order they would",
         "ask for nash, seq or another concept, or merge parties that act as one"},
    [ENT_KIND_MERGED_GRAPH] = {"E356", E, "merged parties in graph form",
                               "merged parties change their options together in one move, and "
                               "graph form has moves without "
                               "options",
                               "ask for --coalition, whose members move one after another"},
    [ENT_KIND_DEGREE] =
        {"E361", E, "not a degree or threshold",
         "degrees of preference and thresholds are numbers from 0 to 1, and are compared exactly: "
         "at most six digits behind the point",
         NULL},
    [ENT_KIND_DEGREE_OF_WEIGHT] =
        {"E362", E, "degree of a wish with a weight",
         "by weights it is the difference of two sums that is more or less certain",
         "leave it out, and write 'certain_from: D' beside 'weights': differences from D on are "
         "certain, smaller ones in proportion"},
    [ENT_KIND_DEGREE_PAIR] =
        {"E363", E, "not a pair of states with a degree",
         "'degrees' lists pairs of different states, with how certainly the first is preferred to "
         "the second",
         "for example, for a party under 'fuzzy': degrees: [[s1, s4, 0.7], [war, truce, 0.2]]"},
    [ENT_KIND_DEGREE_STATE] =
        {"E364", E, "a degree of more or less than one state",
         "a degree is about two states, each of them one state of the listing",
         "use a number that 'entente states' lists, or a name that exactly one state bears"},
    [ENT_KIND_DEGREE_REPEATS] =
        {"E365", E, "a pair that has two degrees",
         "a pair of states has one degree; that of the other order is 1 minus it",
         "keep one of the two"},
    [ENT_KIND_STATE_LIMIT] =
        {"E401", E, "more states than allowed",
         "the number of possible states is limited to protect this machine's memory",
         "add rules that exclude what cannot happen, or raise the limit with --max-states"},
    [ENT_KIND_MOVE_LIMIT] =
        {"E402", E, "too many moves",
         "where moves are not transitive (steps, merged states) each one is kept, and their number "
         "is limited to protect this machine's memory",
         "add rules that exclude what cannot happen, or raise the limit with --max-moves"},
    [ENT_KIND_MEMORY_LIMIT] =
        {"E403", E, "more memory than allowed",
         "memory grows with the number of states, and what this would take is known beforehand",
         "add rules that exclude what cannot happen, ask for fewer concepts, or raise --memory"},
    [ENT_KIND_COALITION_LIMIT] =
        {"E404", E, "too much to tell of coalitions",
         "parties can act together in as many ways as there are sets of them, and what each of "
         "these could do better is kept for CSEQ",
         "name one coalition, leave out seq with --concepts, or raise the limit with --max-moves"},
    [ENT_KIND_COMPLETION_LIMIT] =
        {"E405", E, "too many completions",
         "an unsure wish doubles the completions of its party and an unknown one makes three "
         "of each; Nash, GMR and SMR need those of each party, SEQ and SSEQ all combinations of "
         "them",
         "settle some of the wishes, ask for --concepts nash,gmr,smr, for --certainty types, "
         "or "
         "for a sample by entente robust --over completions"},
    [ENT_KIND_PARTY_WITHOUT_PREFERENCES] =
        {"W501", W, "a party without preferences",
         "a party without preferences is indifferent between all states and never moves by choice",
         "add its wishes under 'preferences'"},
    [ENT_KIND_PARTY_WITHOUT_OPTIONS] = {"W502", W, "a party without options",
                                        "a party that cannot move decides nothing by its wishes",
                                        "give it an option (in graph form, moves), or remove it"},
    [ENT_KIND_EMPTY_NAME] = {"W503", W, "a name for nothing",
                             "no possible state fits this description",
                             "check the expression against the rules"},
    [ENT_KIND_MERGES_NOTHING] = {"W510", W, "a rule merges nothing",
                                 "a rule 'same' makes one state of all possible states that fit it",
                                 "check the expression against the other rules"},
    [ENT_KIND_LOOP] = {"W511", W, "a move leads nowhere",
                       "a move leads to another state; this one counts for nothing",
                       "remove it, or correct one of its ends"},
    [ENT_KIND_REPEATED_MOVE] = {"W512", W, "a move stands twice", "a move counts once",
                                "remove one of the two"},
    [ENT_KIND_STEP_OF_TWO] =
        {"W513", W, "steps of two values",
         "'step' means to a neighbouring value, and of two values each is the other's",
         "give the option 'values', or leave 'moves' out"},
    [ENT_KIND_NAME_DIFFERS] =
        {"W515", W, "a name fits some members of a merged state",
         "a name is borne by a merged state only when it fits every member; here it fits some",
         "say what it means for the merged state"},
    [ENT_KIND_NEVER_TRUE] = {"W504", W, "never true",
                             "what holds in no possible state decides nothing",
                             "correct the expression or the rules, or leave it out"},
    [ENT_KIND_ALWAYS_TRUE] = {"W505", W, "always true",
                              "what holds in every possible state decides nothing",
                              "correct the expression or the rules, or leave it out"},
    [ENT_KIND_IDLE_RULE] =
        {"W506", W, "a rule that never applies",
         "a rule is there to exclude states; without this one no further state would be possible",
         "correct it, or leave it out"},
    [ENT_KIND_SAME_STATES] = {"W507", W, "two names for the same states",
                              "both names hold in exactly the same possible states",
                              "correct one of the two expressions, or keep one name"},
    [ENT_KIND_UNWANTED_OPTION] =
        {"W508", W, "an option that no one wants",
         "no wish, weight or ranking mentions this option, so no party cares how it is used",
         "add what the parties want of it, or leave the option out"},
    [ENT_KIND_IDLE_STATEMENT] =
        {"W509", W, "a wish that decides nothing",
         "a wish counts only between states that all wishes above it find equally good",
         "move it up if it matters more, correct it, or leave it out"},
    [ENT_KIND_UNCITED_SOURCE] =
        {"W514", W, "a source that nothing cites",
         "sources are listed so that 'source' lines can say what rests on them",
         "cite it where something rests on it, or leave it out"},
    [ENT_KIND_SILENT_BASIS] = {"W516", W, "a source without a basis",
                               "what a source says is 'stated', what it supports is 'inferred', "
                               "and silence means 'assumed'",
                               "add 'basis: stated' or 'basis: inferred' beside the source"},
    [ENT_KIND_TODAY_TAKEN] =
        {"N604", N, "today leaves out an option with values of its own",
         "an option that 'today' leaves out stands at its first value, as a yes/no option at no",
         "write its value under 'today'"},
    [ENT_KIND_TODAY_SILENT] =
        {"N617", N, "today leaves out options",
         "an option that 'today' leaves out stands at no, which may not be how things are, and all "
         "answers start from today",
         "name each under 'today', also what is not taken up"},
    [ENT_KIND_FALSE_DATE] = {"W517", W, "a day that is none",
                             "dates are YYYY, YYYY-MM or YYYY-MM-DD, or words", "correct the date"},
    [ENT_KIND_UNTRACED_BASIS] =
        {"W518", W, "stated by no source",
         "'stated' means that a party or a source said so, and nobody can look it up",
         "add 'source: ...' with an id under 'sources', or write 'basis: assumed'"},
    [ENT_KIND_UNDONE] = {"W519", W, "an event takes back what cannot be taken back",
                         "'moves: up' says that nobody can take it back, and 'moves: down' that it "
                         "cannot be taken up again",
                         "correct the event, or let the option move both ways"},
    [ENT_KIND_CUT_TEXT] =
        {"W520", W, "a comment cuts a text",
         "in YAML a blank and '#' end a text without quotes; what follows is lost",
         "put the text in quotes; before a comment that is meant write two blanks, and one behind "
         "its '#'"},
    [ENT_KIND_LONE_STATE] =
        {"N605", N, "a name of one state alone",
         "'OPTION: VALUE' lines below a name describe one state, as 'today' does", NULL},
    [ENT_KIND_SHARED_RULE] =
        {"N606", N, "a rule over options of several parties",
         "what a rule excludes nobody can bring about, whoever has the option",
         "if that is meant say why in its 'note'; else leave it out, and write in its place a "
         "label "
         "'wherever ...' and a name for what is then done, alone or together (docs/format.md, "
         "What one may do only while another allows it), or a first wish of the party that must "
         "keep to it"},
    [ENT_KIND_LASTING_RULE] =
        {"N610", N, "a rule that takes something for good",
         "a rule holds in every state, and 'moves: up' or 'down' says that there is no way back",
         "nothing, if it is meant for good; if it is meant of one moment, leave the rule out and "
         "write a wish"},
    [ENT_KIND_UNPRICED] = {"N607", N, "an option of which its party wishes nothing",
                           "a party is content with either where no wish of it decides",
                           "add what it would rather, such as: want: not OPTION, below the wishes "
                           "that it would bear it for and above the others"},
    [ENT_KIND_ALIKE_VALUES] =
        {"N615", N, "values that no wish of their party tells apart",
         "a party is content with either of two values where no wish of it decides",
         "add a wish that says which of them it would rather have, such as: want: OPTION = VALUE"},
    [ENT_KIND_ONLY_A_COST] =
        {"N614", N, "a means of pressure that is only a cost",
         "a party ends what it does today where that is never worse for it and can be better",
         "if it is a means of pressure, say until when: want: OPTION iff not WHAT_IT_IS_FOR"},
    [ENT_KIND_EMPTY_THREAT] =
        {"N618", N, "a threat that its party would not carry out",
         "a party takes up only what it gains by; a threat from which it can only lose counts "
         "under "
         "GMR and SMR, where answers may cost their givers anything, and not under SEQ and SSEQ",
         "if it is a threat, say when it would be carried out: want: OPTION iff WHAT_IT_ANSWERS"},
    [ENT_KIND_LATE_CONDITION] =
        {"N616", N, "a condition below the wish for the thing itself",
         "of two states a party likes that one better which meets the first wish on which they "
         "differ",
         "if it is a condition of the thing, move it above that wish; if it is only what the party "
         "would rather have with it, leave it so"},
    [ENT_KIND_UNPARTED] = {"N609", N, "how an expression is read",
                           "'not' binds first, then 'and', 'or', 'implies' and 'iff'; of several "
                           "'implies' the last first",
                           "write these parentheses, or others if it is not meant so"},
    [ENT_KIND_NOT_ANALYSED] = {"N601", N, "read, but not analysed",
                               "this part of the format is read and kept, but this version does "
                               "not use it in its analyses",
                               NULL},
    [ENT_KIND_SIM_LEFT_OUT] =
        {"N602", N, "SIM is left out",
         "SIM adds up the changes that several parties make at once, which needs options; merged "
         "states and graph form have none to add",
         NULL},
    [ENT_KIND_RETURN_ALIKE] =
        {"N603", N, "sanctions by return make no difference",
         "in option form no answer of the others can undo what a party did with its own options, "
         "so none ends in the state that it left",
         NULL},
    [ENT_KIND_TAKEN_AS_SURE] = {"N611", N, "what is unsure is taken as sure",
                                "one order of the states is needed here; 'entente solve FILE "
                                "--certainty completions' asks what else may hold",
                                NULL},
    [ENT_KIND_NOTHING_STRONG] =
        {"N612", N, "nothing is strong",
         "without a strong wish, a strong gap or 'strong_from' every wish is mild, and what "
         "is stable although there is an improvement is weakly stable",
         NULL},
    [ENT_KIND_NOTHING_UNSURE] =
        {"N613", N, "nothing is unsure",
         "without anything unsure or unknown there is one completion, the file as it stands, and "
         "types a to d are the same",
         NULL},
    [ENT_KIND_BLIND_ALIKE] = {"N608", N, "everybody perceives everything",
                              "a party disregards the moves of others only to and from states that "
                              "it does not perceive, and the file names none",
                              NULL},
    [ENT_KIND_TAKEN_AS_CERTAIN] = {"N621", N, "degrees are left out",
                                   "one order of the states is needed here; 'entente solve FILE "
                                   "--fuzzy' asks what holds by degrees",
                                   NULL},
    [ENT_KIND_NOTHING_FUZZY] =
        {"N622", N, "nothing is less than certain",
         "without a degree below 1, 'certain_from' or pairs under 'degrees' every preference is "
         "certain, and a threshold changes nothing",
         NULL},
    [ENT_KIND_CERTIFICATE_FORM] =
        {"E701", E, "not a certificate",
         "a certificate is JSON in one exact form, as 'entente solve --certificate' writes it",
         "write the certificate anew"},
    [ENT_KIND_CERTIFICATE_OTHER] =
        {"E702", E, "a certificate of another file",
         "a certificate holds for one file, byte for byte: a change of the file may change what is "
         "stable",
         "check it against the file that it was made for, or solve this file anew"},
    [ENT_KIND_CERTIFICATE_SEAL] =
        {"E703", E, "a certificate was altered",
         "the seal is the SHA-256 of all that stands before it",
         "take the certificate again from where it came, or write it anew"},
    [ENT_KIND_CERTIFICATE_UNTRUE] = {"E704", E, "a certificate says what is not true",
                                     "every statement of a certificate is checked against the file",
                                     NULL},
    [ENT_KIND_CERTIFICATE_LARGE] =
        {"E705", E, "too much to search",
         "certificates are checked by plain search, whose size is limited to protect this machine",
         "raise --max-states or --max-moves where they are the limit, or certify a smaller file"},
    [ENT_KIND_TALLY_FORM] =
        {"E721", E, "not a tally",
         "a tally is one line of JSON in one exact form, and its seal the SHA-256 of all before it",
         "take the tally again from where it came, or begin without it"},
    [ENT_KIND_TALLY_OTHER] =
        {"E722", E, "a tally of something else",
         "tallies add up only where the dispute is the same byte for byte, and family, reach, "
         "seed, "
         "party, concepts and sanctions by return are those that are asked for now",
         "ask what was asked when it was written, or begin without it"},
    [ENT_KIND_EDIT_TWICE] = {"E731", E, "two edits of one thing",
                             "all edits of one call are made at once, so no two may concern one "
                             "thing",
                             "leave one out, or make one after the other"},
    [ENT_KIND_EDIT_PLACE] = {"E732", E, "no such wish or place",
                             "wishes are counted from 1, the most important first, and places in "
                             "the list that results",
                             NULL},
    [ENT_KIND_EDIT_ORDER] = {"E733", E, "wishes without an order to move in",
                             "only a list of wishes has an order in which one can be moved; of "
                             "weighted ones any can "
                             "be dropped, and a ranking must keep all states",
                             "change it by hand"},
    [ENT_KIND_EDIT_LAYOUT] =
        {"E734", E, "a text that cannot be edited there",
         "edits are made in the text as it stands, and nothing else may change",
         "change it by hand, or write the file anew by 'entente convert'"},
    [ENT_KIND_EDIT_MOMENT] =
        {"E735", E, "an edit of a moment in between",
         "edits of the start are made in the sections of a file, and edits of the last moment "
         "become "
         "a new event; what holds in between, or without some sources, is written nowhere",
         "edit the start or the last moment, with nothing left out"},
    [ENT_KIND_NOTHING_COMMON] =
        {"E741", E, "two files with nothing in common",
         "states of two files correspond when they give the same values to the options that both "
         "have; in graph form by their names, or by their numbers where both only count them",
         "compare two versions of one dispute; options of a file read from another program's "
         "format have names made of "
         "their labels: rename them, or hold what 'solve --summary' prints of both side by side"},
    [ENT_KIND_EVENT_ABSENT] =
        {"E801", E, "an event changes what is not there",
         "an event changes what is there when it happens: events are applied in order",
         "name a wish by its id, or by its place as things stand before this event"},
    [ENT_KIND_EVENT_PRESENT] = {"E802", E, "an event adds what is there",
                                "what is added must be new at that moment",
                                "use another name, or write it under 'replace'"},
    [ENT_KIND_EVENT_TWICE] = {"E803", E, "one event changes one thing twice",
                              "one event changes one thing once, as its changes have no order",
                              "leave one out, or make two events of it"},
    [ENT_KIND_EVENT_DATE] =
        {"E804", E, "a date that is none, or goes back",
         "dates are YYYY, YYYY-MM or YYYY-MM-DD, and events stand in the order in which they "
         "happened",
         "write the date so, or move the event to its place"},
    [ENT_KIND_ID_TWICE] =
        {"E805", E, "an id that stands twice",
         "an id tells one event, one rule, or one wish of a party from the others",
         "give one of them another id"},
    [ENT_KIND_EVENT_PLACE] = {"E806", E, "a place that is none",
                              "a place in a list is one of 'before: ID', 'after: ID', 'at: first', "
                              "'at: last' and 'at: NUMBER'; without any it is the last",
                              NULL},
    [ENT_KIND_EVENT_STEP] =
        {"E807", E, "a step that is none",
         "wishes are changed step by step in a list of wishes or weights, each step one of "
         "'insert', 'drop', 'replace' and 'move'; or they are replaced as a whole",
         NULL},
    [ENT_KIND_NO_MOMENT] = {"E808", E, "a moment that is none",
                            "a moment is 'start', 'last', the id of an event (right after it), or "
                            "a date (after all events dated by then)",
                            NULL},
    [ENT_KIND_NO_EVENTS] = {"E809", E, "a timeline without events",
                            "a timeline tells what events changed",
                            "list them under 'timeline'; docs/timeline.md says how"},
    [ENT_KIND_MOMENT] = {"N810", N, "of which moment the errors are",
                         "'check' reads the dispute at every moment, and tells the first that has "
                         "errors",
                         NULL},
    [ENT_KIND_BYTES] = {"E811", E, "a range of bytes that is none",
                        "a place in a text is its first byte and the one behind its last, counted "
                        "from 0",
                        "write START-END, such as bytes: 120-184"},
    [ENT_KIND_EVENT_IDLE] = {"W812", W, "an event changes nothing",
                             "a change that leaves everything as it was is often a slip; an event "
                             "that only happened needs none",
                             "take the change out"},
    [ENT_KIND_EVENT_TODAY] = {"W813", W, "this holds already",
                              "what holds already need not be said again", "take the line out"},
    [ENT_KIND_UNDATED] =
        {"N814", N, "events that a date does not find",
         "a date finds the events that are dated by then, and what stands before them",
         "give them a date, or say the moment by the id of an event"},
    [ENT_KIND_CODING_FORM] =
        {"E841", E, "not a coding",
         "a coding is JSON in one form, as 'entente read --output' writes it",
         "docs/reading.md shows the form; take the coding again from where it came"},
    [ENT_KIND_CODING_PLACE] =
        {"E842", E, "a place outside the text",
         "places are bytes of the text that is coded: a start and an end behind it, both within "
         "the text",
         NULL},
    [ENT_KIND_CODING_WORD] =
        {"E843", E, "no word of the field",
         "what is said in a field is a word of its own kind: an act, a modality, the name of a "
         "party or an option",
         NULL},
    [ENT_KIND_CODING_TEXT] = {"E844", E, "a text that is too long, or more than a line",
                              "texts in a coding are short, and all but notes are one line", NULL},
    [ENT_KIND_TABLE_FORM] =
        {"E845", E, "not a table",
         "a table is CSV (RFC 4180): commas between cells, a line a row, as many cells in each as "
         "in the heading, quotes around cells with commas, quotes or line ends",
         NULL},
    [ENT_KIND_TABLE_COLUMN] =
        {"E846", E, "a column is missing, or stands twice",
         "the first line names the columns, among them once document, speaker, organization, "
         "concept, agreement, start and stop",
         NULL},
    [ENT_KIND_TABLE_CELL] =
        {"E847", E, "a cell that cannot be so",
         "agreement is 1 or 0; start and stop are whole numbers up to the length of the text, or "
         "both empty",
         NULL},
    [ENT_KIND_TABLE_NAME] =
        {"W848", W, "words that mean nothing in the dispute",
         "organizations, speakers and concepts are found by the ids, names and aliases of the "
         "dispute; others are left out of the coding",
         "give the party or the option an alias, or leave it out"},
    [ENT_KIND_CODING_OTHER] =
        {"E849", E, "codings of different texts",
         "how far two coders agree is a question about one text, which both read to the letter",
         "compare codings of the same text"},
    [ENT_KIND_READING_TEXT] = {"E856", E, "not plain text",
                               "what is read is plain text in UTF-8, without control characters "
                               "but tabs and line ends",
                               "save the text anew as plain text in UTF-8"},
    [ENT_KIND_TABLE_NOTHING] = {"W850", W, "no row is of the text",
                                "a coding is of one text; a row belongs to it by its document",
                                "name the text as the table calls it with --source"},
    [ENT_KIND_APPLY_TEXT] = {"E851", E, "not the text that was coded",
                             "a coding belongs to one text, which is known by its hash: places in "
                             "another text would show something else",
                             "give the text as it was when it was coded"},
    [ENT_KIND_APPLY_NOTHING] =
        {"E852", E, "nothing that is accepted",
         "only statements that a person accepted, as they were or edited, become events",
         "decide with 'entente read --review'"},
    [ENT_KIND_APPLY_NAME] =
        {"E853", E, "a coding of other parties or options",
         "parties, options and values of a coding are those of the dispute it is for",
         "edit the statement with 'entente read --review', or add what is missing to the dispute"},
    [ENT_KIND_APPLY_SOURCE] = {"W854", W, "a second source of one text",
                               "a source that is not listed is added, so a slip makes two of one",
                               "name the listed one with --source"},
    [ENT_KIND_NO_POSITIONS] =
        {"E871", E, "nothing to forecast from",
         "a forecast rests on where each party stands on an issue, how much it "
         "cares and how much it can do",
         "write them under 'positions:'; docs/forecast.md has an example"},
    [ENT_KIND_XML_SYNTAX] = {"E891", E, "not valid XML",
                             "a text that begins with '<' is read as XML, and nothing after a "
                             "place that is not valid can be trusted",
                             "look here or just above for a tag, a quote or an '&' that is not "
                             "complete"},
    [ENT_KIND_XML_REFUSED] =
        {"E892", E, "XML that is refused",
         "what can be declared, nested or written in XML is limited: no document types, at most "
         "100 elements in one another, a million in all; UTF-8, UTF-16, US-ASCII or ISO-8859-1",
         "save the file again as UTF-8"},
    [ENT_KIND_GENIUS_FILES] =
        {"E893", E, "files that make no scenario",
         "a Genius scenario is a domain, which begins with 'negotiation_template', and behind it "
         "a profile for each party, which begins with 'utility_space'",
         "give the domain first, and behind it the profile of each party"},
    [ENT_KIND_GENIUS_FORM] = {"E894", E, "not the form of a Genius file",
                              "this part of a Genius file has not the form that such files have",
                              "compare it with another file of the scenario"},
    [ENT_KIND_GENIUS_FIT] =
        {"E895", E, "a profile that does not fit its domain",
         "a profile says of each issue of its domain, and of each value, what it is worth, and of "
         "no others",
         NULL},
    [ENT_KIND_GENIUS_UNKNOWN] = {"E896", E, "a kind that is not known",
                                 "what is not known here could change what outcomes are worth",
                                 NULL},
    [ENT_KIND_GENIUS_IGNORED] =
        {"W897", W, "a part that is not read",
         "what outcomes are worth is read from the parts of a file that are known",
         "check that nothing is lost, or remove it"},
    [ENT_KIND_GENIUS_TWICE] = {"W898", W, "a value that is evaluated twice",
                               "a value has one evaluation in each issue", "remove one of the two"},
    [ENT_KIND_POSITIONS_FORM] =
        {"E881", E, "not a table of positions",
         "a table is CSV (RFC 4180): a heading and then a line a row, as many cells in each as in "
         "the heading, quotes around cells with separators, quotes or line ends",
         "put quotes around such cells, and write decimals with a point"},
    [ENT_KIND_POSITIONS_COLUMN] =
        {"E882", E, "a column that is missing or stands twice",
         "the first line names the columns: actor and position, and perhaps issue, salience, "
         "influence, low, high, today and outcome, each once",
         "name the columns in the first line"},
    [ENT_KIND_POSITIONS_CELL] =
        {"E883", E, "a cell that is no number, or empty",
         "numbers are decimals with a point; names and positions are never empty",
         "write a number such as 12.5"},
    [ENT_KIND_POSITIONS_TWICE] =
        {"E884", E, "a party that stands twice on an issue",
         "a party stands once on an issue, which has one scale, one today and one outcome",
         "leave one of them out"},
    [ENT_KIND_POSITIONS_OTHER] = {"N885", N, "columns that are not read",
                                  "columns are found by their names; others say nothing here",
                                  NULL},
    [ENT_KIND_FOREIGN_UNFIT] = {"E886", E, "a format that cannot hold it",
                                "what is written for another program means the same there",
                                "leave it out of a copy of the file, or choose another format"},
    [ENT_KIND_FOREIGN_LEFT] = {"N887", N, "what a format has no place for",
                               "formats of others have no place for some of what a file says",
                               NULL},
    [ENT_KIND_KTAB_COUNT] = {"E888", E, "a KTAB scenario that does not fit its first line",
                             "the first line of a KTAB scenario says how many actors and "
                             "dimensions follow; an actor has a row, a dimension a position and "
                             "a salience",
                             "make the numbers fit the rows and columns"},
    [ENT_KIND_POSITIONS_SHARES] =
        {"N889", N, "saliences as shares",
         "saliences are on 0 to 100; a table in which none is above 1 has them on 0 to 1", NULL},
    [ENT_KIND_NEEDS_OPTIONS] =
        {"E861", E, "a question about states, where there are none",
         "this is a question about possible states, and without options a dispute has none",
         "ask 'entente settle' of its issues or 'entente forecast' of its positions, or add "
         "'options'"},
    [ENT_KIND_ISSUE_FORM] = {"E862", E, "values that an issue cannot have",
                             "the values of an issue are its own ('values: [...]' or 'range'), for "
                             "all issues of a file "
                             "or none, or those of an 'option', or told by expressions over states",
                             NULL},
    [ENT_KIND_ISSUE_NUMBER] = {"E863", E, "not a number, or one that cannot be negative",
                               "numbers are decimals of at most 60 digits before and behind the "
                               "point; what cannot be less than nothing is not negative",
                               "write a number such as 3, -2 or 0.25"},
    [ENT_KIND_ISSUE_UTILITIES] =
        {"E864", E, "utilities that do not fit the values",
         "utilities are a number for each value of the issue; of a range also 'offset' and "
         "'slope', or 'from', 'top' and 'to'",
         NULL},
    [ENT_KIND_ISSUE_ORDER] = {"E865", E, "numbers that do not ascend", "these numbers ascend",
                              "write the lower one first"},
    [ENT_KIND_OFF_SCALE] = {"E866", E, "off the scale",
                            "what is said of an issue lies on its scale, which is 0 to 100 unless "
                            "'scale' says otherwise",
                            "write a number on the scale, or widen it under 'scale'"},
    [ENT_KIND_ISSUE_OF_NOBODY] = {"W867", W, "an issue of which nothing is said",
                                  "an issue of which nothing is said for any party decides nothing",
                                  "say what it is worth to a party, or where one stands on it"},
    [ENT_KIND_PARTY_WITHOUT_UTILITIES] =
        {"W868", W, "a party that values no issue",
         "a party that values no issue is indifferent between all outcomes",
         "give it 'utilities' in some issue"},
    [ENT_KIND_SALIENCE] = {"W869", W, "a salience above 100",
                           "salience is told from 0 to 100 as a rule; models divide by 100",
                           "check that 100 stands for all that a party can care"},
    [ENT_KIND_NO_WISHES] =
        {"E875", E, "no party wants anything",
         "what is efficient and fair goes by what the parties want: utilities of "
         "issues, weights, wishes or a ranking",
         "say under 'issues' or 'preferences' what the parties want"},
    [ENT_KIND_MANY_BARGAINERS] =
        {"E876", E, "settling among too many parties",
         "outcomes are compared for at most 64 parties",
         "leave out parties that decide nothing, or make one of several that act alike"},
    [ENT_KIND_GENIUS_ASIDE] =
        {"N899", N, "a part that says nothing of worth",
         "some parts of Genius' files are for its own agents, and say nothing of what outcomes are "
         "worth",
         "nothing needs to be done; results do not depend on it"},
};

/* Whether two codes are the same but for a small letter in `word`. */
static bool is_code(const char *code, const char *word)
{
    const char first = word[0] >= 'a' && word[0] <= 'z' ? (char)(word[0] - 'a' + 'A') : word[0];
    return first == code[0] && strcmp(word + 1, code + 1) == 0;
}

ent_status ent_code_find(const char *code, ent_code_view *out)
{
    if (code == NULL || out == NULL) {
        return ENT_ERROR_ARGUMENT;
    }
    for (size_t k = 0; *code != '\0' && k < ENT_KIND_COUNT; k++) {
        const ent_catalogue_entry *entry = &catalogue[k];
        if (is_code(entry->code, code)) {
            *out = (ent_code_view){entry->code, entry->severity, entry->title, entry->cause,
                                   entry->cure};
            return ENT_OK;
        }
    }
    return ENT_ERROR_NOT_FOUND;
}

const ent_catalogue_entry *ent_catalogue_at(ent_diagnostic_kind kind)
{
    return &catalogue[kind];
}
