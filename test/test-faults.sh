#!/usr/bin/env bash
# The 1st, 2nd, 3rd ... read, write, open or mapping fails: never a crash, never silence. When a run says 0, its output
# is whole.
# once
. test/tell.sh
shim=$PWD/build/test/libfaults.so
[ -e "$shim" ] || { skip faults "no $shim"; exit 0; }
export TRUCE_LEDGER=$work/truce.db
"$TRUCE" read --threads 1 sample/*.txt >"$work/whole" 2>/dev/null

# with_fault KIND N COMMAND...: runs it, and looks at how it ended.
bad=
with_fault() {
  local kind=$1 n=$2 code
  shift 2
  env "FAULT_$kind=$n" LD_PRELOAD="$shim" timeout 20 "$@" >"$work/out" 2>"$work/err" </dev/null
  code=$?
  case $code in
  0) cmp -s "$work/out" "$work/whole" || bad="$bad $kind#$n: says all is well, output is not whole;" ;;
  65 | 66 | 70 | 71 | 73 | 74 | 75 | 77 | 78) [ -s "$work/err" ] || bad="$bad $kind#$n: exit code $code without a message;" ;;
  *) bad="$bad $kind#$n: exit code $code;" ;;
  esac
}
for kind in READ WRITE OPEN MAP; do
  bad=
  for n in 1 2 3 4 5 6 7 8 9 10 12 14 16 20 24 32; do with_fault $kind $n "$TRUCE" read --threads 1 sample/*.txt; done
  if [ -z "$bad" ]; then ok "reading when $kind fails"; else not_ok "reading when $kind fails" "$bad"; fi
done

# A ledger that could not be written, read or synced is whole all the same: the same add completes it.
add_with_fault() { # KIND N
  rm -f "$TRUCE_LEDGER"*
  env "FAULT_$1=$2" LD_PRELOAD="$shim" timeout 20 "$TRUCE" add sample/*.txt >"$work/out" 2>"$work/err" </dev/null
  local code=$?
  case $code in
  0 | 65 | 66 | 71 | 73 | 74 | 75 | 77 | 78) ;;
  *) bad="$bad $1#$2: exit code $code;" ;;
  esac
  [ $code = 0 ] || [ -s "$work/err" ] || bad="$bad $1#$2: exit code $code without a message;"
  "$TRUCE" add sample/*.txt >/dev/null 2>"$work/err" || bad="$bad $1#$2: adding again: $(head -n 1 "$work/err");"
  [ "$("$TRUCE" documents --json 2>/dev/null | wc -l)" = "$documents" ] || bad="$bad $1#$2: documents are missing;"
}
"$TRUCE" add sample/*.txt >/dev/null 2>&1
documents=$("$TRUCE" documents --json | wc -l)
for kind in READ WRITE OPEN SYNC; do
  bad=
  for n in 1 2 3 5 8 11 15 20 27 36 48 64; do add_with_fault $kind $n; done
  if [ -z "$bad" ]; then ok "adding when $kind fails"; else not_ok "adding when $kind fails" "$bad"; fi
done
finish
