/* The ledger under ill treatment: killed, full disk, busy, foreign, damaged, newer. */
#include "ledger_tools.h"

#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>

enum { DOCUMENTS = 120, RECORDS = 12, KILLS = 50 };

/* Document `number` has RECORDS records that share facts with its neighbours. */
static enum truce_status add_number(struct ledger *ledger, struct arena *arena, int number,
                                    struct truce_error *error) {
  struct document document = {.title = SLICE("t")};
  struct records records;
  struct ledger_added added;
  struct buffer json;
  buffer_init(&json, 0);
  for (int i = 0; i < RECORDS; i++)
    buffer_print(&json,
                 "{\"kind\":\"support\",\"from\":[{\"text\":\"a\",\"id\":\"A%d\"}],\"to\":[{\"text\":\"b\","
                 "\"id\":\"B%d\"}],"
                 "\"forms\":[\"troops\"],\"items\":[\"%d\"]}\n",
                 number % 7, i, number);
  struct slice lines = arena_copy(arena, buffer_slice(&json));
  buffer_dispose(&json);
  document.text = document.name = arena_print(arena, "report number %d", number);
  document.date = date_add_days((struct date){2020, 1, 1}, number);
  document_name(document.text, document.id);
  enum truce_status status = records_read_json(arena, lines, &document, &records, error);
  return status ? status : ledger_add(ledger, arena, &document, &records, SLICE(""), false, &added, error);
}

static enum truce_status add_all(const char *path, struct truce_error *error) {
  struct ledger *ledger;
  enum truce_status status = ledger_open(&ledger, path, LEDGER_WRITE, NULL, error);
  if (status) return status;
  struct arena *arena = arena_new(SIZE_MAX);
  for (int i = 0; i < DOCUMENTS && !status; i++) {
    arena_reset(arena);
    status = add_number(ledger, arena, i, error);
  }
  arena_free(arena);
  ledger_close(ledger);
  return status;
}

/* What `sql` counts, or -1 when the file is damaged. */
static int64_t count(const char *path, const char *sql) {
  sqlite3 *handle;
  sqlite3_stmt *statement = NULL;
  int64_t value = -1;
  sqlite3_open(path, &handle);
  sqlite3_prepare_v2(handle, sql, -1, &statement, NULL);
  if (sqlite3_step(statement) == SQLITE_ROW) value = sqlite3_column_int64(statement, 0);
  sqlite3_finalize(statement);
  sqlite3_close(handle);
  return value;
}

static bool is_whole(const char *path) {
  int64_t documents = count(path, "SELECT count(*) FROM document");
  return count(path, "SELECT count(*) FROM pragma_quick_check WHERE quick_check = 'ok'") == 1 &&
         count(path, "SELECT count(*) FROM record") == documents * RECORDS &&
         count(path, "SELECT count(*) FROM claim") == documents * RECORDS &&
         count(path, "SELECT coalesce(sum(claims), 0) FROM tally") == documents * RECORDS &&
         count(path, "SELECT count(*) FROM claim WHERE fact NOT IN (SELECT number FROM fact)") == 0;
}

