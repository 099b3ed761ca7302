#!/usr/bin/env python3
"""Every example of every schema in the forms of Terraform and StackQL. forms.py ZTLINT

The same object must be the same thing in every form: the same kind, no finding that the API's form does not have, and
for one that is broken the same finding, at the user's own value.
"""
import copy
import json
import pathlib
import re
import subprocess
import sys
import tempfile

TOP = pathlib.Path(__file__).resolve().parent.parent
ACCOUNT = "023e105f4ecef8ad9ca31a8372d0c353"
# What version 5 of the provider calls otherwise; the reverse of what the dialect undoes.
RENAMED = {"azureAD": "azure_ad", "github-organization": "github_organization", "checkDisks": "check_disks",
           "requireAll": "require_all", "versionOperator": "version_operator", "countOperator": "count_operator",
           "scoreOperator": "score_operator"}
# Kinds whose list stands in a member of the resource.
ENTRIES = {"fallback-domains": "domains", "mtls-hostname-settings": "settings", "split-tunnel-exclude": "tunnels",
           "split-tunnel-include": "tunnels"}
MODES = {"split-tunnel-exclude": "exclude", "split-tunnel-include": "include"}


class Test:
    def __init__(self, binary):
        self.binary = pathlib.Path(binary).resolve()
        self.passed = self.failed = 0

    def expect(self, holds, words):
        self.passed += bool(holds)
        self.failed += not holds
        if not holds:
            print("forms: " + words)

    def report(self, files, *arguments):
        """The report on documents by path, each in an account of its own."""
        with tempfile.TemporaryDirectory() as folder:
            for path, text in files.items():
                place = pathlib.Path(folder) / path
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_text(text if isinstance(text, str) else json.dumps(text), encoding="utf-8")
            done = subprocess.run([self.binary, "-f", "json", "--level", "info", "--list-resources", "--no-config",
                                   "--allow-nothing", "--fail-on", "never", "--today", "2026-06-15", *arguments,
                                   *files], cwd=folder, capture_output=True, text=True, check=False, timeout=60)
            if done.returncode != 0:
                raise RuntimeError("exit %d: %s" % (done.returncode, done.stderr))
            return json.loads(done.stdout)


def schemas():
    for path in sorted((TOP / "schemas").glob("*.json")):
        yield path.stem, json.loads(path.read_text(encoding="utf-8"))


def renamed(value):
    if isinstance(value, dict):
        return {RENAMED.get(key, key): renamed(inner) for key, inner in value.items()}
    return [renamed(item) for item in value] if isinstance(value, list) else value


def attributes_of(kind, value):
    """The attributes that version 5 of the provider keeps of an object."""
    if kind in ENTRIES:
        return {"account_id": ACCOUNT, ENTRIES[kind]: value, "mode": MODES.get(kind)}
    return renamed(value)


def resource(kind, kind_type, value, address):
    return {"address": address, "mode": "managed", "type": kind_type, "name": "x", "schema_version": 500,
            "provider_name": "registry.terraform.io/cloudflare/cloudflare", "values": attributes_of(kind, value),
            "sensitive_values": {}}


def resource_type(kind, schema):
    types = schema["x-ztlint"].get("terraform")
    types = [types] if isinstance(types, str) else types or []
    # Plural ones are data sources; of those that several kinds share the attributes decide.
    types = [one for one in types if not (one.endswith("s") and one[:-1] in types) and not one.endswith("_list")]
    return types[0] if types else None


def state(kind, kind_type, value):
    return {"format_version": "1.0", "terraform_version": "1.9.5", "values": {"root_module": {"child_modules": [
        {"address": "module.m", "resources": [resource(kind, kind_type, value, "module.m.%s.x" % kind_type)]}]}}}


def raw_state(kind, kind_type, value):
    return {"version": 4, "terraform_version": "1.9.5", "serial": 1, "lineage": "x", "resources": [
        {"module": "module.m", "mode": "managed", "type": kind_type, "name": "x", "instances": [
            {"schema_version": 500, "attributes": attributes_of(kind, value), "sensitive_attributes": []}]}]}


