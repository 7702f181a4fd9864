import CLanguageDetector

/// Tells the language of a text with CLD2, the compact language detector, which looks at sequences
/// of four letters.
///
/// Malay counts as Indonesian: CLD2 takes one for the other in every few sentences of the news.
public struct LanguageDetector: Sendable {
  /// A detector; it has no state.
  public init() {}

  /// The language of most of a text.
  ///
  /// - Returns: `nil` where the text is too short or too mixed to tell.
  public func language(of text: String) -> Language? {
    reliableShare(of: text)?.language
  }

  /// The languages of a text, paragraph by paragraph.
  ///
  /// A paragraph that is too short to tell goes with the rest of the text, and so does a short one
  /// that seems to be in a third language: lists of names look Italian, Uzbek or Finnish.
  ///
  /// - Returns: Spans in order and without gaps, two neighbours never in one language; none where
  ///   the whole text is in one language, or no language can be told.
  public func spans(of text: String) -> [LanguageSpan] {
    analyze(text).spans
  }

  /// The fewest bytes by which the language of a paragraph is told.
  private static let shortest = 48
  /// The fewest bytes of a paragraph in another language than Indonesian and English.
  private static let shortestOther = 300

  /// The main language of a story, or of its title where the story tells none, and the spans of the
  /// story.
  func analyze(
    _ story: String, titled title: String?
  ) -> (language: Language?, spans: [LanguageSpan]) {
    let (found, spans) = analyze(story)
    return (found ?? title.flatMap { language(of: $0) }, spans)
  }

  /// The main language of a text and its spans.
  ///
  /// CLD2 leaves a language with less than a third of a text out of its answer for the whole, so
  /// paragraphs are looked at one by one, and the main language is that of most of them. It is asked
  /// for those paragraphs alone that have not told their language by their words.
  func analyze(_ text: String) -> (language: Language?, spans: [LanguageSpan]) {
    let paragraphs = Self.paragraphs(of: text.utf8.span)
    var found = Self.languagesByWords(of: text.utf8.span, paragraphs)
    guard paragraphs.count > 1 else { return ((found.first ?? nil) ?? language(of: text), []) }
    for (number, range) in paragraphs.enumerated()
    where found[number] == nil && range.count >= Self.shortest {
      let start = text.utf8.index(text.startIndex, offsetBy: range.lowerBound)
      let end = text.utf8.index(start, offsetBy: range.count)
      let share = reliableShare(of: String(text[start..<end]))
      found[number] = share.flatMap { $0.percent >= 80 ? $0.language : nil }
    }
    var sizes: [Language: Int] = [:]
    for (language, range) in zip(found, paragraphs) {
      if let language { sizes[language, default: 0] += range.count }
    }
    let known = sizes.values.reduce(0, +)
    let largest = sizes.max { ($0.value, $0.key.rawValue) < ($1.value, $1.key.rawValue) }
    guard let largest, known * 3 >= text.utf8.count else { return (language(of: text), []) }

    let main = largest.key
    var spans: [LanguageSpan] = []
    for (language, range) in zip(found, paragraphs) {
      let isTold =
        language == .indonesian || language == .english || range.count >= Self.shortestOther
      let language = isTold ? language ?? main : main
      if let last = spans.last, last.language == language {
        spans[spans.count - 1].utf8Range = last.utf8Range.lowerBound..<range.upperBound
      } else {
        spans.append(LanguageSpan(utf8Range: range, language: language))
      }
    }
    return (main, spans.count > 1 ? spans : [])
  }

  /// The languages of paragraphs that their words leave no doubt of.
  ///
  /// - Returns: `nil` for all where they are not of one language, or less than half of the text.
  ///   What CLD2 cannot tell of a paragraph goes with most of the text: so where most is of one
  ///   language by its words, the others may only make it more.
  private static func languagesByWords(
    of bytes: borrowing Span<UInt8>, _ paragraphs: [Range<Int>]
  ) -> [Language?] {
    var found: [Language?] = []
    found.reserveCapacity(paragraphs.count)
    var size = 0
    var first: Language?
    for range in paragraphs {
      let language =
        range.count >= shortest ? FunctionWords.language(of: bytes, in: range) : nil
      found.append(language)
      guard let language else { continue }
      size += range.count
      first = first ?? language
      if language != first { return paragraphs.map { _ in nil } }
    }
    return size * 2 > bytes.count ? found : paragraphs.map { _ in nil }
  }

  /// The bytes of each paragraph with the line breaks after it. A line break within a sentence ends
  /// no paragraph, but an empty line does.
  private static func paragraphs(of text: borrowing Span<UInt8>) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    var isAtEnd = false
    var previous: UInt8 = 0
    var beforeBreak: UInt8 = 0
    for index in text.indices {
      let byte = text[index]
      if byte == UInt8(ascii: "\n") {
        if previous == byte { isAtEnd = true } else { beforeBreak = previous }
      } else if previous == UInt8(ascii: "\n") {
        if isAtEnd || endsSentence(beforeBreak) || index - start >= shortestOther {
          ranges.append(start..<index)
          start = index
        }
        isAtEnd = false
      }
      previous = byte
    }
    if start < text.count { ranges.append(start..<text.count) }
    return ranges
  }

  /// Whether a byte is the end of a sentence. The last bytes of ” … » are counted as well.
  private static func endsSentence(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "\""),
      UInt8(ascii: ":"), UInt8(ascii: ")"), 0x9D, 0xA6, 0xBB:
      true
    default: false
    }
  }

  private typealias Share = (language: Language, percent: Int)

  /// The language with the largest share of a text, with Malay folded into Indonesian, where it can
  /// be relied on.
  private func reliableShare(of text: String) -> Share? {
    var text = text
    let found = text.withUTF8 { bytes in
      unsafe bytes.withMemoryRebound(to: CChar.self) { characters -> cld_languages? in
        guard let start = characters.baseAddress else { return nil }
        return unsafe cld_detect(start, characters.count)
      }
    }
    guard let found = unsafe found else { return nil }
    var shares: [Share] = []
    func add(_ share: cld_share) {
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
    guard let first = shares.first, first.percent > 0 else { return nil }
    // A text between Indonesian and Malay is unreliable to CLD2, and no matter here.
    let isReliable = unsafe found.is_reliable != 0 || first.language == .indonesian
    return isReliable ? first : nil
  }
}
