import CWebFiles

/// The files of the page, which are part of the program.
enum WebFiles {
  struct File: Sendable {
    let bytes: [UInt8]
    let type: String
  }

  /// The files that browsers ask for, by name.
  static let served: [String: File] = {
    let types = [
      "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
      "svg": "image/svg+xml",
    ]
    var files: [String: File] = [:]
    for number in 0..<web_file_count() {
      let name = unsafe String(cString: web_file_name(number))
      let ending = name.split(separator: ".").last.map(String.init) ?? ""
      if let type = types[ending] { files[name] = File(bytes: bytes(number), type: type) }
    }
    return files
  }()

  /// What the addresses of the files begin with. All have one version, so that a script finds the
  /// scripts beside it that it was written with.
  static let path = "/assets/\(version)/"

  /// Changes where any file does.
  static let version: String = {
    // FNV-1a: Swift's own hashes are others in each run.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for (_, file) in served.sorted(by: { $0.key < $1.key }) {
      for byte in file.bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    }
    return String(hash, radix: 36)
  }()

  /// The text of a file; it must be there.
  static func text(_ name: String) -> String {
    for number in 0..<web_file_count()
    where unsafe String(cString: web_file_name(number)) == name {
      return String(decoding: bytes(number), as: UTF8.self)
    }
    preconditionFailure("the page has no file '\(name)'")
  }

  private static func bytes(_ number: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: web_file_size(number))
    unsafe web_file_copy(number, &bytes)
    return bytes
  }
}
