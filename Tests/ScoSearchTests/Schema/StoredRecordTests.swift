import ArticleText
import TestSupport
import Testing

@testable import ScoSearch

struct StoredRecordTests {
  static let full = StoredRecord(article: .full, sourceNumber: 3, relativePath: "desa/1.txt")
  static let bare = StoredRecord(
    article: Article(id: "x", title: "", body: ""), sourceNumber: 0, relativePath: "")

  @Test("An article is stored whole", arguments: [full, bare])
  func roundTrip(record: StoredRecord) {
    #expect(StoredRecord(record.encoded()) == record)
  }

  @Test("Dates keep the precision they have", arguments: ["2016", "2016-04", "2016-04-07"])
  func dates(text: String) {
    var record = Self.bare
    record.article.date = ArticleDate(iso: text)
    #expect(StoredRecord(record.encoded())?.article.date?.description == text)
  }

  @Test("A record that is cut is none")
  func cut() {
    let bytes = Self.full.encoded()
    for length in bytes.indices { #expect(StoredRecord(Array(bytes[..<length])) == nil) }
  }

  @Test("Changed bytes are another record or none; a record that is read is stored as itself")
  func flipped() {
    var random = SeededGenerator(seed: 1)
    var read = 0
    for _ in 0..<500 {
      var bytes = Self.full.encoded()
      for _ in 0..<3 {
        bytes[.random(in: 0..<bytes.count, using: &random)] = .random(in: 0...255, using: &random)
      }
      guard let record = StoredRecord(bytes) else { continue }
      read += 1
      #expect(StoredRecord(record.encoded()) == record)
      #expect(record.article.body.utf8.count <= 3 * bytes.count)
      #expect(
        record.article.languageSpans.allSatisfy {
          $0.utf8Range.lowerBound <= $0.utf8Range.upperBound
        })
    }
    #expect((1..<500).contains(read))
  }

  @Test("Noise is no record")
  func noise() {
    var random = SeededGenerator(seed: 1)
    for _ in 0..<500 {
      let noise = (0..<200).map { _ in UInt8.random(in: 0...255, using: &random) }
      #expect(StoredRecord(noise) == nil, "\(noise)")
    }
  }
}
