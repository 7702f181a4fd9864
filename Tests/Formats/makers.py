"""Programs that make files of an article, as people's own programs would."""

from __future__ import annotations

import csv
import email.message
import email.policy
import email.utils
import json
import mailbox
import plistlib
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from stories import STORIES, Story
from web import Pages, snapshot

# What a kind of file says of an article beside its text.
ALL = frozenset({"title", "author", "date"})
TITLE = frozenset({"title"})


@dataclass(frozen=True)
class Made:
    """A file, and the article that must be read from it."""

    kind: str
    program: str
    story: Story
    # The article's id, or what it begins with.
    id: str
    says: frozenset[str] = ALL


@dataclass(frozen=True)
class Maker:
    """Makes files with some programs."""

    name: str
    programs: tuple[str, ...]
    make: Callable[[Path], Iterator[Made]]
    # What `index` is called with.
    options: tuple[str, ...] = ()

    @property
    def missing(self) -> list[str]:
        """The programs that are not installed."""
        return [each for each in self.programs if shutil.which(each) is None]


def run(*command: str | Path, **options) -> None:
    """Runs a program that must end well."""
    ended = subprocess.run([str(each) for each in command], capture_output=True, **options)
    if ended.returncode != 0:
        complaint = ended.stderr.decode(errors="replace").strip().splitlines()
        raise RuntimeError(f"{command[0]} ended with {ended.returncode}: {complaint[-1:]}")


def python_texts(folder: Path) -> Iterator[Made]:
    """Text, pages, records and tables."""
    for story in STORIES:
        for ending, text in (
            ("txt", story.text()), ("html", story.page()), ("md", story.markdown()),
            ("json", json.dumps(record(story))),
        ):
            path = folder / f"{story.name}.{ending}"
            path.write_text(text)
            says = TITLE if ending == "txt" else ALL
            yield Made(f".{ending}", "Python", story, path.name, says)
    lines = folder / "semua.jsonl"
    lines.write_text("".join(json.dumps(record(each)) + "\n" for each in STORIES))
    for delimiter, ending in ((",", "csv"), ("\t", "tsv")):
        with (folder / f"tabel.{ending}").open("w", newline="") as file:
            table = csv.writer(file, delimiter=delimiter)
            table.writerow(("Judul", "Penulis", "Tanggal", "Isi"))
            for story in STORIES:
                body = "\n\n".join(story.paragraphs)
                table.writerow((story.title, story.author, story.date, body))
    for number, story in enumerate(STORIES, 1):
        yield Made(".jsonl", "Python", story, f"semua.jsonl#{number}")
        yield Made(".csv", "Python csv", story, f"tabel.csv#{number}")
        yield Made(".tsv", "Python csv", story, f"tabel.tsv#{number}")


def record(story: Story) -> dict[str, str]:
    body = "\n\n".join(story.paragraphs)
    return {"title": story.title, "author": story.author, "date": story.date, "body": body}


def python_feed(folder: Path) -> Iterator[Made]:
    """A feed."""
    feed = ElementTree.Element("feed", xmlns="http://www.w3.org/2005/Atom")
    ElementTree.SubElement(feed, "title").text = "Kabar Uji"
    for story in STORIES:
        entry = ElementTree.SubElement(feed, "entry")
        ElementTree.SubElement(entry, "id").text = f"urn:uji:{story.name}"
        ElementTree.SubElement(entry, "title").text = story.title
        ElementTree.SubElement(entry, "published").text = f"{story.date}T08:00:00Z"
        author = ElementTree.SubElement(entry, "author")
        ElementTree.SubElement(author, "name").text = story.author
        text = "".join(f"<p>{each}</p>" for each in story.paragraphs)
        ElementTree.SubElement(entry, "content", type="html").text = text
        yield Made(".atom", "Python", story, f"urn:uji:{story.name}")
    ElementTree.ElementTree(feed).write(folder / "umpan.atom", encoding="utf-8")


def python_webarchive(folder: Path) -> Iterator[Made]:
    """Pages as Safari saves them."""
    for story in STORIES:
        resource = {
            "WebResourceData": story.page().encode(), "WebResourceMIMEType": "text/html",
            "WebResourceTextEncodingName": "UTF-8",
            "WebResourceURL": f"https://kabar.example/{story.name}",
        }
        path = folder / f"{story.name}.webarchive"
        data = plistlib.dumps({"WebMainResource": resource}, fmt=plistlib.FMT_BINARY)
        path.write_bytes(data)
        yield Made(".webarchive", "Python plistlib", story, path.name)


