import Foundation
import TestSupport
import Testing

@Suite("What was indexed lasts")
struct DurabilityTests {
  private static let strace = ["/usr/bin/strace", "/bin/strace"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// A call that the system was asked for: its name, and the path it was for, below the collection.
  private struct Call: Equatable {
    var name: String
    var path: String

    /// `7 fsync(3</x/index/built>) = 0`, `7 rename("/x/a", "/x/b") = 0`
    init?(_ line: String, below folder: String) {
      guard let open = line.firstIndex(of: "("), let end = line.range(of: ") ", options: .backwards)
      else { return nil }
      name = line[..<open].split(separator: " ").last.map(String.init) ?? ""
      let arguments = line[line.index(after: open)..<end.lowerBound]
      let last = arguments.split(separator: ",").last ?? ""
      guard let start = last.range(of: folder + "/") else { return nil }
      path = String(last[start.upperBound...].prefix { $0 != ">" && $0 != "\"" })
    }
  }

  /// Tracing may be forbidden where the tests run.
  private static let canTrace: Bool = {
    guard let strace else { return false }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: strace)
    process.arguments = ["-o", "/dev/null", "-e", "trace=rename", "/bin/true"]
    process.standardError = FileHandle.nullDevice
    do { try process.run() } catch { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()

  private static func calls(of sandbox: Sandbox, _ arguments: String) async throws -> [Call] {
    let run = try await sandbox.shell(
      "\(try #require(strace)) -f -y -o calls -e trace=fsync,fdatasync,rename \"$SCO\" \(arguments)"
    )
    try #require(run.status == 0, "\(run.error)")
    let log = try String(contentsOf: sandbox.url("calls"), encoding: .utf8)
    return log.split(separator: "\n").compactMap { Call(String($0), below: sandbox.folder.path) }
  }

  @Test(
    "Files, folder, the file that names them and its folder are synced in that order",
    .enabled(if: canTrace, "strace, which shows the system's calls, is missing or may not trace"),
    arguments: ["index news --quiet", "reindex --full --quiet"])
  func order(arguments: String) async throws {
    let sandbox = try Sandbox()
    try sandbox.write(Articles.harvest, to: "news/panen.txt")
    if arguments.hasPrefix("reindex") {
      #expect(try await sandbox.run("index", "news", "--quiet").status == 0)
    }
    let calls = try await Self.calls(of: sandbox, arguments)
    let built = "index/built"
    let named = try #require(
      calls.lastIndex { $0.name == "rename" && $0.path == "\(built)/current" })
    let generation = try #require(
      calls[..<named].last { $0.path.hasPrefix("\(built)/generation-") }
        .map { $0.path.split(separator: "/").prefix(3).joined(separator: "/") })
    func last(_ path: String) -> Int? {
      calls[..<named].lastIndex { $0.name == "fsync" && $0.path == path }
    }
    let folder = try #require(last(generation))
    let files = try FileManager.default.contentsOfDirectory(
      atPath: sandbox.url(generation).path)
    #expect(files.count > 5)
    for file in files {
      let synced = try #require(last("\(generation)/\(file)"), "\(file)")
      #expect(synced < folder, "\(file)")
      // Nothing is changed after it was synced.
      #expect(!calls[synced...].contains { $0.name == "rename" && $0.path.hasSuffix("/\(file)") })
    }
    let parent = try #require(last(built))
    let stub = try #require(last("\(built)/current.new"))
    #expect(folder < parent && parent < stub && stub < named)
    #expect(calls[named...].contains { $0.name == "fsync" && $0.path == built })
  }

  @Test(
    "Ctrl-C leaves the index as it was, and nothing else",
    arguments: [("INT", 130), ("TERM", 143)] as [(String, Int32)])
  func interrupted(signal: String, status: Int32) async throws {
    let sandbox = try await Sandbox.built()
    for number in 0..<3000 {
      try sandbox.write(
        String(repeating: "Petani nomor \(number) menanam padi di lereng gunung. ", count: 20),
        to: "index/articles/n\(number).txt")
    }
    func names() throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: sandbox.url("index/built").path).sorted()
    }
    let before = try names()
    let run = try await sandbox.shell(
      """
      "$SCO" reindex & indexing=$!
      until ls index/built | grep -q building-; do
        kill -0 $indexing 2>/dev/null || break
        sleep 0.01
      done
      kill -\(signal) $indexing
      wait $indexing
      """)
    #expect(run.status == status, "\(run.output) \(run.error)")
    #expect(run.error.contains("stopped"))
    #expect(try names() == before)
    #expect(try await sandbox.run("stats", "--json").json().integer("articles") == 3)
    #expect(try await sandbox.run("check").status == 0)
  }
}
