/* What phrases stand for: names, and by the other files descriptions, pronouns and pointers. */
#include "meaning/who_parts.h"

/* ---- the phrase as written ---- */

struct slice who_phrase_text(const struct names *n, uint32_t word) {
  struct span span = word_at(n, word)->span;
  TREE_EACH_CHILD(n->tree, word, child) {
    uint8_t relation = word_at(n, child)->relation;
    bool inside = relation == REL_DET || relation == REL_AMOD || relation == REL_COMPOUND ||
                  relation == REL_NMOD_POSS || relation == REL_FLAT || relation == REL_NUMMOD ||
                  (relation == REL_NMOD && child > word);
    if (!inside) continue;
    struct span part = tree_span(n->tree, child, TREE_BIT(REL_ACL_RELCL) | TREE_BIT(REL_APPOS));
    if (part.start < span.start) span.start = part.start;
    if (part.end > span.end) span.end = part.end;
  }
  return slice_trim(slice_between(n->tree->analysis->text.at, span));
}

/* ---- a name beside a noun ---- */

static bool is_named(const struct names *n, uint32_t word) {
  const struct name *name = name_at(n, word);
  return name && name->type != NAME_PLACE;
}

/* The name in apposition to a noun. Of "the government and the movement Renamo" the parser may hang the name
   on the first: it belongs to the one that it stands behind. */
static uint32_t name_beside(const struct names *n, uint32_t word) {
  uint32_t first = word_at(n, word)->relation == REL_CONJ ? word_at(n, word)->head : word, conjunct = NO_WORD;
  TREE_EACH_CHILD(n->tree, word, child) {
    uint8_t relation = word_at(n, child)->relation;
    if (relation == REL_CONJ) conjunct = child;
    if ((relation == REL_FLAT || relation == REL_APPOS) && is_named(n, child) && conjunct == NO_WORD)
      return child;
  }
  if (first == word) return NO_WORD;
  TREE_EACH_CHILD(n->tree, first, child) {
    uint8_t relation = word_at(n, child)->relation;
    if (relation == REL_CONJ) conjunct = child;
    if (relation == REL_APPOS && is_named(n, child) && conjunct == word && child > word) return child;
  }
  return NO_WORD;
}

/* "ambassador Richard Mills", "the leader, X": the name says who, the description for whom. */
static void add_beside(const struct names *n, struct actors *all, uint32_t word, uint32_t beside,
                       struct slice sector, int depth) {
  struct actor actor = actor_of_name(name_at(n, beside));
  struct actors described = {0};
  if (actor.id.len == 0) {
    who_describe(n, &described, word, sector, true, depth + 1);
    if (described.count) actor.id = described.at[0].id, actor.code = described.at[0].code;
  }
  who_push(n, all, actor);
}

/* ---- nouns that stand for what they are followed by ---- */

static bool is_vague(const struct names *n, uint32_t word) {
  return word_at(n, word)->upos == UPOS_NUM || agent_in(n, "stands for its part", word);
}

/* "hundreds of mercenaries", "representatives of the GNA", "members of Parliament". */
static bool add_inner(const struct names *n, struct actors *all, uint32_t word, int depth) {
  const struct name *owner = who_owner(n, word); /* "a UN panel of experts" is the UN's */
  if (depth >= WHO_DEPTH || !is_vague(n, word)) return false;
  if (owner && owner->type == NAME_ORGANISATION && owner->head < word) return false;
  TREE_EACH_CHILD(n->tree, word, child) {
    if (word_at(n, child)->relation != REL_NMOD ||
        !slice_equals(tree_preposition(n->tree, n->arena, child), "of"))
      continue;
    size_t before = all->count;
    who_add_phrase(n, all, child, depth + 1);
    if (all->count > before) return true;
  }
  return false;
}

/* ---- phrases ---- */

/* "my country", "our soil", in somebody's statement. */
static bool is_speakers_own(const struct names *n, uint32_t word) {
  if (!n->voice.len) return false;
  TREE_EACH_CHILD(n->tree, word, child) {
    struct slice form = word_at(n, child)->form;
    bool own = slice_is_ignoring_case(form, SLICE("my")) || slice_is_ignoring_case(form, SLICE("our"));
    if (own && word_at(n, child)->relation == REL_NMOD_POSS) return true;
  }
  return false;
}

static bool add_pointer(const struct names *n, struct actors *all, uint32_t word) {
  struct slice pointer = agent_class(n, "pointers", word);
  if (!pointer.len || !who_is_definite(n, word) || who_owner(n, word)) return false;
  bool own = is_speakers_own(n, word);
  const struct name *meant = own ? NULL : who_body_before(n, word, pointer);
  struct slice home = own ? n->voice : n->scene;
  struct actor actor = {0};
  bool plural = word_has(word_at(n, word), "Number=Plur");
  const struct entry *state =
      home.len && slice_equals(pointer, "country") && !plural ? knowledge_state(n->knowledge, home) : NULL;
  if (meant)
    actor = actor_of_name(meant);
  else if (state)
    actor = (struct actor){.name = state->name, .id = state->id, .code = state->code};
  else
    return false;
  actor.text = who_phrase_text(n, word);
  who_push(n, all, actor);
  return true;
}

