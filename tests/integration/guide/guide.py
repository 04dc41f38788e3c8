# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The guide's pages, taken apart."""

import os
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parents[3]
GUIDE = ROOT / "resources/guide"
BIN = pathlib.Path(os.environ["LABOUR_BIN"])
LABOUR = BIN / "labour"

FENCE = re.compile(r"^```(.*)$")
FILE = re.compile(r"`([^`]+\.\w+)`:$")
STATUS = re.compile(r"\s+# exit status (\d+)$")


class Block:
    """What a fence holds: its language, where it begins, its lines, and the file that the line before says it is."""

    def __init__(self, page, line, language, file):
        self.page, self.line, self.language, self.file = page, line, language, file
        self.lines = []

    def text(self):
        return "".join(f"{line}\n" for line in self.lines)

    def commands(self):
        """(line, command, the exit status that the text claims) of each."""
        for number, line in enumerate(self.lines, self.line + 1):
            if line and not line.startswith("#"):
                claimed = STATUS.search(line)
                yield number, STATUS.sub("", line), int(claimed.group(1)) if claimed else 0


class Page:
    def __init__(self, path):
        self.name = path.name
        self.blocks, self.prose = [], []
        block, before = None, ""
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            fence = FENCE.match(line)
            if fence and block is None:
                named = FILE.search(before)
                block = Block(self.name, number, fence.group(1), named and named.group(1))
                self.blocks.append(block)
            elif fence:
                block, before = None, ""
            elif block is not None:
                block.lines.append(line)
            else:
                self.prose.append((number, line))
                before = line or before
        if block is not None:
            raise AssertionError(f"{self.name}:{block.line}: a fence that does not end")

    def links(self):
        for number, line in self.prose:
            for target in re.findall(r"\]\(([^)]+)\)", line):
                yield number, target

    def code(self):
        for number, line in self.prose:
            for text in re.findall(r"`([^`]+)`", line):
                yield number, text


def pages():
    found = [Page(path) for path in sorted(GUIDE.glob("*.md"))]
    if not found:
        raise AssertionError(f"no page in {GUIDE}")
    return found


def is_reference(page):
    return page.name.startswith("reference-")
