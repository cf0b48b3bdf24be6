/* Support that no verb of helping says: who would fall without it, who a mission is made up of, who says
   that it has nothing to do with whom; and what the deed behind "to" is meant to be. */
#include "meaning/who.h"
#include "record/support_parts.h"

static bool is_negated(const struct reading *r, uint32_t word) {
  return tree_child_lemma(r->tree, word, REL_ADVMOD, "not") != NO_WORD ||
         tree_child_lemma(r->tree, word, REL_ADVMOD, "n't") != NO_WORD;
}

/* "there is no evidence that Rwanda arms the M23" */
static bool is_unproven(const struct reading *r, const struct proposition *p) {
  const struct word *w = word_at(r, p->word);
  if (w->head == NO_WORD || (w->relation != REL_ACL && w->relation != REL_CCOMP)) return false;
  return in_section(r, "proofs", look_lemma(r, w->head)) &&
         tree_child_lemma(r->tree, w->head, REL_DET, "no") != NO_WORD;
}

/* "It is untrue that Pretoria armed Renamo", "the claim that it arms them is false", "calls the charge that
   it arms them a lie" */
static bool is_called_false(const struct reading *r, const struct proposition *p) {
  const struct word *w = word_at(r, p->word);
  if (w->head == NO_WORD || tree_child(r->tree, p->word, REL_MARK) == NO_WORD) return false;
  bool clause = w->relation == REL_CSUBJ || w->relation == REL_CCOMP || w->relation == REL_ADVCL;
  struct slice said = look_lemma(r, w->head);
  if (clause && in_section(r, "falsehoods", said) && !is_negated(r, w->head)) return true;
  if (clause && slice_equals(said, "true") && is_negated(r, w->head)) return true;
  if (w->relation != REL_ACL || !in_section(r, "claims", said)) return false;
  uint32_t judged = word_at(r, w->head)->head;
  if (judged == NO_WORD) return false;
  if (relation_is_subject(word_at(r, w->head)->relation))
    return in_section(r, "falsehoods", look_lemma(r, judged)) && !is_negated(r, judged);
  const struct sentence *s = &r->analysis->sentences[w->sentence];
  uint32_t end = s->first_word + s->word_count;
  bool lie = false;
  for (uint32_t i = p->word; i < end; i++) lie |= in_section(r, "falsehoods", look_lemma(r, i));
  return lie && in_section(r, "labels", look_lemma(r, judged));
}

/* "keeps 500 soldiers there to train the army", "spent a billion arming it": what forces or money are there
   for is done, where the tree has a mere purpose. */
enum modality support_modality(const struct reading *r, const struct proposition *p) {
  const struct proposition *up = above(r, p);
  if (is_unproven(r, p)) return POSSIBLE;
  if (p->modality == ASSERTED && is_called_false(r, p)) return DENIED;
  if (p->modality != POSSIBLE || !up || p->negated || p->conditional) return p->modality;
  bool purpose = tree_is_infinitive(r->tree, p->word) && p->class == PREDICATE_VERB &&
                 (p->embedding == EMBEDDED_ADVERBIAL || p->embedding == EMBEDDED_RELATIVE);
  uint32_t means = look_argument(up, SLOT_OBJECT, NULL), who = look_argument(up, SLOT_SUBJECT, NULL);
  if (purpose && who != NO_WORD && !is_empty(support_form_of_giver(r, who)))
    return up->modality; /* "The army crossed the border to support the rebels" */
  if (!purpose || means == NO_WORD || !in_section(r, "means", up->lemma)) return p->modality;
  bool meant = support_is_thing(r, means) || !is_empty(support_form_of_giver(r, means)) ||
               in_section(r, "schemes", look_lemma(r, means)); /* "ran a programme to arm the rebels" */
  return meant ? up->modality : p->modality;
}

/* Somebody else's things: "Russian air power", "Ivorian money". */
static struct actors owners_abroad(const struct reading *r, uint32_t thing, const struct actors *to) {
  struct actors owners = support_givers(r, thing);
  bool own = owners.count && (look_same_body(&owners.at[0], &to->at[0]) ||
                              (owners.at[0].id.len == 3 && slice_starts(to->at[0].id, owners.at[0].id)));
  return own ? (struct actors){0} : owners;
}

