#include "command/command.h"

static enum truce_status version(struct call *call, struct truce_error *error) {
  (void)error;
  if (!call->json) {
    buffer_print(&call->out, "truce %s\n", TRUCE_VERSION_TEXT);
    return TRUCE_OK;
  }
  struct json json = {.out = &call->out};
  json_open(&json, '{');
  json_key(&json, "truce");
  json_text(&json, slice_of(TRUCE_VERSION_TEXT));
  json_close(&json, '}');
  buffer_add_byte(&call->out, '\n');
  return TRUCE_OK;
}

const struct command command_version = {
    .name = "version",
    .group = GROUP_ABOUT,
    .summary = "Show which version of truce this is",
    .run = version,
};
