import Hashing

/// A text that is compared byte by byte, as file names and terms are: written with combined
/// characters it is another than with separate ones, though as `String`s they are equal.
struct ExactText: Hashable, Comparable, Sendable {
  let text: String

  init(_ text: String) { self.text = text }

  static func == (left: ExactText, right: ExactText) -> Bool {
    left.text.utf8.elementsEqual(right.text.utf8)
  }

  static func < (left: ExactText, right: ExactText) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(FNV1a.hash(text.utf8))
  }
}
