#!/usr/bin/env python3
"""Holds docs/constraints.md against the rules and schemas that it names.

  ledger.py PAGE…

PAGE are the pages of all rules, as rules/meson.build lists them.
"""
import json
import os
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ROWS = ["C%03d" % number for number in range(1, 976)]
BEYOND = "Rules beyond the catalogue"

# Groups that may say `later`.
LEFT_FOR_LATER = [
    "MCP portals and servers", "Certificate authorities and SAML certificates", "Infrastructure targets",
    "Access applications: general", "Access applications: CORS", "Access applications: OAuth (beta)",
    "Access applications: SCIM provisioning", "Access applications: SaaS",
    "Access applications: infrastructure and RDP", "Access policies", "Access rules", "Access groups",
    "mTLS certificates", "Custom pages, tags, keys, bookmarks, settings", "Logs and policy tests",
]

PARTS = [
    ("rule", re.compile(r"rule `([a-z0-9-]+)`")),
    ("schema", re.compile(r"schema `((?:parts/)?[a-z0-9-]+) (/[^`]*)`")),
    ("honoured", re.compile(r"honoured: \S.*")),
    ("later", re.compile(r"later(: expression)?")),
    ("not checkable", re.compile(r"not checkable: \S.*")),
]
FENCE = re.compile(r"^```\w+ (bad|good)\b([^\n]*)$", re.M)


def read(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        return file.read()


def read_ledger(text):
    """The rows as (group, id, text, held by), and the rules of the last section with the reason of each."""
    rows, beyond, group = [], {}, None
    for line in text.split("\n"):
        if line.startswith("## "):
            group = line[3:]
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        if group == BEYOND and len(cells) == 2 and cells[0].startswith("`"):
            beyond[cells[0].strip("`")] = cells[1]
        elif group and len(cells) == 3 and re.fullmatch(r"C\d+", cells[0]):
            rows.append((group, *cells))
    return rows, beyond


def read_page(path):
    """The rows that that the failing samples of a page say they break, and those of its passing samples."""
    rows = {"bad": set(), "good": set()}
    for verdict, attributes in FENCE.findall(read(path)):
        found = re.search(r" row: *(C\d+(?:, *C\d+)*)", attributes)
        rows[verdict] |= set(re.split(", *", found.group(1))) if found else set()
    return rows


def read_held(cell):
    """What a cell says, as [(kind, match)]; kind is None for what is not in the grammar."""
    held = []
    for part in cell.split("; "):
        kinds = [(kind, form.fullmatch(part)) for kind, form in PARTS]
        held.append(next(((kind, match) for kind, match in kinds if match), (None, part)))
    return held


def standing(held):
    kinds = [kind for kind, match in held]
    if "later" in kinds:
        return "later"
    if "rule" in kinds or "schema" in kinds:
        return "enforced"
    return "honoured" if "honoured" in kinds else "not checkable"


def resolve(name, pointer):
    """Whether the pointer leads to something in this schema."""
    path = "schemas/%s.json" % name
    if not os.path.exists(os.path.join(ROOT, path)):
        return False
    node = json.loads(read(path))
    for token in pointer.split("/")[1:]:
        token = token.replace("~1", "/").replace("~0", "~")
        if isinstance(node, list) and re.fullmatch(r"0|[1-9]\d*", token) and int(token) < len(node):
            node = node[int(token)]
        elif isinstance(node, dict) and token in node:
            node = node[token]
        else:
            return False
    return True


class Judge:
    def __init__(self):
        self.passed = self.failed = 0

    def demand(self, holds, message, *values):
        self.passed += bool(holds)
        self.failed += not holds
        if not holds:
            print("docs/constraints.md: " + message % values)


def judge_row(judge, row, pages):
    group, identity, text, cell = row
    judge.demand(text, "%s says nothing", identity)
    for kind, match in read_held(cell):
        judge.demand(kind, "%s: what is \"%s\"?", identity, match)
        if kind == "schema":
            judge.demand(resolve(*match.groups()), "%s: %s leads nowhere", identity, match.group(0))
        elif kind == "rule":
            rule = match.group(1)
            judge.demand(rule in pages, "%s: there is no rule %s", identity, rule)
            if rule in pages:
                judge.demand(identity in pages[rule]["bad"],
                             "%s: no failing sample of %s says `row: %s`", identity, rule, identity)
        elif kind == "later" and group not in LEFT_FOR_LATER:
            judge.demand(match.group(1), "%s is left for later", identity)


def judge_samples(judge, rows, pages):
    """Each row that a sample names names the rule of its page back."""
    named = {(match.group(1), identity) for group, identity, text, cell in rows
             for kind, match in read_held(cell) if kind == "rule"}
    for rule, verdicts in sorted(pages.items()):
        judge.demand(not verdicts["good"], "%s: a passing sample breaks no row", rule)
        for identity in sorted(verdicts["bad"]):
            judge.demand((rule, identity) in named, "%s does not name %s, whose sample says that it breaks it",
                         identity, rule)


def judge_rules(judge, rows, beyond, pages):
    """Each rule stands in the ledger, by a row or among those beyond, not both."""
    named = {match.group(1) for row in rows for kind, match in read_held(row[3]) if kind == "rule"}
    for rule, reason in sorted(beyond.items()):
        judge.demand(rule in pages, "there is no rule %s", rule)
        judge.demand(rule not in named, "%s is not beyond the catalogue: a row names it", rule)
        judge.demand(reason, "why is there a rule %s?", rule)
    for rule in sorted(pages):
        judge.demand(rule in named or rule in beyond, "the rule %s is not named", rule)


def main(paths):
    rows, beyond = read_ledger(read("docs/constraints.md"))
    pages = {os.path.basename(path)[:-3]: read_page(path) for path in paths}
    groups = list(dict.fromkeys(row[0] for row in rows))
    judge = Judge()
    judge.demand(pages, "no page was given")
    judge.demand([row[1] for row in rows] == ROWS, "not every id stands once, in order: %s",
                 ", ".join(sorted(set(ROWS) ^ {row[1] for row in rows})) or "look at the order")
    for group in LEFT_FOR_LATER:
        judge.demand(group in groups, "there is no group \"%s\"", group)
    for row in rows:
        judge_row(judge, row, pages)
    judge_samples(judge, rows, pages)
    judge_rules(judge, rows, beyond, pages)

    covered = [standing(read_held(row[3])) for row in rows if row[0] not in LEFT_FOR_LATER]
    judge.demand(covered.count("not checkable") * 20 <= len(covered), "more than one row in twenty is not checkable")
    for label, standings in (("all rows", [standing(read_held(row[3])) for row in rows]),
                             ("without the groups left for later", covered)):
        print("%s: %s" % (label, ", ".join("%d %s" % (standings.count(name), name) for name in
                                           ("enforced", "honoured", "later", "not checkable"))))
    print("ledger: %d passed, %d failed" % (judge.passed, judge.failed))
    return 1 if judge.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
