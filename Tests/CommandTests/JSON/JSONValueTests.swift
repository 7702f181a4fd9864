import Foundation
import SearchJSON
import Testing

@testable import sco_search

@Suite("JSON is what every reader takes")
struct JSONValueTests {
  @Test(
    arguments: [
      (JSONValue.null, "null"), (.bool(true), "true"), (.integer(-3), "-3"),
      (.number(7.31), "7.31"), (.number(0.1 + 0.2), "0.30000000000000004"),
      (.number(.infinity), "null"), (.number(.nan), "null"), (.string("a\"b\\c/"), #""a\"b\\c/""#),
      (.string("\n\t\u{0}\u{1B}\u{7F}\u{9B}\u{202E}é"), #""\n\t\u0000\u001b\u007f\u009b\u202eé""#),
      (.string("\u{E0041}"), #""\udb40\udc41""#), (.array([]), "[]"),
      (.array([.integer(1), .null]), "[1,null]"),
      (.object([("b", .integer(1)), ("a", .object([]))]), #"{"b":1,"a":{}}"#),
    ])
  func text(value: JSONValue, expected: String) {
    #expect(value.text == expected)
  }

  @Test("Every character comes back as it was")
  func everyScalar() throws {
    var all = String.UnicodeScalarView()
    for value in UInt32(0)...0x10FFFF {
      if let scalar = Unicode.Scalar(value) { all.append(scalar) }
    }
    let text = String(all)
    let read = try JSONDecoder().decode(
      [String].self, from: Data("[\(JSONValue.string(text).text)]".utf8))
    #expect(read.first?.unicodeScalars.elementsEqual(all) == true)
  }
}
