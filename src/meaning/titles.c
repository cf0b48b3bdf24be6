/* Titles: the office that stands beside a person's name, and for whom it is held.

     before the name, owner and qualifier before it: [acting] [U.S.] [deputy ... ambassador] NAME
     behind it, up to the next comma:                NAME, [the] [former] [Turkish] [foreign minister]
     before it, set off by commas:                   [the] [head] of [the mission], NAME,

   Read from the words in order, since trees are least sure just there. */
#include "meaning/titles_parts.h"

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
    title_add_role(n, n->of_word[w], t, noun);
    w = next->first_word + next->word_count;
  }
}

/* "the defence ministers of Russia and Turkey, Shoigu and Akar": each has the owner at its own place in the
   list. */
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
    title_add_role(n, n->of_word[p], &own, noun);
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

static bool is_rank_word(const struct names *n, uint32_t word) {
  struct slice form = lower_case(n->arena, word_at(n, word)->form);
  return word_in(n->knowledge->agents, "rank", form) || word_in(n->knowledge->agents, "titles", form);
}

/* The first word of a rank right before a name: "Major General Supiadin". */
static uint32_t first_of_rank(const struct names *n, uint32_t first, uint32_t floor) {
  while (first > floor && !name_at(n, first - 1) && is_rank_word(n, first - 1)) first--;
  return first;
}

static void read_before(struct names *n, uint32_t person) {
  uint32_t first = n->at[person].first_word, floor = sentence_start(n, first);
  if (first == floor) return;
  uint32_t noun = first - 1;
  struct title t = {.last = noun};
  uint32_t rank_start = first_of_rank(n, first, floor);
  if (rank_start < first && rank_start > floor && title_is_office(n, rank_start - 1))
    noun = rank_start - 1; /* "army chief Gen. X", "army spokesman Lt. Col. X" */
  uint32_t head = title_head_of_long_office(n, noun, floor);
  if (head != NO_WORD) { /* "Secretary of State Mike Pompeo" */
    t.last = head;
    title_read_leftwards(n, &t, floor);
    t.last = noun;
    title_add_role(n, person, &t, head);
    return;
  }
  if (is_form(n, noun, "elect") && noun >= floor + 2 && is_form(n, noun - 1, "-") &&
      title_is_office(n, noun - 2)) {
    t.last = noun - 2; /* "President-elect Joe Biden" */
    title_read_leftwards(n, &t, floor);
    t.last = noun;
    title_add_role(n, person, &t, noun - 2);
    return;
  }
  if (!title_is_office(n, noun)) return;
  t.last = noun;
  bool rank = slice_equals(agent_class(n, "office", noun), "MIL") && noun > floor &&
              title_is_office(n, noun - 1) &&
              word_in(n->knowledge->agents, "rank", lower_case(n->arena, word_at(n, noun)->lemma)) &&
              !word_in(n->knowledge->agents, "rank", lower_case(n->arena, word_at(n, noun - 1)->form));
  if (rank) t.last = --noun; /* "army chief General X" is an army chief */
  title_read_leftwards(n, &t, floor);
  title_add_role(n, person, &t, noun);
  add_coordinated(n, person, &t, noun);
}

/* "once commander of the FARC and now head of its party" */
static void read_second(struct names *n, uint32_t person, uint32_t and, uint32_t limit) {
  if (and+2 >= limit || !is_form(n, and, "and")) return;
  struct title t = {0};
  uint32_t noun = title_office_in_phrase(n, and+1, limit, &t);
  if (noun == NO_WORD ||
      (noun + 1 < limit && name_at(n, noun + 1) && name_at(n, noun + 1)->type == NAME_PERSON))
    return;
  title_read_leftwards(n, &t, and+1);
  title_read_rightwards(n, &t, limit);
  title_add_role(n, person, &t, noun);
}

/* The "and" of an apposition of nouns alone. */
static uint32_t and_in_phrase(const struct names *n, uint32_t w, uint32_t limit) {
  for (uint32_t i = w; i < limit && i < w + TITLE_WORDS / 2; i++) {
    uint8_t upos = word_at(n, i)->upos;
    if (is_form(n, i, "and")) return i;
    if (upos != UPOS_NOUN && upos != UPOS_PROPN && upos != UPOS_ADJ && upos != UPOS_DET) break;
  }
  return limit;
}

