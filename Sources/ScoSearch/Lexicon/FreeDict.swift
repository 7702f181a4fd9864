import CGzip

/// The English-Indonesian dictionary of FreeDict (Debian package `dict-freedict-eng-ind`), where it
/// is installed.
///
/// Its form is that of the DICT protocol's servers (RFC 2229): an index of headwords with the
/// places of their entries, the numbers in base 64, and the entries in one compressed file.
struct FreeDict: Sendable {
  /// A headword and its translations, most usual first.
  struct Entry: Sendable, Hashable {
    var english: String
    var indonesian: [String]
  }

  /// Where Debian and Fedora put dictionaries of this form.
  private static let folders = ["/usr/share/dictd", "/usr/share/dict"]
  private static let name = "freedict-eng-ind"
  /// Far beyond any dictionary of this form: damage must not fill the memory.
  private static let largestFile = 64 << 20
  /// Longer headwords and translations are sentences.
  private static let mostWords = 4

  private let path: String

  /// The installed dictionary, nil where there is none.
  init?(folders: [String] = FreeDict.folders) {
    guard
      let path = folders.map({ "\($0)/\(Self.name)" }).first(where: {
        FileSystem.status(of: $0 + ".index") != nil
          && FileSystem.status(of: $0 + ".dict.dz") != nil
      })
    else { return nil }
    self.path = path
  }

  /// Changes with the dictionary.
  var version: String { String(FileSystem.status(of: path + ".dict.dz")?.size ?? 0) }

  /// Every entry that serves the translation of words and short phrases; empty where the files
  /// cannot be read.
  func entries() -> [Entry] {
    guard let index = FileSystem.contents(of: path + ".index"),
      let text = Self.decompressed(path + ".dict.dz")
    else { return [] }
    return index.split(separator: UInt8(ascii: "\n")).compactMap { line in
      let fields = line.split(separator: UInt8(ascii: "\t"))
      guard fields.count == 3, !line.starts(with: "00database".utf8),
        let offset = Self.number(fields[1]), let length = Self.number(fields[2]),
        offset <= text.count, length <= text.count - offset
      else { return nil }
      let headword = String(decoding: fields[0], as: UTF8.self)
      let entry = String(decoding: text[offset..<offset + length], as: UTF8.self)
      let translations = Self.translations(of: entry)
      guard !translations.isEmpty, Self.isShort(headword) else { return nil }
      return Entry(english: headword, indonesian: translations)
    }
  }

  // MARK: Entries

  /// The translations of an entry: its second line, and each line that begins with the number of a
  /// sense; the others explain.
  static func translations(of entry: String) -> [String] {
    var found: [String] = []
    for (number, line) in entry.split(separator: "\n").enumerated().dropFirst() {
      var text = line.trimmed
      let digits = text.prefix(while: \.isNumber)
      let isSense = !digits.isEmpty && text.dropFirst(digits.count).first == "."
      guard number == 1 || isSense else { continue }
      if isSense { text = text.dropFirst(digits.count + 1).trimmed }
      for part in text.split(separator: ",") {
        let translation = withoutRemarks(part)
        guard isShort(translation), !found.contains(translation) else { continue }
        found.append(translation)
      }
    }
    return found
  }

  /// A translation without what stands in brackets and without the number of the next sense.
  private static func withoutRemarks(_ text: Substring) -> String {
    var words: [Substring] = []
    var depth = 0
    for word in text.split(separator: " ") {
      depth += word.count { $0 == "(" || $0 == "[" }
      let isNumber = word.hasSuffix(".") && word.dropLast().allSatisfy(\.isNumber)
      if depth == 0, !isNumber { words.append(word) }
      depth = max(0, depth - word.count { $0 == ")" || $0 == "]" })
    }
    return words.joined(separator: " ")
  }

  private static func isShort(_ text: String) -> Bool {
    !text.isEmpty && text.split(separator: " ").count <= mostWords && !text.contains("...")
  }

  // MARK: Files

  /// A number in the base 64 of RFC 2045's digits, most significant first.
  static func number(_ digits: some Collection<UInt8>) -> Int? {
    guard !digits.isEmpty, digits.count <= 6 else { return nil }
    var value = 0
    for digit in digits {
      switch digit {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = value << 6 | Int(digit - 65)
      case UInt8(ascii: "a")...UInt8(ascii: "z"): value = value << 6 | Int(digit - 71)
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 6 | Int(digit + 4)
      case UInt8(ascii: "+"): value = value << 6 | 62
      case UInt8(ascii: "/"): value = value << 6 | 63
      default: return nil
      }
    }
    return value
  }

  private static func decompressed(_ path: String) -> [UInt8]? {
    guard let file = unsafe gzip_open(path) else { return nil }
    defer { unsafe gzip_close(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count < largestFile {
      let count = unsafe gzip_read(file, &buffer, buffer.count)
      if count < 0 { return nil }
      if count == 0 { return bytes }
      bytes.append(contentsOf: buffer[..<Int(count)])
    }
    return nil
  }
}
