/// The words that news sites put around their articles, in small letters and without apostrophes.
enum FurnitureVocabulary {
  /// Words of buttons, menus and headings of lists.
  static let buttons: Set<Substring> = words(
    """
    facebook twitter whatsapp telegram linkedin instagram tiktok youtube pinterest threads reddit
    email surel share tweet bagikan sebarkan berbagi salin copy tautan link komentar komen comment
    comments balas reply replies balasan tanggapan responses print cetak simpan save bookmark
    subscribe subscriber subscribers subscription langganan berlangganan pelanggan newsletter
    newsletters buletin login masuk daftar register log sign menu cari search pencarian beranda home
    homepage iklan advertisement advertisements advertising ads bersponsor sponsored sponsor
    perbesar memperbesar enlarge zoom galeri gallery cookie cookies accept reject decline setuju
    setujui tolak pengaturan settings preferences preferensi muat load urutkan sort newest oldest
    dibaca views tag tags topics terpopuler populer popular trending edisi edition skip lewati
    konten content disclaimer privasi privacy faq indeks sitemap rss epaper aplikasi app podcast
    notifikasi notifications alerts favorit favorites favourites scroll gulir menggulir terkait
    related rekomendasi recommended terkini advertorial disponsori promoted pariwara berbayar paid
    promosi promo tanggapan berkomentar discussion conversation responses report laporkan akun
    account e-paper shop toko ketentuan terms karier careers jobs advertise redaksi kontak contact
    printer printer-friendly download unduh listen dengarkan translate terjemahkan unggulan headline
    headlines kanal kategori categories arsip archive kuis quiz
    """)

  /// Words that join those: they make no line furniture, and keep none from being it.
  static let joints: Set<Substring> = words(
    """
    ke di dan atau yang untuk dari via lewat dengan ini itu kami anda kamu semua lainnya lagi lebih
    tulis lihat baca kirim simak ikuti buka tutup kepada teman temanmu suka sudah belum mulai per
    pada artikel berita foto video gambar cerita utama akun sini bawah atas lanjut lanjutkan membaca
    gratis terbaru terlama terpilih pilihan kembali berikutnya sebelumnya klik kolom beri tambah
    tambahkan tinggalkan sebagai x rp mitra to on in the this that via with all more write view see
    read send follow us our your you my for by of and or latest top back up next previous page main
    menu article articles story stories news photo photos image images picture pictures a an from
    already not yet add leave post be first like later continue click here open close continues
    below above it show hide manage free get partner partners international internasional nasional
    national digital minggu hari bulan tahun week day month year friend friends main text isi
    langsung jump go saya mengerti have has punya silakan got it jadi setelah after sedang sebelum
    before enjoy enjoyed piece pass nikmati ruang tampilkan banyak selanjutnya nanti join version
    versi get kirimkan simpan pin reader readers pembaca lain please sini there now sekarang any
    anytime kapan saja profil profile author authors penulis by all semua gambar-gambar foto-foto
    keep reading kunci other others website situs site masih ada tersedia via sorotan year jam menit
    minutes hours min time times kali waktu last updated diperbarui ago lalu
    """)

  /// Headings below which lists of other articles, comments, photographs or labels follow.
  static let listHeadings: Set<Substring> = words(
    """
    terkait related terpopuler populer popular trending terkini recommended rekomendasi komentar
    comments comment tanggapan responses galeri gallery tag tags topics topik balasan replies
    foto-foto unggulan headlines
    """)

  /// Two words that make such a heading together.
  static let listHeadingPairs: [Set<Substring>] = [
    ["berita", "lainnya"], ["artikel", "lainnya"], ["berita", "terbaru"], ["berita", "pilihan"],
    ["most", "read"], ["most", "viewed"], ["more", "stories"], ["more", "news"],
    ["latest", "news"], ["latest", "stories"], ["top", "stories"], ["latest", "headlines"],
    ["paling", "dibaca"], ["banyak", "dibaca"], ["in", "pictures"], ["dalam", "gambar"],
    ["tentang", "penulis"], ["about", "author"], ["foto", "lainnya"], ["pilihan", "editor"],
    ["editors", "picks"], ["berita", "lain"],
    ["artikel", "lain"], ["more", "from"], ["lebih", "banyak"], ["kabar", "lainnya"],
    ["profil", "penulis"], ["also", "read"], ["photo", "gallery"], ["jangan", "lewatkan"],
    ["baca", "lainnya"], ["you", "like"], ["read", "next"],
  ]

  /// Words with which a site speaks to its readers about itself.
  static let siteWords: Set<Substring> = words(
    """
    kebijakan policy policies gratis free inbox situs website site laman browse browser akun account
    article articles artikel batas limit iklan notifikasi notification notifications aplikasi app
    apps unduh download ikuti follow pengalaman experience melanjutkan continuing continue konten
    content surel email daftar register masuk login sign setuju menyetujui agree ketentuan terms
    kanal channel berita stories google terpilih pilihan harian daily mendaftar pembaca readers
    updates kabar support dukung dukungan facebook twitter instagram site kuki perangkat device ads
    partners mitra anggota member members membership jurnalisme journalism reporting liputan
    coverage bacaan kunjungan sisa left tersisa ponsel reading choices time whatsapp telegram
    youtube
    """)
  /// Those of them that say hardly anything else; they weigh double.
  static let strongSiteWords: Set<Substring> = words(
    """
    cookie cookies privacy privasi newsletter newsletters buletin berlangganan langganan pelanggan
    subscribe subscriber subscribers subscribing subscription adblock
    """)

  /// Words with which a site addresses its readers, or asks them to do something.
  static let addresses: Set<Substring> = words(
    """
    kami anda kamu kalian we us our you your dapatkan ikuti follow subscribe join gabung unduh
    jadilah
    """)

  /// Verbs of reported speech: a sentence with one of them is a story's.
  static let speech: Set<Substring> = words(
    "kata katanya ujar ujarnya tutur menurut said says told according menyebut mengatakan")

  /// Beginnings of the words for copying, and for what is copied, in lines about rights.
  static let copyStems = [
    "situs", "website", "laman", "site", "konten", "content", "kutip", "mengutip", "dikutip",
    "memperbanyak", "diperbanyak", "menyalin", "disalin", "menyebarluas", "disebarluas",
    "reproduc", "republish", "copied", "redistribut", "distribut", "copyright",
  ]
  /// Other words of lines about rights.
  static let rightWords: Set<Substring> = words(
    """
    dilarang izin tertulis redaksi tanpa isi sebagian seluruh permission written without prior part
    prohibited rights reserved material consent publisher publishers penerbit any may boleh
    """)

  /// Words of labels that point to another article.
  static let pointerWords: Set<Substring> = words(
    """
    baca simak lihat tonton dengarkan jangan lewatkan selengkapnya selanjutnya pula juga lainnya
    lagi terkait berita artikel read watch see listen also next up related recommended reading dont
    miss more must editors pick from archive arsip dari rekomendasi video
    """)

  /// What is counted beside an article: photographs, readers, comments.
  static let countedWords: Set<Substring> = words(
    """
    foto photo photos gambar image images picture pictures slide reads views view dilihat dibaca
    tayangan shares likes suka tanggapan responses read membaca reading baca
    """)

  private static func words(_ text: String) -> Set<Substring> {
    Set(text.split { $0 == " " || $0 == "\n" })
  }
}
