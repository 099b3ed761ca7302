#!/usr/bin/env python3
"""Configuration files from outside: where they are found, what they say, what is wrong with them.
config.py ZTLINT"""
import json
import os
import sys

from command import CLEAN, WRONG, Test

LIST = '[{"address": "10.0.0.0/8", "description": ""}, {"host": "a.example.com"}]'


def findings(done):
    return [one["rule"] for one in json.loads(done.stdout)["findings"]]


def finding_it(t):
    t.clear()
    t.write(".git/HEAD", "")
    t.write("a/b/posture.json", WRONG)
    t.status("no configuration", 1, "a")
    t.write(".ztlint.yaml", "levels: { duration-format: off }\n")
    t.status("found from the file upwards", 0, "a")
    t.status("from further inside", 0, inside="a/b")
    t.status("by a name with ..", 0, "../b/posture.json", inside="a/b")
    t.status("by a full path from elsewhere", 0, t.path("a/b/posture.json"), inside=".git")
    t.status("--no-config", 1, "--no-config", "a")
    t.check("-v names it", b"configuration .ztlint.yaml" in t.run("-v", "a").stderr)
    t.write("a/.ztlint.json", "{}")
    t.status("the nearest holds alone", 1, "a")
    t.write("a/.ztlint.json", '{"extends": "../.ztlint.yaml"}')
    t.status("unless it extends the outer one", 0, "a")
    t.write("a/b/.git", "gitdir: elsewhere")
    t.status("none beyond the root of a repository", 1, "a/b")
    t.write("ci/lint.yml", "levels: { duration-format: off }\n")
    t.status("--config holds for all", 0, "--config", "ci/lint.yml", "a")
    t.status("--config and --no-config", 2, "--config", "ci/lint.yml", "--no-config", "a")
    t.status("--config of a file that is not there", 2, "--config", "ci/none.yml", "a")
    t.write("ci/lint.yml", "exclude: /a\n")
    t.status("its globs are below the current folder", 0, "--config", "ci/lint.yml", "a/b/posture.json")
    t.write("deep/.ztlint.yml", "exclude: /posture.json\n")
    t.write("deep/posture.json", WRONG)
    t.status("one called as usual is about its own folder", 0, "--config", "deep/.ztlint.yml", "deep/posture.json")
    t.write("deep/.ztlint.yaml", "")
    done = t.status("two in one folder", 2, "deep")
    t.check("is told", done.stderr.count(b"\n") == 1 and b"both .ztlint.yaml and .ztlint.yml" in done.stderr, done.stderr)


def exclude(t):
    t.clear()
    t.write(".ztlint.yaml", "exclude: [vendor/, '*.generated.json', '!keep.generated.json']\n")
    for name in ("vendor/x/posture.json", "posture.generated.json"):
        t.write(name, WRONG)
    t.write("posture.json", CLEAN)
    t.status("what is excluded is not walked", 0)
    done = t.status("nor is it read when it is named", 0, "-f", "json", "vendor/x/posture.json")
    t.check("but told as skipped", json.loads(done.stdout)["skipped"][0]["path"] == "vendor/x/posture.json", done.stdout)
    t.status("a named folder", 0, "vendor")
    t.status("a folder in it", 0, "vendor/x")
    done = t.status("standard input", 0, "-f", "json", "--stdin-filename", "vendor/new.json", "-", stdin=WRONG.encode())
    t.check("gives an empty report", findings(done) == [] and json.loads(done.stdout)["skipped"][0]["path"] == "vendor/new.json")
    t.status("another name", 1, "--stdin-filename", "new.json", "-", stdin=WRONG.encode())
    t.write("keep.generated.json", WRONG)
    t.status("taken back by !", 1)
    os.chmod(t.path("vendor/x"), 0)
    t.status("an excluded folder need not be readable", 1)
    os.chmod(t.path("vendor/x"), 0o755)
    t.status("everything is excluded", 2, t.write("all/.ztlint.yaml", "exclude: '*'\n") and "all")


