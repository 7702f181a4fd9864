import TestSupport
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
    #expect(odd.text == "a\u{FFFD}\u{FFFD}")
    #expect(odd.replacements == 2)
  }

  private static let stray: [(text: String, byte: UInt8)] = [
    ("kafé ", 0xFF), ("Ia berkata: “ya”. ", 0x80), ("naïf ", 0xC3), ("Юля ", 0xF0), ("5 € ", 0xE9),
  ]

  @Test(
    "A stray byte in a text of UTF-8 costs one character, whatever the size",
    arguments: stray, [1, 1000, 40_000])
  func strayByte(stray: (text: String, byte: UInt8), count: Int) throws {
    let text = String(repeating: stray.text, count: count)
    let decoded = try TextDecoder().decode(Array(text.utf8) + [stray.byte, 0x2E], from: "a")
    #expect(
      decoded == DecodedText(text: text + "\u{FFFD}.", encoding: .utf8, replacements: 1))
  }

  @Test("What is UTF-8 by chance alone is no reason to read a text of Windows-1252 as that")
  func byChance() throws {
    let bytes = Array("CAF".utf8) + [0xC9, 0x94, 0x20, 0x43, 0x61, 0x66, 0xE9]
    #expect(try TextDecoder().decode(bytes, from: "a").text == "CAFÉ” Café")
  }

  @Test("UTF-16 without a mark is known in every alphabet, and bytes of no text are not UTF-16")
  func utf16Alphabets() throws {
    for text in ["Земля и вода, 5.", "<p>日本語の本文があります。</p>", "مرحبا بكم في القرية"] {
      for isBig in [true, false] {
        #expect(try TextDecoder().decode(utf16(text, bigEndian: isBig), from: "a").text == text)
      }
    }
    let samples = (0..<400).flatMap { [UInt8(truncatingIfNeeded: $0 &* 37), UInt8($0 % 3)] }
    #expect(TextDecoder.utf16Encoding(of: samples) == nil)
  }

  @Test("Of any bytes as many places are counted as become U+FFFD")
  func counted() {
    var generator = SeededGenerator(seed: 5)
    let pool: [UInt8] = [
      0x61, 0x20, 0xC3, 0xA9, 0xE2, 0x80, 0x9C, 0xED, 0xA0, 0xF0, 0x9F, 0xF4, 0x90, 0xC0, 0xFF,
      0xE0,
    ]
    for _ in 0..<2000 {
      let bytes = (0..<Int.random(in: 1...20, using: &generator)).map { _ in
        pool.randomElement(using: &generator) ?? 0
      }
      let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
      let evidence = UTF8Evidence(bytes[...])
      #expect(evidence.invalid == scalars.count { $0 == "\u{FFFD}" }, "\(bytes)")
      #expect(evidence.long == scalars.count { !$0.isASCII && $0 != "\u{FFFD}" }, "\(bytes)")
    }
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
