import ArgumentParser
import Invocation
import ScoSearch
import SearchJSON

/// `sco-search check`
struct CheckCommand: Subcommand {
  static let name = "check"
  static let options: OptionTable = CollectionOption.options + [.json]

  static let configuration = CommandConfiguration(
    commandName: name,
    abstract: "Verifies the index; says what is wrong and what mends it.",
    discussion: "Exit status: 0 where the index is sound, 2 where it is not.")

  @OptionGroup var collection: CollectionOption

  @Flag(.json)
  var json = false

  func run() throws {
    let found = try collection.find()
    let report = try IndexChecker.check(at: found.path)
    for remark in report.remarks { Messages.print("note: \(remark)") }
    let output = Output(.never)
    if json {
      try output.write(Self.object(report).text + "\n")
    } else if report.isSound {
      try output.line("The index is sound: \(Figures.count(report.articles, "article")).")
    }
    try output.flush()
    guard !report.isSound else { return }
    for problem in report.problems {
      Messages.print(
        SafeText(
          [problem, Invocation.shortened(found.path)].joined(separator: ": ")
            + (report.remedy.map { "; \($0)" } ?? "")))
    }
    throw Outcome.failure
  }

  private static func object(_ report: CheckReport) -> JSONValue {
    .object([
      ("isSound", .bool(report.isSound)), ("articles", .integer(report.articles)),
      ("problems", JSONValue(report.problems)), ("remedy", JSONValue(report.remedy)),
      ("remarks", JSONValue(report.remarks)),
    ])
  }
}
