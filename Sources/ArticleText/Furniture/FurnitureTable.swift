/// The words by which furniture of Indonesian and English news pages is known: buttons, labels,
/// names of agencies. Everything is in small letters but ``countryCodes``.
enum FurnitureTable {
  /// Buttons and headings about sharing, commenting and printing; a line that says only this, and a
  /// number in brackets at most. What stands below the last of them is no story any more.
  static let closings: Set<String> = [
    "share this article", "share this", "share this story", "share", "share on facebook",
    "share on twitter", "tweet", "email this", "print", "print this article", "print page",
    "add comment", "add a comment", "leave a comment", "leave a reply", "leave comment",
    "post a comment", "comment", "comments", "no comments", "view comments", "join the discussion",
    "related articles", "related news", "related stories", "related posts", "you may also like",
    "more stories", "latest news", "most read", "most popular", "trending now", "recommended",
    "komentar", "beri komentar", "tulis komentar", "tinggalkan komentar", "kirim komentar",
    "belum ada komentar", "tambah komentar", "bagikan", "bagikan artikel ini", "bagikan berita ini",
    "sebarkan", "cetak", "cetak artikel", "artikel terkait", "berita terkait", "berita lainnya",
    "artikel lainnya", "berita terbaru", "terpopuler", "terkini", "baca berita lainnya",
    "tinggalkan balasan", "topik terkait", "rekomendasi untuk anda",
  ]

  /// Lines that stand in for an advertisement or a button amid the story.
  static let interruptions: Set<String> = [
    "advertisement", "advertisements", "advertising", "iklan", "ad", "ads", "sponsored",
    "scroll to continue with content", "scroll untuk lanjut membaca", "story continues below",
    "gulir untuk lanjut membaca", "lanjutkan membaca", "continue reading",
    "article continues below", "lanjut baca di bawah ini", "skip advertisement",
    "pasang iklan", "click to enlarge", "klik untuk memperbesar", "lihat foto", "add to favorites",
  ]

  /// Beginnings of a line that points to another article.
  static let pointers: [String] = [
    "baca juga", "baca pula", "baca selengkapnya", "baca lainnya", "lihat juga", "simak juga",
    "simak video", "tonton juga", "artikel terkait", "berita terkait", "read also", "also read",
    "read more", "read next", "see also", "related", "more on this", "watch also", "also watch",
  ]

  /// Beginnings of a line that names where the article comes from.
  static let sourceLabels: [String] = [
    "sumber", "source", "sumber berita", "artikel asli", "url", "link", "tautan", "permalink",
    "alamat", "original article",
  ]

  /// Those of them that name an address only.
  static let linkLabels: Set<String> = ["url", "link", "tautan", "permalink", "alamat"]

  /// Beginnings of a line that names the author.
  static let authorLabels: [String] = [
    "oleh", "penulis", "reporter", "by", "author", "written by", "ditulis oleh", "laporan",
  ]

  /// Beginnings of a line that names who else worked on the article.
  static let creditLabels: [String] = [
    "editor", "edited by", "penyunting", "disunting oleh", "additional reporting by", "kontributor",
    "contributor", "pewarta", "redaktur", "uploader", "sumber foto", "photographs", "fotografer",
    "photography by", "videografer", "translated by", "penerjemah",
  ]

  /// Beginnings of a line that names the section.
  static let sectionLabels: [String] = [
    "rubrik", "kategori", "kanal", "category", "section", "desk",
  ]

  /// Words of a line that says where else a site is found.
  static let siteWords: Set<String> = [
    "website", "websites", "site", "situs", "laman", "portal", "web", "homepage", "addresses",
  ]

  /// First words of a trail of links from the front page to the article.
  static let homeNames: Set<String> = ["home", "beranda", "homepage", "depan", "news", "berita"]

  /// Words in the name of a newspaper, an agency or a site.
  static let agencyWords: Set<String> = [
    "news", "agency", "press", "media", "times", "post", "herald", "gazette", "tribune",
    "reuters", "antara", "xinhua", "bernama", "anadolu", "sputnik", "interfax", "kyodo", "yonhap",
    "tass", "afp", "ap", "dpa", "irna", "cnn", "bbc", "kompas", "tempo", "republika", "pers",
    "koran", "harian", "berita", "kantor", "warta", "online", "wire", "newswire",
  ]

  /// Words with which the name of a newspaper or an agency ends.
  static let siteNameEndings: Set<String> = [
    "agency", "news", "press", "media", "online", "times", "post",
  ]

  /// Capitals after a place that are its country, and no agency.
  static let countryCodes: Set<String> = [
    "UK", "US", "USA", "AS", "UAE", "RI", "PNG", "RRC", "DKI", "DIY", "NTB", "NTT", "DC",
  ]

  /// What may stand in capitals before a dash as places do, and says what kind of article it is.
  static let rubrics: Set<String> = [
    "opini", "analisis", "profil", "eksklusif", "kolom", "editorial", "foto", "video", "resensi",
    "opinion", "analysis", "profile", "exclusive", "column", "photo", "review", "breaking",
    "update",
    "live", "infografis", "berita duka", "nato", "asean", "unesco", "unicef", "opec", "apec",
  ]

  /// Towns that many datelines begin with where nothing but the town stands before the dash.
  static let datelinePlaces: Set<String> = [
    "jakarta", "bandung", "surabaya", "semarang", "yogyakarta", "medan", "makassar", "palembang",
    "denpasar", "bogor", "depok", "bekasi", "tangerang", "malang", "solo", "surakarta", "padang",
    "pekanbaru", "batam", "manado", "ambon", "jayapura", "kupang", "mataram", "banda aceh",
    "pontianak", "banjarmasin", "balikpapan", "samarinda", "kuala lumpur", "singapura", "singapore",
    "london", "washington", "new york", "moscow", "moskow", "beijing", "tokyo", "paris", "berlin",
    "brussels", "geneva", "jenewa", "tehran", "teheran", "ankara", "cairo", "kairo", "new delhi",
    "canberra", "seoul", "bangkok", "manila", "hanoi", "riyadh", "doha", "istanbul",
  ]
}
