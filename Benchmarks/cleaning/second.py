"""The same twelve kinds of furniture in a second wording, written after the first rules.

It kept half of its furniture at first, and the rules were made more general for it.
"""

FURNITURE = {
    "navigation": {
        "id": {
            "above": """
Langsung ke isi
Utama
Politik
Hukum
Bisnis
Sains
Wisata
Cek Fakta
Kanal lain
Akun Saya

Utama / Dunia / Kawasan
""",
        },
        "en": {
            "above": """
Jump to main text
Front page | Politics | Economy | Science | Weather
My account
E-paper
Shop

Front page » Politics » Regions
""",
        },
    },
    "share": {
        "id": {
            "under": """
Sebarkan artikel ini
X
Line
Threads
Kirim lewat surel
5 tanggapan
""",
            "amid": ["Kirim ke WhatsApp"],
            "below": """
Beritahu temanmu:
WhatsApp / Telegram / Surel
Simpan untuk nanti
Beri tanggapan (5)
""",
        },
        "en": {
            "under": """
Send to a friend
Reddit
Pinterest
Get the link
17 responses
""",
            "amid": ["Pin it"],
            "below": """
Enjoyed this piece? Pass it on!
Facebook, Twitter, Reddit
Bookmark
Printer-friendly version
Join the conversation (17)
""",
        },
    },
    "pointers": {
        "id": {
            "amid": [
                "Lihat juga: Pengrajin Gamelan Wirun Kebanjiran Pesanan",
                "BACA: Jalur Pendakian Ditutup Selama Cuaca Buruk",
                "Artikel terkait: Mengapa Bambu Kembali Dilirik Arsitek",
            ],
            "below": """
Simak pula: Tukang Cukur Keliling yang Hafal Seribu Pantun
Selengkapnya: Peta Wisata Air Terjun di Lereng Timur
""",
        },
        "en": {
            "amid": [
                "ALSO READ: Beekeepers Count the Cost of a Late Frost",
                "Related: What the Tide Tables Do Not Tell You",
                "Don't miss: The Choir That Sings Under a Bridge",
            ],
            "below": """
Up next: A Short History of the Paper Umbrella
Recommended reading: How to Mend a Wooden Boat
""",
        },
    },
    "related": {
        "id": {
            "below": """
Berita Lain

Balai kota meminjamkan sepeda kepada pegawai yang tinggal tidak jauh dari kantor.
Dua puluh pohon beringin dipindahkan karena pelebaran jalan.
Penjual jamu mulai menerima pembayaran dengan gawai.
Kelompok tani menanam sorgum di lahan kering bekas tambang.
Stasiun lama akan dijadikan balai budaya mulai bulan depan.
Pelatih renang itu pensiun setelah empat puluh tahun mengajar.
""",
        },
        "en": {
            "below": """
More from this section

Town hall lends bicycles to clerks who live within three miles.
Twenty plane trees are moved to make room for a wider road.
Herb sellers have begun to take payment by telephone.
Farmers sow sorghum on the dry land of a former mine.
The old station becomes a house of culture next month.
The swimming coach retires after forty years at the pool.
""",
        },
    },
    "notice": {
        "id": {
            "above": """
Situs ini memakai kuki agar kunjungan Anda lebih nyaman. Baca ketentuan privasi kami selengkapnya.
Saya mengerti
""",
            "amid": ["Ikuti kanal WhatsApp kami untuk kabar terkini langsung di ponsel Anda."],
            "below": """
Sisa bacaan gratis Anda: 2 artikel
Jadilah pelanggan dan nikmati semua liputan kami tanpa iklan.
Punya akun? Silakan masuk
""",
        },
        "en": {
            "above": """
This site and its partners store cookies on your device to measure traffic and show ads. You can change your choices at any time.
Got it
""",
            "amid": ["Enjoying our reporting? Become a member and support independent journalism from $3."],
            "below": """
You have 2 free stories left.
Create an account to keep reading our coverage without ads.
Have an account? Sign in
""",
        },
    },
    "advertisement": {
        "id": {
            "above": """
Ruang Iklan
""",
            "amid": [
                "Iklan - Lanjutkan menggulir untuk membaca",
                "ADVERTORIAL",
                "Lanjut baca setelah iklan",
            ],
            "below": """
[iklan-bawah]
Disponsori
""",
        },
        "en": {
            "above": """
AD
""",
            "amid": [
                "Article continues after this advertisement",
                "Promoted",
                "Paid content",
            ],
            "below": """
[banner_5]
Paid partner content
""",
        },
    },
    "clock": {
        "id": {
            "above": """
Rabu, 12 Maret 2025 07.05 WITA
Cuaca: Cerah, 29°C
Edisi Minggu
""",
            "under": """
Diterbitkan 11 Maret 2025 pukul 19.30 WIB
Pembaruan terakhir: 45 menit yang lalu
3 menit membaca
Dilihat 932 kali
""",
        },
        "en": {
            "above": """
Wed 12 Mar 2025 07:05 UTC
Paris 12°C, rain
Asia edition
""",
            "under": """
Posted: March 11, 2025 at 7:30 pm
Last modified 45 minutes ago
Reading time: 3 minutes
932 reads
""",
        },
    },
    "tags": {
        "id": {
            "below": """
Laporan: Wahyu Nugraha
Penyunting: Sri Lestari
Kata kunci: diplomasi, perbatasan, kawasan
TAGS
Diplomasi
Kawasan
Profil Penulis
Wahyu Nugraha menulis tentang politik luar negeri dan menyukai kopi.
Lihat semua artikel
""",
        },
        "en": {
            "below": """
By Daniel Croft
Additional reporting by Lucy Penn
Filed under: Diplomacy, Borders
#summit #region
About Daniel Croft
Daniel Croft writes about foreign policy and collects old maps.
All articles by this author
""",
        },
    },
    "footer": {
        "id": {
            "below": """
Redaksi · Karier · Iklan · Ketentuan Layanan

Diterbitkan oleh CV Pena Lereng Hijau
Gedung Cempaka Lantai 3, Jalan Mawar 17, Bandung 40115
Telepon: 022-5550177
Surel: kontak@penalereng.example
Copyright 2025 Pena Lereng
Isi laman ini tidak boleh disalin atau disebarluaskan tanpa izin penerbit.
""",
        },
        "en": {
            "below": """
Masthead · Jobs · Advertise · Terms

Published by Green Slope Press Inc.
Third floor, 17 Jasmine Street, Dublin D02 X285
Phone 01 555 0177
Email: desk@greenslope.example
Copyright 2025 Green Slope
Material on this site may not be copied or distributed without the publisher's consent.
""",
        },
    },
    "popular": {
        "id": {
            "below": """
Paling Banyak Dibaca
#1 Anak Gembala Menemukan Prasasti di Kebun Tebu
3 jam yang lalu
#2 Cara Nenek Menyimpan Beras Agar Tidak Berkutu
9 jam yang lalu
#3 Bus Malam Terakhir dari Terminal Lama
kemarin
#4 Tiga Bersaudara Membuka Bengkel Jam
2 hari yang lalu
""",
        },
        "en": {
            "below": """
Trending
01
Shepherd boy digs up a bronze bell in the cane fields
3h ago
02
Grandmother's way to keep weevils out of rice
9h ago
03
The last night bus from the old depot
Yesterday
04
Three sisters open a workshop for clocks
2d ago
""",
        },
    },
    "gallery": {
        "id": {
            "under": """
Klik untuk memperbesar gambar
1 dari 3 foto
""",
            "amid": ["Lihat galeri"],
            "below": """
Foto-Foto
Gambar 1/3
Penenun memintal benang di beranda rumahnya, Selasa pagi. Foto: Pena Lereng/Dimas
Gambar 2/3
Kerbau melintas di jalan desa seusai hujan. Foto: Pena Lereng/Dimas
Gambar 3/3
Penjual bubur menyiapkan dagangannya sebelum fajar. Foto: Pena Lereng/Wulan
Foto lainnya
""",
        },
        "en": {
            "under": """
Click to enlarge the picture
1 of 3 photos
""",
            "amid": ["Open gallery"],
            "below": """
Photo gallery
Image 1 of 3
A weaver spins thread on the porch of her house. Photo: Green Slope/Moore
Image 2 of 3
Buffaloes cross the village road after the rain. Photo: Green Slope/Moore
Image 3 of 3
A porridge seller gets ready before dawn. Photo: Green Slope/Ward
More pictures
""",
        },
    },
    "comments": {
        "id": {
            "below": """
Tanggapan Pembaca (2)
Masuk untuk berkomentar
Siti Marlina · 3 jam yang lalu
Beritanya bagus, tetapi saya ingin tahu bagaimana kelanjutannya nanti untuk para pedagang kecil di perbatasan yang setiap hari harus menunggu berjam-jam.
Balas · Laporkan
Pak Darmo · kemarin
Setuju sekali dengan isi tulisan ini.
Balas · Laporkan
Tampilkan lebih banyak
""",
        },
        "en": {
            "below": """
Reader comments (2)
Sign in to join the discussion
Mary Alder · 3 hours ago
A good report, but I would like to know what becomes of the small traders at the border, who have to stand and wait for hours every single day of the year.
Reply · Report
old_sailor · yesterday
Could not agree more with this.
Reply · Report
Show more
""",
        },
    },
}
