/* Titles: the office that stands beside a person's name, and for whom it is held.

     [acting] [U.S.] [deputy ... ambassador] NAME         before the name, owner and qualifier before the
   office NAME, [the] [former] [Turkish] [foreign minister]    behind it, up to the next comma [the] [head] of
   [the mission], NAME,                 before it, set off by commas

   Read from the words in order, since trees are least sure just there. */
#include "meaning/titles_parts.h"

enum { ROLES_BACK = 1000 };

static bool is_office(const struct names *n, uint32_t word) {
  return !name_at(n, word) && agent_class(n, "office", word).len > 0 && word_at(n, word)->upos != UPOS_VERB;
}

static bool is_modifier(const struct names *n, uint32_t word) {
  uint8_t upos = word_at(n, word)->upos;
  if (name_at(n, word)) return false;
  if (is_form(n, word, "-")) return true;
  return upos == UPOS_NOUN || upos == UPOS_ADJ || upos == UPOS_PROPN || upos == UPOS_X ||
         word_in(n->knowledge->agents, "titles", lower_case(n->arena, word_at(n, word)->form));
}

static struct slice qualifier_at(const struct names *n, uint32_t word) {
  const struct word *w = word_at(n, word);
  struct slice q = word_class(n->knowledge->agents, "qualifier", lower_case(n->arena, w->form));
  return q.len ? q : word_class(n->knowledge->agents, "qualifier", lower_case(n->arena, w->lemma));
}

static bool is_temporal(const struct names *n, uint32_t word) {
  return word_in(n->knowledge->agents, "temporal", lower_case(n->arena, word_at(n, word)->form));
}

/* "Its head", "his deputy": whoever is meant; "the Observatory, whose director": what stands before. */
static void read_possessor(const struct names *n, struct title *t, uint32_t word, uint32_t floor) {
  if (is_form(n, word, "whose") && word > floor + 1 && !t->owner) {
    const struct name *name = name_at(n, word - 1) ? name_at(n, word - 1) : name_at(n, word - 2);
    if (may_own(name)) t->owner = name;
  } else if (is_form(n, word, "its") || is_form(n, word, "his") || is_form(n, word, "her") ||
             is_form(n, word, "their"))
    t->possessor = word;
}

/* "President Bush's envoy", "Putin's spokesman": who acts for a person acts for his body. */
static void read_patron(const struct names *n, struct title *t, uint32_t word) {
  const struct name *name = name_at(n, word);
  bool owns = word + 1 < t->first && (is_form(n, word + 1, "'s") || is_form(n, word + 1, "\xE2\x80\x99s") ||
                                      is_form(n, word + 1, "'"));
  if (name && name->type == NAME_PERSON && owns && !t->owner && !t->possessor) t->patron = name;
}

static bool is_held_how(const struct names *n, uint32_t word);

/* What stands before the office's noun: more of the office, whose it is, how it is held. */
static void read_leftwards(const struct names *n, struct title *t, uint32_t floor) {
  uint32_t w = t->last;
  bool office = true;
  t->first = t->last;
  while (w > floor && t->last - w < TITLE_WORDS) {
    uint32_t p = w - 1;
    if (word_in(n->knowledge->agents, "no part of an office", lower_case(n->arena, word_at(n, p)->form)))
      office = false;
    const struct name *name = name_at(n, p);
    struct slice qualifier = qualifier_at(n, p);
    bool region = name && name->type == NAME_PLACE && names_country(n, name->id).len && p + 1 == t->first;
    if (name && (may_own(name) || region) && !t->owner) /* "Florida Governor Ron DeSantis" too */
      t->owner = name, office = false, w = name->first_word;
    else if (qualifier.len)
      t->qualifier = qualifier, office = false, w = p;
    else if (!name && office && is_modifier(n, p) && !is_temporal(n, p))
      t->first = w = p;
    else if (!name && !office && is_modifier(n, p) &&
             word_in(n->knowledge->agents, "no part of an office", lower_case(n->arena, word_at(n, p)->form)))
      w = p;
    else if (is_form(n, p, "'s") || is_form(n, p, "\xE2\x80\x99s") || is_form(n, p, "'") ||
             is_form(n, p, "-"))
      office = false, w = p;
    else if (!name && is_held_how(n, p))
      office = false, w = p;
    else if (!name && word_at(n, p)->upos == UPOS_DET && p > floor && qualifier_at(n, p - 1).len)
      office = false, w = p; /* "once the commander" */
    else {
      read_possessor(n, t, p, floor);
      read_patron(n, t, p);
      break;
    }
  }
}

