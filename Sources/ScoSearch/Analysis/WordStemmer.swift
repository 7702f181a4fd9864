import Xapian

/// The stems of one language's words, each worked out once.
///
/// A class so that an analyzer can keep one for each row of its language table; it is used by one
/// task at a time.
final class WordStemmer {
  private let stemming: LanguageRow.Stemming
  private let exceptions: [[UInt8]: [[UInt8]]]
  private var isLoaded = false
  private var indonesian: IndonesianStemmer?
  private var snowball: Xapian.Stemmer?
  private var memo: [[UInt8]: [[UInt8]]] = [:]
  /// Beyond this many forms the memo starts anew, so that memory stays bounded (about 100 bytes a
  /// form).
  private static let memoLimit = 50_000

  init(_ stemming: LanguageRow.Stemming, exceptions: [[UInt8]: [[UInt8]]]) {
    self.stemming = stemming
    self.exceptions = exceptions
  }

  /// The stems of a folded word; more than one where it is a compound written as one word.
  func stems(of form: [UInt8]) -> [[UInt8]] {
    if let last = form.last, Self.isDigit(last) { return Self.parts(of: form) }
    if case .none = stemming { return [form] }
    if let known = memo[form] { return known }
    let stems = compute(form)
    if memo.count >= Self.memoLimit { memo.removeAll(keepingCapacity: true) }
    memo[form] = stems
    return stems
  }

  private func compute(_ form: [UInt8]) -> [[UInt8]] {
    if !isLoaded { load() }
    if indonesian != nil { return indonesian?.stems(of: form) ?? [form] }
    var stem = form
    snowball?.stem(form, into: &stem)
    return [stem]
  }

  /// Digits carry no affixes; one character may hold letters before them (`㎡` is `m2`).
  private static func parts(of form: [UInt8]) -> [[UInt8]] {
    guard let figure = form.firstIndex(where: isDigit), figure > 0 else { return [form] }
    return [Array(form[..<figure]), Array(form[figure...])]
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private func load() {
    isLoaded = true
    switch stemming {
    case .indonesian: indonesian = try? IndonesianStemmer(exceptions: exceptions)
    case .snowball(let name): snowball = try? Xapian.Stemmer(language: name)
    case .none: break
    }
  }
}
