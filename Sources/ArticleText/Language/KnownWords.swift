import Synchronization

/// Whether letters are a word of Indonesian or English, by the dictionaries of the system.
package enum KnownWords {
  private static let dictionaries = Mutex(Dictionaries())

  /// Whether a dictionary has a word, in small letters; nil where none is installed.
  ///
  /// The first call loads the Indonesian dictionary, and the first for a word that it does not have
  /// the English one: some milliseconds each.
  package static func contain(_ word: String) -> Bool? {
    dictionaries.withLock { $0.contain(Array(word.utf8)) }
  }
}

/// The dictionaries, each opened when it is first asked.
private struct Dictionaries: ~Copyable {
  private var indonesian: Hunspell?
  private var english: Hunspell?
  private var (isIndonesianOpen, isEnglishOpen) = (false, false)

  mutating func contain(_ word: [UInt8]) -> Bool? {
    if !isIndonesianOpen {
      isIndonesianOpen = true
      indonesian = Hunspell.openIndonesian()
    }
    if isIndonesian(word) { return true }
    if !isEnglishOpen {
      isEnglishOpen = true
      english =
        Hunspell(installed: "en_US", knowing: "walked")
        ?? Hunspell(installed: "en_GB", knowing: "walked")
    }
    if english?.knows(word) == true { return true }
    return indonesian == nil && english == nil ? nil : false
  }

  private func isIndonesian(_ word: [UInt8]) -> Bool {
    let hosts = [word] + [IndonesianAffixes.withoutClitic(word)].compactMap(\.self)
    return (hosts + hosts.compactMap(IndonesianAffixes.withoutPassive)).contains { host in
      indonesian?.knows(host) ?? false
    }
  }
}
