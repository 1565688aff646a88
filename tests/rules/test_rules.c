/* SPDX-License-Identifier: MIT */
/* Each rule on sentences that show it; and sentences that say nothing of the dispute. */
#include "harbour.h"

#include "reading/rules.h"

typedef struct example {
    const char *rule;
    ent_coded_field field;
    const char *value, *words, *text;
} example;

#define SPEAKER   ENT_CODED_SPEAKER
#define ACTOR     ENT_CODED_ACTOR
#define ACT       ENT_CODED_ACT
#define ADDRESSEE ENT_CODED_ADDRESSEE
#define ISSUE     ENT_CODED_ISSUE
#define NEGATION  ENT_CODED_NEGATION
#define MODALITY  ENT_CODED_MODALITY
#define QUOTATION ENT_CODED_QUOTATION

static const example examples[] = {
    {ENT_RULE_SAYS, SPEAKER, "guild", "Ruud", "Ruud said that the port would drop the tariff."},
    {ENT_RULE_SAYS, SPEAKER, "guild", "Ruud",
     "Ruud, who met nobody, said no blockade was planned."},
    {ENT_RULE_SAYS, SPEAKER, "port", "Brink",
     "On Monday, Brink told reporters that dredging would begin."},
    {ENT_RULE_SAID, SPEAKER, "port", "the harbour master",
     "“The blockade must end,” said the harbour master."},
    {ENT_RULE_SAID, SPEAKER, "guild", "Ruud",
     "The guild would lift the blockade, Ruud told reporters."},
    {ENT_RULE_SAID, SPEAKER, "port", "Brink", "The port, Brink said, would accept mediation."},
    {ENT_RULE_ACCORDING, SPEAKER, "port", "the port",
     "According to the port, dredging will begin in May."},
    {ENT_RULE_QUOTE, SPEAKER, "guild", NULL,
     "Ruud rejected mediation. “We will end the blockade.”"},
    {ENT_RULE_WORDS, SPEAKER, "guild", "The guild", "The guild demanded mediation."},
    {ENT_RULE_BY, ACTOR, "guild", "the pilots", "The blockade was lifted by the pilots at noon."},
    {ENT_RULE_BY, SPEAKER, "port", "the port",
     "The guild was told by the port that dredging could not begin."},
    {ENT_RULE_VERB, ACT, "refuse", "rejected", "The guild rejected mediation."},
    {ENT_RULE_VERB, ACT, "demand", "called for", "The guild called for mediation."},
    {ENT_RULE_VERB, ACT, "refuse", "turned down", "The guild turned down mediation."},
    {ENT_RULE_VERB, ACT, "concede", "rule out", "Ruud did not rule out a blockade."},
    {ENT_RULE_VERB, ACT, "do", "ended", "Pilots on Friday ended their blockade of the harbour."},
    {ENT_RULE_VERB, ACT, "meet", "met", "Brink met Ruud on Sunday."},
    {ENT_RULE_VERB, ACT, "call", "telephoned", "Brink telephoned Ruud on Sunday."},
    {ENT_RULE_VERB, ACT, "expect", "fear", "Hollish officials fear that the port will sue."},
    {ENT_RULE_VERB, ACT, "state", "denied", "The port denied that it had threatened to sue."},
    {ENT_RULE_VERB, ACT, "threaten", "warned", "The port warned the guild it would sue."},
    {ENT_RULE_NOUN, ACT, "offer", "offer", "The port made an offer of mediation."},
    {ENT_RULE_NOUN, ACT, "meet", "talks", "The port held talks with the guild."},
    {ENT_RULE_NOUN, ACT, "agree", "agreement",
     "Under the agreement, the port will drop the tariff."},
    {ENT_RULE_NOUN, ACT, "meet", "talks",
     "Brink said talks with the guild would resume on Monday."},
    {ENT_RULE_MODAL, ACT, "promise", "will", "Ruud said the guild will end the blockade."},
    {ENT_RULE_MODAL, ACT, "refuse", "will never", "“We will never accept mediation,” Ruud said."},
    {ENT_RULE_MODAL, ACT, "refuse", "cannot", "The port cannot halve its fees, Brink added."},
    {ENT_RULE_MODAL, ACT, "expect", "would", "Ruud said that the port would drop the tariff."},
    {ENT_RULE_MODAL, ACT, "concede", "ready",
     "Brink said she was ready to accept mediation if the guild left."},
    {ENT_RULE_MODAL, ACT, "threaten", "could",
     "Ruud added that the pilots could start a blockade."},
    {ENT_RULE_MODAL, ACT, "refuse", "will", "“There will be no mediation,” Brink said."},
    {ENT_RULE_VERB, ACT, "promise", "willing", "The port is willing to accept mediation."},
    {ENT_RULE_VERB, ACT, "demand", "demanding",
     "Ruud sent a letter to the port demanding mediation."},
    {ENT_RULE_VERB, ACT, "refuse", "considered",
     "Neither the port nor the guild has considered dredging."},
    {ENT_RULE_SAYS, SPEAKER, "guild", "Ruud",
     "Ruud made clear that he would not accept mediation."},
    {ENT_RULE_SAID, SPEAKER, "guild", "Ruud",
     "The port might accept mediation, said Ruud, “only if we leave”."},
    {ENT_RULE_MODAL, ACT, "promise", "would",
     "Ruud said that the blockade would end if fees fell."},
    {ENT_RULE_VERB, ACT, "refuse", "willing", "Ruud is not willing to accept mediation."},
    {ENT_RULE_VERB, ACT, "agree", "agreed", "Brink and Ruud agreed that the blockade should end."},
    {ENT_RULE_TAKEN, ISSUE, "blockade=yes", "blockade",
     "The guild threatened the port with a blockade."},
    {ENT_RULE_NOT, NEGATION, "yes", "never", "The port never promised to drop the tariff."},
    {ENT_RULE_OWN, ACTOR, "guild", "Ruud", "Ruud said the port must drop the tariff."},
    {ENT_RULE_ASKED, ADDRESSEE, "port", "the port", "Ruud said the port must drop the tariff."},
    {ENT_RULE_OBJECT, ADDRESSEE, "guild", "the pilots",
     "Brink urged the pilots to end the blockade immediately."},
    {ENT_RULE_OBJECT, ADDRESSEE, "guild", "Ruud", "Brink telephoned Ruud on Sunday."},
    {ENT_RULE_WITH, ADDRESSEE, "guild", "the guild", "The port held talks with the guild."},
    {ENT_RULE_WITH, ADDRESSEE, "port", NULL,
     "The guild and the port signed an agreement on dredging."},
    {ENT_RULE_OWNER, ADDRESSEE, "port", "port",
     "The guild rejected the port's offer of mediation."},
    {ENT_RULE_INTRODUCED, ACTOR, "port", "Falk", NULL},
    {ENT_RULE_PRONOUN, ACTOR, "port", "it", "The port denied that it had threatened to sue."},
    {ENT_RULE_BOTH, ADDRESSEE, "guild", "Both sides",
     "Brink left. Ruud stayed. Both sides agreed on mediation."},
    {ENT_RULE_WE, ACTOR, "guild", "We", "“We will never accept mediation,” Ruud said."},
    {ENT_RULE_ALIAS, ISSUE, "tariff=halve", "halve its fees",
     "The port has offered to halve its fees."},
    {ENT_RULE_ALIAS, ISSUE, "tariff=drop", "dropped the tariff", "The port dropped the tariff."},
    {ENT_RULE_ALIAS, ISSUE, "tariff=drop", "drop the hated new tariff",
     "The port will drop the hated new tariff."},
    {ENT_RULE_ENDED, ISSUE, "blockade=no", "blockade",
     "Brink urged the pilots to end the blockade immediately."},
    {ENT_RULE_ENDED, ISSUE, "blockade=no", "blockade", "The blockade was lifted by the pilots."},
    {ENT_RULE_ENDED, ISSUE, "blockade=no", "blockade",
     "“The blockade must end,” said the harbour master."},
    {ENT_RULE_TAKEN, ISSUE, "mediation=yes", "mediation", "The guild demanded mediation."},
    {ENT_RULE_NOT, NEGATION, "yes", "never", "“We will never accept mediation,” Ruud said."},
    {ENT_RULE_NOT, NEGATION, "yes", "not", "The port promised not to sue."},
    {ENT_RULE_MODALITY, MODALITY, "unlikely", "unlikely",
     "It is unlikely that the port will drop the tariff."},
    {ENT_RULE_MODALITY, MODALITY, "necessary", "must",
     "“The blockade must end,” said the harbour master."},
    {ENT_RULE_MODALITY, MODALITY, "impossible", "could",
     "Ruud said the guild could not accept mediation."},
    {ENT_RULE_CONDITION, MODALITY, "conditional", "until",
     "Ruud vowed that the blockade would go on until May came."},
    {ENT_RULE_CONDITION, MODALITY, "conditional", "If",
     "If the guild leaves, the port will drop the tariff."},
    {ENT_RULE_VERB, ACTOR, "guild", "The pilots",
     "The pilots, whose boats lay idle, rejected mediation."},
    {ENT_RULE_PRONOUN, SPEAKER, "port", "a spokeswoman",
     "The port would accept mediation, a spokeswoman said."},
    {ENT_RULE_CUE, ISSUE, "tariff", "fees", "The guild rejected fees at night."},
    {ENT_RULE_VERB, ACTOR, "guild", "Ruud", "Ruud once threatened the port with a blockade."},
    {ENT_RULE_TAKEN, ISSUE, "sue=yes", "sue", "Brink denied plans to sue."},
    {ENT_RULE_MODAL, ACT, "concede", "would", "Brink hinted that the port would drop the tariff."},
    {ENT_RULE_MODAL, ACT, "threaten", "would",
     "Brink said the port would have to sue if the guild stayed."},
    {ENT_RULE_TAKEN, ISSUE, "mediation=yes", "mediation",
     "Brink promised that mediation would come."},
    {ENT_RULE_VERB, ACT, "state", "wants", "The port wants to drop the tariff."},
    {ENT_RULE_VERB, ACT, "promise", "prepared", "The port is prepared to accept mediation."},
    {ENT_RULE_NOT, NEGATION, "yes", "no", "Ruud said the guild will no longer accept mediation."},
    {ENT_RULE_NOT, NEGATION, "yes", "short", "Brink stopped short of threatening to sue."},
    {ENT_RULE_OBJECT, ADDRESSEE, "guild", "the pilots",
     "Brink told the pilots that she would halve the tariff."},
    {ENT_RULE_CONDITION, MODALITY, "conditional", "provided",
     "Ruud said the guild would lift the blockade, provided fees fell."},
    {ENT_RULE_GOES_ON, ISSUE, "mediation=yes", "it",
     "The port offered mediation. The guild rejected it."},
    {ENT_RULE_GOES_ON, ISSUE, "mediation=yes", "the offer",
     "The port offered mediation. The guild welcomed the offer."},
    {ENT_RULE_GOES_ON, ISSUE, "mediation=yes", "It",
     "The port offered mediation. It was rejected by the guild."},
    {ENT_RULE_CUE, ISSUE, "tariff", "fees", "The guild criticised the fees."},
    {ENT_RULE_CUE, ISSUE, "tariff=halve", "halving", "The guild demanded a halving by May."},
    {ENT_RULE_ALIAS, ISSUE, "tariff=halve", "tariff would soon be halved",
     "Ruud said the tariff would soon be halved."},
    {ENT_RULE_ALIAS, ISSUE, "tariff=halve", "halving of the tariff",
     "Ruud demanded the halving of the tariff."},
    {ENT_RULE_OTHER, ADDRESSEE, "guild", "her counterpart",
     "Brink urged her counterpart to end the blockade."},
    {ENT_RULE_MODAL, ACT, "threaten", "would", "Brink said the port would sue."},
    {ENT_RULE_MODAL, ACT, "concede", "would",
     "Brink said the port would drop the tariff only if the guild left."},
    {ENT_RULE_VERB, ACT, "refuse", "approve", "The guild could not approve dredging."},
    {ENT_RULE_VERB, ACT, "promise", "announced", "The guild announced a blockade."},
    {ENT_RULE_VERB, ACT, "call", "spoke", "Brink spoke with Ruud on Sunday."},
    {ENT_RULE_VERB, ACT, "expect", "unlikely", "A blockade is unlikely."},
    {ENT_RULE_VERB, ACT, "refuse", "refuses", "The port “refuses mediation”."},
    {ENT_RULE_WORDS, SPEAKER, "guild", "One of the pilots",
     "One of the pilots demanded mediation."},
    {ENT_RULE_WORDS, SPEAKER, "port", "An aide to Brink", "An aide to Brink rejected mediation."},
    {ENT_RULE_VERB, ACTOR, "guild", "the pilots", "In Geneva the pilots rejected mediation."},
    {ENT_RULE_VERB, ACTOR, "port", "Brink", "Brink denied plans to drop the tariff."},
    {ENT_RULE_VERB, ACTOR, "guild", "Ruud", "Ruud, who quaffed it, rejected mediation."},
    {ENT_RULE_BOTH, ADDRESSEE, "guild", "The two", "Brink met Ruud. The two agreed on mediation."},
    {ENT_RULE_CONDITION, MODALITY, "conditional", "Without",
     "Without mediation the pilots would leave, start a blockade and stay."},
    {ENT_RULE_MARKS, QUOTATION, "yes", "“a trick”", "The guild rejected mediation as “a trick”."},
    {ENT_RULE_MARKS, QUOTATION, "yes", "'a trick'", "The guild rejected mediation as 'a trick'."},
};