def kinds(t):
    t.clear()
    t.write("lists/office.json", LIST)
    t.write("lists/home.json", LIST)
    t.write(".ztlint.yaml", "kinds:\n  lists/*.json: split-tunnel-exclude\n  home.json: split-tunnel-include\n")
    done = t.status("kinds", 0, "-f", "json", "--list-resources")
    told = {one["path"]: one["kind"] for one in json.loads(done.stdout)["resources"]}
    t.check("the last glob that fits decides", told == {"lists/office.json": "split-tunnel-exclude", "lists/home.json": "split-tunnel-include"}, told)
    done = t.run("-f", "json", "--list-resources", "--kind", "fallback-domains", "lists/office.json")
    t.check("--kind beats it", json.loads(done.stdout)["resources"][0]["kind"] == "fallback-domains", done.stdout)
    t.write(".ztlint.yaml", "kinds: { any/: posture-rule }\n")
    t.write("any/thing.json", '{"color": "blue"}')
    done = t.status("a pinned file is checked, whatever it holds", 1, "-f", "json", "--unknown", "skip", "any/thing.json")
    t.check("as that kind", json.loads(done.stdout)["findings"][0]["kind"] == "posture-rule", done.stdout)
    t.write("any/thing.json", '{"color": "blue"')
    t.check("also where it does not parse", findings(t.run("-f", "json", "--unknown", "skip", "any")) == ["syntax"])


def levels(t):
    t.clear()
    t.write("posture.json", WRONG)
    for text, status, rules, severity in [
        ("levels: { duration-format: info }", 0, [], None),
        ("levels: { duration-format: info }\nlevel: info", 0, ["duration-format"], "info"),
        ("levels: { duration-format: info }\nfail-on: info", 1, ["duration-format"], "info"),
        ("levels: { invalid: off }", 0, [], None),
        ("levels: { duration-format: error, general: off, invalid: warning }", 1, ["duration-format"], "error"),
        ("levels: { general: warning, invalid: off }", 1, ["duration-format"], "warning"),
        ("fail-on: never", 0, ["duration-format"], "error"),
        ("select: posture", 0, [], None),
        ("select: [posture, invalid]", 1, ["duration-format"], "error"),
        ("overrides: [{ files: 'post*', levels: { duration-format: off } }]", 0, [], None),
        ("overrides: [{ files: 'post*', levels: { duration-format: off } }, { files: [x, '*.json'], levels: { duration-format: warning } }]", 1, ["duration-format"], "warning"),
        ("overrides: [{ files: other/, levels: { duration-format: off } }]", 1, ["duration-format"], "error"),
    ]:
        t.write(".ztlint.yaml", text)
        done = t.status(text, status, "-f", "json")
        found = json.loads(done.stdout)["findings"]
        t.check(text, [one["rule"] for one in found] == rules and all(one["severity"] == severity for one in found), found)
    t.write(".ztlint.yaml", "level: error\nfail-on: never\nlevels: { duration-format: warning }")
    t.check("--level beats it", findings(t.run("-f", "json", "--level", "info")) == ["duration-format"])
    t.status("--fail-on too", 1, "--fail-on", "warning", "--level", "info")
    t.write(".ztlint.yaml", "select: hygiene\nlevels: { duration-format: off }")
    t.status("--select too", 1, "--select", "duration-format")
    t.write(".ztlint.yaml", "levels: { duration-format: error }")
    t.status("--ignore too", 0, "--ignore", "duration-format")
    # what the pages call advice may be raised, and then its rule must run
    t.write("tokens.json", '{"id": "f174e90a-fafe-4643-bbbc-4a0ed4fc8415", "name": "CI", "client_id": "88bf3b6d86161464f6509f7219099e57.access", "duration": "forever"}')
    t.write(".ztlint.yaml", "levels: { token-never-expires: error }")
    t.check("advice made an error", findings(t.run("-f", "json", "tokens.json")) == ["token-never-expires"], t.run("-f", "json", "tokens.json").stdout)
    t.write("sub/.ztlint.yaml", "levels: { duration-format: warning }\nfail-on: error")
    t.write("sub/posture.json", WRONG)
    t.status("each file by its own configuration", 0, "sub")
    t.status("in one run", 1, "sub", "posture.json")


