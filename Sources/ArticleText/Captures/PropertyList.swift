/// A value of a binary property list, as systems of Apple write them.
enum PropertyList {
  case text(String)
  case bytes(ArraySlice<UInt8>)
  case list([Int])
  /// The places of keys and values among the objects.
  case dictionary([(key: Int, value: Int)])
  case other

  /// The objects of a list; each may hold others by their numbers.
  struct Objects {
    private let bytes: [UInt8]
    private let offsets: Range<Int>
    private let offsetSize: Int
    private let numberSize: Int
    private let count: Int
    /// The number of the object that holds all others.
    let top: Int

    /// `nil` where the bytes are no such list.
    init?(_ bytes: [UInt8]) {
      guard bytes.count >= 40, bytes.starts(with: Array("bplist00".utf8)) else { return nil }
      let trailer = bytes.count - 32
      self.bytes = bytes
      offsetSize = Int(bytes[trailer + 6])
      numberSize = Int(bytes[trailer + 7])
      guard let count = Self.number(bytes, trailer + 8, 8),
        let top = Self.number(bytes, trailer + 16, 8),
        let start = Self.number(bytes, trailer + 24, 8), (1...8).contains(offsetSize),
        (1...8).contains(numberSize), count <= bytes.count, top < count, start <= trailer,
        count * offsetSize <= trailer - start
      else { return nil }
      (self.count, self.top) = (count, top)
      offsets = start..<trailer
    }

    /// The object of a number.
    subscript(number: Int) -> PropertyList {
      guard number < count,
        let place = Self.number(bytes, offsets.lowerBound + number * offsetSize, offsetSize),
        place < offsets.lowerBound, let (length, start) = length(at: place)
      else { return .other }
      func part(_ size: Int) -> ArraySlice<UInt8>? {
        let (total, isTooLarge) = length.multipliedReportingOverflow(by: size)
        guard !isTooLarge, total <= offsets.lowerBound - start else { return nil }
        return bytes[start..<start + total]
      }
      switch bytes[place] >> 4 {
      case 4: return part(1).map { .bytes($0) } ?? .other
      case 5: return part(1).map { .text(String(decoding: $0, as: UTF8.self)) } ?? .other
      case 6: return part(2).map { .text(Self.wide($0)) } ?? .other
      case 0xA: return part(numberSize).map { .list(numbers($0)) } ?? .other
      case 0xD:
        guard let part = part(2 * numberSize) else { return .other }
        let all = numbers(part)
        return .dictionary(
          Array(zip(all.prefix(length), all.dropFirst(length))).map { ($0.0, $0.1) })
      default: return .other
      }
    }

    /// The value of a key in a dictionary.
    func value(_ key: String, in number: Int) -> Int? {
      guard case .dictionary(let pairs) = self[number] else { return nil }
      return pairs.first { if case .text(key) = self[$0.key] { true } else { false } }?.value
    }

    private static func wide(_ bytes: ArraySlice<UInt8>) -> String {
      var units: [UInt16] = []
      var rest = bytes
      while let high = rest.popFirst(), let low = rest.popFirst() {
        units.append(UInt16(high) << 8 | UInt16(low))
      }
      return String(decoding: units, as: UTF16.self)
    }

    private func numbers(_ part: ArraySlice<UInt8>) -> [Int] {
      stride(from: part.startIndex, to: part.endIndex, by: numberSize).compactMap {
        Self.number(bytes, $0, numberSize)
      }
    }

    /// How many parts an object has, and where they begin.
    private func length(at place: Int) -> (length: Int, start: Int)? {
      let low = Int(bytes[place] & 0xF)
      guard low == 0xF else { return (low, place + 1) }
      // A number of its own stands behind.
      guard place + 1 < offsets.lowerBound, bytes[place + 1] >> 4 == 1 else { return nil }
      let size = 1 << Int(bytes[place + 1] & 0xF)
      guard size <= 8, let length = Self.number(bytes, place + 2, size) else { return nil }
      return (length, place + 2 + size)
    }

    private static func number(_ bytes: [UInt8], _ place: Int, _ size: Int) -> Int? {
      guard place >= 0, place + size <= bytes.count else { return nil }
      let value = bytes[place..<place + size].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      return Int(exactly: value)
    }
  }
}
