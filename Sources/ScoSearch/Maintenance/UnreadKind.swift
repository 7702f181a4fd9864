import ArticleText

/// Files of one ending that were not read, and why.
public struct UnreadKind: Sendable, Hashable {
  /// The ending in small letters, without the dot; empty for files without one.
  public var ending: String
  /// How many there are, those counted that lie within other files.
  public var count = 0
  /// What it would need that they are read, as a phrase.
  public var need: String
  /// The absolute paths of the files, or of those that they lie in.
  public var paths: [String] = []

  /// The kinds in a manifest, those with the most files first.
  static func all(in manifest: Manifest, at paths: FilePaths) -> [UnreadKind] {
    var kinds: [String: UnreadKind] = [:]
    for (key, record) in manifest.files {
      for (ending, count) in record.unread {
        var kind =
          kinds[ending]
          ?? UnreadKind(ending: ending, need: UnreadKinds.need(ofEnding: ending))
        kind.count += count
        kind.paths.append(paths[key])
        // A file that is tried again each time is of a kind that is known, and lacks a program.
        if record.stamp == .none, !record.problem.isEmpty { kind.need = record.problem }
        kinds[ending] = kind
      }
    }
    return kinds.values.map { kind in
      var kind = kind
      kind.paths.sort { ExactText($0) < ExactText($1) }
      return kind
    }.sorted { ($1.count, $0.ending) < ($0.count, $1.ending) }
  }
}
