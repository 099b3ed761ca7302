#!/usr/bin/env python3
"""The output formats: each is valid, shows the same findings as json, and lets nothing hostile through.

  reports.py ZTLINT SARIF-SCHEMA   run, from anywhere
  reports.py --update ZTLINT       write tests/reports/ anew
"""
import html.parser
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.parse
import xml.etree.ElementTree

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TODAY = "2026-06-15"
STORY = "samples/one-line"
BIDI = "\u202e\u2066\u200b"


def unescaped(text):
    """A Markdown cell as a reader sees it."""
    text = re.sub(r"\\([\\`*_{}\[\]()#+!|~$])", r"\1", text.replace("<!-- -->", ""))
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def unfolded(value):
    """The value of a property of a workflow command."""
    for code, char in (("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        value = value.replace(code, char)
    return value


class Page(html.parser.HTMLParser):
    """The findings of an HTML page, and all that it would load."""

    def __init__(self, text):
        super().__init__()
        self.found, self.loads, self.tags = [], [], set()
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.tags.add(tag)
        self.loads += [attributes[name] for name in ("src", "href", "action", "background") if name in attributes]
        if tag == "article":
            self.found.append((attributes["data-rule"], attributes["data-path"], int(attributes["data-line"])))


# Each reader answers the (rule, path, line) that a report shows.

def read_json(text, states=("new", "baseline", "suppressed")):
    return [(f["rule"], f["path"], f["range"]["start"]["line"]) for f in json.loads(text)["findings"] if f["state"] in states]


def read_jsonl(text):
    return [(f["rule"], f["path"], f["range"]["start"]["line"]) for f in map(json.loads, text.splitlines())]


def read_human(text):
    return [(rule, path, int(line)) for rule, path, line in re.findall(
        r"^(?:error|warning|info): .* \[([a-z0-9-]+)\]\n +--> (.*):(\d+):\d+$", text, re.M)]


def read_gcc(text):
    lines = [re.match(r"(.+?):(\d+):(\d+): (error|warning|note): (.*) \[([a-z0-9-]+)\]$", line) for line in text.splitlines()]
    return [(m.group(6), m.group(1), int(m.group(2))) for m in lines]


def read_sarif(text):
    run, = json.loads(text)["runs"]
    found = []
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        place = result["locations"][0]["physicalLocation"]
        found.append((result["ruleId"], urllib.parse.unquote(place["artifactLocation"]["uri"], errors="replace"), place["region"]["startLine"]))
    return found


def read_github(text):
    found = []
    for line in text.splitlines():
        match = re.match(r"::(error|warning|notice) file=([^,:]*),line=(\d+),endLine=\d+,col=\d+(?:,endColumn=\d+)?,title=([^,:]*)::", line)
        if match:
            found.append((unfolded(match.group(4)), unfolded(match.group(2)), int(match.group(3))))
    return found


def read_gitlab(text):
    found = json.loads(text)
    assert len({f["fingerprint"] for f in found}) == len(found), "equal fingerprints"
    return [(f["check_name"], f["location"]["path"], f["location"]["lines"]["begin"]) for f in found]


def read_junit(text):
    suites = xml.etree.ElementTree.fromstring(text)
    cases = [case for suite in suites for case in suite]
    assert len({(case.get("classname"), case.get("name")) for case in cases}) == len(cases), "equal names"
    assert int(suites.get("tests")) == len(cases) and int(suites.get("failures")) == len(suites.findall(".//failure"))
    assert all(int(suite.get("tests")) == len(suite) for suite in suites)
    return [(case.get("name").split()[0], case.get("file"), int(case.get("line"))) for case in cases if len(case)]


def read_checkstyle(text):
    return [(error.get("source")[len("ztlint."):], file.get("name"), int(error.get("line")))
            for file in xml.etree.ElementTree.fromstring(text) for error in file]


def diagnostic(one):
    return one["code"]["value"], one["location"]["path"], one["location"]["range"]["start"]["line"]


def read_rdjson(text):
    return [diagnostic(one) for one in json.loads(text)["diagnostics"]]


def read_rdjsonl(text):
    return [diagnostic(json.loads(line)) for line in text.splitlines()]


def read_markdown(text):
    rows = re.findall(r"^\| \S+ (?:error|warning|info) \| <code>(.*?):(\d+):\d+</code> \| (.*) \|$", text, re.M)
    return [(re.search(r"\[([a-z0-9-]+)\](?:$|<br>)", unescaped(what)).group(1), unescaped(path), int(line)) for path, line, what in rows]


def read_html(text):
    return Page(text).found


READERS = {name[len("read_"):]: reader for name, reader in list(globals().items()) if name.startswith("read_")}
SORTED = {"github", "markdown"}  # the worst first
LISTING = {"human", "json", "jsonl", "sarif", "junit", "html"}  # those that can tell what does not count
ESCAPED = {"human", "gcc", "checkstyle", "junit", "markdown", "html"}  # paths as people read them


class Test:
    def __init__(self, binary, schema):
        self.binary, self.schema = os.path.abspath(binary), os.path.abspath(schema)
        self.passed = self.failed = self.skipped = 0
        self.folder = os.path.realpath(tempfile.mkdtemp())

    def run(self, *arguments, cwd=None):
        return subprocess.run([self.binary, "check", "--no-config", "--color", "never", "--today", TODAY, *arguments],
                              cwd=cwd or self.folder, capture_output=True, timeout=120)

    def report(self, form, *arguments, cwd=None):
        return self.run("-f", form, *arguments, cwd=cwd).stdout.decode()

    def check(self, what, holds, detail=""):
        if holds:
            self.passed += 1
        else:
            self.failed += 1
            print("reports: %s %s" % (what, str(detail)[:1500]))

    def write(self, name, text):
        path = os.path.join(os.fsencode(self.folder), os.fsencode(name))
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode())
        return name

    def formats(self):
        listed = self.run("--help").stdout.decode()
        words = re.search(r"--format FORMAT(.*?)\(default", listed, re.S).group(1).split(":", 1)[1]
        return [word.strip() for word in re.split(r",| or ", " ".join(words.split())) if word.strip()]


def escaped(text):
    return "".join("\\u{%x}" % ord(c) if ord(c) < 32 or c in BIDI else c for c in text)


def same(t, what, arguments, cwd=None):
    """Every format shows what json shows."""
    told = t.report("json", *arguments, cwd=cwd)
    everything, counted = read_json(told), read_json(told, {"new"})
    for form in t.formats():
        expected = everything if form in LISTING else counted
        text = t.report(form, *arguments, cwd=cwd)
        try:
            found = READERS[form](text)
        except Exception as error:  # a report that its reader cannot take
            t.check("%s as %s" % (what, form), False, "%r\n%s" % (error, text))
            continue
        wanted = [(rule, escaped(path) if form in ESCAPED else path, line) for rule, path, line in expected]
        if form == "github":
            silent = re.search(r"^(\d+) more finding", text, re.M)
            t.check("%s as github" % what, set(found) <= set(wanted) and len(found) + int(silent.group(1) if silent else 0) == len(wanted), found)
        else:
            order = sorted if form in SORTED else list
            t.check("%s as %s" % (what, form), order(found) == order(wanted), "shows %s, expected %s" % (found, wanted))


def goldens(t, update):
    for form in t.formats():
        path = os.path.join(ROOT, "tests/reports/one-line." + form)
        text = t.report(form, STORY, cwd=ROOT)
        # What rules say of themselves is not the format's.
        text = re.sub(r'("(?:text|markdown)":")# (?:[^"\\]|\\.)*', r"\1…", text) if form == "sarif" else text
        text = re.sub(r"(?s)(<(style|script)>).*?(</\2>)|(?<='sha256-)[^']*", r"\1\3", text) if form == "html" else text
        if update:
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
        with open(path, encoding="utf-8") as file:
            t.check("tests/reports/one-line.%s" % form, file.read() == text, "differs from\n" + text)


RULE = '{"id": "%s", "name": %s, "type": "firewall", "schedule": "5m", "input": {"operating_system": %s, "enabled": true}}'
HOSTILE = ["\u001b[31m", BIDI, "\"'", "]]>", "%0A::error::x", "`x` | y", "<script>alert(1)</script>", "@someone #1 [a](http://evil.example)",
           "::error file=x::y", "##[add-matcher]x", "\r\n::warning::x", "\U0001F600 \ufffe", "&lt;", "**b** ~~c~~ ![i](//evil.example/x.png)", "www.evil.example"]


def hostile(t):
    items = [RULE % ("h%d" % i, json.dumps(text), json.dumps(text)) for i, text in enumerate(HOSTILE)]
    t.write("hostile/posture.json", "[%s]" % ",\n".join(items))
    for name in ("a b#c%d?e,f.json", "<b>|`x`*.json", "\u202egnp.json", "line\nbreak.json", "ü:1:2.json", "@x.json"):
        t.write("hostile/" + name, (RULE % (name.encode().hex(), '"x"', '"mac"')).replace("enabled", "enabeld"))
    same(t, "hostile texts", ["hostile"])
    count = len(read_json(t.report("json", "hostile")))
    t.check("the hostile texts are found", count > len(HOSTILE), count)
    for form in t.formats():
        text = t.report(form, "hostile")
        wild = re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f]", text)
        t.check("%s has no control characters" % form, not wild, wild)
        if form in ESCAPED:
            t.check("%s has no bidirectional marks" % form, not re.search("[%s]" % BIDI, text))
    page = Page(t.report("html", "hostile"))
    t.check("html is one page of its own", page.loads == [] and not page.tags & {"img", "b", "a", "link", "iframe", "object"}, (page.loads, page.tags))
    lines = t.report("github", "hostile").splitlines()
    stop = next(line for line in lines if line.startswith("::stop-commands::")).split("::")[2]
    inside = lines[lines.index("::stop-commands::" + stop) + 1:lines.index("::%s::" % stop)]
    t.check("the report cannot start commands again", not any(stop in line for line in inside))
    outside = [line for line in lines if line not in inside]
    t.check("no command but our own", all(re.match("::(error|warning|notice) file=|::(group|stop-commands|endgroup)::|::%s::$|\\d+ more" % stop, line) for line in outside), outside)
    comment = t.report("markdown", "hostile")
    t.check("markdown mentions nobody and links nowhere", not re.search(r"@\w|(?<!\\)#\d|://|www\.|(?<!\\)\]\(|<(?!/?code>|br>|!-- )", comment), comment)


