/* Support: one record a giver and a receiver, whatever a text tells of them in several places. What backs
   whom is worded how, support_wording.c knows. */
#include "meaning/who.h"
#include "record/support_wording.h"

/* ---- the record ---- */

/* Two descriptions of nobody known are the same where they end in the same word: "Iran-backed militias". */
static bool same_one(const struct actor *a, const struct actor *b) {
  if (a->id.len || b->id.len) return look_same_actor(a, b);
  size_t space_a = a->text.len, space_b = b->text.len;
  while (space_a > 0 && a->text.at[space_a - 1] != ' ') space_a--;
  while (space_b > 0 && b->text.at[space_b - 1] != ' ') space_b--;
  return slice_is_ignoring_case((struct slice){a->text.at + space_a, a->text.len - space_a},
                                (struct slice){b->text.at + space_b, b->text.len - space_b});
}

static bool same_actors(const struct actors *a, const struct actors *b) {
  if (a->count != b->count) return false;
  for (size_t i = 0; i < a->count; i++) {
    bool found = false;
    for (size_t k = 0; k < b->count; k++) found |= same_one(&a->at[i], &b->at[k]);
    if (!found) return false;
  }
  return true;
}

static bool same_speakers(const struct texts *a, const struct texts *b) {
  if (a->count != b->count) return false;
  for (size_t i = 0; i < a->count; i++)
    if (!slice_is(a->at[i], b->at[i])) return false;
  return true;
}

/* A description ("Iran-backed militias") is nobody's claim of its own. */
static struct record *told_before(struct reading *r, const struct record *record, bool described) {
  for (size_t i = 0; i + 1 < r->records.count; i++) {
    struct record *other = &r->records.at[i];
    if (other->kind == RECORD_SUPPORT && other->modality == record->modality &&
        (described || same_speakers(&other->said_by, &record->said_by)) &&
        same_actors(&other->support.from, &record->support.from) &&
        same_actors(&other->support.to, &record->support.to))
      return other;
  }
  return NULL;
}

static void merge(struct reading *r, struct record *into, const struct record *from) {
  struct support *a = &into->support;
  const struct support *b = &from->support;
  bool vague = a->forms.count == 1 && slice_equals(a->forms.at[0], "unspecified");
  if (vague && b->forms.count) a->forms.count = 0;
  for (size_t i = 0; i < b->forms.count; i++)
    if (a->forms.count == 0 || !slice_equals(b->forms.at[i], "unspecified"))
      look_add_text(r, &a->forms, b->forms.at[i]);
  for (size_t i = 0; i < b->items.count; i++) look_add_text(r, &a->items, b->items.at[i]);
  if (is_empty(a->since)) a->since = b->since;
  if (is_empty(a->until)) a->until = b->until;
  if (is_empty(a->where.text)) a->where = b->where;
  for (size_t i = 0; i < from->evidence.count; i++) reading_add_evidence(r, into, from->evidence.at[i]);
}

/* "bought last year": what is given since then. */
static void set_start(const struct reading *r, struct support *s, const struct proposition *p) {
  const struct time_expression *t = time_of(r->times, p->word);
  bool gives = word_in(r->patterns->supports, "gives", p->lemma) ||
               word_in(r->patterns->supports, "receives", p->lemma) ||
               word_in(r->patterns->supports, "fights", p->lemma);
  if (gives && is_empty(s->since) && t && t->relation == TIME_AT && t->kind == TIME_DATE) s->since = t->value;
}

static void set_times(const struct reading *r, struct support *s, const struct proposition *p) {
  const struct proposition *at = p;
  for (int steps = 0; steps < 3; steps++) {
    const struct time_expression *t = time_of(r->times, at->word);
    if (t && t->relation == TIME_SINCE)
      s->since = t->value;
    else if (t && t->relation == TIME_UNTIL)
      s->until = t->point;
    if (t || at->parent == NO_PROPOSITION || at->class == PREDICATE_VERB) return;
    at = &r->propositions->at[at->parent];
  }
}

