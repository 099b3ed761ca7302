#!/usr/bin/env python3
"""The recipes of docs/editors.md, run as they stand there: Neovim and Emacs where they are installed, the patterns always.

  editors.py ZTLINT
"""
import json
import os
import re
import shutil
import subprocess
import sys

from command import CLEAN, WRONG, Test

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BAD = WRONG.replace('"name": "Disk"', '"name": "Dísk 😀"').replace(", ", ",\n ")


def recipe(name):
    with open(os.path.join(ROOT, "docs/editors.md"), encoding="utf-8") as file:
        return re.search(r"^```\w+ %s\n(.*?)^```" % re.escape(name), file.read(), re.S | re.M).group(1)


def expected(t, path):
    """(severity, rule, line, column in code points, message) of each finding."""
    told = json.loads(t.run("-f", "json", "--unknown", "skip", "--allow-nothing", path).stdout)
    return [(f["severity"], f["rule"], f["range"]["start"]["line"], f["range"]["start"]["column"], f["message"]) for f in told["findings"]]


def environment(t):
    folder = t.path("bin")
    os.makedirs(folder, exist_ok=True)
    if not os.path.exists(folder + "/ztlint"):
        os.symlink(t.binary, folder + "/ztlint")
    return {**os.environ, "PATH": folder + ":" + os.environ["PATH"], "HOME": t.folder, "XDG_CONFIG_HOME": t.folder, "XDG_DATA_HOME": t.folder, "XDG_STATE_HOME": t.folder, "XDG_CACHE_HOME": t.folder, "LC_ALL": "C.UTF-8"}


# Waits until the recipe has told what it found, then prints it.
WAIT = """
local buffer = vim.api.nvim_get_current_buf()
vim.wait(20000, function() return %s end, 20)
local found = {}
for _, one in ipairs(vim.diagnostic.get(buffer)) do
  table.insert(found, { one.severity, one.code, one.lnum + 1, one.col, one.message })
end
io.stdout:write(vim.json.encode(found), "\\n")
vim.cmd("qall!")
"""


def neovim(t, path, wait, *commands):
    t.write("init.lua", recipe("neovim"))
    t.write("wait.lua", WAIT % wait)
    more = [part for command in commands for part in ("-c", command)]
    done = subprocess.run(["nvim", "--headless", "-n", "-u", "init.lua", path, *more, "-c", "luafile wait.lua"], cwd=t.folder, env=environment(t), capture_output=True, text=True, timeout=60)
    try:
        return json.loads(done.stdout.strip().splitlines()[-1])
    except (ValueError, IndexError):
        return done


def check_neovim(t):
    if not shutil.which("nvim"):
        return 1
    t.write("config/posture.json", BAD)
    wanted = expected(t, "config/posture.json")
    found = neovim(t, "config/posture.json", "#vim.diagnostic.get(buffer) > 0")
    lines = BAD.split("\n")
    byte = [[{"error": 1, "warning": 2, "info": 3}[severity], rule, line, len(lines[line - 1][:column - 1].encode())] for severity, rule, line, column, _ in wanted]
    t.check("neovim shows the findings of a file", len(wanted) > 0 and [one[:4] for one in found] == byte, (found, byte))
    t.write("config/posture.json", CLEAN.replace(", ", ",\n "))
    found = neovim(t, "config/posture.json", "#vim.diagnostic.get(buffer) > 0", '%s/"5m"/"5x"/', "doautocmd TextChanged")
    t.check("and of a buffer that is not written", [one[1] for one in found] == ["duration-format"], found)
    t.write("package.json", '{"name": "x", "version": "1.0.0"}')
    found = neovim(t, "package.json", "vim.loop.hrtime() > (_G.ztlint_start or 0) + 1e9", "lua _G.ztlint_start = vim.loop.hrtime()")
    t.check("and none of a file that is not ours", found == [] or found == {}, found)
    t.write("lint.lua", """
local found
package.loaded["lint"] = { linters = {}, linters_by_ft = {} }
package.loaded["lint.parser"] = { from_pattern = function(pattern, groups, severities, defaults)
  return function(output)
    local list = {}
    for line in output:gmatch("[^\\n]+") do
      local captured = { line:match(pattern) }
      local one = { source = defaults.source }
      for i, group in ipairs(groups) do one[group] = captured[i] end
      one.severity = severities[one.severity]
      table.insert(list, one)
    end
    return list
  end
end }
""" + recipe("nvim-lint") + """
local linter = require("lint").linters.ztlint
local command = { linter.cmd }
for _, one in ipairs(linter.args) do table.insert(command, type(one) == "function" and one() or one) end
local output = vim.fn.system(command, vim.api.nvim_buf_get_lines(0, 0, -1, true))
io.stdout:write(vim.json.encode(linter.parser(output)), "\\n")
vim.cmd("qall!")
""")
    t.write("config/posture.json", BAD)
    done = subprocess.run(["nvim", "--headless", "-n", "-u", "NONE", "config/posture.json", "-c", "luafile lint.lua"], cwd=t.folder, env=environment(t), capture_output=True, text=True, timeout=60)
    told = [(one["severity"], one["code"], int(one["lnum"]), int(one["col"]), one["message"]) for one in json.loads(done.stdout)] if done.stdout else done
    t.check("nvim-lint's form has them too", told == [({"error": 1, "warning": 2, "info": 3}[one[0]], *one[1:]) for one in wanted], (told, wanted))
    t.write("make.vim", recipe("vim") + "silent make config\nlet found = map(getqflist(), {_, one -> [one.lnum, one.vcol ? one.col : 0, one.type, one.text, bufname(one.bufnr)]})\ncall writefile([json_encode(found)], 'found.json')\nqall!\n")
    subprocess.run(["nvim", "--headless", "-n", "-u", "NONE", "-S", "make.vim"], cwd=t.folder, env=environment(t), capture_output=True, timeout=60)
    found = json.loads(t.read("found.json"))
    t.check("the quickfix list has them", [(one[0], one[1], one[2].lower(), one[4]) for one in found] == [(line, column, severity[0], "config/posture.json") for severity, _, line, column, _ in wanted], found)
    return 0


