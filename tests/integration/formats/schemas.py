# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The published JSON Schemas, and python3-jsonschema, which holds documents to them."""

import json
import os

from jsonschema import Draft202012Validator, RefResolver

from program import ROOT

FOLDER = os.path.join(ROOT, "resources", "schemas")
BY_FILE = {}
for each in sorted(os.listdir(FOLDER)):
    with open(os.path.join(FOLDER, each), encoding="utf-8") as source:
        BY_FILE[each] = json.load(source)
BY_NAME = {schema["title"]: schema for schema in BY_FILE.values()}


def validator(name):
    schema = BY_NAME[name]
    store = {other["$id"]: other for other in BY_FILE.values()}
    return Draft202012Validator(schema, resolver=RefResolver.from_schema(schema, store=store))


def problems(document, name=None):
    """Where the document is not what its schema, or the one of that name, says; nothing where it is."""
    errors = validator(name or document["schema"]).iter_errors(document)
    return ["/".join(map(str, error.absolute_path)) + ": " + error.message[:300] for error in errors]
