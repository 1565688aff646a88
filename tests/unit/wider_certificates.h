/* SPDX-License-Identifier: MIT */
/*
 * Small disputes with strength, misperceptions, attitudes, unsure wishes and degrees, and true certificates of them,
 * made from the definitions as those of certificates.h.
 */
#ifndef ENT_TESTS_WIDER_CERTIFICATES_H
#define ENT_TESTS_WIDER_CERTIFICATES_H

#include "certificates.h"

static const char file_drivers[] =
    "entente: 1\n"
    "title: Two drivers\n"
    "parties: {ann: , bob: }\n"
    "options: {turn_a: {party: ann}, turn_b: {party: bob}}\n"
    "preferences:\n"
    "  ann: [{want: turn_a or turn_b, strength: strong}, turn_b, not turn_a]\n"
    "  bob: [{want: turn_a or turn_b, strength: strong}, turn_a, not turn_b]\n";

static const char file_port[] =
    "entente: 1\n"
    "title: A port\n"
    "parties: {city: , union: , port: }\n"
    "options: {raise: {party: city}, strike: {party: union}, close: {party: port}}\n"
    "preferences:\n"
    "  city:\n"
    "    weights: [{want: raise, weight: 1}, {want: raise and strike, weight: -4}, {want: close, "
    "weight: -1}]\n"
    "    strong_from: 3\n"
    "  union: {ranking: [[s3, s4], [s1, s5], strong gap, [s2, s6], [s7, s8]], of: 8}\n"
    "  port: [{want: not (raise and strike), strength: strong}, close, not raise]\n";

static const char file_blinkered[] =
    "entente: 1\n"
    "title: Blinkered neighbours\n" OF_NEIGHBOURS "  east: {ranking: [war, truce, rest]}\n"
    "misperceptions: {north: [rest_home], south: [war and not war, rest_home]}\n";

static const char file_bold[] = "entente: 1\n"
                                "title: Bold\n"
                                "parties: {a: , b: , c: }\n"
                                "options: {o: {party: a}, p: {party: b}, q: {party: c}}\n"
                                "rules: [same: o and p]\n"
                                "preferences: {a: [not (o and p), o], b: [p, not o], c: [o]}\n"
                                "misperceptions: {a: [o and p], b: [p and q]}\n";

static const char file_kin[] = "entente: 1\n"
                               "title: Kindred villages\n" OF_VILLAGES
                               "attitudes: {hill: {mill: positive}, mill: {meadow: negative}, "
                               "meadow: {meadow: neutral, hill: positive}}\n";

static const char file_unsure[] =
    "entente: 1\n"
    "title: Unsure\n"
    "parties: {city: , union: , port: }\n"
    "options: {raise: {party: city}, strike: {party: union}, close: {party: port}}\n"
    "preferences:\n"
    "  city: [{want: not strike, certainty: unsure}, raise, {want: close, certainty: unknown}]\n"
    "  union:\n"
    "    weights:\n"
    "      - {want: strike, weight: 2, certainty: unsure}\n"
    "      - {want: strike and raise, weight: -3}\n"
    "      - {want: close, weight: 1, certainty: unknown}\n"
    "  port: [not (raise and strike), close]\n";

static const char file_back[] = "entente: 1\n"
                                "title: Back\n"
                                "parties: {a: , b: , c: }\n"
                                "graph:\n"
                                "  states: 4\n"
                                "  moves: {a: {s1: s2}, b: {s2: s3}, c: {s3: [s2, s4]}}\n"
                                "preferences:\n"
                                "  a: {ranking: [[s3, s4], [s2], s1], unknown: [[s1, s2]], of: 4}\n"
                                "  b: {ranking: [s3, s2, rest], of: 4}\n"
                                "  c: {ranking: [s2, s3, rest], of: 4}\n";

