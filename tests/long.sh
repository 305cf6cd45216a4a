#!/usr/bin/env bash
# The tests with large numbers of injections, for the night or before a release: hours, not minutes. Prints the lines
# "Pxx n=… bad=…" and "Soak …"; exit status 1 if any test failed. Builds first.
#   bash tests/long.sh                           all of them
#   bash tests/long.sh KillTest DamageTest       these
#   PRESET=asan bash tests/long.sh RandomActionsTest ChatActionsTest
# One line a test below; add yours.
set -uo pipefail
cd "$(dirname "$0")/.."
all=(KillTest KilledAnswerTest PowerCutTest DiskFaultTest MemoryFaultTest DamageTest SnapshotBlobTest
  RandomActionsTest ChatActionsTest LargeStoreTest CrashTest FileDownloadTest KilledDownloadTest SoakTest)
preset=${PRESET:-release}
tests=("$@")
[ $# -gt 0 ] || tests=("${all[@]}")

[ -f "build/$preset/build.ninja" ] || cmake --preset "$preset" > /dev/null || exit 1
cmake --build --preset "$preset" --target "${tests[@]}" > build/long-build.log 2>&1 || { tail -20 build/long-build.log; exit 1; }
export QT_QPA_PLATFORM=offscreen QT_QUICK_BACKEND=software ROOKERY_FAULTS=large ROOKERY_SOURCES=$PWD ROOKERY_TEST_DATA=$PWD/tests/data
export ROOKERY_SHARED=${ROOKERY_SHARED:-$PWD/../shared} QTEST_FUNCTION_TIMEOUT=36000000 ROOKERY_SOAK_SECONDS=1800
export ASAN_OPTIONS=detect_leaks=0:strict_string_checks=1:allocator_may_return_null=1 UBSAN_OPTIONS=print_stacktrace=1

failed=0
for test in "${tests[@]}"; do # its promise lines and what belongs to them, or its whole output when it failed
  log=build/long-$preset-$test.log
  if timeout 14400 "build/$preset/bin/$test" > "$log" 2>&1; then
    grep -E '^(P[0-9]+|actions|Soak) |^    ' "$log"
  else
    failed=1
    echo "FAILED $test"
    tail -40 "$log"
  fi
done
exit $failed
