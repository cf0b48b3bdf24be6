/* Copies of reports. The test set is made up. Of each of EVENTS events there are
     - a story of some 17 sentences, the last four of them background;
     - a second story that somebody else wrote of the same event: same names, two quotes in common;
     - a third, which follows a day later: other news, the same background;
     - COPIES copies of the first: cut after a third to two thirds; a tenth of the words changed; sentences
   dropped and a new head put before it; set in other case and spacing; a fifth of the words changed and a
   third cut off; the sentences in another order and some of them dropped; brought up to date, with new
   sentences here and there. */
#include "ledger_tools.h"

#include "ledger/head.h"

enum { EVENTS = 60, COPIES = 7, SENTENCES = 11, BACKGROUND = 4, WORDS = 1500, STORY = 12000 };

static uint64_t chance;

static int pick(int count) {
  chance = chance * 6364136223846793005u + 1442695040888963407u;
  return (int)((chance >> 33) % (uint64_t)count);
}

/* News has few words that come often and many that come rarely. */
static void word(char *out) {
  int rank = pick(3) ? pick(40) : pick(WORDS);
  sprintf(out, "w%d%s", rank, rank % 3 ? "" : "ed");
}

/* Sentences of an event name its people and places: phrases that both stories share. */
static size_t sentence(char *out, int event) {
  char one[24];
  size_t length = 0;
  int words = 10 + pick(16), name_at = pick(8);
  for (int i = 0; i < words; i++) {
    if (i == name_at)
      length += (size_t)sprintf(out + length, "the National Front%d of Land%d ", event, event % 7);
    word(one);
    length += (size_t)sprintf(out + length, "%s ", one);
  }
  out[length - 1] = '.';
  out[length] = '\n', out[length + 1] = 0;
  return length + 1;
}

static void quotes(char *out, int event) {
  uint64_t before = chance;
  chance = (uint64_t)event * 977 + 3;
  size_t length = sentence(out, event);
  sentence(out + length, event);
  chance = before;
}

/* What has been known for long, and stands under every report of it in the same words. */
static void background(char *out, int event) {
  uint64_t before = chance;
  chance = (uint64_t)event * 1013 + 9;
  for (int i = 0; i < BACKGROUND; i++) out += sentence(out, event);
  chance = before;
}

static void write_story(char *out, int event, bool with_quotes, bool with_background) {
  size_t length = 0;
  for (int i = 0; i < SENTENCES; i++) {
    if (i == 6 && with_quotes) quotes(out + length, event), length += strlen(out + length);
    length += sentence(out + length, event);
  }
  if (with_background) background(out + length, event);
}

static void story(char *out, int event) { write_story(out, event, true, true); }
static void second_story(char *out, int event) { write_story(out, event, true, false); }
static void next_story(char *out, int event) { write_story(out, event, false, true); }

static void cut(char *out, const char *from) {
  size_t keep = strlen(from) * (size_t)(33 + pick(34)) / 100;
  memcpy(out, from, keep);
  out[keep] = 0;
}

static void rewrite(char *out, const char *from, int one_in) {
  char one[24];
  while (*from) {
    size_t length = strcspn(from, " \n");
    bool change = length && pick(one_in) == 0;
    if (change)
      word(one), out += sprintf(out, "%s", one);
    else
      memcpy(out, from, length), out += length;
    from += length;
    if (*from) *out++ = *from++;
  }
  *out = 0;
}

static void edit(char *out, const char *from, int event) {
  for (int i = 0; i < 4; i++) out += sentence(out, event);
  while (*from) {
    size_t length = strcspn(from, "\n") + 1;
    if (pick(5)) memcpy(out, from, length), out += length;
    from += length;
  }
  *out = 0;
}

static void reset(char *out, const char *from) {
  for (; *from; from++) {
    *out++ = pick(12) == 0 && *from >= 'a' && *from <= 'z' ? (char)(*from - 32) : *from;
    if (*from == ' ' && pick(4) == 0) *out++ = '\n';
  }
  *out = 0;
}

/* Every other sentence first, then those between, one in eight left out. */
static void reorder(char *out, const char *from) {
  for (int pass = 0; pass < 2; pass++) {
    int number = 0;
    for (const char *at = from; *at; number++) {
      size_t length = strcspn(at, "\n") + 1;
      if (number % 2 == pass && pick(8)) memcpy(out, at, length), out += length;
      at += length;
    }
  }
  *out = 0;
}

static void update(char *out, const char *from, int event) {
  for (int number = 0; *from; number++) {
    size_t length = strcspn(from, "\n") + 1;
    if (number % 5 == 0) out += sentence(out, event);
    memcpy(out, from, length), out += length;
    from += length;
  }
  *out = 0;
}

static void rewrite_and_cut(char *out, const char *from) {
  static char whole[STORY];
  rewrite(whole, from, 5);
  size_t keep = strlen(whole) * 2 / 3;
  memcpy(out, whole, keep), out[keep] = 0;
}

static void copy(char *out, const char *from, int event, int how) {
  switch (how) {
  case 0: cut(out, from); break;
  case 1: rewrite(out, from, 10); break;
  case 2: edit(out, from, event); break;
  case 3: reset(out, from); break;
  case 4: rewrite_and_cut(out, from); break;
  case 5: reorder(out, from); break;
  default: update(out, from, event); break;
  }
}

