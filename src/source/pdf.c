/* PDF, through poppler's pdftotext, which runs as a process of its own with limits on time and memory: PDFs
   are a programming language, and this one is not ours to trust. What it gives is lines of pages; they are
   mended into paragraphs: running heads and page numbers dropped, words put together that a line's end had
   parted. */
#include "source/parts.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
  PDF_SECONDS = 60,
  PDF_MEMORY = 1 << 30,
  PDF_TEXT_LARGEST = DOCUMENT_LARGEST,
  EDGE_LINES = 2,
  EDGES_MOST = 4096
};

/* The bytes as a file without a name. -1 on failure. */
static int nameless_file(struct slice bytes) {
  int file = memfd_create("truce", MFD_CLOEXEC);
  for (size_t at = 0; file >= 0 && at < bytes.len;) {
    ssize_t n = write(file, bytes.at + at, bytes.len - at);
    if (n <= 0 && errno != EINTR) return close(file), -1;
    if (n > 0) at += (size_t)n;
  }
  if (file >= 0) lseek(file, 0, SEEK_SET);
  return file;
}

static int start_pdftotext(int in, int out, pid_t *child) {
  static char *const arguments[] = {"pdftotext", "-q", "-enc", "UTF-8", "-eol", "unix", "-", "-", NULL};
  static char *const environment[] = {"PATH=/usr/local/bin:/usr/bin:/bin", "LC_ALL=C.UTF-8", NULL};
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, in, 0);
  posix_spawn_file_actions_adddup2(&actions, out, 1);
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
  int failed = posix_spawnp(child, "pdftotext", &actions, NULL, arguments, environment);
  posix_spawn_file_actions_destroy(&actions);
  if (failed) return failed;
  struct rlimit time = {PDF_SECONDS, PDF_SECONDS}, memory = {PDF_MEMORY, PDF_MEMORY};
  prlimit(*child, RLIMIT_CPU, &time, NULL);
  prlimit(*child, RLIMIT_AS, &memory, NULL);
  return 0;
}

/* Everything the child writes; false when it takes too long or writes too much. */
static bool collect(int from, struct buffer *out) {
  char piece[16384];
  for (;;) {
    struct pollfd wait = {.fd = from, .events = POLLIN};
    if (poll(&wait, 1, PDF_SECONDS * 1000) <= 0) return false;
    ssize_t n = read(from, piece, sizeof piece);
    if (n == 0) return true;
    if (n < 0 && errno != EINTR) return false;
    if (n > 0) buffer_add(out, (struct slice){piece, (size_t)n});
    if (out->failed) return false;
  }
}

static enum truce_status run_pdftotext(int in, const char *name, struct buffer *out,
                                       struct truce_error *error) {
  int ends[2], state = 0;
  pid_t child;
  if (pipe2(ends, O_CLOEXEC)) return fail_errno(error, errno, "make a pipe for", name);
  int failed = start_pdftotext(in, ends[1], &child);
  close(ends[1]);
  bool whole = !failed && collect(ends[0], out);
  close(ends[0]);
  if (failed)
    return fail(error, TRUCE_NOT_FOUND,
                "%.300s: pdftotext (Debian package poppler-utils) is needed to read PDF", name);
  if (!whole) kill(child, SIGKILL);
  while (waitpid(child, &state, 0) < 0 && errno == EINTR) {}
  if (out->failed)
    return fail(error, TRUCE_LIMIT, "%.300s: more than %d bytes of text", name, (int)PDF_TEXT_LARGEST);
  if (!whole) return fail(error, TRUCE_LIMIT, "%.300s: pdftotext took too long", name);
  if (!WIFEXITED(state) || WEXITSTATUS(state))
    return fail(error, TRUCE_BAD_INPUT, "%.300s: pdftotext cannot read it", name);
  return TRUCE_OK;
}

/* A line at the edge of a page, digits made alike, so that "Page 3" is "Page 4". */
struct edge {
  uint64_t hash;
  int count;
};

static uint64_t edge_hash(struct slice line) {
  char alike[120];
  size_t n = 0;
  line = slice_trim(line);
  for (size_t i = 0; i < line.len && n < sizeof alike; i++) {
    bool digit = isdigit((unsigned char)line.at[i]);
    if (!digit || n == 0 || alike[n - 1] != '0') alike[n++] = digit ? '0' : line.at[i];
  }
  return slice_hash((struct slice){alike, n});
}

/* The outermost lines of a page: `top` from its beginning, else from its end. */
static struct slice edge_line(struct slice page, int number, bool top) {
  struct slice found = {"", 0};
  if (top) {
    for (int seen = 0; page.len && seen <= number;) {
      found = slice_trim(slice_cut(&page, '\n'));
      seen += found.len > 0;
    }
    return found;
  }
  for (int seen = 0; page.len && seen <= number;) {
    size_t start = page.len;
    while (start && page.at[start - 1] != '\n') start--;
    found = slice_trim((struct slice){page.at + start, page.len - start});
    seen += found.len > 0;
    page.len = start ? start - 1 : 0;
  }
  return found;
}

static void count_edge(struct edge *edges, int *count, struct slice line) {
  if (line.len == 0) return;
  uint64_t hash = edge_hash(line);
  int i = 0;
  while (i < *count && edges[i].hash != hash) i++;
  if (i == *count && *count < EDGES_MOST) edges[(*count)++] = (struct edge){hash, 0};
  if (i < *count) edges[i].count++;
}

