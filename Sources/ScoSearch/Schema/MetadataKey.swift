/// The keys of what an index says of itself.
enum MetadataKey {
  static let schemaVersion = "schema"
  static let analysis = "analysis"
  static let lexicon = "lexicon"
  static let lastIndexed = "last-indexed"
  /// By the number of a bucket, what the ``Manifest`` has there.
  static let manifest = NumberedKeys(prefix: "manifest/")
  /// The names of the sources by which ids are set apart: see ``SourceNames``.
  static let sourceNames = "source-names"
  /// By the number of a source, its ``SourceFurniture``.
  static let furniture = NumberedKeys(prefix: "furniture/")

  // MARK: The lexicon

  /// What the keys of ``LexiconEntries`` begin with.
  static let entries = "entry/"

  /// The key of the entries for a row of stems of one language.
  static func entry(mark: Character, stems: [[UInt8]]) -> String {
    stems.reduce(into: "\(entries)\(mark)") {
      $0 += " "
      $0 += String(decoding: $1, as: UTF8.self)
    }
  }

  /// What the keys of the entries for several stems begin with of which the first is this one.
  static func entries(mark: Character, beginningWith stem: [UInt8]) -> String {
    entry(mark: mark, stems: [stem]) + " "
  }

  // MARK: Stems and forms

  /// The key of what ``RecordedStems`` says of a form.
  static func stems(ofForm form: String) -> String { "form/\(form)" }

  /// What the keys of a stem's forms begin with.
  static func forms(ofStemTerm term: String) -> String { "stem/\(term) " }

  /// The key that says that articles have a form of a stem.
  static func form(_ form: String, ofStemTerm term: String) -> String {
    forms(ofStemTerm: term) + form
  }

  /// The form that a key says articles have of a stem.
  static func form(of key: String, ofStemTerm term: String) -> String {
    String(decoding: key.utf8.dropFirst(forms(ofStemTerm: term).utf8.count), as: UTF8.self)
  }
}

/// Keys that end with a number.
struct NumberedKeys: Sendable {
  /// What they begin with.
  let prefix: String

  subscript(number: Int) -> String { prefix + String(number) }

  /// The number of a key; nil where it has none.
  func number(of key: String) -> Int? { Int(key.dropFirst(prefix.count)) }
}
