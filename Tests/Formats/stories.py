"""Articles in both languages, which programs make into files of many kinds."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Story:
    """An article: what is to be found again in whatever it was made into."""

    name: str
    language: str
    title: str
    author: str
    date: str
    paragraphs: tuple[str, ...]

    @property
    def words(self) -> list[str]:
        """The words of its paragraphs, in small letters."""
        return words(" ".join(self.paragraphs))

    def text(self) -> str:
        """Plain text: the title, and paragraphs with empty lines between."""
        return "\n\n".join((self.title, *self.paragraphs)) + "\n"

    def page(self) -> str:
        """A web page."""
        body = "\n".join(f"<p>{html.escape(each)}</p>" for each in self.paragraphs)
        title = html.escape(self.title)
        return (
            f'<!DOCTYPE html>\n<html lang="{self.language}"><head><meta charset="utf-8">'
            f'<title>{title}</title><meta name="author" content="{html.escape(self.author)}">'
            f'<meta name="date" content="{self.date}"></head>\n'
            f"<body><article><h1>{title}</h1>\n{body}\n</article></body></html>\n"
        )

    def markdown(self) -> str:
        """Markdown with front matter, as pandoc reads it."""
        head = f'title: "{self.title}"\nauthor: "{self.author}"\ndate: {self.date}\n'
        body = "\n\n".join(self.paragraphs)
        return f"---\n{head}lang: {self.language}\n---\n\n{body}\n"


def words(text: str) -> list[str]:
    """The words of a text, in small letters."""
    return re.findall(r"\w+", text.lower())


STORIES = (
    Story(
        "jembatan", "id", "Warga Lereng Membangun Jembatan Gantung Sendiri", "Ratna Widuri",
        "2019-03-14",
        (
            "Selama dua musim hujan, anak-anak dari tiga dusun di lereng utara menyeberangi sungai "
            "dengan rakit bambu untuk pergi ke sekolah. Kini mereka berjalan di atas jembatan "
            "gantung sepanjang enam puluh meter yang dibangun orang tua mereka sendiri.",
            "“Kami tidak menunggu siapa pun lagi,” kata Pak Suparman, tukang besi yang menggambar "
            "rancangannya di balik kalender bekas. Kawat baja dibeli dari iuran mingguan, sedangkan "
            "papan lantainya sumbangan pemilik penggilingan kayu di kota kecamatan.",
            "Pemeriksa dari dinas pekerjaan umum datang pada hari ketujuh dan menyatakan jembatan "
            "itu layak dilalui sepuluh orang sekaligus. Ongkosnya tercatat Rp48.750.000, sepertiga "
            "dari anggaran yang pernah diajukan pemerintah kabupaten pada 2016.",
            "Mulai bulan depan jembatan dijaga bergiliran, dan setiap sepeda motor yang lewat "
            "membayar seribu rupiah untuk perawatan tali serta cat antikarat.",
        ),
    ),
    Story(
        "perpustakaan", "id", "Perpustakaan Perahu Singgah di Kampung Nelayan", "Yusuf Maulana",
        "2021-08-02",
        (
            "Sebuah kapal kayu bercat hijau merapat di dermaga Kampung Air Jernih membawa dua ribu "
            "buku, empat layar baca, dan seorang pustakawan yang dulu bekerja sebagai juru masak "
            "kapal tunda.",
            "Buku tentang budi daya rumput laut paling cepat habis dipinjam, disusul cerita rakyat "
            "dan novel terjemahan. Peminjam membayar dengan apa saja yang mereka punya: ikan asin, "
            "gula aren, kadang-kadang cuma janji untuk mengembalikan tepat waktu.",
            "Menurut catatan kapal, dari 11.400 buku yang dipinjamkan sejak 2018 hanya 73 yang "
            "hilang; sebagian besar hanyut ketika badai menerjang rumah-rumah panggung di pesisir "
            "barat.",
            "Pelayaran berikutnya menuju gugus pulau di selatan, tempat listrik menyala tiga jam "
            "semalam dan guru mengajar dengan papan tulis yang dicat ulang setiap tahun ajaran baru.",
        ),
    ),
    Story(
        "glacier", "en", "Village Clocks Slow as Meltwater Feeds Old Turbine", "Harriet Oakes",
        "2020-11-23",
        (
            "For eleven days every electric clock in the valley has run slow, and nobody at the "
            "powerhouse will say exactly why. The turbine, installed in 1934, is fed by a glacier "
            "that now sheds twice the water it did a generation ago.",
            "“You would expect more water to mean more speed,” said Tomas Field, who winds the "
            "church clock by hand and has become the valley’s unofficial timekeeper. “Instead the "
            "silt wears the blades, and the blades forget how to turn.”",
            "Engineers from the coast measured a frequency of 49.2 hertz on Tuesday, low enough for "
            "ovens and alarm clocks to drift by nearly twenty-three minutes a day. A replacement "
            "wheel was ordered in September; the shipyard that forges it has a backlog of orders.",
            "Until it arrives, the school rings its bell by the sun, and the baker sells bread "
            "whenever the queue reaches the bridge.",
        ),
    ),
    Story(
        "orchard", "en", "Cider Makers Graft a Lost Apple Back to Life", "Daniel Quill",
        "2022-05-09",
        (
            "A single tree behind a railway signal box turned out to be the last Winter Lantern, an "
            "apple described in an 1871 catalogue and thought extinct for sixty years. Three cider "
            "makers found it by following a jar of jelly back to the cook.",
            "They cut forty-two scions in January and grafted them on to hardy rootstock in a "
            "borrowed greenhouse; thirty-nine have taken. The fruit, small and russet-skinned, is "
            "too sharp to eat raw but keeps until April in dry straw.",
            "Laboratory tests by the county’s horticultural society confirmed its parents: an old "
            "French bittersweet and a cooking apple still sold at the market café. The owner of the "
            "signal box, a retired guard, asked only for a bottle of the first pressing.",
            "The makers intend to give saplings to any parish that promises to plant three and "
            "write down, every autumn, how the harvest went.",
        ),
    ),
)
