import ArticleText

/// What the index holds of an article, and by which names a query reaches it.
///
/// Indexing, query parsing and `--help` all read this table.
enum Schema {
  /// Changes with everything that is written into an index; an index of another version is not
  /// read.
  static let version = 7

  /// What kinds of terms there are: the capital letters before the word itself, by the conventions
  /// of Xapian's own tools where they have one.
  enum Prefix {
    /// The article's id, unique: see ``idTerm(_:)``.
    static let id = "Q"
    /// An id that the article would have if no other article had it: see ``soughtIDTerm(_:)``.
    static let soughtID = "XQ"
    /// The file that the article was read from: source number and relative path.
    static let file = "U"
    /// The number of the article's source.
    static let sourceNumber = "XG"
    /// The language's code.
    static let language = "L"
    /// A stem in title or body: followed by the language's mark.
    static let stem = "Z"
    /// A stem in the title: followed by the language's mark.
    static let titleStem = "S"
    /// A word that was written in capitals.
    static let capitals = "XA"
    /// A word of the publisher's name (`Article.source`), and the whole of it.
    static let publisher = "XS"
    /// A word of the place, and the whole of it.
    static let place = "XP"
    /// A run of stems that stands for the text: articles that share one may be copies.
    static let fingerprint = "XF"
    /// The group of copies that the article is one of.
    static let copies = "XC"
  }

  /// The numbered values of a document, for ranges, facets and sorting.
  enum Slot {
    /// `20160407`, with zeros for what is not known of the date; empty where undated.
    static let date: UInt32 = 0
    /// The language's code.
    static let language: UInt32 = 1
    /// The publisher's name as the article has it: `Article.source`.
    static let publisher: UInt32 = 2
    /// The ``Fingerprint`` of the text; empty where it is too short for one.
    static let fingerprint: UInt32 = 3
    /// The group of copies that the article is one of; empty where it has no copies.
    static let copies: UInt32 = 4
    /// The stems of the text in their order, as Xapian's `TermSequence`: title, gap, body.
    static let words: UInt32 = 5
  }

  /// The keys of what the index says of itself.
  enum MetadataKey {
    static let schemaVersion = "schema"
    static let analysis = "analysis"
    static let lexicon = "lexicon"
    static let lastIndexed = "last-indexed"
    /// Followed by the bucket's number.
    static let manifest = "manifest/"
    /// Followed by the number of words and the stems of an entry.
    static let entry = "entry/"
    /// Followed by the source's number.
    static let furniture = "furniture/"
    /// Followed by a form: the terms of its stems in each language where they differ from it.
    static let stemsOfForm = "form/"
    /// Followed by the term of a stem, a space and a form that articles have of it.
    static let formOfStem = "stem/"
  }

  /// The most bytes of a term that Xapian takes.
  static let longestTerm = 245

  /// What stands for an id in terms, of bounded length.
  static func idKey(_ id: String) -> ExactText {
    // Not by characters: a combining one would be one with the prefix.
    let bytes = term(Prefix.soughtID, id).utf8.dropFirst(Prefix.soughtID.utf8.count)
    return ExactText(String(decoding: bytes, as: UTF8.self))
  }

  /// The term of the article that has an id.
  static func idTerm(_ id: String) -> String { Prefix.id + idKey(id).text }

  /// The term of articles that would have an id if no other article had it.
  static func soughtIDTerm(_ id: String) -> String { Prefix.soughtID + idKey(id).text }

  /// The terms of an article's names.
  static func idTerms(of name: ArticleName) -> [String] {
    [idTerm(name.id)] + name.choices.dropLast().map(soughtIDTerm)
  }

  /// A term of bounded length: a text that is too long is cut and made distinct by its hash.
  static func term(_ prefix: String, _ text: String) -> String {
    let term = prefix + text
    guard term.utf8.count > longestTerm else { return term }
    var head = ""
    for character in term {
      if head.utf8.count + character.utf8.count > longestTerm - 20 { break }
      head.append(character)
    }
    return head + "#" + String(FNV1a.hash(text.utf8), radix: 16)
  }
}
