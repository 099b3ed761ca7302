#!/usr/bin/env python3
"""The HTML report as Chromium shows it; skipped where it is not installed. browser.py ZTLINT"""
import json
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
DARK, LIGHT = "preferredColorScheme=0", "preferredColorScheme=1"
GROUND = {DARK: (0x0F, 0x13, 0x18), LIGHT: (0xF5, 0xF6, 0xF8)}
BAR = {DARK: (0xE5, 0x53, 0x4B), LIGHT: (0xD9, 0x43, 0x4A)}


def pixels(path):
    """The colours of a PNG of 8 bits a channel, and how many pixels have each."""
    with open(path, "rb") as file:
        data = file.read()
    at, packed = 8, b""
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at:at + 8])
        body = data[at + 8:at + 8 + length]
        if kind == b"IHDR":
            width, height, _, colour = struct.unpack(">IIBB", body[:10])
        elif kind == b"IDAT":
            packed += body
        at += length + 12
    step = {2: 3, 6: 4}[colour]
    raw, line, counts = zlib.decompress(packed), bytearray(width * step), {}
    for y in range(height):
        start = y * (width * step + 1)
        above, line = line, bytearray(raw[start + 1:start + 1 + width * step])
        unfilter(raw[start], line, above, step)
        for x in range(0, len(line), step):
            key = bytes(line[x:x + 3])
            counts[key] = counts.get(key, 0) + 1
    return {tuple(key): count for key, count in counts.items()}


def unfilter(how, line, above, step):
    for i in range(len(line)):
        left = line[i - step] if i >= step else 0
        corner = above[i - step] if i >= step else 0
        up = above[i]
        if how == 1:
            line[i] = (line[i] + left) & 255
        elif how == 2:
            line[i] = (line[i] + up) & 255
        elif how == 3:
            line[i] = (line[i] + (left + up) // 2) & 255
        elif how == 4:
            guess = left + up - corner
            line[i] = (line[i] + min((left, up, corner), key=lambda one: abs(guess - one))) & 255


# Tries filters one after the other and keeps what each leaves.
STEPS = """<script>
for (const [words, box] of %s) {
  const form = document.forms[0];
  form.elements.words.value = words;
  for (const name of ["error", "warning", "info"])
    form.elements[name].checked = name !== box;
  form.dispatchEvent(new Event("input"));
  const kept = document.createElement("aside");
  for (const article of document.querySelectorAll("section.file:not([hidden]) article"))
    kept.append(article.cloneNode());
  document.body.append(kept);
}
</script>"""


class Test:
    def __init__(self, binary, browser):
        self.binary, self.browser = os.path.abspath(binary), browser
        self.passed = self.failed = 0
        self.folder = tempfile.mkdtemp()

    def check(self, what, holds, detail=""):
        self.passed, self.failed = self.passed + bool(holds), self.failed + (not holds)
        if not holds:
            print("browser: %s %s" % (what, str(detail)[:2000]))

    def page(self, *arguments, name="page.html", change=lambda text: text):
        done = subprocess.run([self.binary, "-f", "html", "--no-config", "--level", "info", "--today", "2026-06-15", *arguments],
                              cwd=ROOT, capture_output=True, timeout=60)
        path = os.path.join(self.folder, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(change(done.stdout.decode()))
        return path

    def browse(self, path, *arguments):
        done = subprocess.run([self.browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--user-data-dir=" + self.folder + "/profile",
                               "--window-size=600,500", *arguments, "file://" + path], capture_output=True, timeout=120)
        return done.stdout.decode(errors="replace")


def shown(dom):
    return [article for article in re.findall("<article[^>]*>", dom) if "hidden" not in article]


def main(binary):
    browser = shutil.which("chromium")
    if not browser:
        print("browser: 0 passed, 0 failed, 1 skipped")
        return 0
    t = Test(binary, browser)
    path = t.page("samples")
    with open(path, encoding="utf-8") as file:
        count = len(shown(file.read()))
    for mode in (LIGHT, DARK):
        picture = os.path.join(t.folder, "picture.png")
        t.browse(path, "--blink-settings=" + mode, "--screenshot=" + picture)
        colours = pixels(picture)
        t.check("%s: the ground" % mode, colours.get(GROUND[mode], 0) > 30000, sorted(colours.items(), key=lambda one: -one[1])[:5])
        t.check("%s: the bars of errors" % mode, colours.get(BAR[mode], 0) > 2000, colours.get(BAR[mode]))
    with open(path, encoding="utf-8") as file:
        t.check("without a script the filter is hidden", "<form hidden>" in file.read())
    strange = t.page("samples", name="strange.html", change=lambda text: text.replace("</body>", "<script>document.body.id = 'taken'</script></body>"))
    dom = t.browse(strange, "--dump-dom")
    t.check("with it, it is there", "<form>" in dom and count > 20 and len(shown(dom)) == count, (count, dom[-500:]))
    t.check("no other script runs", 'id="taken"' not in dom)
    cases = [("duplicate-precedence", "", 'data-rule="duplicate-precedence"'), ("", "error", 'data-severity="(?:warning|info)"'), ("one-line POSTURE", "", 'data-path="samples/one-line/posture')]
    filtered = t.page("samples", name="filter.html", change=lambda text: re.sub("<meta http-equiv[^>]*>", "", text).replace("</body>", STEPS % json.dumps([case[:2] for case in cases]) + "</body>"))
    results = re.findall("<aside>(.*?)</aside>", t.browse(filtered, "--dump-dom"), re.S)
    t.check("all filters were tried", len(results) == len(cases), results)
    for (words, box, wanted), result in zip(cases, results):
        left = shown(result)
        t.check("filter by %s%s" % (words, box), 0 < len(left) < count and len(left) == len(re.findall(wanted, result)) and all(re.search(wanted, one) for one in left), left)
    shutil.rmtree(t.folder, ignore_errors=True)
    print("browser: %d passed, %d failed" % (t.passed, t.failed))
    return 1 if t.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
