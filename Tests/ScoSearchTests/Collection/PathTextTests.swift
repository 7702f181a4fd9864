import PathText
import TestSupport
import Testing

struct PathTextTests {
  private static let paths: [([UInt8], String)] = [
    (Array("desa/a.txt".utf8), "desa/a.txt"),
    (Array("caf\u{E9} 土豆.txt".utf8), "caf\u{E9} 土豆.txt"),
    (Array("ren".utf8) + [0xE9] + Array(".txt".utf8), #"ren\xE9.txt"#),
    ([0xFF], #"\xFF"#), ([0xC3], #"\xC3"#), ([0xC3, 0x28], #"\xC3("#),
    ([0xE2, 0x82], #"\xE2\x82"#), ([0xED, 0xA0, 0x80], #"\xED\xA0\x80"#),
    ([0xC0, 0xAF], #"\xC0\xAF"#), ([0xF4, 0x90, 0x80, 0x80], #"\xF4\x90\x80\x80"#),
    ([0xF0, 0x9F, 0x98, 0x80, 0x9F], "\u{1F600}\\x9F"),
    (Array(#"a\xE9.txt"#.utf8), #"a\x5CxE9.txt"#), (Array(#"a\x5C.txt"#.utf8), #"a\x5Cx5C.txt"#),
    (Array(#"a\xe9.txt"#.utf8), #"a\xe9.txt"#), (Array(#"a\x"#.utf8), #"a\x"#),
    (Array(#"a\\xE9"#.utf8), #"a\\x5CxE9"#), (Array(#"\x"#.utf8) + [0xE9], #"\x\xE9"#),
    (Array(#"\x4"#.utf8) + [0xE9], #"\x4\xE9"#), ([], ""),
  ]

  @Test(
    "A path is its own text, but for what is no UTF-8 and what would look like it",
    arguments: paths)
  func texts(bytes: [UInt8], text: String) {
    #expect(PathText.text(of: bytes) == text)
    #expect(PathText.bytes(of: text) == bytes)
    #expect(PathText.systemPath(text).map { UInt8(bitPattern: $0) } == bytes + [0])
  }

  @Test("Every name has one text, which means that name")
  func roundTrip() {
    var random = SeededGenerator(seed: 18)
    let parts: [[UInt8]] = [
      Array(#"\x"#.utf8), [UInt8(ascii: "\\")], Array("E9".utf8), Array("5C".utf8), [0xE9], [0xC3],
      [0xA9], [0xF0, 0x9F], [0x98, 0x80], [UInt8(ascii: "a")],
    ]
    var texts: [String: [UInt8]] = [:]
    for _ in 0..<20_000 {
      let bytes = (0..<Int.random(in: 0...6, using: &random)).flatMap { _ in random.pick(parts) }
      let text = PathText.text(of: bytes)
      #expect(PathText.bytes(of: text) == bytes)
      if let other = texts.updateValue(bytes, forKey: text) { #expect(other == bytes) }
    }
  }
}
