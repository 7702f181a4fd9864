import CXapianShim

extension ReadableDatabase where Self: ~Copyable {
  /// The word of the spelling dictionary that is nearest to a word, and the most frequent of
  /// those; `nil` if none is near enough, or the word itself is in the dictionary.
  ///
  /// - Parameter maxEditDistance: how many letters may be missing, too many, wrong or swapped.
  public func spellingSuggestion(
    for word: String, maxEditDistance: Int = 2
  ) throws(XapianError) -> String? {
    let suggestion = takeString(
      try checked(word) {
        cxapian_spelling_suggestion(
          handle.pointer, word, word.utf8.count, UInt32(clamping: maxEditDistance), $0)
      })
    return suggestion.isEmpty ? nil : suggestion
  }

  /// A word's frequency in the spelling dictionary; 0 if it is not there.
  public func wordFrequency(_ word: String) throws(XapianError) -> Int {
    Int(
      try checked(word) {
        cxapian_spelling_frequency(handle.pointer, word, word.utf8.count, $0)
      })
  }

  /// The words of the spelling dictionary, in byte order, with their frequencies.
  public func spellingWords(limit: Int = .max) throws(XapianError) -> [TermFrequency] {
    let list = try checkedNonNull {
      cxapian_list_spellings(handle.pointer, max(0, limit), $0)
    }
    return takeEntries(list) {
      TermFrequency(term: String($0.key), frequency: Int($0.frequency))
    }
  }
}
