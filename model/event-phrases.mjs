// Sentences out of model/event-phrases.txt, as a table for `truce train events`: each phrase as something that was done,
// was said to be done, is being done, was done to somebody, is promised or threatened, is refused, is asked for, with parties
// and with things told beside it. The same phrases give the same sentences.
//   node model/event-phrases.mjs model/event-phrases.txt > phrases.tsv
import { readFileSync } from "node:fs";

const QUADS = {
  AGREE: 1, CONSULT: 1, SUPPORT: 1, COOPERATE: 2, AID: 2, YIELD: 2, ACCUSE: 3, REQUEST: 3, REJECT: 3, THREATEN: 3,
  PROTEST: 4, MOBILIZE: 4, SANCTION: 4, COERCE: 4, ASSAULT: 4,
};
// What one who will do it does.
const PROMISED = {
  AID: "AGREE", COOPERATE: "AGREE", YIELD: "AGREE", CONSULT: "AGREE", SUPPORT: "AGREE",
  COERCE: "THREATEN", SANCTION: "THREATEN", ASSAULT: "THREATEN", PROTEST: "THREATEN",
};
const list = (text) => text.split("|").map((s) => s.trim());
const IRREGULAR = Object.fromEntries(
  list(
    `plan planned|admit admitted|cast cast|dig dug|sing sang sung|bend bent|send sent|lend lent|give gave given|take took taken|write wrote written|feed fed|build built|bring brought|hold held
    |buy bought|sell sold|run ran run|swap swapped|leave left|let let|stop stopped|drop dropped|scrap scrapped|step stepped
    |stand stood|withdraw withdrew withdrawn|speak spoke spoken|meet met|sit sat|have had|fly flew flown|put put|find found
    |shut shut|ban banned|bar barred|cut cut|strip stripped|throw threw thrown|break broke broken|blow blew blown|hit hit
    |strike struck|fight fought|drive drove driven|shoot shot|overrun overran overrun|pay paid|say said|tell told|beg begged
    |seek sought|set set|go went gone|snub snubbed|shrug shrugged|confer conferred|kidnap kidnapped|slam slammed|ship shipped
    |equip equipped|transfer transferred|permit permitted|travel travelled|deny denied|defy defied|rebuild rebuilt|keep kept
    |come came come|foot footed|prop propped|plug plugged|pump pumped|nab nabbed|jam jammed|rally rallied|hijack hijacked
    |lay laid|say said|tip tipped|make made|hang hanged|wage waged|sink sank sunk|stab stabbed|beat beat beaten|fall fell fallen
    |swear swore sworn|sue sued|vilify vilified|levy levied|knock knocked|chat chatted|quit quit|bow bowed|cede ceded|retake retook retaken
    |parole paroled|draw drew drawn|forbid forbade forbidden|forgive forgave forgiven|undertake undertook undertaken|strafe strafed
    |rout routed|set set|lean leaned|cheer cheered|batter battered|bat batted|flog flogged|pelt pelted|overturn overturned|oversee oversaw overseen
    |gun gunned|slap slapped|lead led|expel expelled|freeze froze frozen|commit committed|tear tore torn|stick stuck|do did done|wrap wrapped
    |skip skipped|shun shunned|refer referred|prod prodded|drag dragged|patrol patrolled|lob lobbed|gas gassed|shake shook shaken
    |unfreeze unfroze unfrozen|annul annulled|signal signalled|funnel funnelled|label labelled|withhold withheld|cancel cancelled|begin began begun|become became become|spend spent|top topped|flee fled|arise arose arisen|deal dealt|bring brought|grow grew grown|strip stripped|trim trimmed|grab grabbed|win won|rob robbed|spread spread|read read|lose lost|teach taught|think thought|catch caught|rise rose risen|weigh weighed`,
  ).map((s) => [s.split(" ")[0], s.split(" ").slice(1)]),
);
const regular = (verb) =>
  verb.endsWith("e") ? verb + "d" : /[^aeiou]y$/.test(verb) ? verb.slice(0, -1) + "ied" : verb + "ed";
