#!/usr/bin/env python3
"""The stories in samples/: each gives the report in its expected.txt, and all together give the union.

  samples.py ZTLINT            run, from anywhere
  samples.py --update ZTLINT   write the expected.txt files anew
"""
import json
import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TODAY = "2026-06-15"


def run(binary, *arguments):
    return subprocess.run([binary, "check", "--no-config", "--color", "never", "--today", TODAY, *arguments], cwd=ROOT,
                          capture_output=True, timeout=60)


def report(binary, path):
    return json.loads(run(binary, "--format", "json", "--level", "info", path).stdout)


def main(arguments):
    update = arguments[0] == "--update"
    binary = os.path.abspath(arguments[-1])
    counts = {"passed": 0, "failed": 0}

    def check(what, holds, detail=""):
        counts["passed" if holds else "failed"] += 1
        if not holds:
            print("samples: %s %s" % (what, detail))

    try:
        from jsonschema import Draft202012Validator
        with open(os.path.join(ROOT, "schemas/ztlint/report.json")) as file:
            validator = Draft202012Validator(json.load(file))
    except ImportError:
        validator = None
    stories = sorted(name for name in os.listdir(os.path.join(ROOT, "samples"))
                     if os.path.isdir(os.path.join(ROOT, "samples", name)))
    union = []
    for story in stories:
        path = "samples/" + story
        expected = os.path.join(ROOT, path, "expected.txt")
        done = run(binary, path)
        found = done.stdout.decode() + done.stderr.decode() + "exit status %d\n" % done.returncode
        if update:
            with open(expected, "w", encoding="utf-8") as file:
                file.write(found)
        with open(expected, encoding="utf-8") as file:
            check(path, file.read() == found, "gives another report than its expected.txt:\n" + found)
        told = report(binary, path)
        union += told["findings"]
        if validator:
            check(path, validator.is_valid(told), "breaks the schema of reports: %s" % [
                error.message for error in validator.iter_errors(told)][:3])
        prints = [finding["fingerprint"] for finding in told["findings"]]
        check(path, len(set(prints)) == len(prints), "has two findings of one fingerprint")
    whole = report(binary, "samples")
    key = lambda finding: (finding["path"], finding["document"], finding["range"]["start"]["offset"], finding["rule"])
    check("all together", [key(one) for one in whole["findings"]] == [key(one) for one in sorted(union, key=key)],
          "give other findings than one by one")
    print("samples: %d passed, %d failed" % (counts["passed"], counts["failed"]))
    return 1 if counts["failed"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
