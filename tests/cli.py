#!/usr/bin/env python3
"""The command line from outside: exit statuses, streams, odd input. cli.py ZTLINT"""
import json
import os
import resource
import subprocess
import sys

from command import CLEAN, WRONG, Test

ADVICE = '{"id": "x", "name": "CI", "client_id": "88bf3b6d86161464f6509f7219099e57.access"}'


def statuses(t):
    t.write("clean/posture.json", CLEAN)
    t.write("wrong/posture.json", WRONG)
    t.write("other/package.json", '{"name": "x", "version": "1.0.0", "type": "module", "config": {}}')
    t.write("empty/none.txt", "")
    t.status("a clean folder", 0, "check", "clean")
    t.status("check is the default command", 0, "clean")
    done = t.status("findings", 1, "wrong")
    t.check("the report is on stdout", b"[duration-format]" in done.stdout and not done.stderr, done.stdout)
    t.status("fail-on never", 0, "--fail-on", "never", "wrong")
    t.status("a missing file", 2, "absent.json")
    done = t.status("2 beats 1", 2, "absent.json", "wrong")
    t.check("and the findings are still printed", b"[duration-format]" in done.stdout)
    t.status("an empty folder", 2, "empty")
    t.status("nothing recognised", 2, "other")
    t.status("nothing recognised, allowed", 0, "--allow-nothing", "other")
    done = t.status("a named file of no kind", 2, "other/package.json")
    t.check("is a warning", b"[unknown-kind]" in done.stdout)
    t.status("a hook's way", 0, "--unknown", "skip", "--allow-nothing", "other/package.json")
    done = t.status("one of no kind beside a clean one", 1, "other/package.json", "clean")
    t.status("and skipped", 0, "--unknown", "skip", "other/package.json", "clean")
    t.status("an empty result is checked", 0, t.write("e/posture_rules.json", CLEAN[:CLEAN.index("[{")] + "[]}"))
    t.status("an empty JSON file", 1, t.write("blank.json", " \n"))
    t.status("an empty YAML file beside another", 0, t.write("blank.yaml", "# nothing\n"), "clean")


def usage(t):
    for arguments, words in [
        (["--formt", "json"], b"--format"), (["--format", "jsn", "clean"], b"json"), (["--kind", "posture-rul", "clean"], b"posture-rule"),
        (["--level", "loud", "clean"], b"error"), (["--today", "2026-02-30", "clean"], b"2026-02-30"), (["explain", "duration-formt"], b"duration-format"),
        (["schema", "posture-rul"], b"posture-rule"), (["--jobs", "-1", "clean"], b"-1"), (["--select", "nothing-such", "clean"], b"nothing-such"),
    ]:
        done = t.status("usage %s" % arguments, 2, *arguments)
        t.check("one line that helps: %s" % arguments, done.stderr.count(b"\n") == 1 and words in done.stderr and not done.stdout, done.stderr)
    t.check("--version", t.status("--version", 0, "--version").stdout.startswith(b"ztlint 0."))
    t.check("--help", b"Usage" in t.status("--help", 0, "--help").stdout)
    t.check("kinds", b"posture-rule" in t.status("kinds", 0, "kinds").stdout)
    t.check("rules", b"duration-format" in t.status("rules", 0, "rules").stdout)
    t.check("explain", b"duration-format" in t.status("explain", 0, "explain", "duration-format").stdout)
    shown = t.status("explain a sample", 0, "explain", "header-reserved").stdout
    t.check("explain hides what is for tests", b"```json bad\n" in shown and b"file=" not in shown)
    schema = json.loads(t.status("schema", 0, "schema", "posture-rule").stdout)
    t.check("a schema is self-contained", '"parts/' not in json.dumps(schema))


