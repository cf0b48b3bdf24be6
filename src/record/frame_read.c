/* Reads knowledge/events.txt. A line goes on in the next if it ends in , ; : or | or the next begins with {
   or =. */
#include "common/lines.h"
#include "record/frame.h"

struct parser {
  struct arena *arena;
  struct lines lines;
  struct event_frames *frames;
  struct slice section; /* the one that `kind` was made from */
  struct frame_kind *kind;
  struct truce_error *error;
  enum truce_status status;
};

static bool bad(struct parser *p, const char *what, struct slice where) {
  if (!p->status) p->status = lines_fail(&p->lines, p->error, "%s: \"%.*s\"", what, SLICE_ARGS(where));
  return false;
}

static bool is_blank(char c) { return c == ' ' || c == '\t'; }

/* The next word of *rest, cut at blanks; empty at the end. */
static struct slice next_word(struct slice *rest) {
  *rest = slice_trim(*rest);
  size_t n = 0;
  while (n < rest->len && !is_blank(rest->at[n])) n++;
  struct slice word = {rest->at, n};
  *rest = (struct slice){rest->at + n, rest->len - n};
  return word;
}

static bool parse_path(struct parser *p, struct slice text, struct frame_path *path) {
  *path = (struct frame_path){.count = 0};
  struct slice rest = text;
  while (rest.at) {
    if (path->count == FRAME_STEPS) return bad(p, "a path of more than three steps", text);
    struct slice step = slice_trim(slice_cut(&rest, '.'));
    if (step.len == 0) return bad(p, "a path with an empty step", text);
    path->steps[path->count++] = step;
  }
  return true;
}

/* "object|on|clause.subject"; "-" is nobody. */
static bool parse_role(struct parser *p, struct slice text, struct frame_role **role) {
  *role = ARENA_NEW(p->arena, struct frame_role);
  if (slice_equals(text, "-")) return true;
  struct slice rest = text;
  while (rest.at) {
    if ((*role)->count == FRAME_PATHS) return bad(p, "a role with more than 20 paths", text);
    if (!parse_path(p, slice_trim(slice_cut(&rest, '|')), &(*role)->paths[(*role)->count++])) return false;
  }
  return true;
}

struct roles {
  struct frame_role *source, *target, *asked;
};

/* "source > target : asked", the last part optional. */
static bool parse_roles(struct parser *p, struct slice text, struct roles *roles) {
  struct slice rest = text, source = slice_trim(slice_cut(&rest, '>'));
  if (!rest.at) return bad(p, "roles without \">\"", text);
  struct slice target = slice_trim(slice_cut(&rest, ':'));
  if (!parse_role(p, source, &roles->source) || !parse_role(p, target, &roles->target)) return false;
  roles->asked = NULL;
  return !rest.at || parse_role(p, slice_trim(rest), &roles->asked);
}

static const char *const event_types[] = {
    "AGREE",  "CONSULT", "SUPPORT",  "CONCEDE", "COOPERATE", "AID",      "RETREAT", "REQUEST",
    "ACCUSE", "REJECT",  "THREATEN", "PROTEST", "SANCTION",  "MOBILIZE", "COERCE",  "ASSAULT"};

static bool is_event_type(struct slice text) {
  for (size_t i = 0; i < sizeof event_types / sizeof *event_types; i++)
    if (slice_equals(text, event_types[i])) return true;
  return false;
}

/* "[0871 CONCEDE ceasefire +military = subject > with]" */
static bool parse_section(struct parser *p, struct slice section) {
  p->section = section;
  struct frame_kind *kind = p->kind = ARENA_NEW(p->arena, struct frame_kind);
  struct slice rest = p->section, head = slice_cut(&rest, '=');
  struct slice roles_text = rest.at ? rest : SLICE("subject > object|recipient");
  kind->cameo = next_word(&head);
  kind->type = next_word(&head);
  kind->none = slice_equals(kind->type, "NONE");
  if (!kind->none && !is_event_type(kind->type)) return bad(p, "not an event type of PLOVER", kind->type);
  size_t capacity = 0;
  for (struct slice word = next_word(&head); word.len; word = next_word(&head)) {
    struct slice context = {word.at + 1, word.len - 1};
    if (word.at[0] == '+')
      ARENA_PUSH(p->arena, kind->context.at, kind->context.count, capacity, context);
    else if (slice_equals(word, "?"))
      kind->weak = true;
    else if (!slice_equals(word, "-"))
      kind->mode = word;
  }
  struct roles roles;
  if (!parse_roles(p, roles_text, &roles)) return false;
  kind->source = roles.source, kind->target = roles.target, kind->asked = roles.asked;
  return true;
}

