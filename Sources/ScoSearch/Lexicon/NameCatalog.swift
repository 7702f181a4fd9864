/// Names of countries, currencies and languages in English and Indonesian, from the translations of
/// Debian's `iso-codes`, where it is installed.
///
/// They come as compiled catalogs of GNU gettext (its manual, "The Format of GNU MO Files").
struct NameCatalog: Sendable {
  private static let folder = "/usr/share/locale/id/LC_MESSAGES"
  /// Countries, currencies, and the languages that have many speakers or books.
  private static let catalogs = ["iso_3166-1", "iso_4217", "iso_639-2"]

  private let paths: [String]

  /// The installed catalogs; none where the package is not installed.
  init(folder: String = NameCatalog.folder) {
    paths = Self.catalogs.map { "\(folder)/\($0).mo" }.filter {
      FileSystem.status(of: $0) != nil
    }
  }

  /// Changes with the catalogs.
  var version: String {
    paths.map { String(FileSystem.status(of: $0)?.size ?? 0) }.joined(separator: " ")
  }

  /// The pairs of names that differ.
  func names() -> [Lexicon.Translation] {
    let messages = paths.flatMap { Self.messages(FileSystem.contents(of: $0) ?? []) }
    return messages.compactMap { english, indonesian in
      // `Bolivia, Plurinational State of`, `Greek, Modern (1453-)`: not as people write it.
      guard english != indonesian, !english.isEmpty, !indonesian.isEmpty,
        !english.contains(where: { ",;(".contains($0) }),
        !indonesian.contains(where: { ",;(".contains($0) })
      else { return nil }
      return Lexicon.Translation(indonesian: [indonesian], english: [english])
    }
  }

  /// The messages of a catalog with their translations; none where the bytes are no catalog.
  static func messages(_ bytes: [UInt8]) -> [(String, String)] {
    func number(_ offset: Int) -> Int? {
      guard offset >= 0, offset <= bytes.count - 4 else { return nil }
      return (0..<4).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
    }
    func text(_ table: Int, _ index: Int) -> String? {
      guard let length = number(table + index * 8), let start = number(table + index * 8 + 4),
        start <= bytes.count, length <= bytes.count - start
      else { return nil }
      return String(decoding: bytes[start..<start + length], as: UTF8.self)
    }
    // The number that begins a catalog of this byte order.
    guard number(0) == 0x9504_12DE, let count = number(8), let originals = number(12),
      let translations = number(16), count <= bytes.count / 16
    else { return [] }
    return (0..<count).compactMap { index in
      guard let original = text(originals, index), let translation = text(translations, index)
      else { return nil }
      return (original, translation)
    }
  }
}
