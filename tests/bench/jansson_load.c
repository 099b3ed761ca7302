/* A peer: loads each named file with jansson, no more. */
#include <jansson.h>
#include <stdio.h>

int
main(int count, char **paths)
{
	for (int i = 1; i < count; i++) {
		json_error_t error;
		json_t *root = json_load_file(paths[i], 0, &error);

		if (!root) {
			fprintf(stderr, "%s: %s\n", paths[i], error.text);
			return 1;
		}
		json_decref(root);
	}
	return 0;
}
