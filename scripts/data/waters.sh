#!/bin/bash
# waters.sh PACKAGES TMP OUT: rivers.topojson and lakes.geojson from GSHHG.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
packages=$1 tmp=$2 out=$3

gshhg=$(dirname "$(find "$packages/deb/gmt-gshhg-high" -name binned_river_h.nc)")
dump() { (cd "$tmp" && gmt pscoast --DIR_GSHHG="$gshhg" -R56/82/20/41 -Dh -M "$@"); }
run() { "$mapshaper" "$@" >"$tmp/mapshaper.log" 2>&1 || { cat "$tmp/mapshaper.log" >&2; exit 1; }; }

# Level 0 is the rivers drawn with two banks: without it the lower Indus vanishes. 5 and above are seasonal and canals.
dump -Ia >"$tmp/rivers.txt"
node "$here/lines.mjs" "$tmp/rivers.txt" 4 >"$tmp/rivers.json"
run -i "$tmp/rivers.json" name=rivers -dissolve l -clip bbox=56,20,82,41 -simplify 60% \
  -o "$out/rivers.topojson" format=topojson quantization=30000

# Lakes of 40 km² and more come in pieces, cut at GSHHG's 2° bins: join them into areas. +l leaves the rivers' two banks out.
dump -A40/2/2+l -W2/1p >"$tmp/lakes.txt"
node "$here/lines.mjs" "$tmp/lakes.txt" 2 >"$tmp/lakes.json"
run -i "$tmp/lakes.json" snap snap-interval=0.0001 -polygons -explode \
  -o "$out/lakes.geojson" format=geojson precision=0.001
