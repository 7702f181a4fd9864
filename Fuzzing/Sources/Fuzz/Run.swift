import CFuzz
import Foundation

/// One run over one target, with what came of it.
struct Run {
  /// Longer than this and an input is a finding, in seconds of the processor: other programs may
  /// hold the clock up.
  static let longest = 1.0
  /// After so many seconds an input counts as one that never ends.
  private static let hanging: UInt32 = 20
  /// A run ends after so many findings: one mistake is met again and again.
  private static let mostFindings = 20

  let target: FuzzTarget
  let arguments: Arguments
  private(set) var findings = 0
  private var known = 0
  private var inputs: UInt64 = 0
  private var bytes = 0
  private var slowest: (seconds: Double, number: UInt64) = (0, 0)

  init(_ target: FuzzTarget, _ arguments: Arguments) {
    self.target = target
    self.arguments = arguments
  }

  /// Tries mutated inputs, by their numbers.
  mutating func mutate() throws {
    let check = try target.makeCheck()
    var mutator = Mutator(target, seed: arguments.seed)
    fuzz_watch(strdup(target.name)!, arguments.seed, Self.hanging)
    let start = ContinuousClock.now
    for number in arguments.first..<arguments.first + arguments.runs {
      fuzz_note(number)
      let input = mutator.input(number)
      if arguments.prints { print(String(decoding: input, as: UTF8.self).debugDescription) }
      inputs += 1
      bytes += input.count
      try attempt(check, input, number)
      if findings >= Self.mostFindings { break }
      let elapsed = (ContinuousClock.now - start) / .seconds(1)
      if let limit = arguments.seconds, elapsed > limit { break }
    }
    report((ContinuousClock.now - start) / .seconds(1))
  }

  /// Tries the inputs in files.
  mutating func replay() throws {
    let check = try target.makeCheck()
    for file in arguments.replayed {
      let input = Array(try Data(contentsOf: URL(fileURLWithPath: file)))
      print("\(target.name): \(file)")
      try attempt(check, input, 0)
    }
  }

  private mutating func attempt(
    _ check: ([UInt8]) throws -> Void, _ input: [UInt8], _ number: UInt64
  ) throws {
    let start = fuzz_processor_seconds()
    do {
      try check(input)
    } catch {
      try keep(input, number, "\(error)")
    }
    let seconds = fuzz_processor_seconds() - start
    if seconds > slowest.seconds { slowest = (seconds, number) }
    if seconds > Self.longest {
      try keep(input, number, "\(input.count) bytes took \(seconds) seconds")
    }
  }

  private mutating func keep(_ input: [UInt8], _ number: UInt64, _ reason: String) throws {
    if (FuzzTarget.known + arguments.known).contains(where: reason.contains) {
      known += 1
      return
    }
    findings += 1
    try FileManager.default.createDirectory(
      atPath: arguments.findings, withIntermediateDirectories: true)
    let file = "\(arguments.findings)/\(target.name)-\(arguments.seed)-\(number)"
    try Data(input).write(to: URL(fileURLWithPath: file))
    Self.say("FINDING \(target.name) --seed \(arguments.seed) --first \(number) (\(file)):")
    Self.say("  \(reason.prefix(600))")
  }

  /// At once, so that a crash loses nothing of what was said.
  private static func say(_ line: String) {
    FileHandle.standardOutput.write(Data("\(line)\n".utf8))
  }

  private func report(_ seconds: Double) {
    let rate = Int(Double(inputs) / max(seconds, 0.001))
    let slow = String(format: "%.1f", slowest.seconds * 1000)
    let name = target.name.padding(toLength: 10, withPad: " ", startingAt: 0)
    Self.say(
      "\(name) seed \(arguments.seed): \(inputs) inputs, \(bytes >> 10) KB, "
        + "\(Int(seconds.rounded())) s, \(rate) a second, slowest \(slow) ms "
        + "(\(slowest.number)), at most \(fuzz_most_memory() >> 10) MB, "
        + "findings \(findings)\(known > 0 ? ", known \(known)" : "")")
  }
}
