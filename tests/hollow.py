#!/usr/bin/env python3
"""What is not set says nothing, however an exporter writes it. hollow.py ZTLINT

Each example of each schema gets all members that other examples of its kind have at the same place, as null, "", [] or {}:
no finding may come or go.
"""
import copy
import json
import pathlib
import subprocess
import sys
import tempfile

TOP = pathlib.Path(__file__).resolve().parent.parent
# What is never left out by an exporter, or means something when it is empty.
MEANT = {"include", "exclude", "require", "everyone", "certificate", "any_valid_service_token"}


def schemas():
    for path in sorted((TOP / "schemas").glob("*.json")):
        yield path.stem, json.loads(path.read_text(encoding="utf-8"))


def members_seen(value, place, seen):
    """What stands at each place, lists passed through: place → member → a value that it has."""
    for item in value if isinstance(value, list) else []:
        members_seen(item, place, seen)
    for key, inner in value.items() if isinstance(value, dict) else []:
        seen.setdefault(place, {}).setdefault(key, inner)
        members_seen(inner, place + (key,), seen)


def hollow_of(value, null):
    if null or isinstance(value, (bool, int, float)) or value is None:
        return None
    return {str: "", list: [], dict: {}}[type(value)]


def padded(value, place, seen, null):
    if isinstance(value, list):
        return [padded(item, place, seen, null) for item in value]
    if not isinstance(value, dict):
        return value
    whole = {key: padded(inner, place + (key,), seen, null) for key, inner in value.items()}
    for key, inner in seen.get(place, {}).items():
        if key not in whole and key not in MEANT:
            # An empty object is what some selectors of an access rule hold.
            whole[key] = hollow_of(inner, null or bool(MEANT & set(place)))
    return whole


def findings(binary, files):
    """Rules found in each file."""
    with tempfile.TemporaryDirectory() as folder:
        for path, value in files.items():
            place = pathlib.Path(folder) / path
            place.parent.mkdir(parents=True)
            place.write_text(json.dumps(value), encoding="utf-8")
        done = subprocess.run([binary, "-f", "json", "--no-config", "--fail-on", "never", "--today", "2026-06-15",
                               *files], cwd=folder, capture_output=True, text=True, check=True)
    found = {path: [] for path in files}
    for one in json.loads(done.stdout)["findings"]:
        found[one["path"]].append("%s: %s" % (one["rule"], one["message"]))
    return {path: sorted(rules) for path, rules in found.items()}


def main(binary):
    binary = pathlib.Path(binary).resolve()
    plain, null, empty = {}, {}, {}
    passed = failed = 0
    for kind, schema in schemas():
        seen = {}
        for example in schema["examples"]:
            members_seen(example, (), seen)
        for index, example in enumerate(schema["examples"]):
            if list(example) == ["rules"]:
                continue # how the API wraps a list, no object of the kind
            path = "%s-%d/%s.json" % (kind, index, schema["x-ztlint"]["files"][0])
            result = lambda value: {"success": True, "errors": [], "messages": [], "result": value}
            plain[path] = result(copy.deepcopy(example))
            null[path] = result(padded(example, (), seen, True))
            empty[path] = result(padded(example, (), seen, False))
    expected = findings(binary, plain)
    for files, word in ((null, "null"), (empty, "empty")):
        found = findings(binary, files)
        for path, rules in found.items():
            if rules == expected[path]:
                passed += 1
                continue
            failed += 1
            print("hollow: %s, unset members as %s:\n  expected %s\n  found    %s" % (path, word, expected[path], rules))
    print("hollow: %d passed, %d failed" % (passed, failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
