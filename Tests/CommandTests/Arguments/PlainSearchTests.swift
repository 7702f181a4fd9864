import ArgumentParser
import Testing

@testable import sco_search

@Suite("A search goes past the parser only where this would have read the same")
struct PlainSearchTests {
  @Test(
    "Words and the options that are given most",
    arguments: [
      ["padi"], ["padi", "sawah"], ["search", "padi"], ["--limit", "5", "padi", "sawah"],
      ["padi", "--limit", "0"], ["-n", "3", "padi"], ["padi", "-n", "3"], ["--json", "padi"],
      ["--index", "folder", "padi"], ["padi", "-nuklir"], ["--", "--json"], ["-n", "padi"],
      ["--limit", "3", "--limit", "4", "padi"], ["--json", "--json", "padi"],
      ["search", "--", "x"],
      ["--limit", "2", "--index", "folder", "--json", "+iran", "-nuklir", "\"a b\""], [""],
      ["--index", "", "padi"],
    ])
  func plain(arguments: [String]) throws {
    let normalized = try ArgumentNormalizer.normalize(arguments)
    let plain = try #require(PlainSearch(normalized), "\(normalized)")
    let command = try SearchCommand.parse(Array(normalized.dropFirst()))
    #expect(plain.words == command.query)
    #expect(plain.folder == command.collection.folder)
    #expect(plain.limit == command.results.limit && plain.isJSON == command.results.json)
  }

  @Test(
    "All else is the parser's",
    arguments: [
      ["--limit", "05", "padi"], ["--limit", "+5", "padi"], ["--limit", "-5", "padi"],
      ["--limit", "x", "padi"], ["--limit", "99999999999999999999", "padi"], ["--limit=5", "padi"],
      ["--limit", "5"], ["--json"], ["--all", "padi"], ["--lang", "id", "padi"], ["stats"],
      ["--paths", "--json", "padi"], ["--index", "-x", "padi"], ["batch", "-"], ["padi", "--help"],
    ])
  func others(arguments: [String]) throws {
    let normalized = (try? ArgumentNormalizer.normalize(arguments)) ?? []
    #expect(PlainSearch(normalized) == nil, "\(normalized)")
  }
}
