import CXapianShim

extension ReadableDatabase where Self: ~Copyable {
  /// The value under a key; empty if there is none.
  ///
  /// - Throws: `.invalidArgument` for an empty key.
  public func metadata(for key: String) throws(XapianError) -> [UInt8] {
    takeBytes(try checked(key) { cxapian_metadata(handle.pointer, key, key.utf8.count, $0) })
  }

  /// All keys that begin with a prefix, in byte order, with their values, read in one sweep.
  public func metadataEntries(
    prefix: String = ""
  ) throws(XapianError) -> [(key: String, value: [UInt8])] {
    let list = try checkedNonNull(prefix) {
      cxapian_list_metadata(handle.pointer, prefix, prefix.utf8.count, true, $0)
    }
    return takeEntries(list) { (key: String($0.key), value: [UInt8]($0.value)) }
  }

  /// All keys that begin with a prefix, in byte order.
  public func metadataKeys(prefix: String = "") throws(XapianError) -> [String] {
    let list = try checkedNonNull(prefix) {
      cxapian_list_metadata(handle.pointer, prefix, prefix.utf8.count, false, $0)
    }
    return takeEntries(list) { String($0.key) }
  }
}

extension ReadableDatabase where Self: ~Copyable {
  /// The synonyms of a term, in byte order.
  public func synonyms(of term: String) throws(XapianError) -> [String] {
    let list = try checkedNonNull(term) {
      cxapian_list_synonyms(handle.pointer, term, term.utf8.count, $0)
    }
    return takeEntries(list) { String($0.key) }
  }

  /// The terms that have synonyms and begin with a prefix, in byte order.
  public func synonymKeys(prefix: String = "") throws(XapianError) -> [String] {
    let list = try checkedNonNull(prefix) {
      cxapian_list_synonym_keys(handle.pointer, prefix, prefix.utf8.count, false, $0)
    }
    return takeEntries(list) { String($0.key) }
  }

  /// The terms that have synonyms and begin with a prefix, with their synonyms, in one sweep.
  public func synonymEntries(
    prefix: String = ""
  ) throws(XapianError) -> [(term: String, synonyms: [String])] {
    let list = try checkedNonNull(prefix) {
      cxapian_list_synonym_keys(handle.pointer, prefix, prefix.utf8.count, true, $0)
    }
    var entries: [(term: String, synonyms: [String])] = []
    for (term, synonym) in takeEntries(list, { (String($0.key), String($0.value)) }) {
      if entries.last?.term == term {
        entries[entries.count - 1].synonyms.append(synonym)
      } else {
        entries.append((term: term, synonyms: [synonym]))
      }
    }
    return entries
  }
}
