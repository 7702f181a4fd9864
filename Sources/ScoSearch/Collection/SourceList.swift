import ArticleText
import FoundationEssentials
import Hashing

/// The sources of a collection, kept in a file beside the generations, so that they outlive every
/// index.
struct SourceList: Sendable, Hashable {
  private(set) var sources: [Source] = [
    Source(number: Source.ownNumber, path: "", excludes: [], name: ownName)
  ]
  private var nextNumber = Source.ownNumber + 1
  private static let ownName = "articles"

  /// The sources of a collection; only its own `articles/` where the file is not there yet.
  ///
  /// - Throws: ``SearchError`` `.damaged` where the file is there and says nothing sensible.
  init(of collection: ArticleCollection) throws(SearchError) {
    let contents: [UInt8]
    do {
      contents = try FileSystem.read(collection.sourcesFile)
    } catch {
      if error.isAbsence { return }
      throw SearchError(
        error, "the list of sources cannot be read", subject: collection.sourcesFile)
    }
    do {
      self =
        try SourceList(written: contents)
        ?? JSONDecoder().decode(SourceList.self, from: Data(contents))
      settle(in: collection)
    } catch {
      throw SearchError(
        .damaged, "the list of sources is damaged", subject: collection.sourcesFile,
        remedy: "take the file away and name the sources again with 'sco-search index PATH'")
    }
  }

  /// The error where the list is not there, though it must have been: an index has articles of
  /// sources that only the list can name. Nothing may be taken away for that.
  static func missing(in collection: ArticleCollection) -> SearchError? {
    guard FileSystem.status(of: collection.sourcesFile) == nil else { return nil }
    return SearchError(
      .damaged, "the list of sources is missing, though the index has articles of other sources",
      subject: collection.sourcesFile,
      remedy: "name the sources again with 'sco-search index PATH'")
  }

  func save(to collection: ArticleCollection) throws(SearchError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let bytes = try? encoder.encode(self) else { return }
    try FileSystem.replace(collection.sourcesFile, with: Array(bytes) + [UInt8(ascii: "\n")])
  }

  subscript(number: Int) -> Source? { sources.first { $0.number == number } }

  /// Adds a source where there is none with this path.
  ///
  /// - Parameter path: Absolute; that of the collection's own `articles/` is always there.
  /// - Returns: Its number.
  mutating func add(path: String, in collection: ArticleCollection) -> Int {
    if let source = source(at: path, in: collection) { return source.number }
    sources.append(Source(number: nextNumber, path: path, excludes: [], name: ""))
    nextNumber += 1
    settle(in: collection)
    return nextNumber - 1
  }

  /// Excludes files from a source.
  ///
  /// - Parameter pattern: As ``ExcludePattern`` gives it.
  mutating func exclude(_ pattern: String, from number: Int) {
    guard let index = sources.firstIndex(where: { $0.number == number }),
      !sources[index].excludes.contains(pattern)
    else { return }
    sources[index].excludes.append(pattern)
  }

  /// Says under which names the records of a source hold what an article has.
  mutating func setColumns(_ columns: RecordColumns, of number: Int) {
    guard let index = sources.firstIndex(where: { $0.number == number }) else { return }
    sources[index].columns = columns == .known ? nil : columns.text
  }

  /// Says whether the text of pictures in a source is recognised.
  mutating func setRecognition(_ isWanted: Bool, of number: Int) {
    guard let index = sources.firstIndex(where: { $0.number == number }) else { return }
    sources[index].ocr = isWanted ? true : nil
  }

  /// Takes a source away; false where there is none with this path.
  mutating func remove(path: String, in collection: ArticleCollection) -> Bool {
    guard let source = source(at: path, in: collection), source.number != Source.ownNumber else {
      return false
    }
    sources.removeAll { $0.number == source.number }
    settle(in: collection)
    return true
  }

  private func source(at path: String, in collection: ArticleCollection) -> Source? {
    sources.first { $0.absolutePath(in: collection).utf8.elementsEqual(path.utf8) }
  }

  /// Writes the paths as they are kept, and names the sources after their folders: a function of
  /// their paths and order, whatever sources there were before.
  private mutating func settle(in collection: ArticleCollection) {
    var taken: Set<String> = []
    for index in sources.indices where sources[index].number != Source.ownNumber {
      let path = sources[index].absolutePath(in: collection)
      sources[index].path = Source.kept(path, in: collection)
      // A name with a slash could not be told from the ids that it sets apart.
      let base = path == "/" ? "root" : FileSystem.name(of: path)
      var name = base
      var count = 2
      while name == Self.ownName || !taken.insert(name).inserted {
        name = "\(base)-\(count)"
        count += 1
      }
      sources[index].name = name
    }
  }
}

// MARK: The file of the sources

extension SourceList: Codable {
  private enum CodingKeys: String, CodingKey {
    case sources, nextNumber, checksum
  }

