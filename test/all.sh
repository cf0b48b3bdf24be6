#!/usr/bin/env bash
# Runs every test and adds up the lines that they print: "ok NAME", "not ok NAME: what", "skip NAME: why".
# Called by ./run test, when everything is built. all.sh yes: only those of the optimised build.
set -u
cd "$(dirname "$(readlink -f "$0")")/.."
quick=${1:-no}
log=$(mktemp -d)
trap 'rm -rf "$log"' EXIT
: >"$log/lines"
began=$SECONDS

heading() { printf '== %s (after %d s)\n' "$1" $((SECONDS - began)); }

# Shows what went wrong or was passed over, and keeps the lines to count. A program that fails without saying so
# counts as one failure.
collect() { # NAME STATUS FILE
  grep -aE '^(ok|not ok|skip) ' "$3" >"$log/found"
  case $2 in
  0) ;;
  77) grep -qa '^skip ' "$log/found" || echo "skip $1: exit status 77" >>"$log/found" ;;
  *) grep -qa '^not ok ' "$log/found" || { echo "not ok $1: exit status $2"; tail -n 30 "$3" | sed 's/^/    /' >&2; } >>"$log/found" ;;
  esac
  [ -s "$log/found" ] || echo "not ok $1: it printed no result" >"$log/found"
  sed "s|^\(ok\|not ok\|skip\) |\1 $1: |" "$log/found" >"$log/named"
  grep -avE '^ok ' "$log/named"
  cat "$log/named" >>"$log/lines"
  printf '   %-40s %d ok\n' "$1" "$(grep -ac '^ok ' "$log/named")"
}

# The programs that meson knows as tests, one after another, so that their lines can be read.
programs() { # FOLDER [NAME-TO-LEAVE-OUT]
  python3 - "$1" <<'PYTHON' >"$log/programs"
import json, subprocess, sys
tests = json.loads(subprocess.check_output(["meson", "introspect", "--tests", sys.argv[1]]))
for test in tests:
    print("\t".join([test["name"], str(test["timeout"]), *test["cmd"]]))
PYTHON
  local name seconds command slower=3
  [ "$1" != build ] || slower=1
  while IFS=$'\t' read -r name seconds command; do
    [ "$name" != "${2:-}" ] || continue
    IFS=$'\t' read -r -a words <<<"$command"
    timeout -k 5 $((seconds * slower)) "${words[@]}" >"$log/out" 2>&1 </dev/null
    collect "$1/$name" $? "$log/out"
  done <"$log/programs"
}

# Shell tests of the whole program; TRUCE says which build. One that says "# once" is for the optimised build only.
scripts() { # FOLDER
  local script
  for script in test/test-*.sh; do
    [ "$1" = build ] || ! grep -q '^# once' "$script" || continue
    TRUCE=$PWD/$1/truce TRUCE_BUILD=$1 timeout -k 5 600 bash "$script" >"$log/out" 2>&1 </dev/null
    collect "$1/$(basename "$script" .sh)" $? "$log/out"
  done
}

# Tests of the sources themselves: one run is enough.
sources() {
  local script
  for script in test/source-*.sh; do
    TRUCE=$PWD/build/truce timeout -k 5 300 bash "$script" >"$log/out" 2>&1 </dev/null
    collect "$(basename "$script" .sh)" $? "$log/out"
  done
}

fuzzing() {
  if [ ! -e build-fuzz/fuzz ]; then
    echo "skip fuzz: no build with libFuzzer" | tee -a "$log/lines"
    return
  fi
  bash fuzz/fuzz.sh all "${TRUCE_FUZZ_SECONDS:-60}" >"$log/out" 2>&1 </dev/null
  collect fuzz $? "$log/out"
}

export ASAN_OPTIONS=${ASAN_OPTIONS:-detect_leaks=1:allocator_may_return_null=1}
export UBSAN_OPTIONS=${UBSAN_OPTIONS:-halt_on_error=1:print_stacktrace=1}
heading "sources"
sources
heading "programs, optimised build"
programs build
heading "whole program, optimised build"
scripts build
if [ "$quick" = no ]; then
  heading "programs, sanitizers"
  programs build-asan
  heading "whole program, sanitizers"
  scripts build-asan
  heading "programs, hostile build"
  programs build-hostile train # has been trained under the sanitizers just now
  heading "fuzzing"
  fuzzing
fi
heading "the ten longest functions"
test/longest.sh | head -n 10
passed=$(grep -ac '^ok ' "$log/lines")
failed=$(grep -ac '^not ok ' "$log/lines")
skipped=$(grep -ac '^skip ' "$log/lines")
if [ "$skipped" -gt 0 ]; then
  heading "SKIPPED"
  grep -a '^skip ' "$log/lines"
fi
if [ "$failed" -gt 0 ]; then
  heading "FAILED"
  grep -a '^not ok ' "$log/lines"
fi
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ]
