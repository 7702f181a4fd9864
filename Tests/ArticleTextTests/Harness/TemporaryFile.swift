import TestSupport

@testable import ArticleText

/// A file that is there while the closure runs.
@discardableResult
func withFile<Result>(
  _ name: String, _ bytes: [UInt8], _ body: (ArticleFile) throws -> Result
) throws -> Result {
  let folder = try TemporaryFolder()
  try folder.write(bytes, to: name)
  return try body(ArticleFile(path: folder.path(of: name), id: "folder/" + name))
}

/// Everything a file's reader gives.
func events(_ name: String, _ bytes: [UInt8]) throws -> [ReadEvent] {
  try withFile(name, bytes) { file in
    guard let reader = try ArticleFormats.reader(for: file) else { return [] }
    var events: [ReadEvent] = []
    try reader.read(file) { event in
      events.append(event)
      return .more
    }
    return events
  }
}

extension [ReadEvent] {
  var articles: [Article] {
    compactMap { if case .article(let article) = $0 { article } else { nil } }
  }

  var problems: [ReadProblem] {
    compactMap { if case .problem(let problem) = $0 { problem } else { nil } }
  }
}
