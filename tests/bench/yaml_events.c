/* The peer for YAML: all events of each named file, read and dropped. */
#include <stdbool.h>
#include <stdio.h>
#include <yaml.h>

static bool
events_read(const char *path)
{
	FILE *file = fopen(path, "rb");
	yaml_parser_t parser;
	bool end = false;
	bool good = file && yaml_parser_initialize(&parser);

	if (!good) {
		perror(path);
		return false;
	}
	yaml_parser_set_input_file(&parser, file);
	while (good && !end) {
		yaml_event_t event;

		good = yaml_parser_parse(&parser, &event);
		end = good && event.type == YAML_STREAM_END_EVENT;
		if (good)
			yaml_event_delete(&event);
	}
	if (!good)
		fprintf(stderr, "%s: %s\n", path, parser.problem);
	yaml_parser_delete(&parser);
	fclose(file);
	return good;
}

int
main(int count, char **paths)
{
	for (int i = 1; i < count; i++) {
		if (!events_read(paths[i]))
			return 1;
	}
	return 0;
}
