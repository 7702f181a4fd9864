import Foundation
import TestSupport
import Testing
import Xapian

/// The example of the documentation's first page, which is to be kept the same as here.
@Suite struct FirstPageExampleTests {
  @Test func findsTheHeron() throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "birds.db")

    var writer = try WritableDatabase(path: path, opening: .createOrOpen)
    var document = Document()
    for (id, text) in [("1", "the grey heron stands still"), ("2", "a stork walks by")] {
      document.removeAll()
      document.setData(text)
      for (position, word) in text.split(separator: " ").enumerated() {
        document.addPosting(word.utf8, position: position)
      }
      try writer.replace(term: "Q" + id, with: document)
    }
    try writer.close()

    let database = try Database(path: path)
    let query = Query.phrase([.term("grey"), .term("heron")])
    let matches = try database.search(SearchRequest(query, count: 5))
    for match in matches.matches {
      print(match.rank + 1, match.weight, String(decoding: match.data, as: UTF8.self))
    }

    #expect(
      matches.matches.map { String(decoding: $0.data, as: UTF8.self) }
        == ["the grey heron stands still"])
    #expect(matches.isExact)
  }

  /// The lines of the page's example are lines of the test above, in the same order.
  @Test func isTheExampleOfThePage() throws {
    let file = URL(filePath: #filePath)
    let root = file.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let page = try String(
      contentsOf: root.appending(path: "Sources/Xapian/Xapian.docc/Xapian.md"), encoding: .utf8)
    let blocks = page.components(separatedBy: "```swift\n")
    let example = try #require(blocks.dropFirst().first?.components(separatedBy: "```").first)
    func lines(_ text: String) -> [String] {
      text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        .filter { !$0.isEmpty && !$0.hasPrefix("import") }
    }
    let test = lines(try String(contentsOf: file, encoding: .utf8))
    let wanted = lines(example)
    let start = try #require(test.firstIndex(of: wanted[0]))
    #expect(Array(test[start...].prefix(wanted.count)) == wanted)
  }
}