def plan(kind, kind_type, value):
    attributes = attributes_of(kind, value)
    address = "module.m.%s.x" % kind_type
    return {"format_version": "1.2", "terraform_version": "1.9.5", "resource_changes": [
        {"address": address, "mode": "managed", "type": kind_type, "name": "x",
         "change": {"actions": ["update"], "before": attributes, "after": attributes, "after_unknown": {}}}],
        "planned_values": {"root_module": {"resources": [resource(kind, kind_type, value, address)]}}}


def column(value):
    """A value as StackQL prints it."""
    if isinstance(value, bool):
        return int(value)
    return json.dumps(value) if isinstance(value, (dict, list)) else value


def rows(value):
    return [{key: column(inner) for key, inner in row.items()} for row in (value if isinstance(value, list) else [value])]


def answer(value):
    return [{"errors": "[]", "messages": "[]", "result": json.dumps(value), "success": 1}]


def manifest(name, value):
    value = value[0] if isinstance(value, list) else value
    return [{"name": name, "props": [{"name": key, "value": inner, "description": "x"} for key, inner in value.items()]}]


def forms_of(kind, schema, value):
    """The example in every form that it can stand in: (name of the form, path, document)."""
    kind_type = resource_type(kind, schema)
    names = schema["x-ztlint"].get("stackql")
    names = [names] if isinstance(names, str) else names or []
    usual = schema["x-ztlint"]["files"][0] + ".json"
    if kind_type:
        yield "state", "state.json", state(kind, kind_type, value)
        yield "raw state", "terraform.tfstate", raw_state(kind, kind_type, value)
        yield "plan", "plan.json", plan(kind, kind_type, value)
    yield "answer", usual, answer(value)
    if any(isinstance(inner, (dict, list)) for inner in (value[0] if isinstance(value, list) else value).values()):
        yield "rows", usual, rows(value)
        if not isinstance(value, list):
            yield "row", usual + "l", rows(value)[0]
    if names:
        yield "manifest", "manifest.json", manifest(names[0], value)


def expected_kinds(kind, schema, form):
    """What a document may be taken for: names of StackQL and types of Terraform that several kinds share."""
    shared = {kind}
    own = schema["x-ztlint"].get("stackql" if form == "manifest" else "terraform") or []
    for other, about in schemas():
        theirs = about["x-ztlint"].get("stackql" if form == "manifest" else "terraform") or []
        theirs = [theirs] if isinstance(theirs, str) else theirs
        if set(theirs) & set([own] if isinstance(own, str) else own):
            shared.add(other)
    return shared


def examples_in_all_forms(test):
    """Each is its kind, and clean but for what the API's form says of it too."""
    files, about = {}, {}
    for kind, schema in schemas():
        if kind in ("split-tunnel", "override-codes-legacy"):
            continue # told by their surroundings only
        for index, example in enumerate(schema["examples"]):
            if list(example) == ["rules"]:
                continue # how the API wraps a list, no object of the kind
            if "account_id" in example:
                example = {**example, "account_id": ACCOUNT}
            for form, path, document in forms_of(kind, schema, example):
                place = "%s-%d-%s/%s" % (kind, index, form.replace(" ", "-"), path)
                # Each in an account of its own, or they were copies of one.
                files[place] = json.dumps(document).replace(ACCOUNT, "%032x" % len(files))
                about[place] = (kind, schema, form)
    report = test.report(files)
    found = {path: set() for path in files}
    for one in report["resources"]:
        found[one["path"]].add(one["kind"])
    for path, (kind, schema, form) in about.items():
        test.expect(found[path] and found[path] <= expected_kinds(kind, schema, form),
                    "%s: expected %s, found %s" % (path, kind, ", ".join(found[path]) or "nothing"))
    for finding in report["findings"]:
        # An answer leaves out what a manifest, which is a request, must have.
        request = finding["rule"] == "missing-field" and about[finding["path"]][2] == "manifest"
        if finding["severity"] == "error" and not request:
            test.expect(False, "%s%s: %s [%s]" % (finding["path"], finding["pointer"], finding["message"], finding["rule"]))
    return len(files)


