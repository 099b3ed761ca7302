/*
 * Regular expressions, parsed and never compiled: a user's pattern may cost any amount of memory.
 *
 * `regex-rust` is the syntax of Rust's crate with Unicode mode off, which expressions use. `regex`
 * is for fields whose engine is not documented: it refuses what all known engines refuse
 * (unbalanced signs, nothing to repeat, reversed ranges), and remarks on what engines in linear
 * time do not take.
 */
#ifndef ZTLINT_LANGUAGE_REGEX_H
#define ZTLINT_LANGUAGE_REGEX_H

#include "language/language.h"

extern const struct language language_regex;
extern const struct language language_regex_rust;

#endif
