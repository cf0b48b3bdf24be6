#!/usr/bin/env bash
# Reads the three sample reports into a fresh ledger and asks it what truce can be asked. demo.sh PROGRAM
set -euo pipefail
truce=$(readlink -f "${1:-build/truce}")
cd "$(dirname "$(readlink -f "$0")")"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export TRUCE_LEDGER=$folder/truce.db

ask() { # WHAT TRUCE-ARGUMENT...
  printf '\n── %s\n$ truce %s\n' "$1" "${*:2}"
  "$truce" "${@:2}" --text
}

echo "Three reports on the course of a truce (the folder sample/), read into a fresh ledger, which is then asked."
ask "Read and keep three reports" add 1-signing.txt 2-backers.txt 3-deadline.txt
ask "Which truce was signed by whom?" agreements
ask "What must be done by when, as of the day of the first report?" due --as-of 2018-12-14
ask "And on the day after the deadline?" due --as-of 2019-01-04
ask "Who backs whom with what?" backs
ask "Who counts how many fighters?" forces
ask "Who asked whom for what?" calls
overdue=$("$truce" due --as-of 2019-01-04 --json | sed -n 's/^{"fact":"\([^"]*\)".*/\1/p' | head -n 1)
[ -z "$overdue" ] || ask "Why is that so? The words that say it" why "$overdue" --as-of 2019-01-04
printf '\nTry it on a report of your own:  build/truce read FILE   or   build/truce add FILE && build/truce due\n'
