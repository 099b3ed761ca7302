/* The words for categories and severities. */
#include "rule/rule.h"

const char *
category_name(enum category category)
{
	static const char *const names[] = {
		[CATEGORY_INVALID] = "invalid",
		[CATEGORY_CONTRADICTION] = "contradiction",
		[CATEGORY_SUSPICIOUS] = "suspicious",
		[CATEGORY_SECURITY] = "security",
		[CATEGORY_HYGIENE] = "hygiene",
	};

	return names[category];
}

const char *
severity_name(enum severity severity)
{
	static const char *const names[] = {
		[SEVERITY_NONE] = "never",
		[SEVERITY_INFO] = "info",
		[SEVERITY_WARNING] = "warning",
		[SEVERITY_ERROR] = "error",
	};

	return names[severity];
}
