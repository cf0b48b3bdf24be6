#include "meaning/labels.h"

static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
static bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
static bool is_letter(char c) { return is_lower(c) || is_upper(c); }
static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n'; }

static char char_at(struct slice text, size_t at) { return at < text.len ? text.at[at] : 0; }

static size_t skip_blanks(struct slice text, size_t at) {
  while (is_blank(char_at(text, at))) at++;
  return at;
}

static size_t digits(struct slice text, size_t at) {
  size_t from = at;
  while (is_digit(char_at(text, at))) at++;
  return at - from <= 3 ? at : from;
}

static bool is_roman(struct slice text) {
  for (size_t i = 0; i < text.len; i++)
    if (!memchr("ivxIVX", text.at[i], 6)) return false;
  return text.len > 0;
}

/* "-", "*", "•", "–", "—", "●", "▪" */
static size_t bullet(struct slice text) {
  static const char *const marks[] = {
      "-", "*", "\xE2\x80\xA2", "\xE2\x80\x93", "\xE2\x80\x94", "\xE2\x97\x8F", "\xE2\x96\xAA", "\xC2\xB7"};
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
    if (slice_starts(text, slice_of(marks[i])) && is_blank(char_at(text, strlen(marks[i]))))
      return strlen(marks[i]);
  return 0;
}

/* "Article 3", "Section II", "Paragraph 4", "Annex A" */
static size_t article(struct slice text) {
  static const char *const words[] = {"article", "section", "chapter", "annex", "part", "art.", "protocol"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    size_t length = strlen(words[i]);
    if (text.len < length + 2 || !slice_is_ignoring_case((struct slice){text.at, length}, slice_of(words[i])))
      continue;
    size_t at = skip_blanks(text, length), end = digits(text, at);
    if (end == at)
      while (end < text.len && memchr("IVXLABC", text.at[end], 7)) end++;
    char next = char_at(text, end);
    if (end == at || is_letter(next)) return 0;
    if (next == '.' || next == ':' || next == ')') end++;
    return end;
  }
  return 0;
}

/* "1.", "12)", "2.1", "2.1.": "2.5 million" is none, "2020." neither. */
static enum label_kind number(struct slice text, size_t *length) {
  size_t end = digits(text, 0);
  if (end == 0) return LABEL_NONE;
  bool decimal = false;
  while (char_at(text, end) == '.' && digits(text, end + 1) > end + 1)
    end = digits(text, end + 1), decimal = true;
  bool closed = char_at(text, end) == '.' || char_at(text, end) == ')';
  end += closed;
  size_t next = skip_blanks(text, end);
  if (next == end || (!closed && !(decimal && is_upper(char_at(text, next))))) return LABEL_NONE;
  *length = next;
  return decimal ? LABEL_DECIMAL : LABEL_NUMBER;
}

/* "(a)", "a)", "(iv)", "II.", "a.": "A. Smith" is none. */
static enum label_kind letters(struct slice text, size_t *length) {
  bool open = char_at(text, 0) == '(';
  size_t from = open, end = from;
  while (end < from + 5 && (is_letter(char_at(text, end)) || (open && is_digit(char_at(text, end))))) end++;
  struct slice inside = {text.at + from, end - from};
  bool roman = is_roman(inside), small = inside.len && is_lower(inside.at[0]);
  bool numeral = inside.len && is_digit(inside.at[0]);
  if (!inside.len || (inside.len > 1 && !roman && !numeral)) return LABEL_NONE;
  bool closed = char_at(text, end) == ')';
  bool dotted = !open && char_at(text, end) == '.' && (small ? inside.len == 1 : inside.len > 1);
  size_t next = skip_blanks(text, end + 1);
  if ((!closed && !dotted) || next == end + 1) return LABEL_NONE;
  *length = next;
  return numeral ? LABEL_NUMBER : roman ? LABEL_ROMAN : LABEL_LETTER;
}

enum label_kind label_at(struct slice text, size_t *length) {
  *length = bullet(text);
  if (*length) return *length = skip_blanks(text, *length), LABEL_BULLET;
  *length = article(text);
  if (*length) return *length = skip_blanks(text, *length), LABEL_ARTICLE;
  enum label_kind kind = number(text, length);
  if (kind == LABEL_NONE) kind = letters(text, length);
  if (kind == LABEL_NONE) *length = 0;
  return kind;
}

bool labels_open(const struct analysis *a, uint32_t sentence) {
  const struct sentence *s = &a->sentences[sentence];
  if (sentence == 0 || a->sentences[sentence - 1].paragraph != s->paragraph) return true;
  size_t length;
  uint32_t at = s->span.start;
  while (at > 0 && (a->text.at[at - 1] == ' ' || a->text.at[at - 1] == '\t')) at--;
  bool line = at > 0 && a->text.at[at - 1] == '\n';
  return line && label_at(slice_between(a->text.at, s->span), &length) != LABEL_NONE;
}

