# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Behaviours, as their folders have them: what parameters they take, and the respond() that does them.

For Python 2.7 and 3. A behaviour's wsgi.py defines respond(call), which returns what a WSGI application returns; see
Call in labour_dispatch.py for what it is given.
"""

import io
import json
import numbers
import os
import re
import sys
import traceback
import types

try:
    from urllib.parse import unquote
except ImportError:
    from urllib import unquote

REMEMBERED_QUERIES = 1024
LONGEST_TEXT = 4096
LONGEST_QUOTE = 80

is_name = re.compile(r"[A-Za-z][A-Za-z0-9_]*\Z").match
is_integer = re.compile(r"-?[0-9]{1,18}\Z").match
is_number = re.compile(r"-?([0-9]{1,18}(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,2})?\Z").match

BOOLEANS = {"true": True, "1": True, "false": False, "0": False}


def native(text):
    """The str of this Python: some servers (fapws3) leave bytes in the environment, and json gives unicode in 2.7."""
    if isinstance(text, str):
        return text
    return text.decode("latin-1") if isinstance(text, bytes) else text.encode("utf-8")


def quoted(text):
    """What somebody sent, fit to stand in a sentence."""
    return repr(text if len(text) <= LONGEST_QUOTE else text[:LONGEST_QUOTE] + "...")


class Refusal(Exception):
    """A request that is answered by the application itself, with a status and a sentence."""

    def __init__(self, status, sentence):
        Exception.__init__(self, sentence)
        self.status = status
        self.sentence = sentence


# Parameters ---------------------------------------------------------------------------------------------------------

def read_integer(text):
    if not is_integer(text):
        raise ValueError("a whole number")
    return int(text)


def read_number(text):
    if not is_number(text):
        raise ValueError("a number")
    return float(text)


def read_boolean(text):
    if text not in BOOLEANS:
        raise ValueError("true or false")
    return BOOLEANS[text]


def read_text(text):
    if len(text) > LONGEST_TEXT or "\0" in text:
        raise ValueError("text of at most %d characters without NUL" % LONGEST_TEXT)
    return text


READERS = {
    "integer": read_integer, "bytes": read_integer, "number": read_number, "seconds": read_number,
    "boolean": read_boolean, "choice": read_text, "text": read_text, "path": read_text,
}


# As in core/catalogue/unit_text.cpp, longest first.
UNITS = {
    "seconds": (("min", 60), ("ms", 1e-3), ("us", 1e-6), ("s", 1), ("m", 60), ("h", 3600)),
    "bytes": (("KiB", 1 << 10), ("MiB", 1 << 20), ("GiB", 1 << 30), ("kB", 10 ** 3), ("MB", 10 ** 6), ("GB", 10 ** 9),
              ("k", 1 << 10), ("K", 1 << 10), ("M", 1 << 20), ("G", 1 << 30), ("B", 1)),
}


def plain_number(type_name, text):
    """The number that a manifest's default spells, which may have a unit; on the wire none has."""
    text = text.strip()
    factor = 1
    for unit, size in UNITS.get(type_name, ()):
        if text.endswith(unit):
            text, factor = text[:-len(unit)].strip(), size
            break
    number = float(text) * factor
    return int(round(number)) if type_name in ("integer", "bytes") else number


class Parameter(object):
    """A parameter as behaviour.json declares it."""

    def __init__(self, manifest):
        self.name = native(manifest["name"])
        self.type = native(manifest["type"])
        self.read_type = READERS[self.type]
        self.minimum = manifest.get("minimum")
        self.maximum = manifest.get("maximum")
        self.choices = [native(choice) for choice in manifest.get("choices", ())]
        default = manifest.get("default")
        self.default = default if default is None or isinstance(default, numbers.Real) else native(default)
        if self.read_type in (read_integer, read_number) and isinstance(self.default, str):
            self.default = plain_number(self.type, self.default)

    def read(self, text):
        """The value that the text spells; ValueError, saying what was expected, if it spells none."""
        value = self.read_type(text)
        if self.type == "choice" and value not in self.choices:
            raise ValueError("one of " + ", ".join(self.choices))
        if self.minimum is not None and value < self.minimum:
            raise ValueError("at least %s" % self.minimum)
        if self.maximum is not None and value > self.maximum:
            raise ValueError("at most %s" % self.maximum)
        return value


# Behaviours ---------------------------------------------------------------------------------------------------------

class Behaviour(object):
    """What one folder holds: its parameters, and the respond() that does it.

    The module is kept since Python 2 empties those that nobody refers to, and another load may take its name.
    """

    def __init__(self, name, folder):
        with io.open(os.path.join(folder, "behaviour.json"), encoding="utf-8") as manifest:
            declared = [Parameter(parameter) for parameter in json.load(manifest).get("parameters", ())]
        self.name = name
        self._module = load_module(name, os.path.join(folder, "wsgi.py"))
        self.respond = self._module.respond
        self._parameters = dict((parameter.name, parameter) for parameter in declared)
        self._defaults = dict((parameter.name, parameter.default) for parameter in declared)
        self._remembered = {"": self._defaults}

    def read(self, query):
        """The values by name, those of the query string over the defaults; Refusal if one of them is wrong."""
        values = self._remembered.get(query)
        if values is None:
            values = self._read(query)
            if len(self._remembered) < REMEMBERED_QUERIES:
                self._remembered[query] = values
        return values.copy()

    def _read(self, query):
        given = {}
        for pair in query.split("&"):
            name, equals, text = [unquote(part) for part in pair.partition("=")]
            if name not in self._parameters:
                known = ", ".join(sorted(self._parameters)) or "none"
                raise Refusal(400, "%s has no parameter %s; it has: %s." % (self.name, quoted(name), known))
            if name in given:
                raise Refusal(400, "%s was given its parameter '%s' twice." % (self.name, name))
            if not equals:
                raise Refusal(400, "%s was given its parameter '%s' without a value." % (self.name, name))
            try:
                given[name] = self._parameters[name].read(text)
            except ValueError as expected:
                raise Refusal(400, "%s's parameter '%s' is %s where %s was expected."
                              % (self.name, name, quoted(text), expected))
        return dict(self._defaults, **given)


class Unusable(object):
    """Stands in for a behaviour that could not be loaded here, and says why to whoever asks for it.

    Not with a 5xx: that would pass for the expected ending of a behaviour that is meant to crash.
    """

    def __init__(self, name, reason):
        self.sentence = "%s cannot be used here: %s." % (name, reason)

    def read(self, query):
        raise Refusal(404, self.sentence)


def load_module(name, path):
    module = types.ModuleType("labour_behaviour_" + name)
    module.__file__ = path
    with io.open(path, "rb") as source:
        code = compile(source.read(), path, "exec", 0, True)
    sys.modules[module.__name__] = module
    exec(code, module.__dict__)
    return module


def load_behaviours(folder):
    """Every behaviour of the folder, by name; loaded now, so that no request is the one that pays for it."""
    behaviours = {}
    for name in os.listdir(folder):
        if is_name(name) and os.path.isfile(os.path.join(folder, name, "wsgi.py")):
            try:
                behaviours[name] = Behaviour(name, os.path.join(folder, name))
            except (Exception, SystemExit):
                reason = "".join(traceback.format_exception_only(*sys.exc_info()[:2]))
                behaviours[name] = Unusable(name, " ".join(reason.split()))
    return behaviours
