import TestSupport
import Testing
import Xapian

@Suite struct ListTests {
  @Test func terms() throws {
    let folder = try TemporaryFolder()
    let database = try makeNotes(in: folder)
    #expect(
      try database.terms(prefix: "s") == [
        TermFrequency(term: "shallow", frequency: 1), TermFrequency(term: "share", frequency: 1),
        TermFrequency(term: "sings", frequency: 1), TermFrequency(term: "stands", frequency: 1),
        TermFrequency(term: "swim", frequency: 1),
      ])
    #expect(try database.terms(prefix: "s", limit: 2).map(\.term) == ["shallow", "share"])
    #expect(
      try database.terms(prefix: "s", from: "sh~", limit: 2).map(\.term) == ["sings", "stands"])
    #expect(try database.terms(limit: 1).map(\.term) == ["a"])
    #expect(try database.terms(limit: -1).isEmpty)
    #expect(try database.terms(prefix: "zz").isEmpty)
  }

  @Test func mostFrequentTerms() throws {
    let folder = try TemporaryFolder()
    let database = try makeNotes(in: folder)
    func terms(_ prefix: String, _ limit: Int, _ most: Int = .max) throws -> [String] {
      try database.mostFrequentTerms(prefix: prefix, limit: limit, lookingAt: most)
        .map { "\($0.term) \($0.frequency)" }
    }
    #expect(try terms("", 3) == ["heron 3", "water 3", "grey 2"])
    #expect(try terms("s", 2) == ["shallow 1", "share 1"])
    #expect(try terms("", 9, 3) == ["a 1", "and 1", "at 1"])
    #expect(try terms("zz", 5) == [])
    #expect(try terms("", 0) == [])
    #expect(try terms("", -1, -1) == [])
  }

  @Test("The most frequent terms among the documents of a query")
  func termsAmong() throws {
    let folder = try TemporaryFolder()
    let database = try makeNotes(in: folder)
    func terms(_ prefix: String, _ query: Query, _ limit: Int = 9) throws -> [String] {
      try database.mostFrequentTerms(prefix: prefix, among: query, limit: limit)
        .map { "\($0.term) \($0.frequency)" }
    }
    #expect(try terms("s", .term("heron")) == ["shallow 1", "share 1", "stands 1"])
    #expect(try terms("", .term("heron"), 2) == ["heron 3", "grey 2"])
    #expect(try terms("w", .all) == ["water 3"])
    #expect(try terms("", .none) == [])
    #expect(try terms("zz", .all) == [])
    #expect(try terms("s", .all, 0) == [])
    #expect(try terms("m", .phrase([.term("grey"), .term("heron")])) == ["mullet 1"])
    let cut = try database.mostFrequentTerms(
      prefix: "", among: .all, limit: 9, until: .afterSteps(0))
    #expect(cut == [])
  }

  @Test("Among many documents the numbers are exact, and a rare term is found")
  func termsAmongMany() throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "many.db")
    var writer = try WritableDatabase(path: path, opening: .create)
    for number in 0..<2000 {
      try writer.add("all pa\(number % 7) \(number % 2 == 0 ? "even" : "odd")")
    }
    try writer.add("all odd parare")
    try writer.close()
    let database = try Database(path: path)
    let found = try database.mostFrequentTerms(prefix: "pa", among: .term("odd"), limit: 8)
    #expect(found.map(\.frequency).reduce(0, +) == 1001)
    #expect(found.map(\.frequency) == found.map(\.frequency).sorted(by: >))
    for term in found {
      let both = Query.and([.term("odd"), .term(term.term)])
      #expect(try database.search(SearchRequest(both, count: 2000)).matches.count == term.frequency)
    }
    #expect(found.last == TermFrequency(term: "parare", frequency: 1))
    let three = try database.mostFrequentTerms(prefix: "pa", among: .term("odd"), limit: 3)
    #expect(three == Array(found.prefix(3)))
  }

  @Test func postings() throws {
    let folder = try TemporaryFolder()
    let database = try makeNotes(in: folder)
    #expect(
      try database.postings(of: "grey") == [
        Posting(documentID: 1, wdf: 1, documentLength: 6),
        Posting(documentID: 2, wdf: 2, documentLength: 5),
      ])
    #expect(try database.postings(of: "grey", from: 2).map(\.documentID) == [2])
    #expect(try database.postings(of: "heron", limit: 1).map(\.documentID) == [1])
    #expect(try database.documentIDs(withTerm: "heron") == [1, 2, 4])
    #expect(try database.documentIDs(withTerm: "") == [1, 2, 3, 4, 5])
    #expect(try database.documentIDs(withTerm: "eagle") == [])
    #expect(try database.positions(of: "grey", in: 2) == [1, 4])
    #expect(try database.positions(of: "eagle", in: 2) == [])
    #expect(code { _ = try database.termList(of: 50) } == .documentNotFound)
  }

  @Test func metadata() throws {
    let folder = try TemporaryFolder()
    var writer = try WritableDatabase(path: folder.path(of: "a.db"), opening: .create)
    try writer.setMetadata("one", for: "k:1")
    try writer.setMetadata([0, 255], for: "k:2")
    try writer.setMetadata("other", for: "z")
    try writer.setMetadata("gone", for: "k:3")
    try writer.setMetadata("", for: "k:3")
    try writer.commit()
    let database = try Database(path: folder.path(of: "a.db"))
    #expect(try database.metadata(for: "k:1") == Array("one".utf8))
    #expect(try database.metadata(for: "nothing") == [])
    let entries = try database.metadataEntries(prefix: "k:")
    #expect(entries.map(\.key) == ["k:1", "k:2"])
    #expect(entries.map(\.value) == [Array("one".utf8), [0, 255]])
    #expect(try database.metadataKeys() == ["k:1", "k:2", "z"])
    #expect(code { _ = try database.metadata(for: "") } == .invalidArgument)
    #expect(code { try writer.setMetadata("x", for: "") } == .invalidArgument)
  }

  @Test func synonyms() throws {
    let folder = try TemporaryFolder()
    var writer = try WritableDatabase(path: folder.path(of: "a.db"), opening: .create)
    try writer.addSynonym("great egret", for: "heron")
    try writer.addSynonym("bittern", for: "heron")
    try writer.addSynonym("redbreast", for: "robin")
    try writer.addSynonym("vole", for: "rat")
    try writer.commit()
    #expect(try writer.synonyms(of: "heron") == ["bittern", "great egret"])
    #expect(try writer.synonyms(of: "eagle") == [])
    #expect(try writer.synonymKeys() == ["heron", "rat", "robin"])
    #expect(try writer.synonymKeys(prefix: "r") == ["rat", "robin"])
    let entries = try writer.synonymEntries()
    #expect(entries.map(\.term) == ["heron", "rat", "robin"])
    #expect(entries.map(\.synonyms) == [["bittern", "great egret"], ["vole"], ["redbreast"]])
    try writer.removeSynonym("bittern", for: "heron")
    try writer.removeSynonym("eagle", for: "heron")
    try writer.clearSynonyms(for: "robin")
    try writer.commit()
    #expect(try writer.synonymEntries().map(\.synonyms) == [["great egret"], ["vole"]])
  }

  @Test func spelling() throws {
    let folder = try TemporaryFolder()
    var writer = try WritableDatabase(path: folder.path(of: "a.db"), opening: .create)
    try writer.addSpelling("heron", frequency: 5)
    try writer.addSpelling("hermit")
    try writer.addSpelling("hermit")
    try writer.commit()
    let database = try Database(path: folder.path(of: "a.db"))
    #expect(try database.spellingSuggestion(for: "heorn") == "heron")
    #expect(try database.spellingSuggestion(for: "heron") == nil)
    #expect(try database.spellingSuggestion(for: "xyzzy") == nil)
    #expect(try database.spellingSuggestion(for: "herozz", maxEditDistance: 1) == nil)
    #expect(try database.wordFrequency("heron") == 5)
    #expect(try database.wordFrequency("hermit") == 2)
    #expect(try database.wordFrequency("her") == 0)
    #expect(try database.spellingWords().map(\.term) == ["hermit", "heron"])
    try writer.removeSpelling("heron", frequency: 9)
    try writer.removeSpelling("eagle")
    try writer.commit()
    #expect(try writer.spellingWords() == [TermFrequency(term: "hermit", frequency: 2)])
  }

  @Test func expansion() throws {
    let folder = try TemporaryFolder()
    let database = try makeNotes(in: folder)
    let terms = try database.expandTerms(relevant: [2], count: 3)
    #expect(Set(terms.map(\.term)) == ["mullet", "eats", "grey"])
    #expect(terms.map(\.weight) == terms.map(\.weight).sorted(by: >))
    #expect(
      try database.expandTerms(relevant: [1, 2], count: 9, prefixes: ["gr", "m"])
        .map(\.term).sorted() == ["grey", "mullet"])
    #expect(
      try database.expandTerms(
        relevant: [2], count: 9, prefixes: ["g", "m"], excluding: ["grey"]
      ).map(\.term) == ["mullet"])
    #expect(try database.expandTerms(relevant: [], count: 9).isEmpty)
    #expect(code { _ = try database.expandTerms(relevant: [99], count: 9) } == .documentNotFound)
  }
}
