/* Writes JSON into a buffer. Commas and nesting are the writer's business, order is the caller's:

     struct json json = {.out = &buffer};
     json_open(&json, '{');
     json_key(&json, "kind");  json_text(&json, SLICE("event"));
     json_key(&json, "when");  json_nothing(&json);
     json_close(&json, '}');

   Text is escaped as RFC 8259 asks; bytes that are not UTF-8 become U+FFFD. */
#ifndef TRUCE_JSON_H
#define TRUCE_JSON_H

#include "common/buffer.h"

struct json {
  struct buffer *out;
  bool needs_comma;
};

/* '{' or '[', and the bracket that closes it. */
void json_open(struct json *json, char bracket);
void json_close(struct json *json, char bracket);
/* The name of what comes next in an object. */
void json_key(struct json *json, const char *key);
void json_text(struct json *json, struct slice text);
/* Null where the text is empty. */
void json_text_or_null(struct json *json, struct slice text);
void json_whole(struct json *json, int64_t number);
/* With `digits` decimals, the same on every locale. */
void json_decimal(struct json *json, double number, int digits);
void json_bool(struct json *json, bool value);
/* JSON's null. (These two names keep clear of jansson's json_null and json_integer.) */
void json_nothing(struct json *json);
/* Text that is JSON already. */
void json_raw(struct json *json, struct slice text);

#endif
