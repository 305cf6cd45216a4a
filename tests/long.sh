#!/usr/bin/env bash
# The tests with large numbers of injections, for the night or before a release: hours, not minutes. Prints the lines
# "Pxx n=… bad=…" and "Soak …"; exit status 1 if any test failed. Builds first. One line a test below; add yours.
set -uo pipefail
cd "$(dirname "$0")/.."
[ -f build/release/build.ninja ] || cmake --preset release > /dev/null || exit 1
cmake --build --preset release > build/long-build.log 2>&1 || { tail -20 build/long-build.log; exit 1; }
export QT_QPA_PLATFORM=offscreen QT_QUICK_BACKEND=software ROOKERY_FAULTS=large ROOKERY_SOURCES=$PWD ROOKERY_TEST_DATA=$PWD/tests/data
export ROOKERY_SHARED=${ROOKERY_SHARED:-$PWD/../shared} QTEST_FUNCTION_TIMEOUT=36000000

failed=0
run() { # run PROGRAM: its promise lines, or its whole output when it failed
  local log=build/long-$1.log
  if timeout 14400 "build/release/bin/$1" > "$log" 2>&1; then
    grep -E '^(P[0-9]+|Soak) ' "$log"
  else
    failed=1
    echo "FAILED $1"
    tail -40 "$log"
  fi
}

run KillTest
run KilledAnswerTest
run PowerCutTest
run DiskFaultTest
run MemoryFaultTest
run DamageTest
run RandomActionsTest
run FileDownloadTest
run KilledDownloadTest
export ROOKERY_SOAK_SECONDS=1800
run SoakTest
exit $failed
