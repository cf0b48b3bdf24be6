#!/usr/bin/env bash
# Reading with several threads under the thread sanitizer: no race, and the same output.
# once
. test/tell.sh
[ -x build-tsan/truce ] || { skip "threads" "no build-tsan/truce (made by ./run test without --quick)"; exit 0; }
inputs=(sample/*.txt sample/*.txt sample/*.txt)
"$TRUCE" read --threads 1 "${inputs[@]}" >"$work/once" 2>&1
TSAN_OPTIONS=exitcode=66 timeout 300 build-tsan/truce read --threads 4 "${inputs[@]}" >"$work/again" 2>"$work/races"
code=$?
if grep -q 'unexpected memory mapping' "$work/races"; then skip "threads" "the thread sanitizer does not run on this kernel"; exit 0; fi
check "reading with threads" test $code = 0
check "no race" test ! -s "$work/races"
check "the same output" cmp "$work/once" "$work/again"
finish
