/* How support is worded:
     helps     "Turkey is backing the GNA", "forces supported by Russia", "a UN-backed government", "Egypt's
               support for X", "repelled it with the help of Russian soldiers"
     gives     "the UAE has been arming", "delivery of drones", "weapons sent by Iran to the Houthis"
     raises    "mercenaries that they recruited, financed and deployed"
     receives  "the sides are receiving help from", "flies drones bought from Turkey"
     allies    "an ally of the army", "Damascus's main backer, Russia"
     fights    "fighting alongside the M23", "bombed X in support of the Iraqi army"
     lends     "allows Russian troops to use its territory" (support_ground.c)
     supplies  "the junta's biggest supplier of arms"
     needs     "would fall without Russian planes", "is made up of soldiers from Kenya" (support_unspoken.c)
     grants    "approved $300 million in military aid for Ukraine" */
#include "meaning/who.h"
#include "record/support_parts.h"

/* ---- gives ---- */

/* "send the troops back to their bases" gives nobody anything. */
static bool is_place_phrase(const struct reading *r, const struct proposition *p) {
  uint32_t to = support_phrase(r, p, "to");
  return to != NO_WORD && !name_at(r->names, to) && in_section(r, "places", look_lemma(r, to));
}

/* "troops remain deployed to Djibouti": nobody is said to be helped where they stand. */
static bool only_goes_there(const struct reading *r, const struct proposition *p,
                            const struct support_found *f) {
  uint32_t to = support_phrase(r, p, "to");
  const struct name *name = to == NO_WORD ? NULL : name_at(r->names, to);
  bool troops = f->forms.count == 1 && slice_equals(f->forms.at[0], "troops");
  return troops && in_section(r, "moves", p->lemma) && name && name->type != NAME_GROUP &&
         look_same_body(&f->to.at[0], &(struct actor){.id = name->id}) && !support_purpose(r, p).count;
}

static struct actors favoured_by(const struct reading *r, const struct proposition *p) {
  static const char *const phrases[] = {"in favour of", "in favor of", "in support of"};
  struct actors all = {0};
  for (size_t i = 0; i < sizeof phrases / sizeof *phrases && !all.count; i++)
    all = support_receiver(r, support_phrase(r, p, phrases[i]));
  for (uint32_t i = 0; i < p->argument_count && !all.count; i++) {
    const struct argument *a = &p->arguments[i];
    bool favour = a->slot == SLOT_OBLIQUE && in_section(r, "favour", look_lemma(r, a->word));
    TREE_EACH_CHILD(r->tree, a->word, child)
    if (favour && (slice_equals(tree_preposition(r->tree, r->arena, child), "of") ||
                   word_at(r, child)->relation == REL_NMOD_POSS)) /* "on Addis Ababa's side" */
      all = look_known_actors(r, child);
  }
  return all;
}

/* "involvement through the delivery of drones tipped the balance in favour of the GNA": giver and receiver
   may be said by the clauses above. */
static void ask_above(const struct reading *r, const struct proposition *p, struct support_found *f) {
  const struct proposition *up = p;
  bool known_doer =
      look_argument(p, SLOT_SUBJECT, NULL) != NO_WORD; /* somebody gives, if nobody that is known */
  for (int steps = 0; steps < 4 && above(r, up) && !complete(f); steps++) {
    up = above(r, up);
    if (!f->from.count && !known_doer) f->from = support_givers(r, look_argument(up, SLOT_SUBJECT, NULL));
    if (!f->to.count) f->to = favoured_by(r, up);
    TREE_EACH_CHILD(r->tree, up->word, child) { /* "involvement ... that tipped the balance in favour of" */
      const struct proposition *own =
          word_at(r, child)->relation == REL_ACL ? look_proposition(r, child) : NULL;
      if (own && !f->to.count) f->to = favoured_by(r, own);
    }
  }
}

/* Which of the objects is the thing: "offering the group a haven", "supplied the rebels with arms". */
static uint32_t thing_given(const struct reading *r, const struct proposition *p, struct support_found *f) {
  uint32_t with = support_phrase(r, p, "with"), object = look_argument(p, SLOT_OBJECT, NULL);
  if (with != NO_WORD && object != NO_WORD && support_is_thing(r, with) && !slice_equals(p->lemma, "share")) {
    f->to = support_receiver(r, object);
    bool named = f->to.count && f->to.at[0].id.len; /* an army is a thing to send and somebody to supply */
    if (f->to.count && (named || !support_is_thing(r, object))) return with;
    f->to = (struct actors){0};
  }
  for (uint32_t i = 0; i < p->argument_count; i++)
    if (p->arguments[i].slot == SLOT_OBJECT && support_is_thing(r, p->arguments[i].word))
      return p->arguments[i].word;
  return NO_WORD;
}

/* "paid the salaries of the fighters" */
static void receiver_of_thing(const struct reading *r, uint32_t thing, struct support_found *f) {
  if (!in_section(r, "wages", look_lemma(r, thing))) return;
  TREE_EACH_CHILD(r->tree, thing, child)
  if (word_at(r, child)->relation == REL_NMOD && !f->to.count) f->to = support_receiver(r, child);
}

