import Foundation

let words = Array(CommandLine.arguments.dropFirst())
do {
  let arguments = try Arguments(words)
  var targets = FuzzTarget.all
  // An index is made for it, which takes a second.
  if arguments.targets.isEmpty || arguments.targets.contains("search") {
    targets.append(try await FuzzTarget.search())
  }
  if arguments.lists {
    for target in targets {
      print("  \(target.name.padding(toLength: 11, withPad: " ", startingAt: 0))\(target.help)")
    }
    exit(0)
  }
  let unknown = arguments.targets.filter { name in !targets.contains { $0.name == name } }
  guard unknown.isEmpty else { throw Finding("there is no target \(unknown[0]): see --list") }
  var findings = 0
  for target in targets
  where arguments.targets.isEmpty || arguments.targets.contains(target.name) {
    var run = Run(target, arguments)
    if let corpus = arguments.corpus {
      try Guided.run(target, arguments, corpus: corpus)
    } else if arguments.replayed.isEmpty {
      try run.mutate()
    } else {
      try run.replay()
    }
    findings += run.findings
  }
  exit(findings == 0 ? 0 : 1)
} catch {
  FileHandle.standardError.write(Data("Fuzz: \(error)\n\(Arguments.usage)".utf8))
  exit(64)
}
