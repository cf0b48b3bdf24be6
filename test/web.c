/* Addresses: a small server of our own on the loopback, polite and otherwise; and the network left alone. */
#include "check.h"

#include "source/source.h"
#include "source/web.h"

#include <arpa/inet.h>
#include <net/if.h>
#include <sched.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PUBLIC = 0x0B161721 }; /* 11.22.23.33 */

static pid_t server;
static int port;
static char host[32];

static void say(int to, const char *text) {
  if (write(to, text, strlen(text)) < 0) _exit(0);
}

#define PAGE                                                                                                 \
  "<html><head><title>Truce holds</title></head><body><h1>Truce holds</h1><p>The guns have been silent in "  \
  "the town "                                                                                                \
  "since Monday, observers said, and the road is open.</p><p>Talks on the prisoners go on in the "           \
  "capital.</p></body>"

static void answer(int to, const char *path, const char *request) {
  char text[600];
  if (strcmp(path, "/robots.txt") == 0)
    say(to, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nUser-agent: *\nDisallow: /secret\nAllow: "
            "/secret/open\n");
  else if (strcmp(path, "/page") == 0 || strcmp(path, "/secret/open") == 0)
    say(to, "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nConnection: close\r\n\r\n" PAGE);
  else if (strcmp(path, "/hop") == 0)
    say(to, "HTTP/1.1 302 Found\r\nLocation: /page\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
  else if (strcmp(path, "/loop") == 0)
    say(to, "HTTP/1.1 302 Found\r\nLocation: /loop\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
  else if (strcmp(path, "/file") == 0)
    say(to, "HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\nConnection: "
            "close\r\n\r\n");
  else if (strcmp(path, "/home") == 0) {
    snprintf(text, sizeof text,
             "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:%d/page\r\nContent-Length: 0\r\nConnection: "
             "close\r\n\r\n",
             port);
    say(to, text);
  } else if (strcmp(path, "/tagged") == 0)
    say(to, strstr(request, "If-None-Match: \"one\"")
                ? "HTTP/1.1 304 Not Modified\r\nETag: \"one\"\r\nConnection: close\r\n\r\n"
                : "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nETag: \"one\"\r\nLast-Modified: Fri, 29 Jan "
                  "2021 "
                  "10:00:00 GMT\r\nConnection: close\r\n\r\n" PAGE);
  else if (strcmp(path, "/unasked") == 0)
    say(to, "HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n");
  else if (strcmp(path, "/tosecret") == 0)
    say(to, "HTTP/1.1 302 Found\r\nLocation: /secret/x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
  else if (strcmp(path, "/drip") == 0)
    for (say(to, "HTTP/1.1 200 OK\r\n\r\n");; usleep(100000)) say(to, "x");
  else if (strcmp(path, "/flood") == 0) {
    say(to, "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n");
    static char much[65536];
    memset(much, 'x', sizeof much - 1);
    for (;;) say(to, much);
  } else {
    snprintf(text, sizeof text, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    say(to, text);
  }
}

static void serve(int listening) {
  signal(SIGPIPE, SIG_IGN);
  signal(SIGCHLD, SIG_IGN);
  for (;;) {
    char request[4096] = "", path[200] = "";
    int to = accept(listening, NULL, NULL);
    if (to < 0) _exit(0);
    if (fork() == 0) {
      alarm(30);
      if (read(to, request, sizeof request - 1) > 0 && sscanf(request, "GET %199s", path) == 1)
        answer(to, path, request);
      _exit(0);
    }
    close(to);
  }
}

static bool start_server(uint32_t at) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(at)};
  socklen_t length = sizeof address;
  int listening = socket(AF_INET, SOCK_STREAM, 0);
  if (listening < 0 || bind(listening, (struct sockaddr *)&address, sizeof address) || listen(listening, 16))
    return false;
  getsockname(listening, (struct sockaddr *)&address, &length);
  port = ntohs(address.sin_port);
  inet_ntop(AF_INET, &address.sin_addr, host, sizeof host);
  server = fork();
  if (server == 0) serve(listening);
  close(listening);
  return server > 0;
}

/* What became of an address: the status; the first document's text is checked by the caller through
   `title`. */
static enum truce_status fetch(const char *path, struct source_options options, char title[100],
                               char message[512]) {
  char address[200];
  struct source *source;
  struct truce_error error = {0};
  struct document document;
  bool found = false;
  title[0] = message[0] = 0;
  snprintf(address, sizeof address, "http://%s:%d%s", host, port, path);
  struct arena *arena = arena_new(1 << 24);
  enum truce_status status = source_open(&source, address, &options, &error);
  if (!status) {
    status = source_next(source, arena, &document, &found, &error);
    if (found) snprintf(title, 100, "%.*s", SLICE_ARGS(document.title));
    source_close(source);
  }
  snprintf(message, 512, "%s", status ? error.message : "");
  arena_free(arena);
  return status;
}

static const struct source_options open_net = {.network = true, .allow_private = true, .patience = 2};
static char title[100], message[512];

static void a_page_is_fetched(void) {
  if (!server) SKIP("no loopback");
  CHECK(fetch("/page", open_net, title, message) == TRUCE_OK);
  CHECK_TEXT(title, "Truce holds");
  CHECK(fetch("/hop", open_net, title, message) == TRUCE_OK);
  CHECK_TEXT(title, "Truce holds");
  CHECK(fetch("/none", open_net, title, message) == TRUCE_NOT_FOUND);
}

static void nothing_is_fetched_unasked(void) {
  struct source_options closed = {0};
  CHECK(fetch("/page", closed, title, message) == TRUCE_DENIED);
  if (!server) SKIP("no loopback");
  closed.network = true;
  CHECK(fetch("/page", closed, title, message) == TRUCE_DENIED && strstr(message, "private"));
}

static void bad_servers_are_bounded(void) {
  if (!server) SKIP("no loopback");
  CHECK(fetch("/loop", open_net, title, message) == TRUCE_LIMIT && strstr(message, "redirects"));
  CHECK(fetch("/drip", open_net, title, message) == TRUCE_LIMIT && strstr(message, "slow"));
  CHECK(fetch("/flood", open_net, title, message) == TRUCE_LIMIT);
  CHECK(fetch("/file", open_net, title, message) == TRUCE_DENIED);
}

static struct source_validators told_before;

static bool remember(void *context, const char *address, struct source_validators *validators) {
  (void)context;
  *validators = told_before;
  return strstr(address, "/tagged") != NULL;
}

/* What the server told is kept; asked with it, the server says that nothing is new. */
static void what_is_unchanged_is_not_fetched_again(void) {
  if (!server) SKIP("no loopback");
  struct source_options options = open_net;
  struct source *source;
  struct truce_error error;
  char address[200];
  snprintf(address, sizeof address, "http://%s:%d/tagged", host, port);
  CHECK(source_open(&source, address, &options, &error) == TRUCE_OK);
  struct source_fetched fetched = source_fetched(source);
  CHECK(!fetched.unchanged);
  CHECK_TEXT(fetched.address, address);
  CHECK_TEXT(fetched.validators.etag, "\"one\"");
  CHECK_TEXT(fetched.validators.modified, "Fri, 29 Jan 2021 10:00:00 GMT");
  told_before = fetched.validators;
  source_close(source);
  options.remembered = remember;
  CHECK(source_open(&source, address, &options, &error) == TRUCE_OK);
  CHECK(source_fetched(source).unchanged && source_progress(source).documents == 0);
  source_close(source);
  strcpy(told_before.etag, "\"two\"");
  CHECK(fetch("/tagged", options, title, message) == TRUCE_OK);
  CHECK_TEXT(title, "Truce holds");
  CHECK(fetch("/unasked", options, title, message) == TRUCE_NOT_FOUND);
}

/* In a network of our own, in which a server stands at an address as any on the public net. */
static bool own_public_network(void) {
  struct ifreq request = {.ifr_name = "lo"};
  struct sockaddr_in *address = (struct sockaddr_in *)(void *)&request.ifr_addr;
  if (unshare(CLONE_NEWUSER | CLONE_NEWNET)) return false;
  int control = socket(AF_INET, SOCK_DGRAM, 0);
  address->sin_family = AF_INET, address->sin_addr.s_addr = htonl(PUBLIC);
  bool set = control >= 0 && ioctl(control, SIOCSIFADDR, &request) == 0;
  request.ifr_flags = IFF_UP | IFF_RUNNING;
  set = set && ioctl(control, SIOCSIFFLAGS, &request) == 0;
  close(control);
  return set && start_server(PUBLIC);
}

/* 0: refused as it should be; 77: no such network can be made here. */
static int visit_public_server(void) {
  struct source_options options = {.network = true, .patience = 5};
  if (!own_public_network()) return 77;
  bool page = fetch("/page", options, title, message) == TRUCE_OK;
  bool home = fetch("/home", options, title, message) == TRUCE_DENIED && strstr(message, "private");
  kill(server, SIGTERM);
  return page && home ? 0 : 1;
}

static void a_redirect_home_is_refused(void) {
  int how = 0;
  fflush(stdout);
  pid_t child = fork();
  if (child == 0) _exit(visit_public_server());
  waitpid(child, &how, 0);
  if (WIFEXITED(how) && WEXITSTATUS(how) == 77) SKIP("no network of one's own can be made here");
  CHECK(WIFEXITED(how) && WEXITSTATUS(how) == 0);
}

static void robots_are_heard(void) {
  CHECK(robots_allow(SLICE(""), SLICE("/a")));
  CHECK(!robots_allow(SLICE("User-agent: *\nDisallow: /\n"), SLICE("/a")));
  CHECK(robots_allow(SLICE("User-agent: *\nDisallow:\n"), SLICE("/a")));
  CHECK(robots_allow(SLICE("User-agent: *\nDisallow: /\n\nUser-agent: truce\nAllow: /\n"), SLICE("/a")));
  CHECK(!robots_allow(SLICE("user-agent: other\nuser-agent: Truce\ndisallow: /*.php$ # no\n"),
                      SLICE("/a/b.php")));
  CHECK(robots_allow(SLICE("user-agent: *\ndisallow: /*.php$\n"), SLICE("/a/b.php?x")));
  CHECK(robots_allow(SLICE("User-agent: *\nDisallow: /a\nAllow: /a/b\n"), SLICE("/a/b/c")));
  CHECK(!robots_allow(SLICE("User-agent: *\r\nDisallow: /a/***********************************b$\r\n"),
                      SLICE("/a/aaaab")));
  if (!server) SKIP("no loopback");
  CHECK(fetch("/secret/x", open_net, title, message) == TRUCE_DENIED && strstr(message, "robots"));
  CHECK(fetch("/tosecret", open_net, title, message) == TRUCE_DENIED);
  CHECK(fetch("/secret/open", open_net, title, message) == TRUCE_OK);
}

static bool is_private(const char *text) {
  struct sockaddr_in four = {.sin_family = AF_INET};
  struct sockaddr_in6 six = {.sin6_family = AF_INET6};
  if (inet_pton(AF_INET, text, &four.sin_addr) == 1) return address_is_private((struct sockaddr *)&four);
  inet_pton(AF_INET6, text, &six.sin6_addr);
  return address_is_private((struct sockaddr *)&six);
}

static void private_addresses_are_known(void) {
  const char *const ours[] = {"127.0.0.1",
                              "10.1.2.3",
                              "172.16.0.1",
                              "172.31.255.1",
                              "192.168.1.1",
                              "169.254.169.254",
                              "0.0.0.0",
                              "100.64.0.1",
                              "224.0.0.1",
                              "::1",
                              "::",
                              "::ffff:127.0.0.1",
                              "fe80::1",
                              "fd00::1",
                              "ff02::1",
                              "64:ff9b::a00:1",
                              "2002:7f00:1::",
                              "255.255.255.255"};
  const char *const theirs[] = {"8.8.8.8",      "172.32.0.1",  "193.0.0.1",
                                "2a00:1450::1", "100.128.0.1", "::ffff:8.8.8.8"};
  for (size_t i = 0; i < sizeof ours / sizeof *ours; i++) CHECK(is_private(ours[i]));
  for (size_t i = 0; i < sizeof theirs / sizeof *theirs; i++) CHECK(!is_private(theirs[i]));
}

int main(void) {
  signal(SIGPIPE, SIG_IGN);
  if (!start_server(INADDR_LOOPBACK)) server = 0;
  RUN(a_page_is_fetched);
  RUN(nothing_is_fetched_unasked);
  RUN(bad_servers_are_bounded);
  RUN(what_is_unchanged_is_not_fetched_again);
  RUN(a_redirect_home_is_refused);
  RUN(robots_are_heard);
  RUN(private_addresses_are_known);
  if (server) kill(server, SIGTERM);
  return check_done();
}
