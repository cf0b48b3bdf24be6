#!/usr/bin/env bash
# The same input gives the same bytes: twice, with any number of threads, in any folder, locale and time zone, in the
# optimised build and under the sanitizers.
. test/tell.sh
inputs=(sample/1-signing.txt sample/2-backers.txt sample/3-deadline.txt)
for file in "$SHARED"/data/gold/dev/*.txt; do [ -e "$file" ] && inputs+=("$file"); done
[ ${#inputs[@]} -gt 3 ] || skip "gold documents" "$SHARED is not there: the sample alone"
same() { # NAME COMMAND...
  local name=$1
  shift
  "$@" >"$work/again" 2>&1
  check "$name" cmp "$work/once" "$work/again"
}
"$TRUCE" read --threads 1 "${inputs[@]}" >"$work/once" 2>&1
check "there are records" grep -q '"kind"' "$work/once"
same "twice" "$TRUCE" read --threads 1 "${inputs[@]}"
same "two threads" "$TRUCE" read --threads 2 "${inputs[@]}"
same "seven threads" "$TRUCE" read --threads 7 "${inputs[@]}"
same "another locale and time zone" env LC_ALL=tr_TR.UTF-8 LANG=de_DE.UTF-8 TZ=Pacific/Apia "$TRUCE" read "${inputs[@]}"
if [ "$TRUCE_BUILD" != build ] && [ -x build/truce ]; then same "optimised and $TRUCE_BUILD" build/truce read "${inputs[@]}"; fi
if command -v setarch >/dev/null; then same "without address randomisation" setarch -R "$TRUCE" read "${inputs[@]}"; fi
finish
