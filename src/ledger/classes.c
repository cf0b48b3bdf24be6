#include "ledger/classes.h"

struct pair {
  const char *word, *family;
};

static const struct pair forms[] = {
    {"truce", "ceasefire"},
    {"armistice", "ceasefire"},
    {"cease fire", "ceasefire"},
    {"cessation of hostilities", "ceasefire"},
    {"humanitarian truce", "ceasefire"},
    {"humanitarian pause", "ceasefire"},
    {"ceasefire agreement", "ceasefire"},
    {"peace deal", "peace agreement"},
    {"peace accord", "peace agreement"},
    {"peace treaty", "peace agreement"},
    {"accord", "agreement"},
    {"deal", "agreement"},
    {"pact", "agreement"},
    {"treaty", "agreement"},
    {"memorandum of understanding", "memorandum"},
    {"communique", "declaration"},
    {"statement", "declaration"},
};

static const struct pair acts[] = {
    {"leave", "withdraw"},      {"quit", "withdraw"},
    {"depart", "withdraw"},     {"exit", "withdraw"},
    {"pull out", "withdraw"},   {"pull", "withdraw"},
    {"evacuate", "withdraw"},   {"vacate", "withdraw"},
    {"remove", "withdraw"},     {"retreat", "withdraw"},
    {"repatriate", "withdraw"}, {"stop", "halt"},
    {"cease", "halt"},          {"end", "halt"},
    {"suspend", "halt"},        {"free", "release"},
    {"lay down", "disarm"},     {"demobilise", "disarm"},
    {"demobilize", "disarm"},   {"surrender", "hand over"},
    {"transfer", "hand over"},  {"observe", "respect"},
    {"honour", "respect"},      {"honor", "respect"},
    {"uphold", "respect"},      {"abide", "respect"},
    {"comply", "respect"},      {"maintain", "hold"},
    {"establish", "form"},      {"create", "form"},
};

static const char *const lasting[] = {"respect", "refrain", "allow"};
static const char *const quiet[] = {"ceasefire", "cease", "truce",     "fire",
                                    "peace",     "calm",  "armistice", "moratorium"};
static const char *const removing[] = {"withdraw", "disarm", "disband"};

/* Stems: a word that begins so. */
static const char *const armed[] = {
    "fighter",    "force",   "troop",     "soldier", "mercenar",  "militant", "milit",       "combatant",
    "gunmen",     "gunman",  "proxy",     "proxie",  "personnel", "army",     "armies",      "contingent",
    "contractor", "recruit", "insurgent", "rebel",   "guerrilla", "marine",   "paratrooper", "adviser"};
static const char *const from_abroad[] = {"foreign", "mercenar", "international"};
static const char *const dropped[] = {"the", "a",     "an",        "all",   "any",  "its",  "their",
                                      "his", "her",   "these",     "those", "this", "that", "our",
                                      "of",  "other", "remaining", "both",  "some"};

static bool among(struct slice word, const char *const *list, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (slice_equals(word, list[i])) return true;
  return false;
}
#define AMONG(word, list) among((word), (list), sizeof(list) / sizeof *(list))

static bool is_word_byte(unsigned char byte) {
  return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
         (byte >= 'A' && byte <= 'Z');
}

static struct slice next_word(struct slice *rest) {
  while (rest->len && !is_word_byte((unsigned char)rest->at[0])) rest->at++, rest->len--;
  struct slice word = {rest->at, 0};
  while (rest->len && is_word_byte((unsigned char)rest->at[0])) rest->at++, rest->len--, word.len++;
  return word;
}

/* A crude singular will do: it is only ever compared with others made the same way. */
static struct slice singular(struct slice word) {
  struct slice none = {word.at, 0};
  bool curly = slice_equals(word, "\xE2\x80\x99s") || slice_equals(word, "s");
  if (curly) return none;
  if (slice_ends(word, SLICE("\xE2\x80\x99s"))) word.len -= 4;
  if (slice_ends(word, SLICE("\xE2\x80\x99"))) word.len -= 3;
  if (word.len > 4 && slice_ends(word, SLICE("ies"))) return (struct slice){word.at, word.len - 1};
  if (word.len > 3 && slice_ends(word, SLICE("s")) && !slice_ends(word, SLICE("ss"))) word.len--;
  return word;
}

struct slice words_normal(struct arena *arena, struct slice text) {
  char *out = arena_alloc(arena, text.len + 1);
  char *lower = arena_alloc(arena, text.len + 1);
  size_t length = 0;
  for (size_t i = 0; i < text.len; i++)
    lower[i] = text.at[i] >= 'A' && text.at[i] <= 'Z' ? (char)(text.at[i] + 32) : text.at[i];
  struct slice rest = {lower, text.len};
  for (struct slice word = next_word(&rest); word.len; word = next_word(&rest)) {
    word = singular(word);
    if (!word.len || AMONG(word, dropped)) continue;
    if (length) out[length++] = ' ';
    memcpy(out + length, word.at, word.len);
    length += word.len;
  }
  return (struct slice){out, length};
}

static struct slice family_of(struct arena *arena, struct slice text, const struct pair *pairs,
                              size_t count) {
  struct slice normal = words_normal(arena, text);
  for (size_t i = 0; i < count; i++)
    if (slice_is(normal, words_normal(arena, slice_of(pairs[i].word)))) return slice_of(pairs[i].family);
  return normal;
}

struct slice form_family(struct arena *arena, struct slice form) {
  return family_of(arena, form, forms, sizeof forms / sizeof *forms);
}

struct slice act_family(struct arena *arena, struct slice act) {
  return family_of(arena, act, acts, sizeof acts / sizeof *acts);
}

bool act_removes_forces(struct slice family) { return AMONG(family, removing); }

static bool has_stem(struct slice normal, const char *const *stems, size_t count) {
  for (struct slice word = next_word(&normal); word.len; word = next_word(&normal))
    for (size_t i = 0; i < count; i++)
      if (slice_starts(word, slice_of(stems[i]))) return true;
  return false;
}

bool names_forces(struct slice normal) { return has_stem(normal, armed, sizeof armed / sizeof *armed); }
bool names_foreigners(struct slice normal) {
  return has_stem(normal, from_abroad, sizeof from_abroad / sizeof *from_abroad);
}

bool act_lasts(struct slice family, struct slice object) {
  if (!slice_equals(family, "hold")) return AMONG(family, lasting);
  return !object.len || has_stem(object, quiet, sizeof quiet / sizeof *quiet);
}