def message(story: Story, number: int) -> email.message.EmailMessage:
    """A message with both forms of its text."""
    made = email.message.EmailMessage(policy=email.policy.SMTP.clone(cte_type="7bit"))
    made["From"] = f"{story.author} <penulis@kabar.example>"
    made["To"] = "pembaca@rumah.example"
    made["Subject"] = story.title
    made["Date"] = f"{email.utils.format_datetime(moment(story))}"
    made["Message-ID"] = f"<{story.name}@kabar.example>"
    charset = "utf-8" if number % 2 == 0 else "utf-16"
    made.set_content("\n\n".join(story.paragraphs), charset=charset, cte="base64")
    if number > 0:
        made.add_alternative(story.page(), subtype="html", cte="quoted-printable")
    return made


def moment(story: Story):
    import datetime

    return datetime.datetime.fromisoformat(f"{story.date}T12:00:00+00:00")


def python_mail(folder: Path) -> Iterator[Made]:
    """Single messages, a mailbox, and a folder of messages."""
    box = mailbox.mbox(folder / "kotak.mbox")
    tree = mailbox.Maildir(folder / "surat", create=True)
    for number, story in enumerate(STORIES):
        letter = message(story, number)
        (folder / f"{story.name}.eml").write_bytes(letter.as_bytes())
        box.add(letter)
        key = tree.add(letter)
        identity = f"{story.name}@kabar.example"
        yield Made(".eml", "Python email", story, f"{story.name}.eml/{identity}")
        yield Made(".mbox", "Python mailbox", story, f"kotak.mbox/{identity}")
        yield Made("Maildir", "Python mailbox", story, f"surat/new/{key}")
    box.close()


def pandoc(folder: Path) -> Iterator[Made]:
    """Documents and books."""
    for story in STORIES:
        source = folder / f"{story.name}.markdown-source"
        source.write_text(story.markdown())
        for ending in ("docx", "odt", "rtf", "epub", "html"):
            path = folder / f"{story.name}.{ending}"
            run("pandoc", "--standalone", "--from", "markdown", source, "--output", path)
            says = TITLE if ending == "rtf" else ALL
            if ending == "epub":
                yield Made(".epub", "pandoc", story, f"{path.name}/", says)
            else:
                yield Made(f".{ending}", "pandoc", story, path.name, says)
        source.unlink()


def libreoffice(folder: Path) -> Iterator[Made]:
    """Documents, pages and PDFs, from pages."""
    sources = folder.with_name(folder.name + "-source")
    sources.mkdir()
    for story in STORIES:
        (sources / f"{story.name}.html").write_text(story.page())
    profile = f"-env:UserInstallation={sources.resolve().as_uri()}/profile"
    for ending in ("docx", "odt", "rtf", "pdf"):
        run("soffice", profile, "--headless", "--infilter=HTML (StarWriter)", "--convert-to", ending,
            "--outdir", folder, *sorted(sources.glob("*.html")), timeout=300)
        for story in STORIES:
            yield Made(f".{ending}", "LibreOffice", story, f"{story.name}.{ending}", TITLE)
    shutil.rmtree(sources)


ARCHIVES = {
    "zip": ("zip", "-qr"), "7z": ("7z", "a", "-bd"), "tar": ("tar", "-cf"),
    "tar.gz": ("tar", "-czf"), "tar.xz": ("tar", "-cJf"), "tar.zst": ("tar", "--zstd", "-cf"),
}
COMPRESSORS = {
    "gz": "gzip", "xz": "xz", "bz2": "bzip2", "zst": "zstd", "lz4": "lz4",
}


def archives(ending: str) -> Callable[[Path], Iterator[Made]]:
    def make(folder: Path) -> Iterator[Made]:
        name = f"arsip.{ending}"
        (folder / "desa").mkdir()
        for story in STORIES:
            (folder / "desa" / f"{story.name}.html").write_text(story.page())
            yield Made(f".{ending}", ARCHIVES[ending][0], story, f"{name}/desa/{story.name}.html")
        run(*ARCHIVES[ending], name, "desa", cwd=folder)
        shutil.rmtree(folder / "desa")

    return make


