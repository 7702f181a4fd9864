import ArticleText

/// An article as the index stores it, with where it came from.
///
/// The form is a sequence of fields, each its length (LEB128) and its UTF-8 bytes, in the order of
/// ``encoded()``; a field that is not known has the length 0. Behind them stands the
/// ``Checksum`` of all. It is decoded for every hit, so it is one pass without a parser, and only a
/// check compares the checksum.
struct StoredRecord: Equatable {
  var article: Article
  /// The id that its file gives it, or who added it; ``article`` has the one that the index gives
  /// it, which may be another (``IDAssignment``).
  var ownID: String
  /// The number of the source, ``Source/codeNumber`` for an article added from code.
  var sourceNumber: Int
  /// The path relative to the source; empty for a source that is one file.
  var relativePath: String

  var isFromCode: Bool { sourceNumber == Source.codeNumber }

  /// Whether the index gives it another id than its own.
  var isSetApart: Bool { article.id != ownID }

  var name: ArticleName { ArticleName(id: article.id, ownID: ownID, file: file) }

  /// The file it was read from; none of the manifest for an article added from code.
  var file: FileKey { FileKey(sourceNumber: sourceNumber, relativePath: relativePath) }

  func encoded() -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(article.body.utf8.count + 256)
    let spans = article.languageSpans.map {
      "\($0.utf8Range.lowerBound) \($0.utf8Range.upperBound) \($0.language?.rawValue ?? "")"
    }
    for field in [
      article.id, isSetApart ? ownID : "", String(sourceNumber), relativePath, article.title,
      article.language?.rawValue ?? "",
      article.date?.description ?? "", article.source ?? "", article.place ?? "",
      article.author ?? "", article.section ?? "", article.url ?? "",
      article.recognized.map(Self.text(of:)) ?? "", spans.joined(separator: "\n"), article.body,
    ] {
      LEB128.append(text: field, to: &bytes)
    }
    Checksum.append(to: &bytes)
    return bytes
  }

  /// Whether the bytes of a record are those that were stored.
  static func isIntact(_ bytes: [UInt8]) -> Bool { Checksum.isIntact(bytes) }

  /// - Returns: nil where the bytes are no such record.
  init?(_ bytes: [UInt8]) {
    guard let shown = Self.shown(bytes) else { return nil }
    self = shown.record
    article.body = String(decoding: bytes[shown.body], as: UTF8.self)
    article.languageSpans = Self.spans(String(decoding: bytes[shown.spans], as: UTF8.self))
  }

  /// What is shown of an article besides its text: a record without body and
  /// ``Article/languageSpans``, and where in the bytes these are.
  ///
  /// - Returns: nil where the bytes are no such record.
  static func shown(
    _ bytes: [UInt8]
  ) -> (record: StoredRecord, spans: Range<Int>, body: Range<Int>)? {
    var index = 0
    func field() -> String? { Self.field(of: bytes, at: &index) }
    guard let name = Self.name(of: bytes, at: &index),
      let title = field(), let language = field(), let date = field(), let publisher = field(),
      let place = field(), let author = field(), let section = field(), let url = field(),
      let recognized = field(), let spans = LEB128.readText(bytes, at: &index),
      let body = LEB128.readText(bytes, at: &index), bytes.count - index == Checksum.length
    else { return nil }
    func known(_ text: String) -> String? { text.isEmpty ? nil : text }
    let article = Article(
      id: name.id, title: title, body: "",
      language: known(language).map(Language.init(rawValue:)),
      date: ArticleDate(iso: date), source: known(publisher), place: known(place),
      author: known(author), section: known(section), url: known(url),
      recognized: Self.recognized(recognized))
    var record = StoredRecord(
      article: article, sourceNumber: name.file.sourceNumber,
      relativePath: name.file.relativePath)
    record.ownID = name.ownID
    return (record, spans, body)
  }

  /// The article's id, which is the first field of a record; nil where the bytes are none.
  static func id(_ bytes: [UInt8]) -> String? {
    var index = 0
    return field(of: bytes, at: &index)
  }

  init(article: Article, sourceNumber: Int, relativePath: String) {
    self.article = article
    ownID = article.id
    self.sourceNumber = sourceNumber
    self.relativePath = relativePath
  }

  /// The article's names alone.
  ///
  /// - Returns: nil where the bytes do not begin as such a record.
  static func name(of bytes: [UInt8]) -> ArticleName? {
    var index = 0
    return name(of: bytes, at: &index)
  }

  private static func name(of bytes: [UInt8], at index: inout Int) -> ArticleName? {
    guard let id = field(of: bytes, at: &index), let ownID = field(of: bytes, at: &index),
      let number = field(of: bytes, at: &index).flatMap({ Int($0) }),
      let path = field(of: bytes, at: &index)
    else { return nil }
    return ArticleName(
      id: id, ownID: ownID.isEmpty ? id : ownID,
      file: FileKey(sourceNumber: number, relativePath: path))
  }

  private static func field(of bytes: [UInt8], at index: inout Int) -> String? {
    LEB128.readText(bytes, at: &index).map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  private static func text(of recognized: RecognizedText) -> String {
    let permille = Int((recognized.confidence * 1000).rounded())
    return "\(recognized.pages) \(permille) \(recognized.lowPages)"
  }

  private static func recognized(_ text: String) -> RecognizedText? {
    let numbers = text.split(separator: " ").compactMap { Int($0) }
    guard numbers.count == 3 else { return nil }
    return RecognizedText(
      pages: numbers[0], confidence: Double(numbers[1]) / 1000, lowPages: numbers[2])
  }

  private static func spans(_ text: String) -> [LanguageSpan] {
    guard !text.isEmpty else { return [] }
    return text.split(separator: "\n").compactMap { line in
      let parts = line.split(separator: " ", omittingEmptySubsequences: false)
      guard parts.count == 3, let start = Int(parts[0]), let end = Int(parts[1]), start <= end
      else { return nil }
      let code = String(parts[2])
      return LanguageSpan(
        utf8Range: start..<end, language: code.isEmpty ? nil : Language(rawValue: code))
    }
  }
}
