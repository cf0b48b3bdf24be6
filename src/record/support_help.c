/* "Turkey is backing the GNA", "the rebels were armed, trained and paid by Libya", "hosts the rebels",
   "repelled it with the help of Russian soldiers": verbs and nouns that say help itself. */
#include "meaning/who.h"
#include "record/support_parts.h"

/* "soldiers in Mali, where they help the army": a pronoun that nothing else explains is the noun before. */
static void take_relative_head(const struct reading *r, const struct proposition *p,
                               struct support_found *f) {
  const struct word *w = word_at(r, p->word);
  if (f->from.count || w->relation != REL_ACL_RELCL || w->head == NO_WORD) return;
  if (is_empty(support_form_of_giver(r, w->head))) return;
  support_take_giver(r, f, w->head);
  const struct proposition *up = above(r, p);
  if (!f->from.count && up && in_section(r, "has", up->lemma)) support_take_subject(r, up, f);
}

/* "the plan of the Iran-aligned Houthis": the name before the hyphen backs the noun behind the participle,
   whatever the parser makes of them. */
static void take_hyphenated(const struct reading *r, const struct proposition *p, struct support_found *f) {
  const struct sentence *s = &r->analysis->sentences[word_at(r, p->word)->sentence];
  uint32_t word = p->word, limit = s->first_word + s->word_count, noun = word + 1;
  if (word < s->first_word + 2 || !slice_equals(word_at(r, word - 1)->form, "-")) return;
  if (!name_at(r->names, word - 2) || noun >= limit) return;
  f->from = support_givers(r, word - 2);
  while (noun + 1 < limit && word_at(r, noun)->upos == UPOS_ADJ && !name_at(r->names, noun)) noun++;
  while (noun + 1 < limit && !name_at(r->names, noun) && word_at(r, noun + 1)->upos == UPOS_NOUN) noun++;
  const struct name *name = name_at(r->names, noun);
  if (word_at(r, noun)->upos != UPOS_NOUN && !name) return;
  f->described = name ? name->head : noun;
  f->to = support_receiver(r, f->described);
}

/* ---- helps ---- */

/* Nobody helps a cause, a plan or a text. */
static bool is_cause(const struct reading *r, uint32_t word) {
  return word != NO_WORD && in_section(r, "causes", look_lemma(r, word));
}

/* "the NLF, a rebel alliance supported by Ankara": the clause hangs on the apposition, the name before it is
   meant. */
static void use_named_head(const struct reading *r, uint32_t word, struct actors *actors) {
  const struct word *w = word_at(r, word);
  if (w->relation != REL_APPOS || w->head == NO_WORD || (actors->count && actors->at[0].id.len)) return;
  struct actors named = look_known_actors(r, w->head);
  if (named.count && named.at[0].id.len) *actors = named;
}

/* "repelled it with the help of Russian soldiers": the help is to whoever acts. */
static void help_to_actor(const struct reading *r, const struct proposition *noun, struct support_found *f) {
  struct slice preposition = tree_preposition(r->tree, r->arena, noun->word);
  const struct proposition *p = above(r, noun);
  if (!p || !in_section(r, "with", preposition)) return;
  if (p->class == PREDICATE_NOUN || in_section(r, "receives", p->lemma)) return;
  if (in_section(r, "peaceful", p->lemma)) return; /* "signed with Norwegian help" */
  uint32_t actor = look_argument(p, SLOT_SUBJECT, NULL);
  f->to = actor == NO_WORD ? (struct actors){0} : look_known_actors(r, actor);
  struct place scene = look_scene(r); /* "the offensive was repelled with the help of": by the government */
  bool regains = p->passive && in_section(r, "regains", p->lemma);
  const struct entry *state = regains ? knowledge_state(r->knowledge, scene.country) : NULL;
  if (f->to.count || !state) return;
  struct actor *one = ARENA_NEW(r->arena, struct actor);
  *one = (struct actor){.text = state->name, .name = state->name, .id = state->id, .code = state->code};
  f->to = (struct actors){one, 1};
}

