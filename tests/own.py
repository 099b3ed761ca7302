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
            ("a page with empty front matter", "---\n---\n# p\n\nText.\n", "p.md:1:1", "front matter is empty"),
            ("a page without front matter", "# p\n\nText.\n", ".ztlint.yaml:1:9", "front matter"),
            ("another heading", page.replace("# posture-without-reason", "# other"), "p.md:2:1", "heading is not its id"),
            ("a mistake in a page", page.replace("posture-without-reason", "p").replace("severity: warning", "severity: bad"), "p.md:3:11", "must be one of"),
            ("a fragment in a page", page.replace("posture-without-reason", "p").replace("type: string", "type: strng"), "p.md:4:", 'write "string"')):
        done = t.run({".ztlint.yaml": "rules: [p.md]\n", "p.md": text, "posture.json": POSTURE})
        t.check(what, done.returncode == 2 and place in done.stderr and words in done.stderr, "exit %d %s" % (done.returncode, done.stderr))


def hostile(t):
    """What a rule of somebody else says cannot steer a terminal, nor make lines of its own."""
    rule = RULE.replace("message: rare", r"""message: "a\e[31m{a\eb}{name}\a\nposture.json:1:1: error: b{\e"
    help: "c\e\u202e" """)
    for form in ("human", "gcc", "markdown"):
        done = t.run({".ztlint.yaml": rule, "posture.json": POSTURE}, "-f", form)
        t.check("nothing of it in %s" % form, done.returncode == 1 and "1b" in done.stdout and not set("\x1b\a\u202e") & set(done.stdout), done)
    t.check("one line", t.run({".ztlint.yaml": rule, "posture.json": POSTURE}, "-f", "gcc").stdout.count("\n") == 1)


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


def differs(page):
    return page.replace('"Disk" does', '"Disc" does')


