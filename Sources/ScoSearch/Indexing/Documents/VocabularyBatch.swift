import Xapian

/// The words that indexing has met, ready for the index's record of them.
///
/// The index holds in its metadata which form has which stems, in both directions: form → stems in
/// every language, by which a query is analysed without a dictionary; stem → forms as articles have
/// them, by which a snippet is marked without stemming. What a form has in common with its stem is
/// not written. Metadata and not Xapian's table of synonyms, which compresses the list of each word
/// anew whenever one is added. Xapian's spelling table holds how often each form occurs.
struct VocabularyBatch: Sendable {
  /// Longer forms are not suggested as spellings; few of them are words.
  static let longestSpelling = 24

  /// Keys and values of metadata, in the order of the keys.
  private var entries: [(key: String, value: String)] = []
  /// In order.
  private var frequencies: [(form: String, count: Int)] = []

  /// Takes what is new in a vocabulary, which then counts from 0 again.
  init(_ vocabulary: inout Vocabulary, analyzer: Analyzer) {
    var counts: [String: Int] = [:]
    var stems: [String: String] = [:]
    var forms: [String] = []
    for key in vocabulary.keys {
      let frequency = vocabulary.takeFrequency(of: key)
      if frequency == 0 { continue }
      let form = vocabulary.form(of: key)
      let text = String(decoding: form, as: UTF8.self)
      if !vocabulary[key].isNumber, form.count <= Self.longestSpelling {
        counts[text, default: 0] += frequency
      }
      if vocabulary[key].isRecorded { continue }
      vocabulary[key].isRecorded = true
      if stems[text] == nil {
        let all = analyzer.languages.rows.indices.map { analyzer.stems(of: form, row: $0) }
        stems[text] = RecordedStems.encode(all, of: form, languages: analyzer.languages)
      }
      let found = vocabulary[key].stems
      if found.count == 1, vocabulary.bytes(ofStem: found.lowerBound).elementsEqual(form) {
        continue
      }
      for stem in vocabulary.stems[found] {
        let term = String(decoding: vocabulary.terms[Int(stem.term)], as: UTF8.self)
        forms.append(MetadataKey.form(text, ofStemTerm: term))
      }
    }
    entries = stems.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }
      .map { (MetadataKey.stems(ofForm: $0.key), $0.value) }
    // A value that is empty would be none.
    entries += forms.sorted().map { ($0, "1") }
    frequencies = counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Writes the words into a database, or a segment of one.
  func write(to store: inout some VocabularyStore & ~Copyable) throws(XapianError) {
    for (key, value) in entries { try store.setMetadata(value, for: key) }
    for (form, count) in frequencies { try store.addSpelling(form, frequency: count) }
  }
}

/// What takes metadata and spellings.
protocol VocabularyStore: ~Copyable {
  mutating func setMetadata(_ value: String, for key: String) throws(XapianError)
  mutating func addSpelling(_ word: String, frequency: Int) throws(XapianError)
}

extension WritableDatabase: VocabularyStore {}
extension SegmentWriter: VocabularyStore {}
