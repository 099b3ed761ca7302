#!/usr/bin/env python3
"""The manual and the completions: nothing is missing, each reader takes them, and all is installed in its place.

  manual.py ZTLINT BUILD-FOLDER
"""
import json
import os
import re
import shutil
import subprocess
import sys

from command import Test

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SKIPPED = []


def told(*command, **more):
    return subprocess.run(command, capture_output=True, text=True, timeout=120, **more)


def needs(program):
    if not shutil.which(program):
        SKIPPED.append(program)
    return shutil.which(program) is not None


def options(t):
    """Name → (letter, values) as --help has them."""
    page = t.run("--help").stdout.decode().split("\nInput:\n")[1].split("\nExamples:\n")[0]
    found = {}
    for letter, name, help_text in re.findall(r"^  (?:-(\w), |    )--([a-z-]+)(.*?)(?=^  -|^      --|^\S|\Z)", page, re.S | re.M):
        values = re.search(r": ([a-z ,]+?)(?: \(default|$)", " ".join(help_text.split()))
        words = re.split(r", | or ", values.group(1)) if values else []
        found[name] = (letter, [] if any(" " in word for word in words) else words)
    return found


def content(t, folder):
    page, bash, zsh, fish = (open(os.path.join(folder, "tools", name), encoding="utf-8").read() for name in ("ztlint.1", "ztlint.bash", "_ztlint", "ztlint.fish"))
    known = options(t)
    t.check("options are read", len(known) > 20 and "html" in known["format"][1] and known["quiet"][0] == "q", known)
    for name, (letter, values) in known.items():
        t.check("--%s stands once in the manual" % name, page.count("\\fB\\-\\-%s\\fR" % name.replace("-", "\\-")) == 1)
        t.check("--%s is completed" % name, "--%s " % name in bash and "--%s" % name in zsh and "-l %s " % name in fish)
        for text in (bash, zsh, fish):
            t.check("the values of --%s" % name, all(re.search(r"[ '(]%s[ ')]" % value, text) for value in values), values)
    for verb in ("check", "baseline", "init", "rules", "explain", "kinds", "schema"):
        t.check("the command %s" % verb, "\\fB%s\\fR" % verb in page and re.search("[ ']%s " % verb, bash) and "'%s:" % verb in zsh and "-a %s " % verb in fish)
    with open(os.path.join(ROOT, "schemas/ztlint/config.json")) as file:
        members = json.load(file)["properties"]
    config = open(os.path.join(folder, "tools/ztlint.yaml.5"), encoding="utf-8").read()
    for name in list(members) + ["ignore.reason", "limits.depth"]:
        t.check("%s stands in ztlint.yaml(5)" % name, config.count("\\fB%s\\fR\n" % name.replace("-", "\\-")) == 1)
    t.check("every member is described", not re.search(r"^\.TP\n\\fB(?!rules\.|overrides\.|ignore\.path)[^\n]*\n\n", config, re.M), re.findall(r"^\.TP\n(\\fB[^\n]*)\n\n", config, re.M))


def pages(t, folder):
    for name in ("ztlint.1", "ztlint.yaml.5"):
        path = os.path.join(folder, "tools", name)
        if needs("mandoc"):
            done = told("mandoc", "-T", "lint", "-W", "warning", path)
            left = [line for line in done.stdout.splitlines() if "missing date" not in line]
            t.check("mandoc takes %s" % name, not left, left)
        if needs("man"):
            done = told("man", "--warnings", "-l", path, env={**os.environ, "LC_ALL": "C.UTF-8", "MANPAGER": "cat", "MANWIDTH": "80"})
            t.check("man shows %s" % name, "ztlint" in done.stdout and not done.stderr, done.stderr)


