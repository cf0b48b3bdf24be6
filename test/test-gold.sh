#!/usr/bin/env bash
# Records on documents that nobody tuned on: the totals may not fall. doc/accuracy.md has the figures; the floors stand a
# little below them.
# once
. test/tell.sh
expect "score the documents" 0 '' "$TRUCE" eval records --text test/gold/aside
cp "$work/out" "$work/table"
figure() { awk -v kind="$1" -v column="$2" '$1 == kind { print $column }' "$work/table"; }
at_least() { # NAME FLOOR FIGURE
  if awk -v a="$3" -v b="$2" 'BEGIN { exit !(a != "" && a >= b) }'; then ok "$1"; else not_ok "$1" "$3, less than $2"; fi
}
at_least "precision" 0.72 "$(figure all 4)"
at_least "recall" 0.44 "$(figure all 5)"
at_least "soft F1" 0.44 "$(figure all 7)"
at_least "precision of obligations" 0.55 "$(figure obligation 4)"
at_least "evidence" 0.86 "$(figure all 8)"

# The same of events whose parties are given.
expect "score the sentences" 0 '' "$TRUCE" eval plover --given test/plover/aside.tsv
sed 's/macro F1/macro/' "$work/out" >"$work/table"
at_least "roots of events" 0.82 "$(awk '/^root macro/ { print $3 }' "$work/table")"
at_least "quads of events" 0.90 "$(awk '/^quad macro/ { print $3 }' "$work/table")"
finish