def value_at(document, pointer):
    for token in pointer.split("/")[1:]:
        token = token.replace("~1", "/").replace("~0", "~")
        document = document[int(token)] if isinstance(document, list) else document[token]
    return document


def broken(value):
    """The example with its first text of an open kind made a number, deep down rather than at the top."""
    value = copy.deepcopy(value)

    def walk(node, depth):
        for key, inner in list(node.items()) if isinstance(node, dict) else list(enumerate(node)):
            if isinstance(inner, (dict, list)) and walk(inner, depth + 1):
                return True
        for key, inner in list(node.items()) if isinstance(node, dict) else []:
            if isinstance(inner, bool) and depth > 0:
                node[key] = "perhaps"
                return True
        return False

    return value if walk(value, 0) else None


def mistakes_in_all_forms(test):
    """A flag below the top that is text gives one wrong-type in each form, at that very text."""
    for kind, schema in schemas():
        mistakes = [one for one in map(broken, schema["examples"]) if one is not None]
        if kind == "split-tunnel" or not mistakes:
            continue
        for form, path, document in forms_of(kind, schema, mistakes[0]):
            report = test.report({path: document})
            told = [one for one in report["findings"] if one["severity"] == "error" and one["rule"] == "wrong-type"]
            text = json.dumps(document)
            places = [text.encode()[one["range"]["start"]["offset"]:one["range"]["end"]["offset"]].decode()
                      for one in told]
            test.expect(places and all(re.fullmatch(r'\\*"perhaps\\*"', place) for place in places),
                        "%s as %s: a mistake is told at %s" % (kind, form, places))
            for one in told:
                where = value_at(document, one["pointer"])
                if one["inner"] is not None:
                    where = value_at(json.loads(where), one["inner"])
                test.expect(where == "perhaps", "%s as %s: pointer %s, inner %s" % (kind, form, one["pointer"],
                                                                                    one["inner"]))
                test.expect((one["address"] is not None) == (form in ("state", "raw state", "plan")),
                            "%s as %s: address %s" % (kind, form, one["address"]))


def single_mistakes(test):
    """One odd value is a mistake in a list of the API; the same in all rows is StackQL's spelling."""
    rule = {"id": "x", "name": "n", "match": "identity.email == \"a@example.com\"", "subnet_id": "y", "precedence": 1}
    for flags, wrong in ((["true"], 1), ([True, "true"], 1), (["true", "false"], 0), ([1, 0], 0), ([1, True], 1)):
        rules = [{**rule, "id": "x%d" % index, "name": "n%d" % index, "precedence": index, "enabled": flag}
                 for index, flag in enumerate(flags)]
        told = [one["rule"] for one in test.report({"ip_profiles.json": rules})["findings"]]
        test.expect(told.count("wrong-type") == wrong, "flags %s: %s" % (flags, told))


def lone_rows(test):
    """What an account has once makes one row: several odd columns in it, and none as the API has it, are no mistakes."""
    settings = {"gateway_proxy_enabled": 1, "gateway_udp_proxy_enabled": "0", "use_zt_virtual_ip": "true"}
    for row, wrong in ((settings, 0), ({**settings, "use_zt_virtual_ip": True}, 2), ({"gateway_proxy_enabled": 1}, 1)):
        told = [one["rule"] for one in test.report({"devices_settings.json": [row]})["findings"]]
        test.expect(told.count("wrong-type") == wrong, "settings %s: %s" % (row, told))


def empty_forms(test):
    """What has the form of an export and nothing in it is one finding that says what was expected."""
    documents = {
        "plan.json": {"format_version": "1.2", "terraform_version": "1.9.5", "planned_values": {"root_module": {}}},
        "changes.json": {"format_version": "1.2", "resource_changes": []},
        "state.json": {"format_version": "1.0", "terraform_version": "1.9.5"},
        "broken.json": {"format_version": "1.0", "values": "none"},
        "terraform.tfstate": {"version": 4, "terraform_version": "1.9.5", "serial": 1, "lineage": "x", "resources": []},
        "manifest.yaml": "- name: tags\n",
        "props.yaml": "- name: tags\n  props: none\n",
        "null.yaml": "- name: tags\n  props:\n",
        "answer.json": [{"errors": "[]", "messages": "[]", "result": "{\"id\":", "success": 1}],
    }
    for path, document in documents.items():
        told = [one["rule"] for one in test.report({path: document})["findings"]]
        test.expect(told == ["syntax" if path == "answer.json" else "nothing-inside"], "%s: %s" % (path, told))


