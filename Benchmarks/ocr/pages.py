"""Sets articles as printed pages, and makes scans of them: clean ones, and noisy ones."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

# Fonts by their files, each where it is there; Pillow has the last one with it.
FONTS = (
    "DejaVuSerif.ttf", "LiberationSerif-Regular.ttf", "DejaVuSans.ttf", "LiberationSans-Regular.ttf",
    "DejaVuSerifCondensed.ttf", "FreeSerif.ttf", "DejaVuSansCondensed.ttf",
)
INCHES = (8.27, 11.69)
MARGIN = 0.9
VOWELS = "aeiou"


@dataclass
class PrintedPage:
    """A page: its words in the order in which they are read, headline first, and what it looks like."""

    name: str
    language: str
    words: list[str]
    lines: list[tuple[str, str]]
    font: str
    points: float
    header: str


def available_fonts() -> list[str]:
    found = []
    for name in FONTS:
        try:
            ImageFont.truetype(name, 12)
            found.append(name)
        except OSError:
            continue
    return found or [""]


def font(name: str, pixels: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(name, pixels) if name else ImageFont.load_default(pixels)


def divided(word: str, fits) -> tuple[str, str] | None:
    """A word in two parts, the first as long as fits with a hyphen: between a vowel and a consonant
    that a vowel follows, three letters at least on each side."""
    if not re.fullmatch(r"[a-z]{7,}[.,;:]?", word):
        return None
    places = [
        index for index in range(len(word) - 4, 2, -1)
        if word[index - 1] in VOWELS and word[index] not in VOWELS and word[index + 1] in VOWELS
    ]
    for index in places:
        if fits(word[:index] + "-"):
            return word[:index] + "-", word[index:]
    return None


def set_page(name: str, language: str, title: str, body: str, seed: int, fonts: list[str]) -> PrintedPage:
    """Sets as much of an article as one page has room for."""
    chosen = random.Random(seed)
    face, points = chosen.choice(fonts), chosen.choice((10, 10.5, 11, 12))
    measure = font(face, points * 10)
    scale = 300 / 720
    width = (INCHES[0] - 2 * MARGIN) * 300
    room = int((INCHES[1] - 2 * MARGIN - 0.6) * 72 / (points * 1.4))

    def fits(text: str) -> bool:
        return measure.getlength(text) * scale <= width

    lines: list[tuple[str, str]] = []
    words: list[str] = []

    def add(text: str, kind: str, size: float) -> bool:
        """Sets a paragraph; false where the page is full."""
        line = ""
        rest = text.split()
        taken = 0
        while rest:
            word = rest.pop(0)
            candidate = f"{line} {word}".strip()
            if measure.getlength(candidate) * scale * size <= width:
                line = candidate
                taken += 1
                continue
            parts = None
            if size == 1 and chosen.random() < 0.5:
                parts = divided(word, lambda head: fits(f"{line} {head}".strip()))
            if len(lines) + 1 >= room:
                parts = None
            lines.append((f"{line} {parts[0]}".strip() if parts else line, kind))
            if len(lines) >= room:
                words.extend(text.split()[:taken])
                return False
            line = parts[1] if parts else word
            taken += 1
        lines.append((line, kind + "-last"))
        words.extend(text.split())
        return len(lines) < room

    if title:
        add(title, "title", 1.45)
        lines.append(("", "gap"))
    for paragraph in body.split("\n"):
        if paragraph.strip() and not add(paragraph, "body", 1):
            break
    header = chosen.choice(("", str(chosen.randint(1, 80))))
    return PrintedPage(name, language, words, lines, face, points, header)


def drawn(page: PrintedPage) -> Image.Image:
    """The page in black on white, at 300 dots an inch."""
    dots = 300
    image = Image.new("L", tuple(int(side * dots) for side in INCHES), 255)
    draw = ImageDraw.Draw(image)
    size = page.points * dots / 72
    body, title = font(page.font, size), font(page.font, size * 1.45)
    left, top = int(MARGIN * dots), MARGIN * dots
    width = image.width - 2 * left
    indent = size * 1.5
    begins = False
    for text, kind in page.lines:
        if kind == "gap":
            top += size * 0.8
            begins = True
            continue
        face = title if kind.startswith("title") else body
        x = left
        pieces = text.split(" ")
        space = face.getlength(" ")
        room = width - (indent if begins and face is body else 0)
        if begins and face is body:
            x += indent
        if kind == "body" and len(pieces) > 3:
            spare = room - face.getlength(text)
            # A line that is far from full is not spread.
            if 0 < spare < room * 0.25:
                space += spare / (len(pieces) - 1)
        for piece in pieces:
            draw.text((x, top), piece, font=face, fill=0)
            x += face.getlength(piece) + space
        top += size * (1.4 if face is body else 2)
        begins = kind.endswith("-last")
    if page.header:
        draw.text((image.width / 2, image.height - MARGIN * dots * 0.8), page.header, font=body, fill=0)
    return image


def noisy(clean: Image.Image, seed: int) -> Image.Image:
    """A poor scan at 150 dots an inch: a little turned and blurred, on grey paper that darkens towards
    one side, with grain and specks."""
    chosen = random.Random(seed)
    image = clean.rotate(chosen.uniform(-1.2, 1.2), Image.Resampling.BICUBIC, fillcolor=255)
    image = image.resize((clean.width // 2, clean.height // 2), Image.Resampling.BOX)
    image = image.filter(ImageFilter.GaussianBlur(chosen.uniform(0.5, 0.9)))
    # Paper is no white, ink no black.
    image = image.point([40 + value * 185 // 255 for value in range(256)])
    shade = Image.linear_gradient("L").rotate(chosen.choice((0, 90, 180, 270))).resize(image.size)
    image = ImageChops.subtract(image, shade.point([value * 45 // 255 for value in range(256)]))
    # effect_noise takes no seed; grain of this image's own is made from random bytes.
    grain = Image.frombytes("L", image.size, chosen.randbytes(image.width * image.height))
    spread = chosen.uniform(45, 65)
    grain = grain.point([int(128 + (value - 127.5) * spread / 127.5) for value in range(256)])
    image = ImageChops.add(image, grain, 1, -128)
    draw = ImageDraw.Draw(image)
    for _ in range(120):
        x, y = chosen.randrange(image.width), chosen.randrange(image.height)
        draw.point((x, y), fill=chosen.choice((30, 60, 240)))
    return image


def poor(clean: Image.Image, seed: int) -> Image.Image:
    """A scan that is worse than anybody keeps: out of focus, with more grain the higher the seed. It
    shows below which confidence a page is not to be believed."""
    chosen = random.Random(seed)
    image = clean.resize((clean.width // 2, clean.height // 2), Image.Resampling.BOX)
    image = image.filter(ImageFilter.GaussianBlur(1 + seed % 10 * 0.15))
    image = image.point([60 + value * 140 // 255 for value in range(256)])
    grain = Image.frombytes("L", image.size, chosen.randbytes(image.width * image.height))
    spread = 60 + seed % 10 * 8
    grain = grain.point([int(128 + (value - 127.5) * spread / 127.5) for value in range(256)])
    return ImageChops.add(image, grain, 1, -128)
