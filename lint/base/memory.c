/* madvise is not of POSIX. */
#define _DEFAULT_SOURCE

#include "base/memory.h"

#include "base/bug.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum {
	LARGE_PAGE = 2 << 20,
	LARGE = 2 * LARGE_PAGE, /* below it the waste of a partly used page counts for more */
};

/* Only advice: what cannot be had is done without. */
static void
advise(void *memory, size_t size)
{
#ifdef MADV_HUGEPAGE
	size_t ahead = (LARGE_PAGE - (uintptr_t)memory % LARGE_PAGE) % LARGE_PAGE;

	if (ahead < size)
		madvise((char *)memory + ahead, (size - ahead) / LARGE_PAGE * LARGE_PAGE,
			MADV_HUGEPAGE);
#else
	(void)memory;
	(void)size;
#endif
}

/* Begins on a large page, so that none is lost at the start. */
static void *
aligned_copy(void *memory, size_t old, size_t size)
{
	void *copy;

	if (posix_memalign(&copy, LARGE_PAGE, size) != 0)
		die("out of memory");
	advise(copy, size);
	if (memory)
		memcpy(copy, memory, old);
	free(memory);
	return copy;
}

void *
memory_resize(void *memory, size_t old, size_t size)
{
	void *resized;

	if (size > SIZE_MAX - LARGE_PAGE)
		die("out of memory");
	if (size >= LARGE)
		size = (size + LARGE_PAGE - 1) / LARGE_PAGE * LARGE_PAGE;
	/* What realloc moves by its pages comes to lie across large ones, and they are lost. */
	if (size >= LARGE && size > old)
		return aligned_copy(memory, old, size);
	resized = realloc(memory, size);
	if (!resized)
		die("out of memory");
	return resized;
}