static const char introduction[] = "The port's spokeswoman, Nina Falk, rejected mediation. "
                                   "Falk met Ruud on Sunday.";

/* Whether a statement shows the example. */
static bool shows(const ent_coding *coding, const example *e, const char *text)
{
    const bool introduced = strcmp(e->rule, ENT_RULE_INTRODUCED) == 0;
    const char *rule = introduced ? NULL : e->rule;
    for (size_t i = 0; i < ent_coding_describe(coding).count; i++) {
        const ent_coded coded = ent_coding_at(coding, i);
        const char *expected[] = {e->value, e->words, rule};
        if (has_field(&coded, text, e->field, expected)) {
            return true;
        }
    }
    return false;
}

static void each_rule(void **unused)
{
    (void)unused;
    ent_context *context = new_context();
    ent_dispute *dispute = read_dispute(context, harbour);
    for (size_t e = 0; e < sizeof examples / sizeof *examples; e++) {
        const char *text = examples[e].text == NULL ? introduction : examples[e].text;
        ent_coding *coding = read_bytes(context, dispute, text, strlen(text));
        if (!shows(coding, &examples[e], text)) {
            fail_msg("%s: %s: %s", examples[e].rule, examples[e].value, text);
        }
        ent_coding_free(coding);
    }
    ent_dispute_free(dispute);
    ent_context_free(context);
}

