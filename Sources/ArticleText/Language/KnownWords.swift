import Synchronization

/// Whether letters are a word of Indonesian or English, by the dictionaries of the system.
enum KnownWords {
  private static let dictionaries = Mutex(Dictionaries())

  /// Whether a dictionary has a word, in small letters; nil where none is installed.
  static func contain(_ word: String) -> Bool? {
    dictionaries.withLock { $0.contain(Array(word.utf8)) }
  }
}

/// The dictionaries, each opened when it is first asked.
private struct Dictionaries: ~Copyable {
  private var indonesian: Hunspell?
  private var english: Hunspell?
  private var areOpen = false
  private var isEnglishOpen = false

  /// What is written at the end of an Indonesian word, most of which its dictionary lacks.
  private static let clitics = ["nya", "lah", "kah", "pun", "ku", "mu"].map { Array($0.utf8) }
  /// An affix is taken off only where at least this much of the word remains.
  private static let shortestHost = 4

  mutating func contain(_ word: [UInt8]) -> Bool? {
    if !areOpen {
      areOpen = true
      indonesian = Hunspell(installed: "id_ID", knowing: "memakan")
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

  private mutating func isIndonesian(_ word: [UInt8]) -> Bool {
    guard indonesian != nil else { return false }
    var hosts = [word]
    for clitic in Self.clitics
    where word.count >= clitic.count + Self.shortestHost && word.suffix(clitic.count) == clitic[...]
    {
      hosts.append(word.dropLast(clitic.count))
    }
    for host in hosts where host.count >= 2 + Self.shortestHost && host.starts(with: "di".utf8) {
      hosts.append(Array(host.dropFirst(2)))
    }
    for host in hosts where indonesian?.stems(of: host).isEmpty == false { return true }
    return false
  }
}
