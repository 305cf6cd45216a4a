#!/usr/bin/env bash
# Installs what is missing, builds Rookery and runs all tests without a screen.
# Arguments go to ctest (for instance -R Sampler). Last line: N passed, N failed, N skipped.
set -uo pipefail
cd "$(dirname "$0")/.."
. app/install.sh
install_missing tests || exit 1
build release || { echo "The build failed." >&2; echo "0 passed, 1 failed, 0 skipped"; exit 1; }

export QT_QPA_PLATFORM=offscreen QT_QUICK_BACKEND=software ROOKERY_SHARED=${ROOKERY_SHARED:-$PWD/../shared}
log=build/release/tests.log
ctest --test-dir build/release --parallel 2 --no-tests=error --verbose "$@" >"$log" 2>&1
status=$?
python3 tests/summary.py "$log" "$status"
