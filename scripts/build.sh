#!/usr/bin/env bash
# Builds what run.sh and the incidentmap wrapper start, and skips a part whose inputs are as they were at its last build.
# usage: scripts/build.sh front|back
set -euo pipefail

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
readonly root
readonly modules=$root/src/front/node_modules
readonly wwwroot=$root/src/IncidentMap.Api/wwwroot
readonly back=$root/src/IncidentMap.Cli/bin/Release

# A build must leave no compiler server behind: what run.sh starts, it stops.
export MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false DOTNET_CLI_USE_MSBUILD_SERVER=0
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

fail() {
    echo "build.sh: $1" >&2
    exit 1
}

need_dotnet() {
    command -v dotnet >/dev/null && dotnet --list-sdks | grep -qE '^(10|[1-9][1-9])\.' && return
    fail "the .NET SDK 10 is missing. Install it as Microsoft describes for your system, https://dotnet.microsoft.com/download, and have 'dotnet' on the PATH."
}

need_node() {
    local found
    found=$(node --version 2>/dev/null || echo none)
    if [[ $found =~ ^v([0-9]+)\.([0-9]+) ]] && command -v npm >/dev/null; then
        ((BASH_REMATCH[1] > 20 || (BASH_REMATCH[1] == 20 && BASH_REMATCH[2] >= 19))) && return
    fi
    fail "Node.js 20.19 or later with npm is needed to build the map page (found: $found). Install it from https://nodejs.org and have 'node' and 'npm' on the PATH."
}

quietly() {
    local said
    said=$("$@" 2>&1) || fail "this failed: $*
$said"
}

# One line that changes when any of the files under the given paths does.
fingerprint() {
    find "$@" \( -name node_modules -o -name .generated -o -name wwwroot -o -name bin -o -name obj \) -prune -o -type f -print0 |
        sort -z | xargs -0 sha256sum | sha256sum | cut -d' ' -f1
}

is_unchanged() {
    [[ -f $1 && "$(<"$1")" == "$2" ]]
}

build_front() {
    local packages inputs
    need_node
    cd "$root/src/front"
    packages="$(node --version) $(sha256sum package.json package-lock.json | sha256sum)"
    if ! is_unchanged "$modules/.installed" "$packages"; then
        echo "Fetching the map page's packages (npm ci)."
        quietly npm ci --no-audit --no-fund
        echo "$packages" >"$modules/.installed"
    fi
    inputs="$packages $(fingerprint . ../../data/basemap)"
    if ! is_unchanged "$wwwroot/.inputs" "$inputs" || [[ ! -f $wwwroot/index.html ]]; then
        echo "Building the map page (npm run build)."
        quietly npm run --silent build
        echo "$inputs" >"$wwwroot/.inputs"
    fi
}

build_back() {
    local inputs project
    need_dotnet
    cd "$root"
    inputs="$(dotnet --version) $(fingerprint src/IncidentMap src/IncidentMap.Api src/IncidentMap.Cli migrations data/schema data/vocabularies data/gazetteer data/basemap Directory.*.props global.json .editorconfig)"
    if is_unchanged "$back/.inputs" "$inputs"; then return; fi
    echo "Building the server and the command line (dotnet build)."
    for project in src/IncidentMap.Api src/IncidentMap.Cli; do
        quietly dotnet build "$project" --configuration Release --nologo --verbosity quiet
    done
    echo "$inputs" >"$back/.inputs"
}

main() {
    (($# == 1)) || fail "usage: scripts/build.sh front|back"
    # Two builds at once would write the same files.
    exec 9<"$root/src"
    flock 9
    case $1 in
        front) build_front 9>&- ;;
        back) build_back 9>&- ;;
        *) fail "usage: scripts/build.sh front|back" ;;
    esac
}

main "$@"
