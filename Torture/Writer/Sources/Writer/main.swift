// Writes to an index from code what the lines of standard input say, and prints the number of each
// commit as soon as it is done: so that who kills this program knows what must be there.

import Foundation
import ScoSearch

guard CommandLine.arguments.count == 3, CommandLine.arguments[1] == "--index" else {
  FileHandle.standardError.write(Data("usage: Writer --index FOLDER < STEPS\n".utf8))
  exit(64)
}
do {
  let writer = try IndexWriter(at: CommandLine.arguments[2])
  let decoder = JSONDecoder()
  while let line = readLine() {
    let step = try decoder.decode(Step.self, from: Data(line.utf8))
    try await step.take(with: writer)
    if let number = step.commit {
      // Not by `print`, which keeps lines back where the output is no terminal.
      FileHandle.standardOutput.write(Data("\(number)\n".utf8))
    }
  }
} catch {
  FileHandle.standardError.write(Data("\(error)\n".utf8))
  exit(2)
}
