import Xapian

/// The stems of one language's words, each worked out once.
///
/// A class so that an analyzer can keep one for each row of its language table; it is used by one
/// task at a time.
final class WordStemmer {
  private enum Backend: ~Copyable {
    case notLoaded
    case indonesian(IndonesianStemmer)
    case snowball(Xapian.Stemmer)
    case identity
  }

  private let stemming: LanguageRow.Stemming
  private let exceptions: [[UInt8]: [[UInt8]]]
  private var backend: Backend = .notLoaded
  private var memo: [[UInt8]: [[UInt8]]] = [:]
  /// Beyond this many forms the memo starts anew, so that memory stays bounded (about 100 bytes a
  /// form).
  private static let memoLimit = 400_000

  init(_ stemming: LanguageRow.Stemming, exceptions: [[UInt8]: [[UInt8]]]) {
    self.stemming = stemming
    self.exceptions = exceptions
  }

  /// The stems of a folded word; more than one where it is a compound written as one word.
  func stems(of form: [UInt8]) -> [[UInt8]] {
    if case .none = stemming { return [form] }
    if let known = memo[form] { return known }
    let stems = compute(form)
    if memo.count >= Self.memoLimit { memo.removeAll(keepingCapacity: true) }
    memo[form] = stems
    return stems
  }

  private func compute(_ form: [UInt8]) -> [[UInt8]] {
    if case .notLoaded = backend { backend = load() }
    // Digits carry no affixes.
    if let first = form.first, first >= 0x30, first <= 0x39 { return [form] }
    var stem: [UInt8] = []
    switch consume backend {
    case .indonesian(var stemmer):
      let stems = stemmer.stems(of: form)
      backend = .indonesian(stemmer)
      return stems
    case .snowball(var stemmer):
      stemmer.stem(form, into: &stem)
      backend = .snowball(stemmer)
      return [stem]
    case .identity:
      backend = .identity
    case .notLoaded:
      backend = .notLoaded
    }
    return [form]
  }

  private func load() -> Backend {
    switch stemming {
    case .indonesian:
      if let stemmer = try? IndonesianStemmer(exceptions: exceptions) {
        return .indonesian(stemmer)
      }
    case .snowball(let name):
      if let stemmer = try? Xapian.Stemmer(language: name) { return .snowball(stemmer) }
    case .none: break
    }
    return .identity
  }
}
