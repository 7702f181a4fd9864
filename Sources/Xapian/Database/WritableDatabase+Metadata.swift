import CXapianShim

extension WritableDatabase {
  /// Keeps a value under a key; an empty value removes the key.
  ///
  /// - Throws: `.invalidArgument` for a key that is empty or longer than a term may be.
  public mutating func setMetadata(_ value: [UInt8], for key: String) throws(XapianError) {
    try checked(key) {
      cxapian_writable_set_metadata(
        handle.pointer, key, key.utf8.count, value, value.count, $0)
    }
  }

  /// Keeps a text under a key; an empty one removes the key.
  public mutating func setMetadata(_ value: String, for key: String) throws(XapianError) {
    try setMetadata(Array(value.utf8), for: key)
  }

  /// Notes that a term has a synonym. Nothing is searched for by it unless the query says so.
  public mutating func addSynonym(_ synonym: String, for term: String) throws(XapianError) {
    try checked(term) {
      cxapian_writable_add_synonym(
        handle.pointer, term, term.utf8.count, synonym, synonym.utf8.count, $0)
    }
  }

  /// A synonym that is not there is no error.
  public mutating func removeSynonym(_ synonym: String, for term: String) throws(XapianError) {
    try checked(term) {
      cxapian_writable_remove_synonym(
        handle.pointer, term, term.utf8.count, synonym, synonym.utf8.count, $0)
    }
  }

  /// Removes all synonyms of a term.
  public mutating func clearSynonyms(for term: String) throws(XapianError) {
    try checked(term) {
      cxapian_writable_clear_synonyms(handle.pointer, term, term.utf8.count, $0)
    }
  }

  /// Adds to a word's frequency in the spelling dictionary, from which suggestions come.
  public mutating func addSpelling(_ word: String, frequency: Int = 1) throws(XapianError) {
    try checked(word) {
      cxapian_writable_add_spelling(
        handle.pointer, word, word.utf8.count, UInt32(clamping: frequency), $0)
    }
  }

  /// Takes from a word's frequency; at 0 it is no longer suggested.
  public mutating func removeSpelling(_ word: String, frequency: Int = 1) throws(XapianError) {
    try checked(word) {
      cxapian_writable_remove_spelling(
        handle.pointer, word, word.utf8.count, UInt32(clamping: frequency), $0)
    }
  }
}
