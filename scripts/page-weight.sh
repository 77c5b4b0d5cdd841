#!/usr/bin/env bash
# Prints what the first view of the map page costs a reader on a poor line: bytes as sent, and requests, in Chromium on the real
# server. Fails where the page has become too heavy.
set -euo pipefail

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
tests=$root/tests/IncidentMap.BrowserTests

"$root/scripts/apt-install.sh" "the tests in a browser" chromium
"$root/scripts/build.sh" front
dotnet build -v q --nologo -c Release "$tests"
dotnet "$tests/bin/Release/net10.0/IncidentMap.BrowserTests.dll" -method "*The_first_view_takes*" -diagnostics -noColor |
    grep -E 'First view|FAIL|Total:'
