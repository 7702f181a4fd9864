import Foundation
import TestSupport
import Testing
import Xapian

/// Reading from a server, where the tool that serves is installed.
@Suite struct RemoteDatabaseTests {
  static let server = "/usr/bin/xapian-tcpsrv"

  @Test(
    .enabled(
      if: FileManager.default.isExecutableFile(atPath: server),
      "xapian-tcpsrv is not installed (package xapian-tools)"))
  func readsFromAServer() throws {
    let folder = try TemporaryFolder()
    _ = try makeNotes(in: folder)
    let port = UInt16.random(in: 20_000..<60_000)
    let process = Process()
    process.executableURL = URL(filePath: Self.server)
    process.arguments = [
      "--quiet", "--interface", "127.0.0.1", "--port", "\(port)",
      folder.path(of: "notes.db"),
    ]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    // It inherits a signal mask under which it does not hear of anything milder.
    defer {
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }
    waitForServer(at: port)
    let database = try Database(host: "127.0.0.1", port: port, timeout: .seconds(5))
    #expect(try database.documentCount == 5)
    var request = SearchRequest(.or([.term("heron"), .term("mullet")]), first: 1, count: 2)
    request.facets = [1]
    request.documentValues = [0]
    request.checkAtLeast = 5
    let page = try database.search(request)
    #expect(page.ids.count == 2)
    #expect(page.facets[1] == [FacetCount(value: "wader", count: 3)])
    #expect(page.matches.allSatisfy { !$0.data.isEmpty })
    #expect(code { _ = try database.ids(.documents([1])) } == .unimplemented)
  }

  /// Waits until the server listens, for five seconds at most.
  func waitForServer(at port: UInt16) {
    var tries = 0
    while tries < 100, code(of: { _ = try Database(host: "127.0.0.1", port: port) }) == .network {
      Thread.sleep(forTimeInterval: 0.05)
      tries += 1
    }
  }
}
