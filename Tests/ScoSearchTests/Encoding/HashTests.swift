import Hashing
import Testing

@testable import ScoSearch

struct HashTests {
  @Test(
    "A hash is FNV-1a's",
    arguments: [("", 0xCBF2_9CE4_8422_2325), ("a", 0xAF63_DC4C_8601_EC8C)] as [(String, UInt64)])
  func hash(text: String, hash: UInt64) {
    #expect(FNV1a.hash(text.utf8) == hash)
  }

  @Test("Numbers are spread as SplitMix64 does it")
  func mixing() {
    // The first three numbers of the generator with the seed 0.
    let numbers = (1...3).map { SplitMix64.mixed(SplitMix64.goldenGamma &* UInt64($0)) }
    #expect(
      numbers == [0xE220_A839_7B1D_CDAF, 0x6E78_9E6A_A1B9_65F4, 0x06C4_5D18_8009_454F])
  }

  @Test("Numbers of eight bytes begin with the least significant one")
  func littleEndian() {
    let bytes = LittleEndian.bytes(of: [1, 0x0102_0304_0506_0708, .max])
    #expect(bytes.prefix(16) == [1, 0, 0, 0, 0, 0, 0, 0, 8, 7, 6, 5, 4, 3, 2, 1])
    #expect(LittleEndian.numbers(bytes[...]) == [1, 0x0102_0304_0506_0708, .max])
    #expect(LittleEndian.numbers(bytes[8..<23]) == [0x0102_0304_0506_0708])
    #expect(LittleEndian.numbers([]) == [])
  }
}
