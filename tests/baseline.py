#!/usr/bin/env python3
"""Baselines from outside: what is old stays quiet, what is new fails, what is mended is told.
baseline.py ZTLINT"""
import itertools
import json
import os
import random
import resource
import sys

from command import CLEAN, WRONG, Test

FILE = ".ztlint-baseline.json"


def prints(done):
    return sorted(one["fingerprint"] for one in json.loads(done.stdout)["findings"])


def entries(t, name=FILE):
    return json.loads(t.read(name))["findings"]


def day_in_the_life(t):
    t.clear()
    other = WRONG.replace("f174", "a174").replace("Disk", "Volume").replace("windows", "mac")
    t.write("old/posture.json", WRONG)
    t.write("old/more.json", other)
    t.status("before", 1)
    done = t.status("no baseline yet", 2, "baseline", "check")
    t.check("is one line that tells what to do", done.stderr.count(b"\n") == 1 and b"baseline write" in done.stderr, done.stderr)
    t.status("nor to prune", 2, "baseline", "prune")
    done = t.status("write", 0, "baseline", "write")
    t.check("tells how many", b"2 findings in the baseline" in done.stderr and not done.stdout, done)
    t.check("and how a check comes to use it", b"once the configuration names it" in done.stderr, done)
    t.check("its entries", [(one["rule"], one["path"]) for one in entries(t)] == [("duration-format", "old/more.json"), ("duration-format", "old/posture.json")], t.read(FILE))
    t.check("one finding a line", t.read(FILE).count("\n{") == 2)
    first = t.read(FILE)
    t.run("baseline", "write")
    t.check("written again it is the same", t.read(FILE) == first)
    done = t.status("what is old does not fail", 0, "baseline", "check")
    t.check("and is counted", b"2 findings in the baseline" in done.stdout, done.stdout)
    t.status("plain check knows no baseline that nobody named", 1)
    t.status("one that was", 0, "--baseline", FILE)
    t.write(".ztlint.yaml", "baseline: %s\n" % FILE)
    t.status("by the configuration", 0)
    t.check("then nothing is left to say", b"names it" not in t.run("baseline", "write").stderr)
    t.status("from another folder", 0, "..", inside="old")
    t.status("a file of it", 0, "old/more.json")
    done = t.run("-f", "json", "--show-suppressed")
    t.check("states", [one["state"] for one in json.loads(done.stdout)["findings"]] == ["baseline"] * 2 and json.loads(done.stdout)["summary"]["baseline"] == 2, done.stdout)
    t.write("new.json", WRONG.replace("f174", "b174").replace("Disk", "New").replace("5x", "6x").replace("windows", "linux"))
    done = t.status("what is new fails", 1, "-f", "json")
    t.check("and only that is listed", [one["path"] for one in json.loads(done.stdout)["findings"]] == ["new.json"], done.stdout)
    t.status("prune takes nothing in", 0, "baseline", "prune")
    t.status("so it fails still", 1)
    os.remove(t.path("new.json"))
    t.write("old/more.json", CLEAN.replace("f174", "a174").replace("Disk", "Volume").replace("windows", "mac"))
    done = t.status("what is mended is told", 0)
    t.check("in one line", done.stderr == b"ztlint: .ztlint-baseline.json: 1 finding no longer there; ztlint baseline prune takes them out\n", done.stderr)
    t.check("not with -q", t.run("-q").stderr == b"")
    t.check("not by a part that does not show it", t.run("old/posture.json").stderr == b"")
    done = t.status("prune", 0, "baseline", "prune")
    t.check("takes it out", [one["path"] for one in entries(t)] == ["old/posture.json"] and b"1 finding taken out" in done.stderr, done.stderr)
    before = os.stat(t.path(FILE)).st_mtime_ns
    t.run("baseline", "prune")
    t.check("no change, no write", os.stat(t.path(FILE)).st_mtime_ns == before)
    t.write("old/more.json", other)
    t.status("what was mended and comes back is new", 1)
    t.run("baseline", "write", "old/more.json")
    t.check("writing a part keeps the rest", len(entries(t)) == 2, t.read(FILE))
    os.rename(t.path("old/more.json"), t.path("renamed.json"))
    t.status("a renamed file is old", 0)
    t.run("baseline", "write")
    t.check("under its new name", [one["path"] for one in entries(t)] == ["old/posture.json", "renamed.json"], t.read(FILE))
    os.remove(t.path("renamed.json"))
    t.run("baseline", "prune", "old/posture.json")
    t.check("what is gone is mended", [one["path"] for one in entries(t)] == ["old/posture.json"], t.read(FILE))
    t.write("sub/.ztlint.yaml", "baseline: ../other.json\n")
    t.write("sub/posture.json", WRONG)
    t.status("beside the configuration of what is checked", 0, "baseline", "write", "sub")
    t.check("where it says", entries(t, "other.json")[0]["path"] == "sub/posture.json", os.listdir(t.folder))


