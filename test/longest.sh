#!/usr/bin/env bash
# Lines of every function in src/, longest first: "LINES FILE:LINE NAME".
cd "$(dirname "$(readlink -f "$0")")/.."
git ls-files 'src/*.c' | xargs awk '
  FNR == 1 { inside = 0 }
  !inside && /^[a-z].*\(/ { head = $0; at = FNR }
  !inside && /^[^ #].*\{$|^ .*\) \{$/ && /\) \{$/ { inside = 1; start = at }
  inside && /^\}/ {
    inside = 0
    name = head; sub(/\(.*/, "", name); sub(/.*[ *]/, "", name)
    printf "%d %s:%d %s\n", FNR - start + 1, FILENAME, start, name
  }' | sort -k1,1nr -k2,2