def group(**members):
    return {"account_id": ACCOUNT, "id": "g1", "name": "staff", "exclude": None, "require": None,
            "include": [{"email": {"email": "a@example.com"}, "ip": None}], **members}


WRONG = group(include=[{"email": {"email": "a@@example.com"}, "ip": None}])
GROUP = "cloudflare_zero_trust_access_group"


def shown(*resources):
    return {"format_version": "1.0", "terraform_version": "1.9.5", "values": {"root_module": {"resources": resources}}}


def of_group(values, **more):
    return {**resource("access-group", GROUP, values, GROUP + ".x"), **more}


def change(before, after, unknown=None):
    action = "delete" if after is None else "update" if before else "create"
    return {"format_version": "1.2", "terraform_version": "1.9.5", "resource_changes": [
        {"address": GROUP + ".x", "mode": "managed", "type": GROUP, "name": "x",
         "change": {"actions": [action], "before": before, "after": after, "after_unknown": unknown or {}}}]}


def instances(*several):
    return {"version": 4, "terraform_version": "1.9.5", "serial": 1, "lineage": "x", "resources": [
        {"module": "module.m", "mode": "managed", "type": GROUP, "name": "x", "instances": several}]}


def found_group(values):
    return {**resource("access-group", GROUP + "s", {}, "data.%ss.x" % GROUP), "mode": "data",
            "values": {"account_id": ACCOUNT, "result": [values]}}


def terraform_shapes(test):
    """What stands in the documents of Terraform beside the resources that are there to stay."""
    mail, several = "email-format", "not-matching"
    shapes = {
        "no state at all": ({"format_version": "1.0"}, [], ["nothing-inside"]),
        "a deletion": (change(WRONG, None), [], []),
        "nothing known yet": (change(None, {}, True), [], []),
        "left behind by a replacement": (shown(of_group(WRONG, deposed_key="4a7d1e3b")), [], []),
        "left behind, raw": (instances({"attributes": WRONG, "deposed": "4a7d1e3b"}), [], []),
        "to be replaced": (shown(of_group(WRONG, tainted=True)), ["access-group"], [mail]),
        "read for a plan": ({"format_version": "1.2", "planned_values": {"root_module": {}},
                             "prior_state": shown(found_group(WRONG), of_group(group(id="g2")))},
                            ["access-group"], [mail]),
        "two selectors": (shown(of_group(group(include=[{"email": {"email": "a@example.com"},
                                                         "ip": {"ip": "192.0.2.1/32"}}]))), ["access-group"], [several]),
        "no list": (shown({**of_group({"domains": "x"}), "type": "cloudflare_fallback_domain"}), ["fallback-domains"],
                    ["wrong-type"]),
    }
    for name, (document, kinds, rules) in shapes.items():
        report = test.report({"plan.json": document}, "--level", "warning")
        test.expect([one["kind"] for one in report["resources"]] == kinds, "%s: %s" % (name, report["resources"]))
        told = [one["rule"] for one in report["findings"]]
        test.expect(told == rules, "%s: %s" % (name, told))
    report = test.report({"terraform.tfstate": instances({"index_key": "a\"${b}\\", "attributes": WRONG})})
    test.expect([one["address"] for one in report["findings"]] == ["module.m.%s.x[\"a\\\"$${b}\\\\\"]" % GROUP],
                "address: %s" % report["findings"])


