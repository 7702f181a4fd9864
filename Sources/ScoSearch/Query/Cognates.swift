/// Loan words of the two languages by the rules of their spelling: `organisasi` is `organization`.
///
/// Indonesian spells the words that it took from Dutch and English by ear (its general spelling
/// guidelines, Pedoman Umum Pembentukan Istilah, list the endings). A rule only proposes: what it
/// gives counts where the index holds it.
enum Cognates {
  /// Shorter words are alike by chance.
  static let shortestWord = 5
  /// The most spellings of each kind that are looked up for a word.
  static let mostCandidates = 160

  /// Endings in Indonesian and what they are in English, longest first.
  private static let endings: [(indonesian: String, english: [String])] = [
    ("isasi", ["ization", "isation"]), ("ologi", ["ology"]), ("grafi", ["graphy"]),
    ("krasi", ["cracy"]), ("itas", ["ity"]), ("isme", ["ism"]), ("ansi", ["ance", "ancy"]),
    ("ensi", ["ence", "ency"]), ("asi", ["ation", "acy"]), ("usi", ["ution", "usion"]),
    ("isi", ["ition", "ision", "ission"]), ("esi", ["ession", "esion"]),
    ("ksi", ["ction", "xion"]),
    ("psi", ["ption"]), ("nsi", ["ntion", "nsion"]), ("rsi", ["rsion", "rtion"]),
    ("logi", ["logy"]), ("fobia", ["phobia"]), ("ikal", ["ical"]), ("ional", ["ional"]),
    ("ika", ["ics", "ica", "ic"]), ("ik", ["ic", "ics", "ique"]),
    ("is", ["ist", "ic", "ical", "is"]),
    ("if", ["ive"]), ("ur", ["ure", "or"]), ("ir", ["ary", "ir"]), ("ris", ["ry", "rist"]),
    ("er", ["er", "ary"]), ("us", ["us", "ous"]), ("al", ["al"]), ("il", ["ile", "il"]),
    ("in", ["ine", "in"]), ("en", ["ent", "en"]), ("an", ["ant", "an"]), ("at", ["ate", "at"]),
    ("et", ["ete", "et"]), ("os", ["ose", "os"]), ("ode", ["od", "ode"]), ("si", ["sy", "cy"]),
    ("i", ["y", "ia", "i"]), ("por", ["port"]), ("e", ["", "e"]), ("a", ["a", "", "e"]),
    ("", ["", "e"]),
  ]

  /// Letters in Indonesian and what they may be in English.
  private static let letters: [(indonesian: String, english: [String])] = [
    ("ks", ["x", "cc", "ks"]), ("kh", ["ch", "kh"]), ("sy", ["sh", "sy"]),
    ("k", ["c", "k", "ch", "ck"]),
    ("f", ["f", "ph", "v"]), ("t", ["t", "th"]), ("s", ["s", "c"]), ("z", ["z", "s"]),
    ("i", ["i", "y"]), ("u", ["u", "ou"]), ("j", ["j", "g"]),
  ]

  /// The likeliest English spelling of an Indonesian word that is one.
  ///
  /// - Parameter isWord: Whether a spelling is a word.
  static func english<Failure>(
    of word: String, where isWord: (String) throws(Failure) -> Bool
  ) throws(Failure) -> String? {
    let plain = english(of: word)
    if let word = try first(of: plain, where: isWord) { return word }
    return try first(of: withDoubledLetters(plain), where: isWord)
  }

  /// English spellings that an Indonesian word may have, likeliest first, no letter doubled.
  private static func english(of word: String) -> [String] {
    guard isCandidate(word) else { return [] }
    var found = Candidates()
    for (ending, replacements) in endings where word.hasSuffix(ending) {
      let stem = Array(word.utf8.dropLast(ending.utf8.count))
      guard stem.count >= 2 else { continue }
      for stem in spellings(of: stem, letters: letters.map { ($0.indonesian, $0.english) }) {
        for replacement in replacements { found.append(stem + replacement) }
      }
    }
    return found.words
  }

  /// The likeliest Indonesian spelling of an English word that is one.
  ///
  /// - Parameter isWord: Whether a spelling is a word.
  static func indonesian<Failure>(
    of word: String, where isWord: (String) throws(Failure) -> Bool
  ) throws(Failure) -> String? {
    guard isCandidate(word) else { return nil }
    var found = Candidates()
    let bytes = Array(word.utf8)
    // Indonesian doubles no letter of a loan word.
    let single = bytes.indices.filter { $0 == 0 || bytes[$0] != bytes[$0 - 1] }.map { bytes[$0] }
    for form in single == bytes ? [bytes] : [single, bytes] {
      let text = String(decoding: form, as: UTF8.self)
      for (ending, replacements) in endings {
        for replacement in replacements where text.hasSuffix(replacement) {
          let stem = Array(form.dropLast(replacement.utf8.count))
          guard stem.count >= 2 else { continue }
          for stem in spellings(of: stem, letters: reversedLetters) {
            found.append(stem + ending)
          }
        }
      }
    }
    return try first(of: found.words, where: isWord)
  }

  /// As `Sequence.first(where:)`, which does not say what kind of error it lets through.
  private static func first<Failure>(
    of words: [String], where isWord: (String) throws(Failure) -> Bool
  ) throws(Failure) -> String? {
    for word in words where try isWord(word) { return word }
    return nil
  }

  private static let reversedLetters: [(String, [String])] = [
    ("cc", ["ks", "k"]), ("ch", ["k", "kh", "c"]), ("ck", ["k"]), ("ph", ["f"]), ("th", ["t"]),
    ("qu", ["ku", "k"]), ("ou", ["u"]), ("x", ["ks"]), ("c", ["k", "s"]), ("v", ["v", "f"]),
    ("y", ["i", "y"]), ("g", ["g", "j"]),
  ]

  private static func isCandidate(_ word: String) -> Bool {
    word.utf8.count >= shortestWord && word.utf8.count <= 20
      && word.utf8.allSatisfy { $0 >= 0x61 && $0 <= 0x7A }
  }

  /// Spellings in the order they are found, each once, up to a limit.
  private struct Candidates {
    private(set) var words: [String] = []
    private var seen: Set<String> = []

    mutating func append(_ word: String) {
      if words.count < mostCandidates, seen.insert(word).inserted { words.append(word) }
    }
  }

  /// The ways to write a stem, the plainest first; bounded, since each letter may multiply them.
  private static func spellings(of stem: [UInt8], letters: [(String, [String])]) -> [String] {
    var ways = [""]
    var index = 0
    while index < stem.count {
      let rest = stem[index...]
      let rule = letters.first { rest.starts(with: $0.0.utf8) }
      let options = rule?.1 ?? [String(UnicodeScalar(stem[index]))]
      ways = options.flatMap { option in ways.map { $0 + option } }
      if ways.count > 12 { ways.removeSubrange(12...) }
      index += rule?.0.utf8.count ?? 1
    }
    return ways
  }

  /// Spellings with one of the letters doubled that Indonesian writes once: `komunikasi` is
  /// `communication`.
  private static func withDoubledLetters(_ words: [String]) -> [String] {
    var found = Candidates()
    for word in words {
      let bytes = Array(word.utf8)
      for index in bytes.indices.dropFirst().dropLast()
      where "mlsfcprnt".utf8.contains(bytes[index]) && bytes[index] != bytes[index - 1] {
        var doubled = bytes
        doubled.insert(bytes[index], at: index)
        found.append(String(decoding: doubled, as: UTF8.self))
      }
    }
    return found.words
  }
}