static void nap(double seconds) {
  struct timespec t = {(time_t)seconds, (long)((seconds - (double)(time_t)seconds) * 1e9)};
  nanosleep(&t, NULL);
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void clear(struct bench *b) {
  char other[128];
  unlink(b->path);
  snprintf(other, sizeof other, "%s-wal", b->path);
  unlink(other);
  snprintf(other, sizeof other, "%s-shm", b->path);
  unlink(other);
}

/* A child adds and is killed after `seconds`. True when it got through before. */
static bool add_and_kill(const char *path, double seconds) {
  pid_t child = fork();
  if (!child) _exit(add_all(path, NULL) == TRUCE_OK ? 0 : 1);
  nap(seconds);
  kill(child, SIGKILL);
  int how;
  waitpid(child, &how, 0);
  return WIFEXITED(how);
}

static void killed_at_fifty_points_it_stays_whole(void) {
  struct bench b;
  bench_open(&b);
  ledger_close(b.ledger), b.ledger = NULL;
  clear(&b);
  double begin = now();
  CHECK(add_all(b.path, &b.error) == TRUCE_OK && is_whole(b.path));
  double whole_run = now() - begin;
  int cut_short = 0;
  for (int i = 0; i < KILLS; i++) {
    if (i % 5 == 0) clear(&b); /* some kills hit a fresh ledger, some one that was cut before */
    cut_short += !add_and_kill(b.path, whole_run * (i + 0.5) / KILLS * (i % 5 ? 0.4 : 1));
    struct stat about;
    if (!stat(b.path, &about) && about.st_size) {
      enum truce_status status = ledger_open(&b.ledger, b.path, LEDGER_WRITE, NULL, &b.error);
      CHECK(status == TRUCE_OK);
      ledger_close(b.ledger), b.ledger = NULL;
      CHECK(is_whole(b.path));
    }
  }
  CHECK(cut_short > KILLS / 3);
  CHECK(add_all(b.path, &b.error) == TRUCE_OK);
  CHECK(is_whole(b.path) && count(b.path, "SELECT count(*) FROM document") == DOCUMENTS);
  bench_close(&b);
}

/* The child may write files of at most `bytes`: a full disk, as the kernel tells it. */
static int add_with_room(const char *path, rlim_t bytes) {
  pid_t child = fork();
  if (!child) {
    struct rlimit limit = {bytes, bytes};
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &limit);
    _exit((int)add_all(path, NULL));
  }
  int how;
  waitpid(child, &how, 0);
  return WIFEXITED(how) ? WEXITSTATUS(how) : -1;
}

static void a_full_disk_leaves_it_whole(void) {
  struct bench b;
  bench_open(&b);
  ledger_close(b.ledger), b.ledger = NULL;
  static const rlim_t rooms[] = {0, 5000, 100000, 150000, 200000, 260000, 330000};
  for (size_t i = 0; i < sizeof rooms / sizeof *rooms; i++) {
    clear(&b);
    int status = add_with_room(b.path, rooms[i]);
    CHECK(status == TRUCE_IO);
    struct stat about;
    if (stat(b.path, &about) || !about.st_size) continue;
    CHECK(add_all(b.path, &b.error) == TRUCE_OK);
    CHECK(is_whole(b.path) && count(b.path, "SELECT count(*) FROM document") == DOCUMENTS);
  }
  bench_close(&b);
}

static void two_writers_take_turns(void) {
  struct bench b;
  bench_open(&b);
  pid_t child = fork();
  if (!child) _exit((int)add_all(b.path, NULL));
  CHECK(add_all(b.path, &b.error) == TRUCE_OK);
  int how;
  waitpid(child, &how, 0);
  CHECK(WIFEXITED(how) && WEXITSTATUS(how) == 0);
  CHECK(is_whole(b.path) && count(b.path, "SELECT count(*) FROM document") == DOCUMENTS);
  bench_close(&b);
}

static void a_busy_ledger_is_said_to_be_busy(void) {
  struct bench b;
  bench_open(&b);
  sqlite3 *other;
  sqlite3_open(b.path, &other);
  CHECK(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL) == SQLITE_OK);
  CHECK(add_number(b.ledger, b.arena, 1, &b.error) == TRUCE_BUSY);
  CHECK(strstr(b.error.message, "another program is writing"));
  /* Asking goes on meanwhile. */
  CHECK(bench_ask(&b, RECORD_SUPPORT, NULL, NULL).count == 0);
  CHECK(sqlite3_exec(other, "ROLLBACK", NULL, NULL, NULL) == SQLITE_OK);
  CHECK(add_number(b.ledger, b.arena, 1, &b.error) == TRUCE_OK);
  sqlite3_close(other);
  bench_close(&b);
}

static void write_file(const char *path, const char *text, size_t length) {
  int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
  CHECK(write(file, text, length) == (ssize_t)length);
  close(file);
}

static enum truce_status try_open(struct bench *b, enum ledger_mode mode) {
  struct ledger *ledger;
  b->error.message[0] = 0;
  enum truce_status status = ledger_open(&ledger, b->path, mode, NULL, &b->error);
  if (!status) ledger_close(ledger);
  return status;
}

