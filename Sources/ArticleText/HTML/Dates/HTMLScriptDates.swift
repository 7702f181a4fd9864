/// The dates of publication in the data that a page's scripts work on.
enum HTMLScriptDates {
  private static let keys: Set<String> = [
    "datepublished", "date_published", "publishedat", "published_at", "publishdate",
    "publish_date", "publisheddate", "published_date", "publicationdate", "publication_date",
    "pubdate", "publishtime", "publish_time", "publishedtime", "published_time",
    "publisheddatetime", "firstpublished",
  ]

  /// How many such keys are looked at.
  private static let mostKeys = 500

  /// The dates under such keys in the first script that has one.
  static func published(in page: HTMLPage) -> [MetadataDate] {
    var rest = mostKeys
    for index in page.elements("script") where rest > 0 {
      let text = page.nodes[index..<page.nodes[index].end].map(\.text).joined()
      let found = dates(in: Array(text.utf8), &rest)
      if !found.isEmpty { return found }
    }
    return []
  }

  private static func dates(in bytes: [UInt8], _ rest: inout Int) -> [MetadataDate] {
    var found: [MetadataDate] = []
    var index = 1
    while index + 1 < bytes.count, found.count < 4, rest > 0 {
      defer { index += 1 }
      // All keys have `pub`.
      guard bytes[index] == UInt8(ascii: "u"), bytes[index + 1] == UInt8(ascii: "b"),
        bytes[index - 1] | 0x20 == UInt8(ascii: "p")
      else { continue }
      var (start, end) = (index, index)
      while start > 0, index - start < 30, isOfName(bytes[start - 1]) { start -= 1 }
      while end < bytes.count, end - index < 30, isOfName(bytes[end]) { end += 1 }
      let key = String(decoding: bytes[start..<end], as: UTF8.self).lowercased()
      guard keys.contains(key) else { continue }
      rest -= 1
      let after = bytes[end...].prefix(60).drop { #"\"':= "#.utf8.contains($0) }
      let value = after.prefix { !#"\"',}"#.utf8.contains($0) }
      if let date = MetadataDate(String(decoding: value, as: UTF8.self)) { found.append(date) }
    }
    return found
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_")
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}
