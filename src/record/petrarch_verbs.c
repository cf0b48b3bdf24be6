/* PETRARCH's verbs, block by block, into frames:

     ---  RUSH   [---]  ---                  [073 AID - ? = subject > to|for]
     RUSH {RUSHES RUSHED}                    hurry, rush {object: relief}
     HURRY                               =>  [154 MOBILIZE troops ? +military = ...]
     - * RELIEF     [073]                    hurry, rush {to|object.to: border}
     - * (TO BORDER) [154]

   A pattern is every verb's of its block. Frames are weak: PETRARCH, too, wants both parties named. */
#include "record/petrarch_verbs.h"

#include "record/petrarch_pattern.h"

enum { COUNT_SETS, COUNT_BLOCKS, COUNT_VERBS, COUNT_PATTERNS, COUNT_SILENT, COUNT_TRANSFORMATIONS };

struct verb {
  struct slice lemma, code;
  struct petrarch_pattern rest; /* of "TAKE_LEAVE" what stands behind "take" */
};

struct verbs {
  struct petrarch_reader r;
  struct petrarch_words words;
  struct slice *lines; /* of the answer */
  size_t line_count, line_capacity, bytes;
  struct slice block_code;
  struct verb *verbs; /* of the block */
  size_t verb_count, verb_capacity;
  bool in_blocks, in_set, patterns_begun;
};

static void put_line(struct verbs *v, struct slice line) {
  ARENA_PUSH(v->r.arena, v->lines, v->line_count, v->line_capacity, line);
  v->bytes += line.len + 1;
}

/* ---- codes ---- */

static bool is_cameo(struct slice code) {
  uint64_t number;
  return code.len >= 2 && code.len <= 4 && slice_number(code, &number);
}

/* "[190]", "[042:043]": the first is of source and target, the second of target and source. */
struct codes {
  struct slice code; /* empty: none */
  bool turned;       /* only the second is given */
};

static bool take_codes(struct verbs *v, struct slice inside, struct codes *codes) {
  struct slice second = inside, first = slice_trim(slice_cut(&second, ':'));
  *codes = (struct codes){first, false};
  if (second.at && !first.len) *codes = (struct codes){slice_trim(second), true};
  if (slice_equals(codes->code, "---")) codes->code.len = 0;
  bool right = is_cameo(codes->code) || (!codes->code.len && slice_starts(inside, SLICE("---")));
  return right || petrarch_complain(&v->r, "\"%.*s\" is no code of CAMEO", SLICE_ARGS(inside));
}

/* "REQUEST assist +economic" of 1031, or of the code it is a part of; empty where PLOVER has nothing. */
static struct slice kind_of_code(const struct verbs *v, struct slice code) {
  for (; code.len >= 2; code.len--) {
    struct slice kind = word_class(v->words.facts, "plover", code);
    if (kind.len) return slice_equals(kind, "none") ? (struct slice){"", 0} : kind;
  }
  return (struct slice){"", 0};
}

/* ---- frames ---- */

static struct slice roles_of(const struct verbs *v, struct slice kind, const struct petrarch_pattern *p,
                             bool turned) {
  struct slice rest = kind, root = slice_cut(&rest, ' ');
  struct slice target = word_class(v->words.facts, "target", root);
  if (!target.len) target = word_class(v->words.facts, "target", SLICE("other"));
  if (p->target.len)
    target = arena_print(v->r.arena, "%.*s|object.%.*s|object", SLICE_ARGS(p->target), SLICE_ARGS(p->target));
  if (turned != p->turned) return arena_print(v->r.arena, "%.*s > subject", SLICE_ARGS(target));
  return arena_print(v->r.arena, "subject > %.*s", SLICE_ARGS(target));
}

static void put_section(struct verbs *v, struct slice code, const struct petrarch_pattern *p, bool turned) {
  struct slice kind = kind_of_code(v, code);
  if (!kind.len)
    put_line(v, SLICE("[--- NONE = - > -]"));
  else
    put_line(v, arena_print(v->r.arena, "[%.*s %.*s ? = %.*s]", SLICE_ARGS(code), SLICE_ARGS(kind),
                            SLICE_ARGS(roles_of(v, kind, p, turned))));
}

/* One verb with its own words and those of a pattern. */
static void put_frame(struct verbs *v, const struct verb *verb, const struct petrarch_pattern *p) {
  const struct petrarch_pattern *rest = &verb->rest;
  if ((rest->particle.len && p->particle.len) || rest->count + p->count > PATTERN_CONDITIONS) return;
  struct slice particle = rest->particle.len ? rest->particle : p->particle;
  struct slice both = petrarch_conditions(v->r.arena, rest, p);
  put_line(v, arena_print(v->r.arena, "%.*s%s%.*s %.*s", SLICE_ARGS(verb->lemma), particle.len ? " " : "",
                          SLICE_ARGS(particle), SLICE_ARGS(both)));
}

/* A pattern for all verbs of the block: on one line those that have no words of their own. */
static void put_frames(struct verbs *v, const struct petrarch_pattern *p) {
  struct slice heads = {"", 0},
               conditions = petrarch_conditions(v->r.arena, p, &(struct petrarch_pattern){0});
  for (size_t i = 0; i < v->verb_count; i++) {
    const struct verb *verb = &v->verbs[i];
    if (petrarch_says_something(&verb->rest))
      put_frame(v, verb, p);
    else
      heads = arena_print(v->r.arena, "%.*s%s%.*s%s%.*s", SLICE_ARGS(heads), heads.len ? ", " : "",
                          SLICE_ARGS(verb->lemma), p->particle.len ? " " : "", SLICE_ARGS(p->particle));
  }
  if (heads.len) put_line(v, arena_print(v->r.arena, "%.*s %.*s", SLICE_ARGS(heads), SLICE_ARGS(conditions)));
}

