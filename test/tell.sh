# Sourced by shell tests: says what became of a check in the words that test/all.sh counts, and gives each test a
# folder of its own. TRUCE: the program; TRUCE_BUILD: the folder it was built in.
TRUCE=${TRUCE:-$PWD/build/truce}
TRUCE_BUILD=${TRUCE_BUILD:-build}
# shellcheck disable=SC2034
SHARED=${TRUCE_SHARED:-$([ -d ../shared ] && readlink -f ../shared || echo /nowhere)}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0

ok() { echo "ok $1"; }
not_ok() { echo "not ok $1: $2"; failures=$((failures + 1)); }
skip() { echo "skip $1: $2"; }

# check NAME CONDITION...: the words are run as a command.
check() {
  local name=$1
  shift
  if "$@" >"$work/check.log" 2>&1; then ok "$name"; else not_ok "$name" "$* ($(tail -n 1 "$work/check.log"))"; fi
}

# expect NAME CODE MESSAGE COMMAND...: exits with CODE, prints nothing but MESSAGE (a grep -E pattern that fits its
# one line) on standard error. An empty MESSAGE: nothing is printed there.
expect() {
  local name=$1 code=$2 message=$3 got
  shift 3
  "$@" >"$work/out" 2>"$work/err" </dev/null
  got=$?
  if [ $got != "$code" ]; then not_ok "$name" "exit code $got, expected $code; $(head -n 1 "$work/err")"
  elif [ -z "$message" ] && [ -s "$work/err" ]; then not_ok "$name" "unexpected message: $(head -n 1 "$work/err")"
  elif [ -n "$message" ] && ! grep -Eq "$message" "$work/err"; then not_ok "$name" "message: $(head -n 1 "$work/err")"
  elif [ -n "$message" ] && [ "$(wc -l <"$work/err")" != 1 ]; then not_ok "$name" "$(wc -l <"$work/err") lines of messages"
  else ok "$name"
  fi
}

finish() { [ $failures = 0 ]; }
