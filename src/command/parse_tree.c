#include "command/parse_tree.h"

enum { INDENT = 2, DEEPEST = 24 };

/* How many words govern the word, directly or not. */
static uint32_t depth_of(const struct analysis *analysis, uint32_t word) {
  uint32_t depth = 0;
  while (analysis->words[word].head != NO_WORD && depth < DEEPEST) word = analysis->words[word].head, depth++;
  return depth;
}

/* The governor of `word` that stands `level` below the root; the tree's edges do not always nest, then the
   drawing is only as good as the indentation. */
static uint32_t governor_at(const struct analysis *analysis, uint32_t word, uint32_t depth, uint32_t level) {
  while (depth > level) word = analysis->words[word].head, depth--;
  return word;
}

static bool hangs_from(const struct analysis *analysis, uint32_t word, uint32_t head) {
  return analysis->words[word].head == head;
}

/* Whether another child of `head` stands in (from, to) or, past `word`, on the same side of the head. */
static bool more_on_side(const struct analysis *analysis, const struct sentence *sentence, uint32_t word,
                         uint32_t head, bool upwards) {
  uint32_t end = sentence->first_word + sentence->word_count;
  for (uint32_t i = sentence->first_word; i < end; i++)
    if (hangs_from(analysis, i, head) && (i < head) == (word < head) && (upwards ? i < word : i > word))
      return true;
  return false;
}

/* What the column of `level` shows in the row of `word`, whose governor on that level's next is `below`. */
static const char *bar(const struct analysis *analysis, const struct sentence *sentence, uint32_t word,
                       uint32_t below, uint32_t head) {
  bool before = below < head;
  bool passing = before ? (word > below || more_on_side(analysis, sentence, below, head, true))
                        : (word < below || more_on_side(analysis, sentence, below, head, false));
  return passing ? "│ " : "  ";
}

static const char *corner(const struct analysis *analysis, const struct sentence *sentence, uint32_t word) {
  uint32_t head = analysis->words[word].head;
  bool first = !more_on_side(analysis, sentence, word, head, true);
  bool last = !more_on_side(analysis, sentence, word, head, false);
  if (word < head) return first ? "┌ " : "├ ";
  return last ? "└ " : "├ ";
}

static void show_branches(struct call *call, const struct analysis *analysis, const struct sentence *sentence,
                          uint32_t word, uint32_t depth) {
  show_style(call, STYLE_DIM);
  for (uint32_t level = 0; level + 1 < depth; level++) {
    uint32_t head = governor_at(analysis, word, depth, level),
             below = governor_at(analysis, word, depth, level + 1);
    buffer_add_text(&call->out, bar(analysis, sentence, word, below, head));
  }
  if (depth && depth < DEEPEST) buffer_add_text(&call->out, corner(analysis, sentence, word));
  if (depth >= DEEPEST) buffer_add_text(&call->out, "… ");
  show_style(call, STYLE_PLAIN);
}

static void show_word(struct call *call, const struct analysis *analysis, const struct sentence *sentence,
                      uint32_t number) {
  const struct word *word = &analysis->words[number];
  uint32_t depth = depth_of(analysis, number);
  buffer_add_text(&call->out, "  ");
  show_branches(call, analysis, sentence, number, depth);
  show_style(call, depth ? STYLE_PLAIN : STYLE_BOLD);
  int columns = 44 - INDENT * (int)depth;
  show_column(call, columns > 12 ? columns : 12, slice_between(analysis->text.at, word->span));
  show_style(call, STYLE_PLAIN);
  buffer_print(&call->out, " %-6s ", upos_name(word->upos));
  show_style(call, STYLE_DIM);
  show_text(call, word->relation_text);
  show_style(call, STYLE_PLAIN);
  buffer_add_byte(&call->out, '\n');
}

void parse_tree_show(struct call *call, const struct analysis *analysis, const struct sentence *sentence) {
  show_wrapped(call, 0, slice_between(analysis->text.at, sentence->span));
  for (uint32_t i = 0; i < sentence->word_count; i++)
    show_word(call, analysis, sentence, sentence->first_word + i);
  buffer_add_byte(&call->out, '\n');
}
