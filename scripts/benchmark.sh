#!/usr/bin/env bash
# Runs a benchmark on a private cluster of its own: scripts/benchmark.sh import [ROWS], ogc [ROWS], map [ROWS], walk [ROWS], or geocode; without a name it tells all.
set -euo pipefail

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
cluster=$root/.postgres-benchmark
trap '"$root/scripts/postgres.sh" stop "$cluster" >/dev/null' EXIT

if [[ ${1:-} == ogc ]]; then
    "$root/scripts/apt-install.sh" "the benchmark's peers and load" cgi-mapserver qgis-server python3-qgis nginx-light spawn-fcgi wrk
elif [[ ${1:-} == map ]]; then
    "$root/scripts/apt-install.sh" "the benchmark's load" wrk
fi
dotnet build -v q --nologo -c Release "$root/tests/IncidentMap.Benchmarks"
"$root/scripts/postgres.sh" start "$cluster"
ConnectionStrings__IncidentMap=$("$root/scripts/postgres.sh" url "$cluster")
export ConnectionStrings__IncidentMap
dotnet "$root/tests/IncidentMap.Benchmarks/bin/Release/net10.0/IncidentMap.Benchmarks.dll" "$@"