/* ---- trees ---- */

/* A list of a thousand words is no sentence to be mended. */
enum { LONGEST_SENTENCE = 1000 };

/* Whatever hung on the label hangs on the sentence's head; a label that was the head gives way to a verb, or
   to the first word behind it. */
static void take_out(struct analysis *a, const struct sentence *s, uint32_t label_end) {
  uint32_t last = s->first_word + s->word_count, root = NO_WORD;
  for (uint32_t w = s->first_word; w < last; w++)
    if (a->words[w].head == NO_WORD) root = w;
  if (root == NO_WORD || label_end >= last) return;
  if (root < label_end) {
    uint32_t old = root;
    for (uint32_t w = label_end; w < last && root == old; w++)
      if (a->words[w].head < label_end && a->words[w].head >= s->first_word && a->words[w].upos == UPOS_VERB)
        root = w;
    for (uint32_t w = label_end; w < last && root == old; w++)
      if (a->words[w].head < label_end && a->words[w].head >= s->first_word) root = w;
    if (root == old) return; /* heads that make no tree: left alone */
    a->words[root].head = NO_WORD, a->words[root].relation = REL_ROOT;
  }
  for (uint32_t w = label_end; w < last; w++)
    if (w != root && a->words[w].head != NO_WORD && a->words[w].head < label_end) a->words[w].head = root;
  for (uint32_t w = s->first_word; w < label_end; w++) {
    a->words[w].head = root;
    a->words[w].relation = REL_PUNCT, a->words[w].upos = UPOS_PUNCT;
  }
}

static bool is_operative(const struct predicates *predicates, struct slice verb) {
  enum attitude attitude = predicates_attitude(predicates, verb);
  return attitude == ATTITUDE_REQUEST || attitude == ATTITUDE_MUST || slice_equals(verb, "welcome") ||
         slice_equals(verb, "condemn") || slice_equals(verb, "stress") || slice_equals(verb, "authorize") ||
         slice_equals(verb, "mandate") || slice_equals(verb, "support");
}

static void become_verb(struct analysis *a, uint32_t word, struct slice verb) {
  struct word *w = &a->words[word];
  w->upos = UPOS_VERB, w->xpos = SLICE("VBZ"), w->lemma = verb;
  w->feats = SLICE("Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin");
  uint32_t last = a->sentences[w->sentence].first_word + a->sentences[w->sentence].word_count;
  for (uint32_t c = word + 1; c < last; c++) {
    struct word *child = &a->words[c];
    if (child->head != word) continue;
    if (child->relation == REL_ACL || child->relation == REL_ADVCL) child->relation = REL_XCOMP;
    bool object = child->relation == REL_NMOD_UNMARKED || child->relation == REL_FLAT ||
                  child->relation == REL_APPOS || child->relation == REL_COMPOUND ||
                  child->relation == REL_DEP;
    if (object) child->relation = REL_OBJ;
    if (child->relation == REL_NMOD) child->relation = REL_OBL;
  }
}

/* "Demands", "requests": the verb that such a plural noun may be, or empty. */
static struct slice operative_form(const struct predicates *predicates, struct arena *arena,
                                   const struct word *w) {
  bool noun = w->upos == UPOS_NOUN || w->upos == UPOS_PROPN;
  if (!noun || w->form.len < 4 || (w->form.at[w->form.len - 1] | 0x20) != 's') return (struct slice){"", 0};
  struct slice verb = lower_case(arena, (struct slice){w->form.at, w->form.len - 1});
  return is_operative(predicates, verb) ? verb : (struct slice){"", 0};
}

/* "Demands that", "Requests the Secretary-General to": a plural noun as the head of an item. */
static void wake_verb(const struct predicates *predicates, struct arena *arena, struct analysis *a,
                      uint32_t word) {
  struct slice verb = operative_form(predicates, arena, &a->words[word]);
  if (a->words[word].head == NO_WORD && verb.len) become_verb(a, word, verb);
}

static bool is_marked(const struct analysis *a, uint32_t word, uint32_t last) {
  for (uint32_t w = word + 1 > 8 ? word - 8 : 0; w < last; w++)
    if (a->words[w].head == word && (a->words[w].relation == REL_CASE || a->words[w].relation == REL_MARK))
      return true;
  return false;
}

/* "report every breach", "Implement military measures": the first word of an item, taken for a noun or an
   adjective, becomes its verb; what it stood before, or what hung on it without a preposition, its object. */
