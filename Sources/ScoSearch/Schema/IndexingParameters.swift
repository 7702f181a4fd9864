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
  var longestWord = Tokenizer.longestWord
  var longestSpelling = VocabularyBatch.longestSpelling
  var shingleLength = Fingerprint.shingleLength
  var fingerprintSample = Fingerprint.sampleSize
  var fingerprintTerms = Fingerprint.termCount
  var fingerprintBits = Fingerprint.hashBits
  var fewestShingles = Fingerprint.fewestShingles
  var fewestStems = Fingerprint.fewestStems

  /// Each with its name, so that none can be forgotten.
  var description: String {
    Mirror(reflecting: self).children.map { "\($0.label ?? "") \($0.value)" }
      .joined(separator: ", ")
  }
}
