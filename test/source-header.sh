#!/usr/bin/env bash
# include/truce.h compiles alone, as C11, C17 and C++, under strict warnings, and says something about all it gives.
. test/tell.sh
strict="-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -fsyntax-only -Iinclude"
echo '#include "truce.h"' >"$work/alone.c"
cp "$work/alone.c" "$work/alone.cc"
for standard in c11 c17; do
  # shellcheck disable=SC2086
  check "header as $standard" gcc $strict -Wstrict-prototypes -std=$standard "$work/alone.c"
done
if command -v g++ >/dev/null; then
  # shellcheck disable=SC2086
  check "header as C++17" g++ $strict -std=c++17 "$work/alone.cc"
else skip "header as C++17" "no g++"; fi
undocumented=$(awk '/^ *\/\*|\*\/$|^ \*|^   / { comment = 1; next } /^TRUCE_API/ { if (!comment) print $0 } { comment = /^$/ ? 0 : comment }' include/truce.h)
if [ -z "$undocumented" ]; then ok "header is documented"; else not_ok "header is documented" "$undocumented"; fi
finish
