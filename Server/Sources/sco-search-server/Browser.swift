import Glibc
import Invocation
import PathText
import Synchronization

/// The user's browser.
enum Browser {
  /// Opens an address in it, as far as the desktop has the program for that.
  ///
  /// The address holds the token, and every user of a machine sees what programs are started with:
  /// what is opened is a file that only this user can read, and that leads to the address. It goes
  /// when the server ends.
  static func open(_ address: String) {
    guard let file = page(leadingTo: address) else { return }
    #if os(macOS)
      OtherProgram.launch(["open", file])
    #else
      OtherProgram.launch(["xdg-open", file])
    #endif
  }

  private static func page(leadingTo address: String) -> String? {
    let folder =
      Invocation.environment("XDG_RUNTIME_DIR") ?? Invocation.environment("TMPDIR") ?? "/tmp"
    let path = "\(folder)/sco-search-\(getpid())-\(UInt64.random(in: .min ... .max)).html"
    let descriptor = unsafe Glibc.open(
      PathText.systemPath(path), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    opened.withLock { $0 = path }
    // A token has no character that means something in HTML.
    let text = """
      <!doctype html>
      <meta charset="utf-8">
      <title>sco-search</title>
      <meta http-equiv="refresh" content="0; url=\(address)">
      <a href="\(address)">sco-search</a>

      """
    let bytes = Array(text.utf8)
    let count = unsafe bytes.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
    return count == bytes.count ? path : nil
  }

  /// Takes the file away that was opened.
  static func forget() {
    opened.withLock { path in
      if let path { _ = unsafe unlink(PathText.systemPath(path)) }
      path = nil
    }
  }

  /// The file that leads to the page.
  private static let opened = Mutex<String?>(nil)
}
