/* Stands between a program and the C library: writes down what goes to the disk below one folder, and lets one call fail.
 *
 * It is spoken to by opening files below WORDS, which never exist: begin/<folder>, say/<word>, end, fail/<number>/<errno>,
 * failed. Lines of the log: kind, two numbers, a path relative to the folder; bytes that were written follow their line.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#define WORDS "/woonrust-calls/"
#define REAL(type, name, ...) static type (*real)(__VA_ARGS__); if (!real) real = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;
static char root[PATH_MAX];
static size_t root_length;
static int log_file = -1;
static int recording, failing_error, has_failed;
static long until_failure;

static int real_open(const char *path, int flags, mode_t mode) {
  REAL(int, "open64", const char *, int, ...);
  return real(path, flags, mode);
}

static ssize_t real_write(int file, const void *bytes, size_t length) {
  REAL(ssize_t, "write", int, const void *, size_t);
  return real(file, bytes, length);
}

/* The part of a path below the folder, or nothing. */
static const char *below(const char *path) {
  if (!root_length || strncmp(path, root, root_length) || (path[root_length] && path[root_length] != '/')) return NULL;
  return path[root_length] ? path + root_length + 1 : path + root_length;
}

/* The same of an open file, by the name that it has now. */
static const char *name_of(int file, char *space) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, space, PATH_MAX - 1);
  if (length <= 0) return NULL;
  space[length] = 0;
  return below(space);
}

static void put(const void *bytes, size_t length) {
  for (const char *at = bytes; length;) {
    ssize_t done = real_write(log_file, at, length);
    if (done <= 0) abort();
    at += done;
    length -= (size_t)done;
  }
}

static void line(char kind, long one, long other, const char *path) {
  if (!recording || log_file < 0) return;
  char text[PATH_MAX + 64];
  int length = snprintf(text, sizeof text, "%c %ld %ld %s\n", kind, one, other, path);
  put(text, (size_t)length);
}

/* Whether this call is the one that fails. */
static int fails(const char *path) {
  if (!path || !until_failure || --until_failure) return 0;
  has_failed = 1;
  errno = failing_error;
  return 1;
}

static int word(const char *text) {
  int answer = ENOENT;
  if (!strncmp(text, "begin/", 6)) {
    const char *log_path = getenv("WOONRUST_CALLS_LOG");
    snprintf(root, sizeof root, "%s", text + 5);
    root_length = strlen(root);
    if (log_path && log_file < 0) log_file = real_open(log_path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    recording = 1;
  } else if (!strncmp(text, "say/", 4)) {
    line('!', 0, 0, text + 4);
  } else if (!strcmp(text, "end")) {
    recording = until_failure = 0;
    root_length = 0;
  } else if (!strncmp(text, "fail/", 5)) {
    has_failed = 0;
    if (sscanf(text + 5, "%ld/%d", &until_failure, &failing_error) != 2) abort();
  } else if (!strcmp(text, "failed")) {
    answer = has_failed ? EEXIST : ENOENT;
  } else {
    abort();
  }
  errno = answer;
  return -1;
}

#define GUARDED(type, expression) \
  pthread_mutex_lock(&one_at_a_time); \
  type result = (expression); \
  int kept = errno; \
  pthread_mutex_unlock(&one_at_a_time); \
  errno = kept; \
  return result

static int opened(const char *path, int flags, mode_t mode) {
  if (!strncmp(path, WORDS, strlen(WORDS))) return word(path + strlen(WORDS));
  const char *name = flags & (O_CREAT | O_TRUNC) ? below(path) : NULL;
  if (fails(name)) return -1;
  int is_new = name && access(path, F_OK);
  int file = real_open(path, flags, mode);
  if (file >= 0 && is_new) line('c', 0, 0, name);
  if (file >= 0 && name && !is_new && flags & O_TRUNC) line('t', 0, 0, name);
  return file;
}

static ssize_t wrote(int file, const void *bytes, size_t length, off_t at, int is_placed) {
  char space[PATH_MAX];
  const char *name = name_of(file, space);
  if (fails(name)) return -1;
  ssize_t done;
  if (is_placed) {
    REAL(ssize_t, "pwrite64", int, const void *, size_t, off_t);
    done = real(file, bytes, length, at);
  } else {
    done = real_write(file, bytes, length);
  }
  if (done > 0 && name && recording) {
    line('w', is_placed ? at : lseek(file, 0, SEEK_CUR) - done, done, name);
    if (log_file >= 0) put(bytes, (size_t)done);
  }
  return done;
}

static ssize_t wrote_many(int file, const struct iovec *parts, int count) {
  ssize_t all = 0;
  for (int part = 0; part < count; part++) {
    ssize_t done = wrote(file, parts[part].iov_base, parts[part].iov_len, 0, 0);
    if (done < 0) return all ? all : -1;
    all += done;
    if ((size_t)done < parts[part].iov_len) break;
  }
  return all;
}

static int cut(int file, off_t length) {
  char space[PATH_MAX];
  const char *name = name_of(file, space);
  if (fails(name)) return -1;
  REAL(int, "ftruncate64", int, off_t);
  int done = real(file, length);
  if (!done && name) line('t', length, 0, name);
  return done;
}

static int forced(int file, const char *call) {
  char space[PATH_MAX];
  const char *name = name_of(file, space);
  if (fails(name)) return -1;
  int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, call);
  int done = real(file);
  struct stat found;
  if (!done && name && !fstat(file, &found)) line(S_ISDIR(found.st_mode) ? 'd' : 's', 0, 0, name);
  return done;
}

