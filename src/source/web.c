/* Web addresses, through libcurl. Every hop of a redirect is looked at as if the user had asked for it: its
   robots.txt is honoured, and the address that is really connected to must be a public one. */
#include "source/web.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <stdio.h>
#include <strings.h>

enum {
  HOPS_MOST = 5,
  ROBOTS_LARGEST = 512 * 1024,
  PATIENCE = 60,
  CONNECT_PATIENCE = 15,
  ADDRESS_LONGEST = 4000
};

bool is_web_address(const char *path) {
  return strncasecmp(path, "http://", 7) == 0 || strncasecmp(path, "https://", 8) == 0;
}

static bool private_v4(uint32_t a) {
  static const struct {
    uint32_t net;
    int bits;
  } nets[] = {{0x00000000, 8},  {0x0A000000, 8},  {0x64400000, 10}, {0x7F000000, 8},  {0xA9FE0000, 16},
              {0xAC100000, 12}, {0xC0000000, 24}, {0xC0000200, 24}, {0xC0A80000, 16}, {0xC6120000, 15},
              {0xC6336400, 24}, {0xCB007100, 24}, {0xE0000000, 3}};
  for (size_t i = 0; i < sizeof nets / sizeof *nets; i++)
    if ((a ^ nets[i].net) >> (32 - nets[i].bits) == 0) return true;
  return false;
}

static uint32_t big_endian(const uint8_t *at) {
  return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

static bool private_v6(const uint8_t a[16]) {
  static const uint8_t zero[16] = {0}, mapped[12] = {[10] = 0xFF, [11] = 0xFF},
                       nat64[12] = {0, 0x64, 0xFF, 0x9B};
  if (memcmp(a, mapped, 12) == 0 || memcmp(a, nat64, 12) == 0 || memcmp(a, zero, 12) == 0)
    return private_v4(big_endian(a + 12));
  if (a[0] == 0x20 && a[1] == 0x02) return private_v4(big_endian(a + 2)); /* 6to4 carries an IPv4 address */
  bool documentation = big_endian(a) == 0x20010DB8, teredo = big_endian(a) == 0x20010000;
  return a[0] == 0xFC || a[0] == 0xFD || a[0] == 0xFF || (a[0] == 0xFE && a[1] >= 0x80) || documentation ||
         teredo;
}

bool address_is_private(const struct sockaddr *address) {
  if (address->sa_family == AF_INET)
    return private_v4(ntohl(((const struct sockaddr_in *)(const void *)address)->sin_addr.s_addr));
  if (address->sa_family == AF_INET6)
    return private_v6(((const struct sockaddr_in6 *)(const void *)address)->sin6_addr.s6_addr);
  return true;
}

/* One request. */
struct request {
  const struct source_options *options;
  struct buffer *body;
  bool refused; /* the address was private */
  bool too_large;
  long code;
  char next[ADDRESS_LONGEST];            /* where a redirect leads, "" for none */
  const struct source_validators *known; /* the server is to answer only if this is no longer so; or NULL */
  struct source_validators told;
  char why[CURL_ERROR_SIZE];
};

/* Called with the address that is about to be connected to, after name resolution: no name can hide it. */
static curl_socket_t open_socket(void *context, curlsocktype purpose, struct curl_sockaddr *address) {
  struct request *request = context;
  (void)purpose;
  if (!request->options->allow_private && address_is_private(&address->addr)) {
    request->refused = true;
    return CURL_SOCKET_BAD;
  }
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

static size_t take_body(char *at, size_t size, size_t count, void *context) {
  struct request *request = context;
  size_t length = size * count;
  if (request->body->len + length > request->body->ceiling) return request->too_large = true, 0;
  buffer_add(request->body, (struct slice){at, length});
  return request->body->failed ? 0 : length;
}

/* "name: value" without its line end, when it is that header and fits. */
static void take_header(struct slice line, const char *name, char *into, size_t room) {
  struct slice value = line, key = slice_trim(slice_cut(&value, ':'));
  if (!value.at || !slice_is_ignoring_case(key, slice_of(name))) return;
  value = slice_trim(value);
  if (value.len < room && !memchr(value.at, 0, value.len)) snprintf(into, room, "%.*s", SLICE_ARGS(value));
}

static size_t take_headers(char *at, size_t size, size_t count, void *context) {
  struct request *request = context;
  struct slice line = {at, size * count};
  take_header(line, "etag", request->told.etag, sizeof request->told.etag);
  take_header(line, "last-modified", request->told.modified, sizeof request->told.modified);
  return size * count;
}

static struct curl_slist *add_condition(struct curl_slist *headers, const char *name, const char *value) {
  char line[400];
  if (!value[0]) return headers;
  snprintf(line, sizeof line, "%s: %s", name, value);
  struct curl_slist *longer = curl_slist_append(headers, line);
  return longer ? longer : headers;
}

/* RFC 9110, 13.1: who gave a tag is asked by it, who gave only a time by the time. */
static struct curl_slist *set_conditions(CURL *curl, const struct request *request) {
  struct curl_slist *headers = NULL;
  if (!request->known) return NULL;
  headers = add_condition(headers, "If-None-Match", request->known->etag);
  headers = add_condition(headers, "If-Modified-Since", request->known->modified);
  if (headers) curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
  return headers;
}

static void set_up(CURL *curl, const char *address, struct request *request) {
  long patience = request->options->patience ? request->options->patience : PATIENCE;
  curl_easy_setopt(curl, CURLOPT_URL, address);
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_PROXY, ""); /* a proxy would connect where we must not */
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, patience);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT,
                   patience < CONNECT_PATIENCE ? patience : (long)CONNECT_PATIENCE);
  curl_easy_setopt(curl, CURLOPT_USERAGENT, "truce/0.1");
  curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "");
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, open_socket);
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, request);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_body);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, request);
  curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, take_headers);
  curl_easy_setopt(curl, CURLOPT_HEADERDATA, request);
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, request->why);
}