/* "stopped arming the rebels in 2018", "called on Iran to stop arming the Houthis" */
static const struct proposition *stop_above(const struct reading *r, const struct proposition *p) {
  const struct proposition *up = p->parent == NO_PROPOSITION ? NULL : &r->propositions->at[p->parent];
  uint32_t head = word_at(r, p->word)->head; /* "ended a programme to arm the rebels" */
  bool scheme = up && head != NO_WORD && tree_is_infinitive(r->tree, p->word) &&
                word_in(r->patterns->supports, "schemes", look_lemma(r, head)) &&
                look_argument(up, SLOT_OBJECT, NULL) == head;
  bool inside = p->embedding == EMBEDDED_CLAUSE || p->embedding == EMBEDDED_NOUN || scheme;
  return up && inside && word_in(r->patterns->supports, "stops", up->lemma) ? up : NULL;
}

static struct slice stopped_when(const struct reading *r, const struct proposition *stop,
                                 const struct proposition *deed) {
  struct slice when = look_when(r, stop);
  return when.len ? when : look_when(r, deed);
}

static void write_one(struct reading *r, const struct support_found *f, struct actors from,
                      struct actors to) {
  struct record *record = reading_add(r, RECORD_SUPPORT);
  struct support *s = &record->support;
  const struct proposition *stop = stop_above(r, f->deed);
  reading_ground(r, record, f->deed);
  if (f->described != NO_WORD) reading_add_evidence(r, record, look_phrase_span(r, f->described));
  record->modality = stop ? ASSERTED : f->modality;
  if (f->denier.text.len) {
    record->said_by = (struct texts){ARENA_NEW(r->arena, struct slice), 1};
    record->said_by.at[0] = f->denier.name.len ? f->denier.name : f->denier.text;
  }
  record->confidence = to.count && to.at[0].id.len ? 0.85 : 0.65;
  s->from = from;
  s->to = to;
  s->forms = f->forms;
  s->items = f->items;
  s->where = look_where(r, f->deed);
  set_times(r, s, f->deed);
  if (f->modality == ASSERTED) set_start(r, s, f->deed);
  if (stop && stop->modality == ASSERTED) s->until = stopped_when(r, stop, f->deed), s->since.len = 0;
  struct record *before = told_before(r, record, f->described != NO_WORD);
  if (!before) return;
  merge(r, before, record);
  r->records.count--;
}

/* "armed the Muslims", but not "helped the Muslims" */
static bool is_war_aid(const struct texts *forms, bool or_money) {
  static const char *const all[] = {"weapons", "troops", "mercenaries", "training", "territory"};
  for (size_t i = 0; i < forms->count; i++)
    for (size_t k = 0; k < sizeof all / sizeof *all; k++)
      if (slice_equals(forms->at[i], all[k]) || (or_money && slice_equals(forms->at[i], "funding")))
        return true;
  return false;
}

static bool has_form(const struct texts *forms, const char *form) {
  for (size_t i = 0; i < forms->count; i++)
    if (slice_equals(forms->at[i], form)) return true;
  return false;
}

/* Advice to residents is no support: who has no name must be armed or govern; a people, which has no code
   either, and a gang must be helped in a war. */
static bool may_be_backed(const struct actors *to, const struct texts *forms) {
  static const char *const sectors[] = {"REB", "PRM", "MIL", "GOV", "OPP", "COP", "SEP", "UAF"};
  for (size_t i = 0; i < to->count; i++) {
    if (to->at[i].id.len && !slice_ends(to->at[i].code, SLICE("CVL"))) return true;
    bool people = slice_find(to->at[i].text, SLICE(" of ")) != SIZE_MAX ||
                  slice_find(to->at[i].text, SLICE(" in ")) != SIZE_MAX; /* "the Serbs of Knin" */
    if (to->at[i].id.len && people && has_form(forms, "weapons")) return true;
    bool gang = slice_ends(to->at[i].code, SLICE("CRM"));
    if (!to->at[i].id.len && (gang || !to->at[i].code.len) && is_war_aid(forms, gang)) return true;
    for (size_t k = 0; k < sizeof sectors / sizeof *sectors; k++)
      if (slice_ends(to->at[i].code, slice_of(sectors[k]))) return true;
  }
  return false;
}

