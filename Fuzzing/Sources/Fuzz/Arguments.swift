/// What a run is to do.
struct Arguments {
  /// Empty: every target.
  var targets: [String] = []
  var seed: UInt64 = 1
  var first: UInt64 = 0
  /// For each target.
  var runs: UInt64 = 100_000
  /// For each target; nil for as long as the runs take.
  var seconds: Double?
  /// Files to try instead, each with every target that was named.
  var replayed: [String] = []
  /// Where inputs go that something was found with.
  var findings = ".build-fuzz/findings"
  /// libFuzzer's corpus: it looks for inputs that reach new places, and keeps them here.
  var corpus: String?
  /// Findings with one of these texts are counted, and not shown again.
  var known: [String] = []
  var prints = false
  var lists = false

  static let usage = """
    Fuzz [--target NAME]… [--seed N] [--first N] [--runs N] [--seconds N]
      [--corpus FOLDER] [--findings FOLDER] [--replay FILE]… [--known TEXT]… [--print] [--list]

    """

  init(_ words: [String]) throws {
    var rest = words[...]
    func value<Value>(of option: String, _ read: (String) -> Value?) throws -> Value {
      guard let text = rest.popFirst(), let value = read(text) else {
        throw Finding("\(option) needs a value")
      }
      return value
    }
    while let option = rest.popFirst() {
      switch option {
      case "--target": targets.append(try value(of: option) { $0 })
      case "--seed": seed = try value(of: option) { UInt64($0) }
      case "--first": first = try value(of: option) { UInt64($0) }
      case "--runs": runs = try value(of: option) { UInt64($0) }
      case "--seconds": seconds = try value(of: option) { Double($0) }
      case "--corpus": corpus = try value(of: option) { $0 }
      case "--findings": findings = try value(of: option) { $0 }
      case "--replay": replayed.append(try value(of: option) { $0 })
      case "--known": known.append(try value(of: option) { $0 })
      case "--print": prints = true
      case "--list": lists = true
      default: throw Finding("\(option) is no option")
      }
    }
  }
}