/* Name and value of the charset parameter in "text/html; charset=utf-8". */
static void take_charset(const char *type, struct buffer *charset) {
  const char *at = type ? strcasestr(type, "charset=") : NULL;
  if (!at) return;
  at += 8;
  if (*at == '"') at++;
  draft_field(charset, (struct slice){at, strcspn(at, "\"; \t")});
}

static enum truce_status explain(const struct request *request, CURLcode got, const char *address,
                                 struct truce_error *error) {
  if (request->refused)
    return fail(error, TRUCE_DENIED, "%.300s: a private or local address: refused (--allow-private takes it)",
                address);
  if (request->too_large)
    return fail(error, TRUCE_LIMIT, "%.300s: more than %zu bytes, not read", address, request->body->ceiling);
  if (got == CURLE_OPERATION_TIMEDOUT)
    return fail(error, TRUCE_LIMIT, "%.300s: the server is too slow", address);
  return fail(error, TRUCE_IO, "%.300s: %.150s", address,
              request->why[0] ? request->why : curl_easy_strerror(got));
}

static enum truce_status ask(const char *address, struct request *request, struct buffer *charset,
                             struct truce_error *error) {
  CURL *curl = curl_easy_init();
  char *text = NULL;
  if (!curl) return fail(error, TRUCE_NO_MEMORY, "%.300s: no memory", address);
  set_up(curl, address, request);
  struct curl_slist *conditions = set_conditions(curl, request);
  CURLcode got = curl_easy_perform(curl);
  enum truce_status status = got == CURLE_OK ? TRUCE_OK : explain(request, got, address, error);
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &request->code);
  if (!status && charset && !curl_easy_getinfo(curl, CURLINFO_CONTENT_TYPE, &text))
    take_charset(text, charset);
  text = NULL;
  if (!status && !curl_easy_getinfo(curl, CURLINFO_REDIRECT_URL, &text) && text)
    snprintf(request->next, sizeof request->next, "%s", text);
  curl_easy_cleanup(curl);
  curl_slist_free_all(conditions);
  return status;
}