static const char file_doubt[] =
    "entente: 1\n"
    "title: Doubt\n"
    "parties: {city: , union: , port: }\n"
    "options: {raise: {party: city}, strike: {party: union}, close: {party: port}}\n"
    "preferences:\n"
    "  city: [{want: not (raise and strike), degree: 0.9}, {want: raise, degree: 0.6}, close]\n"
    "  union:\n"
    "    weights: [{want: strike, weight: 1}, {want: strike and raise, weight: -3}, {want: close, "
    "weight: 2}]\n"
    "    certain_from: 4\n"
    "  port: {ranking: [[s7, s8], [s3, s6], [s2, s5], [s1, s4]], of: 8}\n"
    "fuzzy:\n"
    "  city: {threshold: 0.5, degrees: [[s1, s2, 0.75]]}\n"
    "  union: {threshold: 0.25}\n"
    "  port: {degrees: [[s1, s5, 0.5], [s2, s6, 1]], of: 8}\n";

static const sample wider[] = {
    {"drivers, state yes,yes", file_drivers,
     "{'entente_certificate':1,'dispute':{'title':'Two drivers','sha256':'?'},'concepts':["
     "'nash','gmr','smr','seq','sseq','strong_gmr','strong_smr','strong_seq','strong_sseq'"
     "],'sanction_by_return':true,'states':[['yes','yes'],['no','no'],['yes','no'],['no','"
     "yes']],'verdicts':[{'state':0,'equilibrium':['gmr','smr','strong_gmr'],'parties':[{'"
     "party':'ann','stable':['gmr','smr','strong_gmr'],'improvements':[{'to':3,'deterred':"
     "[{'under':['smr','strong_gmr'],'steps':[{'party':'bob','to':1}],'escapes':[2]},{'und"
     "er':['gmr'],'steps':[{'party':'bob','to':1}]}],'open':['seq','sseq','strong_smr','st"
     "rong_seq','strong_sseq']}]},{'party':'bob','stable':['gmr','smr','strong_gmr'],'impr"
     "ovements':[{'to':2,'deterred':[{'under':['strong_gmr'],'steps':[{'party':'ann','to':"
     "1}]},{'under':['smr'],'steps':[{'party':'ann','to':1}],'escapes':[3]},{'under':['gmr"
     "'],'steps':[{'party':'ann','to':1}]}],'open':['seq','sseq','strong_smr','strong_seq'"
     ",'strong_sseq']}]}]}]"},
    {"port, state yes,no,no", file_port,
     "{'entente_certificate':1,'dispute':{'title':'A port','sha256':'?'},'concepts':['nash"
     "','gmr','smr','seq','strong_gmr','strong_smr','strong_seq'],'sanction_by_return':tru"
     "e,'states':[['yes','no','no'],['yes','yes','yes'],['no','yes','yes'],['yes','no','ye"
     "s'],['yes','yes','no']],'verdicts':[{'state':0,'equilibrium':['gmr','smr'],'parties'"
     ":[{'party':'city','stable':['nash','gmr','smr','seq','strong_gmr','strong_smr','stro"
     "ng_seq'],'improvements':[]},{'party':'union','stable':['gmr','smr','seq'],'improveme"
     "nts':[{'to':4,'deterred':[{'under':['gmr','seq'],'steps':[{'party':'port','to':1},{'"
     "party':'city','to':2}]},{'under':['smr'],'steps':[{'party':'port','to':1}],'escapes'"
     ":[3]}],'open':['strong_gmr','strong_smr','strong_seq']}]},{'party':'port','stable':["
     "'gmr','smr','strong_gmr','strong_smr'],'improvements':[{'to':3,'deterred':[{'under':"
     "['gmr','smr','strong_gmr','strong_smr'],'steps':[{'party':'union','to':1}],'escapes'"
     ":[4]}],'open':['seq','strong_seq']}]}]}]"},
    {"blinkered war, state truce", file_blinkered,
     "{'entente_certificate':1,'dispute':{'title':'Blinkered neighbours','sha256':'?'},'co"
     "ncepts':['nash','gmr','smr','seq','sseq'],'sanction_by_return':true,'blind_others':f"
     "alse,'states':[['truce'],['peace']],'verdicts':[{'state':0,'equilibrium':['gmr','seq"
     "'],'parties':[{'party':'north','stable':['gmr','seq'],'improvements':[{'to':1,'deter"
     "red':[{'under':['gmr','seq'],'steps':[{'party':'south','to':0}]}],'open':['smr','sse"
     "q']}]},{'party':'south','stable':['nash','gmr','smr','seq','sseq'],'improvements':[]"
     "},{'party':'east','stable':['nash','gmr','smr','seq','sseq'],'improvements':[]}]}]"},
    {"bold, state no,no,no", file_bold,
     "{'entente_certificate':1,'dispute':{'title':'Bold','sha256':'?'},'concepts':['nash',"
     "'gmr','smr','seq','sseq'],'sanction_by_return':true,'blind_others':false,'states':[["
     "'no','no','no'],['yes','yes','no'],['yes','no','no'],['no','yes','no']],'verdicts':["
     "{'state':0,'equilibrium':[],'parties':[{'party':'a','stable':['gmr','smr','seq','sse"
     "q'],'improvements':[{'to':2,'deterred':[{'under':['seq','sseq'],'steps':[{'party':'b"
     "','to':1}],'escapes':[]},{'under':['gmr','smr'],'steps':[{'party':'b','to':1}],'esca"
     "pes':[]}],'open':[]}]},{'party':'b','stable':[],'improvements':[{'to':3,'deterred':["
     "],'open':['gmr','smr','seq','sseq']}]},{'party':'c','stable':['nash','gmr','smr','se"
     "q','sseq'],'improvements':[]}]}]"},
    {"bold, state no,no,no, blind", file_bold,
     "{'entente_certificate':1,'dispute':{'title':'Bold','sha256':'?'},'concepts':['nash',"
     "'gmr','smr','seq','sseq'],'sanction_by_return':true,'blind_others':true,'states':[['"
     "no','no','no'],['yes','no','no'],['no','yes','no']],'verdicts':[{'state':0,'equilibr"
     "ium':[],'parties':[{'party':'a','stable':[],'improvements':[{'to':1,'deterred':[],'o"
     "pen':['gmr','smr','seq','sseq']}]},{'party':'b','stable':[],'improvements':[{'to':2,"
     "'deterred':[],'open':['gmr','smr','seq','sseq']}]},{'party':'c','stable':['nash','gm"
     "r','smr','seq','sseq'],'improvements':[]}]}]"},
    {"kin, state no,yes,no", file_kin,
     "{'entente_certificate':1,'dispute':{'title':'Kindred villages','sha256':'?'},'concep"
     "ts':['rnash','agmr','asmr','aseq'],'sanction_by_return':true,'states':[['no','yes','"
     "no'],['yes','yes','yes'],['yes','no','yes'],['yes','yes','no'],['no','no','yes'],['n"
     "o','yes','yes']],'verdicts':[{'state':0,'equilibrium':['agmr'],'parties':[{'party':'"
     "hill','stable':['agmr'],'improvements':[{'to':3,'deterred':[{'under':['agmr'],'steps"
     "':[{'party':'meadow','to':1},{'party':'mill','to':2}]}],'open':['asmr','aseq']}]},{'"
     "party':'mill','stable':['rnash','agmr','asmr','aseq'],'improvements':[]},{'party':'m"
     "eadow','stable':['agmr','asmr'],'improvements':[{'to':5,'deterred':[{'under':['asmr'"
     "],'steps':[{'party':'mill','to':4},{'party':'hill','to':2}],'escapes':[]},{'under':["
     "'agmr'],'steps':[{'party':'mill','to':4},{'party':'hill','to':2}]}],'open':['aseq']}"
     "]}]}]"},
    {"unsure, state no,no,no", file_unsure,
     "{'entente_certificate':1,'dispute':{'title':'Unsure','sha256':'?'},'concepts':['nash"
     "_a','gmr_a','sseq_a','nash_b','smr_c','gmr_d','seq_d'],'sanction_by_return':true,'st"
     "ates':[['no','no','no'],['yes','no','yes'],['yes','yes','yes'],['yes','yes','no'],['"
     "no','yes','yes'],['yes','no','no'],['no','no','yes'],['no','yes','no']],'verdicts':["
     "{'state':0,'equilibrium':['smr_c','gmr_d'],'parties':[{'party':'city','stable':['smr"
     "_c','gmr_d'],'improvements':[{'to':5,'deterred':[{'under':['gmr_d'],'steps':[{'party"
     "':'port','to':1},{'party':'union','to':2},{'party':'port','to':3}]},{'under':['smr_c"
     "'],'steps':[{'party':'union','to':3},{'party':'port','to':2}],'escapes':[4]}],'open'"
     ":['gmr_a','sseq_a','seq_d']}]},{'party':'union','stable':['gmr_a','sseq_a','nash_b',"
     "'smr_c','gmr_d','seq_d'],'improvements':[{'to':7,'deterred':[{'under':['smr_c'],'ste"
     "ps':[{'party':'port','to':4}],'escapes':[6]},{'under':['gmr_a','sseq_a'],'steps':[{'"
     "party':'city','to':3}],'escapes':[5]}],'open':[]}]},{'party':'port','stable':['gmr_a"
     "','sseq_a','smr_c','gmr_d','seq_d'],'improvements':[{'to':6,'deterred':[{'under':['s"
     "seq_a','gmr_d','seq_d'],'steps':[{'party':'union','to':4},{'party':'city','to':2}],'"
     "escapes':[3]},{'under':['gmr_a','smr_c'],'steps':[{'party':'city','to':1},{'party':'"
     "union','to':2}],'escapes':[3]}],'open':[]}]}]}]"},
    {"unsure, state yes,yes,no", file_unsure,
     "{'entente_certificate':1,'dispute':{'title':'Unsure','sha256':'?'},'concepts':['nash"
     "_a','gmr_a','sseq_a','nash_b','smr_c','gmr_d','seq_d'],'sanction_by_return':true,'st"
     "ates':[['yes','yes','no'],['yes','no','yes'],['no','no','no'],['no','no','yes'],['ye"
     "s','yes','yes'],['yes','no','no']],'verdicts':[{'state':0,'equilibrium':[],'parties'"
     ":[{'party':'city','stable':['nash_a','gmr_a','sseq_a','nash_b','smr_c','gmr_d','seq_"
     "d'],'improvements':[]},{'party':'union','stable':['smr_c','gmr_d','seq_d'],'improvem"
     "ents':[{'to':5,'deterred':[{'under':['smr_c','seq_d'],'steps':[{'party':'port','to':"
     "1}],'escapes':[4]},{'under':['gmr_d'],'steps':[{'party':'city','to':2},{'party':'por"
     "t','to':3}]}],'open':['gmr_a','sseq_a']}]},{'party':'port','stable':[],'improvements"
     "':[{'to':4,'deterred':[],'open':['gmr_a','sseq_a','smr_c','gmr_d','seq_d']}]}]}]"},
    {"back, state s1", file_back,
     "{'entente_certificate':1,'dispute':{'title':'Back','sha256':'?'},'concepts':['gmr_a'"
     ",'nash_b','gmr_c','sseq_c','nash_d'],'sanction_by_return':true,'states':[['s1'],['s3"
     "'],['s2']],'verdicts':[{'state':0,'equilibrium':['nash_b','gmr_c','sseq_c','nash_d']"
     ",'parties':[{'party':'a','stable':['nash_b','gmr_c','sseq_c','nash_d'],'improvements"
     "':[{'to':2,'deterred':[{'under':['gmr_c','sseq_c'],'steps':[{'party':'b','to':1},{'p"
     "arty':'c','to':2}],'escapes':[]}],'open':['gmr_a']}]},{'party':'b','stable':['gmr_a'"
     ",'nash_b','gmr_c','sseq_c','nash_d'],'improvements':[]},{'party':'c','stable':['gmr_"
     "a','nash_b','gmr_c','sseq_c','nash_d'],'improvements':[]}]}]"},
    {"doubt, state yes,no,no", file_doubt,
     "{'entente_certificate':1,'dispute':{'title':'Doubt','sha256':'?'},'concepts':['fnash"
     "','fgmr','fsmr','fseq'],'sanction_by_return':true,'states':[['yes','no','no'],['no',"
     "'yes','no'],['no','yes','yes'],['yes','yes','yes'],['no','no','no']],'verdicts':[{'s"
     "tate':0,'equilibrium':['fgmr','fsmr','fseq'],'parties':[{'party':'city','stable':['f"
     "gmr','fsmr','fseq'],'improvements':[{'to':4,'deterred':[{'under':['fseq'],'steps':[{"
     "'party':'union','to':1},{'party':'port','to':2}]},{'under':['fgmr','fsmr'],'steps':["
     "{'party':'union','to':1},{'party':'port','to':2}],'escapes':[3]}],'open':[]}]},{'par"
     "ty':'union','stable':['fnash','fgmr','fsmr','fseq'],'improvements':[]},{'party':'por"
     "t','stable':['fnash','fgmr','fsmr','fseq'],'improvements':[]}]}]"},
    {"doubt, state yes,yes,yes", file_doubt,
     "{'entente_certificate':1,'dispute':{'title':'Doubt','sha256':'?'},'concepts':['fnash"
     "','fgmr','fsmr','fseq'],'sanction_by_return':true,'states':[['yes','yes','yes'],['no"
     "','yes','yes'],['yes','no','no'],['no','no','no'],['yes','yes','no'],['yes','no','ye"
     "s']],'verdicts':[{'state':0,'equilibrium':[],'parties':[{'party':'city','stable':[],"
     "'improvements':[{'to':1,'deterred':[],'open':['fgmr','fsmr','fseq']}]},{'party':'uni"
     "on','stable':['fgmr','fsmr','fseq'],'improvements':[{'to':5,'deterred':[{'under':['f"
     "seq'],'steps':[{'party':'port','to':2},{'party':'city','to':3}]},{'under':['fgmr','f"
     "smr'],'steps':[{'party':'port','to':2}],'escapes':[4]}],'open':[]}]},{'party':'port'"
     ",'stable':['fnash','fgmr','fsmr','fseq'],'improvements':[]}]}]"},
    {"held, state no,no,no", file_unsure,
     "{'entente_certificate':1,'dispute':{'title':'Unsure','sha256':'?'},'concepts':['ever"
     "y_nash','every_gmr','every_smr','every_seq','every_sseq','some_nash','some_gmr','som"
     "e_smr','some_seq','some_sseq'],'sanction_by_return':true,'states':[['no','no','no']]"
     ",'verdicts':[{'state':0,'equilibrium':['some_gmr','some_smr'],'parties':[{'party':'c"
     "ity','stable':['some_gmr','some_smr'],'improvements':[]},{'party':'union','stable':["
     "'every_gmr','every_smr','every_seq','every_sseq','some_nash','some_gmr','some_smr','"
     "some_seq','some_sseq'],'improvements':[]},{'party':'port','stable':['every_gmr','eve"
     "ry_smr','some_gmr','some_smr','some_seq','some_sseq'],'improvements':[]}]}]"},
    {"held, state yes,yes,no", file_unsure,
     "{'entente_certificate':1,'dispute':{'title':'Unsure','sha256':'?'},'concepts':['ever"
     "y_nash','every_gmr','every_smr','every_seq','every_sseq','some_nash','some_gmr','som"
     "e_smr','some_seq','some_sseq'],'sanction_by_return':true,'states':[['yes','yes','no'"
     "]],'verdicts':[{'state':0,'equilibrium':[],'parties':[{'party':'city','stable':['eve"
     "ry_nash','every_gmr','every_smr','every_seq','every_sseq','some_nash','some_gmr','so"
     "me_smr','some_seq','some_sseq'],'improvements':[]},{'party':'union','stable':['some_"
     "gmr','some_smr','some_seq','some_sseq'],'improvements':[]},{'party':'port','stable':"
     "[],'improvements':[]}]}]"},
};

#include "joint_certificates.h"

/* All samples: first those of certificates.h, last those of joint_certificates.h. */
enum {
    WIDER = sizeof wider / sizeof *wider,
    JOINT = SAMPLES + WIDER,
    ALL_SAMPLES = JOINT + sizeof joint / sizeof *joint
};

static inline const sample *sample_at(size_t k)
{
    return k < SAMPLES ? &samples[k] : k < JOINT ? &wider[k - SAMPLES] : &joint[k - JOINT];
}

#endif