def selection(t):
    done = t.status("--ignore", 0, "--ignore", "duration-format", "wrong")
    t.check("ignored", b"duration-format" not in done.stdout)
    t.status("--select another", 0, "--select", "duplicate-key", "wrong")
    t.status("--select it", 1, "--select", "duration-format", "wrong")
    t.status("an area", 0, "--ignore", "general", "wrong")
    t.status("--kind", 1, "--kind", "organization", "clean")


def report(t):
    data = json.loads(t.run("--format", "json", "wrong").stdout)
    t.check("version 1", data["format"] == "ztlint" and data["version"] == 1)
    finding = data["findings"][0]
    t.check("one finding", len(data["findings"]) == 1 and data["summary"]["error"] == 1, data["summary"])
    t.check("its pointer", finding["pointer"] == "/result/0/schedule", finding["pointer"])
    t.check("its resource", finding["resource"]["name"] == "Disk" and finding["kind"] == "posture-rule")
    listed = json.loads(t.run("--format", "json", "--list-resources", "clean").stdout)["resources"]
    t.check("--list-resources", [one["kind"] for one in listed] == ["posture-rule"], listed)
    same = [t.run("--format", "json", "--jobs", jobs, "wrong", "clean").stdout for jobs in ("1", "2", "8")]
    t.check("the same for any --jobs", len(set(same)) == 1)
    t.run("-f", "json", "-o", "out.json", "wrong")
    with open(os.path.join(t.folder, "out.json")) as file:
        t.check("-o", json.load(file)["summary"]["error"] == 1)
    os.remove(os.path.join(t.folder, "out.json"))
    done = t.run("--format", "json", "absent.json", "clean")
    t.check("errors", json.loads(done.stdout)["errors"][0]["path"] == "absent.json", done.stdout)
    plain = t.run("wrong").stdout
    t.check("no colour in a pipe", b"\x1b[" not in plain)
    t.check("--color always", b"\x1b[" in t.run("--color", "always", "wrong").stdout)
    t.check("NO_COLOR", b"\x1b[" not in t.run("--color", "auto", "wrong", env={"NO_COLOR": "1"}).stdout)
    t.check("FORCE_COLOR", b"\x1b[" in t.run("wrong", env={"FORCE_COLOR": "1"}).stdout)


def standard_input(t):
    t.status("stdin", 1, "-", stdin=WRONG.encode())
    t.status("stdin, several answers", 0, "-", stdin=(CLEAN + "\n" + CLEAN.replace("f174", "a174").replace("Disk", "Volume").replace("windows", "mac")).encode())
    done = t.run("--format", "json", "--stdin-filename", "posture/rules.json", "-", stdin=WRONG.encode())
    t.check("--stdin-filename", json.loads(done.stdout)["findings"][0]["path"] == "posture/rules.json")
    t.status("stdin in YAML", 0, "-", stdin=b"id: abc\nname: Disk\ntype: disk_encryption\nmatch: [{platform: mac}]\nschedule: 5m\nexpiration: 15m\ninput: {requireAll: true}\n")
    t.status("YAML by its name", 1, "--stdin-filename", "posture.yaml", "-", stdin=b"type: disk_encryption\nschedule: 5x\nname: x\ninput: {requireAll: true}\n")


