#!/usr/bin/env python3
"""Which kind every object is given, and which objects are left alone. detection.py ZTLINT"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

TOP = pathlib.Path(__file__).resolve().parent.parent
HERE = TOP / "tests" / "detection"

# What an object without a name may be taken for instead: one shape, two meanings.
TWINS = {
    "split-tunnel-exclude": {"split-tunnel"},
    "split-tunnel-include": {"split-tunnel"},
}
# Names that sort files, as people sort them; what lies there need not be ours.
MISLEADING = ["a/{}.json", "devices/{}.json", "access/groups/{}.json", "zero-trust/policies/{}.json",
              "accounts/023e105f4ecef8ad9ca31a8372d0c353/devices/posture/{}.json", "access/apps/{}.json"]
# Names of kinds that a stranger may well have.
NAMED = ["applications.json", "devices.json", "groups.json", "policies.json", "users.json", "networks.json",
         "organization.json", "identity_providers.json", "tags.json", "service_tokens.json", "profiles.json",
         "default.json", "certificates.json", "targets.json", "bookmarks.json", "settings.json", "posture_rules.json",
         "dex_rules.json", "exclude.json", "include.json", "fallback_domains.json"]


class Test:
    def __init__(self, binary):
        self.binary = pathlib.Path(binary).resolve()
        self.passed = self.failed = 0

    def expect(self, holds, words):
        if holds:
            self.passed += 1
        else:
            self.failed += 1
            print("detection: " + words)

    def report(self, values, *arguments):
        """The report on values by path: each lies in a folder of its own, so each is an account."""
        with tempfile.TemporaryDirectory() as folder:
            paths = []
            for path, value in values.items():
                place = pathlib.Path(folder) / path
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
                paths.append(path)
            done = subprocess.run([self.binary, "-f", "json", "--level", "info", "--list-resources", "--no-config",
                                   "--allow-nothing", "--unknown", "skip", *arguments, *paths], cwd=folder,
                                  capture_output=True, text=True, check=False)
            if done.returncode not in (0, 1):
                raise RuntimeError("exit %d: %s" % (done.returncode, done.stderr))
            return json.loads(done.stdout)

    def kinds(self, values):
        """The set of kinds found in each value."""
        found = {path: set() for path in values}
        for one in self.report(values)["resources"]:
            found[one["path"]].add(one["kind"])
        return found


def placed(value, number):
    """The value with its account, where it names one, replaced: each is a resource of its own."""
    return {**value, "account_id": "%032x" % number} if isinstance(value, dict) and "account_id" in value else value


def schemas():
    for path in sorted((TOP / "schemas").glob("*.json")):
        yield path.stem, json.loads(path.read_text(encoding="utf-8"))


def examples_named(test):
    """With a usual name, and below each API path, an example is of its kind."""
    values, kinds = {}, {}
    for kind, schema in schemas():
        names = [name + ".json" for name in schema["x-ztlint"].get("files", [])]
        names += [api.split("}/", 1)[1] + "/x.json" for api in schema["x-ztlint"].get("api", [])]
        test.expect(names and schema["examples"], "%s has no name or no example" % kind)
        for index, example in enumerate(schema["examples"]):
            for number, name in enumerate(names):
                path = "own %d-%d %s/%s" % (index, number, kind.replace("-", ""), name)
                if example:
                    values[path], kinds[path] = placed(example, len(values)), kind
    for path, found in test.kinds(values).items():
        test.expect(found == {kinds[path]}, "%s: %s, not %s" % (path, sorted(found) or "nothing", kinds[path]))


def examples_nameless(test):
    """Without a name it is of its kind too, or of one that has the same shape."""
    values, kinds = {}, {}
    for number, (kind, schema) in enumerate(schemas()):
        for index, example in enumerate(schema["examples"]):
            example = placed(example, 2 * len(values))
            for form, value in {"bare": example, "answer": {"success": True, "errors": [], "messages": [], "result": placed(example, 2 * len(values) + 1)},
                                "cut": {"result": example}}.items():
                path = "own %d-%d-%s/export.json" % (number, index, form)
                if example and (form != "cut" or isinstance(example, list)):
                    values[path], kinds[path] = value, kind
    for path, found in test.kinds(values).items():
        kind = kinds[path]
        test.expect(len(found) == 1 and found <= {kind} | TWINS.get(kind, set()),
                    "%s: %s, not %s" % (path, sorted(found) or "nothing", kind))
    found = test.kinds({"a/device_override_codes.json": {"code": "REDACTED"}, "b/x.json": {"code": "REDACTED"}})
    test.expect(list(found.values()) == [{"override-codes-legacy"}, set()], "a kind without a shape: %s" % found)


def swapped(word):
    """The word with two neighbours swapped that differ."""
    at = next(i for i in range(len(word) - 1) if word[i] != word[i + 1])
    return word[:at] + word[at + 1] + word[at] + word[at + 2:]


def mistyped(test):
    """A type with two letters swapped keeps its kind, and is one mistake."""
    values, cases = {}, {}
    for kind, schema in schemas():
        if "enum" not in schema["x-ztlint"]["select"].get("values", {}).get("type", {}):
            continue
        for index, example in enumerate(schema["examples"]):
            path = "own %d %s" % (index, kind)
            wrong = {**example, "type": swapped(example["type"])} if "type" in example else None
            if wrong:
                values[path + "/right.json"], values[path + " wrong/x.json"] = example, wrong
                cases[path] = kind
    report = test.report(values, "--level", "warning")
    for path, kind in cases.items():
        kinds = {one["kind"] for one in report["resources"] if one["path"] == path + " wrong/x.json"}
        places = [(one["rule"], one["pointer"]) for one in report["findings"] if one["path"] == path + " wrong/x.json"]
        before = [(one["rule"], one["pointer"]) for one in report["findings"] if one["path"] == path + "/right.json"]
        more = [one for one in places if one not in before]
        test.expect(kinds == {kind}, "%s, mistyped: %s" % (path, sorted(kinds) or "nothing"))
        test.expect(more == [("not-allowed", "/type")], "%s, mistyped: %s" % (path, more))


def pascal(value):
    """The value with its names as a program would write them that knows no others: session_duration → SessionDuration."""
    if isinstance(value, list):
        return [pascal(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {"".join(word[:1].upper() + word[1:] for word in re.split("[_-]", key)): pascal(member) for key, member in value.items()}


def folded(test):
    """Names in another spelling tell the same kind, and are no mistake."""
    own, other, kinds = {}, {}, {}
    for kind, schema in schemas():
        for index, example in enumerate(schema["examples"]):
            path = "own %d-%d/export.json" % (len(own), index)
            if len(example[0] if isinstance(example, list) else example) < 2:
                continue  # one name in another spelling tells nothing
            own[path], other[path], kinds[path] = placed(example, len(own)), pascal(placed(example, len(own))), kind
    rules = {path: set() for path in own}
    for one in test.report(own)["findings"]:
        rules[one["path"]].add(one["rule"])
    report = test.report(other, "--level", "error")
    found = {path: {one["kind"] for one in report["resources"] if one["path"] == path} for path in other}
    for path, kind in kinds.items():
        test.expect(len(found[path]) == 1 and found[path] <= {kind} | TWINS.get(kind, set()),
                    "%s in Pascal case: %s" % (kind, sorted(found[path]) or "nothing"))
        more = [(one["rule"], one["pointer"]) for one in report["findings"] if one["path"] == path and one["rule"] not in rules[path]]
        test.expect(not more, "%s in Pascal case: %s" % (kind, more))


def strangers(test):
    """Objects of other products and of other tools are not recognised, never half checked."""
    cases = json.loads((HERE / "strangers.json").read_text(encoding="utf-8"))
    values, words = {}, {}

    def add(what, path, value):
        path = "own %d/%s" % (len(values), path)
        values[path], words[path] = value, what
    for case in cases:
        what, value = case["what"], case["value"]
        for place in MISLEADING:
            add(what, place.format("x"), value)
        for name in NAMED:
            if value not in ({}, []):
                add(what, name, value)
        if not value:
            continue
        add(what + ", in a list", "x.json", [value, value])
        add(what + ", in an answer", "x.json", {"success": True, "errors": [], "messages": [], "result": value})
        add(what + ", in an answer's list", "x.json",
            {"success": True, "errors": [], "messages": [], "result": [value], "result_info": {"page": 1, "total_count": 1}})
        add(what + ", among others", "x.json", {"zones": [value], "things": {"first": value}})
        add(what + ", as YAML", "devices/x.yaml", json.dumps(value))
    for path, found in test.kinds(values).items():
        test.expect(not found, "%s: %s is taken for %s" % (path, words[path], sorted(found)))


def main(binary):
    test = Test(binary)
    for part in (examples_named, examples_nameless, mistyped, folded, strangers):
        part(test)
    print("detection: %d passed, %d failed" % (test.passed, test.failed))
    return 1 if test.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
