/* Mailboxes (mbox): mails one after the other, each behind a line "From somebody date". A line of a mail that
   begins so was quoted with '>' when it was put in. */
#include "source/parts.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>

struct mailbox {
  struct buffer mail; /* without its "From " line; `failed` when it is too long */
  struct buffer line; /* the one just read, with its line end */
  uint64_t number;
  size_t at, got;
  bool begun, free_line; /* its first "From " line has been read; the line before was empty */
  char piece[65536];
};

static enum truce_status open_mailbox(struct level *level, struct truce_error *error) {
  struct mailbox *m = calloc(1, sizeof *m);
  level->state = m;
  if (!m) return fail(error, TRUCE_NO_MEMORY, "%.300s: no memory", level->name);
  buffer_init(&m->mail, PAGE_LARGEST);
  buffer_init(&m->line, PAGE_LARGEST);
  m->free_line = true;
  return TRUCE_OK;
}

static void close_mailbox(struct level *level) {
  struct mailbox *m = level->state;
  if (m) buffer_dispose(&m->mail), buffer_dispose(&m->line);
  free(m);
}

/* "From desk@a.example Fri Jan 29 10:00:00 2021": somebody, and a time in it. A sentence has none. */
bool is_mailbox_line(struct slice line) {
  if (!slice_starts(line, SLICE("From ")) || line.len > 300) return false;
  for (size_t i = 5; i + 5 <= line.len; i++)
    if (isdigit((unsigned char)line.at[i]) && isdigit((unsigned char)line.at[i + 1]) &&
        line.at[i + 2] == ':' && isdigit((unsigned char)line.at[i + 3]) &&
        isdigit((unsigned char)line.at[i + 4]))
      return true;
  return false;
}

/* The next line; empty at the end. */
static enum truce_status next_line(struct level *level, struct mailbox *m, struct truce_error *error) {
  buffer_clear(&m->line);
  for (;;) {
    if (m->at == m->got) {
      m->at = 0;
      enum truce_status status = stream_read(level->stream, m->piece, sizeof m->piece, &m->got, error);
      if (status || m->got == 0) return level->ended = status != TRUCE_OK, status;
    }
    const char *end = memchr(m->piece + m->at, '\n', m->got - m->at);
    size_t length = end ? (size_t)(end - (m->piece + m->at)) + 1 : m->got - m->at;
    buffer_add(&m->line, (struct slice){m->piece + m->at, length});
    m->at += length;
    if (end) return TRUCE_OK;
  }
}

/* Takes lines up to the next "From " line. *more false: there is no mail left. */
static enum truce_status take_mail(struct level *level, struct mailbox *m, bool *more,
                                   struct truce_error *error) {
  buffer_clear(&m->mail);
  for (;;) {
    enum truce_status status = next_line(level, m, error);
    struct slice line = buffer_slice(&m->line);
    *more = line.len > 0 || m->mail.len > 0 || m->mail.failed;
    if (status || line.len == 0) return status;
    bool between = m->free_line && is_mailbox_line(slice_trim(line)), first = !m->begun;
    m->begun = true;
    m->free_line = slice_trim(line).len == 0;
    if (between && !first) return TRUCE_OK;
    if (!between) buffer_add(&m->mail, line);
    if (m->line.failed) m->mail.failed = true;
  }
}

static enum truce_status next_mail(struct level *level, struct item *item, struct draft *draft,
                                   struct truce_error *error) {
  struct mailbox *m = level->state;
  bool more;
  do {
    enum truce_status status = take_mail(level, m, &more, error);
    if (status || !more) return item->kind = ITEM_END, status;
  } while (!m->mail.failed && slice_trim(buffer_slice(&m->mail)).len == 0);
  m->number++;
  snprintf(item->name, sizeof item->name, "%llu", (unsigned long long)m->number);
  char where[400];
  snprintf(where, sizeof where, "%.340s/%llu", level->name, (unsigned long long)m->number);
  item->kind = ITEM_DRAFT;
  if (m->mail.failed)
    return fail(error, TRUCE_LIMIT, "%s: mail longer than %d bytes", where, (int)PAGE_LARGEST);
  return read_mail(buffer_slice(&m->mail), where, draft, error);
}

const struct container mailbox_container = {open_mailbox, next_mail, close_mailbox};
