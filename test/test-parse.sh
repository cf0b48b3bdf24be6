#!/usr/bin/env bash
# truce parse and truce eval parse: formats, long and bad input, and the same numbers as the treebanks' scorer.
. test/tell.sh

printf 'The truce, signed in Geneva, held. They can’t leave.\n\nNext.\n' >"$work/text"
"$TRUCE" parse "$work/text" >"$work/conllu"
check "CoNLL-U in a pipe" grep -q '^# text = They can’t leave.$' "$work/conllu"
check "a new paragraph" sh -c '[ "$(grep -c "^# newpar" "$1")" = 2 ]' - "$work/conllu"
check "a multi-word token" grep -qP '^2-3\tcan’t\t_' "$work/conllu"
check "one root a sentence" sh -c '[ "$(cut -f7,8 "$1" | grep -c "^0	root$")" = 3 ]' - "$work/conllu"
check "JSON" sh -c '[ "$("$1" parse --json "$2" | grep -c "^{\"sentence\":.*\"relation\":\"root\"")" = 3 ]' - "$TRUCE" "$work/text"
check "a tree" sh -c '"$1" parse --format tree "$2" | grep -q "┌ The .* det$"' - "$TRUCE" "$work/text"
expect "an unknown format" 64 'must be conllu, json or tree' "$TRUCE" parse --format xml "$work/text"
expect "no such file" 66 'cannot open .*no-such' "$TRUCE" parse "$work/no-such"
expect "a model that is none" 78 'not a truce model' "$TRUCE" parse --model "$work/text" "$work/text"
printf 'good \377 bad' >"$work/bad"
expect "not UTF-8" 65 'byte 5 is not UTF-8' "$TRUCE" parse "$work/bad"
check "nothing in, nothing out" sh -c '[ -z "$("$1" parse </dev/null)" ]' - "$TRUCE"

# Names within names follow them.
echo 'He taught at the University of Tripoli and left for Benghazi.' | "$TRUCE" parse --json |
  grep -o '"names".*' >"$work/names"
check "a name within a name" grep -q '"University of Tripoli"},{"type":"GPE","first":7,"words":1,"text":"Tripoli","nested":true},{"type":"GPE","first":11' "$work/names"

# One line of 2 MB: many blocks, all of the text, spans that count through all of them.
# 400,000 words; under sanitizers, which are fifty times as slow, 20,000: still several blocks.
lines=40000
[ "${TRUCE_BUILD:-build}" = build ] || lines=2000
yes 'The envoy met both sides in Juba and left again.' | head -n $lines | tr '\n' ' ' >"$work/long"
"$TRUCE" parse --json "$work/long" | sed -n '$s/.*"end":\([0-9]*\)}\],"names".*/\1/p' >"$work/end"
check "spans count through blocks" sh -c '[ "$(cat "$1")" = "$(($(wc -c <"$2") - 1))" ]' - "$work/end" "$work/long"

"$TRUCE" parse --threads 1 "$work/long" >"$work/one"
"$TRUCE" parse --threads 3 "$work/long" >"$work/three"
check "threads change nothing" cmp "$work/one" "$work/three"

# Gold against itself, and truce's own parse against the scorer's numbers.
"$TRUCE" eval parse --text "$work/conllu" "$work/conllu" >"$work/self"
check "a parse agrees with itself" sh -c '[ "$(grep -c "F1 100.00" "$1")" = 8 ]' - "$work/self"
sed 's/\troot\t/\tdep\t/; s/^\(4\t[^\t]*\t\)[^\t]*/\1other/' "$work/conllu" >"$work/other"
score=$SHARED/tools/ud_score.py
if [ ! -f "$score" ] || ! command -v python3 >/dev/null; then
  skip "the scorer's numbers" "no $score or no python3"
else
  same_numbers() { # GOLD SYSTEM
    python3 "$score" --counts "$1" "$2" | sed 's/ P / precision /; s/ R / recall /' >"$work/theirs"
    "$TRUCE" eval parse --text "$1" "$2" >"$work/ours"
    diff "$work/theirs" "$work/ours"
  }
  check "the scorer's numbers on a small file" same_numbers "$work/conllu" "$work/other"
  gold=$SHARED/data/treebank/gum-dev.conllu.gz
  python3 "$score" --text "$gold" >"$work/gum"
  "$TRUCE" parse "$work/gum" >"$work/gum.conllu"
  check "the scorer's numbers on GUM-dev" same_numbers "$gold" "$work/gum.conllu"
  "$TRUCE" eval parse --text "$gold" >"$work/direct"
  check "the same without a detour" diff "$work/direct" "$work/ours"
fi

# Names: on words as they are given, and of three kinds.
printf '# newdoc id = a\nTalks\tO\nin\tO\nGeneva\tB-LOC\nended\tO\n.\tO\n\nHe\tO\nlikes\tO\nJazz\tB-MISC\n.\tO\n' >"$work/names.tsv"
"$TRUCE" eval mentions --text "$work/names.tsv" >"$work/mentions"
check "a name is found" grep -q '^LOC  *F1 100.00 .* gold 1 found 1 right 1$' "$work/mentions"
check "what is not said is not counted" grep -q '^all  *F1 100.00 .* gold 1 found 1 right 1$' "$work/mentions"
printf '1\tKofi\tKofi\tPROPN\t_\t_\t_\t_\t_\tEntity=(1-person-new-s-cf1-1,2-sgl\n2\tAnnan\tAnnan\tPROPN\t_\t_\t_\t_\t_\tEntity=1)\n3\tspoke\tspeak\tVERB\t_\t_\t_\t_\t_\t_\n\n' >"$work/names.conllu"
gzip -kf "$work/names.conllu"
check "GUM's layer, packed" sh -c '"$1" eval mentions --text --misses "$2" | grep -q "^all  *F1.*gold 1 "' - "$TRUCE" "$work/names.conllu.gz"
: >"$work/no-names"
expect "no names marked" 65 'no sentences' "$TRUCE" eval mentions "$work/no-names"
finish