const past = (verb) => IRREGULAR[verb]?.[0] ?? regular(verb);
const participle = (verb) => IRREGULAR[verb]?.at(-1) ?? regular(verb);
function gerund(verb) {
  if (verb.endsWith("ie")) return verb.slice(0, -2) + "ying";
  if (verb.endsWith("e") && !verb.endsWith("ee")) return verb.slice(0, -1) + "ing";
  const doubled = /^(put|let|cut|set|hit|shut|run|get|sit|stop|beg|quit)$/.test(verb) || IRREGULAR[verb]?.[0] === verb + verb.at(-1) + "ed";
  return doubled ? verb + verb.at(-1) + "ing" : verb + "ing";
}

const states = list(`Kenya|Poland|Turkey|Iran|Japan|Brazil|Egypt|Norway|Chad|India|Serbia|Peru|Qatar|Vietnam|Ukraine|Mali
  |Ethiopia|Cuba|Greece|Rwanda|Syria|Armenia|Malaysia|Canada|Germany|Somalia|Thailand|Colombia`);
const groups = list(`the rebels|the government|the army|the opposition|the junta|the president|the European Union
  |the United Nations|the militia|the prime minister|the interior ministry|the authorities|the ruling party|the Taliban
  |the security forces|the guerrillas|the foreign minister|the parliament|the king|the separatists|a UN envoy|Islamist fighters
  |the Kenyan government|Turkish police|Israeli forces|Poland's president|rebels in the north|officials in the capital`);
const people = list(`the journalist|the opposition leader|the activists|the protesters|the general|the refugees|the migrants
  |the students|the bishop|the strikers|the ministers|the clan elders|a former minister|an aid worker|two suspects`);
const courts = list("a court in Nairobi|prosecutors|a judge|the supreme court|police");
const crowds = list(`thousands of students|dock workers|teachers|nurses|farmers|residents|hundreds of women|detainees
  |opposition supporters|miners|bus drivers`);
const others = list("its neighbours|the civilians|the other side|its rivals|both sides");
const heads = list(`||||On Monday, |After weeks of tension, |Despite warnings from its allies, |Earlier this month,
  |In a move seen as a gamble, |According to two officials, |For the first time in years, |Under the plan, `);
const tails = list(`||, officials said| on Tuesday|, a spokesman told reporters|, state television reported| last week
  | amid fears of a wider conflict|, the foreign ministry said in a statement| after days of unrest| in spite of the ceasefire
  |, diplomats said on condition of anonymity| ahead of the elections|, citing security`);
const joints = list(", days after|, hours after|, as|, while|, a month before|, even though|, weeks after");
const promises = list(`agreed to|will|is ready to|is willing to|plans to|offered to|promised to|pledged to|said it would|is to
  |is prepared to|intends to|has agreed to|vowed to|announced it will|is considering whether to|is expected to|would|undertook to
  |stands ready to|is due to|would gladly|looks set to|was prepared to|said it was willing to|expressed its readiness to`);
const threats = list(`threatened to|warned it would|vowed to|will|said it would|is threatening to|may|could|has threatened to
  |plans to|announced it will|is considering whether to|said it was ready to|warned that it might`);
const conditions = list(`, should the talks fail| if it is attacked| once a truce holds| unless the other side gives way|, provided that others do the same
  | next month| within days`);
const refusals = list(`refused to|will not|declined to|would not|said it would not|has refused to|is unwilling to|ruled out plans to
  |vowed never to|rejected calls to|still refuses to|has no intention to|said it will not`);
const requests = list(`urged T to|called on T to|asked T to|demanded that T|told T to|pressed T to|appealed to T to|said T must
  |said T should|wants T to|ordered T to|insisted that T|pleaded with T to`);

let seed = 99;
function chance() {
  seed ^= seed << 13;
  seed ^= seed >>> 17;
  seed ^= seed << 5;
  return (seed >>> 0) / 4294967296;
}
const pick = (all) => all[Math.floor(chance() * all.length)];
const capital = (text) => text[0].toUpperCase() + text.slice(1);
const isMany = (party) => /s$|police|women/.test(party) && party[0] === party[0].toLowerCase() && !/^a |^an |Nations/.test(party);

const phrases = [];
for (const line of readFileSync(process.argv[2], "utf8").split("\n")) {
  if (!line || line[0] === "#") continue;
  if (line[0] === "=") phrases.root = line.slice(1);
  else phrases.push({ root: phrases.root, verb: line.split(" ")[0], rest: line.slice(line.split(" ")[0].length) });
}