def accounts(t):
    t.clear()
    rule = CLEAN[CLEAN.index("[{") + 1:-2]
    a = rule.replace("f174", "a174")
    t.write("one/posture.json", rule)
    t.write("two/posture.json", a)
    t.write(".ztlint.yaml", "")
    t.check("one workspace", "duplicate-name" in findings(t.run("-f", "json")), t.run("-f", "json").stdout)
    t.write(".ztlint.yaml", "accounts: { one/: 023e105f4ecef8ad9ca31a8372d0c353, two/: 123e105f4ecef8ad9ca31a8372d0c353 }")
    done = t.run("-v", "-f", "json")
    t.check("two accounts", findings(done) == [] and done.stderr.count(b"account") == 2, done)
    t.write("one/posture.json", rule.replace('"5m"', '"5x"'))
    t.check("in the report", json.loads(t.run("-f", "json").stdout)["findings"][0]["account"] == "023e105f4ecef8ad9ca31a8372d0c353")


def folders(t):
    """Without a configuration: the folder that no path of the API has."""
    t.clear()
    rule = CLEAN[CLEAN.index("[{") + 1:-2]
    t.write("acme/devices/posture/f174e90a-fafe-4643-bbbc-4a0ed4fc8415/posture.json", rule)
    t.write("acme/devices/posture.json", rule.replace("f174", "a174"))
    t.write("globex/posture.json", rule.replace("f174", "b174"))
    t.write("charts/values.yaml", "replicas: 1")
    done = t.run("-v", "-f", "json")
    told = sorted(line for line in done.stderr.decode().split("\n") if "workspace" in line)
    t.check("the id of a resource in a path is no account", findings(done).count("duplicate-name") == 1, done)
    t.check("-v tells of accounts that something is in", told == ["ztlint: workspace acme", "ztlint: workspace globex"], told)


def complete(t):
    t.clear()
    t.write("posture.json", '{"id": "f174e90a-fafe-4643-bbbc-4a0ed4fc8415", "name": "Zone", "type": "custom_s2s", "schedule": "5m", "expiration": "15m", "match": [{"platform": "windows"}], "input": {"connection_id": "bc7cbfbb-600a-42e4-8a23-45b5e85f804f", "operator": "==", "score": 50}}')
    before = findings(t.run("-f", "json"))
    t.write(".ztlint.yaml", "complete: posture-integration")
    after = findings(t.run("-f", "json"))
    t.check("a kind that is said to be complete", "dangling-reference" not in before and "dangling-reference" in after, (before, after))


def other_members(t):
    t.clear()
    t.write("posture.json", WRONG)
    t.write(".ztlint.yaml", "limits: { depth: 2 }")
    t.check("limits", findings(t.run("-f", "json")) == ["too-deep"], t.run("-f", "json").stdout)
    t.write(".ztlint.yaml", "limits: { bytes: 20 }")
    t.check("of size", findings(t.run("-f", "json")) == ["too-large"])
    t.write("tokens.json", '{"id": "f174e90a-fafe-4643-bbbc-4a0ed4fc8415", "name": "CI", "client_id": "88bf3b6d86161464f6509f7219099e57.access", "duration": "8760h", "expires_at": "2026-06-01T00:00:00Z", "created_at": "2025-06-01T00:00:00Z", "updated_at": "2025-06-01T00:00:00Z"}')
    for today, rule in (("2026-06-02", ["expired-token"]), ("2025-07-01", [])):
        t.write(".ztlint.yaml", "today: %s\n" % today)
        t.check("today %s" % today, findings(t.run("-f", "json", "tokens.json")) == rule, t.run("-f", "json", "tokens.json").stdout)
    t.check("--today beats it", findings(t.run("-f", "json", "--today", "2026-06-02", "tokens.json")) == ["expired-token"])
    t.write(".ztlint.yaml", '# yaml-language-server: $schema=x\n$schema: x\n')
    t.status("a $schema for editors", 1)
    t.write(".ztlint.yaml", "kinds: ~\nexclude: []\n")
    t.status("members that say nothing", 2)


