#!/usr/bin/env bash
# Makes a private authority and the certificates of the lying server in folder $1. Valid here and nowhere else.
set -euo pipefail
cd "$1"
key() { openssl ecparam -name prime256v1 -genkey -noout -out "$1.key"; }
authority() { key "$1"; openssl req -x509 -new -key "$1.key" -subj "/CN=$1" -days 3650 -out "$1.pem" -addext "basicConstraints=critical,CA:TRUE"; }
# name, authority, alternative name, days
issue() {
    key "$1"
    openssl req -new -key "$1.key" -subj "/CN=$1" -out "$1.csr"
    openssl x509 -req -in "$1.csr" -CA "$2.pem" -CAkey "$2.key" -set_serial "$RANDOM" -days "$4" -out "$1.crt" \
        -extfile <(printf 'subjectAltName=%s\nbasicConstraints=CA:FALSE\n' "$3") 2>/dev/null
    cat "$1.crt" "$1.key" >"$1.pem"
}
authority authority
authority stranger
issue good authority IP:127.0.0.1,DNS:localhost 3650
issue expired authority IP:127.0.0.1 -1
issue elsewhere authority DNS:example.org 3650
issue foreign stranger IP:127.0.0.1 3650
key selfsigned
openssl req -x509 -new -key selfsigned.key -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1 -days 3650 -out selfsigned.crt
cat selfsigned.crt selfsigned.key >selfsigned.pem
