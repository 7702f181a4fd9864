import CXapianShim

/// A Snowball stemmer: brings the inflected forms of a word to one stem.
///
/// ```swift
/// var stemmer = try Stemmer(language: "english")
/// stemmer.stem("herons")  // "heron"
/// ```
///
/// Words are expected in lower case. A stem need not be a word.
public struct Stemmer: ~Copyable {
  private let pointer: OpaquePointer

  /// - Parameter language: a name ("english") or ISO 639 code ("en"); "none" leaves words alone.
  /// - Throws: `.invalidArgument` for a language that is none of ``languages``.
  public init(language: String) throws(XapianError) {
    let pointer = try checked(language) {
      cxapian_stemmer_open(language, language.utf8.count, $0)
    }
    guard let pointer else { throw .missingResult }
    self.pointer = pointer
  }

  deinit { cxapian_stemmer_free(pointer) }

  /// The names of the languages there are stemmers for.
  public static var languages: [String] {
    get throws(XapianError) {
      takeString(try checked { cxapian_stemmer_languages($0) }).split(separator: " ")
        .map { String($0) }
    }
  }

  /// The stem of a word; the word itself if memory is short.
  public mutating func stem(_ word: String) -> String {
    var stem: [UInt8] = []
    self.stem(word.utf8, into: &stem)
    return String(decoding: stem, as: UTF8.self)
  }

  /// Puts the stem of a word, given as UTF-8, in the place of what is in an array, whose memory is
  /// used again.
  public mutating func stem(_ word: some Collection<UInt8>, into stem: inout [UInt8]) {
    let word = Array(word)
    // Stems are rarely longer than their words, and then by a letter or two.
    var capacity = word.count + 8
    repeat {
      let fitted = write(stemOf: word, to: &stem, capacity: capacity)
      if fitted <= capacity { return }
      capacity = fitted
    } while true
  }

  /// Returns the length of the stem, which is written only if it fits.
  private func write(
    stemOf word: [UInt8], to stem: inout [UInt8], capacity: Int
  ) -> Int {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { buffer in
      stem.removeAll(keepingCapacity: true)
      let length = try? checked {
        cxapian_stemmer_stem(pointer, word, word.count, buffer.baseAddress, capacity, $0)
      }
      guard let length else {
        stem.append(contentsOf: word)
        return word.count
      }
      if length <= capacity { stem.append(contentsOf: buffer[..<length]) }
      return length
    }
  }
}
