import Invocation

/// The user's browser.
enum Browser {
  /// Opens an address in it, as far as the desktop has the program for that.
  static func open(_ address: String) {
    #if os(macOS)
      OtherProgram.launch(["open", address])
    #else
      OtherProgram.launch(["xdg-open", address])
    #endif
  }
}
