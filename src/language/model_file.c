#include "language/model_file.h"

#include <errno.h>
#include <stdio.h>

/* Numbers are little-endian, as all machines are that truce is built for. */
struct header {
  char magic[8];
  uint32_t version, section_count;
  uint64_t length;   /* of the file */
  uint64_t checksum; /* of the file with this field zero */
  uint8_t rest[32];
};

struct entry {
  char name[MODEL_NAME_MAX + 1];
  uint64_t offset, length, reserved;
};

_Static_assert(sizeof(struct header) == 64 && sizeof(struct entry) == 64, "the format's sizes");
static const char MAGIC[8] = {'t', 'r', 'u', 'c', 'e', '-', 'm', '\n'};

/* Four lanes of multiply and rotate, a memory's speed. `length` is a multiple of 64. */
struct checksum {
  uint64_t lane[4];
};

static void checksum_add(struct checksum *sum, const char *bytes, size_t length) {
  for (size_t at = 0; at + 32 <= length; at += 32)
    for (int i = 0; i < 4; i++) {
      uint64_t word;
      memcpy(&word, bytes + at + 8 * (size_t)i, 8);
      uint64_t mixed = (sum->lane[i] ^ word) * 0x9E3779B97F4A7C15u;
      sum->lane[i] = mixed ^ (mixed >> 29);
    }
}

static uint64_t checksum_end(const struct checksum *sum) {
  uint64_t whole = 0;
  for (int i = 0; i < 4; i++) whole = (whole ^ sum->lane[i]) * 0xD1B54A32D192ED03u, whole ^= whole >> 31;
  return whole;
}

static const struct entry *entry_at(const struct model_file *model, uint32_t i) {
  return (const struct entry *)(model->file.bytes.at + sizeof(struct header)) + i;
}

static enum truce_status check_entry(const struct model_file *model, uint32_t i, const char *name,
                                     struct truce_error *error) {
  const struct entry *entry = entry_at(model, i);
  size_t size = model->file.bytes.len,
         first = sizeof(struct header) + model->section_count * sizeof(struct entry);
  if (!memchr(entry->name, 0, sizeof entry->name) || !entry->name[0])
    return fail(error, TRUCE_BAD_MODEL, "%s: section %u has no proper name", name, i);
  if (entry->offset % MODEL_SECTION_ALIGNMENT || entry->offset < first || entry->offset > size ||
      entry->length > size - entry->offset)
    return fail(error, TRUCE_BAD_MODEL, "%s: section %s lies outside the file", name, entry->name);
  return TRUCE_OK;
}

static enum truce_status check_sum(struct slice bytes, const struct header *header, const char *name,
                                   struct truce_error *error) {
  struct header without = *header;
  struct checksum sum = {0};
  without.checksum = 0;
  checksum_add(&sum, (const char *)&without, sizeof without);
  checksum_add(&sum, bytes.at + sizeof without, bytes.len - sizeof without);
  if (checksum_end(&sum) != header->checksum)
    return fail(error, TRUCE_BAD_MODEL, "%s: damaged model: its checksum is wrong", name);
  return TRUCE_OK;
}

enum truce_status model_file_take(struct model_file *model, struct slice bytes, const char *name,
                                  struct truce_error *error) {
  struct header header;
  *model = (struct model_file){.file = {.bytes = bytes}};
  if (bytes.len < sizeof header || memcmp(bytes.at, MAGIC, sizeof MAGIC) != 0)
    return fail(error, TRUCE_BAD_MODEL, "%s: not a truce model", name);
  memcpy(&header, bytes.at, sizeof header);
  if (header.version != MODEL_FILE_VERSION)
    return fail(error, TRUCE_BAD_MODEL, "%s: model format %u, but this program reads format %d", name,
                header.version, MODEL_FILE_VERSION);
  if (header.length != bytes.len || bytes.len % MODEL_SECTION_ALIGNMENT)
    return fail(error, TRUCE_BAD_MODEL, "%s: %zu bytes, but the model says it has %llu: cut off?", name,
                bytes.len, (unsigned long long)header.length);
  if (header.section_count > MODEL_SECTIONS_MAX ||
      sizeof header + header.section_count * sizeof(struct entry) > bytes.len)
    return fail(error, TRUCE_BAD_MODEL, "%s: its table of %u sections does not fit", name,
                header.section_count);
  model->section_count = header.section_count;
  enum truce_status status = check_sum(bytes, &header, name, error);
  for (uint32_t i = 0; status == TRUCE_OK && i < header.section_count; i++)
    status = check_entry(model, i, name, error);
  return status;
}

