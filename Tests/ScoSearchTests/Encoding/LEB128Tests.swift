import Testing

@testable import ScoSearch

struct LEB128Tests {
  @Test(
    "Numbers take one byte for seven bits",
    arguments: [
      (0, [0]), (127, [0x7F]), (128, [0x80, 1]), (300, [0xAC, 2]), (16_384, [0x80, 0x80, 1]),
    ] as [(UInt64, [UInt8])])
  func numbers(value: UInt64, bytes: [UInt8]) {
    var written: [UInt8] = []
    LEB128.append(value, to: &written)
    #expect(written == bytes)
    var index = 0
    #expect(LEB128.read(bytes, at: &index) == value)
    #expect(index == bytes.count)
  }

  @Test("Every number up to 63 bits is read as written; one that does not end is none")
  func numberLimits() {
    for value in [UInt64(Int64.max), 1 << 62, 1 << 35] {
      var bytes: [UInt8] = []
      LEB128.append(value, to: &bytes)
      var index = 0
      #expect(LEB128.read(bytes, at: &index) == value)
      var cut = 0
      #expect(LEB128.read(Array(bytes.dropLast()), at: &cut) == nil)
    }
    var index = 0
    #expect(LEB128.read(Array(repeating: 0xFF, count: 40), at: &index) == nil)
  }

  @Test("Texts are read as written, one after the other; one that is cut is none")
  func texts() {
    let texts = ["", "desa", String(repeating: "é", count: 100)]
    var bytes: [UInt8] = []
    for text in texts { LEB128.append(text: text, to: &bytes) }
    var index = 0
    for text in texts {
      let range = LEB128.readText(bytes, at: &index)
      #expect(range.map { String(decoding: bytes[$0], as: UTF8.self) } == text)
    }
    #expect(index == bytes.count)
    var last = 6
    #expect(LEB128.readText(Array(bytes.dropLast()), at: &last) == nil)
  }
}
