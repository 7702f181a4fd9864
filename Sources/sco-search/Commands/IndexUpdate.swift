import Invocation
import ScoSearch
import SearchJSON

/// What `index` and `reindex` end with: the index is brought up to date, and they say what was
/// done.
struct IndexUpdate {
  var arguments: SyncArguments
  var isFull = false

  /// Reads what has changed, shows progress, and prints what was done.
  func run(_ writer: IndexWriter) async throws {
    var options = SyncOptions()
    options.isFull = isFull
    options.jobs = arguments.jobs
    let showsProgress = !arguments.quiet && Platform.isTerminal(2)
    let bar = showsProgress ? ProgressBar() : nil
    let report = try await Interruption.cancelling { [options] in
      // The line of progress is gone before anything else is printed.
      defer { bar?.finish() }
      return try await writer.synchronize(options, progress: bar?.show)
    }

    for line in Self.complaints(of: report) { Messages.print(line) }
    try print(report)
    if arguments.strict, !report.skipped.isEmpty { throw Outcome.failure }
  }

  /// The warnings, and what was skipped, a line each.
  static func complaints(of report: SyncReport) -> [SafeText] {
    report.warnings.map { "warning: \($0)" } + report.skipped.map(line)
  }

  /// Prints what was done.
  func print(_ report: SyncReport) throws {
    let output = Output(.never)
    if arguments.json {
      try output.write(Self.object(report).text + "\n")
    } else if !arguments.quiet {
      try output.unwrappedLine(StyledText(Self.summary(report)))
      if let doubtful = Self.doubtful(report) {
        try output.unwrappedLine(StyledText(doubtful))
      }
      if let unread = Self.unread(report) { try output.unwrappedLine(StyledText(unread)) }
    }
    try output.flush()
  }

  /// `38 added, 2 changed, 1 removed, 12 unchanged in 0.4 s`, and how many files were skipped.
  static func summary(_ report: SyncReport) -> SafeText {
    let counts = [
      (report.added, "added"), (report.changed, "changed"), (report.removed, "removed"),
      (report.unchanged, "unchanged"),
    ].map { "\(Figures.grouped($0.0)) \($0.1)" }.joined(separator: ", ")
    let seconds = Figures.decimal(report.took.milliseconds / 1000, places: 1)
    let count = report.skipped.reduce(0) { $0 + $1.count }
    let skipped = count == 0 ? "" : "; \(Figures.grouped(count)) skipped"
    let lexicon = report.hasNewLexicon ? "; lexicon renewed" : ""
    return "\(counts) in \(seconds) s\(lexicon)\(skipped)"
  }

  /// `3 doubtful: 2 with text missing or hardly any, 1 read otherwise than declared`, and what lists
  /// them; nil where none is.
  static func doubtful(_ report: SyncReport) -> SafeText? {
    let kinds = Doubt.allCases.compactMap { doubt -> String? in
      let count = report.doubtful.filter { $0.doubt == doubt }.reduce(0) { $0 + $1.count }
      let what =
        switch doubt {
        case .textMissing: "with text missing or hardly any"
        case .readOtherwise: "read otherwise than declared"
        }
      return count == 0 ? nil : "\(Figures.grouped(count)) \(what)"
    }
    if kinds.isEmpty { return nil }
    let count = Figures.grouped(report.doubtful.reduce(0) { $0 + $1.count })
    let listed = "'sco-search reindex --json' lists them"
    return "\(count) doubtful: \(kinds.joined(separator: ", ")); \(listed)"
  }

  /// `not read: 12 .mp3, 3 .xls`, and what names them; nil where nothing was passed over.
  static func unread(_ report: SyncReport) -> SafeText? {
    if report.unread.isEmpty { return nil }
    let kinds = report.unread.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
      UnreadText.count($0.value, ofEnding: $0.key)
    }
    let others = kinds.count - Self.mostKinds
    let named = kinds.prefix(Self.mostKinds) + (others > 0 ? ["\(others) more kinds"] : [])
    return SafeText(
      "not read: \(named.joined(separator: ", ")); 'sco-search sources --unread' names them")
  }

  /// So many kinds of what was not read are named on the line.
  private static let mostKinds = 12

  private static func line(_ file: SkippedFile) -> SafeText {
    let path = PathDisplay.escaped(Invocation.shortened(file.path))
    return "skipped: \(path)\(file.line.map { ":\($0)" } ?? ""): \(file.reason)"
  }

  private static func object(_ report: SyncReport) -> JSONValue {
    .object([
      ("added", .integer(report.added)),
      ("changed", .integer(report.changed)),
      ("removed", .integer(report.removed)),
      ("unchanged", .integer(report.unchanged)),
      ("skipped", .array(report.skipped.map { object($0.path, $0.line, $0.reason) })),
      ("doubtful", .array(report.doubtful.map { object($0.path, $0.line, $0.reason) })),
      ("unread", UnreadText.object(report.unread)),
      ("warnings", JSONValue(report.warnings)),
      ("articles", .integer(report.articles)),
      ("seconds", .number(report.took.milliseconds / 1000)),
    ])
  }

  private static func object(_ path: String, _ line: Int?, _ reason: String) -> JSONValue {
    .object([
      ("path", .string(Invocation.shortened(path))),
      ("line", line.map(JSONValue.integer) ?? .null),
      ("reason", .string(reason)),
    ])
  }
}
