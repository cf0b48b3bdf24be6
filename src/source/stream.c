/* Streams of files and of memory, and what all streams have in common. */
#include "source/parts.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

struct file_stream {
  struct stream stream;
  int file;
  uint64_t *counter;
};

static enum truce_status read_file(struct stream *stream, char *into, size_t room, size_t *got,
                                   struct truce_error *error) {
  struct file_stream *s = (struct file_stream *)stream;
  ssize_t n;
  do n = read(s->file, into, room);
  while (n < 0 && errno == EINTR);
  if (n < 0) return fail_errno(error, errno, "read", "the file");
  *got = (size_t)n;
  if (s->counter) *s->counter += (uint64_t)n;
  return TRUCE_OK;
}

static void close_file(struct stream *stream) {
  struct file_stream *s = (struct file_stream *)stream;
  if (s->file > 0) close(s->file);
  free(s);
}

enum truce_status stream_of_path(struct stream **stream, const char *path, uint64_t *counter, uint64_t *size,
                                 struct truce_error *error) {
  struct stat about;
  *stream = NULL;
  int file = strcmp(path, "-") ? open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY) : 0;
  if (file < 0) return fail_errno(error, errno, "open", path);
  struct file_stream *s = calloc(1, sizeof *s);
  if (!s) {
    if (file > 0) close(file);
    return fail(error, TRUCE_NO_MEMORY, "%.200s: no memory", path);
  }
  *s = (struct file_stream){{.read = read_file, .close = close_file}, file, counter};
  if (size) *size = fstat(file, &about) == 0 && S_ISREG(about.st_mode) ? (uint64_t)about.st_size : 0;
  *stream = &s->stream;
  return TRUCE_OK;
}

struct byte_stream {
  struct stream stream;
  struct slice rest;
};

static enum truce_status read_bytes(struct stream *stream, char *into, size_t room, size_t *got,
                                    struct truce_error *error) {
  struct byte_stream *s = (struct byte_stream *)stream;
  (void)error;
  *got = room < s->rest.len ? room : s->rest.len;
  if (*got) memcpy(into, s->rest.at, *got);
  s->rest.at += *got;
  s->rest.len -= *got;
  return TRUCE_OK;
}

static void close_bytes(struct stream *stream) { free(stream); }

enum truce_status stream_of_bytes(struct stream **stream, struct slice bytes, struct truce_error *error) {
  struct byte_stream *s = calloc(1, sizeof *s);
  *stream = NULL;
  if (!s) return fail(error, TRUCE_NO_MEMORY, "no memory");
  *s = (struct byte_stream){{.read = read_bytes, .close = close_bytes},
                            {bytes.len ? bytes.at : "", bytes.len}};
  *stream = &s->stream;
  return TRUCE_OK;
}

void stream_close(struct stream *stream) {
  if (!stream) return;
  free(stream->head);
  stream->close(stream);
}

enum truce_status stream_read(struct stream *stream, char *into, size_t room, size_t *got,
                              struct truce_error *error) {
  size_t ahead = stream->head_len - stream->head_at;
  *got = 0;
  if (ahead == 0) return stream->read(stream, into, room, got, error);
  *got = room < ahead ? room : ahead;
  memcpy(into, stream->head + stream->head_at, *got);
  stream->head_at += *got;
  return TRUCE_OK;
}

enum truce_status stream_head(struct stream *stream, struct slice *head, struct truce_error *error) {
  enum truce_status status = TRUCE_OK;
  *head = (struct slice){"", 0};
  if (!stream->head) stream->head = malloc(HEAD_SIZE);
  if (!stream->head) return fail(error, TRUCE_NO_MEMORY, "no memory");
  while (!status && stream->head_len < HEAD_SIZE) {
    size_t got = 0;
    status = stream->read(stream, stream->head + stream->head_len, HEAD_SIZE - stream->head_len, &got, error);
    if (got == 0) break;
    stream->head_len += got;
  }
  *head = (struct slice){stream->head, stream->head_len};
  return status;
}

enum truce_status stream_all(struct stream *stream, const char *name, struct buffer *out,
                             struct truce_error *error) {
  char piece[16384];
  for (;;) {
    size_t got = 0;
    enum truce_status status = stream_read(stream, piece, sizeof piece, &got, error);
    if (status || got == 0) return status;
    if (out->len + got > out->ceiling)
      return fail(error, TRUCE_LIMIT, "%.300s: more than %zu bytes, not read", name, out->ceiling);
    buffer_add(out, (struct slice){piece, got});
    if (out->failed) return fail(error, TRUCE_NO_MEMORY, "%.300s: no memory", name);
  }
}
