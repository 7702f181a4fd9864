import Xapian

/// How a build makes a database of the articles of several tasks. Both ways give the same answers.
enum BuildMethod: Sendable, Hashable, CaseIterable {
  /// Each task writes segments, which are merged by several tasks at once.
  case segments
  /// Each task writes a database, and Xapian makes one of them: slower, for every Xapian.
  case databases

  /// The faster one of those that are there.
  static var preferred: BuildMethod { SegmentWriter.isAvailable ? .segments : .databases }
}

/// What one task of a build writes its articles into.
protocol BuildPart: VocabularyStore, ~Copyable {
  /// Creates it at a path where nothing is.
  init(path: String) throws(XapianError)
  /// Says where what comes next stands among all that is merged, where the merge can put it there.
  mutating func setPlace(_ place: Int)
  /// - Parameter terms: What the numbers stand for of the terms of this document and of those after
  ///   it; until the terms are forgotten, others only come behind those that were there.
  mutating func add(_ document: Document, terms: FormTable) throws(XapianError)
  mutating func forgetTerms()
  /// What was added since the last flush takes as much memory as one task should.
  var isFull: Bool { get }
  /// Writes what was added out of memory.
  mutating func flush() throws(XapianError)
  /// Writes what is left. Only then can it be merged.
  consuming func finish() throws(XapianError)
}

extension SegmentWriter: BuildPart {
  // Larger segments leave fewer lists to merge.
  var isFull: Bool { byteCount >= 32 << 20 }

  mutating func add(_ document: Document, terms: FormTable) throws(XapianError) {
    for number in definedTermCount..<max(definedTermCount, terms.count) {
      try define(terms[number])
    }
    try add(document)
  }
}

/// A part that is a database of its own.
struct DatabasePart: BuildPart, ~Copyable {
  /// How many bytes of documents are added between two commits. Xapian 1.4.22 holds them in some
  /// four times as much memory.
  private static let mostUncommitted = 8 << 20

  private var database: WritableDatabase
  private var uncommitted = 0

  init(path: String) throws(XapianError) {
    // Nothing of it is needed after a crash, and nobody reads it meanwhile.
    database = try WritableDatabase(path: path, opening: .create, options: [.noSync, .dangerous])
  }

  var isFull: Bool { uncommitted >= Self.mostUncommitted }

  mutating func forgetTerms() {}

  // The databases are merged one after the other, each as a whole.
  mutating func setPlace(_ place: Int) {}

  mutating func add(_ document: Document, terms: FormTable) throws(XapianError) {
    var document = document
    document.spellOutTerms { terms[Int($0)] }
    try database.add(document)
    uncommitted += document.byteCount
  }

  mutating func setMetadata(_ value: String, for key: String) throws(XapianError) {
    try database.setMetadata(value, for: key)
  }

  mutating func addSpelling(_ word: String, frequency: Int) throws(XapianError) {
    try database.addSpelling(word, frequency: frequency)
  }

  mutating func flush() throws(XapianError) {
    try database.commit()
    uncommitted = 0
  }

  consuming func finish() throws(XapianError) { try database.close() }
}