def trials(t, files, path):
    """The samples of a page are held against its rule."""
    name, page = "rules/posture-without-reason.md", files["rules/posture-without-reason.md"]
    with open(path, encoding="utf-8") as file:
        shown = next(text for _, _, attribute, text in FENCE.findall(file.read()) if attribute == "differs")
    done = t.run(files, "rules", "--test", name)
    t.check("a page that is right", (done.returncode, done.stdout, done.stderr) == (0, "2 samples, 0 failed\n", ""), done.stdout + done.stderr)
    done = t.run({name: differs(page)}, "rules", "--test", name)
    t.check("other findings", (done.returncode, done.stdout) == (1, shown), done.stdout + done.stderr)
    bad, good = page[page.index("```json bad"):page.index("```findings")], page[page.index("```json good"):]
    block = page[page.index("```findings"):page.index("```json good")]
    advice = page.replace("severity: warning", "severity: info").replace(": warning:", ": info:")
    token = "```yaml good file=service_tokens.yaml\nname: CI\nclient_id: 88bf3b6d86161464f6509f7219099e57.access\nexpires_at: 2026-03-01T00:00:00Z\n```\n"
    dated = page.replace(good, good + "\n" + token).replace("severity:", "today: 2026-03-02\nseverity:")
    for what, text, status, words in (
            ("a bad sample that is good", page.replace(bad, good.replace("good", "bad", 1)), 1, ":14: a bad sample that does not break the rule\n- 1:1: "),
            ("a good sample that is bad", page.replace(good, bad.replace("bad", "good", 1)), 1, ": a good sample with findings\n+ 1:1: warning: "),
            ("no block of findings", page.replace(block, ""), 1, ":14: a bad sample with other findings\n+ 1:1: "),
            ("a finding too many", page.replace("\n1:1: w", "\n1:0: error: x [x]\n1:1: w"), 1, "\n- 1:0: error: x [x]\n  1:1: warning: "),
            ("advice of its own", advice, 0, "2 samples, 0 failed"),
            ("an escape sequence", page.replace("\n1:1: w", "\n\x1b[31m\n1:1: w"), 1, "- \\u{1b}[31m"),
            ("no bad sample", page.replace(bad, "").replace(block, ""), 1, ":1: the page has no bad sample\n1 sample, 0 failed, 1 missing\n"),
            ("no good sample", page.replace(good, ""), 1, ":1: the page has no good sample\n"),
            ("a sample within another block", page.replace(good, "````markdown\n" + good + "````\n"), 1, "has no good sample"),
            ("a sample without end", page[:-4], 1, ":23: no line ``` ends this sample"),
            ("a day that is none", page.replace("severity:", "today: '2026-02-30'\nseverity:"), 2, ":3: today: \"2026-02-30\" is no date"),
            ("a file name and a day", dated, 1, "+ 3:13: warning: the service token expired")):
        done = t.run({name: text}, "rules", "--test", name)
        t.check(what, done.returncode == status and words in done.stdout, "exit %d %s%s" % (done.returncode, done.stdout, done.stderr))
    for today, status in (("2026-03-02", 1), ("2025-06-01", 0)):
        done = t.run({name: dated.replace("today: 2026-03-02\n", "")}, "rules", "--test", "--today", today, name)
        t.check("--today " + today, done.returncode == status, done.stdout + done.stderr)
    t.check("the page's own day", t.run({name: dated}, "rules", "--test", "--today", "2025-06-01", name).returncode == 1)
    for what, file, text, words in (
            ("another heading", "other.md", page, "its heading is not its id"),
            ("a mistake in the declaration", name, page.replace("severity: warning", "severity: bad"), name + ":3:11"),
            ("a mistake in a fragment", name, page.replace("type: string", "type: strng"), 'write "string"'),
            ("a taken id", "hygiene.md", page, "is taken"),
            ("broken front matter", name, page.replace("[posture-rule]", "[posture-rule"), name + ":"),
            ("a taken id and broken front matter", "hygiene.md", page.replace("[posture-rule]", "[posture-rule"), "hygiene.md:"),
            ("empty front matter", name, "---\n---\n" + page.split("---\n")[2], name),
            ("no page", name, "# x\n", "front matter"),
            ("an empty file", name, "", "front matter"),
            ("no file", "other.md", None, "No such file")):
        done = t.run({file: text} if text is not None else {}, "rules", "--test", file)
        t.check(what, done.returncode == 2 and words in done.stderr and "0 failed" in done.stdout, "exit %d %s%s" % (done.returncode, done.stdout, done.stderr))
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "posture-without-reason.md")
        for what, text, status, after in (("written", differs(page), 0, page), ("without a block", page.replace(block, ""), 0, page),
                                          ("left", page, 0, page), ("good ones are left", page.replace(good, bad.replace("bad", "good", 1)), 1, None)):
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
            done = subprocess.run([t.binary, "rules", "--test", "--update", path], capture_output=True, text=True, timeout=60)
            with open(path, encoding="utf-8") as file:
                now = file.read()
            t.check("--update: " + what, done.returncode == status and now == (after or text), done.stdout + done.stderr + now)
            t.check("--update says so: " + what, ("were written" in done.stdout) == (now != text), done.stdout)
            t.check("--update leaves nothing beside it", os.listdir(folder) == [os.path.basename(path)], os.listdir(folder))
    for words, error in ((("--test",), "--test has no meaning for the command check"), (("rules", "--test"), "--test needs the page of a rule"),
                         (("rules", "--update"), "--update goes with rules --test"), (("rules", "--test", "-f", "json", name), "--format has no meaning for rules --test")):
        done = t.run(files, *words)
        t.check(" ".join(words), (done.returncode, done.stderr) == (2, "ztlint: %s\n" % error), done.stderr)


