/// Reads a page as Safari saves it (`.webarchive`): a binary property list that holds the page, its
/// address and encoding.
public struct WebArchiveReader: ArticleReader {
  /// The largest file that is read, in bytes, all that the page shows among them.
  public static let largestFile = 256 << 20

  /// A reader of pages that Safari saved.
  public init() {}

  public func read(_ file: ArticleFile, emit: (ReadEvent) -> ReadDemand) throws(ReadError) {
    try HTMLPage.requireParser(for: file.path)
    let bytes = try FileInput.contents(of: file, limit: Self.largestFile)
    guard let objects = PropertyList.Objects(bytes),
      let page = objects.value("WebMainResource", in: objects.top)
    else {
      throw ReadError(
        code: .damaged, path: file.path, reason: "is no page that Safari saved, or cut short")
    }
    func text(_ key: String) -> String? {
      guard let number = objects.value(key, in: page), case .text(let text) = objects[number]
      else { return nil }
      return text
    }
    guard let number = objects.value("WebResourceData", in: page),
      case .bytes(let data) = objects[number], !data.isEmpty
    else { throw ReadError.empty(file.path, holdsNo: "page") }
    let origin = PageOrigin(
      url: text("WebResourceURL"), charset: text("WebResourceTextEncodingName"))
    let kept = PageBytes.withoutPictures(Array(data))
    guard kept.count <= HTMLReader.largestFile else {
      throw FileInput.tooLarge(file.path, HTMLReader.largestFile)
    }
    for event in try HTMLReader.events(of: kept, file, from: origin) where emit(event) == .stop {
      return
    }
  }
}
