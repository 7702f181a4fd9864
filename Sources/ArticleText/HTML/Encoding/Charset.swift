/// An encoding that a page may be in: those of the WHATWG's Encoding Standard, by its labels.
struct Charset: Hashable {
  /// How its bytes are read.
  enum Kind {
    /// UTF-8, and UTF-16, which no page is in whose declaration can be read.
    case unicode
    /// Windows-1252 and parts of it.
    case western
    /// One byte for each character.
    case singleByte
    /// One byte or several.
    case multiByte
    /// Bytes below 0x80 only.
    case sevenBit
  }

  /// Its name in the standard.
  let name: String
  let kind: Kind
  /// What the system's iconv calls it.
  let systemName: String

  /// The encoding that a label stands for, in small letters and without spaces around it.
  init?(label: String) {
    guard let charset = Self.byLabel[label] else { return nil }
    self = charset
  }

  private init(_ name: String, _ kind: Kind, _ systemName: String?) {
    self.name = name
    self.kind = kind
    self.systemName = systemName ?? name
  }

  private static let byLabel: [String: Charset] = {
    var byLabel: [String: Charset] = [:]
    for (name, kind, systemName, labels) in table {
      let charset = Charset(name, kind, systemName)
      for label in labels.split(whereSeparator: \.isWhitespace) { byLabel[String(label)] = charset }
      byLabel[name.lowercased()] = charset
    }
    return byLabel
  }()

  /// Name, kind, what iconv calls it where that differs, and its other labels.
  private static let table: [(String, Kind, String?, String)] = [
    ("UTF-8", .unicode, nil, "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf8 x-unicode20utf8"),
    (
      "UTF-16", .unicode, nil,
      """
      utf-16le utf-16be unicodefffe csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf16
      """
    ),
    (
      "Windows-1252", .western, nil,
      """
      ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591
      iso_8859-1 iso_8859-1:1987 l1 latin1 latin-1 us-ascii x-cp1252 x-user-defined
      """
    ),
    ("Windows-1250", .singleByte, nil, "cp1250 x-cp1250"),
    ("Windows-1251", .singleByte, nil, "cp1251 x-cp1251"),
    ("Windows-1253", .singleByte, nil, "cp1253 x-cp1253"),
    (
      "Windows-1254", .singleByte, nil,
      """
      cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5
      latin5 x-cp1254
      """
    ),
    ("Windows-1255", .singleByte, nil, "cp1255 x-cp1255"),
    ("Windows-1256", .singleByte, nil, "cp1256 x-cp1256"),
    ("Windows-1257", .singleByte, nil, "cp1257 x-cp1257"),
    ("Windows-1258", .singleByte, nil, "cp1258 x-cp1258"),
    (
      "Windows-874", .singleByte, "CP874",
      "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 cp874"
    ),
    (
      "ISO-8859-2", .singleByte, nil,
      "csisolatin2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2 latin-2"
    ),
    (
      "ISO-8859-3", .singleByte, nil,
      "csisolatin3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3"
    ),
    (
      "ISO-8859-4", .singleByte, nil,
      "csisolatin4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4"
    ),
    (
      "ISO-8859-5", .singleByte, nil,
      "csisolatincyrillic cyrillic iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988"
    ),
    (
      "ISO-8859-6", .singleByte, nil,
      """
      arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6-e iso-8859-6-i
      iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987
      """
    ),
    (
      "ISO-8859-7", .singleByte, nil,
      """
      csisolatingreek ecma-118 elot_928 greek greek8 iso-ir-126 iso8859-7 iso88597 iso_8859-7
      iso_8859-7:1987 sun_eu_greek
      """
    ),
    (
      "ISO-8859-8", .singleByte, nil,
      """
      csiso88598e csisolatinhebrew hebrew iso-8859-8-e iso-ir-138 iso8859-8 iso88598 iso_8859-8
      iso_8859-8:1988 visual csiso88598i iso-8859-8-i logical
      """
    ),
    ("ISO-8859-10", .singleByte, nil, "csisolatin6 iso-ir-157 iso8859-10 iso885910 l6 latin6"),
    ("ISO-8859-13", .singleByte, nil, "iso8859-13 iso885913"),
    ("ISO-8859-14", .singleByte, nil, "iso8859-14 iso885914"),
    ("ISO-8859-15", .singleByte, nil, "csisolatin9 iso8859-15 iso885915 iso_8859-15 l9 latin9"),
    ("ISO-8859-16", .singleByte, nil, ""),
    ("IBM866", .singleByte, nil, "866 cp866 csibm866"),
    ("KOI8-R", .singleByte, nil, "cskoi8r koi koi8 koi8_r"),
    ("KOI8-U", .singleByte, nil, "koi8-ru"),
    ("macintosh", .singleByte, nil, "csmacintosh mac x-mac-roman"),
    ("x-mac-cyrillic", .singleByte, "MAC-UK", "x-mac-ukrainian"),
    (
      "GBK", .multiByte, "GB18030",
      """
      chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 iso-ir-58 x-gbk gb18030 euc-cn
      cp936
      """
    ),
    ("Big5", .multiByte, "BIG5-HKSCS", "big5-hkscs cn-big5 csbig5 x-x-big5"),
    ("EUC-JP", .multiByte, "EUC-JP-MS", "cseucpkdfmtjapanese x-euc-jp"),
    (
      "Shift_JIS", .multiByte, "CP932",
      "csshiftjis ms932 ms_kanji shift-jis sjis windows-31j x-sjis cp932"
    ),
    (
      "EUC-KR", .multiByte, "CP949",
      """
      cseuckr csksc56011987 iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601
      windows-949 cp949
      """
    ),
    ("ISO-2022-JP", .sevenBit, nil, "csiso2022jp"),
    ("ISO-2022-KR", .sevenBit, nil, "csiso2022kr"),
    ("ISO-2022-CN", .sevenBit, nil, "iso-2022-cn-ext"),
  ]
}
