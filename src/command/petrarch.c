/* truce petrarch: what truce takes from dictionaries of the PETRARCH event coders. */
#include "command/command.h"
#include "record/own_dictionaries.h"

static const char *const kinds[] = {"actors", "agents", "verbs"};

static void tell(struct call *call, const struct petrarch_file *file) {
  show_text(call, slice_of(file->path));
  buffer_print(&call->out, ": %s\n", kinds[file->kind]);
  for (int i = 0; i < PETRARCH_COUNTS && file->counts[i].what; i++)
    buffer_print(&call->out, "  %7zu %s\n", file->counts[i].count, file->counts[i].what);
  buffer_print(&call->out, "  %7zu lines passed over\n", file->complaint_count);
  for (size_t i = 0; i < file->complaint_count && call_flag(call, "bad"); i++) {
    buffer_print(&call->out, "    line %zu: ", file->complaints[i].line);
    show_text(call, file->complaints[i].reason);
    buffer_add_byte(&call->out, '\n');
  }
}

static void show_bad(struct json *json, const struct petrarch_file *file) {
  json_key(json, "bad");
  json_open(json, '[');
  for (size_t i = 0; i < file->complaint_count; i++) {
    json_open(json, '{');
    json_key(json, "line"), json_whole(json, (int64_t)file->complaints[i].line);
    json_key(json, "reason"), json_text(json, file->complaints[i].reason);
    json_close(json, '}');
  }
  json_close(json, ']');
}

static void tell_json(struct call *call, const struct petrarch_file *file) {
  struct json json = {.out = &call->out};
  json_open(&json, '{');
  json_key(&json, "file"), json_text(&json, slice_of(file->path));
  json_key(&json, "kind"), json_text(&json, slice_of(kinds[file->kind]));
  for (int i = 0; i < PETRARCH_COUNTS && file->counts[i].what; i++)
    json_key(&json, file->counts[i].what), json_whole(&json, (int64_t)file->counts[i].count);
  json_key(&json, "lines passed over"), json_whole(&json, (int64_t)file->complaint_count);
  if (call_flag(call, "bad")) show_bad(&json, file);
  json_close(&json, '}');
  buffer_add_byte(&call->out, '\n');
}

static enum truce_status look(struct call *call, struct arena *arena, struct truce_error *error) {
  struct dictionary_paths paths = {call->operands, call->operand_count};
  struct dictionaries dictionaries;
  struct knowledge *knowledge;
  enum truce_status status = knowledge_open(&knowledge, arena, call_knowledge(call), error);
  if (!status)
    status = dictionaries_read(&dictionaries, arena, paths, call_knowledge(call), knowledge, error);
  if (status) return status;
  if (call_flag(call, "events"))
    buffer_add(&call->out, dictionaries.events);
  else
    for (size_t i = 0; i < dictionaries.count; i++)
      (call->json ? tell_json : tell)(call, &dictionaries.files[i]);
  return TRUCE_OK;
}

static enum truce_status petrarch(struct call *call, struct truce_error *error) {
  enum { CEILING = 512 * 1024 * 1024 };
  struct arena *arena = arena_new(CEILING);
  if (!arena) return fail(error, TRUCE_NO_MEMORY, "no memory");
  enum truce_status status = setjmp(*arena_guard(arena))
                                 ? fail(error, TRUCE_NO_MEMORY, "no memory for the dictionaries")
                                 : look(call, arena, error);
  arena_free(arena);
  return status;
}

static const struct option options[] = {
    {"bad", NULL, "list the lines that are passed over, and why"},
    {"events", NULL, "print the verbs as the lines of knowledge/events.txt that they become"},
    OPTION_KNOWLEDGE,
    OPTIONS_END};

const struct command command_petrarch = {
    .name = "petrarch",
    .group = GROUP_LANGUAGE,
    .operands = "FILE|FOLDER...",
    .least = 1,
    .most = -1,
    .summary = "Show what truce takes from dictionaries of the PETRARCH event coders",
    .details =
        "Takes actors, agents and verbs as they are, also in .gz, and tells them apart by their lines; of a "
        "folder the "
        "files with \"actors\", \"agents\", \"verbs\" or \"CAMEO\" in their names. truce read and truce add "
        "use them with --petrarch. doc/petrarch.md says what is honoured.",
    .options = options,
    .example = "truce petrarch --bad dictionaries/",
    .run = petrarch,
};
