/* The Gregorian calendar. */
#ifndef ZTLINT_BASE_DATE_H
#define ZTLINT_BASE_DATE_H

/* How many days the month has, counted from 1. */
unsigned date_month_days(unsigned year, unsigned month);

/* Days since 1970-01-01 of a date that is in the calendar, from 1970 on. */
int date_days(unsigned year, unsigned month, unsigned day);

#endif
