#!/usr/bin/env python3
"""No report shows a secret: not the excerpts, not the messages, whatever is wrong with the file around it.

Every sample holds the word hunter2x where a secret stands, and something wrong beside it, so that there is
a finding to print.

  secrets.py ZTLINT
"""
import os
import subprocess
import sys
import tempfile

SECRET = "hunter2x"
FORMATS = ["json", "jsonl", "gcc", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson", "rdjsonl", "markdown", "html"]


def provider(secret):
    return '{"type":"okta","name":"Okta","config":{"client_id":"a","okta_account":"https://a.example","client_secret":%s}}' % secret


def block(secret):
    return "type: okta\nname: Okta\nconfig:\n  client_id: 7\n  client_secret: %s\n" % secret


JSON_PROVIDER = [  # what stands behind "client_secret":
    '["hunter2x"]',
    '{"value":"hunter2x"}',
    '{\n"value":{"a":["hunter2x",\n"hunter2x"]}}',
    '"ab"hunter2x"',
    '"ab" hunter2x',
    '12hunter2x',
    'hunter2x',
    "'hunter2x'",
    '"hunter2x\\qhunter2x"',
    '"hunter\nhunter2x"',
    '"hunter2x\thunter2x"',
    '"hunter2x\udcffhunter2x"',
    '"\\u0068unter2x"',
]

YAML_PROVIDER = [  # and in YAML
    '!hunter2x b',
    '!!int hunter2x',
    '!<hunter2x',
    '!e!hunter2x y',
    '!hunter2x!y',
    '*hunter2x',
    '*hunter2x!x',
    '&hunter2x b\n  client_id: c',
    '%hunter2x',
    '@hunter2x',
    '`hunter2x',
    'hun: hunter2x',
    '{hunter2x',
    '[hunter2x',
    '|hunter2x',
    '>hunter2x',
    '"hunter2x\n  b: c',
    '"hunter2x\\q"',
    '"a" hunter2x',
    '"a"hunter2x',
    '[hunter2x, "hunter2x"]',
    '{a: hunter2x, b: "hunter2x"}',
]

OTHERS = [
    ('identity_providers.yaml',
     'type: okta\nname: O\nconfig: {client_id: a, client_secret: hunter2x: hunter2x}\n'),
    ('identity_providers.yaml',
     'type: okta\nname: O\nconfig:\n  client_id: a\n  client_secret:\n    - hunter2x\n    - hunter2x\n'),
    ('identity_providers.yaml',
     'type: okta\nname: O\nconfig:\n  client_id: a\n  client_secret:\n  - hunter2x\n  - hunter2x\n'),
    ('identity_providers.yaml',
     'type: okta\nname: O\nconfig:\n  client_id: a\n  client_secret:\n    value: hunter2x\n    b: "hunter2x"\n'),
    ('identity_providers.json',
     '{"type":"okta","name":"Okta","config":{client_secret:hunter2x}}'),
    ('identity_providers.json',
     '{"type":"okta","name":"Okta","config":{client_secret:"hunter2x"}}'),
    ('identity_providers.json',
     "{'type':'okta','name':'Okta','config':{'client_secret':'hunter2x'}}"),
    ('identity_providers.json',
     '{"type":"okta","name":"Okta","config":{"client_secret" "hunter2x"}}'),
    ('identity_providers.json',
     '{"type":"okta","name":"Okta","config":{"client_secret"="hunter2x"}}'),
    ('identity_providers.json',
     '{"type":"okta","name":"Okta","config":{"client_secret":"hunter2x" "client_id":"a"}}'),
    ('identity_providers.json',
     '{"type":"okta","name":"Okta","config":{"client_secret":"hunter2x'),
    ('identity_providers.json',
     '{"type":"okta","name":"Okta","config":{"client_secret":"hunter2x","client_secret":"hunter2x"}}'),
    ('identity_providers.json',
     '{"type":"oidc","name":"O","config":{"client_id":"a","auth_url":"https://u:hunter2x@a.example/x","token_url":"http://u:hunter2x@a.example/x","certs_url":"ftp://u:hunter2x@a.example/x"}}'),
    ('identity_providers.json',
     '{"type":"oidc","name":"O","config":{"client_id":"a","auth_url":"https://u:hunter2x@a b/x","token_url":"https://u:hunter2x@/x","certs_url":"//u:hunter2x@a.example/x"}}'),
    ('identity_providers.json',
     '{"type":"okta","name":"O","config":{"client_id":"a","okta_account":"u:hunter2x@a.example/x"}}'),
    ('organization.json',
     '{"auth_domain":"acme.cloudflareaccess.com","name":"x","session_duration":"https://u:hunter2x@a","deny_unmatched_requests_exempted_zone_names":["https://u:hunter2x@a"]}'),
    ('posture_integrations.json',
     '{"type":"tanium_s2s","name":"x","interval":"10m","config":{"api_url":"https://u:hunter2x@[::1","client_secret":""}}'),
    ('posture_integrations.json',
     '{"type":"tanium_s2s","name":"x","interval":"10m","config":{"api_url":"https://u:hunter2x@h:99999","client_secret":""}}'),
    ('posture_integrations.yaml',
     'type: tanium_s2s\nname: x\ninterval: 10m\nconfig:\n  api_url: https://u:hunter2x@h:99999\n'),
    ('device_policies.json',
     '[{"name":"a","match":"x","precedence":1,"support_url":"https://u:hunter2x@h x","exclude":[{"host":"https://u:hunter2x@a"},{"address":"https://u:hunter2x@a"}]}]'),
    ('service_tokens.json',
     '[{"id":"a","name":"x","client_id":"a","client_secret":["hunter2x"],"duration":"hunter"}]'),
    ('identity_providers.json',
     '{"type":"okta","name":"O","config":{"client_id":"a","okta_account":"https://a.example"},"scim_config":{"enabled":true,"user_deprovision":true,"secret":{"x":"hunter2x"}}}'),
    ('identity_providers.json',
     '{"type":"okta","name":"O","config":{"client_id":"a","clientsecret":"hunter2x"}}'),
    ('identity_providers.json',
     '{"type":"saml","name":"O","config":{"idp_public_certs":["-----BEGIN PRIVATE KEY-----\\nhunter2xhunter2x\\n-----END PRIVATE KEY-----\\n-----BEGIN CERT"]}}'),
    ('identity_providers.yaml',
     'type: saml\nname: O\nconfig:\n  idp_public_certs:\n  - |\n    -----BEGIN PRIVATE KEY-----\n    hunter2xhunter2x\n    -----END PRIVATE KEY-----\n   bad: [\n'),
]

SCHEMA = '''{"properties": {
  "password": {"enum": ["a"]}, "code": {"const": "z", "x-ztlint": {"secret": true}}, "secret": {"type": "integer"},
  "o": {"properties": {"token": {"pattern": "^x"}}}, "u": {"const": "b"}, "auth": {"properties": {"password": {"items": {"const": 3}}}}
}}'''

HELD_AGAINST_SCHEMA = [
    ("x.json", '{"password":"hunter2x","secret":"hunter2x","o":{"token":"hunter2x"}}'),
    ("x.json", '{"u":"https://u:hunter2x@h","auth":{"password":["hunter2x"]}}'),
    ("x.json", '{"code":"hunter2x"}'),
    ("x.yaml", 'password: hunter2x\nsecret: hunter2x\no: {token: hunter2x}\nu: https://u:hunter2x@h\n'),
]


def run(binary, folder, name, text, options):
    """What all reports and stderr say, and the exit status."""
    with open(os.path.join(folder, name), "wb") as file:
        file.write(text.encode("utf-8", "surrogateescape"))
    reports = [word for form in FORMATS for word in ("-f", form, "-o", "report." + form)]
    done = subprocess.run([binary, "check", "--no-config", "--level", "info", "-f", "human"] + reports + options + [name],
                          cwd=folder, capture_output=True, timeout=60)
    said = done.stdout + done.stderr
    for form in FORMATS:
        with open(os.path.join(folder, "report." + form), "rb") as file:
            said += file.read()
        os.remove(os.path.join(folder, "report." + form))
    os.remove(os.path.join(folder, name))
    return said.decode("utf-8", "replace"), done.returncode


def main(arguments):
    binary = os.path.abspath(arguments[0])
    counts = {"passed": 0, "failed": 0}
    samples = [("identity_providers.json", provider(one), []) for one in JSON_PROVIDER]
    samples += [("identity_providers.yaml", block(one), []) for one in YAML_PROVIDER]
    samples += [(name, text, []) for name, text in OTHERS]
    samples += [(name, text, ["--schema", "../schema.json"]) for name, text in HELD_AGAINST_SCHEMA]
    with tempfile.TemporaryDirectory() as above:
        folder = os.path.join(above, "folder")
        os.mkdir(folder)
        with open(os.path.join(above, "schema.json"), "w") as file:
            file.write(SCHEMA)
        for name, text, options in samples:
            said, status = run(binary, folder, name, text, options)
            # Without a finding there would be nothing to show.
            good = SECRET not in said and status == 1
            counts["passed" if good else "failed"] += 1
            if not good:
                print("secrets: %r gives exit status %d and %s" % (text, status, said))
    print("secrets: %d passed, %d failed" % (counts["passed"], counts["failed"]))
    return 1 if counts["failed"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