/* "the Georgian and Abkhaz sides": those whose names stand before it. */
static bool add_named_sides(const struct names *n, struct actors *all, uint32_t word) {
  size_t before = all->count;
  TREE_EACH_CHILD(n->tree, word, child) {
    uint8_t relation = word_at(n, child)->relation;
    const struct name *name = name_at(n, child);
    if (child > word || !name || (relation != REL_AMOD && relation != REL_COMPOUND)) continue;
    who_push(n, all, actor_of_name(name));
    TREE_EACH_CHILD(n->tree, child, other)
    if (word_at(n, other)->relation == REL_CONJ && name_at(n, other))
      who_push(n, all, actor_of_name(name_at(n, other)));
  }
  return all->count > before;
}

void who_add_head(const struct names *n, struct actors *all, uint32_t word, int depth) {
  const struct name *name = name_at(n, word);
  if (name && name->type != NAME_PLACE) {
    who_push(n, all, actor_of_name(name));
    return;
  }
  const struct word *w = word_at(n, word);
  bool both =
      !name && (w->upos == UPOS_DET || w->upos == UPOS_PRON) && w->relation != REL_DET &&
      (slice_is_ignoring_case(w->form, SLICE("both")) || slice_is_ignoring_case(w->form, SLICE("neither")));
  if (both && n->sides.count == 2) { /* "appealed to both" */
    for (size_t i = 0; i < 2; i++) who_push(n, all, n->sides.at[i]);
    return;
  }
  if (!name && who_is_pronoun(n, word) && who_add_pronoun(n, all, word, depth)) return;
  if (who_is_both(n, word) && add_named_sides(n, all, word)) return;
  if (who_is_both(n, word)) { /* of unknown sides at least nobody's name */
    for (size_t i = 0; i < n->sides.count; i++) who_push(n, all, n->sides.at[i]);
    if (!n->sides.count) who_push(n, all, (struct actor){.text = who_phrase_text(n, word)});
    return;
  }
  struct slice sector = agent_class(n, "sector", word), office = agent_class(n, "office", word);
  bool pointer = agent_class(n, "pointers", word).len > 0; /* "the regional bloc ECOWAS" */
  uint32_t beside = sector.len || office.len || pointer ? name_beside(n, word) : NO_WORD;
  if (pointer && beside != NO_WORD && !name_at(n, beside)->id.len) beside = NO_WORD;
  if (beside != NO_WORD)
    add_beside(n, all, word, beside, office.len ? office : sector, depth);
  else if (add_inner(n, all, word, depth) || add_pointer(n, all, word))
    return;
  else if (sector.len || office.len)
    who_describe(n, all, word, sector.len ? sector : office, office.len > 0, depth);
  else
    who_push(n, all, (struct actor){.text = who_phrase_text(n, word)});
}

/* Who is coordinated with the last words of a name and not with its head: "the Islamic Republic of Iran and
   Iraq"; with `article` only those that have one of their own. */
static void add_behind_name(const struct names *n, struct actors *all, uint32_t word, bool article,
                            int depth) {
  const struct name *name = name_at(n, word);
  if (!name || !name->entry) return;
  uint32_t end = name->first_word + name->word_count;
  for (uint32_t inner = name->first_word; inner < end; inner++) {
    if (inner == word && !article) continue;
    TREE_EACH_CHILD(n->tree, inner, child) {
      const struct name *other = name_at(n, child);
      bool joined = word_at(n, child)->relation == REL_CONJ && child >= end && other;
      bool own = tree_child_lemma(n->tree, child, REL_DET, "the") != NO_WORD;
      bool group = joined && other->type != NAME_PLACE && other->type != NAME_PERSON;
      if (article ? group && own : joined) who_add_head(n, all, child, depth);
    }
  }
}

/* "the Government of Mali, the Plateforme and the Coordination": one government, and those with an article of
   their own beside it. */
static void add_behind_state(const struct names *n, struct actors *all, uint32_t word, int depth) {
  if (!word_has(word_at(n, word), "Number=Sing") || !agent_class(n, "sector", word).len) return;
  TREE_EACH_CHILD(n->tree, word, state) {
    bool of = word_at(n, state)->relation == REL_NMOD &&
              slice_equals(tree_preposition(n->tree, n->arena, state), "of");
    if (of) add_behind_name(n, all, state, true, depth);
  }
}

void who_add_phrase(const struct names *n, struct actors *all, uint32_t word, int depth) {
  who_add_head(n, all, word, depth);
  add_behind_name(n, all, word, false, depth);
  add_behind_state(n, all, word, depth);
  TREE_EACH_CHILD(n->tree, word, child)
  if (word_at(n, child)->relation == REL_CONJ && word_at(n, child)->upos != UPOS_VERB)
    who_add_head(n, all, child, depth);
}

struct actors actors_of_phrase(const struct names *n, uint32_t word) {
  struct actors all = {0};
  who_add_phrase(n, &all, word, 0);
  return all;
}

bool is_actor_phrase(const struct names *n, uint32_t word) {
  const struct name *name = name_at(n, word);
  if (name) return name->type != NAME_PLACE;
  return agent_in(n, "sector", word) || agent_in(n, "office", word) || who_is_pronoun(n, word) ||
         who_is_both(n, word);
}
