#!/usr/bin/env bash
# The article this project starts from, its records as people wrote them down, through the ledger to the answers.
. test/tell.sh
gold=$SHARED/data/gold/dev/libya-2021-01-29
export TRUCE_LEDGER=$work/l.db

expect "no ledger yet" 66 'no ledger there' "$TRUCE" due
expect "no such file" 66 '.' "$TRUCE" add --records "$work/none" "$work/none"
expect "help of add" 0 '' "$TRUCE" add --help
[ -e "$gold.txt" ] || { skip "seed article" "no $gold.txt"; finish; exit; }

add=("$TRUCE" add --date 2021-01-29 --records "$gold.json" "$gold.txt")
expect "add" 0 '' "${add[@]}"
"${add[@]}" >"$work/again"
check "added twice, added once" grep -q '"known":true' "$work/again"

"$TRUCE" due --as-of 2021-01-29 >"$work/due"
check "one duty" [ "$(wc -l <"$work/due")" = 1 ]
check "overdue by 6 days" grep -q '"status":"overdue","due":"2021-01-23","days_over":6' "$work/due"
check "contradicted by the count" grep -q '"why":"still counted there","fact":"FO-[0-9a-f]*","summary":"20000 [^"]*","said_by":\["Al Jazeera"\]' "$work/due"
check "contradicted by the mandate" grep -q '"why":"mandate outlives it","fact":"MA-[0-9a-f]*","summary":"[^"]*until 2022-06"' "$work/due"
"$TRUCE" due --as-of 2021-01-22 >"$work/due"
check "pending the day before" grep -q '"status":"pending","due":"2021-01-23","days_left":1' "$work/due"
"$TRUCE" due --as-of 2021-01-29 --known-by 2021-01-28 >"$work/due"
check "nothing known the day before" [ ! -s "$work/due" ]

givers=$("$TRUCE" backs LBY-LNA --json | grep -o '"from":\[{"text":"[^"]*","name":[^,]*,"id":"[A-Z]*"' | grep -o '[A-Z]*"$' | tr -d '"' | sort | tr '\n' ' ')
check "who backs the LNA" [ "$givers" = "ARE EGY RUS " ]
check "two counts" [ "$("$TRUCE" forces Libya | wc -l)" = 2 ]
check "three calls" [ "$("$TRUCE" calls | wc -l)" = 3 ]
check "calls on Turkey" [ "$("$TRUCE" calls TUR | wc -l)" = 2 ]
check "one agreement" [ "$("$TRUCE" agreements | wc -l)" = 1 ]
check "mandate in force" [ "$("$TRUCE" mandates --as-of 2022-06-30 | wc -l)" = 1 ]
check "mandate over" [ "$("$TRUCE" mandates --as-of 2022-07-01 | wc -l)" = 0 ]
check "who by a name" [ "$("$TRUCE" who Mills | wc -l)" -ge 3 ]
expect "who is nobody" 66 'nobody in the ledger' "$TRUCE" who Nobody
check "documents" grep -q '"records":22' <("$TRUCE" documents)
id=$("$TRUCE" due --as-of 2021-01-29 | grep -o 'OB-[0-9a-f]*' | head -1)
"$TRUCE" why --text "$id" | tr -s '\n ' ' ' >"$work/why"
check "why shows the words" grep -q 'foreign fighters had to quit the country' "$work/why"
check "why shows the document" grep -q '2021-01-29' "$work/why"
expect "why of nothing" 66 'no fact or record' "$TRUCE" why OB-nothing
"$TRUCE" timeline >"$work/one"
"$TRUCE" timeline >"$work/two"
check "the same answer twice" cmp "$work/one" "$work/two"
for command in due agreements backs forces mandates calls events timeline documents; do
  expect "$command for people" 0 '' "$TRUCE" $command --text
  expect "$command as JSON" 0 '' bash -c 'set -o pipefail; "$1" "$2" --json | python3 -c "import json,sys; [json.loads(l) for l in sys.stdin]"' - "$TRUCE" $command
done
expect "a day that is none" 64 '.' "$TRUCE" due --as-of 2021-02-30

# Other names, days and terms, read by truce itself.
cat >"$work/mali.txt" <<'TEXT'
Deadline for foreign fighters in Mali passes

BAMAKO, Feb. 26, 2015 - Under a French-backed ceasefire signed by the government and the rebels in Algiers on Jan. 10, foreign fighters have to leave Mali within 45 days. The deadline expired on Tuesday.

An estimated 3,500 foreign fighters are still in Mali, Reuters reported.

Last month, the Chadian parliament extended the mandate of its troops in Mali by 12 months.
TEXT
if "$TRUCE" read "$work/mali.txt" >/dev/null 2>&1; then
  export TRUCE_LEDGER=$work/mali.db
  expect "add what was read" 0 '' "$TRUCE" add "$work/mali.txt"
  "$TRUCE" due --as-of 2015-02-26 >"$work/due"
  check "45 days from 10 January" grep -q '"status":"overdue","due":"2015-02-24","days_over":2' "$work/due"
  check "3,500 are still there" grep -q '"why":"still counted there","fact":"FO-[0-9a-f]*","summary":"3500 [^"]*","said_by":\["Reuters"\]' "$work/due"
  check "a mandate until 2016-01" grep -q '"why":"mandate outlives it"[^}]*until 2016-01' "$work/due"
  check "pending on the day" grep -q '"status":"pending"' <("$TRUCE" due --as-of 2015-02-24)
  check "the words" grep -q 'fighters have to leave Mali within 45 days' <("$TRUCE" why "$(grep -o 'OB-[0-9a-f]*' "$work/due" | head -1)")
  # A copy cut short is another report, not another source. (The story is long enough to tell.)
  { cat "$work/mali.txt"; for i in 1 2 3 4 5 6; do echo "Residents of town number $i said that armed men had come through the market that morning and left before noon."; done; } >"$work/long.txt"
  head -c 900 "$work/long.txt" >"$work/short.txt"
  rm -f "$TRUCE_LEDGER"*
  "$TRUCE" add "$work/long.txt" "$work/short.txt" >/dev/null 2>&1
  check "two reports, one source" grep -q '"reports":2,"outlets":[0-9]*,"sources":1' <("$TRUCE" forces Mali)
else skip "reading into the ledger" "no model to read with"
fi
finish
