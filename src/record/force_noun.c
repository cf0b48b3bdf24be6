#include "record/force_noun.h"

#include "meaning/who.h"

struct slice force_class(const struct reading *r, const char *section, uint32_t word) {
  return word == NO_WORD ? (struct slice){"", 0} : look_class(r, r->patterns->forces, section, word);
}

static bool lemma_in(const struct reading *r, const char *section, uint32_t word) {
  return word != NO_WORD && word_in(r->patterns->forces, section, look_lemma(r, word));
}

bool force_shares_count(const struct reading *r, uint32_t conjunct) {
  TREE_EACH_CHILD(r->tree, conjunct, child) {
    uint8_t relation = word_at(r, child)->relation;
    if (relation == REL_NUMMOD || relation == REL_DET) return false;
  }
  return true;
}

static const struct proposition *governor_of(const struct reading *r, uint32_t word) {
  for (uint32_t w = word_at(r, word)->head; w != NO_WORD; w = word_at(r, w)->head)
    if (look_proposition(r, w)) return look_proposition(r, w);
  return NULL;
}

/* ---- numbers without a noun of their own ---- */

static bool is_number(const struct reading *r, uint32_t word) { return word_at(r, word)->upos == UPOS_NUM; }

/* "a 3,000-strong force", "the mission, some 22,000 strong", "the 9,000-member force" */
static uint32_t noun_of_strength(const struct reading *r, uint32_t number, uint32_t limit) {
  uint32_t w = number + 1;
  if (w < limit && slice_equals(word_at(r, w)->form, "-")) w++;
  if (w >= limit || !lemma_in(r, "strong", w)) return NO_WORD;
  const struct word *before =
      number > 0 ? word_at(r, number - 1) : NULL; /* "a monitoring force some 1,200 strong" */
  uint32_t close = before && before->upos != UPOS_NOUN && number > 1 ? number - 2 : number - 1;
  bool beside =
      before && word_at(r, close)->upos == UPOS_NOUN && !is_empty(force_class(r, "category", close));
  if (beside && !slice_equals(word_at(r, number + 1)->form, "-")) return close;
  uint32_t noun = word_at(r, w)->head; /* "the army, once 300,000 strong": hung on the number */
  uint32_t subject = tree_child(r->tree, w, REL_NSUBJ);
  if (subject != NO_WORD && subject < number) return subject; /* "The militia was some 16,000 strong" */
  return noun == number ? word_at(r, number)->head : noun;
}

/* "a joint force has patrolled the border, 3,000 men strong": whose strength it is, before it. */
static uint32_t force_of_men_strong(const struct reading *r, uint32_t men) {
  bool strong = men != NO_WORD && men + 1 < r->analysis->word_count && lemma_in(r, "strong", men) &&
                slice_equals(look_lemma(r, men + 1), "strong");
  const struct proposition *p = strong ? governor_of(r, men) : NULL;
  uint32_t head = strong ? word_at(r, men)->head : NO_WORD;
  if (head != NO_WORD && head < men && !is_empty(force_class(r, "category", head))) return head;
  uint32_t subject = p ? look_argument(p, SLOT_SUBJECT, NULL) : NO_WORD;
  return subject != NO_WORD && subject < men && !is_empty(force_class(r, "category", subject)) ? subject
                                                                                               : NO_WORD;
}

static bool is_armed(struct slice code) {
  static const char *const sectors[] = {"REB", "PRM", "MIL", "COP", "SEP"};
  for (size_t i = 0; i < sizeof sectors / sizeof *sectors; i++)
    if (slice_ends(code, slice_of(sectors[i]))) return true;
  return false;
}

/* "The army says it was cut to 40,000": it is the army. */
static uint32_t armed_pronoun(const struct reading *r, uint32_t word) {
  struct actors who = look_known_actors(r, word);
  return who.count == 1 && is_armed(who.at[0].code) ? word : NO_WORD;
}

static uint32_t head_of_relative(const struct reading *r, uint32_t word) {
  uint32_t clause = word_at(r, word)->head;
  bool relative = clause != NO_WORD && word_at(r, clause)->relation == REL_ACL_RELCL;
  return relative ? word_at(r, clause)->head : NO_WORD;
}

/* "the number of U.S. troops", "the rebels' ranks", "the strength of the force": who is counted by it. */
static uint32_t noun_of_size(const struct reading *r, uint32_t size, uint32_t before) {
  if (!is_empty(force_class(r, "category", size))) return size;
  if (word_at(r, size)->upos == UPOS_PRON) return armed_pronoun(r, size);
  if (!lemma_in(r, "sizes", size)) return NO_WORD;
  TREE_EACH_CHILD(r->tree, size, child) {
    uint8_t relation = word_at(r, child)->relation;
    bool owner = relation == REL_NMOD || relation == REL_NMOD_POSS || relation == REL_COMPOUND;
    if (owner && !is_empty(force_class(r, "category", child))) return child;
    if (relation == REL_NMOD_POSS && slice_equals(look_lemma(r, child), "whose"))
      return head_of_relative(r, size); /* "one army, whose strength was set at 83,000" */
    if (relation == REL_NMOD_POSS && word_at(r, child)->upos == UPOS_PRON) return before;
  }
  bool vague = slice_equals(look_lemma(r, size), "number") || slice_equals(look_lemma(r, size), "figure") ||
               slice_equals(look_lemma(r, size), "total");
  if (vague) return NO_WORD;                        /* of what, nobody says */
  if (lemma_in(r, "ceilings", size)) return before; /* "the ceiling drops to 14,626" */
  return size;                                      /* "Turkey cut its presence to 2,000" */
}

