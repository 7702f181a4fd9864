import TestSupport
import Testing
import Xapian

@Suite struct DocumentTests {
  @Test func keepsAllItIsGiven() throws {
    let folder = try TemporaryFolder()
    var writer = try WritableDatabase(path: folder.path(of: "a.db"), opening: .create)
    let sentence = Array("grey heron".utf8)
    var document = Document()
    document.setData([0, 255, 10])
    document.setValue("2016", in: 0)
    document.setValue([0x41, 0x42], in: 4_000_000_000)
    document.addPosting(sentence[5...], prefix: "S", position: 3)
    document.addPosting(sentence[5...], prefix: "S", position: 9, wdf: 4)
    document.addPosting("grey", position: 1)
    document.addTerm("plain", wdf: 2)
    document.addTerm(sentence[..<4], prefix: "T")
    document.addBooleanTerm("id", prefix: "L")
    document.addBooleanTerm(sentence[..<4], prefix: "B")
    let id = try writer.add(document)
    #expect(
      try writer.termList(of: id) == [
        DocumentTerm(term: "Bgrey", wdf: 0, frequency: 1),
        DocumentTerm(term: "Lid", wdf: 0, frequency: 1),
        DocumentTerm(term: "Sheron", wdf: 5, frequency: 1),
        DocumentTerm(term: "Tgrey", wdf: 1, frequency: 1),
        DocumentTerm(term: "grey", wdf: 1, frequency: 1),
        DocumentTerm(term: "plain", wdf: 2, frequency: 1),
      ])
    #expect(try writer.positions(of: "Sheron", in: id) == [3, 9])
    #expect(try writer.positions(of: "plain", in: id) == [])
    #expect(try writer.documentLength(id) == 9)
    let stored = try writer.document(id)
    #expect(stored.data == [0, 255, 10])
    #expect(stored.values == [0: "2016", 4_000_000_000: "AB"])
  }

  @Test func takesTermsThatWerePackedBefore() throws {
    let folder = try TemporaryFolder()
    var writer = try WritableDatabase(path: folder.path(of: "a.db"), opening: .create)
    var terms = Document.Terms()
    terms.addTerm("heron".utf8, prefix: "Z")
    terms.addTerm("herons".utf8)
    var packed = Document()
    packed.setValue("2016", in: 0)
    packed.add(terms)
    packed.add(Document.Terms())
    packed.add(terms, wdf: 3)
    packed.addTerm("plain")
    var plain = Document()
    plain.setValue("2016", in: 0)
    for wdf in [1, 3] {
      plain.addTerm("heron", prefix: "Z", wdf: wdf)
      plain.addTerm("herons", wdf: wdf)
    }
    plain.addTerm("plain")
    let ids = try [writer.add(packed), writer.add(plain)]
    #expect(try writer.termList(of: ids[0]).map(\.term) == ["Zheron", "herons", "plain"])
    #expect(try writer.termList(of: ids[0]).map(\.wdf) == [4, 4, 1])
    #expect(try writer.termList(of: ids[0]).map(\.wdf) == writer.termList(of: ids[1]).map(\.wdf))
    #expect(try writer.document(ids[0]).values == [0: "2016"])
  }

  @Test func isReusable() throws {
    let folder = try TemporaryFolder()
    var writer = try WritableDatabase(path: folder.path(of: "a.db"), opening: .create)
    var document = Document("heron", values: [0: "x"])
    try writer.add(document)
    document.removeAll()
    document.addTerm("robin")
    let id = try writer.add(document)
    #expect(try writer.termList(of: id).map(\.term) == ["robin"])
    #expect(try writer.document(id) == writer.document(id))
    #expect(try writer.document(id).data.isEmpty)
    #expect(try writer.document(id).values.isEmpty)
  }

  @Test func clampsNumbers() throws {
    let folder = try TemporaryFolder()
    var writer = try WritableDatabase(path: folder.path(of: "a.db"), opening: .create)
    var document = Document()
    document.addPosting("a", position: -7)
    document.addPosting("a", position: Int(UInt32.max) - 1)
    document.addTerm("b", wdf: -3)
    let id = try writer.add(document)
    #expect(try writer.positions(of: "a", in: id) == [0, Int(UInt32.max) - 1])
    #expect(try writer.termList(of: id).last?.wdf == 0)
  }
}
