#!/usr/bin/env bash
# Every C file stands as .clang-format wants it.
. test/tell.sh
command -v clang-format >/dev/null || { skip format "no clang-format"; exit 0; }
bad=$(git ls-files '*.c' '*.h' | grep -v '^pages/' | xargs clang-format --dry-run 2>&1 | sed -n 's/^\([^: ]*\):[0-9]*:[0-9]*: .*/\1/p' | sort -u | tr '\n' ' ')
if [ -z "$bad" ]; then ok format; else not_ok format "run clang-format -i on: $bad"; fi
finish
