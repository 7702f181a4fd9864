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
    /// What its files begin with.
    private(set) var mark: ContentMark?
    /// Whether a file that goes by its extension, and begins as another format does, is of that.
    private(set) var yields = false
    /// Whether files of any kind may lie in its files.
    private(set) var holdsFiles = false
  }

  /// Every format, in the order they are listed to users and looked for in the bytes of a file.
  public static let all: [Format] = [
    plainText,
    Format(name: "PDF", extensions: ["pdf"], reader: PDFReader(), mark: .pdf, yields: true),
    Format(name: "JSON", extensions: ["json"], reader: JSONReader()),
    Format(name: "JSON lines", extensions: ["jsonl", "ndjson"], reader: JSONLinesReader()),
    Format(name: "tables", extensions: ["csv", "tsv"], reader: TableReader(), yields: true),
    Format(
      name: "HTML", extensions: ["html", "htm", "xhtml"], reader: HTMLReader(), mark: .html,
      yields: true),
    Format(name: "saved addresses", extensions: [], reader: BookmarksReader(), mark: .bookmarks),
    Format(
      name: "feeds", extensions: ["rss", "atom", "xml"], reader: FeedReader(), mark: .feed,
      yields: true),
    Format(name: "Markdown", extensions: ["md", "markdown"], reader: MarkdownReader()),
    Format(
      name: "Word", extensions: ["docx", "docm"], reader: WordReader(), mark: .word, yields: true),
    Format(
      name: "OpenDocument", extensions: ["odt", "ott"], reader: OpenDocumentReader(),
      mark: .openDocument, yields: true),
    Format(
      name: "books", extensions: ["epub"], reader: BookReader(), mark: .book, yields: true),
    Format(
      name: "Rich Text Format", extensions: ["rtf"], reader: RTFReader(), mark: .richText,
      yields: true),
    Format(name: "web archives", extensions: ["warc"], reader: WARCReader(), mark: .webRecords),
    Format(name: "packed web archives", extensions: ["wacz"], reader: WACZReader()),
    Format(
      name: "Safari's pages", extensions: ["webarchive"], reader: WebArchiveReader(), yields: true),
    mail,
    Format(
      name: "pictures of text",
      extensions: ["png", "jpg", "jpeg", "tif", "tiff", "webp", "bmp"], reader: PictureReader(),
      mark: .picture, yields: true),
    Format(
      name: "archives and compressed files",
      extensions: [
        "zip", "tar", "7z", "tgz", "txz", "tbz2", "tzst", "xz", "zst", "bz2", "lzma", "lz4",
      ], reader: ArchiveReader(), mark: .archive, yields: true, holdsFiles: true),
  ]

  private static let mail = Format(
    name: "mail", extensions: ["eml", "mbox", "emlx", "mhtml", "mht"], reader: MailReader(),
    mark: .mail, yields: true, holdsFiles: true)

  private static let plainText = Format(
    name: "plain text", extensions: ["txt"], reader: PlainTextReader(), yields: true)

  // MARK: By name

  /// The reader for a file, chosen by its name's extension, or the one before `.gz`; capitals do
  /// not matter.
  ///
  /// - Returns: `nil` where no format goes by that extension.
  public static func reader(
    forPath path: String, _ options: ReadingOptions = .usual
  ) -> (any ArticleReader)? {
    let name = name(ofPath: path)
    if let command = options.commands.command(forFileNamed: name) { return CommandReader(command) }
    return format(named: name)?.reader
  }

  /// Whether a file may be, or hold, one of any kind, as far as its name tells.
  static func mayHoldAnyKind(_ path: String) -> Bool {
    format(named: name(ofPath: path))?.holdsFiles ?? true
  }

  /// The extension that a file is counted by where nothing reads it: in small letters, without the
  /// dot, empty where it has none.
  public static func ending(ofPath path: String) -> String {
    divided(name(ofPath: path))?.extension ?? ""
  }

  /// Whether a file is compressed, by its name.
  static func isCompressed(_ name: some StringProtocol) -> Bool {
    name.lowercased().hasSuffix(".\(compressedExtension)")
  }

  /// What a path names, without the folders above.
  static func name(ofPath path: String) -> Substring {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[path.index(after: $0)...] } ?? path[...]
  }

  private static let byExtension = Dictionary(
    uniqueKeysWithValues: all.flatMap { format in format.extensions.map { ($0, format) } })

  private static let compressedExtension = "gz"
  /// What is longer behind a dot is no extension.
  private static let longestExtension = 12

  private static func format(named name: Substring) -> Format? {
    guard let (stem, ending) = divided(name) else { return nil }
    guard ending == compressedExtension, byExtension[ending] == nil else {
      return byExtension[ending]
    }
    return divided(stem).flatMap { byExtension[$0.extension] }
  }

  /// A file's name before its last dot, and its extension in small letters; nil where it has none.
  private static func divided(_ name: Substring) -> (stem: Substring, extension: String)? {
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot != name.startIndex else {
      return nil
    }
    let ending = name[name.index(after: dot)...].lowercased()
    guard !ending.isEmpty, ending.utf8.count <= longestExtension,
      !ending.contains(where: { $0.isWhitespace || $0 == ":" || $0 == "," })
    else { return nil }
    return (name[..<dot], ending)
  }

  // MARK: By content

  /// The reader for a file, chosen by its name and by what it begins with.
  ///
  /// What is surely of one format is, whatever it is called; but Markdown and records may begin with
  /// HTML. Text without an extension is plain text.
  ///
  /// A command that the user has named for the extension comes before all, and one for its type after
  /// all.
  ///
  /// - Returns: `nil` where no format is known that the file is of.
  /// - Throws: ``ReadError`` where the file cannot be read.
  public static func reader(for file: ArticleFile) throws(ReadError) -> (any ArticleReader)? {
    let commands = file.options.commands
    if let command = commands.command(forFileNamed: file.name) { return CommandReader(command) }
    if let reader = try ownReader(for: file) { return reader }
    guard commands.haveTypes, let type = try FileType.name(of: file) else { return nil }
    return commands.command(forType: type).map { CommandReader($0) }
  }

  private static func ownReader(for file: ArticleFile) throws(ReadError) -> (any ArticleReader)? {
    let named = format(named: file.name)
    if let named, !named.yields { return named.reader }
    let head: FileHead
    do throws(ReadError) {
      head = try FileHead(of: file)
    } catch {
      // Its reader says it in its own words.
      guard let named else { throw error }
      return named.reader
    }
    return format(of: head, named: named, hasEnding: divided(uncompressed(file.name)) != nil)?
      .reader
  }

  private static func format(of head: FileHead, named: Format?, hasEnding: Bool) -> Format? {
    // A list of addresses is a page too.
    let isBookmarks = ContentMark.bookmarks.isIn(head)
    if let named, !isBookmarks, named.mark?.isIn(head) == true { return named }
    let found = all.first { format in
      if isBookmarks { return format.reader is BookmarksReader }
      guard let mark = format.mark, mark.isSure || !hasEnding else { return false }
      return mark.isIn(head)
    }
    if let found = found ?? named { return found }
    guard !hasEnding, head.isText else { return nil }
    return head.beginsAsLetter ? mail : plainText
  }

  /// The name without the extension that says that the file is compressed by gzip.
  static func uncompressed(_ name: some StringProtocol) -> Substring {
    let name = Substring(name)
    return isCompressed(name) ? decompressed(name) : name
  }

  /// The name of what is compressed in a file, which stands before the extension that says how.
  static func decompressed(_ name: Substring) -> Substring { divided(name)?.stem ?? name }
}
