/// Reads pages, whose paths it is given a line each, for the program that fits the trees: without an
/// argument it prints the blocks of each with their features, with a file of trees each as an article.

import ArticleText
import Foundation

struct Blocks: Encodable {
  var id: String
  var texts: [String]
  var features: [Int32]
}

struct Reading: Encodable {
  var id: String
  var title: String?
  var body: String?
}

func put(_ value: some Encodable) throws {
  FileHandle.standardOutput.write(try JSONEncoder().encode(value) + [UInt8(ascii: "\n")])
}

let trees = try CommandLine.arguments.dropFirst().first.map {
  try String(contentsOfFile: $0, encoding: .utf8)
}
while let path = readLine() {
  let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
  if let trees {
    let article = try? pageArticle(bytes, path: path, trees: trees)
    try put(Reading(id: path, title: article?.title, body: article?.body))
  } else if let page = try? PageBlocks(bytes, path: path) {
    try put(Blocks(id: path, texts: page.texts, features: page.features))
  }
}
