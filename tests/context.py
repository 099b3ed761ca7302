#!/usr/bin/env python3
"""Named files and buffers checked in the context of their workspace. context.py ZTLINT"""
import json
import os
import sys

from command import CLEAN, WRONG, Test

RULE = CLEAN[CLEAN.index("[{") + 1:-2]
OTHER = RULE.replace("f174", "a174").replace("windows", "mac")
PROFILE = {"policy_id": "f174e90a-fafe-4643-bbbc-4a0ed4fc8415", "name": "A", "match": 'identity.email == "a@example.com"', "precedence": 10, "enabled": True}


def report(done):
    return json.loads(done.stdout)


def rules(done):
    return [one["rule"] for one in report(done)["findings"]]


def uniqueness(t):
    t.clear()
    t.write(".ztlint.yaml", "")
    t.write("a/posture.json", RULE)
    t.write("b/posture.json", OTHER)
    whole = report(t.run("-f", "json"))
    t.check("with all of it, the last place", [one["path"] for one in whole["findings"]] == ["b/posture.json"], whole)
    for name, other in (("a", "b"), ("b", "a")):
        done = t.status("one of two of a name", 1, "-f", "json", "%s/posture.json" % name)
        found = report(done)
        one = found["findings"][0]
        t.check("the named file is the place", one["rule"] == "duplicate-name" and one["path"] == "%s/posture.json" % name and one["related"][0]["path"] == "%s/posture.json" % other, found)
        t.check("the finding is the same", one["fingerprint"] == whole["findings"][0]["fingerprint"])
        t.check("only the named file counts", found["summary"]["files"] == 1 and found["summary"]["resources"] == 1 and found["skipped"] == [], found["summary"])
    t.status("a named folder", 1, "a")
    t.check("-v tells", b"1 other file read as context\n" in t.run("-v", "a").stderr and b"context" not in t.run("-v").stderr)
    t.status("from inside it", 1, "posture.json", inside="a")
    t.status("--context none", 0, "--context", "none", "a/posture.json")
    t.status("--no-config", 0, "--no-config", "a/posture.json")
    t.write("c/posture.json", WRONG.replace("f174", "c174").replace('"Disk"', '"Third"').replace("windows", "linux"))
    t.check("what is wrong elsewhere is not told", rules(t.run("-f", "json", "a/posture.json")) == ["duplicate-name"])
    t.write("d/broken.json", "{")
    t.write("d/posture.yaml", "a: [")
    os.makedirs(t.path("e"))
    os.symlink("nowhere", t.path("e/x.json"))
    done = t.status("nor what cannot be read", 1, "-f", "json", "a/posture.json")
    t.check("not in any way", rules(done) == ["duplicate-name"] and not done.stderr and report(done)["errors"] == [] and report(done)["skipped"] == [], done)
    os.remove(t.path(".ztlint.yaml"))
    t.status("without a configuration, what was named", 0, "a/posture.json")


def buffers(t):
    t.clear()
    t.write(".ztlint.yaml", "")
    t.write("a/posture.json", RULE)
    t.write("b/posture.json", OTHER.replace("Disk", "Volume"))
    t.status("on disk all is well", 0)
    done = t.status("a buffer in the way of another file", 1, "-f", "json", "--stdin-filename", "b/posture.json", "-", stdin=OTHER.encode())
    one = report(done)["findings"][0]
    t.check("under its name", one["path"] == "b/posture.json" and one["related"][0]["path"] == "a/posture.json", done.stdout)
    t.status("a buffer replaces its file", 0, "--stdin-filename", "a/posture.json", "-", stdin=RULE.replace("windows", "linux").encode())
    t.status("also by a full path", 0, "--stdin-filename", t.path("a/posture.json"), "-", stdin=RULE.encode())
    t.status("a file that is not there yet", 1, "--stdin-filename", "new/posture.json", "-", stdin=RULE.replace("f174", "b174").encode())
    t.status("the same in two copies is no duplicate", 0, "--stdin-filename", "new/posture.json", "-", stdin=RULE.encode())
    done = t.run("-f", "json", "--stdin-filename", "new/posture.json", "-", stdin=RULE.replace("5m", "6m").encode())
    t.check("but a conflict", rules(done) == ["conflicting-copies"] and report(done)["findings"][0]["path"] == "new/posture.json" and report(done)["summary"]["resources"] == 1, done.stdout)
    t.write("c/posture.json", RULE.replace("f174", "c174").replace("windows", "linux"))
    done = t.run("-f", "json", "--stdin-filename", "new/posture.json", "-", stdin=RULE.encode())
    t.check("a copy of what is elsewhere still meets the others", rules(done) == ["duplicate-name"], done.stdout)
    t.status("an empty buffer", 1, "--stdin-filename", "a/posture.json", "-", stdin=b"")
    t.status("a half-written buffer", 1, "--stdin-filename", "a/posture.json", "-", stdin=RULE[:50].encode())