def users_words(test):
    """Members are called what the user calls them: each of two that are called alike in the API, by its own name."""
    portal = {"account_id": ACCOUNT, "id": 5, "name": "p", "hostname": "mcp.example.com",
              "servers": [{"server_id": 7, "default_disabled": False}]}
    profile = {"account_id": ACCOUNT, "id": ACCOUNT + "/p1", "default": False, "name": "p", "precedence": 1,
               "match": "identity.email == \"a@example.com\"", "service_mode_v2_mode": "warp", "service_mode_v2_port": 3000}
    told = {
        ("cloudflare_zero_trust_access_ai_controls_mcp_portal", "wrong-type"):
            (portal, ['"id" must be text, found a number', '"server_id" must be text, found a number']),
        ("cloudflare_zero_trust_device_profiles", "port-without-proxy"):
            (profile, ['service_mode_v2_port 3000 has no effect in service_mode_v2_mode "warp"']),
        (GROUP, "missing-field"): (group(include=[{"group": None, "azure_ad": None}]), [
            'item 1 of "include" must have one of "group", "any_valid_service_token", "auth_context", "auth_method", '
            '"azure_ad" … and 23 more']),
    }
    for (kind_type, rule), (values, messages) in told.items():
        report = test.report({"state.json": shown({**of_group(values), "type": kind_type, "schema_version": 500})})
        found = [one["message"] for one in report["findings"] if one["rule"] == rule]
        test.expect(found == messages, "%s: %s" % (kind_type, found))
    provider = {"account_id": ACCOUNT, "id": "i1", "name": "Okta", "type": "okta",
                "config": {"client_id": "c", "okta_account": "https://okta.example.com"}}
    asks = group(include=[{"azure": [{"id": ["a5b8f7e1-0c3d-4e2f-9a6b-7c8d9e0f1a2b"], "identity_provider_id": "i1"}]}])
    report = test.report({"state.json": shown(
        {**of_group(asks), "type": "cloudflare_access_group", "schema_version": 0},
        {**of_group(provider), "type": "cloudflare_access_identity_provider", "address": "cloudflare_access_identity_provider.x"})})
    found = [one["message"] for one in report["findings"] if one["rule"] == "wrong-provider"]
    test.expect(found == ['"azure" asks a provider of type "azureAD", and this one is of type "okta"'], "provider: %s" % found)


def sensitive_values(test):
    """No excerpt shows what a document of Terraform says is secret, though nothing in its name does."""
    secret = "hunter2x"
    config = {"a": [{"b": secret}]}
    wrong = group(interval=config, name=7)
    path = [{"type": "get_attr", "value": "interval"}, {"type": "index", "value": {"value": "a", "type": "string"}},
            {"type": "index", "value": {"value": 0, "type": "number"}}]
    plain = of_group(group(name=7))
    documents = {
        "mirror": shown(of_group(wrong, sensitive_values={"interval": {"a": [{"b": True}]}})),
        "whole": shown(of_group(wrong, sensitive_values={"interval": True})),
        "paths": instances({"attributes": wrong, "sensitive_attributes": [path]}),
        "lost path": instances({"attributes": wrong, "sensitive_attributes": [path + [{"type": "splat"}]]}),
        "many members": shown(of_group(wrong, sensitive_values={str(i): False for i in range(2000)})),
        "many paths": instances({"attributes": wrong, "sensitive_attributes": [[]] * 2000}),
        "before": {"format_version": "1.2", "resource_changes": [{"change": {
            "before": config, "before_sensitive": {"a": True}, "after": group(name=7), "after_unknown": {}},
            "address": GROUP + ".x", "type": GROUP}]},
        "outputs": {"format_version": "1.0", "values": {"root_module": {"resources": [plain]}, "outputs": {
            "o": {"value": config, "sensitive": True}}}},
        "variables": {"format_version": "1.2", "planned_values": {"root_module": {"resources": [plain]}},
                      "variables": {"v": {"value": secret}},
                      "configuration": {"root_module": {"variables": {"v": {"sensitive": True}}}}},
    }
    for name, document in documents.items():
        with tempfile.TemporaryDirectory() as folder:
            (pathlib.Path(folder) / "plan.json").write_text(json.dumps(document, separators=(",", ":")), encoding="utf-8")
            for form in ("human", "json", "sarif", "github", "html"):
                done = subprocess.run([test.binary, "-f", form, "--no-config", "plan.json"], cwd=folder,
                                      capture_output=True, text=True, check=False)
                test.expect(done.returncode == 1 and secret not in done.stdout, "%s as %s: shown" % (name, form))


