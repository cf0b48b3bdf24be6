#!/usr/bin/env bash
# Dictionaries of PETRARCH: read with a report, refused where they cannot be opened, and those that users have.
. test/tell.sh

own=sample/petrarch
codes() { "$TRUCE" read --petrarch "$own" --date "$1" "$own/report.txt" | grep -o "\"name\":\"$2\",\"id\":[^,]*,\"code\":[^,}]*" | sort -u; }
check "a code holds on its days" grep -q IDNREB <(codes 1998-06-03 "Budi Santoso")
check "and another on others" grep -q '"IDN","code":"IDNGOV"' <(codes 2021-01-29 "Budi Santoso")
check "a synonym has the id of its phrase" grep -q IDN-KARANGANFRONT <(codes 2021-01-29 "Karangan Front")
check "an agent is a sector" grep -q MYSCOP <(codes 2021-01-29 Malaysia)
check "a pattern is an event" grep -q '"cameo":"073"' <("$TRUCE" read --petrarch "$own" "$own/report.txt")
check "without them there is none" test -z "$("$TRUCE" read "$own/report.txt" | grep '"cameo":"073"')"
gzip -c "$own/own.verbs.txt" >"$work/verbs.gz"
check "packed, by itself" grep -q '"cameo":"073"' <("$TRUCE" read --petrarch "$work/verbs.gz" --petrarch "$own/own.actors.txt" "$own/report.txt")

mkdir "$work/empty"
expect "no such file" 66 'cannot open .*nowhere' "$TRUCE" read --petrarch "$work/nowhere" "$own/report.txt"
expect "an empty folder" 65 'empty: no file with "actors"' "$TRUCE" read --petrarch "$work/empty" "$own/report.txt"
printf 'A_ [SWE]\nB_ [SWE\n' >"$work/bad.actors.txt"
expect "a bad line is named and passed over" 0 'bad.actors.txt:2: no . behind .: "SWE"; lines passed over: 1' "$TRUCE" read --petrarch "$work/bad.actors.txt" "$own/report.txt"
check "and listed" grep -q 'line 2: no ] behind' <("$TRUCE" petrarch --text --bad "$work/bad.actors.txt")
check "in JSON too" grep -q '"bad":\[{"line":2,' <("$TRUCE" petrarch --json --bad "$work/bad.actors.txt")

folder=$SHARED/data/petrarch
if [ -d "$folder" ]; then
  "$TRUCE" petrarch --text "$folder" >"$work/counts"
  for count in "18390 phrases" "7527 synonyms" "26107 codes with days" "1021 phrases" "2243 phrases" "397 verb blocks" "4657 patterns" "40 synonym sets"; do
    check "the five of PETRARCH-2: $count" grep -q " $count" "$work/counts"
  done
  check "few of their lines are passed over" test "$(sed -n 's/ lines passed over//p' "$work/counts" | paste -sd+ | bc)" -le 20
  check "and a report is read with them" grep -q '"code":"AFGGOV"' <("$TRUCE" read --petrarch "$folder" --date 2005-06-01 - <<<"Hamid Karzai met Pakistani officials." 2>/dev/null)
else skip "the five of PETRARCH-2" "no $folder"; fi
finish