/* "provide the soldiers of AMISOM": a mission whose they are. */
static void receiver_that_has(const struct reading *r, uint32_t thing, struct support_found *f) {
  if (f->to.count || is_empty(support_form_of_giver(r, thing))) return;
  TREE_EACH_CHILD(r->tree, thing, child) {
    const struct name *name = name_at(r->names, child);
    uint8_t relation = word_at(r, child)->relation;
    bool owner = relation == REL_NMOD || relation == REL_NMOD_POSS || relation == REL_COMPOUND;
    if (owner && name && name->type == NAME_ORGANISATION && slice_starts(name->code, SLICE("IGO")))
      f->to = look_known_actors(r, child);
  }
}

/* "China sent the army jets, while Serbia authorised exports of rockets": to whom the sentence told before.
 */
static void receiver_told_beside(const struct reading *r, const struct proposition *p,
                                 struct support_found *f) {
  const struct record *last = r->records.count ? &r->records.at[r->records.count - 1] : NULL;
  if (f->to.count || !last || last->kind != RECORD_SUPPORT || !last->evidence.count) return;
  bool arms = f->forms.count && slice_equals(f->forms.at[0], "weapons");
  struct span sentence = r->analysis->sentences[word_at(r, p->word)->sentence].span;
  if (arms && last->evidence.at[last->evidence.count - 1].start >= sentence.start) f->to = last->support.to;
}

/* Kabul and the Taliban who rule it. */
static bool is_of_one_country(const struct actor *a, const struct actor *b) {
  return a->id.len >= 3 && b->id.len >= 3 && !memcmp(a->id.at, b->id.at, 3);
}

/* "has placed helicopters at the mission's disposal" */
static bool find_disposal(const struct reading *r, const struct proposition *p, struct support_found *f) {
  uint32_t at = look_argument(p, SLOT_OBLIQUE, "at"), thing = look_argument(p, SLOT_OBJECT, NULL);
  if (at == NO_WORD || !slice_equals(look_lemma(r, at), "disposal") || !support_is_thing(r, thing))
    return false;
  TREE_EACH_CHILD(r->tree, at, child) {
    uint8_t relation = word_at(r, child)->relation;
    if ((relation == REL_NMOD_POSS || relation == REL_NMOD) && !f->to.count)
      f->to = support_receiver(r, child);
  }
  f->from = support_givers(r, look_argument(p, SLOT_SUBJECT, NULL));
  support_add_things(r, f, thing);
  f->together = true;
  return complete(f) && f->forms.count;
}

/* "equipped with missiles supplied by Saudi Arabia": who is equipped with them. */
static void receiver_equipped(const struct reading *r, const struct proposition *p, uint32_t thing,
                              struct support_found *f) {
  uint32_t head = word_at(r, tree_first_conjunct(r->tree, thing))->head;
  const struct proposition *up = head == NO_WORD ? NULL : look_proposition(r, head);
  if (f->to.count || !p->passive || !up || thing > p->word || up->class == PREDICATE_NOUN) return;
  if (in_section(r, "helps", up->lemma)) f->to = support_receiver(r, look_argument(up, SLOT_OBJECT, NULL));
  if (f->to.count || !in_section(r, "wields", up->lemma)) return;
  uint32_t subject = look_argument(up, SLOT_SUBJECT, NULL); /* "rode in pick-ups supplied by Sudan" */
  bool carried = subject == tree_first_conjunct(r->tree, thing);
  f->to = support_receiver(r, carried ? look_argument(up, SLOT_OBJECT, NULL) : subject);
  if (f->to.count && !f->to.at[0].id.len && !f->to.at[0].code.len) f->to.count = 0;
}

/* "Kabul denies having sent any men": to whom is what somebody claimed just before. */
static void receiver_denied(const struct reading *r, const struct proposition *p, struct support_found *f) {
  if (f->to.count || !f->from.count || p->modality != DENIED) return;
  const struct record *last = r->records.count ? &r->records.at[r->records.count - 1] : NULL;
  if (!last || last->kind != RECORD_SUPPORT || !last->evidence.count) return;
  enum { SENTENCES_BACK = 2 };
  uint32_t here = word_at(r, p->word)->sentence, back = here > SENTENCES_BACK ? here - SENTENCES_BACK : 0;
  if (last->evidence.at[last->evidence.count - 1].end < r->analysis->sentences[back].span.start) return;
  for (size_t i = 0; i < last->support.from.count; i++)
    if (is_of_one_country(&last->support.from.at[i], &f->from.at[0])) f->to = last->support.to;
}

/* "gave the Moldovans rifles": the receiver that the tree has in the thing's phrase is no part of it. */
static void cut_receiver(const struct reading *r, uint32_t receiver, struct support_found *f) {
  if (receiver == NO_WORD || !f->items.count) return;
  const struct name *name = name_at(r->names, receiver);
  uint32_t last = name ? name->first_word + name->word_count - 1 : receiver;
  const char *end = r->analysis->text.at + word_at(r, last)->span.end;
  struct slice *item = &f->items.at[0];
  if (end <= item->at || end >= item->at + item->len) return;
  *item = slice_trim((struct slice){end, item->len - (size_t)(end - item->at)});
}

