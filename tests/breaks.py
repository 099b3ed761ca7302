#!/usr/bin/env python3
"""One mistake, one finding: every leaf of every schema example is broken in turn, and each break that a
plain validator refuses must give exactly one error (or, for an enum that may grow, one `not-known`). breaks.py ZTLINT"""
import copy
import json
import os
import re
import subprocess
import sys
import tempfile

from jsonschema import Draft202012Validator


def leaves(value, path=()):
    """The paths of all values inside, containers included."""
    if path:
        yield path
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, path + (key,))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from leaves(inner, path + (index,))


def replaced(example, path, new):
    result = copy.deepcopy(example)
    place = result
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = new
    return result


def breaks(example):
    """(what, broken value) for every leaf: another type, and a text that nothing accepts."""
    for path in leaves(example):
        place = example
        for step in path:
            place = place[step]
        yield "%s → %s" % ("/".join(map(str, path)), "7"), replaced(example, path, 7 if not isinstance(place, (int, float)) or isinstance(place, bool) else "seven")
        if isinstance(place, str):
            yield "%s → %s" % ("/".join(map(str, path)), "text"), replaced(example, path, "no such thing §")


def main(binary):
    binary = os.path.abspath(binary)
    told = subprocess.run([binary, "kinds"], capture_output=True, text=True).stdout
    kinds = re.findall(r"^([a-z-]+):", told, re.M)
    passed = failed = 0
    for kind in kinds:
        schema = json.loads(subprocess.run([binary, "schema", kind], capture_output=True, text=True).stdout)
        plain = Draft202012Validator(schema)
        with tempfile.TemporaryDirectory() as folder:
            cases = {}
            for number, example in enumerate(schema.get("examples", [])):
                for what, broken in breaks(example):
                    if plain.is_valid(broken):
                        continue
                    # A folder each, so that every case is an account of its own.
                    path = "case-%d/x.json" % len(cases)
                    os.mkdir(os.path.join(folder, os.path.dirname(path)))
                    with open(os.path.join(folder, path), "w") as file:
                        json.dump({"success": True, "errors": [], "result": broken}, file)
                    cases[path] = "example %d, %s" % (number, what)
            done = subprocess.run([binary, "check", "--no-config", "--kind", kind, "-f", "json", "."], cwd=folder,
                                  capture_output=True)
            found = {}
            for finding in json.loads(done.stdout)["findings"]:
                if finding["severity"] == "error" or finding["rule"] == "not-known":
                    found.setdefault(finding["path"], []).append("%s %s" % (finding["rule"], finding["pointer"]))
            for path, what in cases.items():
                if len(found.get(path, [])) == 1:
                    passed += 1
                else:
                    failed += 1
                    print("breaks: %s: %s: %s" % (kind, what, found.get(path, "no error")))
    print("breaks: %d passed, %d failed" % (passed, failed))
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