def unsuppressed(t):
    t.clear()
    t.write("posture.yaml", "type: warp\nname: Client\nschedule: 5x # ztlint: ignore duration-format -- x\nexpiration: 5y\n")
    t.run("baseline", "write")
    t.check("what is suppressed is not written", len(entries(t)) == 1, t.read(FILE))
    t.write("posture.yaml", "type: warp\nname: Client\nschedule: 5x\nexpiration: 5y\n")
    t.status("so it is new without its comment", 1, "baseline", "check")


def mistakes(t):
    t.clear()
    t.write("posture.json", WRONG)
    for arguments, words in [(["baseline"], b"write, check or prune"), (["baseline", "wirte"], b'"write"'), (["baseline", "posture.json"], b"choose check, write or prune")]:
        done = t.status("usage %s" % arguments, 2, *arguments)
        t.check("one line that helps: %s" % arguments, done.stderr.count(b"\n") == 1 and words in done.stderr, done.stderr)
    for text, words in [("", b":1:0:"), ("{", b":1:1:"), ("[]", b"no baseline"), ('{"format": "ztlint", "version": 1}', b"no baseline"), ('{"format": "ztlint-baseline", "version": 2, "findings": []}', b"version"),
                        ('{"format": "ztlint-baseline", "version": 1, "findings": 1}', b"no list"), ('{"format": "ztlint-baseline", "version": 1, "findings": [{}]}', b"entry 0"),
                        ('{"format": "ztlint-baseline", "format": 1}', b"duplicate"), ("[" * 100000, b":1:"), (b"\xff\xfe", b":1:"), ('{"\x1b[31m', b":1:")]:
        t.write(FILE, text)
        for command in (["baseline", "check"], ["baseline", "prune"], ["baseline", "write"], ["--baseline", FILE]):
            done = t.status("%s of %r" % (command, text[:40]), 2, *command)
            t.check("one line of %r" % text[:40], done.stderr.count(b"\n") == 1 and words in done.stderr and b"\x1b" not in done.stderr, done.stderr)
        t.check("a broken one is left alone", t.read(FILE) == text if isinstance(text, str) else True)
    os.remove(t.path(FILE))
    os.mkdir(t.path(FILE))
    done = t.status("a folder in its place", 2, "baseline", "write")
    t.check("is told", b"a folder" in done.stderr and done.stderr.count(b"\n") == 1, done.stderr)
    os.rmdir(t.path(FILE))
    os.mkfifo(t.path(FILE))
    t.status("a pipe does not hang", 2, "baseline", "check")
    os.remove(t.path(FILE))
    t.status("nothing to write about", 2, "baseline", "write", t.write("empty/x.txt", "") and "empty")
    t.status("nothing is written after half the work", 2, "baseline", "write", "posture.json", "absent.json")
    t.check("there is none", not os.path.exists(t.path(FILE)))
    t.status("a folder that is not there", 2, "baseline", "write", "--baseline", "no/such/" + FILE)
    t.write(FILE, '{"format": "ztlint-baseline", "version": 1, "findings": []}')
    old = t.read(FILE)
    limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))
    done = t.status("a full disk", 2, "baseline", "write", preexec_fn=limit)
    t.check("leaves the old one", t.read(FILE) == old and b"cannot be written" in done.stderr, done.stderr)
    t.check("and nothing beside it", [name for name in os.listdir(t.folder) if name.startswith(FILE + ".")] == [])
    os.symlink(FILE, t.path("link.json"))
    t.status("through a link", 0, "baseline", "write", "--baseline", "link.json")
    t.check("which stays one", os.path.islink(t.path("link.json")) and len(entries(t)) == 1)
    if os.geteuid() != 0:
        os.chmod(t.folder, 0o555)
        t.status("a folder that cannot be written to", 2, "baseline", "write")
        os.chmod(t.folder, 0o755)


