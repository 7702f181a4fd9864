import Testing

@testable import ScoSearch

struct FoldingTests {
  @Test(
    "A scalar above ASCII is a letter, an apostrophe, nothing, an ideograph or a separator",
    arguments: [
      ("É", .letters(Array("e".utf8))),
      ("Ø", .letters(Array("o".utf8))),
      ("ß", .letters(Array("ss".utf8))),
      ("Þ", .letters(Array("th".utf8))),
      ("İ", .letters(Array("i".utf8))),
      ("Ж", .letters(Array("ж".utf8))),
      ("Ω", .letters(Array("ω".utf8))),
      ("ع", .letters(Array("ع".utf8))),
      ("٣", .letters(Array("٣".utf8))),
      ("’", .apostrophe),
      ("ʼ", .apostrophe),
      ("\u{301}", .nothing),
      ("\u{AD}", .joint),
      ("\u{200B}", .nothing),
      ("\u{FEFF}", .nothing),
      ("海", .ideograph(Array("海".utf8))),
      ("の", .ideograph(Array("の".utf8))),
      ("—", .separator),
      ("“", .separator),
      ("\u{A0}", .separator),
      ("🎉", .separator),
      ("\u{FFFD}", .separator),
    ] as [(Unicode.Scalar, Folding.Outcome)])
  func outcome(scalar: Unicode.Scalar, outcome: Folding.Outcome) {
    #expect(Folding.outcome(of: scalar) == outcome)
  }

  @Test("Letters are folded once: a folded letter stays as it is")
  func idempotent() {
    var letterCount = 0
    for value in 0x80...0x24FF as ClosedRange<UInt32> {
      guard let scalar = Unicode.Scalar(value),
        case .letters(let letters) = Folding.outcome(of: scalar)
      else { continue }
      letterCount += 1
      for folded in String(decoding: letters, as: UTF8.self).unicodeScalars
      where folded.value >= 0x80 {
        switch Folding.outcome(of: folded) {
        case .letters(let again): #expect(again == Array(String(folded).utf8), "U+\(value)")
        // A dot above that a small letter keeps (`İ` in other tables) would be dropped.
        case .nothing: break
        default: Issue.record("U+\(String(value, radix: 16)) folds to what is no letter")
        }
      }
    }
    #expect(letterCount > 5000)
  }
}
