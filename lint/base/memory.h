/* Memory for what is as large as a file. Fresh memory costs a page fault each 4 KiB, which for a
 * large export takes longer than reading it; where the system offers large pages, they are asked
 * for. */
#ifndef ZTLINT_BASE_MEMORY_H
#define ZTLINT_BASE_MEMORY_H

#include <stddef.h>

/* Like realloc from `old` bytes (0 for NULL) to `size`, which is above 0; given back with free.
 * Running out of memory is fatal. */
void *memory_resize(void *memory, size_t old, size_t size);

#endif