static void what_is_no_ledger_is_refused(void) {
  struct bench b;
  bench_open(&b);
  ledger_close(b.ledger), b.ledger = NULL;
  clear(&b);
  CHECK(try_open(&b, LEDGER_READ) == TRUCE_NOT_FOUND);
  write_file(b.path, "", 0);
  CHECK(try_open(&b, LEDGER_READ) == TRUCE_BAD_LEDGER && strstr(b.error.message, "empty"));
  CHECK(try_open(&b, LEDGER_WRITE) == TRUCE_OK); /* an empty file becomes a ledger */
  clear(&b);
  write_file(b.path, "Dear diary, today was a long day and nothing is a ledger here.\n", 62);
  CHECK(try_open(&b, LEDGER_READ) == TRUCE_BAD_LEDGER && strstr(b.error.message, "not a truce ledger"));
  CHECK(try_open(&b, LEDGER_WRITE) == TRUCE_BAD_LEDGER);
  clear(&b);
  CHECK(count(b.path, "CREATE TABLE mine(a)") == -1);
  CHECK(try_open(&b, LEDGER_READ) == TRUCE_BAD_LEDGER && strstr(b.error.message, "not a truce ledger"));
  CHECK(try_open(&b, LEDGER_WRITE) == TRUCE_BAD_LEDGER);
  CHECK(count(b.path, "SELECT count(*) FROM sqlite_schema") == 1); /* and left alone */
  clear(&b);
  CHECK(try_open(&b, LEDGER_WRITE) == TRUCE_OK);
  CHECK(count(b.path, "PRAGMA user_version = 99") == -1);
  CHECK(try_open(&b, LEDGER_READ) == TRUCE_BAD_LEDGER && strstr(b.error.message, "newer"));
  CHECK(try_open(&b, LEDGER_WRITE) == TRUCE_BAD_LEDGER);
  bench_close(&b);
}

/* Every page in turn overwritten: an error or an answer, never a crash or a hang. */
static void a_damaged_ledger_is_an_error_at_worst(void) {
  struct bench b;
  bench_open(&b);
  ledger_close(b.ledger), b.ledger = NULL;
  clear(&b);
  CHECK(add_all(b.path, &b.error) == TRUCE_OK);
  struct stat about;
  CHECK(!stat(b.path, &about));
  char *good = malloc((size_t)about.st_size);
  int file = open(b.path, O_RDONLY);
  CHECK(read(file, good, (size_t)about.st_size) == about.st_size);
  close(file);
  int refused = 0;
  for (off_t at = 0; at < about.st_size; at += 4096 * 3) {
    clear(&b);
    write_file(b.path, good, (size_t)about.st_size);
    file = open(b.path, O_WRONLY);
    for (int i = 0; i < 4096; i += 8) CHECK(pwrite(file, "\xFF\x13\x07\x00garb", 8, at + i) == 8);
    close(file);
    struct ledger *ledger;
    struct facts facts;
    struct question question = {.kind = RECORD_SUPPORT};
    enum truce_status status = ledger_open(&ledger, b.path, LEDGER_READ, NULL, &b.error);
    if (!status) {
      status = ledger_ask(ledger, b.arena, &question, &facts, &b.error);
      ledger_close(ledger);
    }
    refused += status == TRUCE_BAD_LEDGER;
    CHECK(status == TRUCE_OK || status == TRUCE_BAD_LEDGER);
  }
  CHECK(refused > 3);
  free(good);
  bench_close(&b);
}

static void a_read_only_folder_can_be_asked(void) {
  struct bench b;
  bench_open(&b);
  CHECK(add_number(b.ledger, b.arena, 1, &b.error) == TRUCE_OK);
  ledger_close(b.ledger);
  chmod(b.path, 0444);
  chmod(b.folder, 0555);
  bool root = geteuid() == 0; /* root may write everywhere: be nobody for a while */
  if (root) CHECK(!seteuid(65534));
  CHECK(ledger_open(&b.ledger, b.path, LEDGER_READ, NULL, &b.error) == TRUCE_OK);
  CHECK(bench_ask(&b, RECORD_SUPPORT, NULL, NULL).count == RECORDS);
  CHECK(try_open(&b, LEDGER_WRITE) == TRUCE_DENIED);
  if (root) CHECK(!seteuid(0));
  chmod(b.folder, 0755);
  bench_close(&b);
}

int main(void) {
  RUN(what_is_no_ledger_is_refused);
  RUN(killed_at_fifty_points_it_stays_whole);
  RUN(a_full_disk_leaves_it_whole);
  RUN(two_writers_take_turns);
  RUN(a_busy_ledger_is_said_to_be_busy);
  RUN(a_damaged_ledger_is_an_error_at_worst);
  RUN(a_read_only_folder_can_be_asked);
  return check_done();
}
