#!/usr/bin/env bash
# Installs Debian packages for our scripts, after saying which and why.
# usage: scripts/apt-install.sh "what they are for" PACKAGE...
set -euo pipefail

is_installed() {
    [[ "$(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null)" == installed ]]
}

main() {
    local purpose=$1 package
    shift
    local missing=()
    for package in "$@"; do
        is_installed "$package" || missing+=("$package")
    done
    ((${#missing[@]})) || return 0

    local command="apt-get install -y --no-install-recommends ${missing[*]}"
    if ! command -v apt-get >/dev/null; then
        echo "Missing for $purpose: ${missing[*]} (Debian's names). This system has no apt-get: install them by its own means, then try again." >&2
        return 1
    fi
    echo "Installing by apt, for $purpose: ${missing[*]}" >&2
    local as_root=()
    if ((EUID != 0)); then
        as_root=(sudo)
        if ! command -v sudo >/dev/null || ! sudo true; then
            printf 'That needs root. Have root run this, then try again:\n  apt-get update && %s\n' "$command" >&2
            return 1
        fi
    fi

    install_with "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive
    for package in "${missing[@]}"; do
        is_installed "$package" && continue
        printf 'apt could not install %s. Try it by hand:\n  apt-get update && %s\n' "$package" "$command" >&2
        return 1
    done
}

# The package lists may be absent or old: ask for new ones only when what is there does not do.
install_with() {
    "$@" apt-get install -y --no-install-recommends "${missing[@]}" </dev/null >&2 && return
    echo "Fetching newer package lists, then once more." >&2
    "$@" apt-get update </dev/null >&2 || true
    "$@" apt-get install -y --no-install-recommends "${missing[@]}" </dev/null >&2 || true
}

main "$@"
