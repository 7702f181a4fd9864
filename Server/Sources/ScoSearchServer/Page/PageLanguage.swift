/// A language in which the page speaks.
enum PageLanguage: String, CaseIterable, Sendable {
  case indonesian = "id"
  case english = "en"

  /// Its own name for itself, for those who cannot read the other.
  var ownName: String {
    switch self {
    case .indonesian: "Indonesia"
    case .english: "English"
    }
  }

  /// The one that a browser's `Accept-Language` (RFC 9110) likes best; English where it likes
  /// neither, as more people read it.
  init(acceptLanguage header: String?) {
    var best: (language: PageLanguage, weight: Double) = (.english, 0)
    for range in (header ?? "").split(separator: ",") {
      let parts = range.split(separator: ";").map { $0.filter { !$0.isWhitespace } }
      guard let tag = parts.first, let language = PageLanguage(tag: tag) else { continue }
      let quality = parts.dropFirst().first { $0.lowercased().hasPrefix("q=") }
      let weight = quality.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
      if weight > best.weight { best = (language, weight) }
    }
    self = best.language
  }

  /// The language that is read by who reads the one of a tag: Malay readers read Indonesian, and
  /// old programs call it `in`.
  private init?(tag: String) {
    switch tag.lowercased().prefix(while: { $0 != "-" }) {
    case "id", "in", "ms": self = .indonesian
    case "en": self = .english
    default: return nil
    }
  }
}
