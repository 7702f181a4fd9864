import TestSupport
import Testing
import Xapian

@Suite struct AmendTests {
  @Test func changesAValueAndTerms() throws {
    let folder = try TemporaryFolder()
    var writer = try WritableDatabase(path: folder.path(of: "a.db"), opening: .create)
    try writer.add("grey heron", values: [0: "a"])
    try writer.commit()
    var changes = Document()
    changes.setValue("group", in: 3)
    changes.addBooleanTerm("XCone")
    try writer.amend(id: 1, with: changes)
    #expect(try writer.document(1).values == [0: "a", 3: "group"])
    #expect(try writer.documentValue(1, in: 3) == Array("group".utf8))
    #expect(try writer.documentValue(1, in: 4) == [])
    #expect(try writer.documentIDs(withTerm: "XCone") == [1])
    #expect(try writer.ids(.phrase([.term("grey"), .term("heron")])) == [1])
    let length = try writer.documentLength(1)
    try writer.commit()
    changes.removeAll()
    changes.setValue("", in: 3)
    changes.addBooleanTerm("XCtwo")
    try writer.amend(id: 1, with: changes, removing: ["XCone"])
    try writer.amend(id: 1, with: Document(), removing: ["XCnone", "XCneither"])
    try writer.commit()
    #expect(try writer.document(1).values == [0: "a"])
    #expect(try writer.valueFrequency(3) == 0)
    #expect(try writer.termExists("XCtwo") && !writer.termExists("XCone"))
    #expect(try writer.documentLength(1) == length)
    #expect(try writer.documentData(1) == Array("grey heron".utf8))
    #expect(try writer.ids(.phrase([.term("grey"), .term("heron")])) == [1])
    changes.removeAll()
    changes.setData("robin")
    try writer.amend(id: 1, with: changes)
    try writer.commit()
    #expect(try writer.documentData(1) == Array("robin".utf8))
    #expect(try writer.document(1).values == [0: "a"])
    #expect(try writer.ids(.phrase([.term("grey"), .term("heron")])) == [1])
  }

  @Test func refuses() throws {
    let folder = try TemporaryFolder()
    var writer = try WritableDatabase(path: folder.path(of: "a.db"), opening: .create)
    try writer.add("heron")
    var (noSlot, longTerm) = (Document(), Document())
    noSlot.setValue("a", in: .max)
    longTerm.addBooleanTerm(String(repeating: "x", count: 300))
    #expect(code { try writer.amend(id: 2, with: Document()) } == .documentNotFound)
    #expect(code { try writer.amend(id: 1, with: noSlot) } == .invalidArgument)
    #expect(code { try writer.amend(id: 1, with: longTerm) } == .invalidArgument)
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