static bool begins_with_owner(struct slice text) {
  static const char *const owners[] = {"its ", "their ", "his ", "her ", "our ", "own ", "my "};
  for (size_t i = 0; i < sizeof owners / sizeof *owners; i++)
    if (slice_starts(text, slice_of(owners[i]))) return true;
  return false;
}

/* "Russia armed the eastern army", "the Serbs of Krajina": a force told apart by where it is or whom it
   opposes is not the giver, though nobody else that is known could be meant. */
static bool stands_apart(const struct reading *r, const struct actor *from, const struct actor *to) {
  struct slice text = lower_case(r->arena, to->text), giver = lower_case(r->arena, from->name);
  if (begins_with_owner(text) || giver.len < 4) return false;
  bool parted = slice_find(text, SLICE(" in the ")) != SIZE_MAX;
  size_t start = 0, first = SIZE_MAX;
  for (size_t i = 0; i <= text.len; i++) {
    if (i < text.len && text.at[i] != ' ') continue;
    struct slice word = {text.at + start, i - start};
    parted |= word_in(r->patterns->supports, "apart", word);
    if (slice_starts(word, (struct slice){giver.at, 4})) first = start;
    if (slice_equals(word, "of") && first != SIZE_MAX) parted = true; /* "the Serbs of Krajina" */
    start = i + 1;
  }
  bool own =
      first != SIZE_MAX && slice_find(text, SLICE(" of ")) == SIZE_MAX; /* "the northern Chadian army" */
  return parted && !own;
}

static struct actor described(const struct reading *r, const struct actor *to) {
  size_t country = to->code.len > 3 ? 3 : 0;
  return (struct actor){
      .text = to->text,
      .code = arena_join(r->arena, SLICE(""), (struct slice){to->code.at + country, to->code.len - country})};
}

/* Who is helped, but for the helper: "our troops" need no help of ours. */
static struct actors others(const struct reading *r, const struct actor *from, const struct actors *to) {
  struct actors all = {ARENA_ARRAY(r->arena, struct actor, to->count), 0};
  for (size_t i = 0; i < to->count; i++) {
    bool same = look_same_actor(from, &to->at[i]) || look_same_body(from, &to->at[i]);
    if (!same)
      all.at[all.count++] = to->at[i];
    else if (stands_apart(r, from, &to->at[i]))
      all.at[all.count++] = described(r, &to->at[i]);
  }
  return all;
}

static bool is_rebel_of(const struct actor *group, const struct actor *state) {
  return state->id.len == 3 && slice_starts(group->id, state->id) && slice_ends(group->code, SLICE("REB"));
}

/* A state and those who rebel against it do not help each other, unless somebody alleges just that. */
static bool are_enemies(const struct support_found *f, const struct actor *from, const struct actors *to) {
  return f->deed->speaker_count == 0 && !f->avowed && to->count == 1 &&
         (is_rebel_of(from, &to->at[0]) || is_rebel_of(&to->at[0], from));
}

/* "Russian paramilitaries and Rwandan soldiers": each is a form of its own. */
static void set_form_of(const struct reading *r, struct support_found *f, const struct actor *giver) {
  size_t space = giver->text.len;
  while (space > 0 && giver->text.at[space - 1] != ' ') space--;
  struct slice last = lower_case(r->arena, (struct slice){giver->text.at + space, giver->text.len - space});
  struct slice form = word_class_of_noun(r->patterns->supports, "giving forces", last);
  if (form.len) f->forms = (struct texts){0}, look_add_text(r, &f->forms, form);
}

/* "The UN experts wrote that they give the M23 its orders": who reports it does not do it. */
static bool only_reports(const struct reading *r, const struct actor *from) {
  size_t start = 0;
  struct slice text = lower_case(r->arena, from->text);
  for (size_t i = 0; i <= text.len; i++) {
    if (i < text.len && text.at[i] != ' ') continue;
    struct slice word = {text.at + start, i - start};
    if (word_in(r->patterns->supports, "no givers", word)) return true;
    if (slice_ends(word, SLICE("s")) &&
        word_in(r->patterns->supports, "no givers", (struct slice){word.at, word.len - 1}))
      return true;
    start = i + 1;
  }
  return false;
}