/* "took the town with the blessing of Kampala" */
static bool blessed(const struct reading *r, const struct proposition *p, struct support_found *f) {
  uint32_t with = look_argument(p, SLOT_OBLIQUE, "with");
  if (with == NO_WORD || p->passive || !in_section(r, "blessings", look_lemma(r, with))) return false;
  TREE_EACH_CHILD(r->tree, with, child) {
    uint8_t relation = word_at(r, child)->relation;
    bool owner = relation == REL_NMOD || relation == REL_NMOD_POSS || relation == REL_AMOD;
    if (owner && !f->from.count) f->from = support_givers(r, child);
  }
  f->to = support_receiver(r, look_argument(p, SLOT_SUBJECT, NULL));
  look_add_text(r, &f->forms, SLICE("unspecified"));
  bool armed = f->to.count && !slice_ends(f->to.at[0].code, SLICE("GOV")) &&
               !slice_ends(f->to.at[0].code, SLICE("CVL"));
  return armed && complete(f) && !look_same_body(&f->from.at[0], &f->to.at[0]);
}

/* "advanced under cover of Turkish artillery": whose artillery. */
static uint32_t cover_over(const struct reading *r, const struct proposition *p) {
  uint32_t under = look_argument(p, SLOT_OBLIQUE, "under");
  if (under == NO_WORD || !in_section(r, "covers", look_lemma(r, under))) return NO_WORD;
  TREE_EACH_CHILD(r->tree, under, child)
  if (word_at(r, child)->relation == REL_NMOD &&
      slice_equals(tree_preposition(r->tree, r->arena, child), "of"))
    return child;
  return under;
}

/* "would fall without Russian planes", "would not exist without Ivorian money", "won thanks to French fuel"
 */
bool support_find_need(const struct reading *r, const struct proposition *p, struct support_found *f) {
  static const char *const phrases[] = {"without", "thanks to", "but for", "on"};
  if (p->class == PREDICATE_NOUN || in_section(r, "peaceful", p->lemma)) return false;
  uint32_t thing = NO_WORD;
  for (size_t i = 0; i < sizeof phrases / sizeof *phrases && thing == NO_WORD; i++) {
    thing = look_argument(p, SLOT_OBLIQUE, phrases[i]);
    bool lives = i == 3 ? in_section(r, "lives on", p->lemma) : in_section(r, "needs", p->lemma);
    if (i != 1 && !lives) thing = NO_WORD;
  }
  bool owes = slice_equals(p->lemma, "owe"); /* "owes its survival to Turkish drones" */
  if (owes && thing == NO_WORD) thing = support_phrase(r, p, "to");
  if (thing == NO_WORD) thing = cover_over(r, p);
  bool kept = p->passive && in_section(r, "keeps", p->lemma); /* "is kept alive by Turkish drones" */
  if (kept && thing == NO_WORD) thing = look_argument(p, SLOT_SUBJECT, NULL);
  if (thing == NO_WORD) return blessed(r, p, f);
  bool named = name_at(r->names, thing) && tree_child_lemma(r->tree, p->word, REL_AUX, "would") != NO_WORD;
  if (!named && !support_is_thing(r, thing) && is_empty(support_form_of_giver(r, thing))) return false;
  f->to = support_receiver(r, look_argument(p, p->passive ? SLOT_OBJECT : SLOT_SUBJECT, NULL));
  if (!f->to.count) return false;
  f->from = owners_abroad(r, thing, &f->to);
  support_add_things(r, f, thing);
  default_form(r, f, support_form_of_giver(r, thing));
  default_form(r, f, SLICE("unspecified")); /* "without Hezbollah the regime would have fallen" */
  f->modality = ASSERTED;                   /* that it would fall is a guess, the help is not */
  return complete(f);
}

/* ---- missions ---- */

static bool is_mission(const struct actors *all) {
  return all->count && (slice_starts(all->at[0].code, SLICE("IGO")) || !all->at[0].id.len);
}

