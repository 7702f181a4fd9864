import Testing

@testable import ArticleText

@Suite("Encodings that pages declare")
struct DeclaredCharsetTests {
  private static let declared: [(html: String, name: String?)] = [
    ("<meta charset=big5>", "Big5"), ("<META CHARSET = ' Shift_JIS '/>", "Shift_JIS"),
    ("<meta/charset=\"koi8-r\">", "KOI8-R"),
    ("<meta x=1 charset=latin1 charset=big5>", "Windows-1252"),
    ("<meta http-equiv=Content-Type content='text/html; charset=gb2312'>", "GBK"),
    ("<meta content=\"text/html;charset = 'euc-kr'\" http-equiv='CONTENT-TYPE'>", "EUC-KR"),
    ("<meta http-equiv=content-type content='charset charset=big5;x'>", "Big5"),
    ("<?xml version='1.0' encoding='iso-8859-2'?><html>", "ISO-8859-2"),
    ("<?xml version='1.0' encoding=' iso-8859-2\n'?><html>", "ISO-8859-2"),
    ("<?xml version='1.0' encoding='iso-8859-2'?><meta charset=utf8>", "UTF-8"),
    ("<!-- x --><!DOCTYPE html><title>a</title><meta charset=tis-620>", "Windows-874"),
    ("<script>x</script><style>y</style><noscript><meta charset=big5></noscript>", "Big5"),
    ("<!--><meta charset=big5>", "Big5"), ("<p a='>'><meta charset=big5>", "Big5"),
    ("<meta charset=klingon><meta charset=big5>", "Big5"),
    ("<meta charset=''><meta charset=big5>", "Big5"),
    ("<!--\(String(repeating: "x", count: 5000))--><meta charset=big5>", "Big5"),
    ("</head x><meta charset=big5>", "Big5"),
    // None:
    ("", nil), ("<meta", nil), ("<meta charset=", nil), ("<meta charset='big5>", nil),
    ("<!-- <meta charset=big5> -->", nil), ("<!--<meta charset=big5>", nil),
    ("<script>document.write('<meta charset=big5>')</script>", nil),
    ("<SCRIPT src=x><meta charset=big5></Script>", nil),
    ("<style>/* <meta charset=big5> */</style>", nil),
    ("<title><meta charset=big5></title>", nil),
    ("<textarea><meta charset=big5></textarea>", nil),
    ("<meta name=description content='Pakai <meta charset=big5> di sini'>", nil),
    ("<meta name=description content='text/html; charset=big5'>", nil),
    ("<meta http-equiv=refresh content='5; charset=big5'>", nil),
    ("<meta data-charset=big5>", nil), ("<meta name=charset content=big5>", nil),
    ("<p title='<meta charset=big5>'>", nil), ("<metadata charset=big5>", nil),
    ("<link charset=big5><a charset=big5>", nil), ("<!doctype <meta charset=big5>", nil),
    ("<body>\(String(repeating: "<p>x", count: 500))<meta charset=big5>", nil),
    ("<p>\(String(repeating: "x", count: 70_000))<meta charset=big5>", nil),
    ("<head></head><p>\(String(repeating: "x", count: 2000))<meta charset=big5>", nil),
  ]

  @Test("A declaration is found where the standard has it, and nowhere else", arguments: declared)
  func declaration(html: String, name: String?) {
    #expect(DeclaredCharset(of: Array(html.utf8))?.charset?.name == name)
    // What stands around it is no matter.
    let real = html + "</script></style></title></textarea>-->'\"><meta charset=koi8-u>"
    if name != nil, !html.hasPrefix("<?xml") {
      #expect(DeclaredCharset(of: Array(real.utf8))?.charset?.name == name)
    } else if name == nil, html.utf8.count < 1000, !html.isEmpty, !html.hasPrefix("<meta charset=")
    {
      #expect(DeclaredCharset(of: Array(real.utf8))?.charset?.name == "KOI8-U", "\(html)")
    }
  }

  private static let sentence = "Petani menuai padi di lereng itu. "

