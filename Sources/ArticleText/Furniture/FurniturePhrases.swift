/// The phrases by which furniture of Indonesian and English news sites is known: buttons, and
/// labels at the beginning of a line. All are in small letters.
enum FurniturePhrases {
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
}
