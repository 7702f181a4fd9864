/// How a scalar is compared: small letters, without diacritics.
///
/// One table for article, query and snippet, so that `Café`, `CAFE` and `cafe` are one word.
enum Folding {
  /// What a scalar above ASCII does to the word it stands in.
  enum Outcome: Equatable {
    /// It belongs to a word, as these UTF-8 bytes.
    case letters([UInt8])
    /// It belongs to a word but leaves no trace in it (a combining accent, a soft hyphen).
    case nothing
    /// It is written without spaces around it: a word of its own.
    case ideograph([UInt8])
    /// An apostrophe, by whichever of its code points.
    case apostrophe
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
    ("h", "ĤĥĦħḤḥ"),
    ("i", "ÌÍÎÏìíîïĨĩĪīĬĭĮįİıǏǐỈỉỊịȈȉȊȋ"),
    ("j", "Ĵĵ"),
    ("k", "Ķķĸ"),
    ("l", "ĹĺĻļĽľĿŀŁł"),
    ("n", "ÑñŃńŅņŇňŉŊŋ"),
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

  /// What to make of a scalar that is not ASCII.
  static func outcome(of scalar: Unicode.Scalar) -> Outcome {
    switch scalar.value {
    case 0x2018, 0x2019, 0x201B, 0x02BC, 0x02BB, 0x02BE, 0x02BF, 0x2032, 0xFF07: return .apostrophe
    case 0x0300...0x036F, 0x00AD, 0x200B...0x200D, 0x2060, 0xFEFF: return .nothing
    case 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF:
      return .ideograph(utf8(scalar))
    default: break
    }
    if let letters = latin[scalar.value] { return .letters(letters) }
    let properties = scalar.properties
    switch properties.generalCategory {
    case .uppercaseLetter, .titlecaseLetter:
      // The small letter may be a variant itself: the Ångström sign becomes `å`.
      return .letters(
        properties.lowercaseMapping.unicodeScalars.flatMap { latin[$0.value] ?? utf8($0) })
    case .lowercaseLetter, .modifierLetter, .otherLetter, .decimalNumber, .letterNumber,
      .spacingMark, .nonspacingMark:
      return .letters(utf8(scalar))
    default: return .separator
    }
  }

  private static func utf8(_ scalar: Unicode.Scalar) -> [UInt8] {
    Array(String(Character(scalar)).utf8)
  }
}
