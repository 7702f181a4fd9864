import ArticleText
import Foundation

struct Page: Encodable {
  var id: String
  var texts: [String]
  var names: [String]
  var features: [Int32]
}
let encoder = JSONEncoder()
while let path = readLine() {
  let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
  guard let page = try? PageBlocks(bytes, path: path) else { continue }
  let line = try encoder.encode(
    Page(id: path, texts: page.texts, names: page.names, features: page.features))
  FileHandle.standardOutput.write(line + [10])
}
