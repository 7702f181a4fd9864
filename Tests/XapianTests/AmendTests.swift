import TestSupport
import Testing
import Xapian

@Suite struct AmendTests {
  @Test func changesAValueAndTerms() throws {
    let folder = try TemporaryFolder()
    var writer = try WritableDatabase(path: folder.path(of: "a.db"), opening: .create)
    try writer.add("grey heron", values: [0: "a"])
    try writer.commit()
    try writer.amend(id: 1, setting: "group", in: 3, adding: "XCone")
    #expect(try writer.document(1).values == [0: "a", 3: "group"])
    #expect(try writer.documentValue(1, in: 3) == Array("group".utf8))
    #expect(try writer.documentValue(1, in: 4) == [])
    #expect(try writer.documentIDs(withTerm: "XCone") == [1])
    #expect(try writer.ids(.phrase([.term("grey"), .term("heron")])) == [1])
    let length = try writer.documentLength(1)
    try writer.commit()
    try writer.amend(id: 1, setting: "", in: 3, removing: "XCone", adding: "XCtwo")
    try writer.amend(id: 1, setting: "", in: 7, removing: "XCnone")
    try writer.commit()
    #expect(try writer.document(1).values == [0: "a"])
    #expect(try writer.valueFrequency(3) == 0)
    #expect(try writer.termExists("XCtwo") && !writer.termExists("XCone"))
    #expect(try writer.documentLength(1) == length)
    #expect(try writer.documentData(1) == Array("grey heron".utf8))
    #expect(try writer.ids(.phrase([.term("grey"), .term("heron")])) == [1])
  }

  @Test func refuses() throws {
    let folder = try TemporaryFolder()
    var writer = try WritableDatabase(path: folder.path(of: "a.db"), opening: .create)
    try writer.add("heron")
    #expect(code { try writer.amend(id: 2, setting: "a", in: 0) } == .documentNotFound)
    #expect(code { try writer.amend(id: 1, setting: "a", in: .max) } == .invalidArgument)
    let long = String(repeating: "x", count: 300)
    #expect(
      code { try writer.amend(id: 1, setting: "a", in: 0, adding: long) } == .invalidArgument)
    #expect(code { _ = try writer.documentValue(9, in: 0) } == .documentNotFound)
  }

  @Test func frequentTerms() throws {
    let folder = try TemporaryFolder()
    var writer = try WritableDatabase(path: folder.path(of: "a.db"), opening: .create)
    for text in ["heron", "heron robin", "robin heron owl"] { try writer.add(text) }
    #expect(try writer.terms(minimumFrequency: 2).map(\.term) == ["heron", "robin"])
    #expect(try writer.terms(limit: 1, minimumFrequency: 3).map(\.term) == ["heron"])
    #expect(try writer.documentIDs(withTerm: "heron", limit: 2) == [1, 2])
  }
}
