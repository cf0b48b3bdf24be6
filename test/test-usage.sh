#!/usr/bin/env bash
# The command line itself: help, messages, exit codes, closed pipes, full disks.
. test/tell.sh

expect "version" 0 '' "$TRUCE" version
expect "--version" 0 '' "$TRUCE" --version
expect "--help" 0 '' "$TRUCE" --help
expect "no command" 64 '^truce: which command' "$TRUCE"
expect "unknown command" 64 '^truce: no command frobnicate' "$TRUCE" frobnicate
expect "unknown option" 64 '^truce version: no option --frobnicate' "$TRUCE" version --frobnicate
expect "unknown letter" 64 '^truce version: no option -x' "$TRUCE" version -x
expect "one argument too many" 64 '^truce version: one argument too many: 5' "$TRUCE" version 5
expect "too few arguments" 64 '^truce read: too few arguments' "$TRUCE" read
expect "value missing" 64 '^truce read: option --date wants a value' "$TRUCE" read --date
expect "value too many" 64 '^truce version: option --json takes no value' "$TRUCE" version --json=5
expect "json and text" 64 'exclude each other' "$TRUCE" version --json --text
expect "full disk" 74 '^truce version: cannot write standard output: No space left' sh -c '"$1" version >/dev/full' - "$TRUCE"
expect "closed output" 74 '^truce version: cannot write standard output' sh -c '"$1" version >&-' - "$TRUCE"
expect "closed pipe" 0 '' bash -c 'set -o pipefail; "$1" help --man | head -c 1 >/dev/null' - "$TRUCE"

# Every command answers --help, and the manual and the completion know it with all its options.
"$TRUCE" help --man >"$work/manual"
"$TRUCE" help --completion bash >"$work/completion"
check "completion is bash" bash -n "$work/completion"
"$TRUCE" --help | sed -n 's/^  \([a-z]\+\( [a-z]\+\)\?\)  .*/\1/p;' >"$work/commands"
while read -r name; do
  # shellcheck disable=SC2086
  if ! "$TRUCE" $name --help >"$work/help"; then not_ok "help of $name" "fails"; continue; fi
  missing=
  for option in $(sed -n 's/^  *\(-[a-z], \)\?--\([a-z-]*\).*/\2/p' "$work/help"); do
    grep -q -- "\\\\-\\\\-$(printf %s "$option" | sed 's/-/\\\\-/g')" "$work/manual" || missing="$missing manual:$option"
    grep -q -- "--$option" "$work/completion" || missing="$missing completion:$option"
  done
  if [ -z "$missing" ]; then ok "help of $name"; else not_ok "help of $name" "missing:$missing"; fi
done <"$work/commands"
check "commands are listed" test "$(wc -l <"$work/commands")" -ge 3
if command -v man >/dev/null; then
  MANWIDTH=80 man --warnings -l "$work/manual" >/dev/null 2>"$work/warnings"
  check "manual is sound" test ! -s "$work/warnings"
else skip "manual is sound" "no man"; fi

# A signal ends a long run between two documents: whole lines, a message, exit code 130.
many=()
for _ in $(seq 300); do many+=(sample/1-signing.txt sample/2-backers.txt sample/3-deadline.txt); done
for signal in INT TERM; do
  rm -f "$work/out" # what is waited for below: then the program runs, and its handlers stand
  "$TRUCE" read "${many[@]}" "${many[@]}" "${many[@]}" "${many[@]}" >"$work/out" 2>"$work/err" </dev/null &
  running=$!
  for _ in $(seq 100); do [ -s "$work/out" ] && break || sleep 0.1; done
  kill -$signal $running
  wait $running
  code=$?
  if [ $code = 130 ] && grep -q '^truce read: interrupted$' "$work/err" && [ "$(tail -c 2 "$work/out")" = "}" ]; then ok "SIG$signal"
  else not_ok "SIG$signal" "exit code $code, $(head -n 1 "$work/err"), ends in $(tail -c 20 "$work/out")"; fi
done

# What bash completes.
complete_words() {
  bash -c '. "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _truce; printf "%s\n" "${COMPREPLY[@]}"' - "$work/completion" "$@"
}
check "completes commands" test "$(complete_words truce versi)" = version
check "completes options" test "$(complete_words truce read --da)" = --date
finish
