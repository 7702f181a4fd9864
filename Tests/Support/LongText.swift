/// A text given to a test that may be very long: a report of the test names its beginning only.
package struct LongText: CustomStringConvertible, Sendable {
  package let text: String

  package init(_ text: String) { self.text = text }

  package var description: String {
    text.utf8.count <= 60 ? "\"\(text)\"" : "\"\(text.prefix(40))…\" (\(text.utf8.count) bytes)"
  }
}
