#!/usr/bin/env python3
"""Suppressions from outside: comments in YAML, `ignore` in the configuration, what is told of them.
suppression.py ZTLINT"""
import json
import sys

from command import WRONG, Test

RULE = "type: disk_encryption\nname: Disk\nid: f174e90a-fafe-4643-bbbc-4a0ed4fc8415\nschedule: 5x%s\nexpiration: 15m\nmatch: [{platform: windows}]\ninput: {requireAll: true}\n"


def report(done):
    return json.loads(done.stdout)


def rules(done):
    return [one["rule"] for one in report(done)["findings"]]


def comments(t):
    t.clear()
    reason = " -- an experiment"
    for what, text, found in [
        ("none", RULE % "", ["duration-format"]),
        ("behind the value", RULE % (" # ztlint: ignore duration-format" + reason), []),
        ("the line before", (RULE % "").replace("schedule", "# ztlint: ignore duration-format%s\nschedule" % reason), []),
        ("two lines before", (RULE % "").replace("id:", "# ztlint: ignore duration-format%s\nid:" % reason), ["duration-format", "unused-suppression"]),
        ("comments between", (RULE % "").replace("schedule", "# ztlint: ignore duration-format%s\n# ztlint: ignore duration-range -- x\n# more\nschedule" % reason), ["unused-suppression"]),
        ("behind another line", (RULE % "").replace("Disk\n", "Disk # ztlint: ignore duration-format%s\n" % reason), ["duration-format", "unused-suppression"]),
        ("several ids", RULE % (" # ztlint: ignore duration-format, duration-range" + reason), ["unused-suppression"]),
        ("no blank behind the sign", RULE % (" #ztlint: ignore duration-format" + reason), []),
        ("no blank before the sign", (RULE % "").replace("Disk", "Disk#ztlint: ignore-duration-format"), ["syntax"]),
        ("the whole file", "# ztlint: ignore-file duration-format%s\n" % reason + RULE % "", []),
        ("the whole file below ---", "%%YAML 1.2\n---\n\n# ztlint: ignore-file duration-format%s\n" % reason + RULE % "", []),
        ("the whole file, too late", RULE % "" + "# ztlint: ignore-file duration-format%s\n" % reason, ["duration-format", "broken-suppression"]),
        ("no id", RULE % (" # ztlint: ignore" + reason), ["duration-format", "broken-suppression"]),
        ("an unknown id", RULE % (" # ztlint: ignore duration-formt" + reason), ["duration-format", "broken-suppression"]),
        ("an area is no id", RULE % (" # ztlint: ignore general" + reason), ["duration-format", "broken-suppression"]),
        ("ids without a comma", RULE % (" # ztlint: ignore duration-format duration-range" + reason), ["duration-format", "broken-suppression"]),
        ("until a day to come", RULE % (" # ztlint: ignore duration-format until 2026-07-01" + reason), []),
        ("until yesterday, about nothing", RULE % "" + "# ztlint: ignore url-format until 2026-06-30" + reason, ["duration-format", "unused-suppression"]),
        ("until yesterday", RULE % (" # ztlint: ignore duration-format until 2026-06-30" + reason), ["duration-format", "expired-suppression"]),
        ("until no day", RULE % (" # ztlint: ignore duration-format until June" + reason), ["broken-suppression"]),
        ("in a text", (RULE % "").replace("Disk", "'Disk # ztlint: ignore duration-format -- x'"), ["duration-format"]),
        ("in a block", (RULE % "") + "description: |\n  # ztlint: ignore duration-format -- x\n  text\n", ["duration-format"]),
        ("CRLF", (RULE % (" # ztlint: ignore duration-format" + reason)).replace("\n", "\r\n"), []),
        ("a second document", RULE % (" # ztlint: ignore duration-format" + reason) + "---\ntype: warp\nname: Client\nschedule: 5x\n", ["duration-format"]),
        ("an empty comment", RULE % " # ztlint:", ["duration-format", "broken-suppression"]),
        ("only the sign", RULE % " #", ["duration-format"]),
    ]:
        t.write("posture.yaml", text)
        done = t.run("-f", "json", "--today", "2026-07-01", "posture.yaml")
        t.check(what, sorted(rules(done)) == sorted(found), "%s, expected %s" % (rules(done), found))
    t.write("posture.yaml", RULE % " # ztlint: ignore duration-format")
    t.check("without a reason", rules(t.run("-f", "json")) == [] and rules(t.run("-f", "json", "--level", "info")) == ["suppression-without-reason"])
    t.write("posture.yaml", RULE % " # ztlint: ignore duration-format, duration-range -- x")
    t.check("one that was not asked for is not unused", rules(t.run("-f", "json", "--select", "duration-format,unused-suppression")) == [])
    t.check("nor what is below the level", rules(t.run("-f", "json", "--level", "error")) == [])
    t.write("posture.yaml", "# ztlint: ignore-file duplicate-name -- both are meant\n" + RULE % " # ztlint: ignore duration-format -- x")
    t.check("what needs the other files is not judged without them", rules(t.run("-f", "json", "posture.yaml")) == [])
    t.check("but with them", rules(t.run("-f", "json")) == ["unused-suppression"])
    t.write("package.yaml", "name: x # ztlint: nonsense\n")
    t.check("a file that is not ours", rules(t.run("-f", "json")) == ["unused-suppression"])
    t.write("posture.yaml", "# ztlint: ignore-file syntax -- a template\ntype: warp\nname: [\n")
    t.check("a file that does not parse", rules(t.run("-f", "json", "posture.yaml")) == [], t.run("-f", "json", "posture.yaml").stdout)


