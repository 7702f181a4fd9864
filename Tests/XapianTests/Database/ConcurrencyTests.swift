import Synchronization
import TestSupport
import Testing
import Xapian

@Suite struct ConcurrencyTests {
  /// A database that can be shared.
  final class Shelf: Sendable {
    let database: Mutex<Database>

    init(_ path: String) throws(XapianError) {
      database = Mutex(try Database(path: path))
    }
  }

  /// One database that several tasks take turns with.
  @Test func insideAMutex() async throws {
    let folder = try TemporaryFolder()
    _ = try makeNotes(in: folder)
    let shelf = try Shelf(folder.path(of: "notes.db"))
    await withTaskGroup(of: [DocumentID]?.self) { group in
      for _ in 0..<20 {
        group.addTask { try? shelf.database.withLock { try $0.ids(.term("heron")) } }
      }
      for await ids in group { #expect(ids.map { Set($0) } == [1, 2, 4]) }
    }
  }

  /// One database for each task, and a writer besides.
  @Test func oneForEachTask() async throws {
    let folder = try TemporaryFolder()
    _ = try makeNotes(in: folder)
    let path = folder.path(of: "notes.db")
    try await withThrowingTaskGroup(of: Void.self) { group in
      // Each reads until it has seen all that is written.
      for _ in 0..<8 {
        group.addTask {
          var database = try Database(path: path)
          var herons: [Int] = []
          for _ in 0..<10_000 where herons.last != 13 {
            if let count = try countOfHerons(&database) { herons.append(count) }
            try await Task.sleep(for: .milliseconds(1))
            try database.reopen()
          }
          #expect(herons.first.map { (3...13).contains($0) } == true)
          #expect(herons.last == 13 && herons == herons.sorted())
        }
      }
      group.addTask {
        var writer = try WritableDatabase(path: path, opening: .open)
        for number in 0..<10 {
          try writer.add("heron number\(number)")
          try writer.commit()
        }
      }
      try await group.waitForAll()
    }
    #expect(try Database(path: path).documentCount == 15)
  }

  /// The number of matches, or `nil` where the reader had to be brought up to date first.
  func countOfHerons(_ database: inout Database) throws(XapianError) -> Int? {
    do {
      return try database.ids(.term("heron")).count
    } catch {
      guard error.code == .databaseModified else { throw error }
      try database.reopen()
      return nil
    }
  }

  /// What reads takes either kind of database.
  @Test func readsFromBothKinds() throws {
    func herons(_ database: borrowing some ReadableDatabase & ~Copyable) throws -> Int {
      try database.termFrequency("heron")
    }
    let folder = try TemporaryFolder()
    var writer = try WritableDatabase(path: folder.path(of: "a.db"), opening: .create)
    try writer.add("heron")
    #expect(try herons(writer) == 1)
    #expect(try herons(Database(path: folder.path(of: "a.db"))) == 0)
  }
}