enum truce_status model_file_open(struct model_file *model, const char *path, struct truce_error *error) {
  struct file file;
  *model = (struct model_file){0};
  enum truce_status status = file_open(&file, path, (size_t)1 << 30, error);
  if (status != TRUCE_OK) return status;
  status = model_file_take(model, file.bytes, path, error);
  model->file = file;
  if (status != TRUCE_OK) model_file_close(model);
  return status;
}

void model_file_close(struct model_file *model) {
  file_close(&model->file);
  *model = (struct model_file){0};
}

const char *model_file_name(const struct model_file *model, uint32_t i) { return entry_at(model, i)->name; }

struct slice model_file_section(const struct model_file *model, const char *name) {
  for (uint32_t i = 0; i < model->section_count; i++) {
    const struct entry *entry = entry_at(model, i);
    if (strcmp(entry->name, name) == 0)
      return (struct slice){model->file.bytes.at + entry->offset, entry->length};
  }
  return (struct slice){NULL, 0};
}

void model_writer_init(struct model_writer *writer) {
  memset(writer, 0, sizeof *writer);
  buffer_init(&writer->data, (size_t)1 << 30);
}

void model_writer_add(struct model_writer *writer, const char *name, struct slice bytes) {
  static const char zeros[MODEL_SECTION_ALIGNMENT];
  if (writer->count == MODEL_SECTIONS_MAX || strlen(name) > MODEL_NAME_MAX) {
    writer->failed = true;
    return;
  }
  strcpy(writer->sections[writer->count].name, name);
  writer->sections[writer->count].offset = writer->data.len;
  writer->sections[writer->count++].length = bytes.len;
  buffer_add(&writer->data, bytes);
  size_t over = writer->data.len % MODEL_SECTION_ALIGNMENT;
  buffer_add(&writer->data, (struct slice){zeros, over ? MODEL_SECTION_ALIGNMENT - over : 0});
}

void model_writer_build(const struct model_writer *writer, struct buffer *out) {
  struct header header = {.version = MODEL_FILE_VERSION, .section_count = writer->count};
  struct entry entries[MODEL_SECTIONS_MAX] = {0};
  struct checksum sum = {0};
  struct slice table = {(const char *)entries, writer->count * sizeof entries[0]};
  size_t first = sizeof header + table.len;
  memcpy(header.magic, MAGIC, sizeof MAGIC);
  header.length = first + writer->data.len;
  for (uint32_t i = 0; i < writer->count; i++) {
    memcpy(entries[i].name, writer->sections[i].name, sizeof entries[i].name);
    entries[i].offset = first + writer->sections[i].offset, entries[i].length = writer->sections[i].length;
  }
  checksum_add(&sum, (const char *)&header, sizeof header);
  checksum_add(&sum, table.at, table.len);
  checksum_add(&sum, writer->data.at, writer->data.len);
  header.checksum = checksum_end(&sum);
  buffer_add(out, (struct slice){(const char *)&header, sizeof header});
  buffer_add(out, table);
  buffer_add(out, buffer_slice(&writer->data));
}

static enum truce_status write_all(const struct model_writer *writer, FILE *file, const char *path,
                                   struct truce_error *error) {
  struct buffer bytes;
  buffer_init(&bytes, 0);
  model_writer_build(writer, &bytes);
  enum truce_status status = TRUCE_OK;
  if (bytes.failed)
    status = fail(error, TRUCE_NO_MEMORY, "no memory to write %s", path);
  else if (fwrite(bytes.at, 1, bytes.len, file) != bytes.len || fflush(file) != 0)
    status = fail_errno(error, errno, "write", path);
  buffer_dispose(&bytes);
  return status;
}

enum truce_status model_writer_save(struct model_writer *writer, const char *path,
                                    struct truce_error *error) {
  char beside[4096];
  if (writer->failed || writer->data.failed)
    return fail(error, TRUCE_NO_MEMORY, "%s: the model grew too large", path);
  if (snprintf(beside, sizeof beside, "%s.part", path) >= (int)sizeof beside)
    return fail(error, TRUCE_BAD_USAGE, "the name %s is too long", path);
  FILE *file = fopen(beside, "wb");
  if (!file) return fail_errno(error, errno, "write", beside);
  enum truce_status status = write_all(writer, file, beside, error);
  if (fclose(file) != 0 && status == TRUCE_OK) status = fail_errno(error, errno, "write", beside);
  if (status == TRUCE_OK && rename(beside, path) != 0) status = fail_errno(error, errno, "write", path);
  if (status != TRUCE_OK) remove(beside);
  return status;
}

void model_writer_dispose(struct model_writer *writer) { buffer_dispose(&writer->data); }
