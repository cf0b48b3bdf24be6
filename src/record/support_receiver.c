/* Who is backed: those whom the text names, and those whom no file knows ("the contras", "the Muslims"). */
#include "meaning/who.h"
#include "record/support_wording.h"

/* "regional forces, including Somali and AU forces": those that are named. */
static struct actors included(const struct reading *r, uint32_t word) {
  TREE_EACH_CHILD(r->tree, word, child) {
    if (!slice_equals(tree_preposition(r->tree, r->arena, child), "including")) continue;
    struct actors named = look_known_actors(r, child);
    if (named.count && named.at[0].id.len) return named;
  }
  return (struct actors){0};
}

static bool has_article(const struct reading *r, uint32_t word) {
  uint32_t article = tree_child(r->tree, word, REL_DET);
  return article != NO_WORD && slice_equals(look_lemma(r, article), "the");
}

/* "the Muslims", "the Chechens", "the Abkhaz": a people that nobody registered. */
static bool is_people(const struct reading *r, uint32_t word) {
  const struct word *w = word_at(r, word);
  bool capital = w->form.len > 2 && w->form.at[0] >= 'A' && w->form.at[0] <= 'Z';
  bool nominal = w->upos == UPOS_NOUN || w->upos == UPOS_PROPN || w->upos == UPOS_ADJ;
  return capital && nominal && has_article(r, word) &&
         !(name_at(r->names, word) && name_at(r->names, word)->type == NAME_PLACE) &&
         (slice_ends(w->form, SLICE("s")) || !name_at(r->names, word));
}

/* Their words alone; of the armed the sector too, a people has none. */
static struct actors unregistered(const struct reading *r, uint32_t word) {
  struct slice sector = look_class(r, r->patterns->supports, "armed", word);
  bool men = word_in(r->patterns->supports, "men", look_lemma(r, word)) &&
             word_has(word_at(r, word), "Number=Plur") &&
             tree_child(r->tree, word, REL_NMOD_POSS) != NO_WORD; /* "his men" */
  if (is_empty(sector) && men) sector = SLICE("UAF");
  if (is_empty(sector) && !is_people(r, word)) return (struct actors){0};
  struct actor *one = ARENA_NEW(r->arena, struct actor);
  struct slice home = look_scene(r).country;
  *one = (struct actor){.text = look_phrase(r, word)};
  if (sector.len) one->code = arena_join(r->arena, home, sector);
  return (struct actors){one, 1};
}

struct actors support_receiver(const struct reading *r, uint32_t word) {
  if (word == NO_WORD) return (struct actors){0};
  struct actors all = look_known_actors(r, word);
  for (size_t i = 0; i < all.count; i++)
    if (all.at[i].id.len) return all;
  struct actors named = included(r, word);
  if (named.count) return named;
  return all.count ? all : unregistered(r, word);
}

/* ---- a receiver that the tree takes for part of what is given ---- */

static bool may_receive(const struct reading *r, uint32_t word) {
  const struct name *name = name_at(r->names, word);
  bool people = word > 0 && slice_ends(word_at(r, word)->form, SLICE("s")) && /* "the Moldovans" */
                slice_equals(look_lemma(r, word - 1), "the");
  if (name) return (name->type != NAME_NATIONAL || people) && name->type != NAME_PLACE && name->id.len;
  return agent_class(r->names, "sector", word).len > 0 ||
         look_class(r, r->patterns->supports, "armed", word).len > 0;
}

/* "gave the Rwandan army heavy weapons": nationality and the like between the article and the army. */
static bool is_modifier_of_people(const struct reading *r, uint32_t word) {
  const struct name *name = name_at(r->names, word);
  return (name && name->type == NAME_NATIONAL) || (!name && word_at(r, word)->upos == UPOS_ADJ);
}

static bool has_article_before(const struct reading *r, uint32_t verb, uint32_t word) {
  for (uint32_t w = verb + 1; w < word; w++)
    if (word_at(r, w)->upos == UPOS_DET) return true;
  return false;
}

/* Nothing but an article between the verb and the word, or and the name that it belongs to. */
static bool is_right_behind(const struct reading *r, uint32_t verb, uint32_t word) {
  const struct name *name = name_at(r->names, word);
  uint32_t first = name ? name->first_word : word;
  while (first > verb + 1 && has_article_before(r, verb, first) && is_modifier_of_people(r, first - 1))
    first--;
  while (first > verb + 1 && word_at(r, first - 1)->upos == UPOS_DET) first--;
  return first == verb + 1;
}

/* "gave Renamo bases", "sold the junta fighter jets", "sold Croatia 30,000 rifles" */
uint32_t support_recipient_inside(const struct reading *r, const struct proposition *p) {
  if (p->class != PREDICATE_VERB || p->passive || support_phrase(r, p, "to") != NO_WORD) return NO_WORD;
  for (uint32_t i = 0; i < p->argument_count; i++) {
    const struct argument *a = &p->arguments[i];
    bool thing = a->slot == SLOT_OBJECT && !a->shared && a->word > p->word && support_is_thing(r, a->word);
    struct slice form =
        thing ? look_class(r, r->patterns->supports, "things", a->word) : (struct slice){"", 0};
    bool people = slice_equals(form, "troops") && support_form_of_giver(r, a->word).len;
    if (!thing || people) continue; /* "sent Hezbollah fighters", not "gave the STC air support" */
    TREE_EACH_CHILD(r->tree, a->word, child) {
      uint8_t relation = word_at(r, child)->relation;
      bool inside = relation == REL_COMPOUND || relation == REL_NMOD || relation == REL_APPOS ||
                    (relation == REL_NMOD_POSS && child + 1 == a->word); /* "gave Taylor men" */
      if (inside && child < a->word && is_right_behind(r, p->word, child) && may_receive(r, child))
        return child;
    }
  }
  return NO_WORD;
}
