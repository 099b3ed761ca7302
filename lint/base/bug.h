/* What must not happen, and what only the machine can be blamed for. */
#ifndef ZTLINT_BASE_BUG_H
#define ZTLINT_BASE_BUG_H

/* The impossible happened: says where on stderr and aborts. */
#define BUG(...) bug_stop(__FILE__, __LINE__, __VA_ARGS__)

void bug_stop(const char *file, int line, const char *format, ...)
	__attribute__((noreturn, format(printf, 3, 4)));

/* Our own trouble (no memory, no thread): one line on stderr, exit status 2. */
void die(const char *format, ...) __attribute__((noreturn, format(printf, 1, 2)));

#endif
