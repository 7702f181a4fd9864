import CFileSystem
import PathText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A folder in the system's folder for temporary files, which goes with all in it when this goes out
/// of scope.
struct ScratchFolder: ~Copyable {
  /// Absolute.
  let path: String

  /// nil where none can be made.
  init?() {
    var buffer = [UInt8](repeating: 0, count: 4096)
    guard unsafe fs_scratch_folder(&buffer, buffer.count) == 0 else { return nil }
    path = PathText.text(of: buffer.prefix { $0 != 0 })
  }

  deinit { unsafe fs_remove(PathText.systemPath(path)) }

  /// Makes an empty folder in it; nil where it cannot be made.
  func folder(_ name: String) -> String? {
    let folder = "\(path)/\(name)"
    return unsafe mkdir(PathText.systemPath(folder), 0o700) == 0 ? folder : nil
  }

  /// Makes a link to a file in it; nil where it cannot be made.
  func link(_ name: String, to target: String) -> String? {
    let link = "\(path)/\(name)"
    return unsafe symlink(PathText.systemPath(target), PathText.systemPath(link)) == 0 ? link : nil
  }
}
