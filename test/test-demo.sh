#!/usr/bin/env bash
# What ./run demo shows: merging over three reports, a computed due date, an overdue obligation, two rival counts, the
# words behind an answer.
. test/tell.sh
expect "the demo runs" 0 '' sample/demo.sh "$TRUCE"
shows() { if grep -Eiq "$2" "$work/out"; then ok "$1"; else not_ok "$1" "no line like: $2"; fi; }
shows "the truce, merged" 'signed 2018-12-13 .*[23] reports'
shows "a computed due date" '^2019-01-03 .*pending, 20 days left'
shows "overdue" '^2019-01-03 .*overdue by 1 day'
shows "one count" '8000 Houthi'
shows "the other count" '5000 Houthi'
shows "a backer" 'Iran backs Houthis'
shows "the words that say it" '«.*(must withdraw|deadline for)'
finish
