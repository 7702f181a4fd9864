/// Makes what programs write as numbers readable for a decoder of JSON.
///
/// A decoder knows numbers as far as the machine does: of `18446744073709551616` it would keep some
/// digits, while ids are often such numbers. `NaN` and `Infinity` are no JSON, but what many
/// programs write for a number that they do not have.
enum RecordNumbers {
  /// The most digits that every number may have to be read exactly.
  private static let mostDigits = 15
  private static let unknown: Set<String> = ["nan", "infinity", "inf"]

  /// The bytes of a record, its long numbers as texts, and `null` for what is no number.
  static func readable(_ json: [UInt8]) -> [UInt8] {
    var readable: [UInt8] = []
    var (index, copied) = (0, 0)
    while index < json.count {
      if json[index] == UInt8(ascii: "\"") {
        index = end(ofString: index, in: json)
        continue
      }
      guard isOfNumber(json[index]) else {
        index += 1
        continue
      }
      let start = index
      while index < json.count, isOfNumber(json[index]) { index += 1 }
      guard let other = replacement(of: json[start..<index]) else { continue }
      readable += json[copied..<start]
      readable += other
      copied = index
    }
    return copied == 0 ? json : readable + json[copied...]
  }

  /// What stands for a number, or a name, where that cannot be read as it is.
  private static func replacement(of word: ArraySlice<UInt8>) -> [UInt8]? {
    guard let first = word.first, !isDigit(first) || word.count > mostDigits else { return nil }
    let sign = UInt8(ascii: "-")
    if isDigit(first) || first == sign && word.dropFirst().first.map(isDigit) == true {
      guard word.count(where: isDigit) > mostDigits,
        Double(String(decoding: word, as: UTF8.self)) != nil
      else { return nil }
      return [UInt8(ascii: "\"")] + word + [UInt8(ascii: "\"")]
    }
    let name = word.drop { $0 == sign || $0 == UInt8(ascii: "+") }
    guard name.count <= 8 else { return nil }
    return unknown.contains(String(decoding: name, as: UTF8.self).lowercased())
      ? Array("null".utf8) : nil
  }

  /// The index behind a string.
  private static func end(ofString start: Int, in json: [UInt8]) -> Int {
    var index = start + 1
    while index < json.count, json[index] != UInt8(ascii: "\"") {
      index += json[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return index + 1
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// Whether a byte may be one of a number or of a name.
  private static func isOfNumber(_ byte: UInt8) -> Bool {
    isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
      || "+-.".utf8.contains(byte)
  }
}