def hostile(t):
    t.status("a list 100,000 deep", 1, t.write("deep.json", "[" * 100000))
    t.status("100,000 deep YAML", 1, t.write("deep.yaml", "[" * 100000))
    bomb = "a0: &a0 [x, x]\n" + "".join("a%d: &a%d [%s]\n" % (i, i, ", ".join(["*a%d" % (i - 1)] * 9)) for i in range(1, 12))
    done = t.status("an alias bomb", 1, t.write("bomb.yaml", bomb))
    t.check("is told", b"[too-many-aliases]" in done.stdout, done.stdout)
    t.status("a cycle", 1, t.write("cycle.yaml", "type: warp\nname: Client\nmatch: []\ninput: &a\n  b: *a\n"))
    t.status("NUL bytes", 1, t.write("nul.json", b'{"a": "\0"}'))
    done = t.status("UTF-16", 1, t.write("wide.json", CLEAN.encode("utf-16")))
    t.check("names the encoding", b"UTF-16" in done.stdout and b"iconv" in done.stdout, done.stdout)
    t.status("a byte order mark", 0, t.write("bom/posture.json", b"\xef\xbb\xbf" + CLEAN.encode()))
    t.status("CRLF", 0, t.write("crlf/posture.json", CLEAN.replace(", ", ",\r\n")))
    done = t.status("a truncated file", 1, t.write("cut/posture.json", CLEAN[:-20]))
    t.check("one finding", done.stdout.count(b"[syntax]") == 1, done.stdout)
    done = t.status("an escape sequence in a value", 1, t.write("esc/posture.json", CLEAN.replace('"disk_encryption"', '"disk\\u001b[31m"')))
    t.check("is escaped", b"\x1b" not in done.stdout, done.stdout)
    done = t.status("a failed answer", 1, t.write("failed.json", '{"success": false, "errors": [{"code": 10000, "message": "Authentication error"}], "messages": [], "result": null}'))
    t.check("quotes the API", b"Authentication error" in done.stdout and done.stdout.count(b"-->") == 1, done.stdout)
    t.status("a folder as a file name", 0, t.write("x.json/posture.json", CLEAN))


TOKEN = {"id": "a", "name": "CI", "client_id": "88bf3b6d86161464f6509f7219099e57.access", "duration": "60m"}
OK = {"success": True, "errors": [], "messages": []}
NO = {"success": False, "messages": [], "result": None}
REFUSED = {"code": 10000, "message": "Authentication error"}


def answers(t):
    """Answers that hold nothing to check, or not what they should: one finding that says what was expected."""
    for what, path, value, rule, words, pointer in [
        ("text for a result", "x.json", {**OK, "result": "done"}, "unexpected-result", "must be a list or an object, found a text", "/result"),
        ("a number", "x.json", {**OK, "result": 7}, "unexpected-result", "found a number", "/result"),
        ("a boolean", "x.json", {**OK, "result": True}, "unexpected-result", "found a boolean", "/result"),
        ("a list of text, where the name tells what was asked", "posture_rules.json", {**OK, "result": ["x"]}, "unexpected-result",
         "must be a list of objects, found a list of something else", "/result"),
        ("no result", "posture_rules.json", OK, "unexpected-result", 'has no "result"', "/success"),
        ("a failure", "x.json", {**NO, "errors": [REFUSED]}, "failed-answer", '"Authentication error" (code 10000)', "/errors/0/message"),
        ("a failure in a word", "x.json", {**NO, "errors": ["no"]}, "failed-answer", ': "no"', "/errors/0"),
        ("a failure without code", "x.json", {**NO, "errors": [{"message": "no"}]}, "failed-answer", ': "no"', "/errors/0/message"),
        ("a failure with a code only", "x.json", {**NO, "errors": [{"code": 1003}]}, "failed-answer", "(code 1003)", "/errors/0"),
        ("a failure without errors", "x.json", {**NO, "errors": []}, "failed-answer", "nothing to check", "/success"),
        ("a failure with null for errors", "x.json", {**NO, "errors": None}, "failed-answer", "nothing to check", "/success"),
        ("a failure that has a result", "x.json", {**NO, "errors": [REFUSED], "result": [TOKEN]}, "failed-answer", "code 10000", "/errors/0/message"),
        ("a failure with an empty result", "x.json", {**NO, "errors": [REFUSED], "result": {}}, "failed-answer", "code 10000", "/errors/0/message"),
        ("a failure without a result", "x.json", {"success": False, "errors": [REFUSED]}, "failed-answer", "code 10000", "/errors/0/message"),
        ("an error in spite of success", "x.json", {**OK, "errors": [REFUSED], "result": None}, "failed-answer", "code 10000", "/errors/0/message"),
        ("a failure cut down", "x.json", {"errors": [REFUSED], "result": None}, "failed-answer", "code 10000", "/errors/0/message"),
        ("a failure that a client kept", "x.json", {"status": 403, "body": {**NO, "errors": [REFUSED]}}, "failed-answer", "code 10000", "/body/errors/0/message"),
        ("text for a body", "x.json", {"status": 200, "headers": {}, "body": json.dumps({**OK, "result": [TOKEN]})}, "unexpected-result",
         '"body" must be the answer itself, found a text', "/body"),
        ("text for a list of tests", "x.json", {**OK, "result": {"dex_tests": "x"}}, "unexpected-result", '"dex_tests" must be a list, found a text', "/result/dex_tests"),
        ("a mistyped key", "x.json", {"service_tokens": [TOKEN], "posture_ruels": [{"a": 1}]}, "unknown-kind", '"posture_ruels" names no kind', "/posture_ruels"),
        ("a mistyped key of what tells its kind", "x.json", {"service_tokns": [TOKEN]}, "unknown-kind", '"service_tokns" names no kind', "/service_tokns"),
    ]:
        done = t.run("--no-config", "-f", "json", t.write("answers/" + path, json.dumps(value)))
        found = [(one["rule"], one["pointer"], one["message"]) for one in json.loads(done.stdout)["findings"]]
        t.check(what, len(found) == 1 and found[0][:2] == (rule, pointer) and words in found[0][2] and done.returncode == 1, (found, done.returncode))
    for what, value in [
        ("a body without an envelope", {"status": 200, "headers": [], "body": [TOKEN]}),
        ("an answer with null for what is empty", {"success": True, "errors": None, "messages": None, "result": [TOKEN], "result_info": None}),
        ("a list of tests in an object", {**OK, "result": {"dex_tests": []}}),
        ("a bundle with what is not ours", {"service_tokens": [TOKEN], "dns_records": [{"type": "A"}], "exported": "today"}),
    ]:
        t.status(what, 0, "--no-config", t.write("answers/x.json", json.dumps(value)))


