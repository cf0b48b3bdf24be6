#include "language/train/state.h"

#include <errno.h>
#include <stdlib.h>

enum { WORDS_MOST = 1 << 24 };

static bool write_parts(const struct state *state, FILE *file) {
  uint32_t head[3] = {state->epoch, state->epochs, state->parameters->shape.word_count};
  return fwrite(head, sizeof head, 1, file) == 1 &&
         fwrite(state->word_keys, sizeof(uint64_t), head[2], file) == head[2] &&
         parameters_write(state->parameters, file);
}

bool state_write(const struct state *state, const char *path) {
  char beside[4096];
  if (snprintf(beside, sizeof beside, "%s.part", path) >= (int)sizeof beside) return false;
  FILE *file = fopen(beside, "wb");
  if (!file) return false;
  bool ok = write_parts(state, file);
  return fclose(file) == 0 && ok && rename(beside, path) == 0;
}

static bool read_parts(struct state *state, FILE *file) {
  uint32_t head[3];
  if (fread(head, sizeof head, 1, file) != 1 || head[2] > WORDS_MOST) return false;
  state->epoch = head[0], state->epochs = head[1];
  state->word_keys = calloc(head[2] + 1, sizeof(uint64_t));
  if (!state->word_keys || fread(state->word_keys, sizeof(uint64_t), head[2], file) != head[2]) return false;
  state->parameters = parameters_read(file);
  return state->parameters && state->parameters->shape.word_count == head[2];
}

enum truce_status state_read(struct state *state, const char *path, struct truce_error *error) {
  *state = (struct state){0};
  FILE *file = fopen(path, "rb");
  if (!file) return fail_errno(error, errno, "open", path);
  bool ok = read_parts(state, file);
  fclose(file);
  if (ok) return TRUCE_OK;
  state_dispose(state);
  return fail(error, TRUCE_BAD_INPUT, "%s: not the state of a training", path);
}

void state_dispose(struct state *state) {
  parameters_free(state->parameters);
  free(state->word_keys);
  *state = (struct state){0};
}