/* Behind another name of the same person: "Adolfo Macias, alias Fito, | the boss". */
static uint32_t behind_alias(const struct names *n, uint32_t end, uint32_t limit) {
  if (end + 2 >= limit || !is_form(n, end, ",") || !names_is(n, "alias", end + 1)) return end;
  uint32_t w = end + 2;
  while (w < limit && !is_form(n, w, ",")) w++;
  return w;
}

static void read_behind(struct names *n, uint32_t person) {
  uint32_t limit = sentence_end(n, n->at[person].head),
           end = behind_alias(n, n->at[person].first_word + n->at[person].word_count, limit);
  const struct name *owner = title_owner_behind(n, &n->at[person]);
  if (owner) { /* "Song Young-moo of the South" belongs there */
    struct stated_role role = {.person = person,
                               .of = title_one_actor(n, title_owner_actor(n, owner, SLICE("GOV")))};
    title_lend_id(n, person, &role, SLICE("GOV"));
    return;
  }
  if (end + 2 >= limit || !(is_form(n, end, ",") || is_form(n, end, "("))) return;
  struct title t = {0};
  uint32_t noun = title_office_in_phrase(n, end + 1, limit, &t);
  if (noun == NO_WORD) { /* "a Nobel laureate and the country's former foreign minister" */
    read_second(n, person, and_in_phrase(n, end + 1, limit), limit);
    return;
  }
  if (noun + 1 < limit && name_at(n, noun + 1) && name_at(n, noun + 1)->type == NAME_PERSON) return;
  title_read_leftwards(n, &t, end + 1);
  title_read_rightwards(n, &t, limit);
  const struct name *body = t.until + 1 < limit && is_form(n, t.until, ",") ? name_at(n, t.until + 1) : NULL;
  bool last = body && body->first_word + body->word_count >= limit; /* a signature: "Commander, BRA" */
  if (last && !t.owner && may_own(body)) t.owner = body;
  title_add_role(n, person, &t, noun);
  read_second(n, person, t.until, limit);
}

/* Where what is set off by a comma begins: "the regional commander, | Major General Supiadin". */
static uint32_t before_rank(const struct names *n, uint32_t first, uint32_t floor) {
  first = first_of_rank(n, first, floor);
  bool address = first > floor + 1 && title_is_office(n, first - 1) && is_form(n, first - 2, ",");
  return address ? first - 1 : first; /* "the Special Representative, Ambassador X" */
}

/* "the Special Representative of the Secretary-General": the office found is not the one held. */
static bool is_patron_of_office(const struct names *n, const struct title *t, uint32_t floor) {
  uint32_t w = t->first;
  if (w > floor && is_form(n, w - 1, "the")) w--;
  if (w < floor + 2 || !(is_form(n, w - 1, "of") || is_form(n, w - 1, "to") || is_form(n, w - 1, "for")))
    return false;
  return title_is_office(n, w - 2);
}

/* "the mission's head, Pieter Feith, said", "the defence ministers of Russia and Turkey, Shoigu and Akar." */
static void read_set_off(struct names *n, uint32_t person) {
  uint32_t name_first = n->at[person].first_word, floor = sentence_start(n, name_first),
           limit = sentence_end(n, name_first), end = name_first + n->at[person].word_count;
  uint32_t first = before_rank(n, name_first, floor); /* "the regional commander, Major General Supiadin" */
  if (first < floor + 2 || !is_form(n, first - 1, ",")) return;
  const struct name *whose = title_owner_behind(n, &n->at[person]); /* "Major General Erskine of Ghana" */
  if (whose) end = whose->first_word + whose->word_count;
  bool closed = end >= limit || word_at(n, end)->upos == UPOS_PUNCT || is_form(n, end, "and");
  for (uint32_t w = first - 1; closed && w-- > floor && first - w < TITLE_WORDS + 2;) {
    uint8_t upos = word_at(n, w)->upos;
    const struct name *name = name_at(n, w);
    if (name && name->type == NAME_PERSON) return;
    if (!name && title_is_office(n, w)) {
      struct title t = {.last = w};
      if (name_at(n, w + 1) && name_at(n, w + 1)->type == NAME_PERSON) return;
      uint32_t noun = w;
      title_read_leftwards(n, &t, floor);
      title_read_rightwards(n, &t, first - 1);
      if (t.until + 1 != first || is_patron_of_office(n, &t, floor)) continue;
      if (!add_respectively(n, person, &t, noun)) title_add_role(n, person, &t, noun);
      struct stated_role *role = n->role_count ? &n->roles[n->role_count - 1] : NULL;
      bool ranked = role && role->person == person && !role->of.count && first < name_first;
      if (ranked && !t.possessor) /* a rank is a state's where nobody else is named */
        role->of = title_employer(n, &t, name_first - 1, &n->at[person]);
      return;
    }
    bool phrase = name || upos == UPOS_NOUN || upos == UPOS_PROPN || upos == UPOS_ADJ || upos == UPOS_DET ||
                  upos == UPOS_ADP || upos == UPOS_PART || is_form(n, w, "and") || is_form(n, w, "two") ||
                  is_form(n, w, "-") || title_is_held_how(n, w);
    if (!phrase) return;
  }
}