/* What follows an office whose owner stands before it ends in a noun or a name. */
static bool reads_on_to_end(const struct names *n, const struct title *t) {
  if (t->until <= t->last + 1) return false;
  uint8_t upos = word_at(n, t->until - 1)->upos;
  return upos == UPOS_NOUN || upos == UPOS_PROPN;
}

/* "of the Free Aceh Movement", "to Sudan", "for human rights": whose, or more of the office. */
static void read_rightwards(const struct names *n, struct title *t, uint32_t limit) {
  uint32_t w = t->last + 1;
  t->until = w;
  if (w >= limit || !(is_form(n, w, "of") || is_form(n, w, "for") || is_form(n, w, "to") ||
                      is_form(n, w, "at") || is_form(n, w, "on")))
    return;
  bool of = is_form(n, w, "of"), owned = t->owner && t->owner->first_word < t->last;
  uint32_t office_end = t->last;
  for (w++; w < limit && w < t->last + TITLE_WORDS; w++) {
    uint8_t upos = word_at(n, w)->upos;
    const struct name *name = name_at(n, w);
    if (name && name->type == NAME_PERSON) { /* "adviser to President Mohamud": his state's */
      if (!t->owner && names_country(n, name->id).len && !of)
        t->owner = name, office_end = t->last, t->until = w;
      break;
    }
    if (name && may_own(name)) {
      if (!t->owner && (of || is_form(n, w - 1, "to") || name->id.len)) t->owner = name;
      w = name->first_word + name->word_count - 1;
      t->until = w + 1;
    } else if (name || upos == UPOS_NOUN || upos == UPOS_ADJ || upos == UPOS_PROPN || upos == UPOS_DET ||
               upos == UPOS_ADP || is_form(n, w, "'s") || is_form(n, w, "-") || is_form(n, w, "two") ||
               is_held_how(n, w)) {
      if (!name && !t->owner && (upos == UPOS_NOUN || upos == UPOS_PROPN)) office_end = w;
      t->until = w + 1;
    } else if (!(t->owner && is_form(n, w, "and") && w + 1 < limit && may_own(name_at(n, w + 1))))
      break;
  }
  uint32_t before_body = title_find_body(n, t);
  if (t->body || t->of_each) /* "chief of staff of the army", "the leader of Haiti's rebels" */
    t->last = before_body;
  else if (owned && reads_on_to_end(n, t)) /* "Russia's ambassador at the UN", "the US secretary of state" */
    t->last = t->until - 1;
  else if (!t->owner || office_end < t->owner->first_word)
    t->last = office_end;
}

/* ---- adding ---- */

static bool told_before(const struct names *n, uint32_t person, struct slice office) {
  uint32_t from = n->role_count > ROLES_BACK ? n->role_count - ROLES_BACK : 0;
  for (uint32_t i = from; i < n->role_count; i++) {
    const struct stated_role *r = &n->roles[i];
    if (n->at[r->person].same_as != n->at[person].same_as &&
        !slice_is(n->at[r->person].canonical, n->at[person].canonical))
      continue;
    if (slice_is_ignoring_case(r->office, office)) return true;
    size_t shorter =
        r->office.len < office.len ? r->office.len : office.len; /* "Foreign Minister", "minister" */
    if (slice_is_ignoring_case((struct slice){r->office.at + r->office.len - shorter, shorter},
                               (struct slice){office.at + office.len - shorter, shorter}))
      return true;
  }
  return false;
}

