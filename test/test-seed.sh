#!/usr/bin/env bash
# The article this project starts from, read by truce itself; then the same article with other countries, groups,
# persons, dates and numbers, from which everything must follow just so. No rule may know the first one.
. test/tell.sh
article=$SHARED/data/gold/dev/libya-2021-01-29.txt
[ -e "$article" ] || { skip "seed article" "no $article"; finish; exit; }

# has NAME PATTERN...: one record has all the patterns.
has() {
  local name=$1 lines
  shift
  lines=$(cat "$work/records")
  for pattern in "$@"; do lines=$(grep -E -- "$pattern" <<<"$lines"); done
  if [ -n "$lines" ]; then ok "$name"; else not_ok "$name" "no record with $*"; fi
}
ids() { # KEY ID...: that list has those ids, in that order, and no others
  local key=$1 pattern=
  shift
  for id in "$@"; do pattern="$pattern${pattern:+,}\\{[^{}]*\"id\":\"$id\"[^{}]*\\}"; done
  printf '"%s":\\[%s\\]' "$key" "$pattern"
}

# ---- as it was written ----
expect "read the article" 0 '' "$TRUCE" read --date 2021-01-29 "$article"
cp "$work/out" "$work/records"
has "the U.S. calls on three states" '"type":"REQUEST"' "$(ids source USA)" '"id":"TUR"' '"id":"RUS"'
has "Mills calls on all foreign parties" '"type":"REQUEST"' '"when":"2021-01-28"' 'respect Libyan sovereignty'
has "the sides agree" '"type":"AGREE"' '"when":"2020-10-23"' '"id":"LBY-GNA"' '"id":"LBY-LNA"'
has "one agreement" '"kind":"agreement"' "$(ids parties LBY-GNA LBY-LNA)" "$(ids backers UN)" '"signed":"2020-10-23"' '"name":"Geneva"'
has "the duty" '"kind":"obligation"' 'foreign fighters' '"act":"withdraw"' '"duration":"P3M","from":"2020-10-23"' '"due":"2021-01-23"' '"status":"overdue"'
has "Turkey's support" '"kind":"support"' "$(ids from TUR)" "$(ids to LBY-GNA)" '"since":"2019-12' '"weapons"' '"mercenaries"' '"troops"'
for state in RUS ARE EGY; do has "$state backs the LNA" '"kind":"support"' "$(ids from $state)" "$(ids to LBY-LNA)"; done
has "Mills on the recruiters" '"kind":"support"' "$(ids from TUR RUS)" '"said_by":\["(Richard )?Mills"\]' '"recruitment"' '"funding"'
has "Al Jazeera's 20,000" '"kind":"force"' '"low":20000,"high":20000' '"said_by":\["Al Jazeera"\]' "$(ids serving LBY-GNA LBY-LNA)"
has "hundreds from Syria" '"kind":"force"' '"low":200,"high":999' '"country":"SYR"'
has "the mandate" '"kind":"mandate"' '"action":"extended"' '"when":"2020-12"' '"duration":"P18M"' '"until":"2022-06'
has "Mills's office" '"kind":"role"' '"Richard Mills"' '"office":"ambassador"' '"qualifier":"acting"' "$(ids of USA)"
has "Sarraj's office" '"kind":"role"' 'Sarraj' '"office":"Prime Minister"' "$(ids of LBY-GNA)"
has "Haftar's office" '"kind":"role"' 'Haftar' "$(ids of LBY-LNA)"
has "Biden's office" '"kind":"role"' 'Biden' '"office":"President"' "$(ids of USA)"
guess=$(grep -c '"type":"[A-Z]*".*These latest developments' "$work/records")
check "the writer's guess is no event" [ "$guess" = 0 ]

export TRUCE_LEDGER=$work/read.db
expect "add the article" 0 '' "$TRUCE" add --date 2021-01-29 "$article"
"$TRUCE" due --as-of 2021-01-29 >"$work/due"
check "overdue by 6 days" grep -q '"due":"2021-01-23","days_over":6' "$work/due"
check "contradicted by the count" grep -q '"summary":"20000 [^"]*","said_by":\["Al Jazeera"\]' "$work/due"
check "contradicted by the mandate" grep -q '"why":"mandate outlives it"' "$work/due"

# ---- other names, dates and numbers ----
sed -e 's/Libyan National Army (LNA)/Nigerien Liberation Front (NLF)/; s/LNA/NLF/g; s/Government of National Accord (GNA)/Council of National Unity (CNU)/; s/GNA/CNU/g' \
  -e 's/Libyan/Nigerien/g; s/Libya/Niger/g; s/Tripoli/Niamey/g; s/Turkish/Iranian/g; s/Turkey/Iran/g; s/Russia/China/g; s/United Arab Emirates/State of Kuwait/g; s/the UAE/Kuwait/g; s/the State of Kuwait/Kuwait/g; s/Egypt/Algeria/g' \
  -e 's/Khalifa Haftar/Moussa Dandoko/g; s/Haftar/Dandoko/g; s/Fayez al-Sarraj/Ibrahim Sanda/; s/Richard Mills/Peter Gordon/; s/Mills/Gordon/g; s/Geneva/Vienna/; s/Syria/Chad/; s/Al Jazeera/Reuters/' \
  -e 's/Oct\.23/Sep.12/; s/in October/in September/; s/within three months/within 45 days/; s/expired on Saturday/lapsed on Tuesday/; s/on Thursday/on Wednesday/; s/December 2019/March 2018/; s/20,000/7,500/; s/18-month/nine-month/' \
  "$article" >"$work/other.txt"
expect "read it with other names" 0 '' "$TRUCE" read --date 2020-10-29 "$work/other.txt"
cp "$work/out" "$work/records"
has "other states called on" '"type":"REQUEST"' "$(ids source USA)" '"id":"IRN"' '"id":"CHN"'
has "another envoy calls" '"type":"REQUEST"' '"when":"2020-10-28"' 'respect Nigerien sovereignty'
has "another agreement" '"kind":"agreement"' "$(ids parties NER-CNU NER-NLF)" "$(ids backers UN)" '"signed":"2020-09-12"' '"name":"Vienna"'
has "another duty" '"kind":"obligation"' 'foreign fighters' '"act":"withdraw"' '"duration":"P45D","from":"2020-09-12"' '"due":"2020-10-27"' '"status":"overdue"' '"country":"NER"'
has "another supporter" '"kind":"support"' "$(ids from IRN)" "$(ids to NER-CNU)" '"since":"2018-03'
for state in CHN KWT DZA; do has "$state backs the NLF" '"kind":"support"' "$(ids from $state)" "$(ids to NER-NLF)"; done
has "another count" '"kind":"force"' '"low":7500,"high":7500' '"said_by":\["Reuters"\]'
has "another origin" '"kind":"force"' '"low":200,"high":999' '"country":"TCD"'
has "another mandate" '"kind":"mandate"' '"when":"2020-09"' '"duration":"P9M"' '"until":"2021-06'
has "another office" '"kind":"role"' '"Peter Gordon"' '"office":"ambassador"' '"qualifier":"acting"'
has "another general" '"kind":"role"' 'Dandoko' "$(ids of NER-NLF)"
export TRUCE_LEDGER=$work/other.db
expect "add it" 0 '' "$TRUCE" add --date 2020-10-29 "$work/other.txt"
"$TRUCE" due --as-of 2020-10-29 >"$work/due"
check "overdue by 2 days" grep -q '"due":"2020-10-27","days_over":2' "$work/due"
check "contradicted by the other mandate" grep -q '"why":"mandate outlives it"' "$work/due"
finish
