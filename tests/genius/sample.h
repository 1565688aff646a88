/* SPDX-License-Identifier: MIT */
/* A scenario about a house: a list, an integer and a real issue, and profiles of both who would live in it. */
#ifndef ENT_TESTS_GENIUS_SAMPLE_H
#define ENT_TESTS_GENIUS_SAMPLE_H

#include <entente/entente.h>

#include <string.h>

static const char sample_domain[] =
    "<?xml version=\"1.0\"?>\n"
    "<negotiation_template>\n"
    " <utility_space number_of_issues=\"3\">\n"
    "  <objective index=\"0\" name=\"root\">\n"
    "   <issue index=\"3\" name=\"Price\" vtype=\"integer\" lowerbound=\"10\" upperbound=\"14\"/>\n"
    "   <issue name='Colour' index='2' etype='discrete'>\n"
    "    <item index=\"1\" value=\"Red\"/>\n"
    "    <item index=\"2\" value=\"Not red &amp; \xC3\xA9pais\"/>\n"
    "   </issue>\n"
    "   <objective index=\"9\" name=\"more\">\n"
    "    <issue index=\"4\" name=\"Area\" type=\"real\"><range lowerbound=\"0.0\" "
    "upperbound=\"10\"/></issue>\n"
    "   </objective>\n"
    "  </objective>\n"
    " </utility_space>\n"
    "</negotiation_template>\n";

static const char sample_first[] =
    "<utility_space>\n"
    " <objective index=\"0\" name=\"root\">\n"
    "  <weight index=\"1\" value=\"0.50\"/><weight value=\".3\" index=\"2\"/>\n"
    "  <weight index=\"3\" value=\"2E-1\"/>\n"
    "  <issue index=\"1\" name=\"Colour\" type=\"discrete\">\n"
    "   <item index=\"1\" value=\"Not red &amp; \xC3\xA9pais\" evaluation=\"3\"/>\n"
    "   <item index=\"2\" value=\"Red\" evaluation=\"012.0\"/>\n"
    "  </issue>\n"
    "  <issue index=\"2\" name=\"Price\" vtype=\"integer\" lowerbound=\"10\" upperbound=\"14\">\n"
    "   <evaluator ftype=\"linear\" offset=\"1\" slope=\"-0.25\"/>\n"
    "  </issue>\n"
    "  <issue index=\"3\" name=\"Area\" type=\"real\">\n"
    "   <evaluator ftype=\"triangular\" parameter0=\"0\" parameter1=\"10\" parameter2=\"4.5\"/>\n"
    "  </issue>\n"
    " </objective>\n"
    " <reservation value=\"0.20\"/>\n"
    " <discount_factor value=\"0.9\"/>\n"
    "</utility_space>\n";

static const char sample_second[] =
    "<utility_space>\n"
    " <objective>\n"
    "  <issue index=\"1\" name=\"Colour\">\n"
    "   <item value=\"Red\" evaluation=\"1\"/>\n"
    "   <item value=\"Not red &amp; \xC3\xA9pais\" evaluation=\"2\"/>\n"
    "  </issue>\n"
    "  <issue index=\"2\" name=\"Price\" vtype=\"integer\">\n"
    "   <evaluator offset=\"0\" slope=\"0.25\"/>\n"
    "  </issue>\n"
    "  <issue index=\"3\" name=\"Area\" type=\"real\">\n"
    "   <evaluator ftype=\"constant\" parameter0=\"0.5\"/>\n"
    "  </issue>\n"
    "  <weight index=\"1\" value=\"0.1\"/>\n"
    "  <weight index=\"2\" value=\"0.2\"/>\n"
    "  <weight index=\"3\" value=\"0.7\"/>\n"
    " </objective>\n"
    "</utility_space>\n";

/* What it is as a dispute file. */
static const char sample_document[] = "entente: 1\n"
                                      "title: house\n"
                                      "parties:\n"
                                      "  ann_1:\n"
                                      "    name: Ann 1\n"
                                      "  bob: {}\n"
                                      "issues:\n"
                                      "  colour:\n"
                                      "    label: Colour\n"
                                      "    values: [red, not_red_pais]\n"
                                      "    labels:\n"
                                      "      red: Red\n"
                                      "      not_red_pais: Not red & \xC3\xA9"
                                      "pais\n"
                                      "    utilities:\n"
                                      "      ann_1:\n"
                                      "        red: 12\n"
                                      "        not_red_pais: 3\n"
                                      "      bob:\n"
                                      "        red: 1\n"
                                      "        not_red_pais: 2\n"
                                      "    weights:\n"
                                      "      ann_1: 0.5\n"
                                      "      bob: 0.1\n"
                                      "  price:\n"
                                      "    label: Price\n"
                                      "    range: [10, 14]\n"
                                      "    utilities:\n"
                                      "      ann_1:\n"
                                      "        offset: 1\n"
                                      "        slope: -0.25\n"
                                      "      bob:\n"
                                      "        offset: 0\n"
                                      "        slope: 0.25\n"
                                      "    weights:\n"
                                      "      ann_1: 0.3\n"
                                      "      bob: 0.2\n"
                                      "  area:\n"
                                      "    label: Area\n"
                                      "    range: [0, 10]\n"
                                      "    type: real\n"
                                      "    steps: 21\n"
                                      "    utilities:\n"
                                      "      ann_1:\n"
                                      "        from: 0\n"
                                      "        to: 10\n"
                                      "        top: 4.5\n"
                                      "      bob:\n"
                                      "        offset: 0.5\n"
                                      "        slope: 0\n"
                                      "    weights:\n"
                                      "      ann_1: 0.2\n"
                                      "      bob: 0.7\n"
                                      "bargaining:\n"
                                      "  scale: unit\n"
                                      "  reservation:\n"
                                      "    ann_1: 0.2\n"
                                      "    bob: 0\n"
                                      "  discount:\n"
                                      "    ann_1: 0.9\n";

static inline ent_input_text sample_text(const char *name, const char *text)
{
    return (ent_input_text){.name = name, .bytes = text, .length = strlen(text)};
}

#endif
