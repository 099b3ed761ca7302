// The peer of the first measure: loads each named file and parses it to simdjson's DOM, no more.
#include <cstdio>
#include <simdjson.h>

int
main(int count, char **paths)
{
	simdjson::dom::parser parser;

	for (int i = 1; i < count; i++) {
		simdjson::dom::element root;
		simdjson::error_code error = parser.load(paths[i]).get(root);

		if (error) {
			std::fprintf(stderr, "%s: %s\n", paths[i], simdjson::error_message(error));
			return 1;
		}
	}
	return 0;
}
