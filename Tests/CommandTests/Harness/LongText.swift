import Testing

/// A text given to a test that may be very long: a report of the test names its beginning only.
struct LongText: CustomTestStringConvertible, Sendable {
  let text: String

  init(_ text: String) { self.text = text }

  var testDescription: String {
    text.utf8.count <= 60 ? "\"\(text)\"" : "\"\(text.prefix(40))…\" (\(text.utf8.count) bytes)"
  }
}
