# Sourced by run.sh and tests/run.sh. install_missing [tests]: makes sure that the Debian packages of packages.txt are there.
# As root at once; otherwise through sudo after asking; with no terminal to ask on, prints the one line needed and exits 1.

install_missing() {
    local want missing=() line
    want=$(sed -n '/^\[tests\]/q;/^#/d;/./p' app/packages.txt)
    [ "${1:-}" = tests ] && want+=$'\n'$(sed -n '/^\[tests\]/,$p' app/packages.txt | sed '1d;/^#/d')
    for line in $want; do
        [ "$(dpkg-query -W -f='${db:Status-Status}' "$line" 2>/dev/null)" = installed ] || missing+=("$line")
    done
    [ ${#missing[@]} -eq 0 ] && return 0
    local command="apt-get install -y --no-install-recommends ${missing[*]}"
    if [ "$(id -u)" -eq 0 ]; then
        echo "Installing ${#missing[@]} Debian packages" >&2
        apt-get update -qq >&2 || true
        DEBIAN_FRONTEND=noninteractive $command >&2
    elif [ -t 0 ] && command -v sudo >/dev/null; then
        echo "These Debian packages are missing: ${missing[*]}"
        read -r -p "Install them with sudo? [y/N] " answer
        case "$answer" in [yY]*) sudo apt-get update -qq && sudo $command ;; *) exit 1 ;; esac
    else
        echo "Some Debian packages are missing. Please run: sudo $command" >&2
        exit 1
    fi
}

# build PRESET: configures once, then builds what changed.
build() {
    [ -f "build/$1/build.ninja" ] || cmake --preset "$1" >&2
    cmake --build --preset "$1" >&2
}
