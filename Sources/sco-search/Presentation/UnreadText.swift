import SearchJSON

/// How it is said which kinds of files were not read.
enum UnreadText {
  /// `12 .mp3`, `2 without ending`
  static func count(_ count: Int, ofEnding ending: String) -> String {
    "\(Figures.grouped(count)) \(ending.isEmpty ? "without ending" : ".\(ending)")"
  }

  /// The numbers of files by their endings.
  static func object(_ counts: [String: Int]) -> JSONValue {
    .object(counts.sorted { $0.key < $1.key }.map { ($0.key, .integer($0.value)) })
  }
}
