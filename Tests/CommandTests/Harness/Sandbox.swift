import Foundation
import TestSupport
import Testing

/// A temporary folder in which the real command is run, with an environment of its own.
final class Sandbox: Sendable {
  private let temporary: TemporaryFolder

  init() throws { temporary = try TemporaryFolder() }

  /// The folder; without symbolic links in its path.
  var folder: URL { URL(fileURLWithPath: temporary.path, isDirectory: true) }

  func url(_ path: String) -> URL { folder.appendingPathComponent(path) }

  /// Writes a file and the folders it lies in.
  func write(_ text: String, to path: String) throws { try temporary.write(text, to: path) }

  func write(_ bytes: [UInt8], to path: String) throws { try temporary.write(bytes, to: path) }

  func remove(_ path: String) throws { try temporary.remove(path) }

  /// Runs `sco-search` in the folder.
  ///
  /// - Parameters:
  ///   - arguments: Its arguments.
  ///   - environment: Added to an environment that has only `PATH`, `HOME` and `LANG`.
  ///   - input: What it reads on standard input.
  func run(
    _ arguments: String..., environment: [String: String] = [:], input: String = ""
  ) async throws -> Run {
    try await run(arguments, environment: environment, input: input)
  }

  func run(
    _ arguments: [String], environment: [String: String] = [:], input: String = ""
  ) async throws -> Run {
    try await launch(
      Self.command(), arguments, environment: environment, input: input)
  }

  /// Runs a line of the shell, in which `$SCO` is the command.
  func shell(_ line: String, environment: [String: String] = [:]) async throws -> Run {
    var environment = environment
    environment["SCO"] = try Self.command().path
    return try await launch(
      URL(fileURLWithPath: "/bin/sh"), ["-c", line], environment: environment, input: "")
  }

  private func launch(
    _ program: URL, _ arguments: [String], environment: [String: String], input: String
  ) async throws -> Run {
    // Files rather than pipes: no output is so long that the command would wait for its reader.
    let streams = try TemporaryFolder()
    defer { streams.removeAll() }
    let names = ["in", "out", "error"]
      .map { URL(fileURLWithPath: streams.path(of: $0)) }
    for name in names { try Data().write(to: name) }
    try Data(input.utf8).write(to: names[0])

    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    var variables = ["HOME": folder.path, "LANG": "C.UTF-8"]
    variables["PATH"] = ProcessInfo.processInfo.environment["PATH"]
    process.environment = variables.merging(environment) { $1 }
    let handles = [
      try FileHandle(forReadingFrom: names[0]), try FileHandle(forWritingTo: names[1]),
      try FileHandle(forWritingTo: names[2]),
    ]
    // Not left to when the process is forgotten: with some 1,300 open files Foundation's
    // `Process.run` reads beyond the list of them.
    defer { for handle in handles { try? handle.close() } }
    (process.standardInput, process.standardOutput) = (handles[0], handles[1])
    process.standardError = handles[2]
    try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
      process.terminationHandler = { _ in done.resume() }
      do { try process.run() } catch { done.resume(throwing: error) }
    }
    return Run(
      status: process.terminationStatus, wasKilled: process.terminationReason != .exit,
      outputBytes: try Data(contentsOf: names[1]), errorBytes: try Data(contentsOf: names[2]))
  }

  /// The command to test: the one that `SCO_SEARCH_COMMAND` names, else the one that was built
  /// beside the test bundle, or in a folder above it.
  static func command() throws -> URL {
    if let path = ProcessInfo.processInfo.environment["SCO_SEARCH_COMMAND"] {
      return URL(fileURLWithPath: path)
    }
    var folder = Bundle.main.bundleURL.resolvingSymlinksInPath()
    for _ in 0..<5 {
      let candidate = folder.appendingPathComponent("sco-search")
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: candidate.path, isDirectory: &isFolder),
        !isFolder.boolValue, FileManager.default.isExecutableFile(atPath: candidate.path)
      {
        return candidate
      }
      folder.deleteLastPathComponent()
    }
    throw CommandNotBuilt(besides: Bundle.main.bundleURL.path)
  }
}

/// There is no command to test.
struct CommandNotBuilt: Error {
  var besides: String
}

/// What a run of the command left.
struct Run: Sendable {
  var status: Int32
  /// A signal ended it.
  var wasKilled: Bool
  var outputBytes: Data
  var errorBytes: Data

  var output: String { String(decoding: outputBytes, as: UTF8.self) }
  var error: String { String(decoding: errorBytes, as: UTF8.self) }
  var lines: [String] { output.split(separator: "\n").map(String.init) }
  var errorLines: [String] { error.split(separator: "\n").map(String.init) }

  /// Standard output as one JSON object.
  func json() throws -> JSONObject {
    try JSONObject(outputBytes)
  }
}