/* Parties that back somebody do politics. */
static bool is_politics(const struct actor *from) {
  return slice_ends(from->code, SLICE("PTY")) || slice_ends(from->code, SLICE("OPP"));
}

/* Support for a party of one's own country is politics too. */
static bool is_partisan(const struct actor *from, const struct actors *to) {
  const struct actor *one = to->count ? &to->at[0] : NULL;
  bool own = one && from->id.len >= 3 && one->id.len >= 3 && !memcmp(from->id.at, one->id.at, 3);
  return own && (slice_ends(one->code, SLICE("PTY")) || slice_ends(one->code, SLICE("OPP")));
}

static bool only_vague(const struct texts *forms) {
  for (size_t i = 0; i < forms->count; i++)
    if (!slice_equals(forms->at[i], "unspecified") && !slice_equals(forms->at[i], "funding") &&
        !slice_equals(forms->at[i], "political"))
      return false;
  return true;
}

/* "military aid", "security assistance": what makes money for a state a matter of war. */
static bool is_military(const struct reading *r, const struct proposition *p) {
  const struct sentence *s = &r->analysis->sentences[word_at(r, p->word)->sentence];
  for (uint32_t w = s->first_word; w < s->first_word + s->word_count; w++)
    if (word_in(r->patterns->supports, "military", look_lemma(r, w))) return true;
  return false;
}

/* The UN's help, and a state's money for another state, is aid. */
static bool is_mere_aid(const struct reading *r, const struct support_found *f, const struct actor *from) {
  bool body = slice_starts(from->code, SLICE("IGO")) || slice_starts(from->code, SLICE("NGO"));
  const struct proposition *p = f->deed;
  bool state = f->to.count && f->to.at[0].id.len == 3 && !slice_ends(f->to.at[0].code, SLICE("MIL"));
  bool peacekeepers = slice_equals(from->code, "IGOUNO") && state && f->forms.count == 1 &&
                      slice_equals(f->forms.at[0], "troops");
  if (peacekeepers) return true; /* "the Council sent peacekeepers to Croatia" takes nobody's side */
  if (!only_vague(&f->forms)) return false;
  bool gift = word_in(r->patterns->supports, "gives", p->lemma) ||
              word_in(r->patterns->supports, "grants", p->lemma) ||
              word_in(r->patterns->supports, "receives", p->lemma) ||
              word_in(r->patterns->supports, "thanks", p->lemma);
  bool armed = f->to.count && (slice_ends(f->to.at[0].code, SLICE("COP")) || f->to.at[0].id.len != 3 ||
                               slice_ends(f->to.at[0].code, SLICE("MIL")));
  if (body && armed) return false; /* a mission that supports the police */
  return (body || (gift && state && f->forms.count && slice_equals(f->forms.at[0], "funding"))) &&
         !is_military(r, p);
}

static bool both_sides(const struct reading *r, const struct actors *to) {
  struct actors sides = look_sides(r);
  if (to->count != 2 || sides.count != 2) return false;
  return (look_same_body(&to->at[0], &sides.at[0]) && look_same_body(&to->at[1], &sides.at[1])) ||
         (look_same_body(&to->at[0], &sides.at[1]) && look_same_body(&to->at[1], &sides.at[0]));
}

/* Gifts of several are one record, "supported by Russia, the UAE and Egypt" are three. */
static void write_records(struct reading *r, const struct support_found *f) {
  if (!may_be_backed(&f->to, &f->forms) && !f->raises) return;
  if (both_sides(r, &f->to) && f->modality != DENIED) return; /* a mediator's help */
  struct actors helpers = {ARENA_ARRAY(r->arena, struct actor, f->from.count), 0};
  for (size_t i = 0; i < f->from.count; i++) {
    const struct actor *one = &f->from.at[i];
    if (is_politics(one) || only_reports(r, one) || is_partisan(one, &f->to) || is_mere_aid(r, f, one))
      continue;
    if (f->raises || (others(r, one, &f->to).count && !are_enemies(f, one, &f->to)))
      helpers.at[helpers.count++] = *one;
  }
  if (f->together && helpers.count)
    write_one(r, f, helpers, helpers.count == 1 && !f->raises ? others(r, &helpers.at[0], &f->to) : f->to);
  for (size_t i = 0; i < helpers.count && !f->together; i++) {
    struct support_found one = *f;
    if (helpers.count > 1) set_form_of(r, &one, &helpers.at[i]);
    write_one(r, &one, (struct actors){&helpers.at[i], 1},
              f->raises ? f->to : others(r, &helpers.at[i], &f->to));
  }
}