def extends(t):
    t.clear()
    t.write("shared/base.yaml", "levels: { duration-format: off, name-with-blanks: error }\nexclude: vendor\n")
    t.write("project/.ztlint.yaml", "extends: ../shared/base.yaml\n")
    t.write("project/posture.json", WRONG)
    t.write("project/vendor/posture.json", WRONG.replace("disk_encryption", "disk_encrytion"))
    t.status("extends", 0, "project")
    t.write("project/.ztlint.yaml", "extends: [../shared/base.yaml]\nlevels: { general: error }\nexclude: '!vendor'\n")
    done = t.run("-f", "json", "project")
    t.check("its own members count over it", "project/vendor/posture.json" in done.stdout.decode() and "duration-format" in findings(done), done.stdout)
    t.write("a.yaml", "extends: b.yaml")
    t.write("b.yaml", "extends: a.yaml")
    done = t.status("a circle", 2, "--config", "a.yaml", "project")
    t.check("is told at its place", b"circle" in done.stderr and b"b.yaml:1:10" in done.stderr, done.stderr)
    for i in range(30):
        t.write("chain/%d.yaml" % i, "extends: %d.yaml" % (i + 1))
    t.status("a long chain", 2, "--config", "chain/0.yaml", "project")
    for i in range(12):
        t.write("wide/%d.yaml" % i, "extends: [%s]" % ", ".join(["%d.yaml" % (i + 1)] * 8))
    t.write("wide/12.yaml", "")
    t.status("one that doubles at each step", 2, "--config", "wide/0.yaml", "project")
    t.write("two.yaml", "extends: [wide/12.yaml, wide/12.yaml]")
    t.status("twice the same is no circle", 1, "--config", "two.yaml", "project/posture.json")


def mistakes(t):
    t.clear()
    t.write("posture.json", WRONG)
    for text, place, words in [
        ("exlude: x", "1:1", 'write "exclude"'), ("kinds: { x: posture-rul }", "1:13", 'did you mean "posture-rule"'),
        ("levels: { duration-formt: off }", "1:11", 'did you mean "duration-format"'), ("levels: { duration-format: wrning }", "1:28", 'write "warning"'),
        ("levels: { hygene: off }", "1:11", '"hygiene"'), ("select: postur", "1:9", '"posture"'), ("fail-on: eror", "1:10", '"error"'),
        ("today: 2026-02-30", "1:8", "no date"), ("complete: [posture-rul]", "1:12", '"posture-rule"'), ("limits: { dept: 5 }", "1:11", '"depth"'),
        ("limits: { depth: 0 }", "1:18", "depth"), ("limits: { bytes: 1e400 }", "1:18", "bytes"), ("schemas: { x: none.json }", "1:15", "not there"),
        ("rules: [none.md]", "1:9", "no such file"), ("rules: [{ id: syntax, severity: error, assert: true, message: m }]", "1:9", "is taken"),
        ("rules: [{ id: a-b, sevrity: error, assert: true, message: m }]", "1:20", '"severity"'), ("extends: none.yaml", "1:10", "no such file"),
        ("overrides: [{ files: x }]", "1:13", "levels"), ("exclude: 'a\n\n  b'", "1:10", "exclude"), ("kinds: [x]", "1:8", "kinds"), ("- 1", "1:1", ""),
        ("exclude: x\nexclude: y", "2:1", "exclude"), ("a: [", "1:5", ""), ("{}\n---\n{}\n", "3:1", "one document"),
    ]:
        t.write(".ztlint.yaml", text)
        done = t.status("mistake %r" % text, 2)
        told = done.stderr.decode()
        t.check("at its place %r" % text, "--> .ztlint.yaml:%s\n" % place in told and words in told and not done.stdout and told.count("-->") == 1, told)
    t.write(".ztlint.yaml", "levels: {}\nexlude: x\n")
    done = t.run("--color", "never")
    t.check("with an excerpt", b"2 | exlude: x\n" in done.stderr, done.stderr)


