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

  @Test("Other bytes are some record or none, and do no harm", arguments: 0..<50 as Range<UInt64>)
  func flipped(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var bytes = Self.full.encoded()
    for _ in 0..<3 {
      bytes[.random(in: 0..<bytes.count, using: &random)] = .random(in: 0...255, using: &random)
    }
    if let record = StoredRecord(bytes) {
      #expect(record.article.body.utf8.count <= 3 * bytes.count)
      #expect(
        record.article.languageSpans.allSatisfy {
          $0.utf8Range.lowerBound <= $0.utf8Range.upperBound
        })
    }
    let noise = (0..<200).map { _ in UInt8.random(in: 0...255, using: &random) }
    #expect(StoredRecord(noise).map { $0.encoded().count < 1000 } ?? true)
  }
}
