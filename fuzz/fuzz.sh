#!/usr/bin/env bash
# fuzz.sh [TARGET|all] [SECONDS]: libFuzzer on build-fuzz/fuzz/TARGET, its corpus read, new finds kept outside the
# tree; SECONDS are for all targets together. A crashing input is left in build-fuzz/found/.
set -u
cd "$(dirname "$(readlink -f "$0")")/.."
target=${1:-all} seconds=${2:-60}
mapfile -t targets < <(find build-fuzz/fuzz -maxdepth 1 -type f -executable -printf '%f\n' | sort)
[ "$target" = all ] || targets=("$target")
each=$(((seconds + ${#targets[@]} - 1) / ${#targets[@]}))
mkdir -p build-fuzz/found
status=0
export ASAN_OPTIONS=${ASAN_OPTIONS:-allocator_may_return_null=1}
for name in "${targets[@]}"; do
  [ -x "build-fuzz/fuzz/$name" ] || { echo "not ok fuzz $name: no such target"; status=1; continue; }
  mkdir -p "build-fuzz/corpus/$name" "fuzz/corpus/$name"
  if "build-fuzz/fuzz/$name" -max_total_time="$each" -timeout=20 -rss_limit_mb=2048 -max_len=65536 -print_final_stats=1 \
    -artifact_prefix="build-fuzz/found/$name-" "build-fuzz/corpus/$name" "fuzz/corpus/$name" >"build-fuzz/found/$name.log" 2>&1
  then echo "ok fuzz $name ($(sed -n 's/^stat::number_of_executed_units: *//p' "build-fuzz/found/$name.log") inputs in $each s)"
  else
    echo "not ok fuzz $name: see build-fuzz/found/$name.log"
    grep -aE 'ERROR|SUMMARY|runtime error|#[0-4] ' "build-fuzz/found/$name.log" | head -n 12
    status=1
  fi
done
exit $status
