import Foundation
import ScoSearch
import TestSupport
import Testing
import Xapian

struct GenerationTests {
  private static func collection() async throws -> SmallCollection {
    try await SmallCollection(files: [
      "a.txt": "Kabar padi dari desa\n\nPetani di desa menanam padi sejak pagi kemarin.\n"
    ])
  }

  private static func code(_ body: () async throws -> Void) async -> SearchError.Code? {
    await #expect(throws: SearchError.self) { try await body() }?.code
  }

  /// The folder of the live generation, below the collection's parent.
  private static func live(_ collection: SmallCollection) throws -> String {
    let names = try collection.folder.names(in: "index/built").filter {
      $0.hasPrefix("generation-")
    }
    return "index/built/\(try #require(names.last))"
  }

  @Test("A reader that is open goes on when the generation is replaced, and sees the new one")
  func replaced() async throws {
    let collection = try await Self.collection()
    let index = try collection.index()
    #expect(try await index.search("padi").ids == ["a.txt"])
    for number in 0..<3 {
      try collection.write("Kabar padi lagi\n\nPadi nomor \(number).\n", to: "n\(number).txt")
      try await collection.synchronize(isFull: true)
      #expect(try await index.search("padi").hits.count == number + 2)
    }
  }

  @Test("Only the live generation stays, and Xapian's own tools open it by its stub")
  func oneStays() async throws {
    let collection = try await Self.collection()
    for _ in 0..<3 { try await collection.synchronize(isFull: true) }
    let names = try collection.folder.names(in: "index/built")
    #expect(names.filter { $0.hasPrefix("generation-") }.count == 1)
    #expect(!names.contains { $0.hasPrefix("building-") || $0.hasSuffix(".new") })
    let database = try Database(path: "\(collection.path)/built/current")
    #expect(try database.documentCount == 1)
  }

  @Test(
    "What a build that was killed left is cleaned up, by the next build and by the next commit",
    arguments: [true, false])
  func leftovers(fromCode: Bool) async throws {
    let collection = try await Self.collection()
    for name in ["building-9/1/x", "generation-9/y", "current.new"] {
      try collection.folder.write("half", to: "index/built/\(name)")
    }
    #expect(try await collection.ids("padi") == ["a.txt"])
    if fromCode {
      try await collection.add([Article(id: "c", title: "Kabar", body: "Jagung.")])
    } else {
      try await collection.synchronize()
    }
    let names = try collection.folder.names(in: "index/built")
    #expect(!names.contains("building-9") && !names.contains("generation-9"))
    #expect(!names.contains("current.new"))
    #expect(try await collection.ids("padi") == ["a.txt"])
  }

  @Test(
    "A stub that says nothing sensible is damage, and a full build mends it",
    arguments: [
      "", "auto", "auto generation-\n", "auto generation-1", "auto generation-999\n",
      "auto ../../etc\n", "auto generation-0\n", "auto generation--1\n", "\u{0}\u{1}",
    ])
  func damagedStub(contents: String) async throws {
    let collection = try await Self.collection()
    let generation = try Self.live(collection)
    let index = try collection.index()
    try collection.folder.write(contents, to: "index/built/current")
    #expect(await Self.code { _ = try collection.index() } == .damaged)
    #expect(await Self.code { _ = try await index.search("padi") } == .damaged)
    #expect(try !IndexChecker.check(at: collection.path).isSound)
    #expect(await Self.code { try await collection.synchronize() } == .damaged)
    #expect(collection.folder.exists(generation), "what could still be mended by hand is kept")
    try await collection.synchronize(isFull: true)
    #expect(try await index.search("padi").ids == ["a.txt"])
    #expect(try IndexChecker.check(at: collection.path).isSound)
  }

  @Test(
    "An index of another schema version is not read, and says what renews it",
    arguments: ["1", "6", "999"])
  func otherVersion(version: String) async throws {
    let collection = try await Self.collection()
    do {
      var database = try WritableDatabase(
        path: collection.folder.path(of: Self.live(collection)), opening: .open,
        options: .waitForLock)
      try database.setMetadata(version, for: "schema")
      try database.commit()
    }
    let error = #expect(throws: SearchError.self) { try collection.index() }
    #expect(error?.code == .schemaVersion)
    #expect(error?.message.contains("schema version \(version), this program reads 12") == true)
    #expect(error?.remedy == "renew it with 'sco-search reindex --full'")
    #expect(await Self.code { try await collection.synchronize() } == .schemaVersion)
    try await collection.synchronize(isFull: true)
    #expect(try await collection.ids("padi") == ["a.txt"])
  }

  @Test("A lock that Xapian frees a little late is waited for")
  func lateLock() async throws {
    let collection = try await Self.collection()
    let path = collection.folder.path(of: try Self.live(collection))
    // A thread of its own: those of the tasks may all be busy for longer than a writer waits.
    let isHeld = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      do {
        let database = try WritableDatabase(path: path, opening: .open, options: .waitForLock)
        isHeld.signal()
        usleep(300_000)
        try database.close()
      } catch {
        Issue.record(error)
      }
    }
    await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        isHeld.wait()
        continuation.resume()
      }
    }
    try collection.write("Kabar padi lagi\n\nPadi kedua.\n", to: "b.txt")
    try await collection.synchronize()
    #expect(try await collection.ids("padi").sorted() == ["a.txt", "b.txt"])
  }

  @Test("A generation that is gone is damage, not a crash")
  func gone() async throws {
    let collection = try await Self.collection()
    try collection.folder.remove(try Self.live(collection))
    #expect(await Self.code { _ = try collection.index() } == .damaged)
    #expect(await Self.code { try await collection.synchronize() } == .damaged)
    try await collection.synchronize(isFull: true)
    #expect(try await collection.ids("padi") == ["a.txt"])
  }
}
