#!/usr/bin/env bash
# coverage.sh: lines of the file readers that the fuzz corpus reaches (the committed one, what earlier runs of run.sh found, and the
# hostile files of the shared fixtures where those are). Builds the targets once more, with clang's coverage, under build/coverage.
set -euo pipefail
cd "$(dirname "$0")/../.."

command -v llvm-cov >/dev/null || { echo "llvm-cov is not installed"; exit 77; }
targets=(Gguf Safetensors Pth Pickle RwkvCpp Vocabulary TokenizerJson)
flags="-O0 -g0 -fprofile-instr-generate -fcoverage-mapping"
mkdir -p build/coverage
cmake --preset fuzz -B build/coverage -DCMAKE_CXX_FLAGS="$flags" >/dev/null
cmake --build build/coverage --target "${targets[@]/#/Fuzz}" >build/coverage/build.log 2>&1 || { tail -40 build/coverage/build.log; exit 1; }

hostile=${ROOKERY_SHARED:-../shared}/fixtures/hostile
rm -f build/coverage/*.profraw
objects=()
for target in "${targets[@]}"; do
  name=${target,,}
  inputs=("tests/fuzz/corpus/$name")
  [ -d "build/fuzz/corpus/$name" ] && inputs+=("build/fuzz/corpus/$name")
  [ -d "$hostile" ] && inputs+=("$hostile")
  LLVM_PROFILE_FILE=build/coverage/$name.profraw build/coverage/bin/Fuzz"$target" -runs=0 -max_len=300000 -verbosity=0 "${inputs[@]}" \
    >"build/coverage/$name.log" 2>&1 || { tail -20 "build/coverage/$name.log"; exit 1; }
  objects+=(-object "build/coverage/bin/Fuzz$target")
done
llvm-profdata merge -o build/coverage/all.profdata build/coverage/*.profraw
readers=(ByteReader ByteSource Checkpoint Dialect GgmlType Gguf Metadata ModelImport Pickle Pth PythonLiteral RwkvCpp Safetensors TensorList
  TokenizerJson Vocabulary ZipArchive)
llvm-cov report build/coverage/bin/Fuzz"${targets[0]}" "${objects[@]}" -instr-profile build/coverage/all.profdata -show-region-summary=0 \
  -show-branch-summary=0 2>/dev/null | awk -v readers="${readers[*]}" '
    BEGIN { split(readers, names, " "); for (i in names) wanted["core/formats/" names[i] ".cpp"] = 1 }
    $1 in wanted { printf "%-40s %5d of %5d lines, %5.1f %%\n", $1, $5 - $6, $5, 100 * ($5 - $6) / $5; all += $5; missed += $6 }
    END { printf "%-40s %5d of %5d lines, %5.1f %%\n", "all readers", all - missed, all, 100 * (all - missed) / all }'
