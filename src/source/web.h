/* Fetching one address. */
#ifndef TRUCE_WEB_H
#define TRUCE_WEB_H

#include "source/parts.h"

#include <netinet/in.h>

bool is_web_address(const char *path);
/* The body of `address` into `body` (initialised, with its ceiling); *charset and *final (initialised too):
   what the server says of its character set, and where redirects ended. */
enum truce_status web_fetch(const char *address, const struct source_options *options, struct buffer *body,
                            struct buffer *charset, struct buffer *final, struct truce_error *error);
/* Loopback, private, link-local, multicast and other addresses that are no one's on the public net. */
bool address_is_private(const struct sockaddr *address);
/* May a robot called "truce" fetch `path` (with its query) by this robots.txt (RFC 9309)? */
bool robots_allow(struct slice robots, struct slice path);

#endif
