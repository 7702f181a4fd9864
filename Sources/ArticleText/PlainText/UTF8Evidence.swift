/// How much speaks for bytes being UTF-8, and how much against it.
///
/// In a text of an older encoding a byte above 0x7F mostly stands among letters, where UTF-8 has no
/// such byte alone. What is a sequence of UTF-8 there by chance is of two bytes, a capital letter
/// and a mark behind it, as in `CAFÉ”`.
struct UTF8Evidence {
  /// How many sequences of more than one byte are valid.
  private(set) var long = 0
  /// How many of them would hardly stand so in a text of another encoding.
  private(set) var strong = 0
  /// How many places are not valid: so many U+FFFD the text has.
  private(set) var invalid = 0

  /// Whether they are UTF-8, by themselves: the sequences are no fewer than the places that are
  /// none. One stray byte is then no reason to read a whole text otherwise.
  var isUTF8: Bool { strong > 0 && strong >= invalid }

  /// Whether they are UTF-8, as they declare: only what is mostly none is not.
  var isUTF8AsDeclared: Bool { long > 0 && long >= invalid }

  init(_ bytes: ArraySlice<UInt8>) {
    var index = bytes.startIndex
    var isBehindSequence = false
    while index < bytes.endIndex {
      let lead = bytes[index]
      guard lead >= 0x80 else {
        index += 1
        isBehindSequence = false
        continue
      }
      let length = Self.length(of: bytes[index...])
      guard length > 0 else {
        invalid += 1
        // The beginning of a sequence that is broken off counts as one place.
        index += Self.validPrefix(of: bytes[index...])
        isBehindSequence = false
        continue
      }
      long += 1
      // `Â` and `Ã` are what UTF-8 of Latin letters looks like elsewhere, and hardly stand before
      // a mark in any text.
      let isStrong =
        length > 2 || lead <= 0xC3 || isBehindSequence
        || (index > bytes.startIndex && Self.isSmallLetter(bytes[index - 1]))
        || (index + 2 < bytes.endIndex && Self.isSmallLetter(bytes[index + 2]))
      if isStrong { strong += 1 }
      isBehindSequence = true
      index += length
    }
  }

  /// How long the sequence is that begins here; 0 where none does.
  private static func length(of bytes: ArraySlice<UInt8>) -> Int {
    let wanted = wantedLength(of: bytes.first ?? 0)
    return wanted > 0 && validPrefix(of: bytes) == wanted ? wanted : 0
  }

  /// How many bytes are the beginning of a sequence, at least 1.
  private static func validPrefix(of bytes: ArraySlice<UInt8>) -> Int {
    let start = bytes.startIndex
    let wanted = wantedLength(of: bytes[start])
    guard wanted > 1 else { return 1 }
    var count = 1
    while count < wanted, start + count < bytes.endIndex {
      let range = count == 1 ? secondBytes(behind: bytes[start]) : 0x80...0xBF
      guard range.contains(bytes[start + count]) else { break }
      count += 1
    }
    return count
  }

  private static func wantedLength(of lead: UInt8) -> Int {
    switch lead {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 0
    }
  }

  /// No sequence is longer than it must be, none is a surrogate, none is beyond U+10FFFF.
  private static func secondBytes(behind lead: UInt8) -> ClosedRange<UInt8> {
    switch lead {
    case 0xE0: 0xA0...0xBF
    case 0xED: 0x80...0x9F
    case 0xF0: 0x90...0xBF
    case 0xF4: 0x80...0x8F
    default: 0x80...0xBF
    }
  }

  private static func isSmallLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
  }
}
