import Testing

@testable import ArticleText

@Suite("Words that are divided at the end of a line")
struct LineHyphensTests {
  private static let full = "Para petani di desa itu bekerja sejak pagi hari sampai"

  private func joined(_ text: String) -> String {
    LineHyphens.joined(TextNormalizer.lines(of: text)).joined()
  }

  @Test(
    "The hyphen goes where the whole is a word, and stays where it is the word's own",
    arguments: [
      // Known to a dictionary, as they are, or with what is written at their end.
      ("membahas keang-\ngotaan tetap", "membahas keanggotaan\ntetap"),
      ("para peme\u{2010}\nrintah daerah", "para pemerintah\ndaerah"),
      ("dan kesepa\u{2011}\nkatannya itu", "dan kesepakatannya\nitu"),
      ("the member-\nship, said he", "the membership,\nsaid he"),
      ("in Lon-\ndon again", "in London\nagain"),
      ("PEMERIN-\nTAH DAERAH", "PEMERIN-\nTAH DAERAH"),
      ("\(full) PEMERIN-\nTAH DAERAH", "\(full) PEMERINTAH\nDAERAH"),
      // A doubled word, one of two names, a figure, an affix at a name.
      ("kepada orang-\norang gunung", "kepada orang-orang\ngunung"),
      ("kepada orang\u{2010}\norang gunung", "kepada orang\u{2010}orang\ngunung"),
      ("anak-\nanaknya pulang", "anak-anaknya\npulang"),
      ("anak-anak-\nnya pulang", "anak-anaknya\npulang"),
      ("kupu-\nkupu.", "kupu-kupu."),
      ("\(full) Anglo-\nSaxon itu", "\(full) Anglo-Saxon\nitu"),
      ("\(full) Covid-\n19 itu", "\(full) Covid-19\nitu"),
      ("sidang SCO-\nnya itu", "sidang SCO-nya\nitu"),
      ("a well-\nknown name", "a well-known\nname"),
      // The whole stands elsewhere in the text.
      ("kota Zam-\nbora ramai\nZambora sepi", "kota Zambora\nramai\nZambora sepi"),
      ("kota Zam-\nbora ramai", "kota Zam-bora\nramai"),
      ("ZAMBORA\nkota Zam-\nbora.", "ZAMBORA\nkota Zambora."),
      // No divided words.
      ("Daftar -\nsatu", "Daftar -\nsatu"), ("Catatan-\nSegera", "Catatan-\nSegera"),
      ("keang-\n\ngotaan", "keang-\n\ngotaan"), ("keang-\n- gotaan", "keang-\n- gotaan"),
      ("---\nsatu", "---\nsatu"), ("keang-", "keang-"), ("-\na", "-\na"), ("", ""),
      ("ke-\nang-\ngotaan itu", "ke-\nang-gotaan\nitu"),
    ])
  func hyphens(text: String, expected: String) {
    #expect(joined(text) == expected)
  }

  @Test("Empty lines stay where a line has nothing left")
  func emptyLines() {
    #expect(joined("keang-\ngotaan\n\nsatu") == "keanggotaan\n\nsatu")
  }

  @Test(
    "A soft hyphen joins, whatever white space is behind it",
    arguments: [
      ("peme\u{AD}rintah", "pemerintah"), ("peme\u{AD}\nrintah itu", "pemerintah itu"),
      ("peme\u{AD} \r\n  rintah", "pemerintah"), ("peme\u{AD} rintah", "pemerintah"),
      ("peme\u{AD}\u{AD}\nrintah", "pemerintah"), ("Anglo\u{AD}\nSaxon", "AngloSaxon"),
      ("peme\u{AD}\n— kata", "peme\n— kata"), ("\u{AD}\nsatu", "satu"), ("a \u{AD}b", "a b"),
      ("satu\u{AD}", "satu"),
    ])
  func softHyphens(text: String, expected: String) {
    #expect(TextNormalizer.normalize(text) == expected)
  }

  @Test(
    "Long texts of divided words take time in proportion to their length", .timeLimit(.minutes(1)))
  func boundedTime() {
    let lines = (0..<2_000).map { "kata keang-\ngotaan \($0)\u{AD} \u{AD}" }
    #expect(joined(lines.joined(separator: "\n")).hasPrefix("kata keanggotaan"))
    _ = joined(String(repeating: "a-\n", count: 20_000))
    _ = joined(String(repeating: "\u{AD} ", count: 20_000))
  }

  @Test(
    "A dictionary is whole as long as it is open, whichever others are closed",
    .enabled(if: Hunspell.installedDictionary(named: "en_US") != nil))
  func closing() {
    let english = Hunspell(installed: "en_US", knowing: "walked")
    for _ in 0..<6 { _ = Hunspell.openIndonesian() }
    #expect(english?.knows(Array("membership".utf8)) == true)
  }

  @Test("Dictionaries are opened, asked and closed by many tasks at once")
  func dictionaries() async {
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<16 {
        group.addTask {
          guard Hunspell.installedDictionary(named: "en_US") != nil else { return true }
          for _ in 0..<2 {
            let english = Hunspell(installed: "en_US", knowing: "walked")
            guard english?.knows(Array("membership".utf8)) == true else { return false }
          }
          return true
        }
      }
      for await isRight in group { #expect(isRight) }
    }
  }
}
