#!/usr/bin/env bash
# truce eval time on a corpus whose dates are marked: TEI's attributes, open ends, seasons, packed files, genres.
. test/tell.sh

word() { printf '%s\t%s\t_\t_\t_\t_\t_\t_\t_\t%s\n' "$1" "$2" "${3:-_}"; }
corpus() {
  printf '# newdoc id = a\n# meta::dateCreated = 2013-10-14\n# meta::genre = news\n# sent_id = a-1\n'
  word 1 They; word 2 met; word 3 in; word 4 the; word 5 summer 'XML=<date from:::"2012-06" to:::"2012-09">'; word 6 of; word 7 2012 'XML=</date>|SpaceAfter=No'; word 8 .
  printf '\n# sent_id = a-2\n'
  word 1 It; word 2 fell; word 3 by; word 4 1900 'XML=<date notAfter:::"1900-01-01"></date>|SpaceAfter=No'; word 5 ,
  word 6 not; word 7 in; word 8 the; word 9 early; word 10 1990s 'XML=<date from:::"1990-01-01" to:::"1999-12-31"></date>|SpaceAfter=No'; word 11 .
  printf '\n# newdoc id = b\n# meta::dateCreated = 2013-10-14\n# meta::genre = vlog\n# sent_id = b-1\n'
  word 1 We; word 2 left; word 3 on; word 4 Friday 'XML=<date when:::"2013-10-12"></date>'; word 5 and; word 6 slept; word 7 on; word 8 3; word 9 May; word 10 2013 'SpaceAfter=No'; word 11 .
  printf '\n'
}
corpus >"$work/dates.conllu"
gzip -c "$work/dates.conllu" >"$work/dates.conllu.gz"
"$TRUCE" eval time --misses "$work/dates.conllu" >"$work/plain"
"$TRUCE" eval time --misses "$work/dates.conllu.gz" >"$work/packed"
check "packed is as plain" cmp "$work/plain" "$work/packed"
row() { awk -v genre="$1" '$1 == genre { print $2, $3, $4, $5 }' "$work/plain"; }
check "seasons, open ends and parts are compared fairly" test "$(row news)" = "3 3 3 0"
check "a wrong day is wrong, an unmarked date unmarked" test "$(row vlog)" = "1 2 0 1"
check "all of them" test "$(row all)" = "4 5 3 1"
check "misses say which" grep -q 'missed   2013-10-12:.*\[Friday\]' "$work/plain"
expect "no such corpus" 66 'cannot open' "$TRUCE" eval time "$work/none.conllu.gz"
finish
