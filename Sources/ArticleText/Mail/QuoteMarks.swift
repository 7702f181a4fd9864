/// How lines of messages say that what follows is another's, in both languages.
enum QuoteMarks {
  enum Mark { case answered, passedOn }

  static func isQuoted(_ line: String) -> Bool {
    line.prefix(4).drop { $0 == " " }.first == ">"
  }

  /// A line without the marks before it.
  static func withoutMarks(_ line: String) -> Substring {
    guard isQuoted(line) else { return line[...] }
    return line.drop { $0 == ">" || $0 == " " }
  }

  // MARK: Whose it is

  private static let ends = [
    " wrote:", " writes:", " menulis:", " tulis:", " wrote :", " menulis :",
  ]
  private static let beginnings = ["on ", "pada ", "quoting ", "mengutip "]

  /// Whether a line ends as one does above a quote: `On 7 April 2016, Siti wrote:`.
  static func endsAsAttribution(_ text: String) -> Bool {
    let text = text.lowercased().trimmed { $0.isWhitespace || $0 == "*" || $0 == "_" }
    guard text.hasSuffix(":"), text.utf8.count < 400 else { return false }
    return ends.contains { text.hasSuffix($0) } || text.hasSuffix(">:") && text.contains("@")
      || ["quoting ", "mengutip "].contains { text.hasPrefix($0) }
  }

  static func beginsAsAttribution(_ text: String) -> Bool {
    let text = text.prefix(16).lowercased().drop { $0.isWhitespace || $0 == "*" }
    return beginnings.contains { text.hasPrefix($0) }
      || text.prefix(4).allSatisfy(\.isNumber) && text.dropFirst(4).first == "-"
  }

  /// Whether a line names a year and an hour, or a year and an address, as what programs write does.
  static func namesTime(_ text: String) -> Bool {
    let words = text.split { !$0.isLetter && !$0.isNumber && !"@:.".contains($0) }
    let hasYear = words.contains { word in
      word.count == 4 && (word.hasPrefix("19") || word.hasPrefix("20"))
        && word.allSatisfy(\.isNumber)
    }
    let hasHour = words.contains { word in
      let parts = word.split { $0 == ":" || $0 == "." }
      return (2...3).contains(parts.count) && parts.allSatisfy { $0.count <= 2 && Int($0) != nil }
    }
    let hasDay = text.contains("/20") || text.contains("/19")
    return (hasYear || hasDay) && (hasHour || text.contains("@"))
  }

  // MARK: Lines and heads before it

  private static let answered: Set<String> = [
    "original message", "pesan asli", "original mail", "email asli", "pesan sebelumnya",
    "reply message", "original appointment", "surat asli",
  ]
  private static let passedOn: Set<String> = [
    "forwarded message", "pesan terusan", "pesan yang diteruskan", "begin forwarded message",
    "mulai pesan yang diteruskan", "mulai pesan terusan", "forwarded by", "diteruskan oleh",
    "pesan diteruskan", "forwarded mail", "forwarded email", "start of forwarded message",
  ]

  /// What a line marks: `-----Original Message-----`, `Mulai pesan yang diteruskan:`.
  static func mark(_ line: String) -> Mark? {
    guard line.utf8.count < 120 else { return nil }
    let text = line.trimmed { "-_=*> :\t".contains($0) }.lowercased()
    // What stands there is not a phrase of a sentence.
    guard
      line.contains("--") || line.contains("__") || line.contains("==")
        || line.trimmedAtEnd().hasSuffix(":")
    else { return nil }
    if answered.contains(text) { return .answered }
    return passedOn.contains { text == $0 || text.hasPrefix($0 + " ") } ? .passedOn : nil
  }

  private static let senders: Set<String> = ["from", "dari"]
  private static let labels: Set<String> = [
    "from", "sent", "date", "to", "cc", "subject", "importance", "reply-to", "dari", "terkirim",
    "dikirim", "tanggal", "kepada", "ke", "untuk", "tembusan", "subjek", "subyek", "perihal",
    "judul", "waktu", "bcc", "attachments", "lampiran",
  ]

  /// Whether lines begin with the head of another message: who sent it, and two things more.
  static func isHead(_ lines: ArraySlice<String>) -> Bool {
    guard let first = lines.first, let label = label(of: first), senders.contains(label) else {
      return false
    }
    var found: Set<String> = []
    var empty = 0
    for line in lines.prefix(10) {
      if line.allSatisfy(\.isWhitespace) {
        // Some programs set them apart.
        empty += 1
        if empty > 3 || found.count < empty { break }
        continue
      }
      if let label = Self.label(of: line) { found.insert(label) }
    }
    return found.count >= 3
  }

  private static func label(of line: String) -> String? {
    guard let colon = line.prefix(24).firstIndex(of: ":") else { return nil }
    let label = line[..<colon].trimmed { " *\t>".contains($0) }.lowercased()
    return labels.contains(label) ? label : nil
  }

  // MARK: Behind what is said

  private static let telephone = [
    "sent from my ", "sent from outlook", "sent from yahoo", "sent from mail for",
    "get outlook for",
    "dikirim dari ", "terkirim dari ", "dapatkan outlook untuk", "powered by telkomsel",
    "sent via blackberry", "sent from iphone", "enviado ",
  ]
  private static let mostWordsOfTelephone = 10

  /// What a telephone adds: `Dikirim dari iPhone saya`.
  static func isOfTelephone(_ line: String) -> Bool {
    let text = line.lowercased().trimmed { $0.isWhitespace || "<*_".contains($0) }
    return text.split(separator: " ").count <= mostWordsOfTelephone
      && telephone.contains { text.hasPrefix($0) }
  }

  private static let longestFooter = 8

  /// Whether lines are what a list adds below each message: a rule, and how to leave the list.
  static func isListFooter(_ lines: ArraySlice<String>) -> Bool {
    guard let rule = lines.first?.trimmed(), rule.utf8.count >= 20,
      rule.allSatisfy({ "_-=*~".contains($0) }), lines.count <= longestFooter + 1
    else { return false }
    let rest = lines.dropFirst().joined(separator: " ").lowercased()
    return ["mailing list", "milis", "unsubscribe", "berhenti berlangganan", "listinfo"].contains {
      rest.contains($0)
    }
  }
}
