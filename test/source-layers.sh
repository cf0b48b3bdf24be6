#!/usr/bin/env bash
# The folders of src/ are floors: a file includes headers of its own floor and of those before it, never of a later
# one.
. test/tell.sh
order=(common source language meaning record ledger exchange measure serve command)
floor_of() {
  local i
  for i in "${!order[@]}"; do [ "${order[$i]}" = "$1" ] && { echo "$i"; return; }; done
  echo -1
}
for folder in src/*/; do
  folder=$(basename "$folder")
  [ "$(floor_of "$folder")" -ge 0 ] || not_ok "layers $folder" "src/$folder is on no floor: give it its place in order=(...)"
done
for folder in "${order[@]}"; do
  [ -d "src/$folder" ] || continue
  mine=$(floor_of "$folder") bad=
  while IFS=: read -r file header; do
    theirs=$(floor_of "${header%%/*}")
    [ "$theirs" -le "$mine" ] || bad="$bad $file->$header"
  done < <(grep -rEo '^#include "[^"]+"' "src/$folder" --include='*.[ch]' | sed 's/#include "//; s/"$//')
  if [ -z "$bad" ]; then ok "layers $folder"; else not_ok "layers $folder" "reaches forward:$bad"; fi
done
if grep -rEln '\b(printf|puts|exit|abort|_exit)\(' src --include='*.c' | grep -v '^src/command/' >"$work/loud"; then
  not_ok "only command prints and exits" "$(tr '\n' ' ' <"$work/loud")"
else ok "only command prints and exits"; fi
finish
