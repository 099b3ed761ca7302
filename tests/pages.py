#!/usr/bin/env python3
"""Runs the samples of every rule page, as `ztlint rules --test` does. pages.py ZTLINT PAGE…

To have the findings written anew: ztlint rules --test --update PAGE…
"""
import re
import subprocess
import sys


def main(binary, *pages):
    # Where a page does not say which day it is, none of its samples may be about it.
    done = subprocess.run([binary, "rules", "--test", "--today", "2026-11-01", *pages], capture_output=True, text=True, timeout=250)
    *told, last = done.stdout.splitlines() or [""]
    count = dict((noun, int(number)) for number, noun in re.findall(r"(\d+) (samples|failed|missing|skipped)", last))
    print("\n".join([*told, done.stderr]), end="")
    failed = count.get("failed", 0) + count.get("missing", 0)
    samples, skipped = count.get("samples", 0), count.get("skipped", 0)
    good = done.returncode == 0 and samples >= len(pages)
    if not good and not failed:
        print("pages: exit status %d: %s" % (done.returncode, last))
        failed = 1
    print("pages: %d passed, %d failed, %d skipped" % (samples - count.get("failed", 0) - skipped, failed, skipped))
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
