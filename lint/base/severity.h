/* How bad a finding is. Ordered: a higher value is worse. */
#ifndef ZTLINT_BASE_SEVERITY_H
#define ZTLINT_BASE_SEVERITY_H

enum severity {
	SEVERITY_NONE, /* nothing wrong; as a threshold of --fail-on: see options.h */
	SEVERITY_INFO, /* hygiene and advice */
	SEVERITY_WARNING, /* accepted, almost surely not what was meant, or unsafe */
	SEVERITY_ERROR, /* the API refuses it, or it contradicts itself */
};

#endif
