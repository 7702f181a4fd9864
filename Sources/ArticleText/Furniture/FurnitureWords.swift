/// The words that news pages are made of around their articles, and how much of a line they are.
///
/// jusText (J. Pomikálek, "Removing Boilerplate and Duplicate Content from Web Corpora", 2011) tells
/// text from boilerplate by the density of the language's commonest words, which labels and buttons
/// lack. In a short line that says too little, so the words counted here are the opposite ones:
/// those that are common on buttons, and rare in stories. A line counts only where it is nothing
/// but such words and those that join them; an unknown word makes it a line of the story.
enum FurnitureWords {
  /// Words of buttons, menus and headings of lists.
  private static let buttons: Set<Substring> = words(
    """
    facebook twitter whatsapp telegram linkedin instagram tiktok youtube pinterest threads reddit
    email surel share tweet bagikan sebarkan berbagi salin copy tautan link komentar komen comment
    comments balas reply replies balasan tanggapan responses print cetak simpan save bookmark
    subscribe subscriber subscribers subscription langganan berlangganan pelanggan newsletter
    newsletters buletin login masuk daftar register log sign menu cari search pencarian beranda home
    homepage iklan advertisement advertisements advertising ads bersponsor sponsored sponsor
    perbesar memperbesar enlarge zoom galeri gallery cookie cookies accept reject decline setuju setujui tolak
    pengaturan settings preferences preferensi muat load urutkan sort newest oldest dibaca views
    tag tags topics terpopuler populer popular trending edisi edition skip lewati konten content
    disclaimer privasi privacy faq indeks sitemap rss epaper aplikasi app podcast notifikasi
    notifications alerts favorit favorites favourites scroll gulir menggulir terkait related
    rekomendasi recommended terkini advertorial disponsori promoted pariwara berbayar paid promosi
    promo tanggapan berkomentar discussion conversation responses report laporkan akun account
    e-paper shop toko ketentuan terms karier careers jobs advertise redaksi kontak contact printer
    printer-friendly download unduh listen dengarkan translate terjemahkan unggulan headline
    headlines kanal kategori categories arsip archive kuis quiz
    """)

  /// Words that join those: they make no line furniture, and keep none from being it.
  private static let joints: Set<Substring> = words(
    """
    ke di dan atau yang untuk dari via lewat dengan ini itu kami anda kamu semua lainnya lagi lebih
    tulis lihat baca kirim simak ikuti buka tutup kepada teman temanmu suka sudah belum mulai per pada
    artikel berita foto video gambar cerita utama akun sini bawah atas lanjut lanjutkan membaca
    gratis terbaru terlama terpilih pilihan kembali berikutnya sebelumnya klik kolom beri tambah
    tambahkan tinggalkan sebagai x rp mitra
    to on in the this that via with all more write view see read send follow us our your you my for
    by of and or latest top back up next previous page main menu article articles story stories
    news photo photos image images picture pictures a an from already not yet add leave post be
    first like later continue click here open close continues below above it show hide manage free get partner partners
    international internasional nasional national digital minggu hari bulan tahun week day month
    year friend friends main text isi langsung jump go saya mengerti have has punya silakan got it
    jadi setelah after sedang sebelum before enjoy enjoyed piece pass nikmati ruang tampilkan
    banyak selanjutnya nanti join version versi get kirimkan simpan pin reader readers pembaca
    lain please sini there now sekarang any anytime kapan saja
    profil profile author authors penulis by all semua gambar-gambar foto-foto keep reading
    kunci other others website situs site masih ada tersedia via sorotan
    year jam menit minutes hours min time times kali waktu last updated diperbarui ago lalu
    """)

  /// Headings below which lists of other articles, comments, photographs or labels follow.
  private static let listHeadings: Set<Substring> = words(
    """
    terkait related terpopuler populer popular trending terkini recommended rekomendasi komentar
    comments comment tanggapan responses galeri gallery tag tags topics topik balasan replies
    foto-foto unggulan headlines
    """)

