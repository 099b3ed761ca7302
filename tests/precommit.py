#!/usr/bin/env python3
"""The hooks: tools/pre-commit by itself, and the real pre-commit in a scratch repository (skipped where it is not installed).

  precommit.py ZTLINT   with ZTLINT_TEST_ALL=1, the hook builds the program from its clone
"""
import os
import shutil
import subprocess
import sys
import tempfile
import time

from command import CLEAN, WRONG

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
QUIET = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "t", "GIT_AUTHOR_EMAIL": "t@example.com",
         "GIT_COMMITTER_NAME": "t", "GIT_COMMITTER_EMAIL": "t@example.com"}
RULE = "id: f174e90a-fafe-4643-bbbc-4a0ed4fc8415\nname: Disk\ntype: disk_encryption\nschedule: 5x%s\nexpiration: 15m\nmatch: [{platform: windows}]\ninput: {requireAll: true}\n"


class Test:
    def __init__(self, binary):
        self.binary = os.path.abspath(binary)
        self.passed = self.failed = self.skipped = 0
        self.folder = tempfile.mkdtemp()

    def check(self, what, holds, detail=""):
        self.passed, self.failed = self.passed + bool(holds), self.failed + (not holds)
        if not holds:
            print("precommit: %s %s" % (what, str(detail)[:2000]))

    def write(self, name, text, mode=0o644):
        path = os.path.join(self.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        os.chmod(path, mode)
        return path


# Stands for ./dev: says that it was called, takes its time, and leaves a program behind.
DEV = """#!/bin/sh
echo "$ZTLINT_INSTALL $*" >>"$(dirname "$0")/calls"
sleep 1
[ -e "$(dirname "$0")/broken" ] && exit 2
mkdir -p "$(dirname "$0")/build"
printf '#!/bin/sh\\necho ran "$@"\\nexit 1\\n' >"$(dirname "$0")/build/new"
chmod +x "$(dirname "$0")/build/new"
mv "$(dirname "$0")/build/new" "$(dirname "$0")/build/ztlint"
"""


def calls(folder):
    with open(os.path.join(folder, "calls")) as file:
        return file.read().splitlines()


def script(t):
    """One builds, the others wait; with flock and without."""
    tools = os.path.join(t.folder, "tools-only")
    os.makedirs(tools)
    for name in ("sh", "dirname", "mkdir", "rmdir", "sleep", "mv", "chmod"):
        os.symlink(shutil.which(name), os.path.join(tools, name))
    for what, path in (("with flock", os.environ["PATH"]), ("without", tools)):
        clone = os.path.join(t.folder, what.replace(" ", "-"))
        t.write(clone + "/dev", DEV, 0o755)
        os.makedirs(clone + "/tools")
        hook = shutil.copy(os.path.join(ROOT, "tools/pre-commit"), clone + "/tools/pre-commit")
        env = {**os.environ, "PATH": path}
        open(clone + "/broken", "w").close()
        done = subprocess.run([hook, "x"], env=env, capture_output=True, timeout=60)
        t.check("%s: a build that fails is a 2" % what, done.returncode == 2 and not done.stdout, done)
        os.remove(clone + "/broken")
        os.remove(clone + "/calls")
        running = [subprocess.Popen([hook, "a b", str(i)], env=env, stdout=subprocess.PIPE, text=True) for i in range(3)]
        told = [one.communicate(timeout=60)[0] for one in running]
        t.check("%s: one build for three" % what, calls(clone) == ["never build"], calls(clone))
        t.check("%s: each runs, and its status is the hook's" % what, told == ["ran a b %d\n" % i for i in range(3)] and {one.returncode for one in running} == {1}, told)
        t.check("%s: no lock is left behind" % what, not os.path.exists(clone + "/build.lock.d"))
    os.symlink(shutil.which("cat"), os.path.join(tools, "cat"))
    clone = os.path.join(t.folder, "bare")
    os.makedirs(clone + "/tools")
    shutil.copy(os.path.join(ROOT, "dev"), clone + "/dev")
    hook = shutil.copy(os.path.join(ROOT, "tools/pre-commit"), clone + "/tools/pre-commit")
    done = subprocess.run([hook], env={"PATH": tools}, capture_output=True, text=True, timeout=60)
    t.check("what is missing is one line with the command", done.returncode == 2 and done.stderr.count("\n") == 1 and "apt-get install" in done.stderr and "meson" in done.stderr, done)


def git(folder, *arguments, env=None):
    return subprocess.run(["git", *arguments], cwd=folder, env=env or QUIET, capture_output=True, text=True, timeout=900)


def hooks_repository(t, build):
    """A clone as pre-commit finds it: all that is under version control, and no more."""
    listed = git(ROOT, "ls-files", "-co", "--exclude-standard").stdout.splitlines()
    wanted = listed if build else [".pre-commit-hooks.yaml", "tools/pre-commit", "dev"]
    folder = os.path.join(t.folder, "hooks")
    for name in wanted:
        if not os.path.isfile(os.path.join(ROOT, name)):
            continue
        os.makedirs(os.path.dirname(os.path.join(folder, name)), exist_ok=True)
        shutil.copy(os.path.join(ROOT, name), os.path.join(folder, name))
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "hooks")
    return folder, git(folder, "rev-parse", "HEAD").stdout.strip()