static bool only_political(const struct support_found *f) {
  for (size_t i = 0; i < f->forms.count; i++)
    if (!slice_equals(f->forms.at[i], "political") && !slice_equals(f->forms.at[i], "unspecified"))
      return false;
  return true;
}

static bool find_gift(const struct reading *r, const struct proposition *p, struct support_found *f) {
  if (!in_section(r, "gives", p->lemma)) return false;
  uint32_t thing = thing_given(r, p, f);
  if (thing == NO_WORD) return false;
  if (support_take_charged(r, p, f) && !f->from.count) return false;
  for (uint32_t i = 0; i < p->argument_count && !f->from.count; i++)
    if (p->arguments[i].slot == SLOT_SUBJECT) f->from = support_givers(r, p->arguments[i].word);
  uint32_t payer = look_argument(p, SLOT_SUBJECT, NULL);
  if (!f->from.count && payer != NO_WORD &&
      !is_empty(look_class(r, r->patterns->supports, "paymasters", payer)))
    f->from = look_actors(r, payer);
  if (!f->to.count) f->to = support_receivers(r, p);
  if (!f->to.count && slice_equals(p->lemma, "share"))
    f->to = support_receiver(r, support_phrase(r, p, "with"));
  receiver_of_thing(r, thing, f);
  receiver_that_has(r, thing, f);
  receiver_equipped(r, p, thing, f);
  support_add_things(r, f, thing);
  cut_receiver(r, support_recipient_inside(r, p), f);
  ask_above(r, p, f);
  receiver_told_beside(r, p, f);
  receiver_denied(r, p, f);
  if (f->modality == ASSERTED && in_section(r, "offers", p->lemma)) f->modality = PROMISED;
  f->together = true;
  bool nobody = f->from.count && !f->from.at[0].id.len && !f->from.at[0].code.len;
  if (nobody && only_political(f)) return false; /* "associations giving moral support" */
  return complete(f) && !is_place_phrase(r, p) && !only_goes_there(r, p, f);
}

/* "announced a package of military assistance to Ukraine": the noun gives, the verb says who. */
static bool find_grant(const struct reading *r, const struct proposition *p, struct support_found *f) {
  if (!in_section(r, "grants", p->lemma) || p->class == PREDICATE_NOUN) return false;
  uint32_t thing = look_argument(p, SLOT_OBJECT, NULL);
  if (!support_is_thing(r, thing)) return false;
  support_add_things(r, f, thing);
  bool plain = in_section(r, "support", look_lemma(r, thing)); /* "pledged diplomatic support" */
  bool bare = f->forms.count == 1 && slice_equals(f->forms.at[0], "political") && !plain;
  if (bare || f->forms.count == 0) return false;
  support_take_subject(r, p, f);
  f->to = support_receivers(r, p);
  f->together = true;
  const struct proposition *noun = look_proposition(r, thing); /* "announced the deployment of troops to" */
  return complete(f) && !(noun && only_goes_there(r, noun, f));
}

/* ---- raises ---- */

/* "foreign mercenaries and armed proxies that they recruited": the clause hangs on the last and means them
   all. */
static struct actors raised(const struct reading *r, uint32_t object) {
  uint32_t first = tree_first_conjunct(r->tree, object);
  struct actor *one = ARENA_NEW(r->arena, struct actor);
  struct actors all = look_actors(r, first);
  *one = all.count ? all.at[0] : (struct actor){0};
  one->text = look_phrase(r, first);
  return (struct actors){one, 1};
}

static struct slice category_form(struct slice category) {
  return slice_equals(category, "mercenaries") ? SLICE("mercenaries") : (struct slice){"", 0};
}

static bool find_raising(const struct reading *r, const struct proposition *p, struct support_found *f) {
  struct slice form = word_class(r->patterns->supports, "raises", p->lemma);
  uint32_t object = look_argument(p, SLOT_OBJECT, NULL);
  if (is_empty(form) || object == NO_WORD || p->class == PREDICATE_NOUN) return false;
  struct slice category = look_class(r, r->patterns->forces, "category", object);
  if (!slice_equals(category, "mercenaries") && !slice_equals(category, "fighters")) return false;
  f->from = support_givers(r, look_argument(p, SLOT_SUBJECT, NULL));
  f->forms.count = 0;
  f->to = support_receiver(r, support_phrase(r, p, "for")); /* "recruited Syrians for Azerbaijan" */
  if (f->to.count && f->to.at[0].id.len && f->from.count && !look_same_body(&f->to.at[0], &f->from.at[0]))
    look_add_text(r, &f->forms, category_form(category));
  else
    f->to = raised(r, object);
  look_add_text(r, &f->forms, form);
  f->together = f->raises = true;
  return complete(f);
}

/* ---- receives ---- */