def told(t):
    t.clear()
    t.write("posture.yaml", RULE % " # ztlint: ignore duration-format until 2027-01-31 -- an experiment")
    done = t.status("suppressed findings do not fail", 0, "-f", "json", "--today", "2026-07-01")
    t.check("they are counted", report(done)["summary"]["suppressed"] == 1 and report(done)["summary"]["error"] == 0, done.stdout)
    done = t.status("nor when shown", 0, "-f", "json", "--show-suppressed", "--today", "2026-07-01")
    one = report(done)["findings"][0]
    t.check("and tell by what", one["state"] == "suppressed" and one["suppression"] == {"reason": "an experiment", "expires": "2027-01-31", "where": "posture.yaml:4"}, one)
    done = t.run("--show-suppressed", "--today", "2026-07-01")
    t.check("to people too", b"= suppressed at posture.yaml:4 until 2027-01-31: an experiment\n" in done.stdout and b"1 finding suppressed" in done.stdout, done.stdout)
    t.check("the summary alone", b"-->" not in t.run("--today", "2026-07-01").stdout)
    t.write("posture.yaml", RULE % " # ztlint: ignore duration-format -- \x1b[31m".replace("\x1b", "\u202e"))
    t.check("reasons are escaped", "\u202e".encode() not in t.run("--show-suppressed").stdout)
    fingerprint = one["fingerprint"]
    t.write("posture.yaml", RULE % "")
    t.check("the fingerprint is the same", report(t.run("-f", "json"))["findings"][0]["fingerprint"] == fingerprint)


def entries(t):
    t.clear()
    t.write("a/posture.json", WRONG)
    head = "ignore:\n  - rule: duration-format\n    reason: an experiment\n"
    for more, found in [
        ("", []),
        ("    path: a/", []), ("    path: ['b/', '*.json']", []), ("    path: b/", ["unused-suppression", "duration-format"]),
        ("    kind: posture-rule", []), ("    kind: device-profile", ["unused-suppression", "duration-format"]),
        ("    resource: Disk", []), ("    resource: f174e90a-fafe-4643-bbbc-4a0ed4fc8415", []), ("    resource: disk", ["unused-suppression", "duration-format"]),
        ("    pointer: /schedule", []), ("    pointer: /result/0/schedule", []), ("    pointer: /result/*/schedule", []), ("    pointer: /result", []),
        ("    pointer: /sched", ["unused-suppression", "duration-format"]), ("    pointer: /schedule/x", ["unused-suppression", "duration-format"]),
        ("    expires: 2026-07-01", []), ("    expires: 2026-06-30", ["expired-suppression", "duration-format"]),
        ("    path: a/\n    kind: posture-rule\n    resource: Disk\n    pointer: /schedule\n    expires: 2026-12-31", []),
    ]:
        t.write(".ztlint.yaml", head + more + "\n")
        done = t.run("-f", "json", "--today", "2026-07-01")
        t.check("ignore %s" % more.strip(), rules(done) == found, rules(done))
    t.write(".ztlint.yaml", head)
    one = report(t.run("-f", "json", "--show-suppressed"))["findings"][0]
    t.check("where", one["suppression"] == {"reason": "an experiment", "expires": None, "where": ".ztlint.yaml:2"}, one)
    t.write(".ztlint.yaml", head + "    path: b/\n")
    done = t.status("an unused entry", 1, "-f", "json")
    place = report(done)["findings"][0]
    t.check("stands in the configuration", place["path"] == ".ztlint.yaml" and place["range"]["start"]["line"] == 2, place)
    t.check("is not judged by a part of the files", rules(t.run("-f", "json", "a")) == ["duration-format"])
    t.check("nor without its rule", rules(t.run("-f", "json", "--ignore", "duration-format")) == [])
    t.write("base.yaml", head + "    path: b/\n")
    t.write(".ztlint.yaml", "extends: base.yaml\n")
    t.check("nor where it comes from elsewhere", rules(t.run("-f", "json")) == ["duration-format"])
    for text, words in [("- rule: duration-format", "reason"), ("- rule: duration-formt\n    reason: x", '"duration-format"'), ("- rule: x\n    reason: ''", "reason"),
                        ("- rule: general\n    reason: x", "general"), ("- rule: duration-format\n    reason: x\n    expires: soon", "no date"),
                        ("- rule: duration-format\n    reason: x\n    kind: posture-rul", '"posture-rule"'), ("- rule: duration-format\n    reason: x\n    pointer: schedule", "pointer")]:
        t.write(".ztlint.yaml", "ignore:\n  %s\n" % text)
        done = t.status("a wrong entry %r" % text, 2)
        t.check("is told %r" % text, words in done.stderr.decode() and done.stderr.count(b"-->") == 1, done.stderr)


def many(t):
    t.clear()
    t.write("posture.yaml", RULE % "" + "# ztlint: ignore duration-format -- x\n" * 50000 + "description: |\n" + "  # ztlint: ignore x\n" * 50000)
    done = t.run("-f", "json", "posture.yaml")
    t.check("many comments", len(rules(done)) == 50001, len(rules(done)))


PARTS = (comments, told, entries, many)

if __name__ == "__main__":
    sys.exit(Test(sys.argv[1], "suppression").finish(PARTS))
