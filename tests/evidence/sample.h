/* SPDX-License-Identifier: MIT */
/* A dispute with a claim of every kind, and the text of one of its sources. */
#ifndef ENT_TESTS_EVIDENCE_SAMPLE_H
#define ENT_TESTS_EVIDENCE_SAMPLE_H

static const char sample_file[] =
    "entente: 1\n"
    "title: A sample\n"
    "sources:\n"
    "  news:\n"
    "    title: News\n"
    "    author: A. Writer\n"
    "    date: 2025-02-12\n"
    "    file: news.txt\n"
    "    passages: {first: 0-5, last: {bytes: 6-12, note: n}}\n"
    "  talk: {title: Talk}\n"
    "  idle: {title: Nobody cites it}\n"
    "parties: {ann: {name: Ann}, bob: , cat: }\n"
    "options:\n"
    "  raise: {party: ann, label: raise it, basis: stated, source: news, passage: 'first, p. "
    "2,last'}\n"
    "  pay: {party: bob}\n"
    "rules:\n"
    "  - {never: raise and pay, id: not_both, basis: inferred, source: talk}\n"
    "  - always: raise or not raise\n"
    "  - never: not raise and pay and not pay\n"
    "states: {deal: pay}\n"
    "preferences:\n"
    "  ann:\n"
    "    - {want: pay, id: money, label: 'be paid', basis: stated, source: news, bytes: 6-12,\n"
    "       speaker: ann, hedge: perhaps, coder: ab, note: so it goes}\n"
    "    - {want: not raise, source: talk, coder: cd}\n"
    "  bob:\n"
    "    - {want: '!pay', basis: assumed, source: news, bytes: 3-900}\n"
    "  cat: {ranking: [[deal], [rest]], basis: inferred, source: talk}\n"
    "misperceptions:\n"
    "  bob:\n"
    "    - {unseen: raise and not pay, basis: assumed, coder: ab}\n"
    "timeline:\n"
    "  - id: call\n"
    "    date: 2025-02-12\n"
    "    label: they spoke\n"
    "    basis: stated\n"
    "    source: news\n"
    "    bytes: 0-5\n"
    "    coder: ab\n"
    "    preferences:\n"
    "      bob:\n"
    "        - insert: {id: quiet, want: not raise}\n"
    "          at: first\n";

/* 27 bytes: the fifth and sixth are one character, the last is none. */
static const char sample_text[] = "Said\xC3\xA9 two\n\tthree\x1B[31m\xE2\x80\xAE.\xFF";

#endif
