/* Markdown: the words without their marks. Headings, list items and paragraphs each become a paragraph; what
   is said in a head of "key: value" lines between two "---" is taken for title, date, outlet and address. */
#include "source/dateline.h"
#include "source/parts.h"

#include <ctype.h>

struct markdown {
  struct draft *draft;
  struct buffer paragraph; /* as it is written, in one line */
  struct buffer words;     /* without its marks */
  bool fenced;             /* inside ``` */
  bool commented;          /* inside <!-- */
};

static bool is_word(char c) { return isalnum((unsigned char)c) || (unsigned char)c >= 0x80; }

/* Whether the '*' or '_' at `i` opens or closes emphasis: it touches a word on one side only ("2 * 3" and
   "snake_case" have none). */
static bool is_emphasis(struct slice line, size_t i) {
  char mark = line.at[i];
  size_t first = i, last = i;
  while (first > 0 && line.at[first - 1] == mark) first--;
  while (last + 1 < line.len && line.at[last + 1] == mark) last++;
  bool before = first > 0 && !isspace((unsigned char)line.at[first - 1]);
  bool after = last + 1 < line.len && !isspace((unsigned char)line.at[last + 1]);
  bool inside = before && after && is_word(line.at[first - 1]) && is_word(line.at[last + 1]);
  return (before || after) && !(mark == '_' && inside);
}

/* "[words](address)", "[words][name]", "[^note]", "![picture](address)" at `at`: how long it is, and its
   words. 0: none. */
static size_t link_length(struct slice line, size_t at, struct slice *words) {
  bool picture = line.at[at] == '!';
  size_t open = at + picture, close = open + 1, depth = 1;
  if (open >= line.len || line.at[open] != '[') return 0;
  for (; close < line.len && depth; close++) depth += (line.at[close] == '[') - (line.at[close] == ']');
  if (depth) return 0;
  *words = (struct slice){line.at + open + 1, close - open - 2};
  bool note = words->len && words->at[0] == '^';
  char next = close < line.len ? line.at[close] : 0;
  if (picture || note) words->len = 0;
  if (next != '(' && next != '[') return note ? close - at : 0;
  const char *end = memchr(line.at + close, next == '(' ? ')' : ']', line.len - close);
  return end ? (size_t)(end - line.at) + 1 - at : 0;
}

/* "<https://a.example>", "<b>": an address or a tag. 0: neither. */
static size_t tag_length(struct slice line, size_t at) {
  char first = at + 1 < line.len ? line.at[at + 1] : ' ';
  const char *end =
      isalpha((unsigned char)first) || first == '/' ? memchr(line.at + at, '>', line.len - at) : NULL;
  return end ? (size_t)(end - line.at) + 1 - at : 0;
}

/* Words of links hold no further links: what is in brackets there stays as it is. */
static void add_words(struct buffer *out, struct slice line, bool links) {
  for (size_t i = 0; i < line.len;) {
    char c = line.at[i];
    struct slice words = {"", 0};
    size_t length = links && (c == '[' || c == '!') ? link_length(line, i, &words)
                    : c == '<'                      ? tag_length(line, i)
                                                    : 0;
    if (length) {
      if (words.len) add_words(out, words, false);
      i += length;
    } else if (c == '\\' && i + 1 < line.len && ispunct((unsigned char)line.at[i + 1])) {
      buffer_add_byte(out, line.at[i + 1]), i += 2;
    } else {
      bool mark = c == '`' || ((c == '*' || c == '_') && is_emphasis(line, i));
      if (!mark) buffer_add_byte(out, c);
      i++;
    }
  }
}

static void add_line(struct markdown *m, struct slice line) {
  if (m->paragraph.len) buffer_add_byte(&m->paragraph, ' ');
  buffer_add(&m->paragraph, line);
}

static void end_paragraph(struct markdown *m) {
  buffer_clear(&m->words);
  add_words(&m->words, buffer_slice(&m->paragraph), true);
  draft_paragraph(&m->draft->text, buffer_slice(&m->words));
  buffer_clear(&m->paragraph);
}

/* "---", "===", "|---|:--|": lines of marks alone. */
static bool is_rule(struct slice line) {
  for (size_t i = 0; i < line.len; i++)
    if (!strchr("-=*_|:+ ", line.at[i]) || !line.at[i]) return false;
  return line.len >= 3;
}

static struct slice without(struct slice line, size_t count) {
  return slice_trim((struct slice){line.at + count, line.len - count});
}

static struct slice without_quotation(struct slice line) {
  while (line.len && line.at[0] == '>') line = without(line, 1);
  return line;
}

static size_t heading_marks(struct slice line) {
  size_t marks = 0;
  while (marks < line.len && line.at[marks] == '#') marks++;
  return marks && marks <= 6 && marks < line.len && line.at[marks] == ' ' ? marks : 0;
}