/* An unknown person acts for whom the office is held. */
static void lend_id(struct names *n, uint32_t person, const struct stated_role *role, struct slice sector) {
  uint32_t root = n->at[person].same_as;
  if (!role->of.count || role->qualifier.len || n->at[root].entry || n->at[root].id.len ||
      !role->of.at[0].id.len)
    return;
  struct slice id = role->of.at[0].id, code = role->of.at[0].code;
  if (slice_equals(sector, "OPP") || slice_equals(sector, "JRN") || slice_equals(sector, "CVL")) return;
  n->at[root].id = n->at[person].id = id; /* the others follow when all is read */
  n->at[root].code = n->at[person].code = code;
}

/* What stands before the office: "opposition leader", "rebel spokesman", "army chief", "police commander". */
static struct slice side_of_office(const struct names *n, const struct title *t, uint32_t noun) {
  struct slice office = agent_class(n, "office", noun), side = agent_class(n, "sector", noun);
  if (slice_equals(side, "OPP") || slice_equals(side, "REB")) return side;
  for (uint32_t w = t->first; w < noun; w++) {
    side = name_at(n, w) ? (struct slice){"", 0} : agent_class(n, "sector", w);
    if (side.len) return side;
  }
  return slice_equals(office, "OPP") ? office : (struct slice){"", 0};
}

/* An unknown person without a body of its own has at least the side: of the opposition or the rebels no
   state, of an army or police the document's. */
static void lend_side(struct names *n, uint32_t person, const struct title *t, uint32_t noun) {
  struct name *root = &n->at[n->at[person].same_as], *own = &n->at[person];
  struct slice side = side_of_office(n, t, noun);
  struct slice home =
      t->owner && names_country(n, t->owner->id).len ? names_country(n, t->owner->id) : n->scene;
  bool against = slice_equals(side, "OPP") || slice_equals(side, "REB");
  bool held = slice_equals(side, "MIL") || slice_equals(side, "COP") || slice_equals(side, "GOV");
  if (root->entry || root->id.len || !home.len || (!against && !held) || t->qualifier.len) return;
  if (held && t->owner) return;
  root->code = own->code = arena_join(n->arena, home, side);
  if (held) root->id = own->id = home;
}

/* "a police spokesman", "the army chief": of the police, of the army. */
static struct actors side_actor(const struct names *n, const struct title *t, uint32_t noun,
                                const struct name *person) {
  for (uint32_t w = t->first; w < noun; w++) {
    struct slice side = name_at(n, w) ? (struct slice){"", 0} : agent_class(n, "sector", w);
    bool held = slice_equals(side, "MIL") || slice_equals(side, "COP") || slice_equals(side, "GOV");
    if (!held || t->qualifier.len || t->possessor || !names_country(n, person->id).len) continue;
    struct span words = {word_at(n, t->first)->span.start, word_at(n, w)->span.end};
    return title_one_actor(n,
                           (struct actor){.text = slice_between(n->tree->analysis->text.at, words),
                                          .id = names_country(n, person->id),
                                          .code = arena_join(n->arena, names_country(n, person->id), side)});
  }
  return (struct actors){0};
}

static struct span cover(struct span a, struct span b) {
  return (struct span){a.start < b.start ? a.start : b.start, a.end > b.end ? a.end : b.end};
}

static struct span words_span(const struct names *n, uint32_t first, uint32_t last) {
  return (struct span){word_at(n, first)->span.start, word_at(n, last)->span.end};
}

static struct slice singular_office(const struct names *n, struct slice office, uint32_t noun,
                                    uint32_t last) {
  bool plural = noun == last && word_has(word_at(n, noun), "Number=Plur") && slice_ends(office, SLICE("s"));
  return plural ? (struct slice){office.at, office.len - 1} : office;
}

