/* SPDX-License-Identifier: MIT */
/* What is told of an answer that deters a party. */
#include "report/judged/answers.h"

#include "dispute/subject.h"

void ent_words_further(ent_text *text, const ent_dispute *dispute, size_t party, bool gains)
{
    ent_subject who = ent_party_subject(dispute, party);
    ent_text_format(text,
                    ent_inflect(&who, gains ? "A further move of %s could then bring {it above "
                                              "where it was|them above where they were}."
                                            : "No further move of %s could then bring {it above "
                                              "where it was|them above where they were}."),
                    ent_party_name(dispute, party));
}
