/* SPDX-License-Identifier: MIT */
/* True certificates of coalitions and of looking ahead, of the disputes of certificates.h and wider_certificates.h. */
#ifndef ENT_TESTS_JOINT_CERTIFICATES_H
#define ENT_TESTS_JOINT_CERTIFICATES_H

#include "certificates.h"

static const sample joint[] = {
    {"war, east in s4", file_war,
     "{'entente_certificate':1,'dispute':{'title':'Two neighbours',"
     "'sha256':'?'},'concepts':['cnash','cgmr','csmr','cseq'],'states':[["
     "'war'],['truce'],['peace'],['rest_home']],'coalitions':[{'parties':["
     "'east'],'verdicts':[{'state':3,'stable':['cseq'],'improvements':[{'to':0,"
     "'steps':[{'party':'east','to':0}],'deterred':[{'under':['cseq'],"
     "'actions':[{'parties':['north','south'],'steps':[{'party':'north',"
     "'to':1}]},{'parties':['north'],'steps':[{'party':'north','to':2}]}]}],"
     "'open':['cgmr','csmr']}]}]}],'equilibria':[{'state':3,'stable':['cseq']}]"},
    {"war, south and east in s3", file_war,
     "{'entente_certificate':1,'dispute':{'title':'Two neighbours',"
     "'sha256':'?'},'concepts':['cnash','cgmr','csmr','cseq'],'states':[["
     "'war'],['truce'],['peace'],['rest_home']],'coalitions':[{'parties':["
     "'south','east'],'verdicts':[{'state':2,'stable':['cgmr','csmr','cseq'],"
     "'improvements':[{'to':1,'steps':[{'party':'south','to':1}],'deterred':[{"
     "'under':['cgmr','csmr'],'steps':[{'party':'north','to':0}],'reaches':["
     "3]},{'under':['cseq'],'actions':[{'parties':['north'],'steps':[{"
     "'party':'north','to':2}]}]}],'open':[]}]}]}],'equilibria':[{'state':2,"
     "'stable':['cgmr','csmr','cseq']}]"},
    {"villages, hill in s1", file_villages,
     "{'entente_certificate':1,'dispute':{'title':'Three villages',"
     "'sha256':'?'},'concepts':['cnash','cgmr','csmr','cseq'],'states':[['no',"
     "'no','no'],['yes','no','no'],['yes','yes','no'],['no','no','yes'],['yes',"
     "'no','yes']],'coalitions':[{'parties':['hill'],'verdicts':[{'state':0,"
     "'stable':['cgmr','csmr','cseq'],'improvements':[{'to':1,'steps':[{"
     "'party':'hill','to':1}],'deterred':[{'under':['cgmr','csmr'],'steps':[{"
     "'party':'meadow','to':4}],'reaches':[3]},{'under':['cseq'],'actions':[{"
     "'parties':['mill'],'steps':[{'party':'mill','to':2}]},{'parties':['mill',"
     "'meadow'],'steps':[{'party':'mill','to':1},{'party':'meadow',"
     "'to':4}]}]}],'open':[]}]}]}],'equilibria':[{'state':0,'stable':['cgmr',"
     "'csmr','cseq']}]"},
    {"count, north in s1", file_count,
     "{'entente_certificate':1,'dispute':{'title':'Counted states',"
     "'sha256':'?'},'concepts':['cnash','cgmr','csmr','cseq'],'states':[['s1'],"
     "['s2'],['s10'],['s12']],'coalitions':[{'parties':['north'],'verdicts':[{"
     "'state':0,'stable':['cgmr','cseq'],'improvements':[{'to':1,'steps':[{"
     "'party':'north','to':1}],'deterred':[{'under':['cgmr'],'steps':[{"
     "'party':'south','to':0}]},{'under':['cseq'],'actions':[{'parties':["
     "'south'],'steps':[{'party':'south','to':0}]}]}],'open':['csmr']},{'to':3,"
     "'steps':[{'party':'north','to':3}],'deterred':[{'under':['cgmr','csmr'],"
     "'steps':[{'party':'south','to':2}],'reaches':[]},{'under':['cseq'],"
     "'actions':[{'parties':['south'],'steps':[{'party':'south','to':0}]}]}],"
     "'open':[]}]}]}],'equilibria':[{'state':0,'stable':['cgmr','cseq']}]"},
    {"ways, city in s5", file_ways,
     "{'entente_certificate':1,'dispute':{'title':'Ways to move','sha256':'?'},"
     "'concepts':['cnash','cgmr','csmr','cseq'],'states':[['no','middle','no',"
     "'no','shut'],['no','high','no','no','shut'],['no','low','yes','no',"
     "'shut'],['yes','low','yes','no','shut'],['no','middle','yes','no',"
     "'shut'],['yes','middle','yes','no','shut'],['no','high','yes','no',"
     "'shut'],['yes','high','yes','no','shut']],'coalitions':[{'parties':["
     "'city'],'verdicts':[{'state':1,'stable':['cgmr','csmr'],'improvements':[{"
     "'to':0,'steps':[{'party':'city','to':0}],'deterred':[{'under':['cgmr',"
     "'csmr'],'steps':[{'party':'union','to':4}],'reaches':[2,3,5,6,7]}],"
     "'open':['cseq']}]}]}],'equilibria':[{'state':1,'stable':['cgmr','csmr']}]"},
    {"sums, a and c in s1", file_sums,
     "{'entente_certificate':1,'dispute':{'title':'Sums','sha256':'?'},"
     "'concepts':['cnash','cgmr','csmr','cseq'],'states':[['no','no','none',"
     "'no'],['yes','no','none','no'],['no','yes','none','no'],['yes','yes',"
     "'none','no'],['yes','no','some','no'],['no','yes','some','no'],['yes',"
     "'yes','some','no'],['yes','no','much','no'],['no','yes','much','no']],"
     "'coalitions':[{'parties':['a','c'],'verdicts':[{'state':0,'stable':[],"
     "'improvements':[{'to':4,'steps':[{'party':'a','to':1},{'party':'c',"
     "'to':4}],'deterred':[{'under':['cgmr','csmr'],'steps':[{'party':'b',"
     "'to':6}],'reaches':[2,3,5,8]},{'under':['cseq'],'actions':[{'parties':["
     "'b'],'steps':[{'party':'b','to':6}]}]}],'open':[]},{'to':7,'steps':[{"
     "'party':'a','to':1},{'party':'c','to':7}],'deterred':[],'open':['cgmr',"
     "'csmr','cseq']}]}]}],'equilibria':[{'state':0,'stable':[]}]"},
    {"plant, ministry and plant in s5", file_plant,
     "{'entente_certificate':1,'dispute':{'title':'The plant','sha256':'?'},"
     "'concepts':['cnash','cgmr','csmr','cseq'],'states':[['no','yes','no',"
     "'no','yes'],['yes','yes','no','no','yes'],['yes','no','yes','no','yes']],"
     "'coalitions':[{'parties':['ministry','plant'],'verdicts':[{'state':0,"
     "'stable':[],'improvements':[{'to':2,'steps':[{'party':'ministry','to':1},"
     "{'party':'plant','to':2}],'deterred':[],'open':['cgmr','csmr',"
     "'cseq']}]}]}],'equilibria':[{'state':0,'stable':[]}]"},
    {"blinkered, north in s2", file_blinkered,
     "{'entente_certificate':1,'dispute':{'title':'Blinkered neighbours',"
     "'sha256':'?'},'concepts':['cnash','cgmr','csmr','cseq'],'states':[["
     "'truce'],['peace']],'coalitions':[{'parties':['north'],'verdicts':[{"
     "'state':0,'stable':['cgmr','cseq'],'improvements':[{'to':1,'steps':[{"
     "'party':'north','to':1}],'deterred':[{'under':['cgmr'],'steps':[{"
     "'party':'south','to':0}]},{'under':['cseq'],'actions':[{'parties':["
     "'south'],'steps':[{'party':'south','to':0}]}]}],'open':['csmr']}]}]}],"
     "'equilibria':[{'state':0,'stable':['cgmr','cseq']}]"},
    {"count, looking ahead from s1", file_count,
     "{'entente_certificate':1,'dispute':{'title':'Counted states',"
     "'sha256':'?'},'horizon':4,'states':[['s1'],['s2'],['s11'],['s12']],"
     "'lookahead':[{'state':0,'equilibrium':[2,4],'parties':[{'party':'north',"
     "'stable':[2,4],'foresees':[{'to':3,'ends':3},{'to':0,'ends':0},{'to':1,"
     "'ends':2},{'to':0,'ends':0}]},{'party':'south','stable':[1,2,3,4],"
     "'foresees':[{'to':0,'ends':0},{'to':0,'ends':0},{'to':0,'ends':0},{"
     "'to':0,'ends':0}]}]}]"},
    {"count, looking ahead from s2", file_count,
     "{'entente_certificate':1,'dispute':{'title':'Counted states',"
     "'sha256':'?'},'horizon':4,'states':[['s1'],['s2'],['s11']],'lookahead':[{"
     "'state':1,'equilibrium':[],'parties':[{'party':'north','stable':[1,2,3,"
     "4],'foresees':[{'to':1,'ends':1},{'to':1,'ends':1},{'to':1,'ends':1},{"
     "'to':1,'ends':1}]},{'party':'south','stable':[],'foresees':[{'to':0,"
     "'ends':0},{'to':2,'ends':2},{'to':0,'ends':0},{'to':0,'ends':2}]}]}]"},
};

#endif
