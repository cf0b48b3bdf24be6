#include "command/show_record.h"

static void say(struct call *call, const char *text) { buffer_add_text(&call->out, text); }

static bool given(struct slice text) { return text.len > 0; }

/* " · WORD text", nothing where the text is empty. */
static void show_also(struct call *call, const char *word, struct slice text) {
  if (!given(text)) return;
  say(call, " · ");
  say(call, word);
  show_text(call, text);
}

static struct slice name_of(const struct actor *actor) {
  return given(actor->name) ? actor->name : actor->text;
}

/* The names of actors, joined by commas; "?" where there is none. */
static void show_actors(struct call *call, const struct actors *actors) {
  if (!actors->count) say(call, "?");
  for (size_t i = 0; i < actors->count; i++) {
    if (i) say(call, ", ");
    show_text(call, name_of(&actors->at[i]));
  }
}

static void show_also_actors(struct call *call, const char *word, const struct actors *actors) {
  if (!actors->count) return;
  say(call, " · ");
  say(call, word);
  show_actors(call, actors);
}

static void show_texts(struct call *call, const struct texts *texts) {
  for (size_t i = 0; i < texts->count; i++) {
    if (i) say(call, ", ");
    show_text(call, texts->at[i]);
  }
}

static struct slice place_name(const struct place *place) {
  return given(place->name) ? place->name : place->text;
}

static void show_event(struct call *call, const struct event *event) {
  bool mutual = slice_equals(event->type, "AGREE") || slice_equals(event->type, "CONSULT") ||
                slice_equals(event->type, "COOPERATE");
  show_text(call, event->type);
  if (given(event->mode)) say(call, "/"), show_text(call, event->mode);
  say(call, " ");
  show_actors(call, &event->source);
  say(call, mutual ? " ↔ " : " → ");
  show_actors(call, &event->target);
  show_also(call, "asked: ", event->asked);
  show_also(call, "", event->when);
  show_also(call, "in ", place_name(&event->where));
  for (size_t i = 0; i < event->quantity.count; i++) {
    show_also(call, "", event->quantity.at[i].name);
    buffer_print(&call->out, " %lld", (long long)event->quantity.at[i].value);
  }
}

static void show_agreement(struct call *call, const struct agreement *agreement) {
  show_text(call, given(agreement->name) ? agreement->name : agreement->form);
  say(call, " between ");
  show_actors(call, &agreement->parties);
  show_also_actors(call, "backed by ", &agreement->backers);
  show_also(call, "signed ", agreement->signed_on);
  show_also(call, "in force ", agreement->in_force);
  show_also(call, "at ", place_name(&agreement->where));
  show_also(call, "for ", place_name(&agreement->scope));
  show_also(call, "", agreement->status);
}

static void show_obligation(struct call *call, const struct obligation *obligation) {
  show_actors(call, &obligation->bound);
  say(call, " must ");
  show_text(call, obligation->act);
  if (given(obligation->object)) say(call, ": "), show_text(call, obligation->object);
  show_also(call, "in ", place_name(&obligation->where));
  show_also(call, "due ", obligation->due);
  show_also(call, "term ", obligation->term.duration);
  if (given(obligation->term.from)) say(call, " from "), show_text(call, obligation->term.from);
  show_also(call, "", obligation->status);
}

static void show_support(struct call *call, const struct support *support) {
  show_actors(call, &support->from);
  say(call, " → ");
  show_actors(call, &support->to);
  say(call, ": ");
  show_texts(call, &support->forms);
  if (support->items.count) say(call, " ("), show_texts(call, &support->items), say(call, ")");
  show_also(call, "since ", support->since);
  show_also(call, "until ", support->until);
  show_also(call, "in ", place_name(&support->where));
}

static void show_count(struct call *call, const struct count *count) {
  if (count->low >= 0 && count->low == count->high)
    buffer_print(&call->out, "%lld", (long long)count->low);
  else if (count->low >= 0 && count->high >= 0)
    buffer_print(&call->out, "%lld to %lld", (long long)count->low, (long long)count->high);
  else if (count->low >= 0)
    buffer_print(&call->out, "at least %lld", (long long)count->low);
  else if (count->high >= 0)
    buffer_print(&call->out, "at most %lld", (long long)count->high);
  else
    say(call, "?");
}

static void show_force(struct call *call, const struct force *force) {
  show_count(call, &force->count);
  say(call, " ");
  show_text(call, name_of(&force->who));
  if (force->category.count) say(call, " ["), show_texts(call, &force->category), say(call, "]");
  show_also(call, "from ", place_name(&force->origin));
  show_also_actors(call, "serving ", &force->serving);
  show_also(call, "in ", place_name(&force->where));
  show_also(call, "as of ", force->as_of);
}

static void show_mandate(struct call *call, const struct mandate *mandate) {
  show_actors(call, &mandate->body);
  say(call, " ");
  show_text(call, mandate->action);
  say(call, " ");
  show_text(call, given(mandate->authorises) ? mandate->authorises : SLICE("a mandate"));
  show_also_actors(call, "for ", &mandate->for_whom);
  show_also(call, "", mandate->when);
  show_also(call, "term ", mandate->term.duration);
  show_also(call, "until ", mandate->until);
  show_also(call, "in ", place_name(&mandate->where));
}

static void show_role(struct call *call, const struct role *role) {
  show_text(call, name_of(&role->person));
  say(call, ": ");
  if (given(role->qualifier)) show_text(call, role->qualifier), say(call, " ");
  show_text(call, role->office);
  if (role->of.count) say(call, " of "), show_actors(call, &role->of);
  show_also(call, "as of ", role->as_of);
}

