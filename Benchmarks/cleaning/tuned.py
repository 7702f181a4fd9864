"""Furniture of twelve kinds, in the first wording that the cleaner's rules were tuned on.

For each kind and language: what stands above the title, right under it, amid the story (a block
each) and below it. All of it is invented.
"""

FURNITURE = {
    "navigation": {
        "id": {
            "above": """
Lewati ke konten utama
Beranda
Nasional
Daerah
Ekonomi
Olahraga
Gaya Hidup
Otomotif
Indeks
Masuk | Daftar

Beranda › Internasional › Asia
""",
        },
        "en": {
            "above": """
Skip to main content
Home World Business Sport Culture Travel
Sign in
Subscribe
Search
Menu

Home > World > Asia
""",
        },
    },
    "share": {
        "id": {
            "under": """
Bagikan:
Facebook
Twitter
WhatsApp
Salin tautan
12 Komentar
""",
            "amid": ["Bagikan ke Facebook"],
            "below": """
Suka artikel ini? Bagikan kepada temanmu!
Facebook | X | WhatsApp | Telegram
Simpan
Cetak
Komentar (12)
""",
        },
        "en": {
            "under": """
Share
Facebook
LinkedIn
Copy link
3 comments
""",
            "amid": ["Tweet this"],
            "below": """
Share this article
Facebook Twitter Email WhatsApp
Save for later
Print
View 3 comments
""",
        },
    },
    "pointers": {
        "id": {
            "amid": [
                "Baca Juga: Petani Garam Rembang Menanti Kemarau",
                "Baca juga:\nSekolah Terapung di Danau Tempe Dibuka Lagi",
                "Simak juga: Cara Merawat Sepeda Tua di Musim Hujan",
            ],
            "below": """
Baca Juga: Festival Layang-Layang Digelar di Pantai Selatan
Baca selengkapnya >>
""",
        },
        "en": {
            "amid": [
                "Read also: Bakers of the Old Town Return to Wood Ovens",
                "READ MORE: Why the Lighthouse at Cape Marrow Went Dark",
                "See also: Five Walks Along the Frozen Canal",
            ],
            "below": """
More on this: Ferry Timetable Changes in Spring
Read next: The Clockmaker Who Refused to Retire
""",
        },
    },
    "related": {
        "id": {
            "below": """
Berita Terkait

Pemerintah daerah memperbaiki tiga jembatan gantung di hulu sungai.
Nelayan Pantai Utara menolak rencana reklamasi teluk.
Harga gula di pasar induk turun dua hari berturut-turut.
Pelajar Madiun menjuarai lomba robot tingkat provinsi.
Museum kereta api membuka ruang pamer baru akhir pekan ini.
""",
        },
        "en": {
            "below": """
Related articles

The city council has repaired three footbridges over the upper river.
Fishermen on the north coast reject a plan to fill in the bay.
Sugar prices fall for a second day at the wholesale market.
A school from the hills has won the regional robot contest.
The railway museum opens a new hall this weekend.
""",
        },
    },
    "notice": {
        "id": {
            "above": """
Kami menggunakan cookie untuk meningkatkan pengalaman Anda di situs ini. Dengan melanjutkan, Anda menyetujui kebijakan privasi kami.
Terima semua
Pengaturan
""",
            "amid": ["Dapatkan berita pilihan setiap pagi di surel Anda. Berlangganan buletin kami secara gratis."],
            "below": """
Anda telah mencapai batas artikel gratis bulan ini.
Berlangganan mulai Rp 29.000 per bulan
Sudah berlangganan? Masuk di sini
""",
        },
        "en": {
            "above": """
We use cookies to improve your experience on this website. By continuing to browse you agree to our privacy policy.
Accept all
Manage settings
""",
            "amid": ["Sign up to our free newsletter and get the morning's top stories in your inbox."],
            "below": """
You have reached your limit of free articles this month.
Subscribe from $1 a week
Already a subscriber? Log in
""",
        },
    },
    "advertisement": {
        "id": {
            "above": """
IKLAN
""",
            "amid": [
                "ADVERTISEMENT\nSCROLL TO CONTINUE WITH CONTENT",
                "Iklan",
                "- Advertisement -\nGulir ke bawah untuk lanjut membaca",
            ],
            "below": """
[iklan_3]
Konten bersponsor
""",
        },
        "en": {
            "above": """
Advertisement
""",
            "amid": [
                "ADVERTISEMENT",
                "Advertisement - story continues below",
                "Sponsored content",
            ],
            "below": """
[ad_2]
Ads by our partners
""",
        },
    },
    "clock": {
        "id": {
            "above": """
Jumat, 6 September 2024
10:42 WIB
Jakarta 31°C
Edisi Cetak
""",
            "under": """
Kamis, 5 September 2024 | 08:15 WIB
Diperbarui 2 jam lalu
Waktu baca 4 menit
Dibaca 1.284 kali
""",
        },
        "en": {
            "above": """
Friday, September 6, 2024
Last updated 10:42 GMT
London 18°C
International edition
""",
            "under": """
5 September 2024, 08:15 GMT
Updated 2 hours ago
4 min read
1,284 views
""",
        },
    },
    "tags": {
        "id": {
            "below": """
Penulis: Ratna Dewanti
Editor: Joko Prabowo
Tag:
#Diplomasi
#Asia Tengah
#Perbatasan
Tentang Penulis
Ratna Dewanti adalah wartawan yang meliput kawasan Asia sejak 2011. Ikuti dia di Twitter.
""",
        },
        "en": {
            "below": """
Written by Eleanor Marsh
Edited by Tom Hale
Tags: diplomacy, borders, central asia
Topics
Diplomacy
Central Asia
About the author
Eleanor Marsh is a correspondent who has covered the region since 2011. Follow her on Twitter.
""",
        },
    },
    "footer": {
        "id": {
            "below": """
Tentang Kami | Redaksi | Pedoman Media Siber | Kebijakan Privasi | Kontak

PT Warta Rimba Nusantara
Jl. Kenanga Raya No. 45, Jakarta Selatan 12810
Telp. (021) 555-0134
redaksi@wartarimba.example
Hak cipta © 2024 Warta Rimba. Semua hak dilindungi undang-undang.
Dilarang mengutip isi situs ini tanpa izin tertulis dari redaksi.
""",
        },
        "en": {
            "below": """
About us | Contact | Terms of use | Privacy policy | Careers

Forest Courier Ltd
45 Magnolia Road, London SE1 4AB
Tel: +44 20 5550 0134
editor@forestcourier.example
© 2024 Forest Courier. All rights reserved.
No part of this website may be reproduced without written permission.
""",
        },
    },
    "popular": {
        "id": {
            "below": """
Terpopuler
1
Kucing Hilang Ditemukan di Atap Masjid
2 jam lalu
2
Resep Sambal Andaliman dari Tepi Danau
5 jam lalu
3
Warga Antre Sejak Subuh demi Tiket Konser
1 hari lalu
4
Kapal Pinisi Tua Jadi Perpustakaan
2 hari lalu
""",
        },
        "en": {
            "below": """
Most read
1. Lost cat found on the roof of a town hall
2 hours ago
2. How a village saved its only bookshop
5 hours ago
3. Rare orchid blooms in a railway siding
1 day ago
4. The swimmer who crossed the strait twice
2 days ago
""",
        },
    },
    "gallery": {
        "id": {
            "under": """
Perbesar
1/4
""",
            "amid": ["Lihat Foto"],
            "below": """
Galeri Foto
Foto 1 dari 4
Pedagang menata jeruk di pasar terapung. (Foto: Warta Rimba/Agus)
Foto 2 dari 4
Anak-anak bermain egrang di halaman balai. (Foto: Warta Rimba/Agus)
Foto 3 dari 4
Perahu nelayan berlabuh menjelang senja. (Foto: Warta Rimba/Lina)
Lihat semua foto
""",
        },
        "en": {
            "under": """
Enlarge image
1/4
""",
            "amid": ["View gallery"],
            "below": """
In pictures
Photo 1 of 4
Traders stack oranges at the floating market. (Photo: Forest Courier/Hale)
Photo 2 of 4
Children walk on stilts in the hall's courtyard. (Photo: Forest Courier/Hale)
Photo 3 of 4
Fishing boats moor before dusk. (Photo: Forest Courier/Lowe)
See all photos
""",
        },
    },
    "comments": {
        "id": {
            "below": """
Komentar (3)
Tulis komentar...
Urutkan: Terbaru
Budi Santoso
2 jam lalu
Semoga semua pihak bisa duduk bersama dan mencari jalan keluar yang baik.
Suka 4 Balas
ratna_77
5 jam lalu
Saya kurang setuju, yang rugi tetap rakyat kecil seperti kita.
Balas
Hendra W.
1 hari lalu
Mantap!
Balas
Muat komentar lainnya
""",
        },
        "en": {
            "below": """
Comments (3)
Write a comment...
Sort by: Newest
Harold Finch
2 hours ago
I do hope that all of them can sit down together and find a good way out.
Like 4 Reply
rosie_77
5 hours ago
I don't agree at all, it is always the ordinary people who pay for it.
Reply
Peter W.
1 day ago
Well said!
Reply
Load more comments
""",
        },
    },
}