/* "AMISOM's soldiers come from Uganda and Burundi", "the force is made up of troops from Kenya" */
bool support_find_making_up(const struct reading *r, const struct proposition *p, struct support_found *f) {
  if (!in_section(r, "makes up", p->lemma) || p->class == PREDICATE_NOUN) return false;
  uint32_t subject = look_argument(p, p->passive ? SLOT_OBJECT : SLOT_SUBJECT, NULL);
  uint32_t from = support_phrase(r, p, "from");
  if (subject == NO_WORD || from == NO_WORD) return false;
  bool men = !is_empty(support_form_of_giver(r, subject)) && !name_at(r->names, subject);
  uint32_t of = support_phrase(r, p, "of"), whole = subject;
  if (of == NO_WORD) of = look_argument(p, SLOT_OBJECT, NULL);
  const struct proposition *up = above(r, p); /* "AMIB has 2,600 soldiers, drawn from South Africa" */
  if (men && up && look_argument(up, SLOT_SUBJECT, NULL) != NO_WORD)
    whole = look_argument(up, SLOT_SUBJECT, NULL);
  if (men) TREE_EACH_CHILD(r->tree, subject, child)
  if (word_at(r, child)->relation == REL_NMOD_POSS || word_at(r, child)->relation == REL_NMOD) whole = child;
  if (!men && (of == NO_WORD || is_empty(support_form_of_giver(r, of)))) return false;
  f->to = support_receiver(r, whole);
  f->from = support_givers(r, from);
  look_add_text(r, &f->forms, support_form_of_giver(r, men ? subject : of));
  f->together = true;
  return complete(f) && is_mission(&f->to);
}

/* ---- nothing to do with ---- */

/* "says it has no links to the M23", "maintains that it has no control over the fighters" */
static bool has_no_link(const struct reading *r, const struct proposition *p, struct support_found *f) {
  static const char *const phrases[] = {"with", "to", "over", "on"};
  uint32_t link = look_argument(p, SLOT_OBJECT, NULL);
  if (!slice_equals(p->lemma, "have") || link == NO_WORD || !p->speaker_count) return false;
  if (!in_section(r, "links", look_lemma(r, link)) ||
      tree_child_lemma(r->tree, link, REL_DET, "no") == NO_WORD)
    return false;
  f->from = support_givers(r, look_argument(p, SLOT_SUBJECT, NULL));
  for (size_t i = 0; i < sizeof phrases / sizeof *phrases && !f->to.count; i++)
    f->to = support_receiver(r, support_phrase(r, p, phrases[i]));
  look_add_text(r, &f->forms, SLICE("unspecified"));
  f->modality = DENIED;
  return complete(f) &&
         (slice_ends(f->to.at[0].code, SLICE("REB")) || slice_ends(f->to.at[0].code, SLICE("PRM")));
}

/* "The army says it has nothing to do with the militia" */
bool support_find_nothing_to_do(const struct reading *r, const struct proposition *p,
                                struct support_found *f) {
  if (has_no_link(r, p, f)) return true;
  if (!slice_equals(p->lemma, "do") || !tree_is_infinitive(r->tree, p->word)) return false;
  const struct proposition *has = above(r, p);
  if (!has || !slice_equals(has->lemma, "have")) return false;
  uint32_t nothing = look_argument(has, SLOT_OBJECT, NULL);
  if (nothing == NO_WORD || !slice_equals(look_lemma(r, nothing), "nothing")) return false;
  f->from = support_givers(r, look_argument(has, SLOT_SUBJECT, NULL));
  f->to = support_receiver(r, look_argument(p, SLOT_OBLIQUE, "with"));
  look_add_text(r, &f->forms, SLICE("unspecified"));
  f->modality = DENIED;
  bool irregular = f->to.count &&
                   (slice_ends(f->to.at[0].code, SLICE("REB")) || slice_ends(f->to.at[0].code, SLICE("PRM")));
  return irregular && complete(f) && has->speaker_count > 0;
}

/* ---- presence denied ---- */

/* "has again denied that any Russian instructors are in the country": whose they are helps nobody, says he
   who would be helped, or whose they are. */
