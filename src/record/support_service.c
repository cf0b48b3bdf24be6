/* Help that is done rather than given: "came to Kabila's rescue", "Cuban pilots flew the air force's MiGs",
   "turned a blind eye to the rebels' camps", "collected money for the IRA", "called in Rwandan troops". */
#include "meaning/who.h"
#include "record/support_parts.h"

static bool is_irregular(const struct actors *to) {
  static const char *const sectors[] = {"REB", "PRM", "SEP", "CRM"};
  for (size_t i = 0; to->count && i < sizeof sectors / sizeof *sectors; i++)
    if (slice_ends(to->at[0].code, slice_of(sectors[i]))) return true;
  return false;
}

/* Of another country, and of some that is known. */
static bool is_from_abroad(const struct support_found *f) {
  const struct slice a = f->from.at[0].id, b = f->to.at[0].id;
  if (a.len < 3) return false;
  if (b.len < 3) return !slice_starts(f->to.at[0].code, a);
  return memcmp(a.at, b.at, 3) != 0;
}

/* Whose a noun is: "Kabila's rescue", "the aid of the army", "the Ethiopian air force", "rebel camps". */
static struct actors owner_of(const struct reading *r, uint32_t noun) {
  TREE_EACH_CHILD(r->tree, noun, child) {
    uint8_t relation = word_at(r, child)->relation;
    bool of = relation == REL_NMOD && slice_equals(tree_preposition(r->tree, r->arena, child), "of");
    bool owner = relation == REL_NMOD_POSS || relation == REL_COMPOUND || relation == REL_AMOD || of;
    struct actors all = owner ? support_receiver(r, child) : (struct actors){0};
    if (all.count && (all.at[0].id.len || all.at[0].code.len)) return all;
  }
  return (struct actors){0};
}

/* "came to Kabila's rescue", "rushed to the aid of the government" */
bool support_find_rescue(const struct reading *r, const struct proposition *p, struct support_found *f) {
  if (!in_section(r, "comes", p->lemma) || p->class != PREDICATE_VERB) return false;
  uint32_t to = support_phrase(r, p, "to");
  if (to == NO_WORD || !in_section(r, "rescues", look_lemma(r, to))) return false;
  f->to = owner_of(r, to);
  support_take_subject(r, p, f);
  default_form(r, f, SLICE("unspecified"));
  return complete(f) && is_from_abroad(f);
}

/* "Cuban pilots flew the MiGs of the Ethiopian air force", "Rwandan officers command the RCD's battalions" */
bool support_find_manning(const struct reading *r, const struct proposition *p, struct support_found *f) {
  if (!in_section(r, "mans", p->lemma) || p->class != PREDICATE_VERB) return false;
  uint32_t who = look_argument(p, SLOT_SUBJECT, NULL), what = look_argument(p, SLOT_OBJECT, NULL);
  if (who == NO_WORD || what == NO_WORD || is_empty(support_form_of_giver(r, who))) return false;
  if (!support_is_thing(r, what) && is_empty(look_class(r, r->patterns->supports, "giving forces", what)) &&
      !in_section(r, "arms of war", look_lemma(r, what)))
    return false;
  f->from = support_givers(r, who);
  f->to = owner_of(r, what);
  look_add_text(r, &f->forms, support_form_of_giver(r, who));
  return complete(f) && f->to.at[0].id.len && is_from_abroad(f);
}

/* The clause that goes on meanwhile: "looked the other way while the rebels bought rifles". */
static struct actors doer_meanwhile(const struct reading *r, const struct proposition *p) {
  uint32_t at = r->propositions->of_word[p->word];
  for (uint32_t i = 0; i < r->propositions->count; i++) {
    const struct proposition *q = &r->propositions->at[i];
    bool meanwhile = q->parent == at && q->embedding == EMBEDDED_ADVERBIAL &&
                     (slice_equals(q->marker, "while") || slice_equals(q->marker, "as"));
    if (meanwhile) return support_receiver(r, look_argument(q, SLOT_SUBJECT, NULL));
  }
  return (struct actors){0};
}

/* "turned a blind eye to", "looked the other way" */
static bool overlooks(const struct reading *r, const struct proposition *p) {
  const struct sentence *s = &r->analysis->sentences[word_at(r, p->word)->sentence];
  uint32_t end = s->first_word + s->word_count, w = p->word;
  if (w + 3 >= end) return false;
  bool eye = slice_equals(p->lemma, "turn") && slice_equals(word_at(r, w + 2)->form, "blind") &&
             slice_equals(word_at(r, w + 3)->form, "eye");
  bool way = slice_equals(p->lemma, "look") && slice_equals(word_at(r, w + 2)->form, "other") &&
             slice_equals(word_at(r, w + 3)->form, "way");
  return eye || way;
}

