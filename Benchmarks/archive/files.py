"""Writes articles of made-up sentences in every format that is read, and broken files among them."""

from __future__ import annotations

import gzip
import io
import json
import random
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from pathlib import Path

WORDS = {
    "id": (
        "petani nelayan guru menteri warga desa kota pasar jalan jembatan sungai gunung laut panen "
        "padi jagung ikan harga pupuk sekolah hujan musim kapal pelabuhan membangun membawa membahas "
        "menjual membeli memulai menunggu besar kecil baru lama ramai tenang pagi sore kemarin "
        "dengan untuk dari dalam yang akan sudah belum setelah sebelum karena tetapi bahwa"
    ).split(),
    "en": (
        "farmers fishermen teachers minister villagers village city market road bridge river mountain "
        "sea harvest rice maize fish price fertiliser school rain season ship harbour build carry "
        "discuss sell buy begin wait large small new old crowded quiet morning evening yesterday "
        "with for from within which will already after before because but that the a of and"
    ).split(),
}
SYLLABLES = [consonant + vowel for consonant in "bdfgjklmnprstvz" for vowel in "aeiou"]
COMPRESSIBLE = ("txt", "html", "md", "json", "jsonl")
FORMATS = (
    *COMPRESSIBLE, "pdf", "docx", "odt", "rtf", "epub", "zip", "tar", "warc", "eml", "mbox", "png")
LONG_LINE = 10_000_000


@dataclass
class MadeFile:
    """A file that was written, and what indexing it must come to."""

    path: Path
    # A word that no other file has; empty where nothing of the file can be found.
    word: str
    # How often the file must be named: as left out, or as read with something wrong.
    named: int
    kind: str


def unique_word(number: int) -> str:
    """A word of seven syllables that no other number has, and that no rule of spelling shortens."""
    syllables = []
    for _ in range(5):
        number, digit = divmod(number, len(SYLLABLES))
        syllables.append(SYLLABLES[digit])
    return "xoqu" + "".join(syllables) + "x"


