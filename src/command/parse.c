/* truce parse: text to sentences, words and trees. The text is read in blocks of whole paragraphs, so that
   the memory it takes does not grow with the text. */
#include "command/command.h"
#include "command/parse_tree.h"
#include "common/utf8.h"
#include "language/conllu.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

enum { BLOCK = 128 * 1024, BLOCK_LEAST = BLOCK / 4, THREADS_MOST = 64 };
#define ARENA_CEILING ((size_t)1 << 30)

enum format { FORMAT_CONLLU, FORMAT_JSON, FORMAT_TREE };

/* A stretch of the input and what became of it. */
struct block {
  const struct language_model *model;
  struct arena *arena;
  char *bytes; /* BLOCK of them */
  size_t length;
  struct slice text;               /* the same bytes */
  uint64_t offset;                 /* in the input */
  bool inside_paragraph;           /* it goes on with a paragraph of the block before */
  const struct analysis *analysis; /* NULL: no memory */
};

/* One run over one input. */
struct parse {
  struct call *call;
  struct conllu_writer conllu;
  uint32_t sentences;
  enum format format;
  const char *path;
  int descriptor;
  struct block blocks[THREADS_MOST];
  uint32_t threads;
  char *rest; /* what was read and is in no block yet */
  size_t rest_length;
  uint64_t offset; /* of the block being filled, then of the one being written */
  bool inside_paragraph, more;
};

static void write_json_word(struct json *json, uint64_t offset, const struct analysis *analysis,
                            const struct sentence *sentence, const struct word *word) {
  json_open(json, '{');
  json_key(json, "form");
  json_text(json, slice_between(analysis->text.at, word->span));
  json_key(json, "lemma");
  json_text_or_null(json, word->lemma);
  json_key(json, "upos");
  json_text(json, slice_of(upos_name(word->upos)));
  json_key(json, "xpos");
  json_text_or_null(json, word->xpos);
  json_key(json, "feats");
  json_text_or_null(json, word->feats);
  json_key(json, "head");
  json_whole(json, word->head == NO_WORD ? 0 : word->head - sentence->first_word + 1);
  json_key(json, "relation");
  json_text_or_null(json, word->relation_text);
  json_key(json, "start");
  json_whole(json, (int64_t)(offset + word->span.start));
  json_key(json, "end");
  json_whole(json, (int64_t)(offset + word->span.end));
  json_close(json, '}');
}

static const char *mention_name(uint8_t type) {
  static const char *const names[] = {"", "PER", "ORG", "LOC", "GPE", "NORP", "FAC", "EVENT", "LAW", "MISC"};
  return type < sizeof names / sizeof *names ? names[type] : "";
}

static void write_json_name(struct json *json, const struct analysis *analysis,
                            const struct named_mention *name, bool nested) {
  const struct word *first = &analysis->words[name->first_word], *last = first + name->word_count - 1;
  const struct sentence *sentence = &analysis->sentences[first->sentence];
  json_open(json, '{');
  json_key(json, "type");
  json_text(json, slice_of(mention_name(name->type)));
  json_key(json, "first");
  json_whole(json, name->first_word - sentence->first_word + 1);
  json_key(json, "words");
  json_whole(json, name->word_count);
  json_key(json, "text");
  json_text(json, slice_between(analysis->text.at, (struct span){first->span.start, last->span.end}));
  if (nested) {
    json_key(json, "nested");
    json_bool(json, true);
  }
  json_close(json, '}');
}

/* How far the names of the sentences before have been written. */
struct names_written {
  uint32_t outer, inner;
};

/* The names that begin before word `end`, each followed by those within it. */
static void write_json_names(struct json *json, const struct analysis *a, uint32_t end,
                             struct names_written *next) {
  json_key(json, "names");
  json_open(json, '[');
  for (; next->outer < a->name_count && a->names[next->outer].first_word < end; next->outer++) {
    const struct named_mention *name = &a->names[next->outer];
    uint32_t behind = name->first_word + name->word_count;
    write_json_name(json, a, name, false);
    for (; next->inner < a->inner_name_count && a->inner_names[next->inner].first_word < behind;
         next->inner++)
      write_json_name(json, a, &a->inner_names[next->inner], true);
  }
  json_close(json, ']');
}

