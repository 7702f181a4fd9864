/// A file of an archive: its path within, and its bytes.
public typealias ArchivedFile = (path: String, bytes: [UInt8])

/// An archive of files as `tar` writes it (POSIX.1-1988).
///
/// - Parameter kind: What each of them is: `0` a file, `2` a link to `target`.
public func tar(_ files: [ArchivedFile], kind: Character = "0", target: String = "") -> [UInt8] {
  var archive: [UInt8] = []
  for file in files {
    var header = [UInt8](repeating: 0, count: 512)
    func put(_ text: String, at place: Int) {
      header.replaceSubrange(place..<place + text.utf8.count, with: text.utf8)
    }
    func octal(_ number: Int, _ digits: Int) -> String {
      let text = String(number, radix: 8)
      return String(repeating: "0", count: digits - text.count) + text
    }
    put(file.path, at: 0)
    put("0000644\u{0}0000000\u{0}0000000\u{0}", at: 100)
    put(octal(file.bytes.count, 11), at: 124)
    put(octal(0, 11), at: 136)
    put("        \(kind)\(target)", at: 148)
    put("ustar\u{0}00", at: 257)
    put(octal(header.reduce(0) { $0 + Int($1) }, 6) + "\u{0} ", at: 148)
    archive += header + file.bytes
    archive += [UInt8](repeating: 0, count: (512 - file.bytes.count % 512) % 512)
  }
  return archive + [UInt8](repeating: 0, count: 1024)
}

/// An archive of files as `zip -0` writes it, in their order and not compressed.
///
/// - Parameter isLocked: Whether it says that a password is needed.
public func zip(_ files: [ArchivedFile], isLocked: Bool = false) -> [UInt8] {
  var archive: [UInt8] = []
  var directory: [UInt8] = []
  for file in files {
    let offset = archive.count
    let sizes =
      bytes(crc32(file.bytes), 4) + bytes(file.bytes.count, 4) + bytes(file.bytes.count, 4)
    let fields =
      bytes(20, 2) + bytes(isLocked ? 0x801 : 0x800, 2) + bytes(0, 2) + bytes(0, 2) + bytes(0x21, 2)
      + sizes + bytes(file.path.utf8.count, 2) + bytes(0, 2)
    archive += [0x50, 0x4B, 3, 4] + fields + file.path.utf8 + file.bytes
    directory +=
      [0x50, 0x4B, 1, 2] + bytes(20, 2) + fields + bytes(0, 2) + bytes(0, 2) + bytes(0, 2)
      + bytes(0, 4) + bytes(offset, 4) + file.path.utf8
  }
  let end =
    bytes(0, 2) + bytes(0, 2) + bytes(files.count, 2) + bytes(files.count, 2)
    + bytes(directory.count, 4) + bytes(archive.count, 4) + bytes(0, 2)
  return archive + directory + [0x50, 0x4B, 5, 6] + end
}

/// The lowest bytes of a number, the lowest first.
private func bytes(_ number: Int, _ count: Int) -> [UInt8] {
  (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
}

private func crc32(_ bytes: [UInt8]) -> Int {
  var sum: UInt32 = ~0
  for byte in bytes {
    sum ^= UInt32(byte)
    for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
  }
  return Int(~sum)
}