/* "flies drones bought from Turkey", "drones bought from Turkey helped the army": who has what was bought. */
static struct actors holder_of(const struct reading *r, uint32_t thing) {
  uint32_t head = word_at(r, tree_first_conjunct(r->tree, thing))->head;
  const struct proposition *up = head == NO_WORD ? NULL : look_proposition(r, head);
  uint32_t subject = up ? look_argument(up, SLOT_SUBJECT, NULL) : NO_WORD;
  if (subject != thing) return support_receiver(r, subject);
  return in_section(r, "helps", up->lemma) ? support_receiver(r, look_argument(up, SLOT_OBJECT, NULL))
                                           : (struct actors){0};
}

/* What is received: the object, "on" what one relies, the noun right before "bought from". */
static uint32_t thing_received(const struct reading *r, const struct proposition *p) {
  uint32_t thing = look_argument(p, SLOT_OBJECT, NULL);
  if (p->passive && p->word > 0 && support_is_thing(r, p->word - 1)) return p->word - 1;
  if (thing != NO_WORD || !in_section(r, "relies", p->lemma)) return thing;
  thing = look_argument(p, SLOT_OBLIQUE, "on");
  return thing == NO_WORD ? look_argument(p, SLOT_OBLIQUE, "upon") : thing;
}

/* "who have Emirati backing", where the tree takes "backing" for a participle */
static bool has_backing(const struct reading *r, const struct proposition *p, struct support_found *f) {
  uint32_t clause = look_argument(p, SLOT_CLAUSE, NULL), whose = look_argument(p, SLOT_OBJECT, NULL);
  if (!slice_equals(p->lemma, "have") || clause == NO_WORD || whose == NO_WORD) return false;
  if (whose + 1 != clause || !in_section(r, "helps", look_lemma(r, clause))) return false;
  f->from = support_givers(r, whose);
  f->to = support_receiver(r, look_argument(p, SLOT_SUBJECT, NULL));
  look_add_text(r, &f->forms, SLICE("unspecified"));
  return complete(f);
}

/* "The junta has hired the Wagner Group": those who fight for pay come to its help. */
static bool find_hiring(const struct reading *r, const struct proposition *p, struct support_found *f) {
  uint32_t object = look_argument(p, SLOT_OBJECT, NULL);
  if (!in_section(r, "hires", p->lemma) || object == NO_WORD) return false;
  f->from = support_givers(r, object);
  bool hired =
      f->from.count && f->from.at[0].id.len > 3 &&
      (slice_ends(f->from.at[0].code, SLICE("PRM")) || slice_ends(f->from.at[0].code, SLICE("PRV")) ||
       slice_equals(support_form_of_giver(r, object), "mercenaries"));
  if (!hired) return false;
  f->to = support_receiver(r, look_argument(p, SLOT_SUBJECT, NULL));
  look_add_text(r, &f->forms, SLICE("mercenaries"));
  return complete(f) && !look_same_body(&f->from.at[0], &f->to.at[0]);
}

/* "has long used the FDLR as a proxy" */
static bool find_proxy(const struct reading *r, const struct proposition *p, struct support_found *f) {
  uint32_t as = look_argument(p, SLOT_OBLIQUE, "as");
  if (!slice_equals(p->lemma, "use") || as == NO_WORD || !in_section(r, "proxies", look_lemma(r, as)))
    return false;
  f->from = support_givers(r, look_argument(p, SLOT_SUBJECT, NULL));
  f->to = support_receiver(r, look_argument(p, SLOT_OBJECT, NULL));
  look_add_text(r, &f->forms, SLICE("unspecified"));
  f->avowed = true;
  return complete(f);
}

/* "Saudi-supplied missiles", "arms sent by Iran", "missiles smuggled in dhows from Iran" */
static struct actors sender_of(const struct reading *r, uint32_t thing) {
  struct actors from = {0};
  TREE_EACH_CHILD(r->tree, thing, child) {
    const struct proposition *q = look_proposition(r, child);
    bool sent = q && q->passive && in_section(r, "gives", q->lemma);
    for (uint32_t i = 0; sent && i < q->argument_count && !from.count; i++)
      if (q->arguments[i].slot == SLOT_SUBJECT) from = support_givers(r, q->arguments[i].word);
    uint32_t source = sent ? look_argument(q, SLOT_OBLIQUE, "from") : NO_WORD;
    if (source != NO_WORD && !from.count && name_at(r->names, source)) from = support_givers(r, source);
  }
  return from;
}

