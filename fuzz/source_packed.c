/* gzip, bzip2, xz, zstd. */
#include "source_fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  struct stream *stream;
  struct truce_error error;
  struct buffer out;
  buffer_init(&out, 1 << 22);
  if (!stream_of_bytes(&stream, (struct slice){(const char *)data, size}, &error) &&
      !stream_unpacked(&stream, stream, "fuzz", &error)) {
    stream_all(stream, "fuzz", &out, &error);
    stream_close(stream);
  }
  buffer_dispose(&out);
  return 0;
}
