#!/usr/bin/env bash
# bench.sh [reading|language|ledger|source] [--against FOLDER]: prints the measures of bench/NAME.c; with --against those of the
# same program in another build folder beside them, the two run in turns. BENCH_SECONDS: per measure (default 2);
# BENCH_DOCUMENTS: in the made-up ledger (default 20000); BENCH_LEDGER: a file to keep it in, so that the next run need not
# make it again; BENCH_PAGES: in the made-up archive of the web (default 5000).
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
name=reading against=
while [ $# -gt 0 ]; do
  case $1 in
  --against) against=${2:?--against FOLDER}; shift ;;
  --no-install) ;;
  *) name=$1 ;;
  esac
  shift
done
program=bench/bench-$name
[ -x "build/$program" ] || { echo "bench: no build/$program; there are: $(cd build/bench && ls bench-* | grep -v '\.p$' | tr '\n' ' ')" >&2; exit 64; }
shared=${TRUCE_SHARED:-../shared}
inputs=(sample/*.txt)
[ -d bench/text ] && inputs+=(bench/text/*.txt)
for file in "$shared"/data/gold/dev/*.txt; do [ -e "$file" ] && inputs+=("$file"); done
[ "$name" = reading ] || [ "$name" = language ] || inputs=(sample/1-signing.txt)
words=$(cat "${inputs[@]}" | wc -w)
echo "bench $name: ${#inputs[@]} documents, $words words; $(nproc) processors: $(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -n 1)"
log=$(mktemp -d)
trap 'rm -rf "$log"' EXIT
run() {
  if [ "$name" = ledger ]; then
    rm -f "$log"/ledger.db*
    "$1/$program" "${BENCH_LEDGER:-$log/ledger.db}" "${BENCH_DOCUMENTS:-20000}"
    return
  fi
  if [ "$name" = source ]; then
    [ -e "$log/pages.warc.gz" ] || python3 test/make_archive.py "$log/pages.warc.gz" "${BENCH_PAGES:-5000}" >/dev/null
    "$1/$program" "$log/pages.warc.gz"
    return
  fi
  "$1/$program" model/english.truce knowledge "$(nproc)" "${BENCH_SECONDS:-2}" "${inputs[@]}"
}
if [ -z "$against" ]; then
  run build | awk '{ printf "  %-28s %12s %s\n", $1, $2, $3 }'
  exit
fi
for turn in 1 2 3; do
  run build | sed "s/^/here /" >>"$log/all"
  run "$against" | sed "s/^/there /" >>"$log/all"
done
# The median of three turns each, and their ratio.
sort -k2,2 -k1,1 -k3,3g "$log/all" | awk '
  { key = $2; unit[key] = $4; n[key, $1]++; value[key, $1, n[key, $1]] = $3; if (!(key in seen)) { seen[key] = 1; order[++count] = key } }
  END { printf "  %-28s %12s %12s %8s\n", "", "here", "there", "ratio"
    for (i = 1; i <= count; i++) { k = order[i]; a = value[k, "here", 2]; b = value[k, "there", 2]
      printf "  %-28s %12s %12s %8.2f %s\n", k, a, b, b ? a / b : 0, unit[k] } }'
