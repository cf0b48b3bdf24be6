/* Fetching one address. */
#ifndef TRUCE_WEB_H
#define TRUCE_WEB_H

#include "source/parts.h"

#include <netinet/in.h>

bool is_web_address(const char *path);
/* What came of it. Initialised by the caller, with the ceiling of `body`. */
struct fetched {
  struct buffer body;
  struct buffer charset; /* as the server says */
  struct buffer address; /* where redirects ended */
  bool unchanged;        /* 304: the body is that which was fetched before */
  struct source_validators validators;
};

enum truce_status web_fetch(const char *address, const struct source_options *options,
                            struct fetched *fetched, struct truce_error *error);
/* Loopback, private, link-local, multicast and other addresses that are no one's on the public net. */
bool address_is_private(const struct sockaddr *address);
/* May a robot called "truce" fetch `path` (with its query) by this robots.txt (RFC 9309)? */
bool robots_allow(struct slice robots, struct slice path);

#endif
