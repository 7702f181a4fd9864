"""The collection that the tests search: invented articles in both languages, some of them hostile.

A hostile article holds markup wherever text may stand: in title, body, id, source and place. Each
piece of markup would set `window.executed` if a browser took it for more than text.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

Record = dict[str, str]

VALLEY, TELUK, COURIER = "Kabar Lembah", "Warta Teluk", "Valley Courier"

# (id, language, date, source, place, title, body); an empty field is left out.
PLAIN: tuple[tuple[str, str, str, str, str, str, str], ...] = (
    ("anggota-penuh", "id", "2016-04-07", VALLEY, "Tirtasari",
     "Tirtasari menjadi anggota penuh dewan sungai",
     "Dewan sungai menerima keanggotaan penuh Tirtasari pada hari Kamis. Para anggota lama memberi "
     "suara bulat setelah perundingan yang panjang. Keanggotaan itu membuka jalan bagi kerja sama "
     "pengairan, kata ketua dewan.\n\nTirtasari mengajukan permohonan sebagai anggota sejak lama. "
     "Warga menyambut keputusan itu dengan arak-arakan perahu."),
    ("full-membership", "en", "2016-09-21", COURIER, "Port Hale",
     "River council grants full membership to Port Hale",
     "Port Hale won full membership of the river council on Wednesday. Older members voted for the "
     "town after two years of talks. Membership brings a share in the water works, the chairman "
     "said.\n\nShopkeepers hung lamps along the quay to mark the day."),
    ("members-meet", "en", "2017-02-03", COURIER, "Port Hale",
     "Members meet to talk about cooperation on floods",
     "Members of the council met to discuss cooperation on floods. A plan for shared pumps was "
     "read aloud, and every member promised workers for the dam. The meeting ended with a walk "
     "along the embankment."),
    ("kerja-sama", "id", "2017-03-15", TELUK, "Tanjung Batu",
     "Kerja sama nelayan dan petani diperluas",
     "Nelayan dan petani memperluas kerja sama mereka di pasar pagi. Ikan ditukar dengan padi tanpa "
     "perantara. Kerja sama itu dimulai oleh tiga keluarga.\n\nHarga ikan turun sedikit, tetapi "
     "para nelayan merasa lebih tenang karena hasil tangkapan selalu terjual."),
    ("pupuk", "id", "2018-11-02", TELUK, "Tanjung Batu", "Harga pupuk naik menjelang musim tanam",
     "Harga pupuk naik dua kali dalam sebulan. Petani menunda pembelian dan memakai kompos. Menteri "
     "pertanian berjanji menambah persediaan sebelum hujan turun."),
    ("fertiliser", "en", "2018-11-20", COURIER, "", "Fertiliser prices worry farmers in the valley",
     "Farmers in the valley worry about fertiliser prices. Many turn to compost. The minister of "
     "agriculture promised more supplies before the rains."),
    ("jembatan", "id", "2019-05-30", VALLEY, "Tirtasari", "Jembatan gantung di atas sungai dibuka",
     "Jembatan gantung yang menghubungkan dua desa dibuka oleh kepala daerah. Anak sekolah tidak "
     "perlu lagi menyeberangi sungai dengan rakit. Pembangunan jembatan itu memakan waktu "
     "setahun."),
    ("bridge", "en", "2019-06-11", COURIER, "Samarkand", "A hanging bridge shortens the way to school",
     "Children cross the river on a hanging bridge now. Before, a raft took them to school. The "
     "bridge was built within a year by people of two villages."),
    ("perundingan-air", "id", "2020-01-17", VALLEY, "Samarkand",
     "Perundingan air dilanjutkan di Samarkand",
     "Perundingan tentang pembagian air dilanjutkan di Samarkand. Utusan dua negara duduk semeja "
     "selama tiga hari. Sebuah perjanjian akan ditandatangani bila debit sungai disepakati."),
    ("water-talks", "en", "2020-01-19", COURIER, "Samarkand", "Water talks resume in Samarkand",
     "Talks on sharing water resumed in Samarkand. Envoys of two countries sat at one table for "
     "three days. A treaty is to be signed once the flow of the river is agreed."),
    ("sekolah", "id", "2020-07-13", TELUK, "Tirtasari", "Sekolah terapung menerima murid baru",
     "Sekolah terapung di danau menerima murid baru. Guru mengajar di atas perahu ketika air "
     "pasang. Perpustakaan kecil dibangun dari papan bekas."),
    ("pendidikan", "id", "2021-08-24", VALLEY, "Tirtasari", "Pendidikan keaksaraan untuk orang tua",
     "Pendidikan keaksaraan dibuka untuk orang tua murid. Mereka belajar membaca setelah panen. "
     "Pengajar sukarela datang dari kota."),
    ("education", "en", "2021-09-02", COURIER, "Port Hale", "Evening education for parents",
     "Evening education is offered to parents after the harvest. They learn to read and write. "
     "Volunteers come from the city to teach."),
    ("pelabuhan", "id", "2022-02-28", TELUK, "Port Hale", "Pelabuhan baru melayani kapal garam",
     "Pelabuhan baru melayani kapal garam dari utara. Buruh bekerja siang dan malam. Ekspor garam "
     "diperkirakan berlipat dua tahun ini."),
    ("harbour", "en", "2022-03-05", COURIER, "Port Hale", "Salt ships fill the new harbour",
     "Salt ships from the north fill the new harbour. Dockers work by day and by night. Exports of "
     "salt may double this year."),
    ("pemilihan", "id", "2022-10-10", VALLEY, "", "Pemilihan kepala desa berlangsung tenang",
     "Pemilihan kepala desa berlangsung tenang. Tiga calon bersaing. Pemilih antre sejak pagi, dan "
     "penghitungan suara selesai sebelum malam."),
    ("election", "en", "2023-10-12", COURIER, "Tirtasari", "Village election passes calmly",
     "The village election passed calmly. Three candidates stood. Voters queued from the morning, "
     "and counting ended before nightfall."),
    ("gempa", "id", "2023-12-01", TELUK, "Tanjung Batu", "Gempa kecil menggoyang pesisir",
     "Gempa kecil menggoyang pesisir pada dini hari. Tidak ada korban. Badan penanggulangan bencana "
     "meminta warga tetap waspada terhadap gelombang tinggi."),
    ("earthquake", "en", "2023-12-02", COURIER, "Tanjung Batu", "Small earthquake shakes the coast",
     "A small earthquake shook the coast before dawn. Nobody was hurt. The disaster agency asked "
     "people to stay watchful of high waves."),
    ("kesehatan", "id", "2024-03-18", VALLEY, "Samarkand", "Layanan kesehatan keliling diperbarui",
     "Layanan kesehatan keliling diperbarui dengan dua perahu. Dokter dan perawat mengunjungi "
     "pulau-pulau kecil setiap minggu. Obat disimpan dalam kotak pendingin tenaga surya."),
    ("health", "en", "2024-04-02", COURIER, "Samarkand", "Boats carry health workers to the islands",
     "Boats carry doctors and nurses to the small islands every week. Health services were renewed "
     "this spring. Medicine is kept in boxes cooled by solar power."),
    ("undated-id", "id", "", TELUK, "", "Resep ikan asap dari dapur tepi danau",
     "Ikan diasapi di atas sabut kelapa semalam suntuk. Garam dan kunyit dioleskan sebelumnya. "
     "Resep ini diwariskan turun-temurun tanpa pernah ditulis."),
    ("undated-en", "en", "", COURIER, "", "How to smoke fish by the lake",
     "Fish is smoked over coconut husks for a whole night. Salt and turmeric are rubbed in before. "
     "The recipe has been handed down without ever being written."),
    # Ids that want escaping.
    ("arsip/2016/rapat umum.txt", "id", "2016-04-09", VALLEY, "Tirtasari", "Rapat umum tahunan",
     "Rapat umum tahunan membahas iuran anggota. Iuran tidak dinaikkan. Rapat ditutup dengan makan "
     "bersama di tepi sungai."),
    ("50% + pajak & bea?.txt#akhir", "id", "2016-12-24", TELUK, "", "Potongan pajak setengah harga",
     "Potongan pajak setengah harga berlaku sampai akhir tahun. Pedagang kecil menyambutnya."),
    ("%2e%2e/%2Fetc%2fpasswd", "en", "2015-01-05", COURIER, "", "A path that is only a name",
     "This article has a name that looks like an escaped path. It is a name and nothing else."),
    ("../../etc/passwd", "en", "2015-02-06", COURIER, "", "A name that climbs",
     "This article has a name that climbs out of folders. Nothing of the kind may happen."),
    ("catatan\u00e9\u4e2d.txt", "id", "2015-03-07", TELUK, "", "Catatan dengan nama asing",
     "Catatan ini bernama asing supaya pengodean alamat teruji."),
)

SCRIPT = "<script>window.executed=1</script>"
IMAGE = "<img src=x onerror=\"window.executed=2\">"
QUOTES = "\"'><svg onload=window.executed=3>"
CLOSING = "</script></style></title></textarea><script>window.executed=4</script>"
LINK = "javascript:window.executed=5"
TEMPLATE = "{{title}} {{{body}}} ${window.executed=6} <%= 7 %>"
BIDI = "\u202egnikcatta\u202c \u2066isolate\u2069 \u200f"
COMMENT = "<!--><b onmouseover=window.executed=8>--><iframe srcdoc='<script>parent.executed=9</script>'>"
ENTITIES = "&lt;script&gt; &#60;script&#62; &quot; &amp;amp;"
# A mark with an accent upon it is one character, and a mark all the same.
ACCENTS = "\"\u0301 onmouseover=window.executed=10 a='\u0301 onclick=window.executed=11 b=<\u0301i>"
ATTACKS = (SCRIPT, IMAGE, QUOTES, CLOSING, LINK, TEMPLATE, BIDI, COMMENT, ENTITIES, ACCENTS)
# A word of every hostile article.
TRAP = "jebakan"

HTML_FILE = "halaman.html"
RAW_NAME = b"cat\xe9tan mentah.txt"
# As ids and paths have it.
RAW_ID = r"cat\xE9tan mentah.txt"


def records() -> Iterator[Record]:
    """The records that are no attack."""
    for name, language, date, source, place, title, body in PLAIN:
        fields = {"id": name, "title": title, "body": body, "lang": language, "date": date,
                  "source": source, "place": place,
                  "url": f"https://{source.lower().replace(' ', '-')}.example/{language}"}
        yield {key: value for key, value in fields.items() if value}


def hostile_records() -> Iterator[Record]:
    """Each attack wherever a record has text."""
    for number, attack in enumerate(ATTACKS):
        yield {
            "id": f"{TRAP}-{number}-{attack}",
            "title": f"{attack} {TRAP} nomor {number}",
            "body": f"Petani menemukan {TRAP} {attack} di sawah kemarin pagi, kata kepala desa.\n\n"
                    f"{attack}\n\nWarga menutup {TRAP} itu dengan papan, lalu pulang {attack}.",
            "lang": "id", "date": f"{2016 + number % 3}-06-1{number % 10}",
            "source": f"Sumber {attack}", "place": f"Tempat {attack}", "author": attack,
            "url": LINK if number % 2 else f"https://warta.example/{attack}",
        }


def copies() -> Iterator[tuple[str, str]]:
    """Names of files that have one text."""
    text = ("Festival layang-layang memenuhi pantai selatan\n\nTIRTASARI, 3 Mei 2018 - Festival "
            "layang-layang memenuhi pantai selatan dengan warna. Ratusan peserta datang dari lima "
            "pulau untuk berlomba. Angin barat bertiup kencang sepanjang hari, sehingga beberapa "
            "layang-layang putus dan jatuh ke laut. Panitia menyediakan makanan, air bersih, dan "
            "tempat berteduh bagi para penonton yang datang bersama keluarga mereka. Pemenang "
            "pertama adalah seorang pembuat perahu yang berusia tujuh puluh tahun.\n")
    yield "festival-1.txt", text
    yield "festival-2.txt", text
    yield "salinan/festival-3.txt", text + "\nKetua panitia mengucapkan terima kasih.\n"


class Sample:
    """A folder with a source and a collection of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.source = folder / "berita"
        self.index = folder / "index"

    def write(self) -> None:
        """Writes the files of the source."""
        self.source.mkdir(parents=True)
        self._lines("artikel.jsonl", records())
        self._lines("jebakan.jsonl", hostile_records())
        for name, text in copies():
            path = self.source / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text)
        (self.source / HTML_FILE).write_text(
            f"<html><head><title>Halaman {TRAP}</title>{SCRIPT}</head><body><h1>Halaman {TRAP}</h1>"
            f"<p>Petani menemukan {TRAP} di halaman ini kemarin pagi, dan menutupnya dengan papan "
            f"sebelum anak-anak pulang dari sekolah. {ENTITIES} {IMAGE}</p></body></html>\n")
        with open(os.path.join(os.fsencode(self.source), RAW_NAME), "wb") as file:
            file.write("Catatan mentah\n\nNama berkas ini bukan UTF-8, dan isinya biasa saja: "
                       "seorang pedagang mencatat harga garam.\n".encode())
        # What is beside the collection, and must never be seen through it.
        (self.folder / "rahasia.txt").write_text("RAHASIA-DI-LUAR")

    def _lines(self, name: str, lines: Iterator[Record]) -> None:
        (self.source / name).write_text(
            "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines),
            encoding="utf-8")
