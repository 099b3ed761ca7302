#!/usr/bin/env python3
"""docs/ci.md, action.yml and what they call, as far as it goes on one machine. ci.py ZTLINT"""
import os
import re
import shutil
import subprocess
import sys

from command import CLEAN, WRONG, Test

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def text_of(name):
    with open(os.path.join(ROOT, name), encoding="utf-8") as file:
        return file.read()


def action(t):
    """The step of the action, with inputs that are no friends of a shell."""
    os.makedirs(t.path("action/build"))
    os.makedirs(t.path("action/tools"))
    os.symlink(t.binary, t.path("action/build/ztlint"))
    step = shutil.copy(os.path.join(ROOT, "tools/action"), t.path("action/tools/action"))
    t.write("repo/a b/posture.json", WRONG)
    t.write("repo/$(touch x)/posture.json", WRONG.replace("Disk", "Volume"))
    t.write("repo/other/posture.json", CLEAN)
    t.write("summary.md", "")

    def run(**env):
        return subprocess.run([step], cwd=t.path("repo"), capture_output=True, text=True, timeout=60,
                              env={**os.environ, "GITHUB_STEP_SUMMARY": t.path("summary.md"), **env})

    done = run(ZTLINT_PATHS="a b\n$(touch x)\n", ZTLINT_OPTIONS="--level=info\n--no-config\n", ZTLINT_SARIF="out dir.sarif")
    t.check("both folders are checked", done.returncode == 1 and len(re.findall("^::error file=", done.stdout, re.M)) == 2, done)
    t.check("nothing is read as shell", not os.path.exists(t.path("repo/x")))
    t.check("the summary", "duration-format" in t.read("summary.md"))
    t.check("the SARIF report", '"ruleId":"duration-format"' in t.read("repo/out dir.sarif"))
    done = run(ZTLINT_PATHS="*")
    t.check("a star is a name", done.returncode == 2 and "*" in done.stderr, done)
    done = run()
    t.check("without inputs, all of the repository", done.returncode == 1 and "3 files" in done.stdout, done)
    t.check("an input that looks like an option is a path", run(ZTLINT_PATHS="--version").returncode == 2)
    inputs = re.findall(r"^  (\w+):\n    description", text_of("action.yml").split("outputs:")[0], re.M)
    t.check("every input is used", inputs == ["paths", "options", "sarif"] and all("inputs.%s }}" % name in text_of("action.yml") for name in inputs), inputs)
    t.check("no input stands in a script", not re.search(r"run:.*inputs\.", text_of("action.yml")))
    for name in re.findall(r"ZTLINT_[A-Z]+", text_of("tools/action")):
        t.check("%s is set" % name, name + ":" in text_of("action.yml"))


def gate(t):
    script = re.search(r"^```sh gate\n(.*?)^```", text_of("docs/ci.md"), re.S | re.M).group(1)
    t.write("gate.sh", script)
    os.makedirs(t.path("bin"))
    os.symlink(t.binary, t.path("bin/ztlint"))
    for status, text in ((0, CLEAN), (1, WRONG)):
        t.write("config/posture.json", text)
        done = subprocess.run(["sh", "gate.sh"], cwd=t.folder, capture_output=True, text=True, timeout=60, env={**os.environ, "PATH": t.path("bin") + ":" + os.environ["PATH"]})
        t.check("the gate answers %d" % status, done.returncode == status and not done.stderr, done)
        t.check("and leaves its reports", "<html" in t.read("reports/ztlint.html") and "<testsuites" in t.read("reports/ztlint.xml"))
    shutil.rmtree(t.path("config"))
    done = subprocess.run(["sh", "gate.sh"], cwd=t.folder, capture_output=True, text=True, timeout=60, env={**os.environ, "PATH": t.path("bin") + ":" + os.environ["PATH"]})
    t.check("and 2 where there is nothing", done.returncode == 2 and "could not do its work" in done.stderr, done)


def documents(t):
    """Every form stands in the table, and every command of the recipes is one that the program takes."""
    page = text_of("docs/ci.md")
    table = set(re.findall(r"`(\w+)`", " ".join(re.findall(r"^\| (`\w+`(?:, `\w+`)*) \|", page, re.M))))
    told = t.run("-f", "nonsense").stderr.decode()
    forms = set(re.findall(r"\w+", told.split("choose ")[1])) - {"or", "human"}
    t.check("the table has every form", table == forms, table ^ forms)
    for line in re.findall(r"ztlint ((?:-f \w+|-o \S+|-f human).*) config", page):
        forms_used = re.findall(r"-f (\w+)", line)
        t.check("a recipe's forms exist", set(forms_used) <= forms | {"human"}, forms_used)


def main(binary):
    return Test(binary, "ci").finish((action, gate, documents))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
