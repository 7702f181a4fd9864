/// How a scalar is compared: small letters and plain digits, without diacritics.
///
/// One table for article, query and snippet, so that `Café`, `CAFE` and `cafe` are one word, and
/// `ﬁnance` and `finance`, `２０２４` and `2024`.
enum Folding {
  /// What a scalar above ASCII does to the word it stands in.
  enum Outcome: Equatable {
    /// It belongs to a word, as these UTF-8 bytes.
    case letters([UInt8])
    /// It is one of these digits of ASCII by another form. One that is raised, lowered or within a
    /// circle is set apart: it is no part of the number before it (`2024¹`).
    case digits([UInt8], isSetApart: Bool)
    /// It belongs to a word but leaves no trace in it (a combining accent, a zero-width space).
    case nothing
    /// It joins what stands before it and behind it, white space between them included: a soft
    /// hyphen.
    case joint
    /// It is written without spaces around it: a word of its own.
    case ideograph([UInt8])
    /// An apostrophe, by whichever of its code points.
    case apostrophe
    /// A hyphen, by whichever of its code points.
    case hyphen
    /// It ends a word.
    case separator
  }

  /// The Latin letters with diacritics, each line being one base letter and its variants: Latin-1,
  /// Latin Extended-A, the Romanian and Pinyin letters of Extended-B, and the Vietnamese ones.
  private static let latinVariants: [(base: String, variants: String)] = [
    ("a", "ÀÁÂÃÄÅàáâãäåĀāĂăĄąǍǎẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặªǺǻȀȁȂȃ"),
    ("ae", "ÆæǼǽ"),
    ("c", "ÇçĆćĈĉĊċČč"),
    ("d", "ĎďĐđÐð"),
    ("e", "ÈÉÊËèéêëĒēĔĕĖėĘęĚěẸẹẺẻẼẽẾếỀềỂểỄễỆệȄȅȆȇ"),
    ("g", "ĜĝĞğĠġĢģǦǧǴǵ"),
    ("h", "ĤĥĦħḤḥ"), ("ij", "Ĳĳ"),
    ("i", "ÌÍÎÏìíîïĨĩĪīĬĭĮįİıǏǐỈỉỊịȈȉȊȋ"),
    ("j", "Ĵĵ"),
    ("k", "Ķķĸ"),
    ("l", "ĹĺĻļĽľĿŀŁł"),
    ("n", "ÑñŃńŅņŇňŉŊŋ"), ("μ", "µ"),
    ("o", "ÒÓÔÕÖØòóôõöøŌōŎŏŐőƠơǑǒỌọỎỏỐốỒồỔổỖỗỘộỚớỜờỞởỠỡỢợº"),
    ("oe", "Œœ"),
    ("r", "ŔŕŖŗŘř"),
    ("s", "ŚśŜŝŞşŠšȘșſṢṣ"),
    ("ss", "ßẞ"),
    ("t", "ŢţŤťŦŧȚțṬṭ"),
    ("th", "Þþ"),
    ("u", "ÙÚÛÜùúûüŨũŪūŬŭŮůŰűŲųƯưǓǔǕǖǗǘǙǚǛǜỤụỦủỨứỪừỬửỮữỰự"),
    ("w", "ŴŵẀẁẂẃẄẅ"),
    ("y", "ÝýÿŶŷŸỲỳỴỵỶỷỸỹ"),
    ("z", "ŹźŻżŽžẒẓ"),
  ]

  private static let latin: [UInt32: [UInt8]] = {
    var table: [UInt32: [UInt8]] = [:]
    for (base, variants) in latinVariants {
      for scalar in variants.unicodeScalars { table[scalar.value] = Array(base.utf8) }
    }
    return table
  }()

  /// The outcomes of the scalars of Latin-1 and Latin Extended-A, most of those that texts in Latin
  /// letters hold.
  private static let common: [Outcome] = (firstCommon...lastCommon).map { value in
    Unicode.Scalar(value).map(anyOutcome) ?? .separator
  }
  private static let firstCommon: UInt32 = 0x80
  private static let lastCommon: UInt32 = 0x17F

  private static let forms = FormLookup()

  /// What to make of a scalar that is not ASCII.
  static func outcome(of scalar: Unicode.Scalar) -> Outcome {
    scalar.value <= lastCommon ? common[Int(scalar.value - firstCommon)] : anyOutcome(of: scalar)
  }

  private static func anyOutcome(of scalar: Unicode.Scalar) -> Outcome {
    let value = scalar.value
    switch value {
    // Dashes, quotes and the like come in most texts; they are no forms of letters.
    case 0x2013...0x2017, 0x201A, 0x201C...0x2027, 0xFFFD: return .separator
    case 0x00B4, 0x02B9, 0x02BB...0x02BF, 0x02C8, 0x02CA, 0x02CB, 0x0374, 0x0384, 0x055A, 0x05F3,
      0x07F4, 0x07F5, 0x1FBD, 0x1FBF, 0x1FEF, 0x1FFD, 0x1FFE, 0x2018, 0x2019, 0x201B, 0x2032,
      0x2035, 0x275B, 0x275C, 0xA78B, 0xA78C, 0xFF07, 0xFF40:
      return .apostrophe
    case 0x058A, 0x05BE, 0x1400, 0x1806, 0x2010...0x2012, 0x2043, 0x2212, 0x2E17, 0x2E40, 0xFE63,
      0xFF0D:
      return .hyphen
    case 0x00AD: return .joint
    case 0x00B9: return .digits([0x31], isSetApart: true)
    case 0x00B2, 0x00B3: return .digits([UInt8(value - 0x80)], isSetApart: true)
    case 0x0300...0x036F, 0x200B...0x200D, 0x2060, 0xFE00...0xFE0F, 0xFEFF: return .nothing
    default: break
    }
    if isIdeograph(value) { return .ideograph(utf8(scalar)) }
    if let letters = latin[value] { return .letters(letters) }
    if value > lastCommon, let form = forms.outcome(of: value) { return form }
    // The few of a block of forms that are none.
    if (0xF900...0xFAFF).contains(value) { return .ideograph(utf8(scalar)) }
    let properties = scalar.properties
    switch properties.generalCategory {
    case .uppercaseLetter, .titlecaseLetter:
      // The small letter may be a variant itself: the Ångström sign becomes `å`.
      return .letters(properties.lowercaseMapping.unicodeScalars.flatMap(folded))
    case .lowercaseLetter, .modifierLetter, .otherLetter, .decimalNumber, .letterNumber,
      .spacingMark, .nonspacingMark:
      return .letters(utf8(scalar))
    default: return .separator
    }
  }

  /// Whether it is written without spaces around it; other forms of such characters are not asked.
  static func isIdeograph(_ value: UInt32) -> Bool {
    switch value {
    case 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0x20000...0x2F7FF, 0x30000...0x323AF:
      return true
    default: return false
    }
  }

  /// A small letter without its accents.
  static func folded(_ scalar: Unicode.Scalar) -> [UInt8] { latin[scalar.value] ?? utf8(scalar) }

  private static func utf8(_ scalar: Unicode.Scalar) -> [UInt8] {
    Array(String(Character(scalar)).utf8)
  }
}
