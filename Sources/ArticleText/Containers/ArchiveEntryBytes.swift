extension ArchiveReader {
  /// The most bytes of an entry that ``bytes(ofEntry:in:)`` gives.
  public static let largestEntry = 256 << 20

  /// The bytes of an entry of an archive, as they were put there.
  ///
  /// - Parameters:
  ///   - path: What stands in an article's id behind that of the archive and a slash: the entry's
  ///     path within it, and perhaps what lies in the entry.
  ///   - file: The archive.
  /// - Returns: `nil` where the file is no archive, or has no such entry.
  /// - Throws: ``ReadError`` where the archive cannot be read up to the entry, or the entry is too
  ///   large.
  public static func bytes(
    ofEntry path: String, in file: ArticleFile
  ) throws(ReadError) -> [UInt8]? {
    guard try ArticleFormats.reader(for: file) is ArchiveReader else { return nil }
    var found: [UInt8]?
    try ContainerEntries.forEach(of: file) { entry throws(ReadError) in
      guard !entry.path.isEmpty, let rest = rest(of: path, behind: entry.path) else { return .more }
      let inner = ArticleFile(entry, of: file, id: file.id, name: entry.name)
      if rest.first == "/", try ArticleFormats.reader(for: inner) is ArchiveReader {
        found = try bytes(ofEntry: String(rest.dropFirst()), in: inner)
      } else {
        found = try FileInput.contents(of: inner, limit: largestEntry)
      }
      return found == nil ? .more : .stop
    }
    return found
  }

  /// What follows an entry's path; `nil` where another entry is meant.
  private static func rest(of path: String, behind entry: String) -> Substring? {
    guard path.utf8.starts(with: entry.utf8) else { return nil }
    let rest = path[path.utf8.index(path.startIndex, offsetBy: entry.utf8.count)...]
    return rest.isEmpty || rest.first == "/" || rest.first == "#" ? rest : nil
  }
}
