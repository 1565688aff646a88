# SPDX-License-Identifier: MIT
# Tests that try the same on more random disputes than others of their kind, as a pattern of their names. They are
# left out where a test takes many times as long as usual, and what fewer disputes do not reach is not reached either.
# shellcheck shell=bash disable=SC2034
readonly REPEATS='(many|-altered|agree-|-full$)'
