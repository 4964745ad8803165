#!/usr/bin/env bash
# Runs every target, or those that are named, one after another: `RUNS=1000000 fuzz/run_all.sh [TARGET…]`;
# `SECONDS_EACH=600` ends each after that time. What was kept by an earlier run is gone on with.
# Prints for each how many inputs were tried, and what failed. Needs the targets to be built (README.md).
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

runs=${RUNS:-1000000}
seconds=${SECONDS_EACH:-0}
# Where a machine builds something else meanwhile, an input waits longer than it works.
longest_wait=${TIMEOUT:-20}
built=fuzz/target/$(rustc -vV | sed -n 's/^host: //p')/release
[ $# -gt 0 ] || set -- png pdf xls xlsx ods csv laws units overlay tera text block settings frame docx yaml

# The folders that `cargo test` begins with, beside the corpus (`beside` in tests/mutated/mod.rs).
seeds() {
  local from=() end=''
  case $1 in
    yaml) from=(tests/cases/kinds tests/cases) end=.yaml ;;
    csv) from=(tests/batch/mau tests/batch/phan-bo) end=.csv ;;
    xlsx | ods | xls) from=(tests/cases/bang_tinh) end=.$1 ;;
    png) from=(tests/cases/anh) end=.png ;;
    pdf) from=(tests/signed) end=.pdf ;;
    docx) from=(tests/cases/ban_0_1_0/out) end=.docx ;;
    settings) from=(tests/cases/house_rules/templates) end=.yaml ;;
  esac
  mkdir -p "fuzz/found/$1/begin"
  [ ! -d "tests/mutated/corpus/$1" ] || cp tests/mutated/corpus/"$1"/* "fuzz/found/$1/begin"
  local folder
  for folder in ${from[@]+"${from[@]}"}; do cp "$folder"/*"$end" "fuzz/found/$1/begin"; done
}

# Workbooks and Word files are longer than texts, and a signature has its length.
longest() {
  case $1 in pdf) echo 40000 ;; xlsx | ods | xls | docx) echo 20000 ;; *) echo 4096 ;; esac
}

for target in "$@"; do
  seeds "$target"
  mkdir -p "fuzz/found/$target/kept" "fuzz/artifacts/$target"
  # An input of ours reaches tens of thousands of places: to weigh each by how rare it is costs more than to try it.
  "$built/$target" -runs="$runs" -max_total_time="$seconds" -entropic=0 -max_len="$(longest "$target")" -timeout="$longest_wait" -rss_limit_mb=2048 -seed=1 \
    -artifact_prefix="fuzz/artifacts/$target/" -print_final_stats=1 \
    "fuzz/found/$target/kept" "fuzz/found/$target/begin" >"fuzz/found/$target/log" 2>&1
  code=$?
  tried=$(sed -n 's/^stat::number_of_executed_units: *//p' "fuzz/found/$target/log" | tail -n 1)
  printf '%-9s %10s inputs, exit code %s, %s failing\n' "$target" "${tried:-0}" "$code" \
    "$(find "fuzz/artifacts/$target" -type f | wc -l)"
done