RULES = [{"id": "%08d-fafe-4643-bbbc-4a0ed4fc8415" % i, "name": "Rule %d" % i, "type": "disk_encryption", "schedule": "5m", "expiration": "15m",
          "match": [{"platform": "windows"}, {"platform": "mac"}], "input": {"requireAll": False, "checkDisks": ["C:", "%s:" % "DEFGHIJK"[i]]}} for i in range(8)]
PROFILES = [{"name": "Profile %d" % i, "match": 'identity.email == "%d@example.com"' % i, "precedence": 10 * (i + 1), "enabled": True,
             "exclude": [{"address": "10.%d.0.0/16" % j, "description": "net %d" % j} for j in range(4)] + [{"host": "h%d.example.com" % i}]} for i in range(4)]


def shuffled(value, random):
    if isinstance(value, list):
        items = [shuffled(item, random) for item in value]
        random.shuffle(items)
        return items
    if isinstance(value, dict):
        return {key: shuffled(member, random) for key, member in value.items()}
    return value


def as_yaml(value, indent=""):
    """Block style, for values without surprises."""
    if isinstance(value, dict) and value:
        return "".join("%s%s:%s" % (indent, key, nested(member, indent + "  ")) for key, member in value.items())
    if isinstance(value, list) and value:
        return "".join("%s-%s" % (indent, nested(item, indent + "  ")) for item in value)
    return indent + json.dumps(value) + "\n"


def nested(value, indent):
    if isinstance(value, (dict, list)) and value:
        return "\n" + as_yaml(value, indent)
    return " " + json.dumps(value) + "\n"


def edits(t):
    """The identity of a finding outlives every edit that does not touch what is wrong."""
    rules = json.loads(json.dumps(RULES))
    rules[1]["schedule"] = "5x"
    rules[2]["type"] = "disk_encrytion"
    rules[3]["input"]["checkDisks"] = "C:"
    rules[4]["match"][1]["platform"] = "macos"
    del rules[5]["type"]
    rules[6]["inptu"] = rules[6].pop("input")
    profiles = json.loads(json.dumps(PROFILES))
    profiles[1]["exclude"][2]["host"] = "both.example.com"
    profiles[2]["exclude"][0]["address"] = "10.0.0.0/33"
    profiles[3]["precedence"] = 10
    data = {"posture_rules": rules, "device_profiles": profiles}
    t.clear()
    t.write("export.json", json.dumps(data))
    first = prints(t.run("-f", "json"))
    t.check("there are findings", len(first) >= 8, first)
    clean = dict(RULES[7], input={"requireAll": True}, id="99999999-fafe-4643-bbbc-4a0ed4fc8415", name="A new one", match=[{"platform": "linux"}])
    added = {"posture_rules": [clean] + rules, "device_profiles": profiles + [dict(PROFILES[0], name="One more", match='identity.email == "x@example.com"', precedence=77)]}
    chance = random.Random(7)
    for what, name, text in [
        ("another indent", "export.json", json.dumps(data, indent=3)),
        ("all lists shuffled", "export.json", json.dumps(shuffled(data, chance))),
        ("shuffled again", "export.json", json.dumps(shuffled(data, chance))),
        ("YAML", "export.yaml", as_yaml(data)),
        ("another name", "there/renamed.json", json.dumps(data)),
        ("a clean entry more", "export.json", json.dumps(added)),
        ("all of it", "there/other.yaml", as_yaml(shuffled(added, chance))),
    ]:
        t.clear()
        t.write(name, text)
        now = prints(t.run("-f", "json"))
        t.check(what, now == first, "lost %s, gained %s" % (set(first) - set(now), set(now) - set(first)))
    t.clear()
    t.write("export.json", json.dumps(data))
    t.run("baseline", "write")
    os.remove(t.path("export.json"))
    t.write("there/other.yaml", as_yaml(shuffled(added, chance)))
    t.status("a baseline survives it", 0, "baseline", "check")