/* "cut from 13,000 to 8,600", "estimated at 8,000", "stands at 4,500": what the verb measures. */
static uint32_t noun_measured(const struct reading *r, const struct proposition *p, uint32_t before) {
  static const enum slot slots[] = {SLOT_OBJECT, SLOT_SUBJECT};
  for (size_t i = 0; i < sizeof slots / sizeof *slots; i++) {
    uint32_t word = look_argument(p, slots[i], NULL);
    if (word == NO_WORD || is_number(r, word)) continue;
    uint32_t noun = noun_of_size(r, word, before);
    if (noun != NO_WORD) return noun;
  }
  return NO_WORD;
}

/* "Of the 12,000 soldiers promised, only 3,500 have arrived", "1,184 of them had been flown in" */
static uint32_t noun_shared(const struct reading *r, uint32_t number, uint32_t before) {
  TREE_EACH_CHILD(r->tree, number, child) /* "mercenaries, some 1,000 of whom are deployed" */
  if (slice_equals(look_lemma(r, child), "who") || slice_equals(look_lemma(r, child), "which")) {
    uint32_t meant = head_of_relative(r, number);
    if (meant != NO_WORD && !is_empty(force_class(r, "category", meant))) return meant;
  }
  if (before == NO_WORD) return NO_WORD;
  struct slice place = tree_preposition(r->tree, r->arena, number); /* "at ten of them no brick was laid" */
  if (slice_equals(place, "at") || slice_equals(place, "in") || slice_equals(place, "on")) return NO_WORD;
  TREE_EACH_CHILD(r->tree, number, child)
  if (word_at(r, child)->upos == UPOS_PRON && slice_equals(look_lemma(r, child), "they")) return before;
  uint32_t first = r->analysis->sentences[word_at(r, number)->sentence].first_word;
  bool of = slice_is_ignoring_case(word_at(r, first)->form, SLICE("of"));
  bool near = word_at(r, before)->sentence == word_at(r, number)->sentence;
  return of && near && relation_is_subject(word_at(r, number)->relation) ? before : NO_WORD;
}

/* "from about 13,000 to 8,600": the second number may hang on the first. */
static uint32_t first_number(const struct reading *r, uint32_t number) {
  for (int steps = 0; steps < 2; steps++) {
    const struct word *w = word_at(r, number);
    if (w->head == NO_WORD || !is_number(r, w->head) || w->relation == REL_NUMMOD) break;
    number = w->head;
  }
  return number;
}

/* "a woman of 34": of single persons the number is the age. */
static bool is_of_one(const struct reading *r, uint32_t number) {
  bool of = slice_equals(tree_preposition(r->tree, r->arena, number), "of");
  return of && !lemma_in(r, "collective", word_at(r, number)->head) &&
         !word_has(word_at(r, word_at(r, number)->head), "Number=Plur");
}

/* "a Peace Monitoring Group of up to 300 persons": the persons are the group's. */
static uint32_t group_of_persons(const struct reading *r, uint32_t noun) {
  const struct word *w = word_at(r, noun);
  bool of = w->relation == REL_NMOD && w->head != NO_WORD && w->head < noun &&
            slice_equals(tree_preposition(r->tree, r->arena, noun), "of");
  return of && lemma_in(r, "persons", noun) && lemma_in(r, "collective", w->head) ? w->head : NO_WORD;
}

/* "48,000 soldiers, among them 13,000 Americans": nationals are forces where the sentence counts forces. */
static bool is_nation_of_force(const struct reading *r, uint32_t noun, uint32_t before) {
  const struct name *name = name_at(r->names, noun);
  if (!name || name->type != NAME_NATIONAL) return false;
  if (before != NO_WORD && word_at(r, before)->sentence == word_at(r, noun)->sentence) return true;
  const struct sentence *s = &r->analysis->sentences[word_at(r, noun)->sentence];
  const struct proposition *p = governor_of(r, noun); /* "42 New Zealanders arrived to join the mission" */
  bool come = p && (word_in(r->patterns->forces, "arrives", p->lemma) ||
                    word_in(r->patterns->forces, "stations", p->lemma));
  for (uint32_t w = s->first_word; come && w < s->first_word + s->word_count; w++) {
    const struct name *mission = name_at(r->names, w);
    bool force = w != noun && !is_empty(force_class(r, "category", w)) && !lemma_in(r, "vague", w);
    if (force || (mission && slice_starts(mission->code, SLICE("IGO")))) return true;
  }
  return false;
}

static bool is_question(const struct reading *r, uint32_t word) {
  const struct sentence *s = &r->analysis->sentences[word_at(r, word)->sentence];
  return slice_find(slice_between(r->analysis->text.at, s->span), SLICE("?")) != SIZE_MAX;
}