/* "Thailand tolerated Karen camps on its side", "turned a blind eye to the Taliban's camps" */
bool support_find_tolerance(const struct reading *r, const struct proposition *p, struct support_found *f) {
  bool blind = overlooks(r, p);
  if (p->class == PREDICATE_NOUN || (!blind && !in_section(r, "tolerates", p->lemma))) return false;
  uint32_t what = blind ? support_phrase(r, p, "to") : look_argument(p, SLOT_OBJECT, NULL);
  bool ground =
      what != NO_WORD && slice_equals(look_class(r, r->patterns->supports, "things", what), "territory");
  if (what != NO_WORD && (ground || blind)) f->to = owner_of(r, what);
  if (blind && !f->to.count) f->to = doer_meanwhile(r, p);
  f->from = support_givers(r, look_argument(p, SLOT_SUBJECT, NULL));
  look_add_text(r, &f->forms, SLICE("territory"));
  return complete(f) && is_irregular(&f->to) && is_from_abroad(f);
}

/* "Noraid collected money for the IRA", "the PKK raised funds among Kurds in Germany" */
bool support_find_collecting(const struct reading *r, const struct proposition *p, struct support_found *f) {
  uint32_t money = look_argument(p, SLOT_OBJECT, NULL), who = look_argument(p, SLOT_SUBJECT, NULL);
  if (!in_section(r, "collects", p->lemma) || p->class == PREDICATE_NOUN || money == NO_WORD) return false;
  if (!slice_equals(look_class(r, r->patterns->supports, "things", money), "funding") || who == NO_WORD)
    return false;
  uint32_t whom = support_phrase(r, p, "for"), among = support_phrase(r, p, "among");
  if (among == NO_WORD) among = support_phrase(r, p, "from");
  f->to = whom == NO_WORD ? support_receiver(r, who) : support_receiver(r, whom);
  f->from = look_actors(r, whom == NO_WORD && among != NO_WORD ? among : who);
  if (whom == NO_WORD && among == NO_WORD) return false;
  bool people = among != NO_WORD && whom == NO_WORD;
  if (people && !word_has(word_at(r, among), "Number=Plur")) return false;
  look_add_text(r, &f->forms, SLICE("funding"));
  return complete(f) && is_irregular(&f->to) && !look_same_actor(&f->from.at[0], &f->to.at[0]);
}

/* "The government called in Rwandan troops": they come to its help. */
bool support_find_calling_in(const struct reading *r, const struct proposition *p, struct support_found *f) {
  uint32_t who = look_argument(p, SLOT_OBJECT, NULL);
  if (!in_section(r, "calls in", p->lemma) || who == NO_WORD || p->class == PREDICATE_NOUN) return false;
  struct slice form = support_form_of_giver(r, who);
  if (is_empty(form) || p->modality != ASSERTED) return false;
  f->from = support_givers(r, who);
  f->to = support_receiver(r, look_argument(p, SLOT_SUBJECT, NULL));
  look_add_text(r, &f->forms, form);
  return complete(f) && f->to.at[0].id.len && f->from.at[0].id.len == 3 && is_from_abroad(f);
}

/* "Tehran's money pays for Hezbollah's rockets", "spent $7 billion on Colombia's army", "meets the rebels'
   wage bill": for whose army, arms or wages. */
bool support_find_paying(const struct reading *r, const struct proposition *p, struct support_found *f) {
  if (!in_section(r, "pays", p->lemma) || p->class != PREDICATE_VERB) return false;
  uint32_t what = support_phrase(r, p, "for");
  if (what == NO_WORD) what = support_phrase(r, p, "on");
  if (what == NO_WORD) what = look_argument(p, SLOT_OBJECT, NULL);
  if (what == NO_WORD) return false;
  bool cost = support_is_thing(r, what) || in_section(r, "costs", look_lemma(r, what));
  f->to = cost ? owner_of(r, what) : (struct actors){0};
  if (!f->to.count) f->to = support_receiver(r, what);
  f->from = support_givers(r, look_argument(p, SLOT_SUBJECT, NULL));
  look_add_text(r, &f->forms, SLICE("funding"));
  bool armed = is_irregular(&f->to) || (f->to.count && slice_ends(f->to.at[0].code, SLICE("MIL")));
  return complete(f) && armed && is_from_abroad(f);
}

/* "Only Turkish drones saved the government", "Russia's intervention rescued Assad" */
bool support_find_saving(const struct reading *r, const struct proposition *p, struct support_found *f) {
  uint32_t means = look_argument(p, SLOT_SUBJECT, NULL), whom = look_argument(p, SLOT_OBJECT, NULL);
  if (!in_section(r, "keeps", p->lemma) || p->passive || p->class != PREDICATE_VERB) return false;
  if (means == NO_WORD || whom == NO_WORD) return false;
  bool act = in_section(r, "interventions", look_lemma(r, means));
  struct slice form = support_form_of_giver(r, means);
  if (!act && is_empty(form) && !support_is_thing(r, means)) return false;
  f->from = support_givers(r, means);
  if (act && !f->from.count) f->from = owner_of(r, means);
  f->to = support_receiver(r, whom);
  if (!act) support_add_things(r, f, means);
  default_form(r, f, form);
  default_form(r, f, SLICE("unspecified"));
  return complete(f) && f->to.at[0].id.len && f->from.at[0].id.len >= 3 && is_from_abroad(f);
}
