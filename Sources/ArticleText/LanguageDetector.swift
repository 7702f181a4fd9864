import CLanguageDetector

/// Tells the language of a text with CLD2, the compact language detector, which looks at sequences
/// of four letters.
///
/// Malay counts as Indonesian: CLD2 takes one for the other in every few sentences of the news.
public struct LanguageDetector: Sendable {
  /// A detector; it holds nothing, and making one costs nothing.
  public init() {}

  /// The language of most of a text.
  ///
  /// - Returns: `nil` where the text is too short or too mixed to tell.
  public func language(of text: String) -> Language? {
    shares(of: text).reliable?.language
  }

  /// The languages of a text, paragraph by paragraph (a paragraph ends with a line break).
  ///
  /// A paragraph that is too short to tell, or that seems to be in a language no other part of the
  /// text is in, goes with the rest of the text.
  ///
  /// - Returns: Spans in order and without gaps, two neighbours never in one language; none where
  ///   the whole text is in one language, or no language can be told.
  public func spans(of text: String) -> [LanguageSpan] {
    analyze(text).spans
  }

  /// The language of a text and its spans, at the cost of a single look at most texts.
  func analyze(_ text: String) -> (language: Language?, spans: [LanguageSpan]) {
    let whole = shares(of: text)
    guard let main = whole.reliable?.language else { return (nil, []) }
    // CLD2 gives a percent of stray names to some other language in many a plain article.
    let known = whole.shares.filter { $0.percent >= 2 }.map(\.language)
    guard known.contains(where: { $0 != main }) else { return (main, []) }

    var spans: [LanguageSpan] = []
    var start = 0
    for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      let end = min(start + line.count + 1, text.utf8.count)
      defer { start = end }
      guard start < end else { continue }
      let found = line.count < 48 ? nil : shares(of: String(Substring(line))).reliable
      let language = found.flatMap { found in
        found.percent >= 80 && known.contains(found.language) ? found.language : nil
      }
      if let last = spans.last, last.language == language ?? main {
        spans[spans.count - 1].utf8Range = last.utf8Range.lowerBound..<end
      } else {
        spans.append(LanguageSpan(utf8Range: start..<end, language: language ?? main))
      }
    }
    return (main, spans.count > 1 ? spans : [])
  }

  private typealias Share = (language: Language, percent: Int)

  /// The languages of a text with Malay folded into Indonesian, the largest share first, and the
  /// first of them where it can be relied on.
  private func shares(of text: String) -> (shares: [Share], reliable: Share?) {
    var text = text
    let found = text.withUTF8 { bytes in
      unsafe bytes.withMemoryRebound(to: CChar.self) { characters -> sco_cld_languages? in
        guard let start = characters.baseAddress else { return nil }
        return unsafe sco_cld_detect(start, characters.count)
      }
    }
    guard let found = unsafe found else { return ([], nil) }
    var shares: [Share] = []
    func add(_ share: sco_cld_share) {
      guard let code = unsafe share.code else { return }
      let name = unsafe String(cString: code)
      let percent = unsafe Int(share.percent)
      let language = name == "ms" ? .indonesian : Language(rawValue: name)
      if let index = shares.firstIndex(where: { $0.language == language }) {
        shares[index].percent += percent
      } else {
        shares.append((language, percent))
      }
    }
    unsafe add(found.first)
    unsafe add(found.second)
    unsafe add(found.third)
    shares.sort { $0.percent > $1.percent }
    guard let first = shares.first, first.percent > 0 else { return (shares, nil) }
    // A text between Indonesian and Malay is unreliable to CLD2, and no matter here.
    let isReliable = unsafe found.is_reliable != 0 || first.language == .indonesian
    return (shares, isReliable ? first : nil)
  }
}