static bool is_state(const struct reading *r, uint32_t word) {
  const struct name *name = word == NO_WORD ? NULL : name_at(r->names, word);
  return name && (name->type == NAME_STATE || name->type == NAME_SEAT);
}

/* The state named right before the number: "and South Africa 3,100", "India about 900". */
static uint32_t state_right_before(const struct reading *r, uint32_t number) {
  uint32_t w = number;
  while (w > 0 && (word_at(r, w - 1)->upos == UPOS_ADV || word_at(r, w - 1)->upos == UPOS_DET ||
                   slice_equals(word_at(r, w - 1)->form, "a")))
    w--;
  const struct name *name = w > 0 ? name_at(r->names, w - 1) : NULL;
  bool state = name && (name->type == NAME_STATE || name->type == NAME_SEAT) &&
               name->first_word + name->word_count == w && name->first_word > 0;
  if (!state) return NO_WORD;
  const struct word *mark = word_at(r, name->first_word - 1);
  bool listed = mark->upos == UPOS_CCONJ || slice_equals(mark->form, ",") || slice_equals(mark->form, ";");
  return listed ? name->head : NO_WORD;
}

/* "61,638 for the Government and 19,140 for Renamo": a number before the same preposition as the one before
   it. */
static uint32_t owner_of_parallel(const struct reading *r, uint32_t number) {
  uint32_t first = r->analysis->sentences[word_at(r, number)->sentence].first_word;
  if (number < first + 4 || word_at(r, number - 1)->upos != UPOS_CCONJ ||
      number + 2 >= r->analysis->word_count)
    return NO_WORD;
  struct slice preposition = word_at(r, number + 1)->form;
  if (!slice_equals(preposition, "for") && !slice_equals(preposition, "of") &&
      !slice_equals(preposition, "in"))
    return NO_WORD;
  for (uint32_t w = number - 1; w > first; w--)
    if (is_number(r, w - 1) && slice_is(word_at(r, w)->form, preposition)) {
      uint32_t whose = number + 2;
      while (whose + 1 < r->analysis->word_count && word_at(r, whose)->upos == UPOS_DET) whose++;
      const struct name *name = name_at(r->names, whose);
      return name ? name->head : whose;
    }
  return NO_WORD;
}

/* "France has sent 420 soldiers and Chile 120": hung on the other state, which is coordinated with the noun.
 */
static uint32_t noun_of_gapping(const struct reading *r, struct force_found *f, uint32_t number,
                                uint32_t before) {
  const struct word *w = word_at(r, number);
  bool here = before != NO_WORD && word_at(r, before)->sentence == w->sentence && !time_at(r->times, number);
  uint32_t state = here && w->relation == REL_CONJ ? state_right_before(r, number) : NO_WORD;
  if (here && state == NO_WORD) state = owner_of_parallel(r, number);
  if (state != NO_WORD) {
    f->nation = state, f->elided = true;
    return before;
  }
  if (w->head == NO_WORD || w->head > number || !is_state(r, w->head)) return NO_WORD;
  if (word_at(r, w->head)->relation != REL_CONJ && word_at(r, w->head)->relation != REL_PARATAXIS)
    return NO_WORD;
  uint32_t first = tree_first_conjunct(r->tree, w->head);
  if (first == w->head || is_empty(force_class(r, "category", first)) || !count_of(r->counts, first))
    return NO_WORD;
  f->nation = w->head, f->elided = true;
  return first;
}

/* "1,000 policemen were promised; 400 have landed", "Canada says it will contribute 450", "the Guard can
   muster 12,000": a number alone beside a verb of having, sending and arriving counts the forces told just
   before, or the armed body that has them. */
static uint32_t noun_elided(const struct reading *r, struct force_found *f, uint32_t number,
                            uint32_t before) {
  const struct word *w = word_at(r, number);
  const struct proposition *p = w->head == NO_WORD ? NULL : look_proposition(r, w->head);
  bool bare = r->tree->first[number] == NO_WORD || tree_child(r->tree, number, REL_CASE) == NO_WORD;
  if (!p || !bare || time_at(r->times, number) || p->class == PREDICATE_NOUN) return NO_WORD;
  if (slice_equals(tree_preposition(r->tree, r->arena, number), "at")) return NO_WORD;
  bool behind = w->relation == REL_OBJ ||
                (relation_is_oblique(w->relation) && number > p->word && /* "provides around 300" */
                 tree_child(r->tree, number, REL_CASE) == NO_WORD);
  bool object = behind && word_in(r->patterns->forces, "holders", p->lemma);
  bool subject = relation_is_subject(w->relation) && (word_in(r->patterns->forces, "arrives", p->lemma) ||
                                                      word_in(r->patterns->forces, "stations", p->lemma));
  subject |= relation_is_subject(w->relation) && slice_equals(p->lemma, "leave") && p->passive;
  if (!object && !subject) return NO_WORD;
  f->elided = true;
  uint32_t holder = object ? look_argument(p, SLOT_SUBJECT, NULL) : NO_WORD;
  if (holder != NO_WORD && armed_pronoun(r, holder) != NO_WORD && !is_state(r, holder)) return holder;
  bool near = before != NO_WORD && word_at(r, before)->sentence + 1 >= word_at(r, number)->sentence;
  if (near && is_state(r, holder)) f->nation = holder;
  return near ? before : NO_WORD;
}

