/// A message as programs write it: lines of a head, an empty one, a text.
public func mail(
  _ text: String, head: [String] = [], id: String? = "a1@desa.example",
  subject: String = "Panen raya di lereng gunung", type: String = "text/plain; charset=utf-8"
) -> String {
  var lines = [
    "From: Siti Aminah <siti@desa.example>", "To: warga@desa.example", "Subject: \(subject)",
    "Date: Thu, 7 Apr 2016 10:22:33 +0700",
  ]
  if let id { lines.append("Message-ID: <\(id)>") }
  lines += ["MIME-Version: 1.0", "Content-Type: \(type)"] + head
  return lines.joined(separator: "\r\n") + "\r\n\r\n" + text
}

/// A message of several parts, each with the lines of its head and its text.
public func mail(
  _ kind: String, parts: [(head: [String], text: String)], head: [String] = [],
  id: String? = "a1@desa.example", subject: String = "Panen raya di lereng gunung",
  isWhole: Bool = true
) -> String {
  let mark = "batas-\(kind)-\(parts.count)"
  let text = parts.map { part in
    "--\(mark)\r\n\(part.head.joined(separator: "\r\n"))\r\n\r\n\(part.text)\r\n"
  }.joined()
  return mail(
    text + (isWhole ? "--\(mark)--\r\n" : ""), head: head, id: id, subject: subject,
    type: "multipart/\(kind); boundary=\"\(mark)\"")
}

/// Messages one after the other, as mailboxes have them.
public func mailbox(_ messages: [String]) -> String {
  messages.map { "From siti@desa.example Thu Apr  7 10:22:33 2016\n\($0)\n\n" }.joined()
}
