/* SPDX-License-Identifier: MIT */
/*
 * Small disputes of every form, and true certificates of them, made from the definitions as
 * oracle/certify.py makes them. Quotes are written as ', the digest of the file as ?, and the seal is
 * left out: tests put them in.
 *
 * One state each, so that no verdict can be left out; and states from which few answers lead, so that
 * few can be changed into other true ones.
 */
#ifndef ENT_TESTS_CERTIFICATES_H
#define ENT_TESTS_CERTIFICATES_H

#include "base/sha256.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What two files say alike: all but their titles, and what one says besides. */
#define OF_VILLAGES                                                                                \
    "parties: {hill: , mill: , meadow: }\n"                                                        \
    "options:\n"                                                                                   \
    "  divert: {party: hill}\n"                                                                    \
    "  pond: {party: mill}\n"                                                                      \
    "  rice: {party: meadow, moves: up}\n"                                                         \
    "preferences:\n"                                                                               \
    "  hill: [(divert and rice) implies pond, divert]\n"                                           \
    "  mill: [divert implies (pond or rice), not pond]\n"                                          \
    "  meadow: [pond implies rice, not rice]\n"
#define OF_NEIGHBOURS                                                                              \
    "parties: {north: , south: , east: }\n"                                                        \
    "graph:\n"                                                                                     \
    "  states: [war, truce, peace, rest_home]\n"                                                   \
    "  moves:\n"                                                                                   \
    "    north: {war: truce, truce: [war, peace], peace: [peace, rest_home]}\n"                    \
    "    south: {truce: war, peace: [truce, rest_home]}\n"                                         \
    "    east: {rest_home: [war, peace], war: rest_home}\n"                                        \
    "preferences:\n"                                                                               \
    "  north: [peace or rest_home, not war]\n"                                                     \
    "  south: {ranking: [truce, [peace, rest_home], war]}\n"

static const char file_villages[] = "entente: 1\n"
                                    "title: Three villages\n" OF_VILLAGES;

static const char file_ways[] = "entente: 1\n"
                                "title: Ways to move\n"
                                "parties: {city: , union: , port: }\n"
                                "options:\n"
                                "  raise: {party: city, moves: up}\n"
                                "  pay: {party: city, moves: step, values: [low, middle, high]}\n"
                                "  strike: {party: union, moves: any}\n"
                                "  leave: {party: union, moves: never}\n"
                                "  open: {party: port, moves: down, values: [shut, half, full]}\n"
                                "rules:\n"
                                "  - never: strike and open = full\n"
                                "  - always: exactly 0 of (leave)\n"
                                "states:\n"
                                "  calm: not strike\n"
                                "  costly: raise or pay = high\n"
                                "preferences:\n"
                                "  city: [calm, open = full, not costly]\n"
                                "  union: [raise iff pay != low, pay > low, not strike]\n"
                                "  port: [calm implies open > shut, open = shut]\n";

static const char file_plant[] =
    "entente: 1\n"
    "title: The plant\n"
    "parties: {ministry: , plant: , town: }\n"
    "options:\n"
    "  modify: {party: ministry, moves: up}\n"
    "  delay: {party: plant, moves: down}\n"
    "  accept: {party: plant, moves: up}\n"
    "  abandon: {party: plant, moves: up}\n"
    "  insist: {party: town}\n"
    "rules:\n"
    "  - never: delay and accept\n"
    "  - always: delay or accept or abandon\n"
    "  - same: abandon and modify\n"
    "  - same: abandon\n"
    "preferences:\n"
    "  ministry: {ranking: [s7, s3, s4, s8, s5, s1, s2, s6, s9], of: 9}\n"
    "  plant: {ranking: [s1, s4, s8, s5, s9, s3, s7, [s2, s6]], of: 9}\n"
    "  town: {ranking: [s7, s3, s5, s1, s8, s6, s4, s2, s9], of: 9}\n";

static const char file_war[] =
    "entente: 1\n"
    "title: Two neighbours\n" OF_NEIGHBOURS
    "  east: {weights: [{want: war, weight: 2.5}, {want: peace, weight: -1}, {want: truce, weight: "
    "1}]}\n";

static const char file_count[] = "entente: 1\n"
                                 "title: Counted states\n"
                                 "parties: {north: , south: }\n"
                                 "graph:\n"
                                 "  states: 12\n"
                                 "  moves:\n"
                                 "    north: {s1: [s2, s12], s2: s3, s3: s1, s12: s11}\n"
                                 "    south: {s2: [s1, s11], s11: [s2, s12], s12: [s1, s10]}\n"
                                 "preferences:\n"
                                 "  north: {ranking: [s12, [s2, s3], s11, rest], of: 12}\n"
                                 "  south: {ranking: [s1 or s10, rest, s2, s12], of: 12}\n";