static bool find_help_noun(const struct reading *r, const struct proposition *p, struct support_found *f) {
  help_to_actor(r, p, f);
  if (!f->to.count) f->to = support_receivers(r, p);
  if (!f->from.count) support_take_giver(r, f, support_phrase(r, p, "from"));
  if (!f->from.count && p->argument_count) support_take_giver(r, f, support_phrase(r, p, "by"));
  struct support_found own = {.deed = p};
  if (!support_is_thing(r, p->word)) return false;
  support_add_things(r, &own, p->word);
  for (size_t i = 0; i < own.forms.count; i++)
    if (f->forms.count == 0 || !slice_equals(own.forms.at[i], "unspecified"))
      look_add_text(r, &f->forms, own.forms.at[i]);
  return own.forms.count > 0;
}

/* "helps Colombia implement the accord": help to do something else than to win a war. */
static bool helps_otherwise(const struct reading *r, const struct proposition *p) {
  uint32_t clause = look_argument(p, SLOT_CLAUSE, NULL);
  const struct proposition *aim = clause == NO_WORD ? NULL : look_proposition(r, clause);
  if (!aim || !in_section(r, "may help to", p->lemma)) return false;
  return !in_section(r, "war aims", aim->lemma) && !in_section(r, "defends", aim->lemma) &&
         !in_section(r, "fights", aim->lemma);
}

/* "hosts and arms Polisario", where the tree has arms for a noun before the name: another verb. */
static void add_form_beside(const struct reading *r, const struct proposition *p, uint32_t noun,
                            struct support_found *f) {
  struct slice form = lower_case(r->arena, word_at(r, noun)->form);
  bool and = noun == p->word + 2 && word_at(r, noun - 1)->upos == UPOS_CCONJ;
  if (!and || word_at(r, noun)->relation != REL_COMPOUND || !slice_ends(form, SLICE("s"))) return;
  look_add_text(r, &f->forms,
                word_class(r->patterns->supports, "helps", (struct slice){form.at, form.len - 1}));
}

/* "trained and armed Renamo", "armed and led the separatists": the object behind is for both. */
static uint32_t object_of_help(const struct reading *r, const struct proposition *p,
                               struct support_found *f) {
  uint32_t object = look_argument(p, SLOT_OBJECT, NULL);
  if (object != NO_WORD && p->class == PREDICATE_VERB) TREE_EACH_CHILD(r->tree, object, child)
  add_form_beside(r, p, child, f);
  TREE_EACH_CHILD(r->tree, p->word, child) {
    if (word_at(r, child)->relation != REL_CONJ || p->class != PREDICATE_VERB) continue;
    const struct proposition *q = look_proposition(r, child);
    struct slice form = lower_case(r->arena, word_at(r, child)->form);
    bool participle = !q && slice_ends(form, SLICE("ed")); /* "armed", taken for an adjective */
    if (participle)
      look_add_text(r, &f->forms,
                    word_class(r->patterns->supports, "helps", (struct slice){form.at, form.len - 2}));
    if (q && object == NO_WORD && q->class == PREDICATE_VERB && !p->passive)
      object = look_argument(q, SLOT_OBJECT, NULL);
  }
  return object;
}

/* "were armed, trained and paid by Libya": the agent stands with one of them. */
static void take_agent_beside(const struct reading *r, const struct proposition *p, struct support_found *f) {
  if (f->from.count || !p->passive || p->class != PREDICATE_VERB) return;
  uint32_t first = tree_first_conjunct(r->tree, p->word);
  const struct proposition *q = look_proposition(r, first);
  if (q && q != p && q->passive) support_take_subject(r, q, f);
  TREE_EACH_CHILD(r->tree, first, child) {
    q = word_at(r, child)->relation == REL_CONJ ? look_proposition(r, child) : NULL;
    if (q && q != p && q->passive && !f->from.count) support_take_subject(r, q, f);
  }
}

/* "NATO has 16,000 soldiers there to train the army", "France has 900 soldiers in Chad, who train its army":
   whose they are, not where they stand. */
static void take_owner_of_forces(const struct reading *r, const struct proposition *p,
                                 struct support_found *f) {
  const struct proposition *up = above(r, p);
  uint32_t forces = look_argument(p, SLOT_SUBJECT, NULL);
  if (f->from.count || !up || forces == NO_WORD || !in_section(r, "has", up->lemma)) return;
  if (look_argument(up, SLOT_OBJECT, NULL) != forces || is_empty(support_form_of_giver(r, forces))) return;
  support_take_subject(r, up, f);
  if (f->from.count) look_add_text(r, &f->forms, support_form_of_giver(r, forces));
}

