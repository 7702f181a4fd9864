import CHunspell
import Glibc

/// A Hunspell dictionary of the system, used for its stems, and for what are words.
///
/// Loading takes milliseconds: an analyzer makes one only when it meets a word that it must stem.
@safe package struct Hunspell: ~Copyable {
  private let handle: OpaquePointer
  private var buffer = [UInt8](repeating: 0, count: 1024)

  /// Where Debian, Fedora and Homebrew put dictionaries, in the order they are looked up.
  private static let folders = [
    "/usr/share/hunspell", "/usr/share/myspell", "/usr/share/myspell/dicts",
    "/usr/local/share/hunspell", "/opt/homebrew/share/hunspell",
  ]

  /// The path of an installed dictionary without its ending, nil where there is none.
  package static func installedDictionary(named name: String) -> String? {
    folders.map { "\($0)/\(name)" }.first {
      unsafe access($0 + ".aff", R_OK) == 0 && access($0 + ".dic", R_OK) == 0
    }
  }

  /// Opens the dictionary at a path without its ending; nil where Hunspell cannot read it.
  ///
  /// Hunspell says nothing of a file that cannot be read, and opens as a dictionary of no words. A
  /// read may fail once, and an index with other stems would be found by nothing: so it is tried
  /// again.
  ///
  /// - Parameter word: One that it knows by its words and its affixes, which are files of their
  ///   own.
  package init?(path: String, knowing word: String) {
    let word = Array(word.utf8)
    for _ in 0..<3 {
      guard let handle = unsafe hunspell_open(path + ".aff", path + ".dic") else { continue }
      if unsafe hunspell_stems(handle, word, word.count, &buffer, buffer.count) > 0 {
        unsafe self.handle = handle
        return
      }
      unsafe hunspell_close(handle)
    }
    return nil
  }

  /// The name of the Indonesian dictionary (Debian package `hunspell-id`).
  package static let indonesian = "id_ID"

  /// The Indonesian dictionary, where it is installed and can be read.
  package static func openIndonesian() -> Hunspell? {
    Hunspell(installed: indonesian, knowing: "memakan")
  }

  /// The dictionary of a name, where it is installed and can be read.
  package init?(installed name: String, knowing word: String) {
    guard let path = Self.installedDictionary(named: name) else { return nil }
    self.init(path: path, knowing: word)
  }

  deinit {
    unsafe hunspell_close(handle)
  }

  /// The stems of a word in Latin letters, most literal first; empty where it is unknown.
  package mutating func stems(of word: [UInt8]) -> [[UInt8]] {
    let written = unsafe hunspell_stems(handle, word, word.count, &buffer, buffer.count)
    return buffer[..<written].split(separator: UInt8(ascii: "\n")).map { stem in
      stem.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    }
  }

  /// Whether the dictionary has a word in Latin letters, be it as a name or in capitals.
  package func knows(_ word: [UInt8]) -> Bool {
    // Of a word in capitals every way to write it is tried.
    let capitals = word.map { $0 >= 0x61 && $0 <= 0x7A ? $0 & ~0x20 : $0 }
    return unsafe hunspell_knows(handle, capitals, capitals.count)
  }
}