/* "Lt. Gen." is a lieutenant general: the office's words, spelled out where one is cut short. */
static struct slice office_text(const struct names *n, uint32_t first, uint32_t last) {
  struct slice text = {"", 0};
  bool cut_short = false;
  for (uint32_t w = first; w <= last; w++) {
    struct slice form = word_at(n, w)->form;
    struct slice full = word_class(n->knowledge->agents, "spelled out", lower_case(n->arena, form));
    cut_short |= full.len > 0;
    text = arena_print(n->arena, "%.*s%s%.*s", SLICE_ARGS(text), text.len ? " " : "",
                       SLICE_ARGS(full.len ? full : form));
  }
  return cut_short ? text : slice_between(n->tree->analysis->text.at, words_span(n, first, last));
}

static void add_role(struct names *n, uint32_t person, const struct title *t, uint32_t noun) {
  const struct name *name = &n->at[person];
  struct span office = words_span(n, t->first, t->last);
  struct stated_role role = {.person = person, .qualifier = t->qualifier};
  role.office = singular_office(n, office_text(n, t->first, t->last), noun, t->last);
  bool counterpart = slice_starts(role.office, SLICE("counterpart"));
  if (counterpart && (!n->role_count || !t->owner || slice_ends(word_at(n, noun)->form, SLICE("s")))) return;
  if (counterpart) role.office = n->roles[n->role_count - 1].office; /* "his Turkish counterpart" */
  role.of = title_employer(n, t, noun, name);
  role.evidence = cover(office, words_span(n, name->first_word, name->first_word + name->word_count - 1));
  if (t->owner)
    role.evidence = cover(
        role.evidence, words_span(n, t->owner->first_word, t->owner->first_word + t->owner->word_count - 1));
  if (!slice_equals(side_of_office(n, t, noun), "OPP"))
    lend_id(n, person, &role, agent_class(n, "office", noun));
  lend_side(n, person, t, noun);
  if (!role.of.count) role.of = side_actor(n, t, noun, name);
  if (told_before(n, person, role.office)) return;
  ARENA_PUSH(n->arena, n->roles, n->role_count, n->role_capacity, role);
}

/* ---- finding ---- */

/* The persons coordinated with one: "Presidents Putin and Erdogan". */
static void add_coordinated(struct names *n, uint32_t person, const struct title *t, uint32_t noun) {
  if (!word_has(word_at(n, noun), "Number=Plur") && !slice_ends(word_at(n, noun)->form, SLICE("s"))) return;
  uint32_t w = n->at[person].first_word + n->at[person].word_count,
           limit = sentence_end(n, n->at[person].head);
  for (;;) {
    const struct name *belongs =
        title_owner_behind(n, name_at(n, w - 1) ? name_at(n, w - 1) : &n->at[person]);
    if (belongs && name_at(n, w - 1) && belongs->first_word >= w)
      w = belongs->first_word + belongs->word_count;
    if (w + 1 >= limit || !(is_form(n, w, ",") || is_form(n, w, "and"))) return;
    w += is_form(n, w, ",") && is_form(n, w + 1, "and") ? 2 : 1;
    const struct name *next = w < limit ? name_at(n, w) : NULL;
    if (!next || next->type != NAME_PERSON) return;
    add_role(n, n->of_word[w], t, noun);
    w = next->first_word + next->word_count;
  }
}

/* "the defence ministers of Russia and Turkey, Shoigu and Akar": each has the owner at its own place in the
 * list. */
