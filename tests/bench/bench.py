#!/usr/bin/env python3
"""Measures ztlint against its peers and prints a table of ratios.

  bench.py [--json FILE] ZTLINT PEERS DATA

PEERS is the folder of the peers built from this folder, DATA what generate.py made. Peers of npm
(sourcemeta's jsonschema, ajv) are looked for on PATH and in the node_modules folder $ZTLINT_PEERS.

Whole processes, seven runs of each, in turn (A B A B …), medians. A slow figure is told, never an error.
"""
import argparse
import glob
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import time

RUNS = 7
SMALL_RUNS = 40  # processes in one run of what takes a millisecond
KIND_ID = "https://ztlint.invalid/kind"
AJV = """
const Ajv = require(process.argv[1] + "/ajv/dist/2020");
const read = (path) => JSON.parse(require("fs").readFileSync(path, "utf8"));
const ajv = new (Ajv.default || Ajv)({ strict: false, allErrors: false, validateFormats: false });
process.exit(ajv.compile(read(process.argv[2]))(read(process.argv[3])) ? 0 : 1);
"""


class Program:
    """Something to be measured: command lines that are run one after another, `times` over."""

    def __init__(self, name, *commands, times=1):
        self.name = name
        self.commands = commands
        self.times = times
        self.wall, self.cpu, self.peak, self.statuses = [], [], 0, set()

    def run(self):
        started, cpu = time.perf_counter(), 0.0
        for _ in range(self.times):
            for command in self.commands:
                status, usage = spawn(command)
                cpu += usage.ru_utime + usage.ru_stime
                self.peak = max(self.peak, usage.ru_maxrss * 1024)
                self.statuses.add(os.waitstatus_to_exitcode(status))
        self.wall.append((time.perf_counter() - started) / self.times)
        self.cpu.append(cpu / self.times)

    def figures(self):
        return {"name": self.name, "wall": statistics.median(self.wall), "cpu": statistics.median(self.cpu),
                "peak": self.peak, "statuses": sorted(self.statuses)}


def spawn(command):
    """Runs a command without output; its wait status and usage. No peak is below that of this program,
    whose memory a child counts as its own until it is on its feet."""
    null = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0), (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)]
    process = os.posix_spawn(command[0], command, os.environ, file_actions=null)
    _, status, usage = os.wait4(process, 0)
    return status, usage


def alternate(*programs):
    """One run of each to warm the caches, then seven in turn."""
    for program in programs:
        program.run()
        program.wall.clear()
        program.cpu.clear()
    for _ in range(RUNS):
        for program in programs:
            program.run()
    return [program.figures() for program in programs]


class Table:
    def __init__(self):
        self.rows = []

    def add(self, measure, ratio, must, aim, at_most=True, programs=()):
        """A row; `must` is None for a figure that is only of interest."""
        def reached(bound):
            return None if bound is None else (ratio <= bound if at_most else ratio >= bound)
        self.rows.append({"measure": measure, "ratio": ratio, "sign": "≤" if at_most else "≥", "must": must, "aim": aim,
                          "must_reached": reached(must), "aim_reached": reached(aim), "programs": list(programs)})
        self.show(self.rows[-1])

    def missing(self, measure, what):
        self.rows.append({"measure": measure, "missing": what})
        self.show(self.rows[-1])

    @staticmethod
    def head():
        print("%-58s %8s %8s %8s  %s" % ("measure", "ratio", "must", "aim", "reached"))

    @staticmethod
    def show(row):
        if "missing" in row:
            print("%-58s %s: not installed" % (row["measure"], row["missing"]))
            return
        bound = lambda value: "" if value is None else "%s %g" % (row["sign"], value)
        word = {None: "", True: "yes", False: "no"}
        reached = word[row["must_reached"]]
        if any(program["statuses"] != [0] for program in row["programs"]):
            reached = "(not all went well) " + reached
        if row["aim_reached"] is not None:
            reached += ", aim " + word[row["aim_reached"]]
        print("%-58s %8.2f %8s %8s  %s" % (row["measure"], row["ratio"], bound(row["must"]), bound(row["aim"]), reached))
        for program in row["programs"]:
            status = "" if program["statuses"] == [0] else "  exit %s" % ", ".join(map(str, program["statuses"]))
            print("    %-32s wall %9.1f ms  user+sys %9.1f ms  peak %7.1f MB%s" % (
                program["name"], program["wall"] * 1e3, program["cpu"] * 1e3, program["peak"] / 1e6, status))
        sys.stdout.flush()