static bool find_receipt(const struct reading *r, const struct proposition *p, struct support_found *f) {
  if (!in_section(r, "receives", p->lemma)) return false;
  if (has_backing(r, p, f)) return true;
  uint32_t thing = thing_received(r, p);
  bool forces = thing != NO_WORD && !is_empty(support_form_of_giver(r, thing));
  bool had = slice_equals(p->lemma, "have") &&
             !support_givers(r, support_phrase(r, p, "from")).count; /* "have had weapons from Khartoum" */
  if (had && (thing == NO_WORD || !in_section(r, "support", look_lemma(r, thing)))) return false;
  if (!support_is_thing(r, thing) && !forces) return false;
  uint32_t subject = look_argument(p, SLOT_SUBJECT, NULL);
  if (subject != thing && subject != NO_WORD && !support_is_thing(r, subject))
    f->to = support_receiver(r, subject);
  if (!f->to.count || p->passive) f->to = holder_of(r, thing);
  support_take_giver(r, f, support_phrase(r, p, "from"));
  f->forms.count = 0;
  const struct proposition *noun = look_proposition(r, thing);
  if (!f->from.count && noun) f->from = support_givers(r, support_phrase(r, noun, "from"));
  if (!f->from.count && noun) f->from = support_givers(r, look_argument(noun, SLOT_SUBJECT, NULL));
  if (!f->from.count) f->from = support_givers(r, thing);
  if (!f->from.count) f->from = sender_of(r, thing);
  uint32_t payer = support_phrase(r, p, "from"); /* "receive money from emigrants in Canada" */
  if (!f->from.count && payer != NO_WORD &&
      !is_empty(look_class(r, r->patterns->supports, "paymasters", payer)))
    f->from = look_actors(r, payer);
  support_add_things(r, f, thing);
  if (forces) look_add_text(r, &f->forms, support_form_of_giver(r, thing));
  f->together = true;
  return complete(f) && !look_same_actor(&f->from.at[0], &f->to.at[0]);
}

/* "Arms from Iran reached Hamas" */
static bool find_arrival(const struct reading *r, const struct proposition *p, struct support_found *f) {
  if (!in_section(r, "reaches", p->lemma) || p->class == PREDICATE_NOUN) return false;
  uint32_t thing = look_argument(p, SLOT_SUBJECT, NULL);
  if (!support_is_thing(r, thing)) return false;
  f->from = support_givers(r, thing);
  if (!f->from.count) f->from = sender_of(r, thing);
  uint32_t first = word_at(r, p->word)->sentence == word_at(r, thing)->sentence ? thing + 1 : p->word;
  if (!f->from.count && first + 2 <= p->word && slice_equals(word_at(r, first + 1)->form, "from") &&
      name_at(r->names, first + 2)) /* "Arms flown from Tripoli reached", whatever the tree makes of it */
    f->from = support_givers(r, name_at(r->names, first + 2)->head);
  if (!f->from.count) f->from = support_givers(r, support_phrase(r, p, "from"));
  f->to = support_receiver(r, look_argument(p, SLOT_OBJECT, NULL));
  if (!f->to.count) f->to = support_receivers(r, p);
  uint32_t owner = tree_child(r->tree, thing, REL_NMOD_POSS); /* "The militia's guns come from Israel" */
  if (!f->to.count && owner != NO_WORD) f->to = support_receiver(r, owner);
  support_add_things(r, f, thing);
  return complete(f) && !look_same_body(&f->from.at[0], &f->to.at[0]);
}

/* ---- allies ---- */

/* Whose ally: "of the army", "Damascus's". */
static struct actors backed_by_ally(const struct reading *r, uint32_t noun) {
  TREE_EACH_CHILD(r->tree, noun, child) {
    uint8_t relation = word_at(r, child)->relation;
    bool of = relation == REL_NMOD && slice_equals(tree_preposition(r->tree, r->arena, child), "of");
    bool owner = relation == REL_NMOD_POSS || relation == REL_COMPOUND || relation == REL_AMOD;
    struct actors all = of || owner ? look_known_actors(r, child) : (struct actors){0};
    if (all.count && (all.at[0].id.len || slice_ends(all.at[0].code, SLICE("PRM")) ||
                      slice_ends(all.at[0].code, SLICE("REB"))))
      return all;
  }
  return (struct actors){0};
}

/* "Russia, an ally of X", "X's main backer, Russia", "its ally Iran" */
static struct actors ally_beside(const struct reading *r, uint32_t noun) {
  TREE_EACH_CHILD(r->tree, noun, child) { /* "Haftar's backers in Cairo and Abu Dhabi" */
    const struct name *name = name_at(r->names, child);
    bool there = name && (name->type == NAME_STATE || name->type == NAME_SEAT) &&
                 slice_equals(tree_preposition(r->tree, r->arena, child), "in");
    if (there) return support_givers(r, child);
  }
  const struct word *w = word_at(r, noun);
  if (w->relation == REL_APPOS && w->head != NO_WORD) return support_givers(r, w->head);
  TREE_EACH_CHILD(r->tree, noun, child) {
    uint8_t relation = word_at(r, child)->relation;
    const struct name *name = name_at(r->names, child);
    if (name && (relation == REL_APPOS || relation == REL_FLAT)) return support_givers(r, child);
  }
  return (struct actors){0};
}

/* "Tehran's proxies", "a client of Damascus", "the creation of the army": the owner backs them. */
static struct actors owner_of_proxy(const struct reading *r, uint32_t noun) {
  TREE_EACH_CHILD(r->tree, noun, child) {
    uint8_t relation = word_at(r, child)->relation;
    bool of = relation == REL_NMOD && slice_equals(tree_preposition(r->tree, r->arena, child), "of");
    bool owner = relation == REL_NMOD_POSS || relation == REL_COMPOUND || relation == REL_AMOD;
    struct actors all = of || owner ? support_givers(r, child) : (struct actors){0};
    if (all.count && (all.at[0].id.len == 3 || name_at(r->names, child))) return all;
  }
  return (struct actors){0};
}

