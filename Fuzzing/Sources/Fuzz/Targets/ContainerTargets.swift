import TestSupport

@testable import ArticleText

/// Files that hold others, and what word processors and browsers write.
extension FuzzTarget {
  static let containers: [FuzzTarget] = [
    archive, mail, mailReader, richText, webArchive, propertyList,
  ]

  private static let harvest = Array("Panen raya\n\nPetani di lereng gunung memanen padi.\n".utf8)
  private static let xml = Array(
    "<!DOCTYPE a [<!ENTITY e \"&e;x\">]><a xmlns:w=\"urn:w\"><w:p w:v=\"&lt;\">&e;kata</w:p></a>"
      .utf8)

  /// What libarchive and libxml2 make of any bytes, in this process.
  private static let archive = FuzzTarget(
    "archive", "what the child process reads: archives, compressed files, and XML in them",
    bytes: [
      zip([("a.txt", harvest), ("word/document.xml", xml)]), tar([("a/b.txt", harvest)]),
      gzip(tar([("a.xml", xml)])), gzip(harvest), xml,
    ], tokens: ["PK\u{3}\u{4}", "PK\u{1}\u{2}", "ustar", "<!ENTITY ", "&e;", "<![CDATA["]
  ) {
    { bytes in
      let told = ContainerProcess.attempt(bytes)
      try require(told <= (17 << 20), "\(bytes.count) bytes told \(told)")
    }
  }

  private static let letters = [
    TestSupport.mail(
      "> Panen\r\n\r\nPetani memanen padi.\r\n-- \r\nSiti", subject: "Re: [a] =?utf-8?Q?=C3=A9?="),
    TestSupport.mail(
      "mixed",
      parts: [
        (["Content-Type: text/html; charset=koi8-r"], "<p>Panen<blockquote type=cite>padi"),
        (
          ["Content-Transfer-Encoding: base64", "Content-Disposition: attachment; filename=a.txt"],
          "UGFuZW4="
        ),
        (["Content-Type: message/rfc822"], TestSupport.mail("Petani", id: nil)),
      ]),
    mailbox([
      TestSupport.mail("From sini\r\n>From sana"),
      TestSupport.mail(
        "alternative", parts: [(["Content-Type: text/plain; format=flowed; delsp=yes"], "a \r\nb")]),
    ]),
  ]
  private static let mailTokens = [
    "From a@b Thu Apr  7 10:22:33 2016\n", "--batas-mixed-3", "--batas-mixed-3--", "\r\n\r\n",
    "\n>From ",
    "Content-Type: multipart/alternative; boundary=b", "Content-Type: message/rfc822\r\n\r\n",
    "Content-Length: ", "=?utf-8?B?", "?=", "Content-Transfer-Encoding: quoted-printable\r\n",
    "On 7 Apr 2016, a wrote:", "Dari: ", "-----Pesan Asli-----", "<table><table>",
  ]

  /// What GMime makes of any bytes, in this process.
  private static let mail = FuzzTarget(
    "mail", "messages and mailboxes, as the child process reads them", seeds: letters,
    tokens: mailTokens
  ) {
    { bytes in
      let told = ContainerProcess.attempt(bytes, isMail: true)
      try require(told <= (17 << 20), "\(bytes.count) bytes told \(told)")
    }
  }

  /// What is made of the texts of messages.
  private static let mailReader = FuzzTarget(
    "mail-text", "quotes, signatures and subjects of messages", seeds: letters, tokens: mailTokens
  ) {
    { bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      for dropsSpaces in [false, true] {
        let lines = FlowedText.lines(of: text, dropsSpaces: dropsSpaces)
        let read = MailText(lines, isPassedOn: dropsSpaces)
        try require(read.lines.count <= lines.count, "more lines than there were")
      }
      if let title = MailSubject(text).title { try require(!title.isEmpty, "an empty title") }
    }
  }

  private static let richText = FuzzTarget(
    "rtf", "the text of Rich Text Format",
    seeds: [
      #"{\rtf1\ansi\ansicpg1252{\fonttbl{\f1\fcharset204 A;}}{\stylesheet{\s5 Title;}}\pard\s5 Panen\par\pard "#
        + #"Petani\'e9 \u8220?padi{\*\footnote catatan}\cell\row\par}"#
    ],
    tokens: [
      "\\bin9 ", "\\u-1?", "\\uc9", "{\\*\\", "\\cell", "\\row", "\\footnote", "\\'", "\\par",
    ]
  ) {
    { bytes in
      var text = RTFText()
      text.read(bytes)
      if let article = text.document.article(id: "a") { try Checks.article(article) }
    }
  }

  private static let capture =
    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\nWARC-Date: 2016\r\n"
    + "Content-Type: application/http\r\nContent-Length: 110\r\n\r\nHTTP/1.1 200 OK\r\n"
    + "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n30\r\n<title>Panen</title><p>Padi.\r\n0\r\n"

  private static let webArchive = FuzzTarget(
    "warc", "archives of the web: records, answers of servers",
    seeds: [capture, capture + "\r\n\r\n" + capture],
    tokens: ["WARC/1.0\r\n", "Content-Length: ", "\r\n\r\n", "HTTP/1.1 200 ", "chunked", "gzip"]
  ) {
    let file = try ScratchFile("warc")
    return { bytes in
      try file.write(bytes)
      try? WARCReader().read(ArticleFile(path: file.path, id: "a")) { event in
        if case .article(let article) = event { return article.id.isEmpty ? .stop : .more }
        return .more
      }
    }
  }

  private static let propertyList = FuzzTarget(
    "plist", "binary property lists",
    bytes: [
      Array("bplist00".utf8) + [0xD1, 1, 2, 0x51, 0x61, 0x51, 0x62, 8, 11, 13]
        + [0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0]
        + [0, 0, 0, 0, 0, 0, 0, 15]
    ]
  ) {
    { bytes in
      guard let objects = PropertyList.Objects(bytes) else { return }
      for key in ["a", "WebMainResource"] { _ = objects.value(key, in: objects.top) }
      for number in 0..<8 { _ = objects[number] }
    }
  }
}
