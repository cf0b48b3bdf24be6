/* truce parse: text to sentences, words and trees. The text is read in blocks of whole paragraphs, so that
   the memory it takes does not grow with the text. */
#include "command/command.h"
#include "command/parse_tree.h"
#include "common/utf8.h"
#include "language/conllu.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

enum { BLOCK = 256 * 1024, BLOCK_LEAST = BLOCK / 4 };
#define ARENA_CEILING ((size_t)1 << 30)

enum format { FORMAT_CONLLU, FORMAT_JSON, FORMAT_TREE };

/* One run over one input. */
struct parse {
  struct call *call;
  const struct language_model *model;
  struct arena *arena;
  struct conllu_writer conllu;
  uint32_t sentences;
  enum format format;
  const char *path;
  int descriptor;
  char *bytes; /* BLOCK of them */
  size_t length;
  uint64_t offset; /* of the block in the input */
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
  json_integer(json, word->head == NO_WORD ? 0 : word->head - sentence->first_word + 1);
  json_key(json, "relation");
  json_text_or_null(json, word->relation_text);
  json_key(json, "start");
  json_integer(json, (int64_t)(offset + word->span.start));
  json_key(json, "end");
  json_integer(json, (int64_t)(offset + word->span.end));
  json_close(json, '}');
}

static const char *mention_name(uint8_t type) {
  static const char *const names[] = {"", "PER", "ORG", "LOC", "GPE", "NORP", "FAC", "EVENT", "LAW", "MISC"};
  return type < sizeof names / sizeof *names ? names[type] : "";
}

/* The names that begin before word `end`, from *next on. */
static void write_json_names(struct json *json, const struct analysis *analysis, uint32_t end,
                             uint32_t *next) {
  json_key(json, "names");
  json_open(json, '[');
  for (; *next < analysis->name_count && analysis->names[*next].first_word < end; ++*next) {
    const struct named_mention *name = &analysis->names[*next];
    const struct word *first = &analysis->words[name->first_word], *last = first + name->word_count - 1;
    const struct sentence *sentence = &analysis->sentences[first->sentence];
    json_open(json, '{');
    json_key(json, "type");
    json_text(json, slice_of(mention_name(name->type)));
    json_key(json, "first");
    json_integer(json, name->first_word - sentence->first_word + 1);
    json_key(json, "words");
    json_integer(json, name->word_count);
    json_key(json, "text");
    json_text(json, slice_between(analysis->text.at, (struct span){first->span.start, last->span.end}));
    json_close(json, '}');
  }
  json_close(json, ']');
}

/* One line a sentence. `start` and `end` count bytes of the whole input. */
static void write_json(struct parse *parse, const struct analysis *analysis) {
  struct json json = {.out = &parse->call->out};
  uint32_t name = 0;
  for (uint32_t s = 0; s < analysis->sentence_count; s++) {
    const struct sentence *sentence = &analysis->sentences[s];
    json_open(&json, '{');
    json_key(&json, "sentence");
    json_integer(&json, ++parse->sentences);
    json_key(&json, "start");
    json_integer(&json, (int64_t)(parse->offset + sentence->span.start));
    json_key(&json, "text");
    json_text(&json, slice_between(analysis->text.at, sentence->span));
    json_key(&json, "words");
    json_open(&json, '[');
    for (uint32_t i = 0; i < sentence->word_count; i++)
      write_json_word(&json, parse->offset, analysis, sentence, &analysis->words[sentence->first_word + i]);
    json_close(&json, ']');
    write_json_names(&json, analysis, sentence->first_word + sentence->word_count, &name);
    json_close(&json, '}');
    buffer_add_byte(&parse->call->out, '\n');
    json.needs_comma = false;
  }
}

