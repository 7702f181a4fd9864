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
  /// paragraphs are looked at one by one, and the main language is that of most of them.
  func analyze(_ text: String) -> (language: Language?, spans: [LanguageSpan]) {
    let paragraphs = paragraphs(of: text)
    guard paragraphs.count > 1 else { return (language(of: text), []) }
    var end = text.startIndex
    let found = paragraphs.map { range -> Language? in
      let start = end
      end = text.utf8.index(start, offsetBy: range.count)
      guard range.count >= Self.shortest else { return nil }
      let share = reliableShare(of: String(text[start..<end]))
      return share.flatMap { $0.percent >= 80 ? $0.language : nil }
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

  /// The bytes of each paragraph with the line breaks after it. A line break within a sentence ends
  /// no paragraph, but an empty line does.
  private func paragraphs(of text: String) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    var isAtEnd = false
    var previous: UInt8 = 0
    var beforeBreak: UInt8 = 0
    for (index, byte) in text.utf8.enumerated() {
      if byte == UInt8(ascii: "\n") {
        if previous == byte { isAtEnd = true } else { beforeBreak = previous }
      } else if previous == UInt8(ascii: "\n") {
        // The last bytes of ” … » are counted as the ends of sentences as well.
        let isSentence =
          ".!?\":)".utf8.contains(beforeBreak) || [0x9D, 0xA6, 0xBB].contains(beforeBreak)
        if isAtEnd || isSentence || index - start >= Self.shortestOther {
          ranges.append(start..<index)
          start = index
        }
        isAtEnd = false
      }
      previous = byte
    }
    if start < text.utf8.count { ranges.append(start..<text.utf8.count) }
    return ranges
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
