/* SPDX-License-Identifier: MIT */
/*
 * What sections say: on small disputes of every form, asked in several ways, the words that must stand in each, and
 * those that must not.
 */
#include "report/disputes.h"
#include "report/sayings.h"

static const saying sayings[] = {
    {.text = quarry,
     .section = "summary",
     .words =
         {"How many of the 18 possible states would hold, every party staying, hangs on how",
          "- by itself [Nash], 2 states: no party can do better by a move of its own. - by answers "
          "that pay and last [SSEQ], 2 states:",
          "by The firm and The board; moves that are each a gain to their mover do not lead there. "
          "Agreed on together it is a gain to each of them. "
          "- If one refuses. If The board refuses, moves of the others lead to s3 (quiet), which "
          "would also hold, by threats that last [SMR], but is worse than today for The firm. "
          "Without a move of The firm no state of this name is reached.",
          "Today, s2 (quiet): The firm: digging. It would not hold: The town would leave it, and "
          "nobody could deter that. The town would gain if it takes up \"a lawsuit\", leading to "
          "s5 (court). Moves that are each a gain to those who make them could come to rest, where "
          "nobody gains by a further move of its own, only in s11 (court). The first to look at",
          "The first to look at - A: Peace, s9. The firm: digging, a wall; The board: the permit "
          "(small). - How firmly. It holds by itself [Nash]; against today better for every party. "
          "The firm cannot take back \"a wall\", and would if it could. - Others of its name. It "
          "is "
          "also the state told of for quiet. - Several together. Against several acting together "
          "it holds, too: no set of parties could do better together. - The way there. From today ",
          "Of all 4 that would hold in one of these ways 2 are better than today for some party "
          "and worse for none (s9 (peace), s15 (quiet)). 1 more holds beside those above.",
          "- B: Court, s11. The firm: digging; The town: a lawsuit; The board: the permit (small). "
          "- How firmly. It holds by itself [Nash]; against today better for The town; worse for "
          "The firm and The board. - Several together.",
          "Name States Nash SSEQ SEQ SMR GMR The firmest",
          "closed 6 0 0 0 0 0 none holds impossible 0 0 0 0 0 0 not possible quiet 6 1 1 1 3 3 s",
          "- Whichever way what is unsure or unknown turns out (6 readings): in each."}},
    {.text = quarry,
     .section = "summary",
     .words = {"[3 stated] [2 inferred] [4 assumed]", "a share of readings is not a probability",
               "!No moves lead"}},
    {.text = suspects,
     .section = "summary",
     .words =
         {"How many of the 4 possible states would hold", "- by itself [Nash], 1 state:",
          "Today, s1: nobody does anything. It would hold by answers that pay and last [SSEQ].",
          "!that the file names"}},
    {.text = pennies,
     .section = "summary",
     .words = {"none would hold: from each some party would move on.",
               "It would not hold: Bob would leave it under Nash.", "!The first to look at"},
     .concepts = 1u << ENT_NASH},
    {.text = pennies,
     .section = "summary",
     .words =
         {"- by itself [Nash], 0 states:",
          "would never come to rest: wherever they lead, some party would gain by a further move "
          "of its own. Of the outcomes below they can pass A, B and C, from each of which some "
          "party would gain by moving on if no answer deterred it. The first to look at",
          "by Ann and Bob; each a gain to its mover; at the first of these, Bob would have to fear "
          "an answer that pays, and at the second Ann. - If one refuses. If Ann refuses, moves of "
          "the "
          "others lead to s3, which would also hold, by answers that pay [SEQ]. If Bob refuses, "
          "moves of the others lead to s2, which would also hold, by answers that pay [SEQ], but "
          "is worse than today for Ann.",
          "B: s2. Ann: o. - How firmly. It holds by answers that pay [SEQ]; against today better "
          "for Bob; worse for Ann. - Several together. Against several acting together it holds, "
          "too: no set of parties could do better together. - The way there. From today 1 move "
          "leads there, by Ann; so do 3 that are each a gain to "
          "their mover; at the first of these, Bob would have to fear an answer that pays, at the "
          "second Ann, and at the third Bob.",
          "A: Same, s4. Ann: o; Bob: q. - How firmly. It holds by answers that pay [SEQ]; against "
          "today no "
          "different for any party.",
          "Of all 4 that would hold in one of these ways none is better than today for some party "
          "and worse for none."}},
    {.text = lost,
     .section = "summary",
     .words = {"What holds today is not said, so nothing is compared with it.", "!against today",
               "!Of all"}},
    {.text = poured,
     .section = "summary",
     .words = {"How many of the 6 possible states would hold", "A: Deal, s5.",
               "and to 2 no moves lead from today.", "!the dam: none"}},
    {.text = poured,
     .section = "settlements",
     .words = {"The firmest that are better than today for some party and worse for none",
               "!the dam: none"}},
    {.text = twins,
     .section = "settlements",
     .words = {"A: Deal", "B: Deal, as A but with", "!..."}},
    {.text = twins,
     .section = "dispute",
     .words = {"- deal: \"o\".", "- never seen: not (\"o\" and \"p\").",
               "- either one: \"p\" or \"grade\" at least mid or (deal and not \"r\").",
               "- bound: if \"o\", then \"grade\" high.",
               "- alike: \"o\" if and only if (\"p\" and \"r\").",
               "- some: at least 2 of these: \"o\", \"p\", \"r\"."}},
    {.text = quarry,
     .section = "dispute",
     .words =
         {"Option In the file Party", "a lawsuit sue The town no, yes",
          "- peace: \"digging\" and \"a wall\" and not \"a lawsuit\" and \"the permit\" small.",
          "Today's state is s2 (quiet). The last column under \"What each party can do\""}},
    {.text = suspects,
     .section = "dispute",
     .words = {"Option Party Values", "!In the file", "!What the names of states mean"}},
    {.text = rooms,
     .section = "dispute",
     .words = {"- inside: hall or attic.", "!The last column"}},
    {.text = quarry,
     .section = "parties",
     .words = {"The firm", "to dig \"digging\" [stated]", "paper, 3 must",
               "3 \"the permit\" at the same [assumed] [unsure]", "Wish 2: Costs.",
               "no dust \"a wall\" or not \"digging\" [stated] [strong] paper", "[unknown]"}},
    {.text = rooms,
     .section = "parties",
     .words = {"as a ranking of the states, the best first [stated].", "1. s1 (hall)",
               "2. s2 (attic), s3 (cellar)", "!lower place"}},
    {.text = merger,
     .section = "parties",
     .words = {"as good to it as the sum of the weights", "1 \"o\" 2.5 [assumed]",
               "2 not \"r\" -1 [assumed]", "1 \"o\" and \"r\" 0.000001 [assumed]"}},
    {.text = veiled,
     .section = "parties",
     .words = {"0.75", "It does not perceive the states in which this holds:", "[inferred]",
               "Towards Bob it is negative; what holds here does not reckon with that."}},
    {.text = silent,
     .section = "parties",
     .words = {"The file says nothing of what it wants: all states are equal"}},
    {.text = quarry,
     .section = "settlements",
     .words =
         {"Nash 2 no party can do better by a move of its own",
          "What all 4 that hold have in common: The firm: \"digging\".",
          "impossible 0 0 0 0 0 0 not possible",
          "What such a move would break: of The firm its wish 1, \"to dig\" [stated] or another.",
          "of The board its wish 2, \"the permit\" small [assumed].",
          "- The firm: digging; a wall (new). - The town: none of its options (as today).",
          "the permit: small (today none)", "Against today: better for every party.",
          "How surely: it holds under Nash in 100 %, 6 of 6, of the ways in which what is unsure"}},
    {.text = quarry,
     .section = "settlements",
     .words =
         {"[does not hold]: The town would leave it, and nobody could deter that.",
          "The town could do better by 1 move of its own, and nobody could deter it. It leaves. It "
          "would "
          "gain if it takes up \"a lawsuit\", leading to s5 (court): that meets its wish 2,",
          "Whatever the others do, it ends better off.", "On what these reasons rest:"}},
    {.text = suspects,
     .section = "settlements",
     .words =
         {"Ann could do better by 1 move of its own, but has to reckon with an answer. It stays "
          "by answers that pay and last [SSEQ]. It would gain if it takes up \"talk\", leading to "
          "s2: that "
          "meets its wish 2, \"talk\" [assumed]. But then Bob takes up \"sing\", which is better "
          "for "
          "it: it meets its wish 2, \"sing\" [assumed]. That ends in s4, which Ann likes less than "
          "this: it breaks its wish 1, not \"sing\" [assumed]. No further move of Ann could "
          "then bring it above where it was."}},
    {.text = pennies,
     .section = "settlements",
     .words = {"No state would hold: from each,", "none holds",
               "Answers of the others were not looked at."},
     .concepts = 1u << ENT_NASH},
    {.text = pennies,
     .section = "settlements",
     .words =
         {"must reckon with answers that pay for those who give them.",
          "which Bob likes no better than this. A further move of Bob could then bring it above "
          "where it was."}},
    {.text = door,
     .section = "settlements",
     .words = {"leading to s2 (either): place 1 in its order, against place 2. But then Bob moves, "
               "which is "
               "better for it: it stands higher in its order. That leads back here, with nothing "
               "gained.",
               "Either (s2) s2 (either) holds under [SEQ] [GMR]."}},
    {.text = door,
     .section = "settlements",
     .words =
         {"and no answer of the kinds looked at deters it. It leaves. It would gain if it moves",
          "No answer of the kinds looked at deters it."},
     .how = 'r'},
    {.text = suspects,
     .section = "settlements",
     .words = {"fares worse when others move at the same time.", "But if at the same time Bob"},
     .concepts = 1u << ENT_SIM},
    {.text = suspects,
     .section = "settlements",
     .words = {"the weakest way to hold"},
     .concepts = 1u << ENT_GMR},
    {.text = suspects, .section = "settlements", .words = {"strongly under"}, .how = 's'},
    {.text = merger,
     .section = "settlements",
     .words = {"One state, merged of 2 assignments by a rule of the file.", "q: left open",
               "r (new)"}},
    {.text = rooms,
     .section = "settlements",
     .words = {"hall (today)", "!Ann: none of its options"}},
    {.text = veiled, .section = "settlements", .words = {"stays: it does not perceive this state"}},
    {.text = suspects,
     .section = "settlements",
     .words = {"and with others, whether or not they pay, that it could not turn into "
               "a gain by a further move."},
     .concepts = 1u << ENT_SEQ | 1u << ENT_SMR},
    {.text = suspects,
     .section = "settlements",
     .words = {"[SEQ]. Whoever could"},
     .concepts = 1u << ENT_SEQ},
    {.text = pennies,
     .section = "settlements",
     .words = {"would leave it under SIM", "No answer of the kinds looked at deters it."},
     .concepts = 1u << ENT_SIM},
    {.text = pennies,
     .section = "settlements",
     .words = {"holds under"},
     .concepts = 1u << ENT_SEQ | 1u << ENT_SIM},
    {.text = suspects,
     .section = "summary",
     .words = {"!no party could do better"},
     .concepts = 1u << ENT_GMR},
    {.text = harbour, .section = "settlements", .words = {"Old", "_new"}},
    {.text = village,
     .section = "settlements",
     .words = {"s1 (Back) holds under [SSEQ] [SEQ] [SMR] [GMR]", ", and then "}},
    {.text = village, .section = "dispute", .words = {"Ann: Upstream."}},
    {.text = harbour,
     .section = "dispute",
     .words = {"only downwards", "only upwards", "cannot be changed"}},
    {.text = quarry,
     .section = "stability",
     .words = {"Peace, s9 all all all all", "The board 6 10 10 12 12"}},
    {.text = quarry,
     .section = "moves",
     .words = {"From today, s2 (quiet), moves of the parties lead to", "Who could do better now",
               "If each moves only when that improves its position at once, moves can end here:",
               "s11 (court) after 2 moves: against today, The town takes up \"a lawsuit\"; The "
               "board sets "
               "\"the permit\" from none to small.",
               "impossible no way no way"}},
    {.text = pennies,
     .section = "moves",
     .words = {"Improvements never come to an end", "same 0 0"}},
    {.text = suspects,
     .section = "moves",
     .words =
         {"moves can end here: - s4 after 2 moves: against today, Ann takes up \"talk\"; Bob takes "
          "up \"sing\"."}},
    {.text = rooms, .section = "moves", .words = {"moves of one party alone do not begin."}},
    {.text = pairs,
     .section = "summary",
     .words = {"Today, s1: nobody does anything. It would hold by itself [Nash]. Against several "
               "acting together it does not hold: Ann and Bob; or Ann and Cid; or Bob and Cid; or "
               "3 more sets together would leave it, and nobody could deter that."}},
    {.text = pairs,
     .section = "summary",
     .words = {"Each party is taken to act alone. Whether several acting together would leave what "
               "holds was not asked;",
               "!Against several"},
     .how = 'r'},
    {.text = pairs,
     .section = "moves",
     .words = {"moves of one party alone do not begin. Against several acting together it does not "
               "hold: Ann and Bob;",
               "!at no gain to itself"}},
    {.text = pairs, .section = "moves", .words = {"together was not asked."}, .how = 'r'},
    {.text = guarded,
     .section = "summary",
     .words =
         {"Against several acting together it holds, too: Ann and Bob together could do better, "
          "but the others could deter that, whether or not it pays for them."}},
    {.text = lost, .section = "moves", .words = {"so there is nothing to start from."}},
    {.text = lost, .section = "paths", .words = {"so there is nothing to start from."}},
    {.text = rooms,
     .section = "paths",
     .words = {"From today, s1 (hall), to s1 (hall): that is where things stand."}},
    {.text = pennies, .section = "paths", .state = "2", .words = {"3 moves at least, in 1 way:"}},
    {.text = adrift,
     .section = "paths",
     .words = {"No state would hold, and none was asked for.", "!start from"},
     .concepts = 1u << ENT_NASH},
    {.text = adrift,
     .section = "leverage",
     .words = {"No state would hold, and none was asked for."},
     .concepts = 1u << ENT_NASH},
    {.text = adrift,
     .section = "explain",
     .words = {"No state would hold, and none was asked for."},
     .concepts = 1u << ENT_NASH},
    {.text = adrift,
     .section = "stability",
     .words = {"!The same as a table", "Ann 2"},
     .concepts = 1u << ENT_NASH},
    {.text = quarry,
     .section = "paths",
     .words = {"From today, s2 (quiet), to s9 (peace).",
               "By moves of any kind 2 moves at least, in 2 ways: One way: 1. ",
               "The board sets \"the permit\" from none to small, leading to s8",
               "[a gain] to it: it meets its wish",
               "Who can block: The firm and The board; no way leads there without a move of each.",
               "No way leads there. The closest that is reached is",
               "by itself that is [a loss] to it: it breaks its wish 4, not \"a wall\" [assumed]"}},
    {.text = quarry,
     .section = "paths",
     .state = "1",
     .words = {"to s1 (closed).", "[a loss] to it: it breaks its wish 1, \"to dig\" [stated]"}},
    {.text = rooms,
     .section = "paths",
     .state = "3",
     .words = {"to s3 (cellar).", "Who can block: Ann and Bob; no way"}},
    {.text = rooms,
     .section = "paths",
     .state = "4",
     .words = {"to s4 (yard).", "No way leads there.", "!The closest"}},
    {.text = lake,
     .section = "paths",
     .state = "8",
     .words = {"By a joint move No parties that would each gain can go there together.",
               "By joint moves one after another There are 2, each a gain to those who make it.",
               "1. Cy alone, to s5. Cy takes up \"z\" (to s5). Cy gains: it meets its wish \"z\"",
               "2. Ann and Bob together, to s8.", "Ann gains: it meets its wish \"x and y\"",
               "Cy stays better off than before.", "Ann and Bob stay better off than before.",
               "!Not asked: whether"}},
    {.text = lake,
     .section = "paths",
     .state = "2",
     .words = {"By joint moves one after another None that are each a gain to those who make them "
               "lead there."}},
    {.text = lake,
     .section = "summary",
     .words = {"Agreed on together, it is still no gain to Ann. But 2 joint moves lead there, one "
               "after another, each a gain to those who make it."}},
    {.text = strait,
     .section = "paths",
     .state = "16",
     .words = {"By a joint move Ann, Bob, Cy and Di together; each gains.",
               "By smaller groups one after another There are 2, of at most 3 parties, "
               "each a gain to those who make it.",
               "1. Di alone, to s9.", "2. Ann, Bob and Cy together, to s16.",
               "!whether joint moves one after another"}},
    {.text = strait,
     .section = "summary",
     .words = {"Agreed on together it is a gain to each of them. Fewer at one table can do it: 2 "
               "joint moves, one after another, of at most 3 parties, each a gain to those who "
               "make it."}},
    {.text = quarry,
     .section = "robustness",
     .words = {"6 readings, all there are.", "60 readings, drawn by chance (seed 1)",
               "Peace, s9 Nash 100 % 100 % (93.9 to 100) 100 %", "quiet Nash",
               "What single changes overturn most",
               "of 16 change what holds; those that change most:",
               "their wishes that are assumed: 2 states newly would hold. Of those shown, s"}},
    {.text = suspects,
     .section = "robustness",
     .words = {"Not tried: nothing in the file is unsure or unknown."}},
    {.text = pennies,
     .section = "robustness",
     .words = {"no party has two things to put in order", "!In what share of readings each state",
               "same Nash 50 %"},
     .concepts = 1u << ENT_NASH},
    {.text = suspects,
     .section = "robustness",
     .words = {"Not tried: not asked for."},
     .concepts = 1u << ENT_SIM},
    {.text = veiled,
     .section = "robustness",
     .words = {"Not tried: not defined for this dispute."},
     .how = 'b'},
    {.text = silent, .section = "robustness", .words = {"Without the wishes that are assumed"}},
    {.text = quarry,
     .section = "leverage",
     .words = {"s9 (peace) holds under Nash at the strictest: no party can do better by a move of "
               "its own. What is the least that would end that? Only this outcome is asked about "
               "here; 'entente report FILE --state NAME' asks about another. A change",
               "of one party moves a wish to another place (cost 1), gives up a wish",
               "; nothing cheaper does it (", "Which party could bring it about", "The firm no",
               "The board also wants \"the permit\" less than small, in place 1",
               "The town yes, at cost 2 The town also wants \"a lawsuit\", in place 1"}},
    {.text = quarry,
     .section = "leverage",
     .state = "2",
     .words = {"s2 (quiet) does not hold under SEQ: it is not so that whoever could do better is "
               "deterred by answers that pay their givers. What is the least that would make it "
               "hold?",
               "Another state of its name holds as things stand: s9 (peace)."}},
    {.text = lopsided,
     .section = "leverage",
     .state = "7",
     .words = {"The least change has cost 4;",
               "Another state of its name takes less: s9 (aim), at cost 2."},
     .concepts = 1u << ENT_NASH},
    {.text = rooms,
     .section = "leverage",
     .state = "1",
     .words = {"Ann and Bob could do it together, by their wishes alone, at cost 2.",
               "above s1 (hall)"},
     .concepts = 1u << ENT_SEQ},
    {.text = pennies,
     .section = "leverage",
     .state = "1",
     .words = {"s1 (same) holds under SEQ at the strictest"}},
    {.text = lost,
     .section = "leverage",
     .words = {"s3 (some) holds under Nash at the strictest", "!asks about another"}},
    {.text = quarry,
     .section = "evidence",
     .words = {"The firm 1 1 2 1 1 2",
               "What the parties can do: [1 stated] [0 inferred] [1 assumed].",
               "The rules: [0 stated] [1 inferred] [0 assumed].",
               "paper A newspaper, 2024-05-02, example.org/a; cited by 3 claims.",
               "letter A letter; cited by 1 claim.",
               "The town: its wish 3, \"the permit\" none [assumed] [unknown]"}},
    {.text = rooms,
     .section = "evidence",
     .words = {"The file names no source.", "Ann 1 0 0 0 0 0", "!What is unsure"}},
    {.text = quarry,
     .section = "method",
     .words = {"[Nash] Nash stability", "Rego and Vieira 2017.", "SHA-256 of the dispute file",
               "marked unsure or unknown are taken as sure", "Drawn readings: 60 (seed 1).",
               "!partial result", "!does not perceive"}},
    {.text = veiled,
     .section = "method",
     .words = {"A party makes no move to or from states that it does not perceive."}},
    {.text = quarry,
     .section = "explain",
     .state = "2",
     .words = {"s2 (quiet) [does not hold]: The town would leave it", "The town a lawsuit no no",
               "1. It would gain if it takes up \"a lawsuit\"", "!Against today"}},
    {.text = suspects,
     .section = "explain",
     .state = "4",
     .words = {"s4 holds under [Nash] [SSEQ] [SEQ] [SMR] [GMR]. No party could do better",
               "Against today: worse for every party."}},
    {.text = rooms,
     .section = "explain",
     .state = "2",
     .words = {"!What each party does", "place 1 in its order, against place 3"}},
    {.text = veiled,
     .section = "method",
     .words = {"does not perceive, and disregards what others do there.", "!SIM]"},
     .how = 'b'},
    {.text = rooms, .section = "method", .words = {"does not count as an answer."}, .how = 'r'},
    {.text = suspects,
     .section = "method",
     .words = {"[SIM] simultaneous stability", "![Nash]"},
     .concepts = 1u << ENT_SIM},
    {.text = suspects,
     .section = "leverage",
     .words = {"it is not defined for disputes of this form"},
     .concepts = 1u << ENT_SIM},
    {.text = suspects, .section = "leverage", .words = {"under GMR"}, .concepts = 1u << ENT_GMR},
    {.text = suspects, .section = "robustness", .words = {"60 readings, drawn"}, .how = 'b'},
    {.text = doubt,
     .section = "robustness",
     .words = {"What is unsure Not tried: not defined for this dispute.",
               "4 readings, all there are."}},
    {.text = lost,
     .section = "explain",
     .words = {"Ann o yes", "!Today", "Ann stays: each of its 2 moves is worse for it."}},
    {.text = lost,
     .section = "settlements",
     .words = {"A: Some s3 (some) holds under", "!Against today"}},
    {.text = village,
     .section = "settlements",
     .words = {"Back (today)", "A: Back s5", "Cid cannot take back \"r\", and would if it could."}},
    {.text = village,
     .section = "evidence",
     .words = {"What the parties can do: [0 stated] [0 inferred] [1 assumed].", "!The rules:"}},
    {.text = harbour,
     .section = "evidence",
     .words = {"The rules: [0 stated] [0 inferred] [1 assumed].", "!can do"}},
    {.text = doubt, .section = "evidence", .words = {"told Tales; cited by 1 claim."}},
    {.text = gates, .section = "settlements", .words = {"s2 holds under"}},
    {.text = many,
     .section = "moves",
     .words = {"It would gain if it takes up \"o\"", "; or if it ",
               "moves can end in one of these states:", "2 more are not shown."}},
    {.text = many,
     .section = "settlements",
     .words = {"more states that would hold have no card here."}},
    {.text = bans,
     .section = "summary",
     .words = {"A: Banned, s4. Ann: a signature; The office: a ban",
               "1 more state of this name holds",
               "1 move leads there, by The office, a gain to the mover."}},
    {.text = office,
     .section = "summary",
     .words =
         {"The office would gain if it takes up \"a clearance\", leading to s5. It would be "
          "best off if it takes up \"a clearance\", \"a fee\", leading to s7, but is "
          "easier to deter from that. Moves",
          "only in s3 or s8. Of the outcomes below they can pass B, from which some party would "
          "gain by moving on if no answer deterred it."}},
    {.text = office,
     .section = "settlements",
     .words = {"The hardest to deter: it would gain if it takes up \"a clearance\", leading to s5: "
               "that meets its wish 3, \"a clearance\" [assumed]. Whatever the others do, it ends "
               "better off. It would be best off if"}},
    {.text = decree,
     .section = "settlements",
     .words = {"of The firm its wish 1, \"a plant\" [assumed]. The office cannot take back \"a "
               "clearance\", and would if it could. The firm cannot change \"the pay\" or \"a "
               "bid\", and would change each of these alone if it could.",
               "The office cannot take back \"a clearance\" or \"a fee\", and would take back each "
               "of these alone if it could.",
               "It leaves. It would gain if it takes up \"a plant\", leading to s6 (cleared): that "
               "meets its wish 1, \"a plant\" [assumed]. Whatever the others do, it ends better "
               "off. The firm cannot change",
               "!cannot take up"}},
    {.text = decree,
     .section = "summary",
     .words = {"no different for the office. The office cannot take back \"a clearance\", and "
               "would if it could. The firm cannot take up \"a bid\", and would if it could. - "
               "Others of its name. 3 more states",
               "!the pay\""}},
    {.text = bans, .section = "settlements", .words = {"!take back", "!if it could"}},
    {.text = ladder,
     .words =
         {"(60 readings): in each. Only neighbours change places here; moved further, one wish "
          "alone can end A: 2 changes as small do it, such as that Ann puts"}},
    {.text = convoy,
     .words = {"Only neighbours change places here; yet no wish alone, moved to any other place, "
               "ends A. The order"}},
    {.text = quarry,
     .section = "summary",
     .words = {"and that would never hold: - Closed, 6 states. The firm would leave each, and "
               "nobody could deter that. - Impossible: no possible state is so. The outcomes that "
               "the file names: how many"}},
    {.text = nowhere,
     .section = "summary",
     .words = {"- Both, 4 states. Ann and Bob would each leave all under Nash. - Any, 16 states. "
               "Some party would leave each, not always the same one under Nash. - All, s16: Ann, "
               "Bob and Dora would leave it under Nash. The outcomes"},
     .concepts = 1u << ENT_NASH},
    {.text = bans, .section = "summary", .words = {"!would never hold"}},
    {.text = stuck, .words = {"moved to any other place, ends today's state."}},
    {.text = merger,
     .words = {"here. The orders of Ann and Bob have only", "probability. The orders of Ann"}},
    {.text = quarry,
     .section = "summary",
     .words = {"in each. Only neighbours change places here. The order of"}},
    {.text = convoy, .section = "summary", .words = {"The first to look at - A: s8. Ann: o;"}},
    {.text = silent,
     .section = "summary",
     .words = {"A check of the file finds 1 thing that may not be meant so, such as a wish",
               "Agreed on together, it is still no gain to b."}},
    {.text = suspects,
     .section = "summary",
     .words = {"Were the answers not minded, moves that are each a gain to those who make them "
               "could come to rest, where nobody gains by a further move of its own, only in s4."}},
    {.text = quarry,
     .words = {"Only this outcome is asked about here; 'entente report FILE --state NAME' asks "
               "about another. Changes of any size"}},
    {.text = flat, .section = "settlements", .words = {"_x (today)"}},
    {.text = flat, .section = "robustness", .words = {"0 of 1 change what holds."}},
};

static void test_sayings(void **state)
{
    (void)state;
    check_sayings(sayings, sizeof sayings / sizeof *sayings);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_sayings)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
