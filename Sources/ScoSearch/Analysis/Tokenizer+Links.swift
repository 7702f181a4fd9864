/// How a word hangs together with its neighbours.
extension Tokenizer {
  /// Notes where a word ends, and how it hangs together with the one before it.
  mutating func finish(_ start: Int, isCapitals: Bool, isNumber: Bool) -> Word {
    let link = link(to: start)
    endOfLastWord = index
    canBeGlued = true
    return Word(range: start..<index, link: link, isCapitals: isCapitals, isNumber: isNumber)
  }

  private func link(to start: Int) -> Token.Link {
    guard endOfLastWord >= 0 else { return .none }
    switch start - endOfLastWord {
    case 0: return canBeGlued ? .glued : .none
    case 1: return Self.link(by: bytes[endOfLastWord])
    default: return longLink(endOfLastWord..<start)
    }
  }

  private static func link(by byte: UInt8) -> Token.Link {
    switch byte {
    case hyphen: return .hyphen
    case UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "@"): return .sign
    default: return .none
    }
  }

  /// The link of one sign, and of any number of characters that leave no trace.
  private func longLink(_ range: Range<Int>) -> Token.Link {
    var link: Token.Link = .none
    var position = range.lowerBound
    while position < range.upperBound {
      let byte = bytes[position]
      var found = Self.link(by: byte)
      if byte < 0x80 {
        position += 1
      } else {
        let (scalar, length) = scalar(at: position)
        position += length
        switch Folding.outcome(of: scalar) {
        case .nothing, .joint: continue
        case .hyphen: found = .hyphen
        default: break
        }
      }
      if found == .none || link != .none { return .none }
      link = found
    }
    return link
  }

  /// What stands right behind the last word, where another word follows at once.
  var linkToNext: Token.Link {
    guard index < end else { return .none }
    let byte = bytes[index]
    if byte == Self.hyphen { return isWordByte(at: index + 1) ? .hyphen : .none }
    if byte < 0x80 { return isWordByte(at: index) ? .glued : .none }
    let (scalar, length) = scalar(at: index)
    switch Folding.outcome(of: scalar) {
    case .hyphen: return isWordByte(at: index + length) ? .hyphen : .none
    case .letters, .digits: return .glued
    default: return .none
    }
  }
}
