/// Warnings of articles of one source that have one id.
///
/// The first ones are named, since those who wrote the records look at these; of a million others
/// the number is enough, and takes no memory.
struct RepeatedIDs: Sendable {
  /// How many are named.
  static let named = 1000

  private var lines: [String] = []
  private var others = 0

  /// Notes that an article has given way to another one with its id.
  mutating func note(_ id: String, earlier: FileKey, later: FileKey) {
    guard lines.count < Self.named else {
      others += 1
      return
    }
    lines.append(
      "two articles have the id '\(id)' (\(earlier.relativePath), \(later.relativePath)): the later "
        + "one counts")
  }

  var warnings: [String] {
    others == 0
      ? lines : lines + ["\(others) more articles have given way to later ones with their ids"]
  }
}