/* One line a sentence. `start` and `end` count bytes of the whole input. */
static void write_json(struct parse *parse, uint64_t offset, const struct analysis *analysis) {
  struct json json = {.out = &parse->call->out};
  struct names_written names = {0, 0};
  for (uint32_t s = 0; s < analysis->sentence_count; s++) {
    const struct sentence *sentence = &analysis->sentences[s];
    json_open(&json, '{');
    json_key(&json, "sentence");
    json_whole(&json, ++parse->sentences);
    json_key(&json, "start");
    json_whole(&json, (int64_t)(offset + sentence->span.start));
    json_key(&json, "text");
    json_text(&json, slice_between(analysis->text.at, sentence->span));
    json_key(&json, "words");
    json_open(&json, '[');
    for (uint32_t i = 0; i < sentence->word_count; i++)
      write_json_word(&json, offset, analysis, sentence, &analysis->words[sentence->first_word + i]);
    json_close(&json, ']');
    write_json_names(&json, analysis, sentence->first_word + sentence->word_count, &names);
    json_close(&json, '}');
    buffer_add_byte(&parse->call->out, '\n');
    json.needs_comma = false;
  }
}

static enum truce_status write_block(struct parse *parse, const struct block *block,
                                     struct truce_error *error) {
  const struct analysis *analysis = block->analysis;
  if (!analysis) return fail(error, TRUCE_NO_MEMORY, "no memory to parse %s", parse->path);
  if (!block->inside_paragraph) parse->conllu.paragraph_open = false;
  parse->conllu.paragraph = 0;
  if (parse->format == FORMAT_CONLLU) conllu_write(&parse->conllu, analysis, &parse->call->out);
  if (parse->format == FORMAT_JSON) write_json(parse, block->offset, analysis);
  for (uint32_t s = 0; parse->format == FORMAT_TREE && s < analysis->sentence_count; s++)
    parse_tree_show(parse->call, analysis, &analysis->sentences[s]);
  return call_flush(parse->call, error);
}

static void *analyse(void *context) {
  struct block *block = context;
  block->analysis = NULL;
  arena_reset(block->arena);
  if (setjmp(*arena_guard(block->arena))) return NULL;
  block->analysis = language_analyse(block->model, block->arena, block->text);
  return NULL;
}

/* Analyses blocks [0, count), each but the first in a thread of its own where there can be one. */
static void analyse_all(struct parse *parse, uint32_t count) {
  pthread_t threads[THREADS_MOST];
  bool started[THREADS_MOST] = {false};
  for (uint32_t i = 1; i < count; i++)
    started[i] = pthread_create(&threads[i], NULL, analyse, &parse->blocks[i]) == 0;
  for (uint32_t i = 0; i < count; i++)
    if (!started[i]) analyse(&parse->blocks[i]);
  for (uint32_t i = 1; i < count; i++)
    if (started[i]) pthread_join(threads[i], NULL);
}

