import Invocation
import PathText
import ScoSearch
import SearchJSON

/// Prints results in the form that was asked for, and says what the exit status is to be.
struct ResultPrinter {
  /// What is printed of the results.
  enum Form {
    case text, json, paths
    /// Paths that end with NUL.
    case paths0
  }

  var form = Form.text
  var color = ColorChoice.auto
  /// The options of the search.
  var options = SearchOptions()
  /// The options in force that narrow the search, as they are written.
  var narrowing: [String] = []

  /// Prints the results; a search that found nothing ends with that exit status.
  func print(_ results: SearchResults) throws {
    for remark in results.remarks { Messages.print("note: \(remark)") }
    let output = Output(color)
    if form == .json {
      try output.write(ResultObjects.object(results).text + "\n")
    } else if form == .paths || form == .paths0 {
      try printPaths(results, to: output)
    } else if !results.hits.isEmpty || (results.total > 0 && options.limit == 0) {
      try HitList(output: output, explains: options.explains).print(results, offset: options.offset)
    } else {
      sayWhatToTry(results)
    }
    let undated = results.undatedLeftOut ?? 0
    if form != .text, undated > 0 {
      Messages.print("note: \(HitList.undated(undated))")
    }
    try output.flush()
    if results.total == 0 { throw Outcome.nothingFound }
  }

  /// Says how a search ended whose hits were exported; one that found nothing ends with that exit
  /// status.
  func sayHowItEnded(_ results: SearchResults) throws {
    for remark in results.remarks { Messages.print("note: \(remark)") }
    if results.hits.isEmpty, options.limit > 0 {
      sayWhatToTry(results)
    } else if let undated = results.undatedLeftOut, undated > 0 {
      Messages.print("note: \(HitList.undated(undated))")
    }
    if results.total == 0 { throw Outcome.nothingFound }
  }

  private func printPaths(_ results: SearchResults, to output: Output) throws {
    // Two names of different bytes may be equal as text: letters with accents have two forms.
    var seen: Set<[UInt8]> = []
    for hit in results.hits {
      guard let path = hit.path, seen.insert(Array(path.utf8)).inserted else { continue }
      let shown = Invocation.shortened(path)
      if form == .paths, output.traits.isTerminal {
        try output.write(PathDisplay.escaped(shown) + "\n")
      } else {
        // As the file system has them: for programs that open them.
        let end = form == .paths0 ? 0 : UInt8(ascii: "\n")
        try output.write(bytes: PathText.bytes(of: shown) + [end])
      }
    }
    let without = results.hits.count { $0.path == nil }
    if without > 0 { Messages.print("note: \(Figures.count(without, "article")) without a file") }
  }

  /// Says on standard error that nothing was found, and how to find more.
  private func sayWhatToTry(_ results: SearchResults) {
    if results.total > 0 {
      let total = Figures.count(results.total, "article")
      Messages.print("nothing after the first \(options.offset) hits; \(total) found in all")
      return
    }
    var query = StyledText(SafeText(results.query).collapsed).truncated(to: 60).plain
    if query.isEmpty { query = "an empty query" } else { query = "'\(query)'" }
    Messages.print("nothing found for \(query)\(advice(results))")
  }

  private func advice(_ results: SearchResults) -> SafeText {
    if let suggestion = results.suggestion { return "; did you mean '\(suggestion)'?" }
    var hints: [SafeText] = []
    if let undated = results.undatedLeftOut, undated > 0 {
      hints.append("\(HitList.undated(undated))")
    }
    if !narrowing.isEmpty {
      hints.append("try it without \(narrowing.joined(separator: ", "))")
    } else if results.query.contains(where: { "\"+-:()".contains($0) }) {
      hints.append("try it without quotes, '+', '-' and fields")
    } else if !results.query.allSatisfy(\.isWhitespace) {
      hints.append("try fewer or other words, or the beginning of one, as in 'diplom*'")
    }
    return hints.isEmpty ? "" : "; " + hints.joined(separator: "; ")
  }
}
