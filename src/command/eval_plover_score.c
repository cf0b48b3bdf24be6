/* A system's party matches the table's when they share a word that is no function word, and either half of
   the system's words lie in the table's or the F1 of the two is at least 0.4. */
#include "command/eval_plover.h"

#include "common/utf8.h"

const char *const plover_roots[PLOVER_ROOTS] = {"AGREE",   "CONSULT",  "SUPPORT",  "COOPERATE", "AID",
                                                "YIELD",   "ACCUSE",   "REQUEST",  "REJECT",    "THREATEN",
                                                "PROTEST", "MOBILIZE", "SANCTION", "COERCE",    "ASSAULT"};
const int plover_quads[PLOVER_ROOTS] = {1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4};

struct scored_word {
  int64_t start, end; /* code points */
  bool function;
};

struct scored_words {
  struct scored_word *at;
  size_t count, capacity;
};

static bool is_function_word(struct slice word) {
  static const char *const all[] = {
      "a",    "an",   "the",  "of",  "in",  "on",   "at",  "to",    "for",  "and",  "or",     "by",
      "with", "from", "as",   "s",   "his", "her",  "its", "their", "our",  "that", "this",   "which",
      "who",  "whom", "is",   "are", "was", "were", "be",  "been",  "has",  "have", "had",    "it",
      "he",   "she",  "they", "we",  "you", "i",    "not", "no",    "into", "over", "against"};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++)
    if (slice_is_ignoring_case(word, slice_of(all[i]))) return true;
  return false;
}

static bool in_word(unsigned char c) {
  return c >= 128 || c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool joins(char c) { return c == '-' || c == '.' || c == '&'; }

/* Words as the Python scorer cuts them: letters, digits, and - . & between them. */
static struct scored_words cut(struct arena *arena, struct slice text) {
  struct scored_words tokens = {0};
  int64_t point = 0;
  for (size_t i = 0; i < text.len;) {
    if (!in_word((unsigned char)text.at[i])) {
      i++, point++;
      continue;
    }
    size_t end = i;
    while (end < text.len &&
           (in_word((unsigned char)text.at[end]) ||
            (joins(text.at[end]) && end + 1 < text.len && in_word((unsigned char)text.at[end + 1]))))
      end++;
    struct slice word = {text.at + i, end - i};
    struct scored_word token = {point, point + (int64_t)utf8_count(word), is_function_word(word)};
    ARENA_PUSH(arena, tokens.at, tokens.count, tokens.capacity, token);
    point = token.end, i = end;
  }
  return tokens;
}

static bool covers(struct plover_span span, const struct scored_word *token) {
  return token->start < span.end && token->end > span.start;
}

static size_t content_words(const struct scored_words *tokens, struct plover_span span, bool *only_function) {
  size_t content = 0, all = 0;
  for (size_t i = 0; i < tokens->count; i++)
    if (covers(span, &tokens->at[i])) all++, content += !tokens->at[i].function;
  *only_function = content == 0;
  return content ? content : all;
}

/* 0: no match, else the F1 of their words. */
static double span_score(const struct scored_words *tokens, struct plover_span said,
                         struct plover_span gold) {
  bool all_said, all_gold;
  size_t in_said = content_words(tokens, said, &all_said), in_gold = content_words(tokens, gold, &all_gold),
         both = 0;
  for (size_t i = 0; i < tokens->count; i++) {
    const struct scored_word *t = &tokens->at[i];
    if (!covers(said, t) || !covers(gold, t)) continue;
    if (t->function && (!all_said || !all_gold)) continue;
    both++;
  }
  if (!both) return 0;
  double precision = (double)both / (double)in_said, recall = (double)both / (double)in_gold;
  double f1 = 2 * precision * recall / (precision + recall);
  return precision >= 0.5 || f1 >= 0.4 ? f1 : 0;
}

static double role_score(const struct scored_words *tokens, struct plover_span said,
                         struct plover_span gold) {
  if (gold.start < 0) return 1;
  return said.start < 0 ? 0 : span_score(tokens, said, gold);
}

/* How well an event's parties are the row's; 0 if one is missed or they are the wrong way round. */
static double event_score(const struct scored_words *tokens, const struct plover_row *row,
                          const struct plover_event *e) {
  double source = role_score(tokens, e->source_span, row->source);
  double target = role_score(tokens, e->target_span, row->target);
  bool named = row->source.start >= 0 && row->target.start >= 0 &&
               (row->source.end <= row->target.start || row->target.end <= row->source.start);
  if (source <= 0 || target <= 0) return 0;
  if (named && (source <= role_score(tokens, e->source_span, row->target) ||
                target <= role_score(tokens, e->target_span, row->source)))
    return 0;
  return source + target;
}

static int root_that_counts(struct arena *arena, const struct plover_row *row,
                            const struct plover_events *events, bool given) {
  if (given) return events->count ? events->at[0].root : PLOVER_NONE;
  struct scored_words tokens = cut(arena, row->sentence);
  double best = 0;
  int root = PLOVER_NONE;
  for (uint32_t i = 0; i < events->count; i++) {
    double score = event_score(&tokens, row, &events->at[i]);
    if (score > best) best = score, root = events->at[i].root;
  }
  return root;
}

int plover_count(struct plover_score *s, struct arena *arena, const struct plover_row *row,
                 const struct plover_events *events, bool given) {
  int root = root_that_counts(arena, row, events, given);
  s->rows++, s->events += events->count;
  s->gold[row->root]++, s->quad_gold[row->quad]++;
  if (root == PLOVER_NONE) return root;
  s->found++, s->said[root]++, s->quad_said[plover_quads[root]]++;
  if (root == row->root) s->right++, s->hit[root]++;
  if (plover_quads[root] == row->quad) s->quad_right++, s->quad_hit[row->quad]++;
  return root;
}

static double macro_f1(const size_t *gold, const size_t *said, const size_t *hit, size_t count) {
  double sum = 0;
  size_t classes = 0;
  for (size_t i = 0; i < count; i++) {
    if (!gold[i]) continue;
    classes++;
    sum += 2.0 * (double)hit[i] / (double)(gold[i] + said[i]);
  }
  return classes ? sum / (double)classes : 0;
}

double plover_root_f1(const struct plover_score *s) {
  return macro_f1(s->gold, s->said, s->hit, PLOVER_ROOTS);
}
double plover_quad_f1(const struct plover_score *s) {
  return macro_f1(s->quad_gold, s->quad_said, s->quad_hit, 5);
}
