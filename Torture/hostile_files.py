"""Files that mean harm to who reads them, each with what must come of it."""

from __future__ import annotations

import gzip
import io
import json
import lzma
import os
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

ESCAPES = (
    "\x1b[2J\x1b[31m", "\x1b]0;taken over\x07", "\x1b]8;;http://bad.example\x1b\\", "\x9b31m",
    "\x1bP+q544e\x1b\\", "\x07\x08\x7f", "\x1b[6n",
)
BIDIRECTIONAL = "\u202etxt.exe\u202c \u2066abc\u2069 \u200f\u061c"
# A word that every file of these has where it can.
WORD = "jebakan"
BODY = f"Petani menemukan {WORD} di sawah kemarin pagi. "


def bomb(size: int, unit: bytes) -> bytes:
    """So many bytes, compressed to a thousandth."""
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=9, mtime=0) as stream:
        block = unit * ((1 << 20) // len(unit))
        for _ in range(size // len(block)):
            stream.write(block)
    return packed.getvalue()


def nested(opening: str, closing: str, depth: int) -> bytes:
    return (f"<html><head><title>{WORD}</title></head><body>" + opening * depth + BODY
            + closing * depth + "</body></html>").encode()


def laughs() -> bytes:
    """Front matter whose aliases stand for each other, ten each."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 10)}]"
              for level in range(1, 12)]
    return ("---\n" + "\n".join(lines) + f"\n---\n# {WORD}\n\n{BODY}\n").encode()


def record(**fields: object) -> bytes:
    return (json.dumps({"id": "r", "title": WORD, "body": BODY} | fields) + "\n").encode()


def zipped(files: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def zip_bomb(name: str, start: bytes, unit: bytes, size: int) -> bytes:
    """An archive whose one file unpacks to so many bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        member = zipfile.ZipInfo(name)
        member.compress_type = zipfile.ZIP_DEFLATED
        with archive.open(member, "w", force_zip64=True) as file:
            file.write(start)
            block = unit * ((1 << 20) // len(unit))
            for _ in range(size // len(block)):
                file.write(block)
    return packed.getvalue()


def message(kind: str, text: bytes) -> bytes:
    return (f"From: Siti <siti@desa.example>\r\nSubject: {WORD}\r\nMIME-Version: 1.0\r\n"
            f"Content-Type: {kind}\r\n\r\n").encode() + text


def deep_parts(depth: int) -> tuple[str, bytes]:
    """Parts that lie in each other."""
    text = b"".join(
        b"--b%d\r\nContent-Type: multipart/mixed; boundary=b%d\r\n\r\n" % (level, level + 1)
        for level in range(depth))
    return "multipart/mixed; boundary=b0", text + BODY.encode()


def matryoshka(depth: int) -> bytes:
    data = zipped({"a.txt": BODY.encode()})
    for level in range(depth):
        data = zipped({"a.txt": f"{BODY} {level}".encode(), "b.zip": data})
    return data


def tarred(*members: tuple[str, bytes, bytes, str]) -> bytes:
    """An archive of files, links and devices: name, kind, bytes, where it leads."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for name, kind, data, target in members:
            member = tarfile.TarInfo(name)
            member.type, member.size, member.linkname = kind, len(data), target
            archive.addfile(member, io.BytesIO(data))
    return packed.getvalue()


def word(body: str, head: str = "") -> bytes:
    document = f'{head}<w:document xmlns:w="urn:w"><w:body>{body}</w:body></w:document>'
    return zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": document.encode()})


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def entities(value: str) -> str:
    lines = [f'<!ENTITY e0 "{value}">']
    lines += [f'<!ENTITY e{level} "{f"&e{level - 1};" * 10}">' for level in range(1, 12)]
    return f"<!DOCTYPE x [{''.join(lines)}<!ENTITY luar SYSTEM '/etc/passwd'>]>"


def capture(length: int) -> bytes:
    return (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://x/\r\nWARC-Date: 2016\r\n"
            f"Content-Type: application/http\r\nContent-Length: {length}\r\n\r\n"
            f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
            f"fffffff\r\n<p>{BODY}\r\n").encode()


# Name of the file to what makes its bytes.
def png(width: int, height: int, rows: bytes) -> bytes:
    """A picture of 256 greys whose header says so, with rows that are compressed as they are."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows)
            + chunk(b"IEND", b""))


def speckled(side: int) -> bytes:
    """A picture that is not blank."""
    rows = b"".join(b"\0" + bytes((x * y * 37) % 256 for x in range(side)) for y in range(side))
    return png(side, side, zlib.compress(rows))


def picture_bomb(side: int) -> bytes:
    """A white square that is compressed to a thousandth."""
    packer = zlib.compressobj(9)
    row = b"\0" + b"\xff" * side
    return png(side, side, b"".join(packer.compress(row) for _ in range(side)) + packer.flush())


def pages_of_tiff(count: int, loops: bool = False) -> bytes:
    """A TIFF of so many pages of one white dot, the last of which may lead back to the first."""
    file = bytearray(b"II*\0" + struct.pack("<I", 10) + b"\xff\xff")
    fields = ((256, 1), (257, 1), (258, 8), (259, 1), (262, 1), (273, 8), (277, 1), (278, 1), (279, 1))
    for number in range(count):
        file += struct.pack("<H", len(fields))
        for tag, value in fields:
            file += struct.pack("<HHII", tag, 4, 1, value)
        after = len(file) + 4
        file += struct.pack("<I", after if number + 1 < count else 10 if loops else 0)
    return bytes(file)


def pages_of_pdf(count: int) -> bytes:
    """A PDF of so many empty pages."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>",
               b"<< /Type /Pages /Count %d /Kids [%s] >>" % (
                   count, b" ".join(b"%d 0 R" % (3 + page) for page in range(count)))]
    objects += [b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"] * count
    file, places = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(file)
    file += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    file += b"".join(b"%010d 00000 n \n" % place for place in places)
    file += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, start)
    return bytes(file)


# Pictures for `--ocr`; each must be named once.
PICTURES: dict[str, Callable[[], bytes]] = {
    "besar.png": lambda: png(100_000, 100_000, zlib.compress(bytes(1000))),
    "bom.png": lambda: picture_bomb(20_000),
    "potong.png": lambda: speckled(300)[:2000],
    "daftar.png": lambda: b"/etc/hostname\n/etc/passwd\n",
    "lingkar.tif": lambda: pages_of_tiff(3, loops=True)[:-100],
    "kosong.pdf": lambda: pages_of_pdf(100_000),
}

FILES: dict[str, Callable[[], bytes]] = {
    "zeros.txt.gz": lambda: bomb(1 << 30, b"\0"),
    "words.txt.gz": lambda: bomb(1 << 30, b"sawah padi "),
    "lines.jsonl.gz": lambda: bomb(4 << 20, b'{"id": "x", "title": "a", "body": "b"}\n'),
    "page.html.gz": lambda: bomb(256 << 20, b"<div>"),
    "members.txt.gz": lambda: gzip.compress(b"a\n", mtime=0) * 200_000,
    "cut.txt.gz": lambda: gzip.compress(BODY.encode() * 1000, mtime=0)[:-20],
    "nested.html": lambda: nested("<div>", "</div>", 100_000),
    "inline.html": lambda: nested("<b><i>", "</i></b>", 100_000),
    "lists.html": lambda: nested("<ul><li>", "", 100_000),
    "tables.html": lambda: nested("<table><tr><td>", "", 50_000),
    "open.html": lambda: b"<" * 1_000_000 + BODY.encode(),
    "comment.html": lambda: b"<!--" * 300_000 + BODY.encode(),
    "attributes.html": lambda: ("<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">"
                                + BODY).encode(),
    "entities.html": lambda: (BODY + "&amp;" * 500_000).encode(),
    "script.html": lambda: (f"<title>{WORD}</title><script type='application/ld+json'>"
                            + "[" * 200_000 + "</script><p>" + BODY).encode(),
    "word.txt": lambda: f"{WORD}\n\n".encode() + b"x" * 3_000_000,
    "hyphens.txt": lambda: f"{WORD}\n\n".encode() + b"a-" * 1_000_000,
    "dots.txt": lambda: f"{WORD}\n\n".encode() + b"a." * 1_000_000,
    "combining.txt": lambda: f"{WORD}\n\na".encode() + "\u0301".encode() * 500_000,
    "lines.txt": lambda: f"{WORD}\n\n".encode() + b"a\n" * 1_000_000,
    "blank.txt": lambda: f"{WORD}\n".encode() + b"\n" * 3_000_000 + BODY.encode(),
    "nul.txt": lambda: f"{WORD}\0\0\n\n{BODY}\0".encode() * 100,
    "invalid.txt": lambda: f"{WORD}\n\n".encode() + bytes(range(128, 256)) * 10_000,
    "surrogates.txt": lambda: b"\xff\xfe" + b"\x00\xd8" * 100_000,
    "laughs.md": laughs,
    "deep.md": lambda: b"---\na: " + b"[" * 100_000 + f"\n---\n# {WORD}\n".encode(),
    "quotes.md": lambda: f"# {WORD}\n\n".encode() + b"> " * 500_000 + BODY.encode(),
    "deep.json": lambda: record()[:-2] + b', "x": ' + b"[" * 200_000 + b"]" * 200_000 + b"}",
    "array.json": lambda: b"[" * 500_000,
    "string.json": lambda: b'{"id": "s", "title": "' + b"a" * 20_000_000,
    "number.jsonl": lambda: record()[:-2] + b', "n": ' + b"9" * 1_000_000 + b"}\n",
    "keys.jsonl": lambda: record(**{f"k{n}": n for n in range(100_000)}),
    "escapes.jsonl": lambda: b"".join(
        record(id=f"e{number}{text}", title=f"{WORD} {text} judul", body=f"{BODY}{text} {BODY}",
               source=f"S{text}", place=f"P{text}", author=text, url=f"http://x/{text}",
               section=text, lang=text)
        for number, text in enumerate((*ESCAPES, BIDIRECTIONAL, "\0", "\n\r\t", "\ufff9"))),
    "escapes.html": lambda: (f"<title>{WORD} &#27;[31m &#155;31m {ESCAPES[0]}</title><p>"
                             + BODY + "&#27;]0;x&#7;" + ESCAPES[1] + BIDIRECTIONAL).encode(),
    "escapes.md": lambda: (f"---\ntitle: \"{WORD} \\e[31m \\u202e\"\nsource: \"\\x1b]0;x\\a\"\n---\n"
                           + BODY).encode(),
    "bomb.zip": lambda: zip_bomb("a.jsonl", b"", b"\n", 1 << 30),
    "bomb.docx": lambda: zip_bomb(
        "word/document.xml", b"<w:document xmlns:w='urn:w'>", b"<w:p/>", 1 << 30),
    "bomb.txt.xz": lambda: lzma.compress(bytes(256 << 20), preset=0),
    "bomb.tar.gz": lambda: bomb(1 << 30, tarred(("a.bin", tarfile.REGTYPE, b"x", ""))[:1024]),
    "parts.zip": lambda: zipped({f"{number}.bin": b"" for number in range(100_000)}),
    "matryoshka.zip": lambda: matryoshka(40),
    "same.zip": lambda: zipped({"a.txt": BODY.encode()}) * 2,
    "up.tar": lambda: tarred(
        ("../../../naik.txt", tarfile.REGTYPE, BODY.encode(), ""),
        ("/tmp/mutlak.txt", tarfile.REGTYPE, BODY.encode(), "")),
    "links.tar": lambda: tarred(
        ("a.txt", tarfile.SYMTYPE, b"", "/etc/passwd"), ("b.txt", tarfile.LNKTYPE, b"", "b.txt"),
        ("c", tarfile.SYMTYPE, b"", "."), ("c/d.txt", tarfile.REGTYPE, BODY.encode(), ""),
        ("nol.txt", tarfile.CHRTYPE, b"", "")),
    "escapes.zip": lambda: zipped({f"{text}.txt": BODY.encode() for text in ESCAPES}),
    "laughs.docx": lambda: word(paragraph(f"{BODY}&e11;&luar;"), entities("tawa")),
    "deep.docx": lambda: word("<w:tbl><w:tr><w:tc>" * 50_000 + paragraph(BODY)),
    "open.docx": lambda: word(paragraph(BODY) + "<w:p>" * 200_000),
    "attributes.docx": lambda: word(
        "<w:p " + " ".join(f"w:a{n}='1'" for n in range(100_000)) + "/>" + paragraph(BODY)),
    "braces.rtf": lambda: b"{\\rtf1 " + BODY.encode() + b"{" * 2_000_000,
    "binary.rtf": lambda: b"{\\rtf1 " + BODY.encode() + b"\\bin2147483647 x\\u-99999999999 ",
    "notes.rtf": lambda: b"{\\rtf1 " + (b"{\\footnote " + BODY.encode()) * 20_000,
    "length.warc": lambda: capture(1 << 60),
    "chunks.warc": lambda: capture(158),
    "records.warc": lambda: b"WARC/1.0\r\nContent-Length: 0\r\n\r\n" * 200_000,
    "list.webarchive": lambda: b"bplist00" + b"\xdf\x13" + b"\xff" * 8 + bytes(range(64)) * 20_000,
    "parts.eml": lambda: message("multipart/mixed; boundary=b", b"".join(
        b"--b\r\nContent-Type: text/plain; name=a\r\n\r\nx\r\n" for _ in range(100_000))),
    "deep.eml": lambda: message(*deep_parts(20_000)),
    "messages.eml": lambda: b"".join(
        message("message/rfc822", b"")[:-2] + b"\r\n" for _ in range(5_000)),
    "head.eml": lambda: b"Subject: " + WORD.encode() + b"\r\nX: " + b"y" * 200_000_000,
    "heads.eml": lambda: b"".join(b"X-%d: y\r\n" % n for n in range(2_000_000)),
    "open.eml": lambda: message(
        "multipart/mixed; boundary=b", b"--b\r\n\r\n" + BODY.encode() * 100_000),
    "nul.eml": lambda: message("text/plain", BODY.encode() + b"\0" * 1_000_000),
    "words.eml": lambda: b"Subject: " + b"=?utf-8?Q?a?= " * 200_000 + b"\r\n\r\n" + BODY.encode(),
    "marks.mbox": lambda: b"From a@b Thu Apr  7 10:22:33 2016\n" * 300_000,
    "length.mbox": lambda: b"From a@b Thu Apr  7 10:22:33 2016\n" + message(
        "text/plain\r\nContent-Length: -9223372036854775808", BODY.encode()),
    "quotes.eml": lambda: message("text/plain", b"> " * 2_000_000 + b"\n" + b">\n" * 1_000_000),
    "escapes.eml": lambda: b"".join(
        f"Message-ID: <{text}>\r\nSubject: {WORD} {text}\r\n".encode() for text in ESCAPES)
        + message("text/plain", BODY.encode()),
    "pretends.pdf": lambda: b"%PDF-1.4\n" + b"1 0 obj <<" * 200_000,
}
NAMES = ("baris\nbaru.txt", "merah\x1b[31m.txt", "judul\x1b]0;x\x07.txt", "\u202etxt.kebalik.txt",
         "tab\there.txt", "x" * 251 + ".txt", "-n.txt", "--index.txt", "spasi di akhir .txt",
         "persen%20%s%n.txt", "'\"`$(touch x)`.txt", "\x7f\x08.txt", "\\..\\..txt")
RAW_NAMES = (b"\xff\xfe\x80.txt", b"\xc3\x28.txt", b"\xed\xa0\x80.txt")


def links(folder: Path, outside: Path) -> Iterator[str]:
    """Links and things that are no files, where an article is expected."""
    outside.mkdir()
    (outside / "rahasia.txt").write_text(f"Rahasia luar\n\n{BODY}")
    for name, target in (
        ("up", folder), ("out", outside), ("root.txt", Path("/dev/zero")),
        ("random.html", Path("/dev/urandom")), ("memory.json", Path("/proc/self/mem")),
        ("kernel.txt", Path("/proc/kmsg")), ("nothing.txt", folder / "not there"),
        ("self.txt", folder / "self.txt"),
    ):
        (folder / name).symlink_to(target)
        yield name
    os.mkfifo(folder / "pipe.txt")
    yield "pipe.txt"
    deep = folder
    for _ in range(60):
        deep = deep / ("d" * 50)
        try:
            deep.mkdir()
        except OSError:
            break
    yield "a deep path"
