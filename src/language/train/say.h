/* Tells whoever listens how a training goes. */
#ifndef TRUCE_SAY_H
#define TRUCE_SAY_H

/* Takes one line, without its end. */
typedef void listener(const char *line);

/* To `to`, or to nobody where it is NULL. */
__attribute__((format(printf, 2, 3))) void say(listener *to, const char *format, ...);

#endif
