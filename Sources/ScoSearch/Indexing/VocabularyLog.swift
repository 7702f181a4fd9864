import Xapian

/// The words that indexing has met, for the index's record of which form has which stem.
///
/// Xapian's synonym table holds it in both directions: form → stems in every language, by which a
/// query is analysed without a dictionary; stem → forms as articles have them, by which a snippet
/// is marked without stemming. What a form has in common with its stem is not written.
struct VocabularyLog {
  /// One form as it was first met in a language.
  struct Entry: Sendable {
    var form: String
    /// The terms of its stems, those of a compound divided by spaces; only where they differ from
    /// the form.
    var stemTerms: [String]
    /// The terms of its stems in the language it was met in.
    var metAs: [String]
  }

  private let languages: LanguageTable
  private var seen: [Set<[UInt8]>]
  private var entries: [Entry] = []
  /// Beyond this many forms of a language the log starts anew: a form that is written twice does no
  /// harm.
  private static let limit = 400_000

  init(languages: LanguageTable) {
    self.languages = languages
    seen = languages.rows.map { _ in [] }
  }

  mutating func isNew(_ form: [UInt8], row: Int) -> Bool {
    if seen[row].contains(form) { return false }
    if seen[row].count >= Self.limit { seen[row].removeAll() }
    seen[row].insert(form)
    return true
  }

  /// - Parameter stems: By row of the language table.
  mutating func note(_ form: [UInt8], row: Int, stems: [[[UInt8]]]) {
    var entry = Entry(form: String(decoding: form, as: UTF8.self), stemTerms: [], metAs: [])
    for (index, stems) in stems.enumerated() {
      if stems.count == 1, stems[0] == form { continue }
      let terms = stems.map { Schema.stemTerm(mark: languages.rows[index].mark, stem: $0) }
      entry.stemTerms.append(terms.joined(separator: " "))
      if index == row { entry.metAs = terms }
    }
    if !entry.stemTerms.isEmpty { entries.append(entry) }
  }

  /// The entries since the last call, ordered by form.
  mutating func take() -> [Entry] {
    defer { entries.removeAll(keepingCapacity: true) }
    return entries.sorted { $0.form < $1.form }
  }
}

extension WritableDatabase {
  /// Writes what was noted of words.
  mutating func add(_ vocabulary: [VocabularyLog.Entry]) throws(XapianError) {
    for entry in vocabulary {
      for terms in entry.stemTerms { try addSynonym(terms, for: entry.form) }
    }
    // By stem, since Xapian keeps only the last key's synonyms at hand.
    let byStem = vocabulary.flatMap { entry in entry.metAs.map { ($0, entry.form) } }
    for (term, form) in byStem.sorted(by: { $0.0 < $1.0 }) { try addSynonym(form, for: term) }
  }
}