const struct texts *event_frames_words(const struct event_frames *frames, struct slice name) {
  for (uint32_t i = 0; i < frames->list_count; i++)
    if (slice_is(frames->lists[i].name, name)) return &frames->lists[i].words;
  return NULL;
}

bool event_frames_list_has(const struct event_frames *frames, const char *list, struct slice lemma) {
  const struct texts *words = event_frames_words(frames, slice_of(list));
  for (size_t i = 0; words && i < words->count; i++)
    if (slice_is_ignoring_case(lemma, words->at[i])) return true;
  return false;
}

/* Adds "word, word, $set, ..." to `words`. */
static bool parse_words(struct parser *p, struct slice text, struct texts *words) {
  size_t capacity = words->count;
  struct slice rest = text;
  while (rest.at) {
    struct slice word = slice_trim(slice_cut(&rest, ','));
    if (word.len == 0) continue;
    if (word.at[0] != '$' || word.len == 1) { /* "$" alone is the dollar */
      ARENA_PUSH(p->arena, words->at, words->count, capacity, word);
      continue;
    }
    const struct texts *set = event_frames_words(p->frames, word);
    if (!set) return bad(p, "no such word list", word);
    for (size_t i = 0; i < set->count; i++)
      ARENA_PUSH(p->arena, words->at, words->count, capacity, set->at[i]);
  }
  return true;
}

static bool is_flag(struct slice text) {
  return slice_equals(text, "negated") || slice_equals(text, "passive") || slice_equals(text, "future") ||
         slice_equals(text, "past") || slice_equals(text, "light");
}

/* "object|on: word, word", "!clause", "object: !word, word", "negated", "!negated" */
static bool parse_condition(struct parser *p, struct slice text, struct frame_condition *condition) {
  *condition = (struct frame_condition){.never = false};
  struct slice words = text, path = slice_trim(slice_cut(&words, ':'));
  if (path.len && path.at[0] == '!')
    condition->never = true, path = slice_trim((struct slice){path.at + 1, path.len - 1});
  if (is_flag(path) && !words.at) {
    condition->flag = path;
    return true;
  }
  struct frame_role *role;
  if (!parse_role(p, path, &role)) return false;
  condition->where = *role;
  if (!words.at) return true;
  words = slice_trim(words);
  if (words.len && words.at[0] == '!')
    condition->never = true, words = (struct slice){words.at + 1, words.len - 1};
  if (!parse_words(p, words, &condition->words)) return false;
  return condition->words.count > 0 || bad(p, "a condition without words", text);
}

struct line_parts {
  struct slice heads, conditions, roles; /* the latter two may be empty */
};

static bool split_line(struct parser *p, struct slice line, struct line_parts *parts) {
  *parts = (struct line_parts){.heads = line};
  size_t open = slice_find(line, SLICE("{")), close = slice_find(line, SLICE("}"));
  if ((open == SIZE_MAX) != (close == SIZE_MAX) || (open != SIZE_MAX && close < open))
    return bad(p, "braces that don't match", line);
  struct slice rest = line;
  if (open != SIZE_MAX) {
    parts->heads = (struct slice){line.at, open};
    parts->conditions = (struct slice){line.at + open + 1, close - open - 1};
    rest = (struct slice){line.at + close + 1, line.len - close - 1};
  }
  struct slice before = slice_trim(slice_cut(&rest, '='));
  if (open == SIZE_MAX)
    parts->heads = before;
  else if (before.len)
    return bad(p, "text between } and =", before);
  parts->roles = rest.at ? slice_trim(rest) : (struct slice){0};
  return true;
}

static bool mentions(const struct frame_role *role, const char *slot) {
  for (uint8_t i = 0; role && i < role->count; i++)
    if (slice_equals(role->paths[i].steps[0], slot)) return true;
  return false;
}

static bool looks_at(const struct frame *frame, const char *slot) {
  for (uint8_t i = 0; i < frame->condition_count; i++)
    if (!frame->conditions[i].never && mentions(&frame->conditions[i].where, slot)) return true;
  return mentions(frame->asked, slot);
}

static void add_frame(struct parser *p, struct frame frame) {
  struct event_frames *f = p->frames;
  uint32_t at = map_get(&f->first, frame.lemma);
  if (at == MAP_NONE)
    map_put(&f->first, frame.lemma, f->count);
  else {
    while (f->at[at].next != FRAME_NONE) at = f->at[at].next;
    f->at[at].next = f->count;
  }
  ARENA_PUSH(p->arena, f->at, f->count, f->capacity, frame);
}