static int count_edges(struct slice text, struct edge *edges, int *pages) {
  int count = 0;
  for (*pages = 0; text.len && *pages < EDGES_MOST / 4; ++*pages) {
    struct slice page = slice_cut(&text, '\f');
    for (int i = 0; i < EDGE_LINES; i++) {
      count_edge(edges, &count, edge_line(page, i, true));
      count_edge(edges, &count, edge_line(page, i, false));
    }
  }
  return count;
}

static bool is_page_number(struct slice line) {
  size_t digits = 0;
  for (size_t i = 0; i < line.len; i++) {
    digits += isdigit((unsigned char)line.at[i]) != 0;
    if (isalpha((unsigned char)line.at[i])) return false;
  }
  return digits > 0 && digits <= 4 && line.len <= 12;
}

static bool is_running_head(struct slice line, const struct edge *edges, int count, int pages) {
  uint64_t hash = edge_hash(line);
  for (int i = 0; i < count; i++)
    if (edges[i].hash == hash) return edges[i].count >= 3 && edges[i].count * 3 >= pages;
  return false;
}

/* Ligatures and soft hyphens are the typesetter's business. */
static void add_plain_letters(struct buffer *out, struct slice line) {
  static const char *const ligatures[] = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
  for (size_t i = 0; i < line.len; i++) {
    const unsigned char *at = (const unsigned char *)line.at + i;
    if (i + 2 < line.len && at[0] == 0xEF && at[1] == 0xAC && at[2] >= 0x80 && at[2] <= 0x86)
      buffer_add_text(out, ligatures[at[2] - 0x80]), i += 2;
    else if (i + 1 < line.len && at[0] == 0xC2 && at[1] == 0xAD)
      i++;
    else
      buffer_add_byte(out, line.at[i]);
  }
}

static bool ends_open(const struct buffer *paragraph) {
  struct slice text = slice_trim(buffer_slice(paragraph));
  return text.len && !strchr(".!?:;\"", text.at[text.len - 1]);
}

/* Joins a line to its paragraph. "agree-" + "ment" is one word; "cease-" + "Fire" keeps its hyphen. */
static void join_line(struct buffer *paragraph, struct slice line) {
  size_t n = paragraph->len;
  bool parted = n > 1 && paragraph->at[n - 1] == '-' && islower((unsigned char)paragraph->at[n - 2]);
  if (parted && islower((unsigned char)line.at[0]))
    paragraph->len--;
  else if (n && !parted)
    buffer_add_byte(paragraph, ' ');
  add_plain_letters(paragraph, line);
}

static void end_paragraph(struct draft *draft, struct buffer *paragraph) {
  draft_paragraph(&draft->text, buffer_slice(paragraph));
  buffer_clear(paragraph);
}

static size_t longest_line(struct slice page) {
  size_t longest = 0;
  while (page.len) {
    size_t length = slice_trim(slice_cut(&page, '\n')).len;
    if (length > longest) longest = length;
  }
  return longest;
}

/* A bullet on a line of its own begins a paragraph, as an empty line does. */
static bool is_gap(struct slice line) {
  return line.len == 0 || slice_equals(line, "\xE2\x80\xA2") || slice_equals(line, "\xC2\xB7");
}

/* A line that leaves room for more, before one that begins anew, ended its paragraph: a heading, or a last
   line. */
static bool ends_early(size_t length, size_t longest, struct slice next) {
  bool anew = isupper((unsigned char)next.at[0]) || isdigit((unsigned char)next.at[0]) || next.at[0] == '(';
  return length && anew && length * 5 < longest * 3;
}

static void mend(struct slice text, struct draft *draft, struct edge *edges) {
  int pages, count = count_edges(text, edges, &pages);
  struct buffer paragraph;
  buffer_init(&paragraph, DOCUMENT_LARGEST);
  while (text.len) {
    struct slice page = slice_cut(&text, '\f');
    size_t longest = longest_line(page), before = 0;
    bool blank = false;
    while (page.len) {
      struct slice line = slice_trim(slice_cut(&page, '\n'));
      if (line.len && (is_page_number(line) || is_running_head(line, edges, count, pages))) continue;
      blank |= is_gap(line);
      if (is_gap(line)) continue;
      bool goes_on = islower((unsigned char)line.at[0]) && ends_open(&paragraph);
      if ((blank || ends_early(before, longest, line)) && !goes_on) end_paragraph(draft, &paragraph);
      join_line(&paragraph, line);
      blank = false, before = line.len;
    }
    if (!ends_open(&paragraph)) end_paragraph(draft, &paragraph);
  }
  end_paragraph(draft, &paragraph);
  buffer_dispose(&paragraph);
}

enum truce_status pdf_mend(struct slice text, struct draft *draft) {
  struct edge *edges = calloc(EDGES_MOST, sizeof *edges);
  if (!edges) return TRUCE_NO_MEMORY;
  mend(text, draft, edges);
  free(edges);
  return TRUCE_OK;
}

enum truce_status read_pdf(struct slice bytes, const char *name, struct draft *draft,
                           struct truce_error *error) {
  struct buffer text;
  int in = nameless_file(bytes);
  if (in < 0) return fail_errno(error, errno, "hand on", name);
  buffer_init(&text, PDF_TEXT_LARGEST);
  enum truce_status status = run_pdftotext(in, name, &text, error);
  close(in);
  if (!status && pdf_mend(buffer_slice(&text), draft))
    status = fail(error, TRUCE_NO_MEMORY, "%.300s: no memory", name);
  if (!status && draft->text.len == 0)
    status = fail(error, TRUCE_BAD_INPUT, "%.300s: no text in this PDF (scanned pages?)", name);
  buffer_dispose(&text);
  return status;
}
