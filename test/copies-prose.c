/* Copies of reports in prose. Two sets, both made up:

   told      test/copies/stories.md: each event told five times, by hand (the file says how).

   composed  The documents of test/gold/seen, which different hands wrote, are taken apart into sentences and
   put together anew; those of even number are stories, the others lend sentences. A story is the first 150 to
   400 words of its document, with a statement of a fifth of that between quotation marks in its middle.
     copies     cut to a third to two thirds; a tenth, a fifth, three tenths of the words changed; a fifth
   changed and cut; another report's head put before it and every fifth sentence dropped; sentences in another
                order; new sentences here and there; a new lead and new sentences at the end; a new lead, cut
     no copies  follow-ups, long and short, whose end repeats a third or 45 % of the story; one that repeats
   it in the middle; one that repeats all of a short story; another story with the same background; another
                story with the same statement
   Items stand 60 days apart, so that nothing is compared across them. */
#include "ledger_tools.h"

#include <dirent.h>

enum { DOCUMENTS = 200, SENTENCES = 120, TEXT = 48000, DAYS_BETWEEN = 60, SHORT_STORY = 90 };

struct prose {
  char *sentence[SENTENCES];
  int count;
};

struct score {
  int right, missed, wrong;
  int missed_of[32], wrong_of[32];
};

static uint64_t chance = 1;

static int pick(int count) {
  chance = chance * 6364136223846793005u + 1442695040888963407u;
  return (int)((chance >> 33) % (uint64_t)count);
}

/* Documents */