/* "https://a.example:8080/b?c" -> "https://a.example:8080" and "/b?c". */
static struct slice origin_of(const char *address, struct slice *path) {
  const char *host = strstr(address, "://") + 3;
  size_t length = strcspn(host, "/?#");
  const char *rest = host + length;
  *path = rest[0] == '/' ? (struct slice){rest, strcspn(rest, "#")} : SLICE("/");
  return (struct slice){address, (size_t)(rest - address)};
}

/* A site without a robots.txt (an answer in the 400s) has nothing against us; one that cannot answer may
   have. */
static enum truce_status check_robots(const char *address, const struct source_options *options,
                                      struct truce_error *error) {
  char robots[ADDRESS_LONGEST + 20];
  struct buffer body;
  struct slice path, origin = origin_of(address, &path);
  snprintf(robots, sizeof robots, "%.*s/robots.txt", SLICE_ARGS(origin));
  buffer_init(&body, ROBOTS_LARGEST);
  struct request request = {.options = options, .body = &body};
  enum truce_status status = ask(robots, &request, NULL, error);
  bool found = !status && request.code == 200;
  if (!status && request.code >= 500)
    status = fail(error, TRUCE_DENIED, "%.300s: answers %ld, so nobody knows whether robots may read", robots,
                  request.code);
  if (found && !robots_allow(buffer_slice(&body), path))
    status = fail(error, TRUCE_DENIED, "%.300s: its robots.txt does not allow it", address);
  buffer_dispose(&body);
  return status;
}

/* One hop: its robots.txt, then the page, under the condition that it is another one than was fetched
   before. */
static enum truce_status fetch_hop(const char *address, struct request *request, struct buffer *charset,
                                   struct truce_error *error) {
  struct source_validators known = {"", ""};
  const struct source_options *options = request->options;
  enum truce_status status = check_robots(address, options, error);
  if (status) return status;
  buffer_clear(request->body);
  buffer_clear(charset);
  request->next[0] = 0;
  request->told = (struct source_validators){"", ""};
  bool seen = options->remembered && options->remembered(options->context, address, &known);
  request->known = seen ? &known : NULL;
  status = ask(address, request, charset, error);
  request->known = NULL;
  /* A server that says "unchanged" without having been asked leaves us with nothing. */
  if (!status && request->code == 304 && !seen)
    return fail(error, TRUCE_NOT_FOUND, "%.300s: the server answers 304", address);
  return status;
}

enum truce_status web_fetch(const char *address, const struct source_options *options,
                            struct fetched *fetched, struct truce_error *error) {
  struct request request = {.options = options, .body = &fetched->body};
  if (strlen(address) >= ADDRESS_LONGEST)
    return fail(error, TRUCE_LIMIT, "%.100s...: address too long", address);
  if (curl_global_init(CURL_GLOBAL_DEFAULT)) return fail(error, TRUCE_NO_MEMORY, "libcurl does not start");
  char now[ADDRESS_LONGEST];
  snprintf(now, sizeof now, "%s", address);
  for (int hop = 0; hop <= HOPS_MOST; hop++) {
    if (!is_web_address(now))
      return fail(error, TRUCE_DENIED, "%.200s: redirects to %.200s: refused", address, now);
    enum truce_status status = fetch_hop(now, &request, &fetched->charset, error);
    if (status) return status;
    if (!request.next[0]) break;
    memcpy(now, request.next, sizeof now);
  }
  if (request.next[0])
    return fail(error, TRUCE_LIMIT, "%.300s: redirects more than %d times", address, HOPS_MOST);
  fetched->unchanged = request.code == 304;
  if (request.code != 200 && !fetched->unchanged)
    return fail(error, TRUCE_NOT_FOUND, "%.300s: the server answers %ld", address, request.code);
  buffer_clear(&fetched->address);
  buffer_add_text(&fetched->address, now);
  buffer_add_byte(&fetched->address, 0);
  fetched->validators = request.told;
  return fetched->address.failed ? fail(error, TRUCE_NO_MEMORY, "%.300s: no memory", address) : TRUCE_OK;
}
