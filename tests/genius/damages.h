/* SPDX-License-Identifier: MIT */
/* What can be wrong with the texts of a scenario, and a scenario of hyper-rectangles. */
#ifndef ENT_TESTS_GENIUS_DAMAGES_H
#define ENT_TESTS_GENIUS_DAMAGES_H

#include "sample.h"

#include <stdio.h>

enum { MOST = 20000 /* bytes of a text */ };

/* What is put in place of what, in which of the texts (0 the domain), and the first thing that is told of it. */
typedef struct damage {
    size_t text;
    const char *before, *after;
    const char *code, *source;
    unsigned long long line, column;
} damage;

static const damage damages[] = {
    {0, "<item index=\"1\"", "<item index=1", "E891", "house.xml", 7, 17},
    {0, "  </objective>\n </utility", "  </objektive>\n </utility", "E891", "house.xml", 13, 5},
    {1, "&amp;", "&none;", "E891", "ann.xml", 6, 4},
    {1, "</utility_space>\n", "", "E891", "ann.xml", 17, 32},
    {1, "<utility_space>\n", "<!DOCTYPE a [<!ENTITY b \"c\">]>\n<utility_space>\n", "E892",
     "ann.xml", 1, 1},
    {0, "version=\"1.0\"", "version=\"1.0\" encoding='EBCDIC'", "E892", NULL, 0, 0},
    {0, "\xC3\xA9", "\xC3", "E104", "house.xml", 8, 42},
    {1, "\xC3\xA9", "\x01", "E103", "ann.xml", 6, 41},
    {1, "<utility_space>\n", "<negotiation_template><utility_space>\n", "E891", "ann.xml", 18, 17},
    {0, "negotiation_template>\n ", "x><negotiation_template/>\n ", "E891", "house.xml", 15, 3},
    {0, "<utility_space number_of_issues=\"3\">", "<space>", "E891", "house.xml", 14, 4},
    {0, "name=\"Price\"", "nam=\"Price\"", "E894", "house.xml", 5, 5},
    {0, "index=\"3\" name=\"P", "index=\"3.x\" name=\"P", "E894", "house.xml", 5, 18},
    {0, "\"integer\"", "\"whole\"", "E896", "house.xml", 5, 41},
    {0, "lowerbound=\"10\"", "lowerbound=\"1.5\"", "E894", "house.xml", 5, 62},
    {0, "upperbound=\"14\"", "upperbound=\"10\"", "E894", "house.xml", 5, 78},
    {0, "upperbound=\"14\"", "upperbond=\"14\"", "E894", "house.xml", 5, 5},
    {0, "Not red &amp; \xC3\xA9pais", "Red", "E894", "house.xml", 8, 28},
    {0, "'Colour'", "'Area'", "E894", "house.xml", 11, 28},
    {0, "<weight/>", "", NULL, NULL, 0, 0},
    {1, "name=\"Price\"", "name=\"Prices\"", "E895", "ann.xml", 9, 26},
    {1, "name=\"Price\"", "name=\"Colour\"", "E894", "ann.xml", 9, 26},
    {1, "value=\"Red\"", "value=\"red\"", "E895", "ann.xml", 7, 27},
    {1, "   <item index=\"2\" value=\"Red\" evaluation=\"012.0\"/>\n", "", "E895", "ann.xml", 5, 4},
    {1, "evaluation=\"3\"", "evaluation=\"3,5\"", "E894", "ann.xml", 6, 60},
    {1, "evaluation=\"3\"", "", "E894", "ann.xml", 6, 5},
    {1, "vtype=\"integer\" lowerbound=\"10\"", "vtype=\"integer\" lowerbound=\"11\"", "E895",
     "ann.xml", 9, 61},
    {1, "vtype=\"integer\" ", "vtype=\"real\" ", "E895", "ann.xml", 9, 4},
    {1, "\"linear\"", "\"cubic\"", "E896", "ann.xml", 10, 22},
    {1, "slope=\"-0.25\"", "", "E894", "ann.xml", 10, 5},
    {1, "   <evaluator ftype=\"linear\" offset=\"1\" slope=\"-0.25\"/>\n", "", "E895", "ann.xml", 9,
     4},
    {1, "<weight value=\".3\" index=\"2\"/>", "", "E895", "ann.xml", 9, 4},
    {1, "value=\"0.20\"", "value=\"much\"", "E894", "ann.xml", 16, 22},
    {2, "<utility_space>\n <objective>", "<utility_space>\n <objective><objectiv/>", "W897",
     "bob.xml", 2, 14},
    {2, "<weight index=\"3\"", "<weight index=\"5\" value=\"1\"/><weight index=\"3\"", "W897",
     "bob.xml", 15, 18},
    {2, "<item value=\"Red\" evaluation=\"1\"/>",
     "<item value=\"Red\" evaluation=\"1\"/><item value=\"Red\" evaluation=\"1\"/>", "W898",
     "bob.xml", 4, 51},
    {2, "<utility_space>\n", "<utility_space>words\n", "W897", "bob.xml", 1, 16},
    {0, "<item index=\"1\" value=\"Red\"/>", "<item index=\"1\"/>", "E894", "house.xml", 7, 6},
    {0, "lowerbound=\"10\"", "lowerbound=\"x\"", "E894", "house.xml", 5, 62},
    {0, "   <issue name=", "   <thing/><issue name=", "W897", "house.xml", 6, 5},
    {0, "<item index=\"1\"", "<thing/><item index=\"1\"", "W897", "house.xml", 7, 6},
    {0, "<negotiation_template>\n", "<negotiation_template><agent/>\n", "N899", "house.xml", 2, 24},
    {0, "version=\"1.0\"", "version=\"1.0\" encoding=", "E891", "house.xml", 1, 30},
    {0, "version=\"1.0\"", "version=\"1.0\" encoding=\"latin1", "E892", NULL, 0, 0},
    {1, "value=\"Red\"", "", "E894", "ann.xml", 7, 5},
    {1, "<item index=\"1\"", "<thing/><item index=\"1\"", "W897", "ann.xml", 6, 5},
    {1, "offset=\"1\"", "offset=\"x\"", "E894", "ann.xml", 10, 38},
    {1, "lowerbound=\"10\"", "lowerbound=\"x\"", "E894", "ann.xml", 9, 61},
    {1, "index=\"2\" name=\"Price\"", "name=\"Price\"", "E894", "ann.xml", 9, 4},
    {1, "index=\"2\" name=\"Price\"", "index=\"1\" name=\"Price\"", "W897", "ann.xml", 3, 61},
    {1, "name=\"Price\"", "", "E894", "ann.xml", 9, 4},
    {1, "vtype=\"integer\"", "vtype=\"whole\"", "E896", "ann.xml", 9, 40},
    {1, "<weight index=\"1\"", "<weight", "E894", "ann.xml", 3, 4},
    {1, "value=\"0.50\"", "value=\"x\"", "E894", "ann.xml", 3, 28},
    {1, "value=\"0.50\"", "", "E894", "ann.xml", 3, 4},
    {1, "value=\"0.9\"", "", "E894", "ann.xml", 17, 3},
    {1,
     "  <issue index=\"3\" name=\"Area\" type=\"real\">\n   <evaluator ftype=\"triangular\" "
     "parameter0=\"0\" parameter1=\"10\" parameter2=\"4.5\"/>\n  </issue>\n",
     "", "E895", "ann.xml", 1, 2},
    {1, "<evaluator ftype=\"linear\"", "<thing/><evaluator ftype=\"linear\"", "W897", "ann.xml", 10,
     5},
    {2,
     "  <weight index=\"1\" value=\"0.1\"/>\n  <weight index=\"2\" value=\"0.2\"/>\n  <weight "
     "index=\"3\" value=\"0.7\"/>\n",
     "  <ufun/>\n", "E896", "bob.xml", 1, 2},
    {2, "<objective>", "<agent/><objective>", "N899", "bob.xml", 2, 3},
};