/* ---- lines ---- */

/* "PUT_OFF" and "RE_+ARM": a "+" inside marks the verb. */
static bool take_verb(struct verbs *v, struct slice line) {
  struct slice forms = line, text = slice_trim(slice_cut(&forms, '[')), inside, rest = line;
  struct verb verb = {.code = v->block_code};
  struct codes codes;
  if (slice_find(line, SLICE("[")) != SIZE_MAX) {
    if (!petrarch_bracket(&v->r, &rest, &inside) || !take_codes(v, inside, &codes)) return false;
    verb.code = codes.code;
  }
  forms = text, text = slice_trim(slice_cut(&forms, '{'));
  if (text.len && text.at[0] == '+') text = (struct slice){text.at + 1, text.len - 1};
  if (!petrarch_verb(&v->words, text, &verb.lemma, &verb.rest))
    return petrarch_complain(&v->r, "no verb: \"%.*s\"", SLICE_ARGS(line));
  ARENA_PUSH(v->r.arena, v->verbs, v->verb_count, v->verb_capacity, verb);
  v->r.file->counts[COUNT_VERBS].count++;
  struct petrarch_pattern none = {0};
  if (!kind_of_code(v, verb.code).len) return true;
  put_section(v, verb.code, &none, false);
  put_frame(v, &verb, &none);
  return true;
}

static bool take_pattern(struct verbs *v, struct slice line) {
  struct slice rest = line, inside, text = slice_cut(&rest, '[');
  struct petrarch_pattern pattern;
  struct codes codes;
  const char *why = NULL;
  rest = line;
  if (!v->verb_count) return petrarch_complain(&v->r, "a pattern without a verb: \"%.*s\"", SLICE_ARGS(line));
  if (!petrarch_bracket(&v->r, &rest, &inside))
    return slice_find(line, SLICE("[")) == SIZE_MAX &&
           petrarch_complain(&v->r, "a pattern without a code: \"%.*s\"", SLICE_ARGS(line));
  if (!take_codes(v, inside, &codes)) return false;
  if (!petrarch_pattern_read(&v->words, text, &pattern, &why))
    return petrarch_complain(&v->r, "%s: \"%.*s\"", why, SLICE_ARGS(slice_trim(text)));
  v->r.file->counts[COUNT_PATTERNS].count++;
  bool silent = !kind_of_code(v, codes.code).len;
  v->r.file->counts[COUNT_SILENT].count += silent;
  if (silent && !petrarch_says_something(&pattern)) return true;
  put_section(v, codes.code, &pattern, codes.turned);
  put_frames(v, &pattern);
  return true;
}

/* "---  ACCELERATE   [---]  ---" */
static bool take_block(struct verbs *v, struct slice line) {
  struct slice rest = line, inside;
  struct codes codes = {0};
  v->in_blocks = true, v->in_set = v->patterns_begun = false, v->verb_count = 0;
  v->block_code = (struct slice){"", 0};
  v->r.file->counts[COUNT_BLOCKS].count++;
  if (!petrarch_bracket(&v->r, &rest, &inside) || slice_equals(inside, "---")) return true;
  if (!take_codes(v, inside, &codes)) return false;
  v->block_code = codes.code;
  return true;
}

/* Verbs behind patterns of the same block begin anew in some files; they are read as more verbs. */
static void take_line(struct verbs *v) {
  struct slice line = v->r.line;
  if (slice_starts(line, SLICE("---")))
    take_block(v, line);
  else if (line.at[0] == '~')
    v->r.file->counts[COUNT_TRANSFORMATIONS].count++;
  else if (line.at[0] == '&') {
    v->in_set = petrarch_set_begin(&v->words, line);
    if (!v->in_set) petrarch_complain(&v->r, "no name of a set: \"%.*s\"", SLICE_ARGS(line));
    v->r.file->counts[COUNT_SETS].count += v->in_set;
  } else if (v->in_set && line.at[0] == '+') {
    if (!petrarch_set_add(&v->words, line)) petrarch_complain(&v->r, "no word: \"%.*s\"", SLICE_ARGS(line));
  } else if (line.at[0] == '-' && line.len > 1 && (line.at[1] == ' ' || line.at[1] == '\t'))
    take_pattern(v, slice_trim((struct slice){line.at + 1, line.len - 1}));
  else if (!v->in_blocks)
    petrarch_complain(&v->r, "outside of blocks and sets: \"%.*s\"", SLICE_ARGS(line));
  else
    take_verb(v, line);
}

/* The sets come first: frames name them. */
static struct slice join(struct verbs *v) {
  struct slice sets = petrarch_sets(&v->words);
  char *text = arena_alloc(v->r.arena, sets.len + v->bytes);
  size_t used = sets.len;
  if (sets.len) memcpy(text, sets.at, sets.len);
  for (size_t i = 0; i < v->line_count; i++) {
    memcpy(text + used, v->lines[i].at, v->lines[i].len);
    used += v->lines[i].len;
    text[used++] = '\n';
  }
  return (struct slice){text, used};
}

struct slice petrarch_read_verbs(struct arena *arena, struct petrarch_file *file,
                                 const struct word_classes *facts) {
  struct verbs v = {.r = petrarch_begin(arena, file), .words = petrarch_words_begin(arena, facts)};
  static const char *const names[PETRARCH_COUNTS] = {"synonym sets",
                                                     "verb blocks",
                                                     "verbs",
                                                     "patterns",
                                                     "of them for no event of PLOVER",
                                                     "transformations, not read"};
  for (int i = 0; i < PETRARCH_COUNTS; i++) file->counts[i].what = names[i];
  while (petrarch_next(&v.r)) take_line(&v);
  return join(&v);
}