static bool add_text(struct bench *b, const char *text, int day, struct slice *copy_of) {
  struct document document = {.text = slice_of(text), .name = SLICE("x")};
  struct records none = {0};
  struct ledger_added added;
  document.date = date_add_days((struct date){2021, 1, 1}, day);
  document_name(document.text, document.id);
  CHECK(ledger_add(b->ledger, b->arena, &document, &none, SLICE(""), false, &added, &b->error) == TRUCE_OK);
  *copy_of = added.copy_of;
  return added.copy_of.len > 0;
}

static void copies_are_told_from_second_stories(void) {
  static char first[STORY], other[STORY];
  struct bench b;
  bench_open(&b);
  ledger_batch(b.ledger, 1000);
  int found = 0, wrong = 0, all = 0;
  for (int event = 0; event < EVENTS; event++) {
    struct slice of;
    chance = (uint64_t)event * 31 + 7;
    story(first, event);
    char id[33];
    document_name(slice_of(first), id);
    wrong += add_text(&b, first, event % 9, &of);
    second_story(other, event);
    wrong += add_text(&b, other, event % 9, &of);
    next_story(other, event);
    wrong += add_text(&b, other, event % 9 + 1, &of);
    for (int i = 0; i < COPIES; i++) {
      copy(other, first, event, i);
      bool is_copy = add_text(&b, other, event % 9 + i, &of);
      all++, found += is_copy && slice_equals(of, id), wrong += is_copy && !slice_equals(of, id);
    }
  }
  double recall = (double)found / all, precision = (double)found / (found + wrong);
  printf("# copies: precision %.3f, recall %.3f of %d\n", precision, recall, all);
  CHECK(recall >= 0.95 && precision >= 0.95);
  bench_close(&b);
}

static void copies_are_one_source(void) {
  static char first[STORY], other[STORY];
  struct bench b;
  bench_open(&b);
  static const char record[] =
      "{'kind':'support','from':[{'text':'a','id':'A'}],'to':[{'text':'b','id':'B'}]}";
  chance = 5;
  story(first, 1);
  bench_add(&b, "2021-01-01", first, record);
  for (int i = 0; i < 20; i++) {
    copy(other, first, 1, i % COPIES);
    bench_add(&b, "2021-01-02", other, record);
  }
  struct facts all = bench_ask(&b, RECORD_SUPPORT, NULL, NULL);
  CHECK(all.count == 1 && all.at[0].reports == 21 && all.at[0].voices == 1);
  second_story(other, 1);
  bench_add(&b, "2021-01-02", other, record);
  all = bench_ask(&b, RECORD_SUPPORT, NULL, NULL);
  CHECK(all.count == 1 && all.at[0].reports == 22 && all.at[0].voices == 2);
  bench_close(&b);
}

static void add_from(struct bench *b, const char *text, const char *outlet, const char *url,
                     const char *record) {
  struct document document = {.text = slice_of(text), .outlet = slice_of(outlet), .url = slice_of(url)};
  struct records records;
  struct ledger_added added;
  char *json = strdup(record);
  for (char *c = json; *c; c++) *c = *c == '\'' ? '"' : *c;
  date_parse(SLICE("2021-01-02"), &document.date);
  document_name(document.text, document.id);
  CHECK(records_read_json(b->arena, slice_of(json), &document, &records, &b->error) == TRUCE_OK);
  CHECK(ledger_add(b->ledger, b->arena, &document, &records, SLICE(""), false, &added, &b->error) ==
        TRUCE_OK);
  free(json);
}

/* Ten papers print one agency's story: ten outlets, one source. An outlet that nobody names is known by its
   site, and a paper that says it twice is one outlet. */
static void outlets_are_counted_apart(void) {
  static char first[STORY], other[STORY];
  static const char record[] =
      "{'kind':'support','from':[{'text':'a','id':'A'}],'to':[{'text':'b','id':'B'}]}";
  struct bench b;
  char outlet[40];
  bench_open(&b);
  chance = 11;
  story(first, 1);
  for (int i = 0; i < 9; i++) {
    snprintf(outlet, sizeof outlet, "Paper %d", i);
    copy(other, first, 1, i % 4);
    add_from(&b, other, outlet, "", record);
  }
  copy(other, first, 1, 1);
  add_from(&b, other, "", "https://www.tenth.example/a", record);
  struct facts all = bench_ask(&b, RECORD_SUPPORT, NULL, NULL);
  CHECK(all.count == 1 && all.at[0].outlets == 10 && all.at[0].reports == 10 && all.at[0].voices == 1);
  second_story(other, 1);
  add_from(&b, other, "", "https://tenth.example/b", record);
  all = bench_ask(&b, RECORD_SUPPORT, NULL, "2021-01-02");
  CHECK(all.at[0].outlets == 10 && all.at[0].reports == 11 && all.at[0].voices == 2);
  CHECK(bench_ask(&b, RECORD_SUPPORT, NULL, "2021-01-01").count == 0);
  bench_close(&b);
}

static void months_apart_are_not_copies(void) {
  static char first[STORY], other[STORY];
  struct bench b;
  struct slice of;
  bench_open(&b);
  chance = 9;
  story(first, 1);
  reset(other, first);
  CHECK(!add_text(&b, first, 0, &of));
  CHECK(!add_text(&b, other, 60, &of));
  CHECK(!add_text(&b, "Too short to tell.", 0, &of));
  CHECK(!add_text(&b, "Too short to tell!", 0, &of));
  bench_close(&b);
}

int main(void) {
  RUN(copies_are_told_from_second_stories);
  RUN(copies_are_one_source);
  RUN(outlets_are_counted_apart);
  RUN(months_apart_are_not_copies);
  return check_done();
}
