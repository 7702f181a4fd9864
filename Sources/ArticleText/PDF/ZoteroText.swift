import CFileSystem
import PathText

/// The text of a PDF as Zotero keeps it for its own searches: in a hidden file beside the PDF, in a
/// folder that has no other PDF.
public enum ZoteroText {
  /// The name of the hidden file.
  public static let fileName = ".zotero-ft-cache"

  /// Where the text of a file would be; `nil` where it is none that has one.
  ///
  /// - Parameter path: The path of the file.
  public static func path(besideFileAt path: String) -> String? {
    guard ArticleFormats.ending(ofPath: path) == "pdf" else { return nil }
    let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[...$0] } ?? ""
    return folder + fileName
  }

  /// The text of a PDF that has none of its own that can be read; `nil` where Zotero has none.
  static func text(of file: ArticleFile) -> String? {
    guard file.entry == nil, let path = path(besideFileAt: file.path), isOnlyPDF(beside: path),
      let bytes = try? FileInput.contents(
        of: ArticleFile(path: path, id: file.id), limit: PDFReader.largestText),
      let decoded = try? TextDecoder().decode(bytes, from: path)
    else { return nil }
    return decoded.text
  }

  /// Whether the folder of a file has one PDF, so that the text must be of it.
  private static func isOnlyPDF(beside path: String) -> Bool {
    let folder = path.dropLast(fileName.utf8.count)
    var error: Int32 = 0
    let listing = unsafe fs_list_open(
      PathText.systemPath(folder.isEmpty ? "." : String(folder)), &error)
    guard let listing = unsafe listing else { return false }
    defer { unsafe fs_list_close(listing) }
    var name = [UInt8](repeating: 0, count: Int(fs_longest_name))
    var status = fs_status()
    var count = 0
    while count < 2 {
      let length = unsafe fs_list_next(listing, &name, &status, &error)
      if length == 0 { break }
      if ArticleFormats.ending(ofPath: PathText.text(of: name[..<length])) == "pdf" { count += 1 }
    }
    return count == 1
  }
}
