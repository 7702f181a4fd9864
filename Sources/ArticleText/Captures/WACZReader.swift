/// Reads a packed archive of the web (WACZ) as the pages of the archives in it.
public struct WACZReader: ArticleReader {
  /// A reader of packed archives of the web.
  public init() {}

  public func read(_ file: ArticleFile, emit: (ReadEvent) -> ReadDemand) throws(ReadError) {
    try HTMLPage.requireParser(for: file.path)
    var isEmpty = true
    try ContainerEntries.forEach(of: file) { entry throws(ReadError) in
      let name = entry.name.lowercased()
      guard !entry.isPlain, name.hasSuffix(".warc") || name.hasSuffix(".warc.gz") else {
        return .more
      }
      isEmpty = false
      let captures = ArticleFile(entry, of: file, id: file.id, name: entry.name)
      return try WARCReader.read(captures, id: file.id, emit)
    }
    if isEmpty { throw ReadError.empty(file.path, holdsNo: "captures") }
  }
}
