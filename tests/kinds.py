#!/usr/bin/env python3
"""Holds the schemas of all kinds against examples and counterexamples, by a validator not our own.

Every schema must be a valid schema, and every one of its examples must pass. Of
tests/kinds/KIND.json every value under "valid" must pass and every one under "invalid" must fail
at the pointer "at". Each member of each example must also fail when its value has another type.
Where ZTLINT names the built binary, it must give the same verdict on every value.
"""

import json
import os
import pathlib
import posixpath
import subprocess
import sys
import tempfile

from jsonschema import Draft202012Validator

TOP = pathlib.Path(__file__).resolve().parent.parent
SCHEMAS = TOP / "schemas"
CASES = TOP / "tests" / "kinds"


class Tally:
    """Counts, and says what went wrong."""

    def __init__(self):
        self.passed = 0
        self.failed = 0

    def expect(self, holds, words):
        if holds:
            self.passed += 1
        else:
            self.failed += 1
            print(f"kinds: {words}", file=sys.stderr)


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def read_schemas():
    """The schemas of kinds and their parts, by path below the folder."""
    paths = sorted(SCHEMAS.glob("*.json")) + sorted(SCHEMAS.glob("parts/*.json"))
    return {path.relative_to(SCHEMAS).as_posix(): read(path) for path in paths}


def place_of(name):
    """Where bundle() puts the part of that name, as a reference."""
    return "#/$defs/" + name.replace("/", "~1")


def relocated(node, name):
    """A copy of a node of the schema NAME, its references leading into the bundle."""
    if isinstance(node, list):
        return [relocated(item, name) for item in node]
    if not isinstance(node, dict):
        return node
    copy = {key: relocated(value, name) for key, value in node.items()}
    if isinstance(node.get("$ref"), str):
        target, _, fragment = node["$ref"].partition("#")
        if target:
            name = posixpath.join(posixpath.dirname(name), target)
        home = place_of(name) if name.startswith("parts/") else "#"
        copy["$ref"] = home + fragment
    return copy


def bundle(name, schemas):
    """The schema of a kind with all parts inside: how references between files are found differs
    between the versions of the validator, so none are left."""
    parts = {part: relocated(schema, part) for part, schema in schemas.items()
             if part.startswith("parts/")}
    whole = relocated(schemas[name], name)
    whole["$defs"] = {**whole.get("$defs", {}), **parts}
    return whole


def pointer_of(path):
    return "".join("/" + str(key).replace("~", "~0").replace("/", "~1") for key in path)


def foreign(value):
    """A value of a type that does not stand in for the type of this one."""
    return 0.5 if isinstance(value, (str, bool, dict)) else "x" if value is not None else None


def broken(value, pointer=""):
    """Copies of a value with one value inside of another type: (copy, its pointer)."""
    other = foreign(value)
    if other is not None:
        yield other, pointer
    if isinstance(value, dict):
        for key, member in value.items():
            for copy, place in broken(member, pointer + pointer_of([key])):
                yield {**value, key: copy}, place
    elif isinstance(value, list):
        for index, item in enumerate(value):
            for copy, place in broken(item, pointer + pointer_of([index])):
                yield value[:index] + [copy] + value[index + 1:], place


def values_of(name, schema):
    """All values of a kind: (words, value, pointer of the defect or None)."""
    for index, value in enumerate(schema.get("examples", [])):
        yield f"{name}: example {index}", value, None
        for copy, place in broken(value):
            yield f"{name}: example {index} broken at {place!r}", copy, place
    path = CASES / f"{name}.json"
    if not path.exists():
        return
    cases = read(path)
    for case in cases["valid"]:
        yield f"{name}: {case['why']}", case["value"], None
    for case in cases["invalid"]:
        yield f"{name}: {case['why']}", case["value"], case["at"]


def check_schema(tally, name, schema):
    errors = list(Draft202012Validator(Draft202012Validator.META_SCHEMA).iter_errors(schema))
    tally.expect(not errors, f"{name} is no valid schema: {errors[:1]}")
    named = all(word in schema for word in ("$schema", "title", "description"))
    tally.expect(named, f"{name} lacks $schema, title or description")


def check_value(tally, validator, words, value, at):
    """A counterexample has one defect, and it is where the case says."""
    errors = list(validator.iter_errors(value))
    if at is None:
        tally.expect(not errors, f"{words}: refused: {[error.message for error in errors]}")
        return
    places = {pointer_of(error.absolute_path) for error in errors}
    tally.expect(places == {at}, f"{words}: expected a failure at {at!r}, found {sorted(places)}")


def paths_refused(ztlint, schema, paths):
    """The files that ztlint has findings in, and whether its exit status fits them."""
    command = [ztlint, "check", "--schema", str(schema), "--no-config", "-q", "-f", "json"]
    run = subprocess.run(command + paths, capture_output=True, text=True, check=False)
    if run.returncode not in (0, 1):
        raise RuntimeError(f"{schema.name}: status {run.returncode}: {run.stderr.strip()}")
    refused = {finding["path"] for finding in json.loads(run.stdout)["findings"]}
    return refused, run.returncode == (1 if refused else 0)


def self_contained(ztlint, kind, folder):
    """The schema as users get it: one file, its references inside."""
    path = pathlib.Path(folder) / f"schema-of-{kind}.json"
    run = subprocess.run([ztlint, "schema", kind], capture_output=True, text=True, check=True)
    path.write_text(run.stdout, encoding="utf-8")
    return path


def compare(tally, ztlint, schema, cases, folder):
    """One run for all values of a kind: each is a file, told apart by the path of its findings."""
    paths = []
    for index, (_, value, _) in enumerate(cases):
        path = pathlib.Path(folder) / f"{schema.stem}-{index}.json"
        path.write_text(json.dumps(value), encoding="utf-8")
        paths.append(str(path))
    try:
        refused, fits = paths_refused(ztlint, schema, paths)
    except (OSError, RuntimeError, ValueError, KeyError) as error:
        tally.expect(False, f"ztlint: {error}")
        return
    tally.expect(fits, f"ztlint: {schema.stem}: the exit status does not fit the findings")
    for path, (words, _, at) in zip(paths, cases):
        found = path in refused
        tally.expect(found == (at is not None),
                     f"ztlint: {words}: {'refused' if found else 'accepted'}")


def main():
    tally = Tally()
    schemas = read_schemas()
    ztlint = os.environ.get("ZTLINT")
    with tempfile.TemporaryDirectory() as folder:
        for name, schema in schemas.items():
            check_schema(tally, name, schema)
            kind = pathlib.PurePosixPath(name)
            if kind.parent.name == "parts":
                continue
            validator = Draft202012Validator(bundle(name, schemas))
            cases = list(values_of(kind.stem, schema))
            for words, value, at in cases:
                check_value(tally, validator, words, value, at)
            if ztlint:
                compare(tally, ztlint, self_contained(ztlint, kind.stem, folder), cases, folder)
    for path in sorted(CASES.glob("*.json")):
        tally.expect(path.name in schemas, f"{path.name}: no such kind")
    print(f"kinds: {tally.passed} passed, {tally.failed} failed")
    return 1 if tally.failed else 0


if __name__ == "__main__":
    sys.exit(main())