/* The text with what a damage does to it. */
static inline const char *damaged(const damage *d, const char *text, char *out)
{
    const char *at = strstr(text, d->before);
    if (at == NULL) {
        return text;
    }
    (void)snprintf(out, MOST, "%.*s%s%s", (int)(at - text), text, d->after, at + strlen(d->before));
    return out;
}

enum { DAMAGES = sizeof damages / sizeof *damages };

static const char box_domain[] =
    "<negotiation_template><utility_space><objective>"
    "<issue index='1' name='a' vtype='integer' lowerbound='0' upperbound='9'/>"
    "<issue index='2' name='b' vtype='integer'><range lowerbound='0' upperbound='9'/></issue>"
    "</objective></utility_space></negotiation_template>";
#define BOX_SPACE                                                                                  \
    "<utility_space><objective>"                                                                   \
    "<issue index='1' name='a' vtype='integer' lowerbound='0' upperbound='9'/>"                    \
    "<issue index='2' name='b' vtype='integer' lowerbound='0' upperbound='9'/>"                    \
    "<utility_function maxutility='15'><ufun weight='2' aggregation='sum'>"
#define BOX_END "</ufun></utility_function></objective><reservation value='0.5'/></utility_space>"

static const char box_profile[] = BOX_SPACE
    "<hyperRectangle utility_function='2.5'><INCLUDES index='1' min='1.0' max='2'/>"
    "<EXCLUDES index='2' min='4' max='4'/></hyperRectangle>"
    "<hyperRectangle utility='3' weight='.5'><INCLUDES index='2' min='-5' "
    "max='3'/></hyperRectangle>"
    "<hyperRectangle utility='7'><INCLUDES index='2' min='20' max='30'/></hyperRectangle>" BOX_END;

