#include "base/date.h"

#include <stdbool.h>

unsigned
date_month_days(unsigned year, unsigned month)
{
	static const unsigned char days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return days[month - 1] + (month == 2 && leap);
}

int
date_days(unsigned year, unsigned month, unsigned day)
{
	/* With March as the first month, the leap day ends the year. */
	unsigned years = month > 2 ? year : year - 1;
	unsigned months = month > 2 ? month - 3 : month + 9;
	unsigned days = years * 365 + years / 4 - years / 100 + years / 400 +
			(months * 153 + 2) / 5 + day - 1;

	return (int)days - 719468;
}
