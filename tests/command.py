"""What the tests of the command line share: a folder to work in, the program, counting."""
import os
import shutil
import subprocess
import tempfile

CLEAN = '{"success": true, "errors": [], "messages": [], "result": [{"id": "f174e90a-fafe-4643-bbbc-4a0ed4fc8415", "name": "Disk", "type": "disk_encryption", "schedule": "5m", "expiration": "15m", "match": [{"platform": "windows"}], "input": {"requireAll": true}}]}'
WRONG = CLEAN.replace('"5m"', '"5x"')


class Test:
    def __init__(self, binary, name="cli"):
        self.binary = os.path.abspath(binary)
        self.name = name
        self.passed = self.failed = 0
        self.folder = tempfile.mkdtemp()

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, text):
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode())
        return name

    def read(self, name):
        with open(self.path(name), encoding="utf-8") as file:
            return file.read()

    def clear(self):
        """An empty folder again."""
        for name in os.listdir(self.folder):
            path = self.path(name)
            if os.path.isdir(path) and not os.path.islink(path):
                shutil.rmtree(path)
            else:
                os.remove(path)

    def run(self, *arguments, stdin=b"", env=None, inside=".", **more):
        return subprocess.run([self.binary, *arguments], cwd=self.path(inside), input=stdin, capture_output=True,
                              env={**os.environ, **(env or {})}, timeout=60, **more)

    def check(self, what, holds, detail=""):
        if holds:
            self.passed += 1
        else:
            self.failed += 1
            print("%s: %s %s" % (self.name, what, detail))

    def status(self, what, expected, *arguments, **more):
        done = self.run(*arguments, **more)
        self.check(what, done.returncode == expected,
                   "exit %d, expected %d: %r %r" % (done.returncode, expected, done.stdout[:600], done.stderr[:600]))
        return done

    def finish(self, parts):
        """Runs the parts, each in a folder of its own making; the exit status."""
        for part in parts:
            part(self)
        shutil.rmtree(self.folder)
        print("%s: %d passed, %d failed" % (self.name, self.passed, self.failed))
        return 1 if self.failed else 0
