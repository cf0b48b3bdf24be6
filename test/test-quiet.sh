#!/usr/bin/env bash
# Reading opens no socket, asks no clock and writes no file: the system calls of a run are looked at.
# once
. test/tell.sh
command -v strace >/dev/null || { skip quiet "no strace"; exit 0; }
strace -f -o "$work/calls" "$TRUCE" read --threads 2 sample/*.txt >"$work/out" 2>"$work/err" </dev/null
if ! grep -q 'openat(' "$work/calls"; then skip quiet "strace may not trace here"; exit 0; fi
none() { # NAME PATTERN
  if grep -E "$2" "$work/calls" >"$work/found"; then not_ok "$1" "$(head -n 1 "$work/found")"; else ok "$1"; fi
}
none "no network" '\b(socket|connect|bind|sendto|sendmsg)\('
none "no clock" '\b(clock_gettime|gettimeofday|time)\('
none "no randomness" '"/dev/u?random"'
none "no file is written" 'openat\([^)]*O_(WRONLY|RDWR|CREAT)'
# So does reading every other kind of file (only PDF starts a process).
strace -f -o "$work/calls" "$TRUCE" read --threads 2 test/pages fuzz/corpus/source_* >"$work/out" 2>"$work/err" </dev/null
none "no network for pages and archives" '\b(socket|connect|bind|sendto|sendmsg)\('
none "no file is written for pages and archives" 'openat\([^)]*O_(WRONLY|RDWR|CREAT)'
finish