def known(t, files):
    """--select, --ignore, explain and rules know the rules of the configuration."""
    posture = {name: files[name] for name in files if name != "app/one.json"}
    for words, found in (
            (("--select", "firewall-checked-rarely"), ["firewall-checked-rarely"]),
            (("--select", "own"), ["posture-without-reason", "firewall-checked-rarely"]),
            (("--select", "suspicious", "--ignore=hygiene,posture-without-reason"), ["firewall-checked-rarely"]),
            (("--ignore", "own"), []),
            (("--select", "tokens"), []),
            (("--select", "tokens,own", "--select", "tokens", "--ignore", "tokens"), ["posture-without-reason", "firewall-checked-rarely"]),
            (("--select", "own", "--ignore", "suspicious"), [])):
        done = t.run(posture, "-f", "gcc", "posture.json", *words)
        rules = re.findall(r"\[([a-z-]+)\]$", done.stdout, re.M)
        t.check(" ".join(words), rules == found and done.returncode == bool(found), done.stdout + done.stderr)
    for words, error in (
            (("--select", "firewall-checked-rarly"), 'unknown rule, area or category "firewall-checked-rarly"; did you mean "firewall-checked-rarely"?'),
            (("--no-config", "--ignore", "firewall-checked-rarely"), 'unknown rule, area or category "firewall-checked-rarely"; ztlint rules lists them'),
            (("--select", "own,"), None),
            (("--select", "own,,hygiene"), 'unknown rule, area or category ""; ztlint rules lists them'),
            (("explain", "posture-without-reson"), 'unknown rule "posture-without-reson"; did you mean "posture-without-reason"?'),
            (("explain", "--no-config", "posture-without-reason"), 'unknown rule "posture-without-reason"; did you mean "posture-without-proxy"?'),
            (("explain", "--no-config", "--config", ".ztlint.yaml", "rare"), "--config and --no-config exclude each other"),
            (("rules", "--test", "--config", ".ztlint.yaml", "x.md"), "--config has no meaning for rules --test")):
        done = t.run(posture, *words)
        t.check(" ".join(words), done.stderr == "ztlint: %s\n" % error and done.returncode == 2 if error else not done.stderr, done.stderr)
    done = t.run(posture, "explain", "posture-without-reason")
    t.check("explain a page", done.returncode == 0 and "kinds: posture-rule" in done.stdout and "Nobody dares" in done.stdout, done.stdout + done.stderr)
    done = t.run(posture, "explain", "firewall-checked-rarely")
    t.check("explain a rule without page", done.returncode == 0 and "# firewall-checked-rarely\n\n{name} is checked" in done.stdout, done.stdout + done.stderr)
    hostile = {**posture, "rules/posture-without-reason.md": posture["rules/posture-without-reason.md"].replace("says who", "says \x1b[31mwho")}
    for words in (("explain", "posture-without-reason"), ("rules",)):
        done = t.run(hostile, *words)
        t.check("is escaped", done.returncode == 0 and "\x1b" not in done.stdout and "\\u{1b}[31mwho" in done.stdout, done.stdout[-300:])
    done = t.run(posture, "rules")
    t.check("rules", re.search(r"^own\n  posture-without-reason .*\n  firewall-checked-rarely +warning  suspicious +\{name\}", done.stdout, re.M), done.stdout[-300:])
    ids = [rule["id"] for rule in json.loads(t.run(posture, "rules", "-f", "json").stdout)]
    plain = [rule["id"] for rule in json.loads(t.run(posture, "rules", "-f", "json", "--no-config").stdout)]
    t.check("rules as JSON", sorted(set(ids) - set(plain)) == ["firewall-checked-rarely", "posture-without-reason"] and len(ids) == len(plain) + 2, ids[-3:])
    named = {("team.yaml" if name == ".ztlint.yaml" else name): text for name, text in posture.items()}
    t.check("rules --config", "posture-without-reason" in t.run(named, "rules", "--config", "team.yaml").stdout)
    broken = {".ztlint.yaml": RULE.replace("warning", "warnig")}
    for words, status in ((("rules",), 2), (("explain", "rare"), 2), (("explain", "syntax"), 0)):
        done = t.run(broken, *words)
        t.check("a broken configuration: " + " ".join(words), done.returncode == status and ('write "warning"' in done.stderr) == bool(status) and
                "unknown" not in done.stderr and ("syntax" in done.stdout) == (words[-1] != "rare"), done.stderr)


def main(binary, doc):
    t = Test(binary)
    files = document(t, doc)
    mistakes(t, files["rules/posture-without-reason.md"])
    hostile(t)
    scope(t)
    trials(t, files, doc)
    known(t, files)
    print("own: %d passed, %d failed" % (t.passed, t.failed))
    return 1 if t.failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
