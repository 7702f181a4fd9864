import Testing
import Xapian

@Suite struct StemmerTests {
  static let words = [
    ("english", "herons", "heron"), ("en", "running", "run"), ("indonesian", "membaca", "baca"),
    ("none", "herons", "herons"), ("english", "", ""), ("english", "à la", "à la"),
  ]

  @Test(arguments: words)
  func stems(language: String, word: String, stem: String) throws {
    var stemmer = try Stemmer(language: language)
    #expect(stemmer.stem(word) == stem)
    var bytes: [UInt8] = [1, 2, 3]
    stemmer.stem(word.utf8, into: &bytes)
    #expect(bytes == Array(stem.utf8))
  }

  @Test func languages() throws {
    let languages = try Stemmer.languages
    #expect(Set(["english", "indonesian", "german"]).isSubset(of: languages))
    for language in languages {
      var stemmer = try Stemmer(language: language)
      #expect(!stemmer.stem("word").isEmpty)
    }
    let error = #expect(throws: XapianError.self) { _ = try Stemmer(language: "klingon") }
    #expect(error?.code == .invalidArgument)
  }

  @Test func oddWords() throws {
    var stemmer = try Stemmer(language: "english")
    let long = String(repeating: "ing", count: 10_000)
    #expect(stemmer.stem(long).hasPrefix("ing"))
    var bytes: [UInt8] = []
    stemmer.stem([0xFF, 0x00, 0xC3], into: &bytes)
    #expect(bytes == [0xFF, 0x00, 0xC3])
  }
}