/* Whose peak it was: what hangs with it on the verb, or the forces told just before. */
static uint32_t noun_with_peak(const struct reading *r, uint32_t peak, uint32_t before) {
  uint32_t head = word_at(r, peak)->head;
  if (head != NO_WORD && !is_empty(force_class(r, "category", head))) return head;
  bool near = before != NO_WORD && word_at(r, before)->sentence == word_at(r, peak)->sentence;
  return near ? before : NO_WORD;
}

/* "MISCA (African Union): about 5,800", "UNMIL: 15,000": a mission's strength in a list. */
static uint32_t noun_of_list(const struct reading *r, uint32_t number) {
  uint32_t first = r->analysis->sentences[word_at(r, number)->sentence].first_word, colon = number;
  while (colon > first && !slice_equals(word_at(r, colon)->form, ":")) colon--;
  if (colon == first || number > colon + 2 || colon > first + 9) return NO_WORD;
  if (number + 1 < r->analysis->word_count) { /* "Cost: 2,000 dollars" is another list */
    const struct word *next = word_at(r, number + 1);
    bool thing = next->sentence == word_at(r, number)->sentence && next->upos == UPOS_NOUN;
    if (thing && is_empty(force_class(r, "category", number + 1))) return NO_WORD;
  }
  const struct name *name = name_at(r->names, first);
  bool mission = name && slice_starts(name->code, SLICE("IGO")) && name->text.len >= 4 &&
                 !slice_is(name->text, name->id);
  return mission ? name->head : NO_WORD;
}

static uint32_t noun_of_bare(const struct reading *r, struct force_found *f, uint32_t number,
                             uint32_t before) {
  const struct sentence *s = &r->analysis->sentences[word_at(r, number)->sentence];
  uint32_t noun = noun_of_strength(r, number, s->first_word + s->word_count);
  if (noun == NO_WORD) noun = noun_of_gapping(r, f, number, before);
  if (noun != NO_WORD || !is_number(r, number)) return noun;
  uint32_t top = first_number(r, number);
  const struct word *w = word_at(r, top);
  uint32_t measured_subject = tree_child(r->tree, number, REL_NSUBJ);
  if (w->head == NO_WORD && measured_subject != NO_WORD) /* "the number of troops is about 2,120" */
    return noun_of_size(r, measured_subject, before);
  if (w->head == NO_WORD) return noun_shared(r, number, before);
  bool peak = w->relation == REL_NMOD && w->head < top && lemma_in(r, "peaks", w->head);
  if (peak) return noun_with_peak(r, w->head, before); /* "soldiers, down from a peak of 4,500" */
  bool modifies = w->relation == REL_NMOD || w->relation == REL_APPOS || w->relation == REL_NMOD_UNMARKED ||
                  w->relation == REL_NUMMOD; /* "fighters, some 3,500 by its own count" */
  if (modifies && w->head < top && lemma_in(r, "ceilings", w->head)) /* "down to a minimum of 2,500" */
    top = w->head, w = word_at(r, top);
  else if (modifies && w->head < top) /* "the force, now about 7,000", but not "a woman of 34" */
    return is_of_one(r, top) ? NO_WORD : noun_of_size(r, w->head, before);
  if (w->head == NO_WORD) return noun_shared(r, number, before);
  const struct proposition *p = look_proposition(r, w->head);
  bool measured = p && word_in(r->patterns->forces, "measures", p->lemma) &&
                  (relation_is_oblique(w->relation) || w->relation == REL_OBJ);
  f->governor = p;
  noun = measured ? noun_measured(r, p, before) : noun_shared(r, number, before);
  return noun == NO_WORD ? noun_elided(r, f, number, before) : noun;
}

/* ---- nouns that may be no forces ---- */

/* "The Burundians are here with a thousand men": whoever comes with men has them. */
static bool is_with_them(const struct reading *r, uint32_t noun, const struct proposition *p) {
  if (!slice_equals(tree_preposition(r->tree, r->arena, noun), "with") || !lemma_in(r, "soldiers", noun))
    return false;
  uint32_t who = look_argument(p, SLOT_SUBJECT, NULL);
  if (who == NO_WORD) who = tree_child(r->tree, p->word, REL_NSUBJ);
  const struct name *name = who == NO_WORD ? NULL : name_at(r->names, who);
  return name && (name->type == NAME_NATIONAL || name->type == NAME_STATE || name->type == NAME_GROUP);
}

/* "a Mozambican Defence Force (FADM) of 30,000 men", whatever the tree hangs them on */
static bool stands_behind_force(const struct reading *r, uint32_t noun) {
  uint32_t w = noun, first = r->analysis->sentences[word_at(r, noun)->sentence].first_word;
  while (w > first && !slice_equals(word_at(r, w)->form, "of")) w--;
  if (w == first || noun > w + 4) return false;
  w--;
  if (slice_equals(word_at(r, w)->form, ")"))
    while (w > first && !slice_equals(word_at(r, w)->form, "(")) w--;
  if (w > first && slice_equals(word_at(r, w)->form, "(")) w--;
  return lemma_in(r, "collective", w);
}

