#!/usr/bin/env python3
"""The required tests of the JSON Schema suite through the command line: drafts.py ZTLINT SUITE

Each group of tests is one run: its schema is --schema, its values are the lines of a file. What the suite leaves to the folder
that a test stands in is written out here: the draft, as `$schema`. Schemas that cannot say it (true and false) run as
those of 2020-12 only; the others are conformance/json_schema.c's.
"""
import json
import os
import subprocess
import sys
import tempfile

DRAFTS = {
    "4": "http://json-schema.org/draft-04/schema#",
    "6": "http://json-schema.org/draft-06/schema#",
    "7": "http://json-schema.org/draft-07/schema#",
    "2019-09": "https://json-schema.org/draft/2019-09/schema",
    "2020-12": "https://json-schema.org/draft/2020-12/schema",
}
BASE = "http://localhost:1234/"


def with_draft(schema, draft):
    return {"$schema": DRAFTS[draft], **schema} if isinstance(schema, dict) else schema


def write(path, value):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as file:
        json.dump(value, file)


def copy_remotes(suite, folder, draft):
    """The remote schemas; those of the draft's own folder, and those of all, say which draft they are."""
    for where, _, names in os.walk(suite):
        for name in names:
            below = os.path.relpath(os.path.join(where, name), suite)
            with open(os.path.join(where, name)) as file:
                schema = json.load(file)
            if not below.startswith("draft") or below.startswith("draft%s/" % draft):
                schema = with_draft(schema, draft)
            write(os.path.join(folder, below), schema)


def run_group(binary, folder, draft, group):
    """How many of the group's verdicts are as they must be."""
    schema = with_draft(group["schema"], draft)
    write(os.path.join(folder, "schema.json"), schema)
    with open(os.path.join(folder, "values.jsonl"), "w") as file:
        file.write("".join(json.dumps(test["data"]) + "\n" for test in group["tests"]))
    command = [binary, "-f", "json", "--schema", "schema.json"]
    if BASE in json.dumps(schema):
        command += ["--schema-add", "remotes", "--schema-base", BASE]
    done = subprocess.run([*command, "values.jsonl"], cwd=folder, capture_output=True, timeout=60)
    if done.returncode == 2:
        print("%s: %s: %s" % (draft, group["description"], done.stderr.decode()))
        return 0
    wrong = {finding["document"] for finding in json.loads(done.stdout)["findings"]}
    passed = 0
    for number, test in enumerate(group["tests"]):
        if (number in wrong) != test["valid"]:
            passed += 1
        else:
            print("%s: %s: %s" % (draft, group["description"], test["description"]))
    return passed


def run_draft(binary, suite, draft):
    tests = os.path.join(suite, "tests", "draft" + draft)
    passed = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        copy_remotes(os.path.join(suite, "remotes"), os.path.join(folder, "remotes"), draft)
        for name in sorted(os.listdir(tests)):
            if not name.endswith(".json"):
                continue
            with open(os.path.join(tests, name)) as file:
                for group in json.load(file):
                    if not isinstance(group["schema"], dict) and draft != "2020-12":
                        continue
                    good = run_group(binary, folder, draft, group)
                    passed += good
                    failed += len(group["tests"]) - good
    print("drafts-%s: %d passed, %d failed" % (draft, passed, failed))
    return failed


def main(binary, suite):
    if not os.path.isdir(suite):
        print("drafts: 0 passed, 0 failed, 1 skipped")
        return 0
    return 1 if sum([run_draft(binary, suite, draft) for draft in DRAFTS]) else 0


if __name__ == "__main__":
    sys.exit(main(os.path.abspath(sys.argv[1]), sys.argv[2]))
