#!/bin/bash
# relief.sh PACKAGES TMP OUT: relief.webp, 4..52 N, 38..102 E in Web Mercator: tint by height, times a soft hillshade.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
packages=$1 tmp=$2 out=$3
tiles=$(find "$packages/deb/marble-qt-data" -type d -path '*earth/srtm/3')
width=3600 height=3395

# The tiles are 22.5° on a side, row by row from the north-west corner of the world; grey is height, unevenly: see tint.tsv.
pieces=()
for row in 1 2 3; do
  for column in 9 10 11 12; do
    read -r west north east south < <(node -p "[22.5 * $column - 180, 90 - 22.5 * $row, 22.5 * $column - 157.5, 67.5 - 22.5 * $row].join(' ')")
    piece="$tmp/heights-$row-$column.vrt"
    gdal_translate -q -of VRT -a_srs EPSG:4326 -a_ullr "$west" "$north" "$east" "$south" \
      "$tiles/00000$row/00000${row}_$(printf %06d "$column").jpg" "$piece"
    pieces+=("$piece")
  done
done
gdalbuildvrt -q -overwrite "$tmp/heights.vrt" "${pieces[@]}"
gdalwarp -q -overwrite -t_srs EPSG:3857 -te_srs EPSG:4326 -te 38 4 102 52 -ts $width $height -r cubicspline -ot Float32 \
  "$tmp/heights.vrt" "$tmp/heights.tif"
gdaldem hillshade -q -z 200 -az 300 -alt 45 "$tmp/heights.tif" "$tmp/shade.tif"
gdal_translate -q -of ENVI -ot Byte "$tmp/heights.tif" "$tmp/heights.raw"
gdal_translate -q -of ENVI -ot Byte "$tmp/shade.tif" "$tmp/shade.raw"
node "$here/relief.mjs" "$tmp/heights.raw" "$tmp/shade.raw" $width $height "$tmp/relief.ppm"
gdal_translate -q -of WEBP -co QUALITY=75 "$tmp/relief.ppm" "$out/relief.webp"
rm -f "$out/relief.webp.aux.xml"
