// Searches a collection in this process and prints how long a search takes, snippets included.

import Foundation
import ScoSearch

do {
  let arguments = try Arguments(Array(CommandLine.arguments.dropFirst()))
  if arguments.isPage {
    print(Report(try await PageReaders(arguments).run()))
  } else {
    print(Report(try Readers(arguments).run()))
  }
} catch {
  FileHandle.standardError.write(Data("SearchTimes: \(error)\n".utf8))
  exit(2)
}