class Bench:
    def __init__(self, ztlint, peers, data):
        self.ztlint = os.path.abspath(ztlint)
        self.peers = os.path.abspath(peers)
        self.data = os.path.abspath(data)
        self.modules = os.environ.get("ZTLINT_PEERS", "")
        self.table = Table()

    def file(self, *names):
        return os.path.join(self.data, *names)

    def own(self, *arguments):
        return [self.ztlint, "check", "-q", "--no-config", *arguments]

    def peer(self, name):
        path = os.path.join(self.peers, name)
        return path if os.access(path, os.X_OK) else None

    def sourcemeta(self):
        """The native binary: the npm package starts it through node, and Python has a namesake."""
        found = glob.glob(os.path.join(self.modules, "@sourcemeta", "jsonschema", "**", "jsonschema-linux-" + platform.machine().replace("aarch64", "arm64")), recursive=True)
        found = [path for path in found if os.access(path, os.X_OK)] + [shutil.which("jsonschema")]
        for path in filter(None, found):
            with open(path, "rb") as file:
                if file.read(4) == b"\x7fELF":
                    return path
        return None

    def equal_schema(self, kind):
        """The schema of a kind, as ztlint has it, for a whole answer of the API."""
        path = self.file("schema-%s.json" % kind)
        done = subprocess.run([self.ztlint, "schema", kind], capture_output=True, check=True)
        schema = json.loads(done.stdout)
        whole = schema.get("x-ztlint", {}).get("whole")
        schema["$id"] = KIND_ID
        schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
        result = {"$ref": KIND_ID} if whole else {"type": "array", "items": {"$ref": KIND_ID}}
        with open(path, "w", encoding="utf-8") as file:
            json.dump({"$schema": schema["$schema"], "type": "object", "required": ["result"],
                       "properties": {"result": result}, "$defs": {"kind": schema}}, file)
        return path

    def large(self):
        path = self.file("posture.json")
        measure = "28 MB of posture rules ÷ simdjson DOM"
        peer = self.peer("simdjson_dom")
        own = Program("ztlint", self.own(path))
        if not peer:
            alternate(own)
            self.table.missing(measure, "simdjson")
        else:
            figures = alternate(own, Program("simdjson", [peer, path]))
            self.table.add(measure, figures[0]["wall"] / figures[1]["wall"], 3, 1.5, programs=figures)
        self.table.add("its peak memory ÷ the file's size", own.peak / os.path.getsize(path), 4, 2.5)
        self.against("jansson's load of it ÷ ztlint", path, self.peer("jansson_load"), "jansson")

    def against(self, measure, path, peer, name):
        if not peer:
            self.table.missing(measure, name)
            return
        figures = alternate(Program("ztlint", self.own(path)), Program(name, [peer, path]))
        self.table.add(measure, figures[1]["wall"] / figures[0]["wall"], None, None, programs=figures)

    def validators(self):
        path = self.file("posture.json")
        for measure, name, command, must, aim in (
                ("sourcemeta jsonschema on it ÷ ztlint", "sourcemeta", self.sourcemeta_command, 3, 5),
                ("ajv on it ÷ ztlint", "ajv", self.ajv_command, None, None)):
            line = command("posture-rule", [path])
            if not line:
                self.table.missing(measure, name)
                continue
            figures = alternate(Program("ztlint", self.own(path)), Program(name, line))
            self.table.add(measure, figures[1]["wall"] / figures[0]["wall"], must, aim, False, figures)

    def sourcemeta_command(self, kind, paths):
        binary = self.sourcemeta()
        return binary and [binary, "validate", self.equal_schema(kind), *paths]

    def ajv_command(self, kind, paths):
        node = shutil.which("node")
        if not node or not os.path.isdir(os.path.join(self.modules, "ajv")):
            return None
        return [node, "-e", AJV, os.path.abspath(self.modules), self.equal_schema(kind), *paths]

    def small(self):
        figures = alternate(Program("ztlint", self.own(self.file("small.json")), times=SMALL_RUNS),
                            Program("true", ["/bin/true"], times=SMALL_RUNS))
        self.table.add("a 10 KB file ÷ /bin/true", figures[0]["wall"] / figures[1]["wall"], 3, 2, programs=figures)

    def yaml(self):
        # By name: the folder stands where .gitignore keeps a walk away.
        files = sorted(glob.glob(self.file("yaml", "*.yaml")))
        measure = "2,000 YAML files, --jobs 1 ÷ libyaml events"
        peer = self.peer("yaml_events")
        if peer:
            figures = alternate(Program("ztlint", self.own("--jobs", "1", *files)), Program("libyaml", [peer, *files]))
            self.table.add(measure, figures[0]["wall"] / figures[1]["wall"], 2, 1.3, programs=figures)
        else:
            self.table.missing(measure, "libyaml")
        measure = "sourcemeta jsonschema on them ÷ ztlint"
        lines = [self.sourcemeta_command(kind, [path for path in files if os.path.basename(path).startswith(stem)]) for kind, stem in (
            ("device-profile", "device_profile"), ("posture-rule", "posture_rules"),
            ("split-tunnel-exclude", "split_tunnel_exclude"))]
        if not all(lines):
            self.table.missing(measure, "sourcemeta")
            return
        figures = alternate(Program("ztlint", self.own(*files)), Program("sourcemeta", *lines))
        self.table.add(measure, figures[1]["wall"] / figures[0]["wall"], 2, 3, False, figures)

    def growth(self):
        for what, pattern in (("split-tunnel entries", "split_tunnel_exclude-%d.json"),
                              ("device profiles", "device_profiles-%d.json"),
                              ("references to integrations", "references-%d/*.json")):
            figures = alternate(*(Program("ztlint, %d" % size, self.own(*sorted(glob.glob(self.file(pattern % size)))))
                                  for size in (100000, 50000)))
            self.table.add("100,000 ÷ 50,000 %s" % what, figures[0]["wall"] / figures[1]["wall"], 2.3, 2.1, programs=figures)

    def run(self):
        Table.head()
        for part in (self.large, self.validators, self.small, self.yaml, self.growth):
            part()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--json", metavar="FILE", help="write all figures there, too")
    parser.add_argument("ztlint")
    parser.add_argument("peers")
    parser.add_argument("data")
    arguments = parser.parse_args()
    bench = Bench(arguments.ztlint, arguments.peers, arguments.data)
    bench.run()
    if arguments.json:
        machine = {"system": platform.platform(), "processors": os.cpu_count()}
        with open(arguments.json, "w", encoding="utf-8") as file:
            json.dump({"machine": machine, "runs": RUNS, "rows": bench.table.rows}, file, indent=2, ensure_ascii=False)
            file.write("\n")


if __name__ == "__main__":
    main()