static bool add_respectively(struct names *n, uint32_t person, struct title *t, uint32_t noun) {
  if (!word_has(word_at(n, noun), "Number=Plur") || (!t->owner && !t->of_each)) return false;
  const struct name *owner = t->owner;
  uint32_t p = n->at[person].first_word, limit = sentence_end(n, p);
  while (p < limit) {
    const struct name *who = name_at(n, p);
    if (!who || who->type != NAME_PERSON) break;
    struct title own = *t;
    own.owner = owner;
    own.until = 0;
    add_role(n, n->of_word[p], &own, noun);
    p = who->first_word + who->word_count;
    while (p < limit && (is_form(n, p, "and") || is_form(n, p, ","))) p++;
    if (!owner) continue;
    uint32_t o = owner->first_word + owner->word_count;
    while (o < limit && (is_form(n, o, "and") || is_form(n, o, ",") || is_form(n, o, "the"))) o++;
    const struct name *next = o < limit && o < p ? name_at(n, o) : NULL;
    if (next && may_own(next)) owner = next;
  }
  return true;
}

/* "Secretary of State", "Minister for Foreign Affairs": the office's noun before "of" or "for". */
static uint32_t head_of_long_office(const struct names *n, uint32_t last, uint32_t floor) {
  enum { LONGEST = 5 };
  if (is_form(n, last, "and")) return NO_WORD; /* "Minister of Foreign Affairs and Trade" */
  for (uint32_t w = last; w > floor + 1 && last - w < LONGEST; w--) {
    bool capital = word_at(n, w)->form.len && is_capital(*word_at(n, w)->form.at);
    bool link = is_form(n, w, "and") || is_form(n, w, "the");
    if (name_at(n, w) || (!capital && !link)) return NO_WORD;
    bool of = is_form(n, w - 1, "of") || is_form(n, w - 1, "for");
    if (of && w - 1 > floor && is_office(n, w - 2) && is_capital(*word_at(n, w - 2)->form.at)) return w - 2;
  }
  return NO_WORD;
}

static void read_before(struct names *n, uint32_t person) {
  uint32_t first = n->at[person].first_word, floor = sentence_start(n, first);
  if (first == floor) return;
  uint32_t noun = first - 1;
  struct title t = {.last = noun};
  uint32_t back = 0;
  if (word_in(n->knowledge->agents, "titles", lower_case(n->arena, word_at(n, noun)->form)) && noun > floor &&
      is_office(n, noun - 1) &&
      !word_in(n->knowledge->agents, "rank", lower_case(n->arena, word_at(n, noun - 1)->form)))
    back = 1; /* "army chief Gen. X", not "Lt. Gen. X" */
  noun -= back;
  uint32_t head = head_of_long_office(n, noun, floor);
  if (head != NO_WORD) { /* "Secretary of State Mike Pompeo" */
    t.last = head;
    read_leftwards(n, &t, floor);
    t.last = noun;
    add_role(n, person, &t, head);
    return;
  }
  if (is_form(n, noun, "elect") && noun >= floor + 2 && is_form(n, noun - 1, "-") && is_office(n, noun - 2)) {
    t.last = noun - 2; /* "President-elect Joe Biden" */
    read_leftwards(n, &t, floor);
    t.last = noun;
    add_role(n, person, &t, noun - 2);
    return;
  }
  if (!is_office(n, noun)) return;
  t.last = noun;
  bool rank = slice_equals(agent_class(n, "office", noun), "MIL") && noun > floor && is_office(n, noun - 1) &&
              word_in(n->knowledge->agents, "rank", lower_case(n->arena, word_at(n, noun)->lemma)) &&
              !word_in(n->knowledge->agents, "rank", lower_case(n->arena, word_at(n, noun - 1)->form));
  if (rank) t.last = --noun; /* "army chief General X" is an army chief */
  read_leftwards(n, &t, floor);
  add_role(n, person, &t, noun);
  add_coordinated(n, person, &t, noun);
}

static bool is_owner_mark(const struct names *n, uint32_t word) {
  return is_form(n, word, "'s") || is_form(n, word, "\xE2\x80\x99s");
}

/* "once the commander", "now head", "the imprisoned leader" */
static bool is_held_how(const struct names *n, uint32_t word) {
  const struct word *w = word_at(n, word);
  bool participle = w->upos == UPOS_VERB && (slice_equals(w->xpos, "VBN") || slice_equals(w->xpos, "VBG"));
  return participle || names_is(n, "how long", word) || qualifier_at(n, word).len;
}