/* "Many of the chimeres were armed by the government": whom one arms are armed, whatever they are called. */
static void take_those_armed(const struct reading *r, const struct proposition *p, uint32_t object,
                             struct support_found *f) {
  bool arms = slice_equals(word_class(r->patterns->supports, "helps", p->lemma), "weapons");
  if (!arms || p->class != PREDICATE_VERB || object == NO_WORD || support_is_thing(r, object)) return;
  bool plural = word_has(word_at(r, object), "Number=Plur") && word_at(r, object)->upos == UPOS_NOUN;
  struct actors who = look_actors(r, object);
  if (!plural && who.count && !is_empty(who.at[0].text)) /* "many of the ..." */
    TREE_EACH_CHILD(r->tree, object, child)
  plural = plural || (word_at(r, child)->relation == REL_NMOD && word_at(r, child)->upos == UPOS_NOUN &&
                      word_has(word_at(r, child), "Number=Plur"));
  if (!plural || !who.count || who.at[0].code.len) return;
  struct actor *one = ARENA_NEW(r->arena, struct actor);
  *one = who.at[0];
  one->code = SLICE("UAF");
  f->to = (struct actors){one, 1};
}

/* "The militias are allied with the army" */
static bool sides_with(const struct reading *r, const struct proposition *p, struct support_found *f) {
  f->from = support_givers(r, look_argument(p, SLOT_OBJECT, NULL));
  f->to = support_receiver(r, look_argument(p, SLOT_OBLIQUE, "with"));
  if (!f->to.count) f->to = support_receiver(r, look_argument(p, SLOT_OBLIQUE, "to"));
  f->forms.count = 0;
  look_add_text(r, &f->forms, SLICE("unspecified"));
  return complete(f);
}

/* "has spent billions of dollars propping up the president": who spends it, not what is spent. */
static void take_spender(const struct reading *r, const struct proposition *p, struct support_found *f) {
  const struct proposition *up = above(r, p);
  bool inside = up && p->class == PREDICATE_VERB && !p->passive && in_section(r, "means", up->lemma) &&
                slice_equals(word_at(r, p->word)->xpos, "VBG");
  if (!f->from.count && inside) support_take_subject(r, up, f);
}

/* "the CIA's programme to arm the rebels", "an American operation to train": whose it is, or who runs it. */
static void take_schemer(const struct reading *r, const struct proposition *p, struct support_found *f) {
  const struct word *w = word_at(r, p->word);
  if (f->from.count || w->relation != REL_ACL || w->head == NO_WORD ||
      !tree_is_infinitive(r->tree, p->word) || !in_section(r, "schemes", look_lemma(r, w->head)))
    return;
  TREE_EACH_CHILD(r->tree, w->head, child) {
    uint8_t relation = word_at(r, child)->relation;
    bool owner = relation == REL_NMOD_POSS || relation == REL_AMOD || relation == REL_COMPOUND;
    if (owner && !f->from.count) f->from = support_givers(r, child);
  }
  const struct proposition *up =
      look_proposition(r, word_at(r, w->head)->head == NO_WORD ? NO_WORD : word_at(r, w->head)->head);
  if (!f->from.count && up && in_section(r, "means", up->lemma)) support_take_subject(r, up, f);
}

/* "gangs armed and paid by local politicians": people of means whom no state answers for. */
static void take_paymaster(const struct reading *r, const struct proposition *p, struct support_found *f,
                           struct slice form) {
  uint32_t payer = look_argument(p, SLOT_SUBJECT, NULL), first = tree_first_conjunct(r->tree, p->word);
  const struct proposition *q = p->passive && first != p->word ? look_proposition(r, first) : NULL;
  if (payer == NO_WORD && q && q->passive) payer = look_argument(q, SLOT_SUBJECT, NULL);
  bool material =
      slice_equals(form, "weapons") || slice_equals(form, "funding") || slice_equals(form, "materiel");
  if (f->from.count || !material || payer == NO_WORD) return;
  if (is_empty(look_class(r, r->patterns->supports, "paymasters", payer))) return;
  f->from = look_actors(r, payer);
}