/* No rule is without an example; names and roles only help other rules. */
static void all_rules(void **unused)
{
    (void)unused;
    for (const ent_reading_rule *rule = ent_reading_rules(); rule->id != NULL; rule++) {
        bool found = strcmp(rule->id, ENT_RULE_NAME) == 0 || strcmp(rule->id, ENT_RULE_ROLE) == 0;
        for (size_t e = 0; e < sizeof examples / sizeof *examples; e++) {
            found |= strcmp(examples[e].rule, rule->id) == 0;
        }
        assert_true(found);
        assert_true(strlen(rule->words) > 20);
    }
}

static const char *const silent[] = {
    "",
    "The sea was calm.",
    "Shares of the port rose by two percent.",
    "Residents queued for bread.",
    "Nobody knows what comes next.",
    "The port was opened in 1911.",
    "Mediation is a word of three letters more than blockade.",
    "Analysts said the weather would improve.",
    "“Is it over?” asked a child.",
    "Opposition leaders demanded mediation.",
    "Former Hollish ministers demanded dinner.",
    "If the guild ends the blockade.",
};

static void nothing_said(void **unused)
{
    (void)unused;
    ent_context *context = new_context();
    ent_dispute *dispute = read_dispute(context, harbour);
    for (size_t t = 0; t < sizeof silent / sizeof *silent; t++) {
        ent_coding *coding = read_bytes(context, dispute, silent[t], strlen(silent[t]));
        if (ent_coding_describe(coding).count != 0) {
            fail_msg("%s", silent[t]);
        }
        ent_coding_free(coding);
    }
    ent_dispute_free(dispute);
    ent_context_free(context);
}