static void wake_item(const struct predicates *predicates, struct arena *arena, struct analysis *a,
                      uint32_t word, uint32_t last) {
  struct word *w = &a->words[word];
  bool other = w->upos == UPOS_NOUN || w->upos == UPOS_ADJ || w->upos == UPOS_PROPN || w->upos == UPOS_X;
  if (!other || word + 1 >= last || !predicates_opens_item(predicates, lower_case(arena, w->form))) return;
  uint32_t head = w->head;
  bool above = head != NO_WORD;
  bool modifier = w->relation == REL_AMOD || w->relation == REL_COMPOUND || w->relation == REL_NMOD_UNMARKED;
  if (above && (!modifier || a->words[head].head != NO_WORD || a->words[head].upos == UPOS_VERB)) return;
  bool object = above;
  for (uint32_t c = word + 1; c < last && !above; c++) {
    bool plain = a->words[c].relation == REL_APPOS || a->words[c].relation == REL_FLAT ||
                 a->words[c].relation == REL_NMOD_UNMARKED || a->words[c].relation == REL_DEP ||
                 a->words[c].relation == REL_OBJ;
    if (a->words[c].head != word || object || !plain || is_marked(a, c, last)) continue;
    a->words[c].relation = REL_OBJ;
    object = true;
  }
  if (!object) return; /* "Release of prisoners" stays a noun */
  if (above) a->words[head].head = word, a->words[head].relation = REL_OBJ, w->head = NO_WORD;
  w->relation = REL_ROOT;
  w->upos = UPOS_VERB, w->xpos = SLICE("VB"), w->feats = SLICE("VerbForm=Inf");
  w->lemma = lower_case(arena, w->form);
}

static bool has_subject(const struct analysis *a, const struct sentence *s, uint32_t verb) {
  for (uint32_t w = s->first_word; w < s->first_word + s->word_count; w++)
    if (a->words[w].head == verb && relation_is_subject(a->words[w].relation)) return true;
  return false;
}

/* "Calls upon States to provide helicopters that it lacks, and expresses its intention": in a sentence that
   begins with a verb in the third person without a subject, the next such verb goes with that one. */
static void join_operatives(const struct predicates *predicates, struct arena *arena, struct analysis *a,
                            const struct sentence *s) {
  uint32_t root = NO_WORD, last = s->first_word + s->word_count;
  for (uint32_t w = s->first_word; w < last && root == NO_WORD; w++)
    if (a->words[w].head == NO_WORD) root = w;
  if (root == NO_WORD || !slice_equals(a->words[root].xpos, "VBZ") || has_subject(a, s, root)) return;
  for (uint32_t w = root + 1; w < last; w++) {
    struct word *verb = &a->words[w];
    const struct word *before = &a->words[w - 1];
    bool next =
        slice_equals(before->form, ",") || slice_equals(before->form, ";") || before->upos == UPOS_CCONJ;
    struct slice woken = next ? operative_form(predicates, arena, verb) : (struct slice){"", 0};
    if (woken.len && verb->relation == REL_CONJ) become_verb(a, w, woken);
    if (verb->relation == REL_CONJ && verb->head != root && slice_equals(verb->xpos, "VBZ") &&
        verb->upos == UPOS_VERB && !has_subject(a, s, w))
      verb->head = root;
  }
}

static void mend_paragraph(const struct predicates *predicates, struct arena *arena, struct analysis *a,
                           const struct sentence *s, bool in_list) {
  size_t length;
  enum label_kind kind = label_at(slice_between(a->text.at, s->span), &length);
  uint32_t end = s->first_word, last = s->first_word + s->word_count;
  if (!s->word_count) return;
  if (kind == LABEL_NONE && in_list) wake_item(predicates, arena, a, end, last);
  if (kind == LABEL_NONE) return;
  while (end < last && a->words[end].span.start < s->span.start + length) end++;
  if (end == last) return; /* a label alone: a heading */
  take_out(a, s, end);
  wake_verb(predicates, arena, a, end);
  wake_item(predicates, arena, a, end, last);
}

/* A list without labels begins behind a colon and goes on while its paragraphs begin with a bare verb. */
static bool goes_on(const struct analysis *a, uint32_t sentence, bool in_list) {
  if (sentence == 0) return false;
  struct slice before = slice_trim(slice_between(a->text.at, a->sentences[sentence - 1].span));
  if (slice_ends(before, SLICE(":"))) return true;
  uint32_t first = a->sentences[sentence - 1].first_word;
  return in_list && a->sentences[sentence - 1].word_count && slice_equals(a->words[first].xpos, "VB");
}

void labels_mend(const struct predicates *predicates, struct arena *arena, struct analysis *a) {
  bool in_list = false;
  for (uint32_t i = 0; i < a->sentence_count; i++) {
    const struct sentence *s = &a->sentences[i];
    if (labels_open(a, i)) in_list = goes_on(a, i, in_list), mend_paragraph(predicates, arena, a, s, in_list);
    if (s->word_count <= LONGEST_SENTENCE) join_operatives(predicates, arena, a, s);
  }
}