# Opens the file with flymake, waits for its report, and prints it.
EMACS = """
(require 'flymake)
(setq flymake-start-on-flymake-mode nil)
(find-file "config/posture.json")
(setq buffer-file-name (expand-file-name "config/posture.json"))
(add-hook 'flymake-diagnostic-functions #'ztlint-flymake nil t)
(let ((done nil) (source (current-buffer)))
  (ztlint-flymake (lambda (found &rest _) (setq done (list found))))
  (with-timeout (20) (while (not done) (accept-process-output nil 0.05)))
  (dolist (one (reverse (car done)))
    (with-current-buffer source
      (princ (format "%s %d %s\\n" (flymake-diagnostic-type one)
                     (line-number-at-pos (flymake-diagnostic-beg one)) (flymake-diagnostic-text one))))))
"""


def check_emacs(t):
    if not shutil.which("emacs"):
        return 1
    t.write("config/posture.json", BAD)
    t.write("recipe.el", recipe("emacs"))
    t.write("drive.el", EMACS)
    done = subprocess.run(["emacs", "-Q", "--batch", "-l", "recipe.el", "-l", "drive.el"], cwd=t.folder, env=environment(t), capture_output=True, text=True, timeout=60)
    wanted = [":%s %d %s [%s]" % ({"info": "note"}.get(severity, severity), line, message, rule) for severity, rule, line, _, message in expected(t, "config/posture.json")]
    t.check("flymake shows the findings", wanted and done.stdout.splitlines() == wanted, (done.stdout, done.stderr, wanted))
    return 0


def patterns(t):
    """What tasks.json and the matcher of GitHub make of every line of the gcc form."""
    lines = subprocess.run([t.binary, "-f", "gcc", "--level", "info", "--no-config", "samples"], cwd=ROOT, capture_output=True, text=True, timeout=60).stdout.splitlines()
    told = json.loads(subprocess.run([t.binary, "-f", "json", "--level", "info", "--no-config", "samples"], cwd=ROOT, capture_output=True, timeout=60).stdout)["findings"]
    wanted = [(f["path"], str(f["range"]["start"]["line"]), str(f["range"]["start"]["column"]), f["severity"], f["message"], f["rule"]) for f in told]
    task = json.loads(recipe("vscode"))["tasks"][0]["problemMatcher"]
    with open(os.path.join(ROOT, "tools/problem-matcher.json")) as file:
        matchers = json.load(file)["problemMatcher"]
    names = ("file", "line", "column", "severity", "message", "code")
    for what, found in [("tasks.json", [matched(line, task["pattern"], names, {}) for line in lines]),
                        ("the problem matcher", [first([matched(line, one["pattern"][0], names, one) for one in matchers]) for line in lines])]:
        found = [one and (*one[:3], {"note": "info", "notice": "info"}.get(one[3], one[3]), *one[4:]) for one in found]
        t.check("%s reads every line" % what, len(lines) > 20 and found == wanted, [(a, b) for a, b in zip(found, wanted) if a != b][:3])
    t.check("GitHub knows the severities", {"error", "warning", "notice"} >= {matcher.get("severity", "error") for matcher in matchers})


def matched(line, pattern, names, matcher):
    found = re.search(pattern["regexp"], line)
    return found and tuple(found.group(pattern[name]) if name in pattern else matcher[name] for name in names)


def first(found):
    found = [one for one in found if one]
    return found[0] if len(found) == 1 else None


def main(binary):
    t = Test(binary, "editors")
    skipped = check_neovim(t) + check_emacs(t)
    patterns(t)
    shutil.rmtree(t.folder)
    print("editors: %d passed, %d failed%s" % (t.passed, t.failed, ", %d skipped" % skipped if skipped else ""))
    return 1 if t.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
