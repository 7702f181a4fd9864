/// A part of the program that reads what strangers write, and what must be so of any input.
struct FuzzTarget: Sendable {
  let name: String
  /// What it tries, as a phrase.
  let help: String
  /// The inputs that are mutated.
  let seeds: [[UInt8]]
  /// Pieces of text that mean something to it, and are put into inputs.
  let tokens: [[UInt8]]
  /// The most bytes of an input.
  let longest: Int
  /// Makes what tries an input; it throws where something is not as it must be. What it holds (a
  /// file, a dictionary) is used again for each.
  let makeCheck: @Sendable () throws -> (([UInt8]) throws -> Void)

  init(
    _ name: String, _ help: String, seeds: [String], tokens: [String] = [], longest: Int = 4096,
    makeCheck: @escaping @Sendable () throws -> (([UInt8]) throws -> Void)
  ) {
    self.init(
      name, help, bytes: seeds.map { Array($0.utf8) }, tokens: tokens, longest: longest,
      makeCheck: makeCheck)
  }

  init(
    _ name: String, _ help: String, bytes: [[UInt8]], tokens: [String] = [], longest: Int = 4096,
    makeCheck: @escaping @Sendable () throws -> (([UInt8]) throws -> Void)
  ) {
    self.name = name
    self.help = help
    seeds = bytes
    self.tokens = (tokens + Mutator.commonTokens).map { Array($0.utf8) }
    self.longest = longest
    self.makeCheck = makeCheck
  }

  /// What was found and is not mended yet, by a part of what the findings say: they are counted,
  /// and end no run.
  static let known: [String] = []

  /// Every target that needs nothing but its input.
  static let all: [FuzzTarget] =
    [query, compiler, words, snippet, glob] + documents + containers + pictures + office
    + [pdf, cleaner]
    + pageParts
    + [lexicon, freeDict, nameCatalog, lexiconEntries, record, manifest, collection]
}

/// Something that is not as it must be for any input.
struct Finding: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

/// Throws a ``Finding`` where a condition does not hold.
func require(_ condition: Bool, _ message: @autoclosure () -> String) throws {
  if !condition { throw Finding(message()) }
}