static int by_name(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

static int names_in(const char *folder, char **names) {
  DIR *list = opendir(folder);
  int count = 0;
  for (struct dirent *entry; list && (entry = readdir(list)) && count < DOCUMENTS;) {
    size_t length = strlen(entry->d_name);
    if (length < 5 || strcmp(entry->d_name + length - 4, ".txt")) continue;
    names[count] = malloc(strlen(folder) + length + 2);
    sprintf(names[count++], "%s/%s", folder, entry->d_name);
  }
  if (list) closedir(list);
  qsort(names, (size_t)count, sizeof *names, by_name);
  return count;
}

static bool is_end(const char *at) {
  if (*at == '\n') return true;
  return strchr(".!?", at[0]) && at[1] == ' ' && (at[2] >= 'A' && at[2] <= 'Z');
}

static void split(char *text, struct prose *prose) {
  prose->count = 0;
  for (char *at = text; *at && prose->count < SENTENCES;) {
    char *end = at;
    while (*end && !is_end(end)) end++;
    if (*end && *end != '\n') end++;
    if (end - at > 20) prose->sentence[prose->count++] = at;
    at = *end ? end + 1 : end;
    *end = 0;
  }
}

static char *read_whole(const char *name) {
  FILE *file = fopen(name, "r");
  char *text = calloc(1, TEXT);
  if (file) fread(text, 1, TEXT - 1, file), fclose(file);
  return text;
}

/* Composing */

static int words_in(const char *text) {
  int words = 0;
  for (bool inside = false; *text; text++) {
    if (*text != ' ' && !inside) words++;
    inside = *text != ' ' && *text != '\n';
  }
  return words;
}

static int words_of(const struct prose *prose, int from, int to) {
  int words = 0;
  for (int i = from; i < to; i++) words += words_in(prose->sentence[i]);
  return words;
}

/* Sentences from `from` on that hold so many words. */
static int reach(const struct prose *prose, int from, int words) {
  while (from < prose->count && words > 0) words -= words_in(prose->sentence[from++]);
  return from;
}

static void put(char *out, const struct prose *prose, int from, int to) {
  out += strlen(out);
  for (int i = from; i < to && i < prose->count; i++) out += sprintf(out, "%s\n", prose->sentence[i]);
}

static void put_words(char *out, const struct prose *prose, int words) {
  put(out, prose, 0, reach(prose, 0, words));
}

static void put_changed(char *out, const struct prose *prose, int to, int percent,
                        const struct prose *other) {
  out += strlen(out);
  for (int i = 0; i < to; i++) {
    for (const char *at = prose->sentence[i]; *at;) {
      size_t length = strcspn(at, " ");
      const char *line = other->sentence[pick(other->count)];
      int skip = pick(words_in(line));
      while (skip-- > 0) line += strcspn(line, " ") + 1;
      out += pick(100) < percent ? sprintf(out, "%.*s", (int)strcspn(line, " "), line)
                                 : sprintf(out, "%.*s", (int)length, at);
      at += length;
      if (*at) *out++ = *at++;
    }
    *out++ = '\n';
  }
  *out = 0;
}

static void put_dropping(char *out, const struct prose *prose, int from, int step, int one_in) {
  for (int i = from; i < prose->count; i += step)
    if (pick(one_in)) put(out, prose, i, i + 1);
}

enum { COPIES = 10, OTHERS = 9 };
static const char *const kinds[COPIES + OTHERS] = {"cut",
                                                   "tenth changed",
                                                   "fifth changed",
                                                   "three tenths changed",
                                                   "changed and cut",
                                                   "new head",
                                                   "reordered",
                                                   "updated",
                                                   "new lead and end",
                                                   "new lead, cut",
                                                   "follow-up",
                                                   "long follow-up",
                                                   "short follow-up",
                                                   "follow-up of 45 %",
                                                   "short follow-up of 45 %",
                                                   "repeats between",
                                                   "repeats all of a short one",
                                                   "same background",
                                                   "same statement"};

/* `a` the story, `b` and `c` others, `statement` a line of the story. */
static void compose(char *out, int kind, const struct prose *a, const struct prose *b, const struct prose *c,
                    const char *statement) {
  int n = words_of(a, 0, a->count), third = reach(a, 0, n / 3), from = pick(2) ? a->count / 3 : 0;
  *out = 0;
  switch (kind) {
  case 0: put_words(out, a, n * (33 + pick(34)) / 100); break;
  case 1: put_changed(out, a, a->count, 10, b); break;
  case 2: put_changed(out, a, a->count, 20, b); break;
  case 3: put_changed(out, a, a->count, 30, b); break;
  case 4: put_changed(out, a, reach(a, 0, n * 3 / 5), 20, b); break;
  case 5: put_words(out, b, n / 5), put_dropping(out, a, 0, 1, 5); break;
  case 6: put_dropping(out, a, 1, 2, 8), put_dropping(out, a, 0, 2, 8); break;
  case 7:
    for (int i = 0; i < a->count; i++) {
      if (i % 5 == 0) put(out, b, i / 5, i / 5 + 1);
      put(out, a, i, i + 1);
    }
    break;
  case 8: put(out, b, 0, 2), put(out, a, 1, a->count), put_words(out, c, n / 7); break;
  case 9: put(out, b, 0, 1), put(out, a, 1, reach(a, 1, n / 2)); break;
  case 10: put_words(out, b, n * 2 / 3), put(out, a, from, reach(a, from, n / 3)); break;
  case 11: put_words(out, b, n), put(out, a, from, reach(a, from, n / 3)); break;
  case 12: put_words(out, b, n * 2 / 5), put(out, a, from, reach(a, from, n / 3)); break;
  case 13: put_words(out, b, n), put(out, a, from, reach(a, from, n * 45 / 100)); break;
  case 14: put_words(out, b, n * 55 / 100), put(out, a, from, reach(a, from, n * 45 / 100)); break;
  case 15: put_words(out, b, n / 2), put(out, a, 0, third), put_words(out, c, n / 3); break;
  case 16: put_words(out, b, 3 * SHORT_STORY), put_words(out, a, SHORT_STORY); break;
  case 17: put_words(out, b, n * 3 / 5), put(out, a, a->count - reach(a, 0, n * 2 / 5), a->count); break;
  default: {
    int half = reach(b, 0, n / 3);
    put(out, b, 0, half), sprintf(out + strlen(out), "%s\n", statement),
        put(out, b, half, reach(b, half, n / 2));
  }
  }
}

static bool add(struct bench *b, const char *text, int day, char id[33], struct slice *copy_of) {
  struct document document = {.text = slice_of(text), .name = SLICE("x")};
  struct records none = {0};
  struct ledger_added added;
  document.date = date_add_days((struct date){2001, 1, 1}, day);
  document_name(document.text, document.id);
  if (id) memcpy(id, document.id, 33);
  CHECK(ledger_add(b->ledger, b->arena, &document, &none, SLICE(""), false, &added, &b->error) == TRUCE_OK);
  *copy_of = added.copy_of;
  return added.copy_of.len > 0;
}

static void judge_one(struct score *score, bool copy, bool found, bool right, int kind) {
  if (copy && found && right) score->right++;
  if (copy && !(found && right)) score->missed++, score->missed_of[kind]++;
  if (found && !(copy && right)) score->wrong++, score->wrong_of[kind]++;
}

static void report(const char *name, const struct score *score, const char *const *names, int count) {
  double recall = (double)score->right / (score->right + score->missed),
         precision = (double)score->right / (score->right + score->wrong);
  printf("# %s: precision %.3f, recall %.3f of %d\n", name, precision, recall, score->right + score->missed);
  for (int i = 0; i < count; i++)
    if (score->missed_of[i] || score->wrong_of[i])
      printf("#   %s: %d missed, %d wrong\n", names[i], score->missed_of[i], score->wrong_of[i]);
  CHECK(precision >= 0.95 && recall >= 0.95);
}

/* The first `words` words of `from` and, in the middle, the statement. */
static void make_story(struct prose *story, const struct prose *from, int words, char *statement) {
  int end = reach(from, 0, words), half = end / 2;
  story->count = 0;
  for (int i = 0; i < end && story->count < SENTENCES; i++) {
    if (i == half) story->sentence[story->count++] = statement;
    story->sentence[story->count++] = from->sentence[i];
  }
}

static void make_statement(char *out, const struct prose *from, int words) {
  strcpy(out, "\"");
  for (int i = from->count / 2; i < reach(from, from->count / 2, words); i++)
    sprintf(out + strlen(out), "%s ", from->sentence[i]);
  for (char *c = out + 1; *c; c++)
    if (*c == '"') *c = '\'';
  strcpy(out + strlen(out) - 1, "\"");
}

static void try_story(struct bench *b, const struct prose *documents, int count, int item,
                      struct score *score) {
  static char text[2 * TEXT], statement[TEXT];
  struct prose story, brief;
  char id[33];
  struct slice of;
  int words = 150 + item % 6 * 50, lender = item * 2 + 1;
  make_statement(statement, &documents[(item * 2 + 5) % (count / 2 * 2)], words / 5);
  make_story(&story, &documents[item * 2], words, statement);
  make_story(&brief, &documents[item * 2], SHORT_STORY, statement);
  brief.count = reach(&brief, 0, SHORT_STORY);
  *text = 0, put(text, &story, 0, story.count);
  judge_one(score, false, add(b, text, item * DAYS_BETWEEN, id, &of), false, 0);
  for (int kind = 0; kind < COPIES + OTHERS; kind++) {
    const struct prose *one = &documents[(lender + kind * 4) % (count / 2 * 2)],
                       *two = &documents[(lender + kind * 4 + 2) % (count / 2 * 2)];
    compose(text, kind, kind == 16 ? &brief : &story, one, two, statement);
    bool found = add(b, text, item * DAYS_BETWEEN + kind % 4, NULL, &of);
    judge_one(score, kind < COPIES, found, slice_equals(of, id), kind);
  }
}

static void composed_copies_are_found(void) {
  static struct prose documents[DOCUMENTS];
  static char *names[DOCUMENTS];
  struct score score = {0};
  struct bench b;
  int count = names_in("test/gold/seen", names);
  CHECK(count > 50);
  for (int i = 0; i < count; i++) split(read_whole(names[i]), &documents[i]);
  bench_open(&b);
  ledger_batch(b.ledger, 1000);
  for (int item = 0; item < count / 2; item++) try_story(&b, documents, count, item, &score);
  report("composed", &score, kinds, COPIES + OTHERS);
  bench_close(&b);
}

/* The story comes in first; the rest on the days after it. */
static void told_copies_are_found(void) {
  static const char *const parts[] = {"story", "another hand", "follow-up", "rewritten", "updated"};
  char *all = read_whole("test/copies/stories.md");
  struct score score = {0};
  struct bench b;
  char id[33];
  struct slice of;
  int events = 0;
  bench_open(&b);
  for (char *event = strstr(all, "\n## "); event; event = strstr(event + 1, "\n## "), events++) {
    char *at = event;
    for (int part = 0; part < 5; part++) {
      char heading[40], *end;
      sprintf(heading, "\n### %s\n", parts[part]);
      at = strstr(at, heading);
      CHECK(at != NULL);
      if (!at) break;
      at += strlen(heading);
      end = strstr(at, "\n##");
      char *text = strndup(at, end ? (size_t)(end - at) : strlen(at));
      bool found = add(&b, text, events * DAYS_BETWEEN + part % 3, part ? NULL : id, &of);
      judge_one(&score, part > 2, found, part && slice_equals(of, id), part);
      free(text);
    }
  }
  CHECK(events == 6);
  report("told", &score, parts, 5);
  bench_close(&b);
  free(all);
}

/* A form that is filled in anew every day is no copy; the same with one figure corrected is. */
static void forms_are_no_copies(void) {
  static const char form[] = "The monitoring mission recorded %d ceasefire violations in the eastern region, "
                             "including %d explosions, "
                             "compared with %d in the previous reporting period. In the southern region it "
                             "recorded %d violations, of "
                             "which %d were caused by machine-gun fire near the line of contact. Its patrols "
                             "saw %d howitzers and %d tanks "
                             "in the security zone, and were refused passage at %d checkpoints.";
  char text[1000];
  struct bench b;
  struct slice of;
  bench_open(&b);
  sprintf(text, form, 112, 48, 205, 31, 12, 9, 17, 3);
  CHECK(!add(&b, text, 0, NULL, &of));
  sprintf(text, form, 84, 36, 112, 58, 22, 11, 14, 2);
  CHECK(!add(&b, text, 1, NULL, &of));
  sprintf(text, form, 112, 48, 205, 31, 13, 9, 17, 3);
  CHECK(add(&b, text, 1, NULL, &of));
  bench_close(&b);
}

/* A report with one record, whose words are those of the text from `from` to the end of their sentence. */
static void add_saying(struct bench *b, const char *text, const char *from, bool again) {
  struct document document = {.text = slice_of(text), .name = SLICE("x"), .date = {2021, 1, 2}};
  struct records records;
  struct ledger_added added;
  char json[300];
  const char *at = strstr(text, from);
  CHECK(at != NULL);
  if (!at) return;
  int start = (int)(at - text), end = start + (int)strcspn(at, ".");
  snprintf(json, sizeof json,
           "{\"kind\":\"support\",\"from\":[{\"text\":\"a\",\"id\":\"A\"}],\"to\":[{\"text\":\"b\",\"id\":"
           "\"B\"}],\"evidence\":[{\"start\":%d,\"end\":%d}]}",
           start, end);
  document_name(document.text, document.id);
  CHECK(records_read_json(b->arena, slice_of(json), &document, &records, &b->error) == TRUCE_OK);
  if (records.count) record_set_id(b->arena, &document, &records.at[0]);
  CHECK(ledger_add(b->ledger, b->arena, &document, &records, SLICE(""), again, &added, &b->error) ==
        TRUCE_OK);
  CHECK(!added.copy_of.len);
}

static bool is_heard(struct bench *b, int reports, int voices) {
  struct facts all = bench_ask(b, RECORD_SUPPORT, NULL, NULL);
  if (all.count == 1 && all.at[0].reports == reports && all.at[0].voices == voices) return true;
  printf("# %d facts\n", (int)all.count);
  if (all.count) printf("# %d reports, %d voices\n", (int)all.at[0].reports, (int)all.at[0].voices);
  return false;
}

/* What a follow-up repeats of the story confirms nothing, whatever else it has to tell; nor does a statement
   that another hand quotes too. In their own words they do. */
static void repeated_words_are_one_source(void) {
  static const char story[] =
      "Gunmen killed nine farmers in a village near the border on Sunday, the provincial governor said. They "
      "came "
      "at dawn and burned the granary. The neighbouring state has supplied the gunmen with rifles and trucks "
      "since "
      "last summer, according to a report by United Nations experts. \"We will not bury our people for ever "
      "without "
      "answering those who sell the rifles to the killers,\" the governor said at the funeral.";
  static const char follow_up[] =
      "Soldiers crossed the border on Tuesday and destroyed a training camp, the army said. Eleven men were "
      "captured "
      "and taken to the capital, where they are to stand trial before a military court next month. Officers "
      "said that "
      "crates with the stamp of a foreign arsenal were found in the camp. The neighbouring state has "
      "supplied the "
      "gunmen with rifles and trucks since last summer, according to a report by United Nations experts.";
  static const char other[] = "Grief turned to anger yesterday in the hamlet that lost nine of its men. "
                              "Mothers threw earth at a police car. "
                              "\"We will not bury our people for ever without answering those who sell the "
                              "rifles to the killers,\" the "
                              "governor shouted over the open graves. Across the frontier nobody answered "
                              "the telephone. Weapons reach the "
                              "bands from there by lorry, a captured driver told this newspaper.";
  struct bench b;
  bench_open(&b);
  add_saying(&b, story, "The neighbouring state has", false);
  add_saying(&b, follow_up, "The neighbouring state has", false);
  CHECK(is_heard(&b, 2, 1));
  add_saying(&b, follow_up, "crates with the stamp", true);
  CHECK(is_heard(&b, 2, 2));
  add_saying(&b, follow_up, "The neighbouring state has", true);
  CHECK(is_heard(&b, 2, 1));
  add_saying(&b, other, "Weapons reach the", false);
  CHECK(is_heard(&b, 3, 2));
  add_saying(&b, other, "We will not bury", true);
  CHECK(is_heard(&b, 3, 1));
  bench_close(&b);
}

int main(void) {
  RUN(repeated_words_are_one_source);
  RUN(told_copies_are_found);
  RUN(composed_copies_are_found);
  RUN(forms_are_no_copies);
  return check_done();
}
