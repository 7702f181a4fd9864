/// A word of a text: where it stands, and what it is compared as.
struct Token: Equatable {
  /// How a token hangs together with the one before it.
  enum Link: Equatable {
    /// Anything else stands between.
    case none
    /// Exactly one hyphen, as in `negara-negara`, `SCO-nya`.
    case hyphen
    /// Nothing: letters meet digits, as in `Rp750`, `16GB`.
    case glued
    /// Exactly one of the signs that join the parts of a name: `nama_file.txt`, `TNI/Polri`.
    case sign
  }

  /// The bytes of the text that it covers.
  var range: Range<Int>
  /// Small letters without diacritics, apostrophes and the dots of an acronym; at most
  /// ``Tokenizer/longestWord`` bytes.
  var form: [UInt8]
  var link: Link
  /// Two or more letters, all of them capitals: perhaps the name of an organisation.
  var isCapitals: Bool
  /// Starts with a digit.
  var isNumber: Bool
}