  private static let pages: [(name: String, bytes: [UInt8], word: String, doubt: String?)] = [
    (
      "a comment", latin("<!-- <meta charset=big5> --><meta charset=iso-8859-1>", cafe), "café", nil
    ),
    ("a comment alone", latin("<!-- <meta charset=utf-16> -->", cafe), "café", nil),
    ("a script", latin("<script>'<meta charset=gbk>'</script>", cafe), "café", nil),
    ("a description", latin("<meta name=description content='charset=euc-kr'>", cafe), "café", nil),
    (
      "UTF-8 that is said to be Latin", latin("<meta charset=iso-8859-1>", Array("café".utf8)),
      "café", "declares the encoding 'iso-8859-1'"
    ),
    (
      "UTF-8 that is said to be Chinese", latin("<meta charset=gb2312>", Array("café".utf8)),
      "café", "declares the encoding 'gb2312'"
    ),
    (
      "the same, with a stray byte",
      latin("<meta charset=iso-8859-1>", Array("café".utf8), Array("naïf résumé ".utf8) + [0xFF]),
      "café", "declares the encoding 'iso-8859-1'"
    ),
    (
      "UTF-8 of one character, with a stray byte",
      latin("<meta charset=windows-1252>", Array("café".utf8), [0x20, 0xE9, 0x20]),
      "café", "declares the encoding 'windows-1252'"
    ),
    (
      "a stray byte in a large page",
      latin(
        "<meta charset=utf-8>", Array("café".utf8),
        Array(String(repeating: sentence, count: 20_000).utf8) + [0xFF]),
      "café", "1 place is not UTF-8 and became U+FFFD"
    ),
    (
      "Latin that is said to be UTF-8", latin("<meta charset=utf-8>", cafe), "café",
      "declares the encoding 'utf-8', which its bytes are not in; read as Windows-1252"
    ),
    (
      "Latin that is said to be Chinese",
      latin("<meta charset=gbk>", cafe, [0x6E, 0x61, 0xEF, 0x76, 0x65, 0x20, 0x52, 0xE9, 0x2E]),
      "café", "declares the encoding 'gbk'"
    ),
    (
      "Latin that is said to be Japanese",
      latin("<meta charset=shift_jis>", cafe, [0x6E, 0x61, 0xEF, 0x76, 0x65, 0x20, 0x52, 0xE9]),
      "café", "declares the encoding 'shift_jis'"
    ),
    (
      "Latin that is said to be Big5", latin("<meta charset=big5>", cafe, [0x52, 0xE9, 0x20]),
      "café", "declares the encoding 'big5'"
    ),
    (
      "Latin quotation marks that are said to be Chinese",
      latin("<meta charset=gbk>", cafe, [0x20, 0x93] + Array("Hasil".utf8) + [0x94, 0x20]),
      "café", "declares the encoding 'gbk'"
    ),
    (
      "Latin that is said to have seven bits", latin("<meta charset=iso-2022-jp>", cafe), "café",
      "declares the encoding 'iso-2022-jp'"
    ),
    (
      "Latin capitals that could be UTF-8",
      latin("<meta charset=iso-8859-1>", [0x43, 0x41, 0x46, 0xC9, 0x94]), "CAFÉ”", nil
    ),
    ("an unknown label", latin("<meta charset=klingon>", cafe), "café", "'klingon'"),
    ("ASCII, whatever it says", latin("<meta charset=big5>", Array("cafe".utf8)), "cafe", nil),
    (
      "Big5 is Big5", latin("<meta charset=big5>", [0xA4, 0xA4, 0xA4, 0x48, 0xA5, 0xC1]), "中人民", nil
    ),
    (
      "Shift_JIS is Shift_JIS",
      latin("<meta charset=x-sjis>", [0x93, 0xFA, 0x96, 0x7B, 0x8C, 0xEA]), "日本語", nil
    ),
    ("EUC-KR is EUC-KR", latin("<meta charset=euc-kr>", [0xC7, 0xD1, 0xB1, 0xDB]), "한글", nil),
    ("Cyrillic is Cyrillic", latin("<meta charset=koi8-r>", [0xED, 0xC9, 0xD2]), "Мир", nil),
    ("of a Macintosh", latin("<meta charset=x-mac-roman>", [0x63, 0x61, 0x66, 0x8E]), "café", nil),
  ]

  private static let cafe: [UInt8] = [0x63, 0x61, 0x66, 0xE9]

  private static func latin(_ head: String, _ word: [UInt8], _ more: [UInt8] = []) -> [UInt8] {
    Array("<html><head>\(head)<title>".utf8) + word + Array("</title></head><p>".utf8) + more
      + Array("\(sentence)</p>".utf8)
  }

  @Test("A declaration that the bytes contradict loses to them", arguments: pages)
  func contradicted(name: String, bytes: [UInt8], word: String, doubt: String?) throws {
    let found = try events("a.html", bytes)
    #expect(found.articles.first?.title == word, "\(name)")
    #expect(found.problems.allSatisfy { $0.doubt == .readOtherwise })
    let reason = found.problems.first?.reason
    if let doubt {
      #expect(reason?.contains(doubt) == true, "\(name): \(reason ?? "nothing said")")
    } else {
      #expect(reason == nil)
    }
  }

  private static let wide: [(text: String, isFound: Bool)] = [
    ("<title>café</title><p>\(sentence)", true), ("<title>Хлеб</title><p>Земля и вода", true),
    ("<!DOCTYPE html><html><title>日本語</title><p>日本語の本文がここにあります。</p>", true),
  ]

  @Test("UTF-16 without a mark is known by its zero bytes", arguments: wide, [true, false])
  func utf16(page: (text: String, isFound: Bool), isBig: Bool) throws {
    let bytes = page.text.utf16.flatMap { unit -> [UInt8] in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return isBig ? [high, low] : [low, high]
    }
    let found = try events("a.html", bytes)
    #expect(page.text.contains("<title>\(found.articles.first?.title ?? "-")</title>"))
    #expect(found.problems.isEmpty)
  }
}