static enum truce_status write_block(struct parse *parse, const struct analysis *analysis,
                                     struct truce_error *error) {
  if (parse->format == FORMAT_CONLLU) conllu_write(&parse->conllu, analysis, &parse->call->out);
  if (parse->format == FORMAT_JSON) write_json(parse, analysis);
  for (uint32_t s = 0; parse->format == FORMAT_TREE && s < analysis->sentence_count; s++)
    parse_tree_show(parse->call, analysis, &analysis->sentences[s]);
  return call_flush(parse->call, error);
}

static enum truce_status analyse(struct parse *parse, struct slice text, struct truce_error *error) {
  arena_reset(parse->arena);
  if (setjmp(*arena_guard(parse->arena)))
    return fail(error, TRUCE_NO_MEMORY, "no memory to parse %s", parse->path);
  const struct analysis *analysis = language_analyse(parse->model, parse->arena, text);
  return write_block(parse, analysis, error);
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

/* Fills the block; *more is false at the input's end. */
static enum truce_status fill(struct parse *parse, bool *more, struct truce_error *error) {
  *more = true;
  while (*more && parse->length < BLOCK) {
    ssize_t got = read(parse->descriptor, parse->bytes + parse->length, BLOCK - parse->length);
    if (got < 0 && errno == EINTR && !call_stopped(parse->call)) continue;
    if (got < 0) return fail_errno(error, errno, "read", parse->path);
    *more = got > 0;
    parse->length += (size_t)got;
  }
  return TRUCE_OK;
}

static enum truce_status check_text(const struct parse *parse, struct slice text, struct truce_error *error) {
  size_t bad = utf8_check(text);
  if (bad < text.len)
    return fail(error, TRUCE_BAD_INPUT, "%s: byte %llu is not UTF-8", parse->path,
                (unsigned long long)(parse->offset + bad));
  return TRUCE_OK;
}

static enum truce_status parse_blocks(struct parse *parse, struct truce_error *error) {
  enum truce_status status = TRUCE_OK;
  for (bool more = true; more && !status;) {
    bool at_paragraph = true;
    status = fill(parse, &more, error);
    if (status) break;
    size_t end = more ? block_end(parse->bytes, parse->length, &at_paragraph) : parse->length;
    status = check_text(parse, (struct slice){parse->bytes, end}, error);
    if (!status) status = analyse(parse, (struct slice){parse->bytes, end}, error);
    memmove(parse->bytes, parse->bytes + end, parse->length - end);
    parse->length -= end, parse->offset += end;
    parse->conllu.paragraph_open = !at_paragraph, parse->conllu.paragraph = 0;
  }
  return status;
}

static enum truce_status parse_input(struct parse *parse, struct truce_error *error) {
  bool standard = !strcmp(parse->path, "-");
  parse->descriptor = standard ? STDIN_FILENO : open(parse->path, O_RDONLY | O_CLOEXEC);
  if (parse->descriptor < 0) return fail_errno(error, errno, "open", parse->path);
  if (standard) parse->path = "standard input";
  parse->length = 0, parse->offset = 0;
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

static enum truce_status run(struct call *call, struct truce_error *error) {
  struct parse parse = {.call = call, .arena = arena_new(ARENA_CEILING), .bytes = malloc(BLOCK)};
  struct language_model *model = NULL;
  enum truce_status status =
      parse.arena && parse.bytes ? TRUCE_OK : fail(error, TRUCE_NO_MEMORY, "no memory to parse");
  if (!status) status = take_format(call, &parse.format, error);
  if (!status) status = language_model_open(&model, call_model(call), error);
  parse.model = model;
  if (!status) status = parse_all(&parse, error);
  language_model_close(model);
  if (parse.arena) arena_free(parse.arena);
  free(parse.bytes);
  return status;
}

static const struct option options[] = {
    {"format", "FORMAT",
     "conllu (the default in a pipe), json (a line a sentence) or tree (the default on a terminal)", 'f'},
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
        "length of the text.",
    .example = "echo 'The truce held.' | truce parse\ntruce parse --format tree report.txt",
    .options = options,
    .run = run,
};