def news(t):
    """A union grows: what an answer has that is near nothing known is no error; what somebody writes is."""
    group = {"name": "Staff", "include": [{"email": {"email": "a@example.com"}}, {"phase_of_moon": {"phase": "new"}}]}
    for what, value, rule, severity in [
        ("in an answer", {**OK, "result": {**group, "id": "x"}}, "not-known", "warning"),
        ("in what is to be", group, "unknown-field", "error"),
        ("a near miss", {**OK, "result": {**group, "id": "x", "include": [{"emial": {"email": "a@example.com"}}]}}, "unknown-field", "error"),
    ]:
        found = json.loads(t.run("--no-config", "-f", "json", t.write("news.json", json.dumps(value))).stdout)["findings"]
        t.check("an unknown selector " + what, [(one["rule"], one["severity"]) for one in found] == [(rule, severity)], found)


def partly(t):
    """What is whole before a fault is checked, and what a reader tells says whose it is."""
    wrong = json.dumps({**TOKEN, "duration": "60x"})
    for name, text in [("a.jsonl", wrong + '\n{"id": "b", "client_id": "98b'), ("a.yaml", wrong + "\n---\nid: b\nname: [\n")]:
        findings = json.loads(t.run("--no-config", "-f", "json", t.write("partly/" + name, text)).stdout)["findings"]
        t.check("a fault in the last of " + name, [one["rule"] for one in findings] == ["duration-format", "syntax"], findings)
    for name, text, pointers in [
        ("a.json", '[{"id": "a", "client_id": "88bf3b6d86161464f6509f7219099e57.access", "name": "x", "name": "y"}]', ["/0/name"]),
        ("b.yaml", "- id: a\n  client_id: 88bf3b6d86161464f6509f7219099e57.access\n  name: x\n  name: z\n  5: z\n  ? [a]\n  : b\n", ["/0/name", "/0/5", "/0"]),
    ]:
        findings = json.loads(t.run("--no-config", "-f", "json", t.write("partly/" + name, text)).stdout)["findings"]
        t.check("keys of " + name, [one["pointer"] for one in findings] == pointers and
                all(one["resource"] and one["resource"]["pointer"] == "/0" for one in findings), findings)
    t.write("linked/tokens.json", json.dumps(TOKEN))
    os.symlink("nowhere.json", os.path.join(t.folder, "linked/gone.json"))
    done = t.status("a link to nothing on a walk", 0, "--no-config", "-v", "linked")
    t.check("is told with -v", b"gone.json: the symbolic link leads nowhere" in done.stderr, done.stderr)
    t.status("and trouble where it is named", 2, "--no-config", "linked/gone.json")