/* "Wagner has around 2,000 men", "2,000 men under arms", "armed men" */
static bool vague_passes(const struct reading *r, uint32_t noun, const struct proposition *p) {
  TREE_EACH_CHILD(r->tree, noun, child) {
    struct slice lemma = look_lemma(r, child);
    bool armed = word_in(r->patterns->forces, "armed", lemma);
    if (armed || (name_at(r->names, child) && word_at(r, child)->relation != REL_NMOD)) return true;
    bool of = word_at(r, child)->relation == REL_NMOD || word_at(r, child)->relation == REL_NMOD_POSS;
    struct actors owner = of ? look_known_actors(r, child) : (struct actors){0};
    if (owner.count && is_armed(owner.at[0].code)) return true;
    TREE_EACH_CHILD(r->tree, child, inner) /* "men and women under arms" */
    if (word_at(r, child)->relation == REL_CONJ &&
        word_in(r->patterns->forces, "armed", look_lemma(r, inner)))
      return true;
  }
  const struct word *w = word_at(r, noun); /* "warships and aircraft", "the army, with 350,000 men" */
  bool joined =
      (w->relation == REL_CONJ || w->relation == REL_NMOD || w->relation == REL_APPOS) && w->head != NO_WORD;
  bool forces = joined && !is_empty(force_class(r, "category", w->head));
  if (forces && (!lemma_in(r, "vague", w->head) || w->relation == REL_APPOS || lemma_in(r, "units", w->head)))
    return true;
  bool part = w->relation == REL_NMOD && w->head != NO_WORD &&
              w->head < noun; /* "an advance party of ten officers" */
  if (part && lemma_in(r, "parties", w->head)) return true;
  if (stands_behind_force(r, noun)) return true;
  TREE_EACH_CHILD(r->tree, noun, child) { /* "21 observers, lent by Brazil" */
    const struct proposition *q = word_at(r, child)->relation == REL_ACL ? look_proposition(r, child) : NULL;
    if (q && q->passive && word_in(r->patterns->supports, "lends", q->lemma)) return true;
  }
  TREE_EACH_CHILD(r->tree, noun, child) /* "650 officers from Greece" */
  if (is_state(r, child) && slice_equals(tree_preposition(r->tree, r->arena, child), "from")) return true;
  if (lemma_in(r, "of missions", noun) && mission_named_before(r->names, noun)) return true;
  TREE_EACH_CHILD(r->tree, noun, child) /* "six thousand officers and men" */
  if (word_at(r, child)->relation == REL_CONJ &&
      lemma_in(r, "soldiers", noun) + lemma_in(r, "officers", noun) && lemma_in(r, "soldiers", child))
    return true;
  if (!p) return false;
  if (word_in(r->patterns->forces, "stations", p->lemma) && look_argument(p, SLOT_OBJECT, NULL) == noun)
    return true;
  if (is_with_them(r, noun, p)) return true;
  uint32_t holder = look_argument(p, SLOT_SUBJECT, NULL);
  if (holder != NO_WORD && holder != noun && lemma_in(r, "sizes", holder) &&
      word_in(r->patterns->forces, "measures", p->lemma))
    return true; /* "whose strength shall not exceed 350 observers" */
  bool holds = holder != NO_WORD && holder != noun && word_in(r->patterns->forces, "holders", p->lemma);
  bool speaks = holder != NO_WORD && (slice_equals(p->lemma, "speak") || slice_equals(p->lemma, "talk"));
  struct actors speaker = speaks ? look_known_actors(r, holder) : (struct actors){0};
  if (speaker.count && is_armed(speaker.at[0].code) && look_argument(p, SLOT_OBLIQUE, "of") == noun)
    return true;
  struct actors who = holds ? look_known_actors(r, holder) : (struct actors){0};
  bool soldiers =
      word_in(r->patterns->forces, "soldiers", look_lemma(r, noun)) ||
      (lemma_in(r, "of missions", noun) && who.count && slice_starts(who.at[0].code, SLICE("IGO")));
  return who.count && (is_armed(who.at[0].code) || (soldiers && who.at[0].id.len));
}

/* "men", "officers", "vehicles" count only beside a named force or in a military phrase. */
static bool is_doubtful(const struct reading *r, uint32_t noun, const struct proposition *p) {
  bool vague = lemma_in(r, "vague", noun);
  TREE_EACH_CHILD(r->tree, noun, child) /* "police officers", "military vehicles" say what they are */
  if (word_at(r, child)->relation == REL_COMPOUND || word_at(r, child)->relation == REL_AMOD)
    vague = vague && !lemma_in(r, "military", child);
  return vague && !vague_passes(r, noun, p);
}

static bool tells_losses(const struct reading *r, const struct proposition *p) {
  for (uint32_t i = 0; i < p->argument_count; i++)
    if (lemma_in(r, "losses", p->arguments[i].word)) return true;
  return lemma_in(r, "losses", p->word);
}

static bool tells_toll(const struct reading *r, const struct proposition *p) {
  return word_in(r->patterns->forces, "tolls", p->lemma) || tells_losses(r, p);
}

