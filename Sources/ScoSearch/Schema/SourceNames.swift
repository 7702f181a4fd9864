/// The names of the sources by their numbers, as an index notes them: the ids that it gave have them
/// in them.
enum SourceNames {
  static func encode(_ names: [Int: String]) -> [UInt8] {
    var bytes: [UInt8] = []
    for (number, name) in names.sorted(by: { $0.key < $1.key }) {
      LEB128.append(UInt64(number), to: &bytes)
      LEB128.append(text: name, to: &bytes)
    }
    return bytes
  }

  /// The names up to the first that is none.
  static func decode(_ bytes: [UInt8]) -> [Int: String] {
    var names: [Int: String] = [:]
    var index = 0
    while let number = LEB128.read(bytes, at: &index), let name = LEB128.readText(bytes, at: &index)
    {
      names[Int(number)] = String(decoding: bytes[name], as: UTF8.self)
    }
    return names
  }
}
