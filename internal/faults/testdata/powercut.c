/*
 * Preloaded before the C library, this remembers what every write to an SQLite file replaced until the file is
 * synced. After the process was killed, the test takes the writes that were never synced back: as if the power had
 * gone. The rest of the process, Go's own system calls among it, goes past this shim.
 *
 * The log at $ANTREAN_UNDO is a sequence of
 *   'W' fd-path-length path offset old-size length old-bytes     before a write
 *   'S' fd-path-length path                                      after a sync
 * with all numbers as 8 bytes of this machine.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int undo = -1;
static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);

__attribute__((constructor)) static void find(void) {
	const char *path = getenv("ANTREAN_UNDO");
	real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
	real_fsync = dlsym(RTLD_NEXT, "fsync");
	real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
	if (path)
		undo = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

/* The path behind a descriptor, when it is the database or its log. */
static size_t tracked(int fd, char path[PATH_MAX]) {
	char link[64];
	ssize_t n;
	if (undo < 0)
		return 0;
	snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
	n = readlink(link, path, PATH_MAX - 1);
	if (n <= 0)
		return 0;
	path[n] = 0;
	if ((n > 3 && !strcmp(path + n - 3, ".db")) || (n > 4 && !strcmp(path + n - 4, "-wal")))
		return n;
	return 0;
}

static char *put(char *to, const void *from, size_t n) { return (char *)memcpy(to, from, n) + n; }

/* One write(2) a record: a kill leaves whole records. */
static void record(char kind, const char *path, size_t path_size, long offset, long size, const char *old, long length) {
	char *buf = malloc(1 + 8 * 4 + path_size + length), *end = buf;
	long path_length = path_size;
	end = put(end, &kind, 1);
	end = put(end, &path_length, 8);
	end = put(end, path, path_size);
	if (kind == 'W') {
		end = put(end, &offset, 8);
		end = put(end, &size, 8);
		end = put(end, &length, 8);
		end = put(end, old, length);
	}
	if (write(undo, buf, end - buf) != end - buf)
		abort();
	free(buf);
}

static ssize_t remembered_write(int fd, const void *data, size_t n, off_t offset) {
	char path[PATH_MAX], *old;
	struct stat st;
	ssize_t had, wrote;
	size_t path_size = tracked(fd, path);
	if (!path_size)
		return real_pwrite(fd, data, n, offset);
	pthread_mutex_lock(&lock);
	old = malloc(n);
	had = pread(fd, old, n, offset);
	if (had < 0 || fstat(fd, &st))
		abort();
	record('W', path, path_size, offset, st.st_size, old, had);
	free(old);
	wrote = real_pwrite(fd, data, n, offset);
	pthread_mutex_unlock(&lock);
	return wrote;
}

static int remembered_sync(int fd, int (*sync)(int)) {
	char path[PATH_MAX];
	size_t path_size = tracked(fd, path);
	int failed;
	if (!path_size)
		return sync(fd);
	pthread_mutex_lock(&lock);
	failed = sync(fd);
	if (!failed)
		record('S', path, path_size, 0, 0, NULL, 0);
	pthread_mutex_unlock(&lock);
	return failed;
}

ssize_t pwrite64(int fd, const void *data, size_t n, off64_t offset) { return remembered_write(fd, data, n, offset); }
ssize_t pwrite(int fd, const void *data, size_t n, off_t offset) { return remembered_write(fd, data, n, offset); }
int fsync(int fd) { return remembered_sync(fd, real_fsync); }
int fdatasync(int fd) { return remembered_sync(fd, real_fdatasync); }