def stackql_spellings(test):
    """Flags, numbers, null and answers in every way that they are printed."""
    profile = {"policy_id": "p1", "name": "staff", "match": "identity.email == \"a@example.com\"", "precedence": "100",
               "default": "0", "enabled": "1", "allow_mode_switch": "true", "captive_portal": "180", "include": "null",
               "service_mode_v2": "{\"mode\":\"warp\"}", "exclude": "[]", "support_url": "", "tunnel_protocol": ""}
    report = test.report({"rows.json": [profile]}, "--level", "error")
    test.expect([one["kind"] for one in report["resources"]] == ["device-profile"] and not report["findings"],
                "profile: %s" % report["findings"])
    errors = [{"code": 10000, "message": "Authentication error"}]
    for success in (0, "0", False, "false"):
        for result in (None, "null", "", "{}", {}):
            answer = [{"errors": json.dumps(errors), "messages": "[]", "result": result, "success": success}]
            told = test.report({"rows.json": answer})["findings"]
            test.expect([one["rule"] for one in told] == ["failed-answer"] and "Authentication error" in told[0]["message"],
                        "%s: %s" % (answer, told))
    made = {"id": "t1", "name": "CI", "client_id": "88bf3b6d86161464f6509f7219099e57.access", "duration": "8760h"}
    for success in (1, "1", "true"):
        report = test.report({"rows.json": [{"result": made, "success": success}]})
        test.expect([one["kind"] for one in report["resources"]] == ["service-token"], "made: %s" % report)


def hostile(test):
    """Objects that are wide beyond reason take no time to speak of; squared, each would be minutes."""
    wide = {"k%d" % index: False for index in range(200000)}
    for name, document in (("state", shown(of_group({**group(), **wide}, sensitive_values=dict(reversed(wide.items()))))),
                           ("plan", change(None, {**group(), **wide}, dict(reversed(wide.items()))))):
        report = test.report({"wide.json": document}, "--level", "error")
        test.expect([one["kind"] for one in report["resources"]] == ["access-group"], "wide %s" % name)


def manifests(test):
    """As the documentation has them, with placeholders for all; and names of resources that are near misses."""
    documented = """# Description fields are for documentation purposes
- name: service_tokens
  props:
    - name: account_id
      value: "{{ account_id }}"
      description: Required parameter for the service_tokens resource.
    - name: zone_id
      value: "{{ zone_id }}"
    - name: client_secret_version
      value: {{ client_secret_version }}
      description: |
        A version number identifying the current `client_secret`.
      default: 1
    - name: duration
      value: "{{ duration }}"
      default: 8760h
    - name: name
      value: "{{ name }}"
    - name: previous_client_secret_expires_at
      value: "{{ previous_client_secret_expires_at }}"
"""
    report = test.report({"manifest.yaml": documented})
    test.expect([one["kind"] for one in report["resources"]] == ["service-token"] and not report["findings"],
                "manifest: %s" % report["findings"])
    filled = documented.replace("8760h", "60x").replace('"{{ previous_client_secret_expires_at }}"', "2026-07-01T00:00:00Z")
    told = [(one["rule"], one["pointer"]) for one in test.report({"manifest.yaml": filled})["findings"]]
    test.expect(told == [("duration-format", "/0/props/3/default"), ("previous-secret-without-version", "/0/props/5/value")],
                "filled manifest: %s" % told)
    for name, help_text in (("service_token", 'write "service_tokens"'), ("dlp_profiles", None)):
        found = [one["help"] for one in test.report({"manifest.yaml": documented.replace("service_tokens\n", name + "\n", 1)},
                                                    "--unknown", "skip")["findings"]]
        test.expect(found == ([help_text] if help_text else []), "resource %s: %s" % (name, found))


def main(binary):
    test = Test(binary)
    test.passed += examples_in_all_forms(test)
    mistakes_in_all_forms(test)
    single_mistakes(test)
    lone_rows(test)
    empty_forms(test)
    terraform_shapes(test)
    users_words(test)
    sensitive_values(test)
    stackql_spellings(test)
    manifests(test)
    hostile(test)
    print("forms: %d passed, %d failed" % (test.passed, test.failed))
    return 1 if test.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
