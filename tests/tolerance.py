#!/usr/bin/env python3
"""What proves nothing: hollow and unknown values, new members, whole numbers with a fraction of zero.

Every example of every schema, as an answer of the API, is changed in one place after the other; no change may bring a
finding that the example itself does not give. tolerance.py ZTLINT
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

TOP = pathlib.Path(__file__).resolve().parent.parent
HOLLOW = [None, "", [], {}]
UNKNOWN = ["REDACTED", "<redacted>", "[redacted]", "CONCEALED", "**********", "xxxxxxxx", "(sensitive value)",
           "(known after apply)", "{{ name }}", "${var.name}", "$ZT_NAME", "<your own value>"]


def schemas():
    for path in sorted((TOP / "schemas").glob("*.json")):
        yield path.stem, json.loads(path.read_text(encoding="utf-8"))


def replaced(value, path, new):
    """A copy with what stands at the path replaced."""
    if not path:
        return new
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = replaced(value[path[0]], path[1:], new)
    return copy


def leaves(value, path=()):
    """All values inside that are no containers, and the objects: (path, value)."""
    if isinstance(value, dict):
        yield path, value
        for key, member in value.items():
            yield from leaves(member, path + (key,))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from leaves(item, path + (index,))
    else:
        yield path, value


def is_map(schema, path):
    """Does what stands there take members of any name?"""
    return path and path[-1] in ("name_by_idp", "target_attributes", "disable_for_time")


def hollowed(schema, example):
    """Each optional member hollow, with the member: an answer may lack what the root does not require."""
    needed = set(schema.get("required", [])) | set(schema["x-ztlint"].get("requiredIn", {}).get("response", []))
    select = schema["x-ztlint"]["select"]
    needed |= set(select.get("all", [])) | set(select.get("any", []))
    for key in example if isinstance(example, dict) else []:
        if key not in needed and key in schema.get("properties", {}):
            for hollow in HOLLOW:
                yield key, hollow


def changes(schema, example):
    """All other changed copies: (words, value)."""
    for path, value in leaves(example):
        words = "/".join(map(str, path))
        if isinstance(value, str):
            for unknown in UNKNOWN:
                yield "%s → %s" % (words, unknown), replaced(example, path, unknown)
        if isinstance(value, str) and re.match(r"\d{4}-\d\d-\d\dT", value):
            yield "%s → the zero date" % words, replaced(example, path, "0001-01-01T00:00:00Z")
        if isinstance(value, int) and not isinstance(value, bool):
            yield "%s → with a fraction" % words, replaced(example, path, float(value))
        if isinstance(value, dict) and not is_map(schema, path):
            yield "%s with a new member" % words, replaced(example, path, {**value, "qqzz_later": {"a": [1]}})


def is_single(value):
    """Is it one object, rather than a list, wrapped or not?"""
    return isinstance(value, dict) and "rules" not in value


def answer(value, number):
    """The value as an answer; an object is of an account of its own."""
    if is_single(value):
        value = {**value, "account_id": "%032x" % number}
    return json.dumps({"success": True, "errors": [], "messages": [], "result": value})


def findings(binary, name, values):
    """The set of findings of each value. Objects are lines of one file, lists are files of their own."""
    with tempfile.TemporaryDirectory() as folder:
        lines = is_single(values[0])
        for number, value in enumerate(values):
            place = pathlib.Path(folder) / ("own %d/%s.json" % (number, name) if not lines else name + ".jsonl")
            place.parent.mkdir(exist_ok=True)
            with place.open("a", encoding="utf-8") as file:
                file.write(answer(value, number) + "\n")
        done = subprocess.run([binary, "-f", "json", "--no-config", "--today", "2026-06-15", "-q", "."], cwd=folder,
                              capture_output=True, text=True, check=False)
        if done.returncode not in (0, 1):
            raise RuntimeError("exit %d: %s" % (done.returncode, done.stderr[:500]))
        found = [set() for _ in values]
        for one in json.loads(done.stdout)["findings"]:
            number = one["document"] if lines else int(one["path"].split("/")[0][4:])
            if one["rule"] != "template-variable":  # where ${…} is the product's own, others are wrong
                found[number].add((one["rule"], one["pointer"]))
        return found


def check_example(binary, schema, example):
    """The changes that bring a finding, and how many bring none."""
    words, values = [], [example]
    for key, hollow in hollowed(schema, example):
        words += ["%s → %s" % (key, json.dumps(hollow)), None]
        values += [{**example, key: hollow}, {other: value for other, value in example.items() if other != key}]
    for what, value in changes(schema, example):
        words.append(what)
        values.append(value)
    found = findings(binary, schema["x-ztlint"]["files"][0], values)
    wrong = []
    for number, what in enumerate(words, 1):
        # What lacks the member altogether may be wrong too, and then hollow is no better.
        lacks = found[number + 1] if words[number:number + 1] == [None] else set()
        if what and not found[number] <= found[0] and lacks <= found[0]:
            wrong.append("%s: %s" % (what, sorted(found[number] - found[0])))
    return wrong, sum(what is not None for what in words) - len(wrong)


def main(binary):
    passed = failed = 0
    for kind, schema in schemas():
        for index, example in enumerate(filter(None, schema["examples"])):
            wrong, right = check_example(pathlib.Path(binary).resolve(), schema, example)
            passed += right
            failed += len(wrong)
            for one in wrong:
                print("tolerance: %s %d: %s" % (kind, index, one))
    print("tolerance: %d passed, %d failed" % (passed, failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
