// model/lists.mjs COMPROMISE HUMANNAMES PLACES VECTORS: lists of names for `truce train names --lists`, a line each: list, tab,
// name. VECTORS: names of "human" are taken where there is a vector of them, beyond the most frequent words.
// COMPROMISE and HUMANNAMES are unpacked npm packages (MIT), PLACES is knowledge/actors/places.txt.
import { readFileSync } from "fs";
const [compromise, humannames, places, vectors] = process.argv.slice(2);
const { default: nlp } = await import(`${compromise}/builds/three/compromise-three.mjs`);
const lists = { MaleName: "given", FemaleName: "given", FirstName: "given", LastName: "family", Person: "person",
  Organization: "organisation", SportsTeam: "organisation", City: "place", Region: "place", Place: "place",
  Country: "place", Demonym: "people" };
const title = name => name.replace(/(^|[ -])([a-z])/g, (_, a, b) => a + b.toUpperCase());
const lines = new Set();
for (const [name, tags] of Object.entries(nlp.model().one.lexicon))
  for (const tag of [tags].flat()) if (lists[tag])
      lines.add(`${lists[tag]}\t${lists[tag] == "organisation" && /^[a-z]{1,4}$/.test(name) ? name.toUpperCase() : title(name)}`);
const known = new Set(readFileSync(vectors, "utf8").split("\n").slice(2000, 89000).map(line => line.split(" ", 1)[0]));
for (const name of Object.keys(JSON.parse(readFileSync(`${humannames}/index.json`, "utf8"))))
  if (name.length > 2 && known.has(name.toLowerCase())) lines.add(`human\t${name}`);
for (const line of readFileSync(places, "utf8").split("\n")) {
  const [name, , , , people] = line.split("|");
  if (line[0] != "#" && people) lines.add(`${people >= 100000 ? "place" : "town"}\t${name}`);
}
const own = new URL("organisations.txt", import.meta.url);
for (const line of readFileSync(own, "utf8").split("\n"))
  if (line[0] != "#") for (const name of line.split(",")) if (name.trim()) lines.add(`organisation\t${name.trim()}`);
console.log([...lines].sort().join("\n"));
