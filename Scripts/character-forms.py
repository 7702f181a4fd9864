#!/usr/bin/env python3
"""Writes Sources/ScoSearch/Analysis/CharacterForms.swift: the characters that are other forms of
letters and digits, from Python's copy of the Unicode character database.

    Scripts/character-forms.py

A form is what Unicode decomposes (NFKD): ligatures, letters and digits of full width, raised or
within circles, and letters with accents. Of the decomposition the letters and digits are kept,
small and without the accents that a word is compared without. Left out are forms of several words
(`m/s`), of several ideographs, and fractions.
"""

from __future__ import annotations

import pathlib
import re
import unicodedata

WIDTH = 100

HEAD = '''\
// Written by Scripts/character-forms.py from Unicode {version}.

/// The characters that are other forms of letters and digits, in the order of their code points.
///
/// `first*count=letter` stands for so many forms of as many letters in a row, `~` for so many of one
/// letter; without a first it goes on where the one before ended. `#` is before a digit as any
/// other, `^` before one that is set apart by its form, such as a raised one. All numbers are
/// hexadecimal.
enum CharacterForms {{
  static let table = """
'''


def is_accent(character: str) -> bool:
    return 0x300 <= ord(character) <= 0x36F


def is_ideograph(character: str) -> bool:
    """As the table of the tokenizer has them: each is a word by itself."""
    code = ord(character)
    ranges = [(0x3040, 0x30FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0x20000, 0x323AF)]
    return any(first <= code <= last for first, last in ranges)


def plain(text: str) -> str:
    """Small letters, without accents, in their shortest form."""
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if not is_accent(c)))


def target(character: str) -> tuple[str, str] | None:
    """The sign before a form's letters or digits, and these; nothing where it is no such form."""
    if 0xAC00 <= ord(character) <= 0xD7A3:
        return None
    decomposition = unicodedata.decomposition(character)
    if not decomposition:
        folded = character.casefold()
        is_other = character.islower() and folded != character and folded.islower()
        return ("=", folded) if is_other else None
    kind = decomposition[1 : decomposition.index(">")] if decomposition[0] == "<" else ""
    text = plain(character)
    if kind == "fraction" or re.search("[\u2044\u2215/]", text):
        return None
    kept = "".join(
        c for c in text if unicodedata.category(c)[0] in "LM" or "0" <= c <= "9" or c in "\u0f0b")
    kept = "".join(c for c in kept if c not in "\u02bc\u02b9\u02be")
    if not any(unicodedata.category(c)[0] == "L" or "0" <= c <= "9" for c in kept):
        return None
    if kind == "super" and len(kept) > 1 or kept == character:
        return None
    if len(kept) > 1 and any(map(is_ideograph, kept)):
        return None
    # Half a syllable, of which the other half follows.
    if 0xFF9E <= ord(character) <= 0xFF9F:
        return None
    if kept.isascii() and kept.isdigit():
        return ("#" if kind in ("", "wide", "font") else "^"), kept
    return "=", kept


def entries() -> list[str]:
    """The rows of the table, sorted."""
    rows: list[list] = []  # first, last, sign, first target, whether all are one
    for code in range(0x80, 0x30000):
        if 0xD800 <= code <= 0xDFFF:
            continue
        found = target(chr(code))
        if found is None:
            continue
        sign, text = found
        if rows:
            row = rows[-1]
            first, last, row_sign, row_text, same = row
            if last == code - 1 and row_sign == sign and len(row_text) == len(text) == 1:
                if same is not False and text == row_text:
                    row[1], row[4] = code, True
                    continue
                if same is not True and ord(text) == ord(row_text) + code - first:
                    row[1], row[4] = code, False
                    continue
        rows.append([code, code, sign, text, None])
    result, next_code = [], 0
    for first, last, sign, text, same in rows:
        count = f"*{last - first + 1:X}" if last > first else ""
        letters = "+".join(f"{ord(c):X}" for c in text)
        start = "" if first == next_code else f"{first:X}"
        result.append(start + count + ("~" if same else sign) + letters)
        next_code = last + 1
    return result


def lines(words: list[str]) -> list[str]:
    """The words as lines of a Swift string; all but the last end in a space."""
    result, line = [], ""
    for word in words:
        if len(line) + len(word) + len("    \\") + 1 > WIDTH:
            result.append(line)
            line = ""
        line += word + " "
    return [f"    {line}\\" for line in result] + [f"    {line.strip()}"]


def main() -> None:
    folder = pathlib.Path(__file__).parent.parent / "Sources/ScoSearch/Analysis"
    text = HEAD.format(version=unicodedata.unidata_version)
    text += "\n".join(lines(entries())) + '\n    """\n}\n'
    (folder / "CharacterForms.swift").write_text(text)


main()