def commits(t, hook, env, hooks, revision):
    team = os.path.join(t.folder, "team-" + hook)
    t.write(team + "/.pre-commit-config.yaml", "repos:\n- repo: %s\n  rev: %s\n  hooks:\n  - id: %s\n" % (hooks, revision, hook))
    git(team, "init", "-q")
    done = subprocess.run(["pre-commit", "install", "--install-hooks"], cwd=team, env=env, capture_output=True, text=True, timeout=120)
    t.check("%s is installed" % hook, done.returncode == 0, done)

    def commit(what, passes, words="", **files):
        for name, text in files.items():
            t.write(team + "/" + name.replace("__", "/").replace("_", "."), text)
        git(team, "add", "-A")
        done = git(team, "commit", "-m", what, env=env)
        told = done.stdout + done.stderr
        t.check("%s: %s" % (hook, what), (done.returncode == 0) == passes and words in told, told)
        git(team, "reset", "-q", "--hard", env=env)

    commit("the configuration of pre-commit alone passes", True)
    commit("only package.json passes", True, "Passed", package_json='{"name": "x", "version": "1.0.0"}')
    commit("a bad commit is stopped", False, "[duration-format]", posture_json=WRONG)
    commit("a good one passes", True, "Passed", posture_json=CLEAN)
    commit("a file of lines is checked too", False, "[duration-format]", posture__more_jsonl=WRONG)
    commit("a suppression passes", True, "Passed", other__posture_yaml=RULE % " # ztlint: ignore duration-format -- an experiment")
    commit("and is needed", False, "[duration-format]", third__posture_yaml=RULE % "")
    twin = CLEAN.replace("f174e90a", "a174e90a")
    commit("a configuration, and a file below it", True, "Passed", net__posture_json=CLEAN, net___ztlint_yaml="level: warning\n")
    commit("a file that repeats a name of one that has not changed", False, "[duplicate-name]", net__more_json=twin)
    commit("one that does not", True, "Passed", net__more_json=twin.replace('"Disk"', '"Volume"').replace("windows", "mac"))
    commit("no file of ours at all", True, "Skipped", README_md="hello")


def main(binary, build):
    t = Test(binary)
    script(t)
    if not shutil.which("pre-commit") or not shutil.which("git") or git(ROOT, "rev-parse").returncode != 0:
        t.skipped += 1
    else:
        hooks, revision = hooks_repository(t, build)
        done = subprocess.run(["pre-commit", "validate-manifest", os.path.join(ROOT, ".pre-commit-hooks.yaml")], capture_output=True, text=True)
        t.check("the manifest is valid", done.returncode == 0, done)
        bin_folder = os.path.join(t.folder, "bin")
        os.makedirs(bin_folder)
        os.symlink(t.binary, os.path.join(bin_folder, "ztlint"))
        env = {**QUIET, "PRE_COMMIT_HOME": os.path.join(t.folder, "cache"), "PATH": bin_folder + ":" + os.environ["PATH"]}
        commits(t, "ztlint-system", env, hooks, revision)
        if build:
            start = time.monotonic()
            commits(t, "ztlint", env, hooks, revision)
            print("the hook built itself and was used in %d s" % (time.monotonic() - start))
        else:
            t.skipped += 1
    shutil.rmtree(t.folder)
    print("precommit: %d passed, %d failed%s" % (t.passed, t.failed, ", %d skipped" % t.skipped if t.skipped else ""))
    return 1 if t.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], os.environ.get("ZTLINT_TEST_ALL") == "1"))