def columns(t):
    text = '{"id": "x", "name": "é😀", "type": "firewall", "schedule": "5m", "input": {"operating_system": "é😀", "enabeld": true}}'
    t.write("columns/posture.json", text)
    told = json.loads(t.report("json", "columns"))["findings"]
    results = json.loads(t.report("sarif", "columns"))["runs"][0]["results"]
    bytewise = json.loads(t.report("rdjson", "columns"))["diagnostics"]
    for finding, result, one in zip(told, results, bytewise):
        start, end = finding["range"]["start"], finding["range"]["end"]
        region = result["locations"][0]["physicalLocation"]["region"]
        t.check("sarif counts code points", (region["startColumn"], region["endColumn"]) == (start["column"], end["column"]), region)
        t.check("so do we", len(text.encode()[:start["offset"]].decode()) + 1 == start["column"], start)
        t.check("rdjson counts bytes", one["location"]["range"]["end"]["column"] == end["offset"] + 1, one)
    t.check("columns are compared", len(told) > 0)


def secrets(t):
    secret = "9f86d081884c7d659a2feaa0c55ad015"
    t.write("secret/service_tokens.json", '[{"id": "x", "name": "CI", "client_id": "88bf3b6d86161464f6509f7219099e57.access",\n "client_secret": "%s", "duration": "8760"}]' % secret)
    for form in t.formats():
        text = t.report(form, "--level", "info", "secret")
        t.check("%s hides the secret" % form, "secret-in-export" in text and secret not in text, text)