def compressed(ending: str) -> Callable[[Path], Iterator[Made]]:
    def make(folder: Path) -> Iterator[Made]:
        for story in STORIES:
            path = folder / f"{story.name}.html"
            path.write_text(story.page())
            target = (f"{path}.lz4",) if ending == "lz4" else ()
            run(COMPRESSORS[ending], "-q", path, *target)
            path.unlink(missing_ok=True)
            yield Made(f".{ending}", COMPRESSORS[ending], story, f"{path.name}.{ending}")

    return make


def chromium_pages(folder: Path) -> Iterator[Made]:
    """Pages as a browser saves them in one file."""
    with Pages({story.name: story.page() for story in STORIES}) as pages:
        for story in STORIES:
            path = folder / f"{story.name}.mhtml"
            path.write_text(snapshot(pages.address(story.name)), newline="")
            yield Made(".mhtml", "Chromium", story, path.name)


def chromium_pdf(folder: Path) -> Iterator[Made]:
    """Pages as a browser prints them."""
    for story in STORIES:
        page = folder / f"{story.name}.page"
        page.write_text(story.page())
        shutil.move(page, page.with_suffix(".html"))
        path = folder / f"{story.name}.pdf"
        run("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
            f"--user-data-dir={folder}-profile", f"--print-to-pdf={path}",
            page.with_suffix(".html").resolve().as_uri(), timeout=120)
        page.with_suffix(".html").unlink()
        yield Made(".pdf", "Chromium", story, path.name, TITLE)
    shutil.rmtree(f"{folder}-profile", ignore_errors=True)


def wget(folder: Path) -> Iterator[Made]:
    """Archives of the web, and one that is packed."""
    with Pages({story.name: story.page() for story in STORIES}) as pages:
        addresses = [pages.address(story.name) for story in STORIES]
        run("wget", "-q", "--no-proxy", "--no-warc-keep-log", "--warc-file=tangkapan", "-O", "/dev/null",
            *addresses, cwd=folder)
        with zipfile.ZipFile(folder / "paket.wacz", "w") as packed:
            packed.write(folder / "tangkapan.warc.gz", "archive/tangkapan.warc.gz")
        for story in STORIES:
            address = pages.address(story.name)
            yield Made(".warc.gz", "wget", story, f"tangkapan.warc.gz/{address}@")
            yield Made(".wacz", "wget, zip", story, f"paket.wacz/{address}@")


def pictures(folder: Path) -> Iterator[Made]:
    """Printed pages as a scanner or a camera gives them."""
    sources = folder.with_name(folder.name + "-source")
    sources.mkdir()
    for story in STORIES:
        page = sources / f"{story.name}.html"
        page.write_text(story.page())
        profile = f"-env:UserInstallation={sources.resolve().as_uri()}/profile"
        run("soffice", profile, "--headless", "--infilter=HTML (StarWriter)", "--convert-to", "pdf",
            "--outdir", sources, page, timeout=300)
        for kind, flag in ((".png", "-png"), (".jpg", "-jpeg"), (".tif", "-tiff")):
            run("pdftoppm", "-r", "200", "-gray", "-singlefile", flag,
                page.with_suffix(".pdf"), folder / story.name)
            yield Made(kind, "pdftoppm", story, f"{story.name}{kind}", frozenset())
    shutil.rmtree(sources)


MAKERS = (
    Maker("texts", (), python_texts),
    Maker("feed", (), python_feed),
    Maker("webarchive", (), python_webarchive),
    Maker("mail", (), python_mail),
    Maker("pandoc", ("pandoc",), pandoc),
    Maker("libreoffice", ("soffice", "pdftotext"), libreoffice),
    *(Maker(f"archive-{each}", (ARCHIVES[each][0], *(("zstd",) if "zst" in each else ())),
            archives(each)) for each in ARCHIVES),
    *(Maker(f"compressed-{each}", (COMPRESSORS[each],), compressed(each)) for each in COMPRESSORS),
    Maker("chromium-pages", ("chromium", "chromedriver"), chromium_pages),
    Maker("chromium-pdf", ("chromium", "pdftotext"), chromium_pdf),
    Maker("wget", ("wget",), wget),
    Maker("pictures", ("soffice", "pdftoppm", "tesseract"), pictures, options=("--ocr",)),
)
