#!/usr/bin/env bash
# Runs the examples in README.md and doc/*.md: in a block marked ```console each line after "$ " is a command of the
# shell, run in the repository with truce on the path and a fresh ledger for each page; what follows is its output, in
# which a line "..." stands for any lines.
. test/tell.sh
mkdir "$work/bin"
ln -s "$(readlink -f "$TRUCE")" "$work/bin/truce"
export PATH=$work/bin:$PATH

# Splits a page into numbered pairs: N.command and N.expected.
cut_examples() { # PAGE FOLDER
  awk -v folder="$2" '
    /^```console$/ { inside = 1; n = sprintf("%03d", ++count); next }
    inside && /^```/ { inside = 0; next }
    inside && /^\$ / { n = sprintf("%03d", ++count); print substr($0, 3) > (folder "/" n ".command"); printf "" > (folder "/" n ".expected"); next }
    inside { print > (folder "/" n ".expected") }' "$1"
}

# Equal, where "..." fits any lines (also none).
fits() { # EXPECTED GOT
  awk '
    function same(want, got) {
      if (want !~ / ?\.\.\.$/) return want == got
      sub(/ ?\.\.\.$/, "", want)
      return substr(got, 1, length(want)) == want
    }
    NR == FNR { want[++w] = $0; next } { got[++g] = $0 }
    END {
      i = 1; j = 1; star = 0
      while (j <= g || i <= w) {
        if (i <= w && want[i] == "...") { star = i++; mark = j; continue }
        if (i <= w && j <= g && same(want[i], got[j])) { i++; j++; continue }
        if (star && mark <= g) { i = star + 1; j = ++mark; continue }
        exit 1
      }
    }' "$1" "$2"
}

total=0
for page in README.md doc/*.md; do
  [ -e "$page" ] || continue
  folder=$work/$(basename "$page" .md)
  mkdir -p "$folder"
  cut_examples "$page" "$folder"
  export TRUCE_LEDGER=$folder/truce.db
  for command in "$folder"/*.command; do
    [ -e "$command" ] || continue
    total=$((total + 1))
    name="example in $page: $(head -c 60 "$command" | head -n 1)"
    bash "$command" >"$folder/got" 2>&1 </dev/null
    if fits "${command%.command}.expected" "$folder/got"; then ok "$name"
    else
      not_ok "$name" "the output is another"
      diff "${command%.command}.expected" "$folder/got" | head -n 12
    fi
  done
done
check "there are examples" test $total -gt 0
finish