static bool is_space(char byte) { return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r'; }

/* Where the block may end: behind a blank line, else at white space, else between two characters. */
static size_t block_end(const char *bytes, size_t length, bool *at_paragraph) {
  *at_paragraph = true;
  for (size_t at = length; at > BLOCK_LEAST; at--)
    if (bytes[at - 1] == '\n' && bytes[at - 2] == '\n') return at;
  *at_paragraph = false;
  for (size_t at = length; at > BLOCK_LEAST; at--)
    if (is_space(bytes[at - 1])) return at;
  size_t at = length;
  while (at > length - 4 && (bytes[at - 1] & 0xC0) == 0x80) at--;
  return at > length - 4 ? at - 1 : length;
}

/* Reads until the block is full or the input ends. */
static enum truce_status fill(struct parse *parse, struct block *block, struct truce_error *error) {
  memcpy(block->bytes, parse->rest, parse->rest_length);
  block->length = parse->rest_length;
  while (parse->more && block->length < BLOCK) {
    ssize_t got = read(parse->descriptor, block->bytes + block->length, BLOCK - block->length);
    if (got < 0 && errno == EINTR && !call_stopped(parse->call)) continue;
    if (got < 0) return fail_errno(error, errno, "read", parse->path);
    parse->more = got > 0;
    block->length += (size_t)got;
  }
  return TRUCE_OK;
}

static enum truce_status take_block(struct parse *parse, struct block *block, struct truce_error *error) {
  bool at_paragraph = true;
  enum truce_status status = fill(parse, block, error);
  if (status) return status;
  size_t end = parse->more ? block_end(block->bytes, block->length, &at_paragraph) : block->length;
  parse->rest_length = block->length - end;
  memcpy(parse->rest, block->bytes + end, parse->rest_length);
  block->length = end, block->offset = parse->offset, block->inside_paragraph = parse->inside_paragraph;
  parse->offset += end, parse->inside_paragraph = !at_paragraph;
  block->text = (struct slice){block->bytes, end};
  size_t bad = utf8_check(block->text);
  if (bad < end)
    return fail(error, TRUCE_BAD_INPUT, "%s: byte %llu is not UTF-8", parse->path,
                (unsigned long long)(block->offset + bad));
  return TRUCE_OK;
}

static enum truce_status parse_blocks(struct parse *parse, struct truce_error *error) {
  enum truce_status status = TRUCE_OK;
  while (parse->more && !status) {
    uint32_t count = 0;
    while (parse->more && count < parse->threads && !status) {
      status = take_block(parse, &parse->blocks[count], error);
      if (!status) count++;
    }
    analyse_all(parse, count);
    for (uint32_t i = 0; i < count; i++) {
      struct truce_error late;
      enum truce_status written = write_block(parse, &parse->blocks[i], &late);
      if (written) {
        *error = late;
        return written;
      }
    }
  }
  return status;
}

static enum truce_status parse_input(struct parse *parse, struct truce_error *error) {
  bool standard = !strcmp(parse->path, "-");
  parse->descriptor = standard ? STDIN_FILENO : open(parse->path, O_RDONLY | O_CLOEXEC);
  if (parse->descriptor < 0) return fail_errno(error, errno, "open", parse->path);
  if (standard) parse->path = "standard input";
  parse->rest_length = 0, parse->offset = 0, parse->more = true, parse->inside_paragraph = false;
  parse->conllu = (struct conllu_writer){.sentences = parse->conllu.sentences};
  enum truce_status status = parse_blocks(parse, error);
  if (!standard) close(parse->descriptor);
  return status;
}

static enum truce_status take_format(const struct call *call, enum format *format,
                                     struct truce_error *error) {
  static const char *const names[] = {"conllu", "json", "tree"};
  const char *name = call_option(call, "format");
  *format = call_flag(call, "json") ? FORMAT_JSON : call->json ? FORMAT_CONLLU : FORMAT_TREE;
  if (!name) return TRUCE_OK;
  for (int i = 0; i < 3; i++)
    if (!strcmp(name, names[i])) {
      *format = (enum format)i;
      return TRUCE_OK;
    }
  return fail(error, TRUCE_BAD_USAGE, "--format %s: must be conllu, json or tree", name);
}

static enum truce_status parse_all(struct parse *parse, struct truce_error *error) {
  static const char *const standard[] = {"-"};
  struct call *call = parse->call;
  enum truce_status status = TRUCE_OK;
  size_t count = call->operand_count ? call->operand_count : 1;
  for (size_t i = 0; i < count && !status; i++) {
    parse->path = call->operand_count ? call->operands[i] : standard[0];
    status = parse_input(parse, error);
  }
  return status;
}

static enum truce_status prepare(struct parse *parse, const struct language_model *model,
                                 struct truce_error *error) {
  int64_t threads = 1;
  enum truce_status status = call_threads(parse->call, &threads, error);
  if (status) return status;
  parse->threads = threads < THREADS_MOST ? (uint32_t)threads : THREADS_MOST;
  bool ok = (parse->rest = malloc(BLOCK)) != NULL;
  for (uint32_t i = 0; i < parse->threads; i++) {
    struct block *block = &parse->blocks[i];
    *block = (struct block){.model = model, .arena = arena_new(ARENA_CEILING), .bytes = malloc(BLOCK)};
    ok = ok && block->arena && block->bytes;
  }
  return ok ? TRUCE_OK : fail(error, TRUCE_NO_MEMORY, "no memory to parse");
}

static void dispose(struct parse *parse) {
  for (uint32_t i = 0; i < THREADS_MOST; i++) {
    if (parse->blocks[i].arena) arena_free(parse->blocks[i].arena);
    free(parse->blocks[i].bytes);
  }
  free(parse->rest);
}

static enum truce_status run(struct call *call, struct truce_error *error) {
  struct parse parse = {.call = call};
  struct language_model *model = NULL;
  enum truce_status status = take_format(call, &parse.format, error);
  if (!status) status = language_model_open(&model, call_model(call), error);
  if (!status) status = prepare(&parse, model, error);
  if (!status) status = parse_all(&parse, error);
  dispose(&parse);
  language_model_close(model);
  return status;
}

static const struct option options[] = {
    {"format", "FORMAT",
     "conllu (the default in a pipe), json (a line a sentence) or tree (the default on a terminal)", 'f'},
    {"threads", "N", "use that many threads (default: one a processor); the output is the same"},
    OPTION_MODEL,
    OPTIONS_END};

const struct command command_parse = {
    .name = "parse",
    .group = GROUP_LANGUAGE,
    .operands = "[FILE|-...]",
    .least = 0,
    .most = -1,
    .summary = "Print sentences, words and trees of plain text",
    .details =
        "Reads UTF-8. A blank line ends a paragraph and with it a sentence. Memory does not grow with the "
        "length of the text. With --json each sentence has its words and its named mentions (types PER, ORG, "
        "LOC, GPE, NORP, FAC, EVENT, LAW); one with \"nested\" stands within the name before it.",
    .example = "echo 'The truce held.' | truce parse\ntruce parse --format tree report.txt",
    .options = options,
    .run = run,
};