function sourceOf(root) {
  if (root === "PROTEST") return pick(crowds);
  if ((root === "ACCUSE" || root === "COERCE") && chance() < 0.35) return pick(courts);
  return chance() < 0.5 ? pick(states) : pick(groups);
}

function targetOf(root, source) {
  for (;;) {
    const persons = (root === "COERCE" || root === "ACCUSE") && chance() < 0.5;
    const target = persons ? pick(people) : chance() < 0.6 ? pick(states) : pick([...groups, ...people]);
    if (target !== source) return target;
  }
}

function toldBeside() {
  const other = pick(phrases);
  const done = past(other.verb) + other.rest.replace(/\bT\b/, pick([...states, ...groups]));
  return `${pick(joints)} ${pick([...states, ...groups])} ${done}`;
}

const SOURCE = "\u0001", TARGET = "\u0002";
const seen = new Set();
let count = 0;
function say(root, source, clause, target = targetOf(root, source), more = tails) {
  const head = pick(heads), tail = chance() < 0.3 ? toldBeside() : pick(more);
  const text = `${head} ${clause} ${tail}.`.replace(/\bT\b/, TARGET).replace(/\s+/g, " ").replace(/ ([,.])/g, "$1").trim();
  const first = text[0] === SOURCE || text[0] === TARGET;
  const [s, t] = [first && text[0] === SOURCE ? capital(source) : source, first && text[0] === TARGET ? capital(target) : target];
  const plain = capital(text.replace(SOURCE, s).replace(TARGET, t));
  if (seen.has(plain) || !text.includes(SOURCE) || !text.includes(TARGET)) return;
  seen.add(plain);
  const before = text.indexOf(SOURCE) < text.indexOf(TARGET);
  const at = text.indexOf(SOURCE) + (before ? 0 : t.length - 1), to = text.indexOf(TARGET) + (before ? s.length - 1 : 0);
  const id = `p${String(count++).padStart(5, "0")}`;
  console.log([id, plain, s, t, root, QUADS[root], at, at + s.length, to, to + t.length].join("\t"));
}

function sayAll({ root, verb, rest }) {
  const one = () => sourceOf(root);
  let source = one();
  say(root, source, `${SOURCE} ${past(verb)}${rest}`);
  source = one();
  say(root, source, `${SOURCE} ${isMany(source) ? "have" : "has"} ${participle(verb)}${rest}`);
  if (/^ T(?!')\b/.test(rest)) {
    source = one();
    const target = targetOf(root, source);
    say(root, source, `T ${isMany(target) ? "were" : "was"} ${participle(verb)}${rest.slice(2)} by ${SOURCE}`, target);
  }
  const object = /^ (T's [\w ]+|(?:an?|the) [\w ]+ (?:from|by|of|with|on|against) T)$/.exec(rest);
  if (object && chance() < 0.6) say(root, one(), `${object[1]} was ${participle(verb)} by ${SOURCE}`);
  if (chance() < 0.5) say(root, one(), `${SOURCE} said it had ${participle(verb)}${rest}`);
  if (chance() < 0.4) say(root, one(), `${SOURCE} is ${gerund(verb)}${rest}`);
  const promised = PROMISED[root];
  const will = () => pick(promised === "AGREE" ? promises : threats);
  if (promised && chance() < 0.85) say(promised, one(), `${SOURCE} ${will()} ${verb}${rest}`, undefined, chance() < 0.5 ? conditions : tails);
  if (promised === "AGREE" && chance() < (root === "YIELD" ? 0.8 : 0.6)) say("REJECT", one(), `${SOURCE} ${pick(refusals)} ${verb}${rest}`);
  if (promised === "AGREE" && chance() < 0.25) {
    const done = verb + rest.replace(/\bT\b/, pick(others));
    say("REQUEST", pick([...states, ...groups]), `${SOURCE} ${pick(requests)} ${done}`);
  }
}

console.log("id\tsentence\tsource\ttarget\troot\tquad\tsrc_start\tsrc_end\ttgt_start\ttgt_end");
for (const phrase of phrases) sayAll(phrase);