/* "has offered support to X": the verb tells it, with its modality. */
static bool is_told_by_verb(const struct reading *r, const struct proposition *p) {
  const struct proposition *up = p->parent == NO_PROPOSITION ? NULL : &r->propositions->at[p->parent];
  bool offers = up && word_in(r->patterns->supports, "offers", up->lemma);
  return up && p->class == PREDICATE_NOUN && (offers || up->modality != ASSERTED) &&
         word_in(r->patterns->supports, "gives", up->lemma) &&
         look_argument(up, SLOT_OBJECT, NULL) == p->word;
}

/* What is only asked for or possible is no support; but who asks somebody to stop it, or promises to stop,
   says that it goes on. */
static bool counts(const struct reading *r, const struct support_found *f) {
  const struct proposition *p = f->deed, *stop = stop_above(r, p);
  if (is_told_by_verb(r, p)) return false;
  if (stop)
    return stop->modality == REQUESTED || stop->modality == PROMISED || stopped_when(r, stop, p).len > 0;
  if (p->negated && f->modality == p->modality && p->modality != DENIED)
    return false; /* "pledged not to let them use its soil" */
  return f->modality != REQUESTED && f->modality != POSSIBLE && !p->conditional;
}

/* ---- denials of what was told ---- */

enum { SENTENCES_BACK = 2, RECORDS_BACK = 64 };

static bool is_recent(const struct reading *r, const struct record *record, const struct proposition *p) {
  uint32_t sentence = word_at(r, p->word)->sentence;
  uint32_t back = sentence > SENTENCES_BACK ? sentence - SENTENCES_BACK : 0;
  uint32_t end = record->evidence.count ? record->evidence.at[record->evidence.count - 1].end : 0;
  return end >= r->analysis->sentences[back].span.start;
}

static bool is_claim(const struct reading *r, uint32_t word) {
  return word != NO_WORD && word_in(r->patterns->supports, "claims", look_lemma(r, word));
}

static bool is_falsehood(const struct reading *r, uint32_t word) {
  return word_in(r->patterns->supports, "falsehoods", look_lemma(r, word));
}

/* "called the report fiction", "calls that story a lie", "dismissed this as a fabrication": whatever the tree
   makes of the two, they stand behind the verb. */
static bool labels_as_false(const struct reading *r, const struct proposition *p) {
  enum { NEAR = 10 };
  if (!word_in(r->patterns->supports, "labels", p->lemma) || p->class != PREDICATE_VERB) return false;
  const struct sentence *s = &r->analysis->sentences[word_at(r, p->word)->sentence];
  uint32_t end = s->first_word + s->word_count;
  bool claim = false;
  for (uint32_t w = p->word + 1; w < end && w <= p->word + NEAR; w++) {
    if (claim && is_falsehood(r, w)) return true;
    if (slice_equals(word_at(r, w)->form, ";")) return false;
    claim = claim || is_claim(r, w);
  }
  return false;
}

/* "an accusation Rwanda rejects", "a charge Kigali has always denied": the claim stands before who denies it.
 */
static bool claim_before_subject(const struct reading *r, const struct proposition *p) {
  uint32_t subject = look_argument(p, SLOT_SUBJECT, NULL);
  if (subject == NO_WORD || subject > p->word) return false;
  const struct name *name = name_at(r->names, subject);
  uint32_t first = name ? name->first_word : subject;
  while (first > 0 && word_at(r, first - 1)->upos == UPOS_DET) first--;
  return first > 0 && word_at(r, first - 1)->sentence == word_at(r, p->word)->sentence &&
         word_at(r, first - 1)->upos == UPOS_NOUN && is_claim(r, first - 1);
}