static void take_heading(struct markdown *m, struct slice line, size_t marks) {
  line = without(line, marks);
  while (line.len && line.at[line.len - 1] == '#') line = slice_trim((struct slice){line.at, line.len - 1});
  end_paragraph(m);
  add_line(m, line);
  end_paragraph(m);
  if (!m->draft->title.len) draft_field(&m->draft->title, buffer_slice(&m->words));
}

/* A bullet goes, a number stays: articles of agreements have them. */
static bool begins_item(struct slice *line) {
  bool bullet = line->len > 2 && strchr("-*+", line->at[0]) && line->at[1] == ' ';
  size_t digits = 0;
  while (digits < line->len && digits < 4 && isdigit((unsigned char)line->at[digits])) digits++;
  bool number = digits && digits + 1 < line->len && (line->at[digits] == '.' || line->at[digits] == ')') &&
                line->at[digits + 1] == ' ';
  if (bullet) *line = without(*line, 2);
  return bullet || number;
}

/* The rest of a line in which a comment ends, or nothing. */
static struct slice behind_comment(struct markdown *m, struct slice line) {
  size_t end = slice_find(line, SLICE("-->"));
  m->commented = end == SIZE_MAX;
  return m->commented ? (struct slice){line.at, 0} : without(line, end + 3);
}

static void take_line(struct markdown *m, struct slice line) {
  bool indented = line.len && isspace((unsigned char)line.at[0]);
  line = slice_trim(line);
  bool was_commented = m->commented;
  if (slice_starts(line, SLICE("<!--"))) m->commented = true;
  if (m->commented) line = behind_comment(m, line);
  if ((was_commented || m->commented) && !line.len) return;
  if (slice_starts(line, SLICE("```")) || slice_starts(line, SLICE("~~~"))) {
    m->fenced = !m->fenced;
    end_paragraph(m);
    return;
  }
  if (!m->fenced) line = without_quotation(line);
  if (!line.len || is_rule(line)) {
    end_paragraph(m);
    return;
  }
  size_t marks = indented ? 0 : heading_marks(line);
  if (marks) {
    take_heading(m, line, marks);
    return;
  }
  if (begins_item(&line) || line.at[0] == '|') end_paragraph(m);
  add_line(m, line);
}

static void take_field(struct draft *draft, struct slice line) {
  struct slice value = line, key = slice_trim(slice_cut(&value, ':'));
  size_t length;
  if (!value.at) return;
  value = slice_trim(value);
  if (value.len > 1 && (value.at[0] == '"' || value.at[0] == '\'') && value.at[value.len - 1] == value.at[0])
    value = (struct slice){value.at + 1, value.len - 2};
  if (slice_is_ignoring_case(key, SLICE("title")) || slice_is_ignoring_case(key, SLICE("headline")))
    draft_field(&draft->title, value);
  else if (slice_is_ignoring_case(key, SLICE("outlet")) || slice_is_ignoring_case(key, SLICE("source")) ||
           slice_is_ignoring_case(key, SLICE("publisher")))
    draft_field(&draft->outlet, value);
  else if (slice_is_ignoring_case(key, SLICE("url")) || slice_is_ignoring_case(key, SLICE("link")))
    draft_field(&draft->url, value);
  else if (slice_is_ignoring_case(key, SLICE("date")) && !written_date(value, &draft->date, &length))
    draft->date = (struct date){0};
}

/* The lines between "---" and "---" at the very head; without a second one there is no such head. */
static void take_front_matter(struct draft *draft, struct slice *text) {
  struct slice rest = *text;
  if (!slice_equals(slice_trim(slice_cut(&rest, '\n')), "---")) return;
  for (struct slice scan = rest; scan.len;) {
    struct slice line = slice_trim(slice_cut(&scan, '\n'));
    if (!slice_equals(line, "---")) continue;
    for (struct slice fields = {rest.at, (size_t)(line.at - rest.at)}; fields.len;)
      take_field(draft, slice_cut(&fields, '\n'));
    *text = scan.at ? scan : (struct slice){"", 0};
    return;
  }
}

enum truce_status read_markdown(struct slice bytes, const char *name, struct draft *draft,
                                struct truce_error *error) {
  struct markdown m = {.draft = draft};
  if (bytes.len > DOCUMENT_LARGEST)
    return fail(error, TRUCE_LIMIT, "%.300s: more than %d bytes of text", name, (int)DOCUMENT_LARGEST);
  if (slice_starts(bytes, SLICE("\xEF\xBB\xBF"))) bytes = (struct slice){bytes.at + 3, bytes.len - 3};
  buffer_init(&m.paragraph, DOCUMENT_LARGEST);
  buffer_init(&m.words, DOCUMENT_LARGEST);
  take_front_matter(draft, &bytes);
  while (bytes.len) take_line(&m, slice_cut(&bytes, '\n'));
  end_paragraph(&m);
  buffer_dispose(&m.paragraph);
  buffer_dispose(&m.words);
  if (draft->text.len || draft->text.failed) return TRUCE_OK;
  return fail(error, TRUCE_BAD_INPUT, "%.300s: empty, there is no text in it", name);
}
