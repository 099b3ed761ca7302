#!/usr/bin/env python3
"""Rules and schemas of the user's own: the examples of docs/own-rules.md, and mistakes in them. own.py ZTLINT DOC"""
import json
import os
import re
import subprocess
import sys
import tempfile

FENCE = re.compile(r"^(`{3,})(\w+) (\S+)\n(.*?)^\1\n", re.M | re.S)
POSTURE = '[{"id": "f174e90a-fafe-4643-bbbc-4a0ed4fc8415", "name": "Disk", "type": "firewall", "schedule": "1h", "match": [{"platform": "windows"}], "input": {"enabled": true}}]'
RULE = """rules:
  - id: rare
    kinds: [posture-rule]
    severity: warning
    when: { properties: { type: { const: firewall } } }
    assert: { properties: { schedule: { enum: [5m] } } }
    report: /schedule
    message: rare
"""


class Test:
    def __init__(self, binary):
        self.binary = os.path.abspath(binary)
        self.passed = self.failed = 0

    def check(self, what, holds, detail=""):
        if holds:
            self.passed += 1
        else:
            self.failed += 1
            print("own: %s: %s" % (what, detail))

    def run(self, files, *arguments):
        with tempfile.TemporaryDirectory() as folder:
            for name, text in files.items():
                path = os.path.join(folder, name)
                os.makedirs(os.path.dirname(path), exist_ok=True)
                with open(path, "w", encoding="utf-8") as file:
                    file.write(text)
            return subprocess.run([self.binary, *arguments], cwd=folder, capture_output=True, text=True, timeout=60)


def document(t, path):
    """The examples of the documentation are one repository, and give what it says."""
    files, output = {}, None
    with open(path, encoding="utf-8") as file:
        for _, _, attribute, text in FENCE.findall(file.read()):
            if attribute.startswith("file="):
                files[attribute[5:]] = text
            elif attribute == "output":
                output = text
    done = t.run(files, "-f", "gcc")
    t.check("the documentation", done.stdout == output and done.returncode == 1, done.stdout + done.stderr)
    for name in ("json", "sarif", "html", "junit"):
        done = t.run(files, "-f", name)
        t.check("as " + name, done.returncode == 1 and "posture-without-reason" in done.stdout, done.stderr)
    return files


def mistakes(t, page):
    """Each is told where it stands, with what was meant, and nothing is checked."""
    for what, config, place, words in (
            ("an unknown member", RULE.replace("when:", "whenn:"), ":5:5", 'write "when"'),
            ("a severity", RULE.replace("warning", "warnig"), ":4:15", 'write "warning"'),
            ("a kind", RULE.replace("posture-rule", "posture-rul"), ":3:13", 'write "posture-rule"'),
            ("a fragment", RULE.replace("enum: [5m]", "type: strng"), ":6:47", 'write "string"'),
            ("a fragment that is none", RULE.replace("enum: [5m]", "enum: 5"), ":6:47", "enum must be a list"),
            ("a pointer", RULE.replace("/schedule", "schedule"), ":7:13", "must begin with /"),
            ("an id that is taken", RULE.replace("id: rare", "id: wrong-type"), ":2:", "is taken"),
            ("an id that is no id", RULE.replace("id: rare", "id: No Id"), ":2:9", "pattern"),
            ("no assert", re.sub("    assert:.*\n", "", RULE), ":2:5", '"assert" is missing'),
            ("no file", "rules: [none.md]\n", ":1:9", "no rule is read from here"),
            ("two of one id", RULE + RULE[7:], ":9:", "is taken")):
        done = t.run({".ztlint.yaml": config, "posture.json": POSTURE})
        t.check(what, done.returncode == 2 and done.stdout == "" and ".ztlint.yaml" + place in done.stderr and words in done.stderr,
                "exit %d %s%s" % (done.returncode, done.stdout, done.stderr))
    for what, text, place, words in (
            ("a page without front matter", "# p\n\nText.\n", ".ztlint.yaml:1:9", "front matter"),
            ("another heading", page.replace("# posture-without-reason", "# other"), "p.md:2:1", "heading is not its id"),
            ("a mistake in a page", page.replace("posture-without-reason", "p").replace("severity: warning", "severity: bad"), "p.md:3:11", "must be one of"),
            ("a fragment in a page", page.replace("posture-without-reason", "p").replace("type: string", "type: strng"), "p.md:4:", 'write "string"')):
        done = t.run({".ztlint.yaml": "rules: [p.md]\n", "p.md": text, "posture.json": POSTURE})
        t.check(what, done.returncode == 2 and place in done.stderr and words in done.stderr, "exit %d %s" % (done.returncode, done.stderr))


def scope(t):
    """A rule is for the files of its configuration, and is suppressed, levelled and selected like others."""
    files = {".ztlint.yaml": "select: [own]\n" + RULE, "posture.json": POSTURE}
    done = t.run(files, "-f", "gcc")
    t.check("a rule", done.stdout == "posture.json:1:85: warning: rare [rare]\n", done.stdout + done.stderr)
    done = t.run({**files, "other/.ztlint.yaml": "select: [tokens]\n", "other/posture.json": POSTURE}, "-f", "gcc")
    t.check("only for its files", done.stdout.count("\n") == 1 and "other" not in done.stdout, done.stdout)
    off = files[".ztlint.yaml"] + "levels: { rare: off }\n"
    t.check("is switched off", t.run({**files, ".ztlint.yaml": off}).returncode == 0)
    ignored = files[".ztlint.yaml"] + "ignore:\n  - { rule: rare, reason: known }\n"
    done = t.run({**files, ".ztlint.yaml": ignored})
    t.check("is suppressed", done.returncode == 0, done.stdout + done.stderr)
    comment = "- id: f174e90a-fafe-4643-bbbc-4a0ed4fc8415\n  name: Disk\n  type: firewall\n  schedule: 1h # ztlint: ignore rare -- known\n  match: [{platform: windows}]\n  input: {enabled: true}\n"
    done = t.run({".ztlint.yaml": files[".ztlint.yaml"], "posture.yaml": comment})
    t.check("by comment too", done.returncode == 0, done.stdout + done.stderr)
    chain = {"a%d" % i: {"allOf": [{"$ref": "#/$defs/a%d" % (i + 1)}] * 2} for i in range(50)}
    endless = {"rules": [{"id": "endless", "severity": "warning", "message": "x",
                          "assert": {"$ref": "#/$defs/a0", "$defs": {**chain, "a50": {}}}}]}
    done = t.run({".ztlint.yaml": json.dumps(endless), "posture.json": POSTURE}, "-f", "json")
    found = [f["rule"] for f in json.loads(done.stdout)["findings"] if f["rule"] in ("endless", "too-many-steps")]
    t.check("endless work", found == ["too-many-steps"], done.stdout)


def main(binary, doc):
    t = Test(binary)
    files = document(t, doc)
    mistakes(t, files["rules/posture-without-reason.md"])
    scope(t)
    print("own: %d passed, %d failed" % (t.passed, t.failed))
    return 1 if t.failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
