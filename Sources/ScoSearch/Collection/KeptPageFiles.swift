import ArticleText
import Hashing

/// Keeps the text of recognised pages in a folder, a page a file: it lies beside what is built, may be
/// taken away at any time, and then costs that the pages are read again.
struct KeptPageFiles: KeptPages {
  /// Bytes that the files may take, about; a page has some three thousand.
  private static let mostBytes = 1 << 30
  /// A file takes a block at least.
  private static let blockSize = 4096

  private let folder: String

  /// - Parameter folder: It need not be there yet.
  init(_ folder: String) {
    self.folder = folder
    removeOldest()
  }

  func page(named name: String) -> [UInt8]? { FileSystem.contents(of: path(of: name)) }

  func keep(_ page: [UInt8], as name: String) {
    // What cannot be kept is read again; that is said by nobody.
    let path = path(of: name)
    do {
      try FileSystem.makeFolder(FileSystem.folder(of: path))
      try FileSystem.replace(path, with: page)
    } catch {}
  }

  private func path(of name: String) -> String {
    let hash = String(FNV1a.hash(name.utf8) & 0xFF | 0x100, radix: 16).dropFirst()
    return "\(folder)/\(hash)/\(name)"
  }

  /// Makes room where there is too much: the pages that were kept first go.
  private func removeOldest() {
    var files: [(path: String, modified: Int, bytes: Int)] = []
    guard let folders = try? FileSystem.entries(of: folder) else { return }
    for below in folders {
      let path = "\(folder)/\(below.name)"
      for entry in (try? FileSystem.entries(of: path)) ?? [] {
        guard let status = try? entry.status.get(), status.kind == .file else { continue }
        let blocks = max(1, (status.size + Self.blockSize - 1) / Self.blockSize)
        files.append(("\(path)/\(entry.name)", status.modified, blocks * Self.blockSize))
      }
    }
    var bytes = files.reduce(0) { $0 + $1.bytes }
    guard bytes > Self.mostBytes else { return }
    for file in files.sorted(by: { $0.modified < $1.modified }) {
      FileSystem.remove(file.path)
      bytes -= file.bytes
      if bytes <= Self.mostBytes * 3 / 4 { return }
    }
  }
}
