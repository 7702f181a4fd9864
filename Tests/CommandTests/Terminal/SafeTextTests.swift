import Testing

@testable import sco_search

@Suite("Text from elsewhere can do nothing to a terminal")
struct SafeTextTests {
  @Test(
    "Controls become visible or go, the rest stays",
    arguments: [
      ("plain text", "plain text"),
      ("é ñ 日本 🎉", "é ñ 日本 🎉"),
      ("two\nlines\r\nthree\ttabbed", "two lines  three tabbed"),
      ("\u{1B}[31mred", "\u{FFFD}[31mred"),
      ("\u{9B}31mred", "\u{FFFD}31mred"),
      ("\u{1B}]0;title\u{7}", "\u{FFFD}]0;title\u{FFFD}"),
      ("nul\u{0}, del\u{7F}, bs\u{8}", "nul\u{FFFD}, del\u{FFFD}, bs\u{FFFD}"),
      ("\u{202E}gpj.exe\u{202C}", "gpj.exe"),
      ("\u{2066}a\u{2069}\u{200F}\u{061C}b", "ab"),
      ("zero\u{200B}\u{200D}\u{FEFF}\u{2060}width", "zerowidth"),
      ("soft\u{AD}hyphen", "softhyphen"),
      ("tag\u{E0041}\u{E007F}", "tag"),
      ("line\u{2028}paragraph\u{2029}next\u{85}.", "line paragraph next ."),
      ("", ""),
    ])
  func cleaning(text: String, expected: String) {
    #expect(SafeText(text).string == expected)
  }

  @Test("No control or reordering character passes, whichever it is")
  func everyScalar() {
    var all = String.UnicodeScalarView()
    for value in UInt32(0)...0x10FFFF {
      if let scalar = Unicode.Scalar(value) { all.append(scalar) }
    }
    let safe = SafeText(String(all)).string.unicodeScalars
    #expect(safe.count > 1_100_000, "all the others stay")
    for scalar in safe {
      let category = scalar.properties.generalCategory
      guard category != .control, category != .lineSeparator, category != .paragraphSeparator,
        !(0x202A...0x202E).contains(scalar.value), !(0x2060...0x206F).contains(scalar.value),
        !(0x200B...0x200F).contains(scalar.value)
      else {
        Issue.record("U+\(String(scalar.value, radix: 16)) passes")
        return
      }
    }
  }

  @Test("A string put into a literal is cleaned, safe text is taken as it is")
  func interpolation() {
    let untrusted = "a\u{1B}b"
    #expect(("x\(untrusted)y" as SafeText).string == "xa\u{FFFD}by")
    #expect(("\(SafeText(untrusted)) \(3)" as SafeText).string == "a\u{FFFD}b 3")
  }

  @Test("The lines of a text are cleaned one by one")
  func lines() {
    #expect(SafeText.lines(of: "a\r\nb\u{7}\n\nc") == ["a", "b\u{FFFD}", "", "c"])
  }

  @Test(
    "A path shows its control characters",
    arguments: [
      ("plain/path.txt", "plain/path.txt"), ("new\nline", "new\\nline"),
      ("esc\u{1B}[0m", "esc\\u{1b}[0m"), ("\u{202E}txt.exe", "\\u{202e}txt.exe"),
    ])
  func paths(path: String, shown: String) {
    #expect(PathDisplay.escaped(path) == shown)
  }
}