/* "Mills is the acting ambassador", "the rebels' commander is Alain Mugabo", by the tree. */
static void read_copula(struct names *n, uint32_t person) {
  const struct word *w = word_at(n, n->at[person].head);
  uint32_t office =
      relation_is_subject(w->relation) ? w->head : tree_child(n->tree, n->at[person].head, REL_NSUBJ);
  uint32_t predicate = relation_is_subject(w->relation) ? office : n->at[person].head;
  if (office == NO_WORD || !title_is_office(n, office) || tree_child(n->tree, predicate, REL_COP) == NO_WORD)
    return;
  struct title t = {.last = office};
  title_read_leftwards(n, &t, sentence_start(n, office));
  title_read_rightwards(n, &t, sentence_end(n, office));
  title_add_role(n, person, &t, office);
}

/* "four rebel commanders, among them Rolando Moran and Jorge Soto" */
static void read_among(struct names *n, uint32_t person) {
  uint32_t first = n->at[person].first_word, floor = sentence_start(n, first), w = first;
  if (w > floor + 2 && is_form(n, w - 1, "them") && is_form(n, w - 2, "among"))
    w -= 2;
  else if (w > floor && is_form(n, w - 1, "including"))
    w--;
  if (w == first || w < floor + 2 || !is_form(n, w - 1, ",")) return;
  struct title t = {.last = w - 2};
  if (!title_is_office(n, t.last) || !word_has(word_at(n, t.last), "Number=Plur")) return;
  title_read_leftwards(n, &t, floor);
  title_add_role(n, person, &t, w - 2);
  add_coordinated(n, person, &t, w - 2);
}

/* "King Gyanendra", "Pope Francis": the office stands inside the name. */
static void read_inside(struct names *n, uint32_t person) {
  const struct name *name = &n->at[person];
  if (name->word_count < 2 || !names_is(n, "titles", name->first_word)) return;
  struct slice sector =
      word_class(n->knowledge->agents, "office", lower_case(n->arena, word_at(n, name->first_word)->form));
  if (!sector.len) return;
  struct title t = {.first = name->first_word, .last = name->first_word};
  title_add_role(n, person, &t, name->first_word);
}

/* Nothing but a rank stands between a comma and the name. */
static bool is_rank_only(const struct names *n, uint32_t person) {
  uint32_t first = n->at[person].first_word, floor = sentence_start(n, first);
  uint32_t rank = before_rank(n, first, floor);
  return rank < first && rank > floor && is_form(n, rank - 1, ",");
}

void names_find_titles(struct names *n) {
  for (uint32_t i = 0; i < n->count; i++) {
    uint32_t first = n->at[i].first_word, count = n->role_count;
    if (n->at[i].type != NAME_PERSON || (first > sentence_start(n, first) && names_is(n, "alias", first - 1)))
      continue;
    read_set_off(n, i);
    bool ranked = n->role_count > count && is_rank_only(n, i);
    if (!ranked) read_before(n, i);
    read_behind(n, i);
    read_copula(n, i);
    read_among(n, i);
    if (n->role_count == count) read_inside(n, i);
  }
}