static bool words_are(const struct reading *r, uint32_t word, const char *const *all) {
  for (; *all; all++, word++)
    if (word >= r->analysis->word_count || !slice_is_ignoring_case(word_at(r, word)->form, slice_of(*all)))
      return false;
  return true;
}

/* "says there is nothing to it", "this is not so", "it does nothing of the kind", "poured scorn on the
 * charge"
 */
static bool says_nothing_to_it(const struct reading *r, const struct proposition *p) {
  static const char *const endings[][5] = {
      {"is", "nothing", "to", "it", NULL},    {"is", "nothing", "in", "it", NULL},
      {"is", "no", "truth", "in", NULL},      {"is", "not", "so", NULL, NULL},
      {"not", "true", ",", NULL, NULL},       {"is", "untrue", NULL, NULL, NULL},
      {"is", "not", "true", NULL, NULL},      {"is", "not", "the", "case", NULL},
      {"does", "nothing", "of", "the", NULL}, {"did", "nothing", "of", "the", NULL},
      {"do", "nothing", "of", "the", NULL},   {"no", "such", "thing", NULL, NULL}};
  static const char *const scorn[] = {"scorn", "water", "derision", "doubt"};
  if (p->class == PREDICATE_VERB && slice_equals(p->lemma, "pour")) {
    uint32_t what = look_argument(p, SLOT_OBJECT, NULL);
    for (size_t i = 0; what != NO_WORD && i < sizeof scorn / sizeof *scorn; i++)
      if (slice_equals(look_lemma(r, what), scorn[i]) && is_claim(r, support_phrase(r, p, "on"))) return true;
  }
  if (!p->speaker_count) return false;
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
    for (uint32_t back = 0; back < 4 && back <= p->word; back++)
      if (words_are(r, p->word - back, endings[i])) return true;
  return false;
}

/* What is denied is the claim itself: "which Rwanda denies", "rejected the accusation", "this is false". */
static bool denies_claim(const struct reading *r, const struct proposition *p) {
  if (p->modality == DENIED) return false;
  if (says_nothing_to_it(r, p)) return true;
  if (is_falsehood(r, p->word)) return is_claim(r, tree_child(r->tree, p->word, REL_NSUBJ));
  if (labels_as_false(r, p)) return true;
  if (!word_in(r->patterns->supports, "denies", p->lemma) || p->class == PREDICATE_NOUN) return false;
  if (look_argument(p, SLOT_CLAUSE, NULL) != NO_WORD) return false;
  if (claim_before_subject(r, p)) return true;
  uint8_t relation = word_at(r, p->word)->relation;
  bool which = relation == REL_ACL_RELCL || relation == REL_ADVCL_RELCL;
  uint32_t object = look_argument(p, SLOT_OBJECT, NULL);
  return which || is_claim(r, object);
}

/* "Both countries deny this", "all three reject it": each of those who are said to give. */
static bool is_each_of_them(const struct reading *r, uint32_t subject) {
  if (subject == NO_WORD) return false;
  if (word_in(r->patterns->supports, "each", look_lemma(r, subject))) return true;
  if (!word_in(r->patterns->supports, "capitals", look_lemma(r, subject))) return false;
  TREE_EACH_CHILD(r->tree, subject, child)
  if (word_in(r->patterns->supports, "each", look_lemma(r, child))) return true;
  return false;
}

static bool is_in_sentence_of(const struct reading *r, const struct record *record,
                              const struct proposition *p) {
  uint32_t start = r->analysis->sentences[word_at(r, p->word)->sentence].span.start;
  return record->evidence.count && record->evidence.at[record->evidence.count - 1].end > start;
}

/* `speaker`: who denies it, NULL where it is the giver. */
static void add_denial(struct reading *r, const struct support *told, const struct proposition *p,
                       const struct actor *speaker) {
  struct record *denial = reading_add(r, RECORD_SUPPORT);
  const struct actor *giver = speaker ? speaker : &told->from.at[0];
  reading_ground(r, denial, p);
  denial->support = *told;
  denial->support.since = (struct slice){"", 0};
  denial->modality = DENIED;
  denial->confidence = 0.7;
  denial->said_by = (struct texts){ARENA_NEW(r->arena, struct slice), 1};
  denial->said_by.at[0] = giver->name.len ? giver->name : giver->text;
}

