/// Figures: one word each, however its thousands are marked.
extension Tokenizer {
  mutating func number() -> Word {
    let start = index
    // Most figures: a few digits with nothing about them that needs a closer look.
    var position = start
    while position < end, Self.isDigit(bytes[position]) { position += 1 }
    let next = position < end ? bytes[position] : 0
    if position > start, next < 0x80, !isMark(at: position) {
      index = position
      form += bytes[start..<min(position, start + Self.longestWord)]
      return finish(start, isCapitals: false, isNumber: true)
    }
    return setApartNumber() ?? markedNumber()
  }

  /// Digits that are set apart from the others by their form: `CO₂`, `2024¹`.
  private mutating func setApartNumber() -> Word? {
    let start = index
    while let (digits, end) = digits(at: index, areSetApart: true) {
      for digit in digits { append(digit) }
      index = afterNothing(end)
    }
    return index > start ? finish(start, isCapitals: false, isNumber: true) : nil
  }

  /// Groups of digits with dots or commas between them.
  private mutating func markedNumber() -> Word {
    let start = index
    var groups: [[UInt8]] = [[]]
    var marks: [UInt8] = []
    var endOfFirst = 0
    while true {
      if let (digits, end) = digits(at: index, areSetApart: false) {
        groups[groups.count - 1] += digits
        index = afterNothing(end)
      } else if isMark(at: index), index >= endOfPlainGroups, groups.count < Self.farthestLook {
        if marks.isEmpty { endOfFirst = index }
        marks.append(bytes[index])
        groups.append([])
        index += 1
      } else {
        break
      }
    }
    if let number = Self.canonicalNumber(groups, marks) {
      form += number.prefix(Self.longestWord)
    } else {
      // Not a number but a date or a version: each group is a word.
      endOfPlainGroups = index
      index = endOfFirst
      form += groups[0].prefix(Self.longestWord)
    }
    return finish(start, isCapitals: false, isNumber: true)
  }

  /// Whether a dot or comma stands here, and a digit behind it.
  private func isMark(at position: Int) -> Bool {
    guard position < end else { return false }
    let byte = bytes[position]
    guard byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") else { return false }
    return digits(at: position + 1, areSetApart: false) != nil
  }

  /// The digits of one character, and where it ends.
  private func digits(at position: Int, areSetApart: Bool) -> (digits: [UInt8], end: Int)? {
    guard position < end else { return nil }
    let byte = bytes[position]
    if byte < 0x80 {
      return Self.isDigit(byte) && !areSetApart ? ([byte], position + 1) : nil
    }
    let (scalar, length) = scalar(at: position)
    guard case .digits(let digits, areSetApart) = Folding.outcome(of: scalar) else { return nil }
    return (digits, position + length)
  }

  /// The digits with a dot before the decimals, or nil where the groups are none of a number.
  ///
  /// `1.455,7` and `1,455.7` are `1455.7`. Of an amount of at least a thousand the last zeros behind
  /// the comma go with it: `1.250.000,00` is `1250000`.
  static func canonicalNumber(_ groups: [[UInt8]], _ marks: [UInt8]) -> [UInt8]? {
    var decimals: Int?
    if let last = marks.last {
      if marks.allSatisfy({ $0 == last }) {
        if groups.last!.count != 3 || groups[0].count > 3 {
          guard marks.count == 1 else { return nil }
          decimals = groups.count - 1
        }
      } else {
        guard marks.dropLast().allSatisfy({ $0 == marks[0] }) else { return nil }
        decimals = groups.count - 1
      }
      for group in groups[1..<(decimals ?? groups.count)] where group.count != 3 { return nil }
    }
    guard let decimals else { return Array(groups.joined()) }
    let whole = Array(groups[..<decimals].joined())
    var rest = groups[decimals]
    if whole.count > 3 { while rest.last == UInt8(ascii: "0") { rest.removeLast() } }
    return rest.isEmpty ? whole : whole + [UInt8(ascii: ".")] + rest
  }
}
