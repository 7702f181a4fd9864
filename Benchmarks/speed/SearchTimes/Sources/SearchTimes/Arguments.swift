import Foundation
import ScoSearch

/// What is measured, as the command line says it.
struct Arguments {
  static let usage =
    "usage: SearchTimes FOLDER QUERIES [--readers N] [--translate off|auto|on] [--rounds N] [--page]"

  /// The collection's folder.
  var folder = ""
  /// One a line.
  var queries: [String] = []
  /// The threads that search at once, each for all queries.
  var readers = 1
  var translation = SearchOptions.Translation.auto
  /// How often each reader goes through the queries, after once to warm up.
  var rounds = 1
  /// Whether the lines are steps of a reader at the page, see ``PageStep``.
  var isPage = false

  init(_ words: [String]) throws(Failure) {
    var places: [String] = []
    var rest = words[...]
    while let word = rest.popFirst() {
      switch word {
      case "--readers": readers = try Self.count(rest.popFirst(), of: word)
      case "--rounds": rounds = try Self.count(rest.popFirst(), of: word)
      case "--page": isPage = true
      case "--translate":
        guard let name = rest.popFirst(), let chosen = SearchOptions.Translation(rawValue: name)
        else { throw Failure("\(word) is off, auto or on; \(Self.usage)") }
        translation = chosen
      case _ where word.hasPrefix("--"):
        throw Failure("no option is called \(word); \(Self.usage)")
      default: places.append(word)
      }
    }
    guard places.count == 2 else { throw Failure(Self.usage) }
    folder = places[0]
    queries = try Self.lines(of: places[1])
  }

  private static func count(_ word: String?, of option: String) throws(Failure) -> Int {
    guard let word, let count = Int(word), count > 0 else {
      throw Failure("\(option) is at least 1; \(usage)")
    }
    return count
  }

  private static func lines(of path: String) throws(Failure) -> [String] {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw Failure("\(path) cannot be read as text")
    }
    let lines = text.split(separator: "\n").map(String.init)
    if lines.isEmpty { throw Failure("\(path) has no queries") }
    return lines
  }
}

/// Something that ends the run, said in one line.
struct Failure: Error, CustomStringConvertible {
  var description: String

  init(_ description: String) { self.description = description }
}
