import CFuzz
import Foundation

/// Runs of libFuzzer, which changes inputs so that they reach places of the program that none has
/// reached before. The program must be built for that: `make fuzz-guided`.
enum Guided {
  nonisolated(unsafe) private static var check: ([UInt8]) throws -> Void = { _ in }

  static func run(_ target: FuzzTarget, _ arguments: Arguments, corpus: String) throws {
    guard fuzz_is_guided() != 0 else {
      throw Finding("this program is built without libFuzzer: make fuzz-guided")
    }
    let folder = "\(corpus)/\(target.name)"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    for (number, seed) in target.seeds.enumerated() {
      try Data(seed).write(to: URL(fileURLWithPath: "\(folder)/seed-\(number)"))
    }
    let dictionary = "\(corpus)/\(target.name).dict"
    let lines = Set(target.tokens).map { token in
      "\"" + token.map { String(format: "\\x%02X", Int($0)) }.joined() + "\"\n"
    }
    try lines.sorted().joined().write(toFile: dictionary, atomically: false, encoding: .utf8)
    try FileManager.default.createDirectory(
      atPath: arguments.findings, withIntermediateDirectories: true)
    check = try target.makeCheck()
    var words = [
      "Fuzz", folder, "-seed=\(arguments.seed)", "-runs=\(arguments.runs)", "-dict=\(dictionary)",
      "-max_len=\(target.longest)", "-timeout=20", "-report_slow_units=1", "-detect_leaks=0",
      "-artifact_prefix=\(arguments.findings)/\(target.name)-", "-print_final_stats=1",
    ]
    if let seconds = arguments.seconds { words.append("-max_total_time=\(Int(seconds))") }
    let bytes = words.flatMap { (word: String) -> [UInt8] in Array(word.utf8) + [0] }
    _ = fuzz_guided(bytes, words.count) { start, count in
      let input = Array(UnsafeBufferPointer(start: start, count: count))
      do {
        try Guided.check(input)
      } catch {
        if FuzzTarget.known.contains(where: "\(error)".contains) { return }
        FileHandle.standardError.write(Data("FINDING: \(error)\n".utf8))
        abort()
      }
    }
  }
}
