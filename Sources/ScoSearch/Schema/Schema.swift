import Hashing

/// What the index holds of an article besides its fields (``Field``), and how its terms are
/// spelled.
enum Schema {
  /// Changes with everything that is written into an index; an index of another version is not
  /// read. 12: an article says what of it was
  /// recognised in pictures, and the manifest in which files there are any.
  static let version = 12

  /// What kinds of terms there are besides those of fields: the capital letters before the word
  /// itself, by the conventions of Xapian's own tools where they have one. Terms are made and taken
  /// apart by the functions of this type alone.
  enum Prefix {
    /// The article's id, unique: see ``idTerm(_:)``.
    static let id = "Q"
    /// An id that the article would have if no other article had it: see ``soughtIDTerm(_:)``.
    static let soughtID = "XQ"
    /// The file that the article was read from: source number and relative path.
    static let file = "U"
    /// The number of the article's source.
    static let sourceNumber = "XG"
    /// A stem in title or body: followed by the language's mark.
    static let stem = "Z"
    /// A word that was written in capitals.
    static let capitals = "XA"
    /// A run of stems that stands for the text: articles that share one may be copies.
    static let fingerprint = "XF"
    /// The group of copies that the article is one of.
    static let copies = "XC"
    /// The title as a whole, by which it is found from its beginning.
    static let title = "XT"
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
    /// The place of the dateline as the article has it: `Article.place`.
    static let place: UInt32 = 6
    /// The stems of the text in their order, as Xapian's `TermSequence`: title, gap, body.
    static let words: UInt32 = 5
  }

  /// Every number that a document may have a value under, those of fields included.
  static let slots = Field.all.compactMap(\.slot) + [Slot.fingerprint, Slot.copies, Slot.words]

  /// Stands for a language that is not known, by ISO 639-2.
  static let unknownLanguage = "und"

  /// The most bytes of a term that Xapian takes.
  static let longestTerm = 245

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
