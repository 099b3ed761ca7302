#!/usr/bin/env python3
"""Whose a resource is, and when a kind is complete: a reference dangles only where it is sure to. scope.py ZTLINT"""
import json
import pathlib
import subprocess
import sys
import tempfile

ONE, OTHER = "023e105f4ecef8ad9ca31a8372d0c353", "123e105f4ecef8ad9ca31a8372d0c353"


def answer(items, info=None):
    value = {"success": True, "errors": [], "messages": [], "result": items}
    return value if info is None else {**value, "result_info": info}


def integration(number, **more):
    return {"id": "00000000-0000-4000-8000-%012d" % number, "name": "Intune %d" % number, "type": "intune",
            "interval": "10m", "config": {"client_id": "a", "customer_id": "b"}, **more}


def rule(**more):
    """It refers to an integration that is never there."""
    return {"id": "00000000-0000-4000-8000-000000000000", "name": "Compliant", "type": "intune", "schedule": "5m",
            "expiration": "15m", "match": [{"platform": "windows"}],
            "input": {"connection_id": "bc7cbfbb-600a-42e4-8a23-45b5e85f804f", "compliance_status": "compliant"}, **more}


RULES = answer([rule()])
PAGE = [integration(1)]
NEXT = [integration(2)]


def lists(first, second):
    """Two pages in the ways that people join them."""
    yield "in a list", {"posture_integrations.json": [first, second]}
    yield "as lines", {"posture_integrations.jsonl": json.dumps(first) + "\n" + json.dumps(second)}
    yield "as documents", {"posture_integrations.yaml": json.dumps(first) + "\n---\n" + json.dumps(second)}
    yield "in two files", {"posture_integrations-1.json": first, "posture_integrations-2.json": second}


def cases():
    """(what, is the kind complete where the rule is, files)"""
    here = {"posture_rules.json": RULES}
    for what, complete, value in [
        ("a list", True, answer(PAGE)),
        ("a bare list", True, PAGE),
        ("a single object", False, PAGE[0]),
        ("an answer about a single object", False, answer(PAGE[0])),
        ("an empty list", True, answer([])),
        ("total_count", False, answer(PAGE, {"total_count": 2})),
        ("total_count that fits", True, answer(PAGE, {"total_count": 1, "total_pages": 1, "page": 1, "per_page": 20, "count": 1})),
        ("total_count of null", True, answer(PAGE, {"total_count": None, "cursor": None})),
        ("total_pages", False, answer(PAGE, {"total_pages": 2, "page": 1})),
        ("a cursor", False, answer(PAGE, {"cursor": "abc", "per_page": 1, "count": 1})),
        ("an empty cursor", True, answer(PAGE, {"cursor": "", "per_page": 20, "count": 1})),
        ("the second page alone", False, answer(PAGE, {"page": 2, "per_page": 20, "count": 1})),
        ("a page that is full", False, answer(PAGE, {"page": 1, "per_page": 1, "count": 1})),
        ("a page with room", True, answer(PAGE, {"page": 1, "per_page": 20, "count": 1})),
        ("a list cut off", False, json.dumps(answer(PAGE + NEXT))[:-30]),
    ]:
        yield what, complete, {**here, "posture_integrations.json": value}
    for what, infos in [
        ("total_count", [{"total_count": 2, "page": 1}, {"total_count": 2, "page": 2}]),
        ("total_pages", [{"total_pages": 2, "page": 1}, {"total_pages": 2, "page": 2}]),
        ("cursors", [{"cursor": "abc", "count": 1, "per_page": 1}, {"cursor": "", "count": 1, "per_page": 1}]),
        ("page numbers", [{"page": 1, "count": 1, "per_page": 1}, {"page": 2, "count": 0, "per_page": 1}]),
    ]:
        for how, files in lists(answer(PAGE, infos[0]), answer(NEXT, infos[1])):
            yield "two pages with %s %s" % (what, how), True, {**here, **files}
    for how, files in lists(answer(PAGE, {"total_count": 2}), answer(PAGE, {"total_count": 2})):
        yield "one page twice " + how, False, {**here, **files}
    yield "one account by id", True, {"posture_rules.json": answer([rule(account_id=ONE)]),
                                      "posture_integrations.json": answer([integration(1, account_id=ONE)])}
    yield "two accounts by id", False, {"posture_rules.json": answer([rule(account_id=ONE)]),
                                        "posture_integrations.json": answer([integration(1, account_id=OTHER)])}
    yield "items of several accounts", False, {"posture_rules.json": answer([rule(account_id=ONE)]), "posture_integrations.json":
                                               answer([integration(1, account_id=ONE), integration(2, account_id=OTHER)])}
    yield "redacted accounts", True, {"posture_rules.json": answer([rule(account_id="REDACTED")]),
                                      "posture_integrations.json": answer([integration(1, account_id="REDACTED")])}
    yield "one account by path", True, {"accounts/%s/devices/posture.json" % ONE: RULES,
                                        "accounts/%s/devices/posture/integration.json" % ONE: answer(PAGE)}
    yield "two accounts by path", False, {"accounts/%s/devices/posture.json" % ONE: RULES,
                                          "accounts/%s/devices/posture/integration.json" % OTHER: answer(PAGE)}
    yield "folders of two accounts", False, {"acme/posture_rules.json": RULES, "beta/posture_integrations.json": answer(PAGE)}
    yield "folders named after kinds", True, {"acme/posture_rules/a.json": RULES, "acme/posture_integrations/b.json": answer(PAGE)}
    yield "folders below a configuration", True, {"acme/.ztlint.yaml": "", "acme/x/posture_rules.json": RULES,
                                                  "acme/y/posture_integrations.json": answer(PAGE)}


def dangles(binary, files):
    with tempfile.TemporaryDirectory() as folder:
        for path, value in files.items():
            place = pathlib.Path(folder) / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
        done = subprocess.run([binary, "-f", "json", "."], cwd=folder, capture_output=True, text=True, check=False)
        return any(one["rule"] == "dangling-reference" for one in json.loads(done.stdout)["findings"])


def main(binary):
    passed = failed = 0
    for what, complete, files in cases():
        if dangles(pathlib.Path(binary).resolve(), files) == complete:
            passed += 1
        else:
            failed += 1
            print("scope: %s: %s" % (what, "nothing dangles" if complete else "dangles"))
    print("scope: %d passed, %d failed" % (passed, failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