class Writer:
    """Makes files whose content follows from the seed and their number alone."""

    def __init__(self, folder: Path, formats: tuple[str, ...], seed: int) -> None:
        self.folder = folder
        self.formats = formats
        self.seed = seed

    def write(self, number: int) -> MadeFile:
        self.random = random.Random(self.seed * 1_000_003 + number)
        self.number = number
        self.word = unique_word(number)
        broken = [make for needed, make in self.broken_kinds() if needed in self.formats]
        if number % 100 == 99:
            return broken[number // 100 % len(broken)]()
        ending = self.formats[number % len(self.formats)]
        data = self.content(ending)
        is_compressed = ending in COMPRESSIBLE and self.random.random() < 0.2
        if is_compressed:
            data, ending = gzip.compress(data, mtime=0), ending + ".gz"
        return self.save(ending, data, 0, found=ending != "png")

    def save(self, ending: str, data: bytes, named: int, found: bool = True, kind: str = "") -> MadeFile:
        path = self.folder / f"{self.number % 97:02}" / f"{self.number:06}.{ending}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return MadeFile(path, self.word if found else "", named, kind)

    # Texts

    def sentence(self, language: str) -> str:
        words = self.random.choices(WORDS[language], k=self.random.randint(8, 18))
        return " ".join(words).capitalize() + "."

    def paragraphs(self) -> list[str]:
        language = self.random.choice(("id", "en"))
        texts = [
            " ".join(self.sentence(language) for _ in range(self.random.randint(2, 6)))
            for _ in range(self.random.randint(2, 8))
        ]
        texts[-1] += f" {self.word.capitalize()} {self.sentence(language).lower()}"
        return texts

    def title(self) -> str:
        return " ".join(self.random.choices(WORDS["id"][:24], k=6)).capitalize()

    def content(self, ending: str) -> bytes:
        return getattr(self, "as_" + ending)(self.title(), self.paragraphs()).encode("latin-1")

    def as_txt(self, title: str, texts: list[str]) -> str:
        return "\n\n".join([title, *texts]) + "\n"

    def as_md(self, title: str, texts: list[str]) -> str:
        return f"# {title}\n\n" + "\n\n".join(texts) + "\n\n- satu\n- *dua*\n"

    def as_html(self, title: str, texts: list[str]) -> str:
        body = "\n".join(f"<p>{escape(text)}</p>" for text in texts)
        return (
            f"<!doctype html><html><head><title>{title}</title></head><body><nav>Menu</nav>"
            f"<article><h1>{title}</h1>\n{body}</article></body></html>\n"
        )

    def as_json(self, title: str, texts: list[str]) -> str:
        records = [{"title": self.title(), "body": self.sentence("id")} for _ in range(3)]
        records.append({"title": title, "body": "\n".join(texts)})
        shape = self.random.randrange(3)
        return json.dumps(
            records[-1] if shape == 0 else records if shape == 1 else {"articles": records},
            indent=self.random.choice((None, 2)))

    def as_jsonl(self, title: str, texts: list[str]) -> str:
        records = [{"title": self.title(), "body": self.sentence("en")} for _ in range(3)]
        records.append({"title": title, "body": "\n".join(texts)})
        return "".join(json.dumps(record) + "\n" for record in records)

    def as_pdf(self, title: str, texts: list[str]) -> str:
        """One page as long as it must be, its lines broken at 70 characters."""
        lines = [title, ""]
        for text in texts:
            line = ""
            for word in text.split():
                if len(line) + len(word) >= 70:
                    lines.append(line)
                    line = ""
                line = f"{line} {word}".strip()
            lines += [line, ""]
        height = 100 + 14 * len(lines)
        shown = "".join(f"({line}) Tj T*\n" for line in lines)
        page = f"BT /F1 11 Tf 14 TL 60 {height - 50} Td\n{shown}ET\n"
        objects = [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 {height}] /Contents 4 0 R "
            "/Resources << /Font << /F1 5 0 R >> >> >>",
            f"<< /Length {len(page)} >>\nstream\n{page}endstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ]
        file, table = "%PDF-1.4\n", f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n"
        for number, content in enumerate(objects, 1):
            table += f"{len(file):010} 00000 n \n"
            file += f"{number} 0 obj\n{content}\nendobj\n"
        trailer = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\n"
        return f"{file}{table}{trailer}startxref\n{len(file)}\n%%EOF\n"

    # What is packed is given as text whose characters are its bytes.

    def zipped(self, files: dict[str, str]) -> str:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in files.items():
                archive.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)
        return packed.getvalue().decode("latin-1")

    def as_docx(self, title: str, texts: list[str]) -> str:
        body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in [title, *texts])
        return self.zipped({
            "[Content_Types].xml": "<Types/>",
            "word/document.xml":
                f'<w:document xmlns:w="urn:w"><w:body>{body}</w:body></w:document>',
        })

    def as_odt(self, title: str, texts: list[str]) -> str:
        body = "".join(f"<text:p>{text}</text:p>" for text in [title, *texts])
        return self.zipped({
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml":
                '<o:document-content xmlns:office="urn:o" xmlns:text="urn:t" xmlns:o="urn:o">'
                f"<office:body>{body}</office:body></o:document-content>",
        })

    def as_rtf(self, title: str, texts: list[str]) -> str:
        body = "\\par\n".join([f"{{\\b {title}}}", *texts])
        return f"{{\\rtf1\\ansi {body}\\par}}"

    def as_epub(self, title: str, texts: list[str]) -> str:
        chapters = {f"c{number}.xhtml": text for number, text in enumerate(texts)}
        items = "".join(f'<item id="{name}" href="{name}"/>' for name in chapters)
        order = "".join(f'<itemref idref="{name}"/>' for name in chapters)
        return self.zipped({
            "mimetype": "application/epub+zip",
            "b.opf": f"<package><manifest>{items}</manifest><spine>{order}</spine></package>",
            **{name: f"<html><body><h1>{self.title()}</h1><p>{text}</p></body></html>"
               for name, text in chapters.items()},
        })

    def as_zip(self, title: str, texts: list[str]) -> str:
        return self.zipped({
            "desa/a.txt": self.as_txt(title, texts), "lagu.mp3": "x" * 100,
            "desa/b.html": self.as_html(self.title(), [self.sentence("en")]),
        })

    def as_tar(self, title: str, texts: list[str]) -> str:
        packed = io.BytesIO()
        with tarfile.open(fileobj=packed, mode="w") as archive:
            data = self.as_html(title, texts).encode("latin-1")
            member = tarfile.TarInfo("kota/a.html")
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
        return packed.getvalue().decode("latin-1")

    def as_warc(self, title: str, texts: list[str]) -> str:
        page = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + self.as_html(title, texts)
        return (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://{self.word}.example/\r\n"
            "WARC-Date: 2016-04-07T10:00:00Z\r\nContent-Type: application/http\r\n"
            f"Content-Length: {len(page)}\r\n\r\n{page}\r\n\r\n")

    def as_eml(self, title: str, texts: list[str]) -> str:
        page = "".join(f"<p>{text}</p>" for text in texts)
        return (
            f"From: Siti <siti@desa.example>\r\nSubject: {title}\r\nMIME-Version: 1.0\r\n"
            f"Message-ID: <{self.word}@desa.example>\r\nDate: Thu, 7 Apr 2016 10:22:33 +0700\r\n"
            "Content-Type: multipart/alternative; boundary=batas\r\n\r\n--batas\r\n"
            "Content-Type: text/plain\r\n\r\n" + "\r\n\r\n".join(texts)
            + f"\r\n--batas\r\nContent-Type: text/html\r\n\r\n{page}\r\n--batas--\r\n")

    def as_mbox(self, title: str, texts: list[str]) -> str:
        letters = [self.as_eml(self.title(), [self.sentence("id")]), self.as_eml(title, texts)]
        return "".join(
            f"From siti@desa.example Thu Apr  7 10:22:33 2016\n{letter}\n" for letter in letters)

    def as_png(self, title: str, texts: list[str]) -> str:
        """Black bars on white: what the collection passes over, or finds no text in."""
        side = 64
        rows = b"".join(
            b"\0" + bytes(255 * (x // 8 % 2) for x in range(side)) for _ in range(side))

        def chunk(kind: bytes, data: bytes) -> bytes:
            return struct.pack(">I", len(data)) + kind + data + struct.pack(
                ">I", zlib.crc32(kind + data))

        header = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
        return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows))
                + chunk(b"IEND", b"")).decode("latin-1")

    # Broken files: the format each needs, and how it is made.

    def broken_kinds(self) -> list[tuple[str, Callable[[], MadeFile]]]:
        return [
            ("txt", self.cut_gzip),
            ("txt", self.invalid_utf8),
            ("html", self.unclosed_html),
            ("json", self.cut_json),
            ("jsonl", self.cut_records),
            ("pdf", self.no_pdf),
            ("txt", self.zero_bytes),
            ("txt", self.long_line),
            ("txt", self.empty),
            ("docx", self.cut_word),
            ("zip", self.no_archive),
            ("tar", self.cut_tar),
            ("warc", self.cut_capture),
            ("eml", self.cut_message),
            ("eml", self.no_message),
            ("mbox", self.cut_mailbox),
            ("png", self.cut_picture),
            ("png", self.no_picture),
        ]

    def cut_gzip(self) -> MadeFile:
        data = gzip.compress(self.content("txt"), mtime=0)
        return self.save("txt.gz", data[: len(data) // 2], 1, found=False, kind="cut gzip")

    def invalid_utf8(self) -> MadeFile:
        data = self.content("txt") + "Kafé résumé naïf, ".encode() + b"\xff\xfe rusak \xc3 akhir.\n"
        return self.save("txt", data, 1, kind="invalid UTF-8")

    def unclosed_html(self) -> MadeFile:
        texts = "<p><b><div><i class='a' ".join(["", *(f">{text}" for text in self.paragraphs())])
        data = f"<html><body><div><table><tr><td><p>Awal{texts}"
        return self.save("html", data.encode(), 0, kind="unclosed HTML")

    def cut_json(self) -> MadeFile:
        records = [{"title": self.title(), "body": f"{self.word} {self.sentence('id')}"}]
        records += [{"title": self.title(), "body": self.sentence("id") * 9} for _ in range(3)]
        data = json.dumps(records).encode()
        return self.save("json", data[: len(data) * 2 // 3], 1, kind="cut JSON")

    def cut_records(self) -> MadeFile:
        lines = [json.dumps({"title": self.title(), "body": self.sentence("id")}) for _ in range(200)]
        lines.insert(0, json.dumps({"title": self.title(), "body": self.word}))
        data = gzip.compress("\n".join(lines).encode(), mtime=0)
        return self.save("jsonl.gz", data[: len(data) * 2 // 3], 1, kind="cut JSON lines, gzip")

    def cut_word(self) -> MadeFile:
        data = self.content("docx")
        return self.save("docx", data[: len(data) // 2], 1, found=False, kind="cut document")

    def no_archive(self) -> MadeFile:
        return self.save("zip", self.content("txt"), 1, found=False, kind="no archive")

    def cut_tar(self) -> MadeFile:
        data = self.content("tar")
        return self.save("tar", data[:600], 1, found=False, kind="cut archive")

    def cut_capture(self) -> MadeFile:
        data = self.content("warc")
        return self.save("warc", data[:-60], 1, found=False, kind="cut capture")

    def cut_message(self) -> MadeFile:
        data = self.content("eml")
        return self.save("eml", data[:-20], 1, kind="cut message")

    def no_message(self) -> MadeFile:
        return self.save("eml", self.content("txt"), 1, found=False, kind="no message")

    def cut_mailbox(self) -> MadeFile:
        data = self.content("mbox")
        return self.save("mbox", data[:-20], 1, kind="cut mailbox")

    def cut_picture(self) -> MadeFile:
        return self.save("png", self.content("png")[:40], 1, found=False, kind="cut picture")

    def no_picture(self) -> MadeFile:
        return self.save("png", b"kata\n" + self.content("txt"), 1, found=False, kind="no picture")

    def no_pdf(self) -> MadeFile:
        data = b"%PDF-1.4\n" + self.content("txt")
        return self.save("pdf", data, 1, found=False, kind="no PDF")

    def zero_bytes(self) -> MadeFile:
        data = self.content("txt")[:200] + bytes(4000)
        return self.save("txt", data, 1, found=False, kind="zero bytes")

    def long_line(self) -> MadeFile:
        text = " ".join(self.paragraphs()) + " "
        data = (text * (LONG_LINE // len(text) + 1))[:LONG_LINE].rsplit(" ", 1)[0]
        return self.save("txt", data.encode(), 1, found=False, kind="line of 10 MB")

    def empty(self) -> MadeFile:
        return self.save("txt", b" \n", 1, found=False, kind="empty")