static int renamed(const char *from, const char *to) {
  const char *old = below(from), *new = below(to);
  if (fails(old)) return -1;
  REAL(int, "rename", const char *, const char *);
  int done = real(from, to);
  /* Two lines, so that neither name needs a mark between them. */
  if (!done && old && new) line('f', 0, 0, old), line('r', 0, 0, new);
  return done;
}

static int removed(const char *path) {
  const char *name = below(path);
  if (name && access(path, F_OK)) name = NULL;
  if (fails(name)) return -1;
  REAL(int, "unlink", const char *);
  int done = real(path);
  if (!done && name) line('u', 0, 0, name);
  return done;
}

static int made_folder(const char *path, mode_t mode) {
  const char *name = access(path, F_OK) ? below(path) : NULL;
  if (fails(name)) return -1;
  REAL(int, "mkdir", const char *, mode_t);
  return real(path, mode);
}

static mode_t mode_in(int flags, va_list rest) { return flags & O_CREAT ? (mode_t)va_arg(rest, int) : 0; }

int open(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = mode_in(flags, rest);
  va_end(rest);
  GUARDED(int, opened(path, flags, mode));
}

int open64(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = mode_in(flags, rest);
  va_end(rest);
  GUARDED(int, opened(path, flags, mode));
}

ssize_t write(int file, const void *bytes, size_t length) { GUARDED(ssize_t, wrote(file, bytes, length, 0, 0)); }
ssize_t pwrite(int file, const void *bytes, size_t length, off_t at) { GUARDED(ssize_t, wrote(file, bytes, length, at, 1)); }
ssize_t pwrite64(int file, const void *bytes, size_t length, off64_t at) { GUARDED(ssize_t, wrote(file, bytes, length, at, 1)); }
ssize_t writev(int file, const struct iovec *parts, int count) { GUARDED(ssize_t, wrote_many(file, parts, count)); }
int ftruncate(int file, off_t length) { GUARDED(int, cut(file, length)); }
int ftruncate64(int file, off64_t length) { GUARDED(int, cut(file, length)); }
int fsync(int file) { GUARDED(int, forced(file, "fsync")); }
int fdatasync(int file) { GUARDED(int, forced(file, "fdatasync")); }
int rename(const char *from, const char *to) { GUARDED(int, renamed(from, to)); }
int unlink(const char *path) { GUARDED(int, removed(path)); }
int mkdir(const char *path, mode_t mode) { GUARDED(int, made_folder(path, mode)); }