def empty(t):
    t.write("clean/posture.json", RULE % ("c", '"Firewall"', '"mac"'))
    same(t, "a clean file", ["clean"])
    t.check("junit has a case that passes", 'tests="1" failures="0"' in t.report("junit", "clean"))
    t.check("gitlab is a list", json.loads(t.report("gitlab", "clean")) == [])
    same(t, "nothing at all", ["--allow-nothing", "--unknown", "skip", t.write("none/package.json", "{}")])
    run = json.loads(t.report("sarif", "clean", "absent.json"))["runs"][0]
    t.check("a file that is missing is no clean run", not run["invocations"][0]["executionSuccessful"], run["invocations"])
    same(t, "a broken file", [t.write("broken/posture.json", '{"result": [')])
    junit = t.report("junit", "broken/posture.json")
    t.check("a broken file is an error of JUnit's", 'errors="1"' in junit and "<error " in junit, junit)


def repository(t):
    os.makedirs(os.path.join(t.folder, "repo/.git"))
    t.write("repo/config/a b/posture.json", RULE % ("r", '"x"', '"windos"'))
    t.write("elsewhere/posture.json", RULE % ("e", '"x"', '"windos"'))
    inside = os.path.join(t.folder, "repo/config")
    paths = {"sarif": "config/a%20b/posture.json", "gitlab": "config/a b/posture.json", "github": "file=config/a b/posture.json,"}
    for form, path in paths.items():
        for given in (".", "a b/", "../config/./a b", os.path.join(inside, "a b")):
            text = t.report(form, given, cwd=inside)
            if form == "github":
                text = text[text.index("::endgroup::"):]
            t.check("%s of %s is relative to the repository" % (form, given), path in text and t.folder not in text, text)
    outside = json.loads(t.report("sarif", "../../elsewhere", cwd=inside))["runs"][0]["results"][0]
    place = outside["locations"][0]["physicalLocation"]["artifactLocation"]
    t.check("a file elsewhere has its whole address", place["uri"] == "file://%s/elsewhere/posture.json" % t.folder and "uriBaseId" not in place, place)


