#!/usr/bin/env python3
"""Makes the files that the bench measures on: generate.py FOLDER. The same bytes on every run.

All of it is clean: names and ids are unique, references lead somewhere, every value is as documented.
What a rule of each type looks like is taken from the examples in the schemas, so the two cannot part.
"""
import copy
import json
import os
import random
import sys

SCHEMAS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "schemas")
POSTURE_BYTES = 28 * 1000 * 1000
SMALL_BYTES = 10 * 1000
YAML_FILES = 2000
YAML_BYTES = 1200  # at least; it makes 1.4 KB on average
SIZES = (50000, 100000)
SCHEDULES = [("5m", "15m"), ("5m", "10m"), ("10m", "30m"), ("1h", "2h"), ("1m", "5m")]
REMARKS = ["Asked for by the security team, see the runbook for laptops outside the offices",
           "Part of the baseline for all managed devices since the last audit",
           "Laid down by the installer; reviewed every quarter by the endpoint team"]


class Maker:
    """A source of values that never come twice."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.count = 0
        self.checks = set()

    def hexadecimal(self, digits):
        return "%0*x" % (digits, self.random.getrandbits(4 * digits))

    def uuid(self):
        text = self.hexadecimal(32)
        return "-".join((text[:8], text[8:12], "4" + text[13:16], "a" + text[17:20], text[20:]))

    def next(self):
        self.count += 1
        return self.count

    def rule(self, models, connections=None):
        """A posture rule like one of the models that checks what none before it does."""
        while True:
            rule = posture_rule(self, self.random.choice(models), connections)
            check = json.dumps([rule["type"], rule.get("match"), rule.get("input")])
            if check not in self.checks:
                self.checks.add(check)
                return rule


def examples(kind):
    with open(os.path.join(SCHEMAS, kind + ".json"), encoding="utf-8") as file:
        return json.load(file)["examples"]


def posture_rule(maker, example, connections=None):
    """A rule like the example; `connections` maps types to the ids that it may refer to."""
    rule = copy.deepcopy(example)
    number = maker.next()
    schedule, expiration = maker.random.choice(SCHEDULES)
    rule["id"] = maker.uuid()
    rule["name"] = "%s %d" % (example["name"], number)
    rule["description"] = maker.random.choice(REMARKS)
    values = rule.get("input", {})
    if "schedule" in rule:
        rule.update(schedule=schedule, expiration=expiration)
    for member, digits in (("sha256", 64), ("thumbprint", 40)):
        if member in values:
            values[member] = maker.hexadecimal(digits)
    for member in ("id", "certificate_id"):
        if member in values:
            values[member] = maker.uuid()
    if "domain" in values:
        values["domain"] = "site-%d.%s" % (number, values["domain"])
    if "path" in values:
        values["path"] += str(number)
    if "version" in values:
        values["version"] = "%d.%d.%d" % (number // 1000000 + 1, number // 1000 % 1000, number % 1000)
    if "cn" in values:
        values["cn"] = "site-%d.%s" % (number, values["cn"])
    if "connection_id" in values and connections:
        values["connection_id"] = maker.random.choice(connections[rule["type"]])
    return rule


def documented_rules():
    """The examples but the older Tanium type, whose input nobody documents."""
    return [rule for rule in examples("posture-rule") if rule["type"] != "tanium"]


def envelope(result):
    return {"success": True, "errors": [], "messages": [], "result": result,
            "result_info": {"page": 1, "per_page": len(result), "count": len(result),
                            "total_count": len(result)}}


def write(path, result):
    with open(path, "w", encoding="utf-8") as file:
        json.dump(envelope(result), file, indent=2)
        file.write("\n")


def write_posture(path, seed, wanted):
    """As many rules as make a file of that size."""
    maker = Maker(seed)
    models = documented_rules()
    rules, size = [], 0
    while size < wanted:
        rules.append(maker.rule(models))
        text = json.dumps(rules[-1], indent=2)
        # In the list each of its lines is four deeper, and a comma and a line end follow.
        size += len(text) + 4 * (text.count("\n") + 1) + 2
    write(path, rules)


def profile(maker):
    number = maker.next()
    return {"policy_id": maker.uuid(), "name": "Office %d" % number, "description": REMARKS[number % 3],
            "enabled": True, "default": False, "match": 'identity.email == "person%d@example.com"' % number,
            "precedence": number, "allow_mode_switch": False, "allow_updates": False, "allowed_to_leave": False,
            "auto_connect": 600, "captive_portal": 180, "disable_auto_fallback": False,
            "exclude_office_ips": False, "switch_locked": True, "tunnel_protocol": "masque",
            "support_url": "https://help.example.com/offices/%d" % number, "service_mode_v2": {"mode": "warp"},
            "exclude": [{"address": "192.168.0.0/16", "description": "Home networks"},
                        {"host": "*.printers.example.net"}],
            "fallback_domains": [{"suffix": "corp.example.com", "description": "Head office",
                                  "dns_server": ["10.20.0.53"]}]}


def network(number):
    """Every other /26 of 10.0.0.0/8: no two overlap, touch or could be written as one."""
    start = number * 128
    return "10.%d.%d.%d/26" % (start >> 16, start >> 8 & 255, start & 255)


def tunnel(maker, count, first=0):
    return [{"address": network(first + i), "description": "Site %d" % maker.next()} for i in range(count)]


def integrations(maker, count):
    """`count` integrations, and which ids a rule of each type may refer to."""
    models = [model for model in examples("posture-integration") if model["type"] != "uptycs"]
    made, connections = [], {}
    for i in range(count):
        one = copy.deepcopy(models[i % len(models)])
        one.update(id=maker.uuid(), name="%s %d" % (one["name"], i + 1))
        made.append(one)
        connections.setdefault(one["type"], []).append(one["id"])
    return made, connections


def write_references(folder, count):
    maker = Maker(count)
    made, connections = integrations(maker, count // 100)
    models = [rule for rule in documented_rules() if rule["type"] in connections]
    os.makedirs(folder, exist_ok=True)
    write(os.path.join(folder, "posture_integrations.json"), made)
    write(os.path.join(folder, "posture_rules.json"),
          [maker.rule(models, connections) for _ in range(count)])


def scalar(value):
    return json.dumps(value) if not isinstance(value, str) or not value.isalpha() else value


def yaml_lines(value, indent):
    """Block style as exporters write it; texts are quoted as JSON is, which YAML reads the same."""
    space = "  " * indent
    items = value.items() if isinstance(value, dict) else (("-", item) for item in value)
    for key, item in items:
        head = space + key + ("" if key == "-" else ":")
        if not item or not isinstance(item, (dict, list)):
            yield "%s %s" % (head, scalar(item))
        elif key == "-":
            inner = list(yaml_lines(item, indent + 1))
            yield head + " " + inner[0].lstrip()
            yield from inner[1:]
        else:
            yield head
            yield from yaml_lines(item, indent + 1)


def write_yaml(folder):
    maker = Maker(3)
    models = documented_rules()
    os.makedirs(folder, exist_ok=True)
    for i in range(YAML_FILES):
        kind = ("device_profile", "posture_rules", "split_tunnel_exclude")[i % 3]
        result = []
        text = ""
        while len(text) < YAML_BYTES:
            if kind == "device_profile":
                result.append(profile(maker))
            elif kind == "posture_rules":
                result.append(maker.rule(models))
            else:
                result += tunnel(maker, 4, len(result))
            text = "\n".join(yaml_lines({"success": True, "errors": [], "messages": [], "result": result}, 0)) + "\n"
        with open(os.path.join(folder, "%s-%04d.yaml" % (kind, i)), "w", encoding="utf-8") as file:
            file.write(text)


def main(folder):
    stamp = os.path.join(folder, "complete")
    newest = max(os.path.getmtime(path) for path in
                 [__file__] + [os.path.join(SCHEMAS, name + ".json") for name in ("posture-rule", "posture-integration")])
    if os.path.exists(stamp) and os.path.getmtime(stamp) >= newest:
        return
    os.makedirs(folder, exist_ok=True)
    write_posture(os.path.join(folder, "posture.json"), 1, POSTURE_BYTES)
    write_posture(os.path.join(folder, "small.json"), 2, SMALL_BYTES)
    write_yaml(os.path.join(folder, "yaml"))
    for count in SIZES:
        write(os.path.join(folder, "split_tunnel_exclude-%d.json" % count), tunnel(Maker(count), count))
        maker = Maker(count)
        write(os.path.join(folder, "device_profiles-%d.json" % count), [profile(maker) for _ in range(count)])
        write_references(os.path.join(folder, "references-%d" % count), count)
    with open(stamp, "w", encoding="utf-8"):
        pass


if __name__ == "__main__":
    main(sys.argv[1])