/* The office's noun in the phrase that begins at `w`: the last noun before something else. */
static uint32_t office_in_phrase(const struct names *n, uint32_t w, uint32_t limit, struct title *t) {
  uint32_t found = NO_WORD;
  for (uint32_t i = w; i < limit && i < w + TITLE_WORDS; i++) {
    const struct name *name = name_at(n, i);
    if (name && name->type == NAME_PERSON) return NO_WORD;
    if (name) {
      i = name->first_word + name->word_count - 1;
      found = NO_WORD;
      continue;
    }
    if (is_office(n, i))
      found = i;
    else if (is_modifier(n, i) || is_owner_mark(n, i)) /* "the prime minister's adviser" */
      found = NO_WORD;
    else if (found != NO_WORD)
      break;
    else if (is_held_how(n, i))
      continue;
    else if (word_at(n, i)->upos != UPOS_DET && !qualifier_at(n, i).len && !is_form(n, i, "'s") &&
             !is_form(n, i, "then") && !is_form(n, i, "\xE2\x80\x99s") && word_at(n, i)->upos != UPOS_PRON &&
             word_at(n, i)->upos != UPOS_NUM && !(i == w && (is_form(n, i, "who") || is_form(n, i, "a"))))
      return NO_WORD;
  }
  t->last = found;
  return found;
}

/* "once commander of the FARC and now head of its party" */
static void read_second(struct names *n, uint32_t person, uint32_t and, uint32_t limit) {
  if (and+2 >= limit || !is_form(n, and, "and")) return;
  struct title t = {0};
  uint32_t noun = office_in_phrase(n, and+1, limit, &t);
  if (noun == NO_WORD ||
      (noun + 1 < limit && name_at(n, noun + 1) && name_at(n, noun + 1)->type == NAME_PERSON))
    return;
  read_leftwards(n, &t, and+1);
  read_rightwards(n, &t, limit);
  add_role(n, person, &t, noun);
}

static void read_behind(struct names *n, uint32_t person) {
  uint32_t end = n->at[person].first_word + n->at[person].word_count,
           limit = sentence_end(n, n->at[person].head);
  const struct name *owner = title_owner_behind(n, &n->at[person]);
  if (owner) { /* "Song Young-moo of the South" belongs there */
    struct stated_role role = {.person = person,
                               .of = title_one_actor(n, title_owner_actor(n, owner, SLICE("GOV")))};
    lend_id(n, person, &role, SLICE("GOV"));
    return;
  }
  if (end + 2 >= limit || !(is_form(n, end, ",") || is_form(n, end, "("))) return;
  struct title t = {0};
  uint32_t noun = office_in_phrase(n, end + 1, limit, &t);
  if (noun == NO_WORD) return;
  if (noun + 1 < limit && name_at(n, noun + 1) && name_at(n, noun + 1)->type == NAME_PERSON) return;
  read_leftwards(n, &t, end + 1);
  read_rightwards(n, &t, limit);
  const struct name *body = t.until + 1 < limit && is_form(n, t.until, ",") ? name_at(n, t.until + 1) : NULL;
  bool last = body && body->first_word + body->word_count >= limit; /* a signature: "Commander, BRA" */
  if (last && !t.owner && may_own(body)) t.owner = body;
  add_role(n, person, &t, noun);
  read_second(n, person, t.until, limit);
}

/* The first word of a rank right before a name: "Major General Supiadin". */
static uint32_t before_rank(const struct names *n, uint32_t first, uint32_t floor) {
  while (first > floor && !name_at(n, first - 1) &&
         (word_in(n->knowledge->agents, "rank", lower_case(n->arena, word_at(n, first - 1)->form)) ||
          word_in(n->knowledge->agents, "titles", lower_case(n->arena, word_at(n, first - 1)->form))))
    first--;
  return first;
}

