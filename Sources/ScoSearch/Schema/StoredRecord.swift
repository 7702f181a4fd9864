import ArticleText

/// An article as the index stores it, with where it came from.
///
/// The form is a sequence of fields, each its length (LEB128) and its UTF-8 bytes, in the order of
/// ``encoded()``; a field that is not known has the length 0. Behind them stands the
/// ``Checksum`` of all. It is decoded for every hit, so it is one pass without a parser, and only a
/// check compares the checksum.
struct StoredRecord: Equatable {
  var article: Article
  /// The number of the source, ``Source/codeNumber`` for an article added from code.
  var sourceNumber: Int
  /// The path relative to the source; empty for a source that is one file.
  var relativePath: String

  var isFromCode: Bool { sourceNumber == Source.codeNumber }

  /// The file it was read from; none of the manifest for an article added from code.
  var file: FileKey { FileKey(sourceNumber: sourceNumber, relativePath: relativePath) }

  func encoded() -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(article.body.utf8.count + 256)
    let spans = article.languageSpans.map {
      "\($0.utf8Range.lowerBound) \($0.utf8Range.upperBound) \($0.language?.rawValue ?? "")"
    }
    for field in [
      article.id, String(sourceNumber), relativePath, article.title,
      article.language?.rawValue ?? "",
      article.date?.description ?? "", article.source ?? "", article.place ?? "",
      article.author ?? "", article.section ?? "", article.url ?? "",
      spans.joined(separator: "\n"), article.body,
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
    var index = 0
    func field() -> String? {
      LEB128.readText(bytes, at: &index).map { String(decoding: bytes[$0], as: UTF8.self) }
    }
    guard let id = field(), let sourceNumber = field().flatMap({ Int($0) }), let path = field(),
      let title = field(), let language = field(), let date = field(), let publisher = field(),
      let place = field(), let author = field(), let section = field(), let url = field(),
      let spans = field(), let body = field(), bytes.count - index == Checksum.length
    else { return nil }
    func known(_ text: String) -> String? { text.isEmpty ? nil : text }
    article = Article(
      id: id, title: title, body: body, language: known(language).map(Language.init(rawValue:)),
      date: ArticleDate(iso: date), source: known(publisher), place: known(place),
      author: known(author), section: known(section), url: known(url),
      languageSpans: Self.spans(spans))
    self.sourceNumber = sourceNumber
    relativePath = path
  }

  /// The article's id, which is the first field of a record; nil where the bytes are none.
  static func id(_ bytes: [UInt8]) -> String? {
    var index = 0
    return LEB128.readText(bytes, at: &index).map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  init(article: Article, sourceNumber: Int, relativePath: String) {
    self.article = article
    self.sourceNumber = sourceNumber
    self.relativePath = relativePath
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
