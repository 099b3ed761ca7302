#!/usr/bin/env python3
"""Runs the samples of every rule page, and of the stories' expected reports, through the binary.

A page's ```json bad``` (or ```yaml bad```) block must give exactly the lines of the ```findings``` block
behind it: every finding of warning or above, and those of the page's own rule. A ```json good``` block
must give neither. `file=NAME` behind `bad` or `good` names the file that the sample is put into; `row:`
behind it is for ledger.py.

  pages.py ZTLINT PAGE…            run
  pages.py --update ZTLINT PAGE…   write the findings blocks anew
"""
import json
import os
import re
import subprocess
import sys
import tempfile

FENCE = re.compile(r"^```(\w+) (bad|good)([^\n]*)\n(.*?)^```\n(?:\n```findings\n(.*?)^```\n)?", re.M | re.S)


def front_matter(text, member):
    found = re.search(r"^%s: *(\S.*)$" % member, text.split("\n---\n")[0], re.M)
    return found.group(1) if found else None


def run_sample(binary, folder, page, language, attributes, sample):
    """The findings of a sample, one line each, or what went wrong; neither where libcrypto is missing."""
    name = re.search(r"file=(\S+)", attributes)
    name = name.group(1) if name else "sample." + language
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(sample)
    command = [binary, "check", "--format", "json", "--level", "info", "--no-config", "--fail-on", "never"]
    today = front_matter(page["text"], "today")
    command += ["--today", today] if today else []
    done = subprocess.run(command + [name], cwd=folder, capture_output=True, timeout=60)
    os.remove(path)
    try:
        report = json.loads(done.stdout)
    except ValueError:
        return None, "exit %d, no report: %s" % (done.returncode, done.stderr.decode(errors="replace"))
    if any(finding["rule"] == "certificates-not-read" for finding in report["findings"]):
        return None, None
    lines = []
    for finding in report["findings"]:
        if finding["severity"] == "info" and finding["rule"] != page["id"]:
            continue
        start = finding["range"]["start"]
        lines.append("%d:%d: %s: %s [%s]\n" % (start["line"], start["column"], finding["severity"],
                                               finding["message"], finding["rule"]))
    return "".join(lines), None


def check_sample(binary, folder, page, match, counts):
    """Judges one sample; the block as it should stand."""
    language, verdict, attributes, sample, expected = match.groups()
    found, trouble = run_sample(binary, folder, page, language, attributes, sample)
    if found is None and trouble is None:
        counts["skipped"] += 1
        return match.group(0)
    wanted = (expected or "") if verdict == "bad" else ""
    own = found is not None and "[%s]\n" % page["id"] in found
    if trouble:
        problem = trouble
    elif found != wanted:
        problem = "expected\n%sfound\n%s" % (wanted or "(nothing)\n", found or "(nothing)\n")
    elif verdict == "bad" and not own:
        problem = "a bad sample that does not break the rule"
    else:
        problem = None
    counts["passed" if problem is None else "failed"] += 1
    if problem:
        line = page["text"][:match.start()].count("\n") + 1
        print("%s:%d: %s" % (page["path"], line, problem))
    if verdict == "good" or found is None:
        return match.group(0)
    block = "```%s %s%s\n%s```\n" % (language, verdict, attributes, sample)
    return block + "\n```findings\n%s```\n" % found


def check_page(binary, folder, path, counts, update):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    page = {"path": path, "text": text, "id": os.path.basename(path)[:-3]}
    fences = list(FENCE.finditer(text))
    for verdict in ("bad", "good"):
        if not any(fence.group(2) == verdict for fence in fences) and not front_matter(text, "samples"):
            print("%s: has no %s sample" % (path, verdict))
            counts["failed"] += 1
    renewed = FENCE.sub(lambda match: check_sample(binary, folder, page, match, counts), text)
    if update and renewed != text:
        with open(path, "w", encoding="utf-8") as file:
            file.write(renewed)


def main(arguments):
    update = arguments[0] == "--update"
    binary, *pages = arguments[1:] if update else arguments
    counts = {"passed": 0, "failed": 0, "skipped": 0}
    with tempfile.TemporaryDirectory() as folder:
        for path in pages:
            check_page(os.path.abspath(binary), folder, path, counts, update)
    print("pages: %d passed, %d failed, %d skipped" % (counts["passed"], counts["failed"], counts["skipped"]))
    return 1 if counts["failed"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