static bool is_proxy(const struct reading *r, uint32_t noun, const struct proposition *p,
                     struct support_found *f) {
  f->from = owner_of_proxy(r, noun);
  uint32_t subject = tree_child(r->tree, noun, REL_NSUBJ);
  const struct word *w = word_at(r, noun);
  if (subject == NO_WORD && w->relation == REL_APPOS) subject = w->head;
  if (subject == NO_WORD) subject = look_argument(p, SLOT_SUBJECT, NULL);
  if (subject == noun || subject == NO_WORD) {
    f->to = ally_beside(r, noun); /* "its proxy Hezbollah" */
  } else {
    f->to = support_receiver(r, subject);
  }
  look_add_text(r, &f->forms, SLICE("unspecified"));
  bool armed = f->to.count && (slice_ends(f->to.at[0].code, SLICE("REB")) ||
                               slice_ends(f->to.at[0].code, SLICE("PRM")) || f->to.at[0].id.len > 3);
  return armed && complete(f) && !look_same_body(&f->from.at[0], &f->to.at[0]);
}

/* "The SLA, Israel's proxy, lost ten men", "the militia, a creature of the army" */
static bool find_proxy_beside(const struct reading *r, const struct proposition *p, struct support_found *f) {
  for (uint32_t i = 0; i < p->argument_count; i++) {
    if (p->arguments[i].shared || p->arguments[i].slot == SLOT_CLAUSE) continue;
    TREE_EACH_CHILD(r->tree, p->arguments[i].word, child) {
      bool beside = word_at(r, child)->relation == REL_APPOS && !look_proposition(r, child);
      if (beside && in_section(r, "proxies", look_lemma(r, child)) && is_proxy(r, child, p, f)) return true;
      *f = (struct support_found){.deed = p, .described = NO_WORD, .modality = f->modality};
    }
  }
  return false;
}

static bool find_ally(const struct reading *r, const struct proposition *p, struct support_found *f) {
  if (p->class == PREDICATE_NOUN && in_section(r, "proxies", p->noun)) return is_proxy(r, p->word, p, f);
  if (p->class != PREDICATE_NOUN || !in_section(r, "allies", p->noun)) return find_proxy_beside(r, p, f);
  f->to = backed_by_ally(r, p->word);
  uint32_t subject = tree_child(r->tree, p->word, REL_NSUBJ);
  f->from = subject == NO_WORD ? ally_beside(r, p->word) : support_givers(r, subject);
  if (!f->from.count) f->from = support_givers(r, look_argument(p, SLOT_SUBJECT, NULL));
  look_add_text(r, &f->forms, SLICE("unspecified"));
  return complete(f);
}

/* "Russia is the junta's biggest supplier of arms", "the main supplier of arms to the junta" */
static bool find_supplier(const struct reading *r, uint32_t noun, struct support_found *f) {
  support_add_things(r, f, noun);
  TREE_EACH_CHILD(r->tree, noun, child) {
    const struct word *w = word_at(r, child);
    bool of = w->relation == REL_NMOD && slice_equals(tree_preposition(r->tree, r->arena, child), "of");
    if ((of || w->relation == REL_COMPOUND) && support_is_thing(r, child)) support_add_things(r, f, child);
    TREE_EACH_CHILD(r->tree, child, inner) /* "arms to the junta" */
    if (of && word_at(r, inner)->relation == REL_NMOD && !f->to.count)
      if (slice_equals(tree_preposition(r->tree, r->arena, inner), "to")) f->to = look_known_actors(r, inner);
    bool to = w->relation == REL_NMOD && slice_equals(tree_preposition(r->tree, r->arena, child), "to");
    if ((to || w->relation == REL_NMOD_POSS) && !f->to.count) f->to = look_known_actors(r, child);
  }
  uint32_t subject = tree_child(r->tree, noun, REL_NSUBJ);
  f->from = subject == NO_WORD ? ally_beside(r, noun) : support_givers(r, subject);
  return f->forms.count && complete(f);
}

/* A noun without a proposition of its own: suppliers and the like. */
static bool find_supply_noun(const struct reading *r, const struct proposition *p, struct support_found *f) {
  if (in_section(r, "suppliers", look_lemma(r, p->word))) return find_supplier(r, p->word, f);
  for (uint32_t i = 0; i < p->argument_count; i++) { /* "China, the junta's main arms supplier, abstained" */
    TREE_EACH_CHILD(r->tree, p->arguments[i].word, child) {
      bool beside = word_at(r, child)->relation == REL_APPOS && !look_proposition(r, child);
      if (beside && in_section(r, "suppliers", look_lemma(r, child)) && find_supplier(r, child, f))
        return true;
      f->forms.count = 0, f->items.count = 0, f->to.count = 0, f->from.count = 0;
    }
  }
  return false;
}

/* ---- fights ---- */

