/* Line hashes, against the published vectors of GitHub's own program. */
#include "report/line_hash.h"

#include "check.h"

#include <stdlib.h>
#include <string.h>

static void
check_text(const char *text, const char *const *expected)
{
	size_t wanted = 0;
	size_t count = 0;
	struct line_hash *lines = line_hashes(slice_of(text), &count);

	for (size_t i = 0; i < count && expected[i]; i++) {
		char shown[40];

		snprintf(shown, sizeof(shown), "%llx:%u", (unsigned long long)lines[i].hash,
			(unsigned)lines[i].count);
		CHECK(strcmp(shown, expected[i]) == 0, "line %zu: %s, expected %s", i + 1, shown,
			expected[i]);
	}
	while (expected[wanted])
		wanted++;
	CHECK(count == wanted, "%zu lines, expected %zu", count, wanted);
	free(lines);
}

/* Ten equal lines: the first six have a hundred characters of them behind their start. */
static void
check_repeated(void)
{
	static const char *const expected[] = {
		"a7f2ff13bc495cf2:1",
		"a7f2ff13bc495cf2:2",
		"a7f2ff13bc495cf2:3",
		"a7f2ff13bc495cf2:4",
		"a7f2ff13bc495cf2:5",
		"a7f2ff13bc495cf2:6",
		"a7f2ff1481e87703:1",
		"a9cf91f7bbf1862b:1",
		"55ec222b86bcae53:1",
		"cc97dc7b1d7d8f7b:1",
		"c129715d7a2bc9a3:1",
		NULL,
	};
	char text[400] = "";

	for (int i = 0; i < 10; i++)
		strcat(text, "Lorem ipsum dolor sit amet.\n");
	check_text(text, expected);
}

int
main(void)
{
	check_text("", (const char *const[]){ "c129715d7a2bc9a3:1", NULL });
	check_text(" a\nb\n  \t\tc\n d",
		(const char *const[]){ "271789c17abda88f:1", "54703d4cd895b18:1",
			"180aee12dab6264:1", "a23a3dc5e078b07b:1", NULL });
	check_text(" a\r\nb\r\t\tc\r\n d",
		(const char *const[]){ "271789c17abda88f:1", "54703d4cd895b18:1",
			"180aee12dab6264:1", "a23a3dc5e078b07b:1", NULL });
	check_repeated();
	return check_done("line_hash");
}
