import TestSupport
import Testing
import Xapian

@Suite struct WritableDatabaseTests {
  @Test func openings() throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "a.db")
    var first = try WritableDatabase(path: path, opening: .create)
    try first.add("heron")
    try first.close()
    #expect(
      code { _ = try WritableDatabase(path: path, opening: .create) } == .databaseCreate)
    let second = try WritableDatabase(path: path, opening: .createOrOpen)
    #expect(try second.documentCount == 1)
    try second.close()
    let third = try WritableDatabase(path: path, opening: .open)
    #expect(try third.documentCount == 1)
    try third.close()
    let fourth = try WritableDatabase(path: path, opening: .createOrOverwrite)
    #expect(try fourth.documentCount == 0)
  }

  @Test func onlyOneWriter() throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "a.db")
    let first = try WritableDatabase(path: path, opening: .create)
    let error = #expect(throws: XapianError.self) {
      _ = try WritableDatabase(path: path, opening: .open)
    }
    #expect(error?.code == .databaseLocked)
    #expect(error?.context == path)
    let reader = try Database(path: path)
    #expect(try reader.isLocked)
    try first.close()
    let second = try WritableDatabase(path: path, opening: .open)
    #expect(try second.documentCount == 0)
  }

  @Test("A writer that waits for the lock gets it when the other has closed")
  func waitsForLock() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "a.db")
    var first = try WritableDatabase(path: path, opening: .create)
    let waiting = Task.detached {
      let second = try WritableDatabase(path: path, opening: .open, options: .waitForLock)
      return try second.documentCount
    }
    try await Task.sleep(for: .milliseconds(50))
    try first.add("heron")
    try first.close()
    #expect(try await waiting.value == 1)
  }

  @Test func addsReplacesAndDeletes() throws {
    let folder = try TemporaryFolder()
    var writer = try WritableDatabase(path: folder.path(of: "a.db"), opening: .create)
    #expect(try writer.add("heron one") == 1)
    #expect(try writer.replace(term: "Qb", with: Document("robin")) == 2)
    #expect(try writer.replace(term: "Qb", with: Document("robin again")) == 2)
    #expect(try writer.documentCount == 2)
    #expect(try writer.documentIDs(withTerm: "Qb") == [2])
    try writer.replace(id: 9, with: Document("owl"))
    #expect(try writer.lastDocumentID == 9)
    try writer.replace(id: 9, with: Document("barn owl"))
    #expect(try writer.documentData(9) == Array("barn owl".utf8))
    try writer.delete(id: 1)
    #expect(try writer.ids(.all) == [2, 9])
    try writer.delete(term: "Qnone")
    try writer.delete(term: "Qb")
    #expect(try writer.ids(.all) == [9])
    #expect(code { try writer.delete(id: 1) } == .documentNotFound)
    #expect(code { try writer.delete(term: "") } == .invalidArgument)
    try writer.commit()
    let reader = try Database(path: folder.path(of: "a.db"))
    #expect(try reader.ids(.all) == [9])
  }

  @Test func transactions() throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "a.db")
    var writer = try WritableDatabase(path: path, opening: .create)
    try writer.add("kept")
    try writer.beginTransaction()
    #expect(code { try writer.beginTransaction() } == .invalidOperation)
    try writer.add("dropped")
    try writer.cancelTransaction()
    #expect(try writer.documentCount == 1)
    try writer.beginTransaction()
    try writer.add("together one")
    try writer.add("together two")
    try writer.commitTransaction()
    #expect(code { try writer.commitTransaction() } == .invalidOperation)
    let reader = try Database(path: path)
    #expect(try reader.documentCount == 3)
    try writer.beginTransaction(flushed: false)
    try writer.add("later")
    try writer.commitTransaction()
    #expect(try Database(path: path).documentCount == 3)
    try writer.commit()
    #expect(try Database(path: path).documentCount == 4)
  }

  @Test func revisionGrows() throws {
    let folder = try TemporaryFolder()
    var writer = try WritableDatabase(
      path: folder.path(of: "a.db"), opening: .create, options: [.noSync, .dangerous])
    let before = try writer.revision
    try writer.add("heron")
    try writer.commit()
    #expect(try writer.revision > before)
  }

  @Test func withoutTermLists() throws {
    let folder = try TemporaryFolder()
    var writer = try WritableDatabase(
      path: folder.path(of: "a.db"), opening: .create, options: .noTermList)
    try writer.add("heron")
    try writer.commit()
    #expect(try writer.ids(.term("heron")) == [1])
    #expect(
      [.featureUnavailable, .invalidOperation].contains(code { _ = try writer.termList(of: 1) }))
  }

  @Test func overlongTermSpoilsNothing() throws {
    let folder = try TemporaryFolder()
    var writer = try WritableDatabase(path: folder.path(of: "a.db"), opening: .create)
    var document = Document()
    document.addTerm(String(repeating: "x", count: Document.maximumTermLength + 1))
    #expect(code { try writer.add(document) } == .invalidArgument)
    document.removeAll()
    document.addTerm(String(repeating: "x", count: Document.maximumTermLength))
    try writer.add(document)
    try writer.commit()
    #expect(try writer.documentCount == 1)
  }
}