/* "deployed to Jordan at the request of its government": whoever asked for them. */
static struct actors asked_by(const struct reading *r, const struct proposition *p) {
  uint32_t at = support_phrase(r, p, "at"), subject = look_argument(p, SLOT_OBJECT, NULL);
  if (subject == NO_WORD) subject = look_argument(p, SLOT_SUBJECT, NULL);
  if (at == NO_WORD &&
      subject != NO_WORD) /* "Turkish troops, at the invitation of the Kurds, are stationed" */
    TREE_EACH_CHILD(r->tree, subject, child)
  if (slice_equals(tree_preposition(r->tree, r->arena, child), "at")) at = child;
  if (at == NO_WORD || !in_section(r, "requests", look_lemma(r, at))) return (struct actors){0};
  TREE_EACH_CHILD(r->tree, at, child) {
    uint8_t relation = word_at(r, child)->relation;
    struct actors all =
        relation == REL_NMOD || relation == REL_NMOD_POSS ? look_known_actors(r, child) : (struct actors){0};
    if (all.count) return all;
  }
  return (struct actors){0};
}

/* "Fighters from Arab countries have swollen the rebels' ranks" */
static struct actors swollen_ranks(const struct reading *r, const struct proposition *p) {
  uint32_t ranks = look_argument(p, SLOT_OBJECT, NULL);
  if (ranks == NO_WORD || !in_section(r, "swells", p->lemma) || !in_section(r, "ranks", look_lemma(r, ranks)))
    return (struct actors){0};
  TREE_EACH_CHILD(r->tree, ranks, child) {
    uint8_t relation = word_at(r, child)->relation;
    if (relation == REL_NMOD_POSS || relation == REL_NMOD) return support_receiver(r, child);
  }
  return (struct actors){0};
}

/* "Nigerian jets bombed the rebels for President Kabbah": foreign forces do it for him. */
static struct actors served_from_abroad(const struct reading *r, const struct proposition *p) {
  uint32_t whom = look_argument(p, SLOT_OBLIQUE, "for"), forces = look_argument(p, SLOT_SUBJECT, NULL);
  if (whom == NO_WORD || forces == NO_WORD || p->class != PREDICATE_VERB || p->passive)
    return (struct actors){0};
  struct actors from = support_givers(r, forces), to = support_receiver(r, whom);
  bool foreign = from.count && to.count && from.at[0].id.len >= 3 && to.at[0].id.len >= 3 &&
                 memcmp(from.at[0].id.at, to.at[0].id.at, 3) != 0;
  return foreign && !is_empty(support_form_of_giver(r, forces)) ? to : (struct actors){0};
}

/* "volunteers from Honduras joined the contras" */
static struct actors joined_by_fighters(const struct reading *r, const struct proposition *p) {
  uint32_t subject = look_argument(p, SLOT_SUBJECT, NULL);
  bool fighters =
      subject != NO_WORD && p->class == PREDICATE_VERB && !is_empty(support_form_of_giver(r, subject));
  struct actors to = fighters ? support_receiver(r, look_argument(p, SLOT_OBJECT, NULL)) : (struct actors){0};
  bool armed =
      to.count && (slice_ends(to.at[0].code, SLICE("REB")) || slice_ends(to.at[0].code, SLICE("PRM")) ||
                   slice_ends(to.at[0].code, SLICE("SEP")));
  return armed ? to : (struct actors){0};
}

static bool find_fighting(const struct reading *r, const struct proposition *p, struct support_found *f) {
  static const char *const phrases[] = {"alongside",     "beside",         "on the side of",
                                        "in support of", "on behalf of",   "alongside with",
                                        "in aid of",     "at the side of", "in favour of"};
  uint32_t part = look_argument(p, SLOT_OBJECT, NULL);
  bool takes = slice_equals(p->lemma, "take") && part != NO_WORD && slice_equals(look_lemma(r, part), "part");
  bool swells = in_section(r, "swells", p->lemma) || in_section(r, "guards", p->lemma);
  if (!in_section(r, "fights", p->lemma) && !takes && !swells) return false;
  struct actors to = {0};
  for (size_t i = 0; i < sizeof phrases / sizeof *phrases && !to.count; i++)
    to = support_receiver(r, support_phrase(r, p, phrases[i]));
  if (!to.count) to = favoured_by(r, p);
  if (!to.count && slice_equals(p->lemma, "embed")) to = support_receiver(r, support_phrase(r, p, "with"));
  if (!to.count && slice_equals(p->lemma, "join")) to = joined_by_fighters(r, p);
  if (!to.count && slice_equals(p->lemma, "fight") && p->class == PREDICATE_VERB)
    to = support_receiver(r, look_argument(p, SLOT_OBLIQUE, "for"));
  if (!to.count) to = swollen_ranks(r, p);
  if (!to.count) to = served_from_abroad(r, p);
  if (!to.count && slice_equals(p->lemma, "serve")) to = support_receiver(r, support_phrase(r, p, "with"));
  if (!to.count) to = asked_by(r, p);
  if (!to.count) to = support_purpose(r, p);
  if (!to.count) return false;
  f->to = to;
  support_take_subject(r, p, f);
  if (!f->from.count && p->class == PREDICATE_NOUN && above(r, p)) /* "has joined the fighting beside" */
    support_take_subject(r, above(r, p), f);
  if (!f->from.count && p->passive) support_take_giver(r, f, look_argument(p, SLOT_OBJECT, NULL));
  default_form(r, f, SLICE("troops"));
  return complete(f) && !look_same_body(&f->from.at[0], &f->to.at[0]);
}