/* "200 gunmen attacked the town": what they do to others is no toll of theirs; "2,000 are left" remain. */
static bool is_doer(const struct reading *r, const struct proposition *p, uint32_t noun) {
  if (slice_equals(p->lemma, "leave") && p->passive) return true;
  bool other = look_argument(p, SLOT_OBJECT, NULL) != NO_WORD && look_argument(p, SLOT_OBJECT, NULL) != noun;
  return !p->passive && other && word_in(r->patterns->forces, "done to others", p->lemma) &&
         look_argument(p, SLOT_SUBJECT, NULL) == noun;
}

static bool is_toll(const struct reading *r, uint32_t noun) {
  for (uint32_t w = noun, steps = 0; w != NO_WORD && steps < 4; w = word_at(r, w)->head, steps++) {
    const struct proposition *p = look_proposition(r, w);
    if (p && w != noun && is_doer(r, p, noun)) return false;
    if (p && tells_toll(r, p)) return true;
    uint32_t clause = p && p->passive ? look_argument(p, SLOT_CLAUSE, NULL) : NO_WORD;
    const struct proposition *told = clause == NO_WORD ? NULL : look_proposition(r, clause);
    if (told && told->passive && tells_toll(r, told)) return true; /* "were reported killed" */
    if (lemma_in(r, "losses", w)) return true;
    if (w == noun && noun + 1 < r->analysis->word_count && /* "44 soldiers dead" */
        slice_equals(word_at(r, noun + 1)->form, "dead"))
      return true;
    if (p && w != noun) return false;
    TREE_EACH_CHILD(r->tree, w, child) { /* "20 soldiers killed" */
      const struct proposition *own = look_proposition(r, child);
      uint8_t relation = word_at(r, child)->relation;
      if (own && (relation == REL_ACL || relation == REL_ACL_RELCL || relation == REL_AMOD) &&
          word_in(r->patterns->forces, "tolls", own->lemma))
        return true;
    }
  }
  return false;
}

/* ---- ceilings ---- */

static bool is_ahead(const struct proposition *p) {
  return p->modality == POSSIBLE || p->modality == REQUESTED || p->modality == PROMISED ||
         p->necessity != NECESSITY_NONE || p->tense == TENSE_FUTURE;
}

static bool under_limit(const struct reading *r, uint32_t word) {
  for (int steps = 0; steps < 3 && word != NO_WORD; steps++, word = word_at(r, word)->head)
    if (lemma_in(r, "ceilings", word)) return true;
  return false;
}

/* "at most 14,700 soldiers and 9,100 officers": the hedge is for both. */
static bool first_is_ceiling(const struct reading *r, uint32_t noun) {
  uint32_t first = tree_first_conjunct(r->tree, noun);
  const struct counted *c = first == noun ? NULL : count_of(r->counts, first);
  return c && c->count.low == COUNT_UNKNOWN && c->count.high != COUNT_UNKNOWN;
}

static bool may_grow_to(const struct reading *r, const struct force_found *f) {
  bool to = slice_equals(tree_preposition(r->tree, r->arena, tree_first_conjunct(r->tree, f->noun)), "to");
  return to && f->governor && f->governor->necessity == NECESSITY_MAY &&
         word_in(r->patterns->forces, "measures", f->governor->lemma);
}

/* "up to 10,000 military and 1,800 police": the hedge stands before the first. */
static bool follows_ceiling(const struct reading *r, const struct force_found *f) {
  enum { NEAR = 4 };
  uint32_t first = f->counted->first_word;
  if (first == 0 || word_at(r, first - 1)->upos != UPOS_CCONJ) return false;
  for (uint32_t i = 0; i < r->counts->count; i++) {
    const struct counted *c = &r->counts->at[i];
    uint32_t end = c->first_word + c->word_count;
    if (c == f->counted || end > first || end + NEAR < first) continue;
    if (word_at(r, c->first_word)->sentence != word_at(r, first)->sentence) continue;
    if (c->count.low == COUNT_UNKNOWN && c->count.high != COUNT_UNKNOWN) return true;
  }
  return false;
}

static void judge_ceiling(const struct reading *r, struct force_found *f) {
  bool exact = f->count.low == f->count.high;
  bool exceeds = f->governor && f->governor->negated && slice_equals(f->governor->lemma, "exceed");
  if (exact && exceeds) f->count.low = COUNT_UNKNOWN; /* "shall not exceed 350 observers" */
  uint32_t subject =
      f->governor && f->number != NO_WORD ? look_argument(f->governor, SLOT_SUBJECT, NULL) : NO_WORD;
  if (exact && lemma_in(r, "ceilings", subject)) f->count.low = COUNT_UNKNOWN; /* "the ceiling drops to" */
  if (exact && follows_ceiling(r, f)) f->count.low = COUNT_UNKNOWN;
  if (exact && (first_is_ceiling(r, f->noun) || under_limit(r, f->noun) ||
                (f->number != NO_WORD && under_limit(r, f->number))))
    f->count.low = COUNT_UNKNOWN;
  f->ceiling = f->count.low == COUNT_UNKNOWN;
  if (f->ceiling || !f->governor) return;
  struct slice preposition = {"", 0};
  if (f->number != NO_WORD) preposition = tree_preposition(r->tree, r->arena, f->number);
  bool grows = exact && slice_equals(preposition, "to") && f->governor->necessity == NECESSITY_MAY;
  if (grows || (exact && may_grow_to(r, f))) f->count.low = COUNT_UNKNOWN; /* "may grow to 11,200 soldiers" */
  bool now = slice_equals(preposition, "from"); /* "to be cut from about 13,000": that many are there */
  f->ceiling = !now && is_ahead(f->governor);
  /* "the force, now 7,000, will be cut": the number stands beside the noun and says what is */
  if (f->number != NO_WORD && first_number(r, f->number) == f->number &&
      word_at(r, f->number)->head == f->noun)
    f->ceiling = false;
}

