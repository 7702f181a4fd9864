#!/usr/bin/env python3
"""Writes Sources/CHTML/CharacterNames.h: HTML's names of characters, from Python's list of them.

    Scripts/character-names.py

Python has the table of the HTML standard (<https://html.spec.whatwg.org/entities.json>), which will
not change any more.
"""

import html.entities
import pathlib

WIDTH = 100

HEAD = """\
// Written by Scripts/character-names.py: HTML's names of characters, each with the code points
// that it stands for, in the order of their bytes. Those with `!` may stand without a semicolon.
static const char character_names[] =
"""


def entries() -> list[str]:
    """`name=codes`, sorted as C compares bytes."""
    names = html.entities.html5
    result = []
    for name in sorted(name[:-1] for name in names if name.endswith(";")):
        codes = ",".join(f"{ord(character):X}" for character in names[name + ";"])
        result.append(f"{name}={'!' if name in names else ''}{codes}")
    return result


def lines(words: list[str]) -> list[str]:
    """The words with a space behind each, as lines of a C string."""
    result, line = [], ""
    for word in words:
        if len(line) + len(word) + len('    ""') + 2 > WIDTH:
            result.append(line)
            line = ""
        line += word + " "
    return [f'    "{line}"' for line in [*result, line]]


def main() -> None:
    target = pathlib.Path(__file__).parent.parent / "Sources/CHTML/CharacterNames.h"
    target.write_text(HEAD + "\n".join(lines(entries())) + ";\n")


main()
