/// What, besides the dictionaries, decides how an article becomes a document.
///
/// An index notes the values that it was built with, and is built anew when they are others: what a
/// search may weigh from one query to the next stands in ``Ranking``.
struct IndexingParameters: Sendable, Hashable, CustomStringConvertible {
  static let standard = IndexingParameters()

  /// How often a word of the title counts as one of the body.
  var titleFrequency = 3
  /// News say most at the beginning: so many words of a body count ``leadFrequency`` times.
  var leadWords = 60
  var leadFrequency = 2
  /// Bytes; in a shorter text everything is the beginning.
  var shortestWithLead = 1500
  /// Words in capitals up to this many bytes may be names of organisations; longer ones shout.
  var longestCapitals = 8
  /// Changes with what ``Schema/Slot/words`` holds: title, gap and body, three bytes a place.
  var sequenceForm = 1
  /// An article's length is noted with its language, in units of so many counted words.
  var lengthUnit = Self.lengthUnit
  var longestWord = Tokenizer.longestWord
  var longestSpelling = VocabularyBatch.longestSpelling
  var shingleLength = Fingerprint.shingleLength
  var fingerprintSample = Fingerprint.sampleSize
  var fingerprintTerms = Fingerprint.termCount
  var fingerprintBits = Fingerprint.hashBits
  var fewestShingles = Fingerprint.fewestShingles
  var fewestStems = Fingerprint.fewestStems

  /// So large that what notes the length hardly adds to it, and so small that of the shortest
  /// articles the average is true.
  private static let lengthUnit = 16

  /// In how many units the length of an article is noted that is the sum of the frequencies of its
  /// words.
  static func units(ofLength length: Int) -> Int { (length + lengthUnit / 2) / lengthUnit }

  /// The length, as Xapian counts it, of articles for which so many units are noted.
  static func length(ofUnits units: Int) -> Double { Double(units * (lengthUnit + 1)) }

  /// Each with its name, so that none can be forgotten.
  var description: String {
    Mirror(reflecting: self).children.map { "\($0.label ?? "") \($0.value)" }
      .joined(separator: ", ")
  }
}
