/// Names of newspapers, agencies and towns as datelines and signatures have them, and what looks
/// like one and is none. Everything is in small letters but ``countryCodes``.
enum NewsNames {
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