/* "keeps the government in power" */
static bool keeps_in_power(const struct reading *r, const struct proposition *p) {
  uint32_t in = support_phrase(r, p, "in");
  bool keeps = slice_equals(p->lemma, "keep") || slice_equals(p->lemma, "maintain");
  return keeps && in != NO_WORD && in_section(r, "power", look_lemma(r, in));
}

/* "Mozambique's railways", "the airport of Mogadishu": whose it is. */
static struct actors owner_abroad(const struct reading *r, uint32_t what) {
  TREE_EACH_CHILD(r->tree, what, child) {
    struct actors all =
        word_at(r, child)->relation == REL_NMOD_POSS ? support_receiver(r, child) : (struct actors){0};
    if (all.count && all.at[0].id.len) return all;
  }
  return (struct actors){0};
}

/* "Wagner mercenaries guard the president", "Turkish drones turned the tide for the government" */
static bool find_guarding(const struct reading *r, const struct proposition *p, struct support_found *f) {
  bool guards = in_section(r, "guards", p->lemma) || keeps_in_power(r, p);
  bool turns = in_section(r, "turns", p->lemma);
  uint32_t object = look_argument(p, SLOT_OBJECT, NULL), subject = look_argument(p, SLOT_SUBJECT, NULL);
  if ((!guards && !turns) || p->class != PREDICATE_VERB || p->necessity != NECESSITY_NONE ||
      object == NO_WORD || subject == NO_WORD)
    return false;
  bool keeps = guards && keeps_in_power(r, p) && look_known_actors(r, subject).count;
  if (!keeps && is_empty(support_form_of_giver(r, subject)) &&
      is_empty(look_class(r, r->patterns->supports, "giving forces", subject)))
    return false;
  if (turns && !in_section(r, "tides", look_lemma(r, object))) return false;
  if (guards) f->to = support_receiver(r, object);
  if (guards && !f->to.count && in_section(r, "guarded", look_lemma(r, object)))
    f->to = owner_abroad(r, object);
  if (turns)
    f->to = support_receiver(r, look_argument(p, SLOT_RECIPIENT, NULL)); /* "gave the rebels the edge" */
  if (turns && !f->to.count) f->to = support_receiver(r, look_argument(p, SLOT_OBLIQUE, "for"));
  if (turns && !f->to.count) f->to = favoured_by(r, p);
  support_take_subject(r, p, f);
  default_form(r, f, look_class(r, r->patterns->supports, "giving forces", subject));
  default_form(r, f, SLICE("unspecified"));
  if (!complete(f) || !f->from.at[0].id.len || f->to.at[0].id.len < 3) return false;
  return memcmp(f->from.at[0].id.at, f->to.at[0].id.at, 3) != 0; /* its own guards are no help from abroad */
}

/* "threw its weight behind Azerbaijan" */
static bool find_backing(const struct reading *r, const struct proposition *p, struct support_found *f) {
  if (p->class != PREDICATE_VERB || !in_section(r, "behind", p->lemma)) return false;
  uint32_t object = look_argument(p, SLOT_OBJECT, NULL);
  if (object != NO_WORD && !in_section(r, "weight", look_lemma(r, object))) return false;
  support_take_subject(r, p, f);
  f->to = support_receiver(r, support_phrase(r, p, "behind"));
  f->forms.count = 0;
  look_add_text(r, &f->forms, SLICE("unspecified"));
  return complete(f);
}

bool support_find(const struct reading *r, const struct proposition *p, struct support_found *f) {
  static support_wording *const wordings[] = {support_find_rear_base,
                                              find_hiring,
                                              find_proxy,
                                              find_disposal,
                                              find_gift,
                                              find_raising,
                                              support_find_help,
                                              support_find_harbouring,
                                              find_ally,
                                              find_receipt,
                                              find_arrival,
                                              find_fighting,
                                              find_guarding,
                                              support_find_lending,
                                              find_grant,
                                              find_backing,
                                              support_find_ground_used,
                                              find_supply_noun,
                                              support_find_need,
                                              support_find_making_up,
                                              support_find_nothing_to_do,
                                              support_find_presence_denied,
                                              support_find_camps,
                                              support_find_things_for,
                                              support_find_in_pay,
                                              support_find_thanks,
                                              support_find_rescue,
                                              support_find_manning,
                                              support_find_tolerance,
                                              support_find_collecting,
                                              support_find_calling_in,
                                              support_find_origin,
                                              support_find_cargo,
                                              support_find_loan,
                                              support_find_foreign_means,
                                              support_find_contribution,
                                              support_find_contributor,
                                              support_find_paying,
                                              support_find_saving};
  for (size_t i = 0; i < sizeof wordings / sizeof *wordings; i++) {
    *f = (struct support_found){.deed = p, .described = NO_WORD, .modality = support_modality(r, p)};
    if (wordings[i](r, p, f)) return true;
  }
  return false;
}
