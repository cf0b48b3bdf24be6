#!/usr/bin/env bash
# Bad input of every sort: a clear message on one line, a documented exit code, and never a crash.
. test/tell.sh
export TRUCE_LEDGER=$work/truce.db
report=$work/report.txt
cp sample/1-signing.txt "$report"
expect "a good report" 0 '' "$TRUCE" read "$report"
cp "$work/out" "$work/good"
check "it yields records" test -s "$work/good"

# Documents
expect "no such file" 66 'nowhere.txt: No such file' "$TRUCE" read "$work/nowhere.txt"
: >"$work/empty.txt"
expect "empty file" 65 'empty.txt' "$TRUCE" read "$work/empty.txt"
expect "empty standard input" 65 '^truce read: ' "$TRUCE" read -
printf ' \n\n \t\n' >"$work/blank.txt"
expect "blank file" 65 'blank.txt' "$TRUCE" read "$work/blank.txt"
head -c 5000 "$TRUCE" >"$work/binary.txt"
expect "binary file" 65 'binary.txt' "$TRUCE" read "$work/binary.txt"
printf 'Turkey and Russia signed a truce.\xff\xfe They left.\n' >"$work/bytes.txt"
expect "not UTF-8, naming the byte" 65 'bytes.txt.*33' "$TRUCE" read "$work/bytes.txt"
printf 'A truce\0was signed.\n' >"$work/nul.txt"
expect "NUL byte" 65 'nul.txt' "$TRUCE" read "$work/nul.txt"
mkdir "$work/folder"
expect "an empty folder" 0 '' "$TRUCE" read "$work/folder"
cp "$report" "$work/bytes.txt" "$work/folder"
expect "a folder with one bad document, warned of" 0 'bytes.txt.*33' "$TRUCE" read "$work/folder"
check "the other one is read" cmp "$work/out" "$work/good"
head -c 100000000 /dev/zero | tr '\0' 'a' >"$work/long.txt"
expect "100 MB on one line" 65 'long.txt.*(larger?|more than|at most) ' timeout 60 "$TRUCE" read "$work/long.txt"
expect "100 MB of standard input" 65 '(larger?|more than|at most) ' sh -c 'timeout 60 "$1" read - <"$2"' - "$TRUCE" "$work/long.txt"
rm -f "$work/long.txt"
# Root reads everything, so it steps down for this one.
as_nobody=()
[ "$(id -u)" != 0 ] || as_nobody=(setpriv --reuid=65534 --regid=65534 --clear-groups)
chmod 755 "$work"
chmod 000 "$report"
if "${as_nobody[@]}" "$TRUCE" version >/dev/null 2>&1; then
  expect "unreadable file" 77 'report.txt: Permission denied' "${as_nobody[@]}" "$TRUCE" read "$report"
else skip "unreadable file" "cannot step down from root"; fi
chmod 644 "$report"
expect "a bad one among good ones" 66 'nowhere.txt' "$TRUCE" read "$report" "$work/nowhere.txt" "$report"
cat "$work/good" "$work/good" >"$work/twice"
check "the good ones are read all the same" cmp "$work/out" "$work/twice"
expect "a device" 65 '/dev/null' "$TRUCE" read /dev/null

# Options
expect "unreadable date" 64 'yesterday.*is not a date' "$TRUCE" read --date yesterday "$report"
expect "impossible date" 64 '2021-02-30.*is not a date' "$TRUCE" read --date 2021-02-30 "$report"
expect "unreadable confidence" 64 'is not a number from 0 to 1' "$TRUCE" read --min-confidence 2 "$report"
expect "unreadable threads" 64 'is not a whole number' "$TRUCE" read --threads none "$report"

# Model and knowledge
model=${TRUCE_MODEL:-model/english.truce}
expect "no model" 66 'nowhere.truce' "$TRUCE" read --model "$work/nowhere.truce" "$report"
: >"$work/empty.truce"
expect "empty model" 78 'empty.truce' "$TRUCE" read --model "$work/empty.truce" "$report"
expect "a text for a model" 78 'report.txt' "$TRUCE" read --model "$report" "$report"
head -c 1000000 "$model" >"$work/cut.truce"
expect "model cut off" 78 'cut.truce' "$TRUCE" read --model "$work/cut.truce" "$report"
cp "$model" "$work/damaged.truce"
printf '\x5a\xa5\x5a' | dd of="$work/damaged.truce" bs=1 seek=500000 conv=notrunc status=none
expect "model damaged" 78 'damaged.truce' "$TRUCE" read --model "$work/damaged.truce" "$report"
expect "no knowledge" 66 'nowhere' "$TRUCE" read --knowledge "$work/nowhere" "$report"
mkdir "$work/bare"
expect "empty knowledge folder" 66 'bare' "$TRUCE" read --knowledge "$work/bare" "$report"
# With --petrarch every file of knowledge/ is opened but event-leaning, which only the measure of given parties asks.
head -n 3 model/events.tsv >"$work/events.tsv"
reading() { # NAME of the file that is looked at
  local own=(--petrarch sample/petrarch --knowledge "$work/knowledge")
  case $1 in
  event-leaning) "$TRUCE" eval plover --given "${own[@]}" "$work/events.tsv" ;;
  *) "$TRUCE" read "${own[@]}" "$report" ;;
  esac
}
for file in knowledge/*.txt knowledge/*/*.txt; do
  name=${file#knowledge/} name=${name%.txt}
  rm -rf "$work/knowledge" && cp -r knowledge "$work/knowledge"
  rm "$work/knowledge/$name.txt"
  expect "knowledge without $name" 66 "$name.txt" reading "$name"
  cp "$file" "$work/knowledge/$name.txt"
  printf '\n[no such section]\n\xff = = [ | broken : -> <- { %%\n' >>"$work/knowledge/$name.txt"
  expect "$name with an error, naming file and line" 78 "$name.txt:[0-9]+" reading "$name"
done

# Output
expect "full disk" 74 'cannot write standard output: No space left' sh -c '"$1" read "$2" >/dev/full' - "$TRUCE" "$report"
expect "closed pipe" 0 '' bash -c 'set -o pipefail; "$1" read "$2" | head -c 1 >/dev/null' - "$TRUCE" "$report"
finish