def hostile(t):
    t.clear()
    t.write("posture.json", WRONG)
    for what, data, words in [
        ("deep", b"[" * 100000, b"deep"), ("huge", b"# " + b"x" * 5000000, b"large"), ("UTF-16", "exclude: x\n".encode("utf-16"), b"UTF-16"),
        ("Latin-1", b"exclude: \xe9t\xe9\n", b"UTF-8"), ("NUL", b"exclude: \0\n", b".ztlint.yaml:1:"),
        ("an alias bomb", ("a0: &a0 [x, x]\n" + "".join("a%d: &a%d [%s]\n" % (i, i, ", ".join(["*a%d" % (i - 1)] * 9)) for i in range(1, 12))).encode(), b"alias"),
        ("an escape sequence", b'"\\e[31m": 1\n', b"u{1b}"), ("a list of globs without end", b"exclude: [" + b"'*/**/*', " * 100000 + b"3]", b"exclude"),
    ]:
        t.write(".ztlint.yaml", data)
        done = t.status("hostile: %s" % what, 2)
        t.check("hostile: %s is told" % what, words in done.stderr and len(done.stderr) < 3000 and b"\x1b" not in done.stderr, done.stderr[:500])
    os.remove(t.path(".ztlint.yaml"))
    os.mkdir(t.path(".ztlint.yaml"))
    done = t.status("a folder in its place", 2)
    t.check("is one line", done.stderr.count(b"\n") == 1 and b"a folder" in done.stderr, done.stderr)
    os.rmdir(t.path(".ztlint.yaml"))
    os.mkfifo(t.path(".ztlint.yaml"))
    t.status("a pipe does not hang", 2)
    os.remove(t.path(".ztlint.yaml"))
    os.symlink("nowhere", t.path(".ztlint.yaml"))
    t.status("a link to nowhere", 2)
    os.remove(t.path(".ztlint.yaml"))
    t.write(".ztlint.yaml", "exclude: x")
    os.chmod(t.path(".ztlint.yaml"), 0)
    if os.geteuid() != 0:
        t.status("an unreadable one", 2)
    os.chmod(t.path(".ztlint.yaml"), 0o644)
    t.write(".ztlint.yaml", b"\xef\xbb\xbflevels: { duration-format: off }\r\n")
    t.status("a byte order mark and CRLF", 0)
    t.write(".ztlint.yaml", "exclude: %s\n" % json.dumps(["**/a*b*c*d*/**/x*y*z*"] * 200))
    t.write("abababab" * 20 + "/" + "xyxyxy" * 30 + ".json", CLEAN)
    t.status("globs of many stars", 1)


def init(t):
    t.clear()
    t.write("posture.json", CLEAN)
    done = t.status("init", 0, "init")
    t.check("tells what it wrote", done.stderr == b"ztlint: wrote .ztlint.yaml\nztlint: wrote .pre-commit-config.yaml\n" and not done.stdout, done)
    done = t.status("the configuration is one", 0, "-v")
    t.check("that is used", b"configuration .ztlint.yaml" in done.stderr)
    text = t.read(".ztlint.yaml")
    plain = "".join(line[2:] if line.startswith("# ") and (line.endswith(":\n") or line[2:4] == "  " or line.startswith("# baseline:")) else line for line in text.splitlines(True))
    t.write(".ztlint.yaml", plain)
    t.write(".ztlint-baseline.json", '{"format": "ztlint-baseline", "version": 1, "findings": []}')
    t.check("the suggestions were taken", all("\n%s:" % member in plain for member in ("kinds", "accounts", "levels", "ignore", "baseline", "fail-on")), plain)
    t.status("with all that it suggests, too", 0)
    t.check("the hook is YAML", t.status("the hook", 0, "--schema", t.write("s.json", '{"required": ["repos"]}'), ".pre-commit-config.yaml"))
    t.write(".ztlint.yaml", "exclude: x\n")
    t.write(".pre-commit-config.yaml", "repos: []\n")
    done = t.status("init again", 0, "init")
    t.check("leaves what is there", t.read(".ztlint.yaml") == "exclude: x\n" and t.read(".pre-commit-config.yaml") == "repos: []\n" and b"id: ztlint" in done.stderr, done.stderr)
    os.rename(t.path(".ztlint.yaml"), t.path(".ztlint.yml"))
    t.run("init")
    t.check("one of another name, too", not os.path.exists(t.path(".ztlint.yaml")))
    t.status("no words", 2, "init", "here")
    t.clear()
    os.symlink("nowhere/x", t.path(".ztlint.yaml"))
    t.status("a dangling link stays", 0, "init")
    t.check("as it is", os.path.islink(t.path(".ztlint.yaml")) and not os.path.exists(t.path("nowhere")))


PARTS = (finding_it, exclude, kinds, levels, accounts, folders, complete, other_members, extends, mistakes, hostile, init)

if __name__ == "__main__":
    sys.exit(Test(sys.argv[1], "config").finish(PARTS))