def bash(t, folder):
    if not needs("bash"):
        return
    t.write("a file.json", "{}")

    def complete(*words):
        script = 'source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _ztlint; printf "%s\\n" "${COMPREPLY[@]}"'
        return told("bash", "-c", script, "bash", os.path.join(folder, "tools/ztlint.bash"), *words, cwd=t.folder).stdout.split("\n")[:-1]

    for words, wanted in [(("ztlint", "--form"), ["--format"]), (("ztlint", "-f", "sa"), ["sarif"]), (("ztlint", "--format", "=", "sa"), ["sarif"]), (("ztlint", "--context", "="), ["workspace", "none"]), (("ztlint", "expl"), ["explain"]), (("ztlint", "explain", "duration-f"), ["duration-format"]),
                          (("ztlint", "schema", "managed"), ["managed-network"]), (("ztlint", "--kind", "dex-t"), ["dex-test"]), (("ztlint", "a"), ["a file.json"]), (("ztlint", "-o", "a"), ["a file.json"]),
                          (("ztlint", "--select", "hyg"), ["hygiene"]), (("ztlint", "check", "x", "a f"), ["a file.json"]), (("ztlint", "baseline", "pr"), ["prune"]), (("ztlint", "--jobs", ""), [""])]:
        t.check("bash completes %s" % (words,), complete(*words) == wanted, complete(*words))


def fish(t, folder):
    if not needs("fish"):
        return
    path = os.path.join(folder, "tools/ztlint.fish")
    for line, wanted in [("ztlint --form", ["--format"]), ("ztlint --format sa", ["sarif"]), ("ztlint -f sa", ["sarif"]), ("ztlint expl", ["explain"]), ("ztlint explain duration-f", ["duration-format"]), ("ztlint schema managed-n", ["managed-network"])]:
        done = told("fish", "--no-config", "-c", "source $argv[1]; complete -C $argv[2]", path, line, cwd=t.folder, env={**os.environ, "HOME": t.folder})
        t.check("fish completes %s" % line, [one.split("\t")[0] for one in done.stdout.splitlines()] == wanted, done)


def zsh(t, folder):
    """A terminal is needed to complete anything: zsh gives one to another zsh."""
    if not needs("zsh"):
        return
    done = told("zsh", "-n", os.path.join(folder, "tools/_ztlint"))
    t.check("zsh takes its file", done.returncode == 0 and not done.stderr, done)
    script = """
zmodload zsh/zpty
zpty z zsh -f -i
zpty -w z "PS1=; fpath=($1 \\$fpath); autoload -U compinit; compinit -D -u; bindkey '^I' complete-word; echo rea''dy"
zpty -r -m z line '*ready*'
zpty -w -n z $'ztlint explain duration-f\t\n'
zpty -r -m z line '*duration-format*'
print -r -- "$line"
"""
    done = told("timeout", "20", "zsh", "-f", "-c", script, "zsh", os.path.join(folder, "tools"), cwd=t.folder, env={**os.environ, "HOME": t.folder, "TERM": "vt100", "PATH": os.environ["PATH"]})
    t.check("zsh completes", "duration-format" in done.stdout, done)


def installed(t, folder):
    done = told("meson", "install", "-C", folder, "--no-rebuild", "--destdir", t.path("root"))
    t.check("meson install", done.returncode == 0, done)
    found = {os.path.relpath(os.path.join(where, name), t.path("root")) for where, _, names in os.walk(t.path("root")) for name in names}
    wanted = ["bin/ztlint", "share/man/man1/ztlint.1", "share/man/man5/ztlint.yaml.5", "share/bash-completion/completions/ztlint.bash", "share/zsh/site-functions/_ztlint",
              "share/fish/vendor_completions.d/ztlint.fish", "share/ztlint/report.json", "share/ztlint/config.json", "share/ztlint/problem-matcher.json"]
    t.check("all is in its place", found == {"usr/local/" + name for name in wanted}, sorted(found ^ {"usr/local/" + name for name in wanted}))
    t.check("the program runs from there", told(t.path("root/usr/local/bin/ztlint"), "--version").stdout.startswith("ztlint "))


def main(binary, folder):
    t = Test(binary, "manual")
    for part in (content, pages, bash, fish, zsh, installed):
        part(t, folder)
    shutil.rmtree(t.folder)
    skipped = len(set(SKIPPED))
    print("manual: %d passed, %d failed%s" % (t.passed, t.failed, ", %d skipped" % skipped if skipped else ""))
    return 1 if t.failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
