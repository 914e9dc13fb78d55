/* Makes every flush of a program that uses libc, as SQLite does, take 5 ms more. Go's own flushes go past it. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <time.h>

static void wait_a_little(void)
{
	struct timespec five_ms = {0, 5 * 1000 * 1000};
	nanosleep(&five_ms, 0);
}

int fsync(int fd)
{
	static int (*real)(int);
	if (!real) real = dlsym(RTLD_NEXT, "fsync");
	wait_a_little();
	return real(fd);
}

int fdatasync(int fd)
{
	static int (*real)(int);
	if (!real) real = dlsym(RTLD_NEXT, "fdatasync");
	wait_a_little();
	return real(fd);
}
