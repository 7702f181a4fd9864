import ArticleText
import Foundation

struct Page: Encodable {
  var id: String
  var texts: [String]
  var names: [String]
  var features: [Int32]
}
struct Read: Encodable {
  var id: String
  var title: String?
  var body: String?
  var author: String?
  var date: String?
}
let encoder = JSONEncoder()
func put(_ value: some Encodable) throws {
  FileHandle.standardOutput.write(try encoder.encode(value) + [10])
}
let arguments = CommandLine.arguments.dropFirst()
if let weights = arguments.first {
  let nodes = try String(contentsOfFile: weights, encoding: .utf8).split { !$0.isNumber && $0 != "-" }
    .compactMap { Int32($0) }
  while let path = readLine() {
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    let article = try? pageArticle(bytes, path: path, nodes: nodes)
    try put(
      Read(
        id: path, title: article?.title, body: article?.body, author: article?.author,
        date: article?.date?.description))
  }
} else {
  while let path = readLine() {
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    guard let page = try? PageBlocks(bytes, path: path) else { continue }
    try put(
      Page(id: path, texts: page.texts, names: page.names, features: page.features))
  }
}