/* ---- finding ---- */

/* Of "1,200 Kenyan and 800 Ugandan soldiers" the first number's noun is a nationality. */
static uint32_t noun_behind_nation(const struct reading *r, struct force_found *f, uint32_t noun) {
  const struct name *name = name_at(r->names, noun);
  if (!name || name->type != NAME_NATIONAL) return noun;
  for (uint32_t w = noun, steps = 0; steps < 3; steps++) {
    uint8_t relation = word_at(r, w)->relation;
    bool inside = relation == REL_COMPOUND || relation == REL_AMOD || relation == REL_CONJ;
    if (!inside || word_at(r, w)->head == NO_WORD) return noun;
    w = word_at(r, w)->head;
    if (!is_empty(force_class(r, "category", w))) {
      f->nation = noun;
      return w;
    }
  }
  return noun;
}

/* "... and 800 Ugandan soldiers": of several nationalities the one behind this number. */
static uint32_t own_nation(const struct reading *r, uint32_t number, uint32_t noun) {
  uint32_t found = NO_WORD, nations = 0;
  TREE_EACH_CHILD(r->tree, noun, child) {
    const struct name *name = name_at(r->names, child);
    if (!name || name->type != NAME_NATIONAL || child > noun) continue;
    nations++;
    if (child > number) found = child;
  }
  return nations > 1 ? found : NO_WORD;
}

/* "the two armies", "nine soldiers": a few men are what happened to them, not a force. */
static bool is_handful(const struct reading *r, const struct force_found *f) {
  enum { LEAST_MEN = 10, LEAST_OTHERS = 3 };
  int64_t high = f->count.high == COUNT_UNKNOWN ? f->count.low : f->count.high;
  if (lemma_in(r, "units", f->noun)) { /* "the three battalions, 3,000 men": the men are counted */
    TREE_EACH_CHILD(r->tree, f->noun, child)
    if (word_at(r, child)->relation == REL_APPOS && count_of(r->counts, child)) return true;
    return high < 2;
  }
  struct slice category = force_class(r, "category", f->noun);
  if (f->number != NO_WORD && high < LEAST_MEN) return true; /* "carrying five of them" */
  bool men = slice_equals(category, "troops") || slice_equals(category, "fighters") ||
             slice_equals(category, "police") || slice_equals(category, "mercenaries");
  return high < (men ? LEAST_MEN : LEAST_OTHERS);
}

/* "resolutions 1265 (1999), 1325 (2000)": numbers of texts. */
static bool is_number_of_text(const struct reading *r, const struct counted *c) {
  if (c->first_word > 0 && lemma_in(r, "texts", c->first_word - 1)) return true; /* "resolution 1923" */
  uint32_t next = c->first_word + c->word_count;
  return next + 2 < r->analysis->word_count && slice_equals(word_at(r, next)->form, "(") &&
         word_at(r, next + 1)->upos == UPOS_NUM && word_at(r, next + 1)->form.len == 4 &&
         slice_equals(word_at(r, next + 2)->form, ")");
}

/* "22 of them were arrested", "bringing to 41 the number of casualties" */
static bool counts_losses(const struct reading *r, const struct force_found *f) {
  if (!f->governor) return false;
  uint8_t relation = word_at(r, f->number)->relation;
  bool direct = word_at(r, f->number)->head == f->governor->word &&
                (relation_is_subject(relation) || relation == REL_OBJ);
  if (direct && tells_toll(r, f->governor)) return true;
  TREE_EACH_CHILD(r->tree, f->noun, child)
  if (lemma_in(r, "losses", child)) return true;
  return tells_losses(r, f->governor);
}

/* "Slovenia's Territorial Defence, some 16,000 strong": so many strong is a force, whatever it is called. */
static bool is_named_strength(const struct reading *r, uint32_t noun, uint32_t number) {
  uint32_t w = number + 1;
  bool strong = w < r->analysis->word_count && slice_equals(look_lemma(r, w), "strong");
  const struct word *n = word_at(r, noun);
  return strong && n->form.len && n->form.at[0] >= 'A' && n->form.at[0] <= 'Z';
}

/* "estimated at 6,000 by the observers", "ten from the army": what stands behind a preposition is not
 * counted.
 */
static bool is_parted(const struct reading *r, const struct counted *c) {
  uint32_t end = c->first_word + c->word_count;
  for (uint32_t w = end; c->noun != NO_WORD && w < c->noun; w++)
    if (word_at(r, w)->upos == UPOS_ADP && !slice_equals(word_at(r, w)->form, "of") &&
        word_at(r, w)->head == c->noun)
      return true;
  return false;
}

/* "up to 10,000 military and 1,800 police": what stands right behind the number, where the noun that the tree
   counts has a number of its own. */
