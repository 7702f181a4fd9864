import Xapian

/// The words that indexing has met, for the index's record of which form has which stem.
///
/// Xapian's synonym table holds it in both directions: form → stems in every language, by which a
/// query is analysed without a dictionary; stem → forms as articles have them, by which a snippet
/// is marked without stemming. What a form has in common with its stem is not written. Xapian's
/// spelling table holds how often each form occurs.
struct VocabularyLog {
  /// What was met since the last time it was written.
  struct Batch: Sendable {
    var forms: [Form] = []
    var frequencies: [(form: String, count: Int)] = []
  }

  /// One form as it was first met in a language.
  struct Form: Sendable {
    var text: String
    /// The terms of its stems, those of a compound divided by spaces; only where they differ from
    /// the form.
    var stemTerms: [String]
    /// The terms of its stems in the language it was met in.
    var metAs: [String]
  }

  private let languages: LanguageTable
  private var seen: [Set<[UInt8]>]
  private var forms: [Form] = []
  private var counts: [[UInt8]: Int] = [:]
  /// Beyond this many forms of a language the log starts anew: a form that is written twice does no
  /// harm.
  private static let limit = 400_000
  /// Longer forms are not suggested as spellings; few of them are words.
  static let longestSpelling = 24

  init(languages: LanguageTable) {
    self.languages = languages
    seen = languages.rows.map { _ in [] }
  }

  /// Counts an occurrence of a form.
  ///
  /// - Returns: Whether its stems are still to be noted.
  mutating func count(_ form: [UInt8], row: Int, isNumber: Bool) -> Bool {
    if !isNumber, form.count <= Self.longestSpelling { counts[form, default: 0] += 1 }
    if seen[row].contains(form) { return false }
    if seen[row].count >= Self.limit { seen[row].removeAll() }
    seen[row].insert(form)
    return true
  }

  /// - Parameter stems: By row of the language table.
  mutating func note(_ form: [UInt8], row: Int, stems: [[[UInt8]]]) {
    var entry = Form(text: String(decoding: form, as: UTF8.self), stemTerms: [], metAs: [])
    for (index, stems) in stems.enumerated() {
      if stems.count == 1, stems[0] == form { continue }
      let terms = stems.map { Schema.stemTerm(mark: languages.rows[index].mark, stem: $0) }
      entry.stemTerms.append(terms.joined(separator: " "))
      if index == row { entry.metAs = terms }
    }
    if !entry.stemTerms.isEmpty { forms.append(entry) }
  }

  /// What was met since the last call, in order.
  mutating func take() -> Batch {
    defer {
      forms.removeAll(keepingCapacity: true)
      counts.removeAll(keepingCapacity: true)
    }
    return Batch(
      forms: forms.sorted { $0.text < $1.text },
      frequencies: counts.map { (String(decoding: $0.key, as: UTF8.self), $0.value) }
        .sorted { $0.form < $1.form })
  }
}

extension WritableDatabase {
  /// Writes what was noted of words.
  mutating func add(_ vocabulary: VocabularyLog.Batch) throws(XapianError) {
    for form in vocabulary.forms {
      for terms in form.stemTerms { try addSynonym(terms, for: form.text) }
    }
    // By stem, since Xapian keeps only the last key's synonyms at hand.
    let byStem = vocabulary.forms.flatMap { form in form.metAs.map { ($0, form.text) } }
    for (term, form) in byStem.sorted(by: { $0 < $1 }) { try addSynonym(form, for: term) }
    for (form, count) in vocabulary.frequencies { try addSpelling(form, frequency: count) }
  }
}