/* "call on", "war/n" */
static bool parse_head(struct parser *p, struct slice text, struct frame frame) {
  if (text.len > 2 && text.at[text.len - 2] == '/') {
    frame.word_class = text.at[text.len - 1];
    if (!strchr("vna", frame.word_class)) return bad(p, "a class that is not /v, /n or /a", text);
    text.len -= 2;
  }
  struct slice rest = text;
  frame.lemma = slice_cut(&rest, ' ');
  frame.preposition = rest.at ? slice_trim(rest) : (struct slice){0};
  frame.takes_clause =
      looks_at(&frame, "clause") || looks_at(&frame, "infinitive") || looks_at(&frame, "that");
  frame.takes_object = looks_at(&frame, "object");
  frame.line = (uint32_t)p->lines.number;
  add_frame(p, frame);
  return true;
}

static bool parse_conditions(struct parser *p, struct slice text, struct frame *frame) {
  struct frame_condition *conditions = ARENA_ARRAY(p->arena, struct frame_condition, FRAME_CONDITIONS);
  struct slice rest = text;
  while (rest.at) {
    struct slice one = slice_trim(slice_cut(&rest, ';'));
    if (one.len == 0) continue;
    if (frame->condition_count == FRAME_CONDITIONS) return bad(p, "more than six conditions", text);
    if (!parse_condition(p, one, &conditions[frame->condition_count++])) return false;
  }
  frame->conditions = conditions;
  return true;
}

static bool parse_frames(struct parser *p, struct slice line) {
  struct line_parts parts;
  if (!split_line(p, line, &parts)) return false;
  struct frame frame = {.next = FRAME_NONE,
                        .kind = p->kind,
                        .source = p->kind->source,
                        .target = p->kind->target,
                        .asked = p->kind->asked};
  if (parts.conditions.at && !parse_conditions(p, parts.conditions, &frame)) return false;
  if (parts.roles.at) {
    struct roles roles;
    if (!parse_roles(p, parts.roles, &roles)) return false;
    frame.source = roles.source, frame.target = roles.target, frame.asked = roles.asked;
  }
  struct texts heads = {0};
  if (!parse_words(p, parts.heads, &heads)) return false;
  if (heads.count == 0) return bad(p, "a line without predicates", line);
  for (size_t i = 0; i < heads.count; i++)
    if (!parse_head(p, heads.at[i], frame)) return false;
  return true;
}

/* "$name = word, word" */
static bool parse_set(struct parser *p, struct slice line) {
  struct slice rest = line;
  struct frame_words set = {.name = slice_trim(slice_cut(&rest, '='))};
  if (!rest.at) return bad(p, "a word list without \"=\"", line);
  if (!parse_words(p, rest, &set.words)) return false;
  ARENA_PUSH(p->arena, p->frames->lists, p->frames->list_count, p->frames->list_capacity, set);
  return true;
}

static bool is_set_line(struct slice line) {
  return line.at[0] == '$' && slice_find(line, SLICE("=")) != SIZE_MAX &&
         slice_find(line, SLICE("{")) == SIZE_MAX && slice_find(line, SLICE(">")) == SIZE_MAX;
}

/* A whole line, put together from what goes on in the next. */
static bool parse_line(struct parser *p, struct slice line, struct slice section) {
  if (line.len == 0) return true;
  if (is_set_line(line)) return parse_set(p, line);
  if (section.len == 0) return bad(p, "predicates before the first section", line);
  if (section.at != p->section.at && !parse_section(p, section)) return false;
  return parse_frames(p, line);
}

/* The line before goes on in this one. */
static bool goes_on(struct slice before, struct slice line) {
  if (before.len == 0) return false;
  char last = before.at[before.len - 1];
  return last == ',' || last == ';' || last == '|' || last == ':' || line.at[0] == '=' || line.at[0] == '{';
}

enum truce_status event_frames_open(struct event_frames **frames, struct arena *arena, const char *file,
                                    struct slice text, struct truce_error *error) {
  *frames = ARENA_NEW(arena, struct event_frames);
  map_init(&(*frames)->first, arena);
  return event_frames_read(*frames, arena, file, text, error);
}

enum truce_status event_frames_read(struct event_frames *frames, struct arena *arena, const char *file,
                                    struct slice text, struct truce_error *error) {
  struct parser p = {.arena = arena, .frames = frames, .error = error};
  lines_init(&p.lines, file, text);
  struct slice whole = {"", 0}, section = p.lines.section;
  size_t begin = 0; /* the line that `whole` begins with */
  while (!p.status && lines_next(&p.lines)) {
    if (p.lines.section.at == section.at && goes_on(whole, p.lines.line)) {
      whole = arena_print(arena, "%.*s %.*s", SLICE_ARGS(whole), SLICE_ARGS(p.lines.line));
      continue;
    }
    size_t number = p.lines.number;
    p.lines.number = begin;
    parse_line(&p, whole, section);
    whole = p.lines.line, section = p.lines.section, begin = p.lines.number = number;
  }
  p.lines.number = begin;
  if (!p.status) parse_line(&p, whole, section);
  return p.status;
}