bool support_find_presence_denied(const struct reading *r, const struct proposition *p,
                                  struct support_found *f) {
  if (p->modality != DENIED || !p->speaker_count) return false;
  uint32_t subject = look_argument(p, SLOT_SUBJECT, NULL);
  if (subject == NO_WORD) subject = look_argument(p, SLOT_OBJECT, NULL);
  bool there = p->class == PREDICATE_NOUN ? tree_child(r->tree, p->word, REL_COP) != NO_WORD
                                          : in_section(r, "is there", p->lemma);
  if (subject == NO_WORD || !there || is_empty(support_form_of_giver(r, subject))) return false;
  support_take_giver(r, f, subject);
  struct actors denier =
      support_givers(r, p->speakers[p->speaker_count - 1]); /* "its Revolutionary Guards" */
  bool own = denier.count && denier.at[0].id.len == 3 && f->from.count &&
             slice_starts(f->from.at[0].id, denier.at[0].id);
  if (own) f->from = denier;
  struct place scene = look_scene(r);
  const struct entry *state = knowledge_state(r->knowledge, scene.country);
  if (!state || !f->from.count || slice_starts(f->from.at[0].id, scene.country)) return false;
  struct actor *one = ARENA_NEW(r->arena, struct actor);
  *one = (struct actor){
      .text = SLICE("the government"), .name = state->name, .id = state->id, .code = state->code};
  f->to = (struct actors){one, 1};
  return true;
}

/* ---- named by a noun alone ---- */

/* "ended Iranian arms for the Houthis", "citing Eritrean weapons for the rebels", "Qatari money for Hamas" */
bool support_find_things_for(const struct reading *r, const struct proposition *p, struct support_found *f) {
  if (p->class == PREDICATE_NOUN || in_section(r, "gives", p->lemma) || in_section(r, "grants", p->lemma))
    return false;
  for (uint32_t i = 0; i < p->argument_count; i++) {
    const struct argument *a = &p->arguments[i];
    if ((a->slot != SLOT_OBJECT && a->slot != SLOT_SUBJECT) || a->shared || !support_is_thing(r, a->word))
      continue;
    *f = (struct support_found){.deed = p, .described = NO_WORD, .modality = p->modality};
    support_add_things(r, f, a->word);
    bool plain = f->forms.count &&
                 (slice_equals(f->forms.at[0], "weapons") || slice_equals(f->forms.at[0], "funding"));
    f->from = plain ? support_givers(r, a->word) : (struct actors){0};
    TREE_EACH_CHILD(r->tree, a->word, child) {
      struct slice preposition = tree_preposition(r->tree, r->arena, child);
      bool to = word_at(r, child)->relation == REL_NMOD &&
                (slice_equals(preposition, "for") || slice_equals(preposition, "to"));
      if (to && !f->to.count) f->to = support_receiver(r, child);
    }
    bool rebels = f->to.count &&
                  (slice_ends(f->to.at[0].code, SLICE("REB")) || slice_ends(f->to.at[0].code, SLICE("PRM")));
    if (rebels && complete(f) && !look_same_body(&f->from.at[0], &f->to.at[0])) return true;
  }
  return false;
}

/* ---- fighters who are paid, trained or joined by foreigners ---- */

/* "The rebels were trained in camps in Eritrea": whose ground it is. */
bool support_find_camps(const struct reading *r, const struct proposition *p, struct support_found *f) {
  struct slice form = word_class(r->patterns->supports, "helps", p->lemma);
  if (!p->passive || !slice_equals(form, "training") || look_argument(p, SLOT_SUBJECT, NULL) != NO_WORD)
    return false;
  uint32_t camp = look_argument(p, SLOT_OBLIQUE, "in");
  if (camp == NO_WORD) camp = look_argument(p, SLOT_OBLIQUE, "at");
  if (camp == NO_WORD || !slice_equals(look_class(r, r->patterns->supports, "things", camp), "territory"))
    return false;
  TREE_EACH_CHILD(r->tree, camp, child) {
    const struct name *name = name_at(r->names, child);
    if (name && name->type == NAME_STATE && !f->from.count) f->from = support_givers(r, child);
  }
  f->to = support_receiver(r, look_argument(p, SLOT_OBJECT, NULL));
  look_add_text(r, &f->forms, SLICE("training"));
  look_add_text(r, &f->forms, SLICE("territory"));
  bool rebels = f->to.count &&
                (slice_ends(f->to.at[0].code, SLICE("REB")) || slice_ends(f->to.at[0].code, SLICE("PRM")));
  return rebels && complete(f) && !slice_starts(f->to.at[0].code, f->from.at[0].id);
}