  /// A bit that flips in a number or a pattern makes it another source, and the next
  /// synchronisation would take articles away for that. So what the list says is compared with its
  /// checksum; one that was written by hand may have none.
  init(from decoder: any Decoder) throws {
    let file = try decoder.container(keyedBy: CodingKeys.self)
    sources = try file.decode([Source].self, forKey: .sources)
    nextNumber = try file.decode(Int.self, forKey: .nextNumber)
    guard isSound else {
      throw DecodingError.dataCorruptedError(
        forKey: .sources, in: file, debugDescription: "two sources have one number, or one has none"
      )
    }
    if let written = try file.decodeIfPresent(String.self, forKey: .checksum), written != checksum {
      throw DecodingError.dataCorruptedError(
        forKey: .checksum, in: file, debugDescription: "the list is not as it was written")
    }
  }

  func encode(to encoder: any Encoder) throws {
    var file = encoder.container(keyedBy: CodingKeys.self)
    try file.encode(sources, forKey: .sources)
    try file.encode(nextNumber, forKey: .nextNumber)
    try file.encode(checksum, forKey: .checksum)
  }

  /// Reads a list that stands as ``save(to:)`` writes it, line by line: every search reads it, and a
  /// decoder takes longer for it than many a search for the rest.
  ///
  /// - Returns: nil where a line is another, or what was read does not have the checksum.
  private init?(written bytes: [UInt8]) {
    sources = []
    var written: String?
    var source = Source(number: 0, path: "", excludes: [], name: "")
    var isInExcludes = false
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      var line = line.drop { $0 == UInt8(ascii: " ") }
      if line.last == UInt8(ascii: ",") { line.removeLast() }
      let end = line.count == 1 ? line.first : nil
      if isInExcludes, end != UInt8(ascii: "]") {
        guard let pattern = Self.string(line) else { return nil }
        source.excludes.append(pattern)
      } else if isInExcludes {
        isInExcludes = false
      } else if let value = Self.value(of: "name", in: line) {
        guard let name = Self.string(value) else { return nil }
        source.name = name
      } else if let value = Self.value(of: "path", in: line) {
        guard let path = Self.string(value) else { return nil }
        source.path = path
      } else if let value = Self.value(of: "number", in: line) {
        source.number = Int(String(decoding: value, as: UTF8.self)) ?? 0
      } else if let value = Self.value(of: "excludes", in: line) {
        guard value.elementsEqual("[".utf8) else { return nil }
        isInExcludes = true
      } else if let value = Self.value(of: "columns", in: line) {
        guard let columns = Self.string(value) else { return nil }
        source.columns = columns
      } else if let value = Self.value(of: "ocr", in: line) {
        source.ocr = value.elementsEqual("true".utf8) ? true : nil
      } else if let value = Self.value(of: "checksum", in: line) {
        written = Self.string(value)
      } else if let value = Self.value(of: "nextNumber", in: line) {
        nextNumber = Int(String(decoding: value, as: UTF8.self)) ?? 0
      } else if end == UInt8(ascii: "}"), source.number != 0 {
        sources.append(source)
        source = Source(number: 0, path: "", excludes: [], name: "")
      }
    }
    guard isSound, written == checksum else { return nil }
  }

  /// What a line says of a key; nil where it is about another.
  private static func value(
    of key: StaticString, in line: ArraySlice<UInt8>
  ) -> ArraySlice<UInt8>? {
    let beginning = "\"\(key)\" : ".utf8
    return line.starts(with: beginning) ? line.dropFirst(beginning.count) : nil
  }

  /// A string without escapes.
  private static func string(_ value: ArraySlice<UInt8>) -> String? {
    let quote = UInt8(ascii: "\"")
    guard value.count >= 2, value.first == quote, value.last == quote else { return nil }
    let text = value.dropFirst().dropLast()
    let isPlain = !text.contains { $0 == quote || $0 == UInt8(ascii: "\\") }
    return isPlain ? String(decoding: text, as: UTF8.self) : nil
  }

  /// Whether each source has a number of its own that was given before the next one.
  private var isSound: Bool {
    let numbers = sources.map(\.number).sorted()
    return zip(numbers, numbers.dropFirst()).allSatisfy { $0 != $1 }
      && numbers.allSatisfy { $0 > 0 && $0 < nextNumber } && nextNumber < Int.max
  }

  /// The hash of all that the list says, each part with its length before it.
  private var checksum: String {
    var bytes: [UInt8] = []
    func append(_ text: String) { LEB128.append(text: text, to: &bytes) }
    append(String(nextNumber))
    for source in sources {
      append(String(source.number))
      append(source.path)
      append(source.name)
      append(String(source.excludes.count))
      for pattern in source.excludes { append(pattern) }
      if let columns = source.columns { append(columns) }
      // Columns have a sign of equality.
      if source.ocr == true { append("ocr") }
    }
    return String(FNV1a.hash(bytes), radix: 16)
  }
}
