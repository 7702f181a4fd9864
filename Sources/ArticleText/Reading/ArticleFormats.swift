/// The file formats articles are read from: a format is one reader and one row of ``all``.
public enum ArticleFormats {
  /// A format: the file name extensions it goes by, and its reader.
  public struct Format: Sendable {
    /// What people call it.
    public let name: String
    /// File name extensions in small letters, without the dot.
    public let extensions: [String]
    /// What reads it.
    public let reader: any ArticleReader
    /// Whether its files may be compressed by gzip, with `.gz` behind their extension.
    public private(set) var mayBeCompressed = true
  }

  /// Every format, in the order they are listed to users.
  public static let all: [Format] = [
    Format(name: "plain text", extensions: ["txt"], reader: PlainTextReader()),
    Format(name: "PDF", extensions: ["pdf"], reader: PDFReader(), mayBeCompressed: false),
    Format(name: "JSON", extensions: ["json"], reader: JSONReader()),
    Format(name: "JSON lines", extensions: ["jsonl", "ndjson"], reader: JSONLinesReader()),
    Format(name: "HTML", extensions: ["html", "htm"], reader: HTMLReader()),
    Format(name: "Markdown", extensions: ["md", "markdown"], reader: MarkdownReader()),
  ]

  /// The reader for a file, chosen by its name's extension, or the one before `.gz`; capitals do
  /// not matter.
  ///
  /// - Returns: `nil` where no format goes by that extension.
  public static func reader(forPath path: String) -> (any ArticleReader)? {
    let name = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[path.index(after: $0)...] }
    guard let (stem, ending) = divided(name ?? path[...]) else { return nil }
    guard ending == compressedExtension else { return byExtension[ending]?.reader }
    guard let (_, ending) = divided(stem), let format = byExtension[ending] else { return nil }
    return format.mayBeCompressed ? format.reader : nil
  }

  private static let byExtension = Dictionary(
    uniqueKeysWithValues: all.flatMap { format in format.extensions.map { ($0, format) } })

  /// Whether a file is compressed, by its name.
  static func isCompressed(_ path: String) -> Bool {
    path.lowercased().hasSuffix(".\(compressedExtension)")
  }

  private static let compressedExtension = "gz"

  /// A file's name before its last dot, and its extension in small letters.
  private static func divided(_ name: Substring) -> (stem: Substring, extension: String)? {
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot != name.startIndex else {
      return nil
    }
    return (name[..<dot], name[name.index(after: dot)...].lowercased())
  }
}