static void show_content(struct call *call, const struct record *record) {
  switch (record->kind) {
  case RECORD_EVENT: show_event(call, &record->event); break;
  case RECORD_AGREEMENT: show_agreement(call, &record->agreement); break;
  case RECORD_OBLIGATION: show_obligation(call, &record->obligation); break;
  case RECORD_SUPPORT: show_support(call, &record->support); break;
  case RECORD_FORCE: show_force(call, &record->force); break;
  case RECORD_MANDATE: show_mandate(call, &record->mandate); break;
  case RECORD_ROLE: show_role(call, &record->role); break;
  case RECORD_KIND_COUNT: break;
  }
}

void show_record(struct call *call, const struct record *record) {
  show_style(call, STYLE_BOLD);
  buffer_print(&call->out, "%-11s", record_kind_name(record->kind));
  show_style(call, STYLE_PLAIN);
  if (record->modality != ASSERTED) {
    show_style(call, STYLE_BAD);
    buffer_print(&call->out, "(%s) ", modality_name(record->modality));
    show_style(call, STYLE_PLAIN);
  }
  show_content(call, record);
  if (!record->said_by.count) return;
  say(call, " · says ");
  show_texts(call, &record->said_by);
}

/* The stretch around a span that a reader needs: back to the end of the sentence before, on to its own end.
   It goes by full stops and line ends, and no further than REACH, since only the eye looks at it. */
enum { REACH = 400 };

static bool ends_sentence(struct slice text, size_t at) {
  if (text.at[at] == '\n') return true;
  bool stop = text.at[at] == '.' || text.at[at] == '!' || text.at[at] == '?';
  if (!stop || at < 3 || at + 2 >= text.len || text.at[at + 1] != ' ') return false;
  bool lower_before = text.at[at - 1] >= 'a' && text.at[at - 2] >= 'a' && text.at[at - 3] >= 'a';
  return lower_before && (text.at[at + 2] < 'a' || text.at[at + 2] > 'z');
}

static bool starts_character(struct slice text, size_t at) {
  return ((unsigned char)text.at[at] & 0xC0) != 0x80;
}

static struct span around(struct slice text, struct span span) {
  size_t start = span.start, end = span.end;
  while (start > 0 && span.start - start < REACH && !ends_sentence(text, start - 1)) start--;
  while (start < span.start && (text.at[start] == ' ' || !starts_character(text, start))) start++;
  while (end < text.len && end - span.end < REACH && (end == 0 || !ends_sentence(text, end - 1))) end++;
  while (end > span.end && end < text.len && !starts_character(text, end)) end--;
  return (struct span){(uint32_t)start, (uint32_t)end};
}

/* The words of a stretch wrapped, those inside a span marked: in colour, or where there is none between « and
   ». */
struct wrapping {
  struct call *call;
  int indent, column;
  bool marked;
};

static bool in_spans(const struct spans *spans, size_t at) {
  for (size_t i = 0; i < spans->count; i++)
    if (at >= spans->at[i].start && at < spans->at[i].end) return true;
  return false;
}

static void end_mark(struct wrapping *wrapping) {
  if (!wrapping->marked) return;
  show_style(wrapping->call, STYLE_PLAIN);
  if (!wrapping->call->colour) say(wrapping->call, "»"), wrapping->column++;
  wrapping->marked = false;
}

static void begin_mark(struct wrapping *wrapping) {
  show_style(wrapping->call, STYLE_MARK);
  if (!wrapping->call->colour) say(wrapping->call, "«"), wrapping->column++;
  wrapping->marked = true;
}

static void show_word(struct wrapping *wrapping, struct slice word, bool marked) {
  struct call *call = wrapping->call;
  int columns = 0;
  for (size_t i = 0; i < word.len; i++) columns += starts_character(word, i);
  if (!marked) end_mark(wrapping);
  if (wrapping->column && wrapping->column + 2 + columns > call->width) say(call, "\n"), wrapping->column = 0;
  if (wrapping->column)
    say(call, " "), wrapping->column++;
  else
    buffer_print(&call->out, "%*s", wrapping->indent, ""), wrapping->column = wrapping->indent;
  if (marked && !wrapping->marked) begin_mark(wrapping);
  show_text(call, word);
  wrapping->column += columns;
}

static void show_stretch(struct wrapping *wrapping, struct slice text, struct span span,
                         const struct spans *spans) {
  size_t at = span.start;
  while (at < span.end) {
    while (at < span.end && (text.at[at] == ' ' || text.at[at] == '\n' || text.at[at] == '\t')) at++;
    size_t start = at;
    while (at < span.end && text.at[at] != ' ' && text.at[at] != '\n' && text.at[at] != '\t') at++;
    if (at > start) show_word(wrapping, (struct slice){text.at + start, at - start}, in_spans(spans, start));
  }
}

void show_evidence(struct call *call, int indent, struct slice text, const struct spans *spans) {
  struct wrapping wrapping = {.call = call, .indent = indent};
  size_t shown = 0;
  for (size_t i = 0; i < spans->count; i++) {
    struct span stretch = around(text, spans->at[i]);
    if (stretch.start < shown) stretch.start = (uint32_t)shown;
    if (stretch.start >= stretch.end) continue;
    if (wrapping.column && stretch.start > shown + 2) show_word(&wrapping, SLICE("[…]"), false);
    show_stretch(&wrapping, text, stretch, spans);
    shown = stretch.end;
  }
  end_mark(&wrapping);
  if (wrapping.column) say(call, "\n");
}