def suppressed(t):
    t.write("quiet/posture.yaml", "id: x\nname: x\ntype: firewall\nschedule: 5x # ztlint: ignore duration-format -- until ]]> <b>Monday</b>\ninput: {operating_system: windos, enabled: true}\n")
    same(t, "what is suppressed", ["quiet"])
    same(t, "what is suppressed, asked for", ["--show-suppressed", "quiet"])
    for form in t.formats():
        plain, asked = t.report(form, "quiet"), t.report(form, "--show-suppressed", "quiet")
        t.check("%s is silent of it" % form, "duration-format" not in plain, plain)
        t.check("%s tells of it where it can" % form, ("duration-format" in asked) == (form in LISTING or form == "github"), asked)
    t.check("sarif has no suppressions unless asked", "suppressions" not in t.report("sarif", "quiet"))
    results = json.loads(t.report("sarif", "--show-suppressed", "quiet"))["runs"][0]["results"]
    t.check("each result says what it is", sorted(len(one["suppressions"]) for one in results) == [0, 1], results)
    t.check("and why", [(s["kind"], s["justification"]) for one in results for s in one["suppressions"]] == [("inSource", "until ]]> <b>Monday</b>")], results)
    told = json.loads(t.report("json", "quiet"))
    subprocess.run([t.binary, "baseline", "write", "--no-config", "--baseline", "old.json", "quiet"], cwd=t.folder, capture_output=True, timeout=60)
    t.write("quiet/second.yaml", "id: second\nname: second\ntype: firewall\nschedule: 5m\ninput: {operating_system: linus, enabled: true}\n")
    same(t, "what was there before, asked for", ["--baseline", "old.json", "--show-suppressed", "quiet"])
    results = json.loads(t.report("sarif", "--baseline", "old.json", "--show-suppressed", "quiet"))["runs"][0]["results"]
    t.check("sarif tells old from new", told["findings"] and sorted(one["baselineState"] for one in results if not one["suppressions"]) == ["new", "unchanged"], results)
    os.remove(os.path.join(t.folder, "old.json"))
    os.remove(os.path.join(t.folder, "quiet/second.yaml"))
    suite = xml.etree.ElementTree.fromstring(t.report("junit", "--show-suppressed", "quiet"))
    t.check("junit skips it", suite.get("skipped") == "1" and suite.find(".//skipped").get("message") == "until ]]> <b>Monday</b>")