/* Two statements of one sentence, each with its speaker; with all sentences, empty ones too. */
static void several(void **unused)
{
    (void)unused;
    static const char text[] =
        "The port rejected mediation and the guild demanded dredging. It rained.";
    ent_context *context = new_context();
    ent_dispute *dispute = read_dispute(context, harbour);
    ent_coding *coding = read_bytes(context, dispute, text, sizeof text - 1);
    assert_int_equal(ent_coding_describe(coding).count, 2);
    assert_string_equal(ent_coding_at(coding, 0).fields[ACTOR].value, "port");
    assert_string_equal(ent_coding_at(coding, 1).fields[ACTOR].value, "guild");
    assert_string_equal(ent_coding_at(coding, 1).fields[ISSUE].value, "dredging=yes");
    ent_coding_free(coding);
    ent_reading_options options;
    ent_reading_defaults(&options);
    options.every_sentence = true;
    coding = NULL;
    assert_int_equal(
        ent_reading_new(context, dispute, "t", text, sizeof text - 1, &options, &coding), ENT_OK);
    assert_int_equal(ent_coding_describe(coding).count, 3);
    assert_int_equal(ent_coding_at(coding, 2).start, sizeof text - 1 - strlen("It rained."));
    ent_coding_free(coding);
    ent_dispute_free(dispute);
    ent_context_free(context);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(each_rule), cmocka_unit_test(all_rules),
                                       cmocka_unit_test(nothing_said), cmocka_unit_test(several)};
    return cmocka_run_group_tests_name("rules", tests, NULL, NULL);
}