def groups(t):
    """Which of several equal ones is told depends on the order they are read in; their fingerprints do not."""
    t.clear()
    ids = ["%s174e90a-fafe-4643-bbbc-4a0ed4fc8415" % c for c in "abcd"]
    rule = dict(RULES[7], input={"requireAll": True})
    test = {"name": "", "interval": "0h30m0s", "enabled": True, "data": {"kind": "http", "host": "https://example.com", "method": "GET"}}
    for what, base, key, told in [
        ("posture rules", [dict(rule, id=id, name="Rule " + id[0]) for id in ids], "posture_rules", "duplicate-posture-rule"),
        ("names", [dict(RULES[i], id=id, name="Disk") for i, id in enumerate(ids)], "posture_rules", "duplicate-name"),
        ("precedence", [dict(profile, policy_id=id, precedence=10) for id, profile in zip(ids, PROFILES)], "device_profiles", "duplicate-precedence"),
        ("DEX tests", [dict(test, test_id=id, name="Test " + id[0]) for id in ids], "dex_tests", "duplicate-dex-test"),
    ]:
        for count in (2, 3, 4):
            seen = set()
            for order in itertools.permutations(base[:count]):
                t.write("export.json", json.dumps({key: order}))
                found = json.loads(t.run("-f", "json", "--level", "info", "--select", told).stdout)["findings"]
                found = [finding for finding in found if finding["rule"] == told]
                seen.add(tuple(sorted(finding["fingerprint"] for finding in found)))
            t.check("%d equal %s" % (count, what), len(seen) == 1 and len(set(*seen)) == count - 1, seen)
            if count > 2:
                t.check("one more %s is one more finding" % what, before < set(*seen), (before, seen))
            before = set(*seen)
    t.clear()
    t.write(".ztlint.yaml", "baseline: .ztlint-baseline.json")
    for id, name in zip(ids, "wxyz"):
        t.write(name + "/posture.json", json.dumps(dict(rule, id=id, name="Rule " + name)))
    t.run("baseline", "write", "--select", "duplicate-posture-rule")
    t.check("three of four have one", len(entries(t)) == 3, entries(t))
    for name in "wxyz":
        t.status("%s alone is judged as with all" % name, 0, "--select", "duplicate-posture-rule", name + "/posture.json")
    t.clear()
    tests = [dict(test, test_id="%08d-fafe-4643-bbbc-4a0ed4fc8415" % i, name="Test %d" % i, data=dict(test["data"], host="https://h%d.example.com" % i)) for i in range(12)]
    seen = set()
    for order in (tests, tests[::-1]):
        t.write("export.json", json.dumps({"dex_tests": order}))
        seen |= {finding["fingerprint"] for finding in json.loads(t.run("-f", "json", "--level", "info", "--select", "many-dex-tests").stdout)["findings"]}
    t.check("too many of a kind are one finding of the account", len(seen) == 1, seen)


def many(t):
    t.clear()
    for i in range(500):
        t.write("f/%d/posture.json" % i, WRONG.replace("f174e90a", "%08d" % i).replace("Disk", "Disk %d" % i))
    t.run("baseline", "write", "--ignore", "duplicate-posture-rule")
    t.status("500 old findings", 0, "baseline", "check", "--ignore", "duplicate-posture-rule")
    t.check("are all there", len(entries(t)) == 500, len(entries(t)))


PARTS = (day_in_the_life, unsuppressed, mistakes, edits, groups, many)

if __name__ == "__main__":
    sys.exit(Test(sys.argv[1], "baseline").finish(PARTS))