/* "the mission's head, Pieter Feith, said", "the defence ministers of Russia and Turkey, Shoigu and Akar." */
static void read_set_off(struct names *n, uint32_t person) {
  uint32_t name_first = n->at[person].first_word, floor = sentence_start(n, name_first),
           limit = sentence_end(n, name_first), end = name_first + n->at[person].word_count;
  uint32_t first = before_rank(n, name_first, floor); /* "the regional commander, Major General Supiadin" */
  if (first < floor + 2 || !is_form(n, first - 1, ",")) return;
  bool closed = end >= limit || word_at(n, end)->upos == UPOS_PUNCT || is_form(n, end, "and");
  for (uint32_t w = first - 1; closed && w-- > floor && first - w < TITLE_WORDS + 2;) {
    uint8_t upos = word_at(n, w)->upos;
    const struct name *name = name_at(n, w);
    if (name && name->type == NAME_PERSON) return;
    if (!name && is_office(n, w)) {
      struct title t = {.last = w};
      if (name_at(n, w + 1) && name_at(n, w + 1)->type == NAME_PERSON) return;
      uint32_t noun = w;
      read_leftwards(n, &t, floor);
      read_rightwards(n, &t, first - 1);
      if (t.until + 1 != first) return;
      if (!add_respectively(n, person, &t, noun)) add_role(n, person, &t, noun);
      struct stated_role *role = n->role_count ? &n->roles[n->role_count - 1] : NULL;
      bool ranked = role && role->person == person && !role->of.count && first < name_first;
      if (ranked && !t.possessor) /* a rank is a state's where nobody else is named */
        role->of = title_employer(n, &t, name_first - 1, &n->at[person]);
      return;
    }
    bool phrase = name || upos == UPOS_NOUN || upos == UPOS_PROPN || upos == UPOS_ADJ || upos == UPOS_DET ||
                  upos == UPOS_ADP || upos == UPOS_PART || is_form(n, w, "and") || is_form(n, w, "two");
    if (!phrase) return;
  }
}

/* "Mills is the acting ambassador", by the tree. */
static void read_copula(struct names *n, uint32_t person) {
  const struct word *w = word_at(n, n->at[person].head);
  if (!relation_is_subject(w->relation) || w->head == NO_WORD || !is_office(n, w->head)) return;
  if (tree_child(n->tree, w->head, REL_COP) == NO_WORD) return;
  struct title t = {.last = w->head};
  read_leftwards(n, &t, sentence_start(n, w->head));
  read_rightwards(n, &t, sentence_end(n, w->head));
  add_role(n, person, &t, w->head);
}

/* "King Gyanendra", "Pope Francis": the office stands inside the name. */
static void read_inside(struct names *n, uint32_t person) {
  const struct name *name = &n->at[person];
  if (name->word_count < 2 || !names_is(n, "titles", name->first_word)) return;
  struct slice sector =
      word_class(n->knowledge->agents, "office", lower_case(n->arena, word_at(n, name->first_word)->form));
  if (!sector.len) return;
  struct title t = {.first = name->first_word, .last = name->first_word};
  add_role(n, person, &t, name->first_word);
}

/* Nothing but a rank stands between a comma and the name. */
static bool is_rank_only(const struct names *n, uint32_t person) {
  uint32_t first = n->at[person].first_word, floor = sentence_start(n, first);
  uint32_t rank = before_rank(n, first, floor);
  return rank < first && rank > floor && is_form(n, rank - 1, ",");
}

void names_find_titles(struct names *n) {
  for (uint32_t i = 0; i < n->count; i++) {
    if (n->at[i].type != NAME_PERSON) continue;
    uint32_t count = n->role_count;
    read_set_off(n, i);
    bool ranked = n->role_count > count && is_rank_only(n, i);
    if (!ranked) read_before(n, i);
    read_behind(n, i);
    read_copula(n, i);
    if (n->role_count == count) read_inside(n, i);
  }
}