def schemas(t):
    if not os.path.exists(t.schema):
        t.skipped += 1
        return
    try:
        import jsonschema
    except ImportError:
        jsonschema = None
        t.skipped += 1
    with open(t.schema) as file:
        schema = json.load(file)
    for what, cwd, arguments in [("samples", ROOT, ["samples"]), ("hostile", t.folder, ["hostile"]), ("clean", t.folder, ["clean"]), ("suppressed", t.folder, ["--show-suppressed", "quiet"]), ("errors", t.folder, ["absent.json", "clean"])]:
        text = t.report("sarif", "--level", "info", *arguments, cwd=cwd)
        t.write("out.json", text)
        done = t.run("--schema", t.schema, "out.json")
        t.check("sarif of %s by our own engine" % what, done.returncode == 0, done.stdout.decode() + done.stderr.decode())
        if jsonschema:
            errors = list(jsonschema.validators.validator_for(schema)(schema).iter_errors(json.loads(text)))
            t.check("sarif of %s by another" % what, not errors, [error.message[:300] for error in errors[:3]])
        for rule in json.loads(text)["runs"][0]["tool"]["driver"]["rules"]:
            words = [rule["shortDescription"]["text"], rule["fullDescription"]["text"]]
            t.check("%s is described" % rule["id"], all(0 < len(word) <= 1024 for word in words) and rule["help"]["text"] and rule["help"]["markdown"])
    t.write("out.json", text.replace('"version":"2.1.0"', '"version":"2.2.0"'))
    t.check("the schema is not asleep", t.run("--schema", t.schema, "out.json").returncode == 1)


def bounds(t):
    many = [RULE % ("m%d" % i, '"n%d"' % i, '"wind\u00f6s%d"' % i) for i in range(2000)]
    t.write("many/posture.json", "[%s]" % ",\n".join(many))
    comment = t.report("markdown", "many")
    t.check("a comment is no longer than GitHub takes", 60000 < len(comment) <= 65536, len(comment))
    shown = len(read_markdown(comment))
    t.check("and tells of the rest", "and %d more" % (2000 - shown) in comment, comment[-300:])
    log = t.report("github", "many")
    t.check("ten annotations of a level", len(read_github(log)) == 10 and "1990 more findings" in log, log[-500:])


def xmllint(t):
    if not shutil.which("xmllint"):
        t.skipped += 1
        return
    for form in ("junit", "checkstyle"):
        for folder in ("hostile", "clean", "broken", "quiet"):
            done = subprocess.run(["xmllint", "--noout", "-"], input=t.report(form, "--show-suppressed", folder).encode(), capture_output=True)
            t.check("xmllint takes %s of %s" % (form, folder), done.returncode == 0 and not done.stderr, done.stderr)


def main(arguments):
    update = arguments[0] == "--update"
    t = Test(arguments[1 if update else 0], "" if update else arguments[1])
    goldens(t, update)
    if not update:
        for story in sorted(os.listdir(os.path.join(ROOT, "samples"))):
            same(t, story, ["--level", "info", "samples/" + story], cwd=ROOT)
        for part in (hostile, columns, secrets, empty, repository, suppressed, schemas, bounds, xmllint):
            part(t)
    shutil.rmtree(t.folder)
    print("reports: %d passed, %d failed%s" % (t.passed, t.failed, ", %d skipped" % t.skipped if t.skipped else ""))
    return 1 if t.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