static const char file_sums[] =
    "entente: 1\n"
    "title: Sums\n"
    "parties: {a: , b: , c: , d: }\n"
    "options:\n"
    "  o: {party: a}\n"
    "  p: {party: b}\n"
    "  q: {party: c, values: [none, some, much]}\n"
    "  r: {party: d}\n"
    "rules:\n"
    "  - never: o and p and q = much\n"
    "preferences:\n"
    "  a: {weights: [{want: o, weight: 1}, {want: p and q = some, weight: -2}]}\n"
    "  b: {weights: [{want: p, weight: 0.000001}]}\n"
    "  c: [q > none]\n"
    "  d: {ranking: [not r, r]}\n";

typedef struct sample {
    const char *name, *dispute, *certificate;
} sample;

static const sample samples[] = {
    {"villages, state no,no,no", file_villages,
     "{'entente_certificate':1,'dispute':{'title':'Three villages','sha256':"
     "'?'},'concepts':['nash','gmr','smr','seq','sseq','sim'],"
     "'sanction_by_return':true,'states':[['no','no','no'],['yes','yes','no'],"
     "['yes','yes','yes'],['yes','no','yes'],['no','no','yes'],['yes','no',"
     "'no']],'verdicts':[{'state':0,'equilibrium':['gmr','smr','seq','sseq'],"
     "'parties':[{'party':'hill','stable':['gmr','smr','seq','sseq'],"
     "'improvements':[{'to':5,'deterred':[{'under':['gmr','smr','seq','sseq'],"
     "'steps':[{'party':'mill','to':1},{'party':'meadow','to':2},{'party':"
     "'mill','to':3}],'escapes':[4]}],'open':['sim']}]},{'party':'mill',"
     "'stable':['nash','gmr','smr','seq','sseq','sim'],'improvements':[]},{"
     "'party':'meadow','stable':['nash','gmr','smr','seq','sseq','sim'],"
     "'improvements':[]}]}]"},
    {"villages, state no,yes,no", file_villages,
     "{'entente_certificate':1,'dispute':{'title':'Three villages','sha256':"
     "'?'},'concepts':['nash','gmr','smr','seq','sseq','sim'],"
     "'sanction_by_return':true,'states':[['no','yes','no'],['no','no','no'],["
     "'no','yes','yes'],['yes','no','yes'],['yes','yes','yes'],['no','no',"
     "'yes'],['yes','yes','no'],['yes','no','no']],'verdicts':[{'state':0,"
     "'equilibrium':[],'parties':[{'party':'hill','stable':['gmr','smr','seq',"
     "'sseq','sim'],'improvements':[{'to':6,'deterred':[{'under':['sim'],"
     "'at_once':[{'party':'mill','to':1},{'party':'meadow','to':2}],'makes':3}"
     ",{'under':['gmr','smr','seq','sseq'],'steps':[{'party':'meadow','to':4},"
     "{'party':'mill','to':3}],'escapes':[5]}],'open':[]}]},{'party':'mill',"
     "'stable':['gmr','smr','seq','sseq','sim'],'improvements':[{'to':1,"
     "'deterred':[{'under':['sim'],'at_once':[{'party':'hill','to':6}],"
     "'makes':7},{'under':['gmr','smr','seq','sseq'],'steps':[{'party':'hill',"
     "'to':7}],'escapes':[6]}],'open':[]}]},{'party':'meadow','stable':[],"
     "'improvements':[{'to':2,'deterred':[],'open':['gmr','smr','seq','sseq',"
     "'sim']}]}]}]"},
    {"ways, state no,low,yes,no,half", file_ways,
     "{'entente_certificate':1,'dispute':{'title':'Ways to move','sha256':'?'}"
     ",'concepts':['nash','gmr','smr','seq','sseq','sim'],"
     "'sanction_by_return':true,'states':[['no','low','yes','no','half'],["
     "'yes','low','no','no','half'],['yes','low','yes','no','half'],['no',"
     "'low','no','no','half'],['no','low','no','no','shut'],['no','low','yes',"
     "'no','shut']],'verdicts':[{'state':0,'equilibrium':['gmr','smr'],"
     "'parties':[{'party':'city','stable':['nash','gmr','smr','seq','sseq',"
     "'sim'],'improvements':[]},{'party':'union','stable':['gmr','smr'],"
     "'improvements':[{'to':3,'deterred':[{'under':['gmr','smr'],'steps':[{"
     "'party':'city','to':1}],'escapes':[2]}],'open':['seq','sseq','sim']}]},{"
     "'party':'port','stable':['gmr','smr','seq','sseq','sim'],'improvements':"
     "[{'to':5,'deterred':[{'under':['sim'],'at_once':[{'party':'union','to':3"
     "}],'makes':4},{'under':['gmr','smr','seq','sseq'],'steps':[{'party':"
     "'union','to':4}],'escapes':[]}],'open':[]}]}]}]"},
    {"ways, state no,high,yes,no,half", file_ways,
     "{'entente_certificate':1,'dispute':{'title':'Ways to move','sha256':'?'}"
     ",'concepts':['nash','gmr','smr','seq','sseq','sim'],"
     "'sanction_by_return':true,'states':[['no','high','yes','no','half'],["
     "'no','middle','yes','no','half'],['no','middle','no','no','half'],['no',"
     "'middle','no','no','shut'],['yes','low','no','no','shut'],['yes','low',"
     "'yes','no','shut'],['no','high','no','no','half'],['no','high','no',"
     "'no','shut'],['no','high','yes','no','shut']],'verdicts':[{'state':0,"
     "'equilibrium':[],'parties':[{'party':'city','stable':[],'improvements':["
     "{'to':1,'deterred':[],'open':['gmr','smr','seq','sseq','sim']}]},{"
     "'party':'union','stable':['gmr','smr'],'improvements':[{'to':6,"
     "'deterred':[{'under':['gmr','smr'],'steps':[{'party':'city','to':2},{"
     "'party':'port','to':3},{'party':'city','to':4}],'escapes':[5]}],'open':["
     "'seq','sseq','sim']}]},{'party':'port','stable':['gmr','smr','seq',"
     "'sseq','sim'],'improvements':[{'to':8,'deterred':[{'under':['sim'],"
     "'at_once':[{'party':'union','to':6}],'makes':7},{'under':['gmr','smr',"
     "'seq','sseq'],'steps':[{'party':'union','to':7}],'escapes':[]}],'open':["
     "]}]}]}]"},
    {"plant, state yes,yes,no,no,no", file_plant,
     "{'entente_certificate':1,'dispute':{'title':'The plant','sha256':'?'},"
     "'concepts':['nash','gmr','smr','seq','sseq'],'sanction_by_return':true,"
     "'states':[['yes','yes','no','no','no'],['yes','no','yes','no','no'],["
     "'no','no','no','yes','no'],['yes','yes','no','no','yes']],'verdicts':[{"
     "'state':0,'equilibrium':[],'parties':[{'party':'ministry','stable':["
     "'nash','gmr','smr','seq','sseq'],'improvements':[]},{'party':'plant',"
     "'stable':[],'improvements':[{'to':1,'deterred':[],'open':['gmr','smr',"
     "'seq','sseq']},{'to':2,'deterred':[],'open':['gmr','smr','seq','sseq']}]"
     "},{'party':'town','stable':['gmr','smr','seq','sseq'],'improvements':[{"
     "'to':3,'deterred':[{'under':['gmr','smr','seq','sseq'],'steps':[{"
     "'party':'plant','to':2}],'escapes':[]}],'open':[]}]}]}]"},
    {"war, state war", file_war,
     "{'entente_certificate':1,'dispute':{'title':'Two neighbours','sha256':"
     "'?'},'concepts':['nash','gmr','smr','seq','sseq'],'sanction_by_return':t"
     "rue,'states':[['war'],['truce']],'verdicts':[{'state':0,'equilibrium':["
     "'gmr'],'parties':[{'party':'north','stable':['gmr'],'improvements':[{"
     "'to':1,'deterred':[{'under':['gmr'],'steps':[{'party':'south','to':0}]}]"
     ",'open':['smr','seq','sseq']}]},{'party':'south','stable':['nash','gmr',"
     "'smr','seq','sseq'],'improvements':[]},{'party':'east','stable':['nash',"
     "'gmr','smr','seq','sseq'],'improvements':[]}]}]"},
    {"war, state truce", file_war,
     "{'entente_certificate':1,'dispute':{'title':'Two neighbours','sha256':"
     "'?'},'concepts':['nash','gmr','smr','seq','sseq'],'sanction_by_return':t"
     "rue,'states':[['truce'],['rest_home'],['war'],['peace']],'verdicts':[{"
     "'state':0,'equilibrium':['gmr','smr','seq'],'parties':[{'party':'north',"
     "'stable':['gmr','smr','seq'],'improvements':[{'to':3,'deterred':[{"
     "'under':['gmr','seq'],'steps':[{'party':'south','to':0}]},{'under':["
     "'smr'],'steps':[{'party':'south','to':1},{'party':'east','to':2}],"
     "'escapes':[0]}],'open':['sseq']}]},{'party':'south','stable':['nash',"
     "'gmr','smr','seq','sseq'],'improvements':[]},{'party':'east','stable':["
     "'nash','gmr','smr','seq','sseq'],'improvements':[]}]}]"},
    {"count, state s1", file_count,
     "{'entente_certificate':1,'dispute':{'title':'Counted states','sha256':"
     "'?'},'concepts':['nash','gmr','smr','seq','sseq'],'sanction_by_return':f"
     "alse,'states':[['s1'],['s2'],['s10'],['s12']],'verdicts':[{'state':0,"
     "'equilibrium':[],'parties':[{'party':'north','stable':[],'improvements':"
     "[{'to':1,'deterred':[],'open':['gmr','smr','seq','sseq']},{'to':3,"
     "'deterred':[{'under':['gmr','smr','seq','sseq'],'steps':[{'party':"
     "'south','to':2}],'escapes':[]}],'open':[]}]},{'party':'south','stable':["
     "'nash','gmr','smr','seq','sseq'],'improvements':[]}]}]"},
    {"count, state s2", file_count,
     "{'entente_certificate':1,'dispute':{'title':'Counted states','sha256':"
     "'?'},'concepts':['nash','gmr','smr','seq','sseq'],'sanction_by_return':f"
     "alse,'states':[['s2'],['s12'],['s1'],['s11']],'verdicts':[{'state':0,"
     "'equilibrium':[],'parties':[{'party':'north','stable':['nash','gmr',"
     "'smr','seq','sseq'],'improvements':[]},{'party':'south','stable':[],"
     "'improvements':[{'to':2,'deterred':[{'under':['gmr','seq'],'steps':[{"
     "'party':'north','to':1}]}],'open':['smr','sseq']},{'to':3,'deterred':[],"
     "'open':['gmr','smr','seq','sseq']}]}]}]"},
    {"sums, state no,no,none,no", file_sums,
     "{'entente_certificate':1,'dispute':{'title':'Sums','sha256':'?'},"
     "'concepts':['nash','gmr','smr','seq','sseq','sim'],'sanction_by_return':"
     "true,'states':[['no','no','none','no'],['no','yes','none','no'],['no',"
     "'no','some','no'],['yes','yes','some','no'],['yes','yes','none','no'],["
     "'no','yes','some','no'],['yes','no','none','no'],['no','no','much','no']"
     "],'verdicts':[{'state':0,'equilibrium':[],'parties':[{'party':'a',"
     "'stable':['gmr','smr','seq','sseq','sim'],'improvements':[{'to':6,"
     "'deterred':[{'under':['sim'],'at_once':[{'party':'b','to':1},{'party':"
     "'c','to':2}],'makes':3},{'under':['gmr','smr','seq','sseq'],'steps':[{"
     "'party':'b','to':4},{'party':'c','to':3}],'escapes':[5]}],'open':[]}]},{"
     "'party':'b','stable':[],'improvements':[{'to':1,'deterred':[],'open':["
     "'gmr','smr','seq','sseq','sim']}]},{'party':'c','stable':[],"
     "'improvements':[{'to':2,'deterred':[],'open':['gmr','smr','seq','sseq',"
     "'sim']},{'to':7,'deterred':[],'open':['gmr','smr','seq','sseq','sim']}]}"
     ",{'party':'d','stable':['nash','gmr','smr','seq','sseq','sim'],"
     "'improvements':[]}]}]"},
};

enum { SAMPLES = sizeof samples / sizeof *samples };

/* The certificate of a sample without its seal; released by the caller. */
static inline char *body_of(const sample *s)
{
    char digest[ENT_SHA256_TEXT];
    ent_sha256_text(s->dispute, strlen(s->dispute), digest);
    char *body = malloc(strlen(s->certificate) + sizeof digest);
    size_t used = 0;
    for (const char *c = s->certificate; *c != '\0'; c++) {
        if (*c == '?') {
            memcpy(body + used, digest, ENT_SHA256_TEXT - 1);
            used += ENT_SHA256_TEXT - 1;
        } else {
            body[used++] = (char)(*c == '\'' ? '"' : *c);
        }
    }
    body[used] = '\0';
    return body;
}

/* The same text with its seal, which covers `length` bytes; released by the caller. */
static inline char *seal(const char *body, size_t length)
{
    char digest[ENT_SHA256_TEXT];
    ent_sha256_text(body, length, digest);
    char *text = malloc(length + 100);
    memcpy(text, body, length);
    (void)snprintf(text + length, 100, ",\"seal\":\"%s\"}\n", digest);
    return text;
}

#endif
