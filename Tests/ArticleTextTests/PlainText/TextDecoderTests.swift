import Testing

@testable import ArticleText

@Suite("Bytes to text")
struct TextDecoderTests {
  private func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
    text.utf16.flatMap { unit -> [UInt8] in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return bigEndian ? [high, low] : [low, high]
    }
  }

  @Test("Every encoding gives the same text")
  func encodings() throws {
    let text = "“Panen – raya” di desa café, 5 €"
    let cases: [([UInt8], DecodedText.Encoding)] = [
      (Array(text.utf8), .utf8),
      ([0xEF, 0xBB, 0xBF] + Array(text.utf8), .utf8),
      ([0xFF, 0xFE] + utf16(text, bigEndian: false), .utf16LittleEndian),
      ([0xFE, 0xFF] + utf16(text, bigEndian: true), .utf16BigEndian),
      (utf16(text, bigEndian: false), .utf16LittleEndian),
      (utf16(text, bigEndian: true), .utf16BigEndian),
      (
        [0x93] + Array("Panen ".utf8) + [0x96] + Array(" raya".utf8) + [0x94]
          + Array(" di desa caf".utf8) + [0xE9] + Array(", 5 ".utf8) + [0x80], .windows1252
      ),
    ]
    for (bytes, encoding) in cases {
      let decoded = try TextDecoder().decode(bytes, from: "a.txt")
      #expect(decoded == DecodedText(text: text, encoding: encoding, replacements: 0))
    }
  }

  @Test("What is no text is replaced and counted")
  func replacements() throws {
    let mostlyUTF8 = Array("kafé, naïf".utf8) + [0xFF, 0x20, 0xC3]
    let decoded = try TextDecoder().decode(mostlyUTF8, from: "a")
    #expect(decoded.text == "kafé, naïf\u{FFFD} \u{FFFD}")
    #expect(decoded.encoding == .utf8)
    #expect(decoded.replacements == 2)

    let undefined = try TextDecoder().decode([0x61, 0xE9, 0x81, 0x62], from: "a")
    #expect(undefined == DecodedText(text: "aé\u{FFFD}b", encoding: .windows1252, replacements: 1))

    let odd = try TextDecoder().decode([0xFF, 0xFE, 0x61, 0x00, 0x00, 0xD8, 0x62], from: "a")
    #expect(odd.text == "a\u{FFFD}")
    #expect(odd.replacements == 2)
  }

  @Test("A few control bytes are no reason to refuse a text, and are in no article")
  func controls() throws {
    let text = String(repeating: "panen raya ", count: 10) + "\u{0}\u{7}akhir"
    let decoded = try TextDecoder().decode(Array(text.utf8), from: "a")
    #expect(TextNormalizer.normalize(decoded.text).hasSuffix("raya akhir"))
  }

  @Test("White space comes into one form")
  func normalize() {
    #expect(
      TextNormalizer.normalize("\u{FEFF} a\u{A0}\t b \r\n\r\n\n c\rd\u{2028}e\u{AD}f\n")
        == "a b\n\nc\nd\nef")
    #expect(TextNormalizer.normalize(" \n\t") == "")
  }
}