static bool is_denier(const struct actors *who, const struct actor *giver) {
  for (size_t i = 0; i < who->count; i++)
    if (look_same_body(&who->at[i], giver)) return true;
  return false;
}

/* Islamabad rejects the charge, both countries deny this, this is false: the support told of just before is
   denied by who is said to give it. Of one giver only the last. */
static void deny_told(struct reading *r, const struct proposition *p) {
  if (!denies_claim(r, p)) return;
  bool nobody = is_falsehood(r, p->word) && !p->speaker_count;
  uint32_t subject = nobody ? NO_WORD : look_argument(p, SLOT_SUBJECT, NULL);
  bool spoken = !nobody && p->speaker_count && (is_falsehood(r, p->word) || says_nothing_to_it(r, p));
  if (spoken) subject = p->speakers[p->speaker_count - 1];
  struct actors who = subject == NO_WORD ? (struct actors){0} : look_known_actors(r, subject), done = {0};
  bool each = is_each_of_them(r, subject);
  uint8_t relation = word_at(r, p->word)->relation;
  bool which = relation == REL_ACL_RELCL || relation == REL_ADVCL_RELCL; /* whoever denies it speaks of it */
  if (!nobody && !each && !who.count) return;
  for (size_t i = r->records.count, n = 0; i-- > 0 && n < RECORDS_BACK; n++) {
    struct record told = r->records.at[i];
    if (told.kind != RECORD_SUPPORT) return;
    if (told.modality != ASSERTED || !is_recent(r, &told, p) || told.support.from.count != 1) continue;
    const struct actor *giver = &told.support.from.at[0];
    bool denied = (nobody && !done.count) || ((each || is_denier(&who, giver)) && !is_denier(&done, giver));
    bool by_other = which && !denied && !done.count && is_in_sentence_of(r, &told, p);
    if (!denied && !by_other) continue;
    look_add_actors(r, &done, told.support.from);
    add_denial(r, &told.support, p, by_other ? &who.at[0] : NULL);
  }
}

/* "denied supplying LURD with arms, an accusation levelled by Human Rights Watch": whose claim it is that is
   denied. */
static void assert_accusation(struct reading *r, const struct proposition *p) {
  const struct record *last = r->records.count ? &r->records.at[r->records.count - 1] : NULL;
  if (!last || last->kind != RECORD_SUPPORT || last->modality != DENIED || !p->passive) return;
  const struct word *w = word_at(r, p->word);
  bool modifies = (w->relation == REL_ACL || w->relation == REL_ACL_RELCL) && w->head != NO_WORD;
  uint32_t who = look_argument(p, SLOT_SUBJECT, NULL);
  if (!modifies || who == NO_WORD || !is_in_sentence_of(r, last, p)) return;
  if (!word_in(r->patterns->supports, "accusations", look_lemma(r, w->head))) return;
  struct actors speakers = look_actors(r, who);
  if (!speakers.count) return;
  struct support told = last->support;
  struct spans evidence = last->evidence;
  struct record *claim = reading_add(r, RECORD_SUPPORT);
  claim->support = told;
  for (size_t i = 0; i < evidence.count; i++) reading_add_evidence(r, claim, evidence.at[i]);
  reading_add_evidence(r, claim, look_phrase_span(r, w->head));
  claim->modality = ASSERTED;
  claim->confidence = 0.7;
  claim->said_by = (struct texts){ARENA_NEW(r->arena, struct slice), 1};
  claim->said_by.at[0] = speakers.at[0].name.len ? speakers.at[0].name : speakers.at[0].text;
}

void recognise_supports(struct reading *r) {
  for (uint32_t i = 0; i < r->propositions->count; i++) {
    struct support_found f;
    const struct proposition *p = &r->propositions->at[i];
    if (support_find(r, p, &f) && counts(r, &f)) write_records(r, &f);
    deny_told(r, p);
    assert_accusation(r, p);
  }
}
