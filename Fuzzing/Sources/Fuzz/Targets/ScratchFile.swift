import Foundation

/// A file that is written again for each input, in memory where the system has such a folder.
final class ScratchFile {
  let path: String
  /// The folder it lies in, by itself.
  let folder: String

  init(_ ending: String, name: String = "berkas") throws {
    let base = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"
    var pattern = Array("\(base)/sco-search-fuzz-XXXXXX".utf8CString)
    guard mkdtemp(&pattern) != nil else { throw Finding("no folder in \(base) can be made") }
    folder = String(decoding: pattern.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    path = "\(folder)/\(name)\(ending.isEmpty ? "" : ".")\(ending)"
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func write(_ bytes: [UInt8]) throws { try Self.write(bytes, to: path) }

  static func write(_ bytes: [UInt8], to path: String) throws {
    guard let file = fopen(path, "wb") else { throw Finding("\(path) cannot be written") }
    let written = fwrite(bytes, 1, bytes.count, file)
    guard fclose(file) == 0, written == bytes.count else {
      throw Finding("\(path) cannot be written")
    }
  }
}
