import TestSupport
import Testing

@testable import ScoSearch

/// A line that stands in every article of a source, in words that cleaning does not know.
private let line = "Warung kopi Pak Darmo kini melayani pesanan lewat merpati."

/// A story like no other, with a line amid it.
private func story(_ number: Int, with line: String? = line) -> String {
  let paragraphs = [
    "Petani dari desa nomor \(number) menanam padi di sawah yang luasnya \(number * 7) meter.",
    "Hasil panen \(number * 3) karung dibawa ke lumbung pada pagi hari ke-\(number + 40).",
    "Warga rumah \(number * 11) menyambutnya dengan syukuran di balai desa.",
  ]
  return ([paragraphs[0]] + [line].compactMap { $0 } + paragraphs[1...]).joined(separator: "\n")
}

@Suite("Furniture of a source, known by its repetition")
struct SourceFurnitureTests {
  @Test("A line of every article is gone after the second full build, but not from the raw text")
  func everyArticle() async throws {
    let collection = try await SmallCollection()
    for number in 1...30 { try collection.write(story(number), to: "\(number).txt") }
    try await collection.synchronize(jobs: 2)
    #expect(try await collection.search("merpati", .everyArticle).total == 30)

    for _ in 1...2 {
      try await collection.synchronize(isFull: true, jobs: 2)
      let index = try collection.index()
      #expect(try await index.search("merpati").total == 0)
      #expect(try await index.search("lumbung", options: .everyArticle).total == 30)
      let article = try await index.article(id: "7.txt").article
      #expect(article.body == story(7, with: nil))
      #expect(article.title.hasPrefix("Petani dari desa nomor 7"))
      #expect(try await index.rawBytes(id: "7.txt") == Array(story(7).utf8))
      #expect(try IndexChecker.check(at: collection.path).problems == [])
    }

    // What comes later is read without it, whether it is much or little.
    try collection.write(story(31), to: "31.txt")
    try await collection.synchronize()
    #expect(try await collection.ids("merpati") == [])
    for number in 100..<700 { try collection.write(story(number), to: "\(number).txt") }
    try await collection.synchronize()
    #expect(try await collection.ids("merpati") == [])
    #expect(
      try await collection.index().article(id: "650.txt").article.body == story(650, with: nil))
  }

  @Test("Another source keeps a line that it has once")
  func otherSource() async throws {
    let collection = try await SmallCollection()
    for number in 1...30 { try collection.write(story(number), to: "\(number).txt") }
    try collection.folder.write(story(500), to: "other/500.txt")
    for number in 501...530 {
      try collection.folder.write(story(number, with: nil), to: "other/\(number).txt")
    }
    try await collection.synchronize()
    try await IndexWriter(at: collection.path).addSource(collection.folder.path(of: "other"))
    for _ in 1...2 { try await collection.synchronize(isFull: true) }
    #expect(try await collection.ids("merpati") == ["500.txt"])
    #expect(try await collection.index().article(id: "500.txt").article.body == story(500))

    // A source that cannot be reached is known by what it was known by.
    try collection.folder.remove("other")
    for _ in 1...2 { try await collection.synchronize(isFull: true) }
    #expect(try await collection.ids("merpati") == ["500.txt"])
  }

  @Test("Of two papers in one folder, only the one that has it in every article loses it")
  func papers() async throws {
    func record(_ number: Int, _ paper: String, _ line: String?) -> String {
      let body = story(number, with: line).replacing("\n", with: "\\n")
      return #"{"id": "\#(number)", "source": "\#(paper)", "text": "\#(body)"}"#
    }
    var records = (1...30).map { record($0, "Kabar Sawah", line) }
    records += (31...60).map { record($0, "Harian Ladang", $0 == 40 ? line : nil) }
    let collection = try await SmallCollection(
      files: ["all.jsonl": records.joined(separator: "\n")])
    try await collection.synchronize(isFull: true)
    #expect(try await collection.ids("merpati") == ["40"])
  }

  @Test("What copies of one text share stays", arguments: [5, 40])
  func copies(count: Int) async throws {
    let collection = try await SmallCollection()
    let text =
      "Naskah kantor berita ini memuat kabar tentang merpati pos dari lembah.\n" + story(999)
    for number in 1...count { try collection.write(text, to: "salinan-\(number).txt") }
    for number in 1...30 { try collection.write(story(number, with: nil), to: "\(number).txt") }
    for _ in 1...2 { try await collection.synchronize(isFull: true) }
    #expect(try await collection.search("merpati", .everyArticle).total == count)
    #expect(try await collection.index().article(id: "salinan-3.txt").article.body == text)
  }

  /// Counts 60 stories of one source, some of them with a line, beside many others.
  @Test(
    "A line counts from a third of a source's articles, twenty at least, and three words",
    arguments: [
      (line, 60, 60, true), (line, 60, 20, true), (line, 60, 19, false), (line, 61, 20, false),
      (line, 19, 19, false), ("Dua kata", 60, 60, false), ("- a b c", 60, 60, false),
    ])
  func thresholds(line: String, articles: Int, withLine: Int, isFound: Bool) {
    // So few are counted at once that most are forgotten meanwhile.
    for counts in [LineCounts(), LineCounts(limit: 64)] {
      for number in 1...articles {
        let body = story(number, with: number <= withLine ? line : nil)
        counts.add(
          StoredRecord(
            article: Article(id: "\(number)", title: "", body: body), sourceNumber: 3,
            relativePath: ""))
      }
      #expect(counts.furniture().lines == [3: isFound ? [hash(of: line)] : []])
    }
  }

  private func hash(of line: String) -> UInt64 {
    let paper = SourceFurniture.publisher(of: Article(id: "", title: "", body: ""))
    return SourceFurniture.hash(of: line.utf8, publisher: paper)
  }
}
