"""The twelve kinds in a fourth wording, written after the rules had been changed for faults found
in the third.

It was run once, and no rule has been changed for it: what is kept of it says how the rules carry
over to pages that nobody has looked at. Whoever mends a rule for a fault found here writes a new
one.
"""

FURNITURE = {
    "navigation": {
        "id": {
            "above": "Loncat ke tulisan\nMuka\nKampung\nNiaga\nRagam\nSastra\nIlmu\nJajak Pendapat\n"
            "Ruang Anggota\nMuka » Kampung » Seberang Lautan"
        },
        "en": {
            "above": "Straight to the text\nHeadlines Comment Markets Style Travel Crosswords\n"
            "Members' area\nGift vouchers\nFront > Markets > Abroad"
        },
    },
    "share": {
        "id": {
            "under": "Sampaikan kepada rekan\nSignal\nMastodon\nTangkap alamat laman\n21 celoteh",
            "amid": ["Petik kalimat ini"],
            "below": "Rasa bermanfaat? Teruskan!\nSignal Mastodon Viber\nTaruh di rak baca\n"
            "Ada 21 celoteh",
        },
        "en": {
            "under": "Spread the word\nSignal\nMastodon\nGrab the URL\n21 remarks",
            "amid": ["Quote this passage"],
            "below": "Found it useful? Hand it round!\nSignal Mastodon Viber\nKeep on my shelf\n"
            "21 remarks so far",
        },
    },
    "pointers": {
        "id": {
            "amid": [
                "Masih hangat: Tukang Sepatu Pasar Senen Menolak Pensiun",
                "Telusuri: Kebun Teh Kakek di Kaki Gunung",
                "Sisipan: Menghitung Bintang dari Geladak Perahu Nelayan",
            ],
            "below": "Bacaan senada: Tenun Ikat Nenek Naik Panggung Mode",
        },
        "en": {
            "amid": [
                "Still warm: Cobbler of Mill Lane Declines to Retire",
                "Explore: Grandfather's Tea Garden at the Foot of a Hill",
                "Sidebar: Counting Stars From a Trawler's Deck",
            ],
            "below": "In the same vein: Grandmother's Loom Goes on Stage",
        },
    },
    "related": {
        "id": {
            "below": "Tulisan Sejenis\n\nPemahat topeng membuka sanggar bagi anak tunanetra.\n"
            "Sumur tua di belakang puskesmas kembali mengalirkan air jernih.\n"
            "Sopir angkot memilih cat hijau untuk semua kendaraan.\n"
            "Penyair muda membacakan sajak di atas gerobak sapi."
        },
        "en": {
            "below": "Pieces like this one\n\nMask carver opens a studio for blind children.\n"
            "The old well behind the clinic runs clear once more.\n"
            "Minibus drivers vote to paint every van green.\n"
            "A young poet recites from the back of an ox cart."
        },
    },
    "notice": {
        "id": {
            "above": "Peramban Anda akan menerima berkas kuki dari kami demi statistik. "
            "Rinciannya ada pada lembar privasi.\nBaiklah",
            "amid": ["Titipkan alamat surel Anda, dan kami mengirim rangkuman tiap Senin pagi."],
            "below": "Jatah bacaan cuma-cuma Anda habis. Jadilah anggota, batalkan sewaktu-waktu.",
        },
        "en": {
            "above": "Our pages set cookies in your browser for statistics. "
            "Details are in our privacy sheet.\nFine by me",
            "amid": ["Leave us your address and we will send you a digest each Monday."],
            "below": "Your complimentary reads are used up. Become a member, cancel whenever you wish.",
        },
    },
    "advertisement": {
        "id": {
            "above": "REKLAME",
            "amid": [
                "Tayangan titipan pemasang",
                "Tulisan bersambung sesudah pariwara",
                "DIBIAYAI MITRA",
            ],
            "below": "[slot_kaki_9]\nKabar dari pemasang reklame",
        },
        "en": {
            "above": "PARTNER MESSAGE",
            "amid": [
                "Commercial break",
                "Reading resumes after this promotion",
                "PRESENTED BY OUR BACKERS",
            ],
            "below": "[slot_foot_9]\nWord from the people who fund us",
        },
    },
    "clock": {
        "id": {
            "above": "Selasa Pon, 14 Januari 2025\n16.48 WIT\nSorong 30 °C berawan\nCetakan Sore",
            "under": "Naik layar: Senin, 13 Januari 2025 05.15 WIT\nDisunting 50 menit lalu\n"
            "Lama membaca 6 menit\n640 pasang mata",
        },
        "en": {
            "above": "Tuesday 14 January 2025\n4:48 pm EST\nBoston -2 °C snow\nAfternoon printing",
            "under": "Went live: Monday 13 January 2025 05:15 EST\nAmended 50 minutes ago\n"
            "About 6 minutes to read\nSeen by 640 people",
        },
    },
    "tags": {
        "id": {
            "below": "Naskah: Bagas Wirayuda\nPemeriksa: Tuti Handayani\nPenanda: tapal batas, kawasan\n"
            "#tapalbatas #kawasan\nSiapa Bagas Wirayuda\n"
            "Bagas Wirayuda meliput tapal batas semenjak 2012 dan gemar memancing."
        },
        "en": {
            "below": "Words: Fergus Lyle\nCopy desk: Nora Beck\nLabels: frontier, region\n"
            "#frontier #region\nWho is Fergus Lyle\n"
            "Fergus Lyle has reported from the frontier since 2012 and likes to fish."
        },
    },
    "footer": {
        "id": {
            "below": "Ihwal Kami | Lowongan | Tanya Jawab | Denah Laman\nYayasan Suara Teluk Biru\n"
            "Jl. Kamboja 21, Sorong 98411\nTelp 0951 555 019\nsurat@suarateluk.example\n"
            "© 2025 Suara Teluk\nMengutip laman ini tanpa izin tertulis penerbit dilarang."
        },
        "en": {
            "below": "Who we are | Vacancies | Answers | Plan of the site\nBlue Bay Voice Trust\n"
            "21 Frangipani Way, Boston MA 02108\nTel 617 555 0191\nletters@baybluevoice.example\n"
            "© 2025 Blue Bay Voice\nTo reprint any part of this site, ask the publisher for consent."
        },
    },
    "popular": {
        "id": {
            "below": "Paling Digemari\n1\nKakek Penjaga Pintu Rel Menulis Roman\n7 jam lalu\n2\n"
            "Rujak Bebek di Teras Kelenteng\n8 jam lalu\n3\nPerpustakaan Apung Kehabisan Novel\n"
            "3 hari lalu"
        },
        "en": {
            "below": "Readers' favourites\n1\nLevel crossing keeper writes a novel\n7 hours ago\n2\n"
            "Fruit salad on the temple steps\n8 hours ago\n3\nFloating library runs out of poems\n"
            "3 days ago"
        },
    },
    "gallery": {
        "id": {
            "under": "Regangkan potret\nPotret 1/3",
            "amid": ["Tengok album potret"],
            "below": "Album\n1/3\nPerajin payung melukis bunga. (Foto: Suara Teluk/Asri)\n2/3\n"
            "Kuda beban menyeberangi kali. (Foto: Suara Teluk/Asri)\n3/3\n"
            "Bocah mengejar layangan putus. (Foto: Suara Teluk/Jaya)",
        },
        "en": {
            "under": "Stretch the shot\nShot 1/3",
            "amid": ["Leaf through the album"],
            "below": "Album\n1/3\nAn umbrella maker paints flowers. (Photo: Bay Voice/Kerr)\n2/3\n"
            "Pack horses ford a stream. (Photo: Bay Voice/Kerr)\n3/3\n"
            "Boys chase a lost kite. (Photo: Bay Voice/Dunn)",
        },
    },
    "comments": {
        "id": {
            "below": "Celoteh Pembaca\nIkut berceloteh\nMang Udin\n35 menit lalu\n"
            "Ongkos perahu ke seberang naik terus, wartawan sebaiknya menengok ke sana juga.\n"
            "Jempol Sahut\nneng_geulis\n2 jam lalu\nTulisannya enak dibaca.\nJempol Sahut"
        },
        "en": {
            "below": "What readers say\nAdd your voice\nUncle Walt\n35 minutes ago\n"
            "The ferry fare goes up every spring, someone ought to write about that as well.\n"
            "Thumbs up Answer\nriver_girl\n2 hours ago\nA pleasure from start to end.\n"
            "Thumbs up Answer"
        },
    },
}
