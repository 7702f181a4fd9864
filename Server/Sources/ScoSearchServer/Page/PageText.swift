/// A text of the page in both languages; none can lack one.
struct PageText: Sendable {
  let indonesian: String
  let english: String

  init(_ indonesian: String, _ english: String) {
    self.indonesian = indonesian
    self.english = english
  }

  func callAsFunction(_ language: PageLanguage) -> String {
    switch language {
    case .indonesian: indonesian
    case .english: english
    }
  }

  /// The text with something in the place of its `…`.
  func callAsFunction(_ language: PageLanguage, _ value: String) -> String {
    let text = self(language)
    guard let gap = text.firstIndex(of: "…") else { return text }
    return text[..<gap] + value + text[text.index(after: gap)...]
  }
}

extension PageText {
  // Filters, as their chips name them.
  static let all = PageText("semua kata", "all words")
  static let copiesShown = PageText("salinan satu per satu", "copies one by one")
  static let translateOn = PageText("terjemahan setara", "translations on equal terms")
  static let translateOff = PageText("tanpa terjemahan", "no translations")
  static let since = PageText("sejak …", "since …")
  static let until = PageText("sampai …", "until …")
  static let unknown = PageText("tidak diketahui", "unknown")

  // What was found.
  static let of = PageText("dari", "of")
  static let about = PageText("sekitar …", "about …")
  static let nothing = PageText("Tidak ada artikel yang cocok", "No article matches")
  static let resultsFor = PageText("Menampilkan hasil untuk", "Showing results for")
  static let didYouMean = PageText("Mungkin maksud Anda", "Did you mean")
  static let undatedLeftOut = PageText(
    "… tanpa tanggal tidak ikut karena saringan tanggal.",
    "… without a date left out by the date filter.")

  // The kinds of matches.
  static let viaStem = PageText("bentuk lain", "another form")
  static let viaAlias = PageText("nama lain", "another name")
  static let viaTranslation = PageText("terjemahan", "translation")
  static let viaSpelling = PageText("ejaan", "spelling")
  static let viaPrefix = PageText("awal kata", "beginning")
  static let viaExact = PageText("kata itu sendiri", "the very word")

  // The histogram.
  static let years = PageText("Artikel per tahun", "Articles by year")
  static let yearSpans = PageText("Artikel per … tahun", "Articles by … years")
  static let months = PageText("Artikel per bulan, …", "Articles by month, …")
}

/// A noun that is counted.
struct CountedNoun: Sendable {
  /// Indonesian counts without a plural.
  let indonesian: String
  let one: String
  let many: String

  static let articles = CountedNoun(indonesian: "artikel", one: "article", many: "articles")
  static let matches = CountedNoun(indonesian: "kecocokan", one: "match", many: "matches")

  /// `1.234 artikel`, `1,234 articles`.
  func callAsFunction(_ count: Int, _ language: PageLanguage) -> String {
    let noun =
      switch language {
      case .indonesian: indonesian
      case .english: count == 1 ? one : many
      }
    return "\(PageFigures.number(count, language)) \(noun)"
  }
}
