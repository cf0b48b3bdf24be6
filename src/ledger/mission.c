/* What tells one mandate from another of the same body in the same place: the name of the mission, panel or
   embargo. A resolution gives it in many ways: "the mandate of the United Nations Mission in South Sudan
   (UNMISS)", "UNMISS’s mandate as set out in paragraph 4", "its mandate" where UNMISS is spoken of. */
#include "ledger/key.h"

#include "ledger/classes.h"

static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

static bool is_small(char c) { return c >= 'a' && c <= 'z'; }

/* "UNMISS" in "the United Nations Mission in South Sudan (UNMISS": the last word of four capitals or more,
   since a mission's short name follows its long one. */
static struct slice short_name(struct slice text) {
  struct slice found = {"", 0};
  for (size_t at = 0; at < text.len;) {
    size_t end = at;
    while (end < text.len && text.at[end] >= 'A' && text.at[end] <= 'Z') end++;
    bool whole = (at == 0 || !is_letter(text.at[at - 1])) && (end == text.len || !is_letter(text.at[end]));
    if (end - at >= 4 && whole) found = (struct slice){text.at + at, end - at};
    at = end > at ? end : at + 1;
  }
  return found;
}

static struct slice without_prefix(struct slice text, const char *prefix) {
  struct slice head = slice_of(prefix);
  return slice_starts(text, head) ? (struct slice){text.at + head.len, text.len - head.len} : text;
}

static struct slice before(struct slice text, const char *mark) {
  size_t at = slice_find(text, slice_of(mark));
  return at == SIZE_MAX ? text : (struct slice){text.at, at};
}

/* "UNDOF" for "the United Nations Disengagement Observer Force": the initials of its capital words, where
   there are four or more, nothing but small words like "of" between. Else empty. */
static struct slice initials(struct arena *arena, struct slice text) {
  char letters[12];
  size_t count = 0;
  while (text.len && count < sizeof letters) {
    struct slice word = slice_cut(&text, ' ');
    if (!word.len) continue;
    bool capital = word.at[0] >= 'A' && word.at[0] <= 'Z';
    if (!capital && (word.len > 3 || !is_small(word.at[0]))) return (struct slice){"", 0};
    if (capital) letters[count++] = word.at[0];
  }
  return count < 4 ? (struct slice){"", 0} : arena_copy(arena, (struct slice){letters, count});
}

static struct slice known_by(struct arena *arena, struct slice text) {
  struct slice name = short_name(text);
  return name.len ? name : initials(arena, before(text, " ("));
}

static struct slice name_of(struct arena *arena, struct slice text) {
  struct slice name = known_by(arena, text);
  if (name.len) return words_normal(arena, name);
  return without_prefix(words_normal(arena, before(text, " (")), "mandate ");
}

/* Where what is said of a mission begins: "and reporting requirements", but not "and Eritrea Monitoring
   Group". */
static struct slice before_rest(struct slice text) {
  static const char *const marks[] = {", ",        "; ",       " as ",          " established",
                                      " pursuant", " set out", " in paragraph", " in accordance",
                                      " until ",   " for a ",  " to "};
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) text = before(text, marks[i]);
  for (size_t i = 0; i + 5 < text.len; i++)
    if (!memcmp(text.at + i, " and ", 5) && is_small(text.at[i + 5])) return (struct slice){text.at, i};
  return text;
}

/* Whose mandate the words speak of: "the present mandate of X", "X's mandate". Empty when of nobody's. */
static struct slice owner_in(struct slice text) {
  enum { FAR = 30 }; /* "the present mandate of", not "to support the mandate of" */
  static const char *const possessives[] = {"\xE2\x80\x99s mandate", "'s mandate"};
  size_t at = slice_find(text, SLICE("mandate of "));
  if (at != SIZE_MAX && at < FAR) return before_rest((struct slice){text.at + at + 11, text.len - at - 11});
  for (size_t i = 0; i < 2; i++) {
    at = slice_find(text, slice_of(possessives[i]));
    if (at != SIZE_MAX) return before_rest((struct slice){text.at, at});
  }
  return (struct slice){"", 0};
}

/* Missions share their organisation's id. */
static bool is_mission(const struct actor *actor) {
  return slice_starts(actor->code, SLICE("IGO")) || !actor->id.len;
}

static bool are_missions(const struct actors *actors) {
  for (size_t i = 0; i < actors->count; i++)
    if (!is_mission(&actors->at[i])) return false;
  return true;
}

/* Nobody is mandated by himself: a council that decides on a panel of its own names only itself. */
static bool is_for_itself(struct arena *arena, const struct mandate *mandate) {
  const struct actors *body = &mandate->body, *whom = &mandate->for_whom;
  if (body->count != 1 || whom->count != 1 || !is_mission(&body->at[0])) return false;
  return slice_is(words_normal(arena, body->at[0].text), words_normal(arena, whom->at[0].text));
}

static struct slice key_of_name(struct arena *arena, struct slice text) {
  return arena_join(arena, SLICE("~"), name_of(arena, text));
}

struct slice mission_key(struct arena *arena, const struct mandate *mandate) {
  const struct actors *whom = &mandate->for_whom;
  struct slice owner = owner_in(mandate->authorises);
  struct slice *keys = ARENA_ARRAY(arena, struct slice, whom->count + 1);
  bool by_owner = owner.len && (known_by(arena, owner).len || are_missions(whom));
  if (by_owner || !whom->count || is_for_itself(arena, mandate)) {
    keys[0] = key_of_name(arena, by_owner ? owner : mandate->authorises);
    return keys_joined(arena, keys, 1);
  }
  for (size_t i = 0; i < whom->count; i++) {
    const struct actor *actor = &whom->at[i];
    keys[i] = is_mission(actor) ? key_of_name(arena, actor->text.len ? actor->text : actor->name) : actor->id;
  }
  return keys_joined(arena, keys, whom->count);
}