/* Rectangles that are left out, and what else is odd but no error. */
static const char odd_boxes[] = BOX_SPACE
    "<x/><hyperRectangle utility='1' utility_func='uniform'><INCLUDES index='1' min='3' max='2'/>"
    "<INCLUDES index='1' min='-9' max='-3'/></hyperRectangle><hyperRectangle utility='1'/>"
    "<hyperRectangle utility='2'><x/><EXCLUDES index='1' min='20' max='30'/></hyperRectangle>"
    "<hyperRectangle utility='2'><INCLUDES index='1' min='3' max='12'/></hyperRectangle>"
    "</ufun><y/><ufun>" BOX_END;

/* Profiles whose rectangles are wrong, and the first thing that is told. */
static const struct {
    const char *profile, *code;
} bad_boxes[] = {
    {BOX_SPACE "<hyperRectangle utility='x'/>" BOX_END, "E894"},
    {BOX_SPACE "<hyperRectangle utility='1' weight='x'/>" BOX_END, "E894"},
    {BOX_SPACE "<hyperRectangle utility='1e50' weight='1e50'/>" BOX_END, "E896"},
    {BOX_SPACE "<hyperRectangle utility='1' utility_func='cone'/>" BOX_END, "E896"},
    {BOX_SPACE
     "<hyperRectangle utility='1'><INCLUDES index='3' min='1' max='2'/></hyperRectangle>" BOX_END,
     "E896"},
    {BOX_SPACE "<hyperRectangle utility='1'><INCLUDES min='1' max='2'/></hyperRectangle>" BOX_END,
     "E894"},
    {BOX_SPACE "<hyperRectangle utility='1'><INCLUDES index='1' max='2'/></hyperRectangle>" BOX_END,
     "E894"},
    {BOX_SPACE "<hyperRectangle utility='1'><INCLUDES index='1' min='2'/></hyperRectangle>" BOX_END,
     "E894"},
    {BOX_SPACE "<hyperRectangle><INCLUDES index='1' min='2' max='3'/></hyperRectangle>" BOX_END,
     "E894"},
    {BOX_SPACE
     "<hyperRectangle utility='1'><INCLUDES index='1' min='1.5' max='3'/></hyperRectangle>" BOX_END,
     "E896"},
    {BOX_SPACE "</ufun><ufun aggregation='max'><hyperRectangle utility='1'/>" BOX_END, "E896"},
    {"<utility_space><objective><issue index='1' name='a' vtype='integer'/><issue index='2' "
     "name='b' vtype='integer'/>"
     "<utility_function maxutility='x'/></objective></utility_space>",
     "E894"},
    {"<utility_space><objective><issue index='1' name='a' vtype='integer'/><issue index='2' "
     "name='b' vtype='integer'/>"
     "<utility_function maxutility='1e50'/></objective><reservation value='1e50'/></utility_space>",
     "E894"},
    {"<utility_space><objective><ufun/></objective></utility_space>", "E895"},
};

#endif
