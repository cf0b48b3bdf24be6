#include "common/json.h"

#include "common/utf8.h"

static void separate(struct json *json) {
  if (json->needs_comma) buffer_add_byte(json->out, ',');
  json->needs_comma = true;
}

void json_open(struct json *json, char bracket) {
  separate(json);
  buffer_add_byte(json->out, bracket);
  json->needs_comma = false;
}

void json_close(struct json *json, char bracket) {
  buffer_add_byte(json->out, bracket);
  json->needs_comma = true;
}

static void add_escaped(struct buffer *out, struct slice text) {
  for (size_t at = 0; at < text.len;) {
    size_t length;
    bool valid;
    uint32_t point = utf8_decode((struct slice){text.at + at, text.len - at}, &length, &valid);
    if (!valid)
      buffer_add_text(out, "\xEF\xBF\xBD");
    else if (point == '"')
      buffer_add_text(out, "\\\"");
    else if (point == '\\')
      buffer_add_text(out, "\\\\");
    else if (point == '\n')
      buffer_add_text(out, "\\n");
    else if (point == '\t')
      buffer_add_text(out, "\\t");
    else if (point < 0x20)
      buffer_print(out, "\\u%04x", (unsigned)point);
    else
      buffer_add(out, (struct slice){text.at + at, length});
    at += length;
  }
}

void json_key(struct json *json, const char *key) {
  json_text(json, slice_of(key));
  buffer_add_byte(json->out, ':');
  json->needs_comma = false;
}

void json_text(struct json *json, struct slice text) {
  separate(json);
  buffer_add_byte(json->out, '"');
  add_escaped(json->out, text);
  buffer_add_byte(json->out, '"');
}

void json_text_or_null(struct json *json, struct slice text) {
  if (text.len)
    json_text(json, text);
  else
    json_nothing(json);
}

void json_whole(struct json *json, int64_t number) {
  separate(json);
  buffer_print(json->out, "%lld", (long long)number);
}

void json_decimal(struct json *json, double number, int digits) {
  int64_t scale = 1;
  for (int i = 0; i < digits; i++) scale *= 10;
  bool negative = number < 0;
  int64_t units = (int64_t)((negative ? -number : number) * (double)scale + 0.5);
  separate(json);
  buffer_print(json->out, "%s%lld", negative && units ? "-" : "", (long long)(units / scale));
  if (digits > 0) buffer_print(json->out, ".%0*lld", digits, (long long)(units % scale));
}

void json_bool(struct json *json, bool value) { json_raw(json, value ? SLICE("true") : SLICE("false")); }

void json_nothing(struct json *json) { json_raw(json, SLICE("null")); }

void json_raw(struct json *json, struct slice text) {
  separate(json);
  buffer_add(json->out, text);
}
