#!/usr/bin/env bash
# Sends broken requests to the real server, on a private cluster of its own: scripts/fuzz.sh [N [SEED]]
set -euo pipefail

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
cluster=$root/.postgres-fuzz
bin=$root/tests/IncidentMap.Fuzz/bin/Release/net10.0
trap '"$root/scripts/postgres.sh" stop "$cluster" >/dev/null' EXIT

dotnet build -v q --nologo -c Release "$root/tests/IncidentMap.Fuzz"
"$root/scripts/postgres.sh" start "$cluster"
ConnectionStrings__IncidentMap=$("$root/scripts/postgres.sh" url "$cluster")
export ConnectionStrings__IncidentMap
dotnet "$bin/IncidentMap.Cli.dll" migrate
dotnet "$bin/IncidentMap.Cli.dll" import "$root/data/incidents"
dotnet "$bin/IncidentMap.Fuzz.dll" "${1:-200000}" "${2:-1}"
