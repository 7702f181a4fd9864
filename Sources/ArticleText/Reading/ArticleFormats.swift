/// The file formats articles are read from: a format is one reader and one line of ``all``.
public enum ArticleFormats {
  /// A format: the file name extensions it goes by, and its reader.
  public struct Format: Sendable {
    /// What people call it.
    public let name: String
    /// File name extensions in small letters, without the dot.
    public let extensions: [String]
    /// What reads it.
    public let reader: any ArticleReader
  }

  /// Every format, in the order they are listed to users.
  public static let all: [Format] = [
    Format(name: "plain text", extensions: ["txt"], reader: PlainTextReader()),
    Format(name: "JSON lines", extensions: ["jsonl", "ndjson"], reader: JSONLinesReader()),
    Format(name: "HTML", extensions: ["html", "htm"], reader: HTMLReader()),
    Format(name: "Markdown", extensions: ["md", "markdown"], reader: MarkdownReader()),
  ]

  /// The reader for a file, chosen by its name's extension; capitals do not matter.
  ///
  /// - Returns: `nil` where no format goes by that extension.
  public static func reader(forPath path: String) -> (any ArticleReader)? {
    let name = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[path.index(after: $0)...] }
    let fileName = name ?? path[...]
    guard let dot = fileName.lastIndex(of: "."), dot != fileName.startIndex else { return nil }
    let fileExtension = fileName[fileName.index(after: dot)...].lowercased()
    return all.first { $0.extensions.contains(fileExtension) }?.reader
  }
}