def references(t):
    t.clear()
    t.write(".ztlint.yaml", "complete: posture-integration")
    rule = json.loads(RULE)
    rule.update(type="custom_s2s", input={"connection_id": "bc7cbfbb-600a-42e4-8a23-45b5e85f804f", "operator": "==", "score": 50})
    t.write("posture.json", json.dumps(rule))
    t.write("integrations.json", '{"result": [{"id": "bc7cbfbb-600a-42e4-8a23-45b5e85f804f", "name": "Own", "type": "custom_s2s", "interval": "10m", "config": {"api_url": "https://example.com/x", "access_client_id": "88bf3b6d86161464f6509f7219099e57.access"}}], "success": true, "errors": [], "messages": []}')
    t.check("a reference into another file", "dangling-reference" not in rules(t.run("-f", "json", "posture.json")), t.run("-f", "json", "posture.json").stdout)
    os.remove(t.path("integrations.json"))
    t.check("that is gone", "dangling-reference" in rules(t.run("-f", "json", "posture.json")))


def order(t):
    t.clear()
    t.write(".ztlint.yaml", "")
    for name, precedence in (("a", 10), ("b", 20)):
        t.write("%s/device_profile.json" % name, json.dumps(dict(PROFILE, name=name.upper(), policy_id=name + PROFILE["policy_id"][1:], precedence=precedence)))
    whole = report(t.run("-f", "json"))
    t.check("the shadowed one", [(one["rule"], one["path"]) for one in whole["findings"]] == [("shadowed-profile", "b/device_profile.json")], whole)
    done = t.run("-f", "json", "a/device_profile.json")
    one = report(done)["findings"][0]
    t.check("is told of where it is shadowed", one["path"] == "a/device_profile.json" and one["message"].startswith('device-profile "B" in b/device_profile.json: '), one)
    t.check("as the same finding", one["fingerprint"] == whole["findings"][0]["fingerprint"], one)


def scopes(t):
    t.clear()
    t.write(".ztlint.yaml", "exclude: old/\n")
    t.write("a/posture.json", RULE)
    t.write("old/posture.json", OTHER)
    t.status("what is excluded is no context", 0, "a/posture.json")
    t.write("sub/.ztlint.yaml", "")
    t.write("sub/posture.json", OTHER)
    t.status("nor what has its own configuration", 0, "a/posture.json")
    t.status("in either way", 0, "sub/posture.json")
    t.write("sub/.ztlint.yaml", "exlude: x")
    t.status("whatever is wrong with that", 0, "a/posture.json")
    t.write("sub/.ztlint.yaml", "")
    t.write("module/.git", "gitdir: elsewhere")
    t.write("module/posture.json", OTHER)
    t.status("nor another repository", 0, "a/posture.json")
    t.write(".ztlint.yaml", "exclude: old/\naccounts: { a/: 023e105f4ecef8ad9ca31a8372d0c353 }\n")
    t.write("b/posture.json", OTHER)
    t.status("nor what is another account's", 0, "a/posture.json")
    t.write(".gitignore", "b/\n")
    t.write(".git/HEAD", "")
    t.write(".ztlint.yaml", "exclude: old/\n")
    t.status("nor what git ignores", 0, "a/posture.json")


def together(t):
    """With suppression and a baseline."""
    t.clear()
    name = "name: Disk # ztlint: ignore duplicate-name -- both are meant\n"
    text = "type: warp\nid: %s174e90a-fafe-4643-bbbc-4a0ed4fc8415\nmatch: [{platform: %s}]\nschedule: 5m\n"
    t.write(".ztlint.yaml", "")
    t.write("a/posture.yaml", "name: Disk\n" + text % ("a", "mac"))
    t.write("b/posture.yaml", name + text % ("b", "linux"))
    for paths in ((), ("a/posture.yaml",), ("b/posture.yaml",), ("a", "b")):
        done = t.run("-f", "json", *paths)
        t.check("either side may say it %s" % (paths,), "duplicate-name" not in rules(done) and "unused-suppression" not in rules(done), done.stdout)
    t.write("b/posture.yaml", "name: Disk\n" + text % ("b", "linux"))
    t.run("baseline", "write")
    for paths in ((), ("a/posture.yaml",), ("b/posture.yaml",)):
        t.status("a baseline knows either side %s" % (paths,), 0, "baseline", "check", *paths)
    t.write("a/posture.yaml", name + text % ("a", "mac"))
    t.write("b/posture.yaml", "name: Other\n" + text % ("b", "linux"))
    t.check("unused in context", "unused-suppression" in rules(t.run("-f", "json", "a/posture.yaml")))
    t.check("not judged without", "unused-suppression" not in rules(t.run("-f", "json", "--context", "none", "a/posture.yaml")))


def many(t):
    t.clear()
    t.write(".ztlint.yaml", "")
    for i in range(1000):
        t.write("f/%d/posture.json" % i, RULE.replace("f174e90a", "%08d" % i).replace("Disk", "Disk %d" % i))
    same = [t.run("-f", "json", "--jobs", jobs, "f/7/posture.json").stdout for jobs in ("1", "8")]
    t.check("the same for any --jobs", same[0] == same[1])


PARTS = (uniqueness, buffers, references, order, scopes, together, many)

if __name__ == "__main__":
    sys.exit(Test(sys.argv[1], "context").finish(PARTS))