/* "The contras were financed from Washington": a capital or a state that it comes from. */
static void take_source(const struct reading *r, const struct proposition *p, struct support_found *f) {
  if (f->from.count || !p->passive || p->class != PREDICATE_VERB) return;
  uint32_t from = look_argument(p, SLOT_OBLIQUE, "from");
  if (from != NO_WORD && name_at(r->names, from)) f->from = support_givers(r, from);
}

/* "sent troops to prop up the government": the sending tells it. */
static bool is_told_by_gift(const struct reading *r, const struct proposition *p) {
  const struct proposition *up = above(r, p);
  if (!up || up->passive || !tree_is_infinitive(r->tree, p->word) || !in_section(r, "gives", up->lemma))
    return false;
  uint32_t thing = look_argument(up, SLOT_OBJECT, NULL);
  bool known = support_givers(r, look_argument(up, SLOT_SUBJECT, NULL)).count > 0;
  return known && support_is_thing(r, thing) && support_purpose(r, up).count && up->modality == ASSERTED;
}

bool support_find_help(const struct reading *r, const struct proposition *p, struct support_found *f) {
  struct slice form = word_class(r->patterns->supports, "helps", p->lemma);
  if (is_empty(form) || helps_otherwise(r, p) || is_told_by_gift(r, p)) return false;
  uint32_t object = look_argument(p, SLOT_OBJECT, NULL);
  if (p->class == PREDICATE_VERB) take_hyphenated(r, p, f);
  if (!complete(f) && is_cause(r, object)) return false;
  if (!complete(f) && support_take_charged(r, p, f) && !f->from.count) return false;
  if (!complete(f)) take_owner_of_forces(r, p, f);
  if (!complete(f) && !f->from.count) support_take_subject(r, p, f);
  if (!complete(f) && p->passive && in_section(r, "sides", p->lemma)) return sides_with(r, p, f);
  take_agent_beside(r, p, f);
  take_source(r, p, f);
  take_paymaster(r, p, f, form);
  take_spender(r, p, f);
  take_schemer(r, p, f);
  take_relative_head(r, p, f);
  if (!f->to.count) f->to = support_receiver(r, object);
  if (object != NO_WORD) use_named_head(r, object, &f->to);
  if (p->class == PREDICATE_NOUN) {
    if (!find_help_noun(r, p, f)) return false;
  } else if (!f->to.count) {
    f->to = support_receiver(r, look_argument(p, SLOT_OBLIQUE, "with"));
    if (!f->to.count) f->to = support_receivers(r, p);
  }
  uint32_t with = p->class == PREDICATE_VERB ? support_phrase(r, p, "with") : NO_WORD;
  if (support_is_thing(r, with)) f->forms.count = 0, support_add_things(r, f, with);
  if (!slice_equals(form, "unspecified") && p->class == PREDICATE_VERB) f->forms.count = 0;
  default_form(r, f, form);
  if (p->class == PREDICATE_VERB) object = object_of_help(r, p, f);
  if (!f->to.count) f->to = support_receiver(r, object);
  if (!f->to.count) take_those_armed(r, p, object, f);
  return complete(f);
}

static bool is_irregular(const struct actor *one) {
  static const char *const sectors[] = {"REB", "SEP", "PRM", "CRM"};
  for (size_t i = 0; i < sizeof sectors / sizeof *sectors; i++)
    if (slice_ends(one->code, slice_of(sectors[i]))) return true;
  return false;
}

/* "hosts the rebels", "created the M23": a host of talks or refugees backs nobody. */
bool support_find_harbouring(const struct reading *r, const struct proposition *p, struct support_found *f) {
  struct slice form = word_class(r->patterns->supports, "hosts", p->lemma);
  if (is_empty(form) || p->class == PREDICATE_NOUN) return false;
  support_take_subject(r, p, f);
  take_agent_beside(r, p, f);
  take_paymaster(r, p, f, form);
  f->to = support_receiver(r, object_of_help(r, p, f));
  if (!f->to.count) f->to = support_receiver(r, look_argument(p, SLOT_OBLIQUE, "with"));
  f->forms.count = 0;
  if (!slice_equals(form, "unspecified")) look_add_text(r, &f->forms, form);
  object_of_help(r, p, f); /* "created and armed the M23" */
  default_form(r, f, form);
  return f->to.count && is_irregular(&f->to.at[0]) && complete(f) &&
         (f->from.at[0].id.len == 3 || !f->from.at[0].id.len);
}
