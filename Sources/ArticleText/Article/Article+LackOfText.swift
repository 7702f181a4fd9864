extension Article {
  /// What to say of an article with an empty or nearly empty body, as a phrase without its name;
  /// `nil` where it has text.
  ///
  /// A story that was read has more than ten words; what a page shows in the place of one
  /// (`Loading …`, `Please enable JavaScript`) has fewer. The bytes are for languages without
  /// spaces.
  public var lackOfText: String? {
    guard body.utf8.count < Self.fewBytes else { return nil }
    let words = body.split(whereSeparator: \.isWhitespace).count
    switch words {
    case 0: return "has no text, only a title"
    case 1: return "has hardly any text: 1 word"
    case ..<Self.fewWords: return "has hardly any text: \(words) words"
    default: return nil
    }
  }

  private static let fewBytes = 100
  private static let fewWords = 10
}