def copies(t):
    """The same resource seen twice: once counted, and told where its contents differ, whatever their order."""
    wide = {**TOKEN, **{"member_%d" % i: i for i in range(100)}}
    same = dict(reversed(list(wide.items())))
    for what, second, pointers in [("in another order", same, []), ("with another value", {**same, "member_7": 8}, ["/result/member_7"]),
                                   ("with less", TOKEN, []), ("seen later", {**TOKEN, "updated_at": "2025-01-01T00:00:00Z"}, [])]:
        t.write("copies/a.json", json.dumps({**OK, "result": wide}))
        t.write("copies/b.json", json.dumps({**OK, "result": second}))
        data = json.loads(t.run("--no-config", "-f", "json", "--kind", "service-token", "--select", "conflicting-copies", "copies").stdout)
        found = [(one["path"], one["pointer"]) for one in data["findings"]]
        t.check("a copy " + what, found == [("copies/b.json", one) for one in pointers] and data["summary"]["resources"] == 1, data)


def writing(t):
    with open("/dev/full", "wb") as full:
        done = subprocess.run([t.binary, "wrong"], cwd=t.folder, stdout=full, stderr=subprocess.PIPE)
    t.check("a full disk", done.returncode == 2 and b"ztlint:" in done.stderr, done)
    t.write("old.json", "old")
    limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))
    subprocess.run([t.binary, "-f", "json", "-o", "old.json", "wrong"], cwd=t.folder, preexec_fn=limit, capture_output=True)
    with open(os.path.join(t.folder, "old.json")) as file:
        t.check("a report that could not be written leaves the old one", file.read() == "old")
    t.check("and nothing beside it", [name for name in os.listdir(t.folder) if name.startswith("old.json.")] == [])
    t.write("real.json", "old")
    os.symlink("real.json", os.path.join(t.folder, "link.json"))
    t.run("-f", "json", "-o", "link.json", "wrong")
    with open(os.path.join(t.folder, "real.json")) as file:
        t.check("-o through a link", os.path.islink(os.path.join(t.folder, "link.json")) and file.read() != "old")
    done = t.run("-f", "json", "-o", "/x\x1b[31m/y", "clean")
    t.check("a path on stderr is escaped", done.returncode == 2 and b"\x1b" not in done.stderr, done.stderr)
    done = t.run("")
    t.check("an empty path", done.returncode == 2 and b"null" not in done.stderr, done.stderr)
    long = CLEAN.replace("f174e90a", "f" * 100000).replace("5m", "5x")
    done = t.run("-f", "json", t.write("long/posture.json", long))
    t.check("a long id is cut", len(done.stdout) < 10000, len(done.stdout))
    pipe = subprocess.Popen([t.binary, "--help"], cwd=t.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    pipe.stdout.close()
    pipe.wait()
    t.check("a closed pipe is quiet", pipe.stderr.read() == b"")
    done = t.status("several reports", 1, "-f", "human", "-f", "json", "-o", "two.json", "wrong")
    with open(os.path.join(t.folder, "two.json")) as file:
        t.check("one on stdout, one in a file", b"[duration-format]" in done.stdout and json.load(file)["summary"]["error"] == 1)
    os.remove(os.path.join(t.folder, "two.json"))
    done = t.status("one of two cannot be written", 2, "-f", "json", "-o", "no/such/x", "-f", "human", "wrong")
    t.check("the other is", b"[duration-format]" in done.stdout and done.stderr.count(b"\n") == 1, done)
    done = t.status("a full device", 2, "-f", "json", "-o", "/dev/full", "wrong")
    t.check("is one line", done.stderr.count(b"\n") == 1 and b"/dev/full" in done.stderr and not done.stdout, done)
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run([t.binary, "-f", "human", "-f", "json", "-o", "late.json", "wrong"], cwd=t.folder, stdout=writer, stderr=subprocess.PIPE)
    os.close(writer)
    with open(os.path.join(t.folder, "late.json")) as file:
        t.check("a reader of stdout that left costs no file", json.load(file)["summary"]["error"] == 1 and not done.stderr, done)
    os.remove(os.path.join(t.folder, "late.json"))
    done = t.run("-f", "json", "-o", "no/such/folder/x.json", "clean")
    t.check("an -o that cannot be opened", done.returncode == 2 and b"no/such/folder" in done.stderr, done)


def outputs(t):
    """What would be lost is not written."""
    t.write("out/x.json", "")
    os.symlink("x.json", t.path("out/link.json"))
    os.makedirs(t.path("out/folder"))
    for one, two in (("out/a", "out/./a"), ("out/a", "out/../out/a"), ("out/x.json", "out/link.json")):
        done = t.status("%s and %s are one" % (one, two), 2, "-f", "json", "-o", one, "-f", "sarif", "-o", two, "clean")
        t.check("and it is said", b"two reports cannot both be written to" in done.stderr, done)
    t.status("names alone are not enough", 0, "-f", "json", "-o", "out/a", "-f", "sarif", "-o", "out/folder/a", "clean")
    t.write("out/posture.json", "{}")
    done = t.status("no report over what is checked", 2, "-f", "json", "-o", "out/posture.json", "clean", "out/../out/posture.json")
    t.check("which is left alone", t.read("out/posture.json") == "{}" and b"is to be checked" in done.stderr, done)


def schemas(t):
    t.write("s.json", '{"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["a"], "properties": {"a": {"$ref": "https://example.com/b.json"}}}')
    t.write("lib/b.json", '{"$id": "https://example.com/b.json", "type": "string", "maxLength": 3}')
    t.write("v.json", '{"a": "abcd"}')
    done = t.status("--schema without the other", 2, "--schema", "s.json", "v.json")
    t.check("is told at its place", b"  --> s.json:1:" in done.stderr and b"https://example.com/b.json" in done.stderr, done.stderr)
    t.status("--schema-add", 1, "--schema", "s.json", "--schema-add", "lib", "v.json")
    t.status("--schema good", 0, "--schema", "s.json", "--schema-add", "lib/b.json", t.write("w.json", '{"a": "abc"}'))
    t.status("--schema-base", 1, "--schema", t.write("r.json", '{"$ref": "http://localhost:1234/b.json"}'), "--schema-add", "lib", "--schema-base", "http://localhost:1234/", t.write("n.json", "5"))
    t.status("a wrong schema", 2, "--schema", t.write("bad.json", '{"type": "strin"}'), "v.json")
    done = t.status("an unknown draft", 2, "--schema", t.write("old3.json", '{"$schema": "http://json-schema.org/draft-03/schema#"}'), "v.json")
    t.check("is told with those that are known", b"  --> old3.json:1:" in done.stderr and b"2019-09 and 2020-12" in done.stderr, done.stderr)
    for name, text, place, words in (
            ("odd1.json", '{"properties": {"a": {"type": "strng"}}}', b"odd1.json:1:31", b'write "string"'),
            ("odd2.yaml", 'properties:\n  a: {$ref: "#/$defs/nmae"}\n$defs:\n  name: {type: string}\n', b"odd2.yaml:2:13", b'write "#/$defs/name"'),
            ("odd3.json", '{"$schema": "http://json-schema.org/draft-7/schema#"}', b"odd3.json:1:13", b'write "http://json-schema.org/draft-07/schema"'),
            ("odd4.json", '{"type": ', b"odd4.json:1:", b"[syntax]")):
        done = t.status("a mistake in a schema", 2, "--schema", t.write(name, text), "v.json")
        t.check("has its place and what was meant", place in done.stderr and words in done.stderr, done.stderr)
    t.status("a schema in YAML", 1, "--schema", t.write("good.yaml", "properties: {a: {maxLength: 3}}\n"), "v.json")
    done = t.status("no schema", 2, "--schema", "none.json", "v.json")
    t.check("is one line", done.stderr.count(b"\n") == 1 and b"none.json" in done.stderr, done.stderr)
    t.write("conf/.ztlint.yaml", "schemas:\n  'app/*.json': schemas/app.json\n")
    t.write("conf/schemas/app.json", '{"type": "object", "required": ["version"], "properties": {"version": {"type": "string"}}}')
    t.write("conf/app/a.json", '{"version": 5}')
    t.write("conf/app/b.json", '{"version": "5"}')
    done = t.status("schemas of the configuration", 1, "-f", "json", "conf")
    report = json.loads(done.stdout)
    t.check("hold for their files", [(f["rule"], f["path"]) for f in report["findings"]] == [("wrong-type", "conf/app/a.json")] and report["summary"]["files"] == 2, done.stdout)
    t.write("conf/.ztlint.yaml", "schemas:\n  'app/*.json': schemas/app.json\nignore:\n  - rule: wrong-type\n    path: app/a.json\n    reason: known\n")
    t.status("are suppressed like others", 0, "conf")
    t.write("conf/.ztlint.yaml", "schemas:\n  'app/*.json': schemas/none.json\n")
    done = t.status("one that is not there", 2, "conf")
    t.check("is told where it is named", b".ztlint.yaml:2:" in done.stderr and b"none.json" in done.stderr, done.stderr)
    chain = {"a%d" % i: {"allOf": [{"$ref": "#/$defs/a%d" % (i + 1)}] * 2} for i in range(50)}
    t.write("chain.json", json.dumps({"$ref": "#/$defs/a0", "$defs": {**chain, "a50": {}}}))
    done = t.status("endless work", 1, "-f", "json", "--schema", "chain.json", "v.json")
    t.check("is one warning", [(f["rule"], f["severity"]) for f in json.loads(done.stdout)["findings"]] == [("too-many-steps", "warning")], done.stdout)
    f = t.write("f.json", '{"format": "ipv4"}')
    t.status("formats are remarks", 0, "--schema", f, t.write("ip.json", '"x"'))
    t.status("--assert-formats", 1, "--schema", f, "--assert-formats", "ip.json")


def certificates(t):
    """Without libcrypto (here a file that is none stands in its place) certificates are left alone."""
    root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    with open(os.path.join(root, "rules/general/certificate-expired.md")) as file:
        sample = file.read().split("```json bad")[1].split("\n", 1)[1].split("```")[0]
    t.write("nolib/libcrypto.so.3", "")
    name = t.write("certificate.json", sample)
    env = dict(os.environ, LD_LIBRARY_PATH=os.path.join(t.folder, "nolib"))
    t.status("an expired certificate that nobody can read", 0, "--today", "2026-06-15", name, env=env)
    done = t.run("--today", "2026-06-15", "--level", "info", name, env=env)
    t.check("is told once", done.stdout.count(b"[certificates-not-read]") == 1, done.stdout)
    t.check("and not judged", b"[certificate-expired]" not in done.stdout, done.stdout)


PARTS = (statuses, usage, selection, report, standard_input, hostile, answers, news, partly, copies, writing, outputs, schemas, certificates)


if __name__ == "__main__":
    sys.exit(Test(sys.argv[1]).finish(PARTS))
