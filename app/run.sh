#!/usr/bin/env bash
# Installs what is missing, builds Rookery and starts it. Arguments go to the program; --build-only stops before starting.
set -euo pipefail
here=$PWD
cd "$(dirname "$0")/.."
root=$PWD
. app/install.sh
install_missing
build release
[ "${1:-}" = --build-only ] && exit 0
cd "$here"
if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] && [ -z "${QT_QPA_PLATFORM:-}" ]; then
    echo "There is no display here, so this is the chat in the terminal. Ctrl+D ends it." >&2
    exec "$root/build/release/bin/rookery-cli" chat "$@"
fi
exec "$root/build/release/bin/rookery" "$@"
