#!/usr/bin/env bash
# run.sh [--seconds S | --runs N] [TARGET…]: builds the preset fuzz with clang and runs every target (Gguf, Pth, …) for S seconds
# or N inputs, starting from the committed corpus. New inputs go to build/fuzz/corpus, findings to build/fuzz/findings.
# Exit status 1 when a target found something, 77 when there is no clang.
set -euo pipefail
cd "$(dirname "$0")/../.."

limit=(-max_total_time=20)
targets=()
while [ $# -gt 0 ]; do
  case $1 in
  --seconds) limit=("-max_total_time=$2"); shift 2 ;;
  --runs) limit=("-runs=$2"); shift 2 ;;
  *) targets+=("$1"); shift ;;
  esac
done
[ ${#targets[@]} -gt 0 ] || targets=(Gguf Safetensors Pth Pickle RwkvCpp Vocabulary TokenizerJson Tokenizer Answer HttpHead Manifest PartJournal Html Markdown)

command -v clang++ >/dev/null || { echo "clang++ is not installed"; exit 77; }
mkdir -p build/fuzz/findings
cmake --preset fuzz >/dev/null
cmake --build --preset fuzz --target fuzz >build/fuzz/build.log 2>&1 || { tail -40 build/fuzz/build.log; exit 1; }

# Small inputs, short stacks of allocations and a small quarantine: several times as many inputs a second.
export ASAN_OPTIONS=malloc_context_size=3:quarantine_size_mb=16
failed=0
for target in "${targets[@]}"; do
  name=${target,,}
  mkdir -p "build/fuzz/corpus/$name"
  # 96 MB at once for inputs of 8 KB at most, 20 s an input by the wall clock, on a machine that may stand still meanwhile
  if build/fuzz/bin/Fuzz"$target" "${limit[@]}" -max_len=8000 -malloc_limit_mb=96 -rss_limit_mb=1024 -timeout=20 -verbosity=0 \
    -print_final_stats=1 -dict="tests/fuzz/dictionaries/$name.dict" -artifact_prefix="build/fuzz/findings/$name-" \
    "build/fuzz/corpus/$name" "tests/fuzz/corpus/$name" >"build/fuzz/$name.log" 2>&1; then
    echo "$target: no finding, $(grep -o 'number_of_executed_units: .*' "build/fuzz/$name.log")"
  else
    echo "$target: FINDING"
    tail -30 "build/fuzz/$name.log"
    failed=1
  fi
done
exit $failed
