/// A pattern of files that a source leaves out.
///
/// It is kept with the source, relative to it: one that begins with a slash begins at the source's
/// folder, so that the folder may be moved.
enum ExcludePattern {
  /// The pattern as a source keeps it.
  ///
  /// - Parameters:
  ///   - given: Relative to the source, or absolute.
  ///   - root: The absolute path of the source.
  /// - Returns: nil where it is absolute and means nothing below the source.
  static func kept(_ given: String, ofSourceAt root: String) -> String? {
    if given.hasPrefix("./") { return String(given.dropFirst()) }
    guard given.hasPrefix("/") else { return given }
    var spellings = [given]
    if let real = FileSystem.realPath(given) { spellings.append(real) }
    if let folder = FileSystem.realPath(FileSystem.folder(of: given)) {
      spellings.append("\(folder)/\(FileSystem.name(of: given))")
    }
    return spellings.lazy.compactMap { rest(of: $0, below: root) }.first.map { "/\($0)" }
  }

  /// What a pattern asks of paths below a folder.
  private static func rest(of pattern: String, below folder: String) -> String? {
    var parts = pattern.split(separator: "/").filter { $0 != "." }
    for name in folder.split(separator: "/") {
      guard let first = parts.first else { return nil }
      if first == "**" { break }
      guard first == name || GlobPattern(String(first)).matches(path: String(name)) else {
        return nil
      }
      parts.removeFirst()
    }
    return parts.isEmpty ? nil : parts.joined(separator: "/")
  }
}

/// A pattern that was given to exclude files, and what became of it.
struct GivenExclude: Sendable {
  /// As it was given.
  let pattern: String
  /// As it is kept with each of the sources that it means something in, by their numbers.
  var kept: [Int: String] = [:]

  /// What to say of it where it excludes nothing, nil where it does, or where that cannot be told.
  func warning(_ scans: [Int: SourceScan]) -> String? {
    let searched = kept.compactMap { number, pattern in scans[number].map { ($0, pattern) } }
    for (scan, pattern) in searched {
      if scan.usedExcludes.contains(pattern) || !scan.isReachable || !scan.closedFolders.isEmpty {
        return nil
      }
    }
    let reason =
      kept.isEmpty
      ? "it is below none of the sources"
      : "patterns are compared with paths from the source's folder on, unless they are absolute"
    return "the pattern '\(pattern)' excludes nothing: \(reason)"
  }
}