static uint32_t noun_before_number(const struct reading *r, const struct counted *c) {
  uint32_t next = c->first_word + c->word_count;
  for (uint32_t w = next; c->noun != NO_WORD && w < c->noun; w++)
    if (is_number(r, w) && w > next && !is_empty(force_class(r, "category", next))) return next;
  return c->noun;
}

/* "about 5,000 GAM": so many of an armed group's are its men. */
static bool is_of_group(const struct reading *r, uint32_t noun) {
  const struct name *name = noun == NO_WORD ? NULL : name_at(r->names, noun);
  return name && name->type == NAME_GROUP && is_armed(name->code) &&
         !word_has(word_at(r, noun), "Number=Plur");
}

/* "8 Mountain Division", "5 and 12 Northern Light Infantry": the number is a unit's name. */
static bool names_a_unit(const struct reading *r, const struct counted *c, uint32_t noun) {
  const struct word *w = word_at(r, noun), *next = word_at(r, c->first_word + c->word_count - 1);
  bool capital = w->form.len && w->form.at[0] >= 'A' && w->form.at[0] <= 'Z';
  bool digits = next->form.len && next->form.at[0] >= '0' && next->form.at[0] <= '9' && next->form.len <= 3;
  return capital && digits && !word_has(w, "Number=Plur") && noun > c->first_word;
}

/* "3. Mirage aircraft struck the dump": the number of a paragraph. */
static bool is_label(const struct reading *r, const struct counted *c) {
  uint32_t next = c->first_word + c->word_count;
  if (next >= r->analysis->word_count || c->word_count != 1) return false;
  const char *behind = r->analysis->text.at + word_at(r, c->first_word)->span.end;
  bool stop =
      word_at(r, c->first_word)->span.end < r->analysis->text.len && (*behind == '.' || *behind == ')');
  bool open =
      c->first_word == 0 || word_at(r, c->first_word - 1)->sentence != word_at(r, c->first_word)->sentence;
  return stop && open;
}

bool force_find(const struct reading *r, const struct counted *c, uint32_t before, struct force_found *f) {
  *f = (struct force_found){
      .counted = c, .count = c->count, .noun = NO_WORD, .number = NO_WORD, .nation = NO_WORD};
  if (c->share || c->money || is_number_of_text(r, c) || is_label(r, c)) return false;
  uint32_t told = is_parted(r, c) ? NO_WORD : noun_before_number(r, c);
  uint32_t number = c->first_word + c->word_count - 1;
  bool strong = told != NO_WORD && told > 0 && lemma_in(r, "strong", told) &&
                slice_equals(word_at(r, told - 1)->form, "-"); /* "the 9,000-member force" */
  uint32_t whole = force_of_men_strong(r, told);               /* "the force, 3,000 men strong" */
  if (told != NO_WORD && !strong && whole == NO_WORD) f->noun = noun_behind_nation(r, f, told);
  if (whole != NO_WORD) f->noun = whole, f->number = number;
  if (f->noun != NO_WORD && f->nation == NO_WORD) f->nation = own_nation(r, number, f->noun);
  bool nation = f->noun != NO_WORD && is_nation_of_force(r, f->noun, before);
  uint32_t group = f->noun == NO_WORD ? NO_WORD : group_of_persons(r, f->noun);
  if (group != NO_WORD)
    f->noun = group, f->number = number;
  else if (!nation && !is_of_group(r, f->noun) && is_empty(force_class(r, "category", f->noun))) {
    f->noun = time_at(r->times, number) ? NO_WORD : noun_of_bare(r, f, number, before); /* "at 9:45 p.m." */
    f->number = number;
  }
  bool listed = false;
  if (f->noun == NO_WORD && told == NO_WORD) { /* "UNMIL: 15,000" */
    f->noun = noun_of_list(r, number), f->number = number;
    listed = f->noun != NO_WORD;
  }
  if (f->noun == NO_WORD || names_a_unit(r, c, f->noun)) return false;
  if (!f->governor) f->governor = governor_of(r, f->noun);
  bool sized = f->number != NO_WORD &&
               (listed || lemma_in(r, "sizes", f->noun) || group != NO_WORD ||
                word_at(r, f->noun)->upos == UPOS_PRON || is_named_strength(r, f->noun, number));
  sized = sized || is_of_group(r, f->noun);
  if (is_empty(force_class(r, "category", f->noun)) && !sized && !nation) return false;
  if (is_question(r, f->noun)) return false;
  if (is_handful(r, f)) return false;
  if (f->number == NO_WORD ? is_toll(r, f->noun) : counts_losses(r, f)) return false;
  bool beside = told != c->noun && f->noun == told; /* "10,000 military and 1,800 police" */
  if (f->number == NO_WORD && !beside && is_doubtful(r, f->noun, f->governor)) return false;
  enum { MOST_ELIDED = 500000 };
  if (f->elided && f->count.high > MOST_ELIDED) return false;
  if (f->number != NO_WORD && f->noun > number && number + 1 < r->analysis->word_count &&
      slice_equals(word_at(r, number + 1)->form, "by")) /* "estimated at 6,000 by the observers" */
    return false;
  judge_ceiling(r, f);
  return true;
}
