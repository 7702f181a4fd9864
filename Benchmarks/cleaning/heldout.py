"""The twelve kinds in a third wording, written after the last change to the rules.

No rule has been changed for it: what is kept of it says how the rules carry over to pages that
nobody has looked at. Whoever mends a rule for a fault found here writes a new one.
"""

FURNITURE = {
    "navigation": {
        "id": {
            "above": "Pindah ke bagian utama\nHalaman Muka\nPeristiwa\nEkbis\nHiburan\nKesehatan\n"
            "Tekno\nOpini\nProfil Akun\nHalaman Muka > Peristiwa > Mancanegara"
        },
        "en": {
            "above": "Skip navigation\nNews Opinion Money Life Arts Puzzles\nMy profile\nFind a job\n"
            "Home / News / Overseas"
        },
    },
    "share": {
        "id": {
            "under": "Bagikan ke:\nFacebook\nBluesky\nKopi tautan\n8 komentar",
            "amid": ["Bagikan kutipan ini"],
            "below": "Bantu sebarkan kabar ini:\nFacebook WhatsApp Bluesky\nTandai artikel\n"
            "Lihat 8 komentar",
        },
        "en": {
            "under": "Share on:\nFacebook\nBluesky\nMore options\n8 comments",
            "amid": ["Share this quote"],
            "below": "Tell your friends:\nFacebook WhatsApp Bluesky\nAdd to reading list\n"
            "Show 8 comments",
        },
    },
    "pointers": {
        "id": {
            "amid": [
                "Baca Juga : Perajin Tikar Pandan Kini Menjual Lewat Gawai",
                "Tonton: Panen Rumput Laut di Teluk yang Tenang",
                "[Baca juga: Pasar Burung Pindah ke Lapangan Lama]",
            ],
            "below": "Berita selengkapnya: Kisah Penjaga Menara Suar",
        },
        "en": {
            "amid": [
                "Also read: Pottery Town Fires Its Last Kiln",
                "Watch: Seaweed Harvest in a Quiet Bay",
                "[Read also: Bird Market Moves to the Old Parade Ground]",
            ],
            "below": "From the archive: The Keeper of the Harbour Light",
        },
    },
    "related": {
        "id": {
            "below": "Artikel Terkait Lainnya\n\nKantor pos tua di alun-alun disulap menjadi taman baca.\n"
            "Petambak udang mengeluhkan air sungai yang keruh sejak awal pekan.\n"
            "Dua sekolah menggabungkan kelas karena kekurangan guru matematika.\n"
            "Kereta wisata kembali melintasi jembatan seratus tahun."
        },
        "en": {
            "below": "You might also like\n\nThe old post office on the square becomes a reading room.\n"
            "Shrimp farmers complain of muddy water since the start of the week.\n"
            "Two schools share classes for want of mathematics teachers.\n"
            "A heritage train crosses the hundred-year bridge again."
        },
    },
    "notice": {
        "id": {
            "above": "Demi kenyamanan Anda, laman kami menyimpan cookie pada peramban. "
            "Pelajari kebijakan cookie kami.\nTutup",
            "amid": ["Daftarkan surel Anda untuk menerima buletin mingguan kami."],
            "below": "Lanjutkan membaca dengan berlangganan. Anda dapat berhenti kapan saja.",
        },
        "en": {
            "above": "We and our advertisers use cookies to show you content you may like. "
            "Read our cookie policy.\nDismiss",
            "amid": ["Enter your email to receive our weekly newsletter."],
            "below": "Continue reading with a subscription. You can cancel your plan at any time.",
        },
    },
    "advertisement": {
        "id": {
            "above": "Advertisement",
            "amid": ["Iklan Google", "Artikel berlanjut di bawah iklan", "SPONSOR"],
            "below": "[ad-slot-2]\nPesan sponsor",
        },
        "en": {
            "above": "Sponsored",
            "amid": ["Ads by Google", "The story resumes below the advertisement", "SPONSORED"],
            "below": "[ad-slot-2]\nA message from our sponsor",
        },
    },
    "clock": {
        "id": {
            "above": "Minggu, 9 Juni 2024\nPukul 21.14 WIB\nMedan 27 °C\nEdisi Akhir Pekan",
            "under": "Tayang: Sabtu, 8 Juni 2024 06:30 WIB\nDiubah 3 jam yang lalu\n5 menit baca\n"
            "Dilihat 2,1 rb kali",
        },
        "en": {
            "above": "Sunday 9 June 2024\n9:14 pm BST\nLeeds 14 °C\nWeekend edition",
            "under": "First published: Saturday 8 June 2024 06:30 BST\nEdited 3 hours ago\n"
            "5 minute read\n2.1k views",
        },
    },
    "tags": {
        "id": {
            "below": "Ditulis oleh: Lukman Hadi\nRedaktur: Yuni Astuti\nTopik: kawasan, perbatasan\n"
            "#kawasan #perbatasan\nTentang Lukman Hadi\n"
            "Lukman Hadi bergabung sebagai wartawan pada 2015 dan tinggal di Medan."
        },
        "en": {
            "below": "Reporter: Owen Pryce\nEditor: Judith Vane\nKeywords: region, border\n"
            "#region #border\nAbout Owen Pryce\n"
            "Owen Pryce joined the paper as a reporter in 2015 and lives in Leeds."
        },
    },
    "footer": {
        "id": {
            "below": "Tentang | Karier | Bantuan | Peta Situs\nPT Kabar Muara Sejahtera\n"
            "Jl. Melati 8, Medan 20111\nTelepon (061) 555 0123\nhalo@kabarmuara.example\n"
            "© 2025 Kabar Muara\nSeluruh isi dilindungi hak cipta."
        },
        "en": {
            "below": "About | Careers | Help | Site map\nEstuary News Limited\n"
            "8 Jasmine Row, Leeds LS1 4XY\nTelephone 0113 555 0123\nhello@estuarynews.example\n"
            "© 2025 Estuary News\nAll content is protected by copyright."
        },
    },
    "popular": {
        "id": {
            "below": "Banyak Dibaca\n1\nGuru Ngaji Mengayuh Perahu ke Sekolah\n4 jam lalu\n2\n"
            "Warung Kopi Tanpa Papan Nama\n6 jam lalu\n3\nBurung Langka Singgah di Rawa\n1 hari lalu"
        },
        "en": {
            "below": "Popular now\n1\nTeacher rows a boat to school\n4 hours ago\n2\n"
            "The coffee stall without a sign\n6 hours ago\n3\nRare bird rests in the marsh\n1 day ago"
        },
    },
    "gallery": {
        "id": {
            "under": "Lihat foto ukuran penuh\nFoto 1/3",
            "amid": ["Buka galeri foto"],
            "below": "Galeri\n1/3\nPerajin menjemur tikar di halaman. (Foto: Kabar Muara/Rini)\n2/3\n"
            "Pedagang kelapa menunggu pembeli. (Foto: Kabar Muara/Rini)\n3/3\n"
            "Anak-anak berenang di sungai. (Foto: Kabar Muara/Edo)",
        },
        "en": {
            "under": "View full-size photo\nPhoto 1/3",
            "amid": ["Open photo gallery"],
            "below": "Gallery\n1/3\nA weaver dries mats in the yard. (Photo: Estuary News/Rhys)\n2/3\n"
            "Coconut sellers wait for buyers. (Photo: Estuary News/Rhys)\n3/3\n"
            "Children swim in the river. (Photo: Estuary News/Dale)",
        },
    },
    "comments": {
        "id": {
            "below": "2 Komentar\nMasuk untuk menulis komentar\nWiwin S.\n20 menit lalu\n"
            "Mudah-mudahan hasil pertemuan itu tidak berhenti di atas kertas saja.\nSuka Balas\n"
            "dono88\n1 jam lalu\nMenarik, terima kasih ulasannya.\nSuka Balas"
        },
        "en": {
            "below": "2 Comments\nLog in to comment\nWinnie S.\n20 minutes ago\n"
            "Let us hope that the outcome of the meeting is more than words on paper.\nLike Reply\n"
            "dono88\n1 hour ago\nInteresting, thanks for the write-up.\nLike Reply"
        },
    },
}