  /// Two words that make such a heading together.
  private static let listHeadingPairs: [Set<Substring>] = [
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

  /// Words of what a site says to its readers about itself; those of the second line weigh double,
  /// as there is little else that is said with them.
  private static let siteWords: Set<Substring> = words(
    """
    kebijakan policy policies gratis free inbox situs website site laman browse browser akun
    account article articles artikel batas limit iklan notifikasi notification notifications
    aplikasi app apps unduh download ikuti follow pengalaman experience melanjutkan continuing
    continue konten content surel email daftar register masuk login sign setuju menyetujui agree
    ketentuan terms kanal channel berita stories google terpilih pilihan harian daily mendaftar
    pembaca readers updates kabar support dukung dukungan facebook twitter instagram site kuki
    perangkat device ads partners mitra anggota member members membership jurnalisme journalism
    reporting liputan coverage bacaan kunjungan sisa left tersisa ponsel reading choices time whatsapp telegram youtube
    """)
  private static let strongSiteWords: Set<Substring> = words(
    """
    cookie cookies privacy privasi newsletter newsletters buletin berlangganan langganan pelanggan
    subscribe subscriber subscribers subscribing subscription adblock
    """)

  /// By which a site addresses its readers, or asks them to do something.
  private static let addresses: Set<Substring> = words(
    "kami anda kamu kalian we us our you your dapatkan ikuti follow subscribe join gabung unduh jadilah"
  )

  /// Verbs of reported speech: a sentence with one of them is a story's.
  private static let speech: Set<Substring> = words(
    "kata katanya ujar ujarnya tutur menurut said says told according menyebut mengatakan")

  /// Words of the lines about rights and copying, the first line being those that say what is
  /// copied.
  private static let copyStems = [
    "situs", "website", "laman", "site", "konten", "content", "kutip", "mengutip", "dikutip",
    "memperbanyak", "diperbanyak", "menyalin", "disalin", "menyebarluas", "disebarluas",
    "reproduc", "republish", "copied", "redistribut", "distribut", "copyright",
  ]
  private static let rightWords: Set<Substring> = words(
    """
    dilarang izin tertulis redaksi tanpa isi sebagian seluruh permission written without prior
    part prohibited rights reserved material consent publisher publishers penerbit any may boleh
    """)

  /// So many words of copying and of rights make a line one about rights.
  private static let leastLegalWords = 4

  /// What kinds of words a line has, by their bytes alone. Few lines have any; only they are looked
  /// at more closely.
  struct Kinds: OptionSet, Hashable {
    let rawValue: UInt8

    /// One of ``addresses``.
    static let address = Kinds(rawValue: 1)
    /// Words of what a site says of itself.
    static let site = Kinds(rawValue: 2)
    /// A word or mark of rights, or so many of copying that the line may be about those.
    static let legal = Kinds(rawValue: 4)
    /// A word of headings of lists.
    static let heading = Kinds(rawValue: 8)
    /// A word that is neither of buttons nor stands among them.
    static let other = Kinds(rawValue: 16)
  }

  /// The kinds of words that a text has.
  static func kinds(of text: String) -> Kinds {
    // The last byte of ©.
    var kinds: Kinds = text.utf8.contains(0xA9) ? .legal : []
    var (copies, rights) = (0, 0)
    for word in ByteWords(text) {
      if knownHashes.contains(word.hash) {
        for (kind, hashes) in hashesByKind where hashes.contains(word.hash) { kinds.insert(kind) }
        if !pageHashes.contains(word.hash) { kinds.insert(.other) }
        if rightHashes.contains(word.hash) { rights += 1 }
      } else {
        kinds.insert(.other)
      }
      if isOfCopying(word) { copies += 1 }
    }
    if copies >= 1, copies + rights >= leastLegalWords { kinds.insert(.legal) }
    return kinds
  }

  private static let hashesByKind: [(Kinds, WordNumbers)] = [
    (.address, ByteWords.hashes(of: addresses)),
    (.site, ByteWords.hashes(of: siteWords.union(strongSiteWords))),
    (.legal, ByteWords.hashes(of: ["copyright", "hak", "rights"])),
    (.heading, ByteWords.hashes(of: listHeadingPairs.reduce(listHeadings) { $0.union($1) })),
  ]
  private static let pageHashes = ByteWords.hashes(of: buttons.union(joints))
  private static let rightHashes = ByteWords.hashes(of: rightWords)
  private static let knownHashes = hashesByKind.reduce(pageHashes.union(rightHashes)) {
    $0.union($1.1)
  }
  private static let copyBeginnings = ByteWords.beginnings(of: copyStems)

  private static func isOfCopying(_ word: ByteWords.Word) -> Bool {
    copyBeginnings.contains { beginning in
      word.beginning(beginning.length).map { beginning.values.contains($0) } ?? false
    }
  }

  private static func words(_ text: String) -> Set<Substring> {
    Set(text.split { $0 == " " || $0 == "\n" })
  }

  /// The words of a line in small letters; numbers are left out.
  static func words(of text: some StringProtocol) -> [Substring] {
    var text = text.lowercased()
    text.removeAll { $0 == "'" || $0 == "’" }
    return text[...].split { !$0.isAlphabetic && $0 != "-" }
      .map { $0.trimmingHyphens }.filter { !$0.isEmpty }
  }

  /// Whether a line is a button or a menu: page words and nothing else.
  static func isButton(_ line: TextLine) -> Bool {
    guard (1...10).contains(line.wordCount), !line.wordKinds.contains(.other), isOpen(line) else {
      return false
    }
    var buttons = 0
    for word in words(of: line.text) {
      if Self.buttons.contains(word) {
        buttons += 1
      } else if !joints.contains(word) {
        return false
      }
    }
    return buttons > 0
  }

  /// Whether a line has a word of buttons.
  static func hasButton(_ line: TextLine) -> Bool {
    words(of: line.text).contains(where: buttons.contains)
  }

  /// The hashes of the words that stand among those of buttons, or in any text.
  static let jointHashes = ByteWords.hashes(of: joints)

  /// Whether the words before a colon are those of a label that points elsewhere.
  static func isPointerLabel(_ label: some StringProtocol) -> Bool {
    let words = words(of: label)
    guard (1...3).contains(words.count) else { return false }
    return words.allSatisfy(pointerWords.contains)
  }

  private static let pointerWords: Set<Substring> = words(
    """
    baca simak lihat tonton dengarkan jangan lewatkan selengkapnya selanjutnya pula juga lainnya
    lagi terkait berita artikel read watch see listen also next up related recommended reading dont
    miss more must editors pick from archive arsip dari rekomendasi video
    """)

  /// `About Siti Aminah`, `Profil Siti Aminah`
  static func isAbout(_ name: String, _ line: TextLine) -> Bool {
    guard line.wordCount <= 6, line.text.hasSuffix(name) else { return false }
    let label = words(of: line.text.dropLast(name.count))
    return label.count == 1 && ["about", "tentang", "profil", "profile", "by"].contains(label[0])
  }

  /// Whether a line says how many comments, readers or photographs there are.
  static func isCount(_ line: TextLine) -> Bool {
    guard (2...6).contains(line.wordCount), line.text.contains(where: \.isNumber), isOpen(line)
    else { return false }
    let words = words(of: line.text)
    return !words.isEmpty && words.contains { buttons.contains($0) || countedWords.contains($0) }
      && words.allSatisfy {
        buttons.contains($0) || joints.contains($0) || countedWords.contains($0)
      }
  }

  private static let countedWords: Set<Substring> = words(
    """
    foto photo photos gambar image images picture pictures slide reads views view dilihat dibaca
    tayangan shares likes suka tanggapan responses read membaca reading baca
    """)

  /// Whether a line is neither spoken words nor ends as a sentence does.
  private static func isOpen(_ line: TextLine) -> Bool {
    guard !line.beginsAsSpeech || line.hasBullet, let last = line.text.last else { return false }
    return (last != "." && last != ",") || line.text.hasSuffix("...")
  }

  /// Whether a line heads a list of other articles, of comments, photographs or labels.
  static func opensList(_ line: TextLine) -> Bool {
    guard (1...6).contains(line.wordCount), !line.hasBullet, !line.endsAsStatement,
      line.wordKinds.contains(.heading), !line.beginsWithSmallLetter
    else { return false }
    let words = words(of: line.text)
    let isKnown = words.allSatisfy { buttons.contains($0) || joints.contains($0) }
    if isKnown, words.contains(where: listHeadings.contains) { return true }
    return words.count <= 4 && listHeadingPairs.contains { $0.isSubset(of: words) }
  }

  /// The least ``noticeWeight(_:)`` of a notice whatever the story is about.
  static let leastNoticeWeight = 3

  /// How much a sentence is the site's own, about cookies, subscriptions and the like; 0 where it
  /// does not speak to its readers, or hardly of that.
  static func noticeWeight(_ line: TextLine) -> Int {
    guard (4...45).contains(line.wordCount), line.wordKinds.isSuperset(of: [.address, .site]),
      !isQuoted(line)
    else { return 0 }
    let words = words(of: line.text)
    guard words.contains(where: addresses.contains), !words.contains(where: speech.contains) else {
      return 0
    }
    let weight = Set(words).reduce(0) {
      $0 + (strongSiteWords.contains($1) ? 2 : siteWords.contains($1) ? 1 : 0)
    }
    return weight * 6 >= words.count ? weight : 0
  }

  private static func isQuoted(_ line: TextLine) -> Bool {
    // Their last bytes, which few other characters have.
    line.text.utf8.contains { [0x22, 0x9C, 0x9D, 0xAB, 0xBB].contains($0) }
      && line.text.contains { "\"“”«»".contains($0) }
  }

  /// Whether a sentence asks its readers for something, or speaks of the site to them.
  static func speaksToReader(_ line: TextLine) -> Bool {
    guard (4...30).contains(line.wordCount), line.wordKinds.contains(.address), !isQuoted(line)
    else { return false }
    let words = words(of: line.text)
    return words.contains(where: addresses.contains) && !words.contains(where: speech.contains)
  }

  /// Whether a line is about rights in the page: a copyright, or that nothing may be copied.
  static func isLegal(_ line: TextLine) -> Bool {
    guard line.wordCount <= 40, line.wordKinds.contains(.legal), !line.beginsAsSpeech else {
      return false
    }
    let words = words(of: line.text)
    guard words.count <= 40 else { return false }
    let isMarked =
      line.text.utf8.contains(0xA9) && (line.text.hasPrefix("©") || line.text.contains("© 20"))
    let spaced = " \(words.joined(separator: " ")) "
    let hasClaim =
      (words.first == "copyright" && line.text.contains(where: \.isNumber))
      || words.starts(with: ["hak", "cipta", "dilindungi"]) || spaced.contains(" rights reserved ")
      || spaced.contains(" hak dilindungi ") || spaced.contains(" hak cipta dilindungi ")
    if isMarked || hasClaim { return line.wordCount <= 25 }
    let copies = words.count { word in copyStems.contains { word.hasPrefix($0) } }
    return copies >= 1 && copies + Set(words).intersection(rightWords).count >= leastLegalWords
  }
}

extension Substring {
  fileprivate var trimmingHyphens: Substring {
    var text = drop { $0 == "-" }
    while text.last == "-" { text = text.dropLast() }
    return text
  }
}
