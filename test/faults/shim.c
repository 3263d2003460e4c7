// SPDX-License-Identifier: EUPL-1.2
/*
 * Makes one call of the C library fail: preloaded into entente by run.py.
 *
 *   ENTENTE_FAULT=CALL:N:ERRNO   the N-th CALL (from 1) fails with that errno;
 *                                «write:N:0» writes one byte only
 *   ENTENTE_FAULT_TOLD=PATH      made when that happened
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static atomic_int calls;

/* Whether this call is the one to fail; `ret_errno` is set then. */
static int struck(const char *call, int *ret_errno)
{
	const char *fault = getenv("ENTENTE_FAULT"), *told = getenv("ENTENTE_FAULT_TOLD");
	size_t length = strlen(call);
	int number, error;

	if (!fault || strncmp(fault, call, length) != 0 || sscanf(fault + length, ":%d:%d", &number, &error) != 2)
		return 0;
	if (atomic_fetch_add(&calls, 1) + 1 != number)
		return 0;
	if (told) {
		int fd = (int)syscall(SYS_openat, AT_FDCWD, told, O_CREAT | O_WRONLY, 0600);
		if (fd >= 0)
			syscall(SYS_close, fd);
	}
	*ret_errno = error;
	return 1;
}

#define NEXT(type, name) ((type)dlsym(RTLD_NEXT, name))

#define OPEN(name)                                                                            \
	int name(const char *path, int flags, ...)                                            \
	{                                                                                     \
		va_list args;                                                                 \
		va_start(args, flags);                                                        \
		unsigned mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(args, unsigned) : 0;   \
		va_end(args);                                                                 \
		int error;                                                                    \
		if (struck("open", &error))                                                   \
			return errno = error, -1;                                             \
		return NEXT(int (*)(const char *, int, ...), #name)(path, flags, mode);       \
	}
int open(const char *path, int flags, ...);
int open64(const char *path, int flags, ...);
OPEN(open)
OPEN(open64)

ssize_t write(int fd, const void *bytes, size_t length)
{
	ssize_t (*next)(int, const void *, size_t) = NEXT(ssize_t(*)(int, const void *, size_t), "write");
	int error;

	if (!struck("write", &error))
		return next(fd, bytes, length);
	if (error == 0)
		return next(fd, bytes, length > 0 ? 1 : 0);
	errno = error;
	return -1;
}

ssize_t read(int fd, void *bytes, size_t length)
{
	int error;

	if (struck("read", &error))
		return errno = error, -1;
	return NEXT(ssize_t(*)(int, void *, size_t), "read")(fd, bytes, length);
}

int fsync(int fd)
{
	int error;

	if (struck("fsync", &error))
		return errno = error, -1;
	return NEXT(int (*)(int), "fsync")(fd);
}

/* As Linux does: the descriptor is closed all the same. */
int close(int fd)
{
	int error, closed = NEXT(int (*)(int), "close")(fd);

	if (struck("close", &error))
		return errno = error, -1;
	return closed;
}

int rename(const char *from, const char *to)
{
	int error;

	if (struck("rename", &error))
		return errno = error, -1;
	return NEXT(int (*)(const char *, const char *), "rename")(from, to);
}

int mkdir(const char *path, mode_t mode)
{
	int error;

	if (struck("mkdir", &error))
		return errno = error, -1;
	return NEXT(int (*)(const char *, mode_t), "mkdir")(path, mode);
}
