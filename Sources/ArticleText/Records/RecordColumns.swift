/// Under which names the records of a file hold what an article has: the keys of JSON objects, or
/// the columns of a table.
///
/// Names are compared without capitals, spaces and the signs between words: `Published At` is
/// `published_at`.
public struct RecordColumns: Sendable, Hashable {
  /// What a record may say.
  public enum Field: String, Sendable, Hashable, CaseIterable {
    case id, title, body, lang, date, source, url, place, author, section
  }

  /// What the user has named; in other fields the names count that are known.
  public private(set) var named: [Field: String] = [:]

  /// Those that are known, and no others.
  public static let known = RecordColumns()

  /// Names for some fields; those that are left out have the known ones.
  public init(_ named: [Field: String] = [:]) {
    self.named = named
  }

  /// Reads names as a user writes them: `title=judul,body=isi`.
  ///
  /// - Returns: `nil` where a part is no field and its name.
  public init?(_ text: some StringProtocol) {
    for part in text.split(separator: ",") {
      let sides = part.split(separator: "=", maxSplits: 1).map {
        String(String($0).trimmed(\.isWhitespace))
      }
      guard sides.count == 2, let field = Field(rawValue: sides[0].lowercased()),
        named[field] == nil, !Self.plain(sides[1]).isEmpty
      else { return nil }
      named[field] = sides[1]
    }
    if named.isEmpty { return nil }
  }

  /// The names as the initializer that takes a text reads them.
  public var text: String {
    Field.allCases.compactMap { field in named[field].map { "\(field.rawValue)=\($0)" } }
      .joined(separator: ",")
  }

  /// The plain names a field may have, the best first.
  func names(of field: Field) -> [String] {
    named[field].map { [Self.plain($0)] } ?? Self.knownNames[field] ?? []
  }

  /// All plain names that count.
  var allNames: Set<String> { named.isEmpty ? Self.allKnownNames : Set(allFieldsNames) }

  private var allFieldsNames: [String] { Field.allCases.flatMap { names(of: $0) } }
  private static let allKnownNames = Set(RecordColumns().allFieldsNames)

  /// A name in small letters, without all that is no letter and no digit.
  static func plain(_ name: some StringProtocol) -> String {
    let scalars = name.lowercased().unicodeScalars.filter { scalar in
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
    return String(String.UnicodeScalarView(scalars))
  }

  /// Names that programs and people use in both languages. Behind the bodies come what stands for
  /// one: a highlighted passage, a summary.
  private static let knownNames: [Field: [String]] = [
    .id: ["id", "guid", "uuid"],
    .title: [
      "title", "judul", "headline", "judulberita", "judulartikel", "newstitle", "articletitle",
      "booktitle", "documenttitle",
    ],
    .body: [
      "body", "text", "content", "isi", "teks", "konten", "contenthtml", "contenttext", "fulltext",
      "isiberita", "isiartikel", "articletext", "articlebody", "artikel", "naskah", "highlight",
      "selection", "abstract", "summary", "ringkasan", "abstrak", "description", "deskripsi",
      "excerpt",
    ],
    .lang: ["lang", "language", "bahasa"],
    .date: [
      "date", "tanggal", "datepublished", "publishedat", "publisheddate", "publicationdate",
      "pubdate", "published", "tanggalterbit", "tanggalpublikasi", "waktuterbit", "tgl", "issued",
      "datemodified", "savedat", "createdat", "timeadded", "timestamp", "highlightedat", "waktu",
    ],
    .source: [
      "source", "sumber", "media", "publisher", "penerbit", "outlet", "suratkabar", "newspaper",
      "containertitle", "sitename", "feedtitle",
    ],
    .url: ["url", "link", "tautan", "externalurl", "alamat", "permalink", "originalurl"],
    .place: ["place", "tempat", "lokasi", "location", "kota"],
    .author: [
      "author", "authors", "penulis", "byline", "creator", "pengarang", "wartawan", "bookauthor",
      "publishedby",
    ],
    .section: ["section", "rubrik", "kanal", "kategori", "category", "folder"],
  ]
}
