import CXapianShim
import Testing

@Suite struct StemTests {
  @Test func writesNoMoreThanFits() throws {
    let stemmer = try #require(outcome { cxapian_stemmer_open("english", 7, $0) }.result)
    defer { cxapian_stemmer_free(stemmer) }
    var buffer = [UInt8](repeating: 0x2E, count: 8)
    let (length, end) = outcome {
      cxapian_stemmer_stem(stemmer, "herons", 6, &buffer, 3, $0)
    }
    #expect(end == .success)
    #expect(length == 5)
    #expect(String(decoding: buffer, as: UTF8.self) == "her.....")
  }

  @Test func measuresWithoutBuffer() throws {
    let stemmer = try #require(outcome { cxapian_stemmer_open("english", 7, $0) }.result)
    defer { cxapian_stemmer_free(stemmer) }
    #expect(outcome { cxapian_stemmer_stem(stemmer, "herons", 6, nil, 0, $0) }.result == 5)
    #expect(outcome { cxapian_stemmer_stem(stemmer, "", 0, nil, 0, $0) }.result == 0)
  }
}
